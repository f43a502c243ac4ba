import TestSupport
import Testing
import ThawCore
import ThawHistory
import ThawText

/// Practice items follow what the learner put right, and keep their identity.
@Suite struct CorrectedItemsTests {
    private func resource() throws -> Resource {
        try PracticeItemsTests.resource(PracticeItemsTests.russia)
    }

    private func findings(_ resource: Resource) -> PageFindings { PageFindings(resource) }

    /// The key of the date that is written so.
    private func date(_ words: String, in resource: Resource) throws -> String {
        try #require(findings(resource).rows(of: .date).first { $0.detail == words }).found
    }

    private func order(_ items: [Item]) throws -> (item: Item, texts: [String]) {
        let item = try #require(items.first { $0.stem.hasPrefix("Put these") })
        guard case .order(let texts) = item.task else { throw Unexpected() }
        return (item, texts)
    }

    private struct Unexpected: Error {}

    private func people(_ items: [Item]) -> [String] {
        items.filter { $0.stem.hasPrefix("Who?") }.map(\.answer)
    }

    @Test func withoutCorrectionsNothingIsPutAway() throws {
        let resource = try resource()
        let made = resource.madeQuestions()
        #expect(made.items == resource.practiceItems())
        #expect(made.putAway.isEmpty && made.originals.isEmpty)
    }

    @Test func correctedDateIsUsedInOrdersAndKeepsTheItem() throws {
        var resource = try resource()
        let before = try order(resource.practiceItems())
        // The learner says that the Wall went up before all the others.
        resource.correct(.date, found: try date("August 1961", in: resource), to: "1951-08")
        let after = try order(resource.practiceItems())
        #expect(after.item.id == before.item.id)
        #expect(after.texts.first == "The Berlin Wall went up in _____")
        #expect(after.item.units.first?.text == "The Berlin Wall went up in August 1951")
        #expect(before.texts.first == "Stalin died at his dacha in _____")
    }

    /// What an edit leaves as it was keeps its words and its place; so does what was said of it.
    @Test(arguments: [
        ("The Berlin Wall went up in August 1961, at night", true),
        ("In August 1961 the Berlin Wall went up", true),
        ("The Berlin Wall went up in August 1962", false),
    ])
    func correctedDateOutlivesAnEditOfItsLine(edit: String, isKept: Bool) throws {
        var resource = try resource()
        let key = try date("August 1961", in: resource)
        let place = try #require(findings(resource).rows(of: .date).first { $0.found == key }).span
        resource.correct(.date, found: key, to: "1951-08")
        let cards = resource.content.cards
        let field = cards.indices.flatMap { card in
            cards[card].bullets.indices.map { Resource.Field.bullet(card: card, $0) }
        }
        .first { resource.text(of: $0)?.contains("Berlin Wall") ?? false }
        resource.edit(try #require(field), to: edit)
        let row = findings(resource).rows(of: .date).first { $0.found == key }
        #expect((row != nil) == isKept)
        #expect(row?.span == (isKept ? place : nil))
    }

    /// "The following year" stands outside the edit, and rests on a date within it.
    @Test func dateThatRestsOnAnEditedOneKeepsItsWords() throws {
        var resource = try PracticeItemsTests.resource(
            "Berlin\n\n- The Wall went up in 1961\n- The following year Fechter was shot\n"
                + "- The Wall fell in 1989\n")
        func following() throws -> PageFindings.Row {
            try #require(findings(resource).rows(of: .date).first { $0.found.contains("ollowing") })
        }
        let before = try following()
        resource.edit(.bullet(card: 0, 0), to: "The Wall went up in 1951")
        let after = try following()
        #expect(after.found == before.found && after.span == before.span)
        #expect(after.text != before.text)
    }

    @Test func correctedDateIsUsedForWhichCameFirst() throws {
        var resource = try resource()
        func first(_ resource: Resource) throws -> Item {
            try #require(
                resource.practiceItems().first {
                    $0.stem == "Which came first?" && $0.answer.hasPrefix("Stalin died")
                })
        }
        func other(_ item: Item) -> String? {
            guard case .choice(let options)? = item.task else { return nil }
            return options.first { !$0.isRight }?.text
        }
        #expect(other(try first(resource)) == "Khrushchev gave the Secret Speech in _____")
        resource.correct(.date, found: try date("March 1953", in: resource), to: "1957-03")
        #expect(other(try first(resource)) == "The Berlin Wall went up in _____")
        #expect(try first(resource).answer == "Stalin died at his dacha in March 1957")
    }

