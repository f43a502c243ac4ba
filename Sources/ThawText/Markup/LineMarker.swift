import ThawCore

/// Bullets and numbers at the start of a line of text, and headings marked with `#`.
enum LineMarker {
    /// Takes the marker off the line's text.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ line: inout Line) {
        let text = line.text
        if let end = heading(bytes, text) {
            line.heading = min(6, end - text.start)
            line.text = closed(bytes, ByteText.trimmed(bytes, Span(end, text.end)))
            return
        }
        let isIndented = line.indent > 0
        if let end = bullet(bytes, text, isIndented: isIndented) {
            let rest = ByteText.trimmed(bytes, Span(behindSelector(bytes, end, text), text.end))
            guard !rest.isEmpty else { return }
            line.marker = .bullet
            line.text = rest
            return
        }
        if let (number, end) = number(bytes, text) {
            let rest = ByteText.trimmed(bytes, Span(end, text.end))
            guard !rest.isEmpty else { return }
            line.marker = .number(number)
            line.text = rest
        }
    }

    /// Behind U+FE0E or U+FE0F, which a phone puts after "▪" and its like.
    private static func behindSelector(
        _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ text: Span
    ) -> Int {
        let isSelector =
            end + 3 < text.end && bytes[end] == 0xEF && bytes[end + 1] == 0xB8
            && 0x8E...0x8F ~= bytes[end + 2]
        return isSelector ? end + 3 : end
    }

    /// `#` to `######` and a space.
    private static func heading(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> Int? {
        var i = text.start
        while i < text.end, i - text.start < 7, bytes[i] == 0x23 { i += 1 }
        guard i > text.start, i - text.start <= 6, i < text.end, bytes[i] == 0x20 else {
            return nil
        }
        return i
    }

    /// Without the closing `#`s.
    private static func closed(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> Span {
        var end = text.end
        while end > text.start, bytes[end - 1] == 0x23 { end -= 1 }
        guard end < text.end, end > text.start, bytes[end - 1] == 0x20 else { return text }
        return ByteText.trimmed(bytes, Span(text.start, end))
    }

    private static func bullet(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: Span, isIndented: Bool
    ) -> Int? {
        let first = bytes[text.start]
        let after = text.start + 1 < text.end ? bytes[text.start + 1] : 0
        switch first {
        case 0x2A, 0x2D, 0x2B:  // * - +
            if first == 0x2D, after == 0x2D, isIndented, text.start + 2 < text.end,
                bytes[text.start + 2] == 0x20
            {
                return text.start + 2
            }
            return after == 0x20 || after == 0x09 ? text.start + 1 : nil
        case 0x3E:  // >
            return after == 0x20 ? text.start + 1 : nil
        case 0x6F:  // o, which Word's second level turns into
            let second = text.start + 2 < text.end ? bytes[text.start + 2] : 0
            let isFar = second == 0x20 || second == 0x09 || second == 0xC2 || after == 0xC2
            guard isIndented || isFar else { return nil }
            return after == 0x20 || after == 0x09 || after == 0xC2 ? text.start + 1 : nil
        case 0xC2 where after == 0xB7: return text.start + 2
        case 0xC3: return garbledBullet(bytes, text)
        case 0xE2, 0xEF: return wideBullet(bytes, text)
        case 0xF0: return pictureBullet(bytes, text)
        default: return nil
        }
    }

    /// "â€¢", "âœ“", "â–º" and their like before a blank: bullets whose UTF-8 was read as Windows-1252.
    private static func garbledBullet(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> Int? {
        for sign in garbled where text.start + sign.count < text.end {
            let end = text.start + sign.count
            guard bytes[text.start..<end].elementsEqual(sign) else { continue }
            return bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0xC2 ? end : nil
        }
        return nil
    }

    private static let garbled: [[UInt8]] = [
        "â€¢", "âœ“", "âœ”", "â–ª", "â–º", "â–¶", "â–\u{A0}", "â—\u{8F}", "â—‹", "â—†", "ï‚·",
        "ï‚§",
        "Â·", "â€“", "â€”",
    ].map { Array($0.utf8) }

    /// 🔹 🔸 🔵 🔴 👉 📌 💡 🟢 🟡 and a blank.
    private static func pictureBullet(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> Int? {
        guard text.start + 4 < text.end, bytes[text.start + 4] == 0x20,
            bytes[text.start + 1] == 0x9F
        else { return nil }
        switch (bytes[text.start + 2], bytes[text.start + 3]) {
        case (0x94, 0xB4...0xBB), (0x91, 0x89), (0x93, 0x8C...0x8D), (0x92, 0xA1),
            (0x9F, 0xA0...0xAB):
            return text.start + 4
        default: return nil
        }
    }

    /// • ‣ ⁃ ∙ ▪ ▫ ■ □ ● ○ ◆ ◇ ◦ ► ▶ ▸ ▼ ▾ ✅ ✓ ✔ ✗ ✘ ❖ ➔ ➢ ➤ ☐ ☑ ❑ → – — and Word's private U+F0xx before a blank.
    private static func wideBullet(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Span) -> Int? {
        guard text.start + 2 < text.end else { return nil }
        let end = text.start + 3
        let hasSpace = end < text.end && (bytes[end] == 0x20 || bytes[end] == 0x09)
        switch (bytes[text.start], bytes[text.start + 1], bytes[text.start + 2]) {
        case (0xE2, 0x80, 0xA2), (0xE2, 0x80, 0xA3), (0xE2, 0x81, 0x83), (0xE2, 0x97, 0x8B),
            (0xE2, 0x96, 0xA0...0xAB), (0xE2, 0x97, 0x8F), (0xE2, 0x97, 0x86...0x87),
            (0xE2, 0x97, 0xA6), (0xE2, 0x96, 0xB6), (0xE2, 0x96, 0xBA), (0xE2, 0x9C, 0x93...0x94),
            (0xE2, 0x9E, 0xA2), (0xE2, 0x9E, 0xA4), (0xE2, 0x88, 0x99), (0xE2, 0x97, 0x98...0x99),
            (0xE2, 0x9D, 0x91...0x92), (0xE2, 0xA6, 0xBF), (0xE2, 0x96, 0xB8...0xB9),
            (0xE2, 0x96, 0xBC), (0xE2, 0x96, 0xBE),
            (0xEF, 0x82, 0xA7), (0xEF, 0x82, 0xB7), (0xEF, 0x83, 0x98):
            return end
        case (0xEF, 0x80...0x83, _), (0xE2, 0x9C, 0x85...0x98), (0xE2, 0x9D, 0x96),
            (0xE2, 0x9E, 0x94...0xBE), (0xE2, 0x98, 0x90...0x92), (0xE2, 0x87, 0x92):
            return hasSpace ? end : nil
        case (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94), (0xE2, 0x86, 0x92): return hasSpace ? end : nil
        default: return nil
        }
    }

    /// Signs that are bullets only where several lines begin with them: Word's "o" and "§", "~", "¤", "✨", "-text"
    /// and "–text" without a blank, "--" of a second level.
    static func readSeries(_ bytes: UnsafeBufferPointer<UInt8>, _ lines: inout [Line]) {
        var series: [UInt32: [(line: Int, end: Int)]] = [:]
        var starred = 0
        var dashed = 0
        for line in lines where line.marker == .bullet {
            if bytes[line.start] == 0x2A { starred += 1 }
            if bytes[line.start] == 0x2D { dashed += 1 }
        }
        for (index, line) in lines.enumerated() where line.marker == .none && line.heading == 0 {
            guard let (sign, end) = rareBullet(bytes, line.text) else { continue }
            series[sign, default: []].append((index, end))
        }
        for (sign, found) in series {
            let isKnown = sign == 0x2A && starred >= 3 || sign == 0x2D && dashed >= 3
            let least = isKnown ? 1 : sign == 0x6F || sign == 0xA7 ? 2 : 3
            guard found.count >= least else { continue }
            for (index, end) in found {
                let rest = ByteText.trimmed(bytes, Span(end, lines[index].text.end))
                guard !rest.isEmpty else { continue }
                lines[index].marker = .bullet
                lines[index].text = rest
            }
        }
    }

    /// "#1 …", "#2 …", "#3 …": numbers where they count up from 1; a hash alone may be a tag.
    static func readHashes(_ bytes: UnsafeBufferPointer<UInt8>, _ lines: inout [Line]) {
        var found: [(line: Int, end: Int)] = []
        for (index, line) in lines.enumerated() where line.marker == .none && line.heading == 0 {
            guard line.text.count >= 5, bytes[line.text.start] == 0x23 else { continue }
            var end = line.text.start + 1
            var number = 0
            while end < line.text.end, end - line.text.start <= 3, ByteText.isDigit(bytes[end]) {
                number = number * 10 + Int(bytes[end] & 0x0F)
                end += 1
            }
            guard number == found.count + 1, end + 1 < line.text.end, bytes[end] == 0x20 else {
                continue
            }
            found.append((index, end + 1))
        }
        guard found.count >= 3 else { return }
        for (number, (line, end)) in found.enumerated() {
            lines[line].marker = .number(number + 1)
            lines[line].text = ByteText.trimmed(bytes, Span(end, lines[line].text.end))
        }
    }

    private static func rareBullet(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: Span
    ) -> (sign: UInt32, end: Int)? {
        guard text.count >= 4 else { return nil }
        let first = bytes[text.start]
        let next = bytes[text.start + 1]
        switch first {
        // Word's "o"; "x" before what is wrong.
        case 0x6F, 0x7E, 0x78:
            return next == 0x20 || next == 0x09 ? (UInt32(first), text.start + 1) : nil
        case 0x2A:
            // "*stressed*" is none.
            let isAlone = !bytes[(text.start + 1)..<text.end].contains(0x2A)
            return isAlone && next != 0x20 ? (0x2A, text.start + 1) : nil
        case 0x2D:
            if next == 0x2D { return doubleDash(bytes, text) }
            let isQuoted = bytes[(text.start + 1)..<text.end].starts(with: "“".utf8)
            let opens =
                isQuoted || ByteText.isLetter(next) && next != 0xE2 || ByteText.isDigit(next)
            return opens ? (0x2D, text.start + 1) : nil
        case 0xC2 where next == 0xA7 || next == 0xA4:
            let after = bytes[text.start + 2]
            let isBlank = after == 0x20 || after == 0x09
            // "§ 242" is a paragraph of a law.
            return isBlank && !ByteText.isDigit(bytes[text.start + 3])
                ? (UInt32(next), text.start + 2) : nil
        case 0xE2 where next == 0x9C && text.count >= 6:
            // ✨
            return bytes[text.start + 2] == 0xA8 && bytes[text.start + 3] == 0x20
                ? (0x2728, text.start + 3) : nil
        case 0xE2 where 0x86...0xAF ~= next && text.count >= 6:
            // Any other arrow, form or sign, as "⮚" is; stars rank.
            let third = bytes[text.start + 2]
            return bytes[text.start + 3] == 0x20 && !(next == 0x98 && 0x85...0x86 ~= third)
                ? (0xE2_0000 | UInt32(next) << 8 | UInt32(third), text.start + 3) : nil
        case 0xE2 where next == 0x80 && text.count >= 6:
            let isDash = bytes[text.start + 2] == 0x93 || bytes[text.start + 2] == 0x94
            return isDash && ByteText.isLetter(bytes[text.start + 3])
                ? (0x2013, text.start + 3) : nil
        default: return nil
        }
    }

    /// "--" before a point of the second level, with or without a blank: of the same series as "-".
    private static func doubleDash(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: Span
    ) -> (sign: UInt32, end: Int)? {
        var end = text.start + 2
        if bytes[end] == 0x20 { end += 1 }
        let isOpening = ByteText.isLetter(bytes[end]) && bytes[end] != 0xE2
        return isOpening || ByteText.isDigit(bytes[end]) || bytes[end] == 0x22 ? (0x2D, end) : nil
    }

    /// `A.` `B)` and `I.` `II.` in a second pass: they count only where the first two of the series
    /// stand, because names begin alike ("E. coli").
    static func readLetters(_ bytes: UnsafeBufferPointer<UInt8>, _ lines: inout [Line]) {
        var letters: [(line: Int, number: Int, end: Int)] = []
        var romans: [(line: Int, number: Int, end: Int)] = []
        var smalls: [(line: Int, number: Int, end: Int)] = []
        for (index, line) in lines.enumerated() where line.marker == .none && line.heading == 0 {
            if let end = lowerLetter(bytes, line.text) {
                smalls.append((index, Int(bytes[line.text.start] - 0x60), end))
                continue
            }
            guard ByteText.isUpper(bytes[line.text.start]) else { continue }
            var end = line.text.start + 1
            while end < line.text.end, end - line.text.start < 5, ByteText.isUpper(bytes[end]) {
                end += 1
            }
            guard end + 2 < line.text.end, bytes[end] == 0x2E || bytes[end] == 0x29,
                bytes[end + 1] == 0x20
            else { continue }
            if end - line.text.start == 1, bytes[line.text.start] <= 0x48 {
                letters.append((index, Int(bytes[line.text.start] - 0x40), end + 1))
            }
            let word = String(decoding: bytes[line.text.start..<end], as: UTF8.self)
            if let place = romanNumerals.firstIndex(of: word) {
                romans.append((index, place + 1, end + 1))
            }
        }
        let hasRomans = romans.contains { $0.number == 2 }
        for (series, indent) in [(romans, 0), (letters, hasRomans ? 4 : 0), (smalls, 0)] {
            guard series.contains(where: { $0.number == 1 }),
                series.contains(where: { $0.number == 2 })
            else { continue }
            for (index, number, end) in series where lines[index].marker == .none {
                lines[index].marker = .number(number)
                lines[index].indent += indent
                lines[index].text = ByteText.trimmed(bytes, Span(end, lines[index].text.end))
            }
        }
    }

    /// Behind "a." and a blank.
    private static func lowerLetter(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: Span
    ) -> Int? {
        guard text.count > 4, 0x61...0x68 ~= bytes[text.start], bytes[text.start + 1] == 0x2E,
            bytes[text.start + 2] == 0x20 || bytes[text.start + 2] == 0x09
        else { return nil }
        return text.start + 2
    }

    private static let romanNumerals = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV", "XVI",
    ]

    /// `1.` `12)` `(3)` `a)` `2.1` and a space.
    private static func number(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: Span
    ) -> (Int, Int)? {
        var i = text.start
        if let drawn = drawnNumber(bytes, text) { return drawn }
        let isBracketed = bytes[i] == 0x28
        if isBracketed { i += 1 }
        var number = 0
        let digits = i
        while i < text.end, i - digits < 4, ByteText.isDigit(bytes[i]) {
            number = number * 10 + Int(bytes[i] - 0x30)
            i += 1
        }
        if i == digits {
            guard i < text.end, ByteText.isLower(bytes[i]) else { return nil }
            number = Int(bytes[i] - 0x60)
            i += 1
            guard i < text.end, bytes[i] == 0x29 else { return nil }
        }
        guard i - digits <= 3, i < text.end, bytes[i] == 0x29 || (bytes[i] == 0x2E && !isBracketed)
        else { return nil }
        if bytes[i] == 0x2E, let end = decimal(bytes, from: i, text.end) { return (number, end) }
        i += 1
        guard i < text.end,
            ByteText.isSpace(bytes[i]) || bytes[i] == 0xC2 || ByteText.isUpper(bytes[i])
        else {
            return nil
        }
        return (number, i)
    }

    /// "①" to "⑳", "❶" to "❿", "➀" to "➉", and a digit on a key, "3️⃣".
    private static func drawnNumber(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: Span
    ) -> (Int, Int)? {
        let start = text.start
        guard start + 4 < text.end else { return nil }
        if ByteText.isDigit(bytes[start]) {
            let hasSelector = bytes[start + 1] == 0xEF && bytes[start + 2] == 0xB8
            let key = start + (hasSelector ? 4 : 1)
            guard key + 3 < text.end, bytes[key] == 0xE2, bytes[key + 1] == 0x83,
                bytes[key + 2] == 0xA3
            else { return nil }
            return (Int(bytes[start] - 0x30), key + 3)
        }
        guard bytes[start] == 0xE2 else { return nil }
        let number: Int? =
            switch (bytes[start + 1], bytes[start + 2]) {
            case (0x91, 0xA0...0xB3): Int(bytes[start + 2]) - 0x9F
            case (0x9D, 0xB6...0xBF): Int(bytes[start + 2]) - 0xB5
            case (0x9E, 0x80...0x89): Int(bytes[start + 2]) - 0x7F
            default: nil
            }
        return number.map { ($0, start + 3) }
    }

    /// Behind `.1` or `.1.2` and a space before a capital; "3.5 million" is none.
    private static func decimal(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ end: Int
    ) -> Int? {
        var i = start
        var digits = 0
        while i + 1 < end, bytes[i] == 0x2E, ByteText.isDigit(bytes[i + 1]), i - start < 8 {
            i += 1
            let first = i
            while i < end, ByteText.isDigit(bytes[i]) { i += 1 }
            digits = i - first
        }
        // "9.11.1918" is a day.
        guard i > start, digits < 4 else { return nil }
        if i < end, bytes[i] == 0x2E { i += 1 }
        // "29.4 N" is a number with its unit.
        guard i + 3 < end, bytes[i] == 0x20 || bytes[i] == 0x09, ByteText.isUpper(bytes[i + 1])
        else { return nil }
        return i
    }
}
