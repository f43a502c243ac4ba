import ThawCore

/// A thread of a forum: posts below lines that say who wrote each and when, and switches around them.
///
/// The notes are in the first post, or in the one that is by far the longest; what others wrote are comments.
struct ForumThread {
    /// The lines, by their positions in `open`, that say who wrote a post.
    private struct Head {
        var lines: ClosedRange<Int>
        var author: String
        var date: String?
        /// The title stands below it.
        var isAboveTitle = false
    }

    private struct Post {
        var head: Head
        var lines: [Int]
    }

    private let page: PageLines
    private let open: [Int]

    /// Cost: linear in the lines; of most pages only the ends of short lines are looked at.
    ///
    /// - Returns: whether the page is a thread.
    static func prepare(_ page: inout PageLines) -> Bool {
        guard page.markup != .html, page.lines.count >= 8 else { return false }
        let thread = ForumThread(page: page, open: page.openLines(limit: 6000))
        let ways = [thread.bylines(), thread.numbered(), thread.dotted()]
        guard let heads = ways.first(where: { $0.count >= 2 }) else { return false }
        thread.take(heads, from: &page)
        return true
    }

    private func lower(_ position: Int) -> String { page.lowercased(open[position], limit: 80) }

    // MARK: Heads

    /// "Post by clarinet_cat » Sun May 12, 2019 6:41 pm".
    private func bylines() -> [Head] {
        open.indices.compactMap { position in
            let text = page.lines[open[position]].text
            guard 8...120 ~= text.count, [0x42, 0x62, 0x50, 0x70].contains(page.clean[text.start])
            else { return nil }
            let parts = page.string(text).split(atEvery: " » ")
            guard parts.count == 2, let day = parts.last.map(String.init),
                PageDateReader.date(day)?.value != nil || CreditLine.isAgo(day.lowercased()),
                let name = ["post by ", "posted by ", "by "].lazy.compactMap({ opening in
                    parts[0].lowercased().hasPrefix(opening)
                        ? String(parts[0].dropFirst(opening.count)) : nil
                }).first
            else { return nil }
            return Head(lines: position...position, author: name, date: day)
        }
    }

    /// "#1", "#2", each beside how long ago it was, below a name: "tide_turner7", "Badge 12", "#1", "6 years ago".
    private func numbered() -> [Head] {
        var heads: [Head] = []
        for position in open.indices {
            let text = page.lines[open[position]].text
            guard 2...4 ~= text.count, page.clean[text.start] == 0x23,
                Int(page.string(text).dropFirst()) == heads.count + 1
            else { continue }
            var start = position
            while start > 0, position - start < 6, isOfHead(start - 1) { start -= 1 }
            var end = position
            while end + 1 < open.count, end - position < 4, isOfHead(end + 1) { end += 1 }
            let around = (start...end).map { page.string(page.lines[open[$0]].text) }
            guard start > 0, let name = name(start - 1),
                let day = around.first(where: { Self.isTime($0) })
            else { return [] }
            heads.append(
                Head(
                    lines: (start - 1)...end, author: name,
                    date: PageDateReader.date(day)?.value.map { _ in day }))
        }
        return heads
    }

    /// "harbour_girl", "•", "2y ago"; above the first post its place and, below, who wrote it: "r/GCSE", "•",
    /// "2 yr. ago", "tide_turner7".
    private func dotted() -> [Head] {
        var heads: [Head] = []
        for position in open.indices.dropFirst() where position + 1 < open.count {
            let text = page.lines[open[position]].text
            guard text.count <= 3, ["•", "·"].contains(page.string(text)),
                CreditLine.isAgo(lower(position + 1).filter { $0 != "." })
            else { continue }
            if lower(position - 1).hasPrefix("r/"), heads.isEmpty, position + 3 < open.count,
                let name = name(position + 2)
            {
                let lines = (position - 1)...(position + 2)
                heads.append(Head(lines: lines, author: name, isAboveTitle: true))
            } else {
                var above = position - 1
                while above > 0, Self.ranks.contains(lower(above)) { above -= 1 }
                guard let name = name(above) else { continue }
                let isPictured = above > 0 && lower(above - 1).hasSuffix(" avatar")
                heads.append(
                    Head(lines: (above - (isPictured ? 1 : 0))...(position + 1), author: name))
            }
        }
        return heads.first?.isAboveTitle == true ? heads : []
    }

