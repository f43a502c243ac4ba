import ThawCore

/// Lines that lost the break between a heading and its text, "Review QuestionsWhy is …", or between two things that a
/// page says of itself: "Subject: LatinLevel: A-level", "ana_kCreated on: 3 May".
///
/// Cost: linear in the lines: of each only the first bytes are looked at for a heading and a name, and lines of up to
/// 160 bytes that have a colon whole.
enum GluedParts {
    static func split(_ page: inout PageLines) {
        guard page.markup == .plain else { return }
        var cuts: [Int: [Int]] = [:]
        for (index, line) in page.lines.enumerated() where line.text.count >= 12 {
            let found = cut(page, line)
            if !found.isEmpty { cuts[index] = found }
        }
        let lostBreaks = cuts.keys.contains { headingEnd(page.clean, page.lines[$0].text) != nil }
        split(&page, at: cuts)
        guard lostBreaks else { return }
        cuts = [:]
        for (index, line) in page.lines.enumerated() where line.place == .main {
            let found = sentenceEnds(page, line.text)
            if !found.isEmpty { cuts[index] = found }
        }
        split(&page, at: cuts)
    }

    private static func split(_ page: inout PageLines, at cuts: [Int: [Int]]) {
        guard !cuts.isEmpty else { return }
        var lines: [Line] = []
        lines.reserveCapacity(page.lines.count + cuts.count)
        for (index, line) in page.lines.enumerated() {
            var rest = line
            for cut in cuts[index] ?? [] {
                let parts = parts(page, rest, at: cut)
                lines.append(parts.first)
                rest = parts.second
            }
            lines.append(rest)
        }
        page.lines = lines
    }

    /// Where the line is cut, ascending.
    private static func cut(_ page: PageLines, _ line: Line) -> [Int] {
        let bytes = page.clean
        if let end = headingEnd(bytes, line.text) {
            return [end, chatterStart(bytes, Span(end, line.text.end))].compactMap(\.self)
        }
        if let end = questionEnd(page, line.text) { return [end] }
        if let start = citationStart(page, line.text) { return [start] }
        // The chatter may stand in the name: each cut is made in what the one before it leaves.
        let ends = Set(
            [nameEnd(bytes, line.text), chatterStart(bytes, line.text)].compactMap(\.self))
        if !ends.isEmpty { return ends.sorted() }
        guard line.text.count <= 160, page.firstIndex(of: 0x3A, in: line.text) != nil else {
            return []
        }
        let starts = keys(bytes, line.text)
        // A line that opens with a key may have several; elsewhere a key counts where it is stuck to a word.
        let opens = starts.first == line.text.start
        return starts.filter { start in
            start > line.text.start && (opens || !ByteText.isSpace(bytes[start - 1]))
        }
    }

    /// "Cognitive DissonanceCitation:MLA": where a site's offer to cite the page begins.
    private static func citationStart(_ page: PageLines, _ text: Span) -> Int? {
        guard text.count <= 100, page.firstIndex(of: 0x3A, in: text) != nil else { return nil }
        let words = page.string(text)
        guard words.utf8.count == text.count, let range = words.ranges(of: "Citation:").first,
            range.lowerBound > words.startIndex,
            words[..<range.lowerBound].last?.isLetter == true
        else { return nil }
        return text.start + words[..<range.lowerBound].utf8.count
    }

    /// Where a sentence of four words or more ends and the next, of three or more, sticks to it: "… in 1957.In his
    /// study". Where other breaks are lost, these are lines as well.
    private static func sentenceEnds(_ page: PageLines, _ text: Span) -> [Int] {
        let bytes = page.clean
        guard text.count >= 60 else { return [] }
        var ends: [Int] = []
        var start = text.start
        for stop in (text.start + 12)..<(text.end - 12) where bytes[stop] == 0x2E {
            let before = bytes[stop - 1]
            let isWord =
                ByteText.isLower(before) && ByteText.isLower(bytes[stop - 2])
                || ByteText.isDigit(before) || before == 0x29 || before >= 0x80
            guard isWord, ByteText.isUpper(bytes[stop + 1]),
                ByteText.isLower(bytes[stop + 2]) || bytes[stop + 2] == 0x20,
                page.words(in: Span(start, stop), limit: 4) >= 4,
                page.words(in: Span(stop + 1, text.end), limit: 3) >= 3
            else { continue }
            ends.append(stop + 1)
            start = stop + 1
        }
        return ends
    }

