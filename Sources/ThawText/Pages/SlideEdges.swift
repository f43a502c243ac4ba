import ThawCore

/// The first and the last slide of a lecture, and what of the first runs below the others.
enum SlideEdges {
    /// - Parameter numbers: lines that are the number of a slide and nothing else.
    static func prepare(_ page: inout PageLines, numbers: [Int]) {
        if numbers.count >= 3 { markRunning(&page, Set(numbers)) }
        markLast(&page, numbers)
    }

    /// A line beside the numbers of two slides or more that says what the title slide says.
    private static func markRunning(_ page: inout PageLines, _ numbers: Set<Int>) {
        var cover: Set<String> = []
        var end = 0
        while end < page.lines.count, end < 8, !numbers.contains(end),
            end == 0 || !page.lines[end].isApart
        {
            cover.formUnion(words(page, end))
            end += 1
        }
        var places: [[String]: [Int]] = [:]
        for index in page.lines.indices where index >= end && page.lines[index].role == nil {
            let line = page.lines[index]
            guard 4...120 ~= line.text.count, line.marker == .none,
                numbers.contains(index - 1) || numbers.contains(index + 1)
            else { continue }
            let said = words(page, index)
            if !said.isEmpty, said.allSatisfy(cover.contains) {
                places[said, default: []].append(index)
            }
        }
        for lines in places.values where lines.count >= 2 {
            for index in lines { page.lines[index].role = .boilerplate }
        }
    }

    private static func words(_ page: PageLines, _ index: Int) -> [String] {
        page.lowercased(index).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// "Questions?", "Thank you", with where to write to.
    private static func markLast(_ page: inout PageLines, _ numbers: [Int]) {
        let open = page.openLines(limit: 20_000)
        guard let last = open.last, open.count >= 6 else { return }
        // The number stands above or below what is on the slide.
        let edge = numbers.last { $0 < last } ?? -1
        var slide = open.suffix(6).filter { $0 > edge }
        if numbers.count < 3, let start = slide.lastIndex(where: { page.lines[$0].isApart }) {
            slide.removeFirst(start)
            guard slide.count >= 2 else { return }
        }
        let isWhole = numbers.count < 3 || open.count(where: { $0 > edge }) == slide.count
        guard let first = slide.first, isWhole else { return }
        let heading = words(page, first).joined(separator: " ")
        guard closings.contains(heading), slide.dropFirst().allSatisfy({ isContact(page, $0) })
        else { return }
        for index in slide { page.lines[index].role = .boilerplate }
    }

    private static let closings: Set<String> = [
        "questions", "any questions", "thank you", "thanks", "thanks for listening", "the end",
        "thank you for listening", "thank you for your attention", "q a", "thank you any questions",
        "thanks any questions", "end", "contact", "contact details", "get in touch", "fragen",
        "vielen dank", "merci", "gracias", "questions and answers", "questions comments",
        "questions and discussion", "over to you",
    ]

    private static func isContact(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index)
        if closings.contains(words(page, index).joined(separator: " ")) { return true }
        return MailHeader.isContact(page, index) || contacts.contains { text.contains($0) }
            || TitleBlock.person(page.string(page.lines[index].text)) != nil
    }

    private static let contacts = [
        "http", "www.", "office", "room ", "e-mail", "email", "moodle", "slides are", "slides will",
        "see you", "next week", "next lecture", "feedback",
    ]
}
