/// What may fail or surprise at run time.
let safetyRules: [Rule] = [
    Rule(
        "nothing is unwrapped or cast by force",
        bad: [
            snippet("let a = b!"), snippet("let a = try! b()"), snippet("let a = b as! C"),
            snippet("var a: Int!"), snippet("let s = \"\\(a!)\""), snippet("f()!.g"),
            snippet("func f() { fatalError(\"no\") }"),
        ],
        good: [
            snippet("let a = !b && c != d"), snippet("let s = \"Stop! #\" + #\"a\"!\"#"),
            snippet("// never b!\n/* /* a! */ b! */ let a = 1"), snippet("let r = /a!b/"),
            snippet("let a = b!", in: "Tests/ThawCoreTests/Some.swift"), snippet("if !f(!a) {}"),
            snippet("let s = \"\"\"\n    Wait! \"quoted!\"\n    \"\"\""),
        ]
    ) { file in
        guard file.isProduct else { return [] }
        return file.code.indices.compactMap { index in
            let token = file.code[index]
            if token.kind == .word, token.text == "fatalError" {
                return Finding(
                    token.line, "no fatalError: throw, or a precondition with a sentence")
            }
            guard token.kind == .sign, token.text == "!", token.isAttached, index > 0 else {
                return nil
            }
            let before = file.code[index - 1]
            guard before.kind != .sign || ")]}>?".contains(before.text) else { return nil }
            return Finding(token.line, "no !: use guard let, a default, or throw")
        }
    },
    Rule(
        "the clock, ids, chance and the environment come from outside",
        bad: [
            snippet("let a = Date()"), snippet("let a = Date.now"), snippet("let a = UUID()"),
            snippet("let p = ProcessInfo.processInfo"), snippet("let e = getenv(\"HOME\")"),
            snippet("let n = Int.random(in: 0..<5)"), snippet("let l = list.shuffled()"),
            snippet("let d = Date(timeIntervalSinceNow: 5)"),
            snippet("let z = TimeZone.current"),
        ],
        good: [
            snippet("let a = Date(timeIntervalSince1970: 0)"), snippet("let a = ambient.now()"),
            snippet("let n = Int.random(in: 0..<5, using: &generator)"),
            snippet("let a = Date()", in: "Sources/thaw/Some.swift"),
            snippet("// as Date() would\nlet s = \"UUID()\""),
            snippet("let a = Date()", in: "Tests/ThawCoreTests/Some.swift"),
        ]
    ) { file in
        guard file.isProduct, file.target != "thaw" else { return [] }
        let advice = "take it from an Ambient or a parameter; only Sources/thaw asks the machine"
        let patterns = [
            ["Date", "(", ")"], ["Date", ".", "now"], ["Date", ".", "init", "(", ")"],
            ["Date", "(", "timeIntervalSinceNow"], ["UUID", "(", ")"],
            ["UUID", ".", "init", "(", ")"],
            ["ProcessInfo"], ["getenv"], ["SystemRandomNumberGenerator"],
            [".", "shuffled", "(", ")"],
            [".", "shuffle", "(", ")"], [".", "randomElement", "(", ")"],
            ["TimeZone", ".", "current"],
            ["TimeZone", ".", "autoupdatingCurrent"], ["Locale", ".", "current"],
        ]
        return file.code.indices.compactMap { index in
            let line = file.code[index].line
            if patterns.contains(where: { file.reads($0, at: index) }) {
                return Finding(line, advice)
            }
            guard file.reads([".", "random", "(", "in"], at: index),
                let close = file.close(of: index + 2),
                !file.code[index..<close].contains(where: { $0.text == "using" })
            else { return nil }
            return Finding(line, advice)
        }
    },
    Rule(
        "unchecked Sendable is proved in a comment above",
        bad: [
            snippet("final class A: @unchecked Sendable {}"),
            snippet("// about B\nstruct B {}\nfinal class A: @unchecked Sendable {}"),
            snippet("let a = 1  // one\nfinal class A: @unchecked Sendable {}"),
        ],
        good: [
            snippet("// Safe: all is let.\nfinal class A: @unchecked Sendable {}"),
            snippet(
                "// Safe: all is let.\n@objc\npublic final class A:\n    @unchecked Sendable\n{}"),
        ]
    ) { file in
        file.code.indices.compactMap { index in
            guard file.reads(["@", "unchecked"], at: index) else { return nil }
            let kinds: Set = ["class", "struct", "enum", "extension", "actor"]
            guard let declaration = file.code[..<index].last(where: { kinds.contains($0.text) })
            else {
                return nil
            }
            var line = declaration.line
            while line > 1, file.lines[line - 2].drop(while: { $0 == " " }).hasPrefix("@") {
                line -= 1
            }
            if file.hasComment(endingOn: line - 1) { return nil }
            return Finding(
                file.code[index].line, "prove it: a comment above says why no two threads collide")
        }
    },
    Rule(
        "only records and what goes over a wire are Codable",
        bad: [
            snippet("struct A: Codable {}"), snippet("extension A: Decodable {}"),
            snippet("struct A: Encodable {}", in: "Sources/ThawSQLite/Study/Queue.swift"),
        ],
        good: [
            snippet("struct A: Codable {}", in: "Sources/ThawCore/Resource/ResourceRecord.swift"),
            snippet("struct A: Codable {}", in: "Sources/ThawSQLite/Rows/ItemRow.swift"),
            snippet("struct A: Codable {}", in: "Sources/ThawFormats/Exchange.swift"),
            snippet("// not Codable\nstruct A {}"),
        ]
    ) { file in
        let atTheRim = ["ThawFormats", "ThawWeb", "thaw"].contains(file.target)
        guard file.isProduct, !atTheRim, !file.name.contains("Record"), !file.name.hasSuffix("Row")
        else { return [] }
        return file.code.compactMap { token in
            guard token.kind == .word, ["Codable", "Encodable", "Decodable"].contains(token.text)
            else { return nil }
            return Finding(
                token.line, "serialise a record in a file named …Record or …Row, not a domain type")
        }
    },
]
