import ThawCore

/// A set of flashcards copied from a site with everything around it: the names of its exercises above, "Terms in this
/// set (24)", then term and definition on lines of their own.
enum StudySet {
    static func prepare(_ page: inout PageLines) {
        guard let (heading, count) = heading(page) else { return }
        var rest = page.lines.indices.filter { $0 > heading && page.lines[$0].place == .main }
        // How the terms are sorted.
        while let first = rest.first, orders.contains(page.lowercased(first)) {
            page.lines[first].role = .navigation
            rest.removeFirst()
        }
        // "Still learning (2)", "Select these 2": how far the learner has come.
        for index in rest where isProgress(page.lowercased(index, limit: 80)) {
            page.lines[index].role = .navigation
        }
        rest.removeAll { page.lines[$0].role != nil }
        guard rest.count >= 4 else { return }
        let end = count.map { min(rest.count, 2 * $0) } ?? rest.count
        guard count == nil || end == rest.count || 2 * (count ?? 0) <= rest.count else { return }
        let terms = rest.prefix(end)
        // Pairs that stand on one line each are read as such.
        let isOnLines = terms.count { page.firstIndex(of: 0x09, in: page.lines[$0].text) != nil }
        if isOnLines * 2 > terms.count { return }
        // Text where a term is due: cards of several paragraphs.
        let texts = zip(0..., terms).count { offset, index in
            offset.isMultiple(of: 2) && page.lines[index].text.count >= 60
                && page.endsSentence(page.lines[index].text)
        }
        if texts >= 2, texts * 5 >= terms.count / 2 { return }
        let title = title(page, above: heading)
        takeAuthor(&page, above: heading)
        if let title { takePath(&page, above: title) }
        for index in page.lines.indices where index <= heading && page.lines[index].role == nil {
            page.lines[index].role = .boilerplate
        }
        if let title {
            page.lines[title].role = .title
            page.opening.title = page.finding(page.lines[title].text)
        }
        for index in rest.dropFirst(end) where page.lines[index].role == nil {
            page.lines[index].role = .boilerplate
        }
        page.opening.form = .studySet
    }

    /// The line that says what follows and, where it does, how many.
    private static func heading(_ page: PageLines) -> (Int, Int?)? {
        for (index, line) in page.lines.enumerated().prefix(120) where line.text.count <= 60 {
            let text = page.lowercased(index, limit: 60)
            guard let opening = openings.first(where: text.hasPrefix) else { continue }
            let tail = text.dropFirst(opening.count)
            guard !tail.contains(where: \.isLetter) else { continue }
            return (index, Int(tail.filter(\.isNumber)).flatMap { $0 <= 9999 ? $0 : nil })
        }
        return nil
    }

    private static let openings = [
        "terms in this set", "cards in this set", "flashcards in this set", "terms in this deck",
        "cards in this deck", "begriffe in diesem lernset", "termes dans cet ensemble",
        "términos de este conjunto", "key concepts in this set", "study these terms",
    ]

    /// The line above the names of the exercises; without them the first line that is none of the site's.
    private static func title(_ page: PageLines, above heading: Int) -> Int? {
        let lines = (0..<heading).filter { index in
            let text = page.lowercased(index)
            return !text.isEmpty && !isRating(text) && page.lines[index].role == nil
        }
        if let first = lines.firstIndex(where: { exercises.contains(page.lowercased($0)) }),
            first > 0
        {
            let above = lines[..<first].last { index in
                let text = page.lowercased(index)
                return !chrome.contains(text) && !SiteChrome.isControl(text)
            }
            let isOfOthers = lines[..<first].contains {
                page.lowercased($0).hasPrefix("students also")
            }
            if !isOfOthers, let above { return above }
        }
        return lines.first { index in
            let text = page.lowercased(index)
            return !exercises.contains(text) && !chrome.contains(text)
                && page.words(in: page.lines[index].text, limit: 3) >= 2
        }
    }

    /// "Science", "Biology", "Anatomy": the site's steps to a set, one to a line between its menu and the title.
    private static func takePath(_ page: inout PageLines, above title: Int) {
        var steps: [String] = []
        for index in (0..<title).reversed() {
            let text = page.lowercased(index, limit: 60)
            guard !text.isEmpty, page.lines[index].role == nil, page.lines[index].marker == .none,
                !chrome.contains(text), !exercises.contains(text), !Breadcrumb.isRoot(text),
                !SiteChrome.isControl(text), !text.contains(where: \.isNumber)
            else { break }
            steps.insert(page.string(of: page.lines[index]), at: 0)
        }
        let known = steps.contains { SchoolSubjects.subject(in: $0) != nil }
        guard page.opening.path.isEmpty, 1...4 ~= steps.count, known,
            let path = Breadcrumb.path(of: steps)
        else { return }
        page.opening.path = path
    }

    /// "Created by" with the name on the next line, "Created by anna_k".
    private static func takeAuthor(_ page: inout PageLines, above heading: Int) {
        let keys = ["created by", "made by", "erstellt von", "créé par", "creado por"]
        for index in 0..<heading {
            let text = page.lowercased(index, limit: 80)
            guard let key = keys.first(where: text.hasPrefix) else { continue }
            let words = page.string(of: page.lines[index])
            let rest = String(words.dropFirst(key.count)).trimmingSpaces
            let whole = rest.isEmpty ? page.string(of: page.lines[index + 1]) : rest
            // What the site says of a member stands behind the name: "anna_k Teacher".
            let name = whole.hasSuffix(" Teacher") ? String(whole.dropLast(8)) : whole
            guard name.split(separator: " ").count <= 4, name.utf8.count <= 40 else { continue }
            page.author = page.author ?? name
            page.lines[index].role = .metadata
            if rest.isEmpty, index + 1 < heading { page.lines[index + 1].role = .metadata }
            return
        }
    }

    private static let orders: Set<String> = [
        "original", "alphabetical", "your stats", "not studied yet", "still learning", "mastered",
        "standard", "alphabetisch",
    ]

    private static func isProgress(_ text: String) -> Bool {
        if text.hasPrefix("you"), text.contains("these terms"),
            text.contains(" learn")
                || text.contains(" stud") || text.contains(" know")
        {
            return true
        }
        let words = text.split(separator: " ")
        guard let last = words.last, words.count >= 2,
            last.allSatisfy({ $0.isNumber || $0 == "(" || $0 == ")" })
        else { return false }
        let name = words.dropLast().joined(separator: " ")
        return orders.contains(name) || name == "select these" || name == "not studied"
    }

    private static func isRating(_ text: String) -> Bool {
        let words = text.split { !$0.isLetter }
        return text.contains(where: \.isNumber)
            && words.allSatisfy {
                [
                    "reviews", "review", "ratings", "rating", "stars", "k", "terms", "cards",
                    "studiers", "today", "studied", "by", "people", "learners", "students",
                ].contains($0)
            }
    }

    private static let exercises: Set<String> = [
        "flashcards", "learn", "test", "match", "blast", "write", "spell", "gravity", "live",
        "blocks", "karteikarten", "lernen", "antworten", "zuordnen", "cartes", "apprendre", "study",
    ]
    private static let chrome: Set<String> = [
        "quizlet", "home", "your library", "study tools", "create", "log in", "sign up", "search",
        "save", "share", "edit", "preview", "students also studied", "subjects", "expert solutions",
        "upgrade", "notifications", "new folder", "expert solutions", "browse", "menu",
        "leave the first rating", "teacher", "verified", "study guides", "textbook solutions",
        "flashcard sets",
    ]
}
