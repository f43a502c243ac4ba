import ThawCore

/// A key under which the spellings of one term are equal: "de-Stalinisation", "de-stalinization", "destalinisation".
///
/// Case, hyphens, spaces, accents, a plural ending and the differences of British and American spelling are
/// taken out. Keys are for comparing only; they are no words.
enum TermKey {
    /// Cost: linear in the text.
    static func key(of text: String) -> [UInt8] {
        var key: [UInt8] = []
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { bytes in
            var i = 0
            while i < bytes.count {
                let end = wordEnd(bytes, i, bytes.count)
                if end > i { appendWord(bytes, i, end, to: &key) }
                i = max(end, i + 1)
            }
        }
        return key
    }

    /// The end of the letters and digits that begin at the index; the index itself where none does.
    static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var i = start
        if i < end, bytes[i] & 0xC0 == 0x80 { return i }
        while i + 8 <= end {
            let others = ByteLanes(bytes, i).others
            i += others == 0 ? 8 : ByteLanes.first(of: others)
            if others != 0 { break }
        }
        while i < end {
            let byte = bytes[i]
            if WordShape.isASCIILetter(byte) {
                i += 1
                continue
            }
            if byte >= 0x80 {
                // General punctuation and no-break spaces part words.
                if byte == 0xE2, i + 1 < end, bytes[i + 1] == 0x80 { break }
                if byte == 0xC2 { break }
            } else if !WordShape.isDigit(byte) {
                break
            }
            i += 1
        }
        return i
    }

    /// Adds the key of one word.
    static func appendWord(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, to key: inout [UInt8]
    ) {
        let low = key.count
        var i = start
        while i < end {
            let byte = bytes[i]
            if byte < 0x80 {
                key.append(WordShape.isUpper(byte) ? byte | 0x20 : byte)
                i += 1
            } else if let (letters, width) = plain(bytes, i, end) {
                key.append(contentsOf: letters)
                i += width
            } else {
                key.append(byte)
                i += 1
            }
        }
        if key.count - low > 3 { levelSpelling(&key, from: low) }
    }

    /// The letters without accents, for the Latin letters of Europe; Cyrillic capitals in lower case.
    private static func plain(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int
    ) -> (StaticLetters, Int)? {
        guard i + 1 < end else { return nil }
        let next = bytes[i + 1]
        switch bytes[i] {
        case 0xC3: return StaticLetters.latin1[Int(next & 0x3F)].map { ($0, 2) }
        case 0xC4, 0xC5:
            let index = Int(bytes[i] - 0xC4) * 64 + Int(next & 0x3F)
            return StaticLetters.latinA[index].map { ($0, 2) }
        case 0xCC where next >= 0x80, 0xCD where next < 0xB0: return (StaticLetters([]), 2)
        case 0xD0 where 0x90...0x9F ~= next: return (StaticLetters([0xD0, next + 0x20]), 2)
        case 0xD0 where 0xA0...0xAF ~= next: return (StaticLetters([0xD1, next - 0x20]), 2)
        default: return nil
        }
    }

    /// Takes out what British and American spelling, and plurals, write differently.
    private static func levelSpelling(_ key: inout [UInt8], from low: Int) {
        var out = low
        var i = low
        func at(_ k: Int) -> UInt8 { k < key.count ? key[k] : 0 }
        let count = key.count - low
        while i < key.count {
            var byte = key[i]
            let next = at(i + 1)
            // -ise and -ize, -yse and -yze.
            if byte == 0x7A, i > low, count > 5, at(i - 1) == 0x69 || at(i - 1) == 0x79 {
                byte = 0x73
            }
            // travelling, traveling
            if byte == 0x6C, next == 0x6C { i += 1 }
            // encyclopaedia, foetus
            if (byte == 0x61 || byte == 0x6F) && next == 0x65 && count > 5 && i > low {
                i += 1
                byte = 0x65
            }
            // colour, color
            if byte == 0x6F, next == 0x75, at(i + 2) == 0x72, i > low + 1, count > 4 {
                key[out] = byte
                out += 1
                i += 2
                byte = 0x72
            }
            key[out] = byte
            out += 1
            i += 1
        }
        key.removeLast(key.count - out)
        levelEnding(&key, from: low)
    }

    private static let endings: [(from: [UInt8], to: [UInt8])] = [
        ("tres", "ter"), ("tre", "ter"), ("bres", "ber"), ("bre", "ber"), ("ogues", "og"),
        ("ogue", "og"), ("fence", "fense"), ("cence", "cense"), ("ammes", "am"), ("amme", "am"),
        ("dgement", "dgment"), ("ies", "y"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// From the last letter back, since nearly every word differs there.
    @inline(__always)
    private static func ends(_ key: [UInt8], with ending: [UInt8]) -> Bool {
        var i = ending.count
        var k = key.count
        while i > 0 {
            i -= 1
            k -= 1
            if key[k] != ending[i] { return false }
        }
        return true
    }

    private static func levelEnding(_ key: inout [UInt8], from low: Int) {
        for (from, to) in endings where key.count - low > from.count + 1 && ends(key, with: from) {
            key.removeLast(from.count)
            key.append(contentsOf: to)
            return
        }
        guard key.count - low > 3, key[key.count - 1] == 0x73 else { return }
        let before = key[key.count - 2]
        if before != 0x73, before != 0x75, before != 0x69 { key.removeLast() }
    }
}

/// One or two letters.
struct StaticLetters: Sequence, Sendable {
    private let letters: [UInt8]

    init(_ letters: [UInt8]) { self.letters = letters }

    func makeIterator() -> IndexingIterator<[UInt8]> { letters.makeIterator() }

    private static func table(_ first: UInt32, _ count: Int, _ rows: [(String, String)])
        -> [StaticLetters?]
    {
        var table = [StaticLetters?](repeating: nil, count: count)
        for (letters, plain) in rows {
            for scalar in letters.unicodeScalars where scalar.value >= first {
                let index = Int(scalar.value - first)
                if index < count { table[index] = StaticLetters(Array(plain.utf8)) }
            }
        }
        return table
    }

    private static let rows = [
        ("ÀÁÂÃÄÅàáâãäåĀāĂăĄą", "a"), ("ÇçĆćĈĉĊċČč", "c"), ("ĎďĐđÐð", "d"),
        ("ÈÉÊËèéêëĒēĔĕĖėĘęĚě", "e"), ("ĜĝĞğĠġĢģ", "g"), ("ĤĥĦħ", "h"), ("ÌÍÎÏìíîïĨĩĪīĬĭĮįİı", "i"),
        ("Ĵĵ", "j"), ("Ķķ", "k"), ("ĹĺĻļĽľĿŀŁł", "l"), ("ÑñŃńŅņŇňŉ", "n"),
        ("ÒÓÔÕÖØòóôõöøŌōŎŏŐő", "o"), ("ŔŕŖŗŘř", "r"), ("ŚśŜŝŞşŠš", "s"), ("ŢţŤťŦŧ", "t"),
        ("ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų", "u"), ("Ŵŵ", "w"), ("ÝýÿŶŷŸ", "y"), ("ŹźŻżŽž", "z"),
        ("Ææ", "ae"), ("Œœ", "oe"), ("ß", "ss"), ("Þþ", "th"),
    ]

    static let latin1 = table(0xC0, 64, rows)
    static let latinA = table(0x100, 128, rows)
}
