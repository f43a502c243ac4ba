import ThawCore

/// What a line under the heading of comments is: a switch, a date, a name with or without a date, or what was said.
enum CommentLine: Equatable {
    case control
    case date
    /// Whoever writes; `isSure` where a date, a sign or a verb says so.
    case byline(String, isSure: Bool)
    case text

    init(_ page: PageLines, _ line: Line) {
        let whole = page.string(Span(line.start, line.text.end))
        guard whole.count <= 120 else {
            self = .text
            return
        }
        let text = Self.withoutSwitches(whole)
        if Self.isControl(text) {
            self = .control
        } else if Self.isDate(text) || Self.isDate(Self.bare(text)) {
            self = .date
        } else if let name = Self.dated(text) ?? Self.spoken(text) {
            self = .byline(name, isSure: true)
        } else if let name = Self.handle(text) {
            self = .byline(name, isSure: false)
        } else {
            self = .text
        }
    }

    var isSure: Bool { if case .byline(_, true) = self { true } else { false } }

    // MARK: Switches

    static func isControl(_ page: PageLines, _ line: Line) -> Bool {
        line.text.count <= 80 && isControl(page.string(Span(line.start, line.text.end)))
    }

    /// "Reply", "❤ 3 Reply", "Like · Reply · 2w", "12 likes", "Report this comment", "▲ 12 ▼".
    private static func isControl(_ text: String) -> Bool {
        // "LikeReply2 years ago".
        var parted = SiteChrome.unglued(text).joined(separator: " ")
        if let digit = parted.firstIndex(where: \.isNumber), digit > parted.startIndex,
            parted[parted.index(before: digit)].isLowercase
        {
            parted.insert(" ", at: digit)
        }
        let words = parted.lowercased().split {
            !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’"
        }
        guard words.count <= 8 else { return false }
        let hasIcon = text.unicodeScalars.contains {
            $0.value >= 0x2190 && $0.properties.isEmojiPresentation
                || (0x25A0...0x27BF).contains($0.value)
        }
        let letters = words.filter { !$0.allSatisfy(\.isNumber) }
        if letters.isEmpty {
            return !words.isEmpty && (hasIcon || words.count == 1) && text.count <= 16
        }
        let asksToLogIn =
            ["login", "log", "sign"].contains(letters.first)
            && letters.contains { ["comment", "comments", "reply"].contains($0) }
        guard asksToLogIn || letters.contains(where: { switches.contains($0) }) else {
            return false
        }
        return letters.allSatisfy {
            switches.contains($0) || fillers.contains($0) || CreditLine.isAgo(String($0))
        }
    }

    /// "kofi · 3 weeks ago · Like (5) · Reply" without its last two parts.
    private static func withoutSwitches(_ text: String) -> String {
        var parts = text.split(separator: "·").map { String($0).trimmingSpaces }
        guard parts.count >= 3 else { return text }
        while parts.count > 2, let last = parts.last, isControl(last), !isDate(last) {
            parts.removeLast()
        }
        return parts.joined(separator: " · ")
    }

    private static let switches: Set<Substring> = [
        "reply", "replies", "like", "likes", "liked", "dislike", "share", "report", "delete",
        "edit", "helpful",
        "upvote", "downvote", "upvotes", "translate", "translation", "flag", "quote", "permalink",
        "hide", "collapse",
        "expand", "vote", "votes", "save", "react", "antworten", "melden", "répondre", "signaler",
        "responder", "block",
        "unlike", "points", "point", "follow", "award", "respond", "pin", "pinned",
    ]
    private static let fillers: Set<Substring> = [
        "this", "comment", "comments", "see", "view", "show", "more", "all", "to", "a", "by",
        "author", "the", "and",
        "people", "person", "found", "ago", "edited", "of", "was", "hours", "hour", "days", "day",
        "weeks", "week",
        "months", "month", "years", "year", "minutes", "other", "others", "post", "users", "h", "d",
        "w", "m", "y", "login", "log", "sign", "up", "in", "or", "register",
    ]

    // MARK: Dates

    /// "21-05-13 10:00", "3 May 2020", "Mon 14th May, 2012 @ 18:20", "2 days ago", "(edited)".
    static func isDate(_ text: String) -> Bool {
        let lower = text.lowercased()
        guard text.count <= 48 else { return false }
        if CreditLine.isAgo(lower) { return true }
        for opening in ["posted ", "on ", "commented ", "edited ", "at "]
        where lower.hasPrefix(opening) {
            return isDate(String(text.dropFirst(opening.count)))
        }
        return DateWords.areAll(text)
            && (PageDateReader.date(text) != nil || hasMonth(lower) || hasTime(lower))
    }

    private static func hasMonth(_ lower: String) -> Bool {
        let words = lower.split { !$0.isLetter && !$0.isNumber }
        return 2...4 ~= words.count && words.contains { PageDateReader.isMonth(String($0)) }
    }

    private static func hasTime(_ lower: String) -> Bool {
        lower.contains(":") && lower.contains(where: \.isNumber)
    }

