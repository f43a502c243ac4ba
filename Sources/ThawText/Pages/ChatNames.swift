import ThawCore

/// A chat that was copied without its times: "Ana: …", "Ben: …" on each line.
enum ChatNames {
    /// The name before each message, by line, and where the message begins; `nil` where the page is no such chat: six
    /// lines or more of two to six people, of which each speaks twice, and some of it talk.
    ///
    /// - Parameter isTalk: tells talk from notes.
    static func find(
        _ page: PageLines, isTalk: (PageLines, Span) -> Bool
    ) -> [Int: (name: String, start: Int)]? {
        var found: [Int: (name: String, start: Int)] = [:]
        var times: [String: Int] = [:]
        guard page.lines.count >= 6, speaker(page, page.lines[0]) != nil else { return nil }
        for (index, line) in page.lines.enumerated() {
            guard let speaker = speaker(page, line) else { continue }
            found[index] = speaker
            times[speaker.name, default: 0] += 1
        }
        guard found.count >= 6, found.count * 10 >= page.lines.count * 8, 2...6 ~= times.count,
            times.values.allSatisfy({ $0 >= 2 })
        else { return nil }
        let talk = found.count { index, speaker in
            isTalk(page, Span(speaker.start, page.lines[index].text.end))
        }
        return talk >= 2 && talk * 4 >= found.count ? found : nil
    }

    private static func speaker(_ page: PageLines, _ line: Line) -> (name: String, start: Int)? {
        let head = Span(line.text.start, min(line.text.end, line.text.start + 24))
        guard line.marker == .none, line.heading == 0,
            let colon = page.firstIndex(of: 0x3A, in: head), colon + 2 < line.text.end,
            page.clean[colon + 1] == 0x20, page.words(in: Span(head.start, colon), limit: 3) <= 2
        else { return nil }
        let name = page.string(Span(head.start, colon))
        guard name.contains(where: \.isLetter), !labels.contains(name.lowercased()) else {
            return nil
        }
        return (name, page.trimmed(Span(colon + 1, line.text.end)).start)
    }

    private static let labels: Set<String> = [
        "q", "a", "question", "answer", "ans", "front", "back", "term", "definition", "word",
        "meaning", "pro", "pros", "con", "cons", "cause", "effect", "point", "evidence",
        "explanation", "for", "against", "strength", "weakness", "note", "example", "e.g", "eg",
    ]
}
