import ThawCore

/// Reads the comments of visitors from the lines under their heading.
///
/// A comment's author stands on a line of its own before it ("susan on 3 May", "tom99 says:"),
/// behind it ("– susan"), or at its start ("susan: thanks"). Which of the first two holds is told
/// from the first and the last line.
enum CommentReader {
    /// - Parameter author: who made the page, who often answers below it.
    static func comments(
        _ page: PageLines, _ lines: [Int], author maker: String? = nil
    ) -> [Resource.Comment] {
        if let comments = closedByDates(page, lines) { return comments }
        let parts = parts(page, lines, maker)
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
        for (index, part) in parts.enumerated() {
            let line = page.lines[lines[index]]
            switch part {
            case .byline(let name):
                if isBehind { author = name }
                close()
                if !isBehind { author = name }
            case .named(let name, let text):
                close()
                author = name
                texts = [text]
            case .date: continue
            case .control: if names == 0 { close() }
            case .text:
                if names == 0, isBehindControl(lines, index) { close() }
                if names == 0, !texts.isEmpty, line.isApart || line.marker != .none || author == nil
                {
                    close()
                }
                texts.append(line.text)
            }
        }
        close()
        return comments
    }

    /// Comments that each end in their date, with the name on their first line; `nil` where one does not.
    private static func closedByDates(_ page: PageLines, _ lines: [Int]) -> [Resource.Comment]? {
        var comments: [Resource.Comment] = []
        var open: [Int] = []
        for index in lines {
            let line = page.lines[index]
            switch CommentLine(page, line) {
            case .control: continue
            case .date:
                guard open.count >= 2, let first = open.first,
                    let name = CommentLine.name(page.string(of: page.lines[first]))
                else { return nil }
                let texts = open.dropFirst().map { page.lines[$0].text }
                comments.append(Resource.Comment(author: name, text: page.passage(texts)))
                open = []
            case .byline(_, isSure: true): return nil
            case .byline, .text: open.append(index)
            }
        }
        return open.isEmpty && comments.count >= 2 ? comments : nil
    }

    private enum Part {
        case byline(String)
        case named(String, Span)
        /// When the comment was written, on a line of its own.
        case date
        /// "Reply", "3 likes".
        case control
        case text

        var isByline: Bool {
            if case .byline = self { return true }
            return false
        }
    }

    /// What each line is. A short line with nothing but a date under it is a byline.
    private static func parts(
        _ page: PageLines, _ lines: [Int], _ maker: String?
    ) -> [Part] {
        var parts = lines.map { part(page, page.lines[$0]) }
        nameKnown(page, lines, maker, &parts)
        for index in parts.indices {
            let line = page.lines[lines[index]]
            guard line.text.count <= 40, !parts[index].isByline else { continue }
            if case .date = parts[index] {
                let above = index > 0 ? page.string(of: page.lines[lines[index - 1]]) : ""
                if index > 0, case .text = parts[index - 1], above.count <= 40,
                    above.split(separator: " ").count <= 3
                {
                    parts[index - 1] = .byline(bare(above))
                }
            }
        }
        for index in parts.indices.dropLast() where isNameAbove(page, lines, index) {
            if case .text = parts[index], case .text = parts[index + 1] {
                parts[index] = .byline(bare(page.string(of: page.lines[lines[index]])))
            }
        }
        return parts
    }

    /// Whether a switch ("Reply") stood between this line and the comment before.
    private static func isBehindControl(_ lines: [Int], _ index: Int) -> Bool {
        index > 0 && lines[index - 1] + 1 < lines[index]
    }

    /// Whoever wrote on this page already, and the short line behind a switch that closes a comment.
    private static func nameKnown(
        _ page: PageLines, _ lines: [Int], _ maker: String?, _ parts: inout [Part]
    ) {
        var known = Set([maker].compactMap { $0?.lowercased() })
        var areSure = false
        for (index, part) in parts.enumerated() {
            guard case .byline(let name) = part else { continue }
            known.insert(name.lowercased())
            if CommentLine(page, page.lines[lines[index]]).isSure { areSure = true }
        }
        let hasControls = lines.indices.contains { isBehindControl(lines, $0) }
        for index in parts.indices.dropLast() {
            if areSure, case .named = parts[index] { parts[index] = .text }
            guard case .text = parts[index], case .text = parts[index + 1] else { continue }
            let line = page.lines[lines[index]]
            guard line.text.count <= 36, !page.endsSentence(line.text),
                let name = CommentLine.name(page.string(of: line))
            else { continue }
            let follows = index == 0 || isBehindControl(lines, index)
            let isAdjacent = lines[index] + 1 == lines[index + 1]
            let isNew = hasControls && follows && isAdjacent && !isReaction(page, line)
            if isNew || known.contains(name.lowercased()) { parts[index] = .byline(name) }
        }
    }