    /// A name that someone chose: one word, or two short ones.
    private func name(_ position: Int) -> String? {
        let line = page.lines[open[position]]
        let name = page.string(line.text)
        let words = name.split(separator: " ")
        guard 2...32 ~= name.utf8.count, 1...2 ~= words.count, line.marker == .none,
            name.contains(where: \.isLetter), !page.endsSentence(line.text)
        else { return nil }
        return name.hasPrefix("u/") ? String(name.dropFirst(2)) : name
    }

    private func isOfHead(_ position: Int) -> Bool {
        let text = lower(position)
        guard !text.isEmpty, text.utf8.count <= 40 else { return false }
        return Self.ranks.contains(text) || Self.switches.contains(text) || Self.isTime(text)
            || text.first == "#" && Int(text.dropFirst()) != nil
            || ["badge ", "joined", "posts:", "messages:", "location:", "rep:"].contains(
                where: text.hasPrefix)
    }

    private static func isTime(_ text: String) -> Bool {
        CreditLine.isAgo(text.lowercased()) || DateWords.areAll(text)
    }

    private static let ranks: Set<String> = [
        "op", "thread starter", "original poster", "new member", "junior member", "member",
        "senior member", "full member", "registered user", "moderator", "mod", "admin",
        "administrator", "verified", "top 1% commenter", "top 1% poster", "avatar", "guest",
        "well-known member", "active member", "regular",
    ]

    // MARK: Posts

    /// What ends a post; a number above it counts who liked it.
    private static let switches: Set<String> = [
        "top", "reply", "report", "quote", "share", "award", "upvote", "downvote", "like", "save",
        "multiquote", "go to comments", "quote reply", "reply to this", "follow", "flag",
        "give award", "post reply", "quick reply",
    ]

    /// From the head of each down to its switches, or to what the program adds: "Last edited by …".
    private func posts(_ heads: [Head]) -> [Post] {
        heads.indices.map { place in
            let start = heads[place].lines.upperBound + 1
            let next = place + 1 < heads.count ? heads[place + 1].lines.lowerBound : open.count
            let end = (start..<max(start, next)).first { isEnd($0) } ?? max(start, next)
            return Post(head: heads[place], lines: Array(open[start..<end]))
        }
    }

    private func isEnd(_ position: Int) -> Bool {
        let text = page.lowercased(open[position], limit: 200)
        if Self.switches.contains(text) { return true }
        if text.hasPrefix("last edited by ") || text.hasPrefix("last edited: ") { return true }
        guard position + 1 < open.count, text.utf8.count <= 4, Int(text) != nil else {
            return false
        }
        return Self.switches.contains(lower(position + 1))
    }

    private func take(_ heads: [Head], from page: inout PageLines) {
        let posts = posts(heads)
        let longest = posts.indices.max { size(posts[$0]) < size(posts[$1]) } ?? 0
        let isAsked =
            size(posts[longest]) > 4 * size(posts[0]) && posts[longest].lines.count >= 6
        let notes = isAsked ? longest : 0
        let title = title(heads)
        for index in open { page.lines[index].role = .navigation }
        for head in heads {
            for position in head.lines { page.lines[open[position]].role = .metadata }
        }
        for (place, post) in posts.enumerated() {
            let isQuoted = quotes(post, known: posts[..<place].flatMap(\.lines))
            for index in post.lines where !isQuoted.contains(index) {
                if place == notes {
                    page.lines[index].role = nil
                } else {
                    page.takeRemark(index, of: post.head.author)
                }
            }
        }
        page.author = page.author ?? posts[notes].head.author
        page.date = page.date ?? posts[notes].head.date
        if let title {
            page.opening.title = page.finding(page.lines[title].text)
            page.opening.isTitleSure = true
            page.lines[title].role = .title
            takeLabel(&page, below: title)
        }
        let steps = open[..<heads[0].lines.lowerBound].map { page.string(page.lines[$0].text) }
            .filter(SchoolSubjects.isSubject)
        if steps.count == 1 { page.opening.subjects += steps }
    }

