/// Months and seasons that may be parts of names, and numbers of two digits that may be days or years.
extension DateGrammar {
    /// Whether a month or season is the first word of a name: "the October Manifesto", "April Theses", "Winter Palace".
    ///
    /// Behind a preposition or at the head of a line ("In June Hitler …", "March Enabling Act") the next capital may
    /// open what is told, so there only a word for a happening or a thing tells the name.
    func opensName(_ i: Int) -> Bool {
        let next = i + 1
        guard isCapital(i), isCapital(next), !isGlued(next), !opensLine(next) else { return false }
        switch word(next) {
        case .other, .units, .unit, .counted, .period, .anniversary: break
        default: return false
        }
        // "the Spring Offensive" was one of spring.
        if isWord(next, "offensive") || isWord(next, "campaign") || isWord(next, "fighting") {
            return false
        }
        if isNameNoun(next) { return true }
        guard word(next) == .other else { return false }
        switch word(i - 1) {
        case .the, .a: return true
        case .other: return !opensLine(i) && !isCapital(i - 1)
        case .inside, .by, .during, .since, .until, .from, .to, .of, .on, .edge, .before, .after,
            .last, .next, .previous, .this, .that, .and, .between:
            return false
        default: return word(i) == .season
        }
    }

    /// What names of happenings and things that begin with a month or season end with, or its plural.
    func isNameNoun(_ i: Int) -> Bool {
        let start = tokens[i].start
        return Self.nameNouns.contains { noun in
            // "Wars", but not "Warsaw".
            (0...1).contains(length(i) - noun.utf8CodeUnitCount)
                && noun.withUTF8Buffer { letters in
                    letters.indices.allSatisfy { source[start + $0] | 0x20 == letters[$0] }
                }
        }
    }

    private static let nameNouns: [StaticString] = [
        "agreement", "charter", "constitution", "coup", "crisis", "days", "decree",
        "diploma", "events", "garden", "games", "insurrection", "law", "manifesto", "massacre",
        "monarchy", "mutiny", "olympics", "palace", "patent", "plot", "pogrom",
        "programme", "putsch", "rebellion", "revolt", "revolution", "rising", "theses", "treaty",
        "uprising", "war",
    ]

    /// "the Long March 1934–35" is a march.
    func namesMarch(_ i: Int) -> Bool {
        guard value(i) == 3, isCapital(i), isCapital(i - 1),
            word(i - 1) == .long || word(i - 1) == .other
        else { return false }
        return ["long", "salt", "hunger", "death", "jarrow", "selma"].contains { isWord(i - 1, $0) }
    }

    /// "–Nov 1914", "/Nov 56" behind a month: its short name is one, too.
    func opensRange(_ i: Int) -> Bool {
        guard isHyphen(i) || isMark(i, 0x2F), isGlued(i),
            let (_, end) = month(i + 1, isExpected: true)
        else {
            return false
        }
        return word(end) == .number
            && (tokens[end].digits == 4 || tokens[end].digits == 2 && value(end) > 31)
    }

    /// "Jan 23" and "Jan 33", whose number may be or must be a year.
    func takeDayOrYear(_ date: inout DatePhrase, at i: Int) {
        guard word(i) == .number, tokens[i].digits == 2, !isGlued(i),
            date.day > 0 ? date.end == i + 1 : value(i) > 31 && !isClock(i)
        else {
            if date.day > 0 { date.dayOrYear = .day }
            return
        }
        // "Jan 49" of a page before Christ.
        if isBeforeChrist, date.day > 0, length(date.first) <= 4 {
            (date.year, date.hasEra, date.day, date.unit) = (1 - value(i), true, 0, .month)
            return
        }
        switch opensLine(i + 1) ? DateWord.mark : word(i + 1) {
        case .counted, .units, .unit, .ordinal, .number, .cardinal: return
        case .mark where isMark(i + 1, 0x25) || isMark(i + 1, 0x2E) && isGlued(i + 2): return
        case .other where date.day == 0 && !isPast(i + 1) && !isCapital(i + 1): return
        default: break
        }
        if date.day == 0 {
            date.shortYear = value(i)
            date.end = i + 1
            date.dayOrYear = .year
        } else {
            let isShort = !isFullMonth(date.first) || length(date.first) <= 4
            switch word(date.first - 1) {
            case .on: date.dayOrYear = .day
            case .inside: date.dayOrYear = isShort ? .year : .either
            default: date.dayOrYear = isShort ? .either : .day
            }
        }
    }

    /// "28 Oct 62", "Xmas 79": two digits behind a day are its year where nothing follows that they count.
    ///
    /// - Parameter first: where the date begins; at the head of a line its year may stand before what happened.
    func isShortYear(_ i: Int, of first: Int) -> Bool {
        guard word(i) == .number, tokens[i].digits == 2, !isGlued(i), !isClock(i) else {
            return false
        }
        if opensLine(i + 1) || styleWords(i + 1) != nil { return true }
        switch word(i + 1) {
        case .mark:
            let isFraction = isMark(i + 1, 0x2E) && isGlued(i + 2)
            return !isMark(i + 1, 0x25) && !isMark(i + 1, 0x2F) && !isFraction
        case .little, .and, .to, .by, .inside, .on, .from, .until: return true
        case .other: return opensSentence(first) || opensItem(first)
        default: return i + 1 >= tokens.count
        }
    }

    /// "summer nights are warm": a season of every year, before a plural and behind no preposition.
    func describes(_ i: Int) -> Bool {
        guard !isCapital(i), !isGlued(i + 1) else { return false }
        switch word(i + 1) {
        case .dayPart, .units: break
        default: return false
        }
        guard source[tokens[i + 1].end - 1] == 0x73 else { return false }
        switch word(i - 1) {
        case .mark, .other, .little, .and: return true
        default: return opensLine(i)
        }
    }
}
