import ThawCore

/// Finds headings for cards that lost theirs, from what their bullets share: the cue words that most of them have, or
/// a phrase that no other card repeats.
struct HeadingNamer {
    /// What a card is about when its bullets say such words. Written for school pages of history, the sciences and
    /// social studies; each cue is a word or the beginning of one (with `*`), or a phrase.
    static let cues: [(heading: String, cues: [String])] = [
        (
            "Consequences",
            [
                "led to", "leads to", "leading to", "caused", "causing", "resulted", "resulting",
                "as a result",
                "result of this", "consequence*", "weakened", "strengthened", "discouraged",
                "encouraged",
                "therefore", "thus", "so that", "meant that", "forced", "triggered", "sparked",
                "brought about",
                "gave rise", "deteriorat*", "aftermath", "in the long term", "left the", "ended in",
                "paved",
                "collapsed", "destroyed", "undermined", "worsened", "declined",
            ]
        ),
        (
            "Limits",
            [
                "wasn't", "weren't", "didn't", "couldn't", "hadn't", "isn't", "aren't", "doesn't",
                "not", "only",
                "despite", "although", "however", "persisted", "continued", "remained", "still",
                "limited",
                "failed", "fails", "never", "yet", "but", "unable", "restricted", "lacked", "no",
                "little", "hardly",
                "partly", "incomplete",
            ]
        ),
        (
            "Causes",
            [
                "because", "due to", "owing to", "caused by", "since", "origin*", "began",
                "beginning*", "before",
                "grievance*", "resent*", "tension*", "discontent*", "unrest", "shortage*",
                "long-term",
                "short-term", "trigger*", "rivalry", "crisis", "pressure*", "reason*", "stems from",
                "arises",
            ]
        ),
        (
            "Aims",
            [
                "aim*", "wanted", "wants", "intend*", "hoped", "hopes", "sought", "seeks",
                "in order to", "goal*",
                "planned", "wished", "desire*", "purpose", "ambition*", "objective*", "promis*",
            ]
        ),
        (
            "Measures",
            [
                "introduced", "reform*", "created", "banned", "abolished", "set up", "established",
                "passed",
                "released", "law", "laws", "act", "decree*", "founded", "nationalis*",
                "redistribut*", "granted",
                "built", "launched", "reorganis*", "appointed", "legalised", "signed", "replaced",
            ]
        ),
        (
            "Successes",
            [
                "success*", "improved", "improves", "increased", "achiev*", "grew", "rose",
                "better", "won",
                "doubled", "trebled", "recovered", "popular", "effective",
            ]
        ),
        (
            "Advantages",
            [
                "advantage*", "cheap*", "fast*", "efficient*", "renewable", "reliable", "easy",
                "easier", "saves",
                "clean", "safe*", "flexible", "benefit*", "quick*", "accurate", "no emissions",
                "low cost",
            ]
        ),
        (
            "Disadvantages",
            [
                "disadvantage*", "expensive", "slow*", "costly", "pollut*", "risk*", "danger*",
                "unreliable",
                "difficult*", "harm*", "waste*", "noisy", "time-consuming", "bias*",
                "non-renewable", "damag*",
            ]
        ),
        (
            "Function",
            [
                "allows", "controls", "carries", "produces", "used to", "used for", "helps",
                "transports",
                "protects", "stores", "absorbs", "releases", "contains", "supports", "regulates",
                "pumps",
                "converts", "filters", "transmits",
            ]
        ),
        (
            "Steps",
            [
                "first", "firstly", "then", "next", "finally", "after that", "second", "secondly",
                "lastly",
                "step", "stage", "once", "until", "repeat*",
            ]
        ),
        (
            "Meaning",
            [
                "refers to", "means", "is a", "is the", "are the", "term", "coined", "defined",
                "known as", "called",
            ]
        ),
    ]

    /// Cues that are common in any text and count half.
    private static let weak: Set<String> = [
        "but", "not", "no", "since", "before", "first", "then", "law", "act", "laws", "is a",
        "is the", "are the",
        "once", "next", "second", "so that", "thus", "began", "reason*", "contains", "called",
        "crisis", "yet",
    ]

    private let resource: Resource
    private let title: String?

    init(_ resource: Resource) {
        self.resource = resource
        title = resource.title.text.isEmpty ? nil : resource.title.text
    }

    /// A name for each card without a heading that the evidence suffices for.
    func headings() -> [(card: Int, name: Naming)] {
        guard resource.language.isEnglish else { return [] }
        var used = Set(resource.content.cards.compactMap { $0.heading?.text.lowercased() })
        var found: [(card: Int, name: Naming)] = []
        for (i, card) in resource.content.cards.prefix(Namer.passageLimit).enumerated()
        where card.heading == nil && !card.bullets.isEmpty {
            let texts = Namer.texts(of: card.bullets.prefix(40), in: resource)
            guard let name = fromCues(texts) ?? fromPhrase(texts, card: i),
                used.insert(name.text.lowercased()).inserted
            else { continue }
            found.append((i, name))
        }
        return found
    }

