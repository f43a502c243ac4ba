import Foundation
import TestSupport
import Testing
import ThawCore

@testable import ThawText

/// The structure of a page, put right by hand.
@Suite struct StructureTests {
    typealias Role = Resource.PartRole

    static let cards = """
        History
        Russia - 19th and 20th century
        Alexander II
        1 of 3
        Emancipation of the serfs
        The serfs were freed in 1861 by the edict of emancipation
        Peasants paid redemption payments for 49 years
        Share this card with a friend
        2 of 3
        Local government
        The zemstva were set up in 1864
        Zemstva built schools and hospitals
        Legal reform
        Juries were introduced in 1864
        3 of 3
        Army
        Milyutin cut service from 25 years to 6
        Peasants paid redemption payments for 49 years
        Comments
        No comments have been made

        """

    static let notes = """
        # Tides

        ## The pull of the moon
        - Water rises on the **side** of the moon & sinks elsewhere
        - It rises on the far side as well

        ## Spring and neap
        - Spring tides come at full and new moon
        - Neap tides come in between

        ## Rivers
        - A bore runs up the river
        - It rises on the far side as well

        """

    static let html = """
        <nav><a href="/">Home</a> <a href="/x">Topics</a></nav><h1>Tides</h1>\
        <h2>The pull of the <b>moon</b> &amp; sun</h2><ul><li>Water rises on the <b>side</b> of the \
        moon</li><li>It rises on the far side</li></ul><h2>Spring tides</h2><ul><li>They come at \
        full &amp; new moon</li><li>Neap tides come in between</li></ul>\
        <footer>Copyright 2020 Tidal Ltd</footer>
        """

    static func page(
        _ text: String, _ markup: SourceText.Markup = .plain, id: UInt64 = 1
    ) throws -> Resource {
        let reader = Reader(options: Reader.Options(markup: markup))
        let draft = reader.read(Array(text.utf8), as: Resource.ID(hashing: [String(id)]))
        return try #require(draft.resource)
    }

