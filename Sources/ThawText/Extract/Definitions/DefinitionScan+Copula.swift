extension DefinitionScan {
    /// "X is a Y that …"
    mutating func copula(_ verb: Int) {
        var object = verb + 1
        var weight = 0.0
        // What stands between verb and object.
        while object < end, tokens[object].isWord {
            let token = tokens[object]
            if token.has(.negation) {
                weight -= 2.5
            } else if token.has(.continuing), !token.has(.hedge) {
                weight -= 1
            } else if token.word == .also {
                weight -= 0.9
            } else if !(token.has(.hedge) || token.has(.adverb)) {
                break
            }
            object += 1
        }
        if sign(object) == 0x2C,
            let close = (object + 1..<min(end, object + 14)).first(where: { sign($0) == 0x2C })
        {
            object = close + 1
            weight -= 0.3
        }
        guard object < end, tokens[object].isWord || tokens[object].sign == 0x22 else { return }
        reversed(verb, object)
        // Passives are for the naming patterns.
        if tokens[object].has(.naming) || [.defined, .referred, .said].contains(word(object)) {
            return
        }
        guard let subject = subject(before: verb) else { return }
        guard let value = objectWeight(object, subject) else { return }
        weight += subject.weight + value
        if tokens[verb].has(.past) { weight += pastWeight(subject, object) }
        weight += differentia(object)
        add(
            subject.term, object..<definitionEnd(object), .copula, weight - 0.95,
            aliases: subject.aliases)
    }

    /// "The principle that … is the rule of law": what is said stands first, the term last.
    private mutating func reversed(_ verb: Int, _ object: Int) {
        guard verb >= 5, words(0..<verb) >= 5, tokens[0].has([.the, .indefinite]),
            !tokens[verb].has(.past),
            (1...3).contains(where: { tokens[$0].has([.act, .genus, .person]) }),
            !contains(1..<4, [.superlative, .relational, .comparative])
        else { return }
        var high = object
        while high < end, ![0x2C, 0x3B, 0x28].contains(tokens[high].sign) { high += 1 }
        let term = withoutArticle(object..<high)
        guard 1...4 ~= words(term), let last = term.last,
            !contains(
                term,
                [
                    .capital, .number, .pronoun, .relative, .preposition, .auxiliary, .be,
                    .evaluative, .comparative, .quantifier, .relational, .naming, .subordinator,
                ]) || contains(term, .preposition) && words(term) == 3,
            !tokens[last].has([.adjective, .participle, .adverb, .gerund]),
            // "… are limited by law"
            !tokens[term.lowerBound].has(.participle) || words(term) == 1,
            !contains(0..<verb, [.be, .speaker])
        else { return }
        var weight = -0.9
        if contains(1..<verb, .relative) { weight += 0.7 }
        if term.lowerBound > object || tokens[last].has(.act) { weight += 0.4 }
        if (1...3).contains(where: { tokens[$0].has(.act) }) { weight += 0.2 }
        add(term, 0..<verb, .naming, weight)
    }

    private func pastWeight(_ subject: Subject, _ object: Int) -> Double {
        var weight = -1.0
        if subject.opensSentence, tokens[object].has(.indefinite) {
            weight += subject.isName || contains(genus(object), [.genus, .person]) ? 0.6 : 0.2
        }
        return weight
    }

    /// Where a definition that begins at the index ends: at a semicolon, or the sentence's end.
    func definitionEnd(_ start: Int) -> Int {
        guard start < end else { return start }
        var i = start
        while i < end {
            if tokens[i].sign == 0x3B, tokens[i].depth == tokens[start].depth { return i }
            if tokens[i].sign == 0x29, tokens[i].depth < tokens[start].depth { return i }
            i += 1
        }
        return end
    }

    /// What the opening of the object says, `nil` where it is no noun phrase.
    private func objectWeight(_ object: Int, _ subject: Subject) -> Double? {
        let first = tokens[object]
        var weight = 0.0
        let genus = self.genus(object)
        if first.has(.indefinite) {
            weight += subject.article.contains(.the) ? 1.0 : 1.3
        } else if first.has(.the) {
            weight += theWeight(object, subject)
        } else if first.word == .any || first.word == .those {
            weight += 1.3
        } else if first.word == .when || first.word == .where {
            weight += 1
        } else if first.has(.person), first.has(.pronoun), has(object + 1, .relative) {
            weight += 1.2
        } else if first.word == .one, word(object + 1) == .of {
            weight -= 0.4
        } else if first.has([.pronoun, .demonstrative, .possessive, .preposition, .number]) {
            return nil
        } else if first.has(.quantifier) {
            weight -= 0.6
        } else {
            guard let bare = bareObject(object, genus, subject) else { return nil }
            weight += bare
        }
        weight += genusWeight(object, genus)
        return weight
    }

    private func theWeight(_ object: Int, _ subject: Subject) -> Double {
        let next = object + 1
        let genus = genus(object)
        if has(next, .superlative) { return -0.2 }
        if let head = genus.last, tokens[head].has([.act, .gerund]), head - object < 4 {
            let isTied = isLink(head + 1) || has(head + 1, [.pronoun, .relative])
            return isTied ? tokens[head].has(.relational) ? 0.8 : 1.7 : 0.7
        }
        if subject.isSpecific { return 0.1 }
        return 0.5
    }

    /// A noun without an article: "are molecules that", "is thinking"; not "is important", "are used".
    private func bareObject(_ object: Int, _ genus: Range<Int>, _ subject: Subject) -> Double? {
        guard let last = genus.last else { return nil }
        if tokens[object].has(.participle) || tokens[object].word == .used { return nil }
        if tokens[object].has([.coordinator, .relative, .auxiliary, .subordinator]) { return nil }
        let head = tokens[last]
        let isNoun = head.has([.genus, .person]) || head.has(.plural)
        if head.has([.adjective, .evaluative, .adverb]), !isNoun { return nil }
        if tokens[object].has(.gerund) {
            return genus.count == 1 ? -0.6 : head.has([.genus, .person]) ? 0.2 : nil
        }
        if !isNoun, head.has(.act), !head.has(.adjective) { return isLink(last + 1) ? 0.5 : -0.3 }
        if isNoun { return (head.has(.plural) ? 0.8 : 0) - (subject.article.isEmpty ? 0 : 0.6) }
        return -0.8
    }

    /// The first noun phrase of the object, without its article: up to a preposition, relative or sign.
    func genus(_ object: Int) -> Range<Int> {
        var low = object
        while low < end, tokens[low].has([.indefinite, .the]) || tokens[low].sign == 0x22 {
            low += 1
        }
        var high = low
        while high < end, high - low < 12 {
            let token = tokens[high]
            if !token.isWord, ![0x22, 0x7E, 0x2D].contains(token.sign) {
                // "a small, burrowing mammal"
                guard token.sign == 0x2C, high - low < 3, has(high + 1, .word),
                    !has(high + 1, [.indefinite, .the, .relative, .preposition, .coordinator])
                else { break }
            }
            if token.isWord {
                if token.has([.relative, .be, .auxiliary, .pronoun, .subordinator]) { break }
                if token.has(.preposition) { break }
                if token.word == .to || token.word == .as { break }
                if high > low, token.has(.comparative) { break }
                if high > low, token.has(.differentia) { break }
                if token.has(.coordinator), has(high + 1, [.indefinite, .the]) { break }
            }
            high += 1
        }
        return low..<max(low, high)
    }

    private func genusWeight(_ object: Int, _ genus: Range<Int>) -> Double {
        var weight = 0.0
        guard !genus.isEmpty else { return -0.4 }
        if genus.contains(where: { tokens[$0].word == .example }) { weight -= 1 }
        if genus.contains(where: { tokens[$0].has(.genus) }) { weight += 0.5 }
        if genus.contains(where: { tokens[$0].has(.person) }) { weight += 0.5 }
        if genus.contains(where: { tokens[$0].has(.evaluative) }) { weight -= 0.9 }
        if genus.contains(where: { tokens[$0].has(.relational) }) {
            let isHead = genus.last.map { tokens[$0].has(.relational) } == true
            weight -= isHead ? tokens[object].has(.the) ? 0.9 : 1.9 : 0.5
        }
        if genus.contains(where: { tokens[$0].has(.comparative) }) { weight -= 1 }
        if genus.contains(where: { tokens[$0].has(.superlative) }) { weight -= 0.4 }
        if genus.contains(where: { tokens[$0].has(.possessive) }) { weight -= 0.8 }
        if let last = genus.last, tokens[last].has(.termWord),
            word(last + 1) == .for || word(last + 1) == .of || word(last + 1) == .used
        {
            weight += 1
        }
        return weight
    }

    /// "that …", "used to …", "of …" behind the noun.
    func differentia(_ object: Int) -> Double {
        let genus = genus(object)
        var i = genus.upperBound
        var weight = 0.0
        var isFirst = true
        while i < end, i < genus.upperBound + 14 {
            let token = tokens[i]
            if token.sign == 0x3B { break }
            if token.isWord {
                if token.has(.relative) || token.word == .by && word(i + 1) == .which {
                    weight = max(weight, isFirst ? 0.9 : 0.5)
                } else if token.has(.differentia) {
                    weight = max(weight, isFirst ? 0.8 : 0.5)
                } else if isFirst, token.word == .of || token.word == .for || token.word == .to {
                    weight = max(weight, 0.5)
                } else if isFirst, token.has(.preposition) || token.has(.gerund) {
                    weight = max(weight, 0.3)
                }
                isFirst = false
            }
            i += 1
        }
        if genus.upperBound >= end { weight -= 0.7 }
        return weight
    }
}
