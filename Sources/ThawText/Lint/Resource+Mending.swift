public import ThawCore

extension Resource {
    /// The resource with a mend in what is shown: an edit of one field, as if the learner had typed it.
    ///
    /// Source and repairs stay as they are, and clearing the edit undoes it.
    /// - Returns: `nil` when the field no longer shows the words that the mend was made for.
    public func applying(_ mend: LintFinding.Mend) -> Resource? {
        guard let text = text(of: mend.field), !mend.before.isEmpty,
            let place = Self.place(of: mend, in: Array(text.utf8))
        else { return nil }
        let bytes = Array(text.utf8)
        let mended =
            bytes[..<place.lowerBound] + Array(mend.after.utf8) + bytes[place.upperBound...]
        var copy = self
        guard copy.edit(mend.field, to: String(decoding: mended, as: UTF8.self)) else { return nil }
        return copy
    }

    /// Where the words stand: at their offset, or, after another mend, at the only other place.
    private static func place(of mend: LintFinding.Mend, in text: [UInt8]) -> Range<Int>? {
        let words = Array(mend.before.utf8)
        func stands(_ offset: Int) -> Bool {
            offset >= 0 && offset + words.count <= text.count
                && text[offset..<offset + words.count].elementsEqual(words)
        }
        if stands(mend.offset) { return mend.offset..<mend.offset + words.count }
        guard words.count <= text.count else { return nil }
        let places = (0...text.count - words.count).filter(stands)
        guard places.count == 1, let only = places.first else { return nil }
        return only..<only + words.count
    }

    /// What a field shows; `nil` where there is no such field, or it is no text of its own.
    public func text(of field: Field) -> String? {
        func at<Element>(_ list: [Element], _ i: Int) -> Element? {
            list.indices.contains(i) ? list[i] : nil
        }
        switch field {
        case .title: return shown(title)
        case .cardHeading(let i): return at(content.cards, i).flatMap { shown($0.heading) }
        case .bullet(let card, let i):
            return at(content.cards, card).flatMap { at($0.bullets, i) }.map { shown($0) }
        case .termName(let i): return at(content.terms, i).flatMap { shown($0.name) }
        case .termDefinition(let i): return at(content.terms, i).map { shown($0.definition) }
        case .fact(let i): return at(content.facts, i).map { shown($0) }
        case .questionStem(let i): return at(content.questions, i).map { shown($0.stem) }
        case .questionAnswer(let i):
            return at(content.questions, i).flatMap(\.answer).map { shown($0) }
        case .relatedName(let i): return at(content.relatedTerms, i).flatMap { shown($0.name) }
        case .relatedDefinition(let i):
            return at(content.relatedTerms, i).map { shown($0.definition) }
        case .pairTerm(let i): return at(content.pairs, i).map { shown($0.term) }
        case .pairDefinition(let i): return at(content.pairs, i).map { shown($0.definition) }
        case .comment(let i): return at(content.comments, i).map { shown($0.text) }
        case .author, .licence, .language, .created, .subjects: return nil
        }
    }
}
