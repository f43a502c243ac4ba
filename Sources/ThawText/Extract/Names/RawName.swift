import ThawCore

/// A name as it was read, before the names of one thing are joined.
struct RawName {
    var span: Span
    var kind: NameMention.Kind
    /// Its words, folded.
    var words: [String]
    /// Whether its kind was read from more words than it has: other mentions know better.
    var isDoubtful = false
    /// What stands beside a word, or a first name with more, that was read as a place.
    var place: PlaceSigns?

    /// What speaks for and against a place.
    struct PlaceSigns {
        /// A word for where stands before it: "in", "from", "invaded".
        var isLocated: Bool
        /// It does what people do: "died", "ordered".
        var acts: Bool
        /// A country or a part of one; a city or region that is widely known.
        var isCountry: Bool
        var isKnown: Bool
    }

    /// - Parameter isEnglish: whether English lists may know better than the reader what kind a name is.
    static func all(
        _ names: [NameSpan], in text: NameText, _ bytes: UnsafeBufferPointer<UInt8>,
        _ gazetteer: NameGazetteer, isEnglish: Bool
    ) -> [RawName] {
        var found: [RawName] = []
        found.reserveCapacity(names.count)
        for name in names {
            let whole = name.withoutPossessive(in: text, gazetteer)
            let name = whole.withoutEra(in: text)
            guard let first = name.tokens.first, let last = name.tokens.last else { continue }
            var words = name.tokens.map { folded($0, text, bytes) }
            guard !isMadeWord(words) else { continue }
            var span = Span(text.tokens[first].span.start, text.tokens[last].span.end)
            if isEnglish, last > first, bytes[span.end - 1] == 0x2E, text.word(last).isNumeral,
                text.word(last - 1).facts.has(NameFacts.Sign.regnal)
            {
                // "Charles V." ends a sentence; in German it would be an ordinal.
                span.end -= 1
                words[words.count - 1].removeLast()
            }
            let kind =
                isEnglish
                ? NameSort.kind(of: name, in: text, gazetteer) : NameSort.kinds[name.kind]
            var raw = RawName(span: span, kind: kind, words: words)
            raw.isDoubtful = name.tokens != whole.tokens
            let isBearer = text.word(first).facts.first > 0 && words.count < 4
            if kind == .place || raw.isDoubtful, words.count == 1 || isBearer {
                raw.place = placeSigns(of: name, in: text, bytes, gazetteer)
            }
            found.append(raw)
        }
        return found
    }

    /// "Destalinisation": an abstract noun, whatever name it was made from.
    private static func isMadeWord(_ words: [String]) -> Bool {
        guard words.count == 1, let word = words.first, word.utf8.count > 2 else { return false }
        // Nearly every name is told off by its last letter.
        switch word.utf8.last {
        case 0x6E: return word.hasSuffix("isation") || word.hasSuffix("ization")
        case 0x6D: return word.hasSuffix("ism")
        case 0x73: return word.hasSuffix("isms")
        default: return false
        }
    }

    /// The letters of a token, folded.
    private static func folded(
        _ i: Int, _ text: NameText, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> String {
        let token = text.tokens[i]
        if token.length <= NameText.letterLimit { return text.folds[Int(token.word)] }
        var out: [UInt8] = []
        NameLetters.fold(UnsafeBufferPointer(rebasing: bytes[token.span.range]), into: &out)
        return String(decoding: out, as: UTF8.self)
    }
}

extension RawName {
    private static func placeSigns(
        of name: NameSpan, in text: NameText, _ bytes: UnsafeBufferPointer<UInt8>,
        _ gazetteer: NameGazetteer
    ) -> PlaceSigns {
        let classes = gazetteer.classes(of: name.key(in: text))
        let i = name.tokens.lowerBound
        // A place that bears the name of somebody well known is as likely that person.
        let isSomebody = classes & NameClass.knownPerson != 0
        let before = i > 0 ? text.word(i - 1) : NameWord()
        return PlaceSigns(
            // "The West", "the Bolsheviks": nobody's name.
            isLocated: before.facts.cues & NameFacts.Cue.locative != 0
                || before.key == NameSigns.the,
            acts: acts(name.tokens.upperBound - 1, text, bytes),
            isCountry: classes & NameClass.country != 0,
            isKnown: classes & (NameClass.ownPlace | NameClass.exonym) != 0
                || !isSomebody && classes & NameClass.knownPlace != 0)
    }

