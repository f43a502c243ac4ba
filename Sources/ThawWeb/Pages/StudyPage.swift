import Foundation
import ThawCore
import ThawMemory
import ThawText

/// One question, its answer behind a press, four ratings with what each leads to.
struct StudyPage: Page {
    struct Button: Sendable {
        var value: Int
        var word: String
        var wait: String
        var waitInFull: String
    }
    struct Line: Sendable {
        var text: String
    }

    /// Options to choose from, things to put in order, or things to bring to others.
    struct LaidOut: Sendable {
        var isChoice: Bool
        var label: String
        var rows: [Row]
        var others: [Row]
        var hasOthers: Bool

        struct Row: Sendable {
            var letter: String
            var text: String
        }
    }
    struct Refuted: Sendable {
        var text: String
        var address: String
        var words: String
    }

    var layout: Layout
    var language: String
    var form: String
    var stem: SafeHTML
    /// What is laid out to decide on.
    var laidOut: LaidOut?
    /// Whether the answer is written, not chosen.
    var isWritten: Bool
    var answer: [Line]
    var isOneLine: Bool
    /// Why the other options are wrong, each with its line.
    var refuted: [Refuted]
    var from: String
    var fromTitle: String
    var fromLine: String
    var quote: String?
    var buttons: [Button]
    var item: String
    var event: String
    var undoEvent: String
    var scope: ScopeFields
    var done: Int
    var progressEnd: Int
    var progressWords: String
    var canUndo: Bool
    /// The way out leads back to where the session was begun.
    var leave: String

    /// What is studied, as hidden fields.
    struct ScopeFields: Sendable {
        var resource: String
        var subject: String
    }

    /// What the controller found.
    struct Found: Sendable {
        var next: StudyItem
        var resource: Resource
        var outcomes: [Rating: Outcome]
        var left: Int
        var session: StudySessionQuery
        var event: ReviewEvent.ID
        var undoEvent: ReviewEvent.ID
    }

    init(_ found: Found, layout: Layout) {
        let item = found.next.item
        self.layout = layout
        language = found.resource.language.tag
        form = Self.words(item.form)
        stem = Self.stem(item)
        laidOut = item.task.map { LaidOut($0, of: found.next) }
        isWritten = laidOut?.isChoice != true
        refuted = Self.refuted(item)
        answer = item.units.map { Line(text: $0.text) }
        isOneLine = answer.count <= 1
        from = Links.place(of: item)
        fromTitle = found.resource.shownTitle
        fromLine = item.lines.first.map { "line \($0)" } ?? "your own question"
        quote = Self.quote(item, in: found.resource)
        buttons = Rating.allCases.map { Button($0, wait: found.outcomes[$0]?.wait ?? 0) }
        self.item = item.id.description
        event = found.event.description
        undoEvent = found.undoEvent.description
        scope = ScopeFields(found.session.scope)
        done = found.session.done
        progressEnd = max(1, done + found.left)
        progressWords = "\(Phrases.grouped(done)) done, \(Phrases.grouped(found.left)) to go"
        canUndo = found.session.canUndo
        leave = Links.beginning(of: found.session.scope)
    }

    /// The question, with its gaps read out as such: most screen readers pass over underscores.
    private static func stem(_ item: Item) -> SafeHTML {
        let stem = SafeHTML(escaping: item.stem)
        let gap = "<span role=\"img\" lang=\"en-GB\" aria-label=\"blank\">_____</span>"
        let parts = stem.html.split(separator: "_____", omittingEmptySubsequences: false)
        return SafeHTML(composed: parts.joined(separator: gap))
    }

    static func words(_ form: Item.Form) -> String {
        switch form {
        case .card: "What belongs here?"
        case .cloze: "What is missing?"
        case .question: "Question"
        case .term: "Which term is this?"
        case .definition: "What does it mean?"
        }
    }

