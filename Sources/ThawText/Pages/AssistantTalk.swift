import ThawCore

/// What an assistant says to the one who asked, around the notes that it wrote: "Sure! Here's a summary …:" above,
/// "Would you like me to …?" below.
enum AssistantTalk {
    static func prepare(_ page: inout PageLines) {
        let first = page.openLines(limit: 3)
        guard first.count >= 2 else { return }
        if isPreamble(page, first[0]) {
            page.lines[first[0]].role = .boilerplate
            page.opening.isAssistants = true
            if let subject = course(page, first[0]) { page.opening.subjects.append(subject) }
        }
        for index in page.lastOpenLines(limit: 2) where index > first[0] {
            guard isOffer(page, index) else { break }
            page.lines[index].role = .boilerplate
        }
    }

    /// How one of several answers opens and closes.
    static func markAnswer(_ page: inout PageLines, _ body: [Int], of author: String) {
        if body.count == 1, isCourtesy(page, body[0]) { page.takeRemark(body[0], of: author) }
        guard body.count >= 2 else { return }
        if isPreamble(page, body[0]) || isLead(page, body[0], above: body[1]) {
            page.takeRemark(body[0], of: author)
        }
        page.opening.isAssistants = true
        for index in body.suffix(5).reversed() where index > body[0] {
            guard page.lines[index].role == nil, !isSwitches(page, index) else { continue }
            guard isOffer(page, index) else { break }
            page.takeRemark(index, of: author)
        }
    }

    /// "Copy  Share  Regenerate", "… can make mistakes": what the program shows below an answer.
    private static func isSwitches(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 120)
        if text.contains(" can make mistakes") { return true }
        let words = text.split(separator: " ")
        return !words.isEmpty && words.allSatisfy(switches.contains)
    }

    private static let switches: Set<Substring> = [
        "copy", "share", "regenerate", "retry", "edit", "export", "like", "dislike", "listen",
        "read",
        "aloud", "good", "bad", "response",
    ]

    /// "You're welcome! Good luck!": the whole of an answer.
    private static func isCourtesy(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 200).replacingBytes(of: "’", with: "'")
        return [
            "you're welcome", "you are welcome", "glad ", "no problem", "anytime", "my pleasure",
        ]
        .contains(where: text.hasPrefix)
    }

    private static func isPreamble(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 300).replacingBytes(of: "’", with: "'")
        // A picture may follow the last stop, or stand for it.
        let stop = text.last { $0.isASCII && $0 != " " }
        let isStopped = stop.map { ":!.".contains($0) } ?? false
        guard page.lines[index].heading == 0, page.lines[index].marker == .none,
            isStopped || text.unicodeScalars.last.map(isPicture) ?? false
        else { return false }
        if addresses.contains(where: text.hasPrefix) { return true }
        return text.hasSuffix(":")
            && ["here's", "here is", "here are", "below is", "below are", "this is a"].contains {
                text.hasPrefix($0 + " ")
            }
    }

    /// "Exactly, well spotted 👏 Here's the last piece.": a short line that speaks to somebody, over a heading.
    private static func isLead(_ page: PageLines, _ index: Int, above next: Int) -> Bool {
        let line = page.lines[index]
        guard line.heading == 0, line.marker == .none, line.text.count <= 200,
            page.lines[next].heading > 0
        else { return false }
        let words = page.lowercased(index, limit: 200).replacingBytes(of: "’", with: "'")
            .split { !$0.isLetter && $0 != "'" }
        return words.contains { speaking.contains($0) }
    }

    private static let speaking: Set<Substring> = [
        "here's", "here", "let's", "you", "you're", "you've", "your", "exactly", "yes", "yep",
        "sorry",
    ]

    private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x1F300 || 0x2600...0x27BF ~= scalar.value || scalar.value == 0xFE0F
    }

    /// The subject of the course that the notes are for: "Here are notes on osmosis for A-level Biology:".
    private static func course(_ page: PageLines, _ index: Int) -> String? {
        let text = page.string(page.lines[index].text)
        guard let place = text.ranges(of: " for ").last else { return nil }
        let words = CourseWords(String(text[place.upperBound...]))
        return words.areAll ? words.subject : nil
    }

    private static let addresses = [
        "sure!", "sure,", "sure thing", "of course!", "of course,", "certainly!", "certainly,",
        "certainly.", "absolutely!", "absolutely,", "great question", "great!", "good question",
        "no problem!", "no problem,", "happy to help", "okay, here", "ok, here", "alright, here",
        "yes, here", "got it",
    ]

    private static func isOffer(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 400).replacingBytes(of: "’", with: "'")
        guard page.lines[index].heading == 0, page.lines[index].marker == .none, !text.isEmpty
        else {
            return false
        }
        if offers.contains(where: text.hasPrefix) { return true }
        let isConditional = ["if you'd like", "if you want", "if you would like", "if you need"]
            .contains { text.hasPrefix($0) }
        return isConditional
            && ["i can", "let me know", "just ", "i'd be"].contains { text.contains($0) }
    }

    private static let offers = [
        "would you like me to", "do you want me to", "want me to", "let me know if",
        "let me know what",
        "i hope this helps", "hope this helps", "feel free to ask", "would you like a",
        "would you like to",
        "shall i ", "should i ", "i can also", "happy studying", "good luck with", "good luck on",
        "good luck!", "just let me know", "is there anything else",
    ]
}
