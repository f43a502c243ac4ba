/// Verbs with which a line of notes opens when it leaves out who did it: "Forbade Eastern Europe to take part".
package enum OpeningVerb {
    /// Whether the word, in lower case, is a verb in the past that no name begins with.
    package static func contains(_ word: some StringProtocol) -> Bool {
        if irregular.contains(String(word)) { return true }
        guard word.utf8.count >= 5, word.hasSuffix("ed") else { return false }
        return !adjectives.contains(String(word)) && !word.hasSuffix("eed")
    }

    private static let irregular: Set<String> = [
        "became", "began", "bought", "broke", "brought", "built", "came", "caught", "chose",
        "dealt", "drew", "drove", "fell", "felt", "forbade", "forgave", "fought", "found", "gave",
        "got", "grew", "had", "held", "kept", "knew", "laid", "led", "left", "lost", "made",
        "meant", "met", "overthrew", "paid", "ran", "rose", "said", "saw", "sent", "shot",
        "showed", "sought", "spent", "spoke", "spread", "stood", "swore", "thought", "threw",
        "told", "took", "undertook", "was", "went", "were", "withdrew", "won", "wrote",
    ]

    /// They open names: the United Nations, the Sacred Band, the Red Army.
    private static let adjectives: Set<String> = [
        "united", "sacred", "allied", "united-", "combined", "associated", "federated", "fried",
        "indeed", "limited", "hundred", "kindred", "mixed", "naked", "wicked", "armed",
    ]
}
