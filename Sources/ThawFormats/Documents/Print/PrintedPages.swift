/// The lines of printed pages with the places where they stand, from a PDF or from recognised pictures.
struct PrintedPages {
    struct Page {
        var width: Float
        var height: Float
    }

    /// A line of one column.
    struct Line {
        var page: Int
        /// Lines of one block stand close together under each other.
        var block: Int
        var left: Float
        var top: Float
        var right: Float
        var bottom: Float
        /// The height of most of its words, which goes with the size of the type.
        var size: Float
        /// The width of its first word.
        var firstWidth: Float
        /// In `bytes`.
        var text: Range<Int>

        var width: Float { right - left }

        /// Whether two lines stand at one height.
        func isBeside(_ other: Line) -> Bool {
            guard page == other.page else { return false }
            let shared = min(bottom, other.bottom) - max(top, other.top)
            return shared * 2 > min(bottom - top, other.bottom - other.top)
        }
    }

    var pages: [Page] = []
    var lines: [Line] = []
    /// The words of all lines, UTF-8, one space between two words.
    var bytes: [UInt8] = []
    /// Type that is this much larger than most is a heading.
    var headingRatio: Float = 1.15

    func text(_ line: Line) -> ArraySlice<UInt8> { bytes[line.text] }
    func string(_ line: Line) -> String { String(decoding: text(line), as: UTF8.self) }

    /// The size of type that most letters have.
    var bodySize: Float {
        var letters: [Int: Int] = [:]
        for line in lines { letters[Int(line.size * 2), default: 0] += line.text.count }
        let most = letters.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
        return Float(most?.key ?? 20) / 2 + 0.25
    }

    // MARK: Building

    private var lineStart = 0
    /// The height of each word and the number of its bytes.
    private var heights: [(height: Float, weight: Int)] = []
    private var first: (width: Float, right: Float) = (0, 0)
    private var gap: Float = 0

    mutating func beginLine() {
        lineStart = bytes.count
        heights.removeAll(keepingCapacity: true)
        (first, gap) = ((0, 0), 0)
    }

    mutating func addWord(
        _ word: some Collection<UInt8>, left: Float, right: Float, height: Float
    ) {
        guard !word.isEmpty else { return }
        if bytes.count == lineStart {
            first = (right - left, right)
        } else {
            bytes.append(0x20)
            if heights.count == 1 { gap = left - first.right }
        }
        bytes += word
        heights.append((height, word.count))
    }

    /// - Parameter line: all but the text, the size and the first word's width.
    mutating func endLine(_ line: Line) {
        guard bytes.count > lineStart else { return }
        var line = line
        line.size = usualHeight()
        line.firstWidth = first.width
        if gap > line.size * 0.7 { markNumber() }
        line.text = lineStart..<bytes.count
        lines.append(line)
        lineStart = bytes.count
    }

    private func usualHeight() -> Float {
        var best: (height: Float, weight: Int) = (0, 0)
        for (height, _) in heights {
            var weight = 0
            for other in heights where abs(other.height - height) < 0.3 { weight += other.weight }
            if weight > best.weight { best = (height, weight) }
            // Nearly always all words of a line are alike.
            if weight * 2 > bytes.count - lineStart { break }
        }
        return best.height
    }

    /// A figure with a gap behind it is the number of an item, though no full stop says so.
    private mutating func markNumber() {
        let digits = bytes[lineStart...].prefix { 0x30...0x39 ~= $0 }.count
        guard 1...2 ~= digits, lineStart + digits < bytes.count, bytes[lineStart + digits] == 0x20
        else { return }
        bytes.insert(0x2E, at: lineStart + digits)
    }
}

extension PrintedPages.Line {
    init(page: Int, block: Int, left: Float, top: Float, right: Float, bottom: Float) {
        self.init(
            page: page, block: block, left: left, top: top, right: right, bottom: bottom,
            size: 0, firstWidth: 0, text: 0..<0)
    }
}
