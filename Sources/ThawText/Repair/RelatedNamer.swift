import Foundation
import ThawCore

/// Finds names for related terms that lost theirs, among the names of the page.
///
/// A name is a run of capitals inside a sentence. Its sentences are compared with the definition: shared years count
/// most, then rare content words; a last word that the definition opens with ("a *speech* …": Secret *Speech*) counts
/// as much as a year; a name that the page brings in as an example ("such as the Prague Spring") counts a little
/// more. Left out are names that stand in the definition, the page's term, names in use, months, and adjectives. Two
/// shared words, a year or the last word are the least evidence.
struct RelatedNamer {
    /// The least evidence, in the units of `score`.
    static let leastScore = 1.5

    private let resource: Resource
    private let stopWords: Set<Substring>
    private let neverInNames: Set<Substring>
    private let stemmer: Stemmer
    private let sentences: [String]
    /// Stems of the page's own term: every line may have them.
    private let topic: Set<String>

    init(_ resource: Resource) {
        self.resource = resource
        let stopWords = StopWords.of(resource.language.tag)
        let stemmer = Stemmer(language: resource.language.tag)
        self.stopWords = stopWords
        self.stemmer = stemmer
        neverInNames = StopWords.inNames(resource.language.tag)
        let content = resource.content
        let heads = [resource.title.text] + content.terms.map(\.name.text)
        topic = Set(heads.flatMap { Words.stems(of: $0, stopWords: stopWords, stemmer: stemmer) })
        let isNeeded = content.relatedTerms.contains { $0.name == nil }
        let passages =
            !isNeeded
            ? []
            : content.terms.map(\.definition) + content.facts
                + content.questions.flatMap { [$0.stem] + ($0.answer.map { [$0] } ?? []) }
                + content.cards.flatMap(\.bullets) + content.pairs.map(\.definition)
        sentences = Namer.texts(of: passages, in: resource).flatMap { Sentences.texts(of: $0) }
    }

    /// A name of the page and what its sentences say.
    private struct Candidate {
        var name: String
        var words: [String]
        var sentences: Set<Int> = []
        var possessives = 0
        var count = 0
        /// Before a noun in lower case: "Soviet society".
        var adjectives = 0
        /// Behind "such as", "like", "called".
        var examples = 0
        /// Behind "the".
        var articles = 0
        var isPerson = false
    }

    func names() -> [(related: Int, name: Naming)] {
        let lost = resource.content.relatedTerms.indices.filter {
            resource.content.relatedTerms[$0].name == nil
        }
        guard !lost.isEmpty, !sentences.isEmpty else { return [] }
        let bags = sentences.map {
            Set(Words.stems(of: $0, stopWords: stopWords, stemmer: stemmer))
        }
        var frequency: [String: Int] = [:]
        for bag in bags { for stem in bag { frequency[stem, default: 0] += 1 } }
        let candidates = candidates(lost.map { definition($0) })
        var choices: [(score: Double, related: Int, candidate: Int, shared: [String])] = []
        for related in lost {
            let definition = definition(related)
            for (i, candidate) in candidates.enumerated() {
                let evidence = score(candidate, definition, bags, frequency)
                if evidence.score > 0 {
                    choices.append((evidence.score, related, i, evidence.shared))
                }
            }
        }
        choices.sort { ($0.score, $1.related, $1.candidate) > ($1.score, $0.related, $0.candidate) }
        var found: [(related: Int, name: Naming)] = []
        var taken: Set<Int> = []
        for choice in choices where choice.score >= Self.leastScore {
            guard !taken.contains(choice.candidate),
                !found.contains(where: { $0.related == choice.related })
            else {
                continue
            }
            let rival = choices.first {
                $0.related == choice.related && $0.candidate != choice.candidate
                    && !taken.contains($0.candidate)
            }
            guard choice.score >= 1.15 * (rival?.score ?? 0) else { continue }
            taken.insert(choice.candidate)
            let shared = choice.shared.prefix(4).map { "“\($0)”" }.joined(separator: ", ")
            let margin = min(1, choice.score / max(1, rival?.score ?? 1) - 1)
            let confidence = min(0.85, 0.45 + 0.03 * choice.score + 0.15 * margin)
            found.append(
                (
                    choice.related,
                    Naming(
                        text: candidates[choice.candidate].name,
                        reason: "its lines on this page share \(shared) with the definition",
                        confidence: confidence)
                ))
        }
        return found
    }

