import ThawCore

/// Joins dates that the text makes one: "between 1956 and 1958", "1953–64", "by 1956", "since 1917".
///
/// TIMEX3 marks each end by itself, so the reader's mentions do too; who asks when something was wants the period.
struct DatePeriods {
    private let source: UnsafeBufferPointer<UInt8>

    init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
    }

    /// The mentions that have a date, ranges joined and open ends told.
    func joined(_ mentions: [DateMention]) -> [DateMention] {
        var found: [DateMention] = []
        var at = 0
        while at < mentions.count {
            guard mentions[at].date != nil, !looksBack(mentions[at]) else {
                at += 1
                continue
            }
            if at + 1 < mentions.count, let period = period(mentions[at], mentions[at + 1]) {
                found.append(period)
                at += 2
            } else {
                found.append(bounded(mentions[at]))
                at += 1
            }
        }
        return found
    }

    private func period(_ first: DateMention, _ last: DateMention) -> DateMention? {
        guard let from = first.date, let to = last.date, last.span.start >= first.span.end,
            last.span.start - first.span.end <= 10,
            let date = HistoricalDate(from: from.start, to: to.end),
            date.earliestDay ?? 0 < date.latestDay ?? 0
        else { return nil }
        let (before, start) = word(before: first.span.start)
        var begin = first.span.start
        switch gap(first.span.end, last.span.start) {
        case "-", "–", "—", "to", "until", "till", "til", "through", "/", "up to":
            if before == "from" { begin = start }
        case "and":
            guard before == "between" else { return nil }
            begin = start
        default: return nil
        }
        let value = date.earliestDay.flatMap { first in
            date.latestDay.map { Self.duration(from, to, days: $0 - first + 1) }
        }
        return DateMention(
            span: Span(begin, last.span.end), core: Span(first.core.start, last.core.end),
            date: date,
            timex: .init(.duration, value ?? "PX"), basis: first.basis)
    }

    /// How long a period is, both ends counted, in the unit of its ends.
    private static func duration(_ from: HistoricalDate, _ to: HistoricalDate, days: Int) -> String
    {
        guard let first = from.start.date, let last = to.end.date, let firstYear = first.year,
            let lastYear = last.year
        else { return "P\(days)D" }
        switch (first.month, last.month) {
        case (.number(let one), .number(let other)) where one <= 12 && other <= 12:
            if first.day != .none, last.day != .none { return "P\(days)D" }
            return "P\((lastYear - firstYear) * 12 + other - one + 1)M"
        default:
            return "P\(max((days + 182) / 365, 1))Y"
        }
    }

    /// "by 1956" is `../1956`, "since 1917" is `1917/..`.
    private func bounded(_ mention: DateMention) -> DateMention {
        var mention = withoutArticle(mention)
        guard let date = mention.date else { return mention }
        let (before, start) = word(before: mention.span.start)
        let bounded: HistoricalDate?
        switch before {
        // "by the early 1960s": what is vague already says as much as can be known.
        case "by" where date.isInterval: bounded = nil
        case "by", "until", "till", "til", "before":
            bounded = HistoricalDate(from: .open, to: date.end)
        case "since", "after": bounded = HistoricalDate(from: date.start, to: .open)
        case _
        where gap(mention.span.end, min(mention.span.end + 9, source.count)).hasPrefix("onward"):
            bounded = HistoricalDate(from: date.start, to: .open)
        default: bounded = nil
        }
        if let bounded {
            mention.date = bounded
            mention.span = Span(start, mention.span.end)
        }
        return mention
    }

    /// "for the first time since 1614", "the worst harvest since 1709": the year is that of another event, with which
    /// this one is compared.
    private func looksBack(_ mention: DateMention) -> Bool {
        let (before, start) = word(before: mention.span.start)
        guard before == "since" else { return false }
        let window = source[max(0, start - 40)..<start]
        // "…; since 1931" begins a clause of its own.
        let stop = window.lastIndex { [0x2C, 0x3B, 0x3A, 0x2E].contains($0) }
        let clause = window[(stop.map { $0 + 1 } ?? window.startIndex)...]
        let words = String(decoding: clause, as: UTF8.self).lowercased()
            .split { !$0.isLetter }
        return words.suffix(4).contains { Self.comparing.contains($0) }
    }

    private static let comparing: Set<Substring> = [
        "first", "worst", "best", "highest", "lowest", "largest", "biggest", "greatest", "smallest",
        "longest", "deepest", "heaviest", "hottest", "coldest",
    ]

    /// "the early 1960s" is named without its article where it is a date by itself.
    private func withoutArticle(_ mention: DateMention) -> DateMention {
        var mention = mention
        let start = mention.span.start
        guard mention.basis == .itself, start + 4 < mention.span.end, source[start] | 0x20 == 0x74,
            source[start + 1] == 0x68, source[start + 2] == 0x65, source[start + 3] == 0x20
        else { return mention }
        mention.span = Span(start + 4, mention.span.end)
        return mention
    }

    /// The bytes between two offsets without the spaces around them.
    private func gap(_ start: Int, _ end: Int) -> String {
        var (low, high) = (start, end)
        while low < high, source[low] <= 0x20 { low += 1 }
        while high > low, source[high - 1] <= 0x20 { high -= 1 }
        return String(decoding: source[low..<high], as: UTF8.self).lowercased()
    }

    /// The word before the offset in lower case, an article between left out, and where it begins.
    private func word(before offset: Int) -> (word: String, start: Int) {
        var end = offset
        while true {
            while end > 0, source[end - 1] == 0x20 { end -= 1 }
            var start = end
            while start > 0, end - start < 8, (source[start - 1] | 0x20) &- 0x61 < 26 { start -= 1 }
            let word = String(decoding: source[start..<end], as: UTF8.self).lowercased()
            guard word == "the" else { return (word, word.isEmpty ? offset : start) }
            end = start
        }
    }
}

extension DateReader {
    /// When things were, as the text says: dates and periods, without durations, sets and words like "now".
    public func dates(in text: String) -> [DateMention] {
        var text = text
        return text.withUTF8 { DatePeriods($0).joined(mentions(in: $0)) }
    }
}
