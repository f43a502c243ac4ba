import ThawCore
import ThawHistory

/// `dates`: the dated expressions among the tokens of a text, in the manner of TEI's `when`.
struct DatesTask: EvaluationTask {
    struct Input: Decodable {
        var tokens: [String]
    }

    struct Output: Encodable {
        var dates: [Dated]
    }

    struct Dated: Encodable {
        var start: Int
        var end: Int
        var when: String?
    }

    func answer(_ input: Input) -> Output {
        let text = SpacedTokens(input.tokens)
        let mentions = DateReader().mentions(in: text.text)
        return Output(
            dates: mentions.compactMap { mention in
                guard let when = Self.when(mention), let range = text.tokens(in: mention.core)
                else {
                    return nil
                }
                return Dated(
                    start: range.lowerBound, end: range.upperBound, when: when.isEmpty ? nil : when)
            })
    }

    func size(of input: Input) -> Int { input.tokens.reduce(0) { $0 + $1.utf8.count + 1 } }

    /// The date as TEI writes it, empty for a period; `nil` for what is no date.
    private static func when(_ mention: DateMention) -> String? {
        guard mention.timex.kind == .date || mention.timex.kind == .time else { return nil }
        var value = Substring(mention.timex.value)
        if value.hasPrefix("XXXX-"), mention.date == nil {
            value = value.dropFirst(5)
            return value.allSatisfy { $0.isNumber || $0 == "-" } ? "--" + value : nil
        }
        guard mention.date != nil else { return mention.basis == .document ? "" : nil }
        let isBefore = value.hasPrefix("BC")
        if isBefore { value = value.dropFirst(2) }
        if let time = value.firstIndex(of: "T") {
            // An hour alone is no date.
            if value[time...].dropFirst().first?.isNumber == true { return nil }
            value = value[..<time]
        }
        let parts = value.split(separator: "-")
        guard parts.count <= 3, parts.first?.count == 4,
            parts.allSatisfy({ $0.allSatisfy(\.isNumber) })
        else { return "" }
        return (isBefore ? "-" : "") + value
    }
}

/// Tokens put together to a text as it was written, with the way back.
struct SpacedTokens {
    private(set) var text = ""
    private var spans: [Span] = []

    init(_ tokens: [String]) {
        var isOpen = true
        for token in tokens {
            let closes = [",", ".", ";", ":", ")", "]", "-", "'s", "’s", "?", "!", "'", "’", "%"]
                .contains(token)
            if !isOpen, !closes { text += " " }
            let start = text.utf8.count
            text += token
            spans.append(Span(start, text.utf8.count))
            isOpen = ["(", "[", "-"].contains(token)
        }
    }

    /// The tokens that a span of the text touches.
    func tokens(in span: Span) -> Range<Int>? {
        guard let first = spans.firstIndex(where: { $0.end > span.start }),
            let last = spans.lastIndex(where: { $0.start < span.end }), first <= last
        else { return nil }
        return first..<(last + 1)
    }
}
