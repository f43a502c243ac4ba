import Foundation
import TestSupport
import Testing
import ThawCore
import ThawMemory

/// The log is the truth and the state its cache: what is computed answer by answer equals what the log gives.
@Suite struct ReviewLogTests {
    private let ambient = FixedAmbient()
    private let item = Item.ID(rawValue: FixedAmbient.uuid(7_000))

    private func session() throws -> ReviewSession {
        ReviewSession(settings: StudySettings(timeZone: try #require(TimeZone(identifier: "UTC"))))
    }

    private func id() -> ReviewEvent.ID { ReviewEvent.ID(rawValue: ambient.newID()) }

    private func event(_ kind: ReviewEvent.Kind, _ session: ReviewSession) -> ReviewEvent {
        ReviewEvent(
            id: id(), learner: Learner.local, item: item, time: ambient.now,
            day: session.calendar.day(of: ambient.now), kind: kind)
    }

    private func answer(
        _ state: CardState, _ rating: Rating, _ session: ReviewSession
    ) -> (state: CardState, event: ReviewEvent) {
        session.answer(state, rating, by: Learner.local, at: ambient.now, event: id())
    }

    @Test func emptyLogIsANewItem() throws {
        #expect(try session().rebuild(item, from: []) == CardState(newItem: item))
    }

    @Test func undoTakesBackTheNamedReviewOnly() throws {
        let session = try session()
        let first = answer(CardState(newItem: item), .good, session)
        ambient.advance(seconds: 600)
        let second = answer(first.state, .again, session)
        let undo = event(.undo(second.event.id), session)
        #expect(session.rebuild(item, from: [first.event, second.event, undo]) == first.state)
        let undoFirst = event(.undo(first.event.id), session)
        let all = [first.event, second.event, undo, undoFirst]
        #expect(session.rebuild(item, from: all) == CardState(newItem: item))
    }

    @Test func undoneReviewLeavesTheItemPutAway() throws {
        let session = try session()
        let bury = event(.bury(untilDay: 99_999), session)
        let review = answer(CardState(newItem: item), .good, session)
        #expect(session.rebuild(item, from: [bury, review.event]).buriedUntil == nil)
        let undo = event(.undo(review.event.id), session)
        #expect(session.rebuild(item, from: [bury, review.event, undo]).buriedUntil == 99_999)
    }

    @Test func suspendAndBuryLeaveTheMemoryAlone() throws {
        let session = try session()
        let review = answer(CardState(newItem: item), .good, session)
        var state = review.state
        for (kind, suspended, buried) in [
            (.suspend, true, nil), (.bury(untilDay: 5), true, 5), (.resume, false, 5),
            (.unbury, false, nil),
        ] as [(ReviewEvent.Kind, Bool, Int?)] {
            state = session.applying(event(kind, session), to: state)
            #expect(state.isSuspended == suspended)
            #expect(state.buriedUntil == buried)
            #expect(state.memory == review.state.memory)
            #expect(state.due == review.state.due)
            #expect(state.reviews == 1)
        }
    }

    @Test func entriesOfOtherItemsArePassedOver() throws {
        let session = try session()
        let other = CardState(newItem: Item.ID(rawValue: FixedAmbient.uuid(8_000)))
        let mine = answer(CardState(newItem: item), .good, session)
        let others = answer(other, .easy, session)
        #expect(session.rebuild(item, from: [others.event, mine.event]) == mine.state)
    }

    @Test func promisedDueTimeOutlivesAChangeOfSettings() throws {
        let session = try session()
        let review = answer(CardState(newItem: item), .easy, session)
        var settings = session.settings
        settings.desiredRetention = 0.99
        settings.learningSteps = []
        let rebuilt = ReviewSession(settings: settings).rebuild(item, from: [review.event])
        #expect(rebuilt == review.state)
    }

    /// A run of random answers, pauses, undos, suspensions and burials; the state is kept beside the log.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func randomLogGivesTheStateThatWasKept(seed: UInt64) throws {
        let session = try session()
        var generator = SeededGenerator(seed: seed)
        var log: [ReviewEvent] = []
        var state = CardState(newItem: item)
        // What undo goes back to: the answers that stand, each with the memory side before it.
        var standing: [(id: ReviewEvent.ID, before: CardState)] = []
        for _ in 0..<60 {
            ambient.advance(seconds: Double(Int.random(in: 0...400_000, using: &generator)))
            switch Int.random(in: 0..<10, using: &generator) {
            case 0:
                guard let last = standing.popLast() else { continue }
                log.append(event(.undo(last.id), session))
                // Undo is taken right after the answer here, so the whole state goes back.
                state = last.before
            case 1: append(.suspend)
            case 2: append(.resume)
            case 3: append(.bury(untilDay: 30_000))
            case 4: append(.unbury)
            default:
                let rating = try #require(Rating.allCases.randomElement(using: &generator))
                let (next, event) = answer(state, rating, session)
                standing.append((event.id, state))
                log.append(event)
                state = next
            }
        }
        #expect(session.rebuild(item, from: log) == state)

        func append(_ kind: ReviewEvent.Kind) {
            let entry = event(kind, session)
            log.append(entry)
            state = session.applying(entry, to: state)
            // An answer before this entry is not taken back: undo would keep the entry and drop the answer.
            standing.removeAll()
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func replayInTwoPartsIsReplayAtOnce(seed: UInt64) throws {
        let session = try session()
        var generator = SeededGenerator(seed: seed)
        var log: [ReviewEvent] = []
        var state = CardState(newItem: item)
        for _ in 0..<30 {
            ambient.advance(days: Double.random(in: 0...20, using: &generator))
            let rating = try #require(Rating.allCases.randomElement(using: &generator))
            let next = answer(state, rating, session)
            log.append(next.event)
            state = next.state
        }
        let cut = Int.random(in: 0...30, using: &generator)
        let half = session.rebuild(item, from: Array(log[..<cut]))
        #expect(log[cut...].reduce(half) { session.applying($1, to: $0) } == state)
    }
}
