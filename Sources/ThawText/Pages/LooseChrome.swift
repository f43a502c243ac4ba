import ThawCore

/// Lines that are a program's or a site's wherever they stand: the address of the page, "Flip card", "← Previous: …",
/// "Click to share on …", what stood in place of a picture.
enum LooseChrome {
    /// Asked of lines that no other rule knows.
    static func role(_ page: PageLines, _ index: Int) -> Block.Role? {
        guard page.markup == .plain, 4...160 ~= page.lines[index].text.count else { return nil }
        if isAddress(page, index) || isPicture(page, index) || isSwitch(page, index) {
            return .boilerplate
        }
        return isStep(page, index) ? .navigation : nil
    }

    /// "https://example.org/as/215" and nothing else.
    private static func isAddress(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lines[index].text
        let bytes = page.clean[text.range]
        return page.lines[index].marker == .none && !bytes.contains(0x20)
            && (bytes.starts(with: "http".utf8) || bytes.starts(with: "www.".utf8))
            && bytes.contains(0x2E)
    }

    /// "[IMG: scooters at the sea]".
    private static func isPicture(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lines[index].text
        guard page.clean[text.start] == 0x5B, page.clean[text.end - 1] == 0x5D,
            let colon = page.firstIndex(
                of: 0x3A, in: Span(text.start, min(text.end, text.start + 12)))
        else { return false }
        return ["img", "image", "photo", "picture", "figure", "fig", "alt", "video", "caption"]
            .contains(page.string(Span(text.start + 1, colon)).lowercased())
    }

    private static func isSwitch(_ page: PageLines, _ index: Int) -> Bool {
        let lower = page.lowercased(index, limit: 100)
        return wholes.contains(lower) || openings.contains { lower.hasPrefix($0) }
            || isVotes(lower)
    }

    /// "(14 votes)".
    private static func isVotes(_ lower: String) -> Bool {
        guard lower.hasPrefix("("), lower.hasSuffix(")") else { return false }
        let words = lower.dropFirst().dropLast().split(separator: " ")
        return words.count == 2 && Int(words[0]) != nil && ["vote", "votes"].contains(words[1])
    }

    /// "← Previous: Labelling theory", "Next: Left realism →", "Up next: article".
    private static func isStep(_ page: PageLines, _ index: Int) -> Bool {
        let lower = page.lowercased(index, limit: 100)
        guard page.lines[index].heading == 0 else { return false }
        let bare = lower.drop { "←→‹›«»<> ".contains($0) }
        let hasArrow =
            bare.count < lower.count || lower.last.map { "←→‹›«»".contains($0) } ?? false
        let steps = ["previous:", "next:", "up next:", "previous post", "next post"]
        return steps.contains { bare.hasPrefix($0) } && (hasArrow || bare.hasPrefix("up next"))
    }

    private static let wholes: Set<String> = [
        "flip card", "flip", "print page", "tap to flip", "click to flip", "turn over card",
        "upvote downvote flag", "button navigates to signup page", "sort by: top voted",
        "like loading...", "save explanation", "close and accept", "leave a comment",
        "no more comments have been made. log in to comment", "google classroom facebook twitter",
        "ask ai", "ai chat", "ai tutor", "ai notes", "ai quiz", "preview text", "back to top",
        "share this:", "follow blog via email", "show more", "show less", "read more",
    ]
    private static let openings = [
        "click to share on ", "click to email ", "click to print", "privacy & cookies:",
        "share : ", "press esc to ", "click the card to ", "tap the card to ",
        "this work is free to copy", "not for resale", "image caption,",
        "please sign in or register",
        "save to my library", "got it   not yet", "got it not yet",
    ]
}
