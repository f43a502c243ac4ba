import ThawCore

/// What a site says of a page in a list of its own: the subject, the topic, the level.
extension FurnitureReader {
    /// What stands between a switch for "information" and the byline is information: the subject, the level.
    mutating func markInformation() {
        guard let start = informationLine else { return markInformationList() }
        guard let end = result.roles[start...].firstIndex(of: .metadata), end - start <= 8 else {
            return
        }
        var between = (start + 1)..<max(start + 1, end)
        // With nothing above it, the first is the title, apart from the list.
        if let first = between.first, page.lines[first].marker == .none,
            page.lines[first + 1].isApart, !result.roles[..<start].contains(nil)
        {
            between = between.dropFirst()
        }
        // Whoever made the page may say a few words about it above the list.
        if let first = between.first, between.count > 1, page.lines[first].marker == .none,
            page.lines[first].text.count <= 200, page.lines[first + 1].marker != .none
        {
            result.roles[first] = .boilerplate
            between = between.dropFirst()
        }
        guard between.allSatisfy({ page.lines[$0].text.count <= 60 }) else { return }
        takeInformation(between.filter { result.roles[$0] == nil })
    }

    /// The subject and its topic among what the site says of a page, where no link names them.
    mutating func takeInformation(_ lines: [Int]) {
        for index in lines { result.roles[index] = .metadata }
        let names = lines.map { page.string(of: page.lines[$0]) }
        guard result.subjects.all.isEmpty, let first = names.first,
            let subject = SchoolSubjects.subject(in: first)
        else { return }
        result.subjects.add(path: [subject])
        if names.count > 1, !SchoolSubjects.isLevel(names[1]) {
            result.subjects.add(path: [subject, names[1]])
        }
    }

    /// The head of a printed page often names the course.
    mutating func takeRunning(_ index: Int, _ line: Line) {
        result.roles[index] = .boilerplate
        let course = CourseWords(page.string(line.text))
        if course.areAll, let subject = course.subject { result.subjects.noteSimilar(subject) }
        if CardLabel(page, line)?.isPageNumber == true { markHead(below: index) }
    }

    /// "Date: 8 November 2013" right below "KEY FACTS" is one of them.
    func isBelowCapitals(_ index: Int) -> Bool {
        guard index > 1, !page.lines[index].isApart, result.roles[index - 1] == nil,
            page.lines[index - 1].isApart, 4...48 ~= page.lines[index - 1].text.count
        else { return false }
        let bytes = page.clean[page.lines[index - 1].text.range]
        return bytes.contains(where: ByteText.isUpper)
            && !bytes.contains { ByteText.isLower($0) || $0 == 0x3A }
    }

    /// "Type: Revision cards", "Level: A-level" right above other fields of who made the page and when.
    mutating func markFields() {
        guard result.hasByline,
            let byline = result.roles.firstIndex(of: .metadata), byline <= 20
        else { return }
        var index = byline
        while index > 0, !page.lines[index].isApart, result.roles[index - 1] == nil,
            let field = TitleBlock.fields(page, index - 1).first,
            TitleBlock.fields(page, byline).count == 1, Self.fieldKeys.contains(field.key)
        {
            index -= 1
            result.roles[index] = .metadata
            let value = page.string(field.value)
            if field.key == "subject" || field.key == "course", result.subjects.named.isEmpty {
                result.subjects.add(named: value)
            }
        }
    }

    private static let fieldKeys: Set<String> = [
        "type", "subject", "course", "level", "key stage", "age", "grade", "year", "qualification",
        "file type", "format", "pages", "language", "country", "school", "category", "exam board",
        "resource type", "unit", "module", "topic",
    ]

    /// The same without the switch: the bullets of the list that the byline stands in.
    mutating func markInformationList() {
        guard result.hasByline, let end = result.roles.firstIndex(of: .metadata),
            page.lines[end].marker == .bullet
        else { return markInformationBlock() }
        var start = end
        while start > 0, end - start < 5, !page.lines[start].isApart || start == end,
            page.lines[start - 1].marker == .bullet, page.lines[start - 1].text.count <= 48,
            !page.endsSentence(page.lines[start - 1].text)
        {
            start -= 1
        }
        takeInformation((start..<end).filter { result.roles[$0] == nil })
    }

    /// The lines without bullets that a level or a board stands among: the subject, the topic.
    mutating func markInformationBlock() {
        guard result.hasByline, let board = boards.first else { return }
        func isPart(_ index: Int) -> Bool {
            page.lines[index].text.count <= 48 && page.lines[index].marker == .none
                && !page.endsSentence(page.lines[index].text)
                && (result.roles[index] == nil || boards.contains(index))
        }
        var start = board
        while start > 0, board - start < 3, !page.lines[start].isApart, isPart(start - 1) {
            start -= 1
        }
        // Above them stands an empty line, or who made the page; above those, the title.
        guard start < board, let byline = result.roles.firstIndex(of: .metadata), byline < start,
            page.lines[start].isApart || start > 0 && result.roles[start - 1] == .metadata
        else { return }
        takeInformation((start..<board).filter { result.roles[$0] == nil })
    }

    /// Lines above the byline that say no more than the links below the page: its subjects.
    mutating func markSubjects() {
        guard result.hasByline, let end = result.roles.firstIndex(of: .metadata),
            let first = result.roles.firstIndex(where: { $0 == nil }), first < end
        else { return }
        let names = Set(result.subjects.all.flatMap { $0 }.map { $0.lowercased() })
        let last = min(result.roles.count, end + 4)
        for index in (first + 1)..<last where result.roles[index] == nil {
            guard page.lines[index].text.count <= 60, page.lines[index].marker == .none else {
                return
            }
            if namesBoards(page.lines[index], subjects: names) {
                result.roles[index] = .metadata
            }
        }
    }

    /// "GCSE AQA": a level and a board on one line, or a subject between them, and nothing else.
    func namesBoards(_ line: Line, subjects: Set<String> = []) -> Bool {
        guard line.text.count <= 60, line.marker == .none,
            line.text.range.contains(where: { ByteText.isLetter(page.clean[$0]) })
        else { return false }
        var rest = line.text
        while rest.range.contains(where: { ByteText.isLetter(page.clean[$0]) }) {
            rest = page.trimmed(rest)
            let words = page.string(rest)
            let lower = words.lowercased()
            // "PsychologyMemoryAS AQA": the next may stick to it.
            let subject = subjects.first { name in
                guard lower.hasPrefix(name) else { return false }
                let next = words.dropFirst(name.count).first
                return next.map { !$0.isLetter || $0.isUppercase } ?? true
            }
            let next = matcher.matches(page, rest).first { $0.cue == .boardPart }
            let opening = subject.map { Span(rest.start, rest.start + $0.utf8.count) }
            if let subject, let opening, page.string(opening).lowercased() == subject {
                rest.start += subject.utf8.count
            } else if let next {
                rest.start = next.span.end
            } else {
                return false
            }
        }
        return true
    }
}
