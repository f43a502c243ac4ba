/// Verbs with which a line of notes opens when it leaves out who did it: "Forbade Eastern Europe to take part".
package enum OpeningVerb {
    /// Whether the word, in lower case, is a verb in the past that no name begins with.
    package static func contains(_ word: some StringProtocol) -> Bool {
        var word = String(word)
        return word.withUTF8 { contains($0, hash: WordShape.quickHash($0, 0, $0.count)) }
    }

    /// - Parameter hash: see `HashedWords`.
    static func contains(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Bool {
        if irregular.contains(hash) { return true }
        let count = word.count
        guard count >= 5, word[count - 1] == 0x64, word[count - 2] == 0x65 else { return false }
        return word[count - 3] != 0x65 && !adjectives.contains(hash)
    }

    private static let irregular = HashedWords([
        "became", "began", "bought", "broke", "brought", "built", "came", "caught", "chose",
        "dealt", "drew", "drove", "fell", "felt", "forbade", "forgave", "fought", "found", "gave",
        "got", "grew", "had", "held", "kept", "knew", "laid", "led", "left", "lost", "made",
        "meant", "met", "overthrew", "paid", "ran", "rose", "said", "saw", "sent", "shot",
        "showed", "sought", "spent", "spoke", "spread", "stood", "swore", "thought", "threw",
        "told", "took", "undertook", "was", "went", "were", "withdrew", "won", "wrote",
    ])

    /// They open names: the United Nations, the Sacred Band, the Red Army.
    private static let adjectives = HashedWords([
        "united", "sacred", "allied", "united-", "combined", "associated", "federated", "fried",
        "indeed", "limited", "hundred", "kindred", "mixed", "naked", "wicked", "armed",
    ])
}
