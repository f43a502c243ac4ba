import Foundation
import Testing

/// What a script or a person meets when something is refused: one sentence, a status, one document.
@Suite(.serialized) struct RefusalTests {
    private func withProgram(_ body: (Program) throws -> Void) throws {
        let program = try Program()
        defer { program.remove() }
        try body(program)
    }

    @Test(arguments: [["list"], ["stats"], ["search", "word"], ["add", "page.txt"]])
    func refusalWithJSONIsOneDocumentAndOneSentence(command: [String]) throws {
        try withProgram { program in
            let diary = try program.file("diary.sqlite", Array("not a database".utf8))
            let result = try program.finish(
                program.start([command[0], "--json", "--store", diary] + command.dropFirst()))
            #expect(result.status == 1)
            let sentence = try #require(result.json["error"] as? String)
            #expect(result.messages == "thaw: \(sentence)\n")
        }
    }

    @Test func readReportsEveryFileAlsoThoseItRefused() throws {
        try withProgram { program in
            let page = try program.file(
                "page.txt", Array("Q: What is a delta?\nA: A river's fan.\n".utf8))
            let result = try program.run("read", "--json", "nowhere.txt", page)
            #expect(result.status == 1)
            let resources = try #require(result.json["resources"] as? [[String: Any]])
            #expect(resources.map { $0["file"] as? String } == ["nowhere.txt", page])
            #expect(resources[0]["kind"] is NSNull)
            let problems = try #require(resources[0]["problems"] as? [[String: Any]])
            #expect((problems.first?["message"] as? String)?.contains("no such file") == true)
        }
    }

    @Test func refusalIsNoResult() throws {
        try withProgram { program in
            let empty = try program.file("empty.txt", [])
            for command in [["read", empty], ["add", "--store", program.store, empty]] {
                let result = try program.finish(program.start(command))
                #expect(result.status == 1)
                #expect(result.output.isEmpty)
                #expect(result.messages.split(separator: "\n").count == 1)
            }
        }
    }

    @Test(arguments: [
        (["raed", "x"], 64 as Int32, "did you mean 'read'?"),
        (["frobnicate"], 64, "There is no command 'frobnicate'; 'thaw --help' lists them."),
        (["read", ""], 1, "A file's name is empty"),
    ])
    func mistypedCommandGetsOneSentence(command: [String], status: Int32, words: String) throws {
        try withProgram { program in
            let result = try program.finish(program.start(command))
            #expect(result.status == status)
            #expect(result.output.isEmpty)
            #expect(result.messages.contains(words))
            #expect(result.messages.split(separator: "\n").count == 1)
        }
    }

    @Test func datesOfSeveralFilesSayWhichFile() throws {
        try withProgram { program in
            let files = try ["1848", "1917"].map {
                try program.file("\($0).txt", Array("The revolution of \($0) failed.\n".utf8))
            }
            let result = try program.finish(
                program.start(["read", "--dates", "--json"] + files))
            let dates = try #require(
                JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
            #expect(dates.map { $0["file"] as? String } == files)
        }
    }

    @Test func resultThatCannotBeWrittenIsARefusal() throws {
        try withProgram { program in
            let process = Process()
            process.executableURL = URL(filePath: Program.path)
            process.arguments = ["list", "--json", "--store", program.store]
            process.standardOutput = try #require(FileHandle(forWritingAtPath: "/dev/full"))
            let messages = Pipe()
            process.standardError = messages
            try process.run()
            let said = messages.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(process.terminationReason == .exit)
            #expect(process.terminationStatus == 1)
            #expect(String(decoding: said, as: UTF8.self).contains("the disk is full"))
        }
    }

    @Test func namedPipeAndNameThatIsNotUTF8AreReadLikeFiles() throws {
        try withProgram { program in
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            process.currentDirectoryURL = program.folder
            process.arguments = [
                "-c",
                """
                printf 'Q: What is a delta?\\nA: A river fan.\\n' >$'d\\xff.txt'
                "$0" read $'d\\xff.txt' && "$0" read <(cat $'d\\xff.txt')
                """, Program.path,
            ]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let said = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            #expect(
                String(decoding: said, as: UTF8.self).split(separator: "What is a delta?").count
                    >= 3)
        }
    }

    @Test func subjectWithoutPagesIsNotAnEmptyLibrary() throws {
        try withProgram { program in
            _ = try program.run(
                "add", "--store", program.store, Program.samples + "/medieval-terms.txt")
            let result = try program.run(
                "list", "--store", program.store, "--subject", "Geology > Caves")
            #expect(result.messages.contains("nothing in Geology › Caves"))
        }
    }
}
