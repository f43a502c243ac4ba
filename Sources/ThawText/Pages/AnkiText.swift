import ThawCore

/// Notes exported from Anki as text: lines that say how ("#separator:tab"), then one note a line, its fields in
/// quotation marks where need be, with HTML and gaps ("{{c1::…}}") inside.
///
/// What is about the note (its tags, its kind, its deck) is metadata; the first two fields with words are a pair.
enum AnkiText {
    /// Columns of a row that are no fields.
    private struct Columns {
        var separator: UInt8 = 0x09
        var others: Set<Int> = []
        var deck: Span?
        /// The column that names the deck of each row.
        var deckColumn: Int?
        var isHTML = false
        var start = 0
        /// The lines that say how.
        var directives: [Span] = []
    }

    /// `nil` where the text does not open with such lines.
    static func page(_ source: [UInt8]) -> PageLines? {
        guard let columns = columns(of: source), columns.start < source.count else { return nil }
        var page = PageLines(source: source, clean: [])
        page.opening.form = .deck
        for directive in columns.directives {
            add(source, directive, to: &page, role: .metadata)
        }
        if let deck = columns.deck { name(&page, deck) }
        var offset = columns.start
        var decks: [Span] = []
        while offset < source.count {
            let (fields, next) = row(source, from: offset, columns.separator)
            if let column = columns.deckColumn, column < fields.count, !fields[column].isEmpty {
                decks.append(fields[column])
            }
            addRow(source, fields, Span(offset, next), columns, to: &page)
            offset = next
        }
        // All rows are of one deck.
        if page.opening.title == nil, let deck = decks.first,
            decks.allSatisfy({ source[$0.range].elementsEqual(source[deck.range]) })
        {
            name(&page, deck)
        }
        return page
    }

    /// "History::Rome": decks in decks, of which the last has the rows.
    private static func name(_ page: inout PageLines, _ deck: Span) {
        let name = String(decoding: page.source[deck.range], as: UTF8.self)
        let steps = name.split(atEvery: "::").map { String($0).trimmingSpaces }
        let last = steps.last.flatMap { name.hasSuffix($0) ? $0 : nil } ?? name
        page.opening.title = Finding(
            last, origin: .given, span: Span(deck.end - last.utf8.count, deck.end))
        page.opening.path = steps.dropLast().filter { !$0.isEmpty }
    }

    // MARK: How

    private static func columns(of source: [UInt8]) -> Columns? {
        guard source.first == 0x23 else { return nil }
        var columns = Columns()
        var offset = 0
        var seen = 0
        while offset < source.count, source[offset] == 0x23 {
            let end = source[offset...].firstIndex(where: isEnd) ?? source.count
            let text = ByteText.trimmed(source, Span(offset, end))
            guard let colon = source[text.range].firstIndex(of: 0x3A), end - offset < 400 else {
                break
            }
            let key = String(decoding: source[(text.start + 1)..<colon], as: UTF8.self).lowercased()
            guard keys.contains(key) else { break }
            let value = ByteText.trimmed(source, Span(colon + 1, text.end))
            take(key, value, String(decoding: source[value.range], as: UTF8.self), &columns)
            columns.directives.append(Span(offset, lineEnd(source, end)))
            offset = lineEnd(source, end)
            seen += 1
        }
        columns.start = offset
        return seen >= 1 ? columns : nil
    }

    private static let keys: Set<String> = [
        "separator", "html", "tags", "columns", "notetype", "deck", "notetype column",
        "deck column", "tags column", "guid column", "if matches",
    ]

    private static func take(
        _ key: String, _ value: Span, _ text: String, _ columns: inout Columns
    ) {
        switch key {
        case "separator":
            columns.separator = separators[text.lowercased()] ?? text.utf8.first ?? 0x09
        case "html": columns.isHTML = text.lowercased() == "true"
        case "deck": columns.deck = value.isEmpty ? nil : value
        case "notetype column", "deck column", "tags column", "guid column":
            guard let number = Int(text), number > 0 else { return }
            columns.others.insert(number - 1)
            if key == "deck column" { columns.deckColumn = number - 1 }
        default: break
        }
    }

    private static let separators: [String: UInt8] = [
        "tab": 0x09, "comma": 0x2C, "semicolon": 0x3B, "space": 0x20, "pipe": 0x7C, "colon": 0x3A,
    ]

    private static func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// Behind the end of the line that begins at the offset.
    private static func lineEnd(_ source: [UInt8], _ i: Int) -> Int {
        guard i < source.count else { return source.count }
        let isPair = source[i] == 0x0D && i + 1 < source.count && source[i + 1] == 0x0A
        return i + (isPair ? 2 : 1)
    }

    // MARK: Rows

