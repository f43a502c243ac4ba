import Foundation
import TestSupport
import Testing
import ThawCore

@Suite struct ThawErrorTests {
    @Test(arguments: [
        ThawError.noSuchResource(Resource.ID(rawValue: FixedAmbient.uuid(1))),
        .noSuchItem(Item.ID(rawValue: FixedAmbient.uuid(2))), .nothingToUndo,
        .notAStore(path: "/a/b.thaw"), .newerStore(path: "/a/b.thaw"),
        .damagedStore(path: "/a/b.thaw", detail: "page 7"),
        .storeUnavailable(path: "/a/b.thaw", detail: "no space is left"),
        .unsupportedStore("postgres://"),
    ])
    func messageIsPlainAndWhole(error: ThawError) {
        #expect(error.message.hasSuffix("."))
        #expect(!error.message.contains("!"))
        #expect(!error.message.contains("Optional"))
        #expect(!error.message.contains("0000-"), "an id tells a person nothing")
        #expect(error.localizedDescription == error.message)
    }

    @Test func fileIsNamedWhereThereIsOne() {
        #expect(ThawError.notAStore(path: "/a/b.thaw").message.contains("/a/b.thaw"))
        #expect(ThawError.damagedStore(path: "/a", detail: "page 7").message.contains("page 7"))
        #expect(ThawError.invalid("Say a number.").message == "Say a number.")
    }
}
