import ThawCore

/// What a line of the head says: who, when, where and for whom.
extension TitleBlock {
    /// What a line under a title says.
    struct Fact {
        /// Taken by the reader of what surrounds a page.
        var isKnown = false
        /// "Partner: Jude": it says so only beside lines that do.
        var isField = false
        var person: String?
        var day: String?
        var course: String?
    }

    /// `nil` for what may be the title.
    static func fact(_ page: PageLines, _ index: Int) -> Fact? {
        if isMetadata(page, index) { return Fact(isKnown: true) }
        let text = page.string(page.lines[index].text)
        if let fact = list(text), fact.day != nil, fact.person != nil { return fact }
        if let day = date(text) { return Fact(day: day) }
        if let name = person(text) ?? noteTaker(text) { return Fact(person: name) }
        if isTime(text) || isTerm(text) || isAside(text) { return Fact() }
        // "Last edit was made 2 days ago by Priya S".
        if text.lowercased().hasPrefix("last edit was "), let by = text.firstRange(of: " by ") {
            return Fact(person: String(text[by.upperBound...]))
        }
        // "Lecture 6: The transport layer" is a title.
        let opening = text.letterAndNumberRuns.map(String.init)
        if text.contains(": "), opening.count >= 3, parts.contains(opening[0].lowercased()),
            Int(opening[1]) != nil
        {
            return nil
        }
        if isNumberedPart(page, index, isWhole: false) { return Fact() }
        if let sheet = sheet(text) { return sheet }
        if let course = CourseLabel(text) {
            return Fact(person: course.person, course: course.code)
        }
        if let fact = list(text) { return fact }
        let words = text.letterAndNumberRuns.map(String.init)
        guard words.count <= 8, page.lines[index].heading == 0 else { return nil }
        let behind = nameBehindCode(text) ?? CourseLabel.namedCourse(text)
        if words.count <= 6, behind != nil || words.contains(where: isCourseCode) {
            let course = behind ?? CourseWords.subject(in: text)
            return Fact(course: text.contains(": ") ? text : course)
        }
        if isPlace(text) { return Fact() }
        if text.contains("@"), words.count <= 4 || !text.contains(" ") { return Fact() }
        let isLevel = CueMatcher.shared.matches(page, page.lines[index].text)
            .contains { $0.cue == .board }
        if isLevel { return Fact() }
        return fields(page, index).isEmpty ? nil : Fact(isField: true)
    }

    /// "(all dates BC)"
    private static func isAside(_ text: String) -> Bool {
        text.hasPrefix("(") && text.hasSuffix(")") && text.count >= 8
            && text.dropFirst().firstIndex(of: ")") == text.index(before: text.endIndex)
    }

    /// "10:42", "9:05 am".
    private static func isTime(_ text: String) -> Bool {
        guard 4...9 ~= text.count, text.contains(":") else { return false }
        let words = text.lowercased().letterAndNumberRuns
        return words.allSatisfy {
            $0.allSatisfy(\.isNumber) || ["am", "pm", "a", "p", "m"].contains($0)
        }
    }

    /// "Spring term", "Fall 2023", "Semester 2, 2021/22", "WS 2023/24".
    static func isTerm(_ text: String) -> Bool {
        let words = text.lowercased().letterAndNumberRuns
        guard 2...6 ~= words.count else { return false }
        let numbers = words.filter { $0.allSatisfy(\.isNumber) }
        let isOfOurTime = numbers.contains { Int($0).map { 1985...2100 ~= $0 } ?? false }
        let isNamed = words.contains(where: termNames.contains)
        let isSeason = words.contains(where: seasons.contains)
        return words.allSatisfy {
            seasons.contains($0) || termNames.contains($0) || termWords.contains($0)
                || $0.allSatisfy(\.isNumber)
        } && (isNamed && (isSeason || words.count > numbers.count) || isSeason && isOfOurTime)
    }

    private static let seasons: Set<Substring> = [
        "spring", "summer", "autumn", "fall", "winter", "michaelmas", "hilary", "trinity", "lent",
        "easter", "ws", "ss", "sose", "wise", "mt", "ht", "tt",
    ]
    private static let termNames: Set<Substring> = [
        "term", "semester", "trimester", "quarter", "wintersemester", "sommersemester", "semestre",
        "halbjahr", "schuljahr", "semestr", "trimestre",
    ]
    private static let termWords: Set<Substring> = [
        "academic", "year", "first", "second", "third", "one", "two", "three", "half", "early",
        "late", "week", "of", "the", "i", "ii", "iii", "1st", "2nd", "3rd",
    ]

