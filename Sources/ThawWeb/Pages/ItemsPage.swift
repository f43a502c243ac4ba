import Foundation
import ThawCore

/// What is asked from a resource, with the state of each question.
struct ItemsPage: Page {
    struct Row: Sendable {
        var id: String
        var stem: String
        var answer: String
        var state: String
        var source: String
        var sourceWords: String
        /// The same for a screen reader.
        var sourceCalled: String
        var action: String
        var actionWords: String
    }

    static let rowsPerPage = 50

    var layout: Layout
    var title: String
    var language: String
    var back: String
    var words: String
    var form: String
    /// Where stems and answers are put right.
    var correct: String
    var rows: [Row]
    var before: String?
    var after: String?
    var pageWords: String?

    init(
        _ resource: Resource, items: [StudyItem], page wanted: Int, settings: StudySettings,
        now: Date, layout: Layout
    ) {
        self.layout = layout
        title = resource.shownTitle
        language = resource.language.tag
        back = Links.resource(resource.id)
        let suspended = items.filter(\.state.isSuspended).count
        words =
            Phrases.count(items.count, "question")
            + (suspended == 0 ? "." : ", \(Phrases.grouped(suspended)) suspended.")
        form = Links.items(of: resource.id)
        correct = Links.findings(resource.id, kind: .question)
        let pages = max(1, (items.count + Self.rowsPerPage - 1) / Self.rowsPerPage)
        let page = min(max(1, wanted), pages)
        let session = ReviewSession(settings: settings)
        rows = items.dropFirst((page - 1) * Self.rowsPerPage).prefix(Self.rowsPerPage).map {
            Row($0, session: session, now: now)
        }
        before = page > 1 ? Links.items(of: resource.id, page: page - 1) : nil
        after = page < pages ? Links.items(of: resource.id, page: page + 1) : nil
        pageWords = pages > 1 ? "Page \(page) of \(pages)" : nil
    }
}

extension ItemsPage.Row {
    init(_ entry: StudyItem, session: ReviewSession, now: Date) {
        let today = session.calendar.day(of: now)
        let item = entry.item
        let state = entry.state
        id = item.id.description
        stem = item.stem
        answer = item.answer
        let due: String? =
            switch state.due {
            case .onDay(let day)?:
                day <= today ? "due today" : "due \(Phrases.day(day, seenFrom: today))"
            case .at(let time)?:
                time <= now
                    ? "due now" : "due in \(IntervalPhrase.long(time.timeIntervalSince(now)))"
            case nil: nil
            }
        let lapses = state.lapses == 0 ? nil : "forgotten \(Phrases.count(state.lapses, "time"))"
        let known = state.memory.map {
            let seconds = session.daysKnown($0) * 86_400
            return "90\u{A0}% for \(seconds < 60 ? "under a minute" : IntervalPhrase.long(seconds))"
        }
        self.state = [Phrases.phase(state), known, state.isSuspended ? nil : due, lapses].compactMap
        { $0 }
        .joined(separator: ", ")
        source = Links.place(of: item)
        sourceWords = item.lines.first.map { "Line \($0)" } ?? "Your own"
        sourceCalled = item.lines.first.map { "Line \($0) of the source" } ?? "Your own question"
        action = state.isSuspended ? "resume" : "suspend"
        actionWords = state.isSuspended ? "Resume" : "Suspend"
    }
}
