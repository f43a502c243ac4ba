import ThawCore

/// Where the words were found, a group for each resource.
struct SearchPage: Page {
    struct Fragment: Sendable {
        var text: String
        var isMatch: Bool
    }
    struct Hit: Sendable {
        var role: String
        var fragments: [Fragment]
    }
    struct Group: Sendable {
        var title: String
        var address: String
        var kind: String
        var hits: [Hit]
    }

    var layout: Layout
    var words: String
    var status: String
    var groups: [Group]

    init(words: String, hits: [SearchHit], layout: Layout) {
        self.layout = layout
        self.words = words
        var order: [Resource.ID] = []
        var found: [Resource.ID: Group] = [:]
        for hit in hits {
            if found[hit.resource] == nil { order.append(hit.resource) }
            found[hit.resource, default: Group(hit)].hits.append(Hit(hit))
        }
        groups = order.compactMap { found[$0] }
        if words.allSatisfy(\.isWhitespace) {
            status =
                "Every word must occur; the last one may be unfinished. Accents and capitals do not matter."
        } else if groups.isEmpty {
            status = "Nothing found. Try fewer words, or only the beginning of one."
        } else {
            status = "Found in \(Phrases.count(groups.count, "resource"))."
        }
    }
}

extension SearchPage.Group {
    init(_ hit: SearchHit) {
        self.init(
            title: hit.title, address: Links.resource(hit.resource), kind: Phrases.kind(hit.kind),
            hits: [])
    }
}

extension SearchPage.Hit {
    init(_ hit: SearchHit) {
        role = hit.role.rawValue
        fragments = hit.snippet.map {
            SearchPage.Fragment(text: $0.text, isMatch: $0.isMatch)
        }
    }
}
