import ThawCore

/// The short lines above notes that say for which school, subject and class they are, by whom and what kind of sheet,
/// with the title among them: "Hillside College / Economics – Handout 7 / Market failure / D. Okafor".
enum NoteHead {
    static func prepare(_ page: inout PageLines) {
        guard page.opening.title == nil, page.opening.form == nil else { return }
        let open = page.openLines(limit: 15)
        guard open.count >= 4, !isSite(page, open), !isPaper(page),
            !PairedLines.takesTurns(page, open.dropFirst())
        else { return }
        if takePaper(&page, open) { return }
        var head: [(line: Int, fact: Fact?)] = []
        for (position, index) in open.enumerated().prefix(9) {
            guard isShort(page, index) else { break }
            var fact = Fact(page, index, isFirst: position == 0)
            if fact?.person != nil, isOneOfSeveral(page, index) { fact = nil }
            // Only one line of a head is a title; the next heads the notes.
            if fact == nil, head.contains(where: { $0.fact == nil }) { break }
            head.append((index, fact))
        }
        let facts = head.compactMap(\.fact)
        guard facts.contains(where: \.isFirm), head.count < open.count else { return }
        let next = open[head.count]
        var title = head.last { $0.fact == nil }?.line
        // What stands first is found by those who read the content.
        if title == open[0] { title = nil } else { title = title ?? naming(page, head) }
        if let line = title, line == head.last?.line, head.count > 1,
            headsPart(page, line, next, in: open), !isDefined(page, line, by: next),
            !namesTerms(page, line)
        {
            title = naming(page, head)
        }
        for (line, fact) in head where line != title {
            guard let fact else { continue }
            fact.add(to: &page)
            if !fact.isKnown { page.lines[line].role = .metadata }
        }
        markRunning(&page, head.map(\.line))
        guard let title else { return }
        head.first { $0.line == title }?.fact?.add(to: &page)
        setTitle(&page, title)
    }

    /// "Glossary of poetic terms": what the sheet is, whatever stands below.
    private static func namesTerms(_ page: PageLines, _ index: Int) -> Bool {
        let text = Array(page.clean[page.lines[index].text.range])
        return page.words(in: page.lines[index].text, limit: 4) >= 3
            && TermSection.has(TermSection.names, text, limit: 80)
    }

    /// Lines of the head that come again at the edge of a printed page, with its number or without.
    private static func markRunning(_ page: inout PageLines, _ head: [Int]) {
        guard page.markup == .plain, let last = head.last else { return }
        let said = Set(head.map { page.lowercased($0) }.filter { $0.count >= 6 })
        for index in page.lines.indices where index > last + 2 {
            let line = page.lines[index]
            guard line.role == nil, line.marker == .none, 6...130 ~= line.text.count,
                line.isApart || index + 1 >= page.lines.count || page.lines[index + 1].isApart
            else { continue }
            let text = page.lowercased(index, limit: 130)
            let words = text.split { $0 == " " || $0 == "\t" || $0 == "|" }
            let isPage = words.last.map { $0.count <= 3 && $0.allSatisfy(\.isNumber) } ?? false
            let bare = words.dropLast().joined(separator: " ")
            if said.contains(text) || isPage && said.contains(bare) {
                page.lines[index].role = .boilerplate
            }
        }
    }

    /// Whether a line between the head and the content heads a part of it: over a list with others like it below, or
    /// apart and right over the text.
    private static func headsPart(
        _ page: PageLines, _ line: Int, _ next: Int, in open: [Int]
    ) -> Bool {
        // "I." below an empty line begins the outline that the line names.
        if page.lines[next].marker == .number(1), page.lines[next].isApart { return false }
        if page.lines[next].marker != .none, hasSiblings(page, line, in: open) { return true }
        let isOverHeading = page.lines[next].isApart && isShort(page, next)
        return page.lines[line].isApart && !isOverHeading
    }

    /// "Unreliable Narrator" over "An unreliable narrator is …".
    private static func isDefined(_ page: PageLines, _ line: Int, by next: Int) -> Bool {
        DefinitionSubject(page, page.lines[next].text).map {
            Masthead.key(page.string($0.name)) == Masthead.key(page.string(page.lines[line].text))
        } ?? false
    }

