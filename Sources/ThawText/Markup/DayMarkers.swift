import ThawCore

/// Numbers with a stop that open a line and are the day of a date: "9. November 1918: the republic is proclaimed".
enum DayMarkers {
    /// The date that a line begins with.
    struct Date: Equatable {
        var month: Int
        /// Behind the stop of the day.
        var end: Int
    }

    /// Gives the lines their day back, where their numbers do not count a list: "1. March 1917", "2. May 1917".
    ///
    /// - Parameter bytes: what the lines stand in.
    static func restore(_ bytes: UnsafeBufferPointer<UInt8>, _ lines: inout [Line]) {
        var run: [(line: Int, number: Int, date: Date?)] = []
        func close() {
            let isLong = run.count >= (run.first?.number == 1 ? 2 : 3)
            let isList =
                run.contains { $0.date == nil }
                || isLong && Set(run.compactMap(\.date?.month)).count > 1
            for entry in run where !isList && entry.date != nil {
                lines[entry.line].marker = .none
                lines[entry.line].text.start = lines[entry.line].start
            }
            run.removeAll()
        }
        for index in lines.indices {
            guard case .number(let number) = lines[index].marker else { continue }
            let line = lines[index]
            let isRead = line.start < line.text.start
            let date = isRead ? date(bytes, Span(line.start, line.text.end)) : nil
            if let last = run.last, last.number + 1 != number { close() }
            run.append((index, number, date))
        }
        close()
    }

    /// The date that a line begins with: a day with a stop, a month by name, and a year, a colon, a dash or nothing.
    static func date(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> Date? {
        var i = text.start
        var day = 0
        while i < text.end, i - text.start < 2, ByteText.isDigit(bytes[i]) {
            day = day * 10 + Int(bytes[i] - 0x30)
            i += 1
        }
        guard 1...31 ~= day, i < text.end, bytes[i] == 0x2E else { return nil }
        let end = i + 1
        // Stars and strokes of Markdown may stand about the month and behind the year.
        i = behindBlanks(bytes, end, text.end, signs: [0x2A, 0x5F])
        let word = i
        while i < text.end, i - word < 14, ByteText.isLetter(bytes[i]), bytes[i] != 0xC2 { i += 1 }
        guard i - word >= 3,
            let month = PageDateReader.month(
                String(decoding: bytes[word..<i], as: UTF8.self).lowercased())
        else { return nil }
        if i < text.end, bytes[i] == 0x2E { i += 1 }
        i = behindBlanks(bytes, i, text.end, signs: [0x2A, 0x5F, 0x2C])
        return i == text.end || opensStory(bytes, i, text.end) ? Date(month: month, end: end) : nil
    }

    /// Whether a year, a colon or a dash stands there.
    private static func opensStory(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> Bool {
        var i = start
        while i < end, ByteText.isDigit(bytes[i]) { i += 1 }
        if i > start { return 3...4 ~= i - start && (i == end || !ByteText.isLetter(bytes[i])) }
        switch bytes[i] {
        case 0x3A, 0x3D: return true
        case 0x2D: return i + 1 < end && ByteText.isSpace(bytes[i + 1])
        case 0xE2:
            return i + 2 < end && bytes[i + 1] == 0x80 && 0x93...0x94 ~= bytes[i + 2]
        default: return false
        }
    }

    private static func behindBlanks(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, signs: [UInt8]
    ) -> Int {
        var i = start
        while i < end {
            let width = ByteText.spaceWidth(bytes, at: i, end: end)
            guard width > 0 || signs.contains(bytes[i]) else { break }
            i += max(1, width)
        }
        return i
    }
}
