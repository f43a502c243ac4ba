import ThawCore

/// Finds letters and signs whose UTF-8 was read as Windows-1252 on the way: "fatherâ€™s", "DÃ¡il", "Â£50".
///
/// What such a reading makes of a sign is a letter with signs behind it that no language writes there, so the text
/// itself is the evidence. Only where one of the signs may close a quotation is another garbled word asked for.
struct EncodingRules {
    /// A longer run without blanks is no word to show a person.
    private static let longestWord = 80

    private let manuscript: Manuscript

    init(_ manuscript: Manuscript) { self.manuscript = manuscript }

    /// Cost: linear in the text.
    func proposals() -> [Proposal] {
        var found: [(proposal: Proposal, isSure: Bool)] = []
        for stretch in manuscript.stretches {
            for word in suspects(in: stretch.span) {
                if let mended = mended(word) { found.append(mended) }
            }
        }
        let isAnySure = found.contains(where: \.isSure)
        return found.filter { $0.isSure || isAnySure }.map(\.proposal)
    }

    /// The words in which a sequence may begin: a sign that stands for the first byte of one, and no ASCII behind it.
    private func suspects(in span: Span) -> [Span] {
        manuscript.source.withUnsafeBufferPointer { bytes in
            func isBlank(_ byte: UInt8) -> Bool {
                byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
            }
            var words: [Span] = []
            var at = span.start
            while true {
                at = bytes.next(0xC3, 0xC3, 0xC3, from: at, to: span.end)
                guard at + 2 < span.end else { return words }
                guard Self.isLead(bytes[at + 1]), bytes[at + 2] >= 0x80 else {
                    at += 1
                    continue
                }
                var low = at
                while low > span.start, !isBlank(bytes[low - 1]) { low -= 1 }
                var high = at
                while high < span.end, !isBlank(bytes[high]) { high += 1 }
                if 2...Self.longestWord ~= high - low { words.append(Span(low, high)) }
                at = high
            }
        }
    }

    /// Whether the byte behind 0xC3 makes one of the signs that `sequence` begins with: "Â" to "Å", "â", "ï", "ð".
    private static func isLead(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x82...0x85, 0xA2, 0xAF, 0xB0: true
        default: false
        }
    }

    /// A word with all its sequences decoded; `nil` where it has none.
    private func mended(_ word: Span) -> (proposal: Proposal, isSure: Bool)? {
        let scalars = Array(manuscript.text(word).unicodeScalars)
        var after = String.UnicodeScalarView()
        var count = 0
        var isSure = false
        var i = 0
        while i < scalars.count {
            guard let sequence = Self.sequence(scalars, at: i) else {
                after.append(scalars[i])
                i += 1
                continue
            }
            // A blank that does not break is shown as one that does.
            after.append(sequence.scalar == "\u{A0}" ? " " : sequence.scalar)
            i += sequence.length
            count += 1
            isSure = isSure || sequence.isSure
        }
        guard count > 0 else { return nil }
        let proposal = Proposal(
            .spelling, at: word, before: manuscript.text(word), after: String(after),
            reason: "letters that were read in the wrong encoding", confidence: 0.97)
        return (proposal, isSure)
    }

    /// The scalar that the bytes behind several scalars encode.
    private static func sequence(
        _ scalars: [Unicode.Scalar], at start: Int
    ) -> (scalar: Unicode.Scalar, length: Int, isSure: Bool)? {
        guard let lead = byte(scalars[start]), scalars[start].value >= 0x80 else { return nil }
        let length: Int
        switch lead {
        case 0xC2...0xC5: length = 2
        case 0xE2, 0xEF: length = 3
        case 0xF0: length = 4
        default: return nil
        }
        var bytes = [lead]
        for scalar in scalars.dropFirst(start + 1).prefix(length - 1) {
            guard scalar.value >= 0x80, let next = byte(scalar), 0x80...0xBF ~= next else { break }
            bytes.append(next)
        }
        // The last byte of "”" stands for no sign and is lost on the way.
        if bytes == [0xE2, 0x80] { return ("\u{201D}", 2, true) }
        guard bytes.count == length,
            let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
        else { return nil }
        let mayQuote = [0x82, 0x84, 0x8B, 0x91, 0x92, 0x93, 0x94, 0x9B, 0xAB, 0xBB]
            .contains(bytes[1])
        // "‘Ä’" is a letter between quotation marks.
        if mayQuote, 0xC4...0xC5 ~= lead { return nil }
        return (scalar, length, lead >= 0xE0 || !mayQuote)
    }

    /// The byte of Windows-1252 for a scalar; those that the code page leaves open stand for themselves.
    private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value < 0x100 { return UInt8(scalar.value) }
        return bytes[scalar.value]
    }

    private static let bytes: [UInt32: UInt8] = Dictionary(
        Windows1252.high.enumerated().map { (UInt32($1), UInt8(0x80 + $0)) },
        uniquingKeysWith: { first, _ in first })
}