    /// Questions and tasks with their marks: a paper, whose head is read with it.
    private static func isPaper(_ page: PageLines) -> Bool {
        let open = page.openLines(limit: 80)
        let asked = open.count { index in
            let line = page.lines[index]
            let isTask = line.marker != .none && QuestionRuns.isTask(page, line.text)
            return isTask && !page.endsInQuestionMark(line.text)
                || page.withoutMarks(line.text).end < line.text.end
        }
        return asked >= 3 && asked * 8 >= open.count
    }

    /// The head of a student's paper: who wrote it, for which teacher and course, and when, a line each; then the
    /// title.
    private static func takePaper(_ page: inout PageLines, _ open: [Int]) -> Bool {
        guard open.count >= 6, open.prefix(4).allSatisfy({ isShort(page, $0) }),
            Fact(page, open[0], isFirst: true) == nil
        else { return false }
        let name = page.string(page.lines[open[0]].text)
        let words = name.split(separator: " ")
        let facts = open[1...3].map { Fact(page, $0, isFirst: false) }
        guard 2...4 ~= words.count, words.allSatisfy({ $0.first?.isUppercase == true }),
            !name.contains(where: \.isNumber)
        else { return false }
        var title = open[4]
        if facts[0]?.person != nil, facts[2]?.day != nil {
            take(&page, open[..<4], author: name, day: facts[2]?.day, subject: facts[1]?.subject)
        } else if let course = facts[0], course.day == nil, let day = facts[1]?.day,
            facts[2] == nil, words.count <= 3, !isUsed(words, page, open.dropFirst(3))
        {
            take(&page, open[..<3], author: name, day: day, subject: course.subject)
            title = open[3]
        } else {
            return false
        }
        let label = page.lowercased(title, limit: 24)
        if label.hasPrefix("title"), label.hasSuffix(":") {
            page.lines[title].role = .metadata
            title = open[5]
        }
        if isShort(page, title) { setTitle(&page, title) }
        return true
    }

    /// Whether the text speaks of one of the words: then they name a topic.
    private static func isUsed(
        _ words: [Substring], _ page: PageLines, _ open: ArraySlice<Int>
    ) -> Bool {
        let names = Set(words.map { $0.lowercased() })
        return open.contains { index in
            page.lowercased(index, limit: 200).split { !$0.isLetter }
                .contains { names.contains(String($0)) }
        }
    }

    /// What the lines above the title say.
    private static func take(
        _ page: inout PageLines, _ lines: ArraySlice<Int>, author: String, day: String?,
        subject: String?
    ) {
        page.author = page.author ?? author
        page.date = page.date ?? day
        if let subject { page.opening.subjects.append(subject) }
        for index in lines { page.lines[index].role = .metadata }
    }

    private static func setTitle(_ page: inout PageLines, _ index: Int) {
        page.lines[index].role = .title
        page.opening.title = page.finding(page.lines[index].text)
    }

    /// "Jodie K" over "History    6/3/24" over the title.
    static func takePupil(_ page: inout PageLines) {
        guard page.lines.count >= 5, page.opening.title == nil, page.opening.form == nil,
            (0..<2).allSatisfy({ page.lines[$0].role == nil })
        else { return }
        if takePupilRow(&page) { return }
        let words = page.string(page.lines[0].text).split(separator: " ")
        guard words.count == 2, isShort(page, 0), page.lines[2].text.count <= 80,
            page.lines[2].marker == .none, page.lines[2].role == nil,
            words.allSatisfy({ $0.first?.isUppercase == true && $0.allSatisfy(\.isLetter) }),
            words[0].count >= 2, words[1].count == 1,
            let credit = CreditLine(page.string(page.lines[1].text, keepingGaps: true)),
            let day = credit.created, Fact(page, 2, isFirst: false) == nil
        else { return }
        take(
            &page, [0, 1], author: words.joined(separator: " "), day: day.raw,
            subject: credit.subject)
        setTitle(&page, 2)
    }

