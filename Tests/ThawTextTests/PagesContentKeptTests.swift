import Testing
import ThawCore

@testable import ThawText

/// Lines of notes that only look like what surrounds a page stay content, and what surrounds it is told as before.
@Suite struct PagesContentKeptTests {
    private func roles(_ text: String) throws -> [(line: String, role: Block.Role)] {
        let draft = ReaderFixtures.read(text)
        try checkInvariants(draft)
        let resource = try #require(draft.resource)
        return resource.blocks.map { block in
            let bytes = Array(resource.source.utf8)[block.span.range]
            return (String(decoding: bytes, as: UTF8.self).trimmingSpaces, block.role)
        }
    }

    private func role(of line: String, in text: String) throws -> Block.Role {
        try #require(try roles(text).first { $0.line == line }).role
    }

    private static let surroundings: Set<Block.Role> = [.boilerplate, .navigation]

    // MARK: Captions

    private func notes(_ line: String) -> String {
        "Money in Rome\n\nThe coin was small and made of silver in every mint.\n\(line)\n"
            + "It lost half of its weight in the time of Nero.\n"
    }

    @Test(arguments: [
        "The bigger picture: Rome in 44 BC", "Three kinds of credit: trade, bank, consumer",
        "Formation of the image: real or virtual", "Parts of a photo: lens, film, light",
    ])
    func wordsOfPicturesBeforeAColonAreNotes(_ line: String) throws {
        #expect(try !Self.surroundings.contains(role(of: line, in: notes(line))))
    }

    @Test(arguments: [
        "Photo: T. Arnarson", "Photograph: The Open Shore archive", "Photo credit: Ana de Reis",
        "Steam over the field at dawn. Photo: T. Arnarson",
        "A board of the size of a card - Image: Pi Foundation",
        "Steam over the field at dawn. Photograph: Ana Reis",
    ])
    func whoTookAPictureIsNoNote(_ line: String) throws {
        #expect(try role(of: line, in: notes(line)) == .boilerplate)
    }

    // MARK: Numbers of questions

    @Test(arguments: [
        ("0 9 . 2  Explain", 9, 2), ("09.2 Explain", 9, 2), ("1 0 . 2  Explain", 10, 2),
        ("10.2 Explain", 10, 2), ("10.2   the volume of gas", 10, 2), ("1 1 . 1 Name", 11, 1),
        ("11.1\tthe volume", 11, 1),
    ])
    func numbersInBoxesHaveTwoDigits(_ line: String, _ number: Int, _ part: Int) throws {
        let page = PageLines(source: Array(line.utf8))
        let label = try #require(PaperLabel(page, Span(0, line.utf8.count)))
        #expect(label.number == number)
        #expect(label.part == .letter(part))
        #expect(label.isSigned)
    }

    @Test(arguments: ["10.2 million people", "12.5 kg", "1 0.5 2", "10.25 Explain"])
    func numbersOfATextAreNoLabels(_ line: String) {
        let page = PageLines(source: Array(line.utf8))
        #expect(PaperLabel(page, Span(0, line.utf8.count)) == nil)
    }

    // MARK: Numbers of pages

    @Test(arguments: ["Section A", "Part 2", "Answer all questions"])
    func numberBelowTheNameOfAPartIsNoPage(_ line: String) {
        let text =
            "Physics\n\(line)\n1\nName the unit of force.\n[1 mark]\nTurn over\n2\nState.\n(2 marks)\n"
        var page = PlainText.page(Array(text.utf8))
        ExamMarks.prepare(&page)
        let roles = page.lines.filter { $0.text.count == 1 }.map(\.role)
        #expect(roles == [nil, .boilerplate])
    }

    // MARK: Pages of a term

    private func termPage(_ tail: String, title: String = "Osmosis") -> String {
        "\(title)\n\nDefinition\nOsmosis is the movement of water across a membrane from a dilute "
            + "solution to a concentrated one.\n\nReview Questions\nWhat drives osmosis in plant "
            + "cells?\nThe difference in the concentration of water on both sides of the "
            + "membrane.\n\nRelated Terms\n\(tail)"
    }

