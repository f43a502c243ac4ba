import ThawCore

/// Reads the comments of visitors from the lines under their heading.
///
/// A comment's author stands on a line of its own before it ("susan on 3 May", "tom99 says:"), behind it ("– susan"),
/// or at its start ("susan: thanks"). Which of the first two holds is told from the first and the last line.
enum CommentReader {
    static func comments(_ page: PageLines, _ lines: [Int]) -> [Resource.Comment] {
        let parts = lines.map { part(page, page.lines[$0]) }
        let names = parts.count { $0.isByline }
        let isBehind = names > 0 && !parts[0].isByline && parts[parts.count - 1].isByline
        var comments: [Resource.Comment] = []
        var author: String?
        var texts: [Span] = []
        func close() {
            if !texts.isEmpty {
                comments.append(Resource.Comment(author: author, text: page.passage(texts)))
            }
            texts = []
            author = nil
        }
        for (part, index) in zip(parts, lines) {
            let line = page.lines[index]
            switch part {
            case .byline(let name):
                if isBehind { author = name }
                close()
                if !isBehind { author = name }
            case .named(let name, let text):
                close()
                author = name
                texts = [text]
            case .text:
                if names == 0, !texts.isEmpty, line.isApart || line.marker != .none || author == nil {
                    close()
                }
                texts.append(line.text)
            }
        }
        close()
        return comments
    }

    private enum Part {
        case byline(String)
        case named(String, Span)
        case text

        var isByline: Bool {
            if case .byline = self { return true }
            return false
        }
    }

    private static func part(_ page: PageLines, _ line: Line) -> Part {
        guard line.text.count <= 2000 else { return .text }
        let text = page.string(of: line)
        if line.text.count <= 90, let name = byline(text, hasDash: line.start != line.text.start) {
            return .byline(name)
        }
        if let colon = page.firstIndex(of: 0x3A, in: line.text), colon - line.text.start <= 40 {
            let name = page.string(page.trimmed(Span(line.text.start, colon)))
            let rest = page.trimmed(Span(colon + 1, line.text.end))
            let words = name.split(separator: " ")
            let isName = words.count == 1 || words.allSatisfy { $0.first?.isUppercase == true }
            if !rest.isEmpty, words.count <= 3, isName, !name.contains("/") {
                return .named(bare(name), rest)
            }
        }
        return .text
    }

    private static func byline(_ text: String, hasDash: Bool) -> String? {
        var rest = text[...]
        let lower = text.lowercased()
        for opening in ["posted by ", "comment by ", "commented by ", "written by ", "by "]
        where lower.hasPrefix(opening) {
            rest = text.dropFirst(opening.count)
            return Byline(String(rest), isStrict: false)?.name
        }
        for ending in [" says:", " said:", " wrote:", " commented:", " schrieb:", " a écrit :"]
        where lower.hasSuffix(ending) {
            return bare(String(text.dropLast(ending.count)))
        }
        if let found = Byline(text, isStrict: false), found.date != nil,
            found.name.split(separator: " ").count <= 3
        {
            return found.name
        }
        let words = text.split(separator: " ")
        if hasDash || text.hasPrefix("- ") || text.hasPrefix("– ") {
            return words.count <= 2 ? bare(text) : nil
        }
        // A handle alone on its line.
        let isHandle = words.count == 1 && text.count <= 24
            && (text.contains(where: \.isNumber) || text.contains("_") || text.hasPrefix("@"))
        return isHandle && !text.hasSuffix(".") ? bare(text) : nil
    }

    private static func bare(_ text: String) -> String {
        String(text.drop { !$0.isLetter && !$0.isNumber && $0 != "_" })
    }
}
