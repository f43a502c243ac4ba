import ThawCore

/// Finds names in German, French and Spanish by rules alone: lists of places and of well-known people, first names with
/// what follows them, monarchs and their numbers, titles, and words for where.
///
/// All German nouns have capitals, so a capital alone is no sign there; what is not sure is left out.
struct ForeignNames {
    enum Language: String {
        case german = "de"
        case french = "fr"
        case spanish = "es"
    }

    private let text: NameText
    private let language: Language
    private let gazetteer: NameGazetteer
    /// The sentence.
    private var low = 0
    private var high = 0

    init(_ text: NameText, in language: Language, _ gazetteer: NameGazetteer) {
        self.text = text
        self.language = language
        self.gazetteer = gazetteer
    }

    /// The names in order. Cost: linear in the text.
    mutating func all() -> [NameSpan] {
        var found: [NameSpan] = []
        for sentence in 0..<(text.sentences.count - 1) {
            low = text.sentences[sentence]
            high = text.sentences[sentence + 1]
            var i = low
            while i < high {
                let word = word(i)
                if word.isCapital || word.facts.has(NameFacts.Sign.opener), let name = name(at: i) {
                    found.append(name)
                    i = name.tokens.upperBound
                } else {
                    i += 1
                }
            }
        }
        return found
    }

    private func name(at i: Int) -> NameSpan? {
        guard word(i).isCapital else { return phrase(at: i) }
        if word(i).facts.has(NameFacts.Sign.honorific), word(i + 1).isCapital { return nil }
        return phrase(at: i) ?? body(at: i) ?? monarch(at: i) ?? person(at: i) ?? known(at: i)
            ?? place(at: i) ?? stranger(at: i)
    }

    // MARK: Words

    private func word(_ i: Int) -> NameWord {
        i >= low && i < high ? text.word(i) : NameWord()
    }

    private func fold(_ i: Int) -> String { text.folds[Int(text.tokens[i].word)] }

    private func isNoName(_ i: Int) -> Bool { word(i).facts.has(NameFacts.Sign.noName) }

    /// How sure it is that the word is a first name: 0 not at all, 1 with a surname, 2 by itself.
    private func first(_ i: Int) -> UInt32 {
        let word = word(i)
        guard word.isCapital, !word.isInitials, !word.hasDigit, i < high, text.tokens[i].length > 2,
            !isNoName(i), word.classes & (NameClass.exonym | NameClass.body) == 0
        else { return 0 }
        if word.facts.has(NameFacts.Sign.regnal) { return 2 }
        if word.facts.first > 0 { return word.facts.first }
        return isDoubleFirst(i) ? 2 : 0
    }

    /// "François-Ferdinand".
    private func isDoubleFirst(_ i: Int) -> Bool {
        let parts = fold(i).utf8.split(separator: 0x2D)
        return parts.count == 2
            && parts.allSatisfy {
                let facts = gazetteer.facts(of: NameLetters.hash($0))
                return facts.first > 0 && !facts.has(NameFacts.Sign.noName)
            }
    }

    private func isNotable(_ i: Int) -> Bool {
        let word = word(i)
        return word.classes & (NameClass.surname | NameClass.ownPerson) != 0
            && word.classes & (NameClass.ownOther | NameClass.exonym) == 0
    }

    /// A surname as far as the capital and the lists tell.
    private func isSurname(_ i: Int) -> Bool {
        let word = word(i)
        guard word.isCapital, !word.hasDigit, i < high, text.tokens[i].length > 1 else {
            return false
        }
        if isNotable(i) { return true }
        return !isNoName(i) && !word.isInitials && !word.facts.has(NameFacts.Sign.honorific)
    }

    private func isParticle(_ i: Int) -> Bool {
        let word = word(i)
        return !word.hasCapital && word.facts.cues & NameFacts.Cue.particle != 0
            && word.key != NameSigns.y && word.key != NameSigns.e
    }

    // MARK: Phrases

