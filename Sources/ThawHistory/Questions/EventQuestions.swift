import ThawCore
import ThawText

/// Questions about when things happened: a date asked for, events to be put in order.
struct EventQuestions {
    /// How many events are put in order at once.
    private static let orderSize = 3...5
    private static let orderLimit = 20
    /// Two events further apart than this need no thought to tell which came first.
    private static let nearestYears = 15
    private static let shortest = 4

    private let isEnglish: Bool
    private let resource: Resource
    private let clozes: [Int: String]
    /// The dated sentences of the page.
    private let dated: [NotedSentence]
    /// Those of them whose date is that of what they tell.
    private let events: [NotedSentence]

    init(_ sentences: [NotedSentence], of resource: Resource, plain: [Item]) {
        isEnglish = resource.language.isEnglish
        self.resource = resource
        dated = sentences.filter(Self.isDated)
        events = dated.filter(Self.isEvent)
        var clozes: [Int: String] = [:]
        for at in plain.indices where plain[at].form == .cloze {
            let start = plain[at].spans[0].start
            if clozes[start] == nil { clozes[start] = plain[at].answer }
        }
        self.clozes = clozes
    }

    private static func isDated(_ sentence: NotedSentence) -> Bool {
        guard let dating = sentence.dating, sentence.standsAlone else { return false }
        let undated = sentence.withContext(dating.undated)
        guard undated.utf8.count <= 220, !undated.hasSuffix(":") else { return false }
        let least = undated.first?.isUppercase == true ? 3 : shortest
        return QuestionWords.count(of: undated) >= least
    }

    /// Words that set a thing off from the date: "began after his death in 1953" was not in 1953.
    private static let offsets: Set<String> = [
        "after", "before", "until", "till", "since", "following", "within", "later", "earlier",
        "back", "dating", "date",
    ]

    private static let relatives: Set<String> = ["who", "which", "whose", "whom"]

    /// Whether the date is that of the whole sentence: nothing is set off from it, and it does not stand with a noun
    /// far behind the verb ("a section of the Act of 1789").
    private static func isEvent(_ sentence: NotedSentence) -> Bool {
        guard let opening = sentence.dating?.opening else { return false }
        let before = QuestionWords.keys(of: opening)
        if before.contains(where: offsets.contains) { return false }
        // "…, who had written it in 1597": the date is that of the clause.
        if let who = before.lastIndex(where: relatives.contains), who > 0, before.count - who <= 8 {
            return false
        }
        return before.last != "of" || before.count <= 6
    }

    func drafts() -> [QuestionDraft] {
        orders() + firsts() + whens
    }

    // MARK: Order

    private func orders() -> [QuestionDraft] {
        var drafts: [QuestionDraft] = []
        var group: [NotedSentence] = []
        func close() {
            if Self.orderSize.contains(group.count) { drafts.append(order(group)) }
            group = []
        }
        for (at, event) in events.enumerated() where drafts.count < Self.orderLimit {
            guard Self.fits(event, group) else { continue }
            group.append(event)
            // Five, but so that no one or two are left over.
            let left = events.count - at - 1
            if group.count == 5 || group.count == 4 && left == 3 || group.count == 3 && left == 3 {
                close()
            }
        }
        close()
        return drafts
    }

    /// Whether the event's place among the others is certain, and its words tell nothing of theirs.
    private static func fits(_ event: NotedSentence, _ group: [NotedSentence]) -> Bool {
        guard let date = event.dating?.date else { return false }
        return group.allSatisfy { other in
            guard let known = other.dating?.date else { return false }
            let order = date.order(to: known)
            return (order == .before || order == .after) && shown(other) != shown(event)
        }
    }

    private static func shown(_ event: NotedSentence) -> String {
        event.withContext(event.dating?.undated ?? event.text)
    }

    private func order(_ group: [NotedSentence]) -> QuestionDraft {
        let sorted = group.sorted { Self.isBefore($0, $1) }
        return QuestionDraft(
            kind: .order, level: .compare,
            stem: "Put these events in order, the earliest first.",
            units: sorted.map { IdeaUnit($0.standaloneDated) }, sources: sorted,
            words: group.map(\.read).joined(separator: "\n"), siblings: "events",
            task: .order(sorted.map(Self.shown)))
    }

    private static func isBefore(_ one: NotedSentence, _ other: NotedSentence) -> Bool {
        guard let a = one.dating?.date, let b = other.dating?.date else { return false }
        return a.order(to: b) == .before
    }

    // MARK: Which came first

    private func firsts() -> [QuestionDraft] {
        guard isEnglish else { return [] }
        let sorted = Self.inTime(events)
        var drafts: [QuestionDraft] = []
        var at = 0
        while at + 1 < sorted.count, drafts.count < events.count / 3 {
            if let draft = first(sorted[at], sorted[at + 1]) {
                drafts.append(draft)
                at += 2
            } else {
                at += 1
            }
        }
        return drafts
    }

    /// In the order of time, those of one day in that of the page.
    private static func inTime(_ events: [NotedSentence]) -> [NotedSentence] {
        let places = events.map { ($0.dating?.date.earliestDay ?? 0, $0.passage.span) }
        return events.indices.sorted { places[$0] < places[$1] }.map { events[$0] }
    }

