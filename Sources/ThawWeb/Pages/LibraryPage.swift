import ThawCore

/// The library as a contents page: what is due, the subjects, one line for each resource.
struct LibraryPage: Page {
    /// A line of the contents.
    struct Row: Sendable {
        var title: String
        var address: String
        var language: String
        var kind: String
        var trails: [Hyperlink]
        var due: String
        var isDue: Bool
        var known: String
        var knownShare: String
        var hasItems: Bool
        var manage: String
    }

    /// A subject with those below it.
    struct Branch: Sendable {
        var name: String
        var address: String
        var count: String
        var isCurrent: Bool
        var below: [Branch]
        var hasBelow: Bool
    }

    static let rowsPerPage = 30

    var layout: Layout
    var heading: String
    var status: String
    var study: Hyperlink?
    var isEmpty: Bool
    var rows: [Row]
    var branches: [Branch]
    var hasBranches: Bool
    var isFiltered: Bool
    var before: String?
    var after: String?
    var pageWords: String?
    var drafts: Hyperlink?
    var trash: String

    /// What the controller found.
    struct Found: Sendable {
        var entries: [LibraryEntry]
        var subject: [String]?
        var page: Int
        var queue: ReviewQueue.Counts
        var next: WhatIsNext
        var drafts: Int
    }

    init(_ found: Found, layout: Layout) {
        self.layout = layout
        let shown = found.entries.filter { entry in
            found.subject.map { entry.isIn($0) } ?? true
        }
        isEmpty = found.entries.isEmpty
        heading = found.subject?.last ?? "Library"
        isFiltered = found.subject != nil
        status = Self.status(found)
        let due = found.queue.total
        study =
            due == 0 || (found.subject != nil && shown.isEmpty)
            ? nil
            : Hyperlink(
                address: Links.study(found.subject.map { .subject($0) } ?? .everything),
                words: "Study \(Phrases.grouped(due)) due")
        branches = SubjectTree(found.entries).branches(current: found.subject)
        hasBranches = !branches.isEmpty
        let pages = max(1, (shown.count + Self.rowsPerPage - 1) / Self.rowsPerPage)
        let page = min(max(1, found.page), pages)
        rows = shown.dropFirst((page - 1) * Self.rowsPerPage).prefix(Self.rowsPerPage).map(Row.init)
        before = page > 1 ? Links.library(subject: found.subject, page: page - 1) : nil
        after = page < pages ? Links.library(subject: found.subject, page: page + 1) : nil
        pageWords = pages > 1 ? "Page \(page) of \(pages)" : nil
        drafts =
            found.drafts == 0
            ? nil
            : Hyperlink(
                address: Links.add + "#drafts",
                words: "\(Phrases.count(found.drafts, "page")) still to look over")
        trash = Links.trash
    }

    /// "12 due today: 9 to review, 3 new." or "Nothing due today. Next: 12 on Thursday."
    static func status(_ found: Found) -> String {
        let queue = found.queue
        guard queue.total == 0 else {
            let parts = [
                (queue.reviews, "to review"), (queue.learning, "being learned"), (queue.new, "new"),
            ].filter { $0.0 > 0 }.map { "\(Phrases.grouped($0.0)) \($0.1)" }
            return "\(Phrases.grouped(queue.total)) due today: \(parts.joined(separator: ", "))."
        }
        return found.next.sentence
    }
}

extension LibraryPage.Row {
    init(_ entry: LibraryEntry) {
        title = entry.title
        address = Links.resource(entry.id)
        language = entry.language
        kind = Phrases.kind(entry.kind)
        trails = entry.subjects.sorted { $0.count > $1.count }.prefix(1).map {
            Hyperlink(address: Links.library(subject: $0), words: $0.joined(separator: " › "))
        }
        hasItems = entry.items > 0
        let reviews = max(0, entry.due - entry.new)
        isDue = reviews > 0
        if isDue {
            due = "\(Phrases.grouped(reviews)) due"
        } else if entry.new > 0 {
            due = "\(Phrases.grouped(entry.new)) new"
        } else {
            due = hasItems ? "none due" : "nothing to ask"
        }
        known = "\(Phrases.grouped(entry.known)) of \(Phrases.grouped(entry.items)) known"
        knownShare = "\(entry.items == 0 ? 0 : entry.known * 100 / entry.items)%"
        manage = Links.manage(entry.id)
    }
}

extension LibraryEntry {
    /// Whether one of the entry's subjects is the path or lies below it.
    func isIn(_ path: [String]) -> Bool {
        subjects.contains { $0.starts(with: path) }
    }
}

/// The subjects of the library, each path once, with the number of resources in or below it.
struct SubjectTree {
    private var counts: [[String]: Int] = [:]

    init(_ entries: [LibraryEntry]) {
        for entry in entries {
            var paths = Set<[String]>()
            for subject in entry.subjects {
                for length in 1...max(1, subject.count) {
                    paths.insert(Array(subject.prefix(length)))
                }
            }
            for path in paths where !path.isEmpty { counts[path, default: 0] += 1 }
        }
    }

    /// Above this number of paths, only those above and right below the current one are drawn.
    private static let whole = 40

    func branches(below path: [String] = [], current: [String]?) -> [LibraryPage.Branch] {
        counts.keys.filter { $0.count == path.count + 1 && $0.starts(with: path) }
            .sorted { ($0.last ?? "") < ($1.last ?? "") }
            .prefix(100)
            .map { step in
                let isOpen = counts.count <= Self.whole || (current ?? []).starts(with: step)
                let below = isOpen ? branches(below: step, current: current) : []
                return LibraryPage.Branch(
                    name: step.last ?? "", address: Links.library(subject: step),
                    count: String(counts[step] ?? 0), isCurrent: step == current, below: below,
                    hasBelow: !below.isEmpty)
            }
    }
}
