import Foundation
import TestSupport
import Testing
import ThawCore
import ThawFormats
import ThawHistory
import ThawMemory
import ThawText

/// What an earlier version kept is asked by today's rules, and nothing that was learned is lost.
@Suite struct RenewItemsTests {
    private static let text = """
        De-Stalinisation

        1 of 1

        Events

        - Stalin died at his dacha in March 1953
        - Khrushchev gave the Secret Speech in February 1956
        - Soviet tanks crushed the Hungarian rising in November 1956

        No comments have yet been made

        """

    @Test(arguments: Engine.allCases)
    func olderResourcesGetTodaysItemsOnce(on engine: Engine) async throws {
        let resource = try #require(
            Reader().read(Array(Self.text.utf8), as: Resource.ID(hashing: ["older"])).resource)
        let plain = resource.items()
        let now = Date(timeIntervalSince1970: 1_795_176_000)
        try await engine.withStore { store in
            try await store.save(
                resource, items: plain, maker: 0, lines: resource.searchLines(),
                fingerprint: resource.fingerprint, original: nil, as: .kept, for: Learner.local,
                at: now)
            let answered = try await store.record(
                Answer(
                    event: ReviewEvent.ID(rawValue: FixedAmbient.uuid(1)), learner: Learner.local,
                    item: plain[1].id, rating: .good, time: now),
                settings: StudySettings(timeZone: .gmt))
            #expect(try await store.renewItems(for: Learner.local) == 1)
            let items = try await store.items(of: resource.id, for: Learner.local)
            #expect(items.map(\.item) == resource.practiceItems())
            #expect(items.count > plain.count)
            #expect(items.first { $0.item.id == plain[1].id }?.state == answered.state)
            #expect(try await store.resource(resource.id).changed == now)
            #expect(try await store.renewItems(for: Learner.local) == 0)
            // What is kept today is of today's makers.
            try await store.keep(resource, for: Learner.local, at: now)
            #expect(try await store.renewItems(for: Learner.local) == 0)
        }
    }
}