    /// "Freya Lindqvist", "History" and a date in one line, over the title.
    private static func takePupilRow(_ page: inout PageLines) -> Bool {
        let text = withoutClass(page.string(page.lines[0].text, keepingGaps: true))
        guard page.lines[0].text.count <= 80, CreditLine.parts(text).count >= 2,
            let credit = CreditLine(text), let author = credit.author, let day = credit.created,
            author.split(separator: " ").count >= 2, isShort(page, 1)
        else { return false }
        // "History – Mr Pryce" may stand over the title.
        let course = Fact(page, 1, isFirst: false)
        guard course == nil || page.lines[2].role == nil && isShort(page, 2) else { return false }
        let subject = credit.subject ?? course?.subject
        take(&page, course == nil ? [0] : [0, 1], author: author, day: day.raw, subject: subject)
        setTitle(&page, course == nil ? 1 : 2)
        return true
    }

    /// "Tom Ashdown 10B" without the class.
    fileprivate static func withoutClass(_ text: String) -> String {
        let words = text.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "\t" }
        let found = words.prefix(6).first { word in
            2...4 ~= word.count && word.first?.isNumber == true
                && word.contains(where: \.isUppercase)
                && word.allSatisfy { $0.isNumber || $0.isUppercase }
        }
        guard let found else { return text }
        return String(text[..<found.startIndex]) + String(text[found.endIndex...])
    }

    /// The head of a site, or of a page about one term: others read those.
    private static func isSite(_ page: PageLines, _ open: [Int]) -> Bool {
        open.enumerated().prefix(12).contains { position, index in
            let line = page.lines[index]
            guard line.text.count <= 60 else { return false }
            let text = page.string(line.text)
            return SiteChrome.isControl(text.lowercased())
                || position < 8 && KeyTermWords(text).isDefinition
                || Masthead.isWordClass(text.lowercased())
                || text.contains("›") || text.contains(" > ")
        }
    }

    /// Where every line is a fact, the last that names a subject or a kind of sheet in several words is the title.
    private static func naming(_ page: PageLines, _ head: [(line: Int, fact: Fact?)]) -> Int? {
        let named = head.filter { $0.fact?.names == true }
        let whole = named.last {
            page.words(in: page.lines[$0.line].text, limit: 3) >= 2
                && ($0.fact?.subject != nil || $0.fact?.isPart == true)
        }
        return (whole ?? named.last)?.line
    }

    private static func isShort(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        return line.marker == .none && !line.isRow && line.heading == 0 && line.text.count <= 100
            && page.firstIndex(of: 0x09, in: line.text) == nil
            && page.words(in: line.text, limit: 16) <= 14
            && (!page.endsSentence(line.text) || page.endsInQuestionMark(line.text))
            && page.lastByte(of: line.text) != 0x3A
    }

    /// "Mr Birling" over a list, and "Mrs Birling" over another: characters, of whom the notes speak.
    private static func isOneOfSeveral(_ page: PageLines, _ index: Int) -> Bool {
        let titles: Set<Substring> = ["mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord"]
        func isTitled(_ line: Int) -> Bool {
            let words = page.lowercased(line, limit: 40).split { $0 == " " || $0 == "." }
            return words.first.map(titles.contains) ?? false
        }
        return isTitled(index)
            && page.openLines(limit: 200).contains {
                $0 > index && page.lines[$0].marker == .none && isShort(page, $0) && isTitled($0)
            }
    }

    /// Whether other short lines stand above lists as this one does.
    private static func hasSiblings(_ page: PageLines, _ title: Int, in open: [Int]) -> Bool {
        let lines = page.openLines(limit: 60)
        return zip(lines, lines.dropFirst()).contains { line, next in
            line > title && page.lines[line].marker == .none && page.lines[next].marker != .none
                && isShort(page, line)
        }
    }

    /// What a line of the head says besides the title.
    private struct Fact {
        var subject: String?
        var person: String?
        var day: String?
        /// A school, a subject, a teacher or a kind of sheet: a heading of notes says none of these alone.
        var isFirm = true
        /// Taken by the reader of what surrounds a page.
        var isKnown = false
        /// The line may name the page where no other does.
        var names = false
        /// "Chapter 4 Climate".
        var isPart = false

        init?(_ page: PageLines, _ index: Int, isFirst: Bool) {
            let text = page.string(page.lines[index].text)
            let words = CourseWords(text)
            if Self.namesSheet(text) { return nil }
            let written = page.string(page.lines[index].text, keepingGaps: true)
            if written.contains("   "), let credit = CreditLine(written),
                let author = credit.author, let created = credit.created
            {
                (person, day) = (author, created.raw)
                return
            }
            if let fact = TitleBlock.fact(page, index), fact.isKnown {
                take(fact, text)
            } else if words.areAll, words.subject != nil {
                subject = words.subject
                // A subject alone may head the first part of what follows.
                isFirm = words.hasOthers || isFirst
                names = true
            } else if text.contains(": "), text.lowercased().contains(" paper "),
                let course = Self.courseAndPart(text)
            {
                subject = course
                names = true
            } else if let fact = TitleBlock.fact(page, index),
                !fact.isField || text.contains(where: \.isNumber)
            {
                // "Total: 20 marks", but "Case studies: flooding".
                take(fact, text)
            } else if text.allSatisfy({ $0.isNumber || $0 == " " }) {
                isFirm = false
            } else if words.areAll {
                names = true
            } else if let name = Self.initialled(text) ?? Self.pupil(text) {
                person = name
            } else if !isFirst, let course = Self.courseAndPart(text) {
                subject = course
                names = true
            } else {
                return nil
            }
        }

        /// "Year 10 Geography – The Living World": the course, and the part of it that the page is from.
        private static func courseAndPart(_ text: String) -> String? {
            let parts = [" – ", " — ", " - ", " | ", ": "].lazy.map { text.split(atEvery: $0) }
                .first { $0.count == 2 }
            guard let parts, let first = parts.first else { return nil }
            let course = CourseWords(String(first))
            return course.areAll && course.hasOthers ? course.subject : nil
        }

        /// "Knowledge Organiser: Renaissance Medicine": the kind of sheet, and what it is about.
        private static func namesSheet(_ text: String) -> Bool {
            guard let colon = text.firstIndex(of: ":") else { return false }
            let label = CourseWords(String(text[..<colon]))
            let rest = CourseWords(String(text[text.index(after: colon)...]))
            return label.areAll && label.subject == nil && label.hasSheet
                && rest.unknown.count >= 2
        }

        private mutating func take(_ fact: TitleBlock.Fact, _ text: String) {
            subject = fact.course.flatMap { CourseWords.subject(in: $0) } ?? fact.course
            person = fact.person
            day = fact.day
            // The names beside a date are for the reader of bylines.
            isKnown = fact.isKnown || day != nil && person == nil && text.contains(",")
            isFirm = person != nil && !isKnown
            isPart =
                TitleBlock.isNumberedPart(text, isWhole: false)
                && !TitleBlock.isNumberedPart(text, isWhole: true) && !CourseWords(text).areAll
            names = isPart
            if person == nil, day == nil, TitleBlock.isPlace(text) {
                subject = CourseWords.subject(in: text)
                isFirm = true
            }
        }

        func add(to page: inout PageLines) {
            if let subject, !page.opening.subjects.contains(subject) {
                page.opening.subjects.append(subject)
            }
            page.author = page.author ?? person
            page.date = page.date ?? day
        }

        /// "Callum Reid 11C": a name with its class.
        private static func pupil(_ text: String) -> String? {
            let rest = NoteHead.withoutClass(text)
            let words = rest.split(separator: " ")
            guard rest != text, 2...3 ~= words.count,
                words.allSatisfy({
                    $0.first?.isUppercase == true
                        && $0.allSatisfy { $0.isLetter || $0 == "-" || $0 == "’" || $0 == "'" }
                }),
                SchoolSubjects.subject(in: rest) == nil
            else { return nil }
            return words.joined(separator: " ")
        }

        /// "D. Okafor", "J.R. Hartley".
        private static func initialled(_ text: String) -> String? {
            let words = text.split(separator: " ")
            guard 2...4 ~= words.count, let last = words.last, last.count >= 3,
                last.first?.isUppercase == true,
                last.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "’" || $0 == "'" })
            else { return nil }
            let areInitials = words.dropLast().allSatisfy { word in
                word.contains(".") && word.allSatisfy { $0.isUppercase || $0 == "." }
                    && word.count <= 4
            }
            return areInitials ? text : nil
        }
    }
}