    /// The longest phrase of the lists.
    private func phrase(at i: Int) -> NameSpan? {
        var key = text.word(i).key
        var best: NameSpan?
        for end in i + 1..<max(i + 1, min(high, i + 6)) {
            key = NameLetters.key(key, then: word(end).key)
            guard word(i).isCapital || word(end).isCapital else { continue }
            let classes = gazetteer.classes(of: key)
            let organisation = NameClass.body | NameClass.ownOrganisation
            if classes & (NameClass.surname | NameClass.ownPerson) != 0 {
                best = NameSpan(tokens: i..<end + 1, kind: 0)
            } else if classes & (NameClass.exonym | NameClass.ownPlace) != 0 {
                best = NameSpan(tokens: i..<end + 1, kind: 1)
            } else if classes & organisation != 0 {
                best = NameSpan(tokens: i..<end + 1, kind: 2)
            }
        }
        return best
    }

    // MARK: People

    /// "Friedrich Wilhelm IV.", "Napoléon Ier".
    private func monarch(at i: Int) -> NameSpan? {
        var end = i
        while end < i + 3, first(end) > 0 { end += 1 }
        guard end > i, end < high, word(end).isCapital || NameSigns.isFirstNumber(word(end).key)
        else { return nil }
        let isLong = text.tokens[end].length > 1
        let isNumber = NameSigns.isFirstNumber(word(end).key) || word(end).isNumeral
        guard isNumber, first(end - 1) == 2 || isLong && end - i > 1 else { return nil }
        return NameSpan(tokens: i..<end + 1, kind: 0)
    }

    /// "Otto von Bismarck", "Juan Negrín", "general Mola".
    private func person(at i: Int) -> NameSpan? {
        let isTitled = word(i - 1).facts.has(NameFacts.Sign.honorific)
        if word(i).facts.first > 0, word(i + 1).classes & NameClass.surname != 0 {
            return NameSpan(tokens: i..<i + 2, kind: 0)
        }
        var end = i
        while end < i + 3, first(end) > 0 { end += 1 }
        if end > i {
            var last = end
            while last < end + 3, isParticle(last) { last += 1 }
            if isSurname(last), first(i) == 2 || isBearer(last) {
                var close = last + 1
                if language != .german, isSurname(close), first(i) == 2 { close += 1 }
                return NameSpan(tokens: i..<close, kind: 0)
            }
            let isPair = end > i + 1 && first(i) == 2
            if isPair || isTitled || isDoubleFirst(i) { return NameSpan(tokens: i..<end, kind: 0) }
            return nil
        }
        guard isTitled, i < high, !isNoName(i) || isNotable(i), !word(i).isInitials,
            !word(i).facts.has(NameFacts.Sign.honorific), !word(i).hasDigit,
            isBearer(i) || language != .german && !word(i - 1).isCapital
        else { return nil }
        return NameSpan(tokens: i..<i + 1, kind: 0)
    }

    /// A person whom no list has: in French and Spanish, a capital where a year in brackets, or another person behind a
    /// dash or "et", follows. "Barnier (4 décembre 2024)", "Chirac–Jospin".
    private func stranger(at i: Int) -> NameSpan? {
        guard language != .german, isStrange(i), !word(i - 1).isCapital, !word(i + 1).isCapital
        else { return nil }
        let isDated = word(i + 1).key == NameSigns.bracket && word(i + 2).hasDigit
        let isPaired =
            isLink(i + 1) && isSomebody(i + 2) && !word(i + 3).isCapital
            || isLink(i - 1) && isSomebody(i - 2) && !word(i - 3).isCapital
        return isDated || isPaired ? NameSpan(tokens: i..<i + 1, kind: 0) : nil
    }

    private func isSomebody(_ i: Int) -> Bool { isNotable(i) && !isNoName(i) }

    private func isLink(_ i: Int) -> Bool {
        i > low && i < high
            && (NameSigns.isDash(word(i).key) || NameSigns.isAndElsewhere(word(i).key))
    }

