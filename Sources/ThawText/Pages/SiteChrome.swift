import ThawCore

/// What sites and apps put around a page: menus, switches, ratings, the clock of a phone, appeals to buy and to join.
///
/// A line is such a thing by what it is made of, wherever it stands: parts that are all names of switches, signs of a
/// rating with numbers, a web address alone. Appeals are told by their phrases (`CuePhrases`).
enum SiteChrome {
    /// Whether a line without a bullet is furniture of a site. Cost: a few passes over at most 200 bytes.
    static func isChrome(_ page: PageLines, _ line: Line, isAtEdge: Bool) -> Bool {
        guard line.text.count <= 200, line.heading == 0 || line.isLink else { return false }
        let shape = Shape(page.clean, line.text)
        guard isAtEdge || shape.isWide || shape.hasSeparators || line.text.count <= 32 else {
            return false
        }
        let text = page.string(of: line)
        if shape.isWide, isRating(text) { return true }
        if isAtEdge, isClock(text) || isAddress(text) || isAlphabet(text) { return true }
        if isSearchBox(text) || isReview(text) || isGrading(text) { return true }
        if isAtEdge, isSiteSearch(page, text) { return true }
        if isAtEdge, isWayBack(text) || isZoom(text) { return true }
        // "+ Add to list".
        guard line.marker == .none || line.isLink || page.clean[line.start] == 0x2B else {
            return false
        }
        let parts = self.parts(page, line.text)
        if parts.count >= 2 { return isMenu(parts, isAtEdge: isAtEdge) }
        return isSwitch(text, isAtEdge: isAtEdge) || isGluedMenu(text) || isSpacedMenu(text)
    }

    /// Whether a point of a list of who made the page is a switch: "• Fullscreen".
    static func isListedSwitch(_ page: PageLines, _ line: Line) -> Bool {
        line.text.count <= 32 && sureSwitches.contains(page.string(line.text).lowercased())
    }

    /// What a line is made of, told from its bytes.
    private struct Shape {
        var isWide = false
        var hasSeparators = false

        init(_ bytes: [UInt8], _ text: Span) {
            var blanks = 0
            for i in text.range {
                let byte = bytes[i]
                if byte >= 0xE2 { isWide = true }
                if byte == 0x7C || byte == 0x09 || byte == 0xC2 || byte == 0xE2 {
                    hasSeparators = true
                }
                blanks = byte == 0x20 ? blanks + 1 : 0
                if blanks >= 2 { hasSeparators = true }
            }
        }
    }

    // MARK: Menus

