public import ThawCore
import ThawText

/// A sentence of a page's content, or a line of its list of terms: what the learner can tie an addition to.
public struct SourceLine: Hashable, Sendable {
    /// What it is named by: its words as read, so that no repair and no edit renames it; numbered where they stand
    /// twice.
    public var name: String
    /// Its words as read.
    public var text: String
    public var span: Span
    /// Where it begins, counted from 1.
    public var number: Int
    /// The field that shows it.
    var field: Resource.Field
    /// The group of the plain items from it.
    var siblings: String
}

/// The lines of a page that something can be tied to, in the order of the source.
public struct SourceLines: Sendable {
    public private(set) var all: [SourceLine] = []
    private var places: [String: Int] = [:]

    /// Corrections change nothing in it. Cost: linear in the page.
    public init(_ resource: Resource) {
        var reader = Reading(resource)
        reader.read()
        var met = Occurrences()
        all = reader.lines.sorted { $0.span < $1.span }
        for at in all.indices {
            all[at].name = met.numbered(all[at].text)
            places[all[at].name] = at
        }
    }

    /// The line of this name; `nil` where the page has it no more.
    public subscript(name: String) -> SourceLine? { places[name].map { all[$0] } }

    /// The lines around one, the nearest of both sides.
    public func around(_ line: SourceLine, _ count: Int) -> ArraySlice<SourceLine> {
        guard let at = places[line.name] else { return [] }
        return all[max(0, at - count)..<min(all.count, at + count + 1)]
    }

    private struct Reading {
        /// As it was before any repair was decided on or anything was edited.
        private let resource: Resource
        private let index: LineIndex
        var lines: [SourceLine] = []

        init(_ resource: Resource) {
            var plain = resource
            for at in plain.repairs.indices { plain.repairs[at].decision = .undecided }
            self.resource = plain
            index = LineIndex(resource.source)
        }

        mutating func read() {
            let content = resource.content
            for (card, found) in content.cards.enumerated() {
                for (at, bullet) in found.bullets.enumerated() {
                    take(bullet, .bullet(card: card, at))
                }
            }
            for (at, term) in content.terms.enumerated() {
                take(term.definition, .termDefinition(at))
            }
            for (at, fact) in content.facts.enumerated() { take(fact, .fact(at)) }
            for (at, question) in content.questions.enumerated() {
                take(question.stem, .questionStem(at))
                guard let answer = question.answer else { continue }
                take(answer, .questionAnswer(at), siblings: question.stem.span.start)
            }
            for (at, term) in content.relatedTerms.enumerated() {
                take(term.definition, .relatedDefinition(at))
            }
            for (at, pair) in content.pairs.enumerated() { take(pair, at) }
        }

        private mutating func take(
            _ passage: Passage, _ field: Resource.Field, siblings: Int? = nil
        ) {
            var passage = passage
            passage.edited = nil
            let text = PassageText(passage, in: resource)
            for span in Sentences.spans(in: text.bytes, Span(0, text.bytes.count)) {
                guard let part = passage.part(in: text.sourceSpan(of: span)) else { continue }
                add(
                    resource.asRead(part), part.span, field,
                    String(siblings ?? passage.span.start))
            }
        }

        /// A date or a term and what is said of it are one line.
        private mutating func take(_ pair: Resource.Pair, _ at: Int) {
            let start = min(pair.term.span.start, pair.definition.span.start)
            let end = max(pair.term.span.end, pair.definition.span.end)
            let texts = [pair.term, pair.definition].map(resource.asRead).filter { !$0.isEmpty }
            add(
                texts.joined(separator: ": "), Span(start, end), .pairDefinition(at),
                String(pair.definition.span.start))
        }

        private mutating func add(
            _ text: String, _ span: Span, _ field: Resource.Field, _ siblings: String
        ) {
            guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return }
            lines.append(
                SourceLine(
                    name: "", text: text, span: span, number: index.line(at: span.start),
                    field: field, siblings: siblings))
        }
    }
}

extension Passage {
    /// The part of a passage that lies in a span of the source. Cost: the pieces of the part, and the logarithm of all.
    func part(in span: Span) -> Passage? {
        var found: [Passage.Piece] = []
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].span.end < span.start { low = middle + 1 } else { high = middle }
        }
        for piece in pieces[low...] {
            if piece.span.start > span.end { break }
            if piece.replacement != nil {
                if span.contains(piece.span) { found.append(piece) }
                continue
            }
            let low = max(piece.span.start, span.start)
            let high = min(piece.span.end, span.end)
            guard low < high else { continue }
            found.append(Passage.Piece(span: Span(low, high), isStrong: piece.isStrong))
        }
        return found.isEmpty ? nil : Passage(pieces: found)
    }
}
