import ThawCore

/// The head of a page of notes: a title with the lecturer, the course, the date or the school under it; "Name: …",
/// "Date: …", "Topic: …"; "Chapter 6" above the name of the chapter; the properties under a title.
///
/// Only lines that say such things are taken; a page of cards or of one term has readers of its own.
enum TitleBlock {
    static func prepare(_ page: inout PageLines) {
        let head = page.openLines(limit: 14)
        guard head.count >= 3, !hasLabels(page), !isTrail(page, head[0]) else { return }
        dropDouble(&page, head)
        takeNamedKind(&page)
        markLead(&page)
        cutBlankFields(&page)
        takeFields(&page, page.openLines(limit: 14))
        guard page.opening.title == nil else { return }
        let open = page.openLines(limit: 8)
        guard open.count >= 3, !isMetadata(page, open[0]) else { return }
        if takeChapter(&page, open) { return }
        takeCover(&page, open)
        takeBelowFields(&page, open)
        takeDate(&page, page.openLines(limit: 8))
    }

    /// "Site › Religious Studies › Sikhism".
    private static func isTrail(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        return line.text.count <= 160 && Breadcrumb.crumbs(page, line).count >= 3
            && ["›", "»", " > "].contains { page.string(line.text).contains($0) }
    }

    private static func hasLabels(_ page: PageLines) -> Bool {
        var found = 0
        for line in page.lines where line.text.count <= 32 && line.role == nil {
            if let label = CardLabel(page, line), label.total != nil, !label.isPageNumber {
                found += 1
            }
            if found == 2 { return true }
        }
        return false
    }

    /// The title a second time, of which one stood above the notes and one in them, with a day between them at most.
    private static func dropDouble(_ page: inout PageLines, _ head: [Int]) {
        for (place, index) in head.enumerated().prefix(6) where isTitle(page, index) {
            let words = page.clean[page.lines[index].text.range]
            for second in head[(place + 1)...].prefix(3) {
                let line = page.lines[second]
                if line.text.count == words.count, page.clean[line.text.range] == words {
                    guard words.count >= 4, line.marker == .none, line.isApart || line.heading > 0
                    else { return }
                    page.lines[second].role = .boilerplate
                    return
                }
                let text = page.string(line.text)
                guard line.marker == .none, line.text.count <= 40,
                    PageDateReader.date(text) != nil || line.isLink
                        || ["advertisement", "ad", "anzeige"].contains(text.lowercased())
                else { break }
            }
        }
    }

    // MARK: The head of a page of a site

    /// In HTML, the name of the site above the one title, and the byline under it.
    private static func markLead(_ page: inout PageLines) {
        guard page.markup == .html else { return }
        let top = page.lines.indices.filter {
            page.lines[$0].heading == 1 && page.lines[$0].place == .main
        }
        guard top.count == 1, let title = top.first else { return }
        let above = page.openLines(limit: 6).filter { $0 < title }
        if above.count <= 3,
            above.allSatisfy({ page.lines[$0].isLink && page.lines[$0].text.count <= 60 })
        {
            for index in above { page.lines[index].role = .navigation }
        }
        guard title + 1 < page.lines.count, page.lines[title + 1].place == .main else { return }
        let text = page.lines[title + 1].text
        let words = page.string(text)
        guard text.count <= 90, words.lowercased().hasPrefix("by "),
            let byline = Byline(String(words.dropFirst(3)), isStrict: true)
        else { return }
        page.lines[title + 1].role = .metadata
        page.author = page.author ?? byline.name
        page.date = page.date ?? byline.date?.value
    }

    /// "Name: ________" behind a title.
    private static func cutBlankFields(_ page: inout PageLines) {
        for index in page.openLines(limit: 3) {
            let text = page.lines[index].text
            guard page.markup == .plain, text.count <= 200, page.clean[text.end - 1] == 0x5F else {
                continue
            }
            var parts = columns(page, text, needsField: false)
            while let last = parts.last, parts.count > 1, isBlankField(page, last) {
                parts.removeLast()
            }
            guard let last = parts.last, last.end > text.start else { continue }
            if isBlankField(page, last) {
                page.lines[index].role = .metadata
            } else {
                page.lines[index].text.end = last.end
            }
        }
    }

    private static func isBlankField(_ page: PageLines, _ part: Span) -> Bool {
        guard let colon = page.firstIndex(of: 0x3A, in: part), colon - part.start <= 24 else {
            return false
        }
        return page.clean[(colon + 1)..<part.end].allSatisfy { $0 == 0x5F || $0 == 0x20 }
    }

