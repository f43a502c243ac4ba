import ThawCore

/// The subjects that a page names for itself, gathered from its links and metadata.
struct SubjectPaths {
    private var links: [String] = []
    private var paths: [[String]] = []
    private var subject: [String]?
    private var topics: [String] = []
    private var similar: String?

    /// "History  Society  Law  Science": the subjects of a site, not of a page.
    private static func isMenu(_ written: String) -> Bool {
        let names = written.columns(apart: 2)
        return names.count >= 3 && names.count(where: SchoolSubjects.isSubject) >= 2
    }

    /// From the footer's links, the general one first.
    mutating func add(links names: [String]) {
        for name in names where !links.contains(name) { links.append(name) }
    }

    mutating func add(path: [String]) {
        if !path.isEmpty, !paths.contains(path) { paths.append(path) }
    }

    /// "History", "History > Russia", or "Microeconomics · International Trade".
    mutating func add(named written: String) {
        guard subject == nil, !Self.isMenu(written) else { return }
        // "Government     Unit 5     4 min".
        let written =
            written.firstRange(of: "   ").map { String(written[..<$0.lowerBound]) } ?? written
        var text = written
        let several = written.split { "·•|;".contains($0) }.map { String($0).trimmingSpaces }
        if several.count > 1 {
            text = several[0]
            for other in several.dropFirst() where !other.isEmpty { add(line: other) }
        }
        subject = text.replacing(" / ", with: " > ")
            .split { $0 == ">" || $0 == "›" || $0 == "»" }
            .map { String($0.split(separator: " ").joined(separator: " ")) }
            .filter { !$0.isEmpty }
    }

    /// A line above the content that is a subject; one that the page names already adds nothing.
    mutating func add(line text: String) {
        if !names(text) { paths.append([text]) }
    }

    /// Whether one of the steps is called so.
    func names(_ subject: String) -> Bool {
        named.joined().contains { $0.lowercased() == subject.lowercased() }
    }

    /// A trail often ends in the page itself.
    mutating func removeTitle(_ title: String) {
        let title = title.lowercased()
        for index in paths.indices {
            guard let last = paths[index].last?.lowercased() else { continue }
            // "Market Failure" of "Market Failure & Government Intervention".
            let opens =
                paths[index].count > 1
                && [" &", " and "].contains { title.hasPrefix(last + $0) }
            if last == title || opens { paths[index].removeLast() }
        }
        paths.removeAll(where: \.isEmpty)
    }

    mutating func add(topic text: String) { topics.append(text) }

    /// Used where nothing else names a subject.
    mutating func noteSimilar(_ text: String) {
        if !text.isEmpty { similar = similar ?? text }
    }

    /// What other pages are about, where nothing else names a subject.
    var all: [[String]] {
        if named.isEmpty, let similar { return [[similar]] }
        return named
    }

    /// The first link is the subject, the others topics in it.
    var named: [[String]] {
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
        return all
    }
}

/// Footer links, often glued together: "See all A resources »See all B resources »".
enum SeeAllLinks {
    /// What a site calls its pages.
    static let nouns: Set<String> = [
        "resources", "uploads", "notes", "cards", "flashcards", "documents", "pages", "articles",
        "sets",
        "decks", "posts", "links", "content", "materials", "guides", "revision", "quizzes",
        "discussions", "threads",
    ]
    /// Those that notes do not speak of.
    static let pages: Set<String> = [
        "resources", "flashcards", "decks", "articles", "posts", "quizzes", "guides", "materials",
        "documents",
    ]
    private static let openings = [
        "see all ", "view all ", "browse all ", "show all ", "see every ", "view every ",
        "browse every ",
    ]

