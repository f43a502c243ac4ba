import ThawCore

extension MainContentFinder {
    /// The line that says what the page's title says; an `h1` before others.
    func findHeadline() -> Int? {
        let titles = TitleWords(tree, bytes)
        var found: Int?
        for (index, segment) in tree.segments.enumerated() {
            let level = segment.block.headingLevel
            guard segment.size < 300, level > 0 || found == nil, segment.size >= 8 else { continue }
            guard level == 1 || (found == nil && level > 0) else { continue }
            guard titles.matches(text(of: segment)) else { continue }
            if level == 1 { return index }
            found = index
        }
        return found
    }

    /// Lists of other articles: four or more boxes side by side, each a link with a few words below it.
    mutating func takeOutTeasers() {
        var counts: [Int32: (teasers: Int, others: Int)] = [:]
        for index in tree.nodes.indices.dropFirst() {
            let node = tree.nodes[index]
            switch node.element {
            case .item, .division, .article, .section, .cell: break
            default: continue
            }
            guard !node.segments.isEmpty else { continue }
            if isTeaser(node) {
                counts[node.parent, default: (0, 0)].teasers += 1
            } else {
                counts[node.parent, default: (0, 0)].others += 1
            }
        }
        var found: [Int] = []
        for index in tree.nodes.indices.dropFirst() {
            let node = tree.nodes[index]
            guard let count = counts[node.parent], count.teasers >= 4, count.teasers > count.others,
                !node.segments.isEmpty, isTeaser(node)
            else { continue }
            found.append(index)
        }
        guard !found.isEmpty else { return }
        let before = roles
        for index in found { takeOut(index, as: .navigation) }
        let rest = tree.segments.indices.reduce(0) {
            roles[$1] == nil && tree.segments[$1].isGood ? $0 + Int(tree.segments[$1].size) : $0
        }
        // A page of nothing else is about them.
        if rest < 1000 { roles = before }
    }

    /// A linked headline and the beginning of what it leads to.
    private func isTeaser(_ node: PageTree.Node) -> Bool {
        guard 2...8 ~= node.segments.count else { return false }
        var size = 0
        var hasLink = false
        for (position, index) in node.segments.enumerated() {
            let segment = tree.segments[index]
            size += Int(segment.size)
            if position < 3, segment.size >= 20, segment.linkSize * 10 >= segment.size * 9 {
                hasLink = true
            }
        }
        return hasLink && size < 700
    }

    /// A page of which nothing would be left is content after all.
    mutating func keepAll() {
        for index in roles.indices { roles[index] = nil }
    }
}
