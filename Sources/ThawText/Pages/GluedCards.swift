import ThawCore

/// Revision cards that lost the line breaks within them, or all of them: "Causes • Famine … • Debt … 1 of 4 The Estates
/// • …". The labels count the cards, so each is cut off, and each "•" begins a point.
enum GluedCards {
    /// So many labels on the page, and so many points for each that stands on a line with other words.
    private static let fewest = (labels: 2, points: 1)

    /// Cost: linear in the bytes of the lines.
    static func split(_ page: inout PageLines) {
        guard page.markup == .plain, page.runs.isEmpty else { return }
        let labels = labels(page)
        let count = labels.reduce(0) { $0 + $1.value.count }
        guard count > 0 else { return }
        var cuts: [Int: [LineCut]] = [:]
        var points = 0
        let labelled = labels.keys.max() ?? 0
        for index in page.lines.indices {
            let found = signs(page, page.lines[index].text)
            points += found.count + (page.lines[index].marker == .bullet ? 1 : 0)
            guard labels[index] != nil || found.count >= 2 || index >= labelled else { continue }
            var edges = found.map { LineCut(gap: $0, marker: .bullet) }
            for label in labels[index] ?? [] {
                edges.append(LineCut(at: label.start))
                edges.append(LineCut(at: label.end))
            }
            if let first = labels[index]?.first {
                edges += dayEnd(page, Span(page.lines[index].text.start, first.start))
            }
            if index >= labelled {
                let text = page.lines[index].text
                edges += tail(page, Span(labels[index]?.last?.end ?? text.start, text.end))
            }
            cuts[index] = edges.sorted { ($0.gap.start, $0.gap.end) < ($1.gap.start, $1.gap.end) }
        }
        guard points >= fewest.points * count else { return }
        page.cut(cuts)
    }

    /// By line the labels "1 of 4", "2 of 4" … that stand on it beside other words, where they count up from 1.
    private static func labels(_ page: PageLines) -> [Int: [Span]] {
        var found: [Int: [Span]] = [:]
        var next = 1
        var total: Int?
        for (index, line) in page.lines.enumerated() where line.place == .main {
            for label in labels(page, line.text) {
                guard label.number == next, total == nil || label.total == total,
                    label.number <= label.total
                else { continue }
                next += 1
                total = label.total
                if isGlued(page, line, label.span) { found[index, default: []].append(label.span) }
            }
        }
        // The last may be cut off; of a few of a long series, "on 1 of 4 occasions", none is a label.
        return total.map { next > max(fewest.labels, $0 * 2 / 3) } ?? false ? found : [:]
    }

    /// Whether points stand before the label on its line, and no word of its own: "Card 3 of 12", "page 1 of 3".
    private static func isGlued(_ page: PageLines, _ line: Line, _ label: Span) -> Bool {
        guard label.count < line.text.count, CardLabel(page, line) == nil,
            line.marker == .bullet || !signs(page, line.text).isEmpty
        else { return false }
        let before = page.clean[line.text.start..<label.start].split(separator: 0x20).last ?? []
        let word = String(decoding: before, as: UTF8.self).lowercased()
        return !["page", "card", "slide", "seite", "sheet", "part"].contains(word)
    }

    /// "3 of 12" between blanks.
    private static func labels(
        _ page: PageLines, _ text: Span
    ) -> [(span: Span, number: Int, total: Int)] {
        var found: [(span: Span, number: Int, total: Int)] = []
        page.clean.withUnsafeBufferPointer { bytes in
            var i = text.start + 1
            while i + 3 < text.end {
                // The rarer of the two letters.
                i = bytes.next(0x66, 0x66, 0x66, from: i + 1, to: text.end - 2) - 1
                guard i + 3 < text.end else { break }
                guard bytes[i] == 0x6F, bytes[i - 1] == 0x20, bytes[i + 2] == 0x20 else {
                    i += 1
                    continue
                }
                var start = i - 1
                while start > text.start, i - start <= 4, ByteText.isDigit(bytes[start - 1]) {
                    start -= 1
                }
                var end = i + 3
                while end < text.end, end - i <= 6, ByteText.isDigit(bytes[end]) { end += 1 }
                if let number = Self.number(bytes[start..<(i - 1)]),
                    let total = Self.number(bytes[(i + 3)..<end]),
                    start == text.start || bytes[start - 1] == 0x20,
                    end == text.end || bytes[end] == 0x20
                {
                    found.append((Span(start, end), number, total))
                }
                i = end
            }
        }
        return found
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        digits.isEmpty || digits.count > 3 || !digits.allSatisfy(ByteText.isDigit)
            ? nil : digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }

    /// Where the first heading stands behind the day and time of "Created on: 14-05-13 20:34".
    private static func dayEnd(_ page: PageLines, _ text: Span) -> [LineCut] {
        let words = page.clean[text.range].split(separator: 0x20, maxSplits: 60).map {
            Span($0.startIndex, $0.endIndex)
        }
        let lower = words.prefix(60).map { page.string($0).lowercased() }
        guard
            let created = zip(lower, lower.dropFirst()).enumerated().first(where: {
                $1.0 == "created" && $1.1.hasPrefix("on")
            })?.offset
        else { return [] }
        let last = lower.indices.last {
            created + 1 < $0 && $0 <= created + 6 && lower[$0].first?.isNumber == true
                && (lower[$0].contains(":") || lower[$0].contains("-"))
        }
        return last.map { [LineCut(at: words[$0].end)] } ?? []
    }

    /// Where the site's words behind the cards begin and end: "Comments", who wrote one and when, "Similar …".
    private static func tail(_ page: PageLines, _ text: Span) -> [LineCut] {
        guard text.count <= 4_000 else { return [] }
        let words = page.clean[text.range].split(separator: 0x20).map {
            Span($0.startIndex, $0.endIndex)
        }
        func lower(_ place: Int) -> String {
            words.indices.contains(place) ? page.string(words[place]).lowercased() : ""
        }
        var found: [Int] = []
        for (place, word) in words.enumerated() {
            switch lower(place) {
            case "comments" where lower(place + 2) == "report" || lower(place - 1) == "no":
                found += [lower(place - 1) == "no" ? words[place - 1].start : word.start, word.end]
            case "report" where ByteText.isUpper(page.clean[word.start]):
                found += [word.start, word.end]
            case "@" where lower(place + 1).contains(":"): found.append(words[place + 1].end)
            case "similar" where (place...(place + 5)).contains { lower($0).hasPrefix("resources") }:
                found.append(word.start)
            case "see" where lower(place + 1) == "all": found.append(word.start)
            default: continue
            }
        }
        return found.map(LineCut.init(at:))
    }

    /// Each "•" with a blank behind it, in a line.
    private static func signs(_ page: PageLines, _ text: Span) -> [Span] {
        page.clean.withUnsafeBufferPointer { bytes in
            var found: [Span] = []
            var i = text.start
            while i + 4 < text.end {
                if bytes[i] == 0xE2, bytes[i + 1] == 0x80, bytes[i + 2] == 0xA2,
                    bytes[i + 3] == 0x20
                {
                    found.append(Span(i, i + 4))
                    i += 4
                } else {
                    i += 1
                }
            }
            return found
        }
    }
}
