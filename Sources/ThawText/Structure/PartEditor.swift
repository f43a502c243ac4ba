public import ThawCore

/// Puts the structure of a page right by hand: what is a heading, what a point, and what no part of the notes.
///
/// Each change is a `Correction` of the part, and the structure is made anew from the page as found. So every change
/// can be taken back, in any order, and nothing of the page as it was read is lost.
public struct PartEditor: Sendable {
    /// A part of the page, by where it begins in the source.
    public struct Part: Hashable, Sendable {
        public var offset: Int
        /// As read.
        public var words: String
        /// `nil` for one that is neither heading nor point, and not left out.
        public var role: Resource.PartRole?
        /// What it can become.
        public var choices: [Resource.PartRole]
        /// Whether the learner says so, and not the reader.
        public var isCorrected: Bool
    }

    /// A heading is a line and no paragraph: at most this many characters.
    public static let headingLimit = 200

    private let resource: Resource
    private let now: Restructuring

    /// Cost: that of reading the lines of the page.
    public init(_ resource: Resource) {
        self.resource = resource
        let found = resource.withStructureAsFound
        // A page that was just read is as found, whatever is remembered of its parts.
        now = Restructuring(
            found, parts: PageParts(found),
            corrections: resource.asFound == nil ? [] : resource.partCorrections)
    }

    /// The part that a field shows the words of; `nil` for a field that is none, or does not stand in the source.
    public func part(of field: Resource.Field) -> Part? {
        now.place(of: field).flatMap { now.parts.index(of: $0) }.map(part)
    }

    /// The part that begins at this offset of the source.
    public func part(at offset: Int) -> Part? { now.parts.index(at: offset).map(part) }

    /// What is no part of the notes and can be put back, in the order of the source.
    public var leftOut: [Part] {
        now.parts.all.indices.filter {
            now.role(of: $0) == .leftOut && !resource.isTitle(now.parts.all[$0].passage.span)
        }
        .map(part).filter { !$0.choices.isEmpty }
    }

    /// The page with a part made something else, and with the learner's own words where they were.
    ///
    /// - Parameter role: `nil`: what it was found as.
    /// - Returns: `nil` where no part begins here, or it cannot become that.
    public func making(_ offset: Int, _ role: Resource.PartRole?) -> Resource? {
        guard let at = now.parts.index(at: offset) else { return nil }
        let part = now.parts.all[at]
        var corrections = resource.corrections.filter { now.parts.index(of: $0) != at }
        // A fact or a question is put back as what it was.
        let isBack = part.place.role == nil && role == .point
        if let role, role != part.place.role, !isBack {
            let isFit =
                switch role {
                case .heading: resource.takesCards && part.words.count <= Self.headingLimit
                case .point: resource.takesCards
                case .leftOut: true
                }
            guard isFit, part.place.takes(role) else { return nil }
            corrections.append(now.parts.correction(of: at, to: role))
        }
        return remade(corrections)
    }

    /// The page as its corrections have it: what `making` makes, from a page as it was read and what is remembered.
    func remade(_ corrections: [Correction]) -> Resource {
        let (found, edits) = now.carryingBack(resource.content)
        var made = resource
        made.corrections = corrections
        let said = made.partCorrections
        let structure = Restructuring(
            found, parts: now.parts, corrections: said, edits: edits
        ).structure
        made.blocks = structure.blocks
        made.content = structure.content
        made.asFound =
            said.isEmpty
            ? nil : Resource.Structure(blocks: found.blocks, content: found.content)
        if said.isEmpty {
            // Only in the page as found does a heading without words keep its place.
            for at in made.content.cards.indices where made.content.cards[at].heading?.text == "" {
                made.content.cards[at].heading = nil
            }
        }
        return made
    }

    private func part(_ at: Int) -> Part {
        let part = now.parts.all[at]
        let role = now.role(of: at)
        let choices = Resource.PartRole.allCases.filter { choice in
            guard choice != role else { return false }
            switch choice {
            case .heading:
                return role == .point && part.words.count <= Self.headingLimit
            case .point:
                return role == .heading
                    || (role == .leftOut && (part.place.role == nil || resource.takesCards))
            case .leftOut: return role != .heading
            }
        }
        return Part(
            offset: part.passage.span.start, words: part.words, role: role, choices: choices,
            isCorrected: role != part.place.role)
    }
}

extension Resource {
    /// The page with its structure put right as its corrections say; the same again changes nothing.
    ///
    /// For a page that was read anew: what the learner said of its parts is found again by their words.
    public func restructured() -> Resource {
        var page = self
        for correction in corrections where correction.kind == .page {
            // A page that is read as another kind now is left alone.
            guard correction.found == kind.rawValue,
                let kind = correction.value.flatMap(Kind.init(rawValue:)), kind.isOfCards
            else { continue }
            page.kind = kind
        }
        guard asFound != nil || !partCorrections.isEmpty else { return page }
        return PartEditor(page).remade(corrections)
    }

    /// The page as it was found, with the learner's own words and without what they say of its parts.
    public func withoutStructureCorrections() -> Resource {
        var page = self
        if let said = corrections.first(where: { $0.kind == .page }) {
            page.kind = Kind(rawValue: said.found) ?? kind
            page.corrections.removeAll { $0.kind == .page }
        }
        guard asFound != nil || !partCorrections.isEmpty else { return page }
        return PartEditor(page).remade(page.corrections.filter { $0.kind != .part })
    }

    /// Whether the page is made of headings and points, so that one can become the other.
    public var takesCards: Bool {
        kind.isOfCards || !structureAsFound.content.cards.isEmpty
    }

    /// Whether some line of the source is no part of the notes.
    public var leavesLinesOut: Bool {
        blocks.contains { PageParts.leftOutRoles.contains($0.role) && !isTitle($0.span) }
    }

    fileprivate func isTitle(_ span: Span) -> Bool { title.span?.overlaps(span) ?? false }

    fileprivate var partCorrections: [Correction] { corrections.filter { $0.kind == .part } }

    fileprivate var withStructureAsFound: Resource {
        var found = self
        found.blocks = structureAsFound.blocks
        found.content = structureAsFound.content
        found.asFound = nil
        return found
    }
}
