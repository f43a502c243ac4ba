import ThawCore

extension String {
    /// Stands in for the standard library's in this module: that asks Unicode about every letter of a text with one
    /// sign beyond ASCII.
    func lowercased() -> String {
        var text = self
        let lower = text.withUTF8 { bytes in
            bytes.isASCII ? String(lowering: bytes) : nil
        }
        return lower ?? String(decoding: lowercasedBytes, as: UTF8.self)
    }

    /// ASCII in lower case.
    init(lowering letters: UnsafeBufferPointer<UInt8>) {
        self.init(unsafeUninitializedCapacity: letters.count) { out in
            for i in letters.indices {
                out[i] = WordShape.isUpper(letters[i]) ? letters[i] | 0x20 : letters[i]
            }
            return letters.count
        }
    }

    /// The bytes of `lowercased()`.
    var lowercasedBytes: [UInt8] {
        var text = self
        return text.withUTF8 { bytes in
            if bytes.isASCII { return Self.lowered(bytes) }
            var out: [UInt8] = []
            out.reserveCapacity(bytes.count)
            var at = 0
            while at < bytes.count {
                let start = at
                let isASCII = bytes[at] < 0x80
                while at < bytes.count, (bytes[at] < 0x80) == isASCII { at += 1 }
                let run = UnsafeBufferPointer(rebasing: bytes[start..<at])
                if isASCII {
                    out.append(contentsOf: run)
                } else {
                    Self.append(loweringWide: run, to: &out)
                }
            }
            out.withUnsafeMutableBufferPointer { out in
                for at in out.indices where WordShape.isUpper(out[at]) { out[at] |= 0x20 }
            }
            return out
        }
    }

    private static func lowered(_ letters: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        Array(unsafeUninitializedCapacity: letters.count) { out, count in
            for at in letters.indices {
                let isUpper = WordShape.isUpper(letters[at])
                out.initializeElement(at: at, to: letters[at] | (isUpper ? 0x20 : 0))
            }
            count = letters.count
        }
    }

    private static func append(
        loweringWide bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]
    ) {
        // Dashes and quotation marks have no case.
        if bytes.count == 3, bytes[0] == 0xE2, bytes[1] == 0x80 {
            out.append(contentsOf: bytes)
            return
        }
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            out += scalar.properties.lowercaseMapping.utf8
        }
    }

    /// `count`, without asking Unicode about letters of Latin alphabets and common marks.
    var characterCount: Int {
        var text = self
        let count = text.withUTF8 { Self.plainCharacterCount($0) }
        return count ?? self.count
    }

    /// The number of characters, where each scalar is certainly one.
    static func plainCharacterCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var count = 0
        var at = 0
        while at < bytes.count {
            if at + 8 <= bytes.count {
                let lanes = ByteLanes(bytes, at)
                if lanes.wide | lanes.equal(to: 0x0D) == 0 {
                    at += 8
                    count += 8
                    continue
                }
            }
            switch bytes[at] {
            // A carriage return joins the line feed behind it.
            case 0x0D: return nil
            case ..<0x80: at += 1
            case 0xC2...0xC9: at += 2
            // Dashes, quotation marks and dots.
            case 0xE2
            where at + 2 < bytes.count && bytes[at + 1] == 0x80
                && 0x90...0xA7 ~= bytes[at + 2]:
                at += 3
            // Arrows, stars and other signs up to U+2BFF.
            case 0xE2 where at + 2 < bytes.count && 0x85...0xAF ~= bytes[at + 1]: at += 3
            default: return nil
            }
            count += 1
        }
        return count
    }

    /// Whether a character is a number, without asking Unicode about ASCII.
    package var holdsNumber: Bool {
        var hasDigit = false
        for byte in utf8 {
            if byte >= 0x80 { return contains(where: \.isNumber) }
            if WordShape.isDigit(byte) { hasDigit = true }
        }
        return hasDigit
    }

}

extension String {
    /// `split`, by bytes where a character is one of ASCII; see `Substring`'s.
    package func split(
        atBytes isEndByte: (UInt8) -> Bool, otherwise isEnd: (Character) -> Bool
    ) -> [Substring] {
        self[...].split(atBytes: isEndByte, otherwise: isEnd)
    }

    /// The words of a list that has white space between them.
    var spacedWords: [Substring] {
        split(atBytes: WordShape.isSpace, otherwise: \.isWhitespace)
    }

    /// The runs of letters.
    var letterRuns: [Substring] { self[...].letterRuns }

    /// The runs of letters and numbers.
    var letterAndNumberRuns: [Substring] { self[...].letterAndNumberRuns }
}

extension Substring {
    /// `split`, by bytes where a character is one of ASCII.
    ///
    /// - Parameters:
    ///   - isEndByte: whether a byte of ASCII parts words.
    ///   - isEnd: the same of any character.
    package func split(
        atBytes isEndByte: (UInt8) -> Bool, otherwise isEnd: (Character) -> Bool
    ) -> [Substring] {
        let parts = utf8.withContiguousStorageIfAvailable {
            split($0, atBytes: isEndByte, otherwise: isEnd)
        }
        return parts ?? split(whereSeparator: isEnd)
    }

    @inline(__always)
    private func split(
        _ bytes: UnsafeBufferPointer<UInt8>, atBytes isEndByte: (UInt8) -> Bool,
        otherwise isEnd: (Character) -> Bool
    ) -> [Substring] {
        func index(_ offset: Int) -> Index { utf8.index(startIndex, offsetBy: offset) }
        var parts: [Substring] = []
        var start: Int?
        var at = 0
        while at < bytes.count {
            let next = at + 1
            // What follows in ASCII is a character of its own, unless it is the line feed of a carriage return.
            let isAlone =
                bytes[at] < 0x80 && bytes[at] != 0x0D && (next == bytes.count || bytes[next] < 0x80)
            let wide = isAlone ? nil : self[index(at)]
            if wide.map(isEnd) ?? isEndByte(bytes[at]) {
                if let start { parts.append(self[index(start)..<index(at)]) }
                start = nil
            } else if start == nil {
                start = at
            }
            at += wide?.utf8.count ?? 1
        }
        if let start { parts.append(self[index(start)...]) }
        return parts
    }

    /// The runs of letters.
    var letterRuns: [Substring] {
        split(atBytes: { !WordShape.isASCIILetter($0) }, otherwise: { !$0.isLetter })
    }

    /// The runs of letters and numbers.
    var letterAndNumberRuns: [Substring] {
        split(
            atBytes: { !WordShape.isASCIILetter($0) && !WordShape.isDigit($0) },
            otherwise: { !$0.isLetter && !$0.isNumber })
    }
}
