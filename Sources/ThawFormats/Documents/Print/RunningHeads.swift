/// What stands at the edge of page after page: the title of the book, the name of the chapter, the number
/// of the page.
struct RunningHeads {
    /// The indices of the lines that are such.
    private(set) var lines: Set<Int> = []
    /// Each wording once, in the order of the pages.
    private(set) var words: [String] = []

    /// The part of a page's height, above and below, in which they are looked for.
    private static let edge: Float = 0.12

    init(_ pages: PrintedPages) {
        let body = pages.bodySize
        var places: [String: [Int]] = [:]
        for (index, line) in pages.lines.enumerated() {
            guard pages.pages.indices.contains(line.page), line.text.count <= 200 else { continue }
            let height = pages.pages[line.page].height
            let isTop = line.bottom < height * Self.edge
            guard isTop || line.top > height * (1 - Self.edge) else { continue }
            let key = (isTop ? "t" : "b") + Self.shape(pages.text(line))
            places[key, default: []].append(index)
        }
        for (key, found) in places {
            let heads = Self.heads(
                key, found.map { ($0, pages.lines[$0]) }, pages.pages.count, body)
            lines.formUnion(heads)
        }
        var known: Set<String> = []
        for index in lines.sorted() {
            let text = pages.string(pages.lines[index])
            let shape = Self.shape(pages.text(pages.lines[index]))
            if !Self.isPageNumber(shape[...]), known.insert(shape).inserted { words.append(text) }
        }
    }

    private static func heads(
        _ key: String, _ found: [(index: Int, line: PrintedPages.Line)], _ pageCount: Int,
        _ body: Float
    ) -> [Int] {
        let isPageNumber = isPageNumber(key.dropFirst())
        if isPageNumber, pageCount == 1, key.hasPrefix("b") { return found.map(\.index) }
        guard found.count >= 2 else { return [] }
        // The same height on the page; a book has left and right pages, so the sides may differ.
        var groups: [[(index: Int, line: PrintedPages.Line)]] = []
        for place in found {
            if let group = groups.firstIndex(where: { abs($0[0].line.top - place.line.top) < 3 }) {
                groups[group].append(place)
            } else {
                groups.append([place])
            }
        }
        var heads: [Int] = []
        for group in groups {
            let count = Set(group.map(\.line.page)).count
            let isEverywhere = count == pageCount || count * 2 >= pageCount && count >= 3
            let isLarge = group[0].line.size > body * 1.15
            guard isPageNumber ? count >= 2 : count >= 3 && !isLarge || isEverywhere else {
                continue
            }
            heads += group.map(\.index)
        }
        return heads
    }

    /// In small letters, without spaces, each number as one sign.
    private static func shape(_ text: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        for byte in text where byte != 0x20 {
            if 0x30...0x39 ~= byte {
                if out.last != 0x23 { out.append(0x23) }
            } else {
                out.append(0x41...0x5A ~= byte ? byte | 0x20 : byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isPageNumber(_ shape: Substring) -> Bool {
        var rest = shape
        for word in ["page", "seite", "p.", "of", "von", "slide"] { rest.replace(word, with: "") }
        rest.removeAll { "#/|-–—[]().".contains($0) }
        if rest.isEmpty { return shape.contains("#") }
        // The front matter of a book is numbered i, ii, iii.
        return rest.count == shape.count && rest.count <= 6
            && rest.allSatisfy { "ivxl".contains($0) }
    }
}
