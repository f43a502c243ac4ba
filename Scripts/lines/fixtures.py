# Prints the reader's fixtures as JSON Lines for weights.py, their labels from the roles of the goldens, which people
# have looked at: fixtures.py TESTS, the folder that holds Fixtures and Golden.
import glob, json, os, re, sys

LETTERS = {"navigation": "S", "boilerplate": "S", "title": "T"}


def roles(dump):
    return [(role, int(start), int(end)) for role, start, end in re.findall(r"^(\w+) (\d+)\.\.<(\d+)", dump, re.M)]


def labels(lines, blocks):
    """The letter of each line, by the block in which its middle stands."""
    letters, offset = [], 0
    for line in lines:
        start = offset + len(line) - len(line.lstrip())
        middle = (start + offset + len(line)) // 2
        role = next((role for role, low, high in blocks if low <= middle < high), "gap")
        letters.append("." if not line.strip() else LETTERS.get(role, "O"))
        offset += len(line) + 1
    return "".join(letters)


for path in sorted(glob.glob(os.path.join(sys.argv[1], "Fixtures", "*"))):
    golden = os.path.join(sys.argv[1], "Golden", os.path.basename(path) + ".dump")
    if not os.path.isfile(golden):
        continue
    with open(path, "rb") as file:
        text = file.read()
    # The offsets of another encoding are those of its UTF-8, and pages of markup have places instead.
    if path.endswith((".html", ".htm")) or text[:2] in (b"\xff\xfe", b"\xfe\xff"):
        continue
    with open(golden, encoding="utf-8") as file:
        dump = file.read()
    try:
        page = text.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        continue
    blocks = roles(dump[dump.find("\nblocks\n"):])
    name = "fixture/" + os.path.basename(path)
    print(json.dumps({"name": name, "text": page, "labels": labels(page.encode().split(b"\n"), blocks)}))
