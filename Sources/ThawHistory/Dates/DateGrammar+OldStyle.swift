extension DateGrammar {
    /// One day in both calendars: "25 October (7 November) 1917", "22 April (10 April, Old Style) 1870".
    ///
    /// Where neither is marked, the earlier one is the Julian: it has lain behind since the third century.
    func dualDate(_ i: Int) -> DatePhrase? {
        guard let first = dayMonth(i, word(i) == .the ? i + 1 : i), first.year == nil,
            isMark(first.end, 0x28) || isMark(first.end, 0x5B)
        else { return nil }
        var at = first.end + 1
        var style = styleWords(at)
        if let found = style { at = found.end }
        guard let second = dayMonth(at, word(at) == .the ? at + 1 : at), second.year == nil else {
            return nil
        }
        at = second.end
        if isMark(at, 0x2C) { at += 1 }
        if style == nil, let found = styleWords(at) {
            style = found
            at = found.end
        }
        guard isMark(at, 0x29) || isMark(at, 0x5D),
            let (year, _, end) = year(at + 1, isExpected: true)
        else { return nil }
        let isFirstEarlier = (first.month, first.day) < (second.month, second.day)
        var date = style.map { $0.isOld ? second : first } ?? (isFirstEarlier ? first : second)
        date.first = i
        date.core = i
        date.end = end
        date.year = year
        date.isOldStyle = true
        return date
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

    private func styleWords(_ i: Int) -> (isOld: Bool, end: Int)? {
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
