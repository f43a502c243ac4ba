extension DateGrammar {
    /// One day in both calendars: "25 October (7 November) 1917", "22 April (10 April, Old Style) 1870",
    /// "2 Mar (15th NS)", "23 Feb OS / 8 Mar 1917".
    ///
    /// Where neither is marked, the earlier one is the Julian: it has lain behind since the third century. Without
    /// marks and a year behind both they are one day only if the calendars lie as far apart.
    func dualDate(_ i: Int) -> DatePhrase? {
        guard let first = dayMonth(i, word(i) == .the ? i + 1 : i), !first.hasEra else {
            return nil
        }
        var at = first.end
        var isFirstOld: Bool?
        if let style = styleWords(at) { (isFirstOld, at) = (style.isOld, style.end) }
        let isInBrackets = isMark(at, 0x28) || isMark(at, 0x5B)
        guard isInBrackets || isMark(at, 0x2F) else { return nil }
        at += 1
        if let style = styleWords(at) { (isFirstOld, at) = (!style.isOld, style.end) }
        guard let second = otherDay(at, of: first) else { return nil }
        at = second.end
        if isMark(at, 0x2C) { at += 1 }
        if let style = styleWords(at) { (isFirstOld, at) = (!style.isOld, style.end) }
        if isInBrackets, let close = closingBracket(at) { at = close }
        var date = isFirstOld ?? isBefore(first, second) ? first : second
        (date.year, date.shortYear) = (
            first.year ?? second.year, first.shortYear ?? second.shortYear
        )
        if date.year == nil, date.shortYear == nil,
            let (year, _, end) = year(at, isExpected: true)
        {
            (date.year, at) = (year, end)
        }
        let hasYearBehind = first.year == nil && second.year == nil && date.year != nil
        guard isFirstOld != nil || isInBrackets && hasYearBehind || areOneDay(first, second) else {
            return nil
        }
        date.first = i
        date.core = i
        date.end = at
        date.isOldStyle = true
        return date
    }

    /// The second name of a day: with its month, or "15th NS" in the month of the first.
    private func otherDay(_ i: Int, of first: DatePhrase) -> DatePhrase? {
        if let date = dayMonth(i, word(i) == .the ? i + 1 : i) { return date }
        guard let (day, end) = dayOfMonth(i), styleWords(end) != nil, first.month > 0 else {
            return nil
        }
        var date = DatePhrase(i, end)
        (date.month, date.day) = (first.month, day)
        return date
    }

    private func isBefore(_ first: DatePhrase, _ second: DatePhrase) -> Bool {
        // The last days of December are the first of January.
        if first.month == 12, second.month == 1 { return true }
        return (first.month, first.day) < (second.month, second.day)
    }

    /// Whether the two lie as far apart as the calendars did from 1582 to 2100.
    private func areOneDay(_ first: DatePhrase, _ second: DatePhrase) -> Bool {
        let days = [first, second].map { CivilDay.number(year: 1917, month: $0.month, day: $0.day) }
        let apart = abs(days[0] - days[1])
        return (10...13).contains(min(apart, 365 - apart))
    }

    /// Behind the bracket that closes within a few words: "(22 Jan our style)".
    private func closingBracket(_ i: Int) -> Int? {
        (i..<min(i + 5, tokens.count)).first { isMark($0, 0x29) || isMark($0, 0x5D) }.map { $0 + 1 }
    }

    /// "30 January 1648/9": the year began in March, and the second is the one that is counted today.
    func takeSecondYear(_ date: inout DatePhrase) {
        guard let year = date.year, year > 1000, (1...3).contains(date.month),
            isMark(date.end, 0x2F), isGlued(date.end), word(date.end + 1) == .number,
            isGlued(date.end + 1)
        else { return }
        let next = value(date.end + 1)
        guard [year + 1, (year + 1) % 100, (year + 1) % 10].contains(next) else { return }
        date.year = year + 1
        date.end += 2
    }

    /// "(O.S.)", "Old Style", "N.S." behind or before a date.
    func takeStyle(_ phrase: inout DatePhrase) {
        guard phrase.kind == .date else { return }
        for (offset, isBehind) in [(phrase.end, true), (phrase.first - 1, false)] {
            if let style = style(offset, isBehind: isBehind) {
                phrase.isOldStyle = style.isOld
                if isBehind { phrase.end = max(phrase.end, style.end) }
                return
            }
        }
    }

    /// "25–26 October 1917 (O.S.)": the style of a list stands behind its last date or before its first.
    func takeStyle(_ list: inout [DatePhrase]) {
        guard list.count > 1, let first = list.first, var last = list.last else { return }
        last.first = first.first
        takeStyle(&last)
        guard last.isOldStyle || last.end != list[list.count - 1].end else { return }
        for i in list.indices where list[i].unit == .day { list[i].isOldStyle = last.isOldStyle }
        list[list.count - 1].end = last.end
    }

    private func style(_ i: Int, isBehind: Bool) -> (isOld: Bool, end: Int)? {
        var at = i
        if isBehind {
            if isMark(at, 0x28) || isMark(at, 0x5B) || isMark(at, 0x2C) { at += 1 }
            guard let (isOld, end) = styleWords(at) else { return nil }
            return (isOld, at > i ? i : end)
        }
        if isMark(at, 0x29) || isMark(at, 0x3A) || isMark(at, 0x2C) { at -= 1 }
        for back in [2, 4, 3, 1] where at - back + 1 >= 0 {
            if let (isOld, end) = styleWords(at - back + 1), end == at + 1 {
                return (isOld, at + 1)
            }
        }
        return nil
    }

    func styleWords(_ i: Int) -> (isOld: Bool, end: Int)? {
        if word(i + 1) == .style {
            if word(i) == .old { return (true, i + 2) }
            if letter(i) == 0x6E { return (false, i + 2) }
        }
        guard i >= 0, i < tokens.count, tokens[i].isCapital else { return nil }
        let initial = letter(i)
        guard initial == 0x6F || initial == 0x6E else { return nil }
        if length(i) == 2, source[tokens[i].start + 1] == 0x53 { return (initial == 0x6F, i + 1) }
        guard length(i) == 1, isMark(i + 1, 0x2E), length(i + 2) == 1, letter(i + 2) == 0x73,
            tokens[i + 2].isGlued
        else { return nil }
        return (initial == 0x6F, isMark(i + 3, 0x2E) ? i + 4 : i + 3)
    }
}
