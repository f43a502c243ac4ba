import ThawCore

/// The words that stand before the answer to a question on its own line: "Answer: C", "Ans.", "Sol. –".
///
/// The headings over the answers of a whole sheet are in `AnswerKey`, what platforms say of an attempt in `QuizReview`.
enum AnswerLabel {
    /// What stands behind the words and their sign; empty where the next line says it, `nil` where no answer begins.
    static func value(_ page: PageLines, _ raw: Span) -> Span? {
        let bytes = page.clean
        guard initials.contains(bytes[raw.start] | 0x20) else { return nil }
        let head = page.string(Span(raw.start, min(raw.end, raw.start + 24))).lowercased()
        guard let word = words.first(where: head.hasPrefix) else { return nil }
        var i = raw.start + word.utf8.count
        guard i <= raw.end else { return nil }
        let signs = i
        while i < raw.end, [0x2E, 0x3A, 0x2D, 0x3D, 0x20, 0x09].contains(bytes[i]) { i += 1 }
        let isDash = i + 2 < raw.end && bytes[i] == 0xE2 && bytes[i + 1] == 0x80
        if isDash, 0x90...0x95 ~= bytes[i + 2] { i += 3 }
        let hasSign = bytes[signs..<i].contains { $0 != 0x20 && $0 != 0x09 }
        guard hasSign || i == raw.end else { return nil }
        return page.trimmed(Span(i, raw.end))
    }

    /// Of two that begin alike the longer one stands first.
    private static let words = [
        "model answer", "sample answer", "suggested answer", "possible answer", "expected answer",
        "correct answer", "correct option", "correct", "mark scheme", "indicative content",
        "answers", "answer", "ans", "solution", "sol", "antwort", "lösung", "musterlösung",
        "réponse", "corrigé", "respuesta", "solución", "risposta",
    ]

    private static let initials = Set(words.compactMap(\.utf8.first))
}