    // MARK: Fields

    /// Two lines or more of "Key: value" one under another, of which two say what only a head says, or one under a
    /// heading.
    private static func takeFields(_ page: inout PageLines, _ open: [Int]) {
        guard let start = open.prefix(3).firstIndex(where: { !fields(page, $0).isEmpty }) else {
            return
        }
        var run: [Int] = []
        for index in open[start...] {
            guard run.isEmpty || !page.lines[index].isApart, !fields(page, index).isEmpty else {
                break
            }
            run.append(index)
        }
        let all = run.flatMap { index in fields(page, index).map { (line: index, field: $0) } }
        let known = all.count { headKeys.contains($0.field.key) }
        let isUnderHeading = start == 1 && page.lines[open[0]].heading > 0 && all.count >= 3
        let isUnderTitle =
            start == 1 && !page.lines[run[0]].isApart
            && page.openLines(limit: 14).first { $0 > run[run.count - 1] }
                .map { page.lines[$0].isApart } ?? false
        // A list of terms may have one that a head has, too.
        let isHead = known >= 2 && known * 2 >= all.count
        // "Topic: …" right below what a head says in columns.
        let isBelowHead =
            start == 0 && run[0] > 0 && page.lines[run[0] - 1].role == .metadata
            && known == all.count
        let isLikely = known >= 1 && known * 3 >= all.count && (isUnderHeading || isUnderTitle)
        guard all.count >= 2 && (isHead || isLikely) || isBelowHead else { return }
        // "KNOWLEDGE ORGANISER" above "Topic: Timbers" names the sheet only.
        let isSheet =
            all.contains { $0.field.key == "topic" } && start == 1 && isSheetName(page, open[0])
        if isSheet { page.lines[open[0]].role = .metadata }
        let isTitled = start > 0 && !isSheet
        for (line, field) in all {
            let isAlone = all.count { $0.line == line } == 1
            take(&page, line, field, isAlone: isAlone, isTitled: isTitled)
        }
        // "Module 3: Photosynthesis" over the fields of who and when.
        if start == 0, run.count >= 2, page.opening.title == nil, all[0].line != all[1].line,
            isNumberedPart(all[0].field.key), !all[0].field.value.isEmpty
        {
            setTitle(&page, run[0])
        }
        guard isSheet,
            let next = page.openLines(limit: 14).first(where: { $0 > run[run.count - 1] }),
            let fact = fact(page, next), !fact.isField, !fact.isKnown
        else { return }
        page.lines[next].role = .metadata
    }

    private static func take(
        _ page: inout PageLines, _ line: Int, _ field: Field, isAlone: Bool, isTitled: Bool
    ) {
        let value = page.string(field.value)
        let isBlank = !value.contains { $0.isLetter || $0.isNumber }
        switch field.key {
        case "name", "student", "pupil", "student name":
            if !isBlank { page.author = value }
        case "lecturer", "professor", "instructor", "speaker", "presenter", "lecture by",
            "taught by":
            if !isBlank { page.author = page.author ?? value }
        case "topic", "lesson", "lecture", "lesson title":
            guard !isTitled, !isBlank, page.opening.title == nil else {
                if field.key != "topic" || isBlank { page.lines[line].role = .metadata }
                return
            }
            page.opening.title = page.finding(field.value)
            page.lines[line].role = .title
            return
        case "date" where !isAlone: page.date = page.date ?? value
        case "class" where !isAlone, "subject" where !isAlone, "course" where !isAlone:
            if !isBlank, !SchoolSubjects.isLevel(value) { page.opening.subjects.append(value) }
        case "class" where CourseLabel(value)?.person != nil,
            "course" where CourseLabel(value)?.person != nil:
            if let course = CourseLabel(value) {
                page.opening.subjects.append(course.code)
                page.author = page.author ?? course.person
            }
        default:
            let isFurniture = CueMatcher.shared.matches(page, page.lines[line].text)
                .contains { $0.place == .key }
            if isAlone, isFurniture, !isBlank { return }
        }
        page.lines[line].role = .metadata
    }

    struct Field {
        var key: String
        var value: Span
    }

