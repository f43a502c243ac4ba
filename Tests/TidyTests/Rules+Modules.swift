/// Which module may know which, from the top of the drawing in ARCHITECTURE.md to the bottom.
private let mayImport: [String: Set<String>] = [
    "ThawMemory": [],
    "ThawCore": ["ThawMemory"],
    "ThawText": ["ThawCore", "ThawMemory", "CMark", "CStemmer", "CXML"],
    "ThawHistory": ["ThawText", "ThawCore", "ThawMemory"],
    "ThawFormats": [
        "ThawHistory", "ThawText", "ThawCore", "ThawMemory", "CXML", "CZip", "CZstd", "CProcess",
    ],
    "ThawSQLite": ["ThawCore", "ThawMemory"],
    "ThawPostgres": ["ThawCore", "ThawMemory", "CPQ"],
    "ThawWeb": [
        "ThawFormats", "ThawHistory", "ThawText", "ThawCore", "ThawMemory", "CQRencode",
    ],
]

/// Packages that only some targets may know; what is not listed here is free to all but ThawMemory.
private let mayBeImportedBy: [String: Set<String>] = [
    "GRDB": ["ThawSQLite", "ThawFormats"], "Hummingbird": ["ThawWeb", "thaw"],
    "HummingbirdCore": ["ThawWeb", "thaw"], "Mustache": ["ThawWeb"], "ArgumentParser": ["thaw"],
]

private let mathLibraries: Set = ["Darwin", "Glibc", "Musl"]

private func isOwn(_ module: String) -> Bool {
    mayImport[module] != nil || module == "TestSupport"
        || mayImport.values.contains { $0.contains(module) }
}

/// The imports of a file: the index of the word `import` in its code, and the module.
private func imports(_ file: SourceFile) -> [(index: Int, module: String)] {
    let kinds: Set = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"]
    return file.code.indices.compactMap { index in
        guard file.code[index].kind == .word, file.code[index].text == "import",
            index + 1 < file.code.count
        else { return nil }
        let named = file.code[index + 1].text
        guard kinds.contains(named), index + 2 < file.code.count else { return (index, named) }
        return (index, file.code[index + 2].text)
    }
}

// A Regex is a value that nothing changes; the type does not say so to the compiler.
/// Matches SQL by its capital words, so that a sentence that says "select" is none.
nonisolated(unsafe) private let statement =
    #/
    \b(
        SELECT\b[\s\S]*\bFROM\b | INSERT\s(OR\s[A-Z]+\s)?INTO\b | UPDATE\s\w+\sSET\b
        | DELETE\sFROM\b | PRAGMA\s\w
        | (CREATE|DROP|ALTER)\s(UNIQUE\s|VIRTUAL\s)?(TABLE|INDEX|TRIGGER|VIEW)\b
    )
    /#

let moduleRules: [Rule] = [
    Rule(
        "imports point down",
        bad: [
            snippet("import Foundation", in: "Sources/ThawMemory/Some.swift"),
            snippet("import ThawText"), snippet("public import ThawSQLite"),
            snippet("import ThawSQLite", in: "Sources/ThawWeb/Some.swift"),
            snippet("import ThawText", in: "Sources/ThawSQLite/Some.swift"),
            snippet("import GRDB", in: "Sources/ThawWeb/Some.swift"),
            snippet("import struct ThawFormats.Exchange", in: "Sources/ThawText/Some.swift"),
            snippet("import ArgumentParser"), snippet("import TestSupport"),
        ],
        good: [
            snippet("import Glibc", in: "Sources/ThawMemory/Some.swift"),
            snippet("public import ThawMemory\nimport Foundation"),
            snippet("import ThawSQLite\nimport ThawWeb", in: "Sources/thaw/Some.swift"),
            snippet("import GRDB", in: "Sources/ThawSQLite/Some.swift"),
            snippet("import ThawSQLite", in: "Tests/StoreTests/Some.swift"),
            snippet("// import ThawText"),
        ]
    ) { file in
        guard file.isProduct else { return [] }
        return imports(file).compactMap { index, module in
            let line = file.code[index].line
            if file.target == "ThawMemory" {
                return mathLibraries.contains(module)
                    ? nil : Finding(line, "ThawMemory imports the C math library and nothing else")
            }
            if let targets = mayBeImportedBy[module], !targets.contains(file.target) {
                return Finding(line, "\(module) is known to \(targets.sorted()) only")
            }
            guard let below = mayImport[file.target], isOwn(module), module != file.target,
                !below.contains(module)
            else { return nil }
            return Finding(
                line,
                "\(file.target) stands on \(below.sorted()); move the code, or pass a value in")
        }
    },
    Rule(
        "a public import gives its reason",
        bad: [
            snippet("public import GRDB"), snippet("import A\npublic import GRDB"),
            snippet("/// GRDB\npublic import GRDB"),
        ],
        good: [
            snippet("// Rows are GRDB records.\npublic import GRDB"), snippet("import GRDB"),
            snippet("public import Foundation\npublic import ThawCore"),
        ]
    ) { file in
        imports(file).compactMap { index, module in
            guard index > 0, file.code[index - 1].text == "public", module != "Foundation",
                !isOwn(module)
            else { return nil }
            let line = file.code[index - 1].line
            if file.tokens.contains(where: { $0.kind == .comment && $0.lastLine == line - 1 }) {
                return nil
            }
            return Finding(
                line, "a // comment above says why \(module) is in our public face, or drop public")
        }
    },
    Rule(
        "SQL is in the stores only",
        bad: [
            snippet("let q = \"SELECT id FROM item\""), snippet("let q = \"PRAGMA user_version\""),
            snippet("let q = \"\"\"\n    SELECT *\n    FROM item\n    \"\"\""),
            snippet("let q = #\"INSERT OR IGNORE INTO item VALUES (?)\"#"),
            snippet("let q = \"\"\"\n    CREATE VIRTUAL TABLE a\n    \"\"\""),
        ],
        good: [
            snippet("let q = \"Select one from the list\""), snippet("// SELECT id FROM item"),
            snippet("let q = \"SELECT id FROM item\"", in: "Sources/ThawSQLite/Some.swift"),
            snippet("let q = \"SELECT id FROM notes\"", in: "Sources/ThawFormats/Anki/Some.swift"),
        ]
    ) { file in
        guard file.isProduct, !["ThawSQLite", "ThawPostgres"].contains(file.target),
            !file.path.hasPrefix("Sources/ThawFormats/Anki/")
        else { return [] }
        return file.code.compactMap { token in
            guard token.kind == .string, token.text.contains(statement) else { return nil }
            return Finding(token.line, "SQL belongs in a store, behind a method of Store")
        }
    },
]
