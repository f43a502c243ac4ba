import ThawCore

/// Finds the expressions of time in English text and says what they mean.
///
/// "March 1953", "early 1960s", "the following year", "5th century BC", "two weeks later": dates are resolved as a
/// reader of history does, from the dates that the text last spoke of, and from the day that it was written where
/// that is given. Numbers that are no dates (cards, pages, quantities) are passed over.
public struct DateReader: Sendable {
    /// The day that the text was written, as a day number of the Gregorian calendar.
    private let documentDay: Int?

    /// - Parameter documentDate: the day that the text was written, as ISO 8601; a text about the past needs none.
    public init(documentDate: String? = nil) {
        documentDay = documentDate.flatMap { HistoricalDate(edtf: $0)?.earliestDay }
    }

    /// Every expression of time, in order, none overlapping. Cost: one pass; memory beyond the answer is bounded.
    public func mentions(in text: String) -> [DateMention] {
        var text = text
        return text.withUTF8 { mentions(in: $0) }
    }

    /// Every expression of time in UTF-8 text.
    public func mentions(in source: [UInt8]) -> [DateMention] {
        source.withUnsafeBufferPointer { mentions(in: $0) }
    }

    /// Every expression of time in bytes that need not be valid UTF-8.
    package func mentions(in source: UnsafeBufferPointer<UInt8>) -> [DateMention] {
        var reading = DateReading(documentDay: documentDay)
        return reading.read(source)
    }

    /// Whether a text may bear a date that needs no text before it.
    ///
    /// Every such date has a year, and the grammar takes years from digits, from an ordinal number with "century",
    /// "centuries", "millennium" or "millennia" behind it, and from "twenties" to "nineties": a text without a digit,
    /// `cent`, `mill` and `ties` has none, and the dates without a year have nothing that they could take it from.
    static func mayDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = text.nextSign(from: 0, to: text.count)
        while at < text.count {
            if text[at] &- 0x30 < 10 { return true }
            at = text.nextSign(from: at + 1, to: text.count)
        }
        var last: UInt32 = 0
        for byte in text {
            last = last << 8 | UInt32(byte | 0x20)
            // "cent", "mill", "ties".
            if last == 0x6365_6E74 || last == 0x6D69_6C6C || last == 0x7469_6573 { return true }
        }
        return false
    }

    /// A reading of several texts that follow each other, each going on from the dates of the one before.
    ///
    /// - Parameter isBeforeChrist: whether numbers of three digits where years stand are years before Christ.
    func reading(documentDay: Int? = nil, isBeforeChrist: Bool = false) -> DateReading {
        DateReading(
            documentDay: documentDay ?? self.documentDay, isBeforeChrist: isBeforeChrist)
    }
}

/// Reads one text after another and remembers which dates were spoken of.
struct DateReading {
    private var resolver: DateResolver
    private let isBeforeChrist: Bool

    init(documentDay: Int?, isBeforeChrist: Bool = false) {
        resolver = DateResolver(documentDay: documentDay)
        self.isBeforeChrist = isBeforeChrist
    }

    mutating func read(_ source: UnsafeBufferPointer<UInt8>) -> [DateMention] {
        resolver.beginText()
        DateLexicon.shared.withTable { table in
            var at = 0
            while at < source.count {
                let end = Self.endOfChunk(source, from: at)
                var reading = DateTokens(source, at..<end, table: table)
                reading.read()
                reading.tokens.withUnsafeBufferPointer { tokens in
                    var grammar = DateGrammar(
                        tokens, in: source, isBeforeChrist: isBeforeChrist)
                    grammar.read()
                    resolver.resolve(grammar.phrases, tokens, source)
                }
                at = end
            }
        }
        return resolver.mentions
    }

    /// Reads a title or heading: the year that it tells is that of what stands under it, whatever was told before.
    mutating func readHeading(_ source: UnsafeBufferPointer<UInt8>) -> [DateMention] {
        let mentions = read(source)
        resolver.beginSection()
        return mentions
    }

    /// How much text is read at once: a paragraph, or in a longer one up to a space.
    private static let chunk = 1 << 16

    /// Behind the line feed that ends the chunk, so that no date is cut.
    private static func endOfChunk(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard source.count - start > chunk else { return source.count }
        var at = start + chunk
        while at > start + chunk / 2 {
            if source[at - 1] == 0x0A { return at }
            at -= 1
        }
        at = start + chunk
        while at > start + chunk / 2 {
            if source[at - 1] == 0x20 { return at }
            at -= 1
        }
        return start + chunk
    }
}
