import ThawCore

/// Puts a name right that the model read with a word too many, as the wrong kind, or where there is none.
struct NameCleaning {
    let text: NameText
    let gazetteer: NameGazetteer
    private lazy var initials = Self.initials(of: text)
    /// What was found of the letters of a word, by its key.
    private var spelledOut: [UInt64: Bool] = [:]

    init(_ text: NameText, _ gazetteer: NameGazetteer) {
        self.text = text
        self.gazetteer = gazetteer
    }

    /// `nil` for what names nothing.
    mutating func cleaned(_ name: NameSpan) -> NameSpan? {
        guard let name = trimmed(name), !isStyle(name.tokens) else { return nil }
        if name.tokens.count == 1 {
            return isNothing(name) ? nil : NameSpan(tokens: name.tokens, kind: kindAlone(name))
        }
        if name.tokens.allSatisfy({ isShorthand($0) || word($0).hasDigit && isMark($0) }) {
            return nil
        }
        if isCase(name.tokens) { return NameSpan(tokens: closed(name.tokens), kind: 3) }
        if name.kind == 0 {
            let isBearer = word(name.tokens.lowerBound).facts.first > 0
            if !isBearer, kind(of: name) == 3 { return NameSpan(tokens: name.tokens, kind: 3) }
            if let believer = believer(name) { return believer }
            let classes = gazetteer.classes(of: key(of: name.tokens))
            let isPlace = classes & NameClass.place != 0 && classes & NameClass.person == 0
            return isPlace && !isBearer
                ? NameSpan(tokens: name.tokens, kind: 1) : withLand(name)
        }
        if name.kind == 2, hasInitials(name) { return NameSpan(tokens: name.tokens, kind: 0) }
        if let owned = owner(name) { return owned }
        if let person = titled(name) { return person }
        if isForeignPair(name) { return NameSpan(tokens: name.tokens, kind: 0) }
        return NameSpan(tokens: name.tokens, kind: kind(of: name))
    }

    /// "A. G. Dickens": letters before a word that no body is called by.
    private func hasInitials(_ name: NameSpan) -> Bool {
        let last = name.tokens.upperBound - 1
        let heads = NameFacts.Cue.organisation | NameFacts.Cue.place
        return word(last).isCapital && text.tokens[last].length > 2 && !word(last).isInitials
            && word(last).facts.cues & heads == 0
            && name.tokens.dropLast().allSatisfy {
                text.tokens[$0].length <= 2 && word($0).isCapital && fold($0).utf8.last == 0x2E
            }
    }

    /// "22 January New Style" is a date.
    private func isStyle(_ tokens: Range<Int>) -> Bool {
        tokens.count > 1 && fold(tokens.upperBound - 1) == "style"
            && ["new", "old"].contains(fold(tokens.upperBound - 2))
    }

    /// "Yamagata Aritomo": two words that are neither English nor in a list are a person rather than a body.
    private func isForeignPair(_ name: NameSpan) -> Bool {
        name.kind == 2 && name.tokens.count == 2
            && name.tokens.allSatisfy {
                let word = word($0)
                return word.isCapital && !word.isLexical && !word.isInitials && !word.hasDigit
                    && word.facts.cues == 0 && text.tokens[$0].length > 3
                    && word.classes & ~NameClass.surname == 0
            }
    }

    private func word(_ i: Int) -> NameWord {
        text.tokens.indices.contains(i) ? text.word(i) : NameWord()
    }

    private func fold(_ i: Int) -> String { text.folds[Int(text.tokens[i].word)] }

    private func key(of tokens: Range<Int>) -> UInt64 {
        tokens.dropFirst().reduce(text.word(tokens.lowerBound).key) {
            NameLetters.key($0, then: text.word($1).key)
        }
    }

    private func isKnown(_ name: NameSpan) -> Bool {
        gazetteer.classes(of: key(of: name.tokens)) & ~NameClass.nothing != 0
    }

    // MARK: Too many words

