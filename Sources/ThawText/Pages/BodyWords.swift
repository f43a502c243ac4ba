import ThawCore

/// How often the words of a line come back in the content.
struct BodyWords {
    private var counts: [String: Int] = [:]

    init(_ page: PageLines, _ content: [Int], after titles: [Int]) {
        for index in content.prefix(120) where !titles.contains(index) {
            let text = page.lines[index].text
            let words = page.string(Span(text.start, min(text.end, text.start + 240)))
            for word in Self.stems(words) { counts[word, default: 0] += 1 }
        }
    }

    func support(of text: String) -> Int {
        Set(Self.stems(text)).reduce(0) { $0 + min(4, counts[$1] ?? 0) }
    }

    /// Whether each word of the line comes back so often.
    func bears(_ text: String, times: Int) -> Bool {
        let stems = Self.stems(text)
        return !stems.isEmpty && stems.allSatisfy { counts[$0] ?? 0 >= times }
    }

    /// Words of four letters and more, cut to their beginning.
    private static func stems(_ text: String) -> [String] {
        text.lowercased()
            .split(
                atBytes: { !WordShape.isASCIILetter($0) && !WordShape.isDigit($0) },
                otherwise: { !$0.isLetter && !$0.isNumber }
            )
            .filter { $0.count >= 4 && !idle.contains($0) }
            .map { word in
                word.count > 6
                    ? String(word.prefix(6))
                    : word.hasSuffix("s") ? String(word.dropLast()) : String(word)
            }
    }

    private static let idle: Set<Substring> = [
        "with", "from", "that", "this", "were", "which", "have", "their", "they", "into", "your",
        "about", "when",
        "what", "where", "there", "because", "revision", "notes", "cards", "flashcards", "study",
        "card", "topic",
        "paper", "more", "also", "than", "then", "them", "over", "page", "part", "unit", "some",
        "only", "after",
    ]
}
