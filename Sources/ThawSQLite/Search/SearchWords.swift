/// What a person typed into a search field, taken apart, and put together again in the language of
/// FTS5.
struct SearchWords {
    /// Runs without white space that hold a letter or a digit. Each is matched as FTS5's tokenizer
    /// reads it: "self-taught" is two words in a row.
    let words: [String]

    /// More words than this are left out: nobody types them, and each costs a search.
    private static let limit = 16

    init(_ text: String) {
        words = text.split(whereSeparator: \.isWhitespace)
            .map { word in
                String(String.UnicodeScalarView(word.unicodeScalars.filter { $0 != "\0" }))
            }
            .filter { $0.contains { $0.isLetter || $0.isNumber } }
            .prefix(Self.limit).map { String($0.prefix(100)) }
    }

    var isEmpty: Bool { words.isEmpty }

    /// Every word, as it stands.
    var all: String { words.map(Self.quoted).joined(separator: " AND ") }

    /// Every word, the last one as the beginning of one.
    var allBegun: String { parts.joined(separator: " AND ") }

    /// At least one of them, the last one as the beginning of a word.
    var anyBegun: String { parts.joined(separator: " OR ") }

    /// Each word as a query of its own.
    var parts: [String] {
        words.enumerated().map { place, word in
            Self.quoted(word) + (place == words.count - 1 ? "*" : "")
        }
    }

    /// An FTS5 string: in quotes nothing but a quote has a meaning, and that one is doubled.
    ///
    /// By scalars: a quote with an accent above it is another character to Swift, and still a quote
    /// to SQLite.
    static func quoted(_ word: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            text.append(scalar)
            if scalar == "\"" { text.append(scalar) }
        }
        return "\"" + String(text) + "\""
    }
}
