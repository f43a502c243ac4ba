import Foundation
import GRDB
import ThawCore

/// Finds what a learner is to be asked now. Every search is of one index; items are read only for
/// what is returned.
struct DueQueue {
    let db: Database
    let request: QueueRequest
    private let today: Int
    private let calendar: LearnerCalendar
    /// Steps that are due within this time close the queue; see `ReviewQueue.arranged`.
    private static let learnAhead: TimeInterval = 1200

    init(db: Database, request: QueueRequest) {
        self.db = db
        self.request = request
        calendar = request.settings.calendar
        today = calendar.day(of: request.now)
    }

    /// An item of which only the group and the due time matter yet.
    private struct Candidate {
        let id: UUID
        let group: Int64
        let due: CardState.Due?
        let phase: CardState.Phase

        /// What `ReviewQueue.arranged` looks at.
        var studyItem: StudyItem {
            let item = Item(
                id: Item.ID(rawValue: id), resource: Self.anyResource, form: .card, level: .recall,
                stem: "", units: [], spans: [], lines: [], siblings: String(group), position: 0)
            var state = CardState(newItem: item.id)
            state.phase = phase
            state.due = due
            return StudyItem(item: item, state: state)
        }

        /// The group tells resources apart already.
        private static let anyResource = Resource.ID(hashing: [])
    }

    func queue() throws -> ReviewQueue {
        let log = ReviewLog(learner: request.learner, db: db)
        let settings = request.settings
        let scope = try scopedResources()
        let learning = try steps(in: scope)
        var met = try groupsAnsweredToday().union(learning.map(\.group))
        let reviewsLeft = try settings.reviewsPerDay - log.answers(on: today, phase: "review")
        let reviews = try pick(reviewsLeft, from: dueRows(in: scope), apartFrom: &met) {
            Candidate(id: $0, group: $1, due: .onDay(today), phase: .review)
        }
        let newLeft = try settings.newPerDay - log.answers(on: today, phase: "new")
        let new = try newItems(newLeft, in: scope, apartFrom: &met)
        let arranged = ReviewQueue.arranged(
            learning: learning.map(\.studyItem), reviews: reviews.map(\.studyItem),
            new: new.map(\.studyItem), at: request.now, learnAhead: Self.learnAhead)
        let counts = ReviewQueue.Counts(
            new: new.count, learning: learning.count, reviews: reviews.count)
        return ReviewQueue(
            items: try arranged.prefix(max(0, request.limit)).compactMap(load), counts: counts,
            nextDue: arranged.isEmpty ? try nextDue(in: scope) : nil)
    }

    private func load(_ candidate: StudyItem) throws -> StudyItem? {
        try StudyItemRow.find(candidate.id, for: request.learner, in: db)?.studyItem
    }
}

// MARK: - Searches

extension DueQueue {
    /// What stands in the partial indexes, and is not put away today. Bound: the day.
    private static let asked = """
        isAsked = 1 AND isSuspended = 0 AND (buriedUntil IS NULL OR buriedUntil <= ?)
        """
    private static let inScope = " AND resource IN (SELECT value FROM json_each(?))"

    static let stepSearch = """
        SELECT item, siblingGroup, dueAt FROM cardState INDEXED BY cardStateStep
        WHERE learner = ? AND dueAt < ? AND phase <> 'new' AND \(asked)
        """
    static let dueSearch = """
        SELECT item, siblingGroup FROM cardState INDEXED BY cardStateDue
        WHERE learner = ? AND dueDay <= ? AND phase <> 'new' AND \(asked)
        """
    static let newSearch = """
        SELECT item, siblingGroup FROM cardState INDEXED BY cardStateNew
        WHERE learner = ? AND phase = 'new' AND \(asked)
        """
    static let todaySearch = """
        SELECT DISTINCT siblingGroup FROM cardState WHERE learner = ? AND lastDay = ?
        """

    /// The numbers of the resources in scope, in the order in which they were added; `nil` for all.
    private func scopedResources() throws -> [Int64]? {
        switch request.scope {
        case .everything: nil
        case .resource(let id): try ResourceRow.find(id, in: db).map { [$0.number] } ?? []
        case .subject(let subject): try SubjectRow.resources(in: subject, db)
        }
    }

    private func rows(
        _ search: String, _ bound: StatementArguments, in scope: [Int64]?, order: String
    ) throws -> RowCursor {
        let sql = search + (scope == nil ? "" : Self.inScope) + order
        let arguments = try bound + (scope.map { [try json($0)] } ?? [])
        return try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
    }

    /// The first row, copied: a cursor's own row ends with it.
    private func first(
        _ search: String, _ bound: StatementArguments, in scope: [Int64]?, order: String
    ) throws -> Row? {
        try rows(search, bound, in: scope, order: order).map { $0.copy() }.next()
    }