    /// The fields of a line; several stand with two spaces or a tab between them.
    static func fields(_ page: PageLines, _ index: Int) -> [Field] {
        let line = page.lines[index]
        guard line.heading == 0, line.marker == .none, line.text.count <= 140 else { return [] }
        var fields: [Field] = []
        for part in columns(page, line.text) {
            guard let colon = page.firstIndex(of: 0x3A, in: part), colon > part.start else {
                return []
            }
            let key = page.trimmed(Span(part.start, colon))
            let value = page.trimmed(Span(colon + 1, part.end))
            guard key.count <= 24, page.words(in: key, limit: 4) <= 3, value.count <= 80,
                !page.endsSentence(value) || value.count <= 30,
                colon + 1 >= part.end || !ByteText.isDigit(page.clean[colon + 1])
            else { return [] }
            fields.append(Field(key: page.string(key).lowercased(), value: value))
        }
        if fields.count == 1, fields[0].value.isEmpty { return [] }
        return fields
    }

    /// - Parameter needsField: a part counts only with a key of its own.
    private static func columns(
        _ page: PageLines, _ text: Span, needsField: Bool = true
    ) -> [Span] {
        var parts: [Span] = []
        var start = text.start
        var i = text.start
        func hasKey(_ part: Span) -> Bool { page.firstIndex(of: 0x3A, in: part) != nil }
        while i < text.end {
            let isGap =
                page.clean[i] == 0x09
                || page.clean[i] == 0x20 && i + 1 < text.end && page.clean[i + 1] == 0x20
            if isGap, hasKey(Span(i, text.end)), !needsField || hasKey(Span(start, i)) {
                parts.append(page.trimmed(Span(start, i)))
                start = i
                while start < text.end, ByteText.isSpace(page.clean[start]) { start += 1 }
                i = start
            } else {
                i += 1
            }
        }
        parts.append(page.trimmed(Span(start, text.end)))
        return parts.filter { !$0.isEmpty }
    }

    /// Keys that stand above notes and in no list of terms, as often as not.
    private static let headKeys: Set<String> = [
        "name", "student", "student name", "pupil", "date", "subject", "topic", "teacher", "course",
        "class", "created", "author", "tags", "reviewed", "lecturer", "professor", "instructor",
        "lesson", "lecture", "module", "unit", "period", "due date", "due", "last edited",
        "last edited time", "created time", "status", "semester", "term", "exam board", "school",
        "title", "materials", "source", "url", "category", "year group", "set", "week", "updated",
    ]

    // MARK: Chapters and covers

    /// "Chapter 6" and the name of the chapter on the next line.
    private static func takeChapter(_ page: inout PageLines, _ open: [Int]) -> Bool {
        let (first, second) = (open[0], open[1])
        let next = page.lines[open[2]]
        // Of a scan no empty line is left below the name.
        let isBelow =
            next.isApart || next.marker != .none || next.heading > 0
            || isCapitals(page, second) && !isCapitals(page, open[2])
            || next.text.count >= 2 * page.lines[second].text.count && next.text.count >= 50
        guard isNumberedPart(page, first, isWhole: true), isTitle(page, second), isBelow else {
            return false
        }
        page.lines[first].role = .metadata
        setTitle(&page, second)
        return true
    }

    static func isCapitals(_ page: PageLines, _ index: Int) -> Bool {
        let letters = page.string(page.lines[index].text).filter(\.isLetter)
        return letters.count >= 3 && letters.allSatisfy { !$0.isLowercase }
    }

    private static func setTitle(_ page: inout PageLines, _ index: Int, lines: Int = 1) {
        let last = index + lines - 1
        for line in index...last { page.lines[line].role = .title }
        page.opening.title = page.finding(
            Span(page.lines[index].text.start, page.lines[last].text.end))
    }

