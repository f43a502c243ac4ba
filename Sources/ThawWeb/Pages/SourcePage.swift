import ThawCore
import ThawText

/// The source of a resource as it came in, with the role of each block and the repairs marked.
struct SourcePage: Page {
    var layout: Layout
    var title: String
    var language: String
    var back: String
    var words: String
    var source: SafeHTML
    var sourceBefore: String?
    var sourceAfter: String?
    /// The file that the text was taken out of.
    var original: Hyperlink?

    /// - Parameters:
    ///   - original: the name of the file that the text was taken out of.
    ///   - from: the offset of the first byte to show.
    init(_ stored: StoredResource, original: String?, from: Int, layout: Layout) {
        let resource = stored.resource
        self.layout = layout
        title = resource.shownTitle
        language = resource.language.tag
        back = Links.resource(resource.id)
        words = Self.words(resource.source)
        self.original = original.map {
            Hyperlink(address: Links.original(of: resource.id), words: $0)
        }
        let view = SourceView(resource, from: from, parts: ProofBuilder.places(in: resource))
        source = view.html
        sourceBefore = view.before.map { Links.source(resource.id, from: $0) }
        sourceAfter = view.after.map { Links.source(resource.id, from: $0) }
    }

    private static func words(_ source: SourceText) -> String {
        let markup =
            switch source.markup {
            case .plain: "Plain text"
            case .markdown: "Markdown"
            case .html: "HTML"
            }
        let encoding =
            switch source.encoding {
            case .utf8, .utf8WithMark: "UTF-8"
            case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
            case .windows1252: "Windows-1252"
            }
        let size = Phrases.count(source.utf8.count, "byte")
        return "\(markup), read as \(encoding), \(size). Nothing in it is ever changed."
    }
}
