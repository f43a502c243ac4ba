import ThawCore
import ThawText

/// A field of a resource on the proof page.
struct ProofPart: Sendable {
    var anchor: String
    var label: String?
    /// A few words that tell this part from the others, for a screen reader.
    var called: String
    var text: SafeHTML
    var isEmpty: Bool
    var isProposed: Bool
    var isEdited: Bool
    var language: String
    /// Leads to the place in the source; `nil` where it stands nowhere.
    var place: String?
    var edit: String
    /// Set while this field is being edited.
    var form: Form?
    /// What it can be made, set while it is being edited.
    var roles: PartForm?
    /// What was changed here just now.
    var note: PartNote?

    struct Form: Sendable {
        var action: String
        var field: String
        var value: String
        var rows: Int
        var languages: [Choice]
        var isText: Bool
        var hint: String?
        var cancel: String
    }
}

/// Fields that belong together: a card, the facts.
struct ProofGroup: Sendable {
    var name: String
    var parts: [ProofPart]
}

/// Lists every field of a resource as parts, and where each stands in the source.
struct ProofBuilder {
    let resource: Resource
    let isDraft: Bool
    /// The field that is being edited.
    let editing: Resource.Field?
    /// The stretch of the source on this page: links within it need no address.
    let window: Span
    /// `nil` where nothing of the structure is being changed.
    var editor: PartEditor?
    /// The fields of the address that lead back to here.
    var address: [(String, String?)] = []

    /// At most this many parts are drawn; the rest is kept all the same.
    static let limit = 250

    /// Where each field stands, for the marks in the source.
    static func places(in resource: Resource) -> [SourceView.Part] {
        fields(of: resource).flatMap(\.fields).compactMap { entry in
            entry.span.map { SourceView.Part(anchor: "s-\(entry.field)", span: $0) }
        }
    }

    struct Entry {
        var field: Resource.Field
        var label: String
        var span: Span?
    }

    /// All fields in the order of the page.
    static func fields(of resource: Resource) -> [(name: String, fields: [Entry])] {
        let content = resource.content
        var groups: [(name: String, fields: [Entry])] = []
        groups.append(("About this page", about(resource)))
        for (i, term) in content.terms.enumerated() {
            groups.append(
                (
                    "Term",
                    [
                        Entry(field: .termName(i), label: "Name", span: term.name.span),
                        Entry(
                            field: .termDefinition(i), label: "Definition",
                            span: term.definition.span),
                    ]
                ))
        }
        for (i, card) in content.cards.enumerated() {
            let name =
                resource.kind == .notes
                ? "Section \(i + 1)" : "Card \(i + 1) of \(content.cards.count)"
            let heading = Entry(field: .cardHeading(i), label: "Heading", span: card.heading?.span)
            let bullets = card.bullets.enumerated().map { j, bullet in
                Entry(field: .bullet(card: i, j), label: "", span: bullet.span)
            }
            groups.append((name, [heading] + bullets))
        }
        groups.append(
            (
                "Facts",
                content.facts.enumerated().map { i, fact in
                    Entry(field: .fact(i), label: "", span: fact.span)
                }
            ))
        for (i, question) in content.questions.enumerated() {
            groups.append(
                (
                    "Question \(i + 1)",
                    [
                        Entry(field: .questionStem(i), label: "Question", span: question.stem.span),
                        Entry(
                            field: .questionAnswer(i), label: "Answer", span: question.answer?.span),
                    ]
                ))
        }
        groups += lists(content)
        return groups.filter { !$0.fields.isEmpty }
    }

    private static func about(_ resource: Resource) -> [Entry] {
        [
            Entry(field: .title, label: "Title", span: resource.title.span),
            Entry(field: .author, label: "Author", span: nil),
            Entry(field: .created, label: "Date", span: nil),
            Entry(field: .subjects, label: "Subjects", span: nil),
            Entry(field: .language, label: "Language", span: nil),
        ]
    }

    private static func lists(_ content: Resource.Content) -> [(name: String, fields: [Entry])] {
        let related = content.relatedTerms.enumerated().flatMap { i, term in
            [
                Entry(field: .relatedName(i), label: "Term", span: term.name?.span),
                Entry(field: .relatedDefinition(i), label: "", span: term.definition.span),
            ]
        }
        let pairs = content.pairs.enumerated().flatMap { i, pair in
            [
                Entry(field: .pairTerm(i), label: "Term", span: pair.term.span),
                Entry(field: .pairDefinition(i), label: "Meaning", span: pair.definition.span),
            ]
        }
        let comments = content.comments.enumerated().map { i, comment in
            Entry(field: .comment(i), label: comment.author ?? "", span: comment.text.span)
        }
        return [("Related terms", related), ("Pairs", pairs), ("Comments", comments)]
    }