    /// A short line that opens a paragraph and has no full stop: the name over a comment.
    private static func isNameAbove(_ page: PageLines, _ lines: [Int], _ index: Int) -> Bool {
        let line = page.lines[lines[index]]
        guard line.isApart || index == 0, line.text.count <= 40,
            line.marker == .none, !page.endsSentence(line.text)
        else { return false }
        let words = page.string(of: line).split(separator: " ")
        let next = page.lines[lines[index + 1]]
        if next.isApart {
            let says = isReaction(page, line)
            guard !says, page.words(in: next.text, limit: 4) >= 3 || isReaction(page, next) else {
                return false
            }
        }
        let areNames = words.allSatisfy { $0.first?.isUppercase == true }
        // "ellie m" over a sentence.
        let isShortened =
            words.count == 2 && words[1].count <= 2 && words[1].allSatisfy(\.isLetter)
            && page.words(in: next.text, limit: 4) >= 4
        return words.count == 1 || isShortened || (words.count <= 3 && areNames)
    }

    private static func isReaction(_ page: PageLines, _ line: Line) -> Bool {
        page.string(of: line).split(separator: " ").contains {
            reactions.contains($0.lowercased().filter(\.isLetter))
        }
    }

    /// What short comments say: no names.
    private static let reactions: Set<String> = [
        "thanks", "thank", "thankyou", "thx", "ty", "cheers", "great", "good", "nice", "amazing",
        "brilliant", "excellent", "helpful", "useful", "awesome", "perfect", "love", "lovely",
        "wow", "fantastic", "cool", "best", "ok", "okay", "yes", "no", "please", "lol", "very",
        "really", "super", "danke", "toll", "merci", "gracias", "bien", "genial", "well",
        "lifesaver", "hi", "hello", "hey", "ok", "agreed", "same", "this", "so",
    ]

    private static func part(_ page: PageLines, _ line: Line) -> Part {
        guard line.text.count <= 2000 else { return .text }
        let text = page.string(of: line)
        if isPostingDate(text) { return .date }
        switch CommentLine(page, line) {
        case .control: return .control
        case .date: return .date
        case .byline(let name, _): return .byline(name)
        case .text: break
        }
        if line.text.count <= 90, let name = byline(text, hasDash: line.start != line.text.start) {
            return .byline(name)
        }
        if let colon = page.firstIndex(of: 0x3A, in: line.text), colon - line.text.start <= 40 {
            let name = page.string(page.trimmed(Span(line.text.start, colon)))
            let rest = page.trimmed(Span(colon + 1, line.text.end))
            var words = name.split(separator: " ")
            // "Gwil wrote: …".
            if words.count > 1, let last = words.last,
                ["wrote", "says", "said", "replied", "commented"].contains(last)
            {
                words.removeLast()
                if !rest.isEmpty { return .named(bare(words.joined(separator: " ")), rest) }
            }
            let isName = words.count == 1 || words.allSatisfy { $0.first?.isUppercase == true }
            let saysSomething = rest.range.contains {
                ByteText.isLetter(page.clean[$0]) || page.clean[$0] >= 0x80
            }
            let isBehindName = colon > line.text.start && page.clean[colon - 1] != 0x20
            if saysSomething, isBehindName, words.count <= 3, isName, !name.contains("/") {
                return .named(bare(name), rest)
            }
        }
        return .text
    }

    /// "Posted: 11-05-16 16:20".
    private static func isPostingDate(_ text: String) -> Bool {
        guard text.utf8.count <= 48 else { return false }
        let lower = text.lowercased()
        return ["posted:", "posted on", "posted", "added:", "added on", "written on", "on"].contains
        {
            lower.hasPrefix($0 + " ")
                && DateWords.areAll(String(lower.dropFirst($0.count)).trimmingSpaces)
        }
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
        let isHandle =
            words.count == 1 && text.count <= 24
            && (text.contains(where: \.isNumber) || text.contains("_") || text.hasPrefix("@"))
        return isHandle && !text.hasSuffix(".") ? bare(text) : nil
    }

    private static func bare(_ text: String) -> String {
        String(text.drop { !$0.isLetter && !$0.isNumber && $0 != "_" })
    }
}
