/// The marks that a scheme gives for a point: "(1)", "[2 marks]" at its end.
enum MarkNote {
    /// The text without them. Cost: the length of the note.
    static func without(_ text: String) -> String {
        guard let last = text.last, last == ")" || last == "]",
            let open = text.lastIndex(where: { $0 == "(" || $0 == "[" }), open > text.startIndex
        else { return text }
        let inside = text[text.index(after: open)...].dropLast()
        let words = inside.split(separator: " ")
        guard let first = words.first, words.count <= 2, first.count <= 2,
            first.allSatisfy(\.isNumber),
            words.count == 1 || ["mark", "marks"].contains(words[1].lowercased())
        else { return text }
        let rest = String(text[..<open]).trimmingSpaces
        // "Ca (2)" in a formula or a list: marks stand behind words.
        return rest.split(separator: " ").count >= 3 ? rest : text
    }
}
