extension DateGrammar {
    /// Dates that stand at a distance from another: "the following year", "two years later", "that summer".
    func relative(_ i: Int, _ amount: DatePhrase?) -> DatePhrase? {
        switch word(i) {
        case .the: return pointed(i) ?? amount.flatMap(shift) ?? deictic(i)
        case .this, .that, .same, .next, .previous, .last: return pointed(i)
        case .today, .tomorrow, .yesterday, .tonight: return deictic(i)
        default: return amount.flatMap(shift)
        }
    }

    /// "the next day", "that same month", "this spring", "the previous April", "the following three years".
    func pointed(_ i: Int) -> DatePhrase? {
        var at = i
        let hasThe = word(at) == .the
        if hasThe { at += 1 }
        guard let (pointer, direction, next) = pointer(at, hasThe: hasThe) else { return nil }
        at = next
        if direction != 0, let period = countedPeriod(i, at, direction) { return period }
        if word(at - 1) == .past, word(at) == .unit, let unit = DateUnit(rawValue: Int32(value(at)))
        {
            return DatePhrase(i, at + 1, .duration, unit: unit)
        }
        guard var date = pointedUnit(i, at, hasThe: hasThe, direction) else { return nil }
        date.pointer = pointer
        date.direction = direction
        date.opensSentence = opensSentence(i) || isMark(i - 1, 0x3B) || isMark(i - 1, 0x3E)
        if date.kind == .date, date.dayPart == nil, word(date.end) == .dayPart, date.weekday > 0 {
            date.dayPart = Int32(value(date.end))
            date.end += 1
        }
        return date
    }

    private func pointer(
        _ at: Int, hasThe: Bool
    ) -> (DatePhrase.Pointer, direction: Int, end: Int)? {
        switch word(at) {
        case .this where !hasThe:
            let isHere =
                word(at + 1) == .unit && value(at + 1) == DateUnit.day.rawValue
                || word(at + 1) == .date
            return (isHere ? .that : .now, 0, word(at + 1) == .same ? at + 2 : at + 1)
        case .that where !hasThe: return (.that, 0, word(at + 1) == .same ? at + 2 : at + 1)
        case .same: return (.that, 0, word(at + 1) == .that ? at + 1 : at + 1)
        case .next: return (hasThe || letter(at) != 0x6E ? .that : .now, 1, at + 1)
        case .previous: return (.that, -1, at + 1)
        case .last: return hasThe ? (.now, -1, at + 1) : (.now, -1, at + 1)
        case .past where hasThe: return (.now, -1, at + 1)
        case .coming where hasThe: return (.now, 1, at + 1)
        default: return nil
        }
    }

    /// "the next two weeks", "the past few years": a duration.
    private func countedPeriod(_ i: Int, _ at: Int, _ direction: Int) -> DatePhrase? {
        var unitAt = at
        var count: Double? = nil
        if let (number, end) = cardinal(at), word(at) != .number || tokens[at].digits < 4 {
            count = number
            unitAt = end
        } else if word(at) == .few {
            unitAt = at + 1
            if value(at) > 0 { count = 2 }
            if word(unitAt) == .of { unitAt += 1 }
        } else if word(at) != .units {
            return nil
        }
        if isHyphen(unitAt) { unitAt += 1 }
        guard word(unitAt) == .units || word(unitAt) == .unit && unitAt > at,
            let unit = DateUnit(rawValue: Int32(value(unitAt)))
        else { return nil }
        var period = DatePhrase(i, unitAt + 1, .duration, unit: unit)
        period.count = count
        extend(&period)
        return period
    }

    private func pointedUnit(
        _ i: Int, _ at: Int, hasThe: Bool, _ direction: Int
    ) -> DatePhrase? {
        switch word(at) {
        case .unit:
            guard let unit = DateUnit(rawValue: Int32(value(at))), unit >= .day else { return nil }
            if word(at - 1) == .last, word(at + 1) == .of, unit <= .week {
                var period = DatePhrase(i, at + 1, .duration, unit: unit)
                if let date = calendar(at + 2, isExpected: true) { period.end = date.end }
                return period
            }
            var date = DatePhrase(i, at + 1, unit: unit)
            if unit == .day, word(at + 1) == .dayPart, at + 1 < tokens.count {
                date.dayPart = Int32(value(at + 1))
                date.end += 1
            }
            return date
        case .season:
            guard letter(at) != 0x66 || word(at + 1) != .of else { return nil }
            var date = DatePhrase(i, at + 1, unit: .season)
            date.season = value(at)
            if word(at - 1) == .same || word(at - 1) == .that, direction == 0, !hasThe {
                return date
            }
            return date
        case .month:
            guard let (month, end) = month(at, isExpected: false) else { return nil }
            var date = DatePhrase(i, end, unit: .month)
            date.month = month
            if let (day, dayEnd) = dayOfMonth(end), day <= CivilDay.length(ofMonth: month, year: 4)
            {
                date.day = day
                date.unit = .day
                date.end = dayEnd
            }
            return date
        case .weekday:
            guard isCapital(at) else { return nil }
            var date = DatePhrase(i, at + 1)
            date.weekday = value(at)
            return date
        case .dayPart:
            var date = DatePhrase(i, at + 1)
            date.dayPart = Int32(value(at))
            return date
        case .date:
            return direction == 0 ? DatePhrase(i, at + 1) : nil
        default: return nil
        }
    }