    /// Without a sign for the reader before it ("NB Nicholas") and without small words at its end ("Tower of").
    private func trimmed(_ name: NameSpan) -> NameSpan? {
        let subject = upToDeed(name.tokens)
        var kind = subject.count < name.tokens.count ? 0 : name.kind
        var tokens = withoutTime(subject, kind)
        // "July Battle of Gravelines", but "October Revolution".
        if tokens.count > 3, word(tokens.lowerBound).facts.cues & NameFacts.Cue.time != 0,
            word(tokens.lowerBound + 2).key == NameSigns.of
        {
            tokens = tokens.dropFirst()
        }
        while tokens.count > 1, isSmall(tokens.upperBound - 1) {
            let end = tokens.upperBound
            if word(end).isCapital, word(end - 1).key == NameSigns.of, isSameSentence(end - 1, end)
            {
                tokens = tokens.lowerBound..<end + 1
            } else {
                tokens = tokens.dropLast()
            }
        }
        if tokens.count > 1, word(tokens.lowerBound).isInitials, !isKnown(name) {
            let isFirst = word(tokens.lowerBound + 1).facts.first > 1
            let isReminder = NameSigns.isReminder(word(tokens.lowerBound).key)
            if isReminder || isFirst && isShorthand(tokens.lowerBound) {
                tokens = tokens.dropFirst()
                if isFirst { kind = 0 }
            }
        }
        if tokens.count > 2, kind != 3, isOffice(before: tokens.lowerBound),
            word(tokens.lowerBound).isLexical, word(tokens.lowerBound + 1).facts.first > 0
        {
            tokens = tokens.dropFirst()
            kind = 0
        }
        return NameSpan(tokens: tokens, kind: kind)
    }

    /// "Macmillan" of "Macmillan told Cabinet".
    private func upToDeed(_ tokens: Range<Int>) -> Range<Int> {
        let deed = tokens.dropFirst().first {
            !word($0).hasCapital && word($0).facts.has(NameFacts.Sign.deed)
        }
        return tokens.lowerBound..<(deed ?? tokens.upperBound)
    }

    /// Without the date or the number behind it: "Gaeta Feb", "Kennington Common 10 Apr", "Miller 1".
    private func withoutTime(_ tokens: Range<Int>, _ kind: Int) -> Range<Int> {
        guard kind < 3, tokens.count > 1, !isKnown(NameSpan(tokens: tokens, kind: kind)) else {
            return tokens
        }
        var end = tokens.upperBound
        while end > tokens.lowerBound + 1 {
            let last = word(end - 1)
            let isMonth =
                last.facts.cues & NameFacts.Cue.time != 0 && last.isCapital
                && (kind > 0 || last.facts.first == 0)
            let isDay = last.hasDigit && (end < tokens.upperBound || kind == 0)
            guard isMonth || isDay else { break }
            end -= 1
        }
        return tokens.lowerBound..<end
    }

    private func isSmall(_ i: Int) -> Bool {
        let key = word(i).key
        guard !word(i).hasCapital else { return false }
        return key == NameSigns.of || key == NameSigns.the || NameSigns.isAnd(key)
    }

    private func isShorthand(_ i: Int) -> Bool {
        let word = word(i)
        return word.isInitials && word.classes & NameClass.nothing != 0
            && word.classes & NameClass.modelled == 0
    }

    /// "Brown v Board of Education".
    private func isCase(_ tokens: Range<Int>) -> Bool {
        guard tokens.count > 2 else { return false }
        return tokens.dropFirst().dropLast().contains {
            let word = word($0)
            return !word.hasCapital && NameSigns.isAgainst(word.key)
        }
    }

    /// "R (Miller) v Secretary of State": with what opens a bracket that the name closes.
    private func closed(_ tokens: Range<Int>) -> Range<Int> {
        guard tokens.contains(where: { word($0).key == NameSigns.closingBracket }),
            !tokens.contains(where: { word($0).key == NameSigns.bracket }),
            let open = (max(0, tokens.lowerBound - 3)..<tokens.lowerBound)
                .last(where: { word($0).key == NameSigns.bracket }),
            open > 0, word(open - 1).isCapital, isSameSentence(open - 1, tokens.lowerBound)
        else { return tokens }
        return open - 1..<tokens.upperBound
    }

    /// "AO1".
    private func isMark(_ i: Int) -> Bool { word(i).classes & NameClass.nothing != 0 }

    /// "Secretary of", "Minister of".
    private func isOffice(before i: Int) -> Bool {
        word(i - 1).key == NameSigns.of && word(i - 2).facts.cues & NameFacts.Cue.title != 0
    }

    /// "Thomas Howard Earl" of "Thomas Howard Earl of Surrey".
    private func withLand(_ name: NameSpan) -> NameSpan {
        let end = name.tokens.upperBound
        let hasRank = word(end - 1).facts.has(NameFacts.Sign.rank) && word(end - 1).isCapital
        let of = hasRank ? end : end + 1
        guard hasRank || word(end).isCapital && word(end).facts.has(NameFacts.Sign.rank),
            of + 1 < text.tokens.count, word(of).key == NameSigns.of, word(of + 1).isCapital,
            isSameSentence(end - 1, of + 1)
        else { return name }
        return NameSpan(tokens: name.tokens.lowerBound..<of + 2, kind: 0)
    }

