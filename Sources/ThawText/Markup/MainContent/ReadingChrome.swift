import ThawCore

/// Which parts of a saved page are kept from the kinds of pages, for `Reader`.
///
/// Two cases. A page that is surely one article keeps the article and its comments. Of any other whole page only
/// what its names call chrome is put aside. A fragment, as a clipboard gives it, is content from end to end.
struct ReadingChrome {
    /// Ascending. Comments and lines about the page are not among them: furniture readers look for these.
    private(set) var blocks: [Block] = []
    /// Main text, where the page is an article; ascending.
    private(set) var kept: [Span] = []

    /// What names call chrome without a doubt, on a page of any kind.
    private static let certain: PartNames = [
        .navigation, .sharing, .advertisement, .consent, .signUp, .overlay,
    ]
    /// Less text than this is a fragment, or a page that has nothing to lose.
    private static let least = 600

    init(_ source: UnsafeBufferPointer<UInt8>) {
        guard source.count >= Self.least else { return }
        let tree = PageTreeBuilder.tree(source)
        guard tree.nodes.contains(where: { $0.element == .body }) else { return }
        var finder = MainContentFinder(source, tree, heedsNames: true)
        finder.find()
        let roles = finder.isArticle ? finder.articleRoles() : finder.certainRoles(Self.certain)
        for (index, segment) in tree.segments.enumerated() {
            let span = tree.span(of: segment)
            if let role = roles[index] {
                blocks.append(Block(role: role, span: span))
            } else {
                kept.append(span)
            }
        }
    }

    /// The role of a line: that of the part it is in, `nil` where any of it is content.
    func role(of extent: Span) -> Block.Role? {
        guard !blocks.isEmpty else { return nil }
        let first = blocks.partitioningIndex { $0.span.end > extent.start }
        guard first < blocks.count, blocks[first].span.start < extent.end else { return nil }
        let other = kept.partitioningIndex { $0.end > extent.start }
        if other < kept.count, kept[other].start < extent.end { return nil }
        return blocks[first].role
    }
}

extension PageTree {
    /// From the first word of a segment to its last, markup included.
    func span(of segment: Segment) -> Span {
        let first = pieces[Int(segment.firstPiece)]
        let last = pieces[Int(segment.endPiece) - 1]
        return Span(Int(first.start), Int(max(first.start, last.end)))
    }
}

extension MainContentFinder {
    /// Whether the page is surely one article: paragraphs of prose, under one element, that are most of the
    /// prose of the page, with something else around them.
    var isArticle: Bool {
        var prose = 0
        var paragraphs = 0
        var all = 0
        for (index, segment) in tree.segments.enumerated() where roles[index] == nil {
            all += Int(segment.size)
            guard segment.size >= 120, segment.isGood, !segment.isInItem else { continue }
            paragraphs += 1
            prose += Int(segment.size)
        }
        let others = roles.count { $0 != nil }
        guard others >= 8, prose * 2 >= all else { return false }
        if headline != nil || isNamedArticle { return paragraphs >= 3 && prose >= 500 }
        return paragraphs >= 5 && prose >= 1200
    }

    private var isNamedArticle: Bool {
        var node = root
        while node > 0 {
            if tree.nodes[node].element == .article || tree.nodes[node].names.contains(.articleBody)
            {
                return true
            }
            node = Int(tree.nodes[node].parent)
        }
        return false
    }

    /// Everything but the article, its title, its byline and the comments.
    func articleRoles() -> [Block.Role?] {
        roles.map { role in
            switch role {
            case .navigation: .navigation
            case .boilerplate: .boilerplate
            default: nil
            }
        }
    }

    /// What names call chrome without a doubt, as long as it is a small part of the page.
    func certainRoles(_ certain: PartNames) -> [Block.Role?] {
        var roles = [Block.Role?](repeating: nil, count: tree.segments.count)
        var sums = [0]
        for segment in tree.segments { sums.append(sums[sums.count - 1] + Int(segment.size)) }
        var index = 1
        while index < tree.nodes.count {
            let node = tree.nodes[index]
            let size = sums[Int(node.endSegment)] - sums[Int(node.firstSegment)]
            let names = node.names.intersection(certain)
            guard !names.isEmpty, node.element.breaksText, size * 10 < (sums.last ?? 0) * 3,
                !holdsHeadline(index), node.element.headingLevel == 0, node.element != .body,
                node.names.isDisjoint(with: [.articleBody, .title])
            else {
                index += 1
                continue
            }
            let role: Block.Role = names.contains(.navigation) ? .navigation : .boilerplate
            for segment in node.segments { roles[segment] = role }
            index = max(index + 1, Int(node.end))
        }
        return roles
    }
}