    /// Makes the part with these words something else.
    private func making(
        _ page: Resource, _ words: String, _ role: Role?, number: Int = 1,
        at location: SourceLocation = #_sourceLocation
    ) throws -> Resource {
        let text = page.source.text
        let places = text.ranges(of: words)
        try #require(places.count >= number, sourceLocation: location)
        let offset = text.utf8.distance(
            from: text.startIndex, to: places[number - 1].lowerBound)
        let made = try #require(
            PartEditor(page).making(offset, role), sourceLocation: location)
        checkBlocks(made, at: location)
        let isSame = made.restructured() == made
        #expect(isSame, "the same again", sourceLocation: location)
        return made
    }

    private func checkBlocks(_ page: Resource, at location: SourceLocation) {
        var end = 0
        for block in page.blocks {
            #expect(block.span.start == end && !block.span.isEmpty, sourceLocation: location)
            end = block.span.end
        }
        #expect(end == page.source.utf8.count, sourceLocation: location)
    }

    /// Each card as its heading and its points.
    private func shape(_ page: Resource) -> [[String]] {
        page.content.cards.map { card in
            [page.shown(card.heading) ?? ""] + card.bullets.map(page.shown)
        }
    }

    private func role(of words: String, in page: Resource) -> Block.Role? {
        page.blocks.first { page.source.text(in: $0.span).contains(words) }?.role
    }

    // MARK: Headings and points

    @Test func pointBecomesTheHeadingOfANewCard() throws {
        let page = try Self.page(Self.cards)
        let made = try making(page, "Legal reform", .heading)
        #expect(
            shape(made)[1...2] == [
                [
                    "Local government", "The zemstva were set up in 1864",
                    "Zemstva built schools and hospitals",
                ],
                ["Legal reform", "Juries were introduced in 1864"],
            ])
        #expect(made.content.cards.count == 4)
        #expect(made.content.cards[1].label != nil && made.content.cards[2].label == nil)
        #expect(made.content.cards[2].heading?.origin == .given)
        #expect(role(of: "Legal reform", in: made) == .heading)
        #expect(made.items().contains { $0.stem == "Legal reform" })
        #expect(try making(made, "Legal reform", .point) == page)
    }

    @Test func headingBecomesAPointOfTheCardBefore() throws {
        let page = try Self.page(Self.cards)
        let made = try making(page, "Army", .point)
        #expect(made.content.cards.count == 2)
        #expect(
            shape(made)[1].suffix(3) == [
                "Juries were introduced in 1864", "Army", "Milyutin cut service from 25 years to 6",
            ])
        #expect(role(of: "Army", in: made) == .card)
        #expect(try making(made, "Army", .heading) == page)
    }

    @Test func firstHeadingBecomesTheFirstPoint() throws {
        let page = try Self.page(Self.cards)
        let made = try making(page, "Emancipation of", .point)
        #expect(made.content.cards.count == 3)
        #expect(made.content.cards[0].heading == nil)
        #expect(made.content.cards[0].label == page.content.cards[0].label)
        #expect(shape(made)[0][1] == "Emancipation of the serfs")
        #expect(try making(made, "Emancipation of", nil) == page)
    }

    @Test(arguments: [SourceText.Markup.markdown, .html])
    func markupStandsInTheWayOfNothing(markup: SourceText.Markup) throws {
        let page = try Self.page(markup == .html ? Self.html : Self.notes, markup)
        let first = shape(page)[0]
        var made = try making(page, "Water rises on the", .heading)
        #expect(made.content.cards[1].heading?.text == first[1])
        #expect(shape(made)[0] == [first[0]])
        made = try making(made, "The pull of the", .point)
        #expect(shape(made)[0] == ["", first[0]])
        made = try making(made, "The pull of the", nil)
        #expect(try making(made, "Water rises on the", nil) == page)
    }

    // MARK: Left out and put back

    @Test func whatIsLeftOutIsNeitherShownNorAsked() throws {
        let page = try Self.page(Self.cards)
        let made = try making(page, "Zemstva built", .leftOut)
        #expect(shape(made)[1].contains { $0.hasPrefix("Zemstva built") } == false)
        #expect(role(of: "Zemstva built", in: made) == .boilerplate)
        #expect(!made.items().contains { $0.answer.contains("Zemstva built") })
        #expect(!made.searchLines().contains { $0.text.contains("Zemstva built") })
        let line = PartEditor(made).leftOut.first { $0.words.hasPrefix("Zemstva") }
        #expect(line?.isCorrected == true)
        #expect(try making(made, "Zemstva built", nil) == page)
        #expect(try making(made, "Zemstva built", .point) == page)
    }

    @Test func lineThatTheReaderLeftOutIsPutBackWhereItStands() throws {
        let page = try Self.page(Self.cards)
        #expect(shape(page)[2] == ["Army", "Milyutin cut service from 25 years to 6"])
        let words = "Peasants paid redemption payments for 49 years"
        let made = try making(page, words, .point, number: 2)
        #expect(shape(made)[2].last == words)
        #expect(shape(made)[0] == shape(page)[0])
        #expect(made.blocks.last { made.source.text(in: $0.span).contains(words) }?.role == .card)
        #expect(try making(made, words, nil, number: 2) == page)
    }

    @Test func lineBeforeAllCardsOpensOne() throws {
        let page = try Self.page(Self.cards)
        var made = try making(page, "History", .point)
        #expect(shape(made)[0] == ["", "History"])
        #expect(shape(made).dropFirst() == shape(page)[...])
        made = try making(made, "History", .heading)
        #expect(shape(made)[0] == ["History"])
        made = try making(made, "History", .leftOut)
        #expect(made == page)
    }

    @Test func markupOfAPutBackLineIsNotShown() throws {
        let page = try Self.page(Self.html, .html)
        let made = try making(page, "Copyright 2020", .point)
        #expect(shape(made).last?.last == "Copyright 2020 Tidal Ltd")
    }

    @Test(arguments: [
        "What is a bore?", "Neaps: weak tides", "The tide turns twice a day.", "Nice notes!",
    ])
    func anythingListedCanBeLeftOut(words: String) throws {
        var page = RepairPage(kind: .questions)
        page.question("What is a bore?", "A wave that runs up a river.")
        page.question("What is a neap?", "A weak tide.")
        page.pair("Neaps", "weak tides")
        page.fact("The tide turns twice a day.")
        var resource = page.resource
        resource.content.comments = [
            Resource.Comment(author: "kim", text: resource.content.questions[1].stem)
        ]
        let words = words == "Nice notes!" ? "What is a neap?" : words
        let opening = String(words.prefix { $0 != ":" })
        let made = try making(resource, opening, .leftOut)
        let count = { (content: Resource.Content) in
            content.questions.count + content.pairs.count + content.facts.count
        }
        #expect(count(made.content) == count(resource.content) - 1)
        #expect(!made.items().contains { $0.stem.hasPrefix(opening) })
        #expect(try making(made, opening, .point) == resource)
    }

    // MARK: Words that stand twice

    @Test(arguments: [1, 2])
    func onlyTheOneThatWasPressedIsChanged(number: Int) throws {
        let page = try Self.page(Self.notes, .markdown)
        let words = "It rises on the far side as well"
        let made = try making(page, words, .leftOut, number: number)
        #expect(shape(made)[0].contains(words) == (number == 2))
        #expect(shape(made)[2].contains(words) == (number == 1))
        let other = try making(made, words, .heading, number: 3 - number)
        #expect(other.content.cards.count == 4)
        #expect(other.corrections.count == 2)
    }

    /// A copy in which the words stand once is not told which of the two it kept.
    @Test func twinThatIsGoneTakesNothingWithIt() throws {
        let page = try Self.page(Self.notes, .markdown)
        let words = "It rises on the far side as well"
        let made = try making(page, words, .leftOut, number: 2)
        let copy = Self.notes.replacing(
            "- A bore runs up the river\n- It rises on the far side as well\n",
            with: "- A bore runs up the river\n")
        var again = try Self.page(copy, .markdown)
        again.corrections = made.corrections
        #expect(shape(again.restructured()) == shape(again))
    }

    // MARK: What stays

    @Test func editsAreCarriedThroughEveryChange() throws {
        var page = try Self.page(Self.cards)
        page.edit(.bullet(card: 1, 2), to: "Reform of the law")
        page = try making(page, "Legal reform", .heading)
        #expect(shape(page)[2][0] == "Reform of the law")
        page.edit(.cardHeading(2), to: "Courts")
        page.edit(.bullet(card: 2, 0), to: "Juries from 1864")
        page = try making(page, "Zemstva built", .leftOut)
        #expect(shape(page)[2] == ["Courts", "Juries from 1864"])
        page = try making(page, "Legal reform", .point)
        #expect(shape(page)[1].suffix(2) == ["Courts", "Juries from 1864"])
        page.edit(.cardHeading(1), to: "")
        page = try making(page, "Zemstva built", nil)
        #expect(page.corrections.isEmpty && page.asFound == nil)
        #expect(
            shape(page)[1] == [
                "", "The zemstva were set up in 1864", "Zemstva built schools and hospitals",
                "Courts", "Juries from 1864",
            ])
    }

    @Test func editOfAPutBackLineIsKept() throws {
        let words = "Peasants paid redemption payments for 49 years"
        var page = try making(try Self.page(Self.cards), words, .point, number: 2)
        page.edit(.bullet(card: 2, 1), to: "Peasants paid for 49 years")
        page = try making(page, "Army", .point)
        #expect(shape(page)[1].last == "Peasants paid for 49 years")
        page = try making(page, "Army", .heading)
        #expect(shape(page)[2].last == "Peasants paid for 49 years")
    }

    @Test func editedHeadingStillKnowsItsLine() throws {
        var page = try Self.page(Self.cards)
        page.edit(.cardHeading(2), to: "The army")
        let made = try making(page, "Army", .point)
        #expect(shape(made)[1].contains("The army"))
        #expect(shape(try making(made, "Army", .heading)) == shape(page))
    }

    @Test func historyOfLinesThatDidNotChangeStays() throws {
        let page = try Self.page(Self.cards)
        let made = try making(page, "Legal reform", .heading)
        let before = Set(page.items().map(\.id))
        let lost = before.subtracting(made.items().map(\.id))
        // Only the card that was cut asks something else.
        #expect(page.items().filter { lost.contains($0.id) }.map(\.stem) == ["Local government"])
    }

    @Test func correctionsOutliveACorrectedCopy() throws {
        var page = try making(try Self.page(Self.cards), "Legal reform", .heading)
        page = try making(page, "Zemstva built", .leftOut)
        page = try making(page, "Army", .point)
        let words = "Peasants paid redemption payments for 49 years"
        page = try making(page, words, .point, number: 2)
        let copy = Self.cards.replacing("were freed in 1861", with: "were freed in March 1861")
            .replacing("The zemstva were", with: "Zemstva were elected\nThe zemstva were")
        var again = try Self.page(copy)
        again.corrections = page.corrections
        again = again.restructured()
        checkBlocks(again, at: #_sourceLocation)
        #expect(again.restructured() == again)
        #expect(
            shape(again).dropFirst() == [
                ["Local government", "Zemstva were elected", "The zemstva were set up in 1864"],
                [
                    "Legal reform", "Juries were introduced in 1864", "Army",
                    "Milyutin cut service from 25 years to 6", words,
                ],
            ])
    }

    @Test func recordKeepsThePageAsItWasFound() throws {
        let page = try Self.page(Self.cards)
        let made = try making(page, "Legal reform", .heading)
        let data = try JSONEncoder().encode(ResourceRecord(made))
        let back = try JSONDecoder().decode(ResourceRecord.self, from: data).resource()
        #expect(back == made)
        #expect(try making(back, "Legal reform", .point) == page)
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func everyChangeCanBeTakenBackInAnyOrder(seed: UInt64) throws {
        let page = try Self.page(Self.cards)
        var numbers = SeededGenerator(seed: seed)
        let offsets = page.structureAsFound.blocks.compactMap {
            PartEditor(page).part(at: $0.span.start)?.offset
        }
        var made = page
        for offset in offsets.shuffled(using: &numbers) {
            let editor = PartEditor(made)
            guard let role = editor.part(at: offset)?.choices.randomElement(using: &numbers),
                let next = editor.making(offset, role)
            else { continue }
            made = next
            checkBlocks(made, at: #_sourceLocation)
            let isSame = made.restructured() == made
            #expect(isSame)
        }
        for offset in offsets.shuffled(using: &numbers) {
            made = try #require(PartEditor(made).making(offset, nil))
        }
        let isBack = made == page
        #expect(isBack)
    }

    @Test func lineOfATitleThatIsNotTheTitleCanBePutBack() throws {
        let page = try Self.page(Self.cards)
        #expect(page.title.text == "Russia - 19th and 20th century")
        let lines = PartEditor(page).leftOut.map(\.words)
        #expect(lines.contains("Alexander II") && !lines.contains(page.title.text))
        let made = try making(page, "Alexander II", .heading)
        #expect(shape(made)[0] == ["Alexander II"])
    }

    /// Some changes of every kind of page; no words come or go but by being left out or put back.
    @Test(arguments: ReaderFixtures.names)
    func everyPageIsPutRightAndBack(name: String) throws {
        let bytes = try ReaderFixtures.bytes(name)
        guard let page = ReaderFixtures.read(bytes, name).resource else { return }
        var numbers = SeededGenerator(seed: UInt64(bytes.count))
        let editor = PartEditor(page)
        let parts = page.structureAsFound.blocks.compactMap { block in
            block.span.range.lazy.compactMap { editor.part(at: $0) }.first
        }
        var made = page
        var changed: [Int] = []
        for part in parts.shuffled(using: &numbers).prefix(4) {
            guard let role = part.choices.randomElement(using: &numbers) else { continue }
            let next = try #require(PartEditor(made).making(part.offset, role), "\(part)")
            checkBlocks(next, at: #_sourceLocation)
            #expect(PartEditor(next).part(at: part.offset)?.role == role, "\(part)")
            made = next
            changed.append(part.offset)
        }
        let isSame = made.restructured() == made
        #expect(isSame)
        for offset in changed { made = try #require(PartEditor(made).making(offset, nil)) }
        let isBack = made == page
        #expect(isBack)
    }

    // MARK: The kind of the page

    @Test func notesBecomeRevisionCardsAndBack() throws {
        let page = try Self.page(Self.notes, .markdown)
        let made = try #require(page.becoming(.revisionCards))
        #expect(made.kind == .revisionCards && made.content == page.content)
        #expect(made.corrections == [Correction(.page, found: "notes", value: "revisionCards")])
        #expect(made.items().map(\.id) == page.items().map(\.id))
        #expect(made.withoutStructureCorrections() == page)
        var again = page
        again.corrections = made.corrections
        again = again.restructured()
        #expect(again == made && again.restructured() == made)
        #expect(made.becoming(.revisionCards) == made)
        #expect(made.becoming(.notes) == page)
    }

    @Test func otherKindsStayWhatTheyAre() throws {
        var page = RepairPage(kind: .pairs)
        page.pair("Neaps", "weak tides")
        var resource = page.resource
        #expect(resource.becoming(.notes) == nil)
        resource.corrections = [Correction(.page, found: "notes", value: "revisionCards")]
        #expect(resource.restructured().kind == .pairs)
        var notes = try Self.page(Self.notes, .markdown)
        #expect(notes.becoming(.questions) == nil)
        notes.corrections = [Correction(.page, found: "notes", value: "questions")]
        #expect(notes.restructured().kind == .notes)
    }

    // MARK: What cannot be

    @Test func pageOfOtherKindsTakesNoHeadings() throws {
        var page = RepairPage(kind: .pairs)
        page.pair("Neaps", "weak tides")
        let resource = page.resource
        let part = try #require(PartEditor(resource).part(of: .pairTerm(0)))
        #expect(part.choices == [.leftOut])
        #expect(PartEditor(resource).making(part.offset, .heading) == nil)
        #expect(PartEditor(resource).making(9_999, .leftOut) == nil)
    }

    @Test func paragraphIsNoHeading() throws {
        let long = "The tide " + String(repeating: "turns and turns ", count: 20)
        var page = RepairPage(kind: .notes)
        page.card("Tides", [long, "It ebbs."])
        let resource = page.resource
        let editor = PartEditor(resource)
        let part = try #require(editor.part(of: .bullet(card: 0, 0)))
        #expect(part.choices == [.leftOut])
        #expect(editor.making(part.offset, .heading) == nil)
    }
}
