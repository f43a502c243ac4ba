import ThawCore
import ThawHistory
import ThawText

/// The form that adds what was missed: a name alone, or a date, claim or question with the line that it belongs to.
struct FoundForm: Sendable {
    var kind: String
    /// "Add a question".
    var called: String
    /// What the first field asks for.
    var label: String
    var isShort: Bool
    var isLong: Bool
    var height: Int
    var value: String
    var hint: String?
    var hasAnswer: Bool
    var answer: String
    var meanings: [Choice]
    var hasMeanings: Bool
    var lines: [Choice]
    var lineHint: String
    /// Why it was not taken.
    var refusal: String?

    /// So many lines are laid out to choose from.
    private static let lineLimit = 400

    /// - Parameter refused: what was not taken, so that nothing typed is lost.
    init(_ kind: Correction.Kind, _ setting: FoundRow.Setting, refused: FindingsPage.Refused?) {
        let names = Phrases.findings(kind)
        let typed = refused.flatMap { $0.what.kind == kind && $0.what.isNew ? $0 : nil }
        self.kind = kind.rawValue
        label = names.one
        isShort = ![.date, .claim, .question].contains(kind)
        let article = "aeiou".contains(names.one.lowercased().prefix(1)) ? "an" : "a"
        called = "Add \(article) \(names.one.lowercased())"
        isLong = kind == .claim || kind == .question
        value = typed?.what.value ?? ""
        height = kind == .claim ? 3 : 2
        hint = kind == .date ? "1953, March 1953 or 5 March 1953" : nil
        hasAnswer = kind == .question
        answer = hasAnswer ? typed?.what.detail ?? "" : ""
        hasMeanings = kind == .claim
        meanings = hasMeanings ? Self.meanings(typed?.what.detail ?? "") : []
        refusal = typed?.why
        lines = []
        lineHint = ""
        guard !isShort else { return }
        // Those of the source as far as it is shown beside.
        let here = setting.findings.lines.all.filter { setting.window.overlaps($0.span) }
        let shown = here.prefix(Self.lineLimit)
        lines = Self.choices(
            of: shown, chosen: typed?.what.line, none: "No line of the source")
        let isCut = shown.count < setting.findings.lines.all.count
        lineHint = Self.lineHint(kind) + (isCut ? " For others, turn to their place first." : "")
    }

    private static func meanings(_ chosen: String) -> [Choice] {
        [Choice(value: "", words: "Told from its words", isChosen: chosen.isEmpty)]
            + Claim.Modality.allCases.map {
                Choice(
                    value: $0.rawValue, words: Phrases.claim($0), isChosen: $0.rawValue == chosen)
            }
    }

    private static func lineHint(_ kind: Correction.Kind) -> String {
        kind == .question
            ? "It is shown with the answer."
            : "It is asked with this line; without one it is only listed."
    }

    /// Lines to choose from, and none.
    static func choices(
        of lines: some Collection<SourceLine>, chosen: String?, none: String
    ) -> [Choice] {
        [Choice(value: "", words: none, isChosen: (chosen ?? "").isEmpty)]
            + lines.map { line in
                let mark = FindingCorrection.mark(ofLine: line.name)
                return Choice(
                    value: mark, words: "\(line.number): \(FoundRow.opening(line.text))",
                    isChosen: mark == chosen)
            }
    }
}
