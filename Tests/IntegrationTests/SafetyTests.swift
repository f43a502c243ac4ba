import Foundation
import Testing
import ThawCore
import ThawSQLite

/// Going back to a backup, and bringing everything to another store, lose nothing.
@Suite(.serialized) struct SafetyTests {
    private func withProgram(_ body: (Program) async throws -> Void) async throws {
        let program = try Program()
        defer { program.remove() }
        try await body(program)
    }

    /// A session that waits for a key, and writes to whatever file it has open.
    @Test func storeThatIsBeingStudiedIsNotReplaced() async throws {
        try await withProgram { program in
            let page = Program.samples + "/medieval-terms.txt"
            _ = try program.run("add", "--store", program.store, page)
            #expect(try program.run("list", "--store", program.store).status == 0)
            let keys = Pipe()
            let study = Process()
            study.executableURL = URL(filePath: Program.path)
            study.arguments = ["study", "--store", program.store]
            study.standardInput = keys
            let asked = Pipe()
            study.standardOutput = asked
            try study.run()
            _ = asked.fileHandleForReading.availableData
            let refused = try program.run("restore", "--store", program.store, "latest")
            #expect(refused.status == 1)
            #expect(refused.messages.contains("end it first"))
            keys.fileHandleForWriting.write(Data("\n3\nq\n".utf8))
            study.waitUntilExit()
            let stats = try program.run("stats", "--json", "--store", program.store)
            #expect(((stats.json["days"] as? [[String: Any]])?.first?["good"] as? Int) == 1)
            #expect(try program.run("restore", "--store", program.store, "latest").status == 0)
        }
    }

    @Test func firstDaysBackupHoldsTheFirstPage() async throws {
        try await withProgram { program in
            _ = try program.run("list", "--store", program.store)
            #expect(try program.run("restore", "--store", program.store).status == 1)
            _ = try program.run(
                "add", "--store", program.store, Program.samples + "/medieval-terms.txt")
            _ = try program.run("list", "--store", program.store)
            #expect(try program.run("restore", "--store", program.store, "latest").status == 0)
            let list = try program.run("list", "--json", "--store", program.store)
            #expect((list.json["resources"] as? [Any])?.count == 1)
        }
    }

    @Test func newItemsComeInTheSameOrderAfterTheRoundTrip() async throws {
        try await withProgram { program in
            let second = program.folder.appending(path: "second.sqlite").path
            let file = program.folder.appending(path: "all.json").path
            for page in ["medieval-terms", "black-death-cards", "statute-of-labourers"] {
                _ = try program.run(
                    "add", "--store", program.store, Program.samples + "/\(page).txt")
            }
            _ = try program.run("export", "--store", program.store, "-o", file)
            _ = try program.run("import", "--store", second, file)
            let keys = String(repeating: "\nb\n", count: 12)
            let first = try program.run("study", "--store", program.store, input: keys)
            let again = try program.run("study", "--store", second, input: keys)
            #expect(first.output == again.output)
        }
    }

    /// Drafts, trash, decisions, edits, an answer taken back, a suspension: all of it comes back.
    @Test func everyKindOfWorkComesBack() async throws {
        try await withProgram { program in
            let second = program.folder.appending(path: "second.sqlite").path
            let file = program.folder.appending(path: "all.json").path
            for page in ["medieval-terms", "black-death-cards", "statute-of-labourers"] {
                _ = try program.run(
                    "add", "--accept-sure", "--store", program.store,
                    Program.samples + "/\(page).txt")
            }
            _ = try program.run(
                "study", "--store", program.store, input: "\n3\n\n1\nu\n\ns\n\nb\n\n4\nq\n")
            let moved = try await Self.moveSome(in: program.store)
            _ = try program.run("export", "--store", program.store, "-o", file)
            for _ in 0..<2 {
                #expect(try program.run("import", "--store", second, file).status == 0)
            }

            let (before, after) = (
                try SQLiteStore(path: program.store), try SQLiteStore(path: second)
            )
            for id in moved {
                let (old, new) = (try await before.resource(id), try await after.resource(id))
                #expect(old.resource == new.resource)
                #expect(old.status == new.status)
                #expect(abs(old.added.timeIntervalSince(new.added)) < 1e-3)
                #expect(
                    try await before.items(of: id, for: Learner.local).map(\.state.phase)
                        == after.items(of: id, for: Learner.local).map(\.state.phase))
                #expect(
                    try await before.items(of: id, for: Learner.local).map(\.state.isSuspended)
                        == after.items(of: id, for: Learner.local).map(\.state.isSuspended))
            }
            let logs = [
                try await before.log(of: Learner.local, after: 0, limit: 1000).events,
                try await after.log(of: Learner.local, after: 0, limit: 1000).events,
            ]
            #expect(logs[0].map(\.id) == logs[1].map(\.id))
            #expect(logs[0].count >= 5)
        }
    }

    /// One resource goes to the drafts, one to the trash. Returns all three.
    private static func moveSome(in path: String) async throws -> [Resource.ID] {
        let store = try SQLiteStore(path: path)
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let ids = try await store.library(LibraryQuery(learner: Learner.local, day: 0, now: now))
            .map(\.id)
        try await store.setStatus(.draft, of: [ids[0]], at: now)
        try await store.setStatus(.trashed, of: [ids[1]], at: now)
        try store.close()
        return ids
    }

    /// The log came in, the states were not computed: the second run mends that.
    @Test func importThatWasCutShortIsFinishedByRunningItAgain() async throws {
        try await withProgram { program in
            let second = program.folder.appending(path: "second.sqlite").path
            let file = program.folder.appending(path: "all.json").path
            _ = try program.run(
                "add", "--store", program.store, Program.samples + "/medieval-terms.txt")
            _ = try program.run("export", "--store", program.store, "-o", file)
            _ = try program.run("import", "--store", second, file)
            _ = try program.run("study", "--store", program.store, input: "\n3\n\n4\nq\n")
            _ = try program.run("export", "--store", program.store, "-o", file)
            let (from, to) = (try SQLiteStore(path: program.store), try SQLiteStore(path: second))
            try await to.append(try await from.log(of: Learner.local, after: 0, limit: 100).events)
            try from.close()
            try to.close()
            #expect(try program.run("import", "--store", second, file).status == 0)
            let stats = try program.run("stats", "--json", "--store", program.store).output
            #expect(try program.run("stats", "--json", "--store", second).output == stats)
        }
    }

    @Test(arguments: [
        ("\"day\":", "\"day\":4611686018427387904,\"was\":"),
        ("\"milliseconds\":", "\"milliseconds\":-5,\"was\":"),
        ("\"added\":", "\"added\":1e300,\"was\":"),
        ("\"time\":", "\"time\":-1e300,\"was\":"),
    ])
    func numberOutOfItsRangeBringsNothingIn(old: String, new: String) async throws {
        try await withProgram { program in
            let second = program.folder.appending(path: "second.sqlite").path
            let file = program.folder.appending(path: "all.json")
            _ = try program.run(
                "add", "--store", program.store, Program.samples + "/medieval-terms.txt")
            _ = try program.run("study", "--store", program.store, input: "\n3\nq\n")
            _ = try program.run("export", "--store", program.store, "-o", file.path)
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.contains(old))
            try text.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
            let result = try program.run("import", "--store", second, file.path)
            #expect(result.status == 1)
            #expect(result.messages.contains("Nothing was brought in"))
            let list = try program.run("list", "--json", "--store", second)
            #expect((list.json["resources"] as? [Any])?.isEmpty == true)
        }
    }
}
