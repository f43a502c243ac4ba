import Foundation
import ThawCore

/// An EPUB book (EPUB 3.3; 2.0.1 is read the same way) to Markdown: the chapters in the order of its
/// spine.
enum Book {
    static func text(of archive: ZipArchive) throws -> Extraction {
        let package = BookPackage()
        try XMLReader.read(
            "META-INF/container.xml", of: archive, documentType: .ignored, package)
        guard let root = package.root, archive.member(root) != nil else {
            throw ThawError.invalid(
                "This EPUB book does not say where its chapters are; download it again.")
        }
        let locks = BookLocks()
        try XMLReader.read(
            "META-INF/encryption.xml", of: archive, documentType: .ignored, locks)
        try XMLReader.read(root, of: archive, documentType: .ignored, package)
        let folder = OfficePackage.folder(of: root)
        let text = BookText()
        var missing = 0
        for id in package.spine where !text.writer.isFull {
            guard let item = package.items[id] else { continue }
            let name = OfficePackage.resolved(item.removingPercentEncoding ?? item, in: folder)
            if locks.names.contains(name) {
                throw ThawError.invalid(
                    "This EPUB book is locked by its shop (DRM), so it cannot be read here.")
            }
            guard let chapter = archive.member(name) else {
                missing += 1
                continue
            }
            let reader = HTMLReader(text)
            try archive.unpack(chapter) { reader.take($0) }
            reader.finish()
            text.endChapter()
        }
        var result = try Extraction(text.writer, .whole, what: "EPUB book")
        if missing > 0 {
            result.problems.append("The book names \(missing) chapters that are not in it.")
        }
        return result
    }
}

/// Where the package is, and what it lists.
private final class BookPackage: XMLVisitor {
    var root: String?
    var items: [String: String] = [:]
    var spine: [String] = []

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case .rootfile: root = root ?? attributes["full-path"]
        case .item:
            guard let id = attributes["id"], let path = attributes["href"] else { return }
            if attributes["properties"]?.contains("nav") ?? false { return }
            items[id] = path
        case .itemref: if let id = attributes["idref"] { spine.append(id) }
        default: break
        }
    }
}

/// The parts that are encrypted. Fonts are often made unreadable in a book that anyone may open.
private final class BookLocks: XMLVisitor {
    var names: Set<String> = []
    private var isFont = false

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case .encryptedData: isFont = false
        case .encryptionMethod:
            let algorithm = attributes["Algorithm"] ?? ""
            isFont = algorithm.hasSuffix("#RC") || algorithm.hasSuffix("/embedding")
        case .cipherReference:
            if !isFont, let name = attributes["URI"] {
                names.insert(name.removingPercentEncoding ?? name)
            }
        default: break
        }
    }
}

/// The text of chapters in XHTML.
private final class BookText: XMLVisitor {
    var writer = MarkdownWriter()
    private var text = InlineText()
    private var heading: Int?
    private var strong = 0
    private var skipped = 0
    private var isPreformatted = false
    private var lists: [(isOrdered: Bool, count: Int)] = []
    private var isItemBegun = true
    private var tables = 0

    func endChapter() {
        endBlock()
        while tables > 0 {
            writer.endTable()
            tables -= 1
        }
        (strong, skipped, isPreformatted, isItemBegun) = (0, 0, false, true)
        lists = []
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if skipped > 0 || Self.isSkipped(name) {
            if Self.isSkipped(name) { skipped += 1 }
            return
        }
        switch name {
        case .h1, .h2, .h3, .h4, .h5, .h6:
            endBlock()
            heading = Self.level(name)
        case .b, .strong: strong += 1
        case .br: text.append([0x0A])
        case .ul, .ol:
            endBlock()
            let first = attributes["start"].flatMap { Int($0) } ?? 1
            if lists.count < 64 { lists.append((name == .ol, max(0, min(first, 99_999)) - 1)) }
        case .li:
            endBlock()
            if let last = lists.indices.last { lists[last].count += 1 }
            isItemBegun = false
        case .table:
            endBlock()
            if tables < 64 {
                writer.beginTable()
                tables += 1
            }
        case .tr where tables > 0:
            endBlock()
            writer.beginRow()
        case .td, .th:
            endBlock()
            if tables > 0 { writer.beginCell() }
        case .dt:
            endBlock()
            strong += 1
        case .pre:
            endBlock()
            isPreformatted = true
        default: if Self.isBlock(name) { endBlock() }
        }
        if writer.isFull { isDone = true }
    }

    override func end(_ name: XMLName) {
        if Self.isSkipped(name) { skipped = max(0, skipped - 1) }
        guard skipped == 0 else { return }
        switch name {
        case .b, .strong: strong = max(0, strong - 1)
        case .ul, .ol:
            endBlock()
            _ = lists.popLast()
        case .table:
            endBlock()
            if tables > 0 {
                writer.endTable()
                tables -= 1
            }
        case .dt:
            endBlock()
            strong = max(0, strong - 1)
        case .pre:
            endBlock()
            isPreformatted = false
        case .h1, .h2, .h3, .h4, .h5, .h6, .li, .td, .th: endBlock()
        default: if Self.isBlock(name) { endBlock() }
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard skipped == 0 else { return }
        if isPreformatted || !bytes.contains(0x0A) {
            text.append(bytes, isStrong: strong > 0)
        } else {
            text.append(bytes.map { $0 == 0x0A ? 0x20 : $0 }, isStrong: strong > 0)
        }
    }

    private func endBlock() {
        defer {
            text.removeAll()
            heading = nil
        }
        guard !text.isBlank else { return }
        if let heading { return writer.add(.heading(heading, text)) }
        guard !isItemBegun, let list = lists.last else { return writer.add(.paragraph(text)) }
        isItemBegun = true
        let marker: DocumentBlock.Marker = list.isOrdered ? .number(list.count) : .bullet
        writer.add(.item(depth: lists.count - 1, marker, text))
    }

    private static func isSkipped(_ name: XMLName) -> Bool {
        switch name {
        case .head, .script, .style, .svg, .math: true
        default: false
        }
    }

    private static func isBlock(_ name: XMLName) -> Bool {
        switch name {
        case .p, .div, .section, .article, .aside, .nav, .header, .footer, .blockquote, .figure,
            .figcaption, .hr, .dl, .dd, .caption, .body:
            true
        default: false
        }
    }

    private static func level(_ name: XMLName) -> Int {
        switch name {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        default: 6
        }
    }
}
