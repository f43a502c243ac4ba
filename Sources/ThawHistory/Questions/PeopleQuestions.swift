import ThawCore
import ThawText

/// Questions about the people of a page and what they did.
struct PeopleQuestions {
    /// A line that tells what one person did, the person in front.
    struct Deed {
        var person: String
        var hidden: String
        var source: NotedSentence
        /// The number of the sentence.
        var place: Int
    }

    private static let matchSize = 3...6
    /// People whose deeds lie further apart are no likely answers.
    private static let nearestDays = 80 * 365

    private let deeds: [Deed]
    /// The lines that name a person, the first of them.
    private let lines: [String: [Int]]
    /// The people who stand together in a line, for those who stand with others.
    private let together: [String: Set<String>]
    private let sentences: [NotedSentence]
    /// What lines are about, worked out for the few that are compared.
    private var words: [Int: Set<QuestionWords.Word>] = [:]

    init(_ sentences: [NotedSentence]) {
        var deeds: [Deed] = []
        var lines: [String: [Int]] = [:]
        var together: [String: Set<String>] = [:]
        for place in sentences.indices where !sentences[place].people.isEmpty {
            let people = sentences[place].people
            // Few lines name more than one.
            let isAlone = people.allSatisfy { $0.name == people[0].name }
            let names = isAlone ? [people[0].name] : Set(people.map(\.name))
            for name in names {
                Self.add(place, to: &lines[name, default: []])
                if !isAlone { together[name, default: []].formUnion(names) }
            }
            if let deed = Self.deed(sentences[place], at: place) { deeds.append(deed) }
        }
        self.deeds = deeds
        self.lines = lines
        self.together = together
        self.sentences = sentences
    }

    private static func add(_ line: Int, to lines: inout [Int]) {
        if lines.count < 40 { lines.append(line) }
    }

    private mutating func words(ofLine place: Int) -> Set<QuestionWords.Word> {
        if let known = words[place] { return known }
        let found = QuestionWords.content(of: sentences[place].text)
        words[place] = found
        return found
    }

    private static func deed(_ sentence: NotedSentence, at place: Int) -> Deed? {
        guard let person = sentence.people.first, person.isOpening,
            sentence.place != .answer, sentence.people.allSatisfy({ $0.name == person.name }),
            sentence.context.isEmpty, sentence.text.utf8.count <= 220,
            sentence.text.hasPrefix(person.surface), isWhole(person)
        else { return nil }
        let rest = sentence.text.dropFirst(person.surface.count)
        // "Stalin's death" is no deed of Stalin's; "Stalin, Beria and …" not his alone.
        guard rest.hasPrefix(" "), rest.dropFirst().first?.isLowercase == true else { return nil }
        let words = rest.utf8.split(separator: 0x20, maxSplits: 3).prefix(3).map(Substring.init)
        guard words.count == 3, !Self.noDeeds.contains(words[0]) else { return nil }
        let hidden = TermMask.masking([person.surface, person.name], in: sentence.text)
        guard !QuestionWords.tells(hidden, of: person.name) else { return nil }
        return Deed(person: person.name, hidden: hidden, source: sentence, place: place)
    }

    /// Words behind a person that tell no deed: what somebody was, had, may have done, or another person.
    private static let noDeeds: Set<Substring> = [
        "and", "or", "of", "who", "whose", "was", "were", "is", "are", "had", "has", "perhaps",
        "probably", "arguably", "possibly", "should", "could", "would", "might", "may", "did",
        "died",
    ]

    /// Whether the words that stand in the line are a name that can be shown.
    private static func isWhole(_ person: NotedSentence.Naming) -> Bool {
        let keys = QuestionWords.keys(of: person.surface)
        let full = Set(QuestionWords.keys(of: person.name))
        return !keys.isEmpty
            && keys.allSatisfy {
                $0.count > 2 && full.contains($0) || $0.count < 5 && keys.count > 1
            }
    }