    /// The parts to draw, and how many there are besides.
    func groups() -> (groups: [ProofGroup], more: Int) {
        var left = Self.limit
        var more = 0
        var groups: [ProofGroup] = []
        for (name, entries) in Self.fields(of: resource) {
            let shown = entries.prefix(left)
            more += entries.count - shown.count
            left -= shown.count
            if !shown.isEmpty { groups.append(ProofGroup(name: name, parts: shown.map(part))) }
        }
        return (groups, more)
    }

    /// The field beside which a change of the structure is told: the part itself, or the last one before it.
    func field(at offset: Int) -> Resource.Field? {
        let entries = Self.fields(of: resource).dropFirst().flatMap(\.fields).prefix(Self.limit)
        let before = entries.filter { ($0.span?.start ?? .max) <= offset }
        let last = before.max { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
        return (last ?? entries.first)?.field
    }

    private func part(_ entry: Entry) -> ProofPart {
        let text = shown(entry.field)
        let origin = origin(entry.field)
        return ProofPart(
            anchor: Links.anchor(entry.field), label: entry.label.isEmpty ? nil : entry.label,
            called: (entry.label.isEmpty ? "" : entry.label + ": ") + text.prefix(40),
            text: html(entry.field), isEmpty: text.isEmpty,
            isProposed: origin == .inferred, isEdited: origin == .edited,
            language: language(entry.field), place: entry.span.map { place(entry.field, $0) },
            edit: Links.editing(
                entry.field, of: resource.id, isDraft: isDraft, source: window.start),
            form: editing == entry.field ? form(entry.field) : nil,
            roles: editing == entry.field ? roles(entry.field) : nil)
    }

    private func roles(_ field: Resource.Field) -> PartForm? {
        guard let part = editor?.part(of: field), !part.choices.isEmpty else { return nil }
        return PartForm(part, of: resource.id, place: address)
    }

    private func shown(_ field: Resource.Field) -> String {
        switch field {
        case .created: resource.created.map(Phrases.pageDate) ?? ""
        case .language:
            Phrases.guessed(resource.language)
        case .subjects:
            resource.subjects.map { $0.joined(separator: " › ") }.joined(separator: "\n")
        case .title: resource.shownTitle
        default: resource.formText(of: field)
        }
    }

    /// Whether the text was given, proposed or written by the learner; `nil` where that is not known.
    private func origin(_ field: Resource.Field) -> Finding.Origin? {
        if let passage = resource.passage(of: field) {
            return passage.edited == nil ? nil : .edited
        }
        return resource.finding(of: field)?.origin
    }

    /// The text with its bold runs where it has any.
    private func html(_ field: Resource.Field) -> SafeHTML {
        if let passage = resource.passage(of: field) {
            return SafeHTML(resource.shownRuns(passage))
        }
        return SafeHTML(escaping: shown(field))
    }

    private func language(_ field: Resource.Field) -> String {
        switch field {
        case .language, .created: "en-GB"
        default: resource.language.tag
        }
    }

    private func place(_ field: Resource.Field, _ span: Span) -> String {
        if window.start <= span.start, span.start < window.end { return "#s-\(field)" }
        let page = Links.proof(resource.id, isDraft: isDraft)
        return Links.address(page, [("from", String(span.start))]) + "#s-\(field)"
    }

    private func form(_ field: Resource.Field) -> ProofPart.Form {
        let value = resource.formText(of: field)
        let hint: String? =
            switch field {
            case .subjects:
                "One path on each line, from the general to the special: Biology > Plants"
            case .created: "Year, month, day: 2026-11-21"
            case .title, .language, .author: nil
            default: "Leave it empty to hide this."
            }
        let isLanguage = field == .language
        return ProofPart.Form(
            action: Links.edit(resource.id), field: field.description, value: value,
            rows: min(12, max(2, value.count / 48 + 1)),
            languages: isLanguage ? Choice.languages(chosen: resource.language) : [],
            isText: !isLanguage, hint: hint,
            cancel: Links.proof(resource.id, isDraft: isDraft) + "#" + Links.anchor(field))
    }
}