    /// The fields of a row, without their quotation marks, and where the next row begins.
    private static func row(
        _ source: [UInt8], from start: Int, _ separator: UInt8
    ) -> (fields: [Span], next: Int) {
        var fields: [Span] = []
        var i = start
        var begin = start
        while true {
            if i < source.count, source[i] == 0x22, i == begin, let close = close(source, i),
                isFieldEnd(source, close + 1, separator)
            {
                fields.append(Span(i + 1, close))
                i = close + 1
                while i < source.count, source[i] != separator, !isEnd(source[i]) { i += 1 }
            } else {
                while i < source.count, source[i] != separator, !isEnd(source[i]) { i += 1 }
                fields.append(ByteText.trimmed(source, Span(begin, i)))
            }
            guard i < source.count, source[i] == separator else {
                return (fields, lineEnd(source, i))
            }
            i += 1
            begin = i
        }
    }

    /// A mark with words behind it quoted some words of the field, not the field.
    private static func isFieldEnd(_ source: [UInt8], _ start: Int, _ separator: UInt8) -> Bool {
        var i = start
        while i < source.count, source[i] == 0x20, separator != 0x20 { i += 1 }
        return i == source.count || source[i] == separator || isEnd(source[i])
    }

    /// The quotation mark that closes a field; two of them stand for one.
    private static func close(_ source: [UInt8], _ open: Int) -> Int? {
        var i = open + 1
        while i < source.count {
            if source[i] == 0x22 {
                guard i + 1 < source.count, source[i + 1] == 0x22 else { return i }
                i += 1
            }
            i += 1
        }
        return nil
    }

    private static func addRow(
        _ source: [UInt8], _ fields: [Span], _ extent: Span, _ columns: Columns,
        to page: inout PageLines
    ) {
        let words = fields.indices.filter { !columns.others.contains($0) && !fields[$0].isEmpty }
        guard let first = words.first, let last = words.last else {
            return add(source, extent, to: &page, role: .metadata)
        }
        var start = extent.start
        if let before = fields[..<first].last(where: { !$0.isEmpty }) {
            add(source, Span(start, before.end), to: &page, role: .metadata)
            start = before.end
        }
        let behind = fields[(last + 1)...].contains { !$0.isEmpty }
        let end = behind ? fields[last].end : extent.end
        let texts = words.map { AnkiField(source, fields[$0], isHTML: columns.isHTML) }
        var place = Span(start, max(start, end))
        for cells in AnkiField.cells(texts) {
            addCells(cells, place, to: &page)
            place = Span(place.end, place.end)
        }
        if behind { add(source, Span(end, extent.end), to: &page, role: .metadata) }
    }

    /// A line of two cells.
    private static func addCells(
        _ cells: (front: [AnkiField.Piece], back: [AnkiField.Piece]), _ extent: Span,
        to page: inout PageLines
    ) {
        let begin = page.clean.count
        append(cells.front, to: &page)
        page.clean.append(0x09)
        append(cells.back, to: &page)
        var line = Line(extent: extent, text: Span(begin, page.clean.count), start: begin)
        line.isRow = true
        line.isApart = true
        page.lines.append(line)
        page.clean.append(0x0A)
    }

    private static func append(_ pieces: [AnkiField.Piece], to page: inout PageLines) {
        for piece in pieces where !piece.words.isEmpty {
            page.runs.append(
                PageLines.Run(
                    start: page.clean.count, count: piece.words.count, source: piece.span,
                    isStrong: false, isVerbatim: piece.isVerbatim))
            page.clean += piece.words
        }
    }

    private static func add(
        _ source: [UInt8], _ span: Span, to page: inout PageLines, role: Block.Role
    ) {
        let text = ByteText.trimmed(source, span)
        guard !text.isEmpty else { return }
        let begin = page.clean.count
        page.runs.append(
            PageLines.Run(
                start: begin, count: text.count, source: text, isStrong: false, isVerbatim: true))
        page.clean += source[text.range]
        var line = Line(extent: span, text: Span(begin, page.clean.count), start: begin)
        line.role = role
        page.lines.append(line)
        page.clean.append(0x0A)
    }

    // MARK: Content

    /// The rows as pairs.
    static func read(_ lines: ContentLines) -> Structure {
        let page = lines.page
        var result = Structure(.deck, lines: page.lines.count)
        for position in 0..<lines.count {
            let text = lines.text(position)
            let tab = page.firstIndex(of: 0x09, in: text) ?? text.end
            let term = page.trimmed(Span(text.start, tab))
            let definition = page.trimmed(Span(min(tab + 1, text.end), text.end))
            result.roles[lines.indices[position]] = .pair
            guard !term.isEmpty else { continue }
            result.content.pairs.append(
                Resource.Pair(term: page.passage(term), definition: page.passage(definition)))
        }
        return result
    }
}

/// The words of a field, without tags, with what stands in its gaps.
struct AnkiField {
    /// Words and the stretch of the source that they stand for.
    struct Piece {
        var words: [UInt8]
        var span: Span
        var isVerbatim: Bool
        /// The number of the gap that hides it.
        var gap: Int?
    }

    private(set) var pieces: [Piece] = []

