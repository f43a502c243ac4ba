public import ThawCore

/// The main text of a page of the web, and what part the rest of the page plays.
public struct MainContent: Sendable {
    /// A paragraph, heading, list item or table cell of the main text.
    public struct Paragraph: Hashable, Sendable {
        /// Its words: character references decoded, runs of white space one space.
        public var text: String
        /// In the page, markup between its words included.
        public var span: Span
        /// 1 to 6 for a heading, otherwise 0.
        public var heading: Int
    }

    /// The main text, in order.
    public let paragraphs: [Paragraph]
    /// What is not: navigation, boilerplate, comments and the title, in order. Tags lie in none.
    public let chrome: [Block]

    /// Finds the main text of a page.
    ///
    /// Cost: linear in the page. It never fails: of a page without an article it is what text there is.
    /// - Parameter html: the bytes of the page as UTF-8.
    public init(of html: [UInt8]) {
        let (paragraphs, chrome) = html.withUnsafeBufferPointer { Self.find($0) }
        self.paragraphs = paragraphs
        self.chrome = chrome
    }

    /// The main text of a page, an empty line between paragraphs.
    public static func text(of html: [UInt8]) -> String {
        MainContent(of: html).paragraphs.map(\.text).joined(separator: "\n\n")
    }

    private static func find(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> ([Paragraph], [Block]) {
        let tree = PageTreeBuilder.tree(bytes)
        guard !tree.segments.isEmpty else { return ([], []) }
        var finder = MainContentFinder(bytes, tree, heedsNames: true)
        finder.find()
        if finder.mainSize < 250 {
            var other = MainContentFinder(bytes, tree, heedsNames: false)
            other.find()
            if other.mainSize > finder.mainSize { finder = other }
            if finder.mainSize == 0 { finder.keepAll() }
        }
        var paragraphs: [Paragraph] = []
        var chrome: [Block] = []
        for (index, segment) in tree.segments.enumerated() {
            let first = tree.pieces[Int(segment.firstPiece)]
            let last = tree.pieces[Int(segment.endPiece) - 1]
            let span = Span(Int(first.start), max(Int(first.start), Int(last.end)))
            if let role = finder.roles[index] {
                chrome.append(Block(role: role, span: span))
                continue
            }
            let text = finder.text(of: segment)
            if text.isEmpty { continue }
            paragraphs.append(
                Paragraph(
                    text: String(decoding: text, as: UTF8.self), span: span,
                    heading: segment.block.headingLevel))
        }
        return (paragraphs, chrome)
    }
}
