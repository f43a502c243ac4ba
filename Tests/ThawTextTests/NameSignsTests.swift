import Testing
import ThawCore

@testable import ThawText

/// People who bear the name of a place, and letters that name nothing.
@Suite struct NameSignsTests {
    private func kinds(_ text: String, of name: String) throws -> Set<NameMention.Kind> {
        let mentions = try #require(NameReader()).mentions(in: text)
        return Set(mentions.filter { $0.name == name }.map(\.kind))
    }

    @Test(arguments: [
        ("Castlereagh resigned in 1822. Many disliked Castlereagh.", "Castlereagh"),
        ("In 218 BC Hannibal crossed the Alps. Hannibal won at Cannae.", "Hannibal"),
        ("John Stuart Mill wrote about liberty.", "John Stuart Mill"),
        ("Hindenburg died in 1934. The army admired Hindenburg.", "Hindenburg"),
    ])
    func whoActsIsNoPlace(text: String, name: String) throws {
        #expect(try kinds(text, of: name) == [.person])
    }

    @Test(arguments: [
        ("London remained calm. Protests began in London.", "London"),
        ("France agreed. Spain refused to sign.", "Spain"),
        ("Prague surrendered after a week.", "Prague"),
        ("Many fled from Hamburg. Hamburg recovered slowly.", "Hamburg"),
    ])
    func placesStayPlaces(text: String, name: String) throws {
        #expect(try kinds(text, of: name) == [.place])
    }

    @Test func anEraOpensNoName() throws {
        let mentions = try #require(NameReader()).mentions(
            in: "In 480 BC Xerxes invaded Greece, and in 465 BC Xerxes died.")
        #expect(!mentions.contains { $0.name.hasPrefix("BC") })
    }
}
