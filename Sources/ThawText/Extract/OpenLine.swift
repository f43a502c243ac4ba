import ThawCore

/// Lines of English that leave open what they speak of.
enum OpenLine {
    /// Whether a line asks a question, gives a verdict, or tells what would have been.
    static func isOpen(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var end = bytes.count
            while end > 0, bytes[end - 1] == 0x29 || bytes[end - 1] <= 0x20 { end -= 1 }
            if end > 0, bytes[end - 1] == 0x3F { return true }
            if holds(phrases, bytes) { return true }
            let opensUnreal = openings.contains { starts(with: $0, bytes) }
            return opensUnreal && holds(outcomes, bytes)
        }
    }

    /// The pronoun that opens a text, as it stands there.
    static func pronoun(of text: String) -> String? {
        pronouns.first { text.utf8.starts(with: $0) }.map {
            String(decoding: $0.dropLast(), as: UTF8.self)
        }
    }

    private static let pronouns = ["He ", "She ", "It ", "They ", "he ", "she ", "it ", "they "]
        .map { Array($0.utf8) }
    private static let phrases = byInitial([
        "would have ", "might have ", "could have ", "should have ", "most important ",
        "main reason", "main cause", "key reason", "best way ", "the worst ", "arguably ",
        "real villain",
    ])
    private static let openings = ["if ", "without ", "had ", "but for "].map { Array($0.utf8) }
    private static let outcomes = byInitial(["would ", "might ", "could "])

    /// Phrases by their first letter, counted from "a".
    private static func byInitial(_ phrases: [String]) -> [[[UInt8]]] {
        var found = [[[UInt8]]](repeating: [], count: 26)
        for phrase in phrases {
            let letters = Array(phrase.utf8)
            found[Int(letters[0] - 0x61)].append(letters)
        }
        return found
    }

    private static func starts(
        with pattern: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        bytes.count > pattern.count
            && pattern.indices.allSatisfy { bytes[$0] | 0x20 == pattern[$0] }
    }

    /// Whether a phrase may begin with a word, by its first three letters and, of "the worst", by the fifth.
    @inline(__always)
    private static func mayBegin(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ fifth: UInt8) -> Bool {
        switch UInt32(a) << 16 | UInt32(b) << 8 | UInt32(c) {
        // wou, mig, cou, sho, mos, mai, key, bes, arg, rea
        case 0x77_6F75, 0x6D_6967, 0x63_6F75, 0x73_686F, 0x6D_6F73, 0x6D_6169, 0x6B_6579, 0x62_6573,
            0x61_7267, 0x72_6561:
            true
        case 0x74_6865: fifth == 0x77
        default: false
        }
    }

    /// Whether a phrase begins at a word behind a space. Cost: one pass.
    private static func holds(
        _ phrases: [[[UInt8]]], _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var at = bytes.next(0x20, 0x20, 0x20, from: 0, to: bytes.count)
        while at + 1 < bytes.count {
            let initial = Int(bytes[at + 1]) - 0x61
            if at + 6 < bytes.count,
                mayBegin(bytes[at + 1], bytes[at + 2], bytes[at + 3], bytes[at + 5]),
                0..<26 ~= initial,
                phrases[initial].contains(where: { bytes[(at + 1)...].starts(with: $0) })
            {
                return true
            }
            at = bytes.next(0x20, 0x20, 0x20, from: at + 1, to: bytes.count)
        }
        return false
    }
}
