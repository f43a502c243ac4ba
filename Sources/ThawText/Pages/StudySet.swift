import ThawCore

/// A set of flashcards copied from a site with everything around it: the names of its exercises above, "Terms in this
/// set (24)", then term and definition on lines of their own.
enum StudySet {
    static func prepare(_ page: inout PageLines) {
        guard let (heading, count) = heading(page) else { return }
        var rest = page.lines.indices.filter { $0 > heading && page.lines[$0].place == .main }
        // How the terms are sorted.
        takeCreator(&page, &rest)
        while let first = rest.first, orders.contains(page.lowercased(first)) {
            page.lines[first].role = .navigation
            rest.removeFirst()
        }
        // The names of the columns.
        if rest.count >= 2,
            columns.contains(where: { $0 == (page.lowercased(rest[0]), page.lowercased(rest[1])) })
        {
            for index in rest[..<2] { page.lines[index].role = .heading }
            rest.removeFirst(2)
        }
        // "Still learning (2)", "Select these 2": how far the learner has come.
        for index in rest where isProgress(page.lowercased(index, limit: 80)) {
            page.lines[index].role = .navigation
        }
        markStars(&page, rest)
        rest.removeAll { page.lines[$0].role != nil }
        guard rest.count >= 4 else { return }
        joinNumbered(&page, &rest)
        if let count, takeSeparated(&page, rest, count) {
            return takeSurroundings(&page, heading: heading)
        }
        // How many cards there are tells the rests of definitions better than how these begin.
        let rests = count.map { SetTurns.rests(page, rest, $0) } ?? []
        if rests.isEmpty { joinWrapped(&page, &rest) }
        join(&page, &rest, rests)
        if rests.isEmpty, let count { join(&page, &rest, SetTurns.rests(page, rest, count)) }
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
        takeSurroundings(&page, heading: heading)
        for index in rest.dropFirst(end) where page.lines[index].role == nil {
            page.lines[index].role = .boilerplate
        }
        page.opening.form = .studySet
    }

    /// "Star" below how far the learner has come is a switch, elsewhere it may be a term.
    private static func markStars(_ page: inout PageLines, _ rest: [Int]) {
        for (above, index) in zip(rest, rest.dropFirst())
        where page.lines[above].role == .navigation && page.lines[index].role == nil
            && ["star", "select all", "star all", "sort"].contains(
                page.lowercased(index, limit: 12))
        {
            page.lines[index].role = .navigation
        }
    }

    /// "1. …", "2. …" below a term: the points of one definition.
    private static func joinNumbered(_ page: inout PageLines, _ rest: inout [Int]) {
        var wrapped: Set<Int> = []
        var (place, number) = (0, 0)
        while place < rest.count {
            let index = rest[place]
            if page.lines[index].marker == .number(1), place + 1 < rest.count,
                rest[place + 1] == index + 1, page.lines[index + 1].marker == .number(2)
            {
                number = 2
                page.lines[index].marker = .none
                page.lines[index].text.start = page.lines[index].start
                place += 1
                while place < rest.count, rest[place] == rest[place - 1] + 1,
                    page.lines[rest[place]].marker == .number(number)
                {
                    wrapped.insert(rest[place])
                    number += 1
                    place += 1
                }
            } else {
                place += 1
            }
        }
        join(&page, &rest, wrapped)
    }

    /// "Created by" and the name, between the count of the cards and the cards.
    private static func takeCreator(_ page: inout PageLines, _ rest: inout [Int]) {
        guard rest.count >= 3, page.lowercased(rest[0], limit: 12) == "created by",
            page.lines[rest[1]].text.count <= 40
        else { return }
        page.author = page.author ?? page.string(of: page.lines[rest[1]])
        for index in rest[..<2] { page.lines[index].role = .metadata }
        rest.removeFirst(2)
    }

