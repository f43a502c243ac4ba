import Foundation
import TestSupport
import ThawCore

/// Resources made by hand, so that a page's golden changes only when the page does.
enum PageFixtures {
    /// Finds passages in a text and makes blocks, parts and items of them.
    struct Builder {
        let text: String
        private(set) var blocks: [Block] = []

        init(_ text: String) { self.text = text }

        func span(_ words: String) -> Span {
            guard let range = text.range(of: words) else { return Span(0, 0) }
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            return Span(start, start + words.utf8.count)
        }

        func passage(_ words: String) -> Passage { Passage(span(words)) }

        /// Adds a block, and a gap before it where there is one.
        mutating func block(_ role: Block.Role, _ words: String) {
            let span = span(words)
            let end = blocks.last?.span.end ?? 0
            if span.start > end { blocks.append(Block(role: .gap, span: Span(end, span.start))) }
            blocks.append(Block(role: role, span: span))
        }

        /// The blocks with the rest of the text as a gap.
        var allBlocks: [Block] {
            let end = blocks.last?.span.end ?? 0
            let rest = Span(end, text.utf8.count)
            return rest.isEmpty ? blocks : blocks + [Block(role: .gap, span: rest)]
        }
    }

    static let reefText = """
        Home | Biology | Oceans
        ReefBuilders
        Coral reefs grow in warm, clear water < 60 m deep
        A polyp lives with algae thatfeed it by photosynthesis
        1 of 2
        Bleaching: heat stress drives the algae out
        A reef may recover within a decade & sometimes never
        2 of 2
        by marit.k 03-04-19 10:12

        """

    /// Revision cards with a lost heading, a fused word, an ambiguous date and a chrome line.
    static func reef() -> Resource {
        var builder = Builder(reefText)
        builder.block(.navigation, "Home | Biology | Oceans\n")
        builder.block(.title, "ReefBuilders\n")
        builder.block(
            .card,
            "Coral reefs grow in warm, clear water < 60 m deep\n"
                + "A polyp lives with algae thatfeed it by photosynthesis\n")
        builder.block(.label, "1 of 2\n")
        builder.block(.heading, "Bleaching")
        builder.block(
            .card,
            ": heat stress drives the algae out\n"
                + "A reef may recover within a decade & sometimes never\n")
        builder.block(.label, "2 of 2\n")
        builder.block(.metadata, "by marit.k 03-04-19 10:12\n")
        var content = Resource.Content()
        content.cards = [
            Resource.Card(
                label: builder.passage("1 of 2"),
                heading: Finding(
                    "Where corals grow", origin: .inferred, repair: Repair.ID(rawValue: 1)),
                bullets: [
                    builder.passage("Coral reefs grow in warm, clear water < 60 m deep"),
                    builder.passage("A polyp lives with algae thatfeed it by photosynthesis"),
                ]),
            Resource.Card(
                label: builder.passage("2 of 2"),
                heading: Finding("Bleaching", origin: .given, span: builder.span("Bleaching")),
                bullets: [
                    builder.passage("heat stress drives the algae out"),
                    builder.passage("A reef may recover within a decade & sometimes never"),
                ]),
        ]
        let start = builder.span("Coral reefs grow").start
        return Resource(
            id: id(1), kind: .revisionCards,
            title: Finding(
                "Reef Builders", origin: .given, span: builder.span("ReefBuilders"),
                repair: nil),
            author: "marit.k",
            created: PageDate(
                raw: "03-04-19 10:12", value: "2019-04-03", alternatives: ["2003-04-19"]),
            subjects: [["Biology", "Oceans"]], language: Language(tag: "en"),
            source: SourceText(reefText), blocks: builder.allBlocks, content: content,
            repairs: [
                Repair(
                    id: Repair.ID(rawValue: 0), kind: .fusedWords,
                    span: builder.span("ReefBuilders"),
                    before: "ReefBuilders", after: "Reef Builders",
                    reason: "two words run together", confidence: 0.96),
                Repair(
                    id: Repair.ID(rawValue: 1), kind: .lostHeading, span: Span(start, start),
                    before: "", after: "Where corals grow",
                    reason: "proposed from the words of the card", confidence: 0.5),
                Repair(
                    id: Repair.ID(rawValue: 2), kind: .fusedWords, span: builder.span("thatfeed"),
                    before: "thatfeed", after: "that feed", reason: "two words run together",
                    confidence: 0.93),
                Repair(
                    id: Repair.ID(rawValue: 3), kind: .shorthand, span: builder.span("&"),
                    before: "&", after: "and", reason: "a sign for a word", confidence: 0.8,
                    decision: .accepted),
            ])
    }

