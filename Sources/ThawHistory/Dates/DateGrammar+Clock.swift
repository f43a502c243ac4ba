extension DateGrammar {
    /// "10:57", "11 a.m.", "3:30 pm", "0530hrs".
    func clock(_ i: Int) -> DatePhrase? {
        guard word(i) == .number, value(i) >= 0 else { return nil }
        var hour = value(i)
        var minute = 0
        var at = i + 1
        var isClock = false
        if isClockMark(at), word(at + 1) == .number, isGlued(at), isGlued(at + 1),
            tokens[at + 1].digits == 2, value(at + 1) < 60, hour < 25, tokens[i].digits <= 2
        {
            minute = value(at + 1)
            isClock = isMark(at, 0x3A)
            at += 2
            if isMark(at, 0x3A), isGlued(at), word(at + 1) == .number { at += 2 }
        } else if tokens[i].digits == 4, isWord(at, "hrs") || isWord(at, "hours"),
            isGlued(at) || hour < 2400,
            isWord(at, "hrs") || value(i) < 1000
        {
            minute = hour % 100
            hour /= 100
            isClock = true
        }
        if let (noon, end) = meridiem(at) {
            guard hour <= 12 else { return nil }
            hour = hour % 12 + noon
            at = end
            isClock = true
        } else if isWord(at, "hrs"), isClock || isGlued(at) {
            at += 1
            isClock = true
        }
        guard isClock, hour <= 24, minute < 60 else { return nil }
        var time = DatePhrase(i, at, unit: .minute)
        time.minutes = hour * 60 + minute
        time.pointer = .that
        return time
    }

    private func isClockMark(_ i: Int) -> Bool { isMark(i, 0x3A) || isMark(i, 0x2E) }

    func isClock(_ i: Int) -> Bool { clock(i) != nil }

    private func meridiem(_ i: Int) -> (noon: Int, end: Int)? {
        if word(i) == .meridiem { return (value(i), i + 1) }
        guard length(i) == 1, letter(i) == 0x61 || letter(i) == 0x70, isMark(i + 1, 0x2E),
            isGlued(i + 1),
            length(i + 2) == 1, letter(i + 2) == 0x6D, isGlued(i + 2)
        else { return nil }
        return (letter(i) == 0x61 ? 0 : 12, isMark(i + 3, 0x2E) ? i + 4 : i + 3)
    }

    /// "this period", "at that time", "the same time", "the time being".
    func vague(_ i: Int) -> DatePhrase? {
        var at = i
        switch word(at) {
        case .this, .that:
            at += 1
            if word(at) == .same { at += 1 }
        case .the:
            at += 1
            if word(at) == .same { at += 1 }
        case .a:
            // "for a short time"
            at += isWord(at + 1, "very") ? 2 : 1
            guard word(at) == .long || isWord(at, "short"),
                word(at + 1) == .time || word(at + 1) == .period
            else {
                return nil
            }
            var phrase = DatePhrase(i, at + 2, .duration, unit: .year)
            phrase.count = nil
            return phrase
        default: return nil
        }
        let isTime = word(at) == .time
        guard isTime || word(at) == .period else { return nil }
        if isTime {
            switch word(i - 1) {
            case .by, .at, .during, .from, .until, .since, .inside, .of, .about: break
            case .little where isWord(i - 1, "for") && isWord(at + 1, "being"): break
            default: return nil
            }
            if word(i) == .the, word(i + 1) == .time, word(i - 1) != .at, word(i - 1) != .of {
                return nil
            }
        }
        var phrase = DatePhrase(i, at + 1, .vague)
        if isTime, isWord(at + 1, "being") {
            phrase.end += 1
            phrase.kind = .present
        }
        if word(i) == .the, word(i + 1) == .time { phrase.kind = .present }
        return phrase
    }

    /// "now", "formerly", "the future", "present-day", "night": no date of the calendar.
    func reference(_ i: Int) -> DatePhrase? {
        switch word(i) {
        case .now: return DatePhrase(i, i + 1, .present)
        case .recent: return DatePhrase(i, i + 1, .past)
        case .gone:
            return word(i - 1) == .the
                && (word(i + 1) == .mark || word(i + 1) == .a || word(i + 1) == .and)
                ? nil : DatePhrase(i, i + 1, .past)
        case .the where word(i + 1) == .ahead: return DatePhrase(i, i + 2, .future)
        case .the where word(i + 1) == .past:
            return word(i + 2) == .other && !isWord(i + 2, "and")
                ? nil : DatePhrase(i, i + 2, .past)
        case .the where word(i + 1) == .present && !isWord(i + 1, "modern"):
            guard word(i + 2) != .unit, isWord(i + 1, "present"), word(i + 2) != .other else {
                return nil
            }
            return DatePhrase(i, i + 2, .present)
        case .the where word(i + 1) == .unit && value(i + 1) == DateUnit.day.rawValue:
            return theDay(i)
        case .ahead: return DatePhrase(i, i + 1, .future)
        case .present: return presentDay(i)
        case .dayPart: return partOfDay(i)
        case .this where word(i + 1) == .units && value(i + 1) == DateUnit.day.rawValue:
            return DatePhrase(i, i + 2, .present)
        case .age: return ageNumber(i)
        case .date where word(i - 1) == .to && (word(i + 1) == .mark || word(i + 1) == .little):
            return DatePhrase(i, i + 1, .present)
        case .unit: return unitsEnd(i)
        default: return nil
        }
    }

    /// "at month's end"
    private func unitsEnd(_ i: Int) -> DatePhrase? {
        guard isMark(i + 1, 0x27), length(i + 2) == 1, letter(i + 2) == 0x73,
            word(i + 3) == .portion,
            value(i + 3) == 3, let unit = DateUnit(rawValue: Int32(value(i))), unit >= .week
        else { return nil }
        var date = DatePhrase(i, i + 4, unit: unit)
        date.pointer = .that
        date.edge = .end
        return date
    }

    private func theDay(_ i: Int) -> DatePhrase? {
        guard word(i - 1) == .of else { return nil }
        return DatePhrase(i, i + 2, .present)
    }

    private func presentDay(_ i: Int) -> DatePhrase? {
        var end = i + 1
        let isHyphenated = isHyphen(end)
        if isHyphenated { end += 1 }
        if word(end) == .unit, value(end) == DateUnit.day.rawValue {
            return DatePhrase(i, end + 1, .present)
        }
        if isWord(i, "current") { return DatePhrase(i, i + 1, .present) }
        guard isWord(i, "present") else { return nil }
        switch word(i - 1) {
        case .at: return DatePhrase(i, i + 1, .present)
        case .little where isWord(i - 1, "their") || isWord(i - 1, "its") || isWord(i - 1, "his"):
            return DatePhrase(i, i + 1, .present)
        default: return nil
        }
    }

    private func partOfDay(_ i: Int) -> DatePhrase? {
        guard value(i) != 2 || letter(i) == 0x65, value(i) != 7 else { return nil }
        var phrase = DatePhrase(i, i + 1)
        phrase.dayPart = Int32(value(i))
        phrase.isUndated = true
        if isHyphen(i + 1), word(i + 2) == .time { phrase.end = i + 3 }
        return phrase
    }

    /// "at age seventy-nine": the number is an age.
    private func ageNumber(_ i: Int) -> DatePhrase? {
        guard let (number, end) = cardinal(i + 1), number < 130, word(end) != .units,
            word(end) != .unit
        else {
            return nil
        }
        var phrase = DatePhrase(i + 1, end, .duration, unit: .year)
        phrase.count = number
        return phrase
    }
}
