import ThawCore

/// Who made a page and when, in lines of their own below an introduction: "Published: 11 March 2022" over "Author: Dr
/// Nandakumar" over "Reading time: 4 min".
enum BylineBlock {
    /// Cost: linear in the first lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.opening.form == nil else { return }
        let head = page.openLines(limit: 60)
        var run: [(line: Int, field: Field)] = []
        for index in head {
            if let field = field(page, index), run.last.map({ index == $0.line + 1 }) ?? true {
                run.append((index, field))
            } else if run.count >= 2 {
                break
            } else {
                run = field(page, index).map { [(index, $0)] } ?? []
            }
        }
        // Right below the title it is found by those who read heads.
        guard run.count >= 2, run.contains(where: { $0.field.isFirm }), let first = run.first?.line,
            run.contains(where: { isInColumns(page, $0.line) })
                || head.prefix(while: { $0 < first }).contains(where: {
                    page.lines[$0].text.count >= 60 && page.endsSentence(page.lines[$0].text)
                })
        else { return }
        for (line, field) in run {
            switch field {
            case .author(let name): page.author = page.author ?? name
            case .day(let day): page.date = page.date ?? day
            case .other: break
            }
            page.lines[line].role = .metadata
        }
    }

    private static func isInColumns(_ page: PageLines, _ index: Int) -> Bool {
        page.string(page.lines[index].text, keepingGaps: true).columns(apart: 2).count == 2
    }

    private enum Field {
        case author(String)
        case day(String)
        case other

        var isFirm: Bool { if case .other = self { false } else { true } }
    }

    private static func field(_ page: PageLines, _ index: Int) -> Field? {
        let line = page.lines[index]
        guard line.marker == .none, line.text.count <= 80, line.heading == 0 else { return nil }
        // "Author   Kofi Asante" in two columns.
        let columns = page.string(line.text, keepingGaps: true).columns(apart: 2)
        let colon = page.firstIndex(of: 0x3A, in: line.text)
        guard columns.count == 2 || colon != nil else { return nil }
        let end = columns.count == 2 ? line.text.start + columns[0].utf8.count : colon ?? 0
        let name = page.string(Span(line.text.start, end)).lowercased()
        let key = name.hasSuffix(":") ? String(name.dropLast()) : name
        let value = page.string(
            page.trimmed(Span(end + (columns.count == 2 ? 0 : 1), line.text.end)))
        guard !value.isEmpty else { return nil }
        if days.contains(key) { return PageDateReader.date(value).map { _ in .day(value) } }
        if authors.contains(key) { return CreditLine.isName(value) ? .author(value) : nil }
        return others.contains(key) && value.split(separator: " ").count <= 5 ? .other : nil
    }

    private static let days: Set<String> = [
        "published", "published on", "posted", "posted on", "date published", "publication date",
        "created", "created on", "added", "uploaded", "date added",
    ]
    private static let authors: Set<String> = [
        "author", "written by", "by", "creator", "created by", "posted by", "contributor",
    ]
    private static let others: Set<String> = [
        "reading time", "read time", "views", "word count", "updated", "last updated",
        "last modified", "modified", "level", "difficulty", "rating", "reviewed by",
        "last reviewed", "time to read", "editor", "downloads", "expertise", "exam code",
        "exam board", "subject code", "course code",
    ]
}
