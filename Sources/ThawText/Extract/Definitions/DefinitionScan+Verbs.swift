extension DefinitionScan {
    /// "X refers to …", "X denotes …".
    mutating func meaning(_ verb: Int, behind: Int, _ base: Double) {
        guard behind < end, let start = verbPhrase(endingAt: verb),
            let subject = subject(before: start)
        else { return }
        var weight = base + subject.weight - 0.5
        if start < verb, contains(start..<verb, .past) { weight -= 0.5 }
        if start < verb, has(verb - 1, .auxiliary) { weight -= 1 }
        if subject.isNamed { weight += 0.6 }
        if has(behind, [.pronoun, .demonstrative]), !has(behind, .relative) { weight -= 1.2 }
        if has(behind, .possessive) { weight -= 0.8 }
        add(
            subject.term, behind..<definitionEnd(behind), .meaning, weight, aliases: subject.aliases
        )
    }

    /// Where "is used to refer", "can also denote" begins; `nil` where an infinitive hangs on something else.
    private func verbPhrase(endingAt verb: Int) -> Int? {
        var i = verb
        while i > 0, tokens[i - 1].isWord {
            let before = tokens[i - 1]
            if before.word == .to {
                guard word(i - 2) == .used || has(i - 2, .participle) else { return nil }
                i -= 2
            } else if before.has([.auxiliary, .hedge, .adverb, .be]) || before.word == .more
                || before.word == .used || before.word == .most
            {
                i -= 1
            } else {
                break
            }
        }
        return contains(i..<verb, .negation) ? nil : i
    }

    /// "X means …", "by X we mean …".
    mutating func means(_ verb: Int) {
        if word(verb) == .mean, has(verb - 1, .speaker) {
            guard let by = (0..<verb).first(where: { word($0) == .by }), 3..<10 ~= verb - by else {
                return
            }
            add(withoutArticle(by + 1..<verb - 1), verb + 1..<end, .meaning, 2)
            return
        }
        if has(verb - 1, [.preposition, .indefinite, .the, .quantifier]), word(verb - 1) != .to {
            return
        }
        let isClause = word(verb + 1) == .that
        meaning(verb, behind: verb + 1, isClause ? 0.2 : 1.3)
    }

    /// "Economists define X as …", "we define X to be".
    mutating func defining(_ verb: Int) {
        guard verb + 2 < end,
            let preposition = (verb + 2..<min(end, verb + 10)).first(where: {
                word($0) == .as || word($0) == .to && word($0 + 1) == .be
            })
        else { return }
        add(withoutArticle(verb + 1..<preposition), preposition + 1..<end, .meaning, 1.6)
    }

    /// "X occurs when …", "X involves …", "The law of X states that …".
    mutating func describing(_ verb: Int) {
        guard !has(verb, .gerund), let start = verbPhrase(endingAt: verb),
            let subject = subject(before: start)
        else { return }
        var weight = subject.weight - 1.1
        if start < verb, contains(start..<verb, [.past]) { weight -= 0.6 }
        if start < verb, word(verb - 1) == .to { weight += subject.isNamed ? 2 : 1 }
        let next = verb + 1
        switch word(verb) {
        case .consists, .consist:
            weight += word(next) == .of ? 0.7 : -1
        case .states:
            weight += word(next) == .that ? 0.1 : -1.5
            if contains(subject.range, .doctrine) { weight += 1.8 }
        default:
            if word(next) == .when || word(next) == .if {
                weight += isHappening(verb) ? 2 : 0
                break
            }
            if word(verb) == .occurs || word(verb) == .occur { weight -= 0.4 }
            if word(next) == .that {
                weight += contains(subject.range, .doctrine) ? 1 : -1
            } else if has(next, [.preposition]) {
                weight -= 0.8
            }
        }
        if subject.article.contains(.the) { weight -= 0.3 }
        if subject.isName { weight -= 0.8 }
        if has(next, [.pronoun, .possessive, .demonstrative]), word(next) != .that {
            weight -= 0.8
        }
        add(
            subject.term, next..<definitionEnd(next), .description, weight, aliases: subject.aliases
        )
    }

    private func isHappening(_ verb: Int) -> Bool {
        [CueWord.occurs, .occur, .happens, .exists, .arises, .results].contains { $0 == word(verb) }
    }

    /// "Y is called X", "a Y known as X", "we call this X", "X is defined as Y".
    mutating func naming(_ verb: Int) {
        let isPassive = passive(verb)
        switch word(verb) {
        case .defined:
            guard word(verb + 1) == .as || word(verb + 1) == .by || word(verb + 1) == .to else {
                return
            }
            guard let subject = isPassive.map({ subject(before: $0.verb) }) ?? nil else {
                add(term(behind: verb + 2), 0..<verb, .naming, -1)
                return
            }
            add(
                subject.term, verb + 2..<definitionEnd(verb + 2), .meaning,
                subject.weight + (word(verb + 1) == .as ? 2 : 0.6), aliases: subject.aliases)
        case .referred:
            if word(verb + 1) == .to, isPassive == nil {
                meaning(verb, behind: verb + 2, 0.8)
                return
            }
            guard
                let preposition = (verb + 1..<min(end, verb + 4)).first(where: { word($0) == .as })
            else { return }
            named(verb, term: preposition + 1, isPassive, 0.7)
        case .known:
            guard word(verb + 1) == .as else { return }
            named(verb, term: verb + 2, isPassive, 0.5)
        case .call, .calls:
            calling(verb)
        case .said: return
        case .described, .considered, .thought:
            regarded(verb, isPassive?.verb)
        case .named: named(verb, term: verb + 1, isPassive, -1.5)
        default:
            named(verb, term: word(verb + 1) == .as ? verb + 2 : verb + 1, isPassive, 0.6)
        }
    }

    /// "use the term X to describe Y", "the word X for Y".
    mutating func termInUse(_ noun: Int) {
        guard [CueWord.used, .uses, .use].contains(where: { $0 == word(noun - 2) }),
            word(noun - 1) == .the
        else { return }
        let term = term(behind: noun + 1)
        guard !term.isEmpty, words(term) <= 6,
            word(term.upperBound) == .to || word(term.upperBound) == .for
        else { return }
        add(term, term.upperBound + 1..<end, .naming, 1.4)
    }

    /// The form of "to be" before a participle, over adverbs and auxiliaries.
    private func passive(_ participle: Int) -> (verb: Int, isPast: Bool, isBecome: Bool)? {
        var i = participle - 1
        while i >= 0, tokens[i].isWord,
            tokens[i].has([.hedge, .adverb, .continuing]) || word(i) == .be || word(i) == .more
        {
            i -= 1
        }
        guard i >= 0 else { return nil }
        if tokens[i].has(.be) {
            return (i, tokens[i].has(.past), false)
        }
        if word(i) == .became || word(i) == .become { return (i, true, true) }
        if tokens[i].has(.auxiliary) {
            while i > 0, tokens[i - 1].has(.auxiliary) { i -= 1 }
            return (i, tokens[participle - 1].has(.past), false)
        }
        return nil
    }

    private mutating func named(
        _ verb: Int, term start: Int, _ passive: (verb: Int, isPast: Bool, isBecome: Bool)?,
        _ base: Double
    ) {
        let term = term(behind: start)
        guard !term.isEmpty, isTerm(term) else { return }
        var weight = base - 0.4
        let isAlias = has(verb - 1, .hedge) || sign(verb - 1) == 0x2C || sign(verb - 1) == 0x28
        let isName = term.allSatisfy { tokens[$0].has(.capital) || !tokens[$0].isWord }
        if isName { weight -= words(term) > 1 ? 0.5 : 0.3 }
        if let passive {
            weight += passive.isPast ? -0.2 : 0.7
            if passive.isBecome { weight -= 0.3 }
            if has(passive.verb - 1, .pronoun) || passive.verb == 0 { weight -= 1 }
        } else if isName, has(verb - 1, .capital) {
            // "The Athenians dubbed Callimachus …"
            weight -= 1
        } else if isAlias {
            weight -= 0.6
        } else if has(verb - 1, [.genus, .plural, .person]) {
            weight += 0.5
        }
        if words(term) > 6 { weight -= 0.8 }
        // "Louis XVI called the Estates General for May."
        if passive == nil, verb > 0, verb <= 3, !isAlias,
            (0..<verb).allSatisfy({ tokens[$0].has(.capital) })
        {
            weight -= 2
        }
        // "seven nobles, later called …" names them, and says nothing of what they are.
        if has(verb - 1, .continuing) { weight -= 1.5 }
        // "Osmosis, also called …" gives another name alone.
        if passive == nil, isAlias,
            let comma = (max(0, verb - 3)..<verb).first(where: { sign($0) == 0x2C }),
            comma <= 4, !contains(0..<comma, .preposition)
        {
            weight -= 2
        }
        // "… cause what is known as retrieval failure"
        if let passive, passive.verb > 1, word(passive.verb - 1) == .what { weight -= 1.5 }
        // "This strategy, known as island hopping, …"
        if sign(verb - 1) == 0x2C,
            (max(0, verb - 5)..<verb - 1).contains(where: { has($0, .demonstrative) })
        {
            weight += 0.8
        }
        let before = max(0, (passive?.verb ?? verb) - 30)..<(passive?.verb ?? verb)
        if term.upperBound < end, has(term.upperBound, .relative) { weight += 0.3 }
        guard !before.isEmpty else { return }
        add(withoutArticle(term), before, .naming, weight)
    }

    /// "X is described as a …", "X can be thought of as a …".
    private mutating func regarded(_ verb: Int, _ passive: Int?) {
        guard let passive, let subject = subject(before: passive) else { return }
        var object = verb + 1
        if word(object) == .of { object += 1 }
        if word(object) == .as { object += 1 }
        guard has(object, [.indefinite, .the]) || word(object) == .any || word(object) == .one
        else {
            return
        }
        var weight = subject.weight - 0.8 + differentia(object)
        if contains(genus(object), [.evaluative, .relational, .superlative]) { weight -= 0.8 }
        if has(passive, .past) { weight -= 1 }
        add(
            subject.term, object..<definitionEnd(object), .copula, weight, aliases: subject.aliases)
    }

    /// "we call this X", "what scientists call X".
    private mutating func calling(_ verb: Int) {
        if has(verb - 1, [.auxiliary, .indefinite, .the, .possessive]) || word(verb - 1) == .to {
            return
        }
        var start = verb + 1
        if has(start, [.demonstrative, .pronoun]) {
            start += 1
            while start < end, has(start, [.genus, .termWord]), start - verb < 3 { start += 1 }
        }
        let term = term(behind: start)
        guard !term.isEmpty, isTerm(term) else { return }
        var weight = 0.0
        if has(verb - 1, [.speaker, .person, .plural]) { weight += 0.6 }
        if start > verb + 1 { weight += 0.4 }
        add(withoutArticle(term), 0..<max(1, verb - 1), .naming, weight)
    }

    /// The noun phrase that begins at the index: up to a sign, a verb, a relative or a clause.
    func term(behind start: Int) -> Range<Int> {
        var i = start
        while i < end, i - start < 10 {
            let token = tokens[i]
            if !token.isWord {
                if token.sign == 0x22 || token.sign == 0x7E || token.sign == 0x2D
                    || token.sign == 0x27
                {
                    i += 1
                    continue
                }
                break
            }
            if token.has([.relative, .be, .auxiliary, .pronoun, .subordinator, .describing]) {
                break
            }
            if token.has(.preposition), word(i) != .of { break }
            if token.word == .or || token.word == .and || token.word == .to { break }
            i += 1
        }
        return min(start, end)..<min(max(start, i), end)
    }

    /// Whether words behind "called" can be a term: "called for", "called him" give none.
    func isTerm(_ term: Range<Int>) -> Bool {
        let term = withoutArticle(trimmed(term))
        guard let first = term.first else { return false }
        if tokens[first].has([
            .preposition, .pronoun, .possessive, .quantifier, .demonstrative, .particle,
        ]) {
            return false
        }
        return !tokens[first].has([.number, .the, .indefinite])
    }
}
