# Makes Sources/ThawText/Lexicon/lines.crf. Called by lines.sh: weights.py PAGES FEATURES TARGET trains on PAGES (JSON
# Lines with "name", "text" and "labels": one letter a line, S the site's, T the title, O text, "." an empty line) and
# FEATURES (what `thaw evaluate line-features` printed for them). HOLD names the sets that are held out and measured.
#
# lines.crf is what LineModel reads: "THAWLIN1", the number of rows (32 bits), the units that make 1, nine transitions
# (16 bits each), the rows' keys (32 bits), then three bytes of weights each. Rows that round to nothing are left out.
import bisect, collections, json, os, struct, sys
import pycrfsuite

LABELS = "STO"
SCALE, ITERATIONS, C2 = 32, 120, float(os.environ.get("C2", 1))


def chain(page, features):
    """The features and labels of the lines that the reader looks at."""
    starts = [0] + [i + 1 for i, byte in enumerate(page["text"].encode()) if byte == 10]
    rows, labels = [], []
    for line in features["lines"]:
        at = bisect.bisect_right(starts, line["start"]) - 1
        labels.append(page["labels"][at].replace(".", "O"))
        rows.append([str(f) for f in line["features"]])
    return rows, labels


def train(chains, path):
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in chains:
        if rows:
            trainer.append(rows, labels)
    trainer.set_params({"c1": 0.0, "c2": C2, "max_iterations": ITERATIONS, "feature.possible_transitions": True})
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    return tagger


def measure(tagger, chains):
    for least in (0.5, 0.8, 0.9, 0.95):
        tally = collections.Counter()
        for rows, labels in chains:
            tagger.set(rows)
            for i, label in enumerate(labels):
                tally[label == "S", tagger.marginal("S", i) >= least] += 1
        right, wrong, missed = tally[True, True], tally[False, True], tally[True, False]
        print(f"{least}: precision {right / max(1, right + wrong):.3f} recall {right / max(1, right + missed):.3f}")
    right = total = 0
    for rows, labels in chains:
        if "T" in labels:
            tagger.set(rows)
            best = max(range(len(rows)), key=lambda i: tagger.marginal("T", i))
            total += 1
            right += labels[best] == "T"
    print(f"titles {right} of {total}")


def write(tagger, target):
    info = tagger.info()
    rows = collections.defaultdict(lambda: [0, 0, 0])
    for (feature, label), weight in info.state_features.items():
        rows[int(feature)][LABELS.index(label)] = max(-127, min(127, round(weight * SCALE)))
    rows = {key: row for key, row in rows.items() if max(map(abs, row)) >= 2}
    moves = [round(info.transitions.get((a, b), 0) * SCALE) for a in LABELS for b in LABELS]
    with open(target, "wb") as file:
        file.write(b"THAWLIN1" + struct.pack("<IH9h", len(rows), SCALE, *moves))
        file.write(struct.pack(f"<{len(rows)}I", *sorted(rows)))
        file.write(b"".join(struct.pack("3b", *rows[key]) for key in sorted(rows)))
    print(f"{len(rows)} rows, {os.path.getsize(target)} bytes in {target}")


def main():
    def load(path):
        with open(path, encoding="utf-8") as file:
            return [json.loads(line) for line in file if line.strip()]

    pages, features, target = load(sys.argv[1]), load(sys.argv[2]), sys.argv[3]
    held = set(os.environ.get("HOLD", "").split())
    chains = [(page["name"].split("/")[0] in held, chain(page, f)) for page, f in zip(pages, features, strict=True)]
    path = target + ".full"
    tagger = train([c for is_held, c in chains if not is_held], path)
    os.remove(path)
    if held:
        measure(tagger, [c for is_held, c in chains if is_held and c[0]])
    write(tagger, target)


if __name__ == "__main__":
    main()
