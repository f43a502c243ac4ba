import ThawCore

/// A page's structure with what the learner says of its parts: values in, values out.
///
/// What each card and bullet is made from is remembered, so that edits find their way back to the page as found.
struct Restructuring {
    /// A card in the making.
    private struct Opened {
        var label: Passage?
        var heading: Finding?
        /// What its heading was found as; `nil` where it has none that was given.
        var source: PageParts.Place?
        var bullets: [(passage: Passage, source: PageParts.Place)] = []

        var isEmpty: Bool { heading == nil && bullets.isEmpty }
    }

    private enum Event {
        case opens(Opened)
        case point(Passage, PageParts.Place)
    }

    let parts: PageParts
    private let found: Resource
    /// What the learner says, by the index of the part; what it was found as is not among it.
    private let roles: [Int: Resource.PartRole]
    private var cards: [Opened] = []

    /// - Parameters:
    ///   - found: a page with its structure as found.
    ///   - edits: the learner's words for lines that were left out and put back, by where these begin.
    init(
        _ found: Resource, parts: PageParts, corrections: [Correction], edits: [Int: String] = [:]
    ) {
        self.found = found
        self.parts = parts
        var roles: [Int: Resource.PartRole] = [:]
        for correction in corrections {
            guard let at = parts.index(of: correction), let role = correction.role else { continue }
            roles[at] = role
        }
        self.roles = roles.filter { parts.all[$0.key].place.takes($0.value) }
        if !self.roles.isEmpty { cards = opened(edits) }
    }

    var structure: Resource.Structure {
        guard !roles.isEmpty else { return found.structureAsFound }
        return Resource.Structure(blocks: blocks(), content: content())
    }

    /// What a part is now; `nil` for one that can only be left out, and is not.
    func role(of at: Int) -> Resource.PartRole? { roles[at] ?? parts.all[at].place.role }

    // MARK: Cards

    private func role(_ place: PageParts.Place) -> Resource.PartRole? {
        parts.index(of: place).flatMap { roles[$0] }
    }

    private func opened(_ edits: [Int: String]) -> [Opened] {
        var events: [(at: Int, event: Event)] = []
        for at in found.content.cards.indices { add(at, to: &events) }
        for (at, part) in parts.all.enumerated() {
            guard case .line(let start) = part.place, let role = roles[at] else { continue }
            var passage = part.passage
            passage.edited = edits[start]
            // Behind what stands before it in the source; before all of it, it opens a card of its own.
            let place = events.lastIndex { $0.at <= start }.map { $0 + 1 } ?? 0
            events.insert((start, event(passage, part.place, role)), at: place)
        }
        var cards: [Opened] = []
        for (_, event) in events {
            switch event {
            case .opens(let card): cards.append(card)
            case .point(let passage, let source):
                if cards.isEmpty { cards.append(Opened()) }
                cards[cards.count - 1].bullets.append((passage, source))
            }
        }
        return cards.filter { !$0.isEmpty }
    }

    private func add(_ card: Int, to events: inout [(at: Int, event: Event)]) {
        let content = found.content.cards[card]
        let place = PageParts.Place.heading(card: card)
        let part = parts.index(of: place).map { parts.all[$0] }
        let start =
            part?.passage.span.start ?? content.bullets.first?.span.start
            ?? content.label?.span.start ?? 0
        let said = role(place)
        if said == nil {
            let heading = content.heading.flatMap { $0.text.isEmpty ? nil : $0 }
            events.append(
                (start, .opens(Opened(label: content.label, heading: heading, source: place))))
        } else if card == 0 {
            // No card stands before the first one.
            events.append((start, .opens(Opened(label: content.label))))
        }
        if said == .point, var passage = part?.passage {
            if content.heading?.origin == .edited { passage.edited = content.heading?.text }
            events.append((start, .point(passage, place)))
        }
        for (at, bullet) in content.bullets.enumerated() {
            let place = PageParts.Place.bullet(card: card, at)
            let said = role(place) ?? .point
            if said != .leftOut { events.append((bullet.span.start, event(bullet, place, said))) }
        }
    }

    private func event(
        _ passage: Passage, _ source: PageParts.Place, _ role: Resource.PartRole
    ) -> Event {
        guard role == .heading else { return .point(passage, source) }
        let heading =
            passage.edited.map { Finding($0, origin: .edited) }
            ?? Finding(found.asRead(passage), origin: .given, span: passage.span)
        return .opens(Opened(heading: heading.text.isEmpty ? nil : heading, source: source))
    }

