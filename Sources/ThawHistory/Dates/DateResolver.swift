import ThawCore

/// Completes dates from the text before them, as the reader of a narrative does.
struct DateResolver {
    /// The date last spoken of; 0 for a part that it did not name.
    struct Anchor {
        var year: Int
        var month = 0
        var day = 0
        var span: Span
        /// The number of its text, of several that follow each other.
        var text = 0
        /// Whether it opens a sentence ("In 1915, …") or stands in a heading, and so says what is told next.
        var isOpening = false
        /// Whether it heads a line or moves the story by years ("three years later"): what has no year goes on from it.
        var isFirm = false

        /// The middle month, where a season or month was named.
        var dayNumber: Int? {
            month > 0 && day > 0 ? CivilDay.number(year: year, month: month, day: day) : nil
        }
    }

    /// The day that the text was written: given, or told by a dateline.
    private var documentDay: Int?
    /// The dates last spoken of, the latest at the end.
    private var history: [Anchor] = []
    private var anchor: Anchor? { history.last }
    private(set) var mentions: [DateMention] = []
    /// How often the number behind a month was a year, and how often a day.
    private var monthsBeforeYears = 0
    private var monthsBeforeDays = 0
    private var texts = 0
    /// How many years were written with two digits.
    private var shortYears = 0

    init(documentDay: Int?) {
        self.documentDay = documentDay
    }

    /// Another text follows: what was found in the one before is no longer kept, its dates are.
    mutating func beginText() {
        mentions.removeAll(keepingCapacity: false)
        texts += 1
    }

    /// The first year of the text that was just read, a heading, is where the story goes on from.
    mutating func beginSection() {
        guard var first = history.first(where: { $0.text == texts }) else { return }
        first.isOpening = true
        history = [first]
    }

    mutating func resolve(
        _ found: [DatePhrase], _ tokens: UnsafeBufferPointer<DateToken>,
        _ source: UnsafeBufferPointer<UInt8>
    ) {
        var phrases = found
        tellDaysFromYears(&phrases, tokens)
        takeShortYears(&phrases, tokens)
        borrowYears(&phrases, tokens)
        for phrase in phrases where counts(phrase) {
            let span = Span(tokens[phrase.first].start, tokens[phrase.end - 1].end)
            guard var mention = mention(of: phrase, at: span) else { continue }
            takeDateline(phrase, mention.date, tokens)
            let core = min(max(phrase.core, phrase.first), phrase.end - 1)
            mention.core = Span(tokens[core].start, span.end)
            mentions.append(mention)
            if phrase.unit == .year, history.count > 1, history.last?.span == span,
                closesRange(phrase, tokens)
            {
                history.removeLast()
            } else if phrase.unit == .year, history.last?.span == span {
                history[history.count - 1].isOpening =
                    opens(phrase, tokens) || isHeading(span, source)
                history[history.count - 1].isFirm =
                    tokens[phrase.first].opensLine
            }
        }
    }

    /// The page writes years with two digits: those behind a day are its year, too.
    private mutating func takeShortYears(
        _ phrases: inout [DatePhrase], _ tokens: UnsafeBufferPointer<DateToken>
    ) {
        var near = anchor?.year
        for i in phrases.indices {
            phrases[i].isBesideYear = i > 0 && isBeside(phrases[i], phrases[i - 1], tokens)
            if let year = phrases[i].year { near = year }
            if let short = phrases[i].shortYear, !phrases[i].isShorthand {
                shortYears += 1
                near = fullYear(short)
            }
            guard phrases[i].mayHaveShortYear, shortYears > 0, let near,
                phrases[i].end < tokens.count, tokens[phrases[i].end].word == .number
            else { continue }
            let short = Int(tokens[phrases[i].end].value)
            guard abs(Self.fullYear(short, near: near) - near) <= Self.shorthandReach else {
                continue
            }
            phrases[i].shortYear = short
            phrases[i].end += 1
        }
    }

