import ThawCore

extension MainContentFinder {
    /// Takes out of the main element what is chrome by its links or its fields.
    mutating func cleanRoot() {
        let first = root + 1
        let end = Int(tree.nodes[root].end)
        var node = first
        while node < end {
            if isLinks(node) {
                takeOut(node, as: .navigation)
                node = max(node + 1, Int(tree.nodes[node].end))
            } else {
                node += 1
            }
        }
    }

    /// A list, a box or a table that is little more than links.
    private func isLinks(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        switch node.element {
        case .list, .orderedList, .division, .section, .table, .definitionList, .block, .figure,
            .aside, .form:
            break
        default: return false
        }
        let size = size(index)
        guard size > 0, commaCount(index) < 10 else { return false }
        if goodSize(index) * 2 > size { return false }
        let share = linkShare(index)
        return share > 0.6 || (share > 0.33 && linkedCount(index) * 2 > segmentCount(index))
    }

    /// Takes out single lines: the headline, links alone, what stands above and below the text.
    mutating func cleanSegments() {
        let titles = TitleWords(tree, bytes)
        var hasText = false
        for index in tree.nodes[root].segments where roles[index] == nil {
            let segment = tree.segments[index]
            if index == headline || (!hasText && isTitle(segment, titles)) {
                roles[index] = .title
            } else if isLinkAlone(segment) {
                roles[index] = .navigation
            } else if CueLines.isChrome(bytes, tree, segment) {
                roles[index] = .boilerplate
            } else if segment.isGood {
                hasText = true
            }
        }
        dropWhatComesAfter()
        trimEnds()
        dropEmptyHeadings()
    }

    /// Prose that stands in another element behind much chrome: the beginning of the next article.
    private mutating func dropWhatComesAfter() {
        let segments = tree.nodes[root].segments
        let core = core(segments)
        let last = segments.last { roles[$0] == nil && tree.nodes[core].segments.contains($0) }
        var gap = 0
        var seen = 0
        let all = segments.reduce(0) { roles[$1] == nil ? $0 + Int(tree.segments[$1].size) : $0 }
        for index in segments {
            guard roles[index] == nil else {
                gap += 1
                continue
            }
            let rest = all - seen
            if gap >= 8, rest * 3 < all, let last, index > last {
                for other in index..<segments.upperBound where roles[other] == nil {
                    roles[other] = .boilerplate
                }
                return
            }
            gap = 0
            seen += Int(tree.segments[index].size)
        }
    }

    /// The element with most prose right in it.
    private func core(_ segments: Range<Int>) -> Int {
        var sizes: [Int: Int] = [:]
        for index in segments where roles[index] == nil && tree.segments[index].isGood {
            sizes[container(of: tree.segments[index]), default: 0] += Int(tree.segments[index].size)
        }
        return sizes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? root
    }

    /// Bylines, dates and buttons above the first sentence and below the last.
    private mutating func trimEnds() {
        let main = roles.indices.filter { roles[$0] == nil }
        guard let first = main.firstIndex(where: { tree.segments[$0].isGood }),
            let last = main.lastIndex(where: { tree.segments[$0].isGood })
        else { return }
        for index in main[..<first] + main[(last + 1)...] where isLabel(tree.segments[index]) {
            roles[index] = .boilerplate
        }
    }

    /// A short line that is neither a sentence nor part of a heading, a list or a table.
    private func isLabel(_ segment: PageTree.Segment) -> Bool {
        guard segment.size < 60, !segment.endsSentence, !segment.isInItem else { return false }
        switch segment.block {
        case .h1, .h2, .h3, .h4, .h5, .h6, .cell, .headerCell, .term, .description, .pre, .quote:
            return false
        default: return true
        }
    }

    private func isTitle(_ segment: PageTree.Segment, _ titles: TitleWords) -> Bool {
        (segment.block == .h1 && headline == nil)
            || (segment.size < 300 && titles.matches(text(of: segment)))
    }

    /// "Read more about it": a paragraph that is a link. In lists and tables it may be what they are about.
    private func isLinkAlone(_ segment: PageTree.Segment) -> Bool {
        segment.isLink && segment.size < 200 && !segment.isOfListOrTable
    }

    /// A heading under which nothing is left.
    private mutating func dropEmptyHeadings() {
        var below = 7
        var dropped = false
        for index in tree.nodes[root].segments.reversed() {
            if roles[index] != nil {
                dropped = true
                continue
            }
            let level = tree.segments[index].block.headingLevel
            if level > 0, below == 7 || (dropped && below > 0 && below <= level) {
                roles[index] = .boilerplate
                continue
            }
            below = level
            dropped = false
        }
    }

    /// The words of a segment.
    func text(of segment: PageTree.Segment) -> [UInt8] {
        var text = SegmentText()
        for piece in tree.pieces[Int(segment.firstPiece)..<Int(segment.endPiece)] {
            text.append(bytes, Span(Int(piece.start), Int(piece.end)))
        }
        return text.finish()
    }
}

/// The words of the page's title and headline, to know the headline by.
struct TitleWords {
    private var titles: [[UInt8]] = []

    init(_ tree: PageTree, _ bytes: UnsafeBufferPointer<UInt8>) {
        for span in [tree.title, tree.metaTitle] {
            guard let span else { continue }
            var text = SegmentText()
            text.append(bytes, Span(span.start, min(span.end, span.start + 1000)))
            titles.append(Self.letters(text.finish()))
        }
    }

    /// Whether the text is the title, or the title without the name of the site.
    func matches(_ text: [UInt8]) -> Bool {
        let letters = Self.letters(text)
        guard letters.count >= 8 else { return false }
        return titles.contains { title in
            title == letters || (letters.count * 2 > title.count && title.starts(with: letters))
        }
    }

    static func letters(_ text: [UInt8]) -> [UInt8] {
        text.filter { ByteText.isLetter($0) || ByteText.isDigit($0) }.map { ByteText.lower($0) }
    }
}

/// Words of a page: character references decoded, runs of white space one space.
struct SegmentText {
    private var out: [UInt8] = []
    private var keepsLines = false

    init(keepsLines: Bool = false) { self.keepsLines = keepsLines }

    /// An empty span is a line break.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) {
        if span.isEmpty { return append(space: 0x0A) }
        var i = span.start
        while i < span.end {
            let byte = bytes[i]
            if byte == 0x26, let found = HTMLEntities.decode(bytes, at: i, end: span.end) {
                append(words: found.utf8)
                i = found.end
            } else if ByteText.isSpace(byte) {
                append(space: keepsLines && byte == 0x0A ? byte : 0x20)
                i += 1
            } else {
                out.append(byte)
                i += 1
            }
        }
    }

    private mutating func append(words: [UInt8]) {
        // A no-break space.
        if words == [0xC2, 0xA0] { append(space: 0x20) } else { out += words }
    }

    private mutating func append(space: UInt8) {
        guard let last = out.last else { return }
        if last == 0x20, space == 0x0A { out[out.count - 1] = space }
        if last != 0x20, last != 0x0A || (keepsLines && space == 0x0A) { out.append(space) }
    }

    consuming func finish() -> [UInt8] {
        while let last = out.last, last == 0x20 || last == 0x0A { out.removeLast() }
        return out
    }
}
