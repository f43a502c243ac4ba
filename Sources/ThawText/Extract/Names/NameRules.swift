import ThawCore

/// What the model of full sentences does not know of notes: well-known surnames, kings and their numbers, two authors,
/// shorthand that names nothing.
///
/// Laid over the names that the model read, before those of one text are made to agree.
struct NameRules {
    let text: NameText
    let gazetteer: NameGazetteer
    private let names: [NameSpan]
    /// The number of the name that a token belongs to, or -1.
    private var owner: [Int32]
    /// The sentence.
    private var low = 0
    private var high = 0
    /// The words that stand for monarchs, once they were asked for.
    private var monarchs: Set<UInt16>?

    /// - Parameter names: in order, none of which overlap.
    init(_ names: [NameSpan], in text: NameText, _ gazetteer: NameGazetteer) {
        self.text = text
        self.gazetteer = gazetteer
        self.names = names
        owner = NameSpan.owners(names, of: text.tokens.count)
    }

    /// The names after the rules, in order. Cost: linear in the text.
    mutating func applied() -> [NameSpan] {
        var claims = isWithoutCapitals() ? small() : []
        guard claims.isEmpty else { return merged(claims) }
        for sentence in 0..<(text.sentences.count - 1) {
            low = text.sentences[sentence]
            high = text.sentences[sentence + 1]
            var i = low
            while i < high {
                guard text.words[Int(text.tokens[i].word)].isCapital, let claim = claim(at: i),
                    claim.tokens.lowerBound >= (claims.last?.tokens.upperBound ?? 0)
                else {
                    i += 1
                    continue
                }
                claims.append(claim)
                i = claim.tokens.upperBound
            }
        }
        return merged(claims)
    }

    /// The names that no claim touches, put right, and the claims.
    private func merged(_ claims: [NameSpan]) -> [NameSpan] {
        var cleaning = NameCleaning(text, gazetteer)
        var found: [NameSpan] = []
        found.reserveCapacity(names.count + claims.count)
        var waiting = claims[...]
        for name in names {
            while let claim = waiting.first, claim.tokens.upperBound <= name.tokens.lowerBound {
                found.append(claim)
                waiting.removeFirst()
            }
            if let claim = waiting.first, claim.tokens.lowerBound < name.tokens.upperBound {
                continue
            }
            if let last = found.last, last.tokens.upperBound > name.tokens.lowerBound { continue }
            guard let clean = cleaning.cleaned(name), !clean.tokens.isEmpty else { continue }
            if let claim = waiting.first, claim.tokens.lowerBound < clean.tokens.upperBound {
                continue
            }
            found.append(clean)
        }
        return joined(found + waiting)
    }

    /// "San Luigi dei Francesi": two parts of one name around a particle.
    private func joined(_ found: [NameSpan]) -> [NameSpan] {
        var out: [NameSpan] = []
        out.reserveCapacity(found.count)
        for name in found {
            if let last = out.last, last.kind == name.kind, name.kind == 1 || name.kind == 2,
                last.tokens.upperBound + 1 == name.tokens.lowerBound,
                NameSigns.isParticle(text.word(last.tokens.upperBound).key)
            {
                out[out.count - 1].tokens = last.tokens.lowerBound..<name.tokens.upperBound
            } else {
                out.append(name)
            }
        }
        return out
    }

    // MARK: Text without capitals

    /// Whether a longer text was written without capitals, as on a phone.
    private func isWithoutCapitals() -> Bool {
        guard text.tokens.count > 60 else { return false }
        var left = text.tokens.count / 33
        for token in text.tokens where text.words[Int(token.word)].hasCapital {
            left -= 1
            if left < 0 { return false }
        }
        return true
    }

    /// What the lists know and English has no word for.
    private func small() -> [NameSpan] {
        text.tokens.indices.compactMap { i in
            let word = text.word(i)
            guard owner[i] < 0, !word.isLexical, text.tokens[i].length > 3,
                word.classes & NameClass.ownOther == 0
            else { return nil }
            let own = i..<i + 1
            if isNotable(word) { return NameSpan(tokens: own, kind: 0) }
            let isSure = word.classes & (NameClass.exonym | NameClass.ownPlace) != 0
            return isSure ? NameSpan(tokens: own, kind: 1) : nil
        }
    }