    private func fromCues(_ texts: [String]) -> Naming? {
        let tokens = texts.map { Self.padded(Words.tokens(of: $0).map(\.key)) }
        var scores: [(heading: String, bullets: Double, cues: [String])] = []
        for (heading, cues) in Self.compiled {
            var bullets = 0.0
            var seen: [String] = []
            for text in tokens {
                let hits = cues.filter { Self.stands($0.bytes, in: text) }
                guard let first = hits.first(where: { !$0.isWeak }) ?? hits.first
                else { continue }
                bullets += first.isWeak ? 0.5 : 1
                if !seen.contains(first.shown) { seen.append(first.shown) }
            }
            scores.append((heading, bullets, seen))
        }
        scores.sort { $0.bullets > $1.bullets }
        let best = scores[0]
        let share = best.bullets / Double(texts.count)
        guard best.bullets >= 2, share >= 0.4,
            best.bullets >= scores[1].bullets + 1
                || share > 0.75 && best.bullets > scores[1].bullets
        else { return nil }
        let said = best.cues.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
        let text =
            title.map { "\(best.heading) of \(article(of: $0, in: texts))\(Self.inSentence($0))" }
            ?? best.heading
        return Naming(
            text: text,
            reason: "\(Int(best.bullets.rounded())) of \(texts.count) bullets say \(said)",
            confidence: min(0.85, 0.45 + 0.4 * share))
    }

    /// "the " where the page writes the title behind it.
    private func article(of title: String, in texts: [String]) -> String {
        let wanted = "the " + title.lowercased()
        let headings = resource.content.cards.prefix(Namer.passageLimit).compactMap {
            $0.heading?.text
        }
        return (headings + texts).contains { $0.lowercased().contains(wanted) } ? "the " : ""
    }

    private struct Cue {
        var shown: String
        var isWeak: Bool
        /// A space before it, and one behind it unless it is the beginning of a word.
        var bytes: [UInt8]
    }

    private static let compiled: [(heading: String, cues: [Cue])] = cues.map { heading, cues in
        let cues = cues.map { cue in
            let isStart = cue.hasSuffix("*")
            let shown = isStart ? String(cue.dropLast()) : cue
            return Cue(
                shown: shown, isWeak: weak.contains(cue),
                bytes: Array((" " + shown + (isStart ? "" : " ")).utf8))
        }
        return (heading, cues)
    }

    /// The words with a space before, between and behind them.
    private static func padded(_ words: [String]) -> [UInt8] {
        var bytes: [UInt8] = [0x20]
        for word in words {
            bytes += Array(word.utf8)
            bytes.append(0x20)
        }
        return bytes
    }

    /// Every cue begins at a space. Cost: the spaces of the text.
    private static func stands(_ cue: [UInt8], in text: [UInt8]) -> Bool {
        guard cue.count <= text.count else { return false }
        return text.withUnsafeBufferPointer { text in
            cue.withUnsafeBufferPointer { cue in
                for start in 0...(text.count - cue.count)
                where text[start] == 0x20 && text[start + 1] == cue[1] {
                    var i = 2
                    while i < cue.count, text[start + i] == cue[i] { i += 1 }
                    if i >= cue.count { return true }
                }
                return false
            }
        }
    }

    /// The title as it stands inside a heading: an ordinary first word loses its capital.
    private static func inSentence(_ title: String) -> String {
        guard let first = Words.tokens(of: title).first,
            !title.dropFirst().contains(where: \.isUppercase),
            let entry = Lexicon.english?.entry(first.key), entry.isWord, !entry.isName
        else { return title }
        return title.prefix(1).lowercased() + title.dropFirst()
    }

    /// A name or noun that half of the card's bullets have, more than any other, and that is not the title.
    private func fromPhrase(_ texts: [String], card: Int) -> Naming? {
        guard texts.count >= 2 else { return nil }
        let topic = title?.lowercased() ?? ""
        let ranked = Self.capitals(in: texts).filter { !topic.contains($0.key) }
            .sorted { ($0.value.bullets.count, $1.key) > ($1.value.bullets.count, $0.key) }
        guard let best = ranked.first?.value, best.bullets.count >= 2,
            best.bullets.count * 2 >= texts.count,
            best.bullets.count > ranked.dropFirst().first?.value.bullets.count ?? 0
        else { return nil }
        return Naming(
            text: best.form, reason: "named in \(best.bullets.count) of \(texts.count) bullets",
            confidence: 0.4 + 0.3 * Double(best.bullets.count) / Double(texts.count))
    }

    /// Endings of nouns: a word that only opens bullets is taken for what they are about if it has one.
    private static let nounEndings = [
        "s", "ism", "ion", "ity", "ment", "ness", "ship", "ence", "ance",
    ]

    /// What is written with a capital, and in which bullets it stands, in lower case too.
    private static func capitals(in texts: [String]) -> [String: (form: String, bullets: Set<Int>)]
    {
        let tokens = texts.map { Words.tokens(of: $0) }
        var counts: [String: (form: String, bullets: Set<Int>)] = [:]
        for (i, tokens) in tokens.enumerated() {
            var k = 0
            while k < tokens.count {
                guard tokens[k].isCapitalised, tokens[k].key.count > 2,
                    !StopWords.english.contains(tokens[k].key[...])
                else {
                    k += 1
                    continue
                }
                var end = k + 1
                while end < tokens.count, end - k < 4, tokens[end].isCapitalised,
                    tokens[end].followsDirectly
                {
                    end += 1
                }
                let isOpening = tokens[k].isInitial && end == k + 1
                let isNoun = nounEndings.contains { tokens[k].key.hasSuffix($0) }
                if !isOpening || isNoun {
                    let range = tokens[k].range.lowerBound..<tokens[end - 1].range.upperBound
                    let form = String(texts[i][range])
                    counts[form.lowercased(), default: (form, [])].bullets.insert(i)
                }
                k = end
            }
        }
        for (i, tokens) in tokens.enumerated() {
            for token in tokens where counts[token.key] != nil {
                counts[token.key]?.bullets.insert(i)
            }
        }
        return counts
    }
}
