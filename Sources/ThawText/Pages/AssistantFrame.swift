import ThawCore

/// The window of an assistant around what it wrote: the list of other chats, who said what, what was asked, switches
/// and the word that it may be wrong.
enum AssistantFrame {
    static func prepare(_ page: inout PageLines) {
        let open = page.openLines(limit: 6000)
        let names = open.prefix(60).filter { isSidebar(page, $0) }
        let turns = turns(page, open)
        // "Home" and "Show more" are other programs' too.
        let isChat = names.contains { chats.contains(page.lowercased($0, limit: 32)) }
        guard !turns.isEmpty || names.count >= 3 && isChat else { return }
        let start = turns.first?.line ?? (names.last ?? 0) + 1
        markSwitches(&page, open.filter { $0 > start })
        let asked = markTurns(&page, open.filter { page.lines[$0].role == nil }, turns)
        markSidebar(&page, open.filter { $0 < start }, names, asked: asked)
    }

    // MARK: Turns

    private struct Turn {
        var line: Int
        var isAsking: Bool
    }

    /// "You said:", "Claude said:"; "User:" and "Assistant:" alone on their lines, where both come.
    private static func turns(_ page: PageLines, _ open: [Int]) -> [Turn] {
        var said: [Turn] = []
        var named: [Turn] = []
        for index in open {
            let line = page.lines[index]
            guard line.text.count <= 40, line.marker == .none else { continue }
            let text = page.string(line.text).lowercased().filter { $0 != "*" && $0 != "#" }
                .trimmingSpaces
            let bare = text.hasSuffix(":") ? String(text.dropLast()) : text
            if bare.hasSuffix(" said"), page.words(in: line.text, limit: 5) <= 4 {
                said.append(Turn(line: index, isAsking: bare == "you said"))
            } else if text.hasSuffix(":"), askers.contains(bare) || answerers.contains(bare) {
                named.append(Turn(line: index, isAsking: askers.contains(bare)))
            }
        }
        for turns in [said, named] where turns.contains(where: \.isAsking) {
            if turns.contains(where: { !$0.isAsking }) { return turns }
        }
        return []
    }

    private static let askers: Set<String> = [
        "you", "user", "me", "human", "prompt", "my prompt", "my question",
    ]
    private static let answerers: Set<String> = [
        "assistant", "ai", "bot", "chatgpt", "claude", "gemini", "copilot", "gpt", "gpt-4",
        "chatbot", "response", "model", "deepseek", "perplexity", "mistral", "llama", "bard",
    ]

    /// Takes out who speaks, what was asked, and how each answer opens and closes; the words that were asked.
    private static func markTurns(
        _ page: inout PageLines, _ open: [Int], _ turns: [Turn]
    ) -> String {
        var asked = ""
        var next = 0
        for (number, turn) in turns.enumerated() {
            page.lines[turn.line].role = .boilerplate
            let end = number + 1 < turns.count ? turns[number + 1].line : page.lines.count
            while next < open.count, open[next] <= turn.line { next += 1 }
            let first = next
            while next < open.count, open[next] < end { next += 1 }
            let body = Array(open[first..<next])
            if turn.isAsking {
                // A prompt that nobody answered is what there is to read; a last word of thanks is not.
                guard end < page.lines.count || number > 0 && body.count <= 3 else { continue }
                if number == 0, let first = body.first,
                    let subject = subject(of: page.string(page.lines[first].text))
                {
                    page.opening.subjects.append(subject)
                }
                for index in body {
                    page.takeRemark(index, of: "You")
                    if asked.utf8.count < 600 { asked += " " + page.lowercased(index, limit: 600) }
                }
            } else {
                AssistantTalk.markAnswer(&page, body, of: name(page, turn.line))
            }
        }
        return asked
    }

    /// "for my ethics exam", "for a level psychology": the lesson that the notes were asked for.
    private static func subject(of prompt: String) -> String? {
        let words = SchoolSubjects.words(of: String(prompt.prefix(300)))
        let keys = words.map(SchoolSubjects.key)
        for length in [3, 2, 1] where length < words.count {
            for start in 1...(words.count - length) {
                let end = start + length
                let isTested = end < keys.count && tests.contains(keys[end])
                let level = keys[start - 1]
                guard isTested || level == "level" || SchoolSubjects.isFirmLevel(level),
                    SchoolSubjects.isSubject(words[start..<end].joined(separator: " "))
                else { continue }
                return words[start..<end].map { $0.prefix(1).uppercased() + $0.dropFirst() }
                    .joined(separator: " ")
            }
        }
        return nil
    }

    private static let tests: Set<String> = [
        "exam", "exams", "test", "tests", "mock", "mocks", "quiz", "class", "lesson", "revision",
        "homework", "paper", "final", "finals", "midterm", "course",
    ]

    /// "ChatGPT" of "ChatGPT said:".
    private static func name(_ page: PageLines, _ index: Int) -> String {
        let words = page.string(of: page.lines[index]).split { " :*#".contains($0) }
        return words.prefix { $0 != "said" }.joined(separator: " ")
    }

    // MARK: Sidebar

