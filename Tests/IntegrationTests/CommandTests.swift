import Foundation
import Testing

/// What a script or a person gets from each command.
@Suite struct CommandTests {
    private func withProgram(_ body: (Program) throws -> Void) throws {
        let program = try Program()
        defer { program.remove() }
        try body(program)
    }

    @Test(arguments: [
        ("empty.txt", [UInt8](), "empty"),
        (
            "picture.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13],
            "picture.png"
        ),
    ])
    func unreadableFileGetsOneSentenceAndStatusOne(
        name: String, bytes: [UInt8], word: String
    ) throws {
        try withProgram { program in
            let file = try program.file(name, bytes)
            let result = try program.run("read", file)
            #expect(result.status == 1)
            let said = (result.output + result.messages).trimmingCharacters(
                in: .whitespacesAndNewlines)
            #expect(said.contains(word), "\(said)")
            #expect(!said.contains("\n"))
        }
    }

    @Test func missingFileGetsOneSentenceAndStatusOne() throws {
        try withProgram { program in
            let result = try program.run("read", "nowhere.txt")
            #expect(result.status == 1)
            #expect(result.output.isEmpty)
            #expect(result.messages.contains("nowhere.txt: there is no such file"))
        }
    }

    @Test(arguments: [["read"], ["serve", "--port", "0"], ["search"]])
    func wrongUsageHasTheUsageStatus(arguments: [String]) throws {
        try withProgram { program in
            let result = try program.finish(program.start(arguments))
            #expect(result.status == 64 || result.status == 2)
            #expect(result.messages.contains("Usage"))
        }
    }

    @Test func readPrintsTheKeysOfTheContract() throws {
        try withProgram { program in
            let result = try program.run(
                "read", "--json", Program.samples + "/black-death-cards.txt",
                Program.samples + "/statute-of-labourers.txt")
            #expect(result.status == 0)
            let resources = try #require(result.json["resources"] as? [[String: Any]])
            #expect(resources.count == 2)
            let keys = [
                "file", "kind", "title", "author", "created", "subjects", "cards", "terms", "facts",
                "questions", "relatedTerms", "pairs", "comments", "events", "links", "people",
                "places", "organisations", "works", "items", "blocks", "repairs", "problems",
            ]
            for key in keys { #expect(resources[0].keys.contains(key), "\(key) is missing") }
            #expect(resources[0]["kind"] as? String == "revisionCards")
            #expect(resources[0]["author"] as? String == "quillpen")
            #expect(resources[1]["kind"] as? String == "keyTerm")
            #expect(resources[1]["author"] is NSNull)
        }
    }

    @Test func readTakesStandardInput() throws {
        try withProgram { program in
            let result = try program.run(
                "read", "--json", "-", input: "Q: What is osmosis?\nA: The movement of water.\n")
            let resources = try #require(result.json["resources"] as? [[String: Any]])
            let questions = try #require(resources[0]["questions"] as? [[String: Any]])
            #expect(questions.first?["stem"] as? String == "What is osmosis?")
            #expect(questions.first?["answer"] as? String == "The movement of water.")
        }
    }

    @Test func receiptsNameLineAndReason() throws {
        try withProgram { program in
            let result = try program.run(
                "read", "--receipts", Program.samples + "/black-death-cards.txt")
            #expect(result.output.contains("thecause → the cause"))
            #expect(result.output.contains("line 8"))
        }
    }

    @Test func addedPageIsListedFoundStudiedAndExported() throws {
        try withProgram { program in
            let page = Program.samples + "/statute-of-labourers.txt"
            let store = program.store
            #expect(try program.run("add", "--store", store, page).status == 0)
            let again = try program.run("add", "--store", store, page)
            #expect(again.status == 0)
            #expect(again.output.contains("already in the library"))
            let list = try program.run("list", "--json", "--store", store)
            #expect((list.json["resources"] as? [Any])?.count == 1)
            let hits = try program.run("search", "--json", "--store", store, "parliam")
            #expect((hits.json["hits"] as? [Any])?.isEmpty == false)
            let study = try program.run("study", "--store", store, input: "\n3\n\n4\nu\nq\n")
            #expect(study.output.contains("Again"))
            #expect(study.output.contains("Taken back"))
            let stats = try program.run("stats", "--json", "--store", store)
            let day = try #require((stats.json["days"] as? [[String: Any]])?.first)
            #expect(day["good"] as? Int == 1)
            #expect(day["easy"] as? Int == 0)
        }
    }

    @Test func exportComesBackWhole() throws {
        try withProgram { program in
            let first = program.store
            let second = program.folder.appending(path: "second.sqlite").path
            let file = program.folder.appending(path: "all.json").path
            _ = try program.run("add", "--store", first, Program.samples + "/medieval-terms.txt")
            _ = try program.run("study", "--store", first, input: "\n3\n\n1\n\n2\nq\n")
            #expect(try program.run("export", "--store", first, "--output", file).status == 0)
            let imported = try program.run("import", "--store", second, file)
            #expect(imported.status == 0, "\(imported.messages)")
            #expect(imported.output.contains("1 resources and 3 log entries"))
            let again = try program.run("import", "--store", second, file)
            #expect(again.output.contains("0 resources and 0 log entries"))
            let stats = try program.run("stats", "--json", "--store", first).output
            #expect(try program.run("stats", "--json", "--store", second).output == stats)
        }
    }

    @Test func importRefusesWhatIsNoExport() throws {
        try withProgram { program in
            let file = try program.file("x.json", Array("{\"cards\": []}".utf8))
            let result = try program.run("import", "--store", program.store, file)
            #expect(result.status == 1)
            #expect(result.messages.contains("not a file that 'thaw export' wrote"))
        }
    }

    @Test(arguments: ["postgres://localhost/thaw", "postgresql://h/x"])
    func postgresAnswersWithOneSentence(store: String) throws {
        try withProgram { program in
            let result = try program.run("list", "--store", store)
            #expect(result.status == 1)
            #expect(result.messages.contains("PostgreSQL store is not supported yet"))
        }
    }

    @Test func strangeStoreIsRefusedAndLeftAlone() throws {
        try withProgram { program in
            let bytes = Array("this is my diary, not a database".utf8)
            let file = try program.file("diary.sqlite", bytes)
            let result = try program.run("list", "--store", file)
            #expect(result.status == 1)
            #expect(result.messages.split(separator: "\n").count == 1)
            #expect(try Array(Data(contentsOf: URL(filePath: file))) == bytes)
        }
    }

    @Test func restoreGoesBackToADaysBackup() throws {
        try withProgram { program in
            _ = try program.run(
                "add", "--store", program.store, Program.samples + "/medieval-terms.txt")
            let listed = try program.run("restore", "--store", program.store)
            #expect(listed.status == 0, "\(listed.messages)")
            let restored = try program.run("restore", "--store", program.store, "latest")
            #expect(restored.status == 0, "\(restored.messages)")
            #expect(restored.output.contains("is kept at"))
            #expect(try program.run("list", "--store", program.store).status == 0)
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionScriptIsPrinted(shell: String) throws {
        try withProgram { program in
            let result = try program.run("--generate-completion-script", shell)
            #expect(result.status == 0)
            #expect(result.output.contains("receipts"))
        }
    }
}
