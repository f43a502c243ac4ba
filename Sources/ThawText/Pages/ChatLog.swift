import ThawCore

/// Messages copied or exported from a messenger: a stamp and a name before each, notes among talk.
///
/// The stamps become lines of their own; talk becomes comments; what is left are the notes.
enum ChatLog {
    /// What stands before a message.
    struct Stamp {
        /// Where the message begins in `PageLines.clean`.
        var end: Int
        /// Empty for what the program itself says.
        var name: String
        var hasDate: Bool
        /// The message stands on the next lines.
        var isAlone = false
    }

    static func prepare(_ page: inout PageLines) {
        guard let stamps = stamps(of: page) else { return }
        var lines: [Line] = []
        var messages: [ChatPairs.Message] = []
        var last = ChatPairs.Message(author: "", stamp: nil, lines: [])
        for (index, line) in page.lines.enumerated() {
            guard let stamp = stamps[index] else {
                last.lines.append(lines.count)
                lines.append(line)
                continue
            }
            messages.append(last)
            last = ChatPairs.Message(author: stamp.name, stamp: lines.count, lines: [])
            lines += parts(page, line, stamp)
            if lines[lines.count - 1].role == nil { last.lines.append(lines.count - 1) }
        }
        messages.append(last)
        page.lines = lines
        page.opening.form = .chat
        markGroup(&page, messages.removeFirst().lines)
        if let cards = ChatQuiz.find(page, messages) {
            markQuiz(&page, messages, cards)
        } else {
            markTalk(&page, messages)
        }
    }

    /// The lines of questions and answers; all others are talk.
    private static func markQuiz(
        _ page: inout PageLines, _ messages: [ChatPairs.Message], _ cards: [FramedCard]
    ) {
        let talk = ChatTalk(page, [])
        let asked = Set(cards.flatMap(\.front).map(\.start))
        let answers = Set(cards.flatMap(\.back).map(\.end))
        for message in messages {
            for index in message.lines {
                let text = page.lines[index].text
                if asked.contains(text.start) {
                    page.lines[index].role = .question
                } else if answers.contains(text.end) || answers.contains(text.end - 1) {
                    page.lines[index].role = .answer
                } else if talk.isNotice(index) {
                    page.lines[index].role = .boilerplate
                } else {
                    page.takeRemark(index, of: message.author)
                }
            }
        }
        page.opening.cards = cards
        page.date = page.date ?? messages.first?.stamp.flatMap { day(page, page.lines[$0]) }
    }

    private static func markTalk(_ page: inout PageLines, _ messages: [ChatPairs.Message]) {
        let talk = ChatTalk(page, messages.flatMap(\.lines))
        let headed = ChatNotes.take(&page, messages)
        let pairs = headed.isEmpty ? ChatPairs.find(page, messages) : nil
        let listed = headed.union(pairs?.messages.flatMap(\.lines) ?? [])
        var notes = 0
        let above = Set(pairs?.remarks ?? [])
        for message in messages {
            for index in message.lines where !listed.contains(index) {
                if talk.isNotice(index) {
                    page.lines[index].role = .boilerplate
                } else if talk.isTalk(index) || above.contains(index)
                    || (pairs != nil || !headed.isEmpty) && message.lines.count <= 2
                        && isShort(page, index)
                {
                    page.takeRemark(index, of: message.author)
                } else {
                    notes += 1
                }
            }
        }
        if notes + headed.count > 0 { takeDay(&page, messages) }
        guard let pairs, notes <= listed.count / 2 else { return }
        page.opening.chatPairs = pairs
        let authors = Set(pairs.messages.map(\.author))
        if authors.count == 1 { page.author = page.author ?? pairs.messages[0].author }
        page.date = page.date ?? pairs.messages[0].stamp.flatMap { day(page, page.lines[$0]) }
    }

    /// The day of the messages, where all are of one day.
    private static func takeDay(_ page: inout PageLines, _ messages: [ChatPairs.Message]) {
        var found: String?
        for message in messages {
            guard let stamp = message.stamp, let day = day(page, page.lines[stamp]) else {
                continue
            }
            guard found ?? day == day else { return }
            found = day
        }
        page.date = page.date ?? found
    }

    /// Beside a list of terms, a few words are talk.
    private static func isShort(_ page: PageLines, _ index: Int) -> Bool {
        page.lines[index].marker == .none
            && page.words(in: page.lines[index].text, limit: 13) <= 12
    }

