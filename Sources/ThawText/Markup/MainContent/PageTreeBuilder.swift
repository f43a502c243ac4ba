import ThawCore

/// Builds the tree from the tokens, with the end tags that HTML lets pages leave out.
///
/// Iterative. Cost: linear in the input; looking for the element that an end tag ends stops after `reach` steps.
struct PageTreeBuilder {
    private struct Open {
        var element: HTMLElement
        var isLink: Bool
        var isHidden: Bool
        var isStrong: Bool
        var isInItem: Bool
        /// The node in force inside the element.
        var node: Int32
        var block: HTMLElement
        var ownsNode: Bool
    }

    private static let reach = 512
    private let bytes: UnsafeBufferPointer<UInt8>
    private var tree = PageTree()
    private var open: [Open] = []
    private var counts = [Int32](repeating: 0, count: 64)
    private var segment: PageTree.Segment?
    /// Line breaks since the last text.
    private var breaks = 0
    private var raw: (element: HTMLElement, tag: Span)?

    private let readsHidden: Bool

    /// - Parameter readsHidden: whether elements count that scripts are to show.
    static func tree(
        _ bytes: UnsafeBufferPointer<UInt8>, readsHidden: Bool = false
    ) -> PageTree {
        // Offsets are kept in 32 bits.
        let count = min(bytes.count, Int(Int32.max) - 1)
        var builder = PageTreeBuilder(bytes, count, readsHidden: readsHidden)
        builder.read(Span(0, count))
        return builder.finish()
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, readsHidden: Bool) {
        self.bytes = bytes
        self.readsHidden = readsHidden
        tree.count = count
        tree.nodes.reserveCapacity(count / 64)
        tree.nodes.append(
            PageTree.Node(element: .html, names: [], parent: -1, firstSegment: 0, tag: 0))
        open.append(
            Open(
                element: .html, isLink: false, isHidden: false, isStrong: false, isInItem: false,
                node: 0, block: .html, ownsNode: true))
    }

    private mutating func finish() -> PageTree {
        endSegment()
        while open.count > 0 { pop() }
        return tree
    }

    private mutating func read(_ span: Span) {
        var tokens = HTMLTokenizer(bytes, in: span)
        while let token = tokens.next() {
            switch token {
            case .text(let span): text(span)
            case .raw(let span): rawText(span)
            case .comment: break
            case .end(let element, _): end(element)
            case .start(let element, let tag, let isEmpty):
                raw = nil
                start(element, tag, isEmpty: isEmpty)
                continue
            }
            raw = nil
        }
    }

    // MARK: Text

    private mutating func rawText(_ span: Span) {
        switch raw?.element {
        case .title: tree.title = tree.title ?? span
        case .script:
            guard let tag = raw?.tag else { return }
            let type = HTMLAttributes(tag, in: bytes).type
            if let type, type.count > 12, bytes[type.end - 1] | 0x20 == 0x6E,
                bytes[type.end - 2] | 0x20 == 0x6F
            {
                tree.data.append(span)
            }
        case nil where span.count >= 12: text(Span(span.start + 9, span.end - 3))
        default: break
        }
    }

    private mutating func text(_ span: Span) {
        guard let top = open.last, !top.isHidden else { return }
        var size: Int32 = 0
        var commas: Int32 = 0
        var wasSpace = segment == nil || breaks > 0
        for i in span.range {
            let byte = bytes[i]
            if ByteText.isSpace(byte) {
                if !wasSpace { size += 1 }
                wasSpace = true
                continue
            }
            wasSpace = false
            size += 1
            if byte == 0x2C { commas += 1 } else if byte >= 0xE3 { commas += wideComma(at: i) }
        }
        guard size > 0 else {
            if segment != nil { note(span) }
            return
        }
        if isInvisible(span, size) { return }
        if breaks > 1 { endSegment() }
        breaks = 0
        begin(top)
        note(span)
        segment?.size += size
        segment?.commas += commas
        if top.isLink { segment?.linkSize += size }
        if top.isStrong { segment?.strongSize += size }
    }

    /// Nothing but a no-break space.
    private func isInvisible(_ span: Span, _ size: Int32) -> Bool {
        guard size <= 12, segment == nil || breaks > 0 else { return false }
        let text = ByteText.trimmed(bytes, span)
        if text.isEmpty { return true }
        return bytes[text.start] == 0x26 && text.count == 6 && bytes[text.start + 1] == 0x6E
            && bytes[text.start + 2] == 0x62
    }

