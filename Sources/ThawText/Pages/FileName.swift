import ThawCore

/// The name of the file that notes were copied from, above them: "Essay plan v2 (final).docx".
enum FileName {
    private static let endings: Set<Substring> = [
        "doc", "docx", "odt", "rtf", "pdf", "ppt", "pptx", "odp", "key", "pages", "txt", "md",
        "xlsx", "gdoc", "one", "html",
    ]

    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, let first = page.openLines(limit: 1).first,
            page.openLines(limit: 4).count >= 4
        else { return }
        if isName(page, first) { page.lines[first].role = .metadata }
    }

    static func isName(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index, limit: 80)
        guard page.lines[index].marker == .none, let dot = words.lastIndex(of: "."),
            dot > words.startIndex, words[words.index(before: dot)] != " "
        else { return false }
        return endings.contains(words[words.index(after: dot)...])
    }
}