    @Test func secondListOfRelatedTermsIsRead() throws {
        let draft = ReaderFixtures.read(
            termPage(
                "Diffusion: the spread of particles from high to low concentration.\n"
                    + "Membrane: a thin layer around a cell that lets some things pass.\n"
                    + "Key terms to review\n"
                    + "Solute: what is dissolved in a liquid such as water.\n"
                    + "Solvent: the liquid in which something is dissolved at all.\n"))
        try checkInvariants(draft)
        let resource = try #require(draft.resource)
        #expect(
            resource.content.relatedTerms.map { $0.name?.text }
                == ["Diffusion", "Membrane", "Solute", "Solvent"])
    }

    @Test(arguments: [
        ("Also known as: SD, σ", ["SD", "σ"]), ("Also known as SD", ["SD"]),
        ("Synonyms: greed; avarice", ["greed", "avarice"]), ("aka SD", ["SD"]),
        ("Abbreviation: SD", ["SD"]), ("Abbreviations : SD", ["SD"]),
    ])
    func otherNamesAreListed(_ line: String, _ names: [String]) {
        let page = PageLines(source: Array(line.utf8))
        #expect(KeyTermPage.otherNames(page, Span(0, line.utf8.count)) == names)
    }

    @Test(arguments: [
        "Synonyms and antonyms", "Abbreviations in chemistry", "Akan kingdom", "Other names",
        "Other names in use", "Synonymous words",
    ])
    func headingsAreNoOtherNames(_ line: String) {
        let page = PageLines(source: Array(line.utf8))
        #expect(KeyTermPage.otherNames(page, Span(0, line.utf8.count)) == nil)
    }

    @Test(arguments: [
        "Osmosis - Vocab | Site", "Osmosis  —  Vocab, Definition", "Osmosis · Biology Notes",
        "Osmosis :: Site",
    ])
    func nameOfATermStandsBeforeTheSites(_ title: String) throws {
        let tail = "Diffusion: the spread of particles from high to low concentration.\n"
        let draft = ReaderFixtures.read(termPage(tail, title: title))
        #expect(draft.resource?.title.text == "Osmosis")
    }

    // MARK: Glued parts

    @Test(arguments: [
        ("5 must know facts for your next test", "Osmosis needs a membrane of some kind."),
        ("Quick facts", "The membrane lets water through, but no sugar."),
        ("See also", "Diffusion of gases through a membrane"),
        ("Exam Board: Ocr", "Views: 300"), ("Uploader: ana_k", "Date posted: 3 May 2020"),
    ])
    func knownPartsAreParted(_ first: String, _ second: String) {
        var page = PlainText.page(Array((first + second).utf8))
        GluedParts.split(&page)
        #expect(page.lines.map { page.string(of: $0) } == [first, second])
    }

    @Test(arguments: ["Exam Board: AQA", "The pH of the soilWas it low?", "Definition of a cell"])
    func otherLinesStayWhole(_ line: String) {
        var page = PlainText.page(Array(line.utf8))
        GluedParts.split(&page)
        #expect(page.lines.count == 1)
    }

    @Test(arguments: [
        ("NextPreviousShare", true), ("Save for laterShareCite", true), ("ReviewQuestions", false),
        ("Share", false), ("The pHOf", false),
    ])
    func menusWithoutGapsAreTold(_ line: String, _ isMenu: Bool) {
        #expect(SiteChrome.isGluedMenu(line) == isMenu)
    }

    // MARK: Appeals

    @Test(arguments: [
        "Start of the Marshall plan and free trade", "Get more facts on page 12",
        "Study page 4 and plan more answers", "Save more, plan more: Smith on thrift",
    ])
    func tasksAndHeadingsAreNoAppeals(_ line: String) {
        #expect(!SiteAppeal.isAppeal(line, at: .body))
    }

    @Test(arguments: [
        "Start a free quiz (10 questions)", "Go Plus to study without ads",
        "Get the app to study offline", "Get more answers on our page",
        "Join 2 million students free",
    ])
    func sitesAskTheirVisitors(_ line: String) {
        #expect(SiteAppeal.isAppeal(line, at: .body))
    }

    // MARK: Heads

    @Test(arguments: [
        ("by ana_k10/10/2021Report", "ana_k", "2021-10-10"),
        ("by tom.w03/4/21", "tom.w", "2021-04-03"),
    ])
    func datesStickToNames(_ line: String, _ author: String, _ date: String) throws {
        let credit = try #require(CreditLine(line))
        #expect(credit.author == author)
        #expect(credit.created?.value == date)
    }

    @Test(arguments: [
        ("Physics Paper 1 Part B", "Physics"), ("Year 8 History Factsheet", "History"),
    ])
    func partsAndSheetsNameTheirSubject(_ line: String, _ subject: String) {
        let words = CourseWords(line)
        #expect(words.subject == subject)
        #expect(words.areAll)
    }

    @Test(arguments: [
        ("Holt, Jane", "Jane Holt"), ("Holt, J. M.", "J. M. Holt"),
        ("Dr Holt, Head of Biology", "Dr Holt, Head of Biology"),
        ("Dr Holt, Biology", "Dr Holt, Biology"),
    ])
    func sendersAreNamedInTheirOrder(_ sender: String, _ author: String) {
        let text =
            "From: \(sender)\nSent: 3 May 2020\nTo: 10B\nSubject: Cells\n\nCells have walls.\n"
            + "They have a nucleus as well.\n\nBest wishes,\n"
        var page = PlainText.page(Array(text.utf8))
        MailHeader.prepare(&page)
        #expect(page.author == author)
    }

    @Test func pupilStandsInLinesThatNothingElseTook() {
        let text =
            "Jodie K\nHistory    6/3/24\nThe Long March\nIt began in 1934.\nIt ended in 1935.\n"
        var page = PlainText.page(Array(text.utf8))
        var taken = page
        NoteHead.takePupil(&page)
        #expect(page.author == "Jodie K")
        #expect(page.opening.title?.text == "The Long March")
        taken.lines[1].role = .navigation
        NoteHead.takePupil(&taken)
        #expect(taken.author == nil)
        #expect(taken.lines[1].role == .navigation)
    }

    // MARK: Answers

    @Test(arguments: [
        ("Answer: C", "C"), ("Correct answer – B", "B"), ("Ans. 12", "12"), ("Answer:", ""),
        ("Lösung = 4", "4"), ("Answer: “yes”", "“yes”"),
    ])
    func answersAreLabelled(_ line: String, _ answer: String) throws {
        let page = PageLines(source: Array(line.utf8))
        let value = try #require(AnswerLabel.value(page, Span(0, line.utf8.count)))
        #expect(page.string(value) == answer)
    }

    @Test(arguments: ["Answer the question", "Solubility: how much", "Correct spelling matters"])
    func wordsThatOpenLikeAnswersLabelNone(_ line: String) {
        let page = PageLines(source: Array(line.utf8))
        #expect(AnswerLabel.value(page, Span(0, line.utf8.count)) == nil)
    }
}
