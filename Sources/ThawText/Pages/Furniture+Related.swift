import ThawCore

/// The lines that the model takes for the site's, and the related terms of a page, which look much like its links.
extension FurnitureReader {
    /// "Related terms" below the other places where a site has the term, over names with what they mean.
    func reopens(_ index: Int, _ matches: [CueMatcher.Match]) -> Bool {
        guard matches.contains(where: { $0.cue == .related }), index + 1 < page.lines.count,
            page.lines[index].text.count <= 32, page.lines[index].marker == .none
        else { return false }
        let next = page.lines[index + 1]
        return next.role == nil && next.text.count >= 48 && page.endsSentence(next.text)
            && KeyTermPage.named(page, next) != nil
    }

    /// Whether a heading stands here with points below it, as no list of links has them, and another farther down.
    func opensList(_ index: Int) -> Bool {
        headsList(index)
            && page.lines.indices.dropFirst(index + 3).prefix(60).contains { headsList($0) }
    }

    private func headsList(_ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.isApart, line.marker == .none, line.text.count <= 60,
            !page.endsSentence(line.text), index + 2 < page.lines.count
        else { return false }
        return (1...2).allSatisfy {
            let next = page.lines[index + $0]
            return next.marker == .bullet && !next.isApart && next.text.count >= 24 && !next.isLink
                && page.words(in: next.text, limit: 5) >= 4
        }
    }

    /// Whether the line stands in a block of a few words each right below the heading of related terms.
    mutating func isRelatedName(_ index: Int) -> Bool {
        guard namesRelated == index, page.words(in: page.lines[index].text, limit: 6) <= 5,
            page.lines[index].heading == 0
        else { return false }
        namesRelated = index + 1
        return true
    }

    /// Whether the model takes the line for the site's, and nothing that stands around it speaks against that.
    mutating func isSites(_ index: Int, _ matches: [CueMatcher.Match]) -> Bool {
        if matches.contains(where: { $0.cue == .related }) { namesRelated = index + 1 }
        let isRelated = isRelatedName(index)
        return siteLines.lines.contains(index) && !isHeading(matches) && !isRelated
    }
}