    /// "Mr Okoro, Geography, 12 Jan 2024": a person or a date among a few words.
    private static func list(_ written: String) -> Fact? {
        var fact = Fact()
        // Markdown's signs stay where the page is read as plain text.
        let signs: Set<Character> = ["*", "_"]
        var text = written[...]
        if let first = text.first, signs.contains(first), text.last == first {
            text = text.drop(while: signs.contains)
            while let last = text.last, signs.contains(last) { text.removeLast() }
        }
        text = text.replacing(" -- ", with: " — ")[...]
        for sign: Character in ["|", "·", "•", "–", "—", ","] where text.contains(sign) {
            let parts = text.split(separator: sign).map { String($0).trimmingSpaces }
            guard parts.count >= 2, parts.allSatisfy({ $0.split(separator: " ").count <= 4 }) else {
                continue
            }
            for part in parts {
                if let day = date(part) {
                    fact.day = day
                } else if let name = person(part) {
                    fact.person = name
                } else if let subject = SchoolSubjects.subject(in: part) {
                    fact.course = subject
                }
            }
            if fact.day != nil || fact.person != nil { return fact }
        }
        return nil
    }

    /// Whether the words at the line's beginning say who made the page, when, or for whom.
    static func isMetadata(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lines[index].text
        return CueMatcher.shared.matches(page, text).contains { match in
            guard match.span.start == text.start else { return false }
            switch match.cue {
            case .author, .created, .subject, .topic, .title, .licence, .detail: return true
            case .weakAuthor, .weakCreated: return true
            case .weakSubject, .weakTopic, .weakTitle, .weakDetail: return match.place == .key
            default: return false
            }
        }
    }

    /// Whether a word names a school.
    static func isPlace(_ text: String) -> Bool {
        let words = text.lowercased().letterAndNumberRuns
        return words.count <= 8 && words.contains { institutions.contains(String($0)) }
    }

    private static let institutions: Set<String> = [
        "university", "college", "school", "department", "faculty", "institute", "academy",
        "universität", "université", "universidad", "lycée", "gymnasium", "instituto", "collège",
        "realschule", "gesamtschule", "grundschule", "colegio", "école",
        "departamento", "département", "fachbereich", "dipartimento",
    ]

    /// "LAW1002", "BIO-101" without its hyphen.
    private static func isCourseCode(_ word: String) -> Bool {
        let letters = word.prefix { $0.isUppercase }
        let rest = word.dropFirst(letters.count)
        return 2...5 ~= letters.count && 2...5 ~= rest.count && rest.allSatisfy(\.isNumber)
    }

    /// "Modern East Asia" behind "HIST214": what a course is called.
    private static func nameBehindCode(_ text: String) -> String? {
        let words = text.split(separator: " ")
        // In two words, "HIS 112", the code is in capitals.
        let parts = (1...2).first { count in
            words.count > count && CourseLabel.isCode(words.prefix(count).joined(separator: " "))
        }
        guard let parts else { return nil }
        var name = words.dropFirst(parts)
        if name.count >= 3, ["-", "–", "—"].contains(name.first) { name = name.dropFirst() }
        let joints: Set<Substring> = [
            "and", "of", "the", "in", "to", "&", "for", "since", "from", "before", "after",
        ]
        guard name.first?.first?.isUppercase == true,
            name.allSatisfy({ word in
                joints.contains(word) || word.count == 4 && word.allSatisfy(\.isNumber)
                    || word.first?.isUppercase == true
                        && word.allSatisfy { $0.isLetter || $0 == "-" || $0 == "’" || $0 == "'" }
            })
        else { return nil }
        return name.joined(separator: " ")
    }

    /// Whose notes they are, in brackets: "(notes by Ollie B, missed the first ten minutes)".
    private static func noteTaker(_ text: String) -> String? {
        guard text.first == "(", text.last == ")" else { return typist(text) }
        let inside = text.dropFirst().dropLast()
        let lower = inside.lowercased()
        guard
            let opening = ["notes by ", "written by ", "by ", "typed by ", "notes taken by "]
                .first(where: lower.hasPrefix)
        else { return nil }
        let name = String(inside.dropFirst(opening.count).prefix { $0 != "," && $0 != ";" })
        return name.split(separator: " ").count <= 3 && name.first?.isUppercase == true
            ? name.trimmingSpaces : nil
    }

