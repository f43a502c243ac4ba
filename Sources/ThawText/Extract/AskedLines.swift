import ThawCore

/// Questions among the points of a card with their answers below them: "Q: Why did prices rise?", "A: Money was
/// printed."
struct AskedLines {
    /// The place of each question among the points, and of its answer.
    private(set) var pairs: [(question: Int, answer: Int)] = []
    private var taken: Set<Int> = []

    /// - Parameter points: the points as they are shown.
    init(_ points: [String]) {
        for place in points.indices.dropLast()
        where Self.words(of: points[place], behind: Self.questions) != nil
            && Self.words(of: points[place + 1], behind: Self.answers) != nil
        {
            pairs.append((place, place + 1))
            taken.formUnion([place, place + 1])
        }
    }

    /// Whether the point is one of a question or of an answer.
    func has(_ place: Int) -> Bool { taken.contains(place) }

    static func question(_ text: String) -> String { words(of: text, behind: questions) ?? text }
    static func answer(_ text: String) -> String { words(of: text, behind: answers) ?? text }

    /// What stands behind "Q:", "Q3.", "Question 3:"; `nil` where no such sign opens the text.
    private static func words(of text: String, behind signs: Set<String>) -> String? {
        let head = text.prefix { $0.isLetter }
        guard signs.contains(head.lowercased()) else { return nil }
        let rest = text[head.endIndex...].drop { $0 == " " || $0.isNumber }
        guard let sign = rest.first, sign == ":" || sign == "." || sign == ")" else { return nil }
        let words = String(rest.dropFirst()).trimmingSpaces
        return words.contains(where: \.isLetter) ? words : nil
    }

    private static let questions = Set(CuePhrases.questionMarks)
    private static let answers = Set(CuePhrases.answerMarks)
}