    private func size(_ post: Post) -> Int {
        post.lines.reduce(0) { $0 + page.lines[$1].text.count }
    }

    /// What a post says again of one above: "(Original post by …)" and the words.
    private func quotes(_ post: Post, known: [Int]) -> Set<Int> {
        guard let first = post.lines.first,
            page.lowercased(first, limit: 80).hasPrefix("(original post by")
                || page.lowercased(first, limit: 80).hasSuffix(" wrote:")
                || page.lowercased(first, limit: 80).hasSuffix(" said:")
        else { return [] }
        let said = Set(known.map { page.string(page.lines[$0].text) })
        let again = post.lines.dropFirst().prefix {
            said.contains(page.string(page.lines[$0].text))
        }
        return Set([first] + again)
    }

    private func title(_ heads: [Head]) -> Int? {
        guard let first = heads.first else { return nil }
        if first.isAboveTitle {
            let below = first.lines.upperBound + 1
            return below < open.count && page.lines[open[below]].text.count <= 300
                ? open[below] : nil
        }
        return open[..<first.lines.lowerBound].last { index in
            let text = page.lowercased(index, limit: 200)
            let words = text.letterAndNumberRuns
            return words.contains { $0.contains(where: \.isLetter) }
                && !["watch", "page", "announcements", "post", "search", "quick"].contains(
                    words.first ?? "")
                && !Self.switches.contains(text)
                && !SiteChrome.isChrome(page, page.lines[index], isAtEdge: true)
        }
    }

    /// "Tips/Help" between the title and the first sentence.
    private func takeLabel(_ page: inout PageLines, below title: Int) {
        let lines = page.openLines(limit: 2)
        guard lines.count == 2, lines[0] > title,
            page.words(in: page.lines[lines[0]].text, limit: 4) <= 3,
            page.lines[lines[0]].marker == .none, !page.lines[lines[1]].isApart,
            page.endsSentence(page.lines[lines[1]].text), page.lines[lines[1]].marker == .none
        else { return }
        page.lines[lines[0]].role = .boilerplate
    }
}

/// The marks of forums: "[b]Ritornello[/b]" on a line of its own is a heading, "[*]" a point.
enum BBCode {
    static func prepare(_ page: inout PageLines) {
        guard page.markup != .html else { return }
        for index in page.lines.indices where page.lines[index].role == nil {
            let line = page.lines[index]
            guard line.text.count >= 3, page.clean[line.text.start] == 0x5B,
                page.clean[line.text.start..<line.text.end].contains(0x5D)
            else { continue }
            let inner = within(page, line.text)
            if inner.isEmpty {
                page.lines[index].role = .boilerplate
            } else if page.clean[line.text.range].starts(with: "[*]".utf8) {
                page.lines[index].marker = .bullet
                page.lines[index].text = inner
            } else if inner.end < line.text.end {
                page.lines[index].text = inner
                page.lines[index].start = inner.start
                if inner.count <= 120, !page.endsSentence(inner) { page.lines[index].heading = 3 }
            }
        }
    }

    /// Without marks at the beginning and, where those open something, at the end.
    private static func within(_ page: PageLines, _ text: Span) -> Span {
        var rest = text
        while rest.count >= 3, page.clean[rest.start] == 0x5B,
            let close = page.firstIndex(of: 0x5D, in: rest), close - rest.start <= 24
        {
            let tag = page.string(Span(rest.start + 1, close)).lowercased()
            let name = tag.prefix { $0 != "=" }
            guard names.contains(String(name)) else { break }
            rest = page.trimmed(Span(close + 1, rest.end))
            let end = "[/\(name)]"
            let tail = Span(max(rest.start, rest.end - end.utf8.count), rest.end)
            if page.string(tail).lowercased() == end {
                rest = page.trimmed(Span(rest.start, tail.start))
            }
        }
        return rest
    }

    private static let names: Set<String> = [
        "b", "i", "u", "s", "size", "color", "colour", "font", "center", "centre", "list", "*",
        "/list", "quote", "/quote", "spoiler", "/spoiler", "img", "url", "h1", "h2", "h3", "indent",
        "/indent", "/b", "/i", "/u", "/size", "/color",
    ]
}