    /// What stands above the cards.
    private static func takeSurroundings(_ page: inout PageLines, heading: Int) {
        let title = title(page, above: heading)
        takeAuthor(&page, above: heading)
        if let title {
            takePath(&page, above: title)
            takePath(&page, below: title, above: heading)
        }
        for index in page.lines.indices where index <= heading && page.lines[index].role == nil {
            if page.opening.path.isEmpty,
                let path = Breadcrumb.open(page, page.lines[index], isFirst: true)
            {
                page.opening.path = path
            }
            page.lines[index].role = .boilerplate
        }
        if let title {
            page.lines[title].role = .title
            page.opening.title = page.finding(page.lines[title].text)
        }
    }

    /// Sets whose cards stand on a line each, "enzyme - a biological catalyst": as many as the set counts. What stands
    /// below them is the site's; the cards are read as such lines are read anywhere.
    private static func takeSeparated(
        _ page: inout PageLines, _ rest: [Int], _ count: Int
    ) -> Bool {
        var found = 0
        var end = rest.startIndex
        for (place, index) in rest.enumerated() where found < count {
            let line = page.lines[index]
            guard
                Pairs.split(page, line, [.tab, .dash, .colon, .equals]) != nil
                    || Pairs.gluedDash(page, line) != nil
            else { continue }
            found += 1
            end = place + 1
        }
        guard found == count, count >= 3, (end - count) * 4 <= count else { return false }
        // The last card may be wrapped.
        while end < rest.count, isWrapped(page, rest[end], below: rest[end - 1]) { end += 1 }
        for index in rest[end...] where page.lines[index].role == nil {
            page.lines[index].role = .boilerplate
        }
        return true
    }

    /// Puts the second line of a wrapped definition back on the first: else every card below would be turned round.
    private static func joinWrapped(_ page: inout PageLines, _ rest: inout [Int]) {
        // Where terms begin with small letters, one below a long definition is no rest of it.
        let small = rest.count { ByteText.isLower(page.clean[page.lines[$0].text.start]) }
        guard page.runs.isEmpty, small <= max(1, rest.count / 10) else { return }
        let wrapped = Set(
            zip(rest, rest.dropFirst()).compactMap { above, below in
                below == above + 1 && isWrapped(page, below, below: above) ? below : nil
            })
        join(&page, &rest, wrapped)
    }

    /// Puts lines on the ends of those above them.
    private static func join(_ page: inout PageLines, _ rest: inout [Int], _ wrapped: Set<Int>) {
        guard !wrapped.isEmpty else { return }
        let open = Set(rest)
        let kept = page.lines.indices.filter { !wrapped.contains($0) }
        rest = kept.indices.filter { open.contains(kept[$0]) }
        page.joinLines(wrapped)
    }

    private static func isWrapped(_ page: PageLines, _ index: Int, below above: Int) -> Bool {
        let (line, before) = (page.lines[index], page.lines[above])
        return line.marker == .none && !line.isApart && before.text.count >= 60
            && ByteText.isLower(page.clean[line.text.start]) && !page.endsSentence(before.text)
    }

    /// Whether a line says that the terms of a set follow.
    static func isSet(_ page: PageLines) -> Bool { heading(page) != nil }

    /// The line that says what follows and, where it does, how many.
    private static func heading(_ page: PageLines) -> (Int, Int?)? {
        for (index, line) in page.lines.enumerated().prefix(120) where line.text.count <= 60 {
            let text = page.lowercased(index, limit: 60)
            if let count = countOverColumns(page, index, text) { return (index + 2, count) }
            // "9 Cards in this Set".
            let words = text.split(separator: " ", maxSplits: 1)
            if words.count == 2, let count = Int(words[0]), 2...9999 ~= count,
                openings.contains(String(words[1]))
            {
                return (index, count)
            }
            guard let opening = openings.first(where: text.hasPrefix) else { continue }
            let tail = text.dropFirst(opening.count)
            guard !tail.contains(where: \.isLetter) else { continue }
            return (index, Int(tail.filter(\.isNumber)).flatMap { $0 <= 9999 ? $0 : nil })
        }
        return nil
    }