    /// A capital that is no word: the endings are of nouns ("Assemblée", "Révolution").
    private func isStrange(_ i: Int) -> Bool {
        let word = word(i)
        guard word.isCapital, !word.isInitials, !word.hasDigit, !word.isLexical, i < high,
            text.tokens[i].length > 3, !isNoName(i),
            word.classes & (NameClass.people | NameClass.event | NameClass.exonym) == 0,
            word.facts.cues == 0
        else { return false }
        let fold = fold(i)
        return !NameSigns.nounEndings.contains { fold.hasSuffix($0) }
    }

    /// "Conseil constitutionnel", "Tribunal Supremo": a body and the adjective that tells which.
    private func body(at i: Int) -> NameSpan? {
        guard language != .german, NameSigns.isBody(word(i).key), i + 1 < high else { return nil }
        let adjective = fold(i + 1)
        guard adjective.utf8.count > 5, !word(i + 1).hasDigit, !word(i + 1).isOpener,
            NameSigns.adjectiveEndings.contains(where: { adjective.hasSuffix($0) })
        else { return nil }
        return NameSpan(tokens: i..<i + 2, kind: 2)
    }

    private func isBearer(_ i: Int) -> Bool { isNotable(i) || word(i).facts.last > 0 }

    /// A single word of the lists.
    private func known(at i: Int) -> NameSpan? {
        let word = word(i)
        guard !isNoName(i) else { return nil }
        let own = i..<i + 1
        if word.classes & NameClass.body != 0 { return NameSpan(tokens: own, kind: 2) }
        if word.isInitials {
            let isKnown = word.classes & NameClass.ownOrganisation != 0
            if isKnown { return NameSpan(tokens: own, kind: 2) }
        }
        if isNotable(i), text.tokens[i].length > 3, !word.isInitials {
            return NameSpan(tokens: own, kind: 0)
        }
        return word.classes & NameClass.exonym != 0 ? NameSpan(tokens: own, kind: 1) : nil
    }

    // MARK: Places

    /// A word where a place is due: behind "in", "à", "desde", or behind a battle and "von", "de la".
    private func place(at i: Int) -> NameSpan? {
        let word = word(i)
        guard !isNoName(i) || word.classes & NameClass.exonym != 0, !word.hasDigit,
            !word.isInitials, i > low, i < high,
            text.tokens[i].length > 2, first(i) < 2,
            word.classes & (NameClass.people | NameClass.event) == 0
        else { return nil }
        let own = NameSpan(tokens: i..<i + 1, kind: 1)
        var link = i - 1
        if NameSigns.isArticle(self.word(link).key) { link -= 1 }
        let joins = self.word(link).facts.cues & NameFacts.Cue.particle != 0 || isWhere(link)
        if joins || link < i - 1, self.word(link - (joins ? 1 : 0)).facts.has(NameFacts.Sign.battle)
        {
            return own
        }
        if language == .german, isGermanPlace(i) { return own }
        guard isWhere(i - 1) else { return nil }
        let known = NameClass.widelyKnown | NameClass.cityElsewhere
        if word.classes & known != 0, word.classes & NameClass.surname == 0 { return own }
        return language == .french && fold(i - 1) == "a" && !word.isLexical ? own : nil
    }

    /// "Reichstag zu Worms", "Memmingen März 1525": a city behind "zu" and what was there, or before a month and year.
    private func isGermanPlace(_ i: Int) -> Bool {
        let word = word(i)
        guard word.classes & NameClass.city != 0 else { return false }
        if self.word(i - 1).key == NameSigns.zu, self.word(i - 2).isCapital { return true }
        return NameSigns.isGermanMonth(self.word(i + 1).key) && self.word(i + 2).hasDigit
            && text.tokens[i + 2].length == 4
    }

    private func isWhere(_ i: Int) -> Bool {
        !word(i).hasCapital && word(i).facts.has(NameFacts.Sign.whereabouts)
    }
}
