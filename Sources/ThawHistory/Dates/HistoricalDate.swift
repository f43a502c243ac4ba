/// When something was: an interval with certainty, in the terms of EDTF (ISO 8601-2, what notes need of its levels).
///
/// Days are those of the proleptic Gregorian calendar, years astronomical (0 is 1 BC). A date that the text gives in
/// Old Style is converted, and what was written is kept in `julian`.
public struct HistoricalDate: Hashable, Sendable {
    /// An end of an interval.
    public enum Bound: Hashable, Sendable {
        case date(PartialDate)
        /// `..`: it had no such end, or the text leaves it open.
        case open
        /// Empty in EDTF: there is an end, and nobody says when.
        case unknown
    }

    /// How two dates lie to each other.
    public enum Order: String, Sendable, CaseIterable {
        case before, after, overlaps
        /// The dates do not tell: a year is missing, or an approximate date lies too near.
        case unknown
    }

    public private(set) var start: Bound
    public private(set) var end: Bound
    /// Whether it is written as two dates with a slash between.
    public private(set) var isInterval: Bool
    /// The date as written in the Julian calendar, where the text says that it is.
    public private(set) var julian: PartialDate?

    /// One date.
    public init(_ date: PartialDate) {
        start = .date(date)
        end = .date(date)
        isInterval = false
    }

    /// From one date to another; `nil` where the second is over before the first begins, or both ends are missing.
    public init?(from start: Bound, to end: Bound) {
        if case .date(let first) = start, case .date(let last) = end,
            let from = first.days, let to = last.days, to.upperBound < from.lowerBound
        {
            return nil
        }
        if start.date == nil, end.date == nil { return nil }
        self.start = start
        self.end = end
        isInterval = true
    }

    /// A day of the Julian calendar, converted; a month or year in Old Style stays as it is written.
    public init(oldStyle date: PartialDate) {
        self.init(date)
        if let year = date.year, case .number(let month) = date.month,
            case .number(let day) = date.day
        {
            let number = CivilDay.number(julianYear: year, month: month, day: day)
            self.init(PartialDate(dayNumber: number, certainty: date.certainty))
        }
        julian = date
    }

    /// The first day that it may mean, as a day number; `nil` where it is open or unknown.
    public var earliestDay: Int? { start.date?.days?.lowerBound }

    /// The last day that it may mean, as a day number; `nil` where it is open or unknown.
    public var latestDay: Int? { end.date?.days?.upperBound }

    /// The less sure of its two ends.
    public var certainty: PartialDate.Certainty {
        switch (start.date?.certainty ?? .exact, end.date?.certainty ?? .exact) {
        case (let one, .exact): one
        case (.exact, let other): other
        case (let one, let other): one == other ? one : .uncertainAndApproximate
        }
    }

    /// Whether this is over before the other begins, or the other way round.
    ///
    /// Dates that may share a day overlap; approximate dates nearer to each other than their slack say nothing.
    public func order(to other: HistoricalDate) -> Order {
        if let last = latestDay, let first = other.earliestDay, last < first {
            return first - last > slackInDays + other.slackInDays ? .before : .unknown
        }
        if let first = earliestDay, let last = other.latestDay, last < first {
            return first - last > slackInDays + other.slackInDays ? .after : .unknown
        }
        return isBounded && other.isBounded ? .overlaps : .unknown
    }

    /// Whether both ends are known, an open one counting as known.
    private var isBounded: Bool {
        func isKnown(_ bound: Bound) -> Bool {
            switch bound {
            case .date(let date): date.days != nil
            case .open: true
            case .unknown: false
            }
        }
        return isKnown(start) && isKnown(end)
    }

    private var slackInDays: Int {
        max(start.date?.slackInDays ?? 0, end.date?.slackInDays ?? 0)
    }
}

extension HistoricalDate.Bound {
    /// The date, where there is one.
    public var date: PartialDate? {
        if case .date(let date) = self { date } else { nil }
    }
}
