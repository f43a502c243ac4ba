import ThawCore
import ThawText

/// Questions about the terms of a page: which one is meant, which definition goes with which, two of a kind compared.
struct TermQuestions {
    /// A term, what the page says it is, and that with the term hidden.
    struct Entry {
        var name: String
        var definition: String
        var masked: String
        var source: NotedSentence
        var words: Set<QuestionWords.Word>
        /// The kind of thing that the definition says it is: "period", "process".
        var genus: String?
        var isForm: Bool
        /// Whether the term is a date: an entry of a list of dates.
        var isDate: Bool
    }

    private static let matchSize = 3...6
    private static let longestDefinition = 220
    private static let comparisonLimit = 3

    private let isEnglish: Bool
    private let entries: [Entry]
    private let sentences: [NotedSentence]

    init(_ sentences: [NotedSentence], of resource: Resource, terms: [DefinedTerm]) {
        isEnglish = resource.language.isEnglish
        self.sentences = sentences
        var entries: [Entry] = []
        var seen: Set<String> = []
        for term in terms where term.confidence >= 0.7 {
            guard let entry = Self.entry(term, resource, sentences),
                seen.insert(QuestionWords.keys(of: entry.name).joined(separator: " ")).inserted,
                seen.insert(entry.definition.lowercased()).inserted
            else { continue }
            entries.append(entry)
        }
        self.entries = entries
    }

    /// Whether a name, in lower case, is a word that the page writes so.
    private func isSmall(_ name: String) -> Bool {
        func isSmall(_ word: Substring) -> Bool {
            guard let byte = word.utf8.first, byte < 0x80 else {
                return word.first?.isLowercase == true
            }
            return byte &- 0x61 < 26
        }
        let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
        return sentences.prefix(2_000).contains { sentence in
            // What is no ASCII may be equal without the same bytes.
            guard !isASCII || sentence.text.holds(name) else { return false }
            return sentence.text.split(
                atBytes: { ($0 | 0x20) &- 0x61 >= 26 }, otherwise: { !$0.isLetter }
            ).contains { $0 == name && isSmall($0) }
        }
    }

    private static func entry(
        _ term: DefinedTerm, _ resource: Resource, _ sentences: [NotedSentence]
    ) -> Entry? {
        guard let name = resource.shown(term.name), !name.isEmpty,
            let source = sentence(at: term.definition.span.start, sentences)
        else { return nil }
        let whole = resource.shown(term.definition)
        let isForm = term.pattern == .form
        // Of a definition in sentences the first says what the term is.
        let isEntry = source.place == .entry
        let definition = isEntry ? whole : isForm ? source.text : QuestionWords.trimmed(whole)
        guard definition.utf8.count <= longestDefinition, !definition.hasSuffix(":"),
            definition.contains(where: { $0.isLetter || $0.isNumber }),
            !NotedSentence.pointsBack(definition), !QuestionWords.holds(definition, name) || isForm
        else { return nil }
        let masked = TermMask.masking([name] + term.aliases, in: definition)
        let words = QuestionWords.words(of: masked)
        guard masked.contains(where: \.isLetter), !QuestionWords.tells(words, of: name) else {
            return nil
        }
        return Entry(
            name: name, definition: definition, masked: masked, source: source,
            words: QuestionWords.content(of: words), genus: Genus.of(masked), isForm: isForm,
            isDate: source.place == .entry)
    }

