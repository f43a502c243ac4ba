import ThawCore

/// What others pay for among the content: "ADVERTISEMENT" with its words below it, "— Ad — Try it free".
enum Adverts {
    /// Cost: of most lines the first byte and the last two are looked at.
    static func prepare(_ page: inout PageLines) {
        for index in page.lines.indices where isOpen(page, index) && mayBeOne(page, index) {
            let text = page.lowercased(index, limit: 200)
            if isLabel(text) {
                page.lines[index].role = .boilerplate
                markWords(&page, below: index)
            } else if line(page, index).contains("🔒"), isLocked(text) {
                page.lines[index].role = .boilerplate
            } else if isLabelled(line(page, index)) || isRisk(text) {
                page.lines[index].role = .boilerplate
            }
        }
    }

    /// Whether the bytes of a line allow it to be one of these.
    private static func mayBeOne(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        let bytes = page.clean
        if line.text.count <= 30 { return true }
        let first = bytes[line.start]
        // "Sponsored", "Promoted", "Advertisement", and the signs around "Ad".
        if [0x41, 0x50, 0x53, 0x5B, 0x28, 0x7C, 0x2D].contains(first) { return true }
        if first == 0xE2, bytes[line.start + 1] == 0x80 { return true }
        if line.text.count <= 80, bytes[line.text.range].contains(0xF0) { return true }
        // "risk", "apply", "only", and a full stop.
        let last =
            bytes[line.text.end - 1] == 0x2E ? bytes[line.text.end - 2] : bytes[line.text.end - 1]
        return line.text.count <= 140 && [0x6B, 0x79].contains(last)
    }

    /// With the sign that a reader of lists takes for a bullet.
    private static func line(_ page: PageLines, _ index: Int) -> String {
        page.string(Span(page.lines[index].start, page.lines[index].text.end))
    }

    private static func isOpen(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        return line.role == nil && line.place == .main && line.heading == 0
            && line.text.count <= 200
    }

    private static func isLabel(_ text: String) -> Bool {
        text.utf8.count <= 30
            && labels.contains(text.filter { $0.isLetter || $0 == " " }.trimmingSpaces)
    }

    private static let labels: Set<String> = [
        "advertisement", "advertisements", "advert", "sponsored", "sponsored content", "anzeige",
        "publicité", "publicidad", "werbung",
    ]

    /// A line or two between the label and the next empty line, if they offer something: as a rule the advert itself
    /// did not come along.
    private static func markWords(_ page: inout PageLines, below label: Int) {
        guard page.lines[label].isApart else { return }
        var words: [Int] = []
        for index in (label + 1)..<max(label + 1, min(page.lines.count, label + 4)) {
            if page.lines[index].isApart { break }
            words.append(index)
        }
        let isClosed = label + words.count + 1 >= page.lines.count || words.count < 3
        guard isClosed, 1...2 ~= words.count,
            words.allSatisfy({ isOpen(page, $0) && page.lines[$0].marker == .none }),
            words.contains(where: { isOffer(page.lowercased($0, limit: 200)) })
        else { return }
        for index in words { page.lines[index].role = .boilerplate }
    }

    private static func isOffer(_ text: String) -> Bool {
        let words = Set(text.letterRuns)
        return !words.isDisjoint(with: [
            "free", "price", "prices", "offer", "offers", "discount", "sale", "shop", "buy",
            "tutor", "tutors", "app", "www", "com", "today", "deal", "deals", "subscribe",
            "trial",
        ]) || text.contains(">>") || text.contains("£") || text.contains("% off")
    }

    /// "🔒 Unlock with Plus": what is for members only. "🔒 Encryption" is a note.
    private static func isLocked(_ text: String) -> Bool {
        let words = Set(text.letterRuns)
        return words.count <= 12
            && !words.isDisjoint(with: [
                "unlock", "premium", "plus", "pro", "members", "member", "subscribers", "upgrade",
                "locked", "subscribe", "sign",
            ])
    }

    /// "— Ad — Study with …", "[Ad] Study with …", "Sponsored · Study with …". "AD – Anno Domini" is none.
    private static func isLabelled(_ text: String) -> Bool {
        let rest = text.drop { !$0.isLetter && !$0.isNumber }
        let word = rest.prefix(while: \.isLetter)
        let sign = rest.dropFirst(word.count).first { $0 != " " }
        guard let sign, "—–-·|])•:".contains(sign), !rest.dropFirst(word.count + 3).isEmpty else {
            return false
        }
        let isFramed =
            rest.startIndex > text.startIndex && text.first.map { "—–-[(|".contains($0) } ?? false
        return ["Sponsored", "Promoted", "Advertisement"].contains(word) && sign != ":"
            || ["Ad", "AD", "ad"].contains(word) && isFramed
    }

    /// What the law wants below an offer.
    private static func isRisk(_ text: String) -> Bool {
        text.utf8.count <= 140 && risks.contains(where: text.hasSuffix)
    }

    private static let risks = [
        "capital at risk.", "capital at risk", "terms apply.", "t&cs apply.", "t&cs apply",
        "terms and conditions apply.", "18+ only.",
    ]
}