    // MARK: Words

    @inline(__always)
    private func word(_ i: Int) -> NameWord {
        i >= low && i < high ? text.word(i) : NameWord()
    }

    private func fold(_ i: Int) -> String { text.folds[Int(text.tokens[i].word)] }

    private func name(at i: Int) -> NameSpan? {
        owner[i] < 0 ? nil : names[Int(owner[i])]
    }

    /// Whether the model read no name at the tokens, or none that goes beyond them.
    private func isFree(_ tokens: Range<Int>) -> Bool {
        for i in tokens where owner[i] >= 0 {
            let own = names[Int(owner[i])].tokens
            if own.lowerBound < tokens.lowerBound || own.upperBound > tokens.upperBound {
                return false
            }
        }
        return true
    }

    /// Whether a word alone is the name of somebody well known and of nothing else.
    private func isNotable(_ word: NameWord) -> Bool {
        word.classes & (NameClass.surname | NameClass.ownPerson) != 0
            && word.classes & (NameClass.ownOther | NameClass.media) == 0
    }

    private func isPlace(_ word: NameWord) -> Bool {
        word.classes & NameClass.widelyKnown != 0
    }

    /// A first name, as far as the lists tell, and no word of the language.
    private func isFirst(_ i: Int) -> Bool {
        let word = word(i)
        guard word.isCapital, !word.isInitials else { return false }
        if word.facts.has(NameFacts.Sign.regnal) { return true }
        return word.facts.first > 1 && !word.isLexical && !isPlace(word)
    }

    private func isCapital(_ i: Int) -> Bool { word(i).isCapital }

    private func isTime(_ i: Int) -> Bool { word(i).facts.cues & NameFacts.Cue.time != 0 }

    // MARK: Claims

    /// A name that begins at the token, whatever the model read there.
    private mutating func claim(at i: Int) -> NameSpan? {
        let word = text.word(i)
        if word.facts.has(NameFacts.Sign.opener), let phrase = phrase(at: i) { return phrase }
        // Inside a longer name, nothing else is surer than the model.
        if let name = name(at: i), name.tokens.count > 1 { return author(at: i) ?? king(at: i) }
        if let pair = author(at: i) { return pair }
        if word.isInitials || word.hasDigit {
            if word.classes & NameClass.initials != 0, isFree(i..<i + 1) {
                return NameSpan(tokens: i..<i + 1, kind: 0)
            }
            if let king = shorthand(at: i) { return king }
        }
        if let king = king(at: i) { return king }
        if owner[i] < 0, let place = place(at: i) { return place }
        if word.classes & NameClass.body != 0, isFree(i..<i + 1), !word.isLexical || word.isInitials
        {
            return NameSpan(tokens: i..<i + 1, kind: 2)
        }
        return surname(at: i)
    }

    /// A phrase of the lists that only rules ask for.
    private func phrase(at i: Int) -> NameSpan? {
        var key = text.word(i).key
        var best: NameSpan?
        for end in i + 1..<max(i + 1, min(high, i + 7)) {
            key = NameLetters.key(key, then: word(end).key)
            guard word(end).hasCapital || word(end).facts.cues & NameFacts.Cue.particle == 0 else {
                continue
            }
            let classes = gazetteer.classes(of: key)
            if classes & NameClass.body != 0 { best = NameSpan(tokens: i..<end + 1, kind: 2) }
            if classes & NameClass.surname != 0 { best = NameSpan(tokens: i..<end + 1, kind: 0) }
        }
        guard let best, isFree(best.tokens), isCapital(best.tokens.upperBound - 1) else {
            return nil
        }
        return best
    }

    // MARK: Monarchs