    /// The first paragraph, where all but one of its short lines say who, where and when.
    private static func takeCover(_ page: inout PageLines, _ open: [Int]) {
        var group = [open[0]]
        for index in open.dropFirst() {
            if page.lines[index].isApart { break }
            group.append(index)
        }
        // Under a heading of the markup or what kind of sheet it is the rest may be a paragraph of its own.
        if group.count == 1, page.lines[open[0]].heading == 1 || isSheetAlone(page, open) {
            for index in open.dropFirst() {
                if group.count > 1, page.lines[index].isApart { break }
                group.append(index)
            }
        }
        while let last = group.last, group.count > 2, isDirection(page, last) {
            page.lines[last].role = .metadata
            group.removeLast()
        }
        guard 2...7 ~= group.count, group.last != open.last,
            group.allSatisfy({ isTitle(page, $0) })
        else { return }
        // A title may read like a field: "Practical 3: Osmosis".
        var facts = group.map { fact(page, $0) }
        let second = facts.count > 2 && facts[2] == nil && goesOn(page, group[2], group[1]) ? 1 : 0
        for place in 0...second
        where facts[place]?.isField == true && !isHeadField(page, group[place]) {
            facts[place] = nil
        }
        if let name = author(page, group, facts.map { $0 == nil }),
            facts.contains(where: { $0?.day != nil })
        {
            facts[name] = Fact(person: page.string(page.lines[group[name]].text))
        }
        if opensWithCourse(page, group, facts) {
            facts[0] = Fact(course: page.string(page.lines[group[0]].text))
        }
        // "GCSE Music" over "Glossary of Terms: Area of Study 1".
        let course = CourseWords(page.string(page.lines[group[0]].text))
        if facts[0] == nil, course.areAll, course.isFirm, !course.hasSheet,
            let kind = page.lowercased(group[1]).letterRuns.first,
            CourseWords.isOfSheet(String(kind)), facts[1]?.person == nil, facts[1]?.day == nil
        {
            facts[0] = Fact(course: course.subject)
            facts[1] = nil
        }
        var names = facts.indices.filter { facts[$0] == nil }
        // A title in two lines.
        let isWrapped = names.count == 2 && goesOn(page, group[names[1]], group[names[0]])
        if isWrapped { names.removeLast() }
        names.removeLast(markAsides(&page, names.map { group[$0] }, below: group[0]))
        let fields = facts.count { $0?.isField == true }
        let said = facts.count { $0 != nil } - fields
        guard names.count == 1, names[0] <= 1, said > 0, fields <= said else { return }
        for (index, fact) in zip(group, facts) {
            guard let fact else { continue }
            page.author = page.author ?? fact.person
            page.date = page.date ?? fact.day
            let words = CourseWords(page.string(page.lines[index].text))
            let named = fact.course ?? (words.areAll ? words.subject : nil)
            if let named { page.opening.subjects.append(named) }
            if !fact.isKnown { page.lines[index].role = .metadata }
        }
        setTitle(&page, group[names[0]], lines: isWrapped ? 2 : 1)
    }

    /// Below a course by its number and the title: "prof Nwosu, slides NOT up yet", "laptop on 20%". How many.
    private static func markAsides(
        _ page: inout PageLines, _ names: [Int], below course: Int
    ) -> Int {
        let asides = names.dropFirst()
        guard names.first == course + 1, asides.count >= 2,
            CourseLabel.namedCourse(page.string(page.lines[course].text)) != nil,
            asides.allSatisfy({ ByteText.isLower(page.clean[page.lines[$0].text.start]) })
        else { return 0 }
        for index in asides { page.lines[index].role = .boilerplate }
        return asides.count
    }

    /// Whether a line begins with a small letter right below one of three words or more.
    private static func goesOn(_ page: PageLines, _ index: Int, _ before: Int) -> Bool {
        index == before + 1 && page.markup == .plain
            && ByteText.isLower(page.clean[page.lines[index].text.start])
            && page.words(in: page.lines[before].text, limit: 3) >= 3
    }

    /// "HIST 204 – Modern Europe" over the title, where a line below says who or when.
    private static func opensWithCourse(
        _ page: PageLines, _ group: [Int], _ facts: [Fact?]
    ) -> Bool {
        guard facts.count >= 3, facts[0] == nil, facts[1] == nil,
            facts[2...].allSatisfy({ $0 != nil })
        else { return false }
        let words = page.string(page.lines[group[0]].text).split { $0 == " " || $0 == ":" }
        let code = words.prefix(2).joined(separator: " ")
        return CourseLabel.isCode(code)
            || words.first.map { CourseLabel.isCode(String($0)) } ?? false
    }

