import ThawCore

/// Which markup a text is written in.
enum MarkupGuess {
    /// The name decides where it is one that people use for the markup; otherwise the first 16 kB
    /// do.
    static func markup(of utf8: [UInt8], fileName: String?) -> SourceText.Markup {
        let name = fileName?.lowercased() ?? ""
        if [".html", ".htm", ".xhtml"].contains(where: name.hasSuffix) { return .html }
        if [".md", ".markdown", ".mdown", ".mkd"].contains(where: name.hasSuffix) {
            return .markdown
        }
        let head = utf8.prefix(16_384)
        if looksLikeHTML(head) { return .html }
        return looksLikeMarkdown(head) ? .markdown : .plain
    }

    /// Begins as a page does, or has several closing tags of elements that hold text.
    private static func looksLikeHTML(_ head: ArraySlice<UInt8>) -> Bool {
        guard head.contains(0x3C) else { return false }
        let text = String(decoding: head, as: UTF8.self).lowercased()
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        for opening in ["<!doctype html", "<html", "<head", "<body"] where start.hasPrefix(opening)
        {
            return true
        }
        let closing = ["</p>", "</li>", "</ul>", "</h1>", "</h2>", "</h3>", "</td>", "</div>"]
        let found = closing.count { text.contains($0) }
        return found >= 2 || (found == 1 && start.hasPrefix("<"))
    }

    /// Two sorts of signs that plain notes do not use.
    private static func looksLikeMarkdown(_ head: ArraySlice<UInt8>) -> Bool {
        var signs: Set<String> = []
        for line in head.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let hashes = line.prefix { $0 == 0x23 }.count
            if 1...6 ~= hashes, line.dropFirst(hashes).first == 0x20 { signs.insert("heading") }
            if line.starts(with: "```".utf8) { signs.insert("code") }
            let dashes = line.allSatisfy { [0x7C, 0x2D, 0x3A, 0x20].contains($0) }
            if dashes, line.contains(0x7C), line.contains(0x2D) { signs.insert("table") }
            guard line.contains(0x28) || line.contains(0x2A) else { continue }
            let text = String(decoding: line.prefix(400), as: UTF8.self)
            if text.contains("](http") || text.contains("](#") { signs.insert("link") }
            if let bold = text.firstRange(of: "**"), text[bold.upperBound...].contains("**") {
                signs.insert("bold")
            }
        }
        return signs.contains("table") || signs.count >= 2
    }
}
