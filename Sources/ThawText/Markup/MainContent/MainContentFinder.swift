import ThawCore

/// Decides for each stretch of text of a page whether it is main content.
///
/// In the order of readability.js: what names and elements call chrome is taken out, paragraphs vote for the
/// elements around them, the best element is widened to where the text goes on, and what is left of chrome in
/// it is told by its links, its words and its place. Unlike there, nothing is taken out that holds most of the text.
struct MainContentFinder {
    let bytes: UnsafeBufferPointer<UInt8>
    let tree: PageTree
    /// By segment; `nil` is content, or not yet decided.
    var roles: [Block.Role?]
    /// Sums over the segments before each, of all that is not taken out.
    var sizes: [Int] = []
    var links: [Int] = []
    var good: [Int] = []
    var commas: [Int] = []
    /// Segments that are links, and segments.
    var linked: [Int] = []
    var counted: [Int] = []
    /// The element that holds the main text.
    var root = 0
    /// Whether names count, in the chain of ever more forgiving attempts.
    let heedsNames: Bool
    /// The segment that is the page's headline.
    var headline: Int?

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ tree: PageTree, heedsNames: Bool) {
        self.bytes = bytes
        self.tree = tree
        self.heedsNames = heedsNames
        roles = [Block.Role?](repeating: nil, count: tree.segments.count)
    }

    mutating func find() {
        headline = findHeadline()
        takeOutTeasers()
        sum()
        takeOutChrome()
        sum()
        root = bestNode()
        let lead = leadSegments()
        for index in roles.indices where !tree.nodes[root].segments.contains(index) {
            if !lead.contains(index) { roles[index] = roles[index] ?? .boilerplate }
        }
        sum()
        cleanRoot()
        cleanSegments()
        heedStatedBody()
    }

    /// The bytes of what was found.
    var mainSize: Int {
        tree.segments.indices.reduce(0) { roles[$1] == nil ? $0 + Int(tree.segments[$1].size) : $0 }
    }

    // MARK: Sums

    mutating func sum() {
        let count = tree.segments.count
        sizes = [Int](repeating: 0, count: count + 1)
        links = sizes
        good = sizes
        commas = sizes
        linked = sizes
        counted = sizes
        for (i, segment) in tree.segments.enumerated() {
            let isIn = roles[i] == nil
            sizes[i + 1] = sizes[i] + (isIn ? Int(segment.size) : 0)
            links[i + 1] = links[i] + (isIn ? Int(segment.linkSize) : 0)
            commas[i + 1] = commas[i] + (isIn ? Int(segment.commas) : 0)
            counted[i + 1] = counted[i] + (isIn ? 1 : 0)
            linked[i + 1] = linked[i] + (isIn && segment.isLink ? 1 : 0)
            good[i + 1] = good[i] + (isIn && segment.isGood ? Int(segment.size) : 0)
        }
    }

    func size(_ node: Int) -> Int { total(sizes, node) }
    func linkSize(_ node: Int) -> Int { total(links, node) }
    func goodSize(_ node: Int) -> Int { total(good, node) }
    func commaCount(_ node: Int) -> Int { total(commas, node) }

    func linkedCount(_ node: Int) -> Int { total(linked, node) }
    func segmentCount(_ node: Int) -> Int { total(counted, node) }

    private func total(_ sums: [Int], _ node: Int) -> Int {
        sums[Int(tree.nodes[node].endSegment)] - sums[Int(tree.nodes[node].firstSegment)]
    }

    func linkShare(_ node: Int) -> Double {
        let size = size(node)
        return size == 0 ? 0 : Double(linkSize(node)) / Double(size)
    }

    mutating func takeOut(_ node: Int, as role: Block.Role) {
        for index in tree.nodes[node].segments where roles[index] == nil { roles[index] = role }
    }

    // MARK: Chrome

    private mutating func takeOutChrome() {
        let all = good.last ?? 0
        var node = 1
        while node < tree.nodes.count {
            if let role = chrome(node, all) {
                takeOut(node, as: role)
                node = max(node + 1, Int(tree.nodes[node].end))
            } else {
                node += 1
            }
        }
    }

    /// The role of an element that is chrome by its kind or its names.
    private func chrome(_ index: Int, _ all: Int) -> Block.Role? {
        let node = tree.nodes[index]
        guard !node.segments.isEmpty, node.element != .body, node.element != .html else {
            return nil
        }
        let inside = goodSize(index)
        let outside = all - inside
        let isSmall = inside * 10 < all * 3 || inside == 0
        // What holds the headline, or most of the text, is the page itself under a name that says little.
        let mayGo = isSmall || (outside >= 500 && outside * 7 >= all && !holdsHeadline(index))
        switch node.element {
        case .nav where mayGo: return .navigation
        case .footer where mayGo: return .boilerplate
        case .aside where mayGo: return .boilerplate
        case .caption where mayGo: return .boilerplate
        case .form where node.inputs > 0 && isSmall: return .boilerplate
        default: break
        }
        guard heedsNames, node.element != .article, node.element != .main else { return nil }
        guard !node.names.isDisjoint(with: .chrome) else { return nil }
        let names = namesBesidesHeading(index)
        let chrome = names.intersection(.chrome)
        guard !chrome.isEmpty else { return nil }
        if chrome.contains(.comments), !names.contains(.articleBody), outside >= 200,
            isBehindText(node)
        {
            return .comment
        }
        if names.contains(.articleBody) { return nil }
        if names.contains(.content) ? !isSmall : !mayGo { return nil }
        if chrome == .hidden, inside > 0 { return nil }
        return chrome.contains(.navigation) ? .navigation : .boilerplate
    }

    func holdsHeadline(_ node: Int) -> Bool {
        headline.map { tree.nodes[node].segments.contains($0) } ?? false
    }

    /// The names without an id that was made of the heading below it: "sharing-with-others".
    private func namesBesidesHeading(_ index: Int) -> PartNames {
        let node = tree.nodes[index]
        let start = Int(node.tag)
        guard let first = node.segments.first, tree.segments[first].block.headingLevel > 0 else {
            return node.names
        }
        let attributes = HTMLAttributes(Span(start, tree.count), in: bytes)
        guard let id = attributes.id else { return node.names }
        let heading = TitleWords.letters(text(of: tree.segments[first]))
        guard heading.starts(with: TitleWords.letters(Array(bytes[id.range]))) else {
            return node.names
        }
        return attributes.classes.map { PartNames.of($0, in: bytes) } ?? []
    }

    private func isBehindText(_ node: PageTree.Node) -> Bool { good[Int(node.firstSegment)] >= 200 }
}

extension PageTree.Segment {
    /// Long enough to be prose, and not made of links.
    var isGood: Bool { (size >= 80 || (size >= 40 && endsSentence)) && linkSize * 3 < size }

    /// Little but a link.
    var isLink: Bool { linkSize * 10 >= size * 8 }

    /// Or of a heading: what links there is what the page is about.
    var isOfListOrTable: Bool {
        switch block {
        case .cell, .headerCell, .term, .description, .h1, .h2, .h3, .h4, .h5, .h6: true
        default: isInItem
        }
    }
}