    /// Items in a same-day step that comes up today, or within the time to learn ahead.
    private func steps(in scope: [Int64]?) throws -> [Candidate] {
        let end = max(
            calendar.start(ofDay: today + 1), request.now.addingTimeInterval(Self.learnAhead))
        let rows = try rows(
            Self.stepSearch,
            [request.learner.rawValue, end.timeIntervalSinceReferenceDate, today],
            in: scope, order: " ORDER BY dueAt, item")
        var found: [Candidate] = []
        while let row = try rows.next() {
            let due = Date(timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: 2))
            found.append(
                Candidate(
                    id: try row.decode(UUID.self, atIndex: 0),
                    group: try row.decode(Int64.self, atIndex: 1), due: .at(due),
                    phase: .learning(step: 0)))
        }
        return found
    }

    private func groupsAnsweredToday() throws -> Set<Int64> {
        try Set(
            Int64.fetchCursor(
                db.cachedStatement(sql: Self.todaySearch),
                arguments: [request.learner.rawValue, today]))
    }

    private func dueRows(in scope: [Int64]?) throws -> RowCursor {
        try rows(
            Self.dueSearch, [request.learner.rawValue, today, today], in: scope,
            order: " ORDER BY dueDay, item")
    }

    /// Reads rows of item and group until so many stand apart from all that were met.
    private func pick(
        _ count: Int, from rows: RowCursor, apartFrom met: inout Set<Int64>,
        _ make: (UUID, Int64) -> Candidate
    ) throws -> [Candidate] {
        var picked: [Candidate] = []
        while picked.count < count, let row = try rows.next() {
            let group = try row.decode(Int64.self, atIndex: 1)
            guard met.insert(group).inserted else { continue }
            picked.append(make(try row.decode(UUID.self, atIndex: 0), group))
        }
        return picked
    }

    /// New items by resource, then by place. A scope is walked a resource at a time, so that the
    /// index gives the order and nothing is sorted.
    private func newItems(
        _ count: Int, in scope: [Int64]?, apartFrom met: inout Set<Int64>
    ) throws -> [Candidate] {
        let order = " ORDER BY resource, position"
        let bound: StatementArguments = [request.learner.rawValue, today]
        func make(_ id: UUID, _ group: Int64) -> Candidate {
            Candidate(id: id, group: group, due: nil, phase: .new)
        }
        guard let scope else {
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: Self.newSearch + order), arguments: bound)
            return try pick(count, from: rows, apartFrom: &met, make)
        }
        var picked: [Candidate] = []
        for resource in scope where picked.count < count {
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: Self.newSearch + " AND resource = ?" + order),
                arguments: bound + [resource])
            picked += try pick(count - picked.count, from: rows, apartFrom: &met, make)
        }
        return picked
    }
}

// MARK: - What is next

extension DueQueue {
    /// When something of the scope is due again, if anything is: called only when nothing is due
    /// now.
    private func nextDue(in scope: [Int64]?) throws -> Date? {
        let settings = request.settings
        var times: [Date] = []
        let learner = request.learner.rawValue
        if let row = try first(
            Self.stepSearch, [learner, Double.greatestFiniteMagnitude, today], in: scope,
            order: " ORDER BY dueAt LIMIT 1")
        {
            times.append(
                Date(timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: 2)))
        }
        if settings.reviewsPerDay > 0, let day = try nextReviewDay(in: scope) {
            times.append(calendar.start(ofDay: max(day, today + 1)))
        }
        if settings.newPerDay > 0, try hasNew(in: scope) {
            times.append(calendar.start(ofDay: today + 1))
        }
        if let day = try nextBuriedDay(in: scope) { times.append(calendar.start(ofDay: day)) }
        return times.min()
    }

    private func nextReviewDay(in scope: [Int64]?) throws -> Int? {
        let search = Self.dueSearch.replacing("SELECT item, siblingGroup", with: "SELECT dueDay")
        let row = try first(
            search, [request.learner.rawValue, Int.max, today], in: scope,
            order: " ORDER BY dueDay LIMIT 1")
        return try row?.decode(Int.self, atIndex: 0)
    }

    private func hasNew(in scope: [Int64]?) throws -> Bool {
        try first(
            Self.newSearch, [request.learner.rawValue, today], in: scope, order: " LIMIT 1") != nil
    }

    /// The day on which something that is put away comes back and is due.
    private func nextBuriedDay(in scope: [Int64]?) throws -> Int? {
        let row = try first(
            """
            SELECT min(max(buriedUntil, coalesce(dueDay, buriedUntil))) FROM cardState
            WHERE learner = ? AND buriedUntil > ? AND isAsked = 1 AND isSuspended = 0
            """, [request.learner.rawValue, today], in: scope, order: "")
        return try row?.decode(Int?.self, atIndex: 0)
    }
}
