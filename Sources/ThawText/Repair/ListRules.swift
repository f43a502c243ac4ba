import ThawCore

/// Finds lists that were flattened into one line. The proposal puts a line feed in place of the sign between two
/// entries; the number of bullets stays.
struct ListRules {
    /// A colon that announces a list stands this near the beginning of its line, in bytes.
    private static let openingLimit = 80

    private let manuscript: Manuscript

    init(_ manuscript: Manuscript) {
        self.manuscript = manuscript
    }

    func proposals() -> [Proposal] {
        var found: [Proposal] = []
        var announced = false
        manuscript.source.withUnsafeBufferPointer { bytes in
            for stretch in manuscript.stretches {
                if found.count > Proofreader.proposalLimit { break }
                guard !stretch.isHeading else {
                    announced = false
                    continue
                }
                let isAnnounced = announced && stretch.opensPassage
                found += proposals(in: bytes, stretch, isAnnounced: isAnnounced)
                announced = stretch.closesPassage && endsInColon(bytes, stretch.span)
            }
        }
        return found
    }

    private func endsInColon(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        var i = span.end
        while i > span.start, WordShape.isSpace(bytes[i - 1]) { i -= 1 }
        return i > span.start && bytes[i - 1] == 0x3A
    }

    /// Places where one entry ends and the next begins, by the sign between them.
    private struct Seams {
        var dashes: [Span] = []
        var bullets: [Span] = []
        var semicolons: [Span] = []
        var numbers: [Span] = []
        var colon: Int?
        var nextNumber: UInt8 = 1
    }

    private func proposals(
        in bytes: UnsafeBufferPointer<UInt8>, _ stretch: Manuscript.Stretch, isAnnounced: Bool
    ) -> [Proposal] {
        let seams = self.seams(in: bytes, stretch.span)
        var found: [Proposal] = []
        func propose(_ spans: [Span], _ reason: String, _ confidence: Double) {
            found += spans.prefix(Proofreader.proposalLimit).map {
                Proposal(
                    .flattenedList, at: $0, before: manuscript.text($0), after: "\n",
                    reason: reason,
                    confidence: confidence)
            }
        }
        if !seams.bullets.isEmpty { propose(seams.bullets, "a bullet inside a line", 0.9) }
        let hasColon = seams.colon.map { $0 - stretch.span.start <= Self.openingLimit } ?? false
        let behindColon = seams.dashes.filter { $0.start >= seams.colon ?? Int.max }
        if isAnnounced, !seams.dashes.isEmpty {
            propose(seams.dashes, "a list that the line before announces, run together", 0.8)
        } else if hasColon, areEntries(behindColon, in: stretch),
            startsEntry(bytes, seams.colon, behindColon, stretch)
        {
            propose(behindColon, "a list behind a colon, run together", 0.75)
        } else if seams.dashes.count >= 3, areEntries(seams.dashes, in: stretch) {
            propose(seams.dashes, "several entries run together with dashes", 0.7)
        }
        let opening = isAnnounced ? stretch.span.start : seams.colon ?? stretch.span.start
        if isAnnounced || hasColon, seams.semicolons.count >= 2,
            areShort(seams.semicolons, from: opening, stretch)
        {
            propose(seams.semicolons, "a list run together with semicolons", 0.6)
        }
        // Those on lines of their own are not run together.
        let isOnLines = seams.numbers.contains { bytes[$0.range].contains(0x0A) }
        if seams.numbers.count >= 2, seams.nextNumber > 2, !isOnLines {
            propose(seams.numbers, "numbered entries in one line", 0.85)
        }
        return found
    }

    /// Behind a colon a list begins with the dash itself, or has an entry before it; then commas would make the
    /// dashes part of a sentence.
    private func startsEntry(
        _ bytes: UnsafeBufferPointer<UInt8>, _ colon: Int?, _ dashes: [Span],
        _ stretch: Manuscript.Stretch
    ) -> Bool {
        guard let colon, let first = dashes.first else { return false }
        var i = colon
        while i < first.start, WordShape.isSpace(bytes[i]) || bytes[i] == 0x2D { i += 1 }
        if i >= first.start { return true }
        return WordShape.isUpper(bytes[i]) && !bytes[colon..<stretch.span.end].contains(0x2C)
    }

