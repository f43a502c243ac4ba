extension DateGrammar {
    /// A date of the calendar, whole or in part: a day, month, season, year, decade or century.
    func calendar(_ i: Int, isExpected: Bool = false) -> DatePhrase? {
        switch word(i) {
        case .number:
            return numericDate(i) ?? dayMonth(i, i) ?? century(i, i) ?? yearAlone(i, isExpected)
        case .ordinalDigits, .ordinal, .cardinal:
            return dayMonth(i, i) ?? century(i, i) ?? dayOfPointedMonth(i)
        case .month: return monthDay(i, isExpected: isExpected)
        case .weekday: return weekday(i)
        case .season: return season(i, i, isExpected: isExpected)
        case .decade: return decade(i, i)
        case .holiday: return holiday(i)
        case .ad: return yearAlone(i, isExpected)
        case .the: return afterThe(i)
        case .mark: return shortYear(i)
        default:
            if length(i) == 1, era(i) != nil { return yearAlone(i, isExpected) }
            return nil
        }
    }

    private func afterThe(_ i: Int) -> DatePhrase? {
        switch word(i + 1) {
        case .number, .ordinalDigits, .ordinal, .cardinal:
            if let date = dayMonth(i, i + 1) {
                return word(i + 1) == .number && limitsNoun(date.end) && !isCapital(date.end)
                    ? nil : date
            }
            return century(i, i + 1) ?? dayOnly(i)
        case .decade: return decade(i, i + 1)
        case .mark:
            guard isMark(i + 1, 0x27), word(i + 2) == .decade else { return nil }
            return decade(i, i + 2)
        case .season:
            // "the summer offensive": the article is not the season's.
            if limitsNoun(i + 2) { return nil }
            return season(i, i + 1, isExpected: false)
        case .unit where value(i + 1) == DateUnit.year.rawValue && word(i + 2) == .number:
            guard let (year, hasEra, end) = year(i + 2, isExpected: true) else { return nil }
            return whole(year, hasEra, i, end)
        case .units where value(i + 1) == DateUnit.year.rawValue && word(i + 2) == .number:
            guard let (year, hasEra, end) = year(i + 2, isExpected: true) else { return nil }
            return whole(year, hasEra, i, end)
        default: return nil
        }
    }

    private func whole(_ year: Int, _ hasEra: Bool, _ first: Int, _ end: Int) -> DatePhrase {
        var date = DatePhrase(first, end, unit: .year)
        date.year = year
        date.hasEra = hasEra
        return date
    }

    private func yearAlone(_ i: Int, _ isExpected: Bool) -> DatePhrase? {
        guard let (year, hasEra, end) = year(i, isExpected: isExpected) else { return earlyYear(i) }
        var date = whole(year, hasEra, i, end)
        // "the 1982 summer offensives"
        if word(end) == .season, !isGlued(end), letter(end) != 0x66 {
            date.season = value(end)
            date.unit = .season
            date.end = end + 1
        }
        return date
    }

    /// "in 312;", "In 476 the last emperor": three digits where only a year may follow.
    private func earlyYear(_ i: Int) -> DatePhrase? {
        guard word(i - 1) == .inside, length(i - 1) == 2, word(i) == .number, tokens[i].digits == 3,
            let (year, _, end) = year(i, isExpected: true, fewestDigits: 3)
        else { return nil }
        var date = whole(year, false, i, end)
        switch word(end) {
        case .mark:
            guard !isGlued(end + 1) || isMark(end, 0x29), !isMark(end, 0x28) || !isGlued(end) else {
                return nil
            }
            date.isEarly = true
        case .the, .little, .and, .by: break
        case .other where isCapital(end) || isPast(end): break
        default:
            guard end >= tokens.count || opensLine(end) else { return nil }
            date.isEarly = true
        }
        return date
    }

    /// "1953-03-05", "5/3/1953", "5.3.1953": the day first where both readings are possible.
    private func numericDate(_ i: Int) -> DatePhrase? {
        guard i + 4 < tokens.count, word(i + 1) == .mark, value(i + 1) == value(i + 3),
            value(i + 1) == 0x2D || value(i + 1) == 0x2F || value(i + 1) == 0x2E,
            word(i + 2) == .number, word(i + 4) == .number, (1...4).allSatisfy({ isGlued(i + $0) }),
            !isGlued(i) || isMark(i - 1, 0x28) || isMark(i - 1, 0x22)
        else { return nil }
        var (year, month, day) = (value(i), value(i + 2), value(i + 4))
        guard tokens[i + 2].digits <= 2 else { return nil }
        if tokens[i].digits == 4 {
            guard tokens[i + 4].digits <= 2 else { return nil }
        } else {
            guard tokens[i].digits <= 2, isYear(i + 4) else { return nil }
            (year, day) = (day, year)
            if month > 12 { (month, day) = (day, month) }
        }
        let isShort = tokens[i].digits <= 2 && tokens[i + 4].digits == 2
        guard (1...12).contains(month), day >= 1,
            day <= CivilDay.length(ofMonth: month, year: isShort ? 4 : year)
        else { return nil }
        var date = whole(year, false, i, i + 5)
        if isShort {
            date.year = nil
            date.shortYear = year
        }
        date.unit = .day
        date.month = month
        date.day = day
        return date
    }

    /// Whether the last number of "26.04.86" or "6/6/1944" is a year; "1.2.10" numbers a section.
    private func isYear(_ i: Int) -> Bool {
        if tokens[i].digits == 4 { return true }
        guard tokens[i].digits == 2, !isGlued(i + 1) || word(i + 1) == .mark else { return false }
        return isMark(i - 1, 0x2F) || value(i) > 31
            || isMark(i - 1, 0x2E) && tokens[i - 2].digits == 2 && tokens[i - 4].digits == 2
    }

    /// "14 October 1964", "the 14th of October", "14. Oktober 1964".
    func dayMonth(_ first: Int, _ i: Int) -> DatePhrase? {
        guard let (day, end) = dayOfMonth(i) else { return nil }
        var at = end
        if isMark(at, 0x2E), isGlued(at) { at += 1 }
        if word(at) == .unit, value(at) == DateUnit.day.rawValue, word(at + 1) == .of { at += 1 }
        if word(at) == .of { at += 1 }
        if isHyphen(at), isGlued(at), word(at + 1) == .month { at += 1 }
        guard let month = month(at, isExpected: true), month.end > at else { return nil }
        if word(i) == .ordinal || word(i) == .cardinal, at == end, !isCapital(at) { return nil }
        var date = DatePhrase(first, month.end)
        date.month = month.number
        date.day = day
        // The Ides are the 15th of four months and the 13th of the others.
        if isWord(i, "ides"), ![3, 5, 7, 10].contains(month.number) { date.day = 13 }
        takeYear(&date)
        guard
            date.year.map({ day <= CivilDay.length(ofMonth: month.number, year: $0) })
                ?? (day <= CivilDay.length(ofMonth: month.number, year: 4))
        else { return nil }
        return date
    }

    /// A name of a month, with the stop of an abbreviation.
    ///
    /// - Parameter isExpected: whether a number stands beside it, so that a short or foreign name counts too.
    func month(_ i: Int, isExpected: Bool) -> (number: Int, end: Int)? {
        guard word(i) == .month else { return nil }
        var end = i + 1
        if !isFullMonth(i), length(i) <= 4, isMark(end, 0x2E), isGlued(end) { end += 1 }
        if !isExpected, !isCapital(i) { return nil }
        return (value(i), end)
    }

    /// Whether the name is an English one in full.
    func isFullMonth(_ i: Int) -> Bool {
        switch value(i) {
        case 1: length(i) == 7 && isWord(i, "january")
        case 2: isWord(i, "february")
        case 3: isWord(i, "march")
        case 4: isWord(i, "april")
        case 5: isWord(i, "may")
        case 6: isWord(i, "june")
        case 7: isWord(i, "july")
        case 8: isWord(i, "august")
        case 9: isWord(i, "september")
        case 10: isWord(i, "october")
        case 11: isWord(i, "november")
        default: isWord(i, "december")
        }
    }

    /// "October 14, 1964", "October of 1964", "October".
    func monthDay(_ i: Int, isExpected: Bool) -> DatePhrase? {
        guard let (number, end) = month(i, isExpected: true), !namesMarch(i) else { return nil }
        var date = DatePhrase(i, end, unit: .month)
        date.month = number
        if let (day, dayEnd) = dayOfMonth(end), word(end) != .cardinal, word(end) != .ordinal,
            day <= CivilDay.length(ofMonth: number, year: 4), !isClock(end), !beginsNumericDate(end)
        {
            date.day = day
            date.unit = .day
            date.end = dayEnd
        } else if word(end) == .the, let (day, dayEnd) = dayOfMonth(end + 1),
            word(end + 1) != .number,
            day <= CivilDay.length(ofMonth: number, year: 4), word(dayEnd) != .other
        {
            date.day = day
            date.unit = .day
            date.end = dayEnd
        }
        takeYear(&date)
        if let year = date.year, date.day > CivilDay.length(ofMonth: number, year: year) {
            return nil
        }
        if date.year == nil, date.pointer == nil, date.shortYear == nil {
            takeDayOrYear(&date, at: end)
        }
        if date.day == 0, date.year == nil, date.pointer == nil, date.shortYear == nil {
            guard isCapital(i),
                opensRange(end) || isShortMonthAlone(i, end)
                    || (isFullMonth(i) || isExpected) && standsAlone(i, isExpected: isExpected)
            else { return nil }
        }
        return date
    }

    private func beginsNumericDate(_ i: Int) -> Bool {
        (isMark(i + 1, 0x2F) || isMark(i + 1, 0x2E)) && isGlued(i + 1) && word(i + 2) == .number
            && isGlued(i + 2)
    }

    /// Whether the month is one without a number beside it: "May" and "March" are words besides, all may be names.
    private func standsAlone(_ i: Int, isExpected: Bool) -> Bool {
        if opensName(i) { return false }
        if isExpected || opensItem(i) && isLabel(i + 1) { return true }
        let isDoubtful = value(i) == 5 || value(i) == 3
        switch word(i - 1) {
        case .inside, .of, .by, .since, .until, .during, .from, .to, .between, .before, .after,
            .and,
            .this, .next, .last, .previous, .that, .same, .edge, .on, .a:
            return true
        case .mark where isMark(i - 1, 0x28) || isHyphen(i - 1): return true
        case .the, .mark: return !isDoubtful
        case .other: return !isDoubtful && !(isCapital(i - 1) && !opensSentence(i - 1))
        default: return !isDoubtful
        }
    }

    func opensSentence(_ i: Int) -> Bool {
        opensLine(i) || isMark(i - 1, 0x2E) || isMark(i - 1, 0x22) || isMark(i - 1, 0x3A)
    }

    /// Takes the year behind a month or season: "1964", ", 1964", "of 1964", "of that year", "'64".
    func takeYear(_ date: inout DatePhrase) {
        var at = date.end
        let hasComma = isMark(at, 0x2C)
        if hasComma { at += 1 }
        if word(at) == .of || word(at) == .inside && date.unit != .year { at += 1 }
        let hasHyphen = isHyphen(at) && isGlued(at) && isGlued(at + 1) && date.day > 0
        if hasHyphen { at += 1 }
        if let (year, hasEra, end) = year(
            at, isExpected: !hasComma || date.day > 0 && !isCounted(at),
            fewestDigits: hasComma || date.unit == .season || date.day == 0 ? 4 : 3)
        {
            if word(date.end) == .inside, !hasComma, date.unit == .day, !hasEra { return }
            date.year = year
            date.hasEra = hasEra
            date.end = end
            takeSecondYear(&date)
            return
        }
        if isMark(at, 0x27), !hasComma, isGlued(at + 1), word(at + 1) == .number,
            tokens[at + 1].digits == 2
        {
            date.shortYear = value(at + 1)
            date.end = at + 2
            return
        }
        if !hasComma,
            date.unit == .day || date.unit == .season || date.unit == .month && at > date.end,
            at == date.end || date.unit != .day && word(date.end) == .of,
            isShortYear(at, of: date.first)
        {
            date.shortYear = value(at)
            date.end = at + 1
            return
        }
        date.mayHaveShortYear =
            date.unit == .day && at == date.end && word(at) == .number && tokens[at].digits == 2
            && !isGlued(at) && !isClock(at) && word(at + 1) == .other && !isGlued(at + 1)
        guard !hasComma, !hasHyphen, let pointed = pointedYear(at) else { return }
        date.pointer = pointed.pointer
        date.yearSteps = pointed.steps
        date.end = pointed.end
    }

    private func isCounted(_ i: Int) -> Bool {
        word(i + 1) == .counted && !isCapital(i + 1)
    }

    /// "that year", "the same year", "the following year", "this year", "last year", "the year after",
    /// "seven years later": how many years from the one that is pointed at.
    func pointedYear(_ i: Int) -> (pointer: DatePhrase.Pointer, steps: Int, end: Int)? {
        var at = i
        if word(at) == .the, word(at + 1) == .unit, value(at + 1) == DateUnit.year.rawValue,
            word(at + 2) == .after || word(at + 2) == .before, isAtLoose(at + 3)
        {
            return (.that, word(at + 2) == .after ? 1 : -1, at + 3)
        }
        if word(at) == .number || word(at) == .cardinal || word(at) == .a, let amount = amount(at),
            amount.unit == .year, let count = amount.count, count == count.rounded(), count < 1000,
            word(amount.end) == .later
        {
            return (.that, Int(count), amount.end + 1)
        }
        if word(at) == .the { at += 1 }
        var pointer = DatePhrase.Pointer.that
        var direction = 0
        switch word(at) {
        case .that:
            at += 1
            if word(at) == .same { at += 1 }
        case .same: at += 1
        case .this:
            pointer = .now
            at += 1
            if word(at) == .same { at += 1 }
        case .next:
            direction = 1
            at += 1
        case .previous, .last:
            if word(at) == .last, word(i) != .the { pointer = .now }
            direction = -1
            at += 1
        default: return nil
        }
        guard word(at) == .unit, value(at) == DateUnit.year.rawValue else { return nil }
        return (pointer, direction, at + 1)
    }

    /// "spring 1917", "the summer of 1955", "winter".
    func season(_ first: Int, _ i: Int, isExpected: Bool) -> DatePhrase? {
        guard word(i) == .season else { return nil }
        var date = DatePhrase(first, i + 1, unit: .season)
        date.season = value(i)
        // "Prague Spring 1968" has a year and no season.
        if isCapital(i), word(i - 1) == .other, isCapital(i - 1), !isGlued(i), !opensLine(i),
            !isCapital(i + 1)
        {
            return nil
        }
        takeYear(&date)
        if date.year != nil || date.pointer != nil || date.shortYear != nil {
            joinWinter(&date)
            return date
        }
        return isSeason(i) || isExpected && letter(i) != 0x66 ? date : nil
    }

    /// "the winter of 1941–42", "winter 1941/2": one winter.
    private func joinWinter(_ date: inout DatePhrase) {
        guard date.season == 24, let year = date.year,
            isHyphen(date.end) || isMark(date.end, 0x2F), isGlued(date.end),
            word(date.end + 1) == .number, isGlued(date.end + 1)
        else { return }
        let next = value(date.end + 1)
        if [year + 1, (year + 1) % 100, (year + 1) % 10].contains(next) {
            date.end += 2
            date.endsNextYear = true
        }
    }

    /// Whether the word is the season and not a verb, a source or a name ("Prague Spring", "the fall of Rome").
    private func isSeason(_ i: Int) -> Bool {
        if word(i + 1) == .of || opensName(i) || describes(i) { return false }
        if letter(i) == 0x66 {
            let before = word(i - 1) == .the ? word(i - 2) : word(i - 1)
            switch before {
            case .inside, .during, .by, .until, .since, .this, .last, .next, .that, .previous,
                .edge:
                return true
            default: return isWord(i + 1, "campaign") || isWord(i + 1, "offensive")
            }
        }
        if value(i) == 21, !isCapital(i) {
            if word(i - 1) == .to || isWord(i + 1, "up") || word(i + 1) == .from
                || word(i + 1) == .to
            {
                return false
            }
        }
        return true
    }

    /// "the 1870s", "'70s", "the sixties".
    private func decade(_ first: Int, _ i: Int) -> DatePhrase? {
        var begin = first
        if first == i, isMark(i - 1, 0x27), isGlued(i) { begin = i - 1 }
        var date = DatePhrase(begin, i + 1, unit: .decade)
        date.openDigits = 1
        guard value(i) < 100 else {
            guard (100...2190).contains(value(i)) else { return nil }
            date.year = value(i)
            if value(i) % 100 == 0, value(i) < 2000 { date.openDigits = 2 }
            if let (sign, end) = era(behind: i) {
                date.end = end
                date.hasEra = true
                if sign < 0 { date.year = -value(i) }
            }
            if date.openDigits == 2 { date.unit = .century }
            return date
        }
        let isWritten = tokens[i].word == .decade && source[tokens[i].start] &- 0x30 < 10
        if isWord(i - 1, "his") || isWord(i - 1, "her") || isWord(i - 1, "their")
            || isWord(i - 1, "my")
        {
            return nil
        }
        guard isWritten || word(i - 1) == .the || word(first) == .the || word(i - 1) == .edge else {
            return nil
        }
        date.shortYear = value(i)
        return date
    }

    /// "the '60s" is read by `decade`; this is a year: "'89".
    private func shortYear(_ i: Int) -> DatePhrase? {
        guard isMark(i, 0x27), isGlued(i + 1) else { return nil }
        if word(i + 1) == .decade, value(i + 1) < 100 {
            var date = DatePhrase(i, i + 2, unit: .decade)
            date.openDigits = 1
            date.shortYear = value(i + 1)
            return date
        }
        guard word(i + 1) == .number, tokens[i + 1].digits == 2, !isGlued(i) || isHyphen(i - 1)
        else { return nil }
        if isMark(i + 2, 0x27), isGlued(i + 2) { return nil }
        var date = DatePhrase(i, i + 2, unit: .year)
        date.shortYear = value(i + 1)
        return date
    }

    /// "20th century", "the fifth century BC", "eighteenth-century", "18th and 19th centuries" one by one.
    private func century(_ first: Int, _ i: Int) -> DatePhrase? {
        guard let (number, end) = ordinal(i), (1...30).contains(number) else { return nil }
        var at = end
        if isHyphen(at) { at += 1 }
        var unit = DateUnit.century
        switch word(at) {
        case .unit where value(at) == DateUnit.century.rawValue,
            .units where value(at) == DateUnit.century.rawValue:
            at += 1
        case .unit where value(at) == DateUnit.millennium.rawValue:
            unit = .millennium
            at += 1
        default:
            guard isWord(at, "c"), word(i) == .ordinalDigits else { return nil }
            at += isMark(at + 1, 0x2E) && era(at + 2) != nil ? 2 : 1
        }
        var date = DatePhrase(first, at, unit: unit)
        date.openDigits = unit == .century ? 2 : 3
        let size = unit == .century ? 100 : 1000
        date.year = (number - 1) * size
        if let (sign, eraEnd) = era(at) {
            date.end = eraEnd
            date.hasEra = true
            if sign < 0 { date.year = -(number - 1) * size - (number == 1 ? 1 : 0) }
        } else if isBeforeChrist, unit == .century, number <= 10 {
            date.hasEra = true
            date.year = -(number - 1) * size - (number == 1 ? 1 : 0)
        }
        return date
    }

    /// "Saturday, June 24, 1950", "Friday".
    private func weekday(_ i: Int) -> DatePhrase? {
        guard isCapital(i) else { return nil }
        var at = i + 1
        if length(i) <= 5, isMark(at, 0x2E), isGlued(at) { at += 1 }
        let afterName = at
        if isMark(at, 0x2C) { at += 1 }
        if word(at) == .the { at += 1 }
        if var date = dayMonth(i, at)
            ?? (word(at) == .month ? monthDay(at, isExpected: true) : nil),
            date.day > 0
        {
            date.first = i
            date.core = i
            date.weekday = value(i)
            return date
        }
        guard length(i) >= 6 else { return nil }
        // "Bloody Sunday", "Black Friday"
        if word(i - 1) == .other, isCapital(i - 1), !opensLine(i) { return nil }
        var date = DatePhrase(i, afterName, unit: .day)
        date.weekday = value(i)
        date.pointer = .that
        if word(afterName) == .dayPart, afterName == i + 1 {
            date.dayPart = Int32(value(afterName))
            date.end = afterName + 1
        }
        return date
    }

    /// "Christmas 1963", "Christmas Eve", "Easter".
    private func holiday(_ i: Int) -> DatePhrase? {
        guard isCapital(i), value(i) != 1224 else { return nil }
        var date = DatePhrase(i, i + 1)
        date.holiday = value(i)
        if word(i + 1) == .holiday, value(i + 1) == 1224, date.holiday == 1225 {
            date.holiday = 1224
            date.end = i + 2
        } else if word(i + 1) == .unit, value(i + 1) == DateUnit.day.rawValue, isCapital(i + 1) {
            date.end = i + 2
        } else if word(i + 1) == .dayPart {
            date.dayPart = Int32(value(i + 1))
            date.end = i + 2
        }
        takeYear(&date)
        let hasYear = date.year != nil || date.shortYear != nil
        if !hasYear, word(i - 1) == .other, isCapital(i - 1), !opensSentence(i - 1) { return nil }
        // "a Christmas tree"
        if date.year == nil, date.shortYear == nil, date.pointer == nil, date.end == i + 1,
            limitsNoun(i + 1)
        {
            return nil
        }
        return date
    }

    /// "the 20th" alone: only where nothing follows that it could count.
    private func dayOnly(_ i: Int) -> DatePhrase? {
        guard word(i + 1) == .ordinalDigits, (1...31).contains(value(i + 1)) else { return nil }
        switch word(i - 1) {
        case .on, .until, .by, .from, .of, .to, .between, .and, .since: break
        case .little where isWord(i - 1, "was"): break
        default: return nil
        }
        guard endsDay(i + 2) else { return nil }
        var date = DatePhrase(i, i + 2)
        date.day = value(i + 1)
        return date
    }

    /// Whether a noun follows that the date stands before like an adjective.
    func limitsNoun(_ i: Int) -> Bool {
        word(i) == .other && !isGlued(i) && !isPast(i)
    }

    /// "10th of the same month"
    private func dayOfPointedMonth(_ i: Int) -> DatePhrase? {
        guard word(i) == .ordinalDigits, (1...31).contains(value(i)), word(i + 1) == .of,
            let month = pointed(i + 2), month.unit == .month, month.month == 0,
            month.direction == 0, month.kind == .date
        else { return nil }
        var date = DatePhrase(i, month.end)
        date.day = value(i)
        return date
    }

    private func endsDay(_ i: Int) -> Bool {
        switch word(i) {
        case .mark: !isHyphen(i)
        case .other, .counted: false
        case .unit, .units, .number, .ordinal, .cardinal, .half, .anniversary: false
        default: true
        }
    }
}
