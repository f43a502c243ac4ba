/// A page that a learner brought: the untouched source text and the structure that was read out of it.
///
/// It is the unit of saving. It holds nothing that belongs to a learner.
public struct Resource: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Resource>

    /// The shape of the page. The names are those of the command line and of records.
    public enum Kind: String, Sendable, CaseIterable {
        case revisionCards, keyTerm, notes, questions, pairs, deck

        /// Whether pages of this kind are headings with points below them. One of them can be shown and asked as any
        /// other: nothing is lost.
        public var isOfCards: Bool { self == .revisionCards || self == .notes }
    }

    /// Where a resource is in its life: being looked over, in the library, or put away.
    public enum Status: String, Sendable, CaseIterable {
        case draft, kept, trashed
    }

    public let id: ID
    public var kind: Kind
    public var title: Finding
    /// The handle that the page gives.
    public var author: String?
    public var created: PageDate?
    /// From the general to the special: `["History", "Russia - 19th and 20th century"]`.
    public var subjects: [[String]]
    public var language: Language
    public var licence: String?
    public let source: SourceText
    /// In order, without gaps or overlaps: joined, they are the source text.
    public var blocks: [Block]
    public var content: Content
    /// `blocks` and `content` as they were read, where the learner put the structure right; `nil`: they are as read.
    public var asFound: Structure?
    /// Sorted by span.
    public var repairs: [Repair]
    /// What the learner put right about what was found and is asked.
    public var corrections: [Correction]
    /// What could not be taken as it stood when the page or its file was read, in sentences.
    public var problems: [Problem]

    public init(
        id: ID, kind: Kind, title: Finding, author: String? = nil, created: PageDate? = nil,
        subjects: [[String]] = [], language: Language = .unknown, licence: String? = nil,
        source: SourceText, blocks: [Block], content: Content = Content(), repairs: [Repair] = [],
        corrections: [Correction] = [], problems: [Problem] = [], asFound: Structure? = nil
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.author = author
        self.created = created
        self.subjects = subjects
        self.language = language
        self.licence = licence
        self.source = source
        self.blocks = blocks
        self.content = content
        self.repairs = repairs
        self.corrections = corrections
        self.problems = problems
        self.asFound = asFound
    }

    /// What the page holds. Which lists are filled depends on the kind.
    public struct Content: Hashable, Sendable {
        public var cards: [Card] = []
        public var terms: [Term] = []
        public var facts: [Passage] = []
        public var questions: [Question] = []
        public var relatedTerms: [RelatedTerm] = []
        public var pairs: [Pair] = []
        public var comments: [Comment] = []

        public init() {}

        /// A name or a text of the content.
        package enum Part {
            case name(Finding)
            case text(Passage)
        }

        /// What the page teaches, in the order of the lists; readers' comments are none of it.
        package var parts: [Part] {
            var parts: [Part] = []
            func add(_ name: Finding?) {
                if let name { parts.append(.name(name)) }
            }
            func add(_ texts: Passage?...) {
                for case .some(let text) in texts { parts.append(.text(text)) }
            }
            for card in cards {
                add(card.heading)
                parts += card.bullets.map(Part.text)
            }
            for term in terms {
                add(term.name)
                add(term.definition)
            }
            parts += facts.map(Part.text)
            for question in questions { add(question.stem, question.answer) }
            for related in relatedTerms {
                add(related.name)
                add(related.definition)
            }
            for pair in pairs { add(pair.term, pair.definition) }
            return parts
        }
    }

    /// A revision card, or in notes a heading with what stands under it.
    public struct Card: Hashable, Sendable {
        /// The label as it stands ("1 of 4"); `nil` in notes.
        public var label: Passage?
        public var heading: Finding?
        /// The bullets or paragraphs.
        public var bullets: [Passage]

        public init(label: Passage? = nil, heading: Finding? = nil, bullets: [Passage]) {
            self.label = label
            self.heading = heading
            self.bullets = bullets
        }
    }

    /// The term of a key-term page and its definition.
    public struct Term: Hashable, Sendable {
        public var name: Finding
        public var aliases: [String]
        public var definition: Passage

        public init(name: Finding, aliases: [String] = [], definition: Passage) {
            self.name = name
            self.aliases = aliases
            self.definition = definition
        }
    }

    /// A question and its model answer, where the page gives one.
    public struct Question: Hashable, Sendable {
        public var stem: Passage
        public var answer: Passage?

        public init(stem: Passage, answer: Passage?) {
            self.stem = stem
            self.answer = answer
        }
    }

    /// A term that the page leads on to. The name is `nil` where it is lost and nothing suggests one.
    public struct RelatedTerm: Hashable, Sendable {
        public var name: Finding?
        public var definition: Passage

        public init(name: Finding?, definition: Passage) {
            self.name = name
            self.definition = definition
        }
    }

    /// A line of a list of terms: what stands before the sign, and after it.
    public struct Pair: Hashable, Sendable {
        public var term: Passage
        public var definition: Passage

        public init(term: Passage, definition: Passage) {
            self.term = term
            self.definition = definition
        }
    }

    /// What a visitor wrote under the page.
    public struct Comment: Hashable, Sendable {
        public var author: String?
        public var text: Passage

        public init(author: String? = nil, text: Passage) {
            self.author = author
            self.text = text
        }
    }
}

/// The date that a page bears, as written and as read.
public struct PageDate: Hashable, Sendable {
    /// As it stands: "20-04-15 11:56".
    public var raw: String
    /// ISO 8601 calendar date: "2015-04-20"; `nil` where the text is no date.
    public var value: String?
    /// Other readings of the same text. Not empty: the date is ambiguous.
    public var alternatives: [String]

    public init(raw: String, value: String?, alternatives: [String] = []) {
        self.raw = raw
        self.value = value
        self.alternatives = alternatives
    }
}

/// The language of a resource: a BCP 47 tag, guessed until the learner corrects it.
public struct Language: Hashable, Sendable {
    public var tag: String
    public var isGuess: Bool

    public init(tag: String, isGuess: Bool = true) {
        self.tag = tag
        self.isGuess = isGuess
    }

    /// ISO 639's code for "undetermined".
    public static let unknown = Language(tag: "und")

    public var isEnglish: Bool { tag == "en" || tag.hasPrefix("en-") }
}