    /// Whether a few words of one clause part a date from the year before it: "in 1752, when 2 Sept …".
    private func isBeside(
        _ phrase: DatePhrase, _ year: DatePhrase, _ tokens: UnsafeBufferPointer<DateToken>
    ) -> Bool {
        guard year.unit == .year, year.kind == .date, 0...2 ~= phrase.first - year.end else {
            return false
        }
        return tokens[year.end..<phrase.first].allSatisfy { $0.word != .mark || $0.value == 0x2C }
    }

    /// Whether the text is of the times and the habit in which such digits are a year.
    private func counts(_ phrase: DatePhrase) -> Bool {
        guard phrase.isEarly || phrase.isShorthand else { return true }
        guard let anchor else { return false }
        if phrase.isEarly { return anchor.year < 1200 }
        guard let short = phrase.shortYear, anchor.year >= 1000 else { return false }
        return (shortYears > 0 || phrase.edge != nil)
            && abs(Self.fullYear(short, near: anchor.year) - anchor.year) <= Self.shorthandReach
    }

    /// How far a year in two digits that nothing else shows to be one may lie from the last one.
    private static let shorthandReach = 25

    /// "Jan 23" of a page on the 1920s is a month of 1923, of one that writes "January 5, 1924" a day.
    private mutating func tellDaysFromYears(
        _ phrases: inout [DatePhrase], _ tokens: UnsafeBufferPointer<DateToken>
    ) {
        // The first lines of a page may tell their century only by what follows.
        var near = anchor?.year ?? phrases.first { $0.year != nil && !$0.hasEra }?.year
        for i in phrases.indices {
            if let year = phrases[i].year { near = year }
            guard let doubt = phrases[i].dayOrYear else { continue }
            if phrases[i].day == 0 {
                monthsBeforeYears += 1
                continue
            }
            if doubt == .day {
                monthsBeforeDays += 1
                continue
            }
            guard let near else { continue }
            let year = Self.fullYear(phrases[i].day, near: near)
            let isJoined =
                i + 1 < phrases.count && phrases[i + 1].shortYear != nil
                && joins(phrases[i].end, phrases[i + 1].first, tokens)
            guard isJoined || doubt == .year || abs(year - near) <= Self.decade,
                doubt == .year || isJoined || monthsBeforeYears >= monthsBeforeDays
            else {
                monthsBeforeDays += 1
                continue
            }
            monthsBeforeYears += 1
            phrases[i].shortYear = phrases[i].day
            phrases[i].day = 0
            phrases[i].unit = .month
        }
    }

    /// How far a year in two digits may lie from the last one.
    private static let decade = 12