    /// "two years later", "a week before", "three days ago", "days later", "several months earlier".
    private func shift(_ amount: DatePhrase) -> DatePhrase? {
        var date = amount
        if word(date.end) == .the || word(date.end) == .mark { return nil }
        switch word(date.end) {
        case .later:
            date.direction = 1
            date.pointer = .that
        case .after:
            date.direction = 1
            date.pointer = .that
            return behindEvent(date)
        case .before:
            date.direction = -1
            date.pointer = .that
            return behindEvent(date)
        case .earlier:
            date.direction = -1
            date.pointer = .that
        case .ago:
            date.direction = -1
            date.pointer = .now
        case .on where goesOnInTime(date):
            date.direction = 1
            date.pointer = .that
        default: return nil
        }
        date.end += 1
        date.kind = .date
        return date
    }

    /// "3 months on, aid was promised": in time, not on an island.
    private func goesOnInTime(_ date: DatePhrase) -> Bool {
        isAtLoose(date.end + 1) || opensItem(date.first)
            || word(date.first - 1) == .mark && isCapital(date.end + 1)
    }

    /// "a year after Marathon", "two days before the battle": the distance is counted from what is named.
    private func behindEvent(_ found: DatePhrase) -> DatePhrase? {
        var date = found
        date.kind = .date
        date.end += 1
        if word(date.end) == .mark || date.end >= tokens.count || opensLine(date.end) {
            return date
        }
        // "14 years after that"
        if word(date.end) == .that, word(date.end + 1) != .other || opensLine(date.end + 1) {
            date.end += 1
            return date
        }
        guard word(date.end) == .the || isCapital(date.end), calendar(date.end) == nil,
            let end = nounPhrase(date.end)
        else { return nil }
        date.end = end
        return date
    }

    /// "yesterday", "today", "tomorrow", "tonight", "the day before", "the following day's".
    private func deictic(_ i: Int) -> DatePhrase? {
        var date = DatePhrase(i, i + 1)
        date.pointer = .now
        switch word(i) {
        case .today:
            date.isToday = true
            return date
        case .tomorrow: date.direction = 1
        case .yesterday: date.direction = -1
        case .tonight: date.dayPart = 3
        case .the where word(i + 1) == .unit: return dayBefore(i)
        case .the where word(i + 1) == .season: return seasonBefore(i)
        default: return nil
        }
        if word(i) != .tonight, word(i + 1) == .dayPart {
            date.dayPart = Int32(value(i + 1))
            date.end += 1
        }
        return date
    }

    /// "the summer after"
    private func seasonBefore(_ i: Int) -> DatePhrase? {
        guard word(i + 2) == .after || word(i + 2) == .before, isAtLoose(i + 3) else { return nil }
        var date = DatePhrase(i, i + 3, unit: .season)
        date.season = value(i + 1)
        date.pointer = .that
        date.direction = word(i + 2) == .after ? 1 : -1
        return date
    }

    /// "the day after", "the year before", "the day following".
    private func dayBefore(_ i: Int) -> DatePhrase? {
        guard let unit = DateUnit(rawValue: Int32(value(i + 1))), unit >= .day else { return nil }
        var date = DatePhrase(i, i + 3, unit: unit)
        date.pointer = .that
        switch word(i + 2) {
        case .after: date.direction = 1
        case .before: date.direction = -1
        case .next where letter(i + 2) == 0x66: date.direction = 1
        default: return nil
        }
        if word(i + 2) != .next, word(date.end) == .the || isCapital(date.end),
            calendar(date.end) == nil,
            let end = nounPhrase(date.end)
        {
            date.end = end
        }
        return date
    }
}
