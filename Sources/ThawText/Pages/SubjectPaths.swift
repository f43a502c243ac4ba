import ThawCore

/// The subjects that a page names for itself, gathered from its links and metadata.
struct SubjectPaths {
    private var links: [String] = []
    private var paths: [[String]] = []
    private var subject: [String]?
    private var topics: [String] = []
    private var similar: String?

    /// From the footer's links, the general one first.
    mutating func add(links names: [String]) {
        for name in names where !links.contains(name) { links.append(name) }
    }

    mutating func add(path: [String]) {
        if !path.isEmpty, !paths.contains(path) { paths.append(path) }
    }

    /// "History", or "History > Russia".
    mutating func add(named text: String) {
        guard subject == nil else { return }
        subject = text.split { $0 == ">" || $0 == "›" || $0 == "»" }
            .map { String($0.split(separator: " ").joined(separator: " ")) }
            .filter { !$0.isEmpty }
    }

    mutating func add(topic text: String) { topics.append(text) }

    /// Used where nothing else names a subject.
    mutating func noteSimilar(_ text: String) {
        if !text.isEmpty { similar = similar ?? text }
    }

    /// The first link is the subject, the others topics in it.
    var all: [[String]] {
        var all: [[String]] = []
        func add(_ path: [String]) {
            if !path.isEmpty, !all.contains(path) { all.append(path) }
        }
        if let subject {
            add(subject)
            for topic in topics { add(subject + [topic]) }
        } else {
            for topic in topics { add([topic]) }
        }
        if let first = links.first {
            add([first])
            for link in links.dropFirst() { add([first, link]) }
        }
        for path in paths { add(path) }
        if all.isEmpty, let similar { add([similar]) }
        return all
    }
}

/// Footer links, often glued together: "See all A resources »See all B resources »".
enum SeeAllLinks {
    /// What a site calls its pages.
    static let nouns: Set<String> = [
        "resources", "notes", "cards", "flashcards", "documents", "pages", "articles", "sets",
        "decks", "posts", "links", "content", "materials", "guides", "revision", "quizzes",
    ]
    private static let openings = ["see all ", "view all ", "browse all ", "show all "]

    static func names(_ page: PageLines, _ text: Span) -> [String] {
        guard text.count <= 2000 else { return [] }
        let words = page.string(text).replacing("\u{A0}", with: " ")
        let lower = words.lowercased()
        guard lower.count == words.count else { return [] }
        var names: [String] = []
        var rest = Substring(lower)
        while let start = openings.compactMap({ rest.firstRange(of: $0) })
            .min(by: { $0.lowerBound < $1.lowerBound })
        {
            rest = rest[start.upperBound...]
            let next = openings.compactMap { rest.firstRange(of: $0)?.lowerBound }.min()
            let length = lower.distance(from: lower.startIndex, to: rest.startIndex)
            let part = next.map { rest[..<$0] } ?? rest
            let from = words.index(words.startIndex, offsetBy: length)
            let name = words[from...].prefix(part.count)
            if let name = cleaned(String(name)) { names.append(name) }
        }
        return names
    }

    /// Without arrows and the site's word for its pages.
    private static func cleaned(_ text: String) -> String? {
        var words = text.split(separator: " ").map(String.init)
        while let last = words.last {
            let bare = last.filter { $0.isLetter || $0.isNumber }
            guard bare.isEmpty || nouns.contains(bare.lowercased()) else { break }
            words.removeLast()
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}

/// The trail of links above a page: "Home > History > Russia".
enum Breadcrumb {
    private static let signs: Set<Character> = [">", "»", "›", "→", "/"]
    private static let homes: Set<String> = [
        "home", "startseite", "accueil", "inicio", "start", "homepage",
    ]

    static func path(_ page: PageLines, _ line: Line) -> [String]? {
        guard line.text.count <= 200, line.marker == .none || line.place == .navigation,
            !page.endsSentence(line.text),
            line.text.range.contains(where: {
                page.clean[$0] == 0x3E || page.clean[$0] == 0x2F || page.clean[$0] >= 0x80
            })
        else { return nil }
        let text = page.string(of: line)
        let parts = text.split { signs.contains($0) }
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        guard parts.count >= 2, parts.count <= 8,
            parts.allSatisfy({ !$0.isEmpty && $0.count <= 60 })
        else { return nil }
        let first = parts[0].lowercased()
        guard homes.contains(first) else { return nil }
        return Array(parts.dropFirst())
    }
}
