import ThawCore

/// A page of a site on which one asks and others answer: "Asked 4 years ago  Viewed 12k times" below the question,
/// "1 Answer", and votes, marks and signatures around what was written.
enum AnswerSite {
    /// Cost: looks at the first lines only, where the page is none.
    static func prepare(_ page: inout PageLines) {
        let open = page.openLines(limit: 6000)
        guard open.count >= 8,
            let asked = open.prefix(40).firstIndex(where: { isAsked(page.lowercased($0)) }),
            asked > 0,
            let answers = open.prefix(600).firstIndex(where: { isCount(page.lowercased($0)) }),
            answers > asked
        else { return }
        let title = open[asked - 1]
        page.opening.title = page.finding(page.lines[title].text)
        page.opening.isTitleSure = true
        page.lines[title].role = .title
        for index in open[..<(asked - 1)] { page.lines[index].role = .navigation }
        page.lines[open[asked]].role = .metadata
        page.lines[open[answers]].role = .boilerplate
        takeTags(&page, open[(asked + 1)..<answers])
        let end = open.indices.dropFirst(answers).first { isEnd(page.lowercased(open[$0])) }
        for index in open[(end ?? open.count)...] { page.lines[index].role = .navigation }
        takeMarks(&page, open[(asked + 1)..<(end ?? open.count)])
    }

    private static func isAsked(_ text: String) -> Bool {
        text.hasPrefix("asked ")
            && ["viewed ", "modified ", " ago", " times"].contains(where: text.contains)
    }

    /// "1 Answer", "3 Answers".
    private static func isCount(_ text: String) -> Bool {
        let words = text.letterAndNumberRuns
        return words.count == 2 && Int(words[0]) != nil
            && (words[1] == "answer" || words[1] == "answers")
    }

    private static func isEnd(_ text: String) -> Bool {
        ["your answer", "not the answer you're looking for", "hot network questions"]
            .contains(where: text.replacingBytes(of: "’", with: "'").hasPrefix)
            || text == "related" || text == "linked"
    }

    /// The words under which a question was filed, right above the count of its answers: the last lines before it
    /// of one word each.
    private static func takeTags(_ page: inout PageLines, _ lines: ArraySlice<Int>) {
        for index in lines.reversed().prefix(5) {
            let words = page.lowercased(index, limit: 40).split(separator: " ")
            guard !words.isEmpty, words.count <= 5, words.allSatisfy(isTag) else { return }
            page.lines[index].role = .metadata
            page.opening.subjects.insert(
                contentsOf: words.filter { SchoolSubjects.isSubject(String($0)) }.map(String.init),
                at: 0)
        }
    }

    private static func isTag(_ word: Substring) -> Bool {
        word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            && word.contains(where: \.isLetter)
    }

    /// Votes, switches, who answered when, and remarks.
    private static func takeMarks(_ page: inout PageLines, _ lines: ArraySlice<Int>) {
        var signed = 0
        for index in lines where page.lines[index].role == nil {
            let text = page.string(of: page.lines[index])
            let lower = page.lowercased(index, limit: 120)
            if signed > 0, text.utf8.count <= 40, page.lines[index].marker == .none {
                // Who it was, and how others value them: "8,114 ●3 ●21".
                signed -= 1
                page.lines[index].role = .metadata
            } else if isAnswered(lower) {
                signed = 2
                page.lines[index].role = .metadata
            } else if !text.contains(where: \.isLetter) || isSwitch(lower) {
                page.lines[index].role = .boilerplate
            } else if let cut = remarkEnd(page, page.lines[index].text) {
                let name = page.string(Span(cut.name.start, cut.name.end))
                page.lines[index].text.end = cut.end
                page.takeRemark(index, of: name)
            } else {
                signed = 0
            }
        }
    }

    private static func isAnswered(_ text: String) -> Bool {
        ["answered ", "edited ", "asked "].contains(where: text.hasPrefix)
            && text.split(separator: " ").count <= 7 && text.contains(where: \.isNumber)
    }

    private static func isSwitch(_ text: String) -> Bool {
        text.hasPrefix("sorted by") || text.hasPrefix("add a comment")
            || text.hasPrefix("highest score")
            || text.hasPrefix("show ") && text.hasSuffix("comments")
            || text.hasPrefix("share")
                && ["improve", "edit", "follow", "cite"].contains(
                    where: text.contains)
    }

    /// "It helped me. – maria_k Nov 9, 2019 at 15:02": where the words end, and the name.
    private static func remarkEnd(_ page: PageLines, _ text: Span) -> (end: Int, name: Span)? {
        let words = page.string(text)
        guard text.count <= 1000, words.utf8.count == text.count,
            let dash = words.ranges(of: " – ").last ?? words.ranges(of: " - ").last
        else { return nil }
        let tail = words[dash.upperBound...].split(separator: " ")
        guard 4...8 ~= tail.count, tail[tail.count - 2] == "at",
            tail[tail.count - 1].contains(":"), tail[tail.count - 1].first?.isNumber == true
        else { return nil }
        let date = tail.count >= 6 && tail[tail.count - 3].allSatisfy(\.isNumber) ? 5 : 4
        guard tail.count > date else { return nil }
        let name = tail[..<(tail.count - date)].joined(separator: " ")
        let start = text.start + words[..<dash.upperBound].utf8.count
        let end = text.start + words[..<dash.lowerBound].utf8.count
        return (page.trimmed(Span(text.start, end)).end, Span(start, start + name.utf8.count))
    }
}
