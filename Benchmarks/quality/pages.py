# Called by reading.sh: pages.py FOLDER OUT. Each folder below FOLDER with source.html and expected.html becomes a line
# {"id", "html", "text"} of OUT; text is the expected page's words, one space where a tag stood.
import html.parser, json, pathlib, sys


class Words(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("script", "style")
        self.parts.append(" ")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style")
        self.parts.append(" ")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


folder, out = map(pathlib.Path, sys.argv[1:])
with open(out, "w", encoding="utf-8") as lines:
    for source in sorted(folder.rglob("source.html")):
        words = Words()
        words.feed((source.parent / "expected.html").read_text("utf-8"))
        page = source.read_text("utf-8", errors="replace")
        text = " ".join("".join(words.parts).split())
        lines.write(json.dumps({"id": source.parent.name, "html": page, "text": text}) + "\n")