    // MARK: Names of the page

    /// What a lost definition says, read once.
    private struct Definition {
        var tokens: [Words.Token]
        var keys: Set<String>
        /// Stems of its content words, each with the word.
        var wanted: [String: String]
        var head: String?
    }

    private func definition(_ related: Int) -> Definition {
        let text = resource.asRead(resource.content.relatedTerms[related].definition)
        let tokens = Words.tokens(of: text)
        var wanted: [String: String] = [:]
        for token in tokens where !stopWords.contains(token.key[...]) {
            for stem in Words.stems(
                of: String(text[token.range]), stopWords: stopWords, stemmer: stemmer)
            {
                wanted[stem] = token.key
            }
        }
        return Definition(
            tokens: tokens, keys: Set(tokens.map { TermMask.normalised($0.key) }), wanted: wanted,
            head: head(of: tokens))
    }

    private func candidates(_ lost: [Definition]) -> [Candidate] {
        let content = resource.content
        let heads = Set(lost.compactMap { $0.head.map { stemmer.stem($0) } })
        let own = content.terms.flatMap { [$0.name.text] + $0.aliases } + [resource.title.text]
        let given = content.relatedTerms.compactMap { $0.name?.text }
        let excluded = Set((own + given).map(Self.key))
        var found: [String: Candidate] = [:]
        for (i, sentence) in sentences.enumerated() {
            let tokens = Words.tokens(of: sentence)
            let runs = Self.runs(tokens, in: sentence, stopWords: neverInNames)
            let subject = subject(tokens, of: sentence).map { [$0] } ?? []
            for run in runs + subject + compounds(tokens, in: sentence, heads: heads) {
                let key = Self.key(run.name)
                guard key.count > 2, !excluded.contains(key), !isOfTopic(run.words) else {
                    continue
                }
                var candidate = found[key] ?? Candidate(name: run.name, words: run.words)
                candidate.sentences.insert(i)
                candidate.count += 1
                if run.isPossessive { candidate.possessives += 1 }
                if run.isAdjective { candidate.adjectives += 1 }
                if run.isExample { candidate.examples += 1 }
                if run.hasArticle { candidate.articles += 1 }
                found[key] = candidate
            }
        }
        let possessed = Set(
            found.filter { $0.value.possessives > 0 && $0.value.articles == 0 }.keys)
        for (key, candidate) in found {
            let last = candidate.words.last.map(TermMask.normalised) ?? ""
            let opening = candidate.words.first.flatMap { Lexicon.english?.entry($0) }
            let hasForename =
                candidate.words.count == 2 && candidate.articles == 0 && opening?.isName == true
                && opening?.isWord == false
            let isTitled = candidate.words.first.map { Self.titles.contains($0) } ?? false
            found[key]?.isPerson =
                isTitled
                || candidate.words.count <= 3
                    && (possessed.contains(key) || possessed.contains(last) || hasForename)
        }
        return found.values
            .filter {
                $0.words.count > 1
                    || $0.adjectives * 2 <= $0.count && !Self.months.contains($0.words[0])
            }
            .sorted { $0.name < $1.name }
    }