    /// "All History resources > All Medieval England resources >": links without a verb.
    static func plainNames(_ page: PageLines, _ text: Span) -> [String] {
        // Every link begins with "all ", so the text does.
        guard 4...240 ~= text.count, ByteText.isSpace(page.clean[text.start + 3]),
            page.clean[text.start..<text.start + 3].lazy.map(ByteText.lower).elementsEqual(
                "all".utf8)
        else { return [] }
        let links = page.string(text).split { [">", "»", "›", "→", "|", "·", "•"].contains($0) }
            .map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
        var names: [String] = []
        for link in links {
            guard link.lowercased().hasPrefix("all "), let last = link.split(separator: " ").last,
                nouns.contains(last.lowercased()), let name = cleaned(String(link.dropFirst(4)))
            else { return [] }
            names.append(name)
        }
        return names
    }

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
        // "Â»" is "»" that was read in the wrong encoding.
        var words = text.replacing("Â»", with: "").split(separator: " ").map(String.init)
        while let last = words.last {
            let bare = last.filter { $0.isLetter || $0.isNumber }
            let noun = bare.lowercased()
            guard noun.isEmpty || nouns.contains(noun) || nouns.contains(noun + "s") else { break }
            words.removeLast()
        }
        // "Show all | Hide all".
        guard words.first?.first.map({ $0.isLetter || $0.isNumber }) ?? false else { return nil }
        if words.count == 1, parts.contains(words[0].lowercased()) { return nil }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// What links lead to that is no subject: "Browse all terms".
    private static let parts: Set<String> = [
        "terms", "topics", "subjects", "words", "entries", "courses", "lessons", "chapters",
        "comments", "answers", "categories", "definitions", "units",
    ]
}

/// The trail of links above a page: "Home > History > Russia".
enum Breadcrumb {
    private static let signs: Set<Character> = [
        ">", "»", "›", "→", "/", "▸", "▶", "►", "❯", "⟩", "\\",
    ]

    /// Whether one of them may begin with the byte.
    private static func mayBeSign(_ byte: UInt8) -> Bool {
        byte == 0x3E || byte == 0x2F || byte == 0x5C || byte == 0xC2 || byte == 0xE2
    }

    /// These also part other things: a subject must come first.
    private static let weakSigns: Set<Character> = ["•", "·", "|", "\t"]
    private static let homes: Set<String> = [
        "home", "startseite", "accueil", "inicio", "start", "homepage",
    ]
    /// Above a message stands no subject.
    private static let mailboxes: Set<String> = [
        "inbox", "drafts", "sent", "archive", "posteingang", "sent items", "all mail",
    ]
    /// What a site calls its upper pages; no subjects.
    private static let roots: Set<String> = [
        "all subjects", "subjects", "subject", "glossary", "library", "resources", "all resources",
        "topics",
        "all topics", "courses", "all courses", "course", "browse", "explore", "notes",
        "revision notes", "revision",
        "study notes", "flashcards", "study guides", "study guide", "guides", "key terms",
        "key term", "terms",
        "all key terms", "definitions", "dictionary", "encyclopedia", "learn", "lessons",
        "categories", "menu",
        "all", "my library", "all decks", "all sets", "all notes", "all cards",
        "glossaries", "course key terms", "my courses", "my notes", "slide sets", "slides",
        "card sets", "slide decks", "dashboard", "catalogue", "catalog", "student", "students",
        "study", "index",
        "back", "wiki", "terms a-z",
        "a-z", "vocabulary", "revision cards", "cards", "sets", "folders", "my sets", "documents",
        "textbooks", "..",
        "…", "...", "fächer", "matières", "asignaturas", "home page", "main page", "school",
        "academy", "class notes", "timelines", "timeline", "quizzes", "essays", "summaries",
        "past papers", "past questions", "past paper questions", "knowledge organisers",
        "worksheets", "articles", "decks", "posts", "blog", "videos", "lectures", "key concepts",
        "key words a-z", "key words", "keywords",
    ]

    static func path(_ page: PageLines, _ line: Line) -> [String]? {
        if let glued = gluedPath(page, line) { return glued }
        guard line.text.count <= 200, line.marker == .none || line.place == .navigation,
            !page.endsSentence(line.text),
            line.text.range.contains(where: {
                page.clean[$0] == 0x3E || page.clean[$0] == 0x2F || page.clean[$0] >= 0x80
            })
        else { return nil }
        let text = page.string(of: line)
        let parts = parts(text, at: signs)
        guard parts.count >= 2, parts.count <= 8,
            parts.allSatisfy({ !$0.isEmpty && $0.count <= 60 })
        else { return nil }
        let first = parts[0].lowercased()
        guard homes.contains(first) else { return nil }
        return subjects(parts.dropFirst())
    }

