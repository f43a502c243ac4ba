import ThawCore

/// A Word document (ECMA-376 part 1, WordprocessingML) to Markdown.
enum WordDocument {
    static func text(of archive: ZipArchive) throws -> Extraction {
        let main = try OfficePackage.mainPart(of: archive) ?? "word/document.xml"
        guard archive.member(main) != nil else {
            throw ThawError.invalid(
                "This Word document has no text part; open it in Word, save it and try again.")
        }
        let folder = OfficePackage.folder(of: main)
        let styles = WordStyles()
        try XMLReader.read(folder + "styles.xml", of: archive, styles)
        let numbering = WordNumbering()
        try XMLReader.read(folder + "numbering.xml", of: archive, numbering)
        let body = WordText(styles, numbering)
        var ending = try XMLReader.read(main, of: archive, body)
        for part in ["footnotes.xml", "endnotes.xml"] where !body.notes.isEmpty {
            let notes = WordText(styles, numbering, notes: body.notes, of: part)
            notes.writer = body.writer
            body.writer = MarkdownWriter()
            let other = try XMLReader.read(folder + part, of: archive, notes)
            if other != .whole { ending = other }
            body.writer = notes.writer
        }
        return try Extraction(
            body.writer, ending, what: "Word document", leftOut: body.leftOut)
    }
}

/// What the parts of an Office Open XML package are called.
enum OfficePackage {
    /// The part that the package is about.
    static func mainPart(of archive: ZipArchive) throws -> String? {
        let links = OfficeLinks()
        try XMLReader.read("_rels/.rels", of: archive, links)
        return links.targets.values.first { $0.type.hasSuffix("/officeDocument") }
            .map { resolved($0.target, in: "") }
    }

    static func folder(of part: String) -> String {
        part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    }

    /// What a part links to, by id.
    static func links(
        of part: String, in archive: ZipArchive
    ) throws -> [String: (type: String, target: String)] {
        let links = OfficeLinks()
        let folder = folder(of: part)
        let name = part.dropFirst(folder.count)
        try XMLReader.read("\(folder)_rels/\(name).rels", of: archive, links)
        return links.targets.mapValues { ($0.type, resolved($0.target, in: folder)) }
    }

    /// A link's path from the root of the package; `..` never leads out of it.
    static func resolved(_ target: String, in folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var steps = folder.split(separator: "/")
        for step in target.split(separator: "/") {
            if step == ".." {
                _ = steps.popLast()
            } else if step != "." {
                steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }
}

/// A relationships part.
private final class OfficeLinks: XMLVisitor {
    var targets: [String: (type: String, target: String)] = [:]

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == .relationship, let id = attributes["Id"], let type = attributes["Type"],
            let target = attributes["Target"], attributes["TargetMode"] != "External",
            targets.count < 50_000
        else { return }
        targets[id] = (type, target)
    }
}
