import ThawCore

/// The head of an e-mail that was pasted with its notes: "From: … Sent: … To: … Subject: …", the greeting under
/// it, and the name at its end.
enum MailHeader {
    private enum Key { case from, to, date, subject, other }

    static func prepare(_ page: inout PageLines) {
        let open = page.openLines(limit: 14)
        var head: [(line: Int, key: Key, value: Span)] = []
        var behind = open.count
        for (place, index) in open.enumerated() {
            if let (key, value) = field(page, index) {
                head.append((index, key, value))
            } else if head.isEmpty, place < 2 {
                continue
            } else {
                behind = place
                break
            }
        }
        let keys = Set(head.map { $0.key })
        guard keys.contains(.from), keys.count >= 3 || keys.isSuperset(of: [.from, .subject]) else {
            return
        }
        for (line, key, value) in head {
            page.lines[line].role = .metadata
            switch key {
            case .from: page.author = page.author ?? sender(page.string(value))
            case .date: page.date = page.date ?? page.string(value)
            case .subject where !value.isEmpty:
                page.opening.title = page.finding(withoutReply(page, value))
                page.lines[line].role = .title
            default: break
            }
        }
        if behind < open.count, isGreeting(page, open[behind]) {
            page.lines[open[behind]].role = .boilerplate
        }
        markEnd(&page)
    }

    private static func field(_ page: PageLines, _ index: Int) -> (Key, Span)? {
        let text = page.lines[index].text
        guard let colon = page.firstIndex(of: 0x3A, in: text), colon - text.start <= 12 else {
            return nil
        }
        let key: Key
        switch page.string(Span(text.start, colon)).lowercased() {
        case "from", "von", "de": key = .from
        case "to", "an", "à", "para": key = .to
        case "sent", "date", "gesendet", "envoyé", "enviado", "datum": key = .date
        case "subject", "betreff", "objet", "asunto": key = .subject
        case "cc", "bcc", "reply-to", "attachments", "attachment", "importance": key = .other
        default: return nil
        }
        return (key, page.trimmed(Span(colon + 1, text.end)))
    }

    /// The name without the address.
    private static func sender(_ text: String) -> String {
        let name = text.prefix { $0 != "<" && $0 != "[" }
        let bare = String(name).trimmingSpaces.filter { $0 != "\"" }
        return bare.isEmpty ? text : bare
    }

    private static func withoutReply(_ page: PageLines, _ value: Span) -> Span {
        var value = value
        while true {
            let text = page.string(value).lowercased()
            guard let mark = ["re:", "fw:", "fwd:", "aw:", "tr:"].first(where: text.hasPrefix)
            else { return value }
            let rest = page.trimmed(Span(value.start + mark.utf8.count, value.end))
            guard !rest.isEmpty else { return value }
            value = rest
        }
    }

    private static func isGreeting(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 48)
        guard page.words(in: page.lines[index].text, limit: 6) <= 5 else { return false }
        return ["hi", "hello", "dear", "hey", "good morning", "good afternoon", "morning"]
            .contains { text == $0 || text.hasPrefix($0 + " ") || text.hasPrefix($0 + ",") }
    }

    /// "Best wishes," and the name under it, "Sent from my iPhone".
    private static func markEnd(_ page: inout PageLines) {
        let last = page.lastOpenLines(limit: 6)
        var close: Int?
        for (place, index) in last.enumerated() {
            let text = page.lowercased(index, limit: 60)
            if text.hasPrefix("sent from my ") || text.hasPrefix("get outlook for") {
                page.lines[index].role = .boilerplate
            } else if page.words(in: page.lines[index].text, limit: 6) <= 5,
                closings.contains(where: text.hasPrefix), text.hasSuffix(",") || place <= 3
            {
                close = place
            }
        }
        guard let close,
            last[..<close].allSatisfy({ page.words(in: page.lines[$0].text, limit: 8) <= 6 })
        else { return }
        for index in last[...close] { page.lines[index].role = .boilerplate }
    }

    private static let closings = [
        "thanks", "thank you", "many thanks", "regards", "kind regards", "best wishes", "best,",
        "cheers", "yours", "all the best", "see you", "warm regards", "sincerely",
    ]
}
