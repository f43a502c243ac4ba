import Testing
import ThawCore
import ThawText

extension ReaderFixtures {
    /// A page as it is read, with what holds of every page checked.
    static func page(_ text: String, markup: SourceText.Markup = .plain) throws -> Resource {
        let draft = read(text, markup: markup)
        try checkInvariants(draft)
        return try #require(draft.resource)
    }
}

/// The content as it was read, for comparing.
extension Resource {
    var readHeadings: [String] { content.cards.map { $0.heading?.text ?? "-" } }

    var readPoints: [String] { content.cards.flatMap(\.bullets).map { asRead($0) } }

    var readPairs: [[String]] {
        content.pairs.map { [asRead($0.term), asRead($0.definition)] }
    }
}
