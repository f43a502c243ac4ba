# Makes Sources/ThawText/Lexicon/names.crf. Called by names.sh: weights.py DATA FEATURES TARGET trains on all of DATA
# (JSON Lines with "doc", "tokens", "tags") and FEATURES (what `thaw evaluate name-features` printed for it);
# without TARGET it prints the scores of a five-fold cross-validation by document instead.
#
# names.crf is what NameModel reads: "THAWCRF1", the number of rows, 81 transitions (16 bits), the rows' keys (32 bits),
# sorted, then nine bytes of weights each. All weights are in units of 1/SCALE; rows that round to nothing are left out.
import collections, json, os, struct, sys
import pycrfsuite

LABELS = "O B-PER I-PER B-LOC I-LOC B-ORG I-ORG B-MISC I-MISC".split()
SCALE, ITERATIONS, C2 = float(os.environ.get("SCALE", 40)), int(os.environ.get("ITERATIONS", 70)), float(os.environ.get("C2", 0.7))
LEAST = float(os.environ.get("LEAST", 2))

def spans(tags):
    found, start = set(), None
    for i, tag in enumerate(list(tags) + ["O"]):
        if start and (tag == "O" or tag[2:] != start[1] or tag[0] == "B"):
            found.add((start[0], i, start[1]))
            start = None
        if tag != "O" and not start:
            start = (i, tag[2:])
    return found

def labels(tags):
    out = ["O"] * len(tags)
    for start, end, kind in spans(tags):
        for k in range(start, end):
            out[k] = ("B-" if k == start else "I-") + kind
    return out

def train(rows, path):
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence, chains in rows:
        tags = labels(sentence["tags"])
        for chain in chains["chains"]:
            start, features = chain["start"], chain["features"]
            trainer.append([list(map(str, f)) for f in features], tags[start:start + len(features)])
    trainer.set_params({"c1": 0.0, "c2": C2, "max_iterations": ITERATIONS, "feature.possible_transitions": True})
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    return tagger

def quantised(tagger):
    info = tagger.info()
    rows = collections.defaultdict(lambda: [0] * 9)
    for (feature, label), weight in info.state_features.items():
        rows[int(feature)][LABELS.index(label)] = max(-127, min(127, round(weight * SCALE)))
    rows = {k: v for k, v in rows.items() if max(map(abs, v)) >= LEAST}
    moves = [[-400] * 9 for _ in LABELS]
    for (a, b), weight in info.transitions.items():
        moves[LABELS.index(a)][LABELS.index(b)] = round(weight * SCALE)
    for a in range(9):
        for b in range(2, 9, 2):
            if a not in (b, b - 1):
                moves[a][b] = -30000
    return rows, moves

def decode(features, rows, moves):
    best, back = None, []
    for position, names in enumerate(features):
        score = [0] * 9
        for name in names:
            row = rows.get(name)
            if row:
                for k in range(9):
                    score[k] += row[k]
        if best is None:
            best = [score[k] if k == 0 or k % 2 else -10**6 for k in range(9)]
            continue
        origin = [max(range(9), key=lambda a: best[a] + moves[a][b]) for b in range(9)]
        best = [best[origin[b]] + moves[origin[b]][b] + score[b] for b in range(9)]
        back.append(origin)
    label = max(range(9), key=lambda k: best[k])
    out = [label]
    for origin in reversed(back):
        label = origin[label]
        out.append(label)
    return [LABELS[k] for k in reversed(out)]

def fold(number, data):
    documents = sorted({s["doc"] for s, _ in data})
    held = {d for i, d in enumerate(documents) if i % 5 == number}
    path = f"/tmp/names-fold{number}-{os.getpid()}.crf"
    rows, moves = quantised(train([r for r in data if r[0]["doc"] not in held], path))
    os.remove(path)
    tally, out = collections.Counter(), []
    for sentence, chains in data:
        if sentence["doc"] in held:
            tags = ["O"] * len(sentence["tags"])
            for chain in chains["chains"]:
                found = decode(chain["features"], rows, moves)
                tags[chain["start"]:chain["start"] + len(found)] = found
            gold, guess = spans(sentence["tags"]), spans(tags)
            out.append((sentence, tags))
            for name, group in (("right", gold & guess), ("gold", gold), ("guess", guess)):
                for span in group:
                    tally[name, span[2]] += 1
                    tally[name, "ALL"] += 1
    return tally, len(rows), out

def main():
    load = lambda path: [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    data = list(zip(load(sys.argv[1]), load(sys.argv[2]), strict=True))
    if len(sys.argv) > 3:
        path = sys.argv[3] + ".full"
        rows, moves = quantised(train(data, path))
        os.remove(path)
        with open(sys.argv[3], "wb") as file:
            file.write(b"THAWCRF1" + struct.pack("<I81h", len(rows), *(m for row in moves for m in row)))
            file.write(struct.pack(f"<{len(rows)}I", *sorted(rows)))
            file.write(b"".join(struct.pack("9b", *rows[k]) for k in sorted(rows)))
        print(f"{len(rows)} rows, {os.path.getsize(sys.argv[3])} bytes in {sys.argv[3]}")
        return
    total = collections.Counter()
    results = [fold(number, data) for number in range(5)]
    for tally, _, _ in results:
        total += tally
    if "OUT" in os.environ:
        import pickle
        pickle.dump([o for r in results for o in r[2]], open(os.environ["OUT"], "wb"))
    def show(kind, t):
        precision, recall = t["right", kind] / max(1, t["guess", kind]), t["right", kind] / max(1, t["gold", kind])
        return f"{kind} {precision:.3f} {recall:.3f} {2 * precision * recall / max(1e-9, precision + recall):.3f}"
    print("; ".join(show(kind, total) for kind in ("ALL", "PER", "LOC", "ORG", "MISC")), "rows", results[0][1])
    print("folds:", "; ".join(show("ALL", t) for t, _, _ in results))

if __name__ == "__main__":
    main()
