import ThawCore

/// The text of the article as the page states it for machines: `articleBody` in JSON-LD.
///
/// Many pages state it whole and without chrome; some only its beginning, or something else. So it is a witness, not
/// the answer: it counts where the page shows nearly all of it.
struct StatedBody {
    /// Letters and digits of a window, and the steps between windows that are looked up.
    private static let window = 24
    private static let step = 8
    private static let key = Array("\"articleBody\"".utf8)

    private var windows: Set<UInt64> = []
    /// Letters and digits.
    private(set) var size = 0
    /// The body as the page gives it, and where.
    private(set) var text: [UInt8] = []
    private(set) var span = Span(0, 0)

    /// - Returns: `nil` where no script states a body of some length.
    init?(_ scripts: [Span], _ bytes: UnsafeBufferPointer<UInt8>) {
        for script in scripts {
            guard let start = Self.value(in: script, bytes) else { continue }
            let (text, end) = Self.decoded(start, script.end, bytes)
            let letters = TitleWords.letters(text)
            guard letters.count >= 600 else { continue }
            size = letters.count
            self.text = text
            span = Span(start, end)
            windows.reserveCapacity(size)
            Self.forEachWindow(letters, step: 1) { windows.insert($0) }
            return
        }
        return nil
    }

    /// How much of a text is in the body, from 0 to 1; `nil` for a text too short to say.
    func share(of text: [UInt8]) -> Double? {
        let letters = TitleWords.letters(text)
        guard letters.count >= Self.window else { return nil }
        var found = 0
        var count = 0
        Self.forEachWindow(letters, step: Self.step) {
            count += 1
            if windows.contains($0) { found += 1 }
        }
        return count == 0 ? nil : Double(found) / Double(count)
    }

    private static func forEachWindow(_ letters: [UInt8], step: Int, _ body: (UInt64) -> Void) {
        guard letters.count >= window else { return }
        var power: UInt64 = 1
        for _ in 0..<window { power = power &* 0x100_0193 }
        var hash: UInt64 = 0
        for (i, letter) in letters.enumerated() {
            hash = hash &* 0x100_0193 &+ UInt64(letter)
            if i >= window { hash = hash &- power &* UInt64(letters[i - window]) }
            if i >= window - 1, (i - window + 1) % step == 0 { body(hash) }
        }
    }

    /// Where the string that is the value begins.
    private static func value(in script: Span, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var i = script.start
        while i + key.count < script.end {
            if bytes[i] == 0x22, bytes[i + 1] == 0x61,
                key.indices.allSatisfy({ bytes[i + $0] == key[$0] })
            {
                var k = i + key.count
                while k < script.end, ByteText.isSpace(bytes[k]) || bytes[k] == 0x3A { k += 1 }
                if k < script.end, bytes[k] == 0x22 { return k + 1 }
            }
            i += 1
        }
        return nil
    }

    /// The text of the JSON string and where it ends: escapes and character references decoded, tags left out.
    private static func decoded(
        _ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (text: [UInt8], end: Int) {
        var raw: [UInt8] = []
        var i = start
        while i < end, bytes[i] != 0x22 {
            guard bytes[i] == 0x5C, i + 1 < end else {
                raw.append(bytes[i])
                i += 1
                continue
            }
            if bytes[i + 1] | 0x20 == 0x75, let scalar = scalar(at: i + 2, end, bytes) {
                raw += Array(String(scalar).utf8)
                i += 6
            } else {
                let isBreak = bytes[i + 1] == 0x6E || bytes[i + 1] == 0x72
                raw.append(isBreak ? 0x0A : bytes[i + 1] == 0x74 ? 0x20 : bytes[i + 1])
                i += 2
            }
        }
        return (plain(raw), i)
    }

    private static func plain(_ raw: [UInt8]) -> [UInt8] {
        var text = SegmentText(keepsLines: true)
        raw.withUnsafeBufferPointer { bytes in
            var tokens = HTMLTokenizer(bytes, in: Span(0, bytes.count))
            while let token = tokens.next() {
                if case .text(let span) = token { text.append(bytes, span) }
            }
        }
        return text.finish()
    }

    private static func scalar(
        at start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Unicode.Scalar? {
        guard start + 4 <= end else { return nil }
        var code: UInt32 = 0
        for i in start..<(start + 4) {
            guard let digit = Character(Unicode.Scalar(bytes[i])).hexDigitValue else { return nil }
            code = code << 4 | UInt32(digit)
        }
        return Unicode.Scalar(code)
    }
}

extension MainContentFinder {
    /// Follows the body that the page states, where the page shows nearly all of it.
    ///
    /// The main element becomes the one that holds it; prose above and below it is taken out.
    mutating func heedStatedBody() {
        guard let body = StatedBody(tree.data, bytes) else { return }
        var isStated = [Bool](repeating: false, count: roles.count)
        var stated = 0
        for index in roles.indices where tree.segments[index].size >= 40 {
            let text = text(of: tree.segments[index])
            guard let share = body.share(of: text), share >= 0.7 else { continue }
            isStated[index] = true
            stated += TitleWords.letters(text).count
        }
        let inRoot = tree.nodes[root].segments.filter { roles[$0] == nil }
        let shown = inRoot.reduce(0) { isStated[$1] ? $0 + Int(tree.segments[$1].size) : $0 }
        let prose = inRoot.reduce(0) {
            tree.segments[$1].isGood ? $0 + Int(tree.segments[$1].size) : $0
        }
        guard stated * 10 >= body.size * 8, shown * 10 >= prose * 6,
            let first = inRoot.first(where: { isStated[$0] }),
            let last = inRoot.last(where: { isStated[$0] })
        else { return }
        for index in inRoot where (index < first || index > last) && tree.segments[index].isGood {
            roles[index] = .boilerplate
        }
        for index in isStated.indices where isStated[index] && first...last ~= index {
            if roles[index] == .boilerplate || roles[index] == .navigation { roles[index] = nil }
        }
    }
}
