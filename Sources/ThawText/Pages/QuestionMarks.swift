import ThawCore

/// The marks that an examiner gives for an answer, behind the question: "[2 marks]", "(8)", "4 marks".
///
/// They are no part of what is asked.
extension PageLines {
    /// The text without its marks; empty where it is nothing else. Cost: a few dozen bytes.
    func withoutMarks(_ text: Span) -> Span { withoutMarks(text, inMargin: false) }

    /// The text without marks that stand in the margin, in square brackets or behind a gap; "(4 marks)" right behind
    /// the words is written with them and stays.
    func stem(_ text: Span) -> Span {
        let rest = withoutMarks(text, inMargin: true)
        return rest.isEmpty ? text : rest
    }

    /// The same of a question on several lines.
    func stem(_ texts: [Span]) -> [Span] {
        guard let last = texts.last else { return texts }
        let isBare = withoutMarks(last, inMargin: true).isEmpty
        return isBare && texts.count > 1 ? Array(texts.dropLast()) : texts.dropLast() + [stem(last)]
    }

    /// "[do for seminar]", "(we'll do this on Thursday)": words in brackets that stand for an answer to come.
    func isPlaceholder(_ answer: [Span]) -> Bool {
        guard answer.count == 1, case let text = answer[0], 8...80 ~= text.count,
            [0x28, 0x5B].contains(clean[text.start]),
            clean[text.end - 1] == (clean[text.start] == 0x28 ? 0x29 : 0x5D),
            words(in: text, limit: 3) >= 2
        else { return false }
        return !clean[text.start + 1..<text.end - 1].contains { $0 == 0x28 || $0 == 0x5B }
    }

    private func withoutMarks(_ text: Span, inMargin: Bool) -> Span {
        var rest = text
        // "[3 marks] (AO1)" has two notes.
        for _ in 0..<2 {
            guard let cut = withoutLastNote(rest, inMargin: inMargin) else { break }
            rest = cut
        }
        return rest
    }

    private func withoutLastNote(_ text: Span, inMargin: Bool) -> Span? {
        guard text.count >= 3, let last = clean[text.range].last else { return nil }
        guard last == 0x29 || last == 0x5D else { return withoutOpenNote(text, inMargin: inMargin) }
        let open: UInt8 = last == 0x29 ? 0x28 : 0x5B
        let limit = max(text.start, text.end - 32)
        guard let start = clean[limit..<text.end].lastIndex(of: open) else { return nil }
        let inside = string(Span(start + 1, text.end - 1)).lowercased()
        let words = inside.split { !$0.isLetter && !$0.isNumber }
        let rest = trimmed(Span(text.start, start))
        guard words.contains(where: { $0.contains(where: \.isNumber) }),
            words.allSatisfy(Self.isMarkWord)
        else { return nil }
        // What is assessed stands behind the marks.
        if words.allSatisfy({ $0.hasPrefix("ao") }) {
            return withoutLastNote(rest, inMargin: inMargin) == nil ? nil : rest
        }
        let isFar = start - rest.end >= 2 || rest.isEmpty
        if words.contains(where: { Self.markWords.contains($0) }) { return rest }
        if inMargin, open == 0x28, !isFar { return nil }
        // "(2)" alone: behind a sentence or a wide gap, else it may name an equation.
        let isBehindStop = endsSentence(rest) || !rest.isEmpty && clean[rest.end - 1] == 0x3A
        return words.count == 1 && (open == 0x5B || isFar || isBehindStop) ? rest : nil
    }

    /// "… 4 marks" behind a stop, a dash or a gap.
    private func withoutOpenNote(_ text: Span, inMargin: Bool) -> Span? {
        guard mayEndInMarks(text) else { return nil }
        let tail = Span(max(text.start, text.end - 16), text.end)
        let words = string(tail).lowercased().split(separator: " ")
        guard words.count >= 2, ["mark", "marks"].contains(words[words.count - 1]),
            words[words.count - 2].allSatisfy(\.isNumber), words[words.count - 2].count <= 2
        else { return nil }
        var end = text.end
        while end > tail.start, !ByteText.isDigit(clean[end - 1]) { end -= 1 }
        while end > tail.start, ByteText.isDigit(clean[end - 1]) { end -= 1 }
        let rest = trimmed(Span(text.start, end))
        if rest.isEmpty || end - rest.end >= 2 { return rest }
        return endsSentence(rest) && !inMargin ? rest : nil
    }

    /// Whether the last bytes may be those of "mark" or "marks"; anything may be beyond ASCII and before a space.
    private func mayEndInMarks(_ text: Span) -> Bool {
        let (before, last) = (clean[text.end - 2], clean[text.end - 1])
        if before >= 0x80 || last >= 0x80 || last <= 0x20 { return true }
        return (before | 0x20, last | 0x20) == (0x72, 0x6B)
            || (before | 0x20, last | 0x20) == (0x6B, 0x73)
    }

    private static func isMarkWord(_ word: Substring) -> Bool {
        if word.allSatisfy(\.isNumber) { return word.count <= 2 }
        return markWords.contains(word) || word == "total" || word == "for" || word == "each"
            || word.hasPrefix("ao") && word.dropFirst(2).allSatisfy(\.isNumber)
            || word.hasSuffix("m") && word.dropLast().allSatisfy(\.isNumber)
    }

    private static let markWords: Set<Substring> = [
        "mark", "marks", "m", "pts", "pt", "points", "point", "punkte", "punkt", "puntos",
    ]
}