    /// At bars, bullets, tabs and gaps of two blanks.
    static func parts(_ page: PageLines, _ span: Span) -> [String] {
        let text = String(decoding: page.clean[span.range], as: UTF8.self)
        guard page.clean[span.range].withUnsafeBufferPointer(mayHaveParts) else {
            return [text.trimmingSpaces].filter { $0.contains { $0.isLetter || $0.isNumber } }
        }
        var parts: [String] = []
        var part = ""
        var blanks = 0
        for character in text {
            if character == " " || character == "\u{A0}" {
                blanks += 1
                part.append(" ")
                continue
            }
            let isSign = isSign(character)
            if blanks >= 2 || isSign {
                parts.append(part)
                part = ""
            }
            blanks = 0
            if !isSign { part.append(character) }
        }
        parts.append(part)
        return parts.map(\.trimmingSpaces).filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    /// Whether a character parts the names of a menu. A letter of ASCII is not compared with what lies beyond.
    private static func isSign(_ character: Character) -> Bool {
        character.utf8.count == 1
            ? character == "|" || character == "\t" : character == "•" || character == "·"
    }

    /// Two or more names of switches and pages side by side, of which one is known, below another such line.
    static func goesOnWithMenu(_ page: PageLines, _ line: Line) -> Bool {
        guard line.text.count <= 80, line.marker == .none else { return false }
        let parts = self.parts(page, line.text)
        return parts.count >= 2
            && parts.allSatisfy { $0.count <= 24 && $0.split(separator: " ").count <= 3 }
            && parts.contains { isControl($0.lowercased()) }
    }

    private static func isMenu(_ parts: [String], isAtEdge: Bool) -> Bool {
        guard parts.allSatisfy({ $0.count <= 40 }) else { return false }
        if isAtEdge, parts.map({ $0.lowercased() }) == ["yes", "no"] { return true }
        // A table says "yes", "no" and "x" as often as a menu.
        let known = parts.count { part in
            let lower = part.lowercased()
            return isControl(lower) && !["yes", "no", "x"].contains(lower)
        }
        if known == parts.count { return true }
        let areShort = parts.allSatisfy { $0.split(separator: " ").count <= 3 && !$0.contains("=") }
        guard areShort, !parts.areColumnsTwice else { return false }
        if known * 2 >= parts.count, known >= 2 { return true }
        return isAtEdge && parts.count >= 3 && known >= 1
            && parts.allSatisfy { $0.first?.isUppercase == true || $0.first?.isNumber == true }
    }

    /// Whether a line has a sign that parts it, or two blanks in a row.
    static func mayHaveParts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            // The signs beyond ASCII, and the no-break space, begin with these two.
            if byte == 0x7C || byte == 0x09 || byte == 0xC2 || byte == 0xE2 { return true }
            if byte == 0x20, previous == 0x20 { return true }
            previous = byte
        }
        return false
    }

    /// A single switch, or several with nothing between them: "Cite Share Print".
    private static func isSwitch(_ text: String, isAtEdge: Bool) -> Bool {
        let lower = bare(text.lowercased())
        guard !lower.isEmpty else {
            return isAtEdge && (!text.contains(where: \.isNumber) || isScore(text))
        }
        if sureSwitches.contains(lower) || isCommand(lower) { return true }
        // "0Like".
        if let first = text.first, first.isNumber, !text.contains(" "), controls.contains(lower) {
            return true
        }
        if isAtEdge, isStep(text.lowercased()) { return true }
        guard isAtEdge else { return false }
        let hasIcon = text.unicodeScalars.contains { isIcon($0) }
        if hasIcon, lower.split(separator: " ").count <= 2, controls.contains(lower) { return true }
        // An icon of a menu or a search field stands beside the name of the site.
        if hasMenuIcon(text) { return true }
        let words = lower.split(separator: " ")
        return words.count >= 2 && words.count <= 8
            && words.allSatisfy { word in actions.contains(word) }
    }

    /// Between two words "×" multiplies.
    private static func hasMenuIcon(_ text: String) -> Bool {
        guard text.count <= 40 else { return false }
        let scalars = text.unicodeScalars
        return scalars.contains { menuIcons.contains($0) && $0 != "×" }
            || scalars.first == "×" || scalars.last == "×"
    }

    /// Whether the words name a switch, a page of the site or a service outside it.
    static func isControl(_ lower: String) -> Bool {
        let words = bare(lower)
        return !words.isEmpty
            && (controls.contains(words) || sureSwitches.contains(words) || isCommand(words))
    }

    /// Whether the word names a service that pages are shared with.
    static func isService(_ lower: String) -> Bool {
        [
            "twitter", "facebook", "instagram", "pinterest", "linkedin", "whatsapp", "tiktok",
            "reddit", "tumblr", "telegram", "x", "email", "e-mail", "messenger", "snapchat",
        ].contains(bare(lower))
    }

    /// Whether the words are a switch for visitors with an account, or for such as have none.
    static func isForAccounts(_ lower: String) -> Bool {
        let words = bare(lower)
        return accountSwitches.contains { words == $0 || words.hasPrefix($0 + " ") }
    }

    private static let accountSwitches = [
        "log in", "login", "sign in", "sign up", "log out", "logout", "sign out", "register",
        "my account", "your account", "try for free", "join free", "join for free", "join now",
        "get started", "create account", "create an account", "subscribe",
    ]

    /// "hide adverts", "show more info", "hide show resource information": what to do, and with which part of the page.
    private static func isCommand(_ lower: String) -> Bool {
        guard commandVerbs.contains(lower.prefix { $0 != " " }) else { return false }
        let words = lower.split(separator: " ")
        guard 2...7 ~= words.count else { return false }
        return words.dropFirst().allSatisfy {
            commandVerbs.contains($0) || commandParts.contains($0) || commandJoints.contains($0)
        } && words.contains { commandParts.contains($0) }
    }

    /// "Next term: Sovereignty", "Previous: Heart action": the way to the neighbours of a page.
    static func isStep(_ lower: String) -> Bool {
        guard lower.utf8.count <= 80, lower.utf8.contains(0x3A),
            let colon = lower.firstIndex(of: ":")
        else { return false }
        let words = lower[..<colon].split(separator: " ")
        guard 1...3 ~= words.count, let first = words.first,
            ["next", "previous", "prev"].contains(first)
        else { return false }
        return words.dropFirst().allSatisfy {
            [
                "term", "topic", "page", "lesson", "post", "chapter", "article", "card", "set",
                "note", "entry", "section", "up",
            ].contains($0)
        }
    }

    private static let commandVerbs: Set<Substring> = [
        "hide", "show", "turn", "remove", "close", "toggle", "expand", "collapse", "open", "view",
        "see", "skip", "mute", "play", "flip", "reveal", "report", "shuffle", "go", "start",
        "restart", "retry", "print", "share", "save", "download", "copy", "rate", "switch", "enter",
        "exit", "mark", "load", "disable", "enable", "dismiss", "unhide", "tap", "click", "unlock",
    ]
    private static let commandParts: Set<Substring> = [
        "ad", "ads", "advert", "adverts", "advertisement", "advertisements", "info", "answer",
        "answers", "details", "fullscreen", "screen", "comments", "menu", "sidebar", "pdf", "link",
        "hint", "hints", "again", "card", "cards", "deck", "resource", "page", "toolbar", "banner",
        "response", "responses", "solution", "solutions", "explanation", "explanations",
    ]
    private static let commandJoints: Set<Substring> = [
        "the", "this", "these", "all", "more", "less", "on", "off", "full", "to", "next", "as",
        "known",
        "my", "information", "your", "or", "and", "mode", "set", "resources", "model", "sample",
        "suggested", "worked", "example", "members", "member", "only", "premium", "pro", "plus",
        "subscribers",
    ]

    /// Without numbers, icons and brackets: "👍 12", "Comments (3)".
    private static func bare(_ text: String) -> String {
        text.split(
            atBytes: { !ByteText.isLetter($0) && $0 != 0x27 && $0 != 0x2D },
            otherwise: { !$0.isLetter && $0 != "'" && $0 != "’" && $0 != "-" }
        )
        .joined(separator: " ").replacingBytes(of: "’", with: "'")
    }

    private static func isIcon(_ scalar: Unicode.Scalar) -> Bool {
        (0x2600...0x27BF).contains(scalar.value) || (0x1F300...0x1FAFF).contains(scalar.value)
            || (0x2190...0x21FF).contains(scalar.value) || (0x2B00...0x2BFF).contains(scalar.value)
    }

    private static let menuIcons: Set<Unicode.Scalar> = [
        "☰", "≡", "🔍", "🔎", "⋮", "⋯", "🔔", "🛒", "🏠", "⚙", "✕", "×",
    ]

    /// Nothing to learn is called so: enough on a line of their own, with or without a number beside them.
    private static let sureSwitches: Set<String> = Set(
        """
        fullscreen, full screen, play all, copy and edit, save to folder, flip all, shuffle all, \
        add to favourites, add to favorites, add to my planner, add to planner, \
        go again, test me, study again, view fullscreen, log in, log out, \
        sign in, sign up, sign out, login, logout, join now, join for free, join \
        free, skip to content, skip to main content, skip navigation, jump to content, back to top, top of page, \
        go to top, scroll to top, copy link, copy citation, share this, print this, add to folder, save for \
        later, save to library, save to my library, add to library, add to list, add to my list, download pdf, \
        download as pdf, download this, open in app, open app, get app, get the app, not now, view in app, use \
        app, read aloud, listen to this, see more, show more, show less, view more, load more, read more, learn \
        more, view all, see all, show all, hide answer, show answer, show answers, hide answers, reveal answer, \
        add to your resources, add to resources, add to my resources, email to a friend, email a friend, email \
        this, send to a friend, tweet this, save to my list, share the page, share this page, print this page, \
        back to glossary, back to list, back to contents, back to all, mark as done, mark as read, like this, \
        like loading, leave a reply, leave a comment, older posts, newer posts, older newer, newer older, full \
        transcript, view transcript, generate flashcards, generate quiz, create quiz, create flashcards, create \
        a quiz, create notes, chat with notes, \
        practice flashcards, flip cards to reveal answers, click to reveal answer, \
        flip card, next card, previous card, mark as known, mark as complete, mark complete, shuffle cards, \
        start quiz, take the quiz, take quiz, cookie settings, cookie policy, cookie preferences, manage \
        cookies, accept cookies, accept all, reject all, allow all, privacy policy, privacy notice, terms of \
        use, terms of service, terms and conditions, contact us, about us, help centre, help center, site map, \
        sitemap, report a problem, report an error, report this, report a mistake, suggest an edit, edit this \
        page, view source, view history, my account, my library, my notes, my sets, my cards, my courses, \
        subscribe, subscribe now, advertisement, advertisements, ad choices, remove ads, \
        related ads, continue reading, continue reading below, scroll down, scroll to continue, story continues \
        below, upgrade now, go premium, go pro, try for free, try it free, start free trial, \
        donate now, no comments yet, add a comment, leave a comment, write a comment, post comment, previous \
        page, next page, previous topic, next topic, previous lesson, next lesson, previous section, next \
        section, table of contents, in this article, in this section, hide menu, open menu, close \
        menu, toggle navigation, toggle menu, main menu, dark mode, light mode, text size, give \
        feedback, send feedback, follow us, share on facebook, tweet this, anmelden, abmelden, registrieren, \
        manage options, manage preferences, more options, necessary only, essential only, reject all cookies, \
        decline all, hide all, expand all, collapse all, stay in the loop, stay connected, enter your email, \
        your email, your email address, email address, ask ai, get cram mode, cram mode, join our community, \
        help center, honor code, in this note, in these notes, on this page, jump to section, \
        impressum, datenschutz, nach oben, mentions légales, se connecter, iniciar sesión, aviso legal
        """.split(separator: ",").map {
            $0.collapsingWhiteSpace
        })

    /// What one does with a page: two side by side are switches.
    private static let actions: Set<Substring> = [
        "cite", "share", "print", "save", "like", "reply", "follow", "edit", "copy", "download",
        "listen", "embed", "export", "bookmark", "yes", "no", "flag", "login", "logout", "register",
        "subscribe", "pin", "tweet", "upload", "menu", "search", "close", "email", "pdf", "back",
        "next", "previous", "prev", "skip", "cancel", "ok", "shuffle", "flip", "restart", "undo",
        "facebook", "twitter", "instagram", "tiktok", "youtube", "pinterest", "linkedin",
        "whatsapp",
    ]

    /// Names of switches and of pages that every site has; alone they may also be words of a page.
    private static let controls: Set<String> = Set(
        """
        not yet, know it, still learning, don't know, read aloud, \
        about, accessibility, account, add, agree, all, answers, api, apps, back, basket, bibliography, blog, \
        bookmark, books, browse, calculator, cancel, careers, cart, categories, chat, checkout, cite, close, \
        comment, comments, community, contact, contents, continue, cookies, copy, copyright, courses, create, \
        customise, dashboard, decks, delete, dictionary, discord, discover, dislike, dismiss, done, download, \
        downloads, edit, email, embed, english, español, events, exit, expand, explore, export, facebook, faq, \
        faqs, favourite, favorite, feed, flag, flashcards, flip, folder, follow, following, forum, games, \
        gallery, gift shop, glossary, go, google, got it, groups, guest, guides, help, hide, home, i agree, i \
        understand, import, imprint, inbox, info, install, instagram, jobs, language, learn, legal, less, \
        lessons, library, like, likes, link, linkedin, listen, live, mail, manage, match, me, media, members, \
        menu, messages, more, new, news, newsletter, next, no, no thanks, notes, notifications, ok, okay, open, \
        options, our team, parents, past papers, pdf, pin, pinterest, plan your visit, play, podcast, practice, \
        practise, premium, press, prev, previous, pricing, print, privacy, privacy choices, pro, profile, \
        promoted, questions, quiz, quizzes, rate, rate this, reddit, refresh, register, reject, remove, reply, \
        report, sponsored, \
        resources, restart, resume, retry, review, rss, save, schools, search, see also, settings, share, shop, \
        show, shuffle, skip, snapchat, solutions, start, store, students, study, submit, subjects, subscribe, \
        support, tags, teachers, team, terms, test, tests, textbooks, threads, tickets, tiktok, tools, \
        topics, translate, trending, tutoring, tutors, tweet, twitter, undo, unfollow, upload, video, videos, \
        view, visit, vote, watch, whatsapp, x, yes, youtube, youtube channel, zoom in, zoom out, get help, terms \
        conditions, partners, affiliates, for teachers, for students, for schools, for \
        parents, for business, sell, exam papers, revision, your account, your library, a-z, a - z, index, \
        study guides, study guide, practice questions, practice tests, testimonials, company, new folder, \
        preview, slides, list, list view, cards, card view, \
        notifications, disclaimers, mobile view, about wikipedia, developers, \
        cookie statement, advertise, advertise with us, study tools, country, \
        exams, mock exams, worksheets, print page, cite this, share page, partager, signaler, imprimer, \
        télécharger, fiches similaires, teilen, melden, drucken, compartir, descargar
        """.split(separator: ",").map {
            $0.collapsingWhiteSpace
        }
    )
    .union(sureSwitches)

    // MARK: Ratings

    /// "★★★★☆ 4.2 / 5 based on 6 ratings", "👍 12 👎 1", "Rate this resource: ☆☆☆☆☆".
    private static func isRating(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard text.count <= 100, let icon = scalars.first(where: { ratingIcons.contains($0) })
        else { return false }
        let words = text.lowercased().letterRuns.map(String.init)
        if words.allSatisfy({ ratingWords.contains($0) }) {
            // Three hearts alone may be all that someone has to say.
            return !words.isEmpty || icon.value == 0x2605 || icon.value == 0x2606
                || icon.value == 0x2B50
                || scalars.contains { CharacterSets.isDigit($0) }
        }
        let known = words.count { ratingWords.contains($0) }
        return known * 2 >= words.count && words.count <= 10
    }

    private enum CharacterSets {
        static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
            (0x30...0x39).contains(scalar.value)
        }
    }

    private static let ratingIcons: Set<Unicode.Scalar> = [
        "★", "☆", "⭐", "👍", "👎", "❤", "♥", "♡", "👏", "🌟", "✰", "✩",
    ]
    private static let ratingWords: Set<String> = Set(
        """
        based on rating ratings votes vote reviews review stars star out of from rate this rated resource page \
        card cards set deck was useful helpful average score users people students teacher recommended by your \
        it likes like note notes article yes no is did you find found how good would
        """.spacedWords.map(String.init))

    /// "4.2 / 5", "4.7 (22)": no card is numbered so.
    private static func isScore(_ text: String) -> Bool {
        let words = text.split { $0 == " " || $0 == "/" || $0 == "(" || $0 == ")" }
        guard let first = words.first, 1...3 ~= words.count,
            Double(first).map({ $0 <= 10 }) ?? false
        else { return false }
        return first.contains(".") && words.dropFirst().allSatisfy { Int($0) != nil }
    }

    /// "★★★★★ “so clear” – Kiran": what a visitor thought of the page.
    private static func isReview(_ text: String) -> Bool {
        text.prefix(5).unicodeScalars.count { ["★", "☆", "⭐"].contains($0) } >= 4
    }

    // MARK: Edges

    /// "‹ Back", "← All notes".
    private static func isWayBack(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        let isArrowed =
            ["›", "→", "»", ">", "⟶", "❯"].contains(last) || ["←", "‹", "«"].contains(first)
        let opensBack = ["‹", "←", "<", "«", "⟵", "◀", "❮"].contains(first)
        guard isArrowed || opensBack, text.count <= 80,
            let word = text.lowercased().letterRuns.first
        else { return false }
        if isArrowed, ["next", "previous", "prev", "up", "continue"].contains(word) { return true }
        guard opensBack, text.count <= 40 else { return false }
        return ["back", "all", "home", "return"].contains(word)
    }

    /// "English Literature" of "‹ Back to English Literature".
    static func placeBehind(_ text: String) -> String? {
        guard isWayBack(text), let range = text.lowercased().firstRange(of: "back to "),
            text.lowercased().utf8.count == text.utf8.count
        else { return nil }
        return String(text[range.upperBound...])
    }

    /// "Page 1 / 1   −  100%  +": the bar of a reader.
    private static func isZoom(_ text: String) -> Bool {
        text.contains("%") && text.count <= 40
            && text.contains { ["+", "−", "-", "–", "/"].contains($0) }
            && text.lowercased().letterRuns.allSatisfy {
                ["page", "of", "zoom", "fit"].contains($0)
            }
    }

    /// "9:41", "14:05 5G 83%": the bar of a phone.
    private static func isClock(_ text: String) -> Bool {
        guard text.count <= 24 else { return false }
        let words = text.split(separator: " ")
        guard let first = words.first, words.count <= 5 else { return false }
        let parts = first.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2, let hour = Int(parts[0]),
            let minute = Int(parts[1]), hour < 24, minute < 60
        else { return false }
        return words.dropFirst().allSatisfy { word in
            ["am", "pm", "4g", "5g", "lte", "wifi", "wi-fi"].contains(word.lowercased())
                || word.allSatisfy { !$0.isLetter }
        }
    }

    /// "revise.example.org", "www.example.com/notes", "https://…": an address and nothing else.
    private static func isAddress(_ text: String) -> Bool {
        let lower = text.lowercased()
        guard lower.count <= 200, !lower.contains(" ") else { return false }
        if lower.hasPrefix("http://") || lower.hasPrefix("https://") || lower.hasPrefix("www.") {
            return true
        }
        let host = lower.prefix { $0 != "/" && $0 != "?" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, (2...6).contains(last.count),
            last.allSatisfy(\.isLetter),
            labels.allSatisfy({
                !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            })
        else { return false }
        return endings.contains(last) && labels[0].count >= 2
    }

    private static let endings: Set<Substring> = [
        "com", "org", "net", "edu", "gov", "io", "app", "co", "uk", "de", "fr", "es", "it", "nl",
        "eu", "us", "ca", "au",
        "nz", "ie", "in", "info", "me", "ai", "school", "study", "online", "site", "wiki",
        "academy", "page", "xyz", "tv",
        "at", "ch", "be", "se", "no", "dk", "pl", "pt", "br", "mx", "jp", "sg", "za", "dev",
        "education", "club", "blog",
        "ly", "gg", "to", "so", "re",
    ]

    /// "A B C D E F": the letters of an index.
    private static func isAlphabet(_ text: String) -> Bool {
        let words = text.split(
            atBytes: { $0 == 0x20 || $0 == 0x7C || $0 == 0x2D || $0 == 0x2C },
            otherwise: { $0 == " " || $0 == "|" || $0 == "·" || $0 == "-" || $0 == "," })
        // "1-B 2-A 3-D" is the key of a quiz.
        return words.count >= 6 && words.count { $0.first?.isNumber == true } <= 2
            && words.allSatisfy { $0.count == 1 || $0 == "0-9" || $0.lowercased() == "all" }
    }

    /// "Again   Hard   Good   Easy": how well a card was known.
    private static func isGrading(_ text: String) -> Bool {
        let words = bare(text.lowercased()).split(separator: " ")
        return 3...5 ~= words.count && words.first == "again" && words.last == "easy"
            && words.allSatisfy { ["again", "hard", "good", "easy", "ok"].contains($0) }
    }

    /// "Search Topicly" below "TOPICLY".
    private static func isSiteSearch(_ page: PageLines, _ text: String) -> Bool {
        let words = text.lowercased().split(separator: " ")
        guard words.count == 2, words[0] == "search" else { return false }
        return page.lines.indices.prefix(8).contains { page.lowercased($0, limit: 40) == words[1] }
    }

    /// "Search the glossary...", "Search for notes, topics…".
    private static func isSearchBox(_ text: String) -> Bool {
        let lower = text.lowercased()
        guard text.count <= 60,
            lower.hasPrefix("search ") || lower.hasPrefix("type ") || lower.hasPrefix("find ")
        else { return false }
        return lower.hasSuffix("...") || lower.hasSuffix("…")
    }
}
