import Foundation
import TestSupport
import Testing

/// A shipped migration is frozen text: people's files were made by it, and a change would not reach them.
@Suite struct FrozenTests {
    private static let list = Seeds.packageRoot.appending(
        path: "Tests/TidyTests/Frozen/migrations.txt")

    /// The text of each migration, by the name of its file.
    private var migrations: [String: String] {
        let files = SourceFile.all.filter {
            ["ThawSQLite", "ThawPostgres"].contains($0.target) && $0.name.hasPrefix("Migration")
                && $0.name.last?.isNumber == true
        }
        return Dictionary(
            uniqueKeysWithValues: files.map { file in
                let strings = file.code.filter { $0.kind == .string }.map(\.text)
                return ("\(file.target)/\(file.name)", strings.joined(separator: "\u{0}"))
            })
    }

    /// What is wrong between the migrations and the list of those that are frozen.
    private func findings(_ migrations: [String: String], frozen: String) -> [String] {
        var hashes: [String: String] = [:]
        for line in frozen.split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: " ").map(String.init)
            if parts.count == 2 { hashes[parts[0]] = parts[1] }
        }
        let changed = migrations.sorted { $0.key < $1.key }.compactMap { name, text -> String? in
            let hash = Self.hash(text)
            guard let frozen = hashes[name] else {
                return "\(name) is not frozen; add the line: \(name) \(hash)"
            }
            return frozen == hash
                ? nil : "\(name) was changed; put it back, and write a new migration"
        }
        let gone = hashes.keys.filter { migrations[$0] == nil }.sorted()
        return changed + gone.map { "\($0) is gone; files that people have were made by it" }
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ text: String) -> String {
        let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }

    @Test func shippedMigrationsAreAsTheyWere() throws {
        #expect(!migrations.isEmpty, "no migrations were found")
        let frozen = try String(contentsOf: Self.list, encoding: .utf8)
        for finding in findings(migrations, frozen: frozen) {
            Issue.record("Tests/TidyTests/Frozen/migrations.txt: \(finding)")
        }
    }

    @Test func changedNewAndLostMigrationsAreReported() {
        let first = "S/Migration001"
        let frozen = "# a comment\n\(first) \(Self.hash("CREATE"))\n"
        #expect(findings([first: "CREATE"], frozen: frozen).isEmpty)
        #expect(findings([first: "CREATE "], frozen: frozen).count == 1)
        #expect(findings([first: "CREATE", "S/Migration002": "ALTER"], frozen: frozen).count == 1)
        #expect(findings([:], frozen: frozen).count == 1)
    }
}
