extension DateGrammar {
    /// "three years", "about a week", "over two and a half years", "ten-day", "months", "18 years old".
    func duration(_ amount: DatePhrase) -> DatePhrase {
        var phrase = amount
        if isHyphen(phrase.end), word(phrase.end + 1) == .old || word(phrase.end + 1) == .long {
            phrase.end += 2
        } else if word(phrase.end) == .old || word(phrase.end) == .long {
            phrase.end += 1
        } else if word(phrase.end) == .of, word(phrase.end + 1) == .age {
            phrase.end += 2
        }
        extend(&phrase)
        return phrase
    }

    /// A number of units, with what limits it: "nearly four weeks", "a few days", "more than three years".
    func amount(_ i: Int) -> DatePhrase? {
        let at = limited(i)
        var count: Double?
        var unitAt = at
        var isSingle = false
        switch word(at) {
        case .number, .cardinal:
            guard let (number, end) = cardinal(at), number < 100_000 else { return nil }
            if word(at) == .number, tokens[at].digits == 4, year(at, isExpected: true) != nil,
                word(at + 1) != .units
            {
                return nil
            }
            count = number
            unitAt = end
            if word(end) == .and, word(end + 1) == .half { unitAt = end + 2 }
            if word(end) == .and, word(end + 1) == .a, word(end + 2) == .half { unitAt = end + 3 }
            if unitAt > end { count = number + 0.5 }
        case .a:
            (count, unitAt, isSingle) = afterArticle(at)
        case .few:
            if value(at) > 0 { count = 2 }
            unitAt = at + 1
            if word(unitAt) == .amount { unitAt += 1 }
        case .some:
            unitAt = at + 1
        case .half:
            guard word(at + 1) == .a, value(at) == 2 else { return nil }
            count = 0.5
            unitAt = at + 2
            isSingle = true
        case .units:
            break
        case .the:
            return ordinalPeriod(i, at)
        case .unit:
            guard isHyphen(at + 1), word(at + 2) == .long else { return nil }
            count = 1
            isSingle = true
        default: return nil
        }
        return counted(i, at, unitAt, count, isSingle)
    }

    private func afterArticle(_ at: Int) -> (count: Double?, end: Int, isSingle: Bool) {
        switch word(at + 1) {
        case .few:
            var end = at + 2
            if word(end) == .of { end += 1 }
            if word(end) == .amount { end += 1 }
            return (value(at + 1) > 0 ? 2 : nil, end, false)
        case .half: return (0.5, at + 2, true)
        case .cardinal:
            if let (number, end) = cardinal(at + 1) {
                return (number, end, word(end) == .unit || isHyphen(end))
            }
            return (1, at + 1, true)
        default: return (1, at + 1, true)
        }
    }

    private func counted(
        _ i: Int, _ at: Int, _ found: Int, _ count: Double?, _ isSingle: Bool
    ) -> DatePhrase? {
        var unitAt = found
        let isCompound = isHyphen(unitAt) && isGlued(unitAt)
        if isCompound { unitAt += 1 }
        // "two bloody weeks", "a single year"
        if !isCompound, word(unitAt) == .other, unitAt > at, !isCapital(unitAt),
            !isMark(unitAt, 0x2C),
            word(unitAt + 1) == .units || isWord(unitAt, "single") || isWord(unitAt, "full")
                || isWord(unitAt, "whole") || isWord(unitAt, "further") || isWord(unitAt, "entire"),
            !isWord(unitAt, "hundred")
        {
            unitAt += 1
        }
        let isUnit = word(unitAt) == .unit || word(unitAt) == .units
        guard isUnit, let unit = DateUnit(rawValue: Int32(value(unitAt))) else { return nil }
        if word(unitAt) == .unit, !isSingle, !isCompound, count != 1, unitAt != at {
            guard word(unitAt + 1) == .old || word(unitAt + 1) == .long || unit < .day, count != nil
            else { return nil }
        }
        if unit == .season || unit == .quarter { return nil }
        if unitAt == at, unit < .hour, !(isHyphen(at + 1)) { return nil }
        let isPeriod = word(unitAt + 1) == .period
        // "a ten-day visit": the article is the noun's.
        let isLong = isHyphen(unitAt + 1) && (word(unitAt + 2) == .long || word(unitAt + 2) == .old)
        let isCountedOne = word(i + 1) == .cardinal && value(i + 1) < 100 && word(unitAt) == .unit
        let first =
            i == at && word(i) == .a && (isCompound || isLong || isCountedOne) && !isPeriod
                && word(i + 1) != .few
            ? i + 1 : i
        var phrase = DatePhrase(
            first, unitAt + (isPeriod && isCompound ? 2 : 1), .duration, unit: unit)
        phrase.count = unit == .fortnight ? count.map { $0 * 2 } : count
        if word(at) == .units { phrase.count = nil }
        if isHyphen(phrase.end), word(phrase.end + 1) == .long || word(phrase.end + 1) == .old {
            phrase.end += 2
        }
        return phrase
    }

    /// "the first three years", "the last days".
    private func ordinalPeriod(_ i: Int, _ the: Int) -> DatePhrase? {
        var at = the + 1
        if let (number, end) = cardinal(at),
            word(end) == .previous || word(end) == .next || word(end) == .past
                || word(end) == .last || word(end) == .coming, word(end + 1) == .units,
            let unit = DateUnit(rawValue: Int32(value(end + 1)))
        {
            var phrase = DatePhrase(i, end + 2, .duration, unit: unit)
            phrase.count = number
            return phrase
        }
        guard word(at) == .ordinal || word(at) == .last || word(at) == .coming else {
            return nil
        }
        at += 1
        if word(at) == .unit, word(at - 1) != .coming, word(at + 1) == .of,
            let unit = DateUnit(rawValue: Int32(value(at))), unit != .century
        {
            var phrase = DatePhrase(i, at + 1, .duration, unit: unit)
            if unit == .day {
                phrase.kind = .date
                phrase.pointer = .that
            }
            extend(&phrase)
            return phrase
        }
        var count: Double?
        if let (number, end) = cardinal(at) {
            count = number
            at = end
        } else if word(at) == .few {
            at += 1
        }
        guard word(at) == .units, let unit = DateUnit(rawValue: Int32(value(at))) else {
            return nil
        }
        var phrase = DatePhrase(i, at + 1, .duration, unit: unit)
        phrase.count = count
        return phrase
    }

