public import ThawCore
public import ThawText

/// One document as it was brought in: what is read of it, and what it was.
public struct Document: Sendable {
    /// The file's name; inside a container, the path there. Only shown, never used as a path.
    public var name: String
    /// What `Reader` reads: the text taken out of the file, or the file itself where it is text.
    public var bytes: [UInt8]
    /// How the text is written; `nil` where `Reader` shall tell by the name and the text.
    public var markup: SourceText.Markup?
    /// The file that the text was taken from; `nil` where it is the text.
    public var original: [UInt8]?
    /// What has to be said about the way from the file to the text, in sentences.
    public var problems: [String]

    /// A document as `Documents.open` gives it.
    public init(
        name: String, bytes: [UInt8], markup: SourceText.Markup? = nil, original: [UInt8]? = nil,
        problems: [String] = []
    ) {
        self.name = name
        self.bytes = bytes
        self.markup = markup
        self.original = original
        self.problems = problems
    }

    /// What is kept beside the text; `nil` where the text is all there was.
    public var originalFile: OriginalFile? {
        original.map { OriginalFile(name: name, bytes: $0) }
    }

    /// What Thaw understands of it. What has to be said about the file comes first.
    ///
    /// - Parameter id: the id that the resource gets.
    public func draft(as id: Resource.ID) -> Draft {
        let options = Reader.Options(fileName: markup == nil ? name : nil, markup: markup)
        var draft = Reader(options: options).read(bytes, as: id)
        // A refusal is one sentence, the first.
        let said = problems.map { Problem(span: Span(0, 0), message: $0) }
        draft.problems = draft.resource == nil ? draft.problems + said : said + draft.problems
        return draft
    }
}
