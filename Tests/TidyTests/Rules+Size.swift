/// How long things are.
let sizeRules: [Rule] = [
    Rule(
        "a file has at most 600 lines",
        bad: [snippet(String(repeating: "let a = 1\n", count: 601))],
        good: [snippet(String(repeating: "let a = 1\n", count: 600))]
    ) { file in
        let count = file.lines.count - (file.lines.last == "" ? 1 : 0)
        return count > 600
            ? [Finding(count, "\(count) lines; cut it by what changes together")] : []
    },
    Rule(
        "a function has at most 70 lines",
        bad: [
            snippet(function(lines: 71)), snippet("struct A {\n" + function(lines: 80) + "}\n"),
            snippet(function(lines: 71).replacing("func f()", with: "init?(a: () -> Void = {})")),
        ],
        good: [
            snippet(function(lines: 70)), snippet(function(lines: 40) + function(lines: 40)),
            snippet("protocol A {\n    func f()\n    init(a: Int)\n}\n" + function(lines: 69)),
            snippet(
                "protocol A { func f() async throws -> [Int] }\nenum B {\n"
                    + String(repeating: "    case a\n", count: 90) + "}\n"),
        ]
    ) { file in
        functions(file).compactMap { name, first, last in
            let count = last - first + 1
            guard count > 70 else { return nil }
            return Finding(
                first, "\(name) has \(count) lines; move loops and arithmetic into leaves")
        }
    },
    Rule(
        "a line has at most 120 columns, a comment too",
        bad: [snippet("// " + String(repeating: "a", count: 118))],
        good: [snippet("// " + String(repeating: "ä", count: 117))]
    ) { file in
        file.lines.enumerated().compactMap { index, line in
            guard line.count > 120 else { return nil }
            return Finding(index + 1, "\(line.count) columns; break it (the code itself at 100)")
        }
    },
]

private func function(lines: Int) -> String {
    "func f() {\n" + String(repeating: "    a()\n", count: lines - 2) + "}\n"
}

/// The functions and initialisers of a file that have a body, with their first and last line.
private func functions(_ file: SourceFile) -> [(name: String, first: Int, last: Int)] {
    file.code.indices.compactMap { index in
        let token = file.code[index]
        guard token.kind == .word, ["func", "init", "subscript"].contains(token.text),
            index == 0 || file.code[index - 1].text != ".", index + 1 < file.code.count
        else { return nil }
        let next = file.code[index + 1].text
        guard token.text == "func" || ["(", "?", "<"].contains(next) else { return nil }
        guard let open = body(of: index, in: file), let close = file.close(of: open) else {
            return nil
        }
        let name = token.text == "func" ? next : token.text
        return (name, token.line, file.code[close].line)
    }
}

/// The brace that opens the body of the function declared at `start`; `nil` for a requirement.
private func body(of start: Int, in file: SourceFile) -> Int? {
    let ends: Set = [
        "func", "var", "let", "init", "case", "static", "struct", "enum", "class", "typealias",
        "associatedtype", "subscript", "mutating", "public", "package", "private", "extension",
        "protocol", "import", "}", "=", ";",
    ]
    var index = start + 1
    // The name of an operator may be one of the ends.
    if file.code[start].text == "func" { index += 1 }
    while index < file.code.count {
        let token = file.code[index]
        if token.kind == .sign, token.text == "(" || token.text == "[" {
            guard let close = file.close(of: index) else { return nil }
            index = close + 1
            continue
        }
        if token.text == "{", token.kind == .sign { return index }
        if token.kind != .string, ends.contains(token.text), !isOperatorName(index, start, file) {
            return nil
        }
        index += 1
    }
    return nil
}

private func isOperatorName(_ index: Int, _ start: Int, _ file: SourceFile) -> Bool {
    // "func == (", "func += (": signs straight after the word.
    file.code[start].text == "func" && index <= start + 3
        && file.code[start + 1...index].allSatisfy { $0.kind == .sign && $0.text != "(" }
}
