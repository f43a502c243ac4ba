import ThawCore

/// What a teacher or a student writes below notes and is nothing to learn: homework, what is still to do, "Turn over",
/// where the answers stand.
enum ClosingLines {
    static func prepare(_ page: inout PageLines) {
        markTurning(&page)
        markFiles(&page)
        markFoot(&page)
        markAsides(&page)
        markForms(&page)
        markLegends(&page)
        markZoomed(&page)
        markLinks(&page)
        let open = page.lastOpenLines(limit: 8)
        guard open.count >= 4 else { return }
        // The last two paragraphs; the second belongs to the first where neither is a list.
        for position in open.indices
        where opensTask(page, open[position])
            && (position == 0 || page.lines[open[position]].isApart)
        {
            let paragraph = open[...position].reversed()
            guard paragraph.dropFirst().allSatisfy({ isRemark(page, $0) }),
                paragraph.count(where: { page.lines[$0].isApart }) <= 2
            else { return }
            for index in paragraph { page.lines[index].role = .boilerplate }
            return
        }
    }

    /// Below the notes of a program that links them, the ways to others: lines that are a link and nothing else.
    private static func markLinks(_ page: inout PageLines) {
        guard page.markup == .markdown else { return }
        let links = page.lastOpenLines(limit: 12).prefix { index in
            let line = page.lines[index]
            return line.isLink && line.marker == .none && line.heading == 0 && line.isApart
                && line.text.count <= 80
        }
        guard links.count >= 2 else { return }
        for index in links { page.lines[index].role = .navigation }
    }

    /// "[missed a slide here, ask Danny]", "[DIAGRAM: a cell]": what the notes say about themselves.
    private static func markAsides(_ page: inout PageLines) {
        for index in page.lines.indices
        where page.lines[index].role == nil && 8...100 ~= page.lines[index].text.count {
            let line = page.lines[index]
            guard line.marker == .none, page.clean[line.text.start] == 0x5B,
                page.clean[line.text.end - 1] == 0x5D
            else { continue }
            let words = page.lowercased(index).letterRuns
            let isPicture = words.first.map(pictures.contains) ?? false
            let isMissing = words.contains("missed") || words.contains("ask") && words.count <= 12
            if isPicture || isMissing { page.lines[index].role = .boilerplate }
        }
    }