    /// The date of a stamp.
    private static func day(_ page: PageLines, _ stamp: Line) -> String? {
        let raw = Span(stamp.start, stamp.text.end)
        guard let time = time(page.clean, raw) else { return nil }
        // "[18:03, 14/02/2024] Ana:" has the date behind the time.
        let before = page.string(Span(raw.start, time.start))
        let behind = page.string(Span(time.end, min(raw.end, time.end + 16)))
        for text in [before, behind] where text.contains(where: \.isNumber) {
            let words = text.split {
                ["[", "]", "(", ")", ",", " ", "\u{200E}", "\u{A0}"].contains($0)
            }
            let date = words.filter { word in
                word.contains(where: \.isNumber) || PageDateReader.isMonth(String(word))
            }
            if !date.isEmpty { return date.joined(separator: " ") }
        }
        return nil
    }

    /// A few short lines above the first message name the group.
    private static func markGroup(_ page: inout PageLines, _ lines: [Int]) {
        let talk = ChatTalk(page, [])
        let notices = lines.filter { talk.isNotice($0) }
        for index in notices { page.lines[index].role = .boilerplate }
        let names = lines.filter { page.lines[$0].role == nil }
        guard names.count <= 3, names.allSatisfy({ page.lines[$0].text.count <= 60 }) else {
            return
        }
        for index in names where page.lines[index].marker == .none {
            page.lines[index].role = .metadata
        }
    }

    /// By line; `nil` where the page is no chat: three messages or more, of fewer people.
    private static func stamps(of page: PageLines) -> [Int: Stamp]? {
        let head = page.lines.prefix(12)
        guard head.contains(where: { stamp(page, $0) != nil }) else {
            return ChatNames.find(page, isTalk: { ChatTalk($0, []).isTalk($1) })?.mapValues {
                Stamp(end: $0.start, name: $0.name, hasDate: false)
            }
        }
        var stamps: [Int: Stamp] = [:]
        for (index, line) in page.lines.enumerated() { stamps[index] = stamp(page, line) }
        let named = stamps.values.filter { !$0.name.isEmpty }
        let people = Set(named.map(\.name))
        let hasDates = named.contains { $0.hasDate || $0.isAlone }
        // A name and the time on a line of their own are sure, however long the messages.
        let areSure = named.count >= 4 && named.allSatisfy(\.isAlone)
        guard named.count >= 3, areSure || named.count * 4 >= page.lines.count,
            people.count * 2 <= named.count || hasDates && people.count < named.count
        else { return nil }
        return stamps
    }

    private static func parts(_ page: PageLines, _ line: Line, _ stamp: Stamp) -> [Line] {
        var first = line
        first.role = .metadata
        first.marker = .none
        first.text = page.trimmed(Span(line.start, stamp.end))
        let rest = page.trimmed(Span(stamp.end, line.text.end))
        guard !rest.isEmpty, !stamp.name.isEmpty else {
            first.text = page.trimmed(Span(line.start, line.text.end))
            return [first]
        }
        let offset = page.sourceSpan(rest).start
        first.extent.end = offset
        var second = Line(extent: Span(offset, line.extent.end), text: rest, start: rest.start)
        page.clean.withUnsafeBufferPointer { LineMarker.read($0, &second) }
        return [first, second]
    }

    // MARK: Stamps

    /// "[02/05/2023, 19:12:01] Ana: ", "02/05/2023, 19:12 - Ana: ", "Ana, [02.05.23 19:12]", "Ana — Today at 19:12".
    static func stamp(_ page: PageLines, _ line: Line) -> Stamp? {
        let raw = Span(line.start, line.text.end)
        guard let time = time(page.clean, raw) else { return nil }
        var (name, hasDate) = head(page.string(Span(raw.start, time.start)))
        let date = behindDate(page.clean, Span(time.end, raw.end))
        hasDate = hasDate || date > time.end
        let tail = behindSigns(page.clean, Span(date, raw.end))
        if !name.isEmpty {
            let isAlone = tail >= raw.end
            return isAlone && isName(name)
                ? Stamp(end: raw.end, name: name, hasDate: hasDate, isAlone: true) : nil
        }
        let limit = min(raw.end, tail + 48)
        if let colon = (tail..<max(tail, limit)).first(where: { page.clean[$0] == 0x3A }),
            colon + 1 == raw.end || ByteText.isSpace(page.clean[colon + 1])
        {
            let name = page.string(Span(tail, colon))
            if isName(name) { return Stamp(end: colon + 1, name: name, hasDate: hasDate) }
        }
        return hasDate ? Stamp(end: raw.end, name: "", hasDate: true) : nil
    }