    /// "Elizabeth" of "Elizabeth Protestant"; "Han Chinese" is a people.
    private func believer(_ name: NameSpan) -> NameSpan? {
        let last = word(name.tokens.upperBound - 1)
        guard name.tokens.count == 2, last.classes & NameClass.people != 0,
            last.facts.last == 0, last.facts.first == 0, !isKnown(name)
        else { return nil }
        return word(name.tokens.lowerBound).facts.first > 1
            ? NameSpan(tokens: name.tokens.dropLast(), kind: 0)
            : NameSpan(tokens: name.tokens, kind: 3)
    }

    private func isSameSentence(_ a: Int, _ b: Int) -> Bool {
        var low = 0
        var high = text.sentences.count
        while low < high {
            let middle = (low + high) / 2
            if text.sentences[middle] <= a { low = middle + 1 } else { high = middle }
        }
        return low < text.sentences.count && b < text.sentences[low]
    }

    /// The person of "Stresemann's Rentenmark".
    private func owner(_ name: NameSpan) -> NameSpan? {
        let i = name.tokens.lowerBound + 1
        guard name.tokens.count > 2, word(i).key == NameSigns.possessive, !isKnown(name) else {
            return nil
        }
        let owner = word(i - 1)
        if owner.isInitials, owner.classes & NameClass.organisation != 0 {
            return NameSpan(tokens: i - 1..<i, kind: 2)
        }
        let isSomebody = owner.classes & (NameClass.surname | NameClass.ownPerson) != 0
        let isQuoted = word(i - 2).isQuote
        let isWord = owner.isLexical && owner.classes & NameClass.surname == 0
        return isSomebody && !isWord && !isQuoted
            ? NameSpan(tokens: i - 1..<i, kind: 0) : nil
    }

    /// "Cardinal Gasparri", "Perkin Warbeck": no organisations.
    private func titled(_ name: NameSpan) -> NameSpan? {
        let first = name.tokens.lowerBound
        let last = word(name.tokens.upperBound - 1)
        if name.kind == 1 || name.kind == 2, name.tokens.count == 2, !word(first).isLexical,
            last.classes & NameClass.surname != 0, word(first).facts.cues == 0, !last.isLexical,
            word(first).classes & (NameClass.widelyKnown | NameClass.organisation) == 0,
            !word(first).isInitials, !isKnown(name),
            word(first).facts.first > 0 || word(first).facts.last > 0
        {
            return NameSpan(tokens: name.tokens, kind: 0)
        }
        let isTitle =
            word(first).facts.has(NameFacts.Sign.rank)
            || word(first).facts.cues & NameFacts.Cue.title != 0
                && word(first).facts.cues & NameFacts.Cue.place == 0
        guard name.tokens.count == 2, isTitle,
            !word(first + 1).isLexical, !word(first + 1).isInitials, !isKnown(name),
            word(first + 1).facts.cues == 0, word(first + 1).classes & NameClass.country == 0
        else { return nil }
        return NameSpan(tokens: first + 1..<first + 2, kind: 0)
    }

    // MARK: Another kind

    /// "Tennis Court Oath", "Statute of Labourers", "Western European".
    private func kind(of name: NameSpan) -> Int {
        guard name.kind < 3, !isKnown(name) else { return name.kind }
        let first = name.tokens.lowerBound
        let last = word(name.tokens.upperBound - 1)
        let heads = NameFacts.Cue.organisation | NameFacts.Cue.place
        if last.classes & NameClass.people != 0, last.classes & NameClass.place == 0,
            name.kind == 1, last.facts.cues & heads == 0
        {
            return 3
        }
        if last.facts.has(NameFacts.Sign.matter), last.facts.cues & heads == 0 { return 3 }
        // "UK Supreme Court", whose end is known as a body.
        let end = key(of: name.tokens.upperBound - 2..<name.tokens.upperBound)
        if name.kind == 1, name.tokens.count > 2, last.facts.cues & NameFacts.Cue.organisation != 0,
            gazetteer.classes(of: end) & NameClass.organisation != 0
        {
            return 2
        }
        if name.kind == 2, last.isCapital, NameSigns.isSite(last.key) { return 1 }
        let opens = word(first).facts.has(NameFacts.Sign.matter)
        return opens && word(first + 1).key == NameSigns.of ? 3 : name.kind
    }

