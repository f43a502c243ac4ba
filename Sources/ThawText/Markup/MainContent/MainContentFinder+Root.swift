import ThawCore

extension MainContentFinder {
    /// The element that holds the main text.
    func bestNode() -> Int {
        let scores = scores()
        var best = 0
        var bestScore = 0.0
        for (index, score) in scores.enumerated() where score > 0 {
            let value = score * (1 - linkShare(index))
            if value > bestScore {
                best = index
                bestScore = value
            }
        }
        if let named = namedBody(best) { best = named }
        return widened(best)
    }

    /// Paragraphs vote for the elements around them, the nearest most (Arc90's Readability).
    private func scores() -> [Double] {
        var scores = [Double](repeating: 0, count: tree.nodes.count)
        for (index, segment) in tree.segments.enumerated() where roles[index] == nil {
            guard segment.size >= 25 else { continue }
            var vote = 1 + Double(segment.commas) + min(Double(segment.size) / 100, 3)
            if segment.isInItem { vote *= 0.5 }
            vote *= 1 - Double(segment.linkSize) / Double(segment.size)
            var node = container(of: segment)
            var level = 0
            while node > 0, level < 5 {
                let share = level == 0 ? 1 : level == 1 ? 0.5 : 1 / Double(level * 3)
                if scores[node] == 0 { scores[node] = prior(node) }
                scores[node] += vote * share
                node = parent(node)
                level += 1
            }
        }
        return scores
    }

    /// The nearest block around the paragraph that the segment is.
    func container(of segment: PageTree.Segment) -> Int {
        var node = Int(segment.node)
        while node > 0, !tree.nodes[node].element.breaksText { node = Int(tree.nodes[node].parent) }
        switch tree.nodes[node].element {
        case .paragraph, .pre, .item, .h1, .h2, .h3, .h4, .h5, .h6, .term, .description:
            return parent(node)
        default: return node
        }
    }

    /// The nearest block above.
    func parent(_ node: Int) -> Int {
        var node = Int(tree.nodes[node].parent)
        while node > 0, !tree.nodes[node].element.breaksText { node = Int(tree.nodes[node].parent) }
        return max(node, 0)
    }

    private func prior(_ index: Int) -> Double {
        let node = tree.nodes[index]
        var prior = 0.1
        switch node.element {
        case .article, .main: prior += 15
        case .division, .section: prior += 5
        case .pre, .cell, .quote: prior += 3
        case .address, .list, .orderedList, .definitionList, .item, .form: prior -= 3
        case .headerCell: prior -= 5
        default: break
        }
        guard heedsNames else { return prior }
        if node.names.contains(.articleBody) {
            prior += 40
        } else if node.names.contains(.content) {
            prior += 25
        }
        if !node.names.isDisjoint(with: .chrome) { prior -= 25 }
        return prior
    }

    /// An element whose name says that it is the text of the article, where that is borne out.
    private func namedBody(_ best: Int) -> Int? {
        guard heedsNames else { return nil }
        let wanted = goodSize(best)
        var found: Int?
        var most = 0
        var node = 1
        while node < tree.nodes.count {
            let names = tree.nodes[node].names
            if names.contains(.articleBody), tree.nodes[node].element != .body {
                let size = goodSize(node)
                if size > most {
                    most = size
                    found = node
                }
            }
            node += 1
        }
        guard let found, most * 10 >= wanted * 6 else { return nil }
        return found
    }

    /// Climbs while the text goes on outside: an article in several parts.
    private func widened(_ start: Int) -> Int {
        var best = start
        let article = outermostArticle(around: start)
        var isWhole = article == nil && holdsHeadline(start)
        var node = parent(start)
        var steps = 0
        while node > 0, steps < 12, tree.nodes[node].element != .body {
            if let article, node < article { isWhole = true }
            let inside = goodSize(best)
            let more = goodSize(node) - inside
            let extra = size(node) - size(best)
            // What is gained must be prose, and more than a teaser or two.
            if more * (isWhole ? 1 : 5) > inside, more * 10 > extra * 6,
                links(between: node, best) < 0.25
            {
                best = node
            }
            isWhole = isWhole || (article == nil && holdsHeadline(node))
            node = parent(node)
            steps += 1
        }
        return best
    }

    private func outermostArticle(around start: Int) -> Int? {
        var found: Int?
        var node = start
        while node > 0 {
            if tree.nodes[node].element == .article { found = node }
            node = Int(tree.nodes[node].parent)
        }
        return found
    }

    /// Prose between the headline and the main element: a standfirst, an introduction in a box of its own.
    func leadSegments() -> Set<Int> {
        let first = Int(tree.nodes[root].firstSegment)
        guard let headline, headline < first, first - headline < 80 else { return [] }
        let lead = (headline + 1..<first).filter { roles[$0] == nil && tree.segments[$0].isGood }
        let size = lead.reduce(0) { $0 + Int(tree.segments[$1].size) }
        return size * 3 < goodSize(root) ? Set(lead) : []
    }

    private func links(between outer: Int, _ inner: Int) -> Double {
        let size = size(outer) - size(inner)
        return size == 0 ? 0 : Double(linkSize(outer) - linkSize(inner)) / Double(size)
    }
}
