public import Foundation
public import ThawMemory

/// Where resources and what a learner did with them are kept. One method is one transaction.
///
/// Two engines implement it and one contract suite runs against both. Methods throw `ThawError`; when one
/// throws, nothing was changed. When one that writes returns, the change survives a crash of the program or the
/// machine.
public protocol Store: Sendable {
    // MARK: Resources

    /// Inserts a resource or replaces the one with its id, whole, with its items and the lines it is found under.
    ///
    /// Items that were there before keep the learner's states. Items that are gone are retired: not asked any
    /// more, but the log keeps them, and they come back with their state when they are saved again.
    /// - Parameters:
    ///   - maker: the version of what made the items; see `resources(madeBefore:)`.
    ///   - fingerprint: the same for the same page; see `resources(withFingerprint:)`.
    ///   - original: the file that the text was taken out of, in the place of one that is there; `nil` leaves that one.
    func save(
        _ resource: Resource, items: [Item], maker: Int, lines: [SearchLine], fingerprint: String,
        original: OriginalFile?, as status: Resource.Status, for learner: Learner.ID, at now: Date
    ) async throws

    /// The kept resources whose items come from an older maker than this, in the order in which they were added.
    func resources(madeBefore maker: Int) async throws -> [Resource.ID]

    /// Puts the items that a newer maker makes in the place of a kept resource's, with the rules of `save` for the
    /// learner's states. Nothing else of the resource changes.
    ///
    /// - Parameter stored: the resource that the items were made of, as it was read.
    /// - Returns: `false` where the resource has been changed, put away or removed since; then nothing was done.
    func renew(
        _ items: [Item], maker: Int, of stored: StoredResource, for learner: Learner.ID
    ) async throws -> Bool

    /// - Throws: `ThawError.noSuchResource`
    func resource(_ id: Resource.ID) async throws -> StoredResource

    /// The live items of a resource in their order, with the learner's state of each.
    func items(of id: Resource.ID, for learner: Learner.ID) async throws -> [StudyItem]

    /// One live item of a kept resource. Throws `ThawError.noSuchItem`.
    func item(_ id: Item.ID, for learner: Learner.ID) async throws -> StudyItem

    /// The resources of one status, the latest change first.
    func library(_ query: LibraryQuery) async throws -> [LibraryEntry]

    /// Moves resources between draft, library and trash. Trashed resources are neither listed, found nor asked.
    func setStatus(_ status: Resource.Status, of ids: [Resource.ID], at now: Date) async throws

    /// Removes resources for good, with their items; the review log stays.
    func remove(_ ids: [Resource.ID]) async throws

    /// The file that a resource's text was taken out of; `nil` where the text is all there was.
    func original(of id: Resource.ID) async throws -> OriginalFile?

    /// Its name alone.
    func originalName(of id: Resource.ID) async throws -> String?

    /// Kept and draft resources that were read from the same page.
    func resources(withFingerprint fingerprint: String) async throws -> [Resource.ID]

    /// Kept resources that hold any of the words, those with most and rarest first: candidates for likeness.
    func resources(
        matchingAny words: [String], except id: Resource.ID?, limit: Int
    ) async throws -> [Resource.ID]

    /// Searches everything kept: every word must occur, the last one also as a prefix; case and
    /// diacritics do not matter. Best first; at most `limit` hits, at most three of one resource.
    /// - Parameter ranking: orders what was found, the same for every engine.
    func search(
        _ text: String, limit: Int, ranking: @escaping SearchRanking
    ) async throws -> [SearchHit]

    // MARK: Study

    /// What to ask now, within the day's limits, siblings of what was asked today left out.
    func queue(_ request: QueueRequest) async throws -> ReviewQueue

    /// Writes an answer into the log and the new state beside it.
    ///
    /// An answer whose event id is already in the log is not written again: the state is returned as it is, so a form
    /// sent twice counts once.
    func record(_ answer: Answer, settings: StudySettings) async throws -> StudyItem

    /// Takes back the learner's last answer that still stands, and returns the item as it was before.
    ///
    /// - Throws: `ThawError.nothingToUndo`
    func undo(
        for learner: Learner.ID, event id: ReviewEvent.ID, at now: Date, settings: StudySettings
    ) async throws -> StudyItem

    /// Suspends, resumes, buries or digs up an item: any kind of entry but a review or an undo.
    func note(_ event: ReviewEvent) async throws

    /// The learner's log, oldest first, a page at a time.
    /// - Parameter position: 0 for the first page, else what the page before returned as `next`.
    func log(
        of learner: Learner.ID, after position: Int64, limit: Int
    ) async throws -> (events: [ReviewEvent], next: Int64)

    /// Computes every state again from the log, in one transaction. Returns how many differ from before.
    func rebuildStates(of learner: Learner.ID, settings: StudySettings) async throws -> Int

    /// Reviews by day and what is coming.
    func statistics(
        of learner: Learner.ID, days: ClosedRange<Int>, forecastDays: Int, today: Int
    ) async throws -> Statistics

    // MARK: The memory model

    /// How many of the learner's answers stand: given, and not taken back. Cost: one pass over an index.
    func answerCount(of learner: Learner.ID) async throws -> Int

    /// The learner's answers that stand, card by card. Cost: one pass over the log.
    /// - Parameter calendar: tells which part of a day had passed; the day itself is the log's.
    func reviewHistory(
        of learner: Learner.ID, calendar: LearnerCalendar
    ) async throws -> ReviewHistory

    /// Takes fitted parameters into the learner's settings and computes every state again, in one transaction.
    ///
    /// - Parameter defaults: the settings of a learner who has saved none.
    /// - Returns: how many states differ from before.
    func adopt(
        _ parameters: Parameters, from fit: MemoryFit?, for learner: Learner.ID,
        defaults: StudySettings
    ) async throws -> Int

    // MARK: Settings and the whole

    /// The learner's settings, or `nil` when none were saved.
    func settings(of learner: Learner.ID) async throws -> StudySettings?

    /// Replaces the learner's settings. States are not computed again: see `rebuildStates(of:settings:)`.
    func save(_ settings: StudySettings, of learner: Learner.ID) async throws

    /// Adds entries to a log that were written elsewhere (an import); those already there are left out. The
    /// caller rebuilds the states afterwards.
    func append(_ events: [ReviewEvent]) async throws

    /// Empties the store: resources, states, log and settings, and deletes the copies of it that the engine
    /// keeps by itself.
    func eraseEverything() async throws
}

extension Store {
    /// Searches in the engine's own order.
    public func search(_ text: String, limit: Int) async throws -> [SearchHit] {
        try await search(text, limit: limit) { $0.lines.map(\.score) }
    }
}
