import TestSupport
import Testing
import ThawCore
import ThawHistory
import ThawText

/// What the learner adds by hand: dates, claims and questions, each with the line that it belongs to.
@Suite struct AddedFindingsTests {
    private static let fall = "The Berlin Wall went up in August 1961"

    /// The page with one line that has lost its date.
    private func resource(_ line: String = "The Berlin Wall went up in one night") throws
        -> Resource
    {
        try PracticeItemsTests.resource(PracticeItemsTests.russia.replacing(Self.fall, with: line))
    }

    private func line(_ words: String, of resource: Resource) throws -> SourceLine {
        try #require(SourceLines(resource).all.first { $0.text.contains(words) })
    }

    private func order(_ resource: Resource) throws -> Item {
        try #require(
            resource.practiceItems().first {
                $0.stem.hasPrefix("Put these") && $0.answer.contains("Stalin died")
            })
    }

    // MARK: Lines

    @Test func linesAreNamedByTheirOwnWordsAndNumberedWhereTheyStandTwice() throws {
        var resource = try PracticeItemsTests.resource(
            "Notes\n\n1 of 1\n\nEvents\n\n- He fell ill. He died\n- He fell ill. He was buried\n")
        let lines = SourceLines(resource)
        #expect(
            lines.all.map(\.name)
                == ["He fell ill.", "He died", "He fell ill. (2)", "He was buried"])
        #expect(lines.all.map(\.number) == [7, 7, 8, 8])
        for line in lines.all { #expect(resource.source.text(in: line.span) == line.text) }
        // Neither an edit nor a repair renames a line.
        resource.edit(.bullet(card: 0, 0), to: "Other words")
        #expect(SourceLines(resource).all.map(\.name) == lines.all.map(\.name))
    }

    @Test func lineOfAListOfDatesIsOne() throws {
        let resource = try PracticeItemsTests.resource(
            "Dates\n\n1854: war broke out\n1855: the tsar died\n1856: peace was made in Paris\n")
        let lines = SourceLines(resource).all.map(\.text)
        #expect(lines.contains { $0.contains("1855") && $0.contains("the tsar died") }, "\(lines)")
    }

    @Test func linesOfAWebPageAreItsWords() throws {
        let html = """
            <html><body><h1>The end of Stalin</h1>
            <p>Stalin <b>died</b> in Kuntsevo &amp; lay in state. The crowd wept for days.</p>
            <p>Beria took over the secret police of the country.</p></body></html>
            """
        let resource = try PracticeItemsTests.resource(html, name: "page.html")
        let lines = SourceLines(resource).all
        let first = try #require(lines.first { $0.text.hasPrefix("Stalin") })
        #expect(first.text == "Stalin died in Kuntsevo & lay in state.")
        #expect(resource.source.text(in: first.span).hasPrefix("Stalin <b>died"))
        #expect(lines.contains { $0.text == "The crowd wept for days." && $0.number == 2 })
        let added = asking(resource, "Where?", first.name).practiceItems().last
        #expect(added?.spans == [first.span])
    }

    @Test(arguments: [Language(tag: "de", isGuess: false), .unknown])
    func additionsOfOtherLanguagesAreAsked(language: Language) throws {
        var resource = try resource()
        resource.language = language
        resource.correct(
            .date, found: "", to: "1961-08", line: try line("Berlin Wall", of: resource).name)
        let name = try line("Stalin died", of: resource).name
        let items = asking(resource, "Warum starb er?", name).practiceItems()
        #expect(items.last?.stem == "Warum starb er?")
        let order = try #require(items.first { $0.stem.hasPrefix("Put these") })
        let told = language == .unknown ? "August 1961: " : "1961-08: "
        #expect(order.answer.contains(told + "The Berlin Wall went up in one night"))
    }

    // MARK: Dates

    @Test func addedDateGivesItsLineTheQuestionsOfAFoundOne() throws {
        var resource = try resource()
        #expect(try !order(resource).answer.contains("Berlin Wall"))
        let name = try line("Berlin Wall", of: resource).name
        resource.correct(.date, found: "", to: "1961-08", line: name)
        let items = resource.practiceItems()
        let order = try order(resource)
        guard case .order(let texts)? = order.task else { throw Unexpected() }
        #expect(texts.contains("The Berlin Wall went up in one night"))
        #expect(order.answer.contains("August 1961: The Berlin Wall went up in one night"))
        #expect(order.lines.contains(13))
        let when = try #require(
            items.first {
                $0.stem == "In which month and year? The Berlin Wall went up in one night"
            })
        #expect(when.answer == "August 1961")
        #expect(when.lines == [13])
        let first = items.filter { $0.stem == "Which came first?" }
        #expect(
            first.contains { item in
                guard case .choice(let options)? = item.task else { return false }
                return options.contains { $0.text == "The Berlin Wall went up in one night" }
            })
    }

    @Test func itemOfAnAddedDateIsTheSameWhenTheDateIsPutRight() throws {
        var resource = try resource()
        let name = try line("Berlin Wall", of: resource).name
        func when(_ resource: Resource) throws -> Item {
            try #require(
                resource.practiceItems().first {
                    $0.stem.contains("Berlin Wall") && $0.stem.hasPrefix("In which")
                })
        }
        let old = Correction(.date, found: "", value: "1961", line: name)
        resource.replaceAdded(old, with: old)
        let before = try when(resource)
        #expect(before.answer == "1961")
        var new = old
        new.value = "1961-08"
        resource.replaceAdded(old, with: new)
        let after = try when(resource)
        #expect(after.id == before.id && after.answer == "August 1961")
        #expect(resource.corrections == [new])
        resource.removeAdded(new)
        #expect(!resource.practiceItems().contains { $0.id == before.id })
    }

    @Test func oneYearMayStandAtManyLines() throws {
        var resource = try resource()
        for words in ["Berlin Wall", "Nobody dates"] {
            resource.correct(
                .date, found: "", to: "1961", line: try line(words, of: resource).name)
        }
        #expect(resource.corrections.count == 2)
        let whens = resource.practiceItems().filter { $0.stem.hasPrefix("In which year?") }
        #expect(whens.contains { $0.stem.contains("Berlin Wall") })
        resource.removeAdded(resource.corrections[0])
        #expect(resource.corrections.count == 1)
    }

    @Test(arguments: [
        // The year of a date that is given without one.
        (
            "The Wall went up on 13 August in one night", "1961-08-13",
            "On what date? The Wall went up on _____ in one night",
            "The Wall went up on 13 August 1961 in one night"
        ),
        (
            "The Wall went up in one night", "1961",
            "In which year? The Wall went up in one night",
            "1961: The Wall went up in one night"
        ),
    ])
    func partOfADateIsCompleted(text: String, date: String, stem: String, told: String) throws {
        var resource = try resource(text)
        resource.correct(.date, found: "", to: date, line: try line("The Wall", of: resource).name)
        #expect(resource.practiceItems().map(\.stem).contains(stem))
        #expect(try order(resource).answer.contains(told))
    }

    @Test(arguments: [
        // Its own date counts, another year would tell the place in time, a short year tells all.
        "The Berlin Wall went up in August 1961", "The Wall stood from 1961 to 1989, they say",
        "The Wall went up in the summer of '61", "The Wall went up on 14 August in one night",
    ])
    func lineThatTellsATimeItselfIsNotDatedTwice(text: String) throws {
        var resource = try resource(text)
        let before = resource.practiceItems()
        let added = Correction(
            .date, found: "", value: "1961-08-13", line: try line("Wall", of: resource).name)
        resource.replaceAdded(added, with: added)
        #expect(resource.practiceItems() == before)
        #expect(!PageFindings(resource).isAsked(added))
    }

    @Test func dateThatIsNoneLeavesTheLineToTheAddedOne() throws {
        var resource = try resource("Orwell finished the novel called 1984 on Jura")
        let found = try #require(
            PageFindings(resource).rows(of: .date).first { $0.detail == "1984" }
        ).found
        resource.correct(.date, found: found, to: nil)
        let added = Correction(
            .date, found: "", value: "1948", line: try line("Orwell", of: resource).name)
        resource.replaceAdded(added, with: added)
        #expect(PageFindings(resource).isAsked(added))
        let when = resource.practiceItems().first { $0.stem.hasPrefix("In which year? Orwell") }
        #expect(when?.answer == "1948")
        #expect(when?.stem.contains("1984") == true)
    }

    @Test func dateWithoutALineIsListedAlone() throws {
        var resource = try resource()
        let before = resource.practiceItems()
        resource.correct(.date, found: "", to: "1961-08")
        #expect(resource.practiceItems() == before)
        let row = try #require(PageFindings(resource).rows(of: .date).first { $0.added != nil })
        #expect(row.text == "1961-08" && row.span == nil)
    }

    @Test(arguments: [
        ("March 1953", "1953-03"), ("5 March 1953", "1953-03-05"), ("1953", "1953"),
        ("1953-03", "1953-03"), ("195X", "195X"),
    ])
    func dateIsReadAsItIsWritten(text: String, edtf: String) {
        #expect(HistoricalDate(written: text)?.edtf == edtf)
    }

    @Test(arguments: ["", "next Tuesday", "in 1953 or so, maybe 1954", "nothing"])
    func whatIsNoDateIsNotRead(text: String) { #expect(HistoricalDate(written: text) == nil) }

    // MARK: Questions

    private func asking(_ resource: Resource, _ stem: String, _ line: String? = nil) -> Resource {
        var resource = resource
        resource.correct(.question, found: "", to: stem, detail: "At his dacha", line: line)
        return resource
    }

    @Test func addedQuestionIsAskedWithItsLine() throws {
        let plain = try resource()
        let line = try line("Stalin died", of: plain)
        let made = asking(plain, "Where did Stalin die?", line.name).madeQuestions()
        let item = try #require(made.items.last)
        #expect(item.stem == "Where did Stalin die?" && item.answer == "At his dacha")
        #expect(item.spans == [line.span] && item.lines == [10])
        #expect(made.items.dropLast() == plain.madeQuestions().items[...])
        #expect(made.added[item.id]?.line == line.name)
        // It waits for a day when a gap of the same line was asked.
        #expect(made.items.contains { $0.form == .cloze && $0.siblings == item.siblings })
        #expect(Set(made.items.map(\.position)).count == made.items.count)
    }

    @Test(arguments: [
        ("Where did Stalin die?", Item.Level.recall), ("Why did the thaw end?", .explain),
        ("Compare Beria and Zhukov", .compare), ("How far did Russia change?", .evaluate),
    ])
    func addedQuestionHasTheLevelOfItsWords(stem: String, level: Item.Level) throws {
        #expect(asking(try resource(), stem).practiceItems().last?.level == level)
    }

    @Test func addedQuestionKeepsItsIdentityWhenItsWordsAndItsLineChange() throws {
        let plain = try resource()
        var resource = asking(plain, "Where did Stalin die?")
        let old = try #require(resource.practiceItems().last)
        #expect(old.spans.isEmpty && old.lines.isEmpty)
        resource.correct(
            .question, found: old.id.description, to: "At which place did Stalin die?",
            detail: "At his dacha\nNear Moscow")
        var tied = try #require(resource.corrections.first { $0.isAdded })
        tied.line = try line("Stalin died", of: resource).name
        resource.replaceAdded(tied, with: tied)
        let made = resource.madeQuestions()
        let new = try #require(made.items.last)
        #expect(new.id == old.id && new.lines == [10])
        #expect(new.units.map(\.text) == ["At his dacha", "Near Moscow"])
        resource.correct(.question, found: old.id.description, to: nil)
        #expect(resource.madeQuestions().putAway.map(\.id) == [old.id])
        resource.takeBack(Correction.Key(.question, old.id.description))
        #expect(resource.practiceItems().last?.stem == "Where did Stalin die?")
        resource.removeAdded(tied)
        #expect(resource.practiceItems() == plain.practiceItems())
    }

    @Test func questionWhoseLineIsGoneIsKeptAndAsked() throws {
        let name = try line("Stalin died", of: try resource()).name
        let shorter = try PracticeItemsTests.resource(
            PracticeItemsTests.russia.replacing(
                "Stalin died at his dacha in March 1953", with: "x y"))
        let resource = asking(shorter, "Where did Stalin die?", name)
        let item = try #require(resource.practiceItems().last)
        #expect(item.stem == "Where did Stalin die?" && item.spans.isEmpty)
        let findings = PageFindings(resource)
        #expect(findings.tie(of: resource.corrections[0]) == .gone(name))
    }

    @Test func questionThatANewReadingFindsToo() throws {
        let plain = try PracticeItemsTests.resource(
            "Questions\n\nWhere did Stalin die?\nAt his dacha near Moscow\n\nWho came after him?\nMalenkov\n"
        )
        let made = plain.practiceItems()
        try #require(made.contains { $0.stem == "Where did Stalin die?" })
        let items = asking(plain, "Where did Stalin die").practiceItems()
        #expect(items.count { $0.stem.hasPrefix("Where did Stalin die") } == 1)
        #expect(items.last?.answer == "At his dacha")
    }

    @Test(arguments: [
        ("Was it Lenin or Stalin?", "Lenin", true),
        ("When did Stalin die?", "Stalin died in 1953", false),
        ("Who was Lenin's heir?", "Stalin", false), ("Where?", "", false),
        ("Name Beria and Zhukov", "Beria\nZhukov", true),
    ])
    func questionThatGivesItsAnswerAway(stem: String, answer: String, tells: Bool) {
        #expect(Item.tells(stem, of: answer) == tells)
    }

    // MARK: Claims

    @Test func addedClaimStandsAmongTheOthersAndIsMeantAsItReads() throws {
        var resource = try resource()
        let line = try line("Secret Speech", of: resource)
        resource.correct(
            .claim, found: "", to: "Khrushchev was perhaps the greatest reformer of them all",
            line: line.name)
        let row = try #require(PageFindings(resource).claims.last)
        #expect(row.added != nil && row.claim.spans == [line.span])
        #expect(row.claim.modality == .judgement)
        #expect(row.claim.hedges.map(\.text) == ["perhaps"])
        resource.correct(.claim, found: row.found, to: row.found, detail: "fact")
        #expect(PageFindings(resource).claims.last?.claim.modality == .fact)
        resource.correct(.claim, found: row.found, to: nil)
        #expect(PageFindings(resource).claimsPutAway.map(\.found) == [row.found])
    }

    @Test func addedClaimIsAskedLikeALineOfThePage() throws {
        var resource = try resource()
        let line = try line("Grain prices", of: resource)
        let claim = "The harvest failed because the virgin soil dried out in May 1963"
        resource.correct(.claim, found: "", to: claim, line: line.name)
        let why = resource.practiceItems().filter { $0.stem == "Explain why: The harvest failed." }
        #expect(why.map(\.lines) == [[line.number]])
        #expect(
            resource.practiceItems().contains {
                $0.stem.hasPrefix("Put these") && $0.answer.contains(claim)
            })
        // Its words are put right: the same item.
        resource.correct(
            .claim, found: claim, to: "The harvest failed because the soil dried out")
        let after = resource.practiceItems().filter {
            $0.stem == "Explain why: The harvest failed."
        }
        #expect(after.map(\.id) == why.map(\.id))
        #expect(after.first?.answer == "The soil dried out")
        resource.correct(.claim, found: claim, to: nil)
        #expect(!resource.practiceItems().contains { $0.stem.contains("harvest failed.") })
    }

    @Test func addedVerdictIsAskedFor() throws {
        var resource = try PracticeItemsTests.resource(
            """
            The reign

            - Alexander freed the serfs in March 1861
            - Alexander opened the courts to juries
            - Alexander gave the towns councils of their own
            """)
        let line = try line("juries", of: resource)
        #expect(!resource.practiceItems().contains { $0.level == .evaluate })
        resource.correct(
            .claim, found: "", to: "Alexander was the greatest reformer of the century",
            detail: "judgement", line: line.name)
        let verdict = try #require(resource.practiceItems().first { $0.level == .evaluate })
        #expect(verdict.stem.contains("Alexander was the greatest reformer"))
        #expect(verdict.lines.contains(line.number))
    }

    // MARK: Records

    @Test func additionsComeBackFromTheRecord() throws {
        var resource = try resource()
        resource.correct(.question, found: "", to: "Where?", detail: "There", line: "a line (2)")
        resource.correct(.date, found: "", to: "1953", line: "a line")
        #expect(try ResourceRecord(resource).resource() == resource)
    }

    private struct Unexpected: Error {}
}
