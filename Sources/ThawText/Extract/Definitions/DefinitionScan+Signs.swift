extension DefinitionScan {
    /// "X, a Y that …,", "X, or Y,", "X – that is, Y –".
    mutating func apposition(_ sign: Int) {
        let start = sign + 1
        guard start + 1 < end, sign > 0 else { return }
        let isDash = tokens[sign].sign == 0x5F
        // "Quantitative easing (QE), whereby …"
        let bracket = tokens[sign - 1].sign == 0x29 ? opening(of: sign - 1) : nil
        let letters = bracket.flatMap { bracketAlias($0 + 1..<sign - 1) }
        let noun = nounBefore(letters == nil ? sign : bracket ?? sign)
        guard !noun.isEmpty, isTerm(noun), !contains(noun, .time) else { return }
        if let behind = behindThatIs(start) {
            explain(noun, behind..<phraseEnd(behind, isDash: isDash))
            return
        }
        let definition = start..<phraseEnd(start, isDash: isDash)
        guard !contains(noun, .relational), !contains(noun, .opener), !isVerbal(noun),
            let opening = appositionOpening(start, noun, definition, isDash: isDash)
        else { return }
        var weight = opening - 1.6
        if isName(noun) { weight -= 0.7 }
        if opensWithClause(noun), !isDash { weight -= 2 }
        if has(noun.lowerBound - 1, .be) { weight += 0.5 }
        // "a denunciation of X, a review of Y, and an attempt …"
        if has(definition.upperBound + 1, .coordinator),
            has(definition.upperBound + 2, [.indefinite, .the])
        {
            weight -= 2
        }
        if definition.upperBound < end, isListed(noun), has(definition.upperBound + 1, .coordinator)
        {
            weight -= 0.8
        }
        add(
            withoutArticle(noun), definition, .apposition, weight,
            aliases: letters.map { [$0] } ?? [])
    }

    /// Whether a subject of a few words and "is" or "was" begin at the index.
    private func opensWithClause(_ start: Int) -> Bool {
        let verb = (start + 1..<min(end, start + 5)).first {
            has($0, [.be, .relative, .preposition])
        }
        return verb.map { has($0, .be) && !has(start, [.indefinite, .the]) } ?? false
    }

    /// Whether only words between commas follow: "Themes: ambition, guilt, nature".
    private func listsWords(_ start: Int) -> Bool {
        let commas = (start..<end).count { sign($0) == 0x2C }
        return commas >= 3 && words(start..<end) <= 2 * (commas + 1)
            && !contains(start..<end, [.be, .relative, .auxiliary])
    }

    /// Whether the words since the last comma are only an opening: "In battle, the guard …".
    private func opensWithClause(_ noun: Range<Int>) -> Bool {
        var i = noun.lowerBound
        while i > 0, noun.lowerBound - i < 25, sign(i - 1) != 0x2C, sign(i - 1) != 0x5F { i -= 1 }
        return i < noun.lowerBound && has(i, [.preposition, .subordinator])
    }

    /// "who build cars", "Second": no noun after all.
    private func isVerbal(_ noun: Range<Int>) -> Bool {
        has(noun.lowerBound - 1, .relative)
            || noun.count == 1
                && has(noun.lowerBound, [.superlative, .comparative, .adverb, .participle])
    }

    /// What the first words behind the comma say; `nil` where they explain nothing.
    private func appositionOpening(
        _ start: Int, _ noun: Range<Int>, _ definition: Range<Int>, isDash: Bool
    ) -> Double? {
        switch word(start) {
        case .that where word(start + 1) == .is: return 2.2
        case .or: return otherName(start, noun, definition)
        case .which where has(start + 1, .be) && has(start + 2, [.indefinite, .the]):
            return 1.3 + differentia(start + 2)
        case .which where has(start + 1, .meaning): return 1.6
        case .which where has(start + 1, .be) && has(start + 2, [.genus, .plural, .person]):
            return 0.9 + differentia(start + 2)
        case .who, .which:
            return noun.lowerBound == 0 && !isName(noun) && has(noun.upperBound - 1, .plural)
                ? 0.8 : nil
        case .where: return words(definition) > 4 ? 1.2 : 0.4
        case .when, .whereby:
            let isInserted = noun.lowerBound == 0 && definition.upperBound + 1 < end
            return isInserted && words(definition) > 3 && !contains(definition, .past) ? 2 : nil
        case .in, .by: return word(start + 1) == .which ? 1.2 : nil
        case .one: return has(start + 1, .relative) ? 1.6 : nil
        default: break
        }
        if has(start, [.indefinite, .the]) { return appositionWeight(start, definition) }
        if isDash, has(start, [.genus, .plural, .person]) { return 0.4 + differentia(start) }
        if has(start, [.person, .plural, .genus]), has(start + 1, .relative) { return 1.8 }
        guard let head = genus(start).last, tokens[head].has(.plural), head - start < 4,
            has(head + 1, .relative)
                || word(head + 1) == .with && noun.lowerBound == 0
                    && definition.upperBound + 1 < end,
            has(start, .word),
            !has(start, [.coordinator, .possessive, .quantifier, .preposition])
        else { return nil }
        return isListed(noun) ? 0.4 : 1.4
    }

    /// "X, or Y,": another name, or the same in other words.
    private func otherName(_ start: Int, _ noun: Range<Int>, _ definition: Range<Int>) -> Double? {
        guard words(definition) >= 2,
            !has(
                start + 1,
                [.preposition, .auxiliary, .be, .subordinator, .pronoun, .continuing, .possessive])
        else { return nil }
        var weight = definition.upperBound == end || sign(definition.upperBound) == 0x2C ? 1.4 : -1
        if words(definition) > 3 { weight += 0.4 }
        if has(start + 1, .gerund) { weight += 0.5 }
        if isListed(noun) { weight -= 1.2 }
        if words(definition) > 14 { weight -= 1 }
        return weight
    }

    /// Whether a comma not far before makes the noun rather one of a list.
    private func isListed(_ noun: Range<Int>) -> Bool {
        (max(0, noun.lowerBound - 6)..<noun.lowerBound).contains { tokens[$0].sign == 0x2C }
    }

    private func appositionWeight(_ start: Int, _ definition: Range<Int>) -> Double {
        var weight = 0.0
        let isIndefinite = has(start, .indefinite)
        let genus = genus(start)
        if let head = genus.last, tokens[head].has([.act, .gerund]), isLink(head + 1) {
            weight += isIndefinite ? 1.2 : 1.7
        }
        if isIndefinite { weight += 0.5 }
        weight += differentia(start)
        if contains(genus, [.genus, .person]) { weight += 0.2 }
        if contains(genus, [.superlative, .evaluative, .relational]) { weight -= 0.6 }
        if words(definition) < 3 { weight -= 1 }
        return weight
    }

    /// Whether the words are a proper name; one capital that opens the sentence tells nothing.
    private func isName(_ noun: Range<Int>) -> Bool {
        if noun.lowerBound == 0, noun.count == 1 { return false }
        return noun.allSatisfy { tokens[$0].has(.capital) || !tokens[$0].isWord }
    }

    /// The noun phrase that ends before the index.
    func nounBefore(_ index: Int) -> Range<Int> {
        var low = index
        while low > 0, index - low < 6 {
            let token = tokens[low - 1]
            // "The Pilgrimage of Grace"
            if token.word == .of, low < index, tokens[low].has(.capital), has(low - 2, .capital) {
                low -= 1
                continue
            }
            if !token.isWord {
                guard token.sign == 0x22 || token.sign == 0x7E else { break }
                low -= 1
                continue
            }
            if token.has([
                .be, .auxiliary, .preposition, .relative, .pronoun, .subordinator, .describing,
                .naming, .coordinator, .event, .meaning, .hedge, .continuing, .number,
            ]) {
                break
            }
            if token.has(.participle), !token.has(.adjective), index - low > 0, low > 1,
                !has(low - 2, [.the, .indefinite])
            {
                break
            }
            low -= 1
            if token.has([.indefinite, .the, .possessive]) { break }
        }
        // "The court grants certiorari" with a name before the verb.
        for k in (low + 1..<max(low + 1, index - 1)).reversed()
        where tokens[k].has(.plural) && !tokens[k].has(.capital) && tokens[k - 1].has(.capital) {
            low = k + 1
            break
        }
        // A word in -s before others is rather a verb: "induces thrombocytopenia".
        while index - low > 1, tokens[low].has(.plural), !tokens[low].has([.capital, .adjective]) {
            low += 1
        }
        return low..<index
    }

    /// Where the phrase that begins at the index ends: at a comma that closes it, or the sentence's end.
    private func phraseEnd(_ start: Int, isDash: Bool) -> Int {
        var i = start
        while i < end {
            if tokens[i].depth == tokens[start].depth {
                if isDash ? tokens[i].sign == 0x5F : tokens[i].sign == 0x2C { return i }
                if tokens[i].sign == 0x3B || tokens[i].sign == 0x3A { return i }
            }
            if tokens[i].sign == 0x29, tokens[i].depth < tokens[start].depth { return i }
            i += 1
        }
        return end
    }

    /// "X (the Y that …)".
    mutating func bracket(_ open: Int) {
        let start = open + 1
        guard start + 2 < end, open > 0 else { return }
        var close = start
        while close < end, tokens[close].depth > tokens[open].depth { close += 1 }
        let inner = start..<close
        let noun = nounBefore(open)
        let equals = sign(start) == 0x3D ? start + 1 : behindThatIs(start)
        if let equals, !noun.isEmpty, isTerm(noun) { return explain(noun, equals..<close) }
        if equation(inner) { return }
        guard words(inner) >= 4, !noun.isEmpty, isTerm(noun) else { return }
        var weight = -1.6
        if has(start, [.indefinite, .the]) || word(start) == .those || word(start) == .any {
            weight += 1.6 + differentia(start)
            if has(start + 1, .act) { weight += 0.7 }
        } else if has(start, [.genus, .person, .plural]) {
            weight += 0.3 + differentia(start)
        } else if has(start, .gerund) {
            weight += 0.4
        } else if isWholeLine(noun, inner) {
            weight += has(start, .act) ? 1.2 : 0.8
        } else {
            return
        }
        if isWholeLine(noun, inner), !has(start, .number) { weight += 1 }
        if isName(noun) { weight -= has(start, .capital) ? 1.5 : 0.5 }
        add(withoutArticle(noun), inner, .bracket, weight)
    }

    /// "Yushin, i.e. the constitution that …", "the Blue House (= the president's palace)".
    private mutating func explain(_ found: Range<Int>, _ definition: Range<Int>) {
        // "the divine right of kings, i.e. …"
        var noun = found
        if word(noun.lowerBound - 1) == .of {
            let whole = nounBefore(noun.lowerBound - 1)
            if !whole.isEmpty, isTerm(whole) { noun = whole.lowerBound..<noun.upperBound }
        }
        guard words(definition) >= 2,
            !has(definition.lowerBound, [.pronoun, .speaker, .auxiliary, .be])
        else { return }
        let weight = (isName(noun) ? 0.5 : 1.1) + (words(definition) >= 4 ? 0.5 : 0)
        add(withoutArticle(noun), definition, .bracket, weight)
    }

    /// "(seikanron = the quarrel over Korea)": whether brackets hold a term of few words and what it means.
    private mutating func equation(_ inner: Range<Int>) -> Bool {
        guard let sign = inner.first(where: { tokens[$0].sign == 0x3D }), sign > inner.lowerBound,
            case let first = inner.lowerBound + (word(inner.lowerBound) == .so ? 1 : 0),
            case let term = first..<max(first, sign), 1...3 ~= words(term),
            words(sign + 1..<inner.upperBound) >= 3,
            !contains(term, [.number, .pronoun, .be, .auxiliary, .preposition])
        else { return false }
        add(withoutArticle(term), sign + 1..<inner.upperBound, .bracket, 1.2)
        return true
    }

    /// Behind "i.e." and its comma.
    private func behindThatIs(_ start: Int) -> Int? {
        guard word(start) == .i, sign(start + 1) == 0x2E, word(start + 2) == .e else { return nil }
        var at = start + 3
        while at < end, sign(at) == 0x2E || sign(at) == 0x2C { at += 1 }
        return at < end ? at : nil
    }

    /// "Statute law (law made by Parliament)": nothing else stands in the line.
    private func isWholeLine(_ noun: Range<Int>, _ inner: Range<Int>) -> Bool {
        noun.lowerBound == 0 && inner.upperBound >= end - 1
            && !contains(inner, [.number, .time]) && !has(inner.lowerBound, .capital)
            && ![CueWord.e, .like, .such, .example].contains(word(inner.lowerBound))
    }

    /// "X: …" and "X – …" where X opens the line.
    mutating func headword() {
        guard
            let mark = (1..<min(end, 12)).first(where: {
                [0x3A, 0x5F, 0x2D, 0x3D].contains(tokens[$0].sign) && tokens[$0].depth == 0
            }), mark + 2 < end, tokens[0].isWord || tokens[0].sign == 0x22
        else { return }
        let (term, alias) = unbracketed(0..<mark)
        guard !term.isEmpty, words(term) <= 7,
            !contains(
                term,
                [
                    .be, .auxiliary, .pronoun, .relative, .demonstrative, .describing,
                    .subordinator, .number, .event,
                ]),
            !has(0, [.preposition, .gerund, .quantifier, .possessive]), sign(mark + 1) != 0x22
        else { return }
        var weight = tokens[mark].sign == 0x3A ? 0.3 : tokens[mark].sign == 0x5F ? 0 : -0.5
        // "mitosis = nuclear division …", but not "ambition = downfall", which is a consequence.
        if tokens[mark].sign == 0x3D, words(term) <= 3, words((mark + 1)..<end) >= 3 {
            weight += 0.8
        }
        if words(term) > 4 { weight -= 0.7 }
        if contains(term.dropFirst(), .plural), !has(term.upperBound - 1, .plural) { weight -= 0.6 }
        if contains(term, .preposition) { weight -= 0.5 }
        if has(mark + 1, .capital), !has(mark + 1, [.indefinite, .the]) { weight -= 0.5 }
        if tokens[end - 1].sign == 0x22 { weight -= 0.5 }
        let start = mark + 1
        if has(start, [.indefinite]) { weight += 1.2 }
        if has(start, .the) { weight += has(start + 1, .act) ? 1.5 : 0.7 }
        if has(start, [.genus, .person, .gerund, .plural]) { weight += 0.6 }
        if has(start, .act), !has(start, [.genus, .person, .gerund]), has(start + 1, .preposition) {
            weight += 0.6
        }
        if has(start, [.pronoun, .possessive, .demonstrative, .speaker]) { weight -= 1 }
        if has(start, .number) || contains(term, [.number, .time]) { weight -= 1.2 }
        weight += differentia(start) - 0.4
        if contains(term, .relational) { weight -= 2 }
        if contains(term, .participle) {
            // "Facilitated diffusion", not "Stalin purged".
            let isAdjective =
                has(0, .participle) && words(term) == 2 && !has(1, .participle)
                && has(mark + 1, [.act, .genus, .person, .plural, .gerund, .indefinite, .the])
                && !(has(mark + 1, .act) && has(mark + 2, [.indefinite, .the]))
            weight -= isAdjective ? 0.5 : 2
        }
        if words(start..<end) < 3 { weight -= 1.5 }
        // "Peukert: recovery was always fragile" is what somebody says.
        if words(term) == 1, opensWithClause(start) { weight -= 2 }
        if has(term.upperBound - 1, .plural), listsWords(start) { weight -= 2 }
        add(
            withoutArticle(term), start..<end, .sign, weight, aliases: alias.map { [$0] } ?? [])
    }

    /// "DNA (deoxyribonucleic acid)", "locus (plural loci)", "declaration of incompatibility (s.4)": the term, and the
    /// other name that the brackets behind it hold.
    private func unbracketed(_ term: Range<Int>) -> (term: Range<Int>, alias: Range<Int>?) {
        guard let last = term.last, sign(last) == 0x29, let open = opening(of: last), open > 0
        else {
            return (term, nil)
        }
        var inner = (open + 1)..<last
        if let first = inner.first, has(first, .gloss) { inner = inner.dropFirst() }
        if let first = inner.first, sign(first) == 0x2E { inner = inner.dropFirst() }
        return (0..<open, inner.isEmpty ? nil : bracketAlias(inner))
    }
}
