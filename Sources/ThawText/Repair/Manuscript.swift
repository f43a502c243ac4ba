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
        for part in [.name(resource.title)] + resource.content.parts {
            switch part {
            case .text(let passage): passages.append((passage, false))
            case .name(let name):
                guard name.origin == .given, let span = name.span, !span.isEmpty else { continue }
                let passage = Passage(span)
                // Where markup stands in between, a repair could not be shown.
                if resource.asRead(passage) == name.text { passages.append((passage, true)) }
            }
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
