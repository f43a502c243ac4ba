import ThawCore

/// The dates of a page of which the learner says that they are another or none, and where they stand.
struct CorrectedDates {
    struct Change {
        /// As the page writes it.
        var words: String
        var span: Span
        /// `nil`: it is no date.
        var date: HistoricalDate?
        /// How the date is written where it is shown.
        var phrase: String?
    }

    let changes: [Change]

    /// Nothing is read where no date was corrected.
    init(_ resource: Resource) {
        let said = resource.correctionsByFinding.filter { $0.key.kind == .date }
        guard !said.isEmpty else {
            changes = []
            return
        }
        let isEnglish = Self.isEnglish(resource)
        let found = PageReading.named(DateReader().dates(in: resource), in: resource)
        changes = found.compactMap { date in
            guard let correction = said[Correction.Key(.date, date.found)] else { return nil }
            let corrected = correction.value.flatMap(HistoricalDate.init(edtf:))
            // What cannot be read as a date is left as the page has it.
            if correction.value != nil, corrected == nil { return nil }
            return Change(
                words: date.words, span: date.mention.span, date: corrected,
                phrase: corrected?.words(inEnglish: isEnglish))
        }
    }

    /// Whether dates are written in English words.
    static func isEnglish(_ resource: Resource) -> Bool {
        resource.language.isEnglish || resource.language == .unknown
    }

    /// Whether a gap asks for a part of a date that the learner says is another one.
    func contradicts(_ item: Item) -> Bool {
        guard item.form == .cloze, item.answer.contains(where: \.isNumber) else { return false }
        return changes.contains { change in
            guard let phrase = change.phrase, change.words.contains(item.answer) else {
                return false
            }
            return !phrase.contains(item.answer)
                && item.spans.contains { $0.contains(change.span) }
        }
    }
}