    /// "HomeResourcesFrenchGrammar": a trail that has lost its signs.
    private static func gluedPath(_ page: PageLines, _ line: Line) -> [String]? {
        let bytes = page.clean[line.text.range]
        guard 12...120 ~= line.text.count, line.marker == .none,
            bytes.starts(with: "Home".utf8), ByteText.isUpper(page.clean[line.text.start + 4])
        else { return nil }
        let parts = SiteChrome.unglued(page.string(of: line))
        let names = subjects(parts.dropFirst())
        // A menu names several subjects, and switches beside them.
        guard parts.count >= 3, parts.count(where: SchoolSubjects.isSubject) == 1,
            !parts.contains(where: { SiteChrome.isForAccounts($0.lowercased()) }),
            let subject = names.firstIndex(where: { SchoolSubjects.subject(in: $0) != nil })
        else { return nil }
        return Array(names[subject...])
    }

    /// A trail that no home page opens, above the content: it begins with a subject or with what the site calls
    /// its upper pages, or its parts stand between arrows.
    static func open(_ page: PageLines, _ line: Line, isFirst: Bool) -> [String]? {
        guard line.text.count <= 160, line.marker == .none, !page.endsSentence(line.text) else {
            return nil
        }
        let whole = String(decoding: page.clean[line.text.range], as: UTF8.self)
        var text = withoutLead(whole)
        let isLed = text.utf8.count < whole.utf8.count
        // "All Key Terms  American Government  Filibuster": a trail whose signs were lost.
        let columns = isFirst ? text.columns(apart: 2) : []
        if 3...5 ~= columns.count, roots.contains(columns[0].lowercased()),
            !isMenu(columns), columns.allSatisfy({ $0.first?.isUppercase == true })
        {
            return subjects(columns[...])
        }
        // What stands beside a trail in a column of its own is no part of it.
        if let gap = text.firstRange(of: "   "),
            text[..<gap.lowerBound].contains(where: signs.contains)
        {
            text = String(text[..<gap.lowerBound])
        }
        for (signs, isWeak) in [(signs, false), (weakSigns, true)] {
            let parts = parts(text, at: signs)
            guard 2...7 ~= parts.count,
                parts.allSatisfy({
                    (1...48).contains($0.count) && $0.split(separator: " ").count <= 6
                })
            else { continue }
            if mailboxes.contains(parts[0].lowercased()), !isWeak { return [] }
            let isRoot =
                isLed && !isWeak || roots.contains(parts[0].lowercased())
                || homes.contains(parts[0].lowercased())
            let names = subjects(parts[...])
            let isNamed = names.first.map { SchoolSubjects.subject(in: $0) != nil } ?? false
            let isArrowed =
                isFirst && !isWeak && !text.contains("/") && !text.contains("→")
                && parts.allSatisfy { $0.first?.isUppercase == true || $0.first?.isNumber == true }
            if isWeak, isMenu(parts) || isCredit(text) { continue }
            guard isWeak ? isNamed : isRoot || isNamed || isArrowed else { continue }
            return names
        }
        return nil
    }

    /// "A-level Law | Tanya, 13B | typed up 14 November": who and when, beside the course.
    private static func isCredit(_ text: String) -> Bool {
        CreditLine(text).map { $0.created != nil || $0.author != nil } ?? false
    }

    /// Without "You are here:".
    private static func withoutLead(_ text: String) -> String {
        guard let colon = text.firstIndex(of: ":") else { return text }
        let lead = text[..<colon].lowercased().replacingBytes(of: "’", with: "'").trimmingSpaces
        guard ["you are here", "you're here", "location", "path", "filed under"].contains(lead)
        else {
            return text
        }
        return String(text[text.index(after: colon)...]).trimmingSpaces
    }