    /// "Parent signature: ________   Quiz score:      /20", "Look – Cover – Write – Check".
    private static func markForms(_ page: inout PageLines) {
        for index in page.lines.indices where 12...120 ~= page.lines[index].text.count {
            let line = page.lines[index]
            guard line.role == nil, line.marker == .none, line.heading == 0 else { continue }
            let words = page.lowercased(index, limit: 120).letterRuns
            let isDrill =
                words.count >= 3 && words.contains("cover")
                && words.allSatisfy { drill.contains($0) }
            let fields = page.string(line.text, keepingGaps: true).columns(apart: 2)
            let isForm =
                page.clean[line.text.range].count { $0 == 0x5F } >= 4
                && fields.allSatisfy { field in
                    let parts = field.split(
                        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                    return parts.count == 2 && parts[0].split(separator: " ").count <= 4
                        && !parts[1].contains(where: \.isLetter)
                        || !field.contains(where: \.isLetter)
                }
            if isDrill || isForm { page.lines[index].role = isForm ? .metadata : .boilerplate }
        }
    }

    private static let drill: Set<Substring> = [
        "look", "say", "cover", "write", "check", "correct", "repeat", "and", "read", "recall",
    ]

    /// "★ = turning point": what a sign before other lines of the page means.
    private static func markLegends(_ page: inout PageLines) {
        var legends = 0
        for index in page.lines.indices where 5...120 ~= page.lines[index].text.count {
            let line = page.lines[index]
            guard line.role == nil, line.marker == .none, line.heading == 0,
                page.clean[line.text.start] >= 0x80
            else { continue }
            let words = page.string(of: line).split(separator: " ", maxSplits: 2)
            guard words.count == 3, words[1] == "=" || words[1] == ":", words[0].count == 1,
                words[0].allSatisfy({ !$0.isLetter && !$0.isNumber && !$0.isPunctuation })
            else { continue }
            let sign = Array(words[0].utf8)
            let isUsed = page.lines.indices.contains {
                $0 != index && page.clean[page.lines[$0].text.range].starts(with: sign)
            }
            if isUsed { page.lines[index].role = .boilerplate }
            legends += 1
            if legends == Self.legendLimit { return }
        }
    }

    /// Signs of one page whose meaning is looked for, each in all its lines.
    private static let legendLimit = 24

    /// "Zoom" below the words under a picture that did not come along.
    private static func markZoomed(_ page: inout PageLines) {
        for index in page.lines.indices.dropFirst()
        where page.lines[index].text.count <= 24 && zooms.contains(page.lowercased(index)) {
            let above = page.lines[index - 1]
            guard page.lines[index].role == nil, !page.lines[index].isApart, above.role == nil,
                above.isApart, above.marker == .none, above.text.count <= 160
            else { continue }
            page.lines[index].role = .boilerplate
            page.lines[index - 1].role = .boilerplate
        }
    }

    private static let zooms: Set<String> = [
        "zoom", "zoom in", "enlarge", "click to enlarge", "tap to enlarge", "enlarge image",
        "view larger", "open image", "view full size", "expand image", "view image",
    ]

    private static let pictures: Set<Substring> = [
        "diagram", "image", "picture", "figure", "photo", "graph", "chart", "table", "map",
        "drawing", "sketch", "screenshot", "video",
    ]

    /// "Homework: …", "To do: …"; "next wk Jahangir, READ ch 5" at the very end.
    private static func opensTask(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.marker == .none, line.text.count <= 240 else { return false }
        if index + 1 == page.lines.count, line.isApart, line.text.count <= 100 {
            let words = page.lowercased(index).split(separator: " ")
            if words.count >= 3, lastTasks.contains(words.prefix(2).joined(separator: " ")) {
                return true
            }
        }
        let head = Span(line.text.start, min(line.text.end, line.text.start + 24))
        let equals = page.firstIndex(of: 0x3D, in: head)
        guard let colon = page.firstIndex(of: 0x3A, in: head) ?? equals else { return false }
        return tasks.contains(page.string(page.trimmed(Span(head.start, colon))).lowercased())
            && colon + 1 < line.text.end
    }

    private static let lastTasks: Set<String> = [
        "next wk", "next week", "next lecture", "next lesson", "next time", "essay due", "hw due",
        "homework due", "due next", "due fri", "due monday", "due friday",
    ]

    private static let tasks: Set<String> = [
        "homework", "hw", "h/w", "to do", "todo", "to-do", "for next lesson", "for next week",
        "next lesson", "for next time", "next week", "next wk", "next lecture", "next seminar",
        "next class", "reading for next week", "reading for next time",
        "due", "hausaufgabe", "hausaufgaben", "devoirs", "deberes",
    ]

    private static func isRemark(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        return line.marker == .none && line.heading == 0 && line.text.count <= 160
    }

    // MARK: Files

    /// "Worksheet.docx (34 KB) Download" with "Attachments" above, and the links to the pages before and behind.
    private static func markFiles(_ page: inout PageLines) {
        for index in page.lastOpenLines(limit: 24) {
            let text = page.lowercased(index, limit: 100)
            guard page.lines[index].marker == .none, !text.isEmpty else { continue }
            let mayBeArrowed = text.utf8.first ?? 0 >= 0x80 || text.utf8.last ?? 0 >= 0x80
            let isArrowed =
                mayBeArrowed && arrows.contains { text.hasPrefix($0) || text.hasSuffix($0) }
            if isArrowed, text.count <= 80, !text.contains(" all ") {
                page.lines[index].role = .boilerplate
            } else if isFile(text) {
                page.lines[index].role = .boilerplate
                if index > 0, page.lines[index - 1].role == nil,
                    fileHeads.contains(page.lowercased(index - 1, limit: 40))
                {
                    page.lines[index - 1].role = .boilerplate
                }
            }
        }
    }

    /// "You are logged in as …" and the links of the site below it.
    private static func markFoot(_ page: inout PageLines) {
        let last = page.lastOpenLines(limit: 10)
        let foot = last.firstIndex { index in
            let text = page.lowercased(index, limit: 80)
            return sessions.contains { text.hasPrefix($0) }
        }
        if foot == nil { return markBelowWayUp(&page) }
        guard let foot,
            last[..<foot].allSatisfy({
                page.lines[$0].marker == .none && page.lines[$0].text.count <= 48
                    && !page.endsSentence(page.lines[$0].text)
            })
        else { return }
        for index in last[...foot] { page.lines[index].role = .boilerplate }
    }

    /// "Back to top", once on the page and near its end: what stands below is the site's.
    private static func markBelowWayUp(_ page: inout PageLines) {
        let ways = page.lines.indices.filter { index in
            page.lines[index].text.count <= 24
                && waysUp.contains(page.lowercased(index, limit: 24).trimmingSpaces)
        }
        guard ways.count == 1, let way = ways.first, way > 12, page.lines.count - way <= 6 else {
            return
        }
        for index in way..<page.lines.count where page.lines[index].role == nil {
            page.lines[index].role = .boilerplate
        }
    }

    private static let waysUp: Set<String> = [
        "back to top", "top of page", "go to top", "scroll to top", "return to top", "nach oben",
        "haut de page", "retour en haut", "volver arriba",
    ]

    private static let sessions = [
        "you are logged in", "you're logged in", "you are currently logged in", "logged in as",
        "signed in as", "you are signed in", "you're signed in", "you are not logged in",
        "sie sind angemeldet", "vous êtes connecté",
    ]

    private static let arrows = ["◄", "►", "◀", "▶", "⟵", "⟶", "⬅", "➡"]

    private static func isFile(_ text: String) -> Bool {
        guard text.utf8.contains(0x2E) else { return false }
        let words = text.split { $0 == " " || $0 == "(" || $0 == ")" || $0 == "\t" || $0 == "," }
        let hasName = words.contains { word in
            guard let dot = word.lastIndex(of: "."), dot > word.startIndex else { return false }
            return FileName.endings.contains(word[word.index(after: dot)...])
        }
        let isSized =
            words.contains { ["kb", "mb", "bytes", "download", "open", "view"].contains($0) }
            || words.contains { $0.hasSuffix("kb") || $0.hasSuffix("mb") }
        return hasName && isSized
    }

    private static let fileHeads: Set<String> = [
        "attachments", "attachment", "files", "downloads", "download", "attached files",
        "documents",
        "resources", "class files", "lesson files", "materials", "attachments:", "files:",
        "downloads:", "resources:", "lesson resources", "anhänge", "dateien", "pièces jointes",
    ]

    // MARK: Sheets

    /// Words to whoever writes a test: "Turn over", "End of questions", "Answers can be found in …".
    private static func markTurning(_ page: inout PageLines) {
        for index in page.lines.indices {
            let line = page.lines[index]
            guard line.role == nil, line.marker == .none, line.heading == 0, line.text.count <= 120,
                initials.contains(page.clean[line.text.start] | 0x20)
            else { continue }
            let text = page.lowercased(index)
            let bare = String(text.filter { $0.isLetter || $0 == " " }).trimmingSpaces
            let isTurning =
                whole.contains(bare)
                || text.count <= 60 && openings.contains { text.hasPrefix($0) }
                || isPointer(text) || isTotal(text)
            if isTurning { page.lines[index].role = .boilerplate }
        }
    }

    /// "Answers to odd-numbered questions can be found in Appendix C."
    private static func isPointer(_ text: String) -> Bool {
        guard
            text.hasPrefix("answers ") || text.hasPrefix("solutions ")
                || text.hasPrefix("for answers")
        else { return false }
        return places.contains { text.contains($0) }
    }

    /// "Total: 20 marks", "Total /15".
    private static func isTotal(_ text: String) -> Bool {
        guard text.count <= 32, text.hasPrefix("total") else { return false }
        let words = text.letterAndNumberRuns
        return words.contains { $0.allSatisfy(\.isNumber) }
            && words.allSatisfy {
                $0.allSatisfy(\.isNumber)
                    || ["total", "mark", "marks", "for", "paper", "score"].contains($0)
            }
    }

    private static let places = [
        "can be found", "are found", "are on page", "are at the", "are given", "at the back",
        "in the back",
        "on page", "in appendix", "are available", "overleaf", "upside down",
    ]
    private static let whole: Set<String> = [
        "turn over", "please turn over", "pto", "end of questions", "end of test", "end of quiz",
        "end of paper", "end of exam", "end of examination", "end of section", "continue overleaf",
        "continued overleaf", "answer all questions", "answer all the questions",
        "show your working", "show all your working", "answer all questions show your working",
        "total marks", "blank page", "bitte wenden",
    ]
    private static let openings = [
        "turn over for", "please turn over", "turn the page", "continued on the next page",
        "continue on the",
        "how to use this", "how to use the", "how do i use this", "using this sheet",
        "using this organiser", "using this knowledge",
        "total for this question", "total for question", "end of questions", "[total", "(total",
    ]
    private static let initials = Set(
        (Array(whole) + openings + ["answers", "solutions", "for"]).compactMap(\.utf8.first))
}
