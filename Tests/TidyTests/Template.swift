/// A Mustache template and the values it asks for.
struct Template: Sendable {
    /// A value that is put in (`{{a}}`, `{{{a}}}`), or that opens a section (`{{#a}}`, `{{^a}}`).
    struct Tag: Sendable {
        /// "layout", "title" for `{{layout.title}}`.
        var path: [String]
        var isUnescaped: Bool
        var line: Int
    }

    let path: String
    let tags: [Tag]

    /// "LibraryPage" for "…/LibraryPage.mustache".
    var name: String {
        String(path.split(separator: "/").last?.split(separator: ".").first ?? "")
    }

    init(path: String, text: String) {
        self.path = path
        var tags: [Tag] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            for part in line.components(between: "{{", and: "}}") {
                if let tag = Self.tag(part, line: index + 1) { tags.append(tag) }
            }
        }
        self.tags = tags
    }

    private static func tag(_ text: Substring, line: Int) -> Tag? {
        var inner = text.drop { $0 == " " }
        guard let sign = inner.first, !"!/><$%*=".contains(sign) else { return nil }
        let isUnescaped = sign == "{" || sign == "&"
        if "{&#^".contains(sign) { inner = inner.dropFirst() }
        // Transforms wrap the name: "upper(title)".
        if let open = inner.lastIndex(of: "(") { inner = inner[inner.index(after: open)...] }
        let name = inner.prefix { $0 != ")" && $0 != "}" && $0 != " " }
        let path = name.split(separator: ".").map(String.init)
        return path.isEmpty ? nil : Tag(path: path, isUnescaped: isUnescaped, line: line)
    }
}

extension Substring {
    /// What stands between the pairs of signs.
    fileprivate func components(between open: String, and close: String) -> [Substring] {
        var found: [Substring] = []
        var rest = self
        while let start = rest.firstRange(of: open) {
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: close) else { break }
            found.append(rest[..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
        return found
    }
}