    /// "Southern" is no place, "India" nobody's surname, and "R v Latimer" has a person.
    private func kindAlone(_ name: NameSpan) -> Int {
        let i = name.tokens.lowerBound
        let word = word(i)
        if name.kind == 0, word.classes & NameClass.country != 0, word.facts.last == 0 { return 1 }
        guard name.kind == 1 else { return name.kind }
        if NameSigns.isAgainst(self.word(i - 1).key), word.facts.last > 0 { return 0 }
        let isCompass = word.isLexical && word.facts.cues & NameFacts.Cue.place != 0
        return isCompass && fold(i).hasSuffix("ern") ? 3 : 1
    }

    // MARK: No name

    private mutating func isNothing(_ name: NameSpan) -> Bool {
        let i = name.tokens.lowerBound
        let word = word(i)
        let named = word.classes & ~NameClass.nothing & ~NameClass.exonym
        if word.isInitials || word.hasDigit || word.isMixed, word.classes & NameClass.nothing != 0 {
            return true
        }
        // "the Emperor", "NE": an office and a direction.
        if name.kind > 0, word.isLexical, !word.isInitials, named == 0,
            word.facts.cues & NameFacts.Cue.title != 0
        {
            return true
        }
        if word.isInitials, NameSigns.isDirection(word.key) { return true }
        if isCounted(i) || isAbbreviated(i) || isSection(i) { return true }
        if name.kind == 0, word.isLexical, isOfThing(i) { return true }
        if word.isNumeral, name.kind > 0, named == 0 { return true }
        if word.isInitials {
            if named != 0 { return false }
            if word.isLexical { return self.word(i - 1).key != NameSigns.the }
            return name.kind == 2 && isSpelledOut(i)
        }
        guard name.kind == 2, named == 0 else { return false }
        if fold(i).count == 1 { return true }
        return (word.hasDigit || word.isMixed) && NameSigns.isFormula(fold(i))
    }

    /// "WLR" of "[1957] 1 WLR 582", the series of a report.
    private func isCounted(_ i: Int) -> Bool {
        word(i).isInitials && word(i - 1).hasDigit && word(i + 1).hasDigit
    }

    /// "P." of "P. caudatum", "Fig.", "Op.": letters with a stop before a word that is no name.
    private func isAbbreviated(_ i: Int) -> Bool {
        let length = Int(text.tokens[i].length)
        return !word(i + 1).hasCapital && length < 5 && length == fold(i).utf8.count + 1
            && word(i).classes & ~NameClass.nothing == 0 && !fold(i).utf8.contains(0x2E)
    }

    /// "MPs", "NGOs": a plural of letters. "LIVER": a word of the language that is stressed.
    private func isSection(_ i: Int) -> Bool {
        let word = word(i)
        guard word.classes & ~NameClass.nothing == 0 else { return false }
        return word.isLetterPlural || word.isInitials && word.isLexical && text.tokens[i].length > 4
    }

    /// "Grace" of "Pilgrimage of Grace".
    private func isOfThing(_ i: Int) -> Bool {
        let head = word(i - 2)
        return word(i - 1).key == NameSigns.of && head.isCapital && head.isLexical
            && head.facts.cues & NameFacts.Cue.title == 0
    }

    /// Whether small words in a row begin with the letters: "short-term memory" for "STM".
    private mutating func isSpelledOut(_ i: Int) -> Bool {
        let key = word(i).key
        if let known = spelledOut[key] { return known }
        let isFound = isInitial(Array(fold(i).utf8))
        spelledOut[key] = isFound
        return isFound
    }

    private mutating func isInitial(_ letters: [UInt8]) -> Bool {
        let initials = initials
        guard (3...5).contains(letters.count), initials.count >= letters.count else { return false }
        var run = 0
        for initial in initials {
            // Nearly every word begins with another letter.
            if run == 0, (initial ^ letters[0]) & 0x7F != 0 { continue }
            let isNext = initial == letters[run] | 0x80
            // The first of them may begin a sentence.
            let isFirst = initial & 0x7F == letters[0]
            run = isNext || run == 0 && isFirst ? run + 1 : isFirst ? 1 : 0
            if run == letters.count { return true }
        }
        return false
    }

    /// The first letter of each word, marked where it is small; 0 for what is no word of the language.
    private static func initials(of text: NameText) -> [UInt8] {
        text.tokens.map { token in
            let word = text.words[Int(token.word)]
            guard token.length > 2, !word.isInitials, word.initial > 0 else { return 0 }
            return word.isCapital ? word.initial : word.initial | 0x80
        }
    }
}