    static let osmosisText = """
        The movement of water through a membrane from a weak to a strong solution.
        Must know
        Water moves towards the higher concentration of what is dissolved.
        Turgor keeps a plant upright.
        Why does a salted slice of cucumber weep?
        Because water leaves its cells for the salt outside.
        Diffusion: the spreading of particles from where they are many to where they are few.
        The pressure that stops the flow of water.

        """

    /// A key-term page with facts, a question, and a related term without a name.
    static func osmosis() -> Resource {
        var builder = Builder(osmosisText)
        let lines = osmosisText.split(separator: "\n").map(String.init)
        let roles: [Block.Role] = [
            .definition, .heading, .fact, .fact, .question, .answer, .related, .related,
        ]
        for (role, line) in zip(roles, lines) { builder.block(role, line + "\n") }
        var content = Resource.Content()
        content.terms = [
            Resource.Term(
                name: Finding("Osmosis", origin: .inferred), aliases: ["osmotic flow"],
                definition: builder.passage(lines[0]))
        ]
        content.facts = [builder.passage(lines[2]), builder.passage(lines[3])]
        content.questions = [
            Resource.Question(
                stem: builder.passage(lines[4]), answer: builder.passage(lines[5]))
        ]
        content.relatedTerms = [
            Resource.RelatedTerm(
                name: Finding("Diffusion", origin: .given, span: builder.span("Diffusion")),
                definition: builder.passage(String(lines[6].dropFirst(11)))),
            Resource.RelatedTerm(name: nil, definition: builder.passage(lines[7])),
        ]
        return Resource(
            id: id(2), kind: .keyTerm, title: Finding("Osmosis", origin: .inferred),
            subjects: [["Biology", "Cells"]], language: Language(tag: "en"),
            source: SourceText(osmosisText), blocks: builder.allBlocks, content: content)
    }

    /// Markup and quotes in every text that a page shows, from right to left.
    static func hostile() -> Resource {
        let text = "<script>alert(1)</script>\" onclick='x'\n{{layout.title}} & {{{source}}}\n"
        var builder = Builder(text)
        for line in text.split(separator: "\n") { builder.block(.fact, line + "\n") }
        var content = Resource.Content()
        content.facts = text.split(separator: "\n").map { builder.passage(String($0)) }
        return Resource(
            id: id(3), kind: .notes,
            title: Finding("<b>\"bold\"</b> 'and' {{{more}}}", origin: .given),
            author: "<i>x</i>", subjects: [["<u>A</u>", "B\" autofocus"]],
            language: Language(tag: "ar\" onload=\"x"), source: SourceText(text),
            blocks: builder.allBlocks, content: content,
            repairs: [
                Repair(
                    id: Repair.ID(rawValue: 0), kind: .spelling, span: Span(0, 8),
                    before: "<script>", after: "<img src=x onerror=alert(1)>",
                    reason: "a <b>reason</b>", confidence: 1)
            ])
    }

    static func id(_ number: UInt64) -> Resource.ID {
        Resource.ID(rawValue: FixedAmbient.uuid(0xA000_0000 + number))
    }

    /// One item of each bullet, fact or question, in order.
    static func items(of resource: Resource) -> [Item] {
        let content = resource.content
        var asked: [(form: Item.Form, stem: String, answer: [String], span: Span)] = []
        for card in content.cards {
            let answer = card.bullets.map(resource.shown)
            asked.append((.card, resource.shown(card.heading) ?? "", answer, card.bullets[0].span))
        }
        for fact in content.facts {
            asked.append((.cloze, resource.shown(fact) + " …", ["gap"], fact.span))
        }
        for question in content.questions {
            let answer = question.answer.map { [resource.shown($0)] } ?? []
            asked.append((.question, resource.shown(question.stem), answer, question.stem.span))
        }
        let lines = LineIndex(resource.source)
        return asked.enumerated().map { position, entry in
            Item(
                id: Item.ID(
                    resource: resource.id, form: entry.form, words: entry.stem, ordinal: 0),
                resource: resource.id, form: entry.form, level: .recall, stem: entry.stem,
                units: entry.answer.map { IdeaUnit($0) }, spans: [entry.span],
                lines: [lines.line(at: entry.span.start)], siblings: String(position),
                position: position)
        }
    }

    /// Saves a resource with its hand-made items.
    static func save(
        _ resource: Resource, in store: any Store, original: OriginalFile? = nil,
        as status: Resource.Status = .kept, at now: Date
    ) async throws {
        try await store.save(
            resource, items: items(of: resource), maker: 0,
            lines: [SearchLine(role: .title, text: resource.shownTitle)]
                + resource.content.facts.map { SearchLine(role: .fact, text: resource.shown($0)) },
            fingerprint: Identifier<Resource>(hashing: [resource.source.text]).description,
            original: original, as: status, for: Learner.local, at: now)
    }
}