    /// "Alexander II", "Friedrich Wilhelm IV", "John of Gaunt", "Edward the Confessor".
    private func king(at i: Int) -> NameSpan? {
        guard isFirst(i), i == low || !isFirst(i - 1) else { return nil }
        let end = isFirst(i + 1) ? i + 2 : i + 1
        if isNumeral(end), word(end - 1).facts.has(NameFacts.Sign.regnal) || isBare(i) {
            return NameSpan(tokens: i..<end + 1, kind: 0)
        }
        guard i + 2 < high, isBare(i) else { return nil }
        if word(i + 1).isCapital, word(i + 1).facts.has(NameFacts.Sign.rank),
            word(i + 2).key == NameSigns.of, isCapital(i + 3), !isCapital(i + 4) || isTime(i + 4)
        {
            return NameSpan(tokens: i..<i + 4, kind: 0)
        }
        guard word(i + 2).isCapital else { return nil }
        let middle = word(i + 1).key
        let isEnd = !isCapital(i + 3) || isTime(i + 3)
        if middle == NameSigns.the {
            let isEpithet = word(i + 2).facts.has(NameFacts.Sign.epithet)
            return isEpithet && isEnd ? NameSpan(tokens: i..<i + 3, kind: 0) : nil
        }
        let known = gazetteer.classes(of: key(of: i..<i + 3))
        guard middle == NameSigns.of, isEnd, known & (NameClass.place | NameClass.ownOther) == 0
        else { return nil }
        // Only a land, or what is no other word: "John of Commons" is nobody.
        let land = word(i + 2)
        guard !land.isLexical || isPlace(land) || known & NameClass.person != 0 else { return nil }
        return NameSpan(tokens: i..<i + 3, kind: 0)
    }

    private func key(of tokens: Range<Int>) -> UInt64 {
        tokens.dropFirst().reduce(text.word(tokens.lowerBound).key) {
            NameLetters.key($0, then: text.word($1).key)
        }
    }

    /// Whether no other word of the name stands before a first name.
    private func isBare(_ i: Int) -> Bool {
        guard i > low, word(i - 1).isCapital else { return true }
        let before = word(i - 1)
        return before.facts.cues & NameFacts.Cue.title != 0
            || before.facts.has(NameFacts.Sign.rank) || i - 1 == low && before.isLexical
    }

    /// A Roman number of a monarch. A single letter may be a word, an initial or a grade.
    private func isNumeral(_ i: Int) -> Bool {
        guard i < high, word(i).isNumeral else { return false }
        if text.tokens[i].length > 1, word(i).isInitials { return true }
        guard i > low, word(i - 1).facts.has(NameFacts.Sign.regnal) else { return false }
        return !isCapital(i + 1) && (name(at: i) != nil || fold(i) != "i")
    }

    /// "H7", "AII": a monarch's initial and number, on a page about monarchs.
    private mutating func shorthand(at i: Int) -> NameSpan? {
        guard isFree(i..<i + 1), NameSigns.isMonarch(fold(i)) else { return nil }
        let known = monarchs ?? foundMonarchs()
        monarchs = known
        return known.contains(text.tokens[i].word) ? NameSpan(tokens: i..<i + 1, kind: 0) : nil
    }

    /// The words that stand for monarchs: those that do something or own something, where three different words of the
    /// text are of monarchs and their courts.
    private func foundMonarchs() -> Set<UInt16> {
        let courtly = text.words.count {
            let signs = NameFacts.Sign.monarch | NameFacts.Sign.rank
            guard $0.facts.has(signs) else { return false }
            let count = text.counts[Int($0.fold)]
            return count.small + count.capital + count.head > 0
        }
        guard courtly > 2 else { return [] }
        var found: Set<UInt16> = []
        for i in text.tokens.indices.dropLast() {
            let own = text.word(i)
            guard own.isInitials || own.hasDigit, own.isCapital, !own.isNumeral,
                NameSigns.isMonarch(fold(i)), i == 0 || text.word(i - 1).key != NameSigns.the
            else { continue }
            let next = text.word(i + 1)
            let acts = !next.hasCapital && next.facts.has(NameFacts.Sign.deed)
            if acts || next.key == NameSigns.possessive || next.key == NameSigns.colon
                || NameSigns.isAuxiliary(next.key)
            {
                found.insert(text.tokens[i].word)
            }
        }
        return found
    }

