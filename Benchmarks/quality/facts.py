# How right what is found in notes is: facts.py PROGRAM [-v] [NAME…]
# Reads facts.jsonl beside it, pages of notes in students' shorthand written for Thaw, each with what a careful reader finds
# in it ("truth"; see facts.md), has PROGRAM read them, and prints precision and recall of dates, names, terms and pronouns.
import collections, json, pathlib, re, subprocess, sys, tempfile

KINDS = {
    "person": "people", "place": "places", "organisation": "organisations", "work": "works", "law": "works",
}


def bare(edtf):
    """Without certainty and open ends: "by 1848" and "1848" name the same year."""
    return re.sub(r"~|\.\./|/\.\.", "", edtf)


def read(program, path, *options):
    run = subprocess.run([program, "read", *options, path, "--json"], capture_output=True, text=True)
    return json.loads(run.stdout)


def score_dates(truth, found, text, note):
    raw = text.encode()
    left = [(raw[: d["start"]].count(b"\n") + 1, d["edtf"], d["text"]) for d in found]
    hits = 0
    told = [d for d in truth if not d.get("doubtful")]
    for date in told:
        other = date.get("alt") or []
        values = {bare(v) for v in [date["edtf"], *([other] if isinstance(other, str) else other)]}
        same = next((d for d in left if d[0] == date["line"] and bare(d[1]) in values), None)
        if same:
            left.remove(same)
            hits += 1
        else:
            note("date missed", date["line"], date["text"], date["edtf"])
    for date in left:
        note("date wrong", *date)
    return hits, len(told), len(found)


def score_names(truth, page, note):
    found = {(name, kind) for kind in set(KINDS.values()) for name in page[kind]}
    told = [n for n in truth if n["kind"] in KINDS]
    hits, forms = 0, set()
    for name in told:
        own = {(form, KINDS[name["kind"]]) for form in [name["name"], *name.get("also", [])]}
        forms |= own
        if own & found:
            hits += 1
        else:
            note("name missed", name["name"], name["kind"])
    for name in sorted(found - forms):
        note("name wrong", *name)
    return hits, len(told), len(found)


def score_terms(truth, page, note):
    found = {t["name"].lower() for t in page["terms"]}
    found |= {t["name"]["value"].lower() for t in page["relatedTerms"] if t["name"]}
    found |= {p["term"].lower() for p in page["pairs"]}
    hits, forms = 0, set()
    for term in truth:
        own = {form.lower() for form in [term["term"], *term.get("aliases", [])]}
        forms |= own
        if own & found:
            hits += 1
        else:
            note("term missed", term["line"], term["term"])
    for term in sorted(found - forms):
        note("term wrong", term)
    return hits, len(truth), len(found)


def score_pronouns(truth, page, note):
    """A pronoun left alone is no mistake where the page does not tell; one that is replaced must be replaced rightly."""
    made = collections.defaultdict(list)
    for claim in page["claims"]:
        for change in claim["restored"]:
            if change["before"]:
                made[claim["line"], change["before"].lower()].append(change["after"].lower())
    hits = replaced = 0
    told = [p for p in truth if p.get("referent") and not p.get("doubtful")]
    for pronoun in truth:
        after = made.get((pronoun["line"], pronoun["pronoun"].lower()))
        if not after:
            continue
        replaced += 1
        words = [w for w in re.findall(r"\w+", after[0]) if len(w) > 3]
        if pronoun.get("referent") and any(w in pronoun["referent"].lower() for w in words):
            hits += 1
        else:
            note("pronoun wrong", pronoun["line"], pronoun["pronoun"], after[0])
    return hits, len(told), replaced


def main():
    program = sys.argv[1]
    names = [a for a in sys.argv[2:] if a != "-v"]
    total = collections.defaultdict(lambda: [0, 0, 0])
    for line in open(pathlib.Path(__file__).with_name("facts.jsonl"), encoding="utf-8"):
        page = json.loads(line)
        if names and page["name"] not in names:
            continue

        def note(*words):
            if "-v" in sys.argv:
                print(page["name"], *words, sep="\t")

        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, page["name"] + ".txt")
            path.write_text(page["text"], encoding="utf-8")
            understood = read(program, str(path))["resources"][0]
            dates = read(program, str(path), "--dates")
        truth = page["truth"]
        scores = {
            "dates": score_dates(truth["dates"], dates, page["text"], note),
            "names": score_names(truth["names"], understood, note),
            "terms": score_terms(truth["definitions"], understood, note),
            "pronouns": score_pronouns(truth["pronouns"], understood, note),
        }
        for task, counts in scores.items():
            total[task] = [a + b for a, b in zip(total[task], counts)]
    for task, (hits, told, found) in total.items():
        precision, recall = hits / max(found, 1), hits / max(told, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{task}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} ({hits} of {told}, {found} found)")


main()
