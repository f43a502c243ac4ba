import ThawCore

/// A line in which a site asks its visitors for something: "Start a free quiz (10 questions)", "Go Plus to study
/// without ads".
///
/// It opens with a verb of the site's and speaks of what only a site has: an app, members, a trial without pay. Two
/// such words are needed, because notes have "free" and "members", too.
enum SiteAppeal {
    /// - Parameter text: a line without a bullet. Cost: one pass over at most 120 bytes.
    static func isAppeal(_ text: String, isAtEdge: Bool = false) -> Bool {
        guard text.utf8.count <= 120 else { return false }
        let words = text.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "'" && $0 != "’" }
        guard let first = words.first, 2...18 ~= words.count, verbs.contains(first) else {
            return false
        }
        let count = words.dropFirst().count { offers.contains($0) || verbs.contains($0) }
        let hasOffer = words.dropFirst().contains { offers.contains($0) }
        guard hasOffer else { return false }
        if isAtEdge || first == "unlock" { return true }
        if first == "join", words.contains(where: { crowds.contains($0) }) { return true }
        return count >= 2 && count * 4 >= words.count
    }

    /// "Students who liked this also liked", "People also bought": links to other pages follow.
    static func opensOthers(_ text: String) -> Bool {
        guard text.utf8.count <= 60 else { return false }
        let words = text.lowercased().split { !$0.isLetter }
        guard let first = words.first, let last = words.last, 3...9 ~= words.count,
            words.contains("also")
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
    private static let verbOpenings = WordOpenings(verbs.map(String.init))
    private static let visitorOpenings = WordOpenings(visitors.map(String.init))

    private static let verbs: Set<Substring> = [
        "join", "start", "try", "get", "go", "upgrade", "unlock", "download", "sign", "subscribe",
        "book", "donate", "save", "print", "study", "remove", "claim", "upload", "earn", "register",
        "install", "invite", "buy",
    ]
    private static let offers: Set<Substring> = [
        "free", "ads", "ad-free", "app", "plus", "pro", "premium", "newsletter", "inbox",
        "trial", "poster", "pdf", "members", "membership", "quiz", "unlimited", "offline",
        "account", "discount", "plan", "plans", "citation", "tutor", "tutors", "credits", "page",
        "deck", "more", "answers", "facts",
    ]
    private static let crowds: Set<Substring> = ["students", "learners", "million", "teachers"]
    private static let visitors: Set<Substring> = [
        "students", "people", "others", "readers", "users", "learners", "visitors", "you", "they",
    ]
    private static let deeds: Set<Substring> = [
        "liked", "viewed", "studied", "like", "read", "bought", "enjoyed", "saved", "used", "view",
        "enjoy", "downloaded",
    ]
}
