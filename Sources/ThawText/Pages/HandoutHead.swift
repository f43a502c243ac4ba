import ThawCore

/// The head of a printed handout: school, course, teacher and number of the sheet in columns; the columns come again at
/// the head of later pages.
enum HandoutHead {
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain else { return }
        let head = page.openLines(limit: 6)
        guard head.count >= 4 else { return }
        if isTable(page) {
            for index in head where isForm(page, index) { page.lines[index].role = .metadata }
            return
        }
        var known: Set<String> = []
        for (position, index) in head.enumerated() {
            if isForm(page, index) || isDirection(page, index) {
                page.lines[index].role = .metadata
                continue
            }
            let parts = columns(page, page.lines[index])
            guard !parts.isEmpty else { continue }
            if parts.count == 1 { known.insert(page.string(parts[0]).lowercased()) }
            guard parts.count >= 2 else { continue }
            let facts = parts.map { Fact(page, $0) }
            let open = facts.indices.filter { facts[$0] == .none }
            guard open.count <= 1, open.isEmpty || position == 0 else { continue }
            known.formUnion(parts.map { page.string($0).lowercased() })
            for fact in facts { fact.add(to: &page) }
            if let title = open.first, facts.contains(where: \.isFirm) {
                guard isTitle(page, parts[title]), page.opening.title == nil else { continue }
                page.lines[index].role = .title
                page.opening.title = page.finding(parts[title])
            } else if open.isEmpty {
                page.lines[index].role = .metadata
            }
        }
        guard page.lines.contains(where: { $0.role == .metadata }) else { return }
        markRunning(&page, known, after: head[head.count - 1])
    }

    /// Whether most lines are rows of two columns: words of a language, not the head of a sheet.
    private static func isTable(_ page: PageLines) -> Bool {
        let lines = page.openLines(limit: 60)
        return lines.count { columns(page, page.lines[$0]).count == 2 } * 2 > lines.count
    }

    /// "Name ________  Date ______": words of a form and lines to fill in.
    private static func isForm(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lowercased(index, limit: 160)
        guard text.contains("___") || text.contains("....") else { return false }
        let words = text.split { !$0.isLetter }
        return 1...8 ~= words.count && words.allSatisfy(formWords.contains)
    }

    private static let formWords: Set<Substring> = [
        "name", "date", "class", "period", "score", "teacher", "form", "group", "hour", "block",
        "set", "grade", "due", "subject", "no", "first", "last", "and", "surname", "per", "mark",
        "marks", "total", "out", "of", "nom", "datum", "klasse", "section",
        // Red, amber, green: how sure somebody is.
        "r", "a", "g",
    ]

    /// "Directions: read the notes …".
    private static func isDirection(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        let head = page.string(Span(line.text.start, min(line.text.end, line.text.start + 16)))
        return line.marker == .none && line.text.count <= 200
            && ["directions:", "instructions:"].contains { head.lowercased().hasPrefix($0) }
    }

    /// Heads of later pages: columns that all stand in the head of the first.
    private static func markRunning(_ page: inout PageLines, _ known: Set<String>, after: Int) {
        for index in page.lines.indices where index > after && page.lines[index].role == nil {
            guard page.lines[index].text.count <= 140 else { continue }
            let parts = columns(page, page.lines[index])
            guard parts.count >= 2 else { continue }
            let isKnown = parts.allSatisfy { part in
                known.contains(page.string(part).lowercased())
                    || page.opening.title.map { $0.text == page.string(part) } ?? false
                    || isPage(page, part)
            }
            if isKnown { page.lines[index].role = .boilerplate }
        }
    }

    private static func isPage(_ page: PageLines, _ part: Span) -> Bool {
        let words = page.string(part).lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.contains { $0.allSatisfy(\.isNumber) }
            && words.allSatisfy { $0.allSatisfy(\.isNumber) || ["page", "p", "of"].contains($0) }
    }

    /// The parts of a line between tabs and gaps of three blanks or more.
    private static func columns(_ page: PageLines, _ line: Line) -> [Span] {
        guard line.marker == .none, line.text.count <= 200 else { return [] }
        var parts: [Span] = []
        var start = line.text.start
        var i = start
        while i < line.text.end {
            var end = i
            while end < line.text.end, ByteText.isSpace(page.clean[end]) { end += 1 }
            if end - i >= 3 || page.clean[i..<end].contains(0x09) {
                parts.append(Span(start, i))
                start = end
            }
            i = max(end, i + 1)
        }
        parts.append(Span(start, line.text.end))
        parts.removeAll(where: \.isEmpty)
        return parts.map { page.string($0) }.areColumnsTwice ? [] : parts
    }

    private static func isTitle(_ page: PageLines, _ text: Span) -> Bool {
        1...12 ~= page.words(in: text, limit: 13) && !page.endsSentence(text)
            && page.firstIndex(of: 0x3A, in: text) == nil && text.count >= 4
    }

    /// What one column says of the page.
    private enum Fact: Equatable {
        case none, place
        case subject(String)
        case person(String)
        case day(String)

        /// Columns of a table may hold dates and places, too.
        var isFirm: Bool {
            switch self {
            case .subject, .person: true
            case .none, .place, .day: false
            }
        }

        init(_ page: PageLines, _ part: Span) {
            let text = page.string(part)
            if let subject = SchoolSubjects.subject(in: text) {
                self = .subject(subject)
            } else if let code = CourseLabel(text) {
                self = code.person.map { .person($0) } ?? .subject(code.code)
            } else if let name = TitleBlock.person(text) ?? Self.teacher(text) {
                self = .person(name)
            } else if let day = TitleBlock.date(text) {
                // "Date: 4 May 2021".
                let value = day.split(separator: ":", maxSplits: 1).last.map(String.init) ?? day
                self = .day(day.first?.isLetter == true ? value.trimmingSpaces : day)
            } else if let field = HandoutHead.field(page, part) {
                let value = page.string(field.value)
                switch HandoutHead.fieldKeys[field.key] {
                case .subject: self = .subject(CourseWords.subject(in: value) ?? value)
                case .person: self = .person(value)
                case .day: self = .day(value)
                // "Class: US History, period 4".
                case .place, nil:
                    self = CourseWords.subject(in: value).map { .subject($0) } ?? .place
                }
            } else if TitleBlock.isPlace(text) || TitleBlock.isNumberedPart(text)
                || SchoolSubjects.isLevel(text) || Self.isTerm(text)
                || HandoutHead.isField(page, part) || HandoutHead.isPage(page, part)
            {
                self = .place
            } else {
                self = .none
            }
        }

        /// "11S / Sr. Whitcombe": a class and who teaches it.
        private static func teacher(_ text: String) -> String? {
            let parts = text.split(atEvery: " / ").map { String($0).trimmingSpaces }
            guard parts.count == 2, 2...4 ~= parts[0].count, parts[0].first?.isNumber == true else {
                return nil
            }
            return TitleBlock.person(parts[1])
        }

        /// "Year 10 Autumn 1": words for the class and the term without a subject.
        private static func isTerm(_ text: String) -> Bool {
            let words = CourseWords(text)
            return words.areAll && words.subject == nil
        }

        func add(to page: inout PageLines) {
            switch self {
            case .none, .place: return
            case .subject(let name):
                if !page.opening.subjects.contains(name) { page.opening.subjects.append(name) }
            case .person(let name): page.author = page.author ?? name
            case .day(let day): page.date = page.date ?? day
            }
        }
    }

    private enum FieldKind { case subject, person, day, place }

    private static let fieldKeys: [String: FieldKind] = [
        "classe": .place, "klasse": .place, "clase": .place, "curso": .place, "niveau": .place,
        "class": .place, "form": .place, "period": .place, "matière": .subject, "fach": .subject,
        "asignatura": .subject, "materia": .subject, "subject": .subject, "professeur": .person,
        "lehrer": .person, "lehrerin": .person, "lehrkraft": .person, "profesor": .person,
        "profesora": .person, "teacher": .person, "date": .day, "datum": .day, "fecha": .day,
    ]

    /// "Classe : 4e C", "Fach: Geschichte".
    private static func field(
        _ page: PageLines, _ part: Span
    ) -> (key: String, value: Span)? {
        guard let colon = page.firstIndex(of: 0x3A, in: part), colon - part.start <= 16 else {
            return nil
        }
        let key = page.string(page.trimmed(Span(part.start, colon))).lowercased()
        let value = page.trimmed(Span(colon + 1, part.end))
        return fieldKeys[key] != nil && !value.isEmpty ? (key, value) : nil
    }

    /// "Name: ______", "Class 10B".
    private static func isField(_ page: PageLines, _ part: Span) -> Bool {
        guard let colon = page.firstIndex(of: 0x3A, in: part), colon - part.start <= 16 else {
            return false
        }
        return page.clean[(colon + 1)..<part.end].allSatisfy {
            $0 == 0x5F || $0 == 0x20 || $0 == 0x2E
        }
    }
}