    // MARK: The rest

    private func content() -> Resource.Content {
        var content = found.content
        content.cards = cards.map {
            Resource.Card(label: $0.label, heading: $0.heading, bullets: $0.bullets.map(\.passage))
        }
        content.facts = kept(content.facts, as: PageParts.Place.fact).map(\.element)
        content.questions = kept(content.questions, as: PageParts.Place.question).map(\.element)
        content.relatedTerms = kept(content.relatedTerms, as: PageParts.Place.relatedTerm)
            .map(\.element)
        content.pairs = kept(content.pairs, as: PageParts.Place.pair).map(\.element)
        content.comments = kept(content.comments, as: PageParts.Place.comment).map(\.element)
        return content
    }

    private func kept<Element>(
        _ list: [Element], as place: (Int) -> PageParts.Place
    ) -> [(offset: Int, element: Element)] {
        list.enumerated().filter { role(place($0.offset)) != .leftOut }
    }

    /// The blocks with the roles that the parts have now; one that holds another part as well is cut.
    private func blocks() -> [Block] {
        let bullet = found.content.cards.lazy.flatMap(\.bullets).first?.span.start
        let pointRole = found.blocks.last { $0.span.start <= bullet ?? -1 }?.role ?? .paragraph
        let wanted = roles.flatMap { at, role in
            let blockRole: Block.Role =
                switch role {
                case .heading: .heading
                case .point: pointRole
                case .leftOut: .boilerplate
                }
            return parts.all[at].spans.map { (part: at, span: $0, role: blockRole) }
        }
        .sorted { $0.span < $1.span }
        return found.blocks.flatMap { block -> [Block] in
            let inside = wanted.filter { $0.span.overlaps(block.span) }
            guard let first = inside.first else { return [block] }
            if inside.count == 1, isAlone(first.part, in: block.span) {
                return [Block(role: first.role, span: block.span)]
            }
            return cut(block, by: inside.map { ($0.span, $0.role) })
        }
    }

    private func isAlone(_ part: Int, in span: Span) -> Bool {
        let isShared = parts.all.indices.contains { other in
            other != part && parts.all[other].spans.contains { $0.overlaps(span) }
        }
        return !isShared && !found.content.cards.contains { $0.label?.span.overlaps(span) ?? false }
    }

    private func cut(_ block: Block, by wanted: [(span: Span, role: Block.Role)]) -> [Block] {
        var blocks: [Block] = []
        var offset = block.span.start
        func add(_ role: Block.Role, to end: Int) {
            guard offset < end else { return }
            let span = Span(offset, end)
            // A bullet's mark alone says nothing.
            let saysSomething = found.source.utf8[span.range].contains {
                $0 >= 0x80 || WordShape.isDigit($0) || WordShape.isASCIILetter($0)
            }
            blocks.append(Block(role: saysSomething ? role : .gap, span: span))
            offset = end
        }
        for (span, role) in wanted {
            add(block.role, to: min(span.start, block.span.end))
            add(role, to: min(span.end, block.span.end))
        }
        add(block.role, to: block.span.end)
        return blocks
    }
}

// MARK: The way back

extension Restructuring {
    /// Where the text of a field was found; `nil` for a field that is no part, or that the page does not have.
    func place(of field: Resource.Field) -> PageParts.Place? {
        guard !roles.isEmpty else { return PageParts.Place(field) }
        let content = found.content
        func at<Element>(
            _ list: [Element], _ number: Int, _ place: (Int) -> PageParts.Place
        ) -> PageParts.Place? {
            let kept = kept(list, as: place)
            return kept.indices.contains(number) ? place(kept[number].offset) : nil
        }
        switch field {
        case .cardHeading(let card):
            return cards.indices.contains(card) ? cards[card].source : nil
        case .bullet(let card, let number):
            guard cards.indices.contains(card), cards[card].bullets.indices.contains(number) else {
                return nil
            }
            return cards[card].bullets[number].source
        case .fact(let number): return at(content.facts, number, PageParts.Place.fact)
        case .questionStem(let number):
            return at(content.questions, number, PageParts.Place.question)
        case .relatedDefinition(let number):
            return at(content.relatedTerms, number, PageParts.Place.relatedTerm)
        case .pairTerm(let number): return at(content.pairs, number, PageParts.Place.pair)
        case .comment(let number): return at(content.comments, number, PageParts.Place.comment)
        default: return nil
        }
    }

