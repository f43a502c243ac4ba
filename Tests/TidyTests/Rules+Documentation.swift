/// What is written for the reader.
let documentationRules: [Rule] = [
    Rule(
        "what others see says what it promises",
        bad: [
            snippet("public struct A {}"), snippet("// a\npublic struct A {}"),
            snippet("/// a\nlet b = 1\npackage func f() {}"),
            snippet("public static func f() {}"), snippet("@discardableResult\npublic func f() {}"),
            snippet("/// A seam.\npublic protocol A {\n    func f()\n}"),
            snippet("public indirect enum A {}"),
        ],
        good: [
            snippet("/// It is one.\npublic struct A {}"), snippet("struct A {}"),
            snippet("/// It does.\n@discardableResult\npublic mutating func f() {}"),
            snippet(
                "/// It does.\n@inline(__always) @available(*, deprecated)\npublic func f() {}"),
            snippet("public static func < (a: A, b: A) -> Bool { a.b < b.b }"),
            snippet("public func hash(into hasher: inout Hasher) {}"),
            snippet("public import Foundation"), snippet("public extension A {}"),
            snippet("/// A seam.\npublic protocol A {\n    /// It does.\n    func f()\n}"),
            snippet("public func f() {}", in: "Tests/ThawCoreTests/Some.swift"),
        ]
    ) { file in
        guard file.isProduct else { return [] }
        return file.tokens.indices.flatMap { undocumented(at: $0, in: file.tokens) }
    }
]

/// Names that a protocol prescribes, and documents: of the language, of a package, or our own.
private let prescribed: Set<String> = {
    var names: Set = [
        "hash", "encode", "next", "makeIterator", "run", "handle", "child", "response", "validate",
        "enqueue", "callAsFunction", "transform",
    ]
    for file in SourceFile.all where file.isProduct {
        for index in file.tokens.indices where file.tokens[index].text == "protocol" {
            let required = requirements(of: index, in: file.tokens)
            names.formUnion(required.map { file.tokens[$0 + 1].text })
        }
    }
    return names
}()

private func undocumented(at index: Int, in tokens: [Token]) -> [Finding] {
    let token = tokens[index]
    guard token.kind == .word, token.text == "public" || token.text == "package",
        let declaration = declaration(after: index, in: tokens)
    else { return [] }
    var findings: [Finding] = []
    if !isDocumented(index, in: tokens), !isPrescribed(declaration, in: tokens) {
        findings.append(advice(declaration, in: tokens))
    }
    if tokens[declaration].text == "protocol" {
        findings += requirements(of: declaration, in: tokens)
            .filter { tokens[$0 + 1].kind == .word && !isDocumented($0, in: tokens) }.map {
                advice($0, in: tokens)
            }
    }
    return findings
}

private func advice(_ declaration: Int, in tokens: [Token]) -> Finding {
    let name = declaration + 1 < tokens.count ? tokens[declaration + 1].text : ""
    return Finding(
        tokens[declaration].line,
        "\(tokens[declaration].text) \(name) needs /// above: what it promises, and why")
}

/// The word that says what is declared, past the modifiers; `nil` for what needs no words of its own.
private func declaration(after index: Int, in tokens: [Token]) -> Int? {
    let modifiers: Set = [
        "static", "final", "mutating", "nonmutating", "nonisolated", "override", "indirect",
        "consuming", "borrowing", "distributed",
    ]
    var next = index + 1
    while next < tokens.count, tokens[next].kind == .word, modifiers.contains(tokens[next].text) {
        next += 1
    }
    let kinds: Set = ["func", "struct", "enum", "class", "actor", "protocol"]
    guard next < tokens.count, kinds.contains(tokens[next].text) else { return nil }
    return next
}

private func isPrescribed(_ declaration: Int, in tokens: [Token]) -> Bool {
    guard tokens[declaration].text == "func", declaration + 1 < tokens.count else { return false }
    let name = tokens[declaration + 1]
    return name.kind == .sign || prescribed.contains(name.text)
}

/// Whether documentation stands right before the token, attributes and modifiers passed over.
private func isDocumented(_ index: Int, in tokens: [Token]) -> Bool {
    var at = index - 1
    while at >= 0 {
        let token = tokens[at]
        switch token.kind {
        case .documentation: return true
        case .comment: at -= 1
        case .sign where token.text == ")":
            while at > 0, tokens[at].text != "(" { at -= 1 }
            at -= 1
        case .word where at > 0 && tokens[at - 1].text == "@": at -= 2
        case .word where ["mutating", "static", "nonisolated"].contains(token.text): at -= 1
        default: return false
        }
    }
    return false
}

private func requirements(of declaration: Int, in tokens: [Token]) -> [Int] {
    guard var index = tokens[declaration...].firstIndex(where: { $0.text == "{" }) else {
        return []
    }
    var depth = 0
    var found: [Int] = []
    while index < tokens.count {
        let token = tokens[index]
        if token.kind == .sign, token.text == "{" { depth += 1 }
        if token.kind == .sign, token.text == "}" {
            depth -= 1
            if depth == 0 { break }
        }
        if token.kind == .word, token.text == "func", depth == 1, index + 1 < tokens.count {
            found.append(index)
        }
        index += 1
    }
    return found
}