    private static func refuted(_ item: Item) -> [Refuted] {
        guard case .choice(let options) = item.task else { return [] }
        return options.compactMap { option in
            option.refutedBy.map { line in
                Refuted(
                    text: option.text, address: Links.source(item) + "#L\(line)",
                    words: "line \(line)")
            }
        }
    }

    /// The source line, when it is short enough to help.
    private static func quote(_ item: Item, in resource: Resource) -> String? {
        guard let span = item.spans.first, span.count <= 600 else { return nil }
        let words = resource.asRead(Passage(span))
        return words.isEmpty ? nil : words
    }
}

extension StudyPage.LaidOut {
    init(_ task: Item.Task, of entry: StudyItem) {
        func rows(_ texts: [String], from first: UInt8) -> [Row] {
            texts.enumerated().map { place, text in
                let letter = first == UInt8(ascii: "1") ? String(place + 1) : Self.letter(place)
                return Row(letter: letter, text: text)
            }
        }
        let texts = entry.item.laidOut(reviews: entry.state.reviews)
        self.rows = rows(texts, from: UInt8(ascii: "A"))
        others = rows(entry.item.matched, from: UInt8(ascii: "1"))
        hasOthers = !others.isEmpty
        switch task {
        case .choice: (isChoice, label) = (true, "Choose one")
        case .order: (isChoice, label) = (false, "Put these in order")
        case .match: (isChoice, label) = (false, "Bring these together")
        }
    }

    private static func letter(_ place: Int) -> String {
        place < 26 ? String(UnicodeScalar(UInt8(ascii: "A") + UInt8(place))) : String(place + 1)
    }
}

extension StudyPage.Button {
    init(_ rating: Rating, wait seconds: TimeInterval) {
        value = rating.rawValue
        word =
            switch rating {
            case .again: "Again"
            case .hard: "Hard"
            case .good: "Good"
            case .easy: "Easy"
            }
        wait = IntervalPhrase.short(seconds)
        waitInFull = IntervalPhrase.long(seconds)
    }
}

extension StudyPage.ScopeFields {
    init(_ scope: QueueRequest.Scope) {
        switch scope {
        case .everything: (resource, subject) = ("", "")
        case .resource(let id): (resource, subject) = (id.description, "")
        case .subject(let steps): (resource, subject) = ("", Links.path(steps))
        }
    }
}

/// Where a session stands, as its address says it. Nothing of it is kept on the server.
struct StudySessionQuery: Sendable {
    var scope: QueueRequest.Scope
    /// Answers so far.
    var done: Int
    /// Whether there is an answer of this session to take back.
    var canUndo: Bool
    /// Ask this one first: it was just taken back.
    var item: Item.ID?

    init(_ form: FormBody) {
        if let id = form["resource"].flatMap({ Resource.ID($0) }) {
            scope = .resource(id)
        } else if let path = form["subject"].flatMap({ Resource.subjects(from: $0).first }) {
            scope = .subject(path)
        } else {
            scope = .everything
        }
        done = min(100_000, max(0, Int(form["done"] ?? "") ?? 0))
        canUndo = form["undo"] != nil || done > 0
        item = form["item"].flatMap { Item.ID($0) }
    }

    /// The address of the next question.
    ///
    /// - Parameter away: what was just put away, so that the notice can offer the way back.
    func address(
        done: Int? = nil, item: Item.ID? = nil, notice: Links.Notice? = nil, away: Item.ID? = nil
    ) -> String {
        let fields = StudyPage.ScopeFields(scope)
        let done = done ?? self.done
        return Links.address(
            Links.study,
            [
                ("resource", fields.resource.isEmpty ? nil : fields.resource),
                ("subject", fields.subject.isEmpty ? nil : fields.subject),
                ("done", done > 0 ? String(done) : nil), ("item", item?.description),
                ("notice", notice?.rawValue), ("away", away?.description),
            ])
    }
}
