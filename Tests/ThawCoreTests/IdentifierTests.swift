import Foundation
import Testing
import ThawCore

@Suite struct IdentifierTests {
    private enum Thing {}
    private typealias ID = Identifier<Thing>

    // FNV-1a, 128 bits, of the words' bytes with a zero byte after each.
    @Test(
        arguments: [
            ([], "6c62272e-07bb-0142-62b8-21756295c58d"),
            ([""], "d228cb69-101a-8caf-7891-2b704e4a147f"),
            (["a"], "08809545-19ab-1be9-5aa0-733055b70e0c"),
            (["ab", "c"], "3275330b-ec83-d94f-7081-44878a7ef76d"),
            (["a", "bc"], "35336b6d-0a83-d94f-7081-455fbb9aa611"),
        ] as [([String], String)])
    func hashIsTheSameEverywhere(words: [String], id: String) {
        #expect(ID(hashing: words).description == id)
    }

    @Test func textFormIsReadInEitherCase() throws {
        let id = ID(hashing: ["thing"])
        #expect(ID(id.description) == id)
        #expect(ID(id.description.uppercased()) == id)
        #expect(id.description == id.description.lowercased())
    }

    @Test(arguments: ["", "x", "6c62272e-07bb-0142-62b8-21756295c58", "../../etc/passwd"])
    func otherTextIsNoId(text: String) {
        #expect(ID(text) == nil)
    }
}
