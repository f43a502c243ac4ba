# How right the structure of pages is: structure.py PROGRAM [-v] [SET…]
# Reads the files of structure/ beside it, pages written for Thaw after the manner of many sites, programs and people, each with
# what a careful reader takes it to be ("truth"; see structure.md), has PROGRAM read them, and prints the mean share of
# facts right among those that apply: by page with -v, by set, and by fact.
import difflib, json, os, pathlib, re, subprocess, sys, tempfile, unicodedata

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ\"“‘])")


def bare(text):
    return re.sub(r"[^\w]+", "", unicodedata.normalize("NFKC", text or "").casefold())


def same(a, b, least=0.88):
    """Equal but for signs and a few letters: what the reader mends is no mistake."""
    a, b = bare(a), bare(b)
    if a == b:
        return True
    if not a or not b or min(len(a), len(b)) < 0.7 * max(len(a), len(b)):
        return False
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= least


def common(a, b, equal):
    """The length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for x in a:
        last = row[:]
        for j, y in enumerate(b):
            row[j + 1] = max(last[j + 1], row[j], last[j] + bool(equal(x, y)))
    return row[-1]


def f1(truth, found, equal):
    if not truth or not found:
        return float(not truth and not found)
    rest, hits = list(found), 0
    for item in truth:
        place = next((i for i, other in enumerate(rest) if equal(item, other)), None)
        if place is not None:
            hits += 1
            del rest[place]
    return 2 * hits / (len(truth) + len(found))


def same_text(a, b):
    return not a and not b or same(a, b)


def sentences(texts):
    return [s for text in texts for s in SENTENCE.split(text.strip()) if s]


def cards(truth, read):
    facts = {"cards": float(truth["cards"] == len(read["cards"]))}
    told = truth.get("headings") or []
    found = [card["heading"] for card in read["cards"]]
    # A heading that the page lost may be proposed.
    found = [
        None if heading and heading["origin"] == "inferred" and len(found) == len(told) and not told[i]
        else heading and heading["value"] for i, heading in enumerate(found)]
    if any(told):
        def equal(a, b):
            return a is None and b is None or a and b and same(a, b, 0.85)
        facts["headings"] = common(told, found, equal) / max(len(told), len(found), 1)
    points = [bullet["text"] for card in read["cards"] for bullet in card["bullets"]]
    facts["bullets"] = common(truth["bullets"], points, same) / max(len(truth["bullets"]), len(points), 1)
    return facts


def lists(truth, read):
    facts = {}
    asked, found = truth.get("questions") or [], [(q["stem"], q["answer"]) for q in read["questions"]]
    if asked or found and truth["kind"] in ("keyTerm", "questions"):
        facts["questions"] = f1(asked, found, lambda a, b: same(a[0], b[0]) and same_text(a[1], b[1]))
    related = truth.get("related") or []
    found = [(t["name"] and t["name"]["value"], t["definition"]) for t in read["relatedTerms"]]
    if related or found and truth["kind"] == "keyTerm":
        facts["related"] = f1(
            related, found, lambda a, b: same_text(a[1], b[1]) and (not a[0] or same(a[0], b[0])))
    pairs, found = truth.get("pairs") or [], [(p["term"], p["definition"]) for p in read["pairs"]]
    if pairs or found and truth["kind"] == "pairs":
        facts["pairs"] = f1(pairs, found, lambda a, b: same(a[0], b[0]) and same(a[1], b[1]))
    comments, found = truth.get("comments") or [], [c["text"] for c in read["comments"]]
    if comments or found:
        facts["comments"] = f1(comments, found, same)
    return facts


def names(truth, read):
    named = sum((read[key] for key in ("people", "places", "organisations", "works")), [])
    whole, last = bare(" ".join(named)), {bare(name) for name in read["people"]}
    return sum(bare(n) in whole or bare(n.split()[-1]) in last for n in truth) / len(truth)


def subjects(truth, read):
    leaves = [path[-1] for path in read["subjects"]]
    # A link to a part of a subject names the subject, too.
    roots = {path[0] for path in read["subjects"] if len(path) > 1} - set(truth)
    return f1(truth, [leaf for leaf in leaves if leaf not in roots], same)


def facts(truth, read, source):
    right = {"kind": float(truth["kind"] == read["kind"])}
    title = read["title"] or {}
    if "title" in truth:
        origin = "given" if truth.get("titleGiven") else "inferred"
        isNamed = same(truth["title"], title.get("value"), 0.85)
        right["title"] = isNamed * (1.0 if title.get("origin") == origin else 0.5)
    if truth.get("author") or read["author"]:
        right["author"] = float(same(truth.get("author"), read["author"]))
    created = read["created"] and read["created"]["value"]
    if "created" in truth and (truth["created"] or created):
        right["created"] = float(truth["created"] == created)
    if truth.get("subjects") or read["subjects"]:
        right["subjects"] = subjects(truth.get("subjects") or [], read)
    if truth["kind"] in ("notes", "revisionCards"):
        right |= cards(truth, read)
    if truth["kind"] == "keyTerm":
        term = (read["terms"] or [{"name": "", "definition": ""}])[0]
        right["term"] = float(same(truth.get("term"), term["name"], 0.85))
        right["definition"] = f1(sentences(truth["definition"]), sentences([term["definition"]]), same)
        right["facts"] = float(truth.get("facts", 0) == len(read["facts"]))
    right |= lists(truth, read)
    if truth.get("names"):
        right["names"] = names(truth["names"], read)
    blocks, count = read["blocks"], len(source.encode())
    joins = all(a["end"] == b["start"] for a, b in zip(blocks, blocks[1:]))
    right["blocks"] = float(joins and blocks[0]["start"] == 0 and blocks[-1]["end"] == count)
    return right


arguments = [a for a in sys.argv[1:] if a != "-v"]
program, wanted = arguments[0], set(arguments[1:])
sets = sorted(pathlib.Path(__file__).with_name("structure").glob("*.jsonl"))
pages = [
    json.loads(line)
    for file in sets
    if not wanted or file.stem in wanted
    for line in file.read_text(encoding="utf-8").split("\n")
    if line
]
with tempfile.TemporaryDirectory() as folder:
    files = [os.path.join(folder, f"{i:03}.txt") for i in range(len(pages))]
    for file, page in zip(files, pages):
        pathlib.Path(file).write_bytes(page["text"].encode())
    answer = subprocess.run([program, "read", "--json", *files], stdout=subprocess.PIPE, check=False).stdout
bySet, byFact = {}, {}
for page, read in zip(pages, json.loads(answer)["resources"]):
    right = facts(page["truth"], read, page["text"])
    share = sum(right.values()) / len(right)
    bySet.setdefault(page["set"], []).append(share)
    for fact, value in right.items():
        byFact.setdefault(fact, []).append(value)
    if "-v" in sys.argv:
        wrong = " ".join(f"{fact} {value:.2f}" for fact, value in right.items() if value < 0.995)
        print(f"{share:.3f} {page['set']}/{page['name']} {wrong}")
for title, table in (("set", bySet), ("fact", byFact)):
    for name, values in table.items():
        print(f"{title} {name}: {sum(values) / len(values):.3f} ({len(values)})")
