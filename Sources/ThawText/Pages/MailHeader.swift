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
            if isForwarding(page, index) {
                head.append((index, .other, page.lines[index].text))
            } else if let (key, value) = field(page, index) {
                head.append((index, key, value))
            } else if !head.isEmpty, page.lowercased(index, limit: 40).hasPrefix("sent from my ") {
                head.append((index, .other, page.lines[index].text))
            } else if head.isEmpty, place < 2 {
                continue
            } else {
                behind = place
                break
            }
        }
        let keys = Set(head.map { $0.key })
        let isSent = keys.contains(.from) && keys.count >= 3
        guard
            isSent || keys.isSuperset(of: [.from, .subject])
                || keys.isSuperset(of: [.to, .subject])
        else { return }
        var below = open[behind...]
        if let first = below.first, isGreeting(page, first) || isSpokenLead(page, first) {
            below = below.dropFirst()
        }
        for (line, key, value) in head {
            page.lines[line].role = .metadata
            switch key {
            case .from: page.author = page.author ?? sender(page.string(value))
            case .date: page.date = page.date ?? page.string(value)
            // A page that names itself and its maker was only sent by mail.
            case .subject where !value.isEmpty && !namesItself(page, below):
                page.opening.title = page.finding(withoutReply(page, value))
                page.lines[line].role = .title
            default: break
            }
        }
        if behind < open.count, isSpokenLead(page, open[behind]) {
            page.lines[open[behind]].role = .boilerplate
        } else if behind < open.count, isGreeting(page, open[behind]) {
            page.lines[open[behind]].role = .boilerplate
            if behind + 1 < open.count { markLead(&page, open[behind + 1]) }
        }
        markEnd(&page)
    }

    /// "---------- Forwarded message ---------".
    private static func isForwarding(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index, limit: 80).split { !$0.isLetter }
        return words.count <= 3 && words.last == "message"
            && (words.first == "forwarded" || words.first == "original")
    }

    /// "hi all here is the timeline, sorry about the formatting": a greeting that goes on in the same paragraph.
    private static func isSpokenLead(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.marker == .none, line.heading == 0, line.text.count <= 320 else { return false }
        let words = page.lowercased(index, limit: 320).letterRuns
        guard words.count > 5, let first = words.first,
            ["hi", "hello", "hey", "dear"].contains(first)
        else { return false }
        return words.contains { ["here", "attached", "below", "pasted", "sorry"].contains($0) }
    }

    /// A few words, and below them fields that say who made the page and when; or a line of its own in capitals.
    private static func namesItself(_ page: PageLines, _ below: ArraySlice<Int>) -> Bool {
        guard let first = below.first, page.lines[first].text.count <= 80 else { return false }
        let letters = page.string(of: page.lines[first]).filter(\.isLetter)
        if letters.count >= 6, letters.allSatisfy(\.isUppercase), page.lines[first].isApart {
            return true
        }
        guard TitleBlock.fields(page, first).isEmpty else { return false }
        let fields = below.dropFirst().prefix(4).prefix {
            page.lines[$0].text.count <= 80 && !TitleBlock.fields(page, $0).isEmpty
        }
        return fields.count >= 2
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

    /// "As promised, here is what I would look at …": what the sender says of the notes, above their first heading.
    private static func markLead(_ page: inout PageLines, _ index: Int) {
        let line = page.lines[index]
        guard line.marker == .none, line.heading == 0, index + 2 < page.lines.count,
            page.lines[index + 1].isApart, page.lines[index + 2].marker != .none,
            page.endsSentence(line.text) || page.lastByte(of: line.text) == 0x3A
        else { return }
        let words = Set(page.lowercased(index, limit: 240).letterRuns)
        if !words.isDisjoint(with: ["i", "we", "here", "attached", "below"]) {
            page.lines[index].role = .boilerplate
        }
    }

    /// "Revision session Thursday lunch in R14. Bring your book.": right above the end, where to come and with what.
    private static func markNews(_ page: inout PageLines, above close: Int) {
        guard close > 1, page.lines[close].isApart, page.lines[close - 1].isApart,
            page.lines[close - 1].role == nil, page.lines[close - 1].marker == .none
        else { return }
        let words = Set(page.lowercased(close - 1, limit: 240).letterRuns)
        let news: Set<Substring> = ["bring", "lunch", "lunchtime", "session", "forget", "email"]
        if words.intersection(news).count >= 2 || words.isSuperset(of: ["let", "me", "know"]) {
            page.lines[close - 1].role = .boilerplate
        }
    }

    /// "Karen Osei | Head of Religious Studies | St Mark's Academy".
    private static func isOffice(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.string(of: page.lines[index])
        let parts = text.split(separator: "|").map { String($0).trimmingSpaces }
        return text.utf8.count <= 160 && 2...4 ~= parts.count
            && parts.allSatisfy { $0.split(separator: " ").count <= 6 }
    }

    /// The subject of an office: "Head of Religious Studies", "Teacher of Biology".
    private static func takeOffice(_ page: inout PageLines, _ below: ArraySlice<Int>) {
        guard page.opening.subjects.isEmpty,
            page.opening.title.flatMap({ CourseWords.subject(in: $0.text) }) == nil
        else { return }
        for index in below where page.lines[index].text.count <= 160 {
            let parts = page.string(of: page.lines[index]).split { "|,·•".contains($0) }
            for part in parts {
                guard let range = part.firstRange(of: " of ") else { continue }
                let office = part[..<range.lowerBound].lowercased().trimmingSpaces
                let name = String(part[range.upperBound...]).trimmingSpaces
                guard ["head", "teacher", "subject leader", "head of department"].contains(office),
                    SchoolSubjects.isSubject(name)
                else { continue }
                page.opening.subjects.append(name)
                return
            }
        }
    }

    /// "Best wishes," and the name under it with office and school, "Sent from my iPhone", the words of a lawyer.
    private static func markEnd(_ page: inout PageLines) {
        let last = page.lastOpenLines(limit: 16)
        var close: Int?
        var isNotice: [Bool] = []
        for (place, index) in last.enumerated() {
            let text = page.lowercased(index, limit: 60)
            isNotice.append(Self.isNotice(page, index))
            if text.hasPrefix("sent from my ") || text.hasPrefix("get outlook for") {
                page.lines[index].role = .boilerplate
            } else if page.words(in: page.lines[index].text, limit: 6) <= 5,
                closings.contains(where: text.hasPrefix), text.hasSuffix(",") || place <= 3
            {
                close = place
            }
        }
        let first = isNotice.firstIndex(of: false) ?? last.count
        for index in last[..<first] { page.lines[index].role = .boilerplate }
        guard let close else { return }
        let isSigned = zip(last, isNotice).prefix(close).allSatisfy { index, isNotice in
            isNotice || isContact(page, index) || isOffice(page, index)
                || page.lines[index].marker == .none
                    && page.words(in: page.lines[index].text, limit: 10) <= 8
                    && !page.endsSentence(page.lines[index].text)
        }
        let isShort = last[..<close].allSatisfy {
            page.words(in: page.lines[$0].text, limit: 8) <= 6
        }
        guard close <= 5 && isShort || isSigned else { return }
        takeSigned(&page, last[..<close])
        takeOffice(&page, last[..<close])
        markNews(&page, above: last[close])
        for index in last[...close] { page.lines[index].role = .boilerplate }
    }

    /// "Tel: 01632 960114", "j.holt@school.example".
    static func isContact(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 120)
        return text.contains("@")
            || text.contains(where: \.isNumber)
                && text.split { !$0.isLetter }.contains {
                    ["tel", "telephone", "phone", "mobile", "ext", "fax"].contains($0)
                }
    }

    /// The programs of offices write "Holt, J": the name below the mail is the better one.
    private static func takeSigned(_ page: inout PageLines, _ below: ArraySlice<Int>) {
        guard let parts = page.author?.split(separator: ","), parts.count == 2,
            parts[0].split(separator: " ").count <= 2, isGivenName(parts[1]),
            TitleBlock.person(String(parts[0])) == nil
        else { return }
        let surname = String(parts[0]).trimmingSpaces
        let signed = below.filter { page.lines[$0].text.count <= 48 }
            .map { page.string(of: page.lines[$0]) }
            .filter { name in
                name.hasSuffix(surname) && name.count > surname.count
                    && name.split(separator: " ").count <= 5
                    && name.allSatisfy { $0.isLetter || " .-’'".contains($0) }
            }
        page.author =
            signed.max { $0.count < $1.count }
            ?? String(parts[1]).trimmingSpaces + " " + surname
    }

    /// "Jane", "J. M.", but not the office behind a name: "Head of Biology".
    private static func isGivenName(_ text: Substring) -> Bool {
        let words = text.split(separator: " ")
        return 1...2 ~= words.count
            && words.allSatisfy { word in
                word.first?.isUppercase == true
                    && word.allSatisfy { $0.isLetter || ".-’'".contains($0) }
            }
    }

    /// What an office puts under every mail.
    private static func isNotice(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.marker == .none, line.text.count <= 1_200 else { return false }
        let text = page.string(line.text).lowercased()
        if noticeOpenings.contains(where: text.hasPrefix) { return true }
        return notices.count { text.contains($0) } >= 2
    }

    private static let noticeOpenings = [
        "please consider the environment", "think before you print", "please think before",
        "disclaimer", "confidential:",
        "confidentiality notice", "this e-mail and any", "this email and any",
        "this message and any", "this e-mail is confidential", "this email is confidential",
        "this message is confidential", "this e-mail may contain", "this email may contain",
        "this message may contain", "this e-mail is intended", "this email is intended",
        "this message is intended", "this e-mail was sent", "this email was sent",
        "the information in this e-mail", "the information in this email",
        "the contents of this e", "the information contained in this",
        "if you are not the intended",
        "if you have received this", "if you received this", "diese e-mail", "ce message",
    ]

    private static let notices = [
        "confidential", "intended recipient", "received it in error", "received this", "in error",
        "delete it", "notify the sender", "tell the sender", "attachment", "privileged", "virus",
        "liability", "not necessarily",
    ]

    private static let closings = [
        "thanks", "thank you", "many thanks", "regards", "kind regards", "best wishes", "best,",
        "cheers", "yours", "all the best", "see you", "warm regards", "sincerely", "best regards",
        "with best wishes", "warmest", "with thanks", "kindest regards", "good luck", "take care",
        "respectfully", "cordially", "mit freundlichen", "viele grüße", "liebe grüße",
        "cordialement",
        "saludos", "love,", "have a good", "have a great", "have a lovely", "speak soon",
    ]
}
