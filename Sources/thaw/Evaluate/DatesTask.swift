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
                guard let when = Self.when(mention), let range = text.tokens(in: mention.span) else {
                    return nil
                }
                return Dated(
                    start: range.lowerBound, end: range.upperBound, when: when.isEmpty ? nil : when)
            })
    }

    func size(of input: Input) -> Int { input.tokens.reduce(0) { $0 + $1.utf8.count + 1 } }

    /// The date as TEI writes it, empty for a period; `nil` for what is no date.
    private static func when(_ mention: DateMention) -> String? {
        guard let date = mention.date else {
            let value = mention.timex.value
            guard mention.timex.kind == .date, value.hasPrefix("XXXX-"), value.count <= 10,
                !value.contains("W"), !value.hasSuffix("XX")
            else { return nil }
            return "--" + value.dropFirst(5)
        }
        guard !date.isInterval, let day = date.start.date, let year = day.year, day.openDigits == 0
        else { return "" }
        var when = "\(year > 0 ? year : year - 1)"
        for part in [day.month, day.day] {
            guard case .number(let number) = part else { break }
            if number > 12, part == day.month { return "" }
            when += number < 10 ? "-0\(number)" : "-\(number)"
        }
        return when
    }
}

/// Tokens put together to a text as it was written, with the way back.
struct SpacedTokens {
    private(set) var text = ""
    private var spans: [Span] = []

    init(_ tokens: [String]) {
        var isOpen = true
        for token in tokens {
            let closes = [",", ".", ";", ":", ")", "]", "-", "'s", "’s", "?", "!", "'", "’", "%"].contains(token)
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