    /// A line alone between empty lines, under a block that says for whom and by whom a handout was made.
    private static func takeBelowFields(_ page: inout PageLines, _ open: [Int]) {
        guard page.opening.title == nil,
            let title = open.dropFirst().first(where: { page.lines[$0].isApart }),
            let next = page.openLines(limit: 14).first(where: { $0 > title }),
            page.lines[next].isApart, isTitle(page, title), fact(page, title) == nil
        else { return }
        let above = (0..<title).filter { page.lines[$0].text.count <= 160 }
        let said = above.filter { index in
            page.lines[index].role == .metadata || isMetadata(page, index)
                || fields(page, index).contains { headKeys.contains($0.key) }
        }
        guard 2...6 ~= above.count, above.count == title, said.count >= 2 else { return }
        setTitle(&page, title)
        for field in above.flatMap({ fields(page, $0) }) {
            let value = page.string(field.value)
            if ["prepared by", "compiled by", "made by", "teacher", "author"].contains(field.key) {
                page.author = page.author ?? value
            } else if field.key == "date", PageDateReader.date(value) != nil {
                page.date = page.date ?? value
            }
        }
        for index in above where page.lines[index].role == nil && !isMetadata(page, index) {
            let text = page.string(page.lines[index].text)
            let parts = text.split { ["–", "—", "-", "|", ","].contains($0) }
            let subject = parts.lazy.compactMap { SchoolSubjects.subject(in: String($0)) }.first
            if let subject { page.opening.subjects.append(subject) }
            page.lines[index].role = .metadata
        }
    }

    /// Whether the first line says what kind of sheet it is, and the next stands alone between empty lines.
    private static func isSheetAlone(_ page: PageLines, _ open: [Int]) -> Bool {
        sheet(page.string(page.lines[open[0]].text)) != nil && page.lines[open[1]].isApart
            && page.lines[open[2]].isApart && isTitle(page, open[1])
    }

    /// "Learn one box each week. You will be quizzed on Thursday.": a sentence to whoever uses the sheet.
    private static func isDirection(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.marker == .none, line.heading == 0, page.endsSentence(line.text) else {
            return false
        }
        let words = page.lowercased(index, limit: 200).letterRuns
        guard let first = words.first, words.count >= 3 else { return false }
        return directions.contains(first)
            && words.contains {
                ["you", "your", "this", "each", "every", "it", "page"].contains($0)
            }
    }

    private static let directions: Set<Substring> = [
        "learn", "use", "read", "keep", "complete", "stick", "revise", "bring", "test", "cover",
        "fold", "study", "memorise", "memorize", "know", "you", "this", "please", "make", "fill",
        "answer", "write", "highlight", "practise", "practice", "look", "remember",
    ]

    /// Two or three words with capitals under a longer title and above a date, no words of the text: who wrote it.
    private static func author(_ page: PageLines, _ group: [Int], _ isOpen: [Bool]) -> Int? {
        let open = isOpen.indices.filter { isOpen[$0] }
        guard open.count == 2, let first = open.first, let last = open.last, last == first + 1,
            page.words(in: page.lines[group[first]].text, limit: 4) >= 4
        else { return nil }
        let text = page.string(page.lines[group[last]].text)
        let words = text.split(separator: " ")
        let isName = words.allSatisfy { word in
            word.first?.isUppercase == true
                && word.allSatisfy {
                    $0.isLetter || $0 == "." || $0 == "-" || $0 == "’" || $0 == "'"
                }
                && (word.count <= 2 || word.dropFirst().contains(where: \.isLowercase))
        }
        guard 2...3 ~= words.count, text.count <= 32, isName else { return nil }
        let title = page.string(page.lines[group[first]].text).lowercased()
        let body = page.openLines(limit: 60).dropFirst(group.count)
        let isUsed = words.contains { word in
            let lower = word.lowercased()
            return title.contains(lower)
                || body.contains { page.lowercased($0, limit: 200).contains(lower) }
        }
        return isUsed ? nil : last
    }

    private static func isHeadField(_ page: PageLines, _ index: Int) -> Bool {
        fields(page, index).contains { headKeys.contains($0.key) }
    }

    /// A short line that may be a title or stand under one.
    private static func isTitle(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        return line.marker == .none && line.text.count <= 100 && !line.isRow
            && (!page.endsSentence(line.text) || page.endsInQuestionMark(line.text))
            && page.clean[line.text.end - 1] != 0x3A
            && page.words(in: line.text, limit: 16) <= 14
    }

    /// A date alone on the second line or the third, on a page that has no more such lines.
    private static func takeDate(_ page: inout PageLines, _ open: [Int]) {
        let dates = open.filter {
            date(page.string(page.lines[$0].text)) != nil && !isMetadata(page, $0)
        }
        guard dates.count == 1, let index = dates.first, open.prefix(3).contains(index),
            page.lines[index].marker == .none
        else { return }
        page.date = page.date ?? page.string(page.lines[index].text)
        page.lines[index].role = .metadata
    }
}
