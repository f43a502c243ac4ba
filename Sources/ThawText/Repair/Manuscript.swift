import ThawCore

/// The parts of a source that a learner will read, as runs of bytes in the order of the source.
struct Manuscript {
    /// A run of the source that is read as it stands.
    struct Stretch {
        var span: Span
        /// Which passage it belongs to; the stretches of one passage have one number.
        var passage: Int
        var opensPassage: Bool
        var closesPassage: Bool
        var isHeading: Bool
    }

    let source: [UInt8]
    private(set) var stretches: [Stretch] = []

    init(_ resource: Resource) {
        source = resource.source.utf8
        var passages: [(passage: Passage, isHeading: Bool)] = []
        func add(_ passage: Passage) { passages.append((passage, false)) }
        func add(_ finding: Finding?) {
            guard let finding, finding.origin == .given, let span = finding.span, !span.isEmpty
            else { return }
            let passage = Passage(span)
            // Where markup stands in between, a repair could not be shown.
            if resource.asRead(passage) == finding.text { passages.append((passage, true)) }
        }
        add(resource.title)
        let content = resource.content
        for card in content.cards {
            add(card.heading)
            card.bullets.forEach(add)
        }
        for term in content.terms {
            add(term.name)
            add(term.definition)
        }
        content.facts.forEach(add)
        for question in content.questions {
            add(question.stem)
            if let answer = question.answer { add(answer) }
        }
        for related in content.relatedTerms {
            add(related.name)
            add(related.definition)
        }
        for pair in content.pairs {
            add(pair.term)
            add(pair.definition)
        }
        passages.sort { $0.passage.span < $1.passage.span }
        collect(passages)
    }

    private mutating func collect(_ passages: [(passage: Passage, isHeading: Bool)]) {
        var end = 0
        for (number, (passage, isHeading)) in passages.enumerated() {
            let last = passage.pieces.count - 1
            for (i, piece) in passage.pieces.enumerated() where piece.replacement == nil {
                guard piece.span.start >= end, piece.span.end <= source.count, !piece.span.isEmpty
                else {
                    continue
                }
                end = piece.span.end
                stretches.append(
                    Stretch(
                        span: piece.span, passage: number, opensPassage: i == 0,
                        closesPassage: i == last, isHeading: isHeading))
            }
        }
    }

    func text(_ span: Span) -> String { String(decoding: source[span.range], as: UTF8.self) }
}
