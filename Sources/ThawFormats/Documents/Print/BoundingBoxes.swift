/// Reads what `pdftotext -bbox-layout` writes, piece by piece as it comes: each tag has a line of its
/// own, and a word is one line.
struct BoundingBoxes {
    private(set) var pages = PrintedPages()
    private var rest: [UInt8] = []
    private var block = 0
    private var line: PrintedPages.Line?

    mutating func take(_ chunk: UnsafeBufferPointer<UInt8>) {
        var start = 0
        if !rest.isEmpty {
            guard let end = chunk.firstIndex(of: 0x0A) else {
                rest += chunk
                return
            }
            rest += chunk[..<end]
            let whole = rest
            rest.removeAll(keepingCapacity: true)
            whole.withUnsafeBufferPointer { read($0[...]) }
            start = end + 1
        }
        while start < chunk.count {
            var end = start
            while end < chunk.count, chunk[end] != 0x0A { end += 1 }
            guard end < chunk.count else {
                rest += chunk[start...]
                return
            }
            read(chunk[start..<end])
            start = end + 1
        }
    }

    private mutating func read(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
        var i = text.startIndex
        while i < text.endIndex, text[i] == 0x20 { i += 1 }
        guard i + 2 < text.endIndex, text[i] == 0x3C else { return }
        let isEnd = text[i + 1] == 0x2F
        let letter = text[isEnd ? i + 2 : i + 1]
        let second = i + 3 < text.endIndex ? text[isEnd ? i + 3 : i + 2] : 0
        switch (letter, second, isEnd) {
        case (0x77, _, false): word(text[i...])
        case (0x6C, 0x69, false):
            let box = Box(text[i...])
            line = PrintedPages.Line(
                page: pages.pages.count - 1, block: block, left: box.numbers[0],
                top: box.numbers[1], right: box.numbers[2], bottom: box.numbers[3])
            pages.beginLine()
        case (0x6C, 0x69, true):
            if let line, line.page >= 0 { pages.endLine(line) }
            line = nil
        case (0x62, 0x6C, false): block += 1
        case (0x70, 0x61, false):
            let box = Box(text[i...])
            pages.pages.append(PrintedPages.Page(width: box.numbers[0], height: box.numbers[1]))
        default: break
        }
    }

    private mutating func word(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
        let box = Box(text)
        var start = box.end
        var end = text.endIndex
        guard start < end else { return }
        start += 1
        while end > start, text[end - 1] != 0x3C { end -= 1 }
        guard end - 1 > start else { return }
        let word = text[start..<end - 1]
        let (left, right) = (box.numbers[0], box.numbers[2])
        let height = box.numbers[3] - box.numbers[1]
        if word.contains(0x26) {
            pages.addWord(Self.decoded(word), left: left, right: right, height: height)
        } else {
            pages.addWord(word, left: left, right: right, height: height)
        }
    }

    /// The first four numbers in the quotes of a tag, and where the tag ends.
    private struct Box {
        var numbers: InlineArray<4, Float> = .init(repeating: 0)
        var end: Int

        init(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
            var i = text.startIndex
            var count = 0
            while i < text.endIndex, text[i] != 0x3E {
                guard text[i] == 0x22 else {
                    i += 1
                    continue
                }
                let value = Self.number(text, &i)
                if count < 4 { numbers[count] = value }
                count += 1
            }
            end = i
        }

        /// Reads from the opening quote to behind the closing one.
        private static func number(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ i: inout Int)
            -> Float
        {
            i += 1
            var whole: Float = 0
            var scale: Float = 1
            var isNegative = false
            var isFraction = false
            while i < text.endIndex, text[i] != 0x22 {
                switch text[i] {
                case 0x2D: isNegative = true
                case 0x2E: isFraction = true
                case 0x30...0x39:
                    if isFraction { scale /= 10 }
                    let digit = Float(text[i] - 0x30)
                    whole = isFraction ? whole + digit * scale : whole * 10 + digit
                default: break
                }
                i += 1
            }
            i += 1
            return isNegative ? -whole : whole
        }
    }

    private static func decoded(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        let names: [([UInt8], UInt8)] = [
            (Array("&amp;".utf8), 0x26), (Array("&lt;".utf8), 0x3C), (Array("&gt;".utf8), 0x3E),
            (Array("&quot;".utf8), 0x22), (Array("&apos;".utf8), 0x27), (Array("&#39;".utf8), 0x27),
        ]
        var out: [UInt8] = []
        var i = word.startIndex
        while i < word.endIndex {
            if word[i] == 0x26,
                let (name, byte) = names.first(where: { word[i...].starts(with: $0.0) })
            {
                out.append(byte)
                i += name.count
            } else {
                out.append(word[i])
                i += 1
            }
        }
        return out
    }
}
