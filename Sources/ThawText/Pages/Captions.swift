import ThawCore

/// What was said in a video or a lecture, as its player shows it or as a file of subtitles: a time on a line of its
/// own, or before the words, every few seconds.
///
/// The times go; the words are put together into paragraphs, at the end of a sentence where the captions have any.
enum Captions {
    /// A paragraph without full stops ends after this many bytes.
    private static let longest = 600
    /// A paragraph of sentences ends at the first full stop behind this many bytes.
    private static let enough = 360

    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty, page.opening.form == nil else { return }
        var times: [(line: Int, time: Time)] = []
        for index in page.lines.indices {
            if let time = Time(page, page.lines[index]) { times.append((index, time)) }
        }
        guard times.count >= 6, let first = times.first?.line,
            zip(times, times.dropFirst()).count(where: { $0.time.seconds <= $1.time.seconds }) * 20
                >= (times.count - 1) * 19,
            times.count * 3 >= page.lines.count - first,
            // Lines of a timetable or of chapters are far apart; captions are not.
            let last = times.last,
            last.time.seconds - times[0].time.seconds <= 20 * times.count
        else { return }
        let stamps = Dictionary(uniqueKeysWithValues: times.map { ($0.line, $0.time) })
        join(&page, stamps, from: first)
        page.opening.form = .transcript
    }

    private static func join(_ page: inout PageLines, _ stamps: [Int: Time], from first: Int) {
        var length = 0
        var previous: Int?
        for index in page.lines.indices where index >= first && page.lines[index].role == nil {
            if let time = stamps[index] {
                if time.end >= page.lines[index].text.end || time.isRange {
                    page.lines[index].role = .metadata
                    markNumber(&page, above: index)
                    continue
                }
                page.lines[index].text = page.trimmed(Span(time.end, page.lines[index].text.end))
                page.lines[index].start = page.lines[index].text.start
            } else if isSpokenTime(page, index) {
                page.lines[index].role = .metadata
                continue
            }
            page.lines[index].marker = .none
            let text = page.lines[index].text
            let isOpen =
                previous.map {
                    let ends = page.endsSentence(page.lines[$0].text)
                    return length < longest && !(ends && length >= enough)
                } ?? false
            page.lines[index].isApart = !isOpen
            page.lines[index].isRest = isOpen
            length = isOpen ? length + text.count : text.count
            previous = index
        }
    }

    /// The number of a subtitle above its time.
    private static func markNumber(_ page: inout PageLines, above index: Int) {
        guard index > 0, case let text = page.lines[index - 1].text, text.count <= 5,
            page.clean[text.range].allSatisfy(ByteText.isDigit)
        else { return }
        page.lines[index - 1].role = .metadata
    }

    /// "4 seconds", "1 minute, 12 seconds": the time in words, below the time.
    private static func isSpokenTime(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index, limit: 48).split { !$0.isLetter && !$0.isNumber }
        return words.count >= 2 && words.count % 2 == 0
            && words.indices.allSatisfy { place in
                place % 2 == 0
                    ? Int(words[place]) != nil
                    : ["second", "seconds", "minute", "minutes", "hour", "hours"].contains(
                        words[place])
            }
    }

    /// "0:04", "[00:01:15]", "00:00:01,000 --> 00:00:04,000" at the head of a line.
    private struct Time {
        var seconds: Int
        /// Where the words begin.
        var end: Int
        /// The line says from when to when.
        var isRange: Bool

        init?(_ page: PageLines, _ line: Line) {
            guard line.role == nil, line.marker == .none || line.text.count <= 12 else {
                return nil
            }
            let bytes = page.clean
            var at = line.start
            let isBoxed = at < line.text.end && (bytes[at] == 0x5B || bytes[at] == 0x28)
            if isBoxed { at += 1 }
            guard let (seconds, end) = Self.clock(bytes, from: at, to: line.text.end) else {
                return nil
            }
            at = end
            if isBoxed {
                guard at < line.text.end, bytes[at] == 0x5D || bytes[at] == 0x29 else {
                    return nil
                }
                at += 1
            }
            let rest = Span(at, line.text.end)
            isRange = page.string(rest).contains("-->")
            // "10:30 Assembly" is one of a few; "10:30am" and "4:1 ratio" are no times of a player.
            guard at == line.text.end || ByteText.isSpace(bytes[at]) else { return nil }
            self.seconds = seconds
            self.end = at
        }

        private static func clock(
            _ bytes: [UInt8], from start: Int, to end: Int
        ) -> (seconds: Int, end: Int)? {
            var at = start
            var parts: [Int] = []
            while at < end, parts.count < 3 {
                var digits = at
                while digits < end, digits - at < 3, ByteText.isDigit(bytes[digits]) { digits += 1 }
                let width = digits - at
                guard parts.isEmpty ? 1...2 ~= width : width == 2,
                    let number = Int(String(decoding: bytes[at..<digits], as: UTF8.self))
                else { return nil }
                parts.append(number)
                at = digits
                guard at < end, bytes[at] == 0x3A else { break }
                at += 1
            }
            guard parts.count >= 2, parts.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
            // Parts of a second.
            if at + 3 < end, bytes[at] == 0x2C || bytes[at] == 0x2E,
                bytes[(at + 1)...(at + 3)].allSatisfy(ByteText.isDigit)
            {
                at += 4
            }
            return (parts.reduce(0) { $0 * 60 + $1 }, at)
        }
    }
}
