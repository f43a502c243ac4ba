import ThawCore

/// A question before it has its place among the others.
struct QuestionDraft {
    /// In the order of the ladder, and in which they are met.
    enum Kind: String, CaseIterable {
        case when, choice, match, why, order, first, compare, judge
    }

    var kind: Kind
    var level: Item.Level
    var stem: String
    var units: [IdeaUnit]
    /// Where it comes from; the first says in which group of siblings it is.
    var sources: [NotedSentence]
    /// What tells it from others of its kind: words of the source as read.
    var words: String
    /// Instead of the group of its line, where it comes from many.
    var siblings: String?
    var task: Item.Task?

    /// The same kind, from the same words.
    var key: String { kind.rawValue + "\n" + words }
}
