import Foundation
public import ThawCore

/// Likeness of resources by their words: the cosine of tf·idf weights of Snowball stems.
public struct Ranker: Sendable {
    /// Resources less alike than this have next to nothing in common.
    static let leastLikeness = 0.04
    /// How much of a long resource is weighed.
    private static let byteBudget = 300_000

    /// The words that say most about a resource, the most telling first: what to ask the store for.
    ///
    /// Without other resources to compare with, a word tells by how often it stands on the page, more in titles,
    /// headings and terms, and by how rare it is in English. The words are as written, in lower case, since a store
    /// finds whole words; of forms with one stem the commonest comes first, and the others only after half of
    /// the list is filled.
    public static func keywords(of resource: Resource, limit: Int = 24) -> [String] {
        let weighed = weighed(resource)
        let ranked = weighed.weights.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map(\.key)
        let forms = ranked.prefix(limit).map { stem in
            (weighed.forms[stem] ?? [:]).sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map(
                \.key)
        }
        var words = forms.prefix(limit / 2).compactMap(\.first)
        words += forms.prefix(limit / 4).compactMap { $0.dropFirst().first }
        words += forms.dropFirst(limit / 2).compactMap(\.first)
        return Array(words.prefix(limit))
    }

    /// The others by likeness to the resource, the most alike first, from 0 to 1. What has next to nothing in common is
    /// left out.
    public static func similar(
        to resource: Resource, among others: [Resource]
    ) -> [(resource: Resource, likeness: Double)] {
        let others = others.filter { $0.id != resource.id }
        let all = [weights(of: resource)] + others.map { weights(of: $0) }
        var documents: [String: Int] = [:]
        for words in all { for word in words.keys { documents[word, default: 0] += 1 } }
        // A word that every resource has still tells a little: the set is small.
        let count = Double(all.count)
        let vectors = all.map { words in
            words.reduce(into: [String: Double]()) { vector, word in
                let share = count / Double(documents[word.key] ?? 1)
                vector[word.key] = word.value.squareRoot() * log(1 + share)
            }
        }
        let lengths = vectors.map(length)
        var found: [(resource: Resource, likeness: Double)] = []
        for (i, other) in others.enumerated() where lengths[0] > 0 && lengths[i + 1] > 0 {
            let likeness = product(vectors[0], vectors[i + 1]) / (lengths[0] * lengths[i + 1])
            if likeness >= leastLikeness { found.append((other, min(1, likeness))) }
        }
        return found.sorted {
            ($0.likeness, $1.resource.id.description) > ($1.likeness, $0.resource.id.description)
        }
    }

    // MARK: Weights

    /// How much each stem of a resource weighs.
    static func weights(of resource: Resource) -> [String: Double] { weighed(resource).weights }

    /// How much each stem of a resource weighs, and the forms in which it is written there.
    private static func weighed(
        _ resource: Resource
    ) -> (weights: [String: Double], forms: [String: [String: Int]]) {
        let stemmer = Stemmer(language: resource.language.tag)
        let stopWords = StopWords.of(resource.language.tag)
        let lexicon = resource.language.isEnglish ? Lexicon.english : nil
        var weights: [String: Double] = [:]
        var forms: [String: [String: Int]] = [:]
        var rarities: [String: Double] = [:]
        func add(_ text: String, _ weight: Double) {
            for (stem, form) in Words.stemmed(of: text, stopWords: stopWords, stemmer: stemmer) {
                forms[stem, default: [:]][form, default: 0] += 1
                let rarity = rarities[stem] ?? Self.rarity(of: stem, in: lexicon)
                rarities[stem] = rarity
                weights[stem, default: 0] += weight * rarity
            }
        }
        add(resource.shownTitle, 3)
        for path in resource.subjects { add(path.joined(separator: " "), 1) }
        var left = byteBudget
        for text in resource.shownTexts() where text.role != .comment {
            left -= text.text.utf8.count
            guard left > 0 else { break }
            add(text.text, weight(of: text.role))
        }
        return (weights, forms)
    }

    /// What a word counts for by where it stands.
    static func weight(of role: SearchLine.Role) -> Double {
        switch role {
        case .title, .term: 3
        case .heading: 2
        default: 1
        }
    }

    /// 0.4 for the commonest words to 1.4 for the rarest; a stem that is no word counts as rare.
    private static func rarity(of stem: String, in lexicon: Lexicon?) -> Double {
        guard let lexicon else { return 1 }
        return 0.4 + Double(lexicon.entry(stem)?.band ?? 5) / 7
    }

    private static func length(_ vector: [String: Double]) -> Double {
        vector.values.sorted().reduce(0) { $0 + $1 * $1 }.squareRoot()
    }

    private static func product(_ a: [String: Double], _ b: [String: Double]) -> Double {
        // Sorted, so that the sum is the same on every run.
        a.keys.sorted().reduce(0) { $0 + (a[$1] ?? 0) * (b[$1] ?? 0) }
    }
}
