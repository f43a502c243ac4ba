import TestSupport
import Testing
import ThawCore

@Suite struct ResourceShownTests {
    private let whole = Passage(Pages.source.span)

    @Test func asReadCollapsesWhiteSpaceAndNothingElse() {
        let resource = Pages.resource(repairs: [Pages.repair(0, "visitflowers", "visit flowers")])
        #expect(
            resource.asRead(whole)
                == "Bees visitflowers = food for the hive. Workers: forage; feed; build. Honey keeps."
        )
    }

    @Test func acceptedRepairsAreShownAndOthersAreNot() {
        let resource = Pages.resource(repairs: [
            Pages.repair(0, "visitflowers", "visit flowers"),
            Pages.repair(1, "=", "are", decision: .refused),
            Pages.repair(2, "food", "FOOD", decision: .undecided),
            Pages.repair(3, "keeps", "keeps for years"),
        ])
        #expect(
            resource.shown(whole)
                == "Bees visit flowers = food for the hive. Workers: forage; feed; build. "
                + "Honey keeps for years.")
    }

    @Test func listThatWasOpenedAgainIsSeveralLines() {
        let resource = Pages.resource(repairs: [
            Pages.repair(0, "; ", "\n", kind: .flattenedList),
            Pages.repair(1, "; build", " \n build", kind: .flattenedList),
        ])
        let passage = Passage(Pages.span("Workers: forage; feed; build."))
        #expect(resource.shownLines(passage) == ["Workers: forage", "feed", "build."])
        #expect(resource.shown(passage) == "Workers: forage\nfeed\nbuild.")
    }

    @Test func lineFeedOfTheSourceIsNoNewLine() {
        #expect(!Pages.resource().shown(whole).contains("\n"))
    }

    @Test func editIsShownInPlaceOfEverything() {
        let resource = Pages.resource(repairs: [Pages.repair(0, "visitflowers", "visit flowers")])
        #expect(resource.shown(Passage(whole.span, edited: "My own\nwords")) == "My own\nwords")
        #expect(resource.shownLines(Passage(whole.span, edited: "My own\r\nwords")).count == 2)
        #expect(resource.asRead(Passage(whole.span, edited: "My own")).hasPrefix("Bees visitfl"))
        #expect(resource.shown(Passage(whole.span, edited: "")).isEmpty)
        #expect(resource.shownRuns(Passage(whole.span, edited: "")).isEmpty)
        #expect(resource.shownLines(Passage(whole.span, edited: "")).isEmpty)
    }

    @Test func strongPiecesKeepTheirWeight() {
        let bees = Pages.span("Bees ")
        let passage = Passage(pieces: [
            .init(span: bees, isStrong: true), .init(span: Span(bees.end, bees.end + 5)),
            .init(span: Span(bees.end + 5, bees.end + 12), replacement: " &  co"),
        ])
        #expect(
            Pages.resource().shownRuns(passage)
                == [.init("Bees", isStrong: true), .init(" visit & co")])
    }

    @Test func repairBetweenTwoPiecesIsMadeOnce() {
        let words = Pages.span("visitflowers")
        let cut = words.start + 5
        let insertion = Repair(
            id: Repair.ID(rawValue: 0), kind: .fusedWords, span: Span(cut, cut), before: "",
            after: " the ", reason: "for a test", confidence: 1, decision: .accepted)
        let passage = Passage(pieces: [
            .init(span: Span(words.start, cut), isStrong: true), .init(span: Span(cut, words.end)),
        ])
        #expect(Pages.resource(repairs: [insertion]).shown(passage) == "visit the flowers")
    }

    @Test func repairAcrossTwoPiecesOrOutsideIsLeftOut() {
        let words = Pages.span("visitflowers")
        let passage = Passage(pieces: [
            .init(span: Span(words.start, words.start + 3)),
            .init(span: Span(words.start + 3, words.end)),
        ])
        let repairs = [
            Pages.repair(0, "Bees", "Wasps"), Pages.repair(1, "visitflowers", "X"),
            Pages.repair(2, "flowers", "FLOWERS"), Pages.repair(3, "food", "Y"),
        ]
        #expect(Pages.resource(repairs: repairs).shown(passage) == "visitFLOWERS")
    }

    @Test func ofOverlappingRepairsTheFirstIsMade() {
        let repairs = [
            Pages.repair(0, "visitflowers", "visit flowers"), Pages.repair(1, "flowers", "buds"),
        ]
        let passage = Passage(Pages.span("Bees visitflowers"))
        #expect(Pages.resource(repairs: repairs).shown(passage) == "Bees visit flowers")
    }

    @Test(arguments: [Repair.Decision.undecided, .accepted, .refused])
    func inferredNameIsShownUntilItIsRefused(decision: Repair.Decision) {
        let id = Repair.ID(rawValue: 0)
        let repair = Repair(
            id: id, kind: .lostHeading, span: Span(0, 0), before: "", after: "Flowers",
            reason: "for a test", confidence: 0.5, decision: decision)
        let resource = Pages.resource(repairs: [repair])
        let shown = resource.shown(Finding("Flowers", origin: .inferred, repair: id))
        #expect(shown == (decision == .refused ? nil : "Flowers"))
        // An insertion proposes a name; the text itself stays.
        #expect(resource.shown(whole) == resource.asRead(whole))
    }

    @Test func emptyOrMissingFindingIsNotShown() {
        #expect(Pages.resource().shown(nil) == nil)
        #expect(Pages.resource().shown(Finding("", origin: .edited)) == nil)
    }

    @Test func refusedTitleGivesWayToTheOpeningWords() {
        var content = Resource.Content()
        content.cards = [
            Resource.Card(bullets: [Passage(Pages.span("Workers: forage; feed; build."))])
        ]
        let none = Finding("", origin: .edited)
        #expect(
            Pages.resource(content: content, title: none).shownTitle
                == "Workers: forage; feed; build.")
        #expect(Pages.resource(title: none).shownTitle == "Bees visitflowers food for the hive. …")
    }

    @Test func titleIsNeverTakenFromMarkup() {
        let source = SourceText("<html><script>let x</script>", markup: .html)
        let resource = Pages.resource(title: Finding("", origin: .edited), source: source)
        #expect(resource.shownTitle == "Untitled")
        let empty = Pages.resource(title: Finding("", origin: .edited), source: SourceText(""))
        #expect(empty.shownTitle == "Untitled")
    }

    @Test func spansBeyondTheEndAreCutOff() {
        let resource = Pages.resource()
        #expect(
            resource.asRead(Passage(Span(90, 5000))) == resource.source.text(in: Span(90, 5000)))
        #expect(resource.asRead(Passage(Span(4000, 5000))).isEmpty)
    }

    @Test func everyRepairIsFoundByItsId() {
        let full = Pages.full
        for repair in full.repairs { #expect(full.repair(repair.id) == repair) }
        #expect(full.repair(Repair.ID(rawValue: 99)) == nil)
        #expect(full.repair(Repair.ID(rawValue: -1)) == nil)
        let shuffled = Pages.resource(repairs: full.repairs.reversed())
        for repair in full.repairs { #expect(shuffled.repair(repair.id) == repair) }
    }

    /// Any repairs and any passage: shown text is the source with each accepted repair inside it made.
    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func randomRepairsAreMadeWhereTheyStand(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let source = SourceText(
            String((0..<80).map { _ in "abcdefgh".randomElement(using: &generator) ?? "a" }))
        var repairs: [Repair] = []
        var at = 0
        while at < 70 {
            let start = at + Int.random(in: 1...6, using: &generator)
            let end = min(80, start + Int.random(in: 0...3, using: &generator))
            repairs.append(
                Repair(
                    id: Repair.ID(rawValue: repairs.count), kind: .spelling, span: Span(start, end),
                    before: source.text(in: Span(start, end)), after: "<\(repairs.count)>",
                    reason: "for a test", confidence: 1,
                    decision: Repair.Decision.allCases.randomElement(using: &generator) ?? .accepted
                ))
            at = end
        }
        let start = Int.random(in: 0...40, using: &generator)
        let span = Span(start, Int.random(in: start...80, using: &generator))
        // From the last to the first, so that offsets stay true.
        var expected = source.text
        var end = span.end
        for repair in repairs.reversed()
        where repair.decision == .accepted && span.contains(repair.span)
            && repair.span.start < span.end
        {
            let range = index(repair.span.start, expected)..<index(repair.span.end, expected)
            expected.replaceSubrange(range, with: repair.after)
            end += repair.after.count - repair.span.count
        }
        let cut = String(expected[index(span.start, expected)..<index(end, expected)])
        let resource = Pages.resource(repairs: repairs, source: source)
        #expect(resource.shown(Passage(span)) == cut)
    }

    private func index(_ offset: Int, _ text: String) -> String.Index {
        text.index(text.startIndex, offsetBy: offset)
    }
}