    /// Whether a verb of people follows the name's last word, or one in the past that is no participle: "ordered", not
    /// "ordered by".
    private static func acts(
        _ i: Int, _ text: NameText, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard i + 1 < text.tokens.count else { return false }
        let next = text.word(i + 1)
        guard !next.hasCapital else { return false }
        if next.facts.cues & NameFacts.Cue.actor != 0 { return true }
        let letters = bytes[text.tokens[i + 1].span.range]
        guard letters.count > 4, letters.suffix(2).elementsEqual("ed".utf8),
            !NameSigns.isDeedOfPlaces(next.key)
        else { return false }
        return i + 2 >= text.tokens.count || text.word(i + 2).key != NameSigns.by
    }
}

extension NameSpan {
    /// As the project's own lists have it, where they have the whole name in one of the model's kinds only.
    func known(in text: NameText, _ gazetteer: NameGazetteer) -> NameSpan {
        let classes = gazetteer.classes(of: key(in: text))
        let named = NameClass.self
        var known: (kind: Int, count: Int) = (kind, 0)
        if classes & named.ownPerson != 0 { known = (0, known.count + 1) }
        if classes & named.ownPlace != 0 { known = (1, known.count + 1) }
        if classes & named.ownOrganisation != 0 { known = (2, known.count + 1) }
        if classes & named.ownOther != 0 { known = (3, known.count + 1) }
        return NameSpan(tokens: tokens, kind: known.count == 1 ? known.kind : kind)
    }

    /// Without a final `'s`, unless it belongs to the name ("McDonald's").
    fileprivate func withoutPossessive(in text: NameText, _ gazetteer: NameGazetteer) -> NameSpan {
        guard tokens.count > 1, text.word(tokens.upperBound - 1).key == NameSigns.possessive,
            gazetteer.classes(of: key(in: text)) == 0
        else { return self }
        return NameSpan(tokens: tokens.dropLast(), kind: kind)
    }

    /// Without an era before it: "216 BC Hannibal".
    fileprivate func withoutEra(in text: NameText) -> NameSpan {
        guard tokens.count > 1, NameSigns.isEra(text.word(tokens.lowerBound).key) else {
            return self
        }
        return NameSpan(tokens: tokens.dropFirst(), kind: kind)
    }

    /// The gazetteer's key of the whole name.
    fileprivate func key(in text: NameText) -> UInt64 {
        tokens.dropFirst().reduce(text.word(tokens.lowerBound).key) {
            NameLetters.key($0, then: text.word($1).key)
        }
    }
}

/// Tells apart what the model calls by one label: a nation, a work, an event.
enum NameSort {
    /// The kinds of a `NameSpan` by themselves.
    static let kinds: [NameMention.Kind] = [.person, .place, .organisation, .other]

    static func kind(
        of name: NameSpan, in text: NameText, _ gazetteer: NameGazetteer
    ) -> NameMention.Kind {
        let classes = gazetteer.classes(of: name.key(in: text))
        let head = text.word(name.tokens.upperBound - 1).facts.cues
        if name.kind == 3, isDocument(name, text) { return .work }
        if let known = known(classes) {
            return known == .work && actsAsPerson(name, text) ? .person : known
        }
        switch name.kind {
        case 0: return isWorkOnly(classes, name) ? .work : .person
        case 1: return proper(classes, NameClass.place, .place, head, name)
        case 2 where classes & NameClass.media != 0: return .work
        case 2: return proper(classes, NameClass.organisation, .organisation, head, name)
        case _ where isCase(name, text): return .work
        default: return other(classes, head | self.head(name, text), isWorkBefore(name, text))
        }
    }

    /// "Julius Caesar crossed …": a title that is a person's name, where somebody does something.
    private static func actsAsPerson(_ name: NameSpan, _ text: NameText) -> Bool {
        let end = name.tokens.upperBound
        guard name.tokens.count == 2, end < text.tokens.count,
            text.word(name.tokens.lowerBound).facts.first > 0
        else { return false }
        let next = text.word(end)
        return !next.hasCapital
            && (next.facts.has(NameFacts.Sign.deed) || NameSigns.isFeat(next.key))
    }

    /// What "Battle" tells of "Battle of Gravelines".
    private static func head(_ name: NameSpan, _ text: NameText) -> UInt32 {
        let first = name.tokens.lowerBound
        guard name.tokens.count > 2, text.word(first + 1).key == NameSigns.of else { return 0 }
        return text.word(first).facts.cues & NameFacts.Cue.event
    }

