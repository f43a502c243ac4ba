import ThawCore
import ThawText

extension NotedSentence.Dating {
    /// The date of a sentence that gives one, in full, and no other time.
    ///
    /// - Parameters:
    ///   - text: the sentence as shown.
    ///   - read: as read; the date must stand there too, so that repairs neither make nor take events.
    init?(_ text: String, read: String, reader: DateReader) {
        guard let found = Self.only(in: text, reader) else { return nil }
        if read != text {
            guard let other = Self.only(in: read, reader), other.date == found.date else {
                return nil
            }
        }
        let bytes = Array(text.utf8)
        let span = found.span
        date = found.date
        words = String(decoding: bytes[span.range], as: UTF8.self)
        hidden = Self.hiding(span, in: bytes)
        guard !Self.tells(hidden, words) else { return nil }
    }

    private static func only(
        in text: String, _ reader: DateReader
    ) -> (date: HistoricalDate, span: Span)? {
        var text = text
        return text.withUTF8 { bytes in
            guard DateReader.mayDate(bytes) else { return nil }
            let mentions = reader.mentions(in: bytes).filter { !isOfName($0, in: bytes) }
            guard !mentions.isEmpty else { return nil }
            let dated = DatePeriods(bytes).joined(mentions)
            guard dated.count == 1, let mention = dated.first, let date = mention.date,
                mention.basis == .itself, date.earliestDay != nil, date.latestDay != nil
            else { return nil }
            // Another time in the sentence makes it doubtful which of the two is meant.
            let others = mentions.filter { !mention.span.contains($0.span) }
            guard !others.contains(where: { $0.timex.kind == .date || $0.timex.kind == .time })
            else { return nil }
            return (date, mention.span)
        }
    }

    /// A date that the learner gives to a sentence that tells none itself.
    ///
    /// A part of it that the sentence tells ("on 5 March") is completed; otherwise the date stands before the sentence,
    /// as in a list of dates.
    /// - Parameters:
    ///   - words: as the date is written where it is shown.
    ///   - others: words of the sentence that look like a date and are none.
    /// - Returns: `nil` where the sentence tells another time, or the year in a way that nothing could hide.
    init?(
        given date: HistoricalDate, as words: String, to text: String, ignoring others: [String],
        reader: DateReader
    ) {
        let signs = others.indices.map(LearnerSentences.sign)
        let plain = zip(others, signs).reduce(text) { $0.replacing($1.0, with: $1.1) }
        func whole(_ text: String) -> String {
            zip(others, signs).reduce(text) { $0.replacing($1.1, with: $1.0) }
        }
        guard date.earliestDay != nil, date.latestDay != nil, !Self.tellsYear(plain),
            let times = Self.times(in: plain, reader)
        else { return nil }
        self.date = date
        self.words = words
        var hidden = "\(TermMask.gap): \(plain)"
        if let part = times.first {
            guard times.count == 1, part.timex.value == "XXXX" + date.edtf.dropFirst(4) else {
                return nil
            }
            hidden = Self.hiding(part.span, in: Array(plain.utf8))
        }
        guard !Self.tells(hidden, words) else { return nil }
        self.hidden = whole(hidden)
        told = whole(hidden.replacing(TermMask.gap, with: words, maxReplacements: 1))
    }

    /// Months and days of no known year in a sentence; `nil` where it tells a year.
    private static func times(in text: String, _ reader: DateReader) -> [DateMention]? {
        let bytes = Array(text.utf8)
        let found = bytes.withUnsafeBufferPointer { bytes in
            reader.mentions(in: bytes).filter { mention in
                [.date, .time].contains(mention.timex.kind) && !isOfName(mention, in: bytes)
            }
        }
        guard found.allSatisfy({ $0.date == nil }) else { return nil }
        // Not "in one night": that belongs to no month.
        return found.filter { $0.timex.value.starts(with: /XXXX-(?:\d\d|SP|SU|FA|WI)/) }
    }