    /// Each person is asked for once.
    mutating func choices() -> [QuestionDraft] {
        var answers: Set<String> = []
        var drafts: [QuestionDraft] = []
        for at in deeds.indices where drafts.count < PracticeItems.choiceLimit {
            guard !answers.contains(deeds[at].person), let draft = choice(at) else { continue }
            answers.insert(deeds[at].person)
            drafts.append(draft)
        }
        return drafts
    }

    private mutating func choice(_ at: Int) -> QuestionDraft? {
        let deed = deeds[at]
        var options: [Item.Task.Option] = [.init(deed.person)]
        var sources = [deed.source]
        let low = max(0, at - 30)
        let around = (low..<min(deeds.count, at + 31)).filter { $0 != at }
            .sorted { (abs($0 - at), $0) < (abs($1 - at), $1) }
        for other in around.map({ deeds[$0] }) where options.count < 4 {
            guard let line = other.source.lines.first, !deed.source.lines.contains(line),
                !options.contains(where: { $0.text == other.person }),
                isElsewhere(deed, other), isApart(deed, other)
            else { continue }
            options.append(.init(other.person, refutedBy: line))
            sources.append(other.source)
        }
        guard options.count >= 3 else { return nil }
        return QuestionDraft(
            kind: .choice, level: .recall, stem: "Who? \(deed.hidden)",
            units: [IdeaUnit(deed.person)], sources: sources, words: "person\n" + deed.source.read,
            task: .choice(options))
    }

    /// Whether the notes nowhere name the two together, or say of the other what is asked for here.
    private mutating func isApart(_ deed: Deed, _ other: Deed) -> Bool {
        guard together[deed.person]?.contains(other.person) != true,
            !QuestionWords.tells(other.person, of: deed.person),
            !QuestionWords.tells(deed.hidden, of: other.person)
        else { return false }
        let own = words(ofLine: deed.place)
        for line in lines[other.person, default: []]
        where QuestionWords.overlap(words(ofLine: line), own) >= 0.4 {
            return false
        }
        return true
    }

    /// Whether the other line tells of another time, certainly, and of one near enough for the person to be thought of.
    private func isElsewhere(_ deed: Deed, _ other: Deed) -> Bool {
        guard let one = deed.source.dating?.date, let two = other.source.dating?.date,
            [.before, .after].contains(one.order(to: two)),
            let first = one.earliestDay, let second = two.earliestDay
        else { return false }
        return abs(first - second) <= Self.nearestDays
    }

    /// People with what they did, one line each, where the line tells nobody else.
    mutating func match() -> [QuestionDraft] {
        var chosen: [Deed] = []
        for deed in deeds.prefix(200) where chosen.count < Self.matchSize.upperBound {
            var isNew = true
            for other in chosen where isNew {
                isNew =
                    other.person != deed.person && isApart(deed, other) && isApart(other, deed)
            }
            if isNew { chosen.append(deed) }
        }
        guard Self.matchSize.contains(chosen.count) else { return [] }
        return [
            QuestionDraft(
                kind: .match, level: .recall, stem: "Match each person with what they did.",
                units: chosen.map { IdeaUnit($0.source.text) }, sources: chosen.map(\.source),
                words: "people\n" + chosen.map(\.source.read).joined(separator: "\n"),
                siblings: "match", task: .match(chosen.map { .init($0.person, $0.hidden) }))
        ]
    }

    /// Two people of whom the notes tell two things or more.
    func comparison() -> [QuestionDraft] {
        var lines: [String: [Deed]] = [:]
        for deed in deeds { lines[deed.person, default: []].append(deed) }
        var order: [String] = []
        for deed in deeds where !order.contains(deed.person) && order.count < 20 {
            if lines[deed.person, default: []].count >= 2 { order.append(deed.person) }
        }
        guard order.count >= 2 else { return [] }
        let both = order.prefix(2).flatMap { lines[$0, default: []].prefix(4) }
        return [
            QuestionDraft(
                kind: .compare, level: .compare, stem: "Compare \(order[0]) and \(order[1]).",
                units: both.map { IdeaUnit($0.source.text) }, sources: both.map(\.source),
                words: "people\n" + both.map(\.source.read).joined(separator: "\n"))
        ]
    }
}