    /// "14 terms", and below it "Term" and "Definition".
    private static func countOverColumns(
        _ page: PageLines, _ index: Int, _ text: String
    ) -> Int? {
        let words = text.split(separator: " ")
        guard words.count == 2, ["terms", "cards", "flashcards"].contains(words[1]),
            let count = Int(words[0]), 2...9999 ~= count, index + 3 < page.lines.count
        else { return nil }
        let names = (page.lowercased(index + 1), page.lowercased(index + 2))
        return columns.contains { $0 == names } ? count : nil
    }

    private static let columns = [
        ("term", "definition"), ("front", "back"), ("word", "definition"), ("word", "meaning"),
        ("question", "answer"),
    ]

    private static let openings = [
        "terms in this set", "cards in this set", "flashcards in this set", "terms in this deck",
        "cards in this deck", "begriffe in diesem lernset", "termes dans cet ensemble",
        "términos de este conjunto", "key concepts in this set", "study these terms",
    ]

    /// The line above the names of the exercises; without them the first line that is none of the site's.
    private static func title(_ page: PageLines, above heading: Int) -> Int? {
        let lines = (0..<heading).filter { index in
            let text = page.lowercased(index)
            return !text.isEmpty && !isRating(text) && !isOffer(text)
                && page.lines[index].role == nil
        }
        if let first = lines.firstIndex(where: { namesExercises(page.lowercased($0)) }),
            first > 0
        {
            // A card to try stands there, too.
            let below = Set((heading..<page.lines.count).map { page.lowercased($0) })
            let above = lines[..<first].last { index in
                let text = page.lowercased(index)
                return !chrome.contains(text) && !SiteChrome.isControl(text)
                    && !below.contains(text) && text.contains(where: \.isLetter)
            }
            let isOfOthers = lines[..<first].contains {
                page.lowercased($0).hasPrefix("students also")
            }
            if !isOfOthers, let above {
                return titleOverRating(page, lines[..<first], above: above) ?? above
            }
        }
        return lines.first { index in
            let text = page.lowercased(index)
            return !namesExercises(text) && !chrome.contains(text)
                && page.words(in: page.lines[index].text, limit: 3) >= 2
        }
    }

    /// The line over how often a set is used or liked.
    private static func titleOverRating(
        _ page: PageLines, _ head: ArraySlice<Int>, above: Int
    ) -> Int? {
        head.first { index in
            index <= above && isRating(page.lowercased(index + 1))
                && page.words(in: page.lines[index].text, limit: 3) >= 2
                && !SchoolSubjects.isSubject(page.string(of: page.lines[index]))
        }
    }

    /// The subjects between a title and the exercises, the general one first.
    private static func takePath(_ page: inout PageLines, below title: Int, above heading: Int) {
        guard page.opening.path.isEmpty, title + 1 < heading else { return }
        let steps = ((title + 1)..<heading).filter { index in
            page.lines[index].role == nil
                && SchoolSubjects.isSubject(page.string(of: page.lines[index]))
        }
        guard 1...4 ~= steps.count, zip(steps, steps.dropFirst()).allSatisfy({ $1 == $0 + 1 })
        else { return }
        page.opening.path = steps.map { page.string(of: page.lines[$0]) }
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
                    "studiers", "today", "studied", "by", "people", "learners", "students", "this",
                    "week",
                    "month",
                ].contains($0)
            }
    }

    /// "Only £35.99/year", "Upgrade to remove ads".
    private static func isOffer(_ text: String) -> Bool {
        text.hasPrefix("upgrade") || text.hasPrefix("try ") || text.hasPrefix("get ")
            || text.contains { "£$€".contains($0) } && text.contains(where: \.isNumber)
                && (text.contains("year") || text.contains("month") || text.contains("week"))
    }

    /// "Flashcards Learn Test Match", on one line or as one of several.
    private static func namesExercises(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        return !words.isEmpty && words.allSatisfy { exercises.contains(String($0)) }
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