    /// Where the amount begins behind "about", "more than", "at least", "less than".
    private func limited(_ i: Int) -> Int {
        var at = i
        if word(at) == .at, word(at + 1) == .than { return at + 2 }
        if word(at) == .a, isWord(at + 1, "little"), word(at + 2) == .amount, word(at + 3) == .than
        {
            return at + 4
        }
        if word(at) == .amount, word(at + 1) == .than {
            at += 2
        } else if word(at) == .about, !isWord(at, "over") || limitsBehind(at - 1) {
            at += 1
        } else if word(at) == .some, word(at + 1) == .number || word(at + 1) == .cardinal {
            at += 1
        }
        return at
    }

    /// Whether "over" behind the word means "more than": "for over a year", but "attacks over 42 days".
    private func limitsBehind(_ i: Int) -> Bool {
        switch word(i) {
        case .inside, .after, .before, .of, .little, .by, .to, .from, .about, .since: true
        default: i < 0
        }
    }

    /// "per month", "a year" as a rate is a duration; "every day", "each year", "daily" a set.
    func set(_ i: Int) -> DatePhrase? {
        switch word(i) {
        case .frequency:
            guard let unit = DateUnit(rawValue: Int32(value(i))) else { return nil }
            return DatePhrase(i, i + 1, .set, unit: unit)
        case .each:
            var at = i + 1
            if word(at) == .other, word(at + 1) == .unit { at += 1 }
            switch word(at) {
            case .unit:
                guard let unit = DateUnit(rawValue: Int32(value(at))), unit >= .hour else {
                    return nil
                }
                return DatePhrase(i, at + 1, .set, unit: unit)
            case .dayPart:
                var phrase = DatePhrase(i, at + 1, .set, unit: .day)
                phrase.dayPart = Int32(value(at))
                return phrase
            case .weekday, .season, .month:
                return DatePhrase(i, at + 1, .set, unit: word(at) == .weekday ? .week : .year)
            default: return nil
            }
        case .per:
            guard word(i + 1) == .unit, let unit = DateUnit(rawValue: Int32(value(i + 1))),
                unit >= .hour
            else { return nil }
            return DatePhrase(i, i + 2, .duration, unit: unit)
        default: return nil
        }
    }

    /// Takes "of fierce battles", "of the war" into the expression that they limit.
    func extend(_ phrase: inout DatePhrase) {
        guard word(phrase.end) == .of else { return }
        if let date = calendar(phrase.end + 1, isExpected: true) {
            phrase.end = date.end
        } else if let end = nounPhrase(phrase.end + 1) {
            phrase.end = end
        }
    }

    /// Where a short noun phrase ends: "the American Revolutionary War", "fierce battles", "siege".
    func nounPhrase(_ i: Int) -> Int? {
        var at = i
        switch word(at) {
        case .the, .this, .that: at += 1
        case .little where isWord(at, "its") || isWord(at, "his") || isWord(at, "their"): at += 1
        default: break
        }
        let begin = at
        var words = 0
        while at - begin < 8, isNoun(at), at == begin || isCapital(at) || !isPast(at) {
            // "after the battle Ludendorff told": a name behind a noun begins something else.
            if at > begin, isCapital(at), !isCapital(at - 1), word(at - 1) == .other,
                !isPossessive(at - 1)
            {
                break
            }
            if !isHyphen(at), !isHyphen(at - 1) { words += 1 }
            at += 1
            if isMark(at, 0x27), isPossessive(at + 1) {
                at += 2
                words = 0
                continue
            }
            if isHyphen(at) || isHyphen(at - 1) { continue }
            if isCapital(at - 1), word(at) == .of {
                let name = word(at + 1) == .the ? at + 2 : at + 1
                if isCapital(name), isNoun(name) {
                    at = name
                    continue
                }
            }
            // The noun is reached where two lower-case words are read.
            if words >= 2, !isCapital(at - 1), !endsClause(at) { break }
        }
        guard at > begin else { return nil }
        if words >= 2, !isCapital(at - 1), !isCapital(begin), !endsClause(at) { at -= 1 }
        if word(at) == .and, isNoun(at + 1), !isCapital(at + 1), !isCapital(at - 1),
            endsClause(at + 2)
        {
            at += 2
        }
        return at
    }

    /// Whether the token is the s of a possessive.
    private func isPossessive(_ i: Int) -> Bool {
        length(i) == 1 && letter(i) == 0x73 && isGlued(i)
    }

    /// Whether the word looks like the past tense of a verb.
    func isPast(_ i: Int) -> Bool {
        guard i < tokens.count, length(i) > 3 else { return false }
        return source[tokens[i].end - 1] == 0x64 && source[tokens[i].end - 2] == 0x65
    }

    private func isNoun(_ i: Int) -> Bool {
        word(i) == .other || word(i) == .counted || word(i) == .cardinal && isCapital(i)
            || word(i) == .ordinal && isCapital(i) || isHyphen(i) && isGlued(i) && isGlued(i + 1)
    }

    private func endsClause(_ i: Int) -> Bool {
        switch word(i) {
        case .other, .counted: false
        default: true
        }
    }
}