    /// "、" and "，".
    private func wideComma(at i: Int) -> Int32 {
        guard i + 2 < bytes.count else { return 0 }
        switch (bytes[i], bytes[i + 1], bytes[i + 2]) {
        case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C): return 1
        default: return 0
        }
    }

    private mutating func begin(_ top: Open) {
        guard segment == nil else { return }
        let piece = Int32(tree.pieces.count)
        segment = PageTree.Segment(
            node: top.node, firstPiece: piece, endPiece: piece, block: top.block,
            isInItem: top.isInItem)
    }

    private mutating func note(_ span: Span) {
        tree.pieces.append(
            PageTree.Piece(
                start: Int32(truncatingIfNeeded: span.start),
                end: Int32(truncatingIfNeeded: span.end)))
    }

    private mutating func endSegment() {
        breaks = 0
        guard var done = segment else { return }
        done.endPiece = Int32(tree.pieces.count)
        done.endsSentence = endsSentence(done)
        tree.segments.append(done)
        segment = nil
    }

    /// Closing quotes and brackets aside.
    private func endsSentence(_ segment: PageTree.Segment) -> Bool {
        var index = Int(segment.endPiece) - 1
        while index >= Int(segment.firstPiece) {
            var i = Int(tree.pieces[index].end) - 1
            while i >= Int(tree.pieces[index].start) {
                switch bytes[i] {
                case 0x2E, 0x21, 0x3F, 0x3A, 0x3B: return true
                case 0x82 where i >= 2 && bytes[i - 1] == 0x80 && bytes[i - 2] == 0xE3: return true
                case 0x20, 0x09...0x0D, 0x22, 0x27, 0x29, 0x5D, 0x80, 0x9D, 0x99, 0xE2, 0xC2, 0xA0,
                    0xBB:
                    i -= 1
                default: return false
                }
            }
            index -= 1
        }
        return false
    }

    // MARK: Tags

    private mutating func start(_ element: HTMLElement, _ tag: Span, isEmpty: Bool) {
        closeImplied(by: element)
        switch element {
        case .lineBreak:
            if segment != nil {
                breaks += 1
                note(Span(tag.start, tag.start))
            }
            return
        case .meta:
            meta(tag)
            return
        case .input:
            // A hidden field is no field to a reader.
            if let node = open.last?.node { tree.nodes[Int(node)].inputs += 1 }
            return
        case .rule: return endSegment()
        case .image, .void: return
        default: break
        }
        if element.breaksText { endSegment() }
        if isEmpty { return }
        if element.holdsRawText {
            raw = (element, tag)
        }
        push(element, tag)
    }

    private mutating func push(_ element: HTMLElement, _ tag: Span) {
        guard let top = open.last else { return }
        var entry = top
        entry.element = element
        entry.ownsNode = false
        if element == .strong || element.headingLevel > 0 { entry.isStrong = true }
        if element == .item { entry.isInItem = true }
        if element.breaksText { entry.block = element }
        let isPlain = element == .inline || element == .strong || element == .link
        let hasNames = tag.count > 8
        if hasNames || !isPlain {
            var names = PartNames()
            if hasNames {
                let attributes = HTMLAttributes(tag, in: bytes)
                if element == .link, let target = attributes.target {
                    // A heading that links to itself is no link.
                    entry.isLink =
                        target.isEmpty || bytes[target.start] != 0x23
                        || top.block.headingLevel == 0
                }
                names = self.names(attributes)
                if element != .body, element != .html, isHidden(attributes) {
                    entry.isHidden = true
                }
            }
            if element == .hidden || element == .head { entry.isHidden = true }
            if !isPlain || !names.isEmpty || (entry.isHidden && !top.isHidden) {
                entry.node = Int32(tree.nodes.count)
                entry.ownsNode = true
                tree.nodes.append(
                    PageTree.Node(
                        element: element, isHidden: entry.isHidden, names: names,
                        parent: top.node, firstSegment: Int32(tree.segments.count),
                        tag: Int32(truncatingIfNeeded: tag.start)))
            }
        }
        counts[Int(element.rawValue)] += 1
        open.append(entry)
    }

    private func names(_ attributes: HTMLAttributes) -> PartNames {
        var names = PartNames()
        for value in [attributes.id, attributes.classes, attributes.role, attributes.itemprop] {
            if let value, !value.isEmpty { names.formUnion(PartNames.of(value, in: bytes)) }
        }
        return names
    }

    private func isHidden(_ attributes: HTMLAttributes) -> Bool {
        if readsHidden { return false }
        if attributes.isHidden { return true }
        guard let style = attributes.style, style.count >= 12 else { return false }
        return HiddenStyle.isHidden(bytes, style)
    }

    private mutating func meta(_ tag: Span) {
        guard tree.metaTitle == nil else { return }
        let attributes = HTMLAttributes(tag, in: bytes)
        guard let property = attributes.property, property.count == 8,
            bytes[property.start + 3] == 0x74, bytes[property.start + 4] == 0x69,
            let content = attributes.content
        else { return }
        // og:title
        tree.metaTitle = content
    }

    /// Pops what the start of another element ends without saying so.
    private mutating func closeImplied(by element: HTMLElement) {
        switch element {
        case .item: closeNearest([.item], within: [.list, .orderedList, .table])
        case .cell, .headerCell: closeNearest([.cell, .headerCell], within: [.row, .table])
        case .row: closeNearest([.row], within: [.table])
        case .term, .description:
            closeNearest([.term, .description], within: [.definitionList, .table])
        case .body: closeNearest([.head], within: [.html])
        case .link: if counts[Int(HTMLElement.link.rawValue)] > 0 { closeLink() }
        default: break
        }
        if element.isBlock, counts[Int(HTMLElement.paragraph.rawValue)] > 0, !element.holdsRawText {
            closeParagraph()
        }
        if open.last?.element == .head, !element.isOfHead { end(.head) }
    }

    private mutating func closeNearest(_ wanted: [HTMLElement], within scope: [HTMLElement]) {
        guard wanted.contains(where: { counts[Int($0.rawValue)] > 0 }) else { return }
        var index = open.count - 1
        let last = max(0, index - Self.reach)
        while index > last {
            let element = open[index].element
            if wanted.contains(element) {
                pop(to: index)
                return
            }
            if scope.contains(element) { return }
            index -= 1
        }
    }

    /// A paragraph holds no blocks.
    private mutating func closeParagraph() {
        var index = open.count - 1
        let last = max(0, index - Self.reach)
        while index > last {
            let element = open[index].element
            if element == .paragraph { return pop(to: index) }
            if element.isBlock || element == .cell || element == .headerCell { return }
            index -= 1
        }
    }

    /// A link holds no links.
    private mutating func closeLink() {
        var index = open.count - 1
        let last = max(0, index - 8)
        while index > last, !open[index].element.breaksText {
            if open[index].element == .link { return pop(to: index) }
            index -= 1
        }
    }

    private mutating func end(_ element: HTMLElement) {
        if element.breaksText { endSegment() }
        guard counts[Int(element.rawValue)] > 0, element != .html, element != .body else { return }
        var index = open.count - 1
        let last = max(0, index - Self.reach)
        while index > last {
            let other = open[index].element
            if other == element { return pop(to: index) }
            // An end tag of a phrase ends no block, one of a block no cell that it stands in.
            if !element.breaksText, other.breaksText { return }
            if other == .cell || other == .headerCell, element != .row, element != .table { return }
            index -= 1
        }
    }

    private mutating func pop(to index: Int) {
        while open.count > index { pop() }
    }

    private mutating func pop() {
        guard let last = open.popLast() else { return }
        counts[Int(last.element.rawValue)] -= last.node == 0 && last.ownsNode ? 0 : 1
        if last.element.breaksText { endSegment() }
        guard last.ownsNode else { return }
        let node = Int(last.node)
        tree.nodes[node].end = Int32(tree.nodes.count)
        // A segment that is still open, around a phrase, is counted to the phrase's parent.
        tree.nodes[node].endSegment = Int32(tree.segments.count)
        let parent = Int(tree.nodes[node].parent)
        if parent >= 0 { tree.nodes[parent].inputs += tree.nodes[node].inputs }
    }
}

extension HTMLElement {
    /// Text before and after it is not one stretch.
    var breaksText: Bool {
        isBlock || self == .cell || self == .headerCell || self == .description
    }

    /// May stand in the head.
    fileprivate var isOfHead: Bool {
        switch self {
        case .head, .title, .meta, .void, .script, .style, .noscript, .template: true
        default: false
        }
    }
}