    /// "notes typed in class - Nadia R": how the notes came about, and the name behind a dash.
    private static func typist(_ text: String) -> String? {
        let parts = [" - ", " – ", " — "].lazy.map { text.split(atEvery: $0) }
            .first { $0.count == 2 }
        guard let parts, let made = parts.first?.lowercased(), let last = parts.last else {
            return nil
        }
        let words = made.split { !$0.isLetter }
        let name = last.split(separator: " ")
        guard words.contains("notes") || words.contains("typed"),
            words.allSatisfy(wordsOfNotes.contains), 1...3 ~= name.count,
            name.allSatisfy({ $0.first?.isUppercase == true && $0.allSatisfy(isOfName) }),
            name[0].count > 1, CourseWords(String(last)).subject == nil
        else { return nil }
        return String(last).trimmingSpaces
    }

    private static func isOfName(_ letter: Character) -> Bool {
        letter.isLetter || letter == "." || letter == "-" || letter == "'" || letter == "’"
    }

    private static let wordsOfNotes: Set<Substring> = [
        "notes", "typed", "up", "in", "class", "from", "taken", "made", "written", "by", "my",
        "lecture", "lesson", "during", "the", "at", "revision", "own", "rough", "neat", "copied",
        "handwritten", "seminar",
    ]

    /// "Week 3", "Lecture IV – …"; whole: and nothing else.
    static func isNumberedPart(_ page: PageLines, _ index: Int, isWhole: Bool) -> Bool {
        isNumberedPart(page.lowercased(index, limit: 60), isWhole: isWhole)
    }

    static func isNumberedPart(_ text: String, isWhole: Bool = true) -> Bool {
        let words = text.lowercased().letterAndNumberRuns
        if isNumberedSheet(words) { return true }
        guard words.count >= 2, parts.contains(String(words[0])),
            words[1].allSatisfy(\.isNumber) || words[1].allSatisfy({ "ivxlc".contains($0) })
        else { return false }
        return isWhole ? words.count == 2 : words.count <= 4
    }

    /// "Blood Vessels (Cambridge (CIE) IGCSE Biology): Revision Note": the title, for whom it is and what kind of page;
    /// the name of who wrote it may stand below a second time.
    static func takeNamedKind(_ page: inout PageLines) {
        let open = page.openLines(limit: 10)
        guard page.opening.title == nil, let first = open.first, page.lines[first].marker == .none,
            page.lines[first].text.count <= 140
        else { return }
        let text = page.lines[first].text
        guard let colon = page.clean[text.range].lastIndex(of: 0x3A) else { return }
        let kind = page.string(page.trimmed(Span(colon + 1, text.end))).lowercased()
        guard siteKinds.contains(kind) else { return }
        var name = page.trimmed(Span(text.start, colon))
        if !name.isEmpty, page.clean[name.end - 1] == 0x29,
            let bracket = page.clean[name.range].firstIndex(of: 0x28), bracket > name.start
        {
            let inner = page.string(Span(bracket, name.end))
            let words = inner.letterRuns.map(String.init)
            let pairs = zip(words, words.dropFirst()).map { "\($0) \($1)" }
            if let subject = (pairs + words).lazy.compactMap({ SchoolSubjects.subject(in: $0) })
                .first
            {
                page.opening.subjects.append(subject)
            }
            name = page.trimmed(Span(name.start, bracket))
        }
        guard !name.isEmpty else { return }
        page.lines[first].role = .title
        page.opening.title = page.finding(name)
        for index in open.dropFirst() {
            let field = page.string(page.lines[index].text)
            guard let by = writers.first(where: field.lowercased().hasPrefix) else { continue }
            let author = String(field.dropFirst(by.count)).trimmingSpaces
            for other in open where page.string(page.lines[other].text) == author {
                page.lines[other].role = .metadata
            }
        }
    }

    private static let siteKinds: Set<String> = [
        "revision note", "revision notes", "study guide", "study guides", "study note",
        "study notes", "notes", "flashcards", "summary", "revision guide", "quick guide",
        "topic notes", "lesson notes", "cheat sheet", "fact sheet", "factsheet", "summary notes",
        "revision summary", "knowledge organiser", "knowledge organizer", "explained", "overview",
        "topic summary", "lesson summary", "revision", "study notes & examples",
    ]
    private static let writers = ["written by:", "written by", "author:", "by:", "created by:"]