    // MARK: Surnames

    /// One of two authors: "Schaffer and Emerson found", "Atkinson & Shiffrin (1968)".
    private func author(at i: Int) -> NameSpan? {
        guard word(i + 1).isAnd || word(i - 1).isAnd || word(i + 2).isAnd, let own = surnameUnit(i)
        else { return nil }
        if let other = partner(after: own), isPair(own, other) {
            return NameSpan(tokens: own, kind: 0)
        }
        guard i - 2 >= low, word(i - 1).isAnd,
            let before = surnameUnit(endingAt: i - 1)
        else { return nil }
        return isPair(before, own) ? NameSpan(tokens: own, kind: 0) : nil
    }

    private func partner(after own: Range<Int>) -> Range<Int>? {
        guard own.upperBound + 1 < high, word(own.upperBound).isAnd else {
            return nil
        }
        return surnameUnit(own.upperBound + 1)
    }

    /// A surname with the particle before it, which may have a capital at the head of a sentence.
    private func surnameUnit(_ i: Int) -> Range<Int>? {
        let isParticle = word(i).facts.cues & NameFacts.Cue.particle != 0
        let end = isParticle && isCapital(i) && isCapital(i + 1) ? i + 2 : i + 1
        let last = word(end - 1)
        guard last.isCapital, !last.isInitials, !last.hasDigit, text.tokens[end - 1].length > 2,
            !last.isLexical || isNotable(last) || last.facts.last > 0
        else { return nil }
        return i..<end
    }

    private func surnameUnit(endingAt end: Int) -> Range<Int>? {
        let isParticle = end - 2 >= low && word(end - 2).facts.cues & NameFacts.Cue.particle != 0
        return surnameUnit(isParticle && isCapital(end - 2) ? end - 2 : end - 1)
    }

    /// Whether two surnames are of authors or of companions: a verb of people, a year or a piece of work follows them,
    /// or one is well known and the model did not tell them apart.
    private func isPair(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        let whole = a.lowerBound..<b.upperBound
        guard isFree(whole), !isCapital(whole.upperBound), !isCapital(whole.lowerBound - 1)
        else { return false }
        let last = (word(a.upperBound - 1), word(b.upperBound - 1))
        let isKnown = (isNotable(last.0), isNotable(last.1))
        let isLand = isLand(last.0) && !isKnown.0 || isLand(last.1) && !isKnown.1
        if isLand { return false }
        if gazetteer.classes(of: key(of: whole)) != 0 { return false }
        let isOne = name(at: whole.lowerBound)?.tokens == whole
        if isKnown.0 && isKnown.1 || isOne && (isKnown.0 || isKnown.1) { return true }
        let places = (isPlace(last.0) && !isKnown.0, isPlace(last.1) && !isKnown.1)
        if places.0 && places.1 { return false }
        // Words of the language are surnames beside a well-known one, and where a year in brackets tells of a paper.
        let isWord = last.0.isLexical && !isKnown.1 || last.1.isLexical && !isKnown.0
        let hasAuxiliary =
            NameSigns.isAuxiliary(word(whole.upperBound).key) && !places.0 && !places.1
        let isDoer = word(a.lowerBound - 1).key == NameSigns.by && !isWord && !places.0 && !places.1
        return isDoer || isYear(whole.upperBound)
            || (acts(whole.upperBound) || hasAuxiliary) && !isWord
    }

    private func isLand(_ word: NameWord) -> Bool {
        word.classes & (NameClass.country | NameClass.ownPlace) != 0
    }

    private func acts(_ i: Int) -> Bool {
        let word = word(i)
        return !word.hasCapital && word.facts.has(NameFacts.Sign.deed)
            && self.word(i + 1).key != NameSigns.by
    }

    /// A year, or one in brackets.
    private func isYear(_ i: Int) -> Bool {
        let sign = word(i).key
        let at = sign == NameSigns.bracket || sign == NameSigns.comma ? i + 1 : i
        guard at < high, word(at).hasDigit else { return false }
        let digits = fold(at).utf8
        return digits.count == 4 && digits.allSatisfy(WordShape.isDigit)
    }

