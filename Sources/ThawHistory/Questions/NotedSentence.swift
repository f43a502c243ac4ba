import ThawCore
import ThawText

/// A sentence of a resource's content, with what questions are made of.
struct NotedSentence {
    /// The part of the page that it stands in.
    enum Place: Hashable {
        case bullet(card: Int)
        case fact, answer
        /// A line of a list of dates.
        case entry
        /// A definition of the page's own form, of the term with this number in `SentenceReader.formTerms`.
        case definition(Int)
    }

    /// A date that the sentence gives, alone.
    struct Dating {
        var date: HistoricalDate
        /// As shown: "March 1953".
        var words: String
        /// The sentence with a gap in its place.
        var hidden: String
        /// The sentence with the date, where its own words do not give it.
        var told: String?
    }

    var passage: Passage
    var place: Place
    /// The words of the source, for ids.
    var read: String
    /// As shown, never empty.
    var text: String
    /// What has to stand before the text when it stands alone: the heading of a line that leaves out its subject.
    var context: String
    /// The group of the plain items from the same line.
    var siblings: String
    var lines: ClosedRange<Int>
    var dating: Dating? {
        get { keptDating?.dating }
        set { keptDating = newValue.map(KeptDating.init) }
    }
    /// Aside, since it is as large as all the rest and few sentences have one.
    private(set) var keptDating: KeptDating?
    /// People that it names, and places, under their fullest names, with the words that stand here.
    var people: [Naming] = []
    var places: [Naming] = []
    /// Whether the learner put it in: a claim that the readers missed.
    var isAdded = false

    final class KeptDating: Sendable {
        let dating: Dating

        init(_ dating: Dating) { self.dating = dating }
    }

    struct Naming {
        var name: String
        var surface: String
        /// Whether nothing stands before it.
        var isOpening: Bool
    }

    /// The text with what it needs to be understood alone.
    var standalone: String { withContext(text) }

    /// The same with its date, also where that is the learner's alone.
    var standaloneDated: String { withContext(dating?.told ?? text) }

    func withContext(_ text: String) -> String {
        context.isEmpty ? text : "\(context): \(text)"
    }

    /// Whether the sentence can be understood without the one before.
    var standsAlone: Bool { !Self.pointsBack(text) }

    /// Whether words open with a pronoun or a joint that leans on what was said before.
    static func pointsBack(_ text: some StringProtocol) -> Bool {
        guard let first = firstWord(of: text) else { return true }
        return pronouns.contains(first) || prepositions.contains(first) && leansOnPronoun(text)
    }

    /// In lower case, with its apostrophes.
    private static func firstWord(of text: some StringProtocol) -> String? {
        func isOfWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == 0x27 }
        let plain = text.utf8.withContiguousStorageIfAvailable { bytes -> String? in
            guard let start = bytes.firstIndex(where: { isOfWord($0) || $0 >= 0x80 }) else {
                return nil
            }
            let end = bytes[start...].firstIndex { !isOfWord($0) } ?? bytes.count
            // A sign beyond ASCII may be a letter, or make another of the letter before it.
            guard end == bytes.count || bytes[end] < 0x80 else { return nil }
            return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
        }
        if let word = plain ?? nil { return word }
        return text.split(maxSplits: 1, whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" })
            .first?.lowercased()
    }

    /// "In the end he fled": a pronoun close behind the opening words has nobody to stand for.
    private static func leansOnPronoun(_ text: some StringProtocol) -> Bool {
        text.utf8.split(separator: 0x20, maxSplits: 8).prefix(8).contains { word in
            2...4 ~= word.count
                && persons.contains(String(decoding: word, as: UTF8.self).lowercased())
        }
    }

    private static let persons: Set<String> = ["he", "she", "it", "they"]
    private static let prepositions: Set<String> = [
        "in", "on", "by", "at", "after", "before", "during", "for", "from", "with", "under", "as",
        "when", "while", "although", "since", "until", "because", "despite", "through", "to",
    ]

    private static let pronouns: Set<String> = [
        "he", "she", "it", "they", "this", "these", "that", "those", "his", "her", "its", "their",
        "we", "you", "i", "him", "them", "such", "here", "there", "however", "but", "and", "so",
        "also", "then", "thus", "therefore", "hence", "which", "who", "both", "note", "or", "nor",
        "another", "other", "others", "some", "it's", "he'd", "instead", "afterwards", "later",
        "similarly", "moreover", "furthermore", "consequently", "ultimately", "yet", "even",
    ]
}
