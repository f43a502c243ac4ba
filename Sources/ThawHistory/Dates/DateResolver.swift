import ThawCore

/// Completes dates from the text before them, as the reader of a narrative does.
struct DateResolver {
    /// The date last spoken of; 0 for a part that it did not name.
    struct Anchor {
        var year: Int
        var month = 0
        var day = 0
        var span: Span

        /// The middle month, where a season or month was named.
        var dayNumber: Int? {
            month > 0 && day > 0 ? CivilDay.number(year: year, month: month, day: day) : nil
        }
    }

    let documentDay: Int?
    private(set) var anchor: Anchor?
    private(set) var mentions: [DateMention] = []
    /// Whether the text counts its years before Christ.
    private var isBeforeChrist = false

    init(documentDay: Int?) {
        self.documentDay = documentDay
    }

    mutating func resolve(
        _ found: [DatePhrase], _ tokens: UnsafeBufferPointer<DateToken>,
        _ source: UnsafeBufferPointer<UInt8>
    ) {
        var phrases = found
        borrowYears(&phrases, tokens)
        for phrase in phrases {
            let span = Span(tokens[phrase.first].start, tokens[phrase.end - 1].end)
            if let mention = mention(of: phrase, at: span) { mentions.append(mention) }
        }
    }

    /// "February–March 1794", "summer and autumn 1918", "11 a.m. on 11 November 1918": the year stands behind the last.
    private func borrowYears(_ phrases: inout [DatePhrase], _ tokens: UnsafeBufferPointer<DateToken>) {
        guard phrases.count > 1 else { return }
        for i in (0..<(phrases.count - 1)).reversed() {
            let next = phrases[i + 1]
            let gap = next.first - phrases[i].end
            guard gap >= 0, gap <= 2, next.kind == .date else { continue }
            if phrases[i].unit == .minute, next.unit == .day, next.month > 0, next.minutes == nil, gap <= 1 {
                phrases[i].year = next.year
                phrases[i].month = next.month
                phrases[i].day = next.day
                phrases[i].hasEra = next.hasEra
                continue
            }
            guard joins(phrases[i].end, next.first, tokens) else { continue }
            if phrases[i].hasEra == false, next.hasEra, let year = phrases[i].year, let last = next.year,
                year > 0, last <= 0, phrases[i].unit == .year || phrases[i].unit == .century
            {
                phrases[i].year = 1 - year
                phrases[i].hasEra = true
            }
            guard phrases[i].lacksYear, phrases[i].shortYear == nil, next.unit <= .season, let year = next.year,
                phrases[i].unit == .month || phrases[i].unit == .season || phrases[i].unit == .day,
                phrases[i].month > 0 || phrases[i].season > 0
            else { continue }
            let isLater = phrases[i].month > next.month && next.month > 0
            phrases[i].year = isLater ? year - 1 : year
            phrases[i].hasEra = next.hasEra
        }
    }

    private func joins(_ from: Int, _ to: Int, _ tokens: UnsafeBufferPointer<DateToken>) -> Bool {
        guard from < to else { return false }
        return tokens[from..<to].allSatisfy {
            switch $0.word {
            case .and, .to, .or, .until, .the: true
            case .mark: $0.value == 0x2D || $0.value == 0x2F
            default: false
            }
        }
    }

    private mutating func mention(of phrase: DatePhrase, at span: Span) -> DateMention? {
        switch phrase.kind {
        case .duration:
            return DateMention(span: span, date: nil, timex: .init(.duration, phrase.durationValue))
        case .set: return DateMention(span: span, date: nil, timex: .init(.set, phrase.setValue))
        case .past: return DateMention(span: span, date: nil, timex: .init(.date, "PAST_REF"))
        case .present: return DateMention(span: span, date: nil, timex: .init(.date, "PRESENT_REF"))
        case .future: return DateMention(span: span, date: nil, timex: .init(.date, "FUTURE_REF"))
        case .vague: return vague(at: span)
        case .date: return date(phrase, at: span)
        }
    }