    /// A single word made from the page's term: "Imagist" on a page about Imagism.
    private func isOfTopic(_ words: [String]) -> Bool {
        guard words.count == 1, words[0].count >= 5 else { return false }
        return topic.contains { stem in
            stem.count >= 4 && words[0].hasPrefix(stem) && words[0].count <= stem.count + 4
        }
    }

    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october",
        "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday",
    ]
    private static let titles: Set<String> = [
        "pope", "king", "queen", "emperor", "empress", "president", "sir", "lord", "lady", "saint",
        "st", "prince",
        "princess", "tsar", "general", "captain", "dr", "professor", "bishop", "cardinal",
        "chancellor", "mr", "mrs",
    ]
    /// Words that bring in an example or a name.
    private static let introductions: Set<String> = [
        "as", "like", "including", "called", "named", "during", "e.g",
    ]

    private static func key(_ name: String) -> String {
        let words = Words.tokens(of: name).map { TermMask.normalised($0.key) }
        return (words.first == "the" ? words.dropFirst() : words[...]).joined(separator: " ")
    }

    private struct NameRun {
        var name: String
        var words: [String]
        var isPossessive: Bool
        var isAdjective: Bool
        var isExample: Bool
        var hasArticle: Bool
    }

    /// Runs of capitals; "of" and "the" may join two of them. A run ends at a possessive, so that in "Khrushchev's
    /// Secret Speech" there are two names.
    private static func runs(
        _ tokens: [Words.Token], in sentence: String, stopWords: Set<Substring>
    ) -> [NameRun] {
        var found: [NameRun] = []
        var i = 0
        while i < tokens.count {
            guard tokens[i].isCapitalised, !stopWords.contains(tokens[i].key[...]) else {
                i += 1
                continue
            }
            var end = i + 1
            while end < tokens.count, tokens[end].followsDirectly, !tokens[end - 1].isPossessive,
                end - i < 5
            {
                if tokens[end].isCapitalised {
                    end += 1
                } else if versus.contains(tokens[end].key), end + 1 < tokens.count,
                    tokens[end + 1].isCapitalised
                {
                    end += 2
                    // "Brown v. Board of Education": the full stop parts the words.
                    continue
                } else if joins(tokens, i, end) || tokens[end].key == "of", end + 1 < tokens.count,
                    tokens[end + 1].isCapitalised
                {
                    end += 2
                } else {
                    break
                }
            }
            // One word that only opens a sentence is no name.
            if !(tokens[i].isInitial && end == i + 1) {
                let hasArticle = i > 0 && tokens[i - 1].key == "the"
                let before = hasArticle ? i - 2 : i - 1
                let next = end < tokens.count && tokens[end].followsDirectly ? tokens[end].key : ""
                let name = String(
                    sentence[tokens[i].range.lowerBound..<tokens[end - 1].range.upperBound])
                found.append(
                    NameRun(
                        name: name, words: tokens[i..<end].map(\.key),
                        isPossessive: tokens[end - 1].isPossessive,
                        isAdjective: !next.isEmpty && !StopWords.english.contains(next[...]),
                        isExample: before >= 0 && introductions.contains(tokens[before].key),
                        hasArticle: hasArticle))
            }
            i = end
        }
        return found
    }

    /// Between the two sides of a case at law.
    private static let versus: Set<String> = ["v", "vs"]

    /// What a sentence defines: "Effort justification means …", "Chlorophyll absorbs …". Of a single word only a
    /// rare one.
    private func subject(_ tokens: [Words.Token], of sentence: String) -> NameRun? {
        guard resource.language.isEnglish, let lexicon = Lexicon.english else { return nil }
        guard let first = tokens.first, !stopWords.contains(first.key[...]), tokens.count > 3 else {
            return nil
        }
        let verb = tokens.prefix(5).firstIndex { Self.copulas.contains($0.key) }
        let end: Int
        if let verb, (1...3).contains(verb), tokens[1..<verb].allSatisfy(\.followsDirectly) {
            end = verb
        } else if (lexicon.entry(first.key)?.band ?? 7) >= 3, tokens[1].followsDirectly,
            !tokens[1].isCapitalised, tokens[1].key.hasSuffix("s")
        {
            end = 1
        } else {
            return nil
        }
        let words = tokens[..<end]
        guard words.allSatisfy({ !stopWords.contains($0.key[...]) }) else { return nil }
        if end == 1, (lexicon.entry(first.key)?.band ?? 7) < 2 { return nil }
        return NameRun(
            name: String(sentence[first.range.lowerBound..<words[end - 1].range.upperBound]),
            words: words.map(\.key), isPossessive: false, isAdjective: false, isExample: true,
            hasArticle: false)
    }

    private static let copulas: Set<String> = [
        "is", "are", "means", "mean", "refers", "describes", "denotes", "occurs",
    ]

    /// "the Phillips curve", "free verse": a word before the noun that a lost definition opens with. In lower case
    /// it must not be a common word.
    private func compounds(
        _ tokens: [Words.Token], in sentence: String, heads: Set<String>
    ) -> [NameRun] {
        guard !heads.isEmpty else { return [] }
        var found: [NameRun] = []
        for i in tokens.indices.dropFirst() where heads.contains(stemmer.stem(tokens[i].key)) {
            let before = tokens[i - 1]
            guard tokens[i].followsDirectly, !tokens[i].isCapitalised, !before.isPossessive,
                before.isCapitalised && !before.isInitial, before.key.count > 2,
                !neverInNames.contains(before.key[...])
            else { continue }
            var start = i - 1
            while start > 0, tokens[start].followsDirectly, tokens[start - 1].isCapitalised,
                !tokens[start - 1].isInitial, !tokens[start - 1].isPossessive, i - start < 3
            {
                start -= 1
            }
            let words = tokens[start...i]
            found.append(
                NameRun(
                    name: String(
                        sentence[tokens[start].range.lowerBound..<tokens[i].range.upperBound]),
                    words: words.map(\.key), isPossessive: false, isAdjective: false,
                    isExample: false, hasArticle: start > 0 && tokens[start - 1].key == "the"))
        }
        return found
    }

    /// "the Lock and Key Model": "and" joins one word behind "the" to two or more.
    private static func joins(_ tokens: [Words.Token], _ start: Int, _ at: Int) -> Bool {
        guard tokens[at].key == "and", at == start + 1, start > 0, tokens[start - 1].key == "the",
            at + 2 < tokens.count
        else { return false }
        return tokens[(at + 1)...(at + 2)].allSatisfy { $0.isCapitalised && $0.followsDirectly }
    }

    // MARK: Evidence

    /// Head nouns of definitions by what they define, and last words of names by what they name.
    private static let people: Set<String> = [
        "leader", "politician", "king", "queen", "emperor", "scientist", "writer", "president",
        "philosopher",
        "general", "physicist", "chemist", "economist", "artist", "man", "woman", "person", "who",
        "minister",
        "revolutionary", "composer", "poet", "painter", "monarch", "chancellor", "dictator",
        "inventor",
    ]
    private static let bodies: Set<String> = [
        "union", "party", "congress", "committee", "council", "states", "state", "empire",
        "republic", "kingdom",
        "government", "parliament", "europe", "asia", "africa", "america", "army", "league",
        "nations", "assembly",
        "company", "church",
    ]
    private static let bodyHeads: Set<String> = [
        "country", "state", "union", "party", "organisation", "organization", "body", "empire",
        "republic", "region",
        "continent", "committee", "council", "assembly", "alliance", "company", "group", "agency",
        "government",
        "federation", "army", "church", "institution", "kingdom", "city", "bloc",
    ]

    private func score(
        _ candidate: Candidate, _ definition: Definition, _ bags: [Set<String>],
        _ frequency: [String: Int]
    ) -> (score: Double, shared: [String]) {
        let (tokens, keys, wanted) = (definition.tokens, definition.keys, definition.wanted)
        // A name whose words all stand in the definition is something else there.
        let words = candidate.words.filter { !stopWords.contains($0[...]) }
        if words.allSatisfy({ keys.contains(TermMask.normalised($0)) }) { return (0, []) }
        let own = Set(words.map { stemmer.stem($0) }).union(topic)
        var context: Set<String> = []
        for i in candidate.sentences { context.formUnion(bags[i]) }
        var score = 0.0
        var shared: [(weight: Double, word: String)] = []
        for (stem, word) in wanted where context.contains(stem) && !own.contains(stem) {
            let isYear = Self.isYear(word)
            let rarity =
                log(1 + Double(bags.count) / Double(frequency[stem] ?? 1))
                / log(1 + Double(bags.count))
            let weight = isYear ? 3 : rarity
            score += weight
            shared.append((weight, word))
        }
        guard
            shared.count > 1 || shared.contains(where: { $0.weight >= 3 })
                || isNamed(candidate, by: tokens)
        else {
            return (0, [])
        }
        // Names of many sentences share words by chance.
        score /= Double(candidate.sentences.count).squareRoot()
        if candidate.examples > 0 { score += 0.5 }
        if candidate.articles > 0, candidate.words.count > 1 { score *= 1.2 }
        let head = self.head(of: tokens)
        if let head, isNamed(candidate, by: tokens) {
            score += 3
            shared.append((3, head))
        }
        score *= fit(candidate, head: head)
        // What the definition itself speaks of, and does not open with, is something else.
        if let last = candidate.words.last.map({ stemmer.stem($0) }), wanted[last] != nil,
            !isNamed(candidate, by: tokens)
        {
            score *= 0.5
        }
        // A kind of the page's own term, where the definition does not speak of it.
        let isKind = words.contains { topic.contains(stemmer.stem($0)) }
        if isKind, !wanted.keys.contains(where: topic.contains) { score *= 0.5 }
        // Lines that tell of other years tell of something else.
        let years = wanted.values.filter(Self.isYear)
        let others = context.filter(Self.isYear)
        if !years.isEmpty, !others.isEmpty, !years.contains(where: others.contains) { score *= 0.5 }
        shared.sort { ($0.weight, $1.word) > ($1.weight, $0.word) }
        return (score, shared.map(\.word))
    }

    private static func isYear(_ word: String) -> Bool {
        word.count == 4 && word.allSatisfy(\.isNumber)
    }

    /// Whether the definition opens with the name's last word: "A speech …" and "Secret Speech".
    private func isNamed(_ candidate: Candidate, by tokens: [Words.Token]) -> Bool {
        guard let head = head(of: tokens), let last = candidate.words.last else { return false }
        return stemmer.stem(last) == stemmer.stem(head)
    }

    /// The noun that the definition says the term is: the last word before the first verb, "of", "that" or comma.
    private func head(of tokens: [Words.Token]) -> String? {
        let articles: Set<String> = ["a", "an", "the", "brief", "short", "long"]
        let rest = tokens.drop { articles.contains($0.key) }
        var head: String?
        for token in rest.prefix(6) {
            if stopWords.contains(token.key[...]) || !token.followsDirectly && head != nil { break }
            if token.key.hasSuffix("ed"), head != nil { break }
            head = token.key
        }
        return head
    }

    /// How well the sort of name fits the sort of thing that is defined.
    private func fit(_ candidate: Candidate, head: String?) -> Double {
        guard let head else { return 1 }
        let isPerson = candidate.isPerson
        let isBody = candidate.words.last.map { Self.bodies.contains($0) } ?? false
        if Self.people.contains(head) { return isBody ? 0.3 : isPerson ? 1.3 : 1 }
        if Self.bodyHeads.contains(head) { return isPerson ? 0.4 : 1 }
        return isPerson || isBody ? 0.4 : 1
    }
}
