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

    /// Less than this is no article, and other ways are tried.
    private static let least = 250

    private static func find(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> ([Paragraph], [Block]) {
        var finder = finder(bytes, PageTreeBuilder.tree(bytes))
        if finder.mainSize < least {
            let other = Self.finder(bytes, PageTreeBuilder.tree(bytes, readsHidden: true))
            if other.mainSize >= least, other.mainSize > 3 * finder.mainSize { finder = other }
        }
        if finder.mainSize < least, let stated = StatedBody(finder.tree.data, bytes) {
            return ([Paragraph(stated)], finder.chrome)
        }
        return (finder.paragraphs, finder.chrome)
    }

    /// The first that finds an article of: by names, without them, everything.
    private static func finder(
        _ bytes: UnsafeBufferPointer<UInt8>, _ tree: PageTree
    ) -> MainContentFinder {
        var finder = MainContentFinder(bytes, tree, heedsNames: true)
        finder.find()
        guard finder.mainSize < least else { return finder }
        var other = MainContentFinder(bytes, tree, heedsNames: false)
        other.find()
        if other.mainSize > finder.mainSize { finder = other }
        if finder.mainSize == 0 { finder.keepAll() }
        return finder
    }
}

extension MainContent.Paragraph {
    /// The article as the page states it for machines, where it shows none.
    fileprivate init(_ stated: StatedBody) {
        self.init(
            text: String(decoding: stated.text, as: UTF8.self), span: stated.span, heading: 0)
    }
}

extension MainContentFinder {
    fileprivate var paragraphs: [MainContent.Paragraph] {
        tree.segments.indices.compactMap { index in
            guard roles[index] == nil else { return nil }
            let segment = tree.segments[index]
            let text = text(of: segment)
            if text.isEmpty { return nil }
            return MainContent.Paragraph(
                text: String(decoding: text, as: UTF8.self), span: tree.span(of: segment),
                heading: segment.block.headingLevel)
        }
    }

    fileprivate var chrome: [Block] {
        tree.segments.indices.compactMap { index in
            roles[index].map { Block(role: $0, span: tree.span(of: tree.segments[index])) }
        }
    }
}
