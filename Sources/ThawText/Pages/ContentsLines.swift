import ThawCore

/// The list of contents above a guide: what its parts are called and on which pages they begin.
enum ContentsLines {
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain else { return }
        let open = page.openLines(limit: 80)
        markRepeated(&page, open)
        var found: [Int] = []
        let parts = open.contains { entry(page, $0) != nil } ? partsBelow(page, open) : [:]
        for (position, index) in open.enumerated() {
            guard let entry = entry(page, index) else { continue }
            let isBelow =
                position > 0
                && (found.last == open[position - 1] || isHead(page, open[position - 1]))
            // Without the dots, only what stands below its heading is sure.
            if entry.hasLeader || isBelow || parts[index] != nil { found.append(index) }
        }
        let numbers = found.compactMap { entry(page, $0)?.number }
        guard found.count >= 3, zip(numbers, numbers.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            return
        }
        for index in found {
            page.lines[index].role = .navigation
            guard let part = parts[index], !found.contains(part),
                page.lines[part].marker == .none, page.lines[part].heading == 0
            else { continue }
            page.lines[part].heading = 2
        }
        if let first = found.first, first > 0, isHead(page, first - 1) {
            page.lines[first - 1].role = .navigation
        }
    }

    /// The line below that bears the name of an entry and nothing else, by the line of the entry.
    private static func partsBelow(_ page: PageLines, _ open: [Int]) -> [Int: Int] {
        var places: [String: Int] = [:]
        for index in page.lines.indices where page.lines[index].text.count <= 120 {
            places[Masthead.key(page.string(of: page.lines[index]))] = index
        }
        var parts: [Int: Int] = [:]
        for index in open {
            guard let name = entry(page, index)?.name, name.count >= 3,
                let part = places[Masthead.key(page.string(name))], part > index
            else { continue }
            parts[index] = part
        }
        return parts
    }

    /// Without numbers of pages: the lines below "Contents" that all come again as what stands over the parts.
    private static func markRepeated(_ page: inout PageLines, _ open: [Int]) {
        guard let head = open.firstIndex(where: { isHead(page, $0) }) else { return }
        func key(_ index: Int) -> String { Masthead.key(page.string(of: page.lines[index])) }
        var places: [String: Int] = [:]
        for index in page.lines.indices.dropFirst(open[head] + 1)
        where page.lines[index].text.count <= 120 {
            places[key(index)] = index
        }
        let entries = open[(head + 1)...].prefix { index in
            page.lines[index].text.count <= 120 && places[key(index)].map { $0 > index } ?? false
        }
        guard entries.count >= 3, let last = entries.last,
            entries.allSatisfy({ places[key($0)].map { $0 > last } ?? false })
        else { return }
        for index in [open[head]] + entries { page.lines[index].role = .navigation }
        for index in entries {
            guard let part = places[key(index)], page.lines[part].heading == 0,
                page.lines[part].marker == .none
            else { continue }
            page.lines[part].heading = 2
        }
    }

    private static func isHead(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index, limit: 40).split { !$0.isLetter }.joined(separator: " ")
        return [
            "contents", "table of contents", "contents page", "inhalt", "sommaire", "índice",
        ].contains(words)
    }

    /// "Erosion landforms ........ 2", or with a wide gap: the number of the page, and whether dots lead to it.
    private static func entry(
        _ page: PageLines, _ index: Int
    ) -> (number: Int, hasLeader: Bool, name: Span)? {
        let text = page.lines[index].text
        guard 6...160 ~= text.count, page.lines[index].heading == 0 else { return nil }
        var digits = text.end
        while digits > text.start, ByteText.isDigit(page.clean[digits - 1]) { digits -= 1 }
        guard 1...4 ~= text.end - digits, let number = Int(page.string(Span(digits, text.end)))
        else { return nil }
        var (dots, gap) = (0, 0)
        var at = digits
        while at > text.start {
            let byte = page.clean[at - 1]
            if byte == 0x2E || byte == 0x5F {
                dots += 1
            } else if at - 3 >= text.start, page.clean[(at - 3)..<at].elementsEqual("…".utf8) {
                dots += 3
                at -= 2
            } else if byte == 0x20 || byte == 0x09 {
                gap += byte == 0x09 ? 3 : 1
            } else {
                break
            }
            at -= 1
        }
        guard at - text.start >= 3, dots >= 4 || dots == 0 && gap >= 1 else { return nil }
        return (number, dots >= 4, page.trimmed(Span(text.start, at)))
    }
}
