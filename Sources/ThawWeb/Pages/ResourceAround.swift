import ThawCore

extension ResourcePage {
    /// What is said about the page as a whole.
    struct About: Sendable {
        var kind: String
        var author: String?
        var date: String?
        var licence: String?
        var languageWords: String
        var trails: [Hyperlink]

        init(_ resource: Resource) {
            kind = Phrases.kind(resource.kind)
            author = resource.author
            date = resource.created.map(Phrases.pageDate)
            licence = resource.licence
            languageWords =
                resource.language.tag == "und"
                ? "Language not known" : Phrases.guessed(resource.language)
            // A path that another one leads on from is part of that one's trail.
            let longest = resource.subjects.filter { path in
                !resource.subjects.contains { $0.count > path.count && $0.starts(with: path) }
            }
            trails = longest.map {
                Hyperlink(address: Links.library(subject: $0), words: $0.joined(separator: " › "))
            }
        }
    }

    /// Where one can go from here within the resource.
    struct Ways: Sendable {
        var source: String
        var proof: String
        var receiptsWords: String
        var findings: String
        var items: String
        var manage: String

        init(_ resource: Resource) {
            source = Links.source(resource.id)
            proof = Links.proof(resource.id)
            receiptsWords =
                resource.repairs.isEmpty
                ? "Edit" : "Edit, with \(Phrases.count(resource.repairs.count, "receipt"))"
            findings = Links.findings(resource.id)
            items = Links.items(of: resource.id)
            manage = Links.manage(resource.id)
        }
    }

    /// What stands near it in the library: the same words, the same subject.
    struct Around: Sendable {
        var hasSimilar: Bool
        var similar: [Hyperlink]
        var hasNeighbours: Bool
        var neighbours: [Hyperlink]
        var subjectLink: Hyperlink?

        private static let limit = 5

        init(_ found: Found) {
            let resource = found.stored.resource
            similar = found.similar.prefix(Self.limit).map {
                Hyperlink(address: Links.resource($0.id), words: $0.shownTitle)
            }
            hasSimilar = !similar.isEmpty
            let path = resource.subjects.max { $0.count < $1.count } ?? []
            let near =
                path.isEmpty
                ? [] : found.library.filter { $0.id != resource.id && $0.isIn(path) }
            neighbours = near.prefix(Self.limit).map {
                Hyperlink(address: Links.resource($0.id), words: $0.title)
            }
            hasNeighbours = !neighbours.isEmpty
            guard !path.isEmpty else { return }
            subjectLink = Hyperlink(
                address: Links.library(subject: path),
                words: "All in \(path.joined(separator: " › "))")
        }
    }
}