    private static func isSidebar(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.text.count <= 32, line.heading == 0 else { return false }
        let text = page.string(line.text).lowercased()
        return sidebar.contains(text) || text.hasPrefix("previous ") && text.hasSuffix(" days")
    }

    private static let chats: Set<String> = [
        "new chat", "search chats", "chats", "gpts", "explore gpts", "chatgpt", "claude",
        "gemini", "copilot", "chat history", "temporary chat", "new thread", "all chats", "gems",
        "explore gems", "upgrade plan", "recents", "recent", "starred",
    ]

    private static let sidebar: Set<String> = [
        "new chat", "search chats", "search", "library", "today", "yesterday", "chats", "projects",
        "gpts", "explore gpts", "sora", "codex", "share", "upgrade plan", "upgrade", "recents",
        "recent", "starred", "gems", "explore gems", "temporary chat", "chatgpt", "claude",
        "gemini", "copilot", "skip to content", "chat history", "history", "open sidebar",
        "close sidebar", "new project", "artifacts", "pinned", "images", "apps", "settings",
        "see plans and pricing", "get plus", "log in", "sign up", "sign up for free", "spaces",
        "discover", "home", "new thread", "all chats", "this week", "last week", "older",
        "get free offer", "settings & help", "activity", "more", "show more", "see more",
    ]

    /// Names of the program's own places, and the names of chats among them. The chat that speaks of what was asked
    /// names the page.
    private static func markSidebar(
        _ page: inout PageLines, _ lines: [Int], _ names: [Int], asked: String
    ) {
        guard names.count >= 2 else {
            // The name of the program and its model above the first turn.
            for index in lines.prefix(2) where isProgram(page.lowercased(index, limit: 24)) {
                page.lines[index].role = .navigation
            }
            return
        }
        let own = Set(names)
        let chats = lines.filter { !own.contains($0) && page.lines[$0].text.count <= 90 }
        let said = words(asked + " " + bodyWords(page, after: lines.last ?? 0))
        let hasTitle = page.lines.contains { $0.heading == 1 && $0.role == nil }
        let support = chats.map { words(page.lowercased($0)).intersection(said).count }
        let best = support.indices.max { support[$0] < support[$1] }
        for index in lines where own.contains(index) || chats.contains(index) {
            page.lines[index].role = .navigation
        }
        guard let best, !hasTitle, support[best] > 0, page.opening.title == nil else { return }
        let first = support.firstIndex(of: support[best]) ?? best
        page.lines[chats[first]].role = .title
        page.opening.title = page.finding(page.lines[chats[first]].text)
    }

    private static func bodyWords(_ page: PageLines, after start: Int) -> String {
        var text = ""
        for index in page.lines.indices where index > start && page.lines[index].role == nil {
            text += " " + page.lowercased(index, limit: 200)
            if text.utf8.count > 4000 { break }
        }
        return text
    }

    private static func words(_ text: String) -> Set<Substring> {
        Set(
            text.split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 4 }.map {
                $0.prefix(6)
            })
    }

    // MARK: Switches

    private static func markSwitches(_ page: inout PageLines, _ open: [Int]) {
        for index in open where page.lines[index].role == nil {
            let line = page.lines[index]
            guard line.text.count <= 120, line.heading == 0, line.marker == .none else { continue }
            let text = page.string(line.text).lowercased()
            let isWarning =
                text.contains(" can make mistakes") || text.contains(" may make mistakes")
                || text.contains("check important info")
                || text.contains("double-check")
                    && text.contains("response")
            let isThought =
                text.hasPrefix("thought for ") || text.hasPrefix("reasoned for ")
                || text.hasPrefix("message ") && text.count <= 24
                || text.hasPrefix("reply to ") && text.count <= 24
            if isWarning || switches.contains(text) || isProgram(text)
                || isThought && line.text.count <= 40
            {
                page.lines[index].role = .boilerplate
            }
        }
    }

    /// "ChatGPT 4o", "Claude Sonnet 4", "4o": a program, a model or both, and nothing else.
    private static func isProgram(_ text: String) -> Bool {
        let words = text.split { $0 == " " || $0 == "-" }
        return 1...4 ~= words.count && words.contains { programs.contains(String($0)) }
            && words.allSatisfy { word in
                programs.contains(String(word))
                    || word.count <= 4 && word.contains(where: \.isNumber)
            }
    }

    private static let programs: Set<String> = [
        "chatgpt", "gpt", "claude", "gemini", "copilot", "sonnet", "opus", "haiku", "flash", "pro",
        "mini", "4o", "o1", "o3", "deepseek", "perplexity", "mistral", "plus", "advanced",
    ]

    private static let switches: Set<String> = [
        "copy", "edit", "retry", "share", "regenerate", "read aloud", "good response",
        "bad response", "edit message", "copy code", "sources", "show thinking", "hide thinking",
        "show drafts", "ask anything", "ask a follow-up", "export to sheets", "search the web",
        "voice", "copy message", "copy response", "regenerate response", "try again", "like",
        "dislike", "report", "export", "save", "tools", "attach", "send", "stop generating",
        "share & export", "double-check response", "chatgpt", "claude", "gemini", "copilot",
        "upload", "deep research", "canvas", "more", "1/1", "2/2", "1 / 1", "2 / 2",
    ]
}
