/// The parts around the one that is tried, as small as each format allows. A NUL in the input begins the
/// next part.
enum Parts {
    private static let link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    private static func parts(_ bytes: [UInt8], _ names: [String]) -> [(String, [UInt8])] {
        let pieces = bytes.split(
            separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false)
        return zip(names, pieces).map { ($0, Array($1)) }
    }

    static func word(_ bytes: [UInt8]) -> [(String, [UInt8])] {
        parts(
            bytes,
            ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"])
    }

    static func slides(_ bytes: [UInt8]) -> [(String, [UInt8])] {
        let order = "<p xmlns:r='\(link)'><sldId r:id='r1'/></p>"
        let links = "<a><Relationship Id='r1' Type='\(link)/slide' Target='slides/a.xml'/></a>"
        let notes = "<a><Relationship Id='r1' Type='\(link)/notesSlide' Target='../n.xml'/></a>"
        return [
            ("ppt/presentation.xml", Array(order.utf8)),
            ("ppt/_rels/presentation.xml.rels", Array(links.utf8)),
            ("ppt/slides/_rels/a.xml.rels", Array(notes.utf8)),
        ] + parts(bytes, ["ppt/slides/a.xml", "ppt/n.xml"])
    }

    static func workbook(_ bytes: [UInt8]) -> [(String, [UInt8])] {
        let book = "<a xmlns:r='\(link)'><sheet name='A' r:id='r1'/></a>"
        let links = """
            <a><Relationship Id='r1' Type='\(link)/worksheet' Target='a.xml'/><Relationship Id='r2' \
            Type='\(link)/sharedStrings' Target='s.xml'/></a>
            """
        return [
            ("xl/workbook.xml", Array(book.utf8)),
            ("xl/_rels/workbook.xml.rels", Array(links.utf8)),
        ] + parts(bytes, ["xl/a.xml", "xl/s.xml"])
    }

    static func openDocument(_ bytes: [UInt8]) -> [(String, [UInt8])] {
        [("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))]
            + parts(bytes, ["content.xml", "styles.xml", "META-INF/manifest.xml"])
    }

    static func book(_ bytes: [UInt8]) -> [(String, [UInt8])] {
        let root = "<a><rootfile full-path='a.opf'/></a>"
        let package = "<a><item id='a' href='a.xhtml'/><itemref idref='a'/></a>"
        return [
            ("mimetype", Array("application/epub+zip".utf8)),
            ("META-INF/container.xml", Array(root.utf8)), ("a.opf", Array(package.utf8)),
        ] + parts(bytes, ["a.xhtml", "META-INF/encryption.xml"])
    }
}
