import ThawCore
import ThawHistory

/// One finding on its way to the page: where it stands, and among which of its kind.
struct FoundEntry: Sendable {
    enum Content: Sendable {
        case row(PageFindings.Row)
        case claim(PageFindings.ClaimRow)
        case question(Item, isCorrected: Bool, added: Correction?)
    }

    var content: Content
    /// The place in the list of its kind.
    var number: Int
    var kind: Correction.Kind
    /// What stands over it and those like it.
    var section: String?
    var spans: [Span]

    var anchor: String { "f-\(kind.rawValue)-\(number)" }

    /// The address of words in the source; what stands in the same words has the same.
    static func anchor(of span: Span) -> String { "s-\(span.start)-\(span.end)" }

    var marks: [SourceView.Part] {
        spans.map { SourceView.Part(anchor: Self.anchor(of: $0), span: $0) }
    }

    /// All of a kind: claims by how they are meant and questions up the ladder, behind those that the learner added;
    /// the others in the order of the page.
    static func all(_ kind: Correction.Kind, in findings: PageFindings) -> [FoundEntry] {
        switch kind {
        case .claim:
            let own = findings.claims.filter { $0.added != nil }
            let sections = Claim.Modality.allCases.map { modality in
                (
                    Phrases.claims(modality),
                    findings.claims.filter { $0.added == nil && $0.claim.modality == modality }
                )
            }
            return numbered(
                kind,
                ([(Phrases.own, own)] + sections).map { name, rows in
                    (name, rows.map { (.claim($0), $0.claim.spans) })
                })
        case .question:
            let made = findings.questions
            let own = made.items.filter { made.added[$0.id] != nil }
            let sections = Item.Level.allCases.map { level in
                (
                    Phrases.level(level),
                    made.items.filter { made.added[$0.id] == nil && $0.level == level }
                )
            }
            return numbered(
                kind,
                ([(Phrases.own, own)] + sections).map { name, items in
                    (name, items.map { (question($0, in: made), $0.spans) })
                })
        default:
            return numbered(
                kind,
                [(nil, findings.rows(of: kind).map { (.row($0), $0.span.map { [$0] } ?? []) })])
        }
    }

    static func question(_ item: Item, in made: MadeQuestions) -> Content {
        .question(
            item, isCorrected: made.originals[item.id] != nil, added: made.added[item.id])
    }

    private static func numbered(
        _ kind: Correction.Kind, _ sections: [(String?, [(Content, [Span])])]
    ) -> [FoundEntry] {
        var entries: [FoundEntry] = []
        for (section, contents) in sections {
            for (content, spans) in contents {
                var met: Set<Span> = []
                entries.append(
                    FoundEntry(
                        content: content, number: entries.count, kind: kind, section: section,
                        spans: spans.filter { !$0.isEmpty && met.insert($0).inserted }))
            }
        }
        return entries
    }
}

extension Phrases {
    static func findings(_ kind: Correction.Kind) -> (one: String, many: String) {
        switch kind {
        case .term: ("Term", "Terms")
        case .date: ("Date", "Dates")
        case .person: ("Person", "People")
        case .place: ("Place", "Places")
        case .organisation: ("Organisation", "Organisations")
        case .work: ("Work", "Works")
        case .claim: ("Claim", "Claims")
        case .question: ("Question", "Questions")
        case .part: ("Part", "Parts")
        case .page: ("Page", "Pages")
        }
    }

    /// "1 person", "12 claims".
    static func found(_ count: Int, _ kind: Correction.Kind) -> String {
        let names = findings(kind)
        return Phrases.count(count, names.one.lowercased(), plural: names.many.lowercased())
    }

    /// What stands over what the learner added.
    static let own = "Your own"

    static func claims(_ modality: Claim.Modality) -> String {
        switch modality {
        case .fact: "Facts"
        case .judgement: "Judgements"
        case .counterfactual: "What would have been"
        }
    }

    static func claim(_ modality: Claim.Modality) -> String {
        switch modality {
        case .fact: "Fact"
        case .judgement: "Judgement"
        case .counterfactual: "Counterfactual"
        }
    }

    static func level(_ level: Item.Level) -> String {
        switch level {
        case .recall: "Recall"
        case .explain: "Explain"
        case .compare: "Compare"
        case .evaluate: "Evaluate"
        }
    }

    /// The form of a question in a word or two.
    static func form(_ item: Item) -> String {
        switch (item.task, item.form) {
        case (.choice, _): "Choice"
        case (.order, _): "Order"
        case (.match, _): "Match"
        case (nil, .card): "Card"
        case (nil, .cloze): "Gap"
        case (nil, .question): "Question"
        case (nil, .term): "Which term"
        case (nil, .definition): "What it means"
        }
    }
}
