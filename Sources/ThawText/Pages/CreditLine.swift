import ThawCore

/// A line that tells of the page and not of its subject: who made it, when, how often it was seen, for which level.
///
/// The line is taken apart at its separators; it counts only where every part is of such a kind and at least one of
/// them is firm, so that a line of content with a date in it stays content.
struct CreditLine {
    var author: String?
    var created: PageDate?
    /// When the page was last changed: its date only where no other is given.
    var updated: PageDate?
    var subject: String?
    /// Who or when, or a number of visits, cards and the like.
    private(set) var isFirm = false
    /// A word, a sign or a number says what a part is; a name beside a date alone may be an event of the notes.
    private(set) var isExplicit = false

    /// - Parameter text: at most 200 bytes of one line.
    init?(_ text: String) {
        guard (3...200).contains(text.utf8.count) else {
            return nil
        }
        let parts = Self.parts(Self.withDateApart(text))
        guard 1...8 ~= parts.count, !parts.areColumnsTwice else { return nil }
        var topic: String?
        for part in parts where !take(part, amongOthers: parts.count > 1) {
            guard topic == nil, author != nil, parts.count >= 3,
                part.split(separator: " ").count <= 5
            else {
                return nil
            }
            topic = part
        }
        if let topic {
            // "by ana_k · 5 cards · Britain 1815–1851".
            guard author != nil, isCounted else { return nil }
            subject = subject ?? topic
        }
        if let name = loneName, author == nil, subject != nil || isCounted, parts.count == 2,
            !name.contains(" "), name.contains(where: { $0 == "_" || $0.isNumber }),
            name.contains(where: \.isLowercase)
        {
            author = name
            isFirm = true
            isExplicit = true
        }
        if parts.count == 1, !isFirm { return nil }
        guard isFirm || subject == nil else { return nil }
        if author == nil, let name = loneName {
            guard created != nil || updated != nil else { return nil }
            author = name
        }
    }

    /// "by ana_k10/10/2021Report": the date as a part of its own. Two of the digits before the first sign are the
    /// day's.
    private static func withDateApart(_ text: String) -> String {
        guard text.utf8.count <= 100, text.lowercased().hasPrefix("by ") || text.contains(" by ")
        else { return text }
        let bytes = Array(text.utf8)
        var parted: [UInt8] = []
        var from = 0
        for start in bytes.indices.dropFirst() where ByteText.isDigit(bytes[start]) {
            let isGlued = bytes[start - 1] == 0x5F || WordShape.isASCIILetter(bytes[start - 1])
            guard isGlued, start >= from, let end = dateEnd(bytes, start) else { continue }
            parted += bytes[from..<start] + " | ".utf8 + bytes[start..<end] + " | ".utf8
            from = end
        }
        return from == 0 ? text : String(decoding: parted + bytes[from...], as: UTF8.self)
    }

