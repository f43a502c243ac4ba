extension DefinitionScan {
    /// What stands before a verb, if it can be a term.
    struct Subject {
        /// The term with its article.
        var range: Range<Int>
        var term: Range<Int>
        var aliases: [Range<Int>] = []
        var weight = 0.0
        /// Whether it is said to be a word ("The term X").
        var isNamed = false
        /// Whether a plural or bare noun of a kind ("Enzymes", "Osmosis").
        var opensSentence = false
        var article: CueClasses = []
        var isSpecific: Bool { article.contains(.the) || isName }
        /// Whether it looks like a proper name.
        var isName = false
    }

    /// The subject of the verb at `verb`, or `nil` where nothing before it can be a term.
    func subject(before verb: Int) -> Subject? {
        var high = verb
        let depth = tokens[verb].depth
        while high > 0, tokens[high - 1].has([.hedge, .adverb]), tokens[high - 1].isWord {
            high -= 1
        }
        var weight = 0.0
        var aliases: [Range<Int>] = []
        if high > 1, sign(high - 1) == 0x2C, sign(high - 2) == 0x29 { high -= 1 }
        if high > 1, sign(high - 1) == 0x2C, let comma = insertion(before: high - 1, depth) {
            let inner = (comma + 1)..<(high - 1)
            if let alias = alias(inner) {
                aliases.append(alias)
                weight += 0.5
            } else if tokens[inner.lowerBound].has([.indefinite, .the]) {
                weight += 0.1
            } else if tokens[inner.lowerBound].has([.relative, .preposition]) {
                weight -= 0.3
            } else {
                weight -= 0.5
            }
            high = comma
        } else if high > 0, sign(high - 1) == 0x2C {
            return nil
        }
        takeBrackets(&high, &weight, &aliases)
        var low = high
        while low > 0, !isEdge(low - 1, depth) { low -= 1 }
        // "X, also known as Y is …" without its second comma.
        if low > 1, low < high, sign(low - 1) == 0x2C, word(low) != .or,
            let alias = alias(low..<high)
        {
            aliases.append(alias)
            high = low - 1
            takeBrackets(&high, &weight, &aliases)
            low = high
            while low > 0, !isEdge(low - 1, depth) { low -= 1 }
        }
        guard low < high else { return nil }
        return subject(low..<high, weight: weight, aliases: aliases)
    }

    /// Takes the brackets off the end of a subject: "X (or Y)".
    private func takeBrackets(
        _ high: inout Int, _ weight: inout Double, _ aliases: inout [Range<Int>]
    ) {
        while high > 0, sign(high - 1) == 0x29, let open = opening(of: high - 1) {
            if open + 1 < high - 1 {
                weight += 0.5
                if let alias = bracketAlias((open + 1)..<(high - 1)) { aliases.append(alias) }
            }
            high = open
        }
    }

    /// Whether a subject cannot reach over this token.
    private func isEdge(_ i: Int, _ depth: UInt8) -> Bool {
        let token = tokens[i]
        switch token.sign {
        case 0x2C, 0x3B, 0x3A, 0x5F, 0x2D: return true
        case 0x28: return token.depth < depth
        case 0: break
        default: return false
        }
        if token.has(.subordinator), !token.has(.preposition) { return true }
        return token.word == .that || token.word == .which || token.word == .who
    }

    private func subject(_ range: Range<Int>, weight: Double, aliases: [Range<Int>]) -> Subject? {
        var range = range
        while let first = range.first,
            tokens[first].has([.coordinator, .opener])
                || tokens[first].sign == 0x22 && range.count > 1
                || tokens[first].has([.adverb, .hedge]) && range.count > 1
        {
            range = range.dropFirst()
        }
        if let start = behindPreposition(range) { range = start..<range.upperBound }
        guard let first = range.first else { return nil }
        var subject = Subject(range: range, term: range)
        subject.aliases = aliases
        subject.weight = weight
        subject.opensSentence = first == 0 || opensSentence(first)
        let head = tokens[first]
        if head.has([.pronoun, .demonstrative, .possessive]) { return nil }
        if head.has(.quantifier) { subject.weight -= 1.6 }
        if head.has(.preposition) { return nil }
        subject.article = head.classes.intersection([.indefinite, .the])
        subject.term = withoutArticle(range)
        takeTermWord(&subject)
        weigh(&subject, introduction: 0..<first)
        return subject.term.isEmpty ? nil : subject
    }

    /// "In mathematics the dimension of a space": where the subject begins without a comma.
    private func behindPreposition(_ range: Range<Int>) -> Int? {
        guard let first = range.first, word(first) == .in else { return nil }
        return range.dropFirst(2).first {
            tokens[$0].has([.indefinite, .the]) && !has($0 - 1, .preposition)
        }
    }

    /// "The term X" is about X.
    private func takeTermWord(_ subject: inout Subject) {
        guard let first = subject.term.first, tokens[first].has(.termWord) else { return }
        var low = first + 1
        if word(low) == .of { low += 1 }
        guard low < subject.term.upperBound else { return }
        subject.isNamed = true
        subject.weight += 0.6
        subject.term = withoutArticle(low..<subject.term.upperBound)
    }

    private func weigh(_ subject: inout Subject, introduction: Range<Int>) {
        let term = subject.term
        let count = words(term)
        switch count {
        case 0...3: subject.weight += 0.3
        case 4...5: break
        case 6...8: subject.weight -= 0.8
        default: subject.weight -= 2
        }
        if contains(term, [.auxiliary, .be, .naming, .describing, .pronoun]) {
            subject.weight -= 1.5
        }
        if contains(term, [.relative, .possessive, .speaker]) { subject.weight -= 0.8 }
        if contains(term, .relational), !subject.isNamed { subject.weight -= 1.5 }
        if contains(term, [.superlative, .comparative]) { subject.weight -= 0.8 }
        if contains(term, [.time]) { subject.weight -= 0.6 }
        if let last = term.last, tokens[last].has(.preposition) { subject.weight -= 1.5 }
        if let first = term.first, tokens[first].has(.number) { subject.weight -= 1.5 }
        if subject.article.contains(.indefinite) { subject.weight += 0.5 }
        if !subject.opensSentence { subject.weight -= 0.6 }
        if subject.article.isEmpty, term.count > 1, let first = term.first {
            subject.isName =
                term.allSatisfy { tokens[$0].has(.capital) || !tokens[$0].isWord }
                && tokens[first].has(.capital)
        }
        if isShortClause(introduction) { subject.weight += 0.5 }
    }

    /// Whether the words before are "In physics," or the like.
    private func isShortClause(_ range: Range<Int>) -> Bool {
        guard range.count >= 3, range.count <= 8, sign(range.upperBound - 1) == 0x2C,
            word(0) == .in, !contains(range, [.number, .time, .be, .auxiliary])
        else { return false }
        return true
    }

    /// Whether only such a clause or an opening word stands before.
    private func opensSentence(_ first: Int) -> Bool {
        if first == 0 { return true }
        var i = first - 1
        while i >= 0, tokens[i].has([.adverb, .hedge, .opener]) || sign(i) == 0x22 { i -= 1 }
        if i < 0 { return true }
        // "Recall that …", "In other words, this means that …" at the very beginning.
        if word(i) == .that, i < 4 { return true }
        guard sign(i) == 0x2C || sign(i) == 0x3A else { return false }
        if has(0, .opener) || has(0, .adverb) || has(0, .hedge) { return true }
        return has(0, .preposition) && !contains(0..<i, [.be, .auxiliary, .describing])
    }

    /// The comma that opens an insertion which a comma closes at `close`.
    private func insertion(before close: Int, _ depth: UInt8) -> Int? {
        var i = close - 1
        var best: Int?
        while i > 0, close - i < 40 {
            if sign(i) == 0x2C, tokens[i].depth == depth {
                best = i
                if let inner = (i + 1..<close).first,
                    tokens[inner].has([.indefinite, .the, .relative, .preposition])
                        || alias(i + 1..<close) != nil
                {
                    return i
                }
            }
            if sign(i) == 0x3B { break }
            i -= 1
        }
        return best
    }

    func opening(of close: Int) -> Int? {
        var i = close - 1
        while i >= 0 {
            if tokens[i].sign == 0x28, tokens[i].depth == tokens[close].depth { return i }
            i -= 1
        }
        return nil
    }

    /// "also known as Y", "or Y", "called Y".
    func alias(_ inner: Range<Int>) -> Range<Int>? {
        var low = inner.lowerBound
        let high = inner.upperBound
        while low < high, tokens[low].has([.hedge, .adverb]) { low += 1 }
        guard low < high else { return nil }
        switch tokens[low].word {
        case .or:
            low += 1
            while low < high, tokens[low].has([.hedge, .adverb]) { low += 1 }
            if low < high, tokens[low].has(.naming) { low += 1 }
            if word(low) == .as { low += 1 }
        case .known, .referred:
            while low < high, word(low) != .as { low += 1 }
            low += 1
        case .called, .termed, .named: low += 1
        default:
            guard low < high, tokens[low].has(.naming) else { return nil }
            low += 1
        }
        guard low < high, words(low..<high) <= 6 else { return nil }
        return withoutArticle(low..<high)
    }

    /// Another name that stands in brackets behind a term.
    func bracketAlias(_ inner: Range<Int>) -> Range<Int>? {
        if let alias = alias(inner) { return alias }
        guard words(inner) <= 4,
            !inner.contains(where: { tokens[$0].has([.number, .be, .preposition]) }),
            let first = inner.first, tokens[first].isWord, !tokens[first].has(.gloss),
            !inner.contains(where: { [0x3A, 0x3B, 0x2C, 0x2F].contains(tokens[$0].sign) })
        else { return nil }
        // "(German Aare)"
        let name = tokens[first].has(.tongue) && inner.count > 1 ? inner.dropFirst() : inner
        return withoutArticle(name)
    }
}
