import ThawCore

/// Names that neither the model nor a list knows as such, told by what stands beside them: a title, "of" and a place,
/// a particle, a colon.
///
/// Laid over the names that the model and the lists gave.
struct NameContext {
    private let text: NameText
    private let gazetteer: NameGazetteer
    private let names: [NameSpan]
    /// The number of the name that a token belongs to, or -1.
    private var owner: [Int32]
    /// The sentence.
    private var low = 0
    private var high = 0

    /// - Parameter names: in order, none of which overlap.
    init(_ names: [NameSpan], in text: NameText, _ gazetteer: NameGazetteer) {
        self.text = text
        self.gazetteer = gazetteer
        self.names = names
        owner = NameSpan.owners(names, of: text.tokens.count)
    }

    /// The names with those that were found, in order. Cost: linear in the text.
    mutating func applied() -> [NameSpan] {
        var claims: [NameSpan] = []
        for sentence in 0..<(text.sentences.count - 1) {
            low = text.sentences[sentence]
            high = text.sentences[sentence + 1]
            var i = low
            while i < high {
                guard text.words[Int(text.tokens[i].word)].isCapital, let claim = claim(at: i),
                    claim.tokens.lowerBound >= (claims.last?.tokens.upperBound ?? 0),
                    isWhole(claim.tokens)
                else {
                    i += 1
                    continue
                }
                claims.append(claim)
                i = claim.tokens.upperBound
            }
        }
        return NameSpan.replacing(names, with: claims)
    }

    // MARK: Words

    private func word(_ i: Int) -> NameWord {
        i >= low && i < high ? text.word(i) : NameWord()
    }

    private func name(at i: Int) -> NameSpan? {
        i >= low && i < high && owner[i] >= 0 ? names[Int(owner[i])] : nil
    }

    private func has(_ cue: UInt32, _ i: Int) -> Bool { word(i).facts.cues & cue != 0 }

    private func isYear(_ i: Int) -> Bool {
        i < high && word(i).hasDigit && text.tokens[i].length == 4
    }

    /// A capital that may be part of a name: no month, no letters, no number.
    private func isPart(_ i: Int) -> Bool {
        let word = word(i)
        return word.isCapital && !word.hasDigit && !word.isInitials
            && word.facts.cues & NameFacts.Cue.time == 0
    }

    /// Whether no name reaches out of the tokens.
    private func isWhole(_ tokens: Range<Int>) -> Bool {
        [tokens.lowerBound, tokens.upperBound - 1].allSatisfy { i in
            guard let own = name(at: i)?.tokens else { return true }
            return own.lowerBound >= tokens.lowerBound && own.upperBound <= tokens.upperBound
        }
    }

    private func key(of tokens: Range<Int>) -> UInt64 {
        tokens.dropFirst().reduce(text.word(tokens.lowerBound).key) {
            NameLetters.key($0, then: text.word($1).key)
        }
    }

    // MARK: Claims

    private func claim(at i: Int) -> NameSpan? {
        if let name = name(at: i) {
            guard name.tokens.lowerBound == i else { return nil }
            if let longer = withLand(name) ?? addressed(name) { return longer }
            return name.tokens.count == 1 ? body(at: i) ?? matter(at: i) : nil
        }
        return body(at: i) ?? matter(at: i) ?? titled(at: i) ?? labelled(at: i)
    }

    /// "Lady Hale", "Professor Pieixoto": the name behind a title, where a body or place would have another head.
    private func titled(at i: Int) -> NameSpan? {
        guard has(NameFacts.Cue.title, i - 1), word(i - 1).isCapital, isPart(i),
            name(at: i - 1) == nil, isBearer(i)
        else { return nil }
        let end = isPart(i + 1) && name(at: i + 1) == nil && isBearer(i + 1) ? i + 2 : i + 1
        guard !isPart(end), gazetteer.classes(of: key(of: i - 1..<end)) == 0 else { return nil }
        return NameSpan(tokens: i..<end, kind: 0)
    }