    /// A law or a treaty, a text with a title: "Treaty of Nonsuch", "New Laws", "Government of Ireland Act".
    private static func isDocument(_ name: NameSpan, _ text: NameText) -> Bool {
        guard name.tokens.count > 1 else { return false }
        let first = name.tokens.lowerBound
        let opens = text.word(first + 1).key == NameSigns.of
        return NameSigns.isDocument(text.word(name.tokens.upperBound - 1).key)
            || opens && NameSigns.isDocument(text.word(first).key)
    }

    /// A case at law, which is cited as a book is: see `NameCases`.
    private static func isCase(_ name: NameSpan, _ text: NameText) -> Bool {
        guard name.tokens.count > 1 else { return false }
        let first = name.tokens.lowerBound
        if let v = name.tokens.dropLast().first(where: { text.word($0).key == NameSigns.versus }),
            v > first
        {
            let sides = [text.word(v - 1), text.word(v + 1)]
            // "England v Wales", "Nature v Nurture".
            return !sides.allSatisfy { $0.classes & NameClass.widelyKnown != 0 }
                && (name.tokens.count > 3 || sides.contains { !$0.isLexical || $0.facts.last > 0 })
        }
        let end = name.tokens.upperBound
        let isMatter =
            text.word(first).key == NameSigns.matter
            || text.word(first + 1).key == NameSigns.matter && name.tokens.count > 2
        return name.tokens.count > 1
            && (isMatter
                || end + 1 < text.tokens.count && text.word(end).key == NameSigns.squareBracket
                    && text.word(end + 1).hasDigit && text.tokens[end + 1].length == 4)
    }

    /// What the project's own list says of a name that it has in one class only.
    private static func known(_ classes: UInt32) -> NameMention.Kind? {
        let own =
            NameClass.ownPerson | NameClass.ownPlace | NameClass.ownOrganisation
            | NameClass.ownOther
        switch classes & own {
        case NameClass.ownPerson: return .person
        case NameClass.ownPlace: return .place
        case NameClass.ownWork: return .work
        case NameClass.ownEvent: return .event
        default: return nil
        }
    }

    /// A title of several words that is nothing else: "Doctor Zhivago".
    private static func isWorkOnly(_ classes: UInt32, _ name: NameSpan) -> Bool {
        name.tokens.count > 1 && classes & NameClass.work != 0
            && classes & (NameClass.person | NameClass.place) == 0
    }

    /// A place or an organisation, unless the lists know it as a nation or an event alone.
    private static func proper(
        _ classes: UInt32, _ own: UInt32, _ kind: NameMention.Kind, _ head: UInt32,
        _ name: NameSpan
    ) -> NameMention.Kind {
        // "Pali", "Seneca": the language or nation is better known than a village of its name.
        let isVillage = own == NameClass.place && classes & NameClass.widelyKnown == 0
        if classes & own != 0, !isVillage || classes & NameClass.people == 0 { return kind }
        if classes & NameClass.people != 0 { return .people }
        if classes & NameClass.event != 0 { return .event }
        let heads = NameFacts.Cue.organisation | NameFacts.Cue.place
        let isEvent = name.tokens.count > 1 && head & NameFacts.Cue.event != 0 && head & heads == 0
        return isEvent ? .event : kind
    }

    private static func other(
        _ classes: UInt32, _ head: UInt32, _ followsWork: Bool
    ) -> NameMention.Kind {
        if classes & NameClass.people != 0 { return .people }
        if classes & (NameClass.work | NameClass.media) != 0 { return .work }
        if classes & NameClass.event != 0 { return .event }
        if followsWork { return .work }
        if head & (NameFacts.Cue.event | NameFacts.Cue.time) != 0 { return .event }
        return head & NameFacts.Cue.work != 0 ? .work : .other
    }

    /// Whether a quotation mark or the word for a work stands before the name: "his novel, The …".
    private static func isWorkBefore(_ name: NameSpan, _ text: NameText) -> Bool {
        let low = max(0, name.tokens.lowerBound - 3)
        for i in stride(from: name.tokens.lowerBound - 1, through: low, by: -1) {
            let word = text.word(i)
            if word.isQuote || NameSorts.isWork(word.facts.sort) { return true }
            if !word.isCapital, word.facts.cues & NameFacts.Cue.work != 0 { return true }
            if word.facts.sort > 0 || word.hasCapital { return false }
        }
        return false
    }
}