    private static func isName(_ text: String) -> Bool {
        guard 1...32 ~= text.count, text.contains(where: { $0.isLetter || $0.isNumber }) else {
            return false
        }
        return text.split(separator: " ").count <= 4
    }

    /// The first time of day among the first bytes: "19:12", "7:12:01 pm".
    private static func time(_ bytes: [UInt8], _ raw: Span) -> Span? {
        let limit = min(raw.end, raw.start + 64)
        var i = raw.start + 1
        while i + 2 < limit {
            defer { i += 1 }
            guard bytes[i] == 0x3A, ByteText.isDigit(bytes[i - 1]), ByteText.isDigit(bytes[i + 1]),
                ByteText.isDigit(bytes[i + 2])
            else { continue }
            var start = i - 1
            while start > raw.start, ByteText.isDigit(bytes[start - 1]) { start -= 1 }
            guard i - start <= 2 else { return nil }
            var end = i + 3
            if end + 2 < raw.end, bytes[end] == 0x3A, ByteText.isDigit(bytes[end + 1]) { end += 3 }
            guard end >= raw.end || !ByteText.isDigit(bytes[end]) else { return nil }
            return Span(start, halfOfDay(bytes, end, raw.end))
        }
        return nil
    }

    /// Behind " pm", whatever space stands before it.
    private static func halfOfDay(_ bytes: [UInt8], _ end: Int, _ limit: Int) -> Int {
        var i = end
        while i < limit, i - end < 3, bytes[i] == 0x20 || bytes[i] >= 0x80 { i += 1 }
        guard i + 1 < limit, [0x61, 0x70].contains(bytes[i] | 0x20), bytes[i + 1] | 0x20 == 0x6D,
            i + 2 == limit || !ByteText.isLetter(bytes[i + 2])
        else { return end }
        return i + 2
    }

    /// Behind ", 11/5/2023", where the date stands behind the time.
    private static func behindDate(_ bytes: [UInt8], _ span: Span) -> Int {
        var i = span.start
        guard i < span.end, bytes[i] == 0x2C else { return i }
        i += 1
        while i < span.end, bytes[i] == 0x20 { i += 1 }
        let start = i
        while i < span.end, i - start < 11,
            ByteText.isDigit(bytes[i]) || [0x2F, 0x2E, 0x2D].contains(bytes[i])
        {
            i += 1
        }
        return i - start >= 5 && i < span.end && bytes[i] == 0x5D ? i : span.start
    }

    /// Behind brackets, dashes and colons.
    private static func behindSigns(_ bytes: [UInt8], _ span: Span) -> Int {
        var i = span.start
        while i < span.end, [0x5D, 0x29, 0x20, 0x2D, 0x3A, 0x09].contains(bytes[i]) { i += 1 }
        while i + 2 < span.end, bytes[i] == 0xE2, bytes[i + 1] == 0x80 { i += 3 }
        while i < span.end, bytes[i] == 0x20 { i += 1 }
        return i
    }

    /// The name before the date and the time.
    private static func head(_ text: String) -> (name: String, hasDate: Bool) {
        let signs: Set<Character> = ["[", "]", "(", ")", ",", "—", "–", "-", "\u{200E}", "|", "·"]
        var words = text.split(separator: " ").map { word in
            String(
                word.drop { signs.contains($0) }.reversed().drop { signs.contains($0) }.reversed())
        }
        var hasDate = false
        while let last = words.last {
            let isNumeric =
                last.contains(where: \.isNumber)
                && last.allSatisfy { $0.isNumber || "/.-:".contains($0) }
            guard last.isEmpty || isNumeric || dayWords.contains(last.lowercased()) else { break }
            hasDate = hasDate || !last.isEmpty
            words.removeLast()
        }
        return (words.filter { !$0.isEmpty }.joined(separator: " "), hasDate)
    }

    private static let dayWords: Set<String> = [
        "today", "yesterday", "at", "on", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday",
        "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar",
        "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january",
        "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december", "heute", "gestern", "um", "hier", "à", "ayer", "hoy",
    ]