    // MARK: Names

    /// "susan • 2w", "Tom H (11 Jan 2020)", "ana, 3 days ago", "3 May 2020 - ben".
    private static func dated(_ text: String) -> String? {
        let words = text.split(separator: " ")
        // "susan 3 weeks ago", "susan Sun 7th May, 2017 @ 11:30".
        for count in stride(from: min(7, words.count - 1), through: 1, by: -1) {
            guard isDate(words.suffix(count).joined(separator: " ")) else { continue }
            if let name = name(words.dropLast(count).joined(separator: " ")) { return name }
        }
        for sign in [
            " • ", " · ", " | ", " – ", " — ", " - ", ", ", " (", " on ", " at ", "\u{A0}· ",
            " commented ",
            " posted ", " wrote ",
        ] {
            var from = text.startIndex
            while let range = text[from...].firstRange(of: sign) {
                let left = String(text[..<range.lowerBound]).trimmingSpaces
                let right = String(text[range.upperBound...]).trimmingSpaces
                if isDate(bare(right)), let name = name(left) { return name }
                if isDate(left), let name = name(right) { return name }
                from = range.upperBound
            }
        }
        return nil
    }

    /// "tom99 says:", "Aoife replied:", "Ben replied to Ana", "Comment by Ana", "Ana (author)".
    private static func spoken(_ text: String) -> String? {
        let lower = text.lowercased()
        guard lower.count == text.count else { return nil }
        for opening in [
            "posted by ", "comment by ", "commented by ", "written by ", "by ", "from ",
            "reply by ",
            "reply from ", "review by ",
        ]
        where lower.hasPrefix(opening) {
            return name(String(text.dropFirst(opening.count)))
        }
        for verb in [
            " replied to ", " responded to ", " replying to ", " in reply to ", " answered ", " → ",
            " ▸ ",
        ] {
            guard let range = lower.firstRange(of: verb) else { continue }
            let length = lower.distance(from: lower.startIndex, to: range.lowerBound)
            let rest = text.dropFirst(length + verb.count)
            if rest.split(separator: " ").count <= 4 { return name(String(text.prefix(length))) }
        }
        let plain = lower.hasSuffix(":") ? String(lower.dropLast()).trimmingSpaces : lower
        for ending in [
            " says", " said", " wrote", " commented", " replied", " replies", " responded",
            " answered",
            " asked", " writes", " schrieb", " a écrit", " added", " posted",
        ]
        where plain.hasSuffix(ending) {
            return name(String(text.prefix(plain.count - ending.count)))
        }
        for tag in [
            "(author)", "[author]", "(op)", "[op]", "(creator)", "(owner)", "· author", "• author",
            "(teacher)",
            "(moderator)", "(student)", "✓", "· creator", "• creator", "· op", "• op",
        ]
        where lower.hasSuffix(tag) {
            return name(String(text.dropLast(tag.count)))
        }
        return nil
    }

    /// A handle alone on its line.
    private static func handle(_ text: String) -> String? {
        let words = text.split(separator: " ")
        guard words.count == 1, text.count <= 30, let last = text.last,
            !["?", "!", "."].contains(last)
        else { return nil }
        let isHandle =
            text.contains(where: \.isNumber) && text.contains(where: \.isLetter)
            || text.contains("_")
            || text.hasPrefix("@")
        return isHandle ? name(text) : nil
    }

    /// Up to three words of a name without what stands around it; `nil` where they are none.
    static func name(_ text: String) -> String? {
        var text = bare(text)
        for tag in [
            "(author)", "[author]", "(op)", "(creator)", "(teacher)", "author ·", "· author",
            "verified",
        ]
        where text.lowercased().hasSuffix(tag) {
            text = String(text.dropLast(tag.count)).trimmingSpaces
        }
        let words = text.split(separator: " ")
        guard (1...36).contains(text.count), 1...4 ~= words.count,
            text.contains(where: \.isLetter), !deeds.contains(text.lowercased())
        else { return nil }
        guard !text.contains(where: { ["?", "!", "…", "\"", "“"].contains($0) }) else { return nil }
        let hasCapitals = words.allSatisfy {
            $0.first?.isUppercase == true || $0.first?.isNumber == true
        }
        guard
            words.count == 1 || hasCapitals
                || words.count == 2 && words[0].first?.isUppercase == true
        else { return nil }
        return text
    }

    /// What somebody did with a comment stands where a name may.
    private static let deeds: Set<String> = [
        "posted", "commented", "wrote", "written", "added", "replied", "updated", "edited", "said",
        "sent", "submitted", "published",
    ]

    /// Without signs at either end: "@susan:", "– susan", "★★★★★ susan".
    static func bare(_ text: String) -> String {
        var text = text[...]
        while let first = text.first, !first.isLetter, !first.isNumber, first != "_" {
            text.removeFirst()
        }
        while let last = text.last, !last.isLetter, !last.isNumber, last != "_", last != ".",
            last != ")" || !text.contains("(")
        {
            text.removeLast()
        }
        return String(text)
    }
}