    /// Where "10/10/2021" ends that begins there, with nothing, a blank or a capital behind it.
    private static func dateEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        func digits(_ from: Int) -> Int { bytes[from...].prefix(while: ByteText.isDigit).count }
        func isSign(_ i: Int) -> Bool { i < bytes.count && [0x2F, 0x2E, 0x2D].contains(bytes[i]) }
        guard digits(start) == 2, isSign(start + 2) else { return nil }
        let month = digits(start + 3)
        guard 1...2 ~= month, isSign(start + 3 + month) else { return nil }
        let year = start + 4 + month
        let end = year + digits(year)
        guard [2, 4].contains(end - year) else { return nil }
        let isOpen =
            end == bytes.count || ByteText.isUpper(bytes[end]) || ByteText.isSpace(bytes[end])
        return isOpen ? end : nil
    }

    /// Whether a part counts cards, views and the like.
    private var isCounted = false
    /// A part that may be a name, which counts only beside a date.
    private var loneName: String?

    /// At bullets, bars, tabs and wide gaps; dashes only with a space on both sides.
    static func parts(_ text: String) -> [String] {
        // "•" whose UTF-8 was read as Windows-1252.
        let text = text.replacingBytes(of: "â€¢", with: "•")
        let mayHaveSigns =
            text.utf8.withContiguousStorageIfAvailable(SiteChrome.mayHaveParts) ?? true
        return (mayHaveSigns ? atSigns(text) : [text]).flatMap { atDashes($0) }
            .flatMap { atStops($0) }.map(\.trimmingSpaces).filter { !$0.isEmpty }
    }

    private static func atSigns(_ text: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var blanks = 0
        func isSign(_ character: Character) -> Bool {
            character.utf8.count == 1
                ? character == "|" || character == "\t"
                : ["•", "·", "∙", "⋅", "●"].contains(character)
        }
        for character in text {
            if isSign(character) || (character == " " && blanks >= 2) {
                parts.append(part)
                part = ""
                blanks = character == " " ? blanks : 0
                continue
            }
            blanks = character == " " || character == "\u{A0}" ? blanks + 1 : 0
            part.append(character)
        }
        parts.append(part)
        return parts
    }

    /// "Written by Tomas Berg. First published 4 May 2018", but not behind "Dr." or an initial.
    private static func atStops(_ text: String) -> [String] {
        var parts: [String] = []
        var from = text.startIndex
        var at = text.startIndex
        while let range = text[at...].firstRange(of: ". ") {
            at = range.upperBound
            let word = text[from..<range.lowerBound].split(separator: " ").last ?? ""
            let isTitle = ["Mrs", "Prof", "Miss", "Rev"].contains(String(word))
            guard word.count >= 3, !isTitle,
                word.last?.isLowercase == true || word.last?.isNumber == true
            else { continue }
            parts.append(String(text[from..<range.lowerBound]))
            from = at
        }
        parts.append(String(text[from...]))
        return parts
    }

    /// Without a picture in front, and the stop behind a name.
    private static func plain(_ part: String) -> (text: String, hadPicture: Bool) {
        var text = part[...]
        var hadPicture = false
        while let first = text.first, !first.isLetter, !first.isNumber,
            !["@", "_", "(", "#", "&"].contains(first)
        {
            if first.unicodeScalars.contains(where: { $0.value >= 0x2190 }) { hadPicture = true }
            text.removeFirst()
        }
        if text.last == ".", text.dropLast().last?.isNumber == true { text.removeLast() }
        return (String(text), hadPicture)
    }

    private static func atDashes(_ text: String) -> [String] {
        var parts = [text]
        for dash in [" – ", " — ", " - "] {
            parts = parts.flatMap { $0.split(atEvery: dash).map(String.init) }
        }
        return parts
    }

    // MARK: Parts

    private mutating func take(_ written: String, amongOthers: Bool) -> Bool {
        let (part, hadPicture) = Self.plain(written)
        if part.isEmpty { return hadPicture }
        let lower = part.lowercased()
        if hadPicture, !part.contains(where: \.isLetter) {
            isFirm = true
            isExplicit = true
            return true
        }
        if isCount(lower) || Self.isAgo(lower) {
            isCounted = isCounted || isCount(lower)
            isFirm = true
            isExplicit = true
            return true
        }
        // "@ana.k".
        if amongOthers, author == nil, written.trimmingSpaces.hasPrefix("@"), part.count >= 3,
            !part.contains(" ")
        {
            author = part.hasPrefix("@") ? String(part.dropFirst()) : part
            isFirm = true
            isExplicit = true
            return true
        }
        if takeDate(part, lower) || takeAuthor(part, lower, amongOthers) { return true }
        if amongOthers, Self.checkers.contains(where: lower.hasPrefix) { return true }
        if amongOthers, Self.helpers.contains(where: lower.hasPrefix) { return true }
        // "Marta L.  (partner: Jun)".
        if amongOthers, let open = part.firstIndex(of: "("), open > part.startIndex,
            Self.helpers.contains(where: part[open...].lowercased().hasPrefix)
        {
            return take(String(part[..<open]).trimmingSpaces, amongOthers: true)
        }
        if SchoolSubjects.isLevel(part) || isControl(lower) || isDetail(part) { return true }
        if amongOthers, lower.hasPrefix("report a ") || lower.hasPrefix("report this") {
            return true
        }
        if let named = SchoolSubjects.subject(in: part) {
            subject = subject ?? named
            return true
        }
        if let found = Byline(part, isStrict: false), let date = found.date,
            Self.isName(found.name),
            DateWords.areAll(date.raw), Self.isRecent(date)
        {
            author = author ?? found.name
            created = created ?? date
            isFirm = true
            return true
        }
        let pieces = part.split(atEvery: ", ").map(String.init)
        if pieces.count == 2, SchoolSubjects.isClass(pieces[1].lowercased()),
            Self.isName(pieces[0]), 2...3 ~= pieces[0].split(separator: " ").count
        {
            author = author ?? pieces[0]
            isFirm = true
            return true
        }
        if pieces.count >= 2, pieces.count <= 5 {
            let isTold = pieces.allSatisfy { $0 != part && take($0, amongOthers: true) }
            if isTold { return true }
        }
        guard amongOthers, loneName == nil, Self.isName(part) else { return false }
        loneName = Byline.withoutBy(part)
        return true
    }

    /// "Last edited 27/11/2022", "Added on 3 May 2019", "9 February 2021".
    private mutating func takeDate(_ part: String, _ lower: String) -> Bool {
        var rest = part[...]
        var isUpdate = false
        if let opening = Self.opening(of: lower, in: Self.dateOpenings) {
            isUpdate =
                opening.contains("upd") || opening.contains("edit") || opening.contains("modif")
                || opening.contains("revis") || opening.contains("review")
                || opening.contains("chang")
            rest = part.dropFirst(opening.count)
        }
        var value = String(rest).trimmingSpaces
        while let lead = [":", "on ", "at ", "On ", "on:", "On:"].first(where: value.hasPrefix) {
            value = String(value.dropFirst(lead.count)).trimmingSpaces
        }
        if Self.isAgo(value.lowercased()) {
            isFirm = true
            if rest.count < part.count { isExplicit = true }
            return true
        }
        // "Created on 3 May 2019 by Anna".
        if let by = value.lowercased().firstRange(of: " by "),
            value.lowercased().count == value.count
        {
            let at = value.index(
                value.startIndex,
                offsetBy: value.lowercased().distance(
                    from: value.lowercased().startIndex, to: by.lowerBound))
            let name = String(value[value.index(at, offsetBy: 4)...])
            if Self.isName(name), DateWords.areAll(String(value[..<at])) {
                author = author ?? name
                value = String(value[..<at])
            }
        }
        guard DateWords.areAll(value), let date = PageDateReader.date(value), Self.isRecent(date)
        else { return false }
        if rest.count < part.count { isExplicit = true }
        if isUpdate { updated = updated ?? date } else { created = created ?? date }
        isFirm = true
        return true
    }

    /// "Author: J. Okafor", "by biobeth_02", "Uploaded by Sam T on 3 May".
    private mutating func takeAuthor(
        _ part: String, _ lower: String, _ amongOthers: Bool
    ) -> Bool {
        let (part, lower) = Self.withoutNoun(part, lower)
        guard let opening = Self.opening(of: lower, in: Self.authorOpenings) else { return false }
        var value = String(part.dropFirst(opening.count)).trimmingSpaces
        let hasColon = value.hasPrefix(":")
        if hasColon { value = String(value.dropFirst()).trimmingSpaces }
        // "made by Zainab for Law mock".
        if let range = value.firstRange(of: " for ") {
            let purpose = CourseWords(String(value[range.upperBound...]))
            if purpose.areAll {
                subject = subject ?? purpose.subject
                value = String(value[..<range.lowerBound])
            }
        }
        guard Self.needsColon.contains(opening) ? hasColon : true,
            let found = Byline(value, isStrict: false)
        else { return false }
        let isPlain =
            Self.isName(found.name)
            || ((hasColon || amongOthers) && found.name.split(separator: " ").count <= 8)
        guard isPlain, found.date.map({ DateWords.areAll($0.raw) }) ?? true else { return false }
        author = author ?? found.name
        created = created ?? found.date
        isFirm = true
        isExplicit = true
        return true
    }

    /// "Cards made by Ana" without its first word, where a verb follows.
    private static func withoutNoun(_ part: String, _ lower: String) -> (String, String) {
        if let range = lower.firstRange(of: " cards by "),
            lower.hasPrefix("a set of ") || lower.hasPrefix("a deck of "),
            lower.count == part.count
        {
            let length = lower.distance(from: lower.startIndex, to: range.lowerBound)
            return (String(part.dropFirst(length + 1)), String(lower.dropFirst(length + 1)))
        }
        for noun in [
            "revision cards ", "revision notes ", "cards ", "notes ", "set ", "deck ",
            "flashcards ",
            "page ", "resource ",
        ] where lower.hasPrefix(noun) {
            let rest = lower.dropFirst(noun.count)
            guard rest.split(separator: " ").dropFirst().first == "by" else { break }
            return (String(part.dropFirst(noun.count)), String(rest))
        }
        return (part, lower)
    }

    /// No page of a site is older; an earlier date is what the notes are about.
    static func isRecent(_ date: PageDate) -> Bool {
        date.value.flatMap { Int($0.prefix(4)) }.map { $0 >= 1995 } ?? true
    }

    private static func opening(of lower: String, in list: [String]) -> String? {
        list.first { opening in
            guard lower.hasPrefix(opening) else { return false }
            guard let next = lower.dropFirst(opening.count).first else { return true }
            return !next.isLetter && !next.isNumber
        }
    }

    private static let dateOpenings: [String] = [
        "this page was last edited", "this page was last updated", "page last updated",
        "page reviewed", "page updated", "page last reviewed",
        "last updated", "last edited",
        "last modified", "last reviewed", "last revised", "last changed", "last update",
        "first published", "publication date", "date of publication",
        "date added", "date created", "date posted", "date published", "date uploaded",
        "date modified", "created",
        "added", "uploaded", "posted", "published", "submitted", "shared", "written", "updated",
        "edited", "modified",
        "revised", "reviewed", "made", "date", "dated", "as of", "joined", "typed up", "typed",
    ]
    /// Who looked a page over did not write it.
    private static let checkers = [
        "fact-checked by ", "fact checked by ", "checked by ", "medically reviewed by ",
        "illustrated by ", "photo by ", "image by ",
    ]
    private static let authorOpenings: [String] = [
        "created by", "posted by", "uploaded by", "written by", "made by", "submitted by",
        "added by", "shared by",
        "contributed by", "published by", "compiled by", "prepared by", "edited by", "reviewed by",
        "typed by",
        "notes by", "cards by", "flashcards by", "set by", "deck by", "revision cards by",
        "a set by", "original by", "entry by", "article by",
        "author", "authors", "creator", "contributor", "uploader", "owner", "by",
        "written and reviewed by",
        "revision notes by", "username", "user", "teacher", "tutor", "student", "name",
    ]
    private static let needsColon: Set<String> = [
        "user", "teacher", "tutor", "student", "name", "owner", "creator", "contributor",
        "uploader", "username",
    ]

    // MARK: Kinds

    /// A handle, or up to four words with capitals.
    static func isName(_ text: String) -> Bool {
        guard (1...40).contains(text.count), text.contains(where: \.isLetter) else { return false }
        guard !text.contains(where: { ["?", "!", ":", ";", "=", "“", "\"", "→"].contains($0) })
        else {
            return false
        }
        let words = text.split(separator: " ")
        if words.count == 1 { return true }
        return words.count <= 4
            && words.allSatisfy {
                $0.first?.isUppercase == true || Self.particles.contains($0.lowercased())
            }
    }

    /// With whom a pupil did it.
    private static let helpers = [
        "(partner", "partner:", "partners:", "(lab partner", "lab partner:", "(with ", "(group",
        "group:",
    ]

    private static let particles: Set<String> = [
        "de", "da", "di", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ibn", "del",
        "and", "&", "o’", "y",
    ]

    /// "1,204 views", "5 cards", "4.2k downloads", "3 min read".
    private func isCount(_ lower: String) -> Bool {
        guard lower.holdsNumber else { return false }
        let words = lower.split {
            $0 == " " || $0 == ":" || $0 == "(" || $0 == ")" || $0 == "\u{A0}"
        }
        // "reading time 3 min".
        if words.count == 4, words[1] == "time", Int(words[2]) != nil, words[3].hasPrefix("min") {
            return true
        }
        guard 2...5 ~= words.count, words.contains(where: { $0.contains(where: \.isNumber) }) else {
            return false
        }
        let others = words.filter {
            !$0.allSatisfy { $0.isNumber || [".", ",", "k", "m", "+", "/"].contains($0) }
        }
        return others.count < words.count && others.contains { Self.counted.contains($0) }
            && others.allSatisfy { Self.counted.contains($0) || Self.around.contains($0) }
    }

    private static let around: Set<Substring> = [
        "in", "of", "this", "set", "deck", "total", "number", "about", "approx", "so", "far",
        "based", "on", "all",
        "times", "people", "students", "×", "x",
    ]
    private static let counted: Set<Substring> = [
        "views", "view", "cards", "card", "flashcards", "downloads", "download", "likes", "like",
        "ratings", "rating",
        "reviews", "review", "pages", "terms", "min", "mins", "minute", "minutes", "read", "reads",
        "followers",
        "comments", "comment", "shares", "saves", "slides", "votes", "learners", "students",
        "studiers", "viewed",
        "downloaded", "favourites", "favorites", "points", "karma", "upvotes", "plays", "studying",
        "words", "stars",
        "bookmarks", "users",
    ]

    private func isControl(_ lower: String) -> Bool { SiteChrome.isControl(lower) }

    /// "Level: Year 13", "Exam board: AQA".
    private mutating func isDetail(_ part: String) -> Bool {
        guard part.utf8.contains(0x3A), let colon = part.firstIndex(of: ":"), part.count <= 60
        else { return false }
        let key = part[..<colon].lowercased().trimmingSpaces
        if key == "subject" || key == "topic" {
            let value = String(part[part.index(after: colon)...]).trimmingSpaces
            if key == "subject" { subject = subject ?? value }
            return !value.isEmpty
        }
        return Self.details.contains(key)
    }

    private static let details: Set<String> = [
        "level", "exam board", "board", "year", "grade", "unit", "module", "specification", "spec",
        "tier", "paper",
        "category", "tags", "tag", "language", "licence", "license", "visibility", "source",
        "school", "class",
        "pages", "views", "downloads", "rating", "status", "version", "type", "format", "file size",
        "size",
        "difficulty", "reading time", "estimated time", "course code", "qualification", "key stage",
        "course level",
    ]

    /// "4 years ago", "2w", "just now", "yesterday".
    static func isAgo(_ lower: String) -> Bool {
        let words = lower.letterAndNumberRuns.filter { $0 != "edited" && $0 != "about" }
        guard let last = words.last, 1...5 ~= words.count else { return false }
        if last == "ago" {
            return words.count >= 2
                && words.dropLast().allSatisfy {
                    $0.allSatisfy(\.isNumber) || agoWords.contains($0) || isShortAgo($0)
                }
        }
        if words.count == 1 { return isShortAgo(last) || last == "yesterday" || last == "today" }
        return words.count == 2
            && (words == ["just", "now"] || words[0] == "last" && agoWords.contains(last))
    }

    private static func isShortAgo(_ word: Substring) -> Bool {
        let digits = word.prefix { $0.isNumber }
        return 1...3 ~= digits.count
            && [
                "s", "m", "h", "d", "w", "y", "mo", "min", "mins", "hr", "hrs", "yr", "yrs", "wk",
                "wks",
            ]
            .contains(word.dropFirst(digits.count))
    }

    private static let agoWords: Set<Substring> = [
        "a", "an", "one", "over", "almost", "second", "seconds", "minute", "minutes", "min", "mins",
        "hour", "hours",
        "hr", "hrs", "day", "days", "week", "weeks", "wk", "wks", "month", "months", "mo", "year",
        "years", "yr",
        "yrs", "few", "couple", "of", "two", "three", "four", "five", "six", "seven", "eight",
        "nine", "ten",
    ]
}

/// Whether a text is a date and nothing else.
enum DateWords {
    static func areAll(_ text: String) -> Bool {
        let words = text.lowercased().letterAndNumberRuns
        guard 1...9 ~= words.count, words.contains(where: { $0.contains(where: \.isNumber) }) else {
            return false
        }
        return words.allSatisfy { word in
            let letters = word.drop { $0.isNumber }
            return letters.isEmpty || (letters.count < word.count && endings.contains(letters))
                || PageDateReader.isMonth(String(word)) || others.contains(word)
        }
    }

    private static let endings: Set<Substring> = [
        "st", "nd", "rd", "th", "er", "º", "am", "pm", "h", "z",
    ]
    private static let others: Set<Substring> = [
        "of", "de", "at", "on", "the", "am", "pm", "um", "uhr", "à", "gmt", "bst", "utc", "est",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
        "tues", "wed",
        "thu", "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag",
        "freitag",
        "samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
        "dimanche", "lunes",
        "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    ]
}
