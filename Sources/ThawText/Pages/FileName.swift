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
        let line = page.lines[first]
        let words = page.lowercased(first, limit: 80)
        guard line.marker == .none, let dot = words.lastIndex(of: "."), dot > words.startIndex,
            words[words.index(before: dot)] != " ",
            Self.endings.contains(words[words.index(after: dot)...])
        else { return }
        page.lines[first].role = .metadata
    }
}
