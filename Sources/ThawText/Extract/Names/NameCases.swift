import ThawCore

/// Finds cases at law: "Donoghue v Stevenson [1932] AC 562", "R v Barton and Booth 2020", "Re Polemis", "The
/// Wagon Mound (No 1) [1961]".
///
/// The model knows none of them and reads their sides as people or companies. Forms of citation after OSCOLA (4th ed.,
/// 2.1) and the Bluebook (rule 10): the parties around "v", a year in brackets, the abbreviation of the report.
struct NameCases {
    let text: NameText
    /// The sentence.
    private var low = 0
    private var high = 0

    init(_ text: NameText) {
        self.text = text
    }

    /// The cases in order. Cost: linear in the text.
    mutating func all() -> [NameSpan] {
        var found: [(name: NameSpan, isSure: Bool)] = []
        guard text.words.contains(where: \.isCaseMark) else { return [] }
        for sentence in 0..<(text.sentences.count - 1) {
            low = text.sentences[sentence]
            high = text.sentences[sentence + 1]
            for i in low..<high where text.words[Int(text.tokens[i].word)].isCaseMark {
                guard i >= found.last?.name.tokens.upperBound ?? 0, let one = one(at: i),
                    one.name.tokens.lowerBound >= found.last?.name.tokens.upperBound ?? 0
                else { continue }
                found.append(one)
            }
        }
        // Where a text has one case, what looks like another is one; elsewhere it may be a match or a contrast.
        let isLegal = found.contains { $0.isSure }
        return isLegal ? found.map(\.name) : []
    }

    private func one(at i: Int) -> (name: NameSpan, isSure: Bool)? {
        let key = word(i).key
        if key == NameSigns.versus { return between(i) }
        if key == NameSigns.matter { return inMatter(i) }
        return key == NameSigns.squareBracket ? reported(before: i) : nil
    }

    private func word(_ i: Int) -> NameWord {
        i >= low && i < high ? text.word(i) : NameWord()
    }

    private func isTime(_ i: Int) -> Bool { word(i).facts.cues & NameFacts.Cue.time != 0 }

    /// A word of a party: a capital that is neither a month nor a number.
    private func isPart(_ i: Int) -> Bool {
        let word = word(i)
        return word.isCapital && !word.hasDigit && !isTime(i)
    }

    /// "and", "of", "for", "the" inside the name of a party.
    private func isLink(_ i: Int) -> Bool {
        let word = word(i)
        return word.isAnd && word.key != NameSigns.plus
            || !word.hasCapital && NameSigns.isInParty(word.key)
    }

    // MARK: Parties

    private func between(_ i: Int) -> (name: NameSpan, isSure: Bool)? {
        guard !word(i).hasCapital, isPart(i - 1), isPart(i + 1) || word(i + 1).key == NameSigns.the
        else { return nil }
        let start = start(i)
        let end = end(from: i + 1)
        guard end > i + 1, start < i, !isLand(i - 1) || !isLand(i + 1) else { return nil }
        let isAbbreviated = text.tokens[i].length == 2
        let isSure =
            isAbbreviated || isYear(after: end)
            || i - start == 1 && NameSigns.isProsecutor(word(start).key)
        return (NameSpan(tokens: start..<numbered(end), kind: 3), isSure)
    }

    /// Countries and cities play matches.
    private func isLand(_ i: Int) -> Bool { word(i).classes & NameClass.widelyKnown != 0 }

    private func start(_ v: Int) -> Int {
        var start = v - 1
        while start > low {
            if isPart(start - 1) {
                start -= 1
            } else if isLink(start - 1), isPart(start - 2), !isOpening(start - 2) {
                start -= 2
            } else {
                break
            }
        }
        while start < v - 1, isOpening(start) { start += 1 }
        return start
    }

    /// "In", "See", "Held": a word that only begins the sentence.
    private func isOpening(_ i: Int) -> Bool {
        guard i == low || word(i - 1).isOpener, word(i).isLexical, !word(i).isInitials else {
            return false
        }
        return text.tokens[i].length < 4 || word(i).facts.cues & NameFacts.Cue.locative != 0
    }

    private func end(from first: Int) -> Int {
        var end = first
        while end < high {
            if isPart(end) {
                end += 1
            } else if isLink(end), isPart(end + 1) {
                end += 2
            } else if isLink(end), isLink(end + 1), isPart(end + 2) {
                end += 3
            } else {
                break
            }
        }
        return end
    }

    /// "(No 2)" behind the parties belongs to the name.
    private func numbered(_ end: Int) -> Int {
        let isNumbered =
            word(end).key == NameSigns.bracket && word(end + 1).key == NameSigns.number
            && word(end + 2).hasDigit && word(end + 3).key == NameSigns.closingBracket
        return isNumbered ? end + 4 : end
    }

    /// A year behind the name, bare or in brackets.
    private func isYear(after end: Int) -> Bool {
        var i = numbered(end)
        let key = word(i).key
        if key == NameSigns.bracket || key == NameSigns.squareBracket { i += 1 }
        if key == NameSigns.comma { i += 1 }
        return isYear(i)
    }

    private func isYear(_ i: Int) -> Bool {
        guard i < high, word(i).hasDigit else { return false }
        let digits = text.folds[Int(text.tokens[i].word)].utf8
        return digits.count == 4 && digits.allSatisfy(WordShape.isDigit)
    }

    // MARK: Without parties

    /// "Re Polemis", "In re Gault".
    private func inMatter(_ i: Int) -> (name: NameSpan, isSure: Bool)? {
        let start = word(i).isCapital ? i : i - 1
        let isIn = start < i && word(start).isCapital && text.tokens[start].length == 2
        guard word(i).isCapital && !word(i).isInitials || isIn, !word(i + 1).isLexical,
            isPart(i + 1), !word(i + 1).isInitials
        else { return nil }
        let end = end(from: i + 1)
        return (NameSpan(tokens: start..<end, kind: 3), isYear(after: end))
    }

    /// "The Wagon Mound (No 1) [1961] AC 388": the square brackets of a law report tell.
    private func reported(before i: Int) -> (name: NameSpan, isSure: Bool)? {
        guard isYear(i + 1), word(i + 3).isInitials || word(i + 4).isInitials else { return nil }
        let hasNumber = i - 4 > low && numbered(i - 4) == i
        let end = hasNumber ? i - 4 : i
        guard isPart(end - 1) else { return nil }
        var start = end - 1
        while isPart(start - 1) { start -= 1 }
        if start < end - 1, word(start).key == NameSigns.the { start += 1 }
        return (NameSpan(tokens: start..<i, kind: 3), true)
    }
}