    /// The page as found with the learner's words of today, and those for lines that were put back.
    ///
    /// - Parameter content: what this restructuring made, edited since.
    func carryingBack(_ content: Resource.Content) -> (found: Resource, edits: [Int: String]) {
        var found = self.found
        guard !roles.isEmpty else {
            found.content = content
            return (found, [:])
        }
        var edits: [Int: String] = [:]
        found.content.terms = content.terms
        carry(content.facts, \.facts, PageParts.Place.fact, to: &found)
        carry(content.questions, \.questions, PageParts.Place.question, to: &found)
        carry(content.relatedTerms, \.relatedTerms, PageParts.Place.relatedTerm, to: &found)
        carry(content.pairs, \.pairs, PageParts.Place.pair, to: &found)
        carry(content.comments, \.comments, PageParts.Place.comment, to: &found)
        guard content.cards.count == cards.count else { return (found, edits) }
        for (card, made) in zip(content.cards, cards) {
            if let source = made.source { put(card.heading, on: source, in: &found, &edits) }
            guard card.bullets.count == made.bullets.count else { continue }
            for (bullet, made) in zip(card.bullets, made.bullets)
            where bullet.span == made.passage.span {
                put(bullet, on: made.source, in: &found, &edits)
            }
        }
        return (found, edits)
    }

    private func carry<Element>(
        _ list: [Element], _ path: WritableKeyPath<Resource.Content, [Element]>,
        _ place: (Int) -> PageParts.Place, to found: inout Resource
    ) {
        let kept = kept(found.content[keyPath: path], as: place).map(\.offset)
        guard kept.count == list.count else { return }
        for (at, element) in zip(kept, list) { found.content[keyPath: path][at] = element }
    }

    private func put(
        _ heading: Finding?, on source: PageParts.Place, in found: inout Resource,
        _ edits: inout [Int: String]
    ) {
        // A heading that was cleared keeps its place.
        let edited = heading.map { $0.origin == .edited ? $0.text : nil } ?? ""
        switch source {
        case .heading(let card):
            let old = found.content.cards[card].heading
            let span = parts.index(of: source).map { parts.all[$0].passage.span }
            if heading == nil, old == nil { return }
            if let old, old.origin == .edited, old.text == edited { return }
            found.content.cards[card].heading =
                edited.map { Finding($0, origin: .edited, span: span ?? old?.span) } ?? heading
        case .bullet(let card, let at): found.content.cards[card].bullets[at].edited = edited
        case .line(let start): edits[start] = edited
        default: break
        }
    }

    private func put(
        _ bullet: Passage, on source: PageParts.Place, in found: inout Resource,
        _ edits: inout [Int: String]
    ) {
        switch source {
        case .bullet(let card, let at): found.content.cards[card].bullets[at] = bullet
        case .heading:
            if let edited = bullet.edited {
                put(Finding(edited, origin: .edited), on: source, in: &found, &edits)
            }
        case .line(let start): edits[start] = bullet.edited
        default: break
        }
    }
}

extension PageParts.Place {
    /// What a part is as it was found; `nil` for one that can only be left out.
    var role: Resource.PartRole? {
        switch self {
        case .heading: .heading
        case .bullet: .point
        case .line: .leftOut
        case .fact, .question, .relatedTerm, .pair, .comment: nil
        }
    }

    /// Whether a part found here can become this.
    func takes(_ role: Resource.PartRole) -> Bool {
        role != self.role && (self.role != nil || role == .leftOut)
    }

    /// Of a page whose structure is as it was found.
    fileprivate init?(_ field: Resource.Field) {
        switch field {
        case .cardHeading(let card): self = .heading(card: card)
        case .bullet(let card, let at): self = .bullet(card: card, at)
        case .fact(let at): self = .fact(at)
        case .questionStem(let at): self = .question(at)
        case .relatedDefinition(let at): self = .relatedTerm(at)
        case .pairTerm(let at): self = .pair(at)
        case .comment(let at): self = .comment(at)
        default: return nil
        }
    }
}

extension Correction {
    /// What the learner says a part is; `nil` for words that name nothing.
    fileprivate var role: Resource.PartRole? {
        guard let value else { return .leftOut }
        return Resource.PartRole(rawValue: value)
    }
}
