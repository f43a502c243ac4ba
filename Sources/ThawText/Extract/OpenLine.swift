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
            if phrases.contains(where: { holds($0, bytes) }) { return true }
            let opensUnreal = openings.contains { starts(with: $0, bytes) }
            return opensUnreal && outcomes.contains { holds($0, bytes) }
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
    private static let phrases = [
        " would have ", " might have ", " could have ", " should have ", " most important ",
        " main reason", " main cause", " key reason", " best way ", " the worst ", " arguably ",
        " real villain",
    ].map { Array($0.utf8) }
    private static let openings = ["if ", "without ", "had ", "but for "].map { Array($0.utf8) }
    private static let outcomes = [" would ", " might ", " could "].map { Array($0.utf8) }

    private static func starts(
        with pattern: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        bytes.count > pattern.count
            && pattern.indices.allSatisfy { bytes[$0] | 0x20 == pattern[$0] }
    }

    private static func holds(_ pattern: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // The letter behind the space is rarer than the space.
        var at = bytes.next(pattern[1], pattern[1], pattern[1], from: 1, to: bytes.count)
        while at + pattern.count - 1 <= bytes.count {
            if bytes[(at - 1)...].starts(with: pattern) { return true }
            at = bytes.next(pattern[1], pattern[1], pattern[1], from: at + 1, to: bytes.count)
        }
        return false
    }
}