    /// "February–March 1794", "summer and autumn 1918", "11 a.m. on 11 November 1918": the year stands behind the last.
    private func borrowYears(
        _ phrases: inout [DatePhrase], _ tokens: UnsafeBufferPointer<DateToken>
    ) {
        guard phrases.count > 1 else { return }
        for i in (0..<(phrases.count - 1)).reversed() {
            let next = phrases[i + 1]
            let gap = next.first - phrases[i].end
            guard gap >= 0, gap <= 2, next.kind == .date else { continue }
            if phrases[i].unit == .minute, next.unit == .day, next.month > 0, next.minutes == nil,
                gap <= 1
            {
                phrases[i].year = next.year
                phrases[i].month = next.month
                phrases[i].day = next.day
                phrases[i].hasEra = next.hasEra
                continue
            }
            guard joins(phrases[i].end, next.first, tokens) else { continue }
            if phrases[i].hasEra == false, next.hasEra, let year = phrases[i].year,
                let last = next.year,
                year > 0, last <= 0, phrases[i].unit == .year || phrases[i].unit == .century
            {
                phrases[i].year = 1 - year
                phrases[i].hasEra = true
            }
            guard phrases[i].lacksYear, phrases[i].shortYear == nil, next.unit <= .season,
                phrases[i].unit == .month || phrases[i].unit == .season || phrases[i].unit == .day,
                phrases[i].month > 0 || phrases[i].season > 0
            else { continue }
            if next.year == nil { phrases[i].shortYear = next.shortYear }
            guard let year = next.year else { continue }
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
        var (when, basis) = complete(phrase, at: span)
        when.edge = phrase.edge
        when.dayPart = phrase.dayPart
        when.minutes = phrase.minutes
        when.isApproximate = phrase.isApproximate
        let kind: DateMention.Timex.Kind =
            phrase.dayPart != nil || phrase.minutes != nil ? .time : .date
        let date = when.historicalDate(isOldStyle: phrase.isOldStyle)
        if phrase.isOldStyle, let day = date?.earliestDay, when.day > 0 { when.set(dayNumber: day) }
        if phrase.endsNextYear, let year = when.year {
            var next = when
            next.year = year + 1
            remember(next, span)
        } else {
            remember(when, span)
        }
        return DateMention(
            span: span, date: date, timex: .init(kind, when.timexValue), basis: basis)
    }

    /// "Thursday, February 23, 2023" at the head of a text is the day that it was written.
    private mutating func takeDateline(
        _ phrase: DatePhrase, _ date: HistoricalDate?, _ tokens: UnsafeBufferPointer<DateToken>
    ) {
        guard documentDay == nil, mentions.isEmpty, phrase.unit == .day, phrase.year != nil,
            phrase.day > 0, phrase.pointer == nil, tokens[phrase.first].start < Self.head
        else { return }
        if phrase.weekday == 0, phrase.first > 0 {
            // A date of a sentence or of a life is none.
            guard tokens[phrase.first - 1].word == .other else { return }
        }
        documentDay = date?.earliestDay
    }

    /// How many bytes of a text are its head.
    private static let head = 300

    /// Later dates are completed from this one.
    private mutating func remember(_ when: ResolvedDate, _ span: Span) {
        guard let year = when.year, when.openDigits == 0, when.isKnown else { return }
        if when.unit == .year, let anchor, anchor.year == year {
            history[history.count - 1].text = texts
            return
        }
        if history.count >= 5 { history.removeFirst() }
        var next = Anchor(year: year, span: span, text: texts)
        next.month = when.month
        if when.season > 0 { next.month = DateSeason.middleMonth(when.season) }
        next.day = when.day
        history.append(next)
    }

    private func complete(
        _ phrase: DatePhrase, at span: Span
    ) -> (ResolvedDate, DateMention.Basis) {
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
        if phrase.isUndated {
            when.isKnown = false
            return (when, .itself)
        }
        if let pointer = phrase.pointer { return point(phrase, pointer, when) }
        guard let anchor = narrated(phrase, at: span) else { return (when, .itself) }
        when.fillYear(from: anchor)
        return (when, .mention(anchor.span))
    }

    /// The date from which a month or season without a year goes on.
    ///
    /// A year that is only mentioned in passing ("the 1911 edition", "by 1944 they hoped") does not move the story: the
    /// last month goes on if little time has passed since, and a year far from the latest ones is left aside.
    private func narrated(_ phrase: DatePhrase, at span: Span) -> Anchor? {
        guard let last = history.last else { return nil }
        let named = phrase.season > 0 ? DateSeason.middleMonth(phrase.season) : phrase.month
        guard named > 0 else { return last }
        if last.isFirm || phrase.isBesideYear && last.month == 0 { return last }
        if last.month > 0, (named - last.month + 12) % 12 <= Self.months,
            last.text < texts ? last.text == texts - 1 : span.start - last.span.end < Self.near
        {
            return last
        }
        if last.month == 0 {
            for earlier in history.suffix(2).reversed() {
                if earlier.month == 0, earlier.isOpening { break }
                // "5 May 1789, the first since 1614": a year behind a date of its sentence is far or near.
                let isBeside =
                    earlier.text == last.text && !last.isOpening
                    && last.span.start - earlier.span.end < Self.near / 2
                guard earlier.month > 0,
                    isBeside || abs(earlier.year - last.year) <= Self.reach
                else { continue }
                if (named - earlier.month + 12) % 12 <= 3 { return earlier }
                break
            }
        }
        let years = history.map(\.year).sorted()
        let middle = years[years.count / 2]
        return history.last { abs($0.year - middle) <= Self.reach } ?? last
    }

    /// How many months a story goes on from a month that it named.
    private static let months = 5

    /// How many bytes behind a date its sentence goes on, or the next.
    private static let near = 160

    /// How many years a story moves without saying so.
    private static let reach = 3

    /// Whether the year opens a sentence: "In 1915, …".
    private func opens(_ phrase: DatePhrase, _ tokens: UnsafeBufferPointer<DateToken>) -> Bool {
        let at = phrase.first - 1
        guard at >= 0 else { return true }
        switch tokens[at].word {
        case .inside, .by, .during:
            guard at > 0, !tokens[at].opensLine else { return true }
            return tokens[at - 1].word == .mark && tokens[at - 1].value == 0x2E
        default: return tokens[phrase.first].opensLine
        }
    }

    /// Whether the year ends a span in brackets ("The Directory (1795–1799)"): the story begins at the first.
    private func closesRange(_ phrase: DatePhrase, _ tokens: UnsafeBufferPointer<DateToken>) -> Bool
    {
        let at = phrase.first
        guard at >= 3, tokens[at - 1].word == .mark, tokens[at - 1].value == 0x2D else {
            return false
        }
        return tokens[at - 3].word == .mark && tokens[at - 3].value == 0x28
    }

    /// Whether the line is too short for a sentence.
    private func isHeading(_ span: Span, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = span.start
        while start > 0, span.start - start < 70, source[start - 1] != 0x0A { start -= 1 }
        var end = span.end
        while end < source.count, end - start < 70, source[end] != 0x0A { end += 1 }
        return end - start < 70
    }

    /// The year of two digits nearest to the years of the text.
    private func fullYear(_ short: Int) -> Int {
        Self.fullYear(
            short, near: anchor?.year ?? documentDay.map { CivilDay.date($0).year } ?? 1950)
    }

    /// The nearest one that is no future: "the 30s" of a page that ends in 2008 were the 1930s.
    private static func fullYear(_ short: Int, near: Int) -> Int {
        let base = CivilDay.floorDivide(near, 100) * 100 + short
        return [base - 100, base, base + 100].filter { $0 < max(latestYear, near + 1) }
            .min { abs($0 - near) < abs($1 - near) } ?? base
    }

    /// Behind the last year that a text of history may tell of with two digits.
    private static let latestYear = 2030

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
        // A bare weekday of a report is the last one before it was written.
        let isReported = phrase.weekday > 0 && phrase.direction == 0 && phrase.day == 0
        if pointer == .now || isReported, let documentDay {
            let date = CivilDay.date(documentDay)
            if anchor.map({ abs($0.year - date.year) <= 1 }) ?? true {
                base = Anchor(year: date.year, month: date.month, day: date.day, span: Span(0, 0))
                basis = .document
            }
        }
        // "ago" and "last year" count from a day that nobody gives.
        if pointer == .now, documentDay == nil, phrase.direction != 0,
            !(phrase.opensSentence && phrase.direction > 0)
        {
            base = nil
        }
        guard let base else {
            when.isKnown = false
            when.isDeictic = phrase.isToday
            return (when, pointer == .now ? .document : .itself)
        }
        if phrase.yearSteps != 0 {
            when.year = CivilDay.clamped(base.year + phrase.yearSteps)
            return (when, basis)
        }
        when.shift(from: base, phrase)
        if isReported, basis == .document, let day = when.dayNumber, let documentDay,
            day > documentDay
        {
            when.set(dayNumber: day - 7)
        }
        if phrase.isToday, basis != .document {
            basis = .document
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
