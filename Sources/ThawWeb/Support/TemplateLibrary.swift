public import Foundation
// Requests, responses and routers in our public face are Hummingbird’s.
public import Hummingbird
import Mustache

/// Every template of the site, read and parsed at start, so that a broken one is found before a
/// page is asked for.
public struct TemplateLibrary: Sendable {
    private let library: MustacheLibrary
    /// The names that can be rendered: the path in the folder without its extension.
    public let names: Set<String>

    /// Reads every `*.mustache` below `folder`. A file in a subfolder is named `subfolder/name`.
    ///
    /// - Throws: ``TemplateError`` naming the file and the line.
    public init(folder: URL) throws {
        let sources = try Self.sources(in: folder)
        let names = Set(sources.keys)
        var templates: [String: MustacheTemplate] = [:]
        for (name, text) in sources.sorted(by: { $0.key < $1.key }) {
            templates[name] = try Self.parse(text, file: name + ".mustache")
            try Self.checkReferences(text, file: name + ".mustache", known: names)
        }
        self.library = MustacheLibrary(templates: templates)
        self.names = names
    }

    /// The text of `page` in the template.
    ///
    /// - Throws: ``TemplateError/unknown(_:)`` when there is no such template.
    public func render(_ page: Any, with template: String) throws -> String {
        guard let text = library.render(page, withTemplate: template) else {
            throw TemplateError.unknown(template)
        }
        return text
    }

    /// The page as an HTML response with its character set.
    public func html(
        _ page: Any, with template: String, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let text = try render(page, with: template)
        return Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

extension TemplateLibrary {
    private static let fileEnding = ".mustache"

    private static func sources(in folder: URL) throws -> [String: String] {
        guard let paths = ResourceFolder.paths(in: folder) else {
            throw TemplateError.noFolder(folder.path)
        }
        var sources: [String: String] = [:]
        for path in paths where path.hasSuffix(fileEnding) {
            guard let data = FileManager.default.contents(atPath: folder.path + "/" + path) else {
                throw TemplateError.unreadable(file: path)
            }
            guard let text = String(data: data, encoding: .utf8) else {
                throw TemplateError.unreadable(file: path)
            }
            sources[String(path.dropLast(fileEnding.count))] = text
        }
        if sources.isEmpty { throw TemplateError.noFolder(folder.path) }
        return sources
    }

    private static func parse(_ text: String, file: String) throws -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: text)
        } catch let error as MustacheTemplate.ParserError {
            let reason = (error.error as? MustacheTemplate.Error).map(Self.reason)
            throw TemplateError.broken(
                file: file, line: error.context.lineNumber,
                reason: reason ?? "a tag is not finished")
        }
    }

    private static func reason(_ error: MustacheTemplate.Error) -> String {
        switch error {
        case .sectionCloseNameIncorrect: "a section is closed by another name than it was opened by"
        case .unfinishedName: "a tag is not finished"
        case .expectedSectionEnd: "a section is not closed"
        case .invalidSetDelimiter: "the delimiters are not set correctly"
        case .transformAppliedToInheritanceSection: "a block cannot have a transform"
        case .illegalTokenInsideInheritSection: "only blocks may stand inside a parent"
        case .textInsideInheritSection: "only blocks may stand inside a parent"
        case .invalidConfigVariableSyntax: "a configuration tag is not written correctly"
        case .unrecognisedConfigVariable: "a configuration tag is not known"
        }
    }

    /// Mustache renders a partial that does not exist as nothing; here it is an error at start.
    private static func checkReferences(
        _ text: String, file: String, known: Set<String>
    ) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            // A name that begins with `*` is looked up when the page is drawn.
            for match in line.matches(of: /\{\{[<>]\s*([^*\s}][^\s}]*)\s*\}\}/)
            where !known.contains(String(match.1)) {
                throw TemplateError.broken(
                    file: file, line: index + 1, reason: "there is no template \(match.1)")
            }
        }
    }
}

/// Why the templates cannot be used, each with the sentence that is printed at start.
public enum TemplateError: Error, Equatable, Sendable, LocalizedError {
    /// The folder is missing or holds no template.
    case noFolder(String)
    /// The file is not UTF-8 or cannot be read.
    case unreadable(file: String)
    /// The file cannot be parsed at this line.
    case broken(file: String, line: Int, reason: String)
    /// No template has this name.
    case unknown(String)

    public var errorDescription: String? {
        switch self {
        case .noFolder(let path): "There are no templates in \(path); install Thaw again."
        case .unreadable(let file): "The template \(file) cannot be read as UTF-8 text."
        case .broken(let file, let line, let reason): "\(file), line \(line): \(reason)."
        case .unknown(let name): "There is no template called \(name)."
        }
    }
}