    /// "KNOWLEDGE ORGANISER": what kind of sheet it is and nothing else.
    static func isSheetName(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index, limit: 48).letterAndNumberRuns
        return !words.isEmpty && words.allSatisfy(sheetWords.contains)
    }

    /// "Key term sheet 6": what kind of sheet it is, and its number.
    private static func isNumberedSheet(_ words: [Substring]) -> Bool {
        guard let last = words.last, 2...5 ~= words.count, last.count <= 3,
            last.allSatisfy(\.isNumber)
        else { return false }
        return words.dropLast().allSatisfy(sheetWords.contains)
            && words.dropLast().contains { $0 != "key" && $0 != "revision" && $0 != "study" }
    }

    private static let sheetWords: Set<Substring> = [
        "key", "term", "terms", "concept", "concepts", "word", "sheet", "handout", "worksheet",
        "fact", "factsheet", "revision", "knowledge", "organiser", "organizer", "study", "guide",
        "vocabulary", "definition", "information", "resource", "booklet", "lecture", "lesson",
        "notes", "pack", "mat", "class", "summary", "page", "cornell",
    ]

    /// What a course is divided into, and what is handed out in it.
    static let parts: Set<String> = [
        "chapter", "unit", "topic", "theme", "thema", "thème", "module", "week", "lecture",
        "lesson", "section", "part",
        "session", "seminar", "period", "year", "term", "semester", "kapitel", "chapitre",
        "capítulo",
        "unité", "unidad", "einheit", "tema", "book", "paper", "class", "grade", "set", "handout",
        "worksheet", "sheet", "booklet", "arbeitsblatt", "fiche", "blatt",
    ]

    /// "Dr. Elaine Farrow", "by Ana Ruiz", "Lecturer: M. Achterberg".
    static func person(_ text: String) -> String? {
        if let colon = text.firstIndex(of: ":"), people.contains(text[..<colon].lowercased()) {
            let name = String(text[text.index(after: colon)...]).trimmingSpaces
            return CreditLine.isName(name) || person(name) != nil ? name : nil
        }
        let words = text.split(separator: " ")
        guard 2...5 ~= words.count, !text.contains(where: \.isNumber) else { return nil }
        let title = words[0].lowercased().filter(\.isLetter)
        guard titles.contains(title),
            words.dropFirst().allSatisfy({ $0.first?.isUppercase == true })
        else { return nil }
        return title == "by" ? words.dropFirst().joined(separator: " ") : text
    }

    private static let titles: Set<String> = [
        "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "by", "herr", "frau", "mme",
        "profesor", "profesora",
        "sr", "sra", "srta", "señor", "señora",
    ]

    private static let people: Set<String> = [
        "lecturer", "professor", "prof", "instructor", "speaker", "presenter", "teacher", "tutor",
        "author", "by", "notes", "taught by", "written by", "notes by", "prepared by",
        "compiled by",
        "lecture by", "delivered by", "made by", "course leader", "convenor", "module leader",
        "dozent", "dozentin", "lehrer", "lehrerin", "professeur", "enseignant", "profesor",
        "profesora", "docente", "notes taken by",
    ]

    /// A line that is a date and nothing else.
    static func date(_ text: String) -> String? {
        guard text.count <= 32, text.contains(where: \.isNumber) else { return nil }
        let words = text.letterAndNumberRuns
        let names = words.filter {
            $0.contains(where: \.isLetter) && !$0.contains(where: \.isNumber)
        }
        guard words.count <= 5, names.count <= 2, words.last?.contains(where: \.isNumber) == true,
            let day = PageDateReader.date(text)?.value
        else { return nil }
        // Notes are dated with days of our time; older ones are their subject.
        return day >= "1985" ? text : nil
    }

    /// "Year 8 History Knowledge Organiser": a subject, a level and a kind of sheet, and not what the sheet is about.
    static func sheet(_ text: String) -> Fact? {
        let kind = text.lowercased().letterRuns.contains { kinds.contains($0) }
        let words = CourseWords(text)
        guard kind, words.areAll, let subject = words.subject,
            SchoolSubjects.words(of: text).count >= 3
        else { return nil }
        return Fact(course: subject)
    }

    private static let kinds: Set<Substring> = [
        "organiser", "organizer", "handout", "worksheet", "factsheet", "booklet", "sheet", "guide",
        "pack", "mat", "notes",
    ]
}
