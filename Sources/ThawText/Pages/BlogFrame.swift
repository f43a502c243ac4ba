import ThawCore

/// What WordPress and Blogger put below a post: under which name it is filed, the ways to its neighbours, the sidebar.
enum BlogFrame {
    /// Cost: linear in the last lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain else { return }
        let open = page.lastOpenLines(limit: 80).reversed().map(\.self)
        let keys = open.map { page.lowercased($0, limit: 80).collapsingWhiteSpace }
        let known = keys.count {
            signs.contains($0) || sidebars.contains($0)
                || $0.contains(" on “") && $0.contains("thought")
        }
        guard known >= 2 else { return }
        takeTitle(&page, keys)
        for (place, key) in keys.enumerated() {
            if sidebars.contains(key) {
                for index in open[place...] { page.lines[index].role = .navigation }
                return
            }
            if signs.contains(key) { page.lines[open[place]].role = .navigation }
            if key == "leave a reply", open.count - place <= 12 {
                for index in open[place...] { page.lines[index].role = .navigation }
                return
            }
            if key == "post navigation" { markNeighbours(&page, open[(place + 1)...]) }
            takeLabel(&page, open[place])
        }
    }

    /// "3 thoughts on “The Four Noble Truths”": the post's title, which stands above it alone; else what stands right
    /// above "Posted on 27 October 2022 by Renata".
    private static func takeTitle(_ page: inout PageLines, _ keys: [String]) {
        guard page.opening.title == nil else { return }
        if let title = titleOfThoughts(page, keys) ?? titleAbovePosting(page) {
            page.opening.title = page.finding(page.lines[title].text)
            page.lines[title].role = .title
            for index in page.openLines(limit: 8) where index < title {
                let text = page.string(page.lines[index].text)
                let isDay = page.date == nil && DateWords.areAll(text)
                if isDay { page.date = text }
                page.lines[index].role = isDay ? .metadata : .navigation
            }
        }
    }

    private static func titleAbovePosting(_ page: PageLines) -> Int? {
        let head = page.openLines(limit: 12)
        let posting = zip(head, head.dropFirst()).first { above, below in
            (page.lowercased(below).hasPrefix("posted ") || page.lowercased(below).hasPrefix("by "))
                && SiteFrame.isPosting(page.string(page.lines[below].text, keepingGaps: true))
                && page.lines[above].text.count <= 120 && page.lines[above].marker == .none
        }
        // A page of cards has readers of its own.
        return posting.flatMap { page.lowercased($0.0).contains("cards") ? nil : $0.0 }
    }

    private static func titleOfThoughts(_ page: PageLines, _ keys: [String]) -> Int? {
        guard let line = keys.first(where: { $0.first?.isNumber == true && $0.contains(" on “") }),
            let open = line.firstIndex(of: "“"), line.hasSuffix("”")
        else { return nil }
        let name = String(line[line.index(after: open)...].dropLast()).trimmingSpaces
        return page.openLines(limit: 20).first {
            page.lowercased($0, limit: 120).collapsingWhiteSpace == name
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
        "email thisblogthis!share to xshare to facebook", "leave a reply", "leave a comment",
        "post a comment",
        "blog at wordpress.com.", "proudly powered by wordpress", "powered by blogger.",
        "share this:", "like this:",
        "like loading...",
    ]
    /// What the sidebar, which comes below everything else, may begin with.
    private static let sidebars: Set<String> = [
        "newer post home older post", "newer post", "older post", "home older post",
        "newer post home", "subscribe to: post comments (atom)", "blog archive", "search for:",
        "recent posts", "recent comments", "popular posts", "archives", "about me", "meta",
    ]
}
