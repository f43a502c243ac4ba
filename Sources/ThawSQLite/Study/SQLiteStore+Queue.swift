import GRDB
public import ThawCore

extension SQLiteStore {
    /// Steps by due time; reviews by due day, then by id; new items by the order in which their
    /// resources were added, then by place. Limits count what was answered today in every scope. A
    /// resource that is not there has an empty queue.
    public func queue(_ request: QueueRequest) async throws -> ReviewQueue {
        try await read { db in try DueQueue(db: db, request: request).queue() }
    }
}
