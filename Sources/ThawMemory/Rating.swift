/// How well an answer went, as the learner judges it.
public enum Rating: Int, Sendable, CaseIterable, Comparable {
    /// Not known.
    case again = 1
    /// Known with difficulty. A pass: an answer that was wrong is `again`.
    case hard = 2
    case good = 3
    case easy = 4

    public static func < (a: Rating, b: Rating) -> Bool { a.rawValue < b.rawValue }
}