    /// Where a question ends to which its answer sticks: "How does … legislation?Because …".
    private static func questionEnd(_ page: PageLines, _ text: Span) -> Int? {
        guard text.count >= 60, ByteText.isUpper(page.clean[text.start]) else { return nil }
        let head = Span(text.start, min(text.end - 12, text.start + 300))
        guard head.count > 12, let mark = page.firstIndex(of: 0x3F, in: head),
            ByteText.isLower(page.clean[mark - 1]), ByteText.isUpper(page.clean[mark + 1]),
            page.words(in: Span(text.start, mark), limit: 5) >= 4
        else { return nil }
        return mark + 1
    }

    /// Where a heading of a known part ends with a capital stuck to it.
    private static func headingEnd(_ bytes: [UInt8], _ text: Span) -> Int? {
        let limit = min(text.end - 8, text.start + headingLimit)
        guard text.start + 8 < limit else { return nil }
        return ((text.start + 8)..<limit).first { end in
            ByteText.isUpper(bytes[end]) && ByteText.isLower(bytes[end - 1])
                && isHeading(String(decoding: bytes[text.start..<end], as: UTF8.self))
        }
    }

    /// "Related terms", "5 must know facts for your next test".
    private static func isHeading(_ text: String) -> Bool {
        let words = text.lowercased().drop { $0.isNumber || $0 == " " }
        let name = words.firstRange(of: " for your ").map { words[..<$0.lowerBound] } ?? words
        return headings.contains(String(name))
    }

    /// Where the name of a term ends whose definition, which begins with it, sticks to it: "OsmosisOsmosis is …".
    private static func nameEnd(_ bytes: [UInt8], _ text: Span) -> Int? {
        guard text.count >= 60, ByteText.isUpper(bytes[text.start]) else { return nil }
        for length in 4...min(40, text.count / 3) {
            let end = text.start + length
            guard bytes[end] == bytes[text.start], !ByteText.isSpace(bytes[end - 1]),
                !ByteText.isLetter(bytes[end + length]),
                bytes[text.start..<end].elementsEqual(bytes[end..<end + length])
            else { continue }
            return end
        }
        return nil
    }

    /// Where "congrats on …" follows a full stop without a blank.
    private static func chatterStart(_ bytes: [UInt8], _ text: Span) -> Int? {
        guard text.count >= 60 else { return nil }
        let last = text.end - 21
        var stop = text.start + 19
        while true {
            stop = bytes.withUnsafeBufferPointer {
                $0.next(0x2E, 0x2E, 0x2E, from: stop, to: last)
            }
            guard stop < last else { return nil }
            stop += 1
            if bytes[stop] | 0x20 == 0x63, chatter.contains(where: { matches(bytes, stop, $0) }) {
                return stop
            }
        }
    }

    private static func keys(_ bytes: [UInt8], _ text: Span) -> [Int] {
        var starts: [Int] = []
        var end = text.start
        for start in text.range where start >= end && ByteText.isUpper(bytes[start]) {
            guard start == text.start || !ByteText.isUpper(bytes[start - 1]) else { continue }
            let key = keyWords.first { key in
                start + key.count < text.end && matches(bytes, start, key)
            }
            guard let key else { continue }
            starts.append(start)
            end = start + key.count
        }
        return starts
    }

    private static func matches(_ bytes: [UInt8], _ start: Int, _ words: [UInt8]) -> Bool {
        for (offset, byte) in words.enumerated()
        where ByteText.lower(bytes[start + offset]) != byte {
            return false
        }
        return true
    }

    private static func parts(
        _ page: PageLines, _ line: Line, at cut: Int
    ) -> (first: Line, second: Line) {
        let offset = page.sourceSpan(Span(cut, line.text.end)).start
        var first = line
        first.text = page.trimmed(Span(line.text.start, cut))
        first.extent.end = offset
        var second = Line(
            extent: Span(offset, line.extent.end), text: Span(cut, line.text.end), start: cut)
        second.place = line.place
        return (first, second)
    }

    private static let chatter = CuePhrases.congratulations.map { Array("\($0) ".utf8) }
    private static let headings = Set(
        [
            "definition", "key points", "key takeaways", "key ideas", "quick definition",
            "overview",
            "comments",
        ]
            + CuePhrases.factHeadings + CuePhrases.questionHeadings
            + CuePhrases.relatedHeadings)
    private static let headingLimit = 48

    private static let keyWords: [[UInt8]] =
        (["subject", "level", "board", "author"] + CuePhrases.authorKeys + CuePhrases.createdKeys
        + CuePhrases.detailKeys).map { Array("\($0):".utf8) }
}