    init(_ source: [UInt8], _ field: Span, isHTML: Bool) {
        var gap: Int?
        var isHint = false
        var i = field.start
        while i < field.end {
            if let (number, end) = Self.gap(source, i, field.end) {
                gap = number
                i = end
            } else if gap != nil, i + 1 < field.end, source[i] == 0x7D, source[i + 1] == 0x7D {
                gap = nil
                isHint = false
                i += 2
            } else if gap != nil, i + 1 < field.end, source[i] == 0x3A, source[i + 1] == 0x3A {
                isHint = true
                i += 2
            } else {
                let (piece, end) = Self.piece(source, i, field.end, isHTML: isHTML)
                if !isHint { add(piece, gap) }
                i = max(end, i + 1)
            }
        }
        trim()
    }

    private mutating func add(_ piece: Piece, _ gap: Int?) {
        if let last = pieces.last, last.isVerbatim, piece.isVerbatim, last.gap == gap,
            last.span.end == piece.span.start
        {
            pieces[pieces.count - 1].words += piece.words
            pieces[pieces.count - 1].span.end = piece.span.end
            return
        }
        var piece = piece
        piece.gap = gap
        if piece.words == [0x20], pieces.last?.words.last == 0x20 || pieces.isEmpty { return }
        pieces.append(piece)
    }

    private mutating func trim() {
        while let last = pieces.last, last.words.allSatisfy(ByteText.isSpace) {
            pieces.removeLast()
        }
    }

    /// "{{c1::": the number, and where it ends.
    private static func gap(_ source: [UInt8], _ i: Int, _ end: Int) -> (Int, Int)? {
        guard i + 5 < end, source[i] == 0x7B, source[i + 1] == 0x7B, source[i + 2] | 0x20 == 0x63
        else { return nil }
        var at = i + 3
        var number = 0
        while at < end, ByteText.isDigit(source[at]), at - i < 7 {
            number = number * 10 + Int(source[at] - 0x30)
            at += 1
        }
        guard at > i + 3, at + 1 < end, source[at] == 0x3A, source[at + 1] == 0x3A else {
            return nil
        }
        return (number, at + 2)
    }

    /// The next stretch: a tag, a character reference, two quotation marks, a line feed, or a byte.
    private static func piece(
        _ source: [UInt8], _ i: Int, _ end: Int, isHTML: Bool
    ) -> (Piece, Int) {
        let byte = source[i]
        func piece(_ words: [UInt8], _ stop: Int) -> (Piece, Int) {
            (Piece(words: words, span: Span(i, stop), isVerbatim: false), stop)
        }
        if byte == 0x0A || byte == 0x0D || byte == 0x09 { return piece([0x20], i + 1) }
        if byte == 0x22, i + 1 < end, source[i + 1] == 0x22 { return piece([0x22], i + 2) }
        if isHTML, byte == 0x3C, let close = source[i..<end].firstIndex(of: 0x3E), i + 1 < close,
            ByteText.isLetter(source[i + 1]) || source[i + 1] == 0x2F || source[i + 1] == 0x21
        {
            let name = String(decoding: source[(i + 1)..<close], as: UTF8.self).lowercased()
            let isBreak = breaks.contains { name.drop { $0 == "/" }.hasPrefix($0) }
            return piece(isBreak ? [0x20] : [], close + 1)
        }
        if isHTML, byte == 0x26,
            let (words, stop) = source.withUnsafeBufferPointer({
                HTMLEntities.decode($0, at: i, end: end)
            })
        {
            return piece(words == [0xC2, 0xA0] ? [0x20] : words, stop)
        }
        var stop = i + 1
        while stop < end, !signs.contains(source[stop]) { stop += 1 }
        return (Piece(words: Array(source[i..<stop]), span: Span(i, stop), isVerbatim: true), stop)
    }

    /// Bytes that may begin something else than words: white space, quotation marks, tags, references, gaps.
    private static let signs: Set<UInt8> = [
        0x09, 0x0A, 0x0D, 0x22, 0x26, 0x3A, 0x3C, 0x7B, 0x7D,
    ]

    private static let breaks = ["br", "div", "p", "li", "ul", "ol", "tr", "td", "hr"]

    // MARK: Cells

    /// The front and the back of a note; of a text with gaps, one for each number: the text with the gap, and what
    /// stands in it.
    static func cells(_ fields: [AnkiField]) -> [(front: [Piece], back: [Piece])] {
        guard let first = fields.first else { return [] }
        let rest = fields.dropFirst().first { !$0.pieces.isEmpty }
        let gaps = Set(first.pieces.compactMap(\.gap)).sorted()
        guard !gaps.isEmpty else { return [(first.pieces, rest?.pieces ?? [])] }
        return gaps.map { number in
            var front: [Piece] = []
            for piece in first.pieces {
                guard piece.gap == number else {
                    front.append(piece)
                    continue
                }
                if front.last?.gap == number { continue }
                let sign = Array("_____".utf8)
                front.append(Piece(words: sign, span: piece.span, isVerbatim: false, gap: number))
            }
            return (front, first.pieces.filter { $0.gap == number })
        }
    }
}