    private func first(_ one: NotedSentence, _ other: NotedSentence) -> QuestionDraft? {
        guard let a = one.dating?.date, let b = other.dating?.date, a.order(to: b) == .before,
            let end = a.latestDay, let start = b.earliestDay,
            start - end <= Self.nearestYears * 365, one.lines != other.lines,
            let line = other.lines.first, Self.shown(one) != Self.shown(other)
        else { return nil }
        // The later event's own line says when it was.
        return QuestionDraft(
            kind: .first, level: .compare, stem: "Which came first?",
            units: [IdeaUnit(one.standaloneDated)], sources: [one, other],
            words: [one, other].map(\.read).sorted().joined(separator: "\n"), siblings: "events",
            task: .choice([
                .init(Self.shown(one)), .init(Self.shown(other), refutedBy: line),
            ]))
    }

    // MARK: When

    private var whens: [QuestionDraft] { isEnglish ? dated.compactMap(when) : [] }

    private func when(_ event: NotedSentence) -> QuestionDraft? {
        guard let dating = event.dating, let precision = dating.precision,
            !isAsked(event, dating.words), !Self.isOfNoun(dating),
            !QuestionWords.tells(event.context, of: dating.words)
        else { return nil }
        return QuestionDraft(
            kind: .when, level: .recall, stem: stem(event, dating, precision),
            units: [IdeaUnit(dating.words)], sources: [event], words: event.read)
    }

    /// "An Act of 1689 that …": the date belongs to a noun, and a gap in its place says nothing.
    private static func isOfNoun(_ dating: NotedSentence.Dating) -> Bool {
        guard let opening = dating.opening else { return false }
        return opening.hasSuffix(" of ")
    }

    private func stem(
        _ event: NotedSentence, _ dating: NotedSentence.Dating,
        _ precision: NotedSentence.Dating.Precision
    ) -> String {
        let question =
            switch precision {
            case .year: "In which year?"
            case .month: "In which month and year?"
            case .day: "On what date?"
            }
        // Where the date only labels the line, the line is shown without it.
        let isLabel =
            dating.hidden.hasPrefix(TermMask.gap) && !dating.undated.holds(TermMask.gap)
        return "\(question) \(event.withContext(isLabel ? dating.undated : dating.hidden))"
    }

    /// Whether the plain gap of the same line asks for this date, or a part of it, already.
    private func isAsked(_ event: NotedSentence, _ words: String) -> Bool {
        // A list of dates is asked both ways.
        if event.place == .entry { return true }
        guard let group = Int(event.siblings), let gap = clozes[group] else { return false }
        return gap.contains(where: \.isNumber) && words.holds(gap)
    }

    // MARK: Which date

    /// Choices of a date among others of the page, as precise and near in time.
    func choices() -> [QuestionDraft] {
        guard isEnglish else { return [] }
        let exact = Self.inTime(events.filter { $0.dating?.precision != nil })
        var answers: Set<String> = []
        var drafts: [QuestionDraft] = []
        for at in exact.indices where drafts.count < PracticeItems.choiceLimit {
            // A date asked for in its own words need not be chosen as well.
            guard when(exact[at]) == nil, let draft = choice(exact[at], at: at, among: exact),
                answers.insert(draft.units[0].text).inserted
            else { continue }
            drafts.append(draft)
        }
        return drafts
    }

    private func choice(
        _ event: NotedSentence, at place: Int, among exact: [NotedSentence]
    ) -> QuestionDraft? {
        guard let dating = event.dating, let precision = dating.precision else { return nil }
        let about = QuestionWords.content(of: Self.shown(event))
        var options: [Item.Task.Option] = [.init(dating.words)]
        var sources = [event]
        for other in Self.nearest(place, among: exact) where options.count < 4 {
            guard let lure = other.dating, lure.precision == precision,
                let line = other.lines.first,
                !event.lines.contains(line), !options.contains(where: { $0.text == lure.words }),
                Self.shape(of: lure.words) == Self.shape(of: dating.words),
                dating.date.order(to: lure.date) != .overlaps,
                QuestionWords.overlap(about, QuestionWords.content(of: Self.shown(other))) < 0.5
            else { continue }
            options.append(.init(lure.words, refutedBy: line))
            sources.append(other)
        }
        guard options.count >= 3 else { return nil }
        return QuestionDraft(
            kind: .choice, level: .recall, stem: stem(event, dating, precision),
            units: [IdeaUnit(dating.words)], sources: sources, words: "date\n" + event.read,
            task: .choice(options))
    }

    /// How a date is written, letters and digits apart: "1 Dec 1955" does not look like "August 28, 1963".
    private static func shape(of words: String) -> String {
        words.split(separator: " ").map { part in
            let name = part.filter(\.isLetter)
            let signs = part.filter { !$0.isLetter && !$0.isNumber }
            return (name.isEmpty ? "0" : name.count > 4 ? "A" : "a") + signs
        }.joined(separator: " ")
    }

    /// The dozen events around a place in the order of time, the nearest first.
    private static func nearest(_ place: Int, among events: [NotedSentence]) -> [NotedSentence] {
        let low = max(0, place - 6)
        let high = min(events.count, place + 7)
        let day = events[place].dating?.date.earliestDay ?? 0
        func distance(_ at: Int) -> Int { abs((events[at].dating?.date.earliestDay ?? 0) - day) }
        return (low..<high).filter { $0 != place }.sorted {
            (distance($0), $0) < (distance($1), $1)
        }
        .map { events[$0] }
    }
}
