import Foundation
import Testing
import ThawCore

@testable import ThawText

/// The model of a page's lines, and what it is asked for.
@Suite struct SiteLinesTests {
    private func page(_ text: String) -> PageLines { PlainText.page(Array(text.utf8)) }

    private func lines(_ page: PageLines, _ chosen: some Sequence<Int>) -> [String] {
        chosen.sorted().map { page.string(of: page.lines[$0]) }
    }

    /// Words that no list of the reader has, in a place where a site puts them.
    private static let site = """
        Quillnest
        Log in
        Discover sheets
        Coin jar: 12
        The causes of the Peasants' Revolt
        by marlowe77 on 3 March 2021

        Poll tax
        • Three polls were taken in four years, and the third was three times the first.
        • Collectors went from village to village in 1381.

        Plague
        • Labour was scarce after 1348, but wages were held down by law.
        • Lords tried to bind their villeins to the land again.

        Report this deck
        Embed this deck
        More by marlowe77
        Wat Tyler (6 cards)
        Quillnest for schools
        Help centre
        """

    @Test func chancesOfALineAddUpToOne() throws {
        let model = try #require(LineModel.standard)
        for chance in model.chances(of: page(Self.site)) {
            #expect(abs(chance.site + chance.title + chance.text - 1) < 1e-9)
        }
    }

    @Test func likeliestTitleIsTheTitle() throws {
        let model = try #require(LineModel.standard)
        let page = page(Self.site)
        let best = try #require(model.chances(of: page).max { $0.title < $1.title })
        #expect(page.string(of: page.lines[best.line]) == "The causes of the Peasants' Revolt")
    }

    @Test func wordsOfASiteThatNoListHasAreItsOwn() {
        let page = page(Self.site)
        let found = lines(page, SiteLines.find(page).lines)
        #expect(found.contains("Report this deck") && found.contains("Quillnest for schools"))
        #expect(found.contains("Discover sheets") && found.contains("Coin jar: 12"))
        #expect(!found.contains { $0.contains("poll") || $0 == "Plague" || $0.contains("Lords") })
    }

    @Test func titleIsReadBelowAMenuInUnknownWords() throws {
        let draft = Reader().read(Array(Self.site.utf8), as: Resource.ID(rawValue: UUID()))
        let resource = try #require(draft.resource)
        #expect(resource.title.text == "The causes of the Peasants' Revolt")
        #expect(resource.content.cards.flatMap(\.bullets).count == 4)
    }

    /// Short lines without a site keep every word.
    @Test(arguments: [
        "Rivers\n\nErosion\nhydraulic action\nabrasion\nattrition\nsolution\n\nTransport\ntraction\n"
            + "saltation\nsuspension\n",
        "photosynthesis\nlight + water + CO2\nglucose\noxygen\nchlorophyll\nleaf\nstoma\nxylem\n",
        "Lawgivers of Athens\n\n"
            + ["Solon", "Draco", "Cleisthenes"].map {
                "\($0)\nStrengths\nHe was known all over Attica for it.\nLimits\nHe left the poor.\n"
            }.joined(separator: "\n"),
        "Les verbes\nêtre\navoir\naller\nfaire\nprendre\nvenir\ndire\nvoir\n",
    ])
    func notesWithoutASiteKeepTheirLines(text: String) {
        #expect(SiteLines.find(page(text)).lines.isEmpty)
    }

    @Test(arguments: [
        [UInt8](), Array("THAWLIN1".utf8),
        Array("THAWLIN1".utf8) + [UInt8](repeating: 255, count: 40),
        Array("THAWCRF1".utf8) + [UInt8](repeating: 0, count: 24),
        Array("THAWLIN1".utf8) + [1, 0, 0, 0] + [UInt8](repeating: 0, count: 20),
    ])
    func weightsOfAnotherFormAreRefused(bytes: [UInt8]) {
        #expect(LineModel(bytes: bytes) == nil)
    }

    @Test func modelWithoutRowsKnowsNothing() throws {
        let bytes = Array("THAWLIN1".utf8) + [0, 0, 0, 0, 32, 0] + [UInt8](repeating: 0, count: 18)
        let model = try #require(LineModel(bytes: bytes))
        for chance in model.chances(of: page("a\nb\nc")) {
            #expect(abs(chance.site - 1.0 / 3) < 1e-9)
        }
    }

    @Test func ofALongPageTheFirstAndLastLinesAreLookedAt() {
        let text = (0..<2_000).map { "line \($0)" }.joined(separator: "\n")
        let features = LineFeatures(page(text))
        #expect(features.lines.count == 300)
        #expect(features.lines.first == 0 && features.lines.last == 1_999)
    }
}