    /// Whether what stands between the dashes is long enough for entries, and the line short enough for a list:
    /// "Hartsell - Gundy" is one name.
    private func areEntries(_ dashes: [Span], in stretch: Manuscript.Stretch) -> Bool {
        guard let first = dashes.first, stretch.span.count <= 600 else { return false }
        var edge = first.end
        for dash in dashes.dropFirst() {
            if dash.start - edge < 8 { return false }
            edge = dash.end
        }
        return stretch.span.end - edge >= 8
    }

    /// Entries of a list in one line are short; long ones are clauses of a well-made sentence.
    private func areShort(_ seams: [Span], from start: Int, _ stretch: Manuscript.Stretch) -> Bool {
        var edge = start
        for seam in seams {
            if seam.start - edge > 60 { return false }
            edge = seam.end
        }
        return stretch.span.end - edge <= 80
    }

    private func seams(in bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Seams {
        var seams = Seams()
        var i = span.start
        while true {
            i = bytes.nextSign(from: i, to: span.end)
            guard i < span.end else { break }
            switch bytes[i] {
            case 0x2D: if let seam = dash(bytes, i, width: 1, span) { seams.dashes.append(seam) }
            case 0xE2 where i + 2 < span.end && bytes[i + 1] == 0x80:
                if bytes[i + 2] == 0xA2, let seam = bullet(bytes, i, width: 3, span) {
                    seams.bullets.append(seam)
                } else if bytes[i + 2] == 0x93, let seam = dash(bytes, i, width: 3, span) {
                    seams.dashes.append(seam)
                }
            case 0x3A where i + 1 < span.end && WordShape.isSpace(bytes[i + 1]):
                if seams.colon == nil { seams.colon = i + 1 }
            case 0x3B: if let seam = semicolon(bytes, i, span) { seams.semicolons.append(seam) }
            case 0x31...0x39:
                if let seam = number(bytes, i, span, &seams) { seams.numbers.append(seam) }
            default: break
            }
            i += 1
        }
        return seams
    }

    /// A dash with a space behind it and a capital after that; the words on both sides are words.
    private func dash(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, width: Int, _ span: Span
    ) -> Span? {
        let behind = skipSpaces(bytes, at + width, span.end)
        guard behind > at + width, behind + 1 < span.end, WordShape.isUpper(bytes[behind]),
            WordShape.isLower(bytes[behind + 1])
        else { return nil }
        var before = at
        while before > span.start, WordShape.isSpace(bytes[before - 1]) { before -= 1 }
        guard before > span.start else { return nil }
        let sign = bytes[before - 1]
        guard WordShape.isLower(sign) || sign == 0x29 || sign == 0x3A || sign == 0x2E else {
            return nil
        }
        return Span(before, behind)
    }

    private func bullet(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, width: Int, _ span: Span
    ) -> Span? {
        var before = at
        while before > span.start, WordShape.isSpace(bytes[before - 1]) { before -= 1 }
        let behind = skipSpaces(bytes, at + width, span.end)
        guard before > span.start, behind < span.end else { return nil }
        // "5 • 3" is arithmetic.
        if WordShape.isDigit(bytes[before - 1]), WordShape.isDigit(bytes[behind]) { return nil }
        return Span(before, behind)
    }

    private func semicolon(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span) -> Span? {
        let behind = skipSpaces(bytes, at + 1, span.end)
        guard at > span.start, behind > at + 1, behind + 1 < span.end,
            WordShape.isUpper(bytes[behind])
        else { return nil }
        return Span(at, behind)
    }

    /// The white space before "2." or "2)" where "1." stood before it in the same line.
    private func number(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ span: Span, _ seams: inout Seams
    ) -> Span? {
        guard at + 3 < span.end, bytes[at + 1] == 0x2E || bytes[at + 1] == 0x29,
            bytes[at + 2] == 0x20,
            bytes[at] == 0x30 + seams.nextNumber,
            at == span.start || WordShape.isSpace(bytes[at - 1]),
            WordShape.isUpper(bytes[at + 3]) || bytes[at + 1] == 0x29
        else { return nil }
        seams.nextNumber += 1
        var before = at
        while before > span.start, WordShape.isSpace(bytes[before - 1]) { before -= 1 }
        return before > span.start ? Span(before, at) : nil
    }

    private func skipSpaces(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ end: Int) -> Int {
        var i = from
        while i < end, WordShape.isSpace(bytes[i]) { i += 1 }
        return i
    }
}