    private func isBearer(_ i: Int) -> Bool {
        let word = word(i)
        let heads = NameFacts.Cue.organisation | NameFacts.Cue.place | NameFacts.Cue.event
        guard text.tokens[i].length > 2, word.facts.cues & (heads | NameFacts.Cue.title) == 0,
            word.classes & (NameClass.country | NameClass.people) == 0,
            !word.facts.has(NameFacts.Sign.matter)
        else { return false }
        return !word.isLexical || word.facts.last > 1 || word.facts.first > 1
    }

    /// "Bank of England", "Church of Scotland": a body with its land.
    private func body(at i: Int) -> NameSpan? {
        guard has(NameFacts.Cue.organisation, i), !word(i).isInitials, let land = land(behind: i)
        else { return nil }
        // "Government of Ireland Act".
        let isMatter = word(land).isCapital && word(land).facts.has(NameFacts.Sign.matter)
        return NameSpan(tokens: i..<(isMatter ? land + 1 : land), kind: isMatter ? 3 : 2)
    }

    /// "Laws of Burgos", "Battle of Gravelines".
    private func matter(at i: Int) -> NameSpan? {
        guard word(i).facts.has(NameFacts.Sign.matter), let land = land(behind: i) else {
            return nil
        }
        return NameSpan(tokens: i..<land, kind: 3)
    }

    /// Where the place behind "of" ends.
    private func land(behind i: Int) -> Int? {
        guard word(i + 1).key == NameSigns.of else { return nil }
        let at = word(i + 2).key == NameSigns.the ? i + 3 : i + 2
        guard isPart(at) else { return nil }
        if let name = name(at: at) {
            return name.kind == 1 && name.tokens.lowerBound == at ? name.tokens.upperBound : nil
        }
        return !word(at).isLexical && !isPart(at + 1) ? at + 1 : nil
    }

    /// A place at the head of a line that the line is about: "Easington: rock armour".
    private func labelled(at i: Int) -> NameSpan? {
        let next = word(i + 1).key
        guard i == low || word(i - 1).isOpener, !word(i).isLexical, isPart(i),
            next == NameSigns.colon || next == NameSigns.bracket || isYear(i + 1)
        else { return nil }
        let others =
            NameClass.people | NameClass.person | NameClass.organisation | NameClass.surname
        guard word(i).classes & NameClass.place != 0, word(i).classes & others == 0,
            word(i).facts.first == 0
        else { return nil }
        return NameSpan(tokens: i..<i + 1, kind: 1)
    }

    // MARK: Longer names

    /// "Lydia" of "Aunt Lydia", read as a place.
    private func addressed(_ name: NameSpan) -> NameSpan? {
        let i = name.tokens.lowerBound
        guard name.kind == 1 || name.kind == 2, name.tokens.count == 1,
            has(NameFacts.Cue.title, i - 1),
            word(i - 1).isCapital, !has(NameFacts.Cue.place, i - 1), isPart(i), isBearer(i),
            word(i).classes & NameClass.country == 0, !word(i + 1).isCapital
        else { return nil }
        return NameSpan(tokens: name.tokens, kind: 0)
    }

    /// "Bartolomé de las Casas": a person whom a particle cut off from the rest.
    private func withLand(_ name: NameSpan) -> NameSpan? {
        guard name.kind == 0 else { return nil }
        var end = name.tokens.upperBound
        let first = end
        while end < first + 3, isParticle(end) { end += 1 }
        guard end > first, isPart(end), word(first).key != NameSigns.e,
            word(first).key != NameSigns.y
        else { return nil }
        return NameSpan(tokens: name.tokens.lowerBound..<end + 1, kind: 0)
    }

    private func isParticle(_ i: Int) -> Bool {
        guard i < high, !word(i).hasCapital else { return false }
        return has(NameFacts.Cue.particle, i) || NameSigns.isParticle(word(i).key)
            || NameSigns.isArticle(word(i).key)
    }
}
