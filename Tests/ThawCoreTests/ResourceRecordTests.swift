import Foundation
import TestSupport
import Testing
import ThawCore

@Suite struct ResourceRecordTests {
    private func roundTrip(_ resource: Resource) throws -> Resource {
        let data = try JSONEncoder().encode(ResourceRecord(resource))
        return try JSONDecoder().decode(ResourceRecord.self, from: data).resource()
    }

    private func json(_ change: (inout [String: Any]) -> Void) throws -> Data {
        let data = try JSONEncoder().encode(ResourceRecord(Pages.full))
        var object = try #require(
            try JSONSerialization.jsonObject(with: data) as? [String: Any])
        change(&object)
        return try JSONSerialization.data(withJSONObject: object)
    }

    @Test func everyPartComesBack() throws {
        #expect(try roundTrip(Pages.full) == Pages.full)
        #expect(try roundTrip(Pages.resource()) == Pages.resource())
    }

    @Test(arguments: Resource.Kind.allCases)
    func everyKindComesBack(kind: Resource.Kind) throws {
        var resource = Pages.resource()
        resource.kind = kind
        #expect(try roundTrip(resource) == resource)
    }

    @Test(arguments: Repair.Kind.allCases, Repair.Decision.allCases)
    func everyRepairComesBack(kind: Repair.Kind, decision: Repair.Decision) throws {
        let resource = Pages.resource(repairs: [
            Pages.repair(3, "food", "FOOD", kind: kind, decision: decision)
        ])
        #expect(try roundTrip(resource) == resource)
    }

    @Test func everyRoleComesBack() throws {
        var resource = Pages.resource()
        resource.blocks = Block.Role.allCases.map { Block(role: $0, span: Span(0, 1)) }
        #expect(try roundTrip(resource) == resource)
    }

    @Test(arguments: [
        "", "\u{0}\u{1}\u{7F}", "\r\n\r\u{2028}\u{85}", "\u{FEFF}mark", "e\u{301} é", "\"\\/<&>",
        "🐝🏽‍🦱 \u{FFFD}", "日本語 עברית",
    ])
    func sourceComesBackByteForByte(text: String) throws {
        for markup in SourceText.Markup.allCases {
            for encoding in SourceText.Encoding.allCases {
                let source = SourceText(utf8: Array(text.utf8), markup: markup, encoding: encoding)
                let back = try roundTrip(Pages.resource(source: source)).source
                #expect(back.utf8 == Array(text.utf8))
                #expect(back.markup == markup && back.encoding == encoding)
            }
        }
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func randomTextComesBack(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let scalars = (0..<300).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0...0x10_FFFF, using: &generator))
        }
        let text = String(String.UnicodeScalarView(scalars))
        let resource = Pages.resource(source: SourceText(text))
        #expect(try roundTrip(resource).source.utf8 == Array(text.utf8))
    }

    @Test func newerRecordIsRefusedWithASentence() throws {
        let data = try json { $0["version"] = ResourceRecord.version + 1 }
        let record = try JSONDecoder().decode(ResourceRecord.self, from: data)
        #expect {
            try record.resource()
        } throws: { error in
            (error as? ThawError)?.message.contains("newer version") == true
        }
    }

    @Test(arguments: ["kind", "markup", "encoding"])
    func unknownNameIsRefused(key: String) throws {
        let data = try json { $0[key] = "nonsense" }
        let record = try JSONDecoder().decode(ResourceRecord.self, from: data)
        #expect(throws: ThawError.self) { try record.resource() }
    }

    @Test(arguments: [(-1, 3), (3, 2)])
    func offsetsThatRunBackwardsAreRefused(start: Int, end: Int) throws {
        let data = try json { $0["blocks"] = [["role": "gap", "s": start, "e": end]] }
        let record = try JSONDecoder().decode(ResourceRecord.self, from: data)
        #expect(throws: ThawError.self) { try record.resource() }
    }

    @Test func passageWithoutAPlaceIsRefused() throws {
        let data = try json { $0["facts"] = [["p": [Any]()]] }
        let record = try JSONDecoder().decode(ResourceRecord.self, from: data)
        #expect(throws: ThawError.self) { try record.resource() }
    }
}
