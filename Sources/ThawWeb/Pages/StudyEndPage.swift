import Foundation
import ThawCore

/// The end of a session: what is next and when.
struct StudyEndPage: Page {
    var layout: Layout
    var heading: String
    var next: String
    var today: String?
    var canUndo: Bool
    var undoEvent: String
    var scope: StudyPage.ScopeFields
    var done: Int
    var widen: String?
    /// Whether a limit of the day ends it: then the way to the settings is shown.
    var isLimited: Bool

    /// What the controller found.
    struct Found: Sendable {
        var session: StudySessionQuery
        var queue: ReviewQueue
        var next: WhatIsNext
        var calendar: LearnerCalendar
        var now: Date
        var undoEvent: ReviewEvent.ID
    }

    init(_ found: Found, layout: Layout) {
        self.layout = layout
        let today = found.calendar.day(of: found.now)
        heading = found.session.done > 0 ? "That is all for now" : "Nothing to ask now"
        next = Self.next(found, today: today)
        let answers = found.next.statistics.days.first { $0.day == today }?.answers ?? 0
        self.today = answers == 0 ? nil : "\(Phrases.count(answers, "answer")) today."
        canUndo = found.session.canUndo
        undoEvent = found.undoEvent.description
        scope = StudyPage.ScopeFields(found.session.scope)
        done = found.session.done
        isLimited = found.next.isLimited
        widen = found.session.scope == .everything ? nil : Links.study
    }

    private static func next(_ found: Found, today: Int) -> String {
        if let time = found.queue.nextDue, found.calendar.day(of: time) == today {
            let wait = IntervalPhrase.long(time.timeIntervalSince(found.now))
            return "The next one is due in \(wait)."
        }
        if let limit = found.next.limit { return limit }
        if case .everything = found.session.scope { return found.next.sentence }
        if let time = found.queue.nextDue {
            let day = Phrases.day(found.calendar.day(of: time), seenFrom: today)
            return "Nothing due here today. Next: \(day)."
        }
        return "Nothing is due here."
    }
}