    /// The sentence that holds an offset of the source.
    private static func sentence(at offset: Int, _ sentences: [NotedSentence]) -> NotedSentence? {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].passage.span.start <= offset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low > 0, sentences[low - 1].passage.span.end > offset else { return nil }
        return sentences[low - 1]
    }

    // MARK: Match

    func matches() -> [QuestionDraft] {
        var drafts: [QuestionDraft] = []
        let groups = [
            entries.filter { $0.isForm && !$0.isDate }, entries.filter { !$0.isForm },
            entries.filter(\.isDate),
        ]
        for group in groups {
            var chosen: [Entry] = []
            for entry in group where chosen.count < Self.matchSize.upperBound {
                let isApart = chosen.allSatisfy {
                    Self.areApart($0, entry) && QuestionWords.overlap($0.words, entry.words) < 0.7
                        && !QuestionWords.holds($0.masked, entry.name)
                        && !QuestionWords.holds(entry.masked, $0.name)
                }
                if isApart { chosen.append(entry) }
            }
            guard Self.matchSize.contains(chosen.count) else { continue }
            drafts.append(
                QuestionDraft(
                    kind: .match, level: .recall,
                    stem: chosen[0].isDate
                        ? "Match each date with what happened."
                        : "Match each term with what it means.",
                    units: chosen.map { IdeaUnit("\($0.name): \($0.masked)") },
                    sources: chosen.map(\.source),
                    words: "terms\n" + chosen.map(\.source.read).joined(separator: "\n"),
                    siblings: "match",
                    task: .match(chosen.map { .init($0.name, $0.masked) })))
        }
        return drafts
    }

    /// Whether the dates of two entries do not lie within each other; true of what is no date.
    private static func areApart(_ one: Entry, _ other: Entry) -> Bool {
        guard one.isDate else { return true }
        guard let a = one.source.dating?.date, let b = other.source.dating?.date else {
            return false
        }
        return [.before, .after].contains(a.order(to: b))
    }

    // MARK: Choice

    func choices() -> [QuestionDraft] {
        guard isEnglish else { return [] }
        return Array(
            entries.indices.prefix(100).compactMap(choice).prefix(PracticeItems.choiceLimit))
    }

    private func choice(_ at: Int) -> QuestionDraft? {
        let entry = entries[at]
        guard !entry.isDate else { return nil }
        var options: [Item.Task.Option] = [.init(entry.name)]
        var sources = [entry.source]
        let near = max(0, at - 20)..<min(entries.count, at + 21)
        let around = near.filter { $0 != at }.sorted {
            (rank($0, entry), abs($0 - at), $0) < (rank($1, entry), abs($1 - at), $1)
        }
        for other in around.map({ entries[$0] }) where options.count < 4 {
            guard !other.isDate, Self.isAlike(entry.name, other.name),
                let line = other.source.lines.first,
                !entry.source.lines.contains(line),
                QuestionWords.overlap(entry.words, other.words) < 0.6,
                !QuestionWords.tells(entry.masked, of: other.name),
                options.allSatisfy({ !QuestionWords.tells($0.text, of: other.name) })
            else { continue }
            options.append(.init(other.name, refutedBy: line))
            sources.append(other.source)
        }
        guard options.count >= 3 else { return nil }
        return QuestionDraft(
            kind: .choice, level: .recall,
            stem: "Which term is meant? \(QuestionWords.capitalised(entry.masked))",
            units: [IdeaUnit(entry.name)], sources: sources, words: "term\n" + entry.source.read,
            task: .choice(options))
    }

    private func rank(_ at: Int, _ entry: Entry) -> Int {
        entry.genus != nil && entries[at].genus == entry.genus ? 0 : 1
    }

    /// Whether two terms look like answers to one question: names both or neither.
    private static func isAlike(_ one: String, _ other: String) -> Bool {
        func isName(_ term: String) -> Bool {
            let words = term.split(separator: " ")
            guard let last = words.last?.first else { return false }
            return last.isUppercase && words.count > 1
        }
        return isName(one) == isName(other) && isAdjective(one) == isAdjective(other)
    }

    private static func isAdjective(_ term: String) -> Bool {
        !term.contains(" ")
            && ["ic", "al", "ous", "ive", "ible", "able"].contains { term.hasSuffix($0) }
    }

    // MARK: Compare

    func comparisons() -> [QuestionDraft] {
        guard isEnglish else { return [] }
        var waiting: [String: Entry] = [:]
        var drafts: [QuestionDraft] = []
        for entry in entries where drafts.count < Self.comparisonLimit {
            guard let genus = entry.genus, !entry.isDate else { continue }
            guard let other = waiting.removeValue(forKey: genus) else {
                waiting[genus] = entry
                continue
            }
            guard other.source.lines != entry.source.lines else { continue }
            drafts.append(
                QuestionDraft(
                    kind: .compare, level: .compare,
                    stem: comparing(other, entry),
                    units: [other, entry].map { IdeaUnit("\($0.name): \($0.definition)") },
                    sources: [other.source, entry.source],
                    words: [other, entry].map(\.source.read).joined(separator: "\n")))
        }
        return drafts
    }

    /// Both small where the page writes both so, and with the article that the page gives them.
    private func comparing(_ one: Entry, _ other: Entry) -> String {
        let lower = [one, other].map { $0.name.prefix(1).lowercased() + $0.name.dropFirst() }
        let isSmall = lower.allSatisfy { self.isSmall($0) }
        func inSentence(_ entry: Entry) -> String {
            if entry.name.hasPrefix("The ") { return "the " + entry.name.dropFirst(4) }
            let name =
                isSmall ? entry.name.prefix(1).lowercased() + entry.name.dropFirst() : entry.name
            let opening = "the " + entry.name.lowercased() + " "
            return entry.source.text.lowercased().hasPrefix(opening) ? "the \(name)" : name
        }
        return "Compare \(inSentence(one)) and \(inSentence(other))."
    }
}

/// What kind of thing a definition says that something is.
enum Genus {
    private static let openings: Set<String> = ["a", "an", "the", "any", "one"]
    /// Words behind which the description goes on, not the kind.
    private static let joints: Set<String> = [
        "of", "in", "that", "which", "who", "where", "when", "by", "for", "to", "with", "from",
        "during", "between", "at", "on", "and", "or", "used", "made", "as", "into", "under",
        "among", "against", "through", "whose", "within", "about", "over", "known", "begun", "is",
    ]
    /// Kinds that say nothing.
    private static let empty: Set<String> = [
        "type", "kind", "form", "part", "term", "name", "set", "number", "word", "way", "thing",
        "group", "series", "one", "use", "act", "piece", "lot", "result", "person", "people",
    ]

    /// The head of the first noun group: "a brief period of …" gives "period".
    static func of(_ definition: String) -> String? {
        var words = QuestionWords.keys(of: definition)[...]
        for opening in [["refers", "to"], ["refer", "to"], ["is"], ["was"], ["are"], ["were"]] {
            // Behind the gap that hides the term.
            if words.count > opening.count + 1, words.prefix(3).starts(with: opening) {
                words = words.dropFirst(opening.count)
            }
        }
        guard let first = words.first, openings.contains(first) else { return nil }
        var head: String?
        for word in words.dropFirst().prefix(6) {
            if joints.contains(word) || word.hasSuffix("ing") || isParticiple(word, after: head) {
                break
            }
            head = word
        }
        guard let head, head.utf8.count > 2, !empty.contains(head) else { return nil }
        return head
    }

    private static func isParticiple(_ word: String, after head: String?) -> Bool {
        head != nil && word.hasSuffix("ed")
    }
}