    @Test func rejectedDateIsNoDateInAnyQuestion() throws {
        var resource = try resource()
        let found = try date("August 1961", in: resource)
        resource.correct(.date, found: found, to: nil)
        let items = resource.practiceItems()
        #expect(try !order(items).texts.contains { $0.contains("Berlin Wall") })
        #expect(
            !items.contains {
                $0.task != nil && $0.stem.hasPrefix("In which") && $0.answer == "August 1961"
            })
        // Taken back, everything is as it was.
        resource.takeBack(Correction.Key(.date, found))
        #expect(try order(resource.practiceItems()).texts.contains { $0.contains("Berlin Wall") })
    }

    @Test func gapThatAsksForAWrongDateIsNotAsked() throws {
        var resource = try resource()
        func gaps(_ resource: Resource) -> [Item] {
            resource.practiceItems().filter { $0.form == .cloze && $0.stem.contains("dacha") }
        }
        let asked = try #require(gaps(resource).first)
        try #require(asked.answer.contains("1953"))
        let found = try date("March 1953", in: resource)
        resource.correct(.date, found: found, to: "1954-03")
        #expect(gaps(resource).isEmpty)
        // The month alone was wrong: the year is still asked for.
        resource.correct(.date, found: found, to: "1953-04")
        #expect(gaps(resource).map(\.id) == [asked.id])
    }

    @Test func dateCorrectionOutlivesLinesAddedAbove() throws {
        let resource = try resource()
        let found = try date("August 1961", in: resource)
        let longer = try PracticeItemsTests.resource(
            PracticeItemsTests.russia.replacing(
                "- Stalin died", with: "- Lenin died at his dacha in January 1924\n- Stalin died"))
        #expect(try date("August 1961", in: longer) == found)
    }

    @Test func rejectedPersonIsNotAskedForAndIsNoLure() throws {
        var resource = try resource()
        let asked = people(resource.practiceItems())
        let name = try #require(asked.first)
        resource.correct(.person, found: name, to: nil)
        let items = resource.practiceItems()
        #expect(!people(items).contains(name))
        for case .choice(let options)? in items.filter({ $0.stem.hasPrefix("Who?") }).map(\.task) {
            #expect(!options.contains { $0.text == name })
        }
        #expect(PageFindings(resource).putAway.map(\.text).contains(name))
    }

    @Test func renamedPersonIsAskedForUnderTheNewNameWithTheSameItem() throws {
        var resource = try resource()
        let old = try #require(resource.practiceItems().first { $0.stem.hasPrefix("Who?") })
        resource.correct(.person, found: old.answer, to: "Sergei Witte-Ivanov")
        let items = resource.practiceItems()
        let new = try #require(items.first { $0.id == old.id })
        #expect(new.answer == "Sergei Witte-Ivanov")
        guard case .choice(let options) = new.task else { throw Unexpected() }
        #expect(options.first { $0.isRight }?.text == "Sergei Witte-Ivanov")
        #expect(!items.contains { $0.stem.hasPrefix("Who?") && $0.answer == old.answer })
    }

    @Test func personWhoIsAPlaceIsNotAskedFor() throws {
        var resource = try resource()
        let name = try #require(people(resource.practiceItems()).first)
        resource.correct(.person, found: name, to: name, detail: "place")
        #expect(!people(resource.practiceItems()).contains(name))
        let findings = PageFindings(resource)
        #expect(findings.rows(of: .place).map(\.text).contains(name))
        #expect(!findings.rows(of: .person).map(\.text).contains(name))
    }

    @Test func addedPersonIsAskedFor() throws {
        // A word that no gazetteer knows as anybody's name.
        var resource = try PracticeItemsTests.resource(
            PracticeItemsTests.russia.replacing("Zhukov lost", with: "Stavka lost"))
        #expect(!PageFindings(resource).rows(of: .person).map(\.text).contains("Stavka"))
        resource.correct(.person, found: "", to: "Stavka")
        let match = try #require(
            resource.practiceItems().first { $0.stem.hasPrefix("Match each person") })
        #expect(match.matched.contains("Stavka"))
        #expect(match.answer.contains("Stavka lost his ministry in October 1987"))
    }

    private static let terms = """
        Glossary

        Osmosis: the movement of water through a membrane
        Diffusion: the spreading of particles in a fluid
        Turgor: the pressure of the sap against the wall
        Plasmolysis: the shrinking of the living matter inside
        """

    @Test func correctedTermIsAskedUnderItsNameAndARejectedOneNotAtAll() throws {
        var resource = try PracticeItemsTests.resource(Self.terms)
        let before = resource.practiceItems()
        let old = try #require(before.first { $0.form == .term && $0.answer == "Turgor" })
        resource.correct(.term, found: "Turgor", to: "Turgidity")
        resource.correct(.term, found: "Diffusion", to: nil)
        let after = resource.practiceItems()
        #expect(after.first { $0.id == old.id }?.answer == "Turgidity")
        #expect(!after.contains { $0.answer == "Diffusion" || $0.stem == "Diffusion" })
        let match = try #require(after.first { $0.stem.hasPrefix("Match each term") })
        #expect(match.matched == ["Osmosis", "Turgidity", "Plasmolysis"])
    }

    @Test func rejectedQuestionIsNotMadeAgainAndACorrectedOneKeepsItsIdentity() throws {
        var resource = try resource()
        let made = resource.practiceItems()
        let (refused, changed) = (made[1], made[2])
        resource.correct(.question, found: refused.id.description, to: nil)
        resource.correct(
            .question, found: changed.id.description, to: "Where did he die?",
            detail: "At his dacha\nNear Moscow")
        let questions = resource.madeQuestions()
        #expect(!questions.items.contains { $0.id == refused.id })
        #expect(questions.putAway == [refused])
        let new = try #require(questions.items.first { $0.id == changed.id })
        #expect(new.stem == "Where did he die?")
        #expect(new.units.map(\.text) == ["At his dacha", "Near Moscow"])
        #expect(questions.originals[changed.id] == changed)
        #expect(questions.items.count == made.count - 1)
        resource.takeBack(Correction.Key(.question, changed.id.description))
        resource.takeBack(Correction.Key(.question, refused.id.description))
        #expect(resource.practiceItems() == made)
    }

    @Test func answerOfWhatIsLaidOutKeepsToItsForm() throws {
        let made = try resource().practiceItems()
        let (order, texts) = try order(made)
        let lines = order.units.map(\.text)
        let turned = lines.reversed().joined(separator: "\n")
        let corrected = try #require(order.corrected(stem: order.stem, answer: turned))
        #expect(corrected.task == .order(texts.reversed()))
        #expect(corrected.units.map(\.text) == lines.reversed())
        #expect(corrected.id == order.id)
        #expect(order.corrected(stem: order.stem, answer: "Something else") == nil)
        let choice = try #require(made.first { $0.stem == "Which came first?" })
        #expect(choice.corrected(stem: "x", answer: "two\nlines") == nil)
        let right = try #require(choice.corrected(stem: "x", answer: "Neither"))
        guard case .choice(let options)? = right.task else { throw Unexpected() }
        #expect(options.count == 2 && options.first { $0.isRight }?.text == "Neither")
        // The learner takes the lure for the right answer: nothing is left to choose from.
        guard case .choice(let old)? = choice.task else { throw Unexpected() }
        let lure = try #require(old.first { !$0.isRight })
        let swapped = try #require(choice.corrected(stem: "x", answer: lure.text))
        #expect(swapped.task == nil && swapped.answer == lure.text)
    }

    // MARK: Claims

    private static let verdicts = """
        The reign

        - Alexander freed the serfs in March 1861
        - Alexander was perhaps the greatest reformer of the century
        - Alexander opened the courts to juries
        - Alexander gave the towns councils of their own
        """

    @Test func claimIsCorrectedInKindAndTextAndCanBeRejected() throws {
        var resource = try PracticeItemsTests.resource(Self.verdicts)
        let rows = findings(resource).claims
        let judged = try #require(rows.first { $0.claim.modality == .judgement })
        let fact = try #require(rows.first { $0.claim.text.contains("juries") })
        resource.correct(.claim, found: judged.found, to: judged.claim.text, detail: "fact")
        resource.correct(.claim, found: fact.found, to: "Alexander opened the courts to all")
        let after = findings(resource).claims
        #expect(after.first { $0.found == judged.found }?.claim.modality == .fact)
        #expect(
            after.first { $0.found == fact.found }?.claim.text
                == "Alexander opened the courts to all")
        #expect(after.allSatisfy { !$0.isCorrected || $0.asFound != $0.claim })
        resource.correct(.claim, found: fact.found, to: nil)
        #expect(findings(resource).claimsPutAway.map(\.claim) == [fact.claim])
        #expect(!findings(resource).claims.contains { $0.found == fact.found })
    }

    @Test(arguments: [
        // The line is written anew, or what is proposed for it is agreed to.
        ("opened thecourts to juries", "Alexander opened all the courts to juries in 1864"),
        ("opened thecourts to juries", nil),
        ("was a great reformer = he opened the courts", nil),
    ])
    func correctionOfAClaimStaysWhenItsLineIsMended(line: String, anew: String?) throws {
        var resource = try PracticeItemsTests.resource(
            Self.verdicts.replacing("opened the courts to juries", with: line))
        let claims = findings(resource).claims
        let fact = try #require(
            claims.first {
                $0.claim.text.contains("juries") || $0.claim.text.contains("great reformer")
            })
        resource.correct(.claim, found: fact.found, to: fact.claim.text, detail: "judgement")
        if let anew { resource.edit(.bullet(card: 0, 2), to: anew) }
        for repair in resource.repairs { resource.decide(repair.id, .accepted) }
        let after = try #require(findings(resource).claims.first { $0.found == fact.found })
        #expect(after.isCorrected && after.claim.modality == .judgement)
        // What has other words altogether is another claim.
        resource.edit(.bullet(card: 0, 2), to: "Sergei wrote novels about peasants")
        #expect(findings(resource).claims.allSatisfy { !$0.isCorrected })
    }

    @Test func verdictIsAskedForOnlyWhereTheLearnerLeavesItOne() throws {
        var resource = try PracticeItemsTests.resource(Self.verdicts)
        func verdicts(_ resource: Resource) -> [String] {
            resource.practiceItems().filter { $0.level == .evaluate }.map(\.stem)
        }
        #expect(verdicts(resource).count == 1)
        let judged = try #require(
            findings(resource).claims.first { $0.claim.modality == .judgement })
        resource.correct(.claim, found: judged.found, to: judged.claim.text, detail: "fact")
        #expect(verdicts(resource).isEmpty)
        resource.correct(.claim, found: judged.found, to: nil)
        #expect(verdicts(resource).isEmpty)
        resource.correct(
            .claim, found: judged.found, to: "Alexander was the boldest reformer of the century")
        #expect(verdicts(resource).count == 1)
        #expect(verdicts(resource)[0].contains("boldest reformer"))
    }

    @Test func everyCorrectionComesBackFromTheRecord() throws {
        var resource = try resource()
        resource.correct(.claim, found: "words", to: "other\nwords", detail: "judgement")
        resource.correct(.question, found: "id", to: nil)
        resource.problems = [Problem(span: Span(1, 3), message: "Page 2 is a picture.")]
        let back = try ResourceRecord(resource).resource()
        #expect(back == resource)
    }
}
