import ThawCore
import ThawHistory
import ThawText

/// A draft, or a kept resource, beside its source: what was understood, what was repaired, and the way to change both.
struct ProofPage: Page {
    static let receiptsPerPage = 60

    var layout: Layout
    var title: String
    var language: String
    var isDraft: Bool
    var summary: String
    /// What is left out because the page is not in English.
    var languageNote: String?
    var problems: [String]
    var hasProblems: Bool
    var groups: [ProofGroup]
    var more: String?
    var kind: KindForm?
    var source: SafeHTML
    var sourceBefore: String?
    var sourceAfter: String?
    /// Leads to the page with a button at every line that was left out, or away from it.
    var putBack: Hyperlink?
    var isPuttingBack: Bool
    var receipts: [ReceiptView]
    var hasReceipts: Bool
    var receiptsWords: String
    /// The link to them, with how many wait.
    var receiptsLink: String
    var confident: String?
    var receiptsBefore: String?
    var receiptsAfter: String?
    var decide: String
    var save: String
    var discard: String
    var back: String
    /// What was found besides the parts: how much of each kind, and where.
    var found: FoundOverview
    var isFound: Bool

    /// What the address asks for.
    struct Query: Sendable {
        var from = 0
        var editing: Resource.Field?
        var receipts = 1
        /// Whether every line that was left out can be put back, and not only the learner's.
        var isPuttingBack = false
        /// The part that was made something else just now.
        var change: PartNote.Change?

        /// The fields that lead back to here.
        var address: [(String, String?)] {
            [("from", from > 0 ? String(from) : nil), ("lines", isPuttingBack ? "1" : nil)]
        }
    }

    /// - Parameter found: `nil` for a page too long to be read for an overview alone.
    init(
        _ stored: StoredResource, found: PageFindings?, problems: [Problem], query: Query,
        layout: Layout
    ) {
        let resource = stored.resource
        self.layout = layout
        title = resource.shownTitle
        language = resource.language.tag
        isDraft = stored.status == .draft
        summary = Self.summary(resource)
        languageNote = resource.languageNote
        self.problems = problems.prefix(20).map(\.message)
        hasProblems = !problems.isEmpty
        self.found = FoundOverview(found, of: resource.id)
        isFound = self.found.isShort
        let editor = Self.editor(of: resource, query)
        let view = SourceView(
            resource, from: query.from,
            parts: ProofBuilder.places(in: resource) + self.found.marks,
            back: (editor?.leftOut ?? []).filter { query.isPuttingBack || $0.isCorrected }
                .map { PutBackButton($0, of: resource.id, place: query.address) })
        source = view.html
        let base = Links.proof(resource.id, isDraft: isDraft)
        isPuttingBack = query.isPuttingBack
        putBack = Self.putBack(resource, query, base)
        sourceBefore = view.before.map {
            Links.address(base, [("from", $0 > 0 ? String($0) : nil)]) + "#source"
        }
        sourceAfter = view.after.map { Links.address(base, [("from", String($0))]) + "#source" }
        let builder = ProofBuilder(
            resource: resource, isDraft: isDraft, editing: query.editing, window: view.window,
            editor: editor, address: query.address)
        let built = builder.groups()
        groups = built.groups
        more =
            built.more == 0
            ? nil : "And \(Phrases.count(built.more, "more part")), which are kept as well."
        kind = KindForm(resource)
        decide = Links.decide(resource.id)
        save = Links.save(resource.id)
        discard = Links.discard(resource.id)
        back = Links.resource(resource.id)
        self.found.place(in: view.window, of: base)
        let pages = max(
            1, (resource.repairs.count + Self.receiptsPerPage - 1) / Self.receiptsPerPage)
        let page = min(max(1, query.receipts), pages)
        receipts = resource.repairs.dropFirst((page - 1) * Self.receiptsPerPage)
            .prefix(Self.receiptsPerPage).map { repair in
                let isHere = view.window.contains(repair.span)
                let anchor = "#r\(repair.id.rawValue)"
                let place =
                    isHere
                    ? anchor : Links.address(base, [("from", String(repair.span.start))]) + anchor
                return ReceiptView(repair, in: resource, place: place)
            }
        hasReceipts = !receipts.isEmpty
        receiptsWords = Self.receiptsWords(resource)
        let open = resource.repairs.filter { $0.decision == .undecided }.count
        receiptsLink = open == 0 ? "Receipts" : "Receipts, \(Phrases.grouped(open)) open"
        let sure = resource.repairs.filter(\.isConfidentAndOpen).count
        confident =
            sure == 0
            ? nil
            : sure == 1
                ? "Accept the one that is almost certain"
                : "Accept the \(Phrases.grouped(sure)) that are almost certain"
        receiptsBefore = page > 1 ? Self.receipts(page - 1, base) : nil
        receiptsAfter = page < pages ? Self.receipts(page + 1, base) : nil
        tell(query.change, editor, builder, query)
    }

