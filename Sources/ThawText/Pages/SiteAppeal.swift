import ThawCore

/// A line in which a site asks its visitors for something: "Start a free quiz (10 questions)", "Go Plus to study
/// without ads".
///
/// It opens with a verb of the site's and speaks of what only a site has: an app, members, a trial without pay. Two
/// such words are needed, because notes have "free" and "members", too.
enum SiteAppeal {
    /// Where a line stands on its page.
    enum Place {
        /// Among the content.
        case body
        /// Among the first or the last lines.
        case edge
        /// Where only a site's own lines stand.
        case outside
    }

    /// - Parameter text: a line without a bullet. Cost: one pass over at most 120 bytes.
    static func isAppeal(_ text: String, at place: Place) -> Bool {
        guard text.utf8.count <= 120 else { return false }
        let words = text.lowercased().split(
            atBytes: { !ByteText.isLetter($0) && $0 != 0x2D && $0 != 0x27 },
            otherwise: { !$0.isLetter && $0 != "-" && $0 != "'" && $0 != "’" })
        if isWall(words) || isTrial(words) { return true }
        guard let first = words.first, 2...18 ~= words.count, verbs.contains(first) else {
            return false
        }
        let rest = words.dropFirst()
        let isOffered = rest.contains { offers.contains($0) }
        guard isOffered || rest.contains(where: { goods.contains($0) }) else { return false }
        if place == .outside || first == "unlock" { return true }
        if first == "join", words.contains(where: { crowds.contains($0) }) { return true }
        // "Get more facts on page 12" is a task of the notes.
        let isAddressed = rest.contains { visitor.contains($0) }
        guard place == .edge || isOffered || isAddressed else { return false }
        let count = rest.count { offers.contains($0) || goods.contains($0) || verbs.contains($0) }
        return count >= 2 && count * 4 >= words.count
    }

    /// "Try 7 days free", "Start your 14-day free trial".
    private static func isTrial(_ words: [Substring]) -> Bool {
        guard let first = words.first, 3...9 ~= words.count, trials.contains(first),
            words.contains("free")
        else { return false }
        return words.contains {
            ["day", "days", "week", "weeks", "month", "months", "trial"].contains($0)
                || $0.hasSuffix("-day") || $0.hasSuffix("-week") || $0.hasSuffix("-month")
        }
    }
    private static let trials: Set<Substring> = ["try", "start", "get", "enjoy", "begin", "claim"]

    /// "Answers are in the members' area. Log in or start a trial.": what is kept from those who have no account.
    private static func isWall(_ words: [Substring]) -> Bool {
        guard 4...20 ~= words.count, words.contains(where: kept.contains) else { return false }
        return zip(words, words.dropFirst()).contains { one, two in
            ["log", "sign"].contains(one) && ["in", "up"].contains(two)
                || ["members", "subscribers"].contains(one) && two == "only"
        }
    }
    private static let kept: Set<Substring> = [
        "answer", "answers", "model", "solution", "solutions", "response", "responses", "content",
    ]

    /// "Students who liked this also liked", "People also bought": links to other pages follow.
    static func opensOthers(_ text: String) -> Bool {
        guard text.utf8.count <= 60 else { return false }
        let words = text.lowercased().letterRuns
        guard let first = words.first, let last = words.last(where: { $0 != "at" }),
            3...9 ~= words.count, words.contains("also")
        else { return false }
        return visitors.contains(first) && deeds.contains(last)
    }

    /// Whether a line may be one of these, told by its first letters.
    static func mayAppeal(_ bytes: [UInt8], _ text: Span) -> Bool {
        verbOpenings.mayBegin(bytes, text)
    }
    static func mayOpenOthers(_ bytes: [UInt8], _ text: Span) -> Bool {
        visitorOpenings.mayBegin(bytes, text)
    }
    private static let verbOpenings = WordOpenings(verbs.union(kept).union(trials).map(String.init))
    private static let visitorOpenings = WordOpenings(visitors.map(String.init))

    private static let verbs: Set<Substring> = [
        "join", "start", "try", "get", "go", "upgrade", "unlock", "download", "sign", "subscribe",
        "book", "donate", "save", "print", "study", "remove", "claim", "upload", "earn", "register",
        "install", "invite", "buy", "become",
    ]
    /// What notes speak of seldom.
    private static let offers: Set<Substring> = [
        "ads", "ad-free", "app", "premium", "newsletter", "inbox", "trial", "membership", "quiz",
        "unlimited", "offline", "account", "discount", "tutor", "tutors", "subscription",
    ]
    /// What notes have, too.
    private static let goods: Set<Substring> = [
        "free", "plus", "pro", "poster", "pdf", "members", "member", "plan", "plans", "citation",
        "credits",
        "page", "deck", "more", "answers", "facts",
    ]
    private static let visitor: Set<Substring> = ["you", "your", "our", "us", "we", "my"]
    private static let crowds: Set<Substring> = ["students", "learners", "million", "teachers"]
    private static let visitors: Set<Substring> = [
        "students", "people", "others", "readers", "users", "learners", "visitors", "you", "they",
    ]
    private static let deeds: Set<Substring> = [
        "liked", "viewed", "studied", "like", "read", "bought", "enjoyed", "saved", "used", "view",
        "enjoy", "downloaded", "looked",
    ]
}
