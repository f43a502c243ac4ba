/// The types of a module with their stored properties: what a template can see of a page.
struct StructTable: Sendable {
    struct Property: Sendable {
        var name: String
        /// The words of its type: `[Row]?` is `["Row"]`.
        var type: [String]
    }

    /// By full name: "LibraryPage.Row".
    private(set) var properties: [String: [Property]] = [:]

    init(_ files: [SourceFile]) {
        for file in files { read(file) }
    }

    /// The properties of a type and of every type that they lead to.
    func reachable(from type: String) -> [Property] {
        var seen: Set = [type]
        var waiting = [type]
        var found: [Property] = []
        while let next = waiting.popLast() {
            for property in properties[next] ?? [] {
                found.append(property)
                for word in property.type {
                    guard let name = resolve(word, in: next), seen.insert(name).inserted else {
                        continue
                    }
                    waiting.append(name)
                }
            }
        }
        return found
    }

    var all: [Property] { properties.values.flatMap { $0 } }

    /// The full name that a word means inside of a type: the innermost scope that has one.
    private func resolve(_ word: String, in type: String) -> String? {
        var scope = type.split(separator: ".").map(String.init)
        while true {
            let name = (scope + [word]).joined(separator: ".")
            if properties[name] != nil { return name }
            if scope.popLast() == nil { break }
        }
        // "ProofPart.Form" is two words; the second alone is enough where only one type ends with it.
        let ends = properties.keys.filter { $0.hasSuffix("." + word) }
        return ends.count == 1 ? ends.first : nil
    }

    /// Walks the braces; a type's name stands on the stack for its own, `nil` for any other.
    private mutating func read(_ file: SourceFile) {
        let code = file.code
        let kinds: Set = ["struct", "class", "enum", "actor", "extension", "protocol"]
        var scopes: [String?] = []
        var opened: String?
        for index in code.indices where code[index].kind != .string {
            let text = code[index].text
            let scope = scopes.compactMap { $0 }.joined(separator: ".")
            if kinds.contains(text), index + 1 < code.count, code[index + 1].kind == .word {
                opened = dotted(index + 1, code)
            } else if text == "{" {
                scopes.append(opened)
                opened = nil
            } else if text == "}" {
                _ = scopes.popLast()
            } else if text == "var" || text == "let", scopes.last != .some(nil), !scope.isEmpty,
                let property = stored(at: index, code)
            {
                properties[scope, default: []].append(property)
            }
        }
    }

    /// "A.B" after `extension`, "A" after `struct`.
    private func dotted(_ index: Int, _ code: [Token]) -> String {
        var name = code[index].text
        var at = index + 1
        while at + 1 < code.count, code[at].text == ".", code[at + 1].kind == .word {
            name += "." + code[at + 1].text
            at += 2
        }
        return name
    }

    /// The property declared here, unless it is static or computed.
    private func stored(at index: Int, _ code: [Token]) -> Property? {
        guard index + 1 < code.count, code[index + 1].kind == .word else { return nil }
        if index > 0, ["static", "class"].contains(code[index - 1].text) { return nil }
        var type: [String] = []
        var at = index + 2
        let line = code[index].line
        while at < code.count, code[at].line == line || code[at - 1].text == ":" {
            if code[at].text == "{" {
                let first = at + 1 < code.count ? code[at + 1].text : ""
                guard ["didSet", "willSet"].contains(first) else { return nil }
                break
            }
            if code[at].text == "}" || code[at].text == ";" { break }
            if code[at].kind == .word { type.append(code[at].text) }
            at += 1
        }
        return Property(name: code[index + 1].text, type: type)
    }
}
