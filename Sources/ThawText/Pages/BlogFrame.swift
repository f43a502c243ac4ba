import ThawCore

/// What WordPress and Blogger put below a post: under which name it is filed, the ways to its neighbours, the sidebar.
enum BlogFrame {
    /// Cost: linear in the last lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain else { return }
        let open = page.lastOpenLines(limit: 80).reversed().map(\.self)
        let keys = open.map { page.lowercased($0, limit: 80).collapsingWhiteSpace }
        guard keys.count(where: { signs.contains($0) || sidebars.contains($0) }) >= 2 else {
            return
        }
        for (place, key) in keys.enumerated() {
            if sidebars.contains(key) {
                for index in open[place...] { page.lines[index].role = .navigation }
                return
            }
            if signs.contains(key) { page.lines[open[place]].role = .navigation }
            if key == "post navigation" { markNeighbours(&page, open[(place + 1)...]) }
            takeLabel(&page, open[place])
        }
    }

    /// "← Listening practice", "Easter sessions →".
    private static func markNeighbours(_ page: inout PageLines, _ lines: ArraySlice<Int>) {
        for index in lines.prefix(2) {
            let text = page.string(of: page.lines[index])
            guard page.lines[index].marker != .none || text.contains("←") || text.contains("→")
            else { return }
            page.lines[index].role = .navigation
        }
    }

    /// "Category: Music", "Labels: Literary terms".
    private static func takeLabel(_ page: inout PageLines, _ index: Int) {
        let text = page.string(of: page.lines[index])
        guard text.utf8.count <= 80, let colon = text.firstIndex(of: ":") else { return }
        let key = text[..<colon].lowercased()
        guard ["category", "categories", "labels", "posted in", "filed under"].contains(key) else {
            return
        }
        let names = text[text.index(after: colon)...].split(separator: ",")
            .map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
        guard let first = names.first else { return }
        page.opening.subjects.append(names.first(where: SchoolSubjects.isSubject) ?? first)
        page.lines[index].role = .metadata
    }

    private static let signs: Set<String> = [
        "post navigation", "email thisblogthis!share to twittershare to facebook",
        "email thisblogthis!share to xshare to facebook", "leave a reply", "post a comment",
        "blog at wordpress.com.", "powered by blogger.", "share this:", "like this:",
        "like loading...",
    ]
    /// What the sidebar, which comes below everything else, may begin with.
    private static let sidebars: Set<String> = [
        "newer post home older post", "newer post", "older post", "home older post",
        "newer post home", "subscribe to: post comments (atom)", "blog archive", "search for:",
        "recent posts", "recent comments", "popular posts", "archives", "about me", "meta",
    ]
}
