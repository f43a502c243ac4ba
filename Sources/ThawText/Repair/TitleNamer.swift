import ThawCore

/// Finds what a page is about: the name or phrase that its headings and bullets share.
///
/// Candidates are hyphenated words, names written with capitals inside a sentence, phrases of headings and repeated
/// content words. A place in a heading counts five times one in the text; each card that has the candidate counts
/// once more. Spellings one slip apart count together, in the commonest written form.
struct TitleNamer {
    /// Words of headings that name the kind of content, not its subject.
    static let generic: Set<String> = Set(
        """
        cause causes consequence consequences effect effects reason reasons impact impacts result results key \
        fact facts introduction summary overview definition definitions example examples type types feature \
        features note notes action actions background aim aims success successes failure failures limit limits \
        limitation limitations advantage advantages disadvantage disadvantages strength strengths weakness \
        weaknesses evidence evaluation conclusion method methods stage stages process term terms topic question \
        questions answer answers point points part chapter section unit lesson revision card cards page \
        importance significance role development change changes continuity people events event timeline \
        argument arguments arguments description explanation structure function functions factor factors
        """.spacedWords.map(String.init))

    private let resource: Resource
    private let stopWords: Set<Substring>
    private let neverInNames: Set<Substring>
    private let lexicon: Lexicon?

    init(_ resource: Resource) {
        self.resource = resource
        stopWords = StopWords.of(resource.language.tag)
        neverInNames = StopWords.inNames(resource.language.tag)
        lexicon = resource.language.isEnglish ? Lexicon.english : nil
    }

    func title() -> Naming? {
        if let term = resource.content.terms.first, !term.name.text.isEmpty {
            return Naming(
                text: Self.capitalised(term.name.text), reason: "the term that the page defines",
                confidence: 0.9)
        }
        return fromWords() ?? OpeningTitle.title(of: resource)
    }

    /// A phrase that may be the title.
    private struct Candidate {
        var forms: [String: Int] = [:]
        var headings = 0
        var texts = 0
        var places: Set<Int> = []
        var kind = 0.5

        var score: Double {
            let weight = 5 * Double(headings) + Double(texts) + Double(places.count)
            return weight * kind * (headings == 0 && kind <= 1 ? 0.5 : 1)
        }
    }

    private func fromWords() -> Naming? {
        var candidates: [String: Candidate] = [:]
        let content = resource.content
        for (place, card) in content.cards.prefix(Namer.passageLimit).enumerated() {
            if let heading = card.heading?.text {
                collect(heading, inHeading: true, place, &candidates)
            }
        }
        let bullets = content.cards.prefix(Namer.passageLimit).enumerated().flatMap { place, card in
            card.bullets.prefix(Namer.passageLimit).map { (place, $0) }
        }
        let texts = Namer.texts(of: bullets.map(\.1), in: resource)
        for ((place, _), text) in zip(bullets, texts) {
            collect(text, inHeading: false, place, &candidates)
        }
        let others = content.facts + content.questions.map(\.stem) + content.pairs.map(\.definition)
        for (i, text) in Namer.texts(of: others, in: resource).enumerated() {
            collect(text, inHeading: false, i, &candidates)
        }
        merge(&candidates)
        let ranked = candidates.sorted { ($0.value.score, $1.key) > ($1.value.score, $0.key) }
        guard let (key, best) = ranked.first,
            best.headings + best.texts >= 2 || best.headings >= 1 && best.kind > 1
        else { return nil }
        guard best.score >= 3 else { return nil }
        // What one card alone speaks of is that card's subject, not the page's.
        let isShared =
            content.cards.count < 2 || best.headings >= 2
            || best.places.count * 2 >= content.cards.count && best.places.count >= 2
        let hasTopic = resource.subjects.contains { $0.count > 1 }
        guard isShared || !hasTopic && best.headings > 0 && best.kind >= 1 else { return nil }
        let second =
            ranked.dropFirst().first { !$0.key.contains(key) && !key.contains($0.key) }?.value.score
            ?? 0
        let confidence = min(0.9, 0.45 + 0.03 * best.score + (best.score > 1.3 * second ? 0.1 : 0))
        return Naming(
            text: Self.capitalised(form(of: best)), reason: reason(for: best),
            confidence: confidence)
    }

    private func reason(for candidate: Candidate) -> String {
        let times = candidate.headings + candidate.texts
        if candidate.headings > 0 {
            return "in \(candidate.headings == 1 ? "a heading" : "\(candidate.headings) headings")"
                + (candidate.texts > 0 ? " and \(candidate.texts)× in the text" : "")
        }
        return "named \(times) times on the page"
    }

    /// The commonest written form; of equals the one with more capitals.
    private func form(of candidate: Candidate) -> String {
        func capitals(_ text: String) -> Int { text.count(where: \.isUppercase) }
        return candidate.forms.max {
            ($0.value, capitals($0.key), $1.key) < ($1.value, capitals($1.key), $0.key)
        }?.key ?? ""
    }

    static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    // MARK: Candidates

    private func collect(
        _ text: String, inHeading: Bool, _ place: Int, _ candidates: inout [String: Candidate]
    ) {
        let tokens = Words.tokens(of: text)
        var i = 0
        while i < tokens.count {
            if inHeading, i > 0, Self.isParticiple(tokens[i], behind: tokens[i - 1]) {
                i += 1
                continue
            }
            let end = endOfPhrase(from: i, in: tokens, inHeading: inHeading)
            guard end > i else {
                i += 1
                continue
            }
            let phrase = tokens[i..<end]
            let form = String(text[phrase[i].range.lowerBound..<phrase[end - 1].range.upperBound])
            add(form, phrase, inHeading: inHeading, place, &candidates)
            i = end
        }
    }