    /// "this time": the date last spoken of.
    private func vague(at span: Span) -> DateMention {
        guard let anchor else {
            return DateMention(span: span, date: nil, timex: .init(.date, "PRESENT_REF"))
        }
        var when = ResolvedDate(year: anchor.year, unit: .year)
        when.month = anchor.month
        when.day = anchor.day
        when.unit = anchor.day > 0 ? .day : anchor.month > 0 ? .month : .year
        return DateMention(
            span: span, date: nil, timex: .init(.date, when.timexValue),
            basis: .mention(anchor.span))
    }

    private mutating func date(_ phrase: DatePhrase, at span: Span) -> DateMention? {
        var (when, basis) = complete(phrase)
        when.edge = phrase.edge
        when.dayPart = phrase.dayPart
        when.minutes = phrase.minutes
        when.isApproximate = phrase.isApproximate
        if phrase.hasEra { isBeforeChrist = (when.year ?? 1) <= 0 }
        let kind: DateMention.Timex.Kind = phrase.dayPart != nil || phrase.minutes != nil ? .time : .date
        let date = when.historicalDate(isOldStyle: phrase.isOldStyle)
        remember(when, span)
        return DateMention(
            span: span, date: date, timex: .init(kind, when.timexValue), basis: basis)
    }

    /// Later dates are completed from this one.
    private mutating func remember(_ when: ResolvedDate, _ span: Span) {
        guard let year = when.year, when.openDigits == 0, when.isKnown else { return }
        if when.unit == .year, let anchor, anchor.year == year { return }
        var next = Anchor(year: year, span: span)
        next.month = when.month
        if when.season > 0 { next.month = DateSeason.middleMonth(when.season) }
        next.day = when.day
        anchor = next
    }

    private func complete(_ phrase: DatePhrase) -> (ResolvedDate, DateMention.Basis) {
        var when = ResolvedDate(year: phrase.year, unit: phrase.unit)
        when.openDigits = phrase.openDigits
        when.month = phrase.month
        when.season = phrase.season
        when.day = phrase.day
        when.weekday = phrase.weekday
        if phrase.holiday > 100 {
            when.month = phrase.holiday / 100
            when.day = phrase.holiday % 100
        } else if phrase.holiday == 0, phrase.year != nil {
            return (when, .itself)
        }
        if phrase.year != nil { return (when, .itself) }
        if let short = phrase.shortYear {
            when.year = fullYear(short)
            return (when, anchor.map { .mention($0.span) } ?? .itself)
        }
        if let pointer = phrase.pointer { return point(phrase, pointer, when) }
        guard let anchor else { return (when, .itself) }
        when.fillYear(from: anchor)
        return (when, .mention(anchor.span))
    }

    /// The year of two digits nearest to the years of the text.
    private func fullYear(_ short: Int) -> Int {
        let near = anchor?.year ?? documentDay.map { CivilDay.date($0).year } ?? 1950
        let base = CivilDay.floorDivide(near, 100) * 100 + short
        return [base - 100, base, base + 100].min { abs($0 - near) < abs($1 - near) } ?? base
    }

    private func point(
        _ phrase: DatePhrase, _ pointer: DatePhrase.Pointer, _ when: ResolvedDate
    ) -> (ResolvedDate, DateMention.Basis) {
        var when = when
        var basis = DateMention.Basis.itself
        var base: Anchor?
        if let anchor {
            base = anchor
            basis = .mention(anchor.span)
        }
        if pointer == .now, let documentDay {
            let date = CivilDay.date(documentDay)
            if anchor.map({ abs($0.year - date.year) <= 1 }) ?? true {
                base = Anchor(year: date.year, month: date.month, day: date.day, span: Span(0, 0))
                basis = .document
            }
        }
        guard let base else {
            when.isKnown = false
            when.isDeictic = pointer == .now && phrase.direction == 0
            return (when, .itself)
        }
        when.shift(from: base, phrase)
        if pointer == .now, basis != .document, phrase.direction == 0, phrase.unit == .day, phrase.dayPart == nil,
            phrase.weekday == 0
        {
            when.isDeictic = true
            when.isKnown = false
        }
        return (when, basis)
    }
}

/// Seasons as EDTF counts them.
enum DateSeason {
    static func middleMonth(_ season: Int) -> Int {
        switch season {
        case 21: 4
        case 22: 7
        case 23: 10
        default: 1
        }
    }

    static func code(_ season: Int) -> String {
        switch season {
        case 21: "SP"
        case 22: "SU"
        case 23: "FA"
        default: "WI"
        }
    }
}
