import ThawCore

/// The label of a card: "1 of 4", "Card 2", "3 / 12".
struct CardLabel: Equatable {
    var number: Int
    var total: Int?
    /// The word before the number, in lower case: "card".
    var word: String
    /// A number alone, which labels a card only in a series.
    var isWeak = false

    /// Reads a line that is a label and nothing else. Cost: constant; longer lines are none.
    init?(_ page: borrowing PageLines, _ line: Line) {
        let span = Span(line.start, line.text.end)
        guard span.count <= 32, line.heading == 0 || span.count <= 16 else { return nil }
        let isLettered =
            3...18 ~= span.count && ByteText.isUpper(page.clean[span.end - 1])
            && page.clean[span.end - 2] == 0x20
        let isSpelled = !isLettered && Self.endsInNumber(page, span)
        guard
            isLettered || isSpelled
                || span.range.contains(where: { ByteText.isDigit(page.clean[$0]) })
        else {
            return nil
        }
        if let (number, total) = Self.plain(page, span) {
            self.number = number
            self.total = total
            word = ""
            return
        }
        let text = page.string(span).lowercased()
        if let (number, sign) = Self.bare(text) {
            self.number = number
            word = sign
            isWeak = true
            return
        }
        var words = text.split(
            atBytes: {
                !WordShape.isASCIILetter($0) && !WordShape.isDigit($0) && $0 != 0x2F && $0 != 0x23
            },
            otherwise: { !$0.isLetter && !$0.isNumber && $0 != "/" && $0 != "#" }
        ).map(String.init)
        words.removeAll { Self.numberWords.contains($0) }
        if let slash = words.first(where: { $0.contains("/") }), words.count <= 2, slash != "/" {
            words.removeLast()
            let sides = slash.split(separator: "/")
            guard sides.count == 2 else { return nil }
            words += [String(sides[0]), "/", String(sides[1])]
        }
        word = ""
        if let first = words.first, Self.nouns.contains(first) {
            word = first
            words.removeFirst()
        }
        // "Card three".
        if words.count == 1, !word.isEmpty, let spelled = Self.spelled[words[0]] {
            number = spelled
            return
        }
        // "Card C".
        if words.count == 1, !word.isEmpty, !["page", "seite"].contains(word),
            let letter = words[0].utf8.first, words[0].utf8.count == 1, ByteText.isLower(letter)
        {
            number = Int(letter) - 0x60
            return
        }
        guard let first = words.first.flatMap({ Int($0.drop { $0 == "#" }) }), 0...999_999 ~= first
        else { return nil }
        number = first
        if words.count == 1, !word.isEmpty, page.lastByte(of: span) != 0x2E { return }
        guard words.count == 3, Self.joints.contains(words[1]), let last = Int(words[2]),
            number <= last, last <= 999_999, number > 0
        else { return nil }
        // "4/1000" is how many of a thousand, an answer.
        if words[1] == "/", last % 1000 == 0 { return nil }
        total = last
    }

    /// A number with a sign and nothing else, "#3", "3)", "(3)", "[3]", "3.": its number, and the sign.
    private static func bare(_ text: String) -> (Int, String)? {
        guard text.utf8.count <= 6, !text.contains("/") else { return nil }
        let digits = text.filter { ("0"..."9").contains($0) }
        let signs = text.filter { !("0"..."9").contains($0) && $0 != " " }
        guard let number = Int(digits), 1...999 ~= number, text.contains(digits),
            ["#", ")", "()", "[]", "."].contains(signs)
        else { return nil }
        return (number, signs)
    }

    /// "12 of 40" read from its bytes, because a long page has thousands of them.
    private static func plain(_ page: PageLines, _ span: Span) -> (Int, Int)? {
        var i = span.start
        func digits() -> Int? {
            let start = i
            var number = 0
            while i < span.end, i - start < 7, ByteText.isDigit(page.clean[i]) {
                number = number * 10 + Int(page.clean[i] - 0x30)
                i += 1
            }
            return 1...6 ~= i - start ? number : nil
        }
        guard let number = digits(), i + 4 < span.end, page.clean[i] == 0x20,
            page.clean[i + 1] == 0x6F, page.clean[i + 2] == 0x66, page.clean[i + 3] == 0x20
        else { return nil }
        i += 4
        guard let total = digits(), i == span.end, number > 0, number <= total else { return nil }
        return (number, total)
    }

    /// "Card three", "CARD THREE:"
    private static func endsInNumber(_ page: borrowing PageLines, _ span: Span) -> Bool {
        guard 8...18 ~= span.count, page.clean[span.start] | 0x20 == 0x63 else { return false }
        let last = page.string(span).lowercased().split(separator: " ").last ?? ""
        return spelled[last.filter(\.isLetter)] != nil
    }

    static let spelled: [String: Int] = Dictionary(
        uniqueKeysWithValues: zip(
            [
                "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                "eleven", "twelve",
            ], 1...))

    private static let numberWords: Set<String> = [
        "no", "nr", "number", "num", "nº", "n°", "#", "pto",
    ]
    private static let nouns: Set<String> = [
        "card", "flashcard", "flash-card", "revisioncard", "slide", "karte", "karteikarte", "carte",
        "tarjeta", "ficha", "scheda",
        "page", "seite",
    ]
    private static let joints: Set<String> = ["of", "/", "von", "de", "sur", "di", "van", "out"]

    /// Numbers pages of a document, not cards.
    var isPageNumber: Bool { word == "page" || word == "seite" }
}
