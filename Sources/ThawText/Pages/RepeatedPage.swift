import ThawCore

/// A page that was pasted twice, one copy below the other: one is set aside, so that nothing is asked twice.
enum RepeatedPage {
    /// A poem's refrain and the menu at either end of a page are shorter.
    private static let fewest = (lines: 8, bytes: 300)
    /// So many lines at the head of a copy or at its end may be cut off.
    private static let edge = 3
    /// So many places are tried where the second copy may begin.
    private static let places = 8

    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        let open = page.lines.indices.filter { page.lines[$0].role == nil }
        guard let copy = copy(page, open),
            let last = copy.last
        else { return }
        let bytes = copy.reduce(0) { $0 + page.lines[open[$1]].text.count }
        guard bytes >= fewest.bytes else { return }
        for place in copy { page.lines[open[place]].role = .boilerplate }
        let (first, end) = (page.lines[open[copy.lowerBound]], page.lines[open[last]])
        page.problems.append(
            Problem(
                span: Span(first.extent.start, end.extent.end),
                message: "The page was pasted twice. One of the two copies is left out."))
    }

    /// The places of the copy that is left out.
    private static func copy(_ page: PageLines, _ open: [Int]) -> Range<Int>? {
        let from = open.count / 2 - edge
        guard from >= fewest.lines - edge else { return nil }
        func isSame(_ a: Int, _ b: Int) -> Bool {
            let (first, second) = (page.lines[open[a]].text, page.lines[open[b]].text)
            return first.count == second.count
                && page.clean[first.range].elementsEqual(page.clean[second.range])
        }
        var tried = 0
        for start in from...(open.count * 2 / 3) {
            for top in 0..<edge where top < start && isSame(top, start) {
                tried += 1
                if tried > places { return nil }
                var count = 1
                while start + count < open.count, top + count < start,
                    isSame(top + count, start + count)
                {
                    count += 1
                }
                guard count >= fewest.lines, open.count - start - count <= edge else { continue }
                // Where lines are left between the copies, the head of the first one is cut.
                let between = start - top - count
                if top == 0, 1...edge ~= between, start + count == open.count {
                    return 0..<count
                }
                return start..<open.count
            }
        }
        return nil
    }
}