    /// "The summit of '53": no reader takes it for a date, and everybody does.
    private static func tellsYear(_ text: String) -> Bool {
        text.contains(/(?:^|\s)['‘’]\d\d\b/)
    }

    /// Whether a month, season or day of the week is a part of a name: "the October Manifesto", "Bloody Sunday".
    private static func isOfName(
        _ mention: DateMention, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard bytes[mention.span.range].allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else {
            return false
        }
        let before = bytes[..<mention.span.start].split(separator: 0x20).last
        let after = bytes[mention.span.end...].split(separator: 0x20).first
        func isCapital(_ word: Slice<UnsafeBufferPointer<UInt8>>?) -> Bool {
            word?.first.map { (0x41...0x5A).contains($0) } ?? false
        }
        let word = before.map { String(decoding: $0, as: UTF8.self).lowercased() }
        if bytes[..<mention.span.end].suffix(3).elementsEqual("day".utf8), isCapital(before) {
            return word.map { $0.utf8.count > 3 } ?? false
        }
        return word == "the" && isCapital(after) && bytes[mention.span.end...].first == 0x20
    }

    /// The text with a gap in the place of the date.
    private static func hiding(_ span: Span, in bytes: [UInt8]) -> String {
        let before = String(decoding: bytes[..<span.start], as: UTF8.self)
        let after = String(decoding: bytes[span.end...], as: UTF8.self)
        return before + TermMask.gap + after
    }

    /// Whether a year is left, or a number of the date.
    private static func tells(_ hidden: String, _ words: String) -> Bool {
        let numbers = Set(numbers(of: words).filter { $0.utf8.count > 2 })
        return self.numbers(of: hidden).contains { number in
            numbers.contains(number)
                || number.utf8.count == 4 && Int(number).map { 1000...2100 ~= $0 } ?? false
        }
    }

    private static func numbers(of text: String) -> [Substring] {
        var signs = text
        let (hasDigit, isWide) = signs.withUTF8 { digits(in: $0) }
        // Every other script has its digits beyond ASCII.
        if isWide, mayHoldOtherNumbers(text) {
            return text.split(whereSeparator: { !$0.isNumber })
        }
        guard hasDigit else { return [] }
        return text.utf8.split(whereSeparator: { $0 &- 0x30 >= 10 }).map(Substring.init)
    }

    /// Whether there is a digit of ASCII, and whether anything beyond ASCII.
    private static func digits(in bytes: UnsafeBufferPointer<UInt8>) -> (Bool, isWide: Bool) {
        var (hasDigit, isWide) = (false, false)
        var at = bytes.nextSign(from: 0, to: bytes.count)
        while at < bytes.count, !hasDigit || !isWide {
            hasDigit = hasDigit || bytes[at] &- 0x30 < 10
            isWide = isWide || bytes[at] >= 0x80
            at = bytes.nextSign(from: at + 1, to: bytes.count)
        }
        return (hasDigit, isWide)
    }

    /// Whether there are signs beyond ASCII but for dashes, quotation marks and dots (U+2010 to U+2027) and letters of
    /// Latin-1 (U+00C0 to U+00FF): no numbers, and nothing that could be combined with one.
    private static func mayHoldOtherNumbers(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var at = 0
            while at < bytes.count {
                switch bytes[at] {
                case ..<0x80: at += 1
                case 0xC3: at += 2
                case 0xE2
                where at + 2 < bytes.count && bytes[at + 1] == 0x80
                    && 0x90...0xA7 ~= bytes[at + 2]:
                    at += 3
                default: return true
                }
            }
            return false
        }
    }

    /// What stands before the gap; `nil` where there is none.
    var opening: String? {
        let gap = Array(TermMask.gap.utf8)
        let bytes = Array(hidden.utf8)
        var at = 0
        while at + gap.count <= bytes.count {
            if bytes[at] == gap[0], bytes[at...].starts(with: gap) {
                return String(decoding: bytes[..<at], as: UTF8.self)
            }
            at += 1
        }
        return nil
    }

    private static let openings = [TermMask.gap, "(\(TermMask.gap))", "[\(TermMask.gap)]"]

    /// The sentence without its date: no gap where the date only labels it, as in "1854: war" or "War (1854)".
    var undated: String {
        // Characters are compared one by one, and few sentences begin like this.
        let first = hidden.utf8.first
        for opening in Self.openings
        where first == opening.utf8.first && hidden.hasPrefix(opening) {
            let rest = hidden.dropFirst(opening.count)
            let marks = rest.drop(while: { $0 == " " })
            if let mark = marks.first, ":–—-=".contains(mark) {
                return QuestionWords.capitalised(QuestionWords.trimmed(marks.dropFirst()))
            }
        }
        var text = hidden
        let hasBracket = text.withUTF8 { bytes in
            bytes.next(0x28, 0x5B, 0x5B, from: 0, to: bytes.count) < bytes.count
        }
        guard hasBracket else { return hidden }
        for ending in [" (\(TermMask.gap))", " [\(TermMask.gap)]"] where hidden.holds(ending) {
            return hidden.replacing(ending, with: "", maxReplacements: 1)
        }
        return hidden
    }

    /// How the date is given, where it is one certain year, month or day.
    enum Precision { case year, month, day }

    var precision: Precision? {
        guard !date.isInterval, date.certainty == .exact, date.julian == nil,
            let start = date.start.date, start == date.end.date, start.openDigits == 0
        else { return nil }
        switch (start.month, start.day) {
        case (.none, .none): return .year
        case (.number(1...12), .none): return .month
        case (.number(1...12), .number): return .day
        default: return nil
        }
    }
}
