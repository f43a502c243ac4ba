public import Foundation
public import ThawMemory

/// A line of the library: enough to show a resource without loading it.
public struct LibraryEntry: Hashable, Sendable, Identifiable {
    public let id: Resource.ID
    public var kind: Resource.Kind
    public var status: Resource.Status
    public var title: String
    public var titleOrigin: Finding.Origin
    public var author: String?
    public var subjects: [[String]]
    public var language: String
    public var added: Date
    public var changed: Date
    /// Live items.
    public var items: Int
    /// Items that can be asked today: due reviews, steps and new ones, before the day's limits.
    public var due: Int
    public var new: Int
    /// Items in the review phase.
    public var known: Int

    public init(
        id: Resource.ID, kind: Resource.Kind, status: Resource.Status, title: String,
        titleOrigin: Finding.Origin, author: String?, subjects: [[String]], language: String,
        added: Date, changed: Date, items: Int, due: Int, new: Int, known: Int
    ) {
        self.id = id
        self.kind = kind
        self.status = status
        self.title = title
        self.titleOrigin = titleOrigin
        self.author = author
        self.subjects = subjects
        self.language = language
        self.added = added
        self.changed = changed
        self.items = items
        self.due = due
        self.new = new
        self.known = known
    }
}

/// Which resources to list.
public struct LibraryQuery: Hashable, Sendable {
    public var learner: Learner.ID
    /// The learner's day for which due items are counted, and the moment for steps.
    public var day: Int
    public var now: Date
    public var status: Resource.Status
    /// Only resources in this subject or below it.
    public var subject: [String]?

    public init(
        learner: Learner.ID, day: Int, now: Date, status: Resource.Status = .kept,
        subject: [String]? = nil
    ) {
        self.learner = learner
        self.day = day
        self.now = now
        self.status = status
        self.subject = subject
    }
}

/// A resource and what the store knows about it besides.
public struct StoredResource: Hashable, Sendable {
    public var resource: Resource
    public var status: Resource.Status
    public var added: Date
    public var changed: Date

    public init(resource: Resource, status: Resource.Status, added: Date, changed: Date) {
        self.resource = resource
        self.status = status
        self.added = added
        self.changed = changed
    }
}

/// One place where a search found its words.
public struct SearchHit: Hashable, Sendable {
    /// A run of a snippet; `isMatch` runs are highlighted.
    public struct Fragment: Hashable, Sendable {
        public var text: String
        public var isMatch: Bool

        public init(text: String, isMatch: Bool) {
            self.text = text
            self.isMatch = isMatch
        }
    }

    public var resource: Resource.ID
    public var title: String
    public var kind: Resource.Kind
    /// What the words were found in.
    public var role: SearchLine.Role
    public var snippet: [Fragment]
    /// Higher is better; comparable within one answer only.
    public var score: Double

    public init(
        resource: Resource.ID, title: String, kind: Resource.Kind, role: SearchLine.Role,
        snippet: [Fragment], score: Double
    ) {
        self.resource = resource
        self.title = title
        self.kind = kind
        self.role = role
        self.snippet = snippet
        self.score = score
    }
}

/// What a store found for a search, before it is put in order.
public struct SearchCandidates: Hashable, Sendable {
    /// A line that holds the words; of a long one the beginning.
    public struct Line: Hashable, Sendable {
        public var role: SearchLine.Role
        public var text: String
        /// How well the engine takes it to match: higher is better, comparable within one answer only.
        public var score: Double

        public init(role: SearchLine.Role, text: String, score: Double) {
            self.role = role
            self.text = text
            self.score = score
        }
    }

    /// How many lines a store hands over at the most.
    public static let limit = 500

    /// What was searched for.
    public var query: String
    public var lines: [Line]

    public init(query: String, lines: [Line]) {
        self.query = query
        self.lines = lines
    }
}

/// Gives each line that was found a score; the higher, the further up it stands. Lines without one are left out.
public typealias SearchRanking = @Sendable (SearchCandidates) -> [Double]

/// A line of text under which a resource is found.
public struct SearchLine: Hashable, Sendable {
    /// The part that the line plays in its resource; ranking weighs a title above a comment.
    public enum Role: String, Sendable, CaseIterable {
        case title, author, subject, heading, card, term, definition, fact, question, answer,
            comment
    }

    public var role: Role
    public var text: String

    public init(role: Role, text: String) {
        self.role = role
        self.text = text
    }
}

/// What to study.
public struct QueueRequest: Hashable, Sendable {
    /// Which items are asked.
    public enum Scope: Hashable, Sendable {
        case everything
        case resource(Resource.ID)
        case subject([String])
    }

    public var learner: Learner.ID
    public var settings: StudySettings
    public var now: Date
    public var scope: Scope
    /// How many items to return at the most.
    public var limit: Int

    public init(
        learner: Learner.ID, settings: StudySettings, now: Date, scope: Scope = .everything,
        limit: Int = 20
    ) {
        self.learner = learner
        self.settings = settings
        self.now = now
        self.scope = scope
        self.limit = limit
    }
}

/// A learner's answer, before the rules have said what it leads to.
public struct Answer: Hashable, Sendable {
    public var event: ReviewEvent.ID
    public var learner: Learner.ID
    public var item: Item.ID
    public var rating: Rating
    public var time: Date
    public var milliseconds: Int
    public var confidence: Int?
    public var response: String?

    public init(
        event: ReviewEvent.ID, learner: Learner.ID, item: Item.ID, rating: Rating, time: Date,
        milliseconds: Int = 0, confidence: Int? = nil, response: String? = nil
    ) {
        self.event = event
        self.learner = learner
        self.item = item
        self.rating = rating
        self.time = time
        self.milliseconds = milliseconds
        self.confidence = confidence
        self.response = response
    }
}

/// Numbers for the statistics page, each day a learner's day.
public struct Statistics: Hashable, Sendable {
    /// What was answered on one day.
    public struct Day: Hashable, Sendable {
        public var day: Int
        /// Answers by rating: Again, Hard, Good, Easy.
        public var ratings: [Int]
        /// Of the items that were in review: asked, and known.
        public var reviewed: Int
        public var recalled: Int
        public var milliseconds: Int

        public init(day: Int, ratings: [Int], reviewed: Int, recalled: Int, milliseconds: Int) {
            self.day = day
            self.ratings = ratings
            self.reviewed = reviewed
            self.recalled = recalled
            self.milliseconds = milliseconds
        }

        /// All ratings together.
        public var answers: Int { ratings.reduce(0, +) }
    }

    /// Days with at least one answer, in order.
    public var days: [Day]
    /// Items that fall due on each coming day; what is overdue counts for the first.
    public var forecast: [Forecast]
    public var new: Int
    public var learning: Int
    public var review: Int
    public var suspended: Int

    /// How much falls due on one day.
    public struct Forecast: Hashable, Sendable {
        public var day: Int
        public var count: Int

        public init(day: Int, count: Int) {
            self.day = day
            self.count = count
        }
    }

    public init(
        days: [Day], forecast: [Forecast], new: Int, learning: Int, review: Int, suspended: Int
    ) {
        self.days = days
        self.forecast = forecast
        self.new = new
        self.learning = learning
        self.review = review
        self.suspended = suspended
    }

    /// The share of reviewed items that were known, from 0 to 1; `nil` without reviews.
    public var retention: Double? {
        let reviewed = days.reduce(0) { $0 + $1.reviewed }
        guard reviewed > 0 else { return nil }
        return Double(days.reduce(0) { $0 + $1.recalled }) / Double(reviewed)
    }
}
