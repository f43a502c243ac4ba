/// Finds expressions of time among tokens: the longest at each place, from left to right.
///
/// A grammar by hand: one function a rule, each of which answers with a phrase or `nil` and looks at a bounded number
/// of tokens, so that a text of any size is read in one pass.
struct DateGrammar {
    let tokens: UnsafeBufferPointer<DateToken>
    let source: UnsafeBufferPointer<UInt8>
    /// Whether the page says that its dates are before Christ: "all dates BC".
    let isBeforeChrist: Bool
    private(set) var phrases: [DatePhrase] = []

    init(
        _ tokens: UnsafeBufferPointer<DateToken>, in source: UnsafeBufferPointer<UInt8>,
        isBeforeChrist: Bool = false
    ) {
        self.tokens = tokens
        self.source = source
        self.isBeforeChrist = isBeforeChrist
    }

    mutating func read() {
        var i = 0
        while i < tokens.count {
            i = mayBegin(i) ? readPhrase(at: i) : i + 1
        }
    }

    /// Whether an expression may begin with the token: most words are told off here.
    @inline(__always)
    private func mayBegin(_ i: Int) -> Bool {
        switch tokens[i].word {
        case .other, .counted, .little, .place, .of, .inside, .on, .by, .and, .or, .to, .from,
            .until,
            .between, .since, .during, .old, .long, .time, .period, .anniversary, .style, .than,
            .after, .before, .ago, .meridiem, .bc:
            return false
        case .mark:
            guard tokens[i].value == 0x27 else { return false }
            return word(i + 1) == .number || word(i + 1) == .decade
        case .the:
            switch word(i + 1) {
            case .other, .counted, .little, .place: return false
            default: return true
            }
        case .a:
            guard word(i + 1) == .other else { return true }
            switch word(i + 2) {
            case .mark, .of, .inside, .and, .to, .the, .little: return false
            default: return true
            }
        default: return true
        }
    }

    private mutating func readPhrase(at i: Int) -> Int {
        if var list = elliptical(i) {
            takeStyle(&list)
            phrases += list
            return list[list.count - 1].end
        }
        guard var phrase = phrase(i), phrase.end > i else { return i + 1 }
        takeStyle(&phrase)
        phrases.append(phrase)
        return phrase.end
    }

    /// Any expression that begins at the token. Each rule would ask for its first word itself, but a phrase is
    /// large, and even none costs.
    private func phrase(_ i: Int) -> DatePhrase? {
        let first = word(i)
        if first == .unit, let date = newYear(i) { return date }
        if first == .about, let date = approximate(i) { return date }
        if mayDivide(first) {
            if let date = divided(i) ?? dayPartOfDate(i) { return date }
        } else if first == .number, let time = clock(i) {
            return time
        }
        // An amount of units, which two rules go on from.
        let amount = mayCount(first) ? self.amount(i) : nil
        if let date = relative(i, amount) ?? calendar(i) { return date }
        if let set = set(i) { return set }
        if let amount { return duration(amount) }
        switch first {
        case .the, .a, .this, .that: return vague(i) ?? reference(i)
        case .number, .cardinal, .month, .few, .about, .ordinal, .ordinalDigits: return nil
        default: return reference(i)
        }
    }

    /// Whether "the early part of", "the first half of" or "the night of" may begin with the word.
    private func mayDivide(_ word: DateWord) -> Bool {
        switch word {
        case .the, .edge, .portion, .ordinal, .ordinalDigits, .last, .later, .earlier, .latter,
            .dayPart:
            true
        default: false
        }
    }

    /// Whether an amount may begin with the word.
    private func mayCount(_ word: DateWord) -> Bool {
        switch word {
        case .number, .cardinal, .a, .few, .some, .half, .unit, .units, .the, .at, .amount, .about:
            true
        default: false
        }
    }

    /// "c. 1453", "around 1950".
    private func approximate(_ i: Int) -> DatePhrase? {
        guard word(i) == .about, tokens[i].value < 2 else { return nil }
        let isCirca = tokens[i].value == 1
        var at = i + 1
        if isCirca, isMark(at, 0x2E) { at += 1 }
        guard var date = divided(at) ?? calendar(at, isExpected: true) ?? shortYear(isCirca, at),
            date.unit >= .day
        else { return nil }
        guard isCirca || isApproximator(i) else { return nil }
        date.first = i
        date.isApproximate = true
        return date
    }

    /// "c. 347"
    private func shortYear(_ isCirca: Bool, _ at: Int) -> DatePhrase? {
        guard isCirca, let (year, _, end) = year(at, isExpected: true, fewestDigits: 3) else {
            return nil
        }
        var date = DatePhrase(at, end, unit: .year)
        date.year = year
        return date
    }

    /// "about", "around" and "approximately" make a date approximate; "only" and "just" do not.
    private func isApproximator(_ i: Int) -> Bool {
        switch source[tokens[i].start] | 0x20 {
        case 0x61: tokens[i].end - tokens[i].start > 4
        case 0x72: true
        default: false
        }
    }
}

extension DateGrammar {
    @inline(__always)
    func word(_ i: Int) -> DateWord {
        i >= 0 && i < tokens.count ? tokens[i].word : .mark
    }

    @inline(__always)
    func value(_ i: Int) -> Int { i >= 0 && i < tokens.count ? Int(tokens[i].value) : 0 }

    func isMark(_ i: Int, _ code: Int32) -> Bool {
        i >= 0 && i < tokens.count && tokens[i].word == .mark && tokens[i].value == code
    }

    func isHyphen(_ i: Int) -> Bool { isMark(i, 0x2D) }

    func isCapital(_ i: Int) -> Bool { i >= 0 && i < tokens.count && tokens[i].isCapital }

    /// Whether the token stands directly behind the one before.
    func isGlued(_ i: Int) -> Bool { i > 0 && i < tokens.count && tokens[i].isGlued }

    /// The first letter, in lower case.
    func letter(_ i: Int) -> UInt8 {
        i >= 0 && i < tokens.count ? source[tokens[i].start] | 0x20 : 0
    }

    func length(_ i: Int) -> Int {
        i >= 0 && i < tokens.count ? tokens[i].end - tokens[i].start : 0
    }

    /// Whether the token is this word, in any case.
    func isWord(_ i: Int, _ text: StaticString) -> Bool {
        guard i >= 0, i < tokens.count, length(i) == text.utf8CodeUnitCount else { return false }
        let start = tokens[i].start
        return text.withUTF8Buffer { letters in
            letters.indices.allSatisfy { source[start + $0] | 0x20 == letters[$0] }
        }
    }

    /// Whether a line or the text begins at the token.
    func opensLine(_ i: Int) -> Bool { i >= 0 && i < tokens.count && tokens[i].opensLine }
}
