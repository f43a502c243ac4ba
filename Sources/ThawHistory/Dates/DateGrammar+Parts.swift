extension DateGrammar {
    /// A part of a date: "early October", "the end of 1942", "mid-19th century", "the second half of 2008",
    /// "early in 1914", "later that month".
    func divided(_ i: Int) -> DatePhrase? {
        var at = i
        let hasThe = word(at) == .the
        if hasThe { at += 1 }
        guard let (edge, edgeEnd) = edge(at) else { return nil }
        at = edgeEnd
        var needsOf = false
        switch edge {
        case .start, .end, .firstHalf, .secondHalf, .quarter: needsOf = true
        case .middle where word(edgeEnd - 1) == .portion: needsOf = true
        default: break
        }
        if isHyphen(at) { at += 1 }
        if word(at) == .of {
            at += 1
        } else if needsOf {
            return nil
        } else if word(at) == .inside, !hasThe {
            at += 1
        }
        guard var date = undivided(at) ?? shorthandYear(behindEdge: at) else { return nil }
        date.first = i
        if word(edgeEnd - 1) == .edge, !(word(edgeEnd) == .inside) { date.core = i }
        // "later that year" is any part of what is left of it.
        let isRest = word(edgeEnd - 1) == .later || word(edgeEnd - 1) == .earlier
        date.edge = isRest ? nil : edge
        return date
    }

    /// What may stand behind "early" or "the end of".
    private func undivided(_ at: Int) -> DatePhrase? {
        if var part = dayPartOfDate(at) {
            part.edge = nil
            return part
        }
        if let pointed = pointed(at), pointed.kind == .date, pointed.unit >= .day { return pointed }
        if let date = calendar(at, isExpected: true), date.unit >= .day { return date }
        // "the end of the month", "the latter part of the year"
        guard word(at) == .the || word(at) == .a, word(at + 1) == .unit,
            let unit = DateUnit(rawValue: Int32(value(at + 1))), unit >= .day, word(at) == .the
        else { return nil }
        var date = DatePhrase(at, at + 2, unit: unit)
        date.pointer = .that
        return date
    }

    private func edge(_ i: Int) -> (DatePhrase.Edge, Int)? {
        switch word(i) {
        case .edge:
            // "the early part of the decade"
            let end =
                word(i + 1) == .half && value(i + 1) == 3 && word(i + 2) == .of ? i + 2 : i + 1
            switch value(i) {
            case 1: return (.early, end)
            case 2: return (.middle, end)
            default: return (.late, end)
            }
        case .portion:
            switch value(i) {
            case 1: return (.start, i + 1)
            case 2: return (.middle, i + 1)
            default: return (.end, i + 1)
            }
        case .ordinal, .ordinalDigits:
            guard word(i + 1) == .half else { return nil }
            if value(i + 1) == 2 { return (value(i) == 1 ? .firstHalf : .secondHalf, i + 2) }
            return value(i + 1) == 4 && value(i) <= 4 ? (.quarter(value(i)), i + 2) : nil
        case .last where word(i + 1) == .half:
            if value(i + 1) == 4 { return (.quarter(4), i + 2) }
            return (.late, i + 2)
        case .later, .earlier:
            return (.early, i + 1)
        case .latter where word(i + 1) == .half:
            return value(i + 1) == 2 ? (.secondHalf, i + 2) : (.late, i + 2)
        default: return nil
        }
    }

    /// "the night of 10 August 1792", "the early morning hours of 30 April", "the afternoon of the same day".
    func dayPartOfDate(_ i: Int) -> DatePhrase? {
        var at = i
        if word(at) == .the { at += 1 }
        if word(at) == .edge { at += 1 }
        guard word(at) == .dayPart else { return nil }
        let part = Int32(value(at))
        at += 1
        if word(at) == .units, value(at) == DateUnit.hour.rawValue { at += 1 }
        guard word(at) == .of || word(at) == .on else { return nil }
        let isOn = word(at) == .on
        if isOn, word(i) == .the { return nil }
        guard !isOn, var date = calendar(at + 1, isExpected: true) ?? pointed(at + 1),
            date.unit == .day,
            date.kind == .date
        else { return nil }
        date.first = i
        date.dayPart = part
        return date
    }

    /// Lists that share what stands at their end: "26–30 November", "the 28 and 29 August", "March 5–9, 1918",
    /// "1915–17", "May 4 and 5".
    func elliptical(_ i: Int) -> [DatePhrase]? {
        switch word(i) {
        case .number, .ordinalDigits, .the:
            return yearsBeforeChrist(i) ?? yearsOfEra(i) ?? dualDate(i).map { [$0] } ?? daysOfMonth(
                i) ?? shortenedYears(i)
                ?? earlyYears(i) ?? listedYears(i) ?? centuries(i) ?? shorthandYears(i)
        case .month: return monthDays(i)
        case .ordinal: return centuries(i)
        case .from, .between: return nil
        default: return nil
        }
    }

    /// What joins two dates of a list: a dash, "and", "to", "or", a comma.
    func joiner(_ i: Int) -> Int? {
        switch word(i) {
        case .mark where isHyphen(i) || isMark(i, 0x2F): return i + 1
        case .mark where isMark(i, 0x2C):
            return word(i + 1) == .and || word(i + 1) == .or ? i + 2 : i + 1
        case .mark where isMark(i, 0x26): return i + 1
        case .and, .to, .or, .until: return i + 1
        default: return nil
        }
    }

    private func daysOfMonth(_ i: Int) -> [DatePhrase]? {
        var firsts: [(first: Int, day: Int, end: Int)] = []
        var at = i
        // "Apollo 8 and 9 May" is no list of days, "Munich Putsch 8-9 Nov 1923" is.
        if word(i) == .number, word(i - 1) == .other, isCapital(i - 1), !isHyphen(i + 1) {
            return nil
        }
        while firsts.count < 8 {
            let begin = at
            if word(at) == .the { at += 1 }
            guard let (day, end) = dayOfMonth(at), word(at) != .cardinal else { return nil }
            if !firsts.isEmpty, var date = dayMonth(begin, at) {
                date.first = begin
                guard let first = firsts.first, first.day < day || firsts.count == 1 else {
                    return nil
                }
                var list = firsts.map { item in
                    var earlier = date
                    earlier.first = item.first
                    earlier.end = item.end
                    earlier.day = item.day
                    earlier.mayHaveShortYear = false
                    return earlier
                }
                // "2-6 September of the year after": the second is of the year of the first.
                if date.yearSteps != 0 { (date.yearSteps, date.pointer) = (0, nil) }
                list.append(date)
                return list
            }
            firsts.append((begin, day, end))
            guard let next = joiner(end) else { return nil }
            at = next
        }
        return nil
    }

    private func monthDays(_ i: Int) -> [DatePhrase]? {
        guard let (number, end) = month(i, isExpected: true), let (day, dayEnd) = dayOfMonth(end),
            word(end) == .number || word(end) == .ordinalDigits, let next = joiner(dayEnd),
            word(next) == .number || word(next) == .ordinalDigits, !isMark(dayEnd, 0x2F),
            let (lastDay, lastEnd) = dayOfMonth(next), lastDay > day,
            lastDay <= CivilDay.length(ofMonth: number, year: 4),
            !isGlued(lastEnd) || word(lastEnd) == .mark,
            word(lastEnd) != .month, word(lastEnd) != .units,
            isHyphen(dayEnd) || !isMark(dayEnd, 0x2C) || isMark(lastEnd, 0x2C)
        else { return nil }
        if word(lastEnd) == .other, !isHyphen(dayEnd), isMark(dayEnd, 0x2C) { return nil }
        var last = DatePhrase(next, lastEnd)
        last.month = number
        last.day = lastDay
        takeYear(&last)
        var first = last
        first.first = i
        first.end = dayEnd
        first.day = day
        return [first, last]
    }

    /// "508/7", "447–432" of a page whose dates are before Christ.
    private func yearsBeforeChrist(_ i: Int) -> [DatePhrase]? {
        let isGlued = isGlued(i + 1) && isGlued(i + 2) && (isHyphen(i + 1) || isMark(i + 1, 0x2F))
        let isPage = word(i - 1) == .place || isMark(i - 1, 0x2E) && word(i - 2) == .place
        guard isBeforeChrist, word(i) == .number, 2...3 ~= tokens[i].digits, standsForYear(i),
            !isPage, isGlued || word(i + 1) == .to, word(i + 2) == .number,
            tokens[i + 2].digits <= 3
        else { return nil }
        let unit = tokens[i + 2].digits == 1 ? 10 : tokens[i + 2].digits == 2 ? 100 : 1000
        let last = value(i) / unit * unit + value(i + 2)
        guard last < value(i) else { return nil }
        return [(i, i + 1, value(i)), (i + 2, i + 3, last)].map { first, end, year in
            var date = DatePhrase(first, end, unit: .year)
            date.year = 1 - year
            date.hasEra = true
            return date
        }
    }

    /// "499–493 BC", "264 to 241 BC", "496 and 495 BC": the era stands behind the last.
    private func yearsOfEra(_ i: Int) -> [DatePhrase]? {
        guard word(i) == .number, (1...4).contains(tokens[i].digits), value(i) > 0,
            era(i + 1) == nil,
            let next = joiner(i + 1), let (whole, hasEra, end) = year(next), hasEra,
            word(next) == .number
        else { return nil }
        var year = whole
        // "478/7 BC" is one year of Athens: the second has the first digits of the first.
        if year <= 0, isMark(i + 1, 0x2F), tokens[next].digits < tokens[i].digits {
            let unit = tokens[next].digits == 1 ? 10 : 100
            let short = value(i) / unit * unit + value(next)
            guard short < value(i) else { return nil }
            year = 1 - short
        }
        var last = DatePhrase(next, end, unit: .year)
        last.year = year
        last.hasEra = true
        var first = last
        first.first = i
        first.end = i + 1
        first.year = year <= 0 ? 1 - value(i) : value(i)
        return [first, last]
    }

    /// "1953–64", "1915/16": the second has the century of the first.
    private func shortenedYears(_ i: Int) -> [DatePhrase]? {
        guard word(i) == .number, let (year, hasEra, end) = year(i), !hasEra,
            isHyphen(end) || isMark(end, 0x2F), word(end + 1) == .number,
            tokens[end + 1].digits == 2 || tokens[end + 1].digits == 1 && isGlued(end),
            isMark(end, 0x2F) || tokens[end + 1].digits == 2 || isGlued(end + 1),
            !isMark(end + 2, 0x2D) || !isGlued(end + 2), !isMark(end, 0x2F) || isGlued(end + 1)
        else { return nil }
        let unit = tokens[end + 1].digits == 2 ? 100 : 10
        let last = year / unit * unit + value(end + 1)
        guard last > year, last - year < unit, !isClock(end + 1), word(end + 2) != .month,
            year % 100 > 12 || value(end + 1) > 12 || unit == 100
        else { return nil }
        var one = DatePhrase(i, end, unit: .year)
        one.year = year
        var other = DatePhrase(end + 1, end + 2, unit: .year)
        other.year = last
        return [one, other]
    }

    /// "1979, 83 and 87": the later ones have the century of the first.
    private func listedYears(_ i: Int) -> [DatePhrase]? {
        guard word(i) == .number, let (first, hasEra, firstEnd) = year(i, isExpected: true),
            !hasEra,
            tokens[i].digits == 4
        else { return nil }
        var years = [DatePhrase(i, firstEnd, unit: .year)]
        years[0].year = first
        var (at, latest, isClosed) = (firstEnd, first, false)
        while !isClosed, years.count < 8, let next = joiner(at), !isHyphen(at), !isMark(at, 0x2F),
            word(next) == .number, tokens[next].digits == 2, !isGlued(next),
            value(next) > latest % 100
        {
            isClosed = !isMark(at, 0x2C) || next > at + 1
            latest = first / 100 * 100 + value(next)
            var year = DatePhrase(next, next + 1, unit: .year)
            year.year = latest
            years.append(year)
            at = next + 1
        }
        guard isClosed else { return nil }
        switch word(at) {
        case .mark:
            return isMark(at, 0x25) || isHyphen(at) || isMark(at, 0x2E) && isGlued(at + 1)
                ? nil : years
        case .little, .and, .inside, .by: return years
        default: return opensLine(at) || at >= tokens.count ? years : nil
        }
    }

    /// "303–c. 311", "(306–337)": years of three digits, which count only where the text tells of such times.
    private func earlyYears(_ i: Int) -> [DatePhrase]? {
        guard word(i) == .number, tokens[i].digits == 3, isHyphen(i + 1), word(i - 1) != .place
        else {
            return nil
        }
        var next = i + 2
        let isCirca = word(next) == .about && value(next) == 1
        if isCirca { next += isMark(next + 1, 0x2E) ? 2 : 1 }
        guard word(next) == .number, tokens[next].digits == 3, value(next) > value(i),
            isCirca || isMark(i - 1, 0x28) || isMark(i - 1, 0x2C) || word(i - 1) == .from,
            isMark(next + 1, 0x29) || isMark(next + 1, 0x2C) || isCirca
        else { return nil }
        return [(i, i + 1), (i + 2, next + 1)].map { first, end in
            var date = DatePhrase(first, end, unit: .year)
            date.year = value(end - 1)
            date.isEarly = !isCirca
            date.isApproximate = isCirca && first > i
            return date
        }
    }

    /// "the 18th and 19th centuries".
    private func centuries(_ i: Int) -> [DatePhrase]? {
        let at = word(i) == .the ? i + 1 : i
        guard let (number, end) = ordinal(at), let next = joiner(end), (1...30).contains(number),
            let last = calendar(next), last.unit == .century, let year = last.year
        else { return nil }
        var first = last
        first.first = i
        first.end = end
        first.year = year < 0 || last.hasEra && year < 0 ? -(number - 1) * 100 : (number - 1) * 100
        return [first, last]
    }
}
