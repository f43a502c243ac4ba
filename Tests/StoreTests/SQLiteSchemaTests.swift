import Foundation
import GRDB
import Synchronization
import TestSupport
import Testing
import ThawCore
import ThawMemory

@testable import ThawSQLite

/// The promises that the schema itself makes, and how its hot queries are run.
@Suite struct SQLiteSchemaTests {
    private static func store() async throws -> SQLiteStore {
        let store = try SQLiteStore.inMemory()
        try await store.save(StoreContractTests.caves)
        let answer = StoreContractTests.answer(1, StoreContractTests.caves.items[0].id)
        _ = try await store.record(answer, settings: StoreContractTests.settings)
        return store
    }

    @Test(
        arguments: [
            "UPDATE reviewEvent SET rating = 4", "DELETE FROM reviewEvent",
            "INSERT OR REPLACE INTO reviewEvent SELECT * FROM reviewEvent",
            "UPDATE OR REPLACE reviewEvent SET number = 2",
        ])
    func logRefusesToBeChanged(sql: String) async throws {
        let store = try await Self.store()
        let before = try await StoreContractTests.entries(of: store)
        await #expect(throws: ThawError.self) {
            try await store.write { db in try db.execute(sql: sql) }
        }
        #expect(try await StoreContractTests.entries(of: store) == before)
        #expect(before.count == 1)
    }

    @Test(
        arguments: [
            "UPDATE resource SET status = 'lost'", "UPDATE resource SET title = NULL",
            "UPDATE resource SET record = '{'", "UPDATE item SET isLive = 2",
            "UPDATE item SET resource = 99", "UPDATE cardState SET phase = 'learning', step = NULL",
            "UPDATE cardState SET reviews = 'many'", "UPDATE cardState SET stability = NULL",
            "UPDATE cardState SET dueAt = 1, dueDay = 1", "UPDATE searchLine SET number = 5",
        ])
    func valuesOutOfTheirRangeAreRefused(sql: String) async throws {
        let store = try await Self.store()
        await #expect(throws: ThawError.self) {
            try await store.write { db in try db.execute(sql: sql) }
        }
    }

    @Test func everyTableIsStrictAndEveryLearnersKeyBeginsWithTheLearner() async throws {
        let store = try await Self.store()
        let tables = try await store.read { db in
            try Row.fetchAll(
                db, sql: "SELECT name, strict FROM pragma_table_list WHERE type = 'table'"
            )
            .filter { !($0["name"] as String).hasPrefix("sqlite_") }
            .map { row in
                let name: String = row["name"]
                let columns = try Row.fetchAll(db, sql: "PRAGMA table_info(\(name))")
                let keys = columns.filter { ($0["pk"] as Int) == 1 }.map { $0["name"] as String }
                let hasLearner = columns.contains { ($0["name"] as String) == "learner" }
                return (name, row["strict"] as Int, keys.first, hasLearner)
            }
        }
        #expect(tables.count >= 7)
        for (name, strict, key, hasLearner) in tables {
            #expect(strict == 1, "\(name)")
            if hasLearner { #expect(key == "learner", "\(name)") }
        }
    }

    /// Every statement that a call runs, with its values in it.
    private static func statements(
        of store: SQLiteStore, _ work: () async throws -> Void
    ) async throws -> [String] {
        final class Trace: Sendable { let lines = Mutex<[String]>([]) }
        let trace = Trace()
        try await store.writer.writeWithoutTransaction { db in
            db.trace { event in
                if case .statement(let statement) = event {
                    trace.lines.withLock { $0.append(statement.expandedSQL) }
                }
            }
        }
        try await work()
        try await store.writer.writeWithoutTransaction { db in db.trace(nil) }
        return trace.lines.withLock { $0 }.filter {
            ["SELECT", "UPDATE", "INSERT", "DELETE"].contains($0.prefix(6).uppercased())
        }
    }

    /// The lines of the plans that walk a whole table. Rows of a value are no table, and FTS5 calls
    /// its own search (M for MATCH) a scan.
    private static func scans(_ statements: [String], in store: SQLiteStore) async throws
        -> [String]
    {
        try await store.read { db in
            try statements.flatMap { sql in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map {
                    $0["detail"] as String
                }
                .filter { $0.hasPrefix("SCAN") }
                .filter { line in
                    !["SCAN json_each", "SCAN CONSTANT ROW"].contains { line.hasPrefix($0) }
                        && !(line.hasPrefix("SCAN searchIndex VIRTUAL TABLE") && line.contains("M"))
                }
                .map { $0 + " in " + sql }
            }
        }
    }

    @Test func hotCallsSearchAndNeverScan() async throws {
        let store = try await Self.store()
        let items = StoreContractTests.caves.items
        let settings = StoreContractTests.settings
        let scopes: [QueueRequest.Scope] = [
            .everything, .resource(StoreContractTests.caves.id), .subject(["Geography"]),
        ]
        let statements = try await Self.statements(of: store) {
            for scope in scopes {
                _ = try await store.queue(StoreContractTests.request(scope))
                // Nothing is left: what is next is asked for too.
                var none = settings
                none.newPerDay = 0
                _ = try await store.queue(
                    StoreContractTests.request(
                        at: StoreContractTests.noon.addingTimeInterval(-9000), scope, settings: none
                    ))
            }
            _ = try await store.record(
                StoreContractTests.answer(2, items[1].id), settings: settings)
            _ = try await store.undo(
                for: Learner.local, event: StoreContractTests.id(3), at: StoreContractTests.noon,
                settings: settings)
            try await store.note(StoreContractTests.event(4, items[2].id, .suspend))
            _ = try await store.item(items[0].id, for: Learner.local)
            _ = try await store.items(of: StoreContractTests.caves.id, for: Learner.local)
            _ = try await store.log(of: Learner.local, after: 0, limit: 10)
            _ = try await store.search("cave", limit: 10)
            _ = try await store.search("stalagmite hollow", limit: 10)
            _ = try await store.resources(withFingerprint: "x")
        }
        #expect(statements.count > 30)
        let scans = try await Self.scans(statements, in: store)
        #expect(scans.isEmpty)
    }

    /// SQLite takes any column to be selective; the learner, who is the same in most rows, is not.
    @Test func logOfOneItemIsFoundByTheItem() async throws {
        let store = try await Self.store()
        let settings = StoreContractTests.settings
        let statements = try await Self.statements(of: store) {
            _ = try await store.undo(
                for: Learner.local, event: StoreContractTests.id(3), at: StoreContractTests.noon,
                settings: settings)
            _ = try await store.rebuildStates(of: Learner.local, settings: settings)
            try await store.save(StoreContractTests.bread)
        }
        let plans = try await store.read { db in
            try statements.filter { $0.contains("item") && $0.contains("reviewEvent e") }.flatMap {
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + $0).map { $0["detail"] as String }
            }
        }
        let walks = plans.filter { $0.hasPrefix("SEARCH e ") && !$0.contains("item=?") }
        // The search for the last answer goes backwards from the end, and stops at the first; the
        // search for items without a state is one pass.
        #expect(walks.count <= 2, "\(walks)")
        #expect(plans.contains { $0.contains("reviewEventByItem (learner=? AND item=?)") })
    }

    @Test func aScanWouldBeSeen() async throws {
        let store = try await Self.store()
        let scans = try await Self.scans(["SELECT * FROM item WHERE stem = 'x'"], in: store)
        #expect(scans.count == 1)
    }

    @Test func queueReadsIndexesAndSortsNothing() async throws {
        let store = try await Self.store()
        let statements = try await Self.statements(of: store) {
            _ = try await store.queue(StoreContractTests.request())
            _ = try await store.queue(
                StoreContractTests.request(.resource(StoreContractTests.caves.id)))
        }
        let plans = try await store.read { db in
            try statements.flatMap {
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + $0).map { $0["detail"] as String }
            }
        }
        let sorts = plans.filter { $0.contains("TEMP B-TREE") }
        #expect(sorts.isEmpty)
        // The rows themselves are read by key only, for the few items that are returned.
        let rows = plans.filter { $0.contains("cardState ") && !$0.contains("COVERING INDEX") }
        #expect(rows.isEmpty)
        #expect(plans.contains { $0.contains("COVERING INDEX cardStateDue") })
    }
}
