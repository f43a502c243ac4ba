extension DateGrammar {
    /// A whole or halved number in digits or words: "25", "twenty-five", "two hundred", "two and a half".
    func cardinal(_ i: Int) -> (value: Double, end: Int)? {
        guard i >= 0, i < tokens.count else { return nil }
        if word(i) == .number {
            guard let value = decimal(i) else { return nil }
            return (value, i + 1)
        }
        guard word(i) == .cardinal else { return nil }
        var (total, at) = belowHundred(i)
        if word(at) == .cardinal, value(at) >= 100, total < 100 {
            total *= value(at)
            at += 1
            let more = word(at) == .and ? at + 1 : at
            if word(more) == .cardinal, value(more) < 100 {
                let rest = belowHundred(more)
                return (Double(total + rest.value), rest.end)
            }
        }
        return (Double(total), at)
    }

    /// "seven", "twenty-five", or a larger word by itself.
    private func belowHundred(_ i: Int) -> (value: Int, end: Int) {
        let tens = value(i)
        guard (20..<100).contains(tens) else { return (tens, i + 1) }
        let next = isHyphen(i + 1) ? i + 2 : i + 1
        guard word(next) == .cardinal, value(next) < 10 else { return (tens, i + 1) }
        return (tens + value(next), next + 1)
    }

    /// The number of a token of digits, with thousands and fraction.
    private func decimal(_ i: Int) -> Double? {
        let token = tokens[i]
        if token.value >= 0 { return Double(token.value) }
        guard token.end - token.start <= 12 else { return nil }
        var value = 0.0
        var unit = 0.0
        for at in token.start..<token.end {
            switch source[at] {
            case 0x2E: unit = 1
            case 0x30...0x39:
                value = value * 10 + Double(source[at] - 0x30)
                unit *= 10
            default: continue
            }
        }
        return unit > 0 ? value / unit : value
    }

    /// "14", "14th", "fourteenth", "twenty-first" as a day of a month.
    func dayOfMonth(_ i: Int) -> (day: Int, end: Int)? {
        switch word(i) {
        case .number where tokens[i].digits <= 2, .ordinalDigits:
            let day = value(i)
            return (1...31).contains(day) ? (day, i + 1) : nil
        default:
            guard let (day, end) = ordinal(i), day <= 31 else { return nil }
            return (day, end)
        }
    }

    /// "third", "twenty-first", "19th".
    func ordinal(_ i: Int) -> (value: Int, end: Int)? {
        switch word(i) {
        case .ordinalDigits: return (value(i), i + 1)
        case .ordinal: return (value(i), i + 1)
        case .cardinal where value(i) >= 20 && value(i) < 100:
            let at = isHyphen(i + 1) ? i + 2 : i + 1
            guard word(at) == .ordinal, value(at) < 10 else { return nil }
            return (value(i) + value(at), at + 1)
        default: return nil
        }
    }

    /// "BC", "B.C.E.", "AD": -1 or 1, and where it ends.
    func era(_ i: Int) -> (sign: Int, end: Int)? {
        if word(i) == .bc { return (-1, i + 1) }
        if word(i) == .ad, isCapital(i) { return (1, i + 1) }
        guard isMark(i + 1, 0x2E), length(i) == 1, isGlued(i + 1) else { return nil }
        let first = letter(i)
        let second = letter(i + 2)
        guard length(i + 2) == 1, isGlued(i + 2) else { return nil }
        let isBefore = first == 0x62 && second == 0x63
        let isAfter = first == 0x61 && second == 0x64 || first == 0x63 && second == 0x65
        guard isBefore || isAfter, isCapital(i) else { return nil }
        var end = i + 3
        if isBefore, isMark(end, 0x2E), length(end + 1) == 1, letter(end + 1) == 0x65 { end += 2 }
        if isMark(end, 0x2E) { end += 1 }
        return (isBefore ? -1 : 1, end)
    }

    /// The era that stands behind a number; in "11 Jan 1923 bc Germany missed payments" the letters say "because".
    func era(behind i: Int) -> (sign: Int, end: Int)? {
        guard let era = era(i + 1) else { return nil }
        return era.sign < 0 && era.end == i + 2 && saysBecause(i + 1) ? nil : era
    }

    /// Whether "bc" behind a number stands for "because": small, behind a year of our era in four digits, before words
    /// that go on.
    private func saysBecause(_ i: Int) -> Bool {
        guard isWord(i, "bc"), source[tokens[i].start] == 0x62, source[tokens[i].end - 1] == 0x63,
            tokens[i - 1].end - tokens[i - 1].start >= 4, (1000..<2200).contains(value(i - 1)),
            word(i - 2) != .about, !(isMark(i - 2, 0x2E) && word(i - 3) == .about),
            i + 1 < tokens.count
        else { return false }
        switch word(i + 1) {
        case .mark: return isMark(i + 1, 0x22) || isMark(i + 1, 0x27)
        case .and, .or, .to, .until: return false
        case .other:
            return !isWord(i + 1, "was") && !isWord(i + 1, "were") && !isWord(i + 1, "is")
        default: return true
        }
    }

    /// A year: "1953", "264 BC", "AD 70", "AD 1066".
    ///
    /// - Parameter isExpected: whether what stands before says that a year follows.
    /// - Parameter fewestDigits: 3 where only a year can follow ("c. 347", "30 September 420").
    func year(
        _ i: Int, isExpected: Bool = false, fewestDigits: Int = 4
    ) -> (year: Int, hasEra: Bool, end: Int)? {
        if let (sign, at) = era(i), sign > 0, word(at) == .number, value(at) > 0,
            tokens[at].digits <= 4
        {
            return (value(at), true, at + 1)
        }
        if word(i) == .number, value(i) < 0, let (sign, end) = era(i + 1), sign < 0,
            let number = decimal(i), number < 1_000_000, number == number.rounded()
        {
            return (1 - Int(number), true, end)
        }
        guard word(i) == .number, value(i) > 0, tokens[i].digits <= 6 else { return nil }
        if let (sign, end) = era(behind: i) {
            return (sign < 0 ? 1 - value(i) : value(i), true, end)
        }
        if isBeforeChrist, 2...3 ~= tokens[i].digits, standsForYear(i), !isPartOfNumber(i),
            isExpected || !isCounting(i), tokens[i].digits == 3 || !countsSomething(i)
        {
            return (1 - value(i), true, i + 1)
        }
        guard tokens[i].digits == 4 || tokens[i].digits == 3 && fewestDigits == 3,
            (100...2199).contains(value(i)), value(i) >= 1000 || tokens[i].digits == 3
        else { return nil }
        if isPartOfNumber(i) || !isExpected && isCounting(i) { return nil }
        return (value(i), false, i + 1)
    }

    /// "10 days", "23 wounds": whether what follows two digits may be counted by them.
    private func countsSomething(_ i: Int) -> Bool {
        guard i + 1 < tokens.count, !opensLine(i + 1) else { return false }
        switch word(i + 1) {
        case .units, .unit, .counted, .of, .number, .cardinal, .month: return true
        case .other:
            return !isCapital(i + 1) && !opensItem(i) && word(i - 1) != .month
                && word(i - 1) != .season
        case .mark: return isMark(i + 1, 0x25) || isMark(i + 1, 0x29) && isMark(i - 1, 0x2E)
        default: return false
        }
    }

    /// Whether a year may stand at the place: at the head of a line, behind a preposition, a season or a month.
    func standsForYear(_ i: Int) -> Bool {
        if opensLine(i) || i == 0 { return true }
        switch word(i - 1) {
        case .inside, .by, .since, .until, .from, .to, .between, .about, .season, .month, .edge,
            .before, .after, .ordinal, .and, .number:
            return true
        case .mark: return isMark(i - 1, 0x28) || isMark(i - 1, 0x2E) || isHyphen(i - 1)
        default: return false
        }
    }

    /// Whether a sign, a unit or another number makes the digits something else than a year.
    private func isPartOfNumber(_ i: Int) -> Bool {
        let before = tokens[i].start > 0 ? source[tokens[i].start - 1] : 0x20
        switch before {
        case 0x24, 0x23, 0x2E, 0x2F, 0x5F, 0xA3, 0xAC, 0x40, 0x2B, 0x3D:
            // "1915/1916", but not a part of an address.
            if before == 0x2F {
                let start = tokens[i].start
                if start > 1, source[start - 2] &- 0x30 < 10 { break }
            }
            return !(before == 0x2E && i > 1 && word(i - 1) == .mark && word(i - 2) != .number)
        default: break
        }
        if (before | 0x20) &- 0x61 < 26 { return true }
        let end = tokens[i].end
        guard end < source.count else { return false }
        let after = source[end]
        if (after | 0x20) &- 0x61 < 26 || after == 0x25 || after == 0x5F || after == 0x2B {
            return true
        }
        return false
    }

    /// Whether the digits count something: "1945 soldiers", "page 1945", "No. 1917".
    private func isCounting(_ i: Int) -> Bool {
        if word(i - 1) == .place || isMark(i - 1, 0x2E) && word(i - 2) == .place { return true }
        if isQuoted(i) || isTitleOfAuthor(i) || word(i - 1) == .than { return true }
        if word(i - 1) == .about, value(i - 1) == 2 { return true }
        // "H. R. 1280"
        if isMark(i - 1, 0x2E), length(i - 2) == 1, isCapital(i - 2), word(i - 2) == .other {
            return true
        }
        guard i + 1 < tokens.count, !tokens[i + 1].isGlued, !tokens[i + 1].isCapital else {
            return false
        }
        switch word(i - 1) {
        case .inside, .since, .until, .during, .the, .by, .after, .before, .from, .on, .edge:
            return false
        default: break
        }
        switch word(i + 1) {
        case .units, .counted: return true
        case .of: return word(i - 1) != .of && word(i - 1) != .mark
        case .other: return value(i) % 50 == 0 && isPlural(i + 1)
        default: return false
        }
    }

    /// "1984" alone between quotation marks is a title.
    private func isQuoted(_ i: Int) -> Bool {
        (isMark(i - 1, 0x22) || isMark(i - 1, 0x27) || isMark(i - 1, 0x2A) || isMark(i - 1, 0x5F))
            && (isMark(i + 1, 0x22) || isMark(i + 1, 0x27) || isMark(i + 1, 0x2A)
                || isMark(i + 1, 0x5F))
            && isGlued(i) && isGlued(i + 1)
    }

    private func isPlural(_ i: Int) -> Bool {
        let end = tokens[i].end
        return length(i) > 3 && source[end - 1] == 0x73 && source[end - 2] != 0x73
            && source[end - 2] != 0x75 && source[end - 2] != 0x69
    }
}