    /// Switches, or subjects side by side.
    private static func isMenu(_ parts: [String]) -> Bool {
        parts.dropFirst().contains { SiteChrome.isControl($0.lowercased()) }
            || parts.count { SchoolSubjects.isSubject($0) } >= 3
    }

    /// The parts of a line between the signs of a trail, as spans; a line without such signs has one.
    static func crumbs(_ page: PageLines, _ line: Line) -> [Span] {
        guard line.text.count <= 200, line.marker == .none, !page.endsSentence(line.text) else {
            return []
        }
        let bytes = page.clean[line.text.range]
        let text = bytes.contains(where: mayBeSign) ? String(decoding: bytes, as: UTF8.self) : ""
        var crumbs: [Span] = []
        var start = line.text.start
        var offset = line.text.start
        for character in text {
            let end = offset + character.utf8.count
            if signs.contains(character) {
                crumbs.append(page.trimmed(Span(start, offset)))
                start = end
            }
            offset = end
        }
        crumbs.append(page.trimmed(Span(start, line.text.end)))
        crumbs.removeAll { $0.isEmpty }
        return crumbs.allSatisfy { $0.count <= 60 } ? crumbs : []
    }

    /// Whether a site calls one of its upper pages so.
    static func isRoot(_ text: String) -> Bool {
        roots.contains(text.lowercased()) || homes.contains(text.lowercased())
    }

    static func path(of parts: [String]) -> [String]? {
        let names = subjects(parts[...])
        return names.isEmpty ? nil : names
    }

    static func parts(_ text: String, at signs: Set<Character> = signs) -> [String] {
        text.split { signs.contains($0) }
            .map { $0.collapsingWhiteSpace }
            .filter { !$0.isEmpty }
    }

    /// "Unit 1 – Markets", "Topic 3: Cells": what the part is about.
    private static func withoutPart(_ part: String) -> String {
        for sign in [" – ", " - ", " — ", ": "] {
            guard let range = part.firstRange(of: sign),
                TitleBlock.isNumberedPart(String(part[..<range.lowerBound]))
            else { continue }
            return String(part[range.upperBound...]).trimmingSpaces
        }
        return part
    }

    /// "Westmoor College VLE", "Moodle": where a school keeps its courses.
    private static func isSchools(_ part: String) -> Bool {
        part.lowercased().split(separator: " ").contains {
            ["college", "academy", "university", "vle", "moodle", "canvas", "blackboard"]
                .contains($0)
        }
    }

    /// Without the site's upper pages and the levels.
    private static func subjects(_ parts: ArraySlice<String>) -> [String] {
        var parts = parts.map { CourseLabel.withoutCode(withoutPart($0)) }.filter { !isSchools($0) }
        // The name of the site stands before the subject.
        if parts.count >= 2, SchoolSubjects.subject(in: parts[0]) == nil,
            SchoolSubjects.subject(in: parts[1]) != nil
        {
            parts.removeFirst()
        }
        return parts.filter { part in
            let lower = part.lowercased()
            return part.count > 1 && !roots.contains(lower) && !homes.contains(lower)
                && !SchoolSubjects.isLevel(part) && !TitleBlock.isNumberedPart(part)
        }
        .filter { part in
            // "Card sets" is the site's page of all of them; "Materials" may be a subject.
            let words = part.lowercased().split(separator: " ")
            return words.count == 1
                || !words.allSatisfy {
                    SeeAllLinks.nouns.contains(String($0)) || SeeAllLinks.nouns.contains("\($0)s")
                }
        }
        .map { part in
            // "History notes" is the site's page of History, "Art glossary" the one of Art.
            let words = part.split(separator: " ")
            let isPage =
                words.last.map {
                    let word = $0.lowercased()
                    return SeeAllLinks.nouns.contains(word)
                        || ["glossary", "dictionary"].contains(word)
                } ?? false
            let name = isPage && words.count > 1 ? words.dropLast().joined(separator: " ") : part
            return SchoolSubjects.subject(in: name) ?? name
        }
    }
}
