/// What is asked, what answers it, and the lines it came from. When it is asked is `CardState`'s business.
public struct Item: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Item>

    /// What the learner has to do with what they know.
    public enum Level: String, Sendable, CaseIterable {
        case recall, explain, compare, evaluate
    }

    /// The form in which it is asked.
    public enum Form: String, Sendable, CaseIterable {
        /// A heading or cue on the front, what stands under it on the back.
        case card
        /// A sentence with a gap.
        case cloze
        /// A question of the page, with its model answer where there is one.
        case question
        /// The definition is shown, the term is asked.
        case term
        /// The term is shown, the definition is asked.
        case definition
    }

    /// Made from the source's own words, so that a repair, an edit or a new reading of the same line keeps the
    /// learner's history: see `Item.ID.init(resource:form:words:ordinal:)`.
    public let id: ID
    public let resource: Resource.ID
    public let form: Form
    public let level: Level
    public let stem: String
    /// The ideas of a full answer, in order; joined, they are the answer that is shown.
    public let units: [IdeaUnit]
    /// Where the item comes from in the source; empty only where the learner wrote it and tied it to no line.
    public let spans: [Span]
    /// Line numbers of the source, from 1.
    public let lines: [Int]
    /// Items of one group come from the same line and give each other away; they are kept a day apart.
    /// Empty: it has no siblings.
    public let siblings: String
    /// The place among the items of its resource: new items are met in this order.
    public let position: Int
    /// What is laid out under the stem to decide on; `nil` where the answer is the learner's own words.
    public let task: Task?

    public init(
        id: ID, resource: Resource.ID, form: Form, level: Level, stem: String, units: [IdeaUnit],
        spans: [Span], lines: [Int], siblings: String, position: Int, task: Task? = nil
    ) {
        self.id = id
        self.resource = resource
        self.form = form
        self.level = level
        self.stem = stem
        self.units = units
        self.spans = spans
        self.lines = lines
        self.siblings = siblings
        self.position = position
        self.task = task
    }

    /// Something laid out to decide on.
    public enum Task: Hashable, Sendable {
        /// One of these is right.
        case choice([Option])
        /// To be put in order; here they are in the right one.
        case order([String])
        /// To be brought together; here each stands with its own.
        case match([Pair])

        /// One answer of a choice.
        public struct Option: Hashable, Sendable {
            public var text: String
            /// The line of the notes, from 1, that says the option is wrong; `nil` for the right one. A lure that no
            /// line contradicts is none.
            public var refutedBy: Int?

            public var isRight: Bool { refutedBy == nil }

            public init(_ text: String, refutedBy: Int? = nil) {
                self.text = text
                self.refutedBy = refutedBy
            }
        }

        /// Two things that belong together.
        public struct Pair: Hashable, Sendable {
            public var left: String
            public var right: String

            public init(_ left: String, _ right: String) {
                self.left = left
                self.right = right
            }
        }
    }

    /// The answer as shown: one line for each idea unit.
    public var answer: String {
        units.count == 1 ? units[0].text : units.map(\.text).joined(separator: "\n")
    }
}

/// One idea of an expected answer, and other wordings that count as the same.
public struct IdeaUnit: Hashable, Sendable {
    public var text: String
    public var variants: [String]

    public init(_ text: String, variants: [String] = []) {
        self.text = text
        self.variants = variants
    }
}

extension Identifier where Subject == Item {
    /// The id of the item that asks `words` of the source (as read, unrepaired) in this form.
    ///
    /// - Parameter ordinal: tells apart items of one form from the same words: the second gap of a sentence,
    ///   a line that stands twice.
    public init(resource: Resource.ID, form: Item.Form, words: String, ordinal: Int) {
        self.init(hashing: [resource.description, form.rawValue, words, String(ordinal)])
    }
}