    /// "affecting" in "Factors affecting enzymes": it joins a word of headings to the subject.
    private static func isParticiple(_ token: Words.Token, behind last: Words.Token) -> Bool {
        generic.contains(last.key) && !token.isCapitalised
            && (token.key.hasSuffix("ing") || token.key.hasSuffix("ed"))
    }

    /// A run of capitals, a run of content words in a heading, or one content word.
    private func endOfPhrase(from start: Int, in tokens: [Words.Token], inHeading: Bool) -> Int {
        guard isContent(tokens[start]) else { return start }
        var end = start + 1
        let isName =
            tokens[start].isCapitalised && (!tokens[start].isInitial || startsName(tokens, start))
        while end < tokens.count, end - start < 4, tokens[end].followsDirectly,
            !tokens[end - 1].isPossessive
        {
            let next = tokens[end]
            if isName
                ? next.isCapitalised && isContent(next) : inHeading && isContent(next) && !isName
            {
                end += 1
            } else if isName, next.key == "of" || next.key == "the", end + 1 < tokens.count,
                tokens[end + 1].isCapitalised, tokens[end + 1].followsDirectly,
                isContent(tokens[end + 1])
            {
                end += 2
            } else {
                break
            }
        }
        // "Group 2", "Article 231", but not a year.
        if inHeading, end == start + 1, end < tokens.count, tokens[start].isCapitalised,
            tokens[end].followsDirectly, 1...3 ~= tokens[end].key.count,
            tokens[end].key.allSatisfy(\.isNumber)
        {
            end += 1
        }
        return end
    }

    /// Whether a capital at the beginning of a sentence is a name's rather than the sentence's.
    private func startsName(_ tokens: [Words.Token], _ i: Int) -> Bool {
        if i + 1 < tokens.count, tokens[i + 1].isCapitalised, tokens[i + 1].followsDirectly {
            return true
        }
        guard let lexicon else { return false }
        return lexicon.entry(tokens[i].key).map { $0.isName && !$0.isWord } ?? !tokens[i].key
            .contains("-")
    }

    private func isContent(_ token: Words.Token) -> Bool {
        if token.key.holdsNumber { return false }
        // "First" and "Great" are words of names.
        if token.isCapitalised, !token.isInitial, token.key.count > 2,
            !Self.generic.contains(token.key)
        {
            return !neverInNames.contains(token.key[...])
        }
        guard token.key.count > 2, !stopWords.contains(token.key[...]),
            !Self.generic.contains(token.key)
        else {
            return false
        }
        return true
    }

    private func add(
        _ form: String, _ phrase: ArraySlice<Words.Token>, inHeading: Bool, _ place: Int,
        _ candidates: inout [String: Candidate]
    ) {
        let key = phrase.map { TermMask.normalised($0.key) }.joined(separator: " ")
        let isName = phrase.contains { $0.isCapitalised && !$0.isInitial }
        let isHyphenated = key.contains("-")
        var kind = phrase.count > 1 ? (isName ? 1.6 : 1.2) : isHyphenated ? 1.4 : isName ? 1 : 0.6
        if phrase.count == 1, isName, phrase.contains(where: \.isPossessive) { kind = 0.8 }
        guard isHyphenated || isName || inHeading || key.count >= 4 else { return }
        var candidate = candidates[key] ?? Candidate()
        candidate.kind = max(candidate.kind, kind)
        candidate.forms[form, default: 0] += 1
        candidate.places.insert(place)
        if inHeading { candidate.headings += 1 } else { candidate.texts += 1 }
        candidates[key] = candidate
    }

    /// Adds spellings that are one slip apart, and phrases that hold a shorter one, to the commoner.
    private func merge(_ candidates: inout [String: Candidate]) {
        let words = candidates.filter { $0.key.utf8.count >= 8 && !$0.key.utf8.contains(0x20) }
            .map { LongWord($0.key, texts: $0.value.texts) }
            .sorted { ($0.texts, $1.key) > ($1.texts, $0.key) }.prefix(400)
        for (i, word) in words.enumerated() {
            for other in words[(i + 1)...] where word.isNear(other) {
                guard var into = candidates[word.key], let from = candidates[other.key] else {
                    continue
                }
                into.headings += from.headings
                into.texts += from.texts
                into.places.formUnion(from.places)
                candidates[word.key] = into
                candidates[other.key] = nil
            }
        }
    }

    /// A word that may have another spelling on the page.
    private struct LongWord {
        let key: String
        let texts: Int
        private let bytes: [UInt8]
        private let letters: UInt32

        init(_ key: String, texts: Int) {
            self.key = key
            self.texts = texts
            bytes = Array(key.utf8)
            letters = EditDistance.letters(of: bytes)
        }

        /// Whether the words are one slip apart, behind the first letter.
        func isNear(_ other: LongWord) -> Bool {
            // A slip changes two letters at most.
            (letters ^ other.letters).nonzeroBitCount <= 2 && bytes[0] == other.bytes[0]
                && EditDistance.distance(bytes, other.bytes, limit: 1) <= 1
        }
    }
}