    /// A surname alone: of somebody well known, or of somebody who does what only people do.
    private func surname(at i: Int) -> NameSpan? {
        let read = name(at: i)
        guard read.map({ $0.kind > 0 && $0.tokens.count == 1 }) ?? true else { return nil }
        let own = i..<i + 1
        let word = word(i)
        guard !word.hasDigit, !word.isInitials, !word.isLetterPlural,
            !isCapital(i + 1) || isNumeral(i + 1) || isTime(i + 1)
        else { return nil }
        let before = self.word(i - 1)
        let isTitled = before.isCapital && before.facts.cues & NameFacts.Cue.title != 0
        guard
            !before.isCapital || isTitled || before.facts.has(NameFacts.Sign.monarch)
                || isInitial(i - 1)
        else { return nil }
        guard !before.isQuote else { return nil }
        let isThe = before.key == NameSigns.the
        if isPaper(i), !isThe, !isPlace(word) { return NameSpan(tokens: own, kind: 0) }
        if word.isLexical {
            let isHead = i == low || before.isOpener
            let isSubject = self.word(i + 1).key == NameSigns.possessive || acts(i + 1)
            guard isNotable(word), !isHead || isSubject else { return nil }
        }
        if isNotable(word), !isThe {
            let isElsewhere = isLocated(i) && read?.kind == 1
            if !isPlace(word), !isElsewhere { return NameSpan(tokens: own, kind: 0) }
            let does = acts(i + 1) || NameSigns.isFeat(self.word(i + 1).key)
            return does && !isLocated(i) ? NameSpan(tokens: own, kind: 0) : nil
        }
        guard acts(i + 1), !isThe, !isLocated(i), text.tokens[i].length > 2 else { return nil }
        let others = NameClass.place | NameClass.organisation | NameClass.people | NameClass.event
        let isOther = word.classes & (others & ~NameClass.place | NameClass.widelyKnown) != 0
        return isOther ? nil : NameSpan(tokens: own, kind: 0)
    }

    private func isInitial(_ i: Int) -> Bool {
        i >= low && text.tokens[i].length == 1 && word(i).isCapital && owner[i] < 0
    }

    /// A common surname with a year in brackets, or any with the others left out: "Miller (1956)", "Gabbert et al".
    private func isPaper(_ i: Int) -> Bool {
        if word(i + 1).key == NameSigns.et, NameSigns.isOthers(word(i + 2).key) { return true }
        return word(i).facts.last > 2 && word(i).facts.cues == 0
            && word(i + 1).key == NameSigns.bracket
            && isYear(i + 1)
    }

    /// A place that the model did not read: one of two words that is widely known, or a word that is nothing else where
    /// an example or a place is due.
    private func place(at i: Int) -> NameSpan? {
        let word = text.word(i)
        if isCapital(i + 1), i + 1 < high, owner[i + 1] < 0, !isCapital(i + 2), !isCapital(i - 1) {
            let classes = gazetteer.classes(of: key(of: i..<i + 2))
            let isPlace = classes & NameClass.widelyKnown != 0
            let isOther = classes & (NameClass.ownOther | NameClass.person) != 0
            return isPlace && !isOther ? NameSpan(tokens: i..<i + 2, kind: 1) : nil
        }
        guard !word.isLexical, !word.isInitials, !isCapital(i + 1), !isCapital(i - 1) else {
            return nil
        }
        if word.classes & NameClass.exonym != 0 { return NameSpan(tokens: i..<i + 1, kind: 1) }
        let isDue = isLocated(i) || NameSigns.isExample(self.word(i - 1).key)
        let others =
            NameClass.people | NameClass.person | NameClass.organisation | NameClass.surname
        guard isDue, word.classes & NameClass.place != 0, word.classes & others == 0,
            word.facts.first == 0, word.facts.cues == 0
        else { return nil }
        return NameSpan(tokens: i..<i + 1, kind: 1)
    }

    private func isLocated(_ i: Int) -> Bool {
        word(i - 1).facts.cues & NameFacts.Cue.locative != 0
    }
}
