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
            // Every such sequence begins with "Â" to "ô".
            let bytes = manuscript.source[stretch.span.range]
            guard bytes.contains(0xC3) || bytes.contains(0xC5) else { continue }
            for word in words(stretch.span) {
                if let mended = mended(word) { found.append(mended) }
            }
        }
        let isAnySure = found.contains(where: \.isSure)
        return found.filter { $0.isSure || isAnySure }.map(\.proposal)
    }

    private func words(_ span: Span) -> [Span] {
        manuscript.source[span.range].split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            .map { Span($0.startIndex, $0.endIndex) }
            .filter { 2...Self.longestWord ~= $0.count }
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
