import ThawCore

/// A repair that has not got its number yet, and the field that it fills when it puts in a lost name.
///
/// The number of a repair is its place in the sorted list of the whole resource, so it can only be given when all
/// proposals are known: see `Resource.adopting(_:)`.
struct Proposal: Hashable, Sendable {
    var kind: Repair.Kind
    /// What is replaced in the source; empty for what is put in.
    var span: Span
    var before: String
    var after: String
    /// A few words for a person, naming the evidence.
    var reason: String
    /// From 0 to 1.
    var confidence: Double
    /// The finding that the name stands in; `nil` for a change of text.
    var fills: Resource.Field?

    init(
        _ kind: Repair.Kind, at span: Span, before: String, after: String, reason: String,
        confidence: Double, fills: Resource.Field? = nil
    ) {
        self.kind = kind
        self.span = span
        self.before = before
        self.after = after
        self.reason = reason
        self.confidence = confidence
        self.fills = fills
    }
}

extension Resource {
    /// The resource with these proposals added to its repairs: sorted by span, numbered from 0, and every finding
    /// that a proposal fills pointing at its receipt. Decisions already taken are kept.
    ///
    /// Cost: O(n log n) in the number of repairs.
    func adopting(_ proposals: [Proposal]) -> Resource {
        typealias Entry = (proposal: Proposal, decision: Repair.Decision, old: Repair.ID?)
        var entries: [Entry] = repairs.map { repair in
            let proposal = Proposal(
                repair.kind, at: repair.span, before: repair.before, after: repair.after,
                reason: repair.reason, confidence: repair.confidence)
            return (proposal, repair.decision, repair.id)
        }
        entries += proposals.map { ($0, .undecided, nil) }
        let order = entries.indices.sorted {
            (entries[$0].proposal.span, $0) < (entries[$1].proposal.span, $1)
        }
        var result = self
        var moved: [Repair.ID: Repair.ID] = [:]
        var filled: [(field: Field, repair: Repair.ID)] = []
        result.repairs = order.enumerated().map { number, index in
            let (proposal, decision, old) = entries[index]
            let id = Repair.ID(rawValue: number)
            if let old { moved[old] = id }
            if let field = proposal.fills { filled.append((field, id)) }
            return Repair(
                id: id, kind: proposal.kind, span: proposal.span, before: proposal.before,
                after: proposal.after, reason: proposal.reason, confidence: proposal.confidence,
                decision: decision)
        }
        result.renumberFindings(moved)
        for (field, repair) in filled { result.setReceipt(of: field, to: repair) }
        return result
    }

    private mutating func renumberFindings(_ moved: [Repair.ID: Repair.ID]) {
        func renumber(_ finding: inout Finding) {
            let old = finding.repair
            finding.repair = old.flatMap { moved[$0] }
        }
        func renumber(_ finding: inout Finding?) {
            let old = finding?.repair
            finding?.repair = old.flatMap { moved[$0] }
        }
        renumber(&title)
        for i in content.cards.indices { renumber(&content.cards[i].heading) }
        for i in content.terms.indices { renumber(&content.terms[i].name) }
        for i in content.relatedTerms.indices { renumber(&content.relatedTerms[i].name) }
    }

    private mutating func setReceipt(of field: Field, to repair: Repair.ID) {
        switch field {
        case .title: title.repair = repair
        case .cardHeading(let i) where content.cards.indices.contains(i):
            content.cards[i].heading?.repair = repair
        case .termName(let i) where content.terms.indices.contains(i):
            content.terms[i].name.repair = repair
        case .relatedName(let i) where content.relatedTerms.indices.contains(i):
            content.relatedTerms[i].name?.repair = repair
        default: break
        }
    }
}
