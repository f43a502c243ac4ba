/// Dates as notes are typed: "Oct: general strike", "autumn 89", "end of 32", "(80, 84)", "the terror of 37-8".
extension DateGrammar {
    /// Whether a short name of a month stands where only a month may: "Oct: …" at the head of a line, "in Nov.",
    /// "(Apr–July)".
    ///
    /// - Parameter end: behind the name and its stop.
    func isShortMonthAlone(_ i: Int, _ end: Int) -> Bool {
        guard isCapital(i), length(i) == 3 && !isWord(i, "mai") || isWord(i, "sept") else {
            return false
        }
        if joinsMonth(end) || isHyphen(i - 1) && isGlued(i) && word(i - 2) == .month { return true }
        let hasStop = end > i + 1
        // "Jan" is a man, too.
        let isName = value(i) == 1 && !hasStop && (word(end) == .other || word(end) == .little)
        if opensItem(i) {
            if isLabel(end) { return true }
            return !isName && word(end) == .other && !isCapital(end) && !isGlued(end)
        }
        let goesOn = isCapital(end) && !opensLine(end) && !hasStop || isMark(end, 0x27)
        switch word(i - 1) {
        case .inside, .by, .since, .until, .from, .between, .during, .before, .after, .next,
            .previous,
            .edge, .this, .that:
            return !goesOn && !isName
        case .mark where isMark(i - 1, 0x28): return isMark(end, 0x29) || isMark(end, 0x2C)
        default: return false
        }
    }

    /// "May: …", "Dec - …": whether what stands before the token labels what follows.
    func isLabel(_ end: Int) -> Bool {
        isMark(end, 0x3A) || isHyphen(end) && !isGlued(end) || isMark(end, 0x3D)
    }

    /// "–July" behind a month.
    private func joinsMonth(_ i: Int) -> Bool {
        (isHyphen(i) || isMark(i, 0x2F)) && isGlued(i) && isGlued(i + 1) && word(i + 1) == .month
            && isCapital(i + 1)
    }

    /// Whether a line begins at the token, or a point of a list.
    func opensItem(_ i: Int) -> Bool {
        if i == 0 || opensLine(i) { return true }
        return opensLine(i - 1) && word(i - 1) == .mark && !isGlued(i)
    }

    /// Years of two digits whose century only the text tells: "32-33 famine" at the head of a line, "of 37-8",
    /// "(80, 84)", "25% in 33". They count where the page writes years so, and not far from the last one.
    func shorthandYears(_ i: Int) -> [DatePhrase]? {
        guard isTwoDigits(i) else { return nil }
        let isInBrackets = isMark(i - 1, 0x28)
        guard isInBrackets || !isGlued(i) else { return nil }
        if let range = shorthandRange(i) { return range }
        var years = [shorthandYear(i)]
        if isInBrackets {
            var at = i + 1
            while years.count < 8, isMark(at, 0x2C) || isMark(at, 0x26) || word(at) == .and,
                isTwoDigits(at + 1), value(at + 1) > value(at - 1)
            {
                years.append(shorthandYear(at + 1))
                at += 2
            }
            return years.count > 1 && isMark(at, 0x29) ? years : nil
        }
        switch word(i - 1) {
        case .inside, .by, .since, .until: break
        case .other where isPast(i - 1) || isWord(i - 1, "dies") || isWord(i - 1, "d"): break
        case .to where word(i - 2) == .decade: break
        default: return nil
        }
        return endsShortYear(i) ? years : nil
    }

    /// "32-33", "37-8".
    private func shorthandRange(_ i: Int) -> [DatePhrase]? {
        guard isHyphen(i + 1) || isMark(i + 1, 0x2F), isGlued(i + 1), isGlued(i + 2),
            word(i + 2) == .number, tokens[i + 2].digits <= 2,
            !isGlued(i + 3) || word(i + 3) == .mark
        else { return nil }
        let last = tokens[i + 2].digits == 2 ? value(i + 2) : value(i) / 10 * 10 + value(i + 2)
        guard last > value(i), last - value(i) <= 20 else { return nil }
        var isYears = false
        switch word(i - 1) {
        case .mark where isMark(i - 1, 0x28): isYears = isMark(i + 3, 0x29)
        case .of, .during:
            let goesOn = word(i + 3) == .other && !isGlued(i + 3) || word(i + 3) == .about
            isYears = endsShortYear(i + 2) || goesOn && tokens[i + 2].digits == 1
        case .season, .edge, .inside, .other: isYears = endsShortYear(i + 2)
        default: break
        }
        if !isYears, opensItem(i) || isMark(i - 1, 0x3A) {
            switch word(i + 3) {
            case .other: isYears = !isGlued(i + 3)
            case .mark: isYears = isMark(i + 3, 0x3A) || isHyphen(i + 3) && !isGlued(i + 3)
            default: break
            }
        }
        guard isYears else { return nil }
        var years = [shorthandYear(i), shorthandYear(i + 2)]
        years[1].shortYear = last
        return years
    }

    private func shorthandYear(_ i: Int) -> DatePhrase {
        var date = DatePhrase(i, i + 1, unit: .year)
        date.shortYear = value(i)
        date.isShorthand = true
        return date
    }

    private func isTwoDigits(_ i: Int) -> Bool {
        word(i) == .number && tokens[i].digits == 2 && !isClock(i)
    }

    /// "end of 32", "late 41".
    func shorthandYear(behindEdge i: Int) -> DatePhrase? {
        isTwoDigits(i) && !isGlued(i) && endsShortYear(i) ? shorthandYear(i) : nil
    }

    /// Whether nothing follows that the two digits could count.
    private func endsShortYear(_ i: Int) -> Bool {
        if i + 1 >= tokens.count || opensLine(i + 1) { return true }
        switch word(i + 1) {
        case .mark:
            let isFraction = isMark(i + 1, 0x2E) && isGlued(i + 2)
            return [0x2E, 0x2C, 0x3B, 0x29, 0x3A].contains { isMark(i + 1, $0) } && !isFraction
        case .little: return true
        default: return false
        }
    }

    /// "New Year's Day 1834", at the second word.
    func newYear(_ i: Int) -> DatePhrase? {
        guard isWord(i, "year"), isWord(i - 1, "new"), isCapital(i - 1), isMark(i + 1, 0x27),
            isGlued(i + 1), length(i + 2) == 1
        else { return nil }
        var date = DatePhrase(i - 1, i + 4)
        if word(i + 3) == .unit, value(i + 3) == DateUnit.day.rawValue {
            date.holiday = 101
        } else if word(i + 3) == .holiday, value(i + 3) == 1224 {
            date.holiday = 1231
        } else {
            return nil
        }
        takeYear(&date)
        return date
    }

    /// "the summer after", "the year after" with nothing behind that it could be counted from.
    func isAtLoose(_ end: Int) -> Bool {
        switch word(end) {
        case .mark, .little, .and, .or, .at, .inside: true
        default: end >= tokens.count || opensLine(end)
        }
    }

    /// "Orwell's 1984 came out": a title, where no noun follows that the year could be of.
    func isTitleOfAuthor(_ i: Int) -> Bool {
        guard isMark(i - 2, 0x27), isGlued(i - 2), isGlued(i - 1), isWord(i - 1, "s"),
            isCapital(i - 3)
        else { return false }
        // "Broadcasting's 1999 "Claim to Fame" contest" has its noun in quotation marks.
        let isQuoting = isMark(i + 1, 0x22) || isMark(i + 1, 0x27) || isMark(i + 1, 0x28)
        return isAtLoose(i + 1) && !isQuoting
    }
}