    // MARK: Content

    /// The messages that are notes, each a fact; the talk as comments.
    static func read(_ lines: ContentLines) -> Structure {
        let page = lines.page
        var result = Structure(.notes, lines: page.lines.count)
        if page.opening.areHeadsMarked {
            result = Outline.read(lines, title: nil)
        } else if let pairs = page.opening.chatPairs {
            result = ChatPairs.read(lines, pairs)
        } else {
            for position in 0..<lines.count {
                result.content.facts.append(page.passage(lines.text(position)))
                result.roles[lines.indices[position]] = .fact
            }
        }
        return result
    }
}

/// Tells talk from notes in a chat.
private struct ChatTalk {
    private let page: PageLines
    /// Whether those who write notes begin them with capitals: then a short message without one is talk.
    private let hasCapitals: Bool

    init(_ page: PageLines, _ messages: [Int]) {
        self.page = page
        let long = messages.filter { page.words(in: page.lines[$0].text, limit: 7) >= 6 }
        let capitals = long.count { Self.beginsUpper(page, page.lines[$0].text) }
        hasCapitals = long.count >= 2 && capitals * 10 >= long.count * 6
    }

    private static func beginsUpper(_ page: PageLines, _ text: Span) -> Bool {
        let first = page.clean[text.start]
        return ByteText.isUpper(first) || ByteText.isDigit(first)
    }

    /// What the program puts in place of a message.
    func isNotice(_ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 160)
        guard !text.isEmpty else { return false }
        let bare = text.drop { !$0.isLetter && $0 != "<" }
        let isBracketed = bare.hasPrefix("<") && bare.hasSuffix(">")
        // "[18:04]" above what the same person goes on to say.
        let isTime =
            text.hasPrefix("[") && text.hasSuffix("]") && text.contains(":")
            && text.dropFirst().dropLast().allSatisfy {
                $0.isNumber || $0 == ":" || " apm.".contains($0)
            }
        return isBracketed || isTime || text == "(edited)"
            || Self.notices.contains { text.hasSuffix($0) || bare.hasPrefix($0) }
    }

    private static let notices = [
        "image omitted", "video omitted", "audio omitted", "sticker omitted", "gif omitted",
        "document omitted", "media omitted", "this message was deleted", "you deleted this message",
        "missed voice call", "missed video call", "messages and calls are end-to-end encrypted",
        "joined the group", "left the group", "joined using this group", "contact card omitted",
    ]

    func isTalk(_ index: Int) -> Bool {
        page.lines[index].marker == .none && isTalk(page.lines[index].text)
    }

    func isTalk(_ span: Span) -> Bool {
        let text = page.string(span)
        let words = text.lowercased().replacingBytes(of: "’", with: "'")
            .split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
        guard !words.isEmpty else { return true }
        guard words.count <= 24 else { return false }
        let hasSign = Self.signs.contains { text.contains($0) }
        let hasNumber = text.contains(where: \.isNumber)
        if words.count <= 2, !hasSign, !hasNumber { return true }
        if words.contains(where: Self.slang.contains), !hasSign {
            return words.count <= 12 || !hasNumber
        }
        if text.hasSuffix("?"), words.count <= 12, !hasSign { return true }
        let isShort = words.count <= 8
        if words.contains(where: Self.persons.contains), !hasSign, !hasNumber,
            words.count <= (Self.beginsUpper(page, span) ? 7 : 12)
        {
            return true
        }
        return hasCapitals && isShort && !hasSign && !Self.beginsUpper(page, span)
    }

    private static let signs = [" = ", " → ", "->", " - ", " – ", ": ", " + "]
    private static let persons: Set<String> = [
        "i", "me", "my", "u", "ur", "i'm", "i'll", "i've", "you're",
    ]
    private static let slang: Set<String> = [
        "guys", "lol", "lmao", "omg", "haha", "hahaha", "thx", "ty", "tysm", "pls", "plz", "tmrw",
        "tmr", "idk", "tbh", "im", "gonna", "wanna", "gotta", "bro", "mate", "ngl", "thanks",
        "thank",
        "cheers", "hey", "hi", "hello", "sorry", "brb", "yep", "yeah", "yea", "nah", "okay", "ok",
        "yh", "cya", "wtf", "btw", "cuz", "danke", "merci", "gracias", "hallo", "salut", "hola",
    ]
}