    /// Reads the parts of the page only where one is changed or can be.
    private static func editor(of resource: Resource, _ query: Query) -> PartEditor? {
        let isNeeded =
            query.editing != nil || query.isPuttingBack || query.change != nil
            || resource.asFound != nil
        return isNeeded ? PartEditor(resource) : nil
    }

    private static func putBack(_ resource: Resource, _ query: Query, _ base: String) -> Hyperlink?
    {
        guard resource.takesCards, resource.leavesLinesOut else { return nil }
        var other = query
        other.isPuttingBack.toggle()
        return Hyperlink(
            address: Links.address(base, other.address) + "#source",
            words: query.isPuttingBack ? "Done" : "Put a left-out line back")
    }

    /// Says what was changed just now beside the part, or above the page where the part is not drawn.
    private mutating func tell(
        _ change: PartNote.Change?, _ editor: PartEditor?, _ builder: ProofBuilder, _ query: Query
    ) {
        guard let change, let editor,
            let note = PartNote(change, editor, of: builder.resource.id, place: query.address)
        else { return }
        let anchor = builder.field(at: change.offset).map(Links.anchor)
        for group in groups.indices {
            for part in groups[group].parts.indices
            where groups[group].parts[part].anchor == anchor {
                groups[group].parts[part].note = note
                return
            }
        }
        layout.flash = Layout.Flash(message: note.message, undoAction: note.undo)
    }

    private static func receipts(_ page: Int, _ base: String) -> String {
        Links.address(base, [("receipts", page > 1 ? String(page) : nil)]) + "#receipts"
    }

    private static func receiptsWords(_ resource: Resource) -> String {
        let open = resource.repairs.filter { $0.decision == .undecided }.count
        let all = Phrases.count(resource.repairs.count, "receipt")
        return open == 0 ? "\(all), all decided." : "\(all), \(Phrases.grouped(open)) still open."
    }

    /// "Revision cards: 4 cards with 19 bullets."
    static func summary(_ resource: Resource) -> String {
        let content = resource.content
        let bullets = content.cards.reduce(0) { $0 + $1.bullets.count }
        let isNotes = resource.kind == .notes
        let parts = [
            content.cards.isEmpty
                ? nil
                : Phrases.count(content.cards.count, isNotes ? "section" : "card") + " with "
                    + Phrases.count(bullets, isNotes ? "paragraph" : "bullet"),
            content.terms.isEmpty ? nil : Phrases.count(content.terms.count, "term"),
            content.facts.isEmpty ? nil : Phrases.count(content.facts.count, "fact"),
            content.questions.isEmpty ? nil : Phrases.count(content.questions.count, "question"),
            content.relatedTerms.isEmpty
                ? nil : Phrases.count(content.relatedTerms.count, "related term"),
            content.pairs.isEmpty ? nil : Phrases.count(content.pairs.count, "pair"),
            content.comments.isEmpty ? nil : Phrases.count(content.comments.count, "comment"),
        ].compactMap { $0 }
        let kind = Phrases.kind(resource.kind)
        return parts.isEmpty ? "\(kind)." : "\(kind): \(parts.joined(separator: ", "))."
    }
}

extension Repair {
    /// From this on, "keep all that are almost certain" keeps it too.
    static let confident = 0.9

    var isConfidentAndOpen: Bool { decision == .undecided && confidence >= Self.confident }
}
