/// Searches of the standard library, which compare every character by canonical equivalence and cost microseconds a
/// word: that was a sixth of the time of reading a short page. In this module these stand in for the library's, and
/// find the same.
extension StringProtocol {
    func contains(_ text: String) -> Bool { firstRange(of: text) != nil }

    /// By bytes where every scalar on both sides is certainly one character, which is equal to nothing but itself.
    func firstRange(of text: String) -> Range<Index>? {
        guard isPlain, text.isPlain, !text.isEmpty else { return firstRange(ofCharacters: text) }
        guard let offset = byteOffset(of: text) else { return nil }
        let start = utf8.index(startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: text.utf8.count)
    }

    /// The parts between what separates them, without empty ones.
    func split(atEvery separator: String) -> [SubSequence] {
        var parts: [SubSequence] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(self[rest.startIndex..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        parts.append(self[rest.startIndex...])
        return parts.filter { !$0.isEmpty }
    }

    /// The columns of a line, which gaps of so many blanks or more part; without white space at their ends.
    func columns(apart blanks: Int) -> [String] {
        split(atEvery: String(repeating: " ", count: blanks))
            .map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
    }

    private var isPlain: Bool {
        utf8.withContiguousStorageIfAvailable { String.plainCharacterCount($0) != nil } ?? false
    }

    /// Where the bytes of a text stand first in this one's.
    func byteOffset(of text: String) -> Int? {
        var text = text
        return text.withUTF8 { pattern in
            utf8.withContiguousStorageIfAvailable { Self.offset(of: pattern, in: $0) }
                ?? Array(utf8).withUnsafeBufferPointer { Self.offset(of: pattern, in: $0) }
        }
    }

    private static func offset(
        of pattern: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
        return (0...(bytes.count - pattern.count)).first { start in
            bytes[start] == first
                && pattern.indices.dropFirst().allSatisfy { bytes[start + $0] == pattern[$0] }
        }
    }

    private func firstRange(ofCharacters text: String) -> Range<Index>? {
        let places = sequence(first: startIndex) { $0 < endIndex ? index(after: $0) : nil }
        guard let start = places.first(where: { self[$0...].starts(with: text) }) else {
            return nil
        }
        return start..<index(start, offsetBy: text.count)
    }
}
