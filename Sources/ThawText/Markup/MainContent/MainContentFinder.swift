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
    /// The element that holds the main text.
    var root = 0
    /// Whether names count, in the chain of ever more forgiving attempts.
    let heedsNames: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ tree: PageTree, heedsNames: Bool) {
        self.bytes = bytes
        self.tree = tree
        self.heedsNames = heedsNames
        roles = [Block.Role?](repeating: nil, count: tree.segments.count)
    }

    mutating func find() {
        sum()
        takeOutChrome()
        sum()
        root = bestNode()
        for index in roles.indices where !tree.nodes[root].segments.contains(index) {
            roles[index] = roles[index] ?? .boilerplate
        }
        sum()
        cleanRoot()
        cleanSegments()
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
        for (i, segment) in tree.segments.enumerated() {
            let isIn = roles[i] == nil
            sizes[i + 1] = sizes[i] + (isIn ? Int(segment.size) : 0)
            links[i + 1] = links[i] + (isIn ? Int(segment.linkSize) : 0)
            commas[i + 1] = commas[i] + (isIn ? Int(segment.commas) : 0)
            good[i + 1] = good[i] + (isIn && segment.isGood ? Int(segment.size) : 0)
        }
    }

    func size(_ node: Int) -> Int { total(sizes, node) }
    func linkSize(_ node: Int) -> Int { total(links, node) }
    func goodSize(_ node: Int) -> Int { total(good, node) }
    func commaCount(_ node: Int) -> Int { total(commas, node) }

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
        guard !node.segments.isEmpty, node.element != .body, node.element != .html else { return nil }
        let inside = goodSize(index)
        let outside = all - inside
        let isSmall = inside * 10 < all * 3 || inside == 0
        let mayGo = isSmall || (inside * 10 < all * 6 && outside >= 250)
        switch node.element {
        case .nav: return mayGo ? .navigation : nil
        case .footer where mayGo: return .boilerplate
        case .aside where mayGo: return .boilerplate
        case .form where node.inputs > 0 && isSmall: return .boilerplate
        case .header where isSmall && inside < 400: return .boilerplate
        default: break
        }
        guard heedsNames, node.element != .article, node.element != .main else { return nil }
        let names = node.names.intersection(.chrome)
        guard !names.isEmpty else { return nil }
        if names.contains(.comments), !node.names.contains(.articleBody), outside >= 200,
            isBehindText(node)
        {
            return .comment
        }
        if node.names.contains(.articleBody) { return nil }
        if node.names.contains(.content) ? !isSmall : !mayGo { return nil }
        if names == .hidden, inside > 0 { return nil }
        return names.contains(.navigation) ? .navigation : .boilerplate
    }

    private func isBehindText(_ node: PageTree.Node) -> Bool { good[Int(node.firstSegment)] >= 200 }
}

extension PageTree.Segment {
    /// Long enough to be prose, and not made of links.
    var isGood: Bool { size >= 80 && linkSize * 3 < size }
}
