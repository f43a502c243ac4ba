/// What a line says of the lesson that a page belongs to: its subject, beside words for the class, the board, the term
/// and the kind of sheet: "Year 10 English Literature Knowledge Organiser", "CBSE Class 10 Civics Question Bank".
struct CourseWords {
    /// The subject, as it stands in the line.
    var subject: String?
    /// The words that say more than that, in small letters.
    var unknown: [String] = []
    /// Whether every word is the subject's or such a word.
    var areAll = false
    /// Whether there are such words beside the subject.
    var hasOthers = false
    /// Whether one of them is a level that no sentence begins with, or says what kind of sheet it is.
    var isFirm = false
    /// Whether one of them says what kind of sheet it is: "organiser", "worksheet".
    var hasSheet = false

    init(_ text: String) {
        let words = SchoolSubjects.words(of: text)
        let keys = words.map(SchoolSubjects.key)
        guard 1...14 ~= words.count, text.utf8.count <= 100 else {
            unknown = keys
            return
        }
        var place = Self.longest(keys)
        // "AP Biology" is the name of a course, not biology at some level.
        if let start = place?.lowerBound, start > 0, keys[start - 1] == "ap" {
            place = place.map { (start - 1)..<$0.upperBound }
        }
        subject = place.map { Self.inTitleCase(words[$0].joined(separator: " ")) }
        let others = keys.indices.filter { place?.contains($0) != true }.map { keys[$0] }
        hasOthers = !others.isEmpty
        hasSheet = others.contains(where: Self.kinds.contains)
        unknown = others.filter {
            !Self.isOfSheet($0) && !SchoolSubjects.isLevelWord($0) && $0.count > 1 && $0 != "a–z"
        }
        isFirm = hasSheet || others.contains(where: SchoolSubjects.isFirmLevel)
        areAll = unknown.isEmpty && (place != nil || isFirm)
    }

    /// The subject among words for class and sheet alone; in a title, in a part of it.
    static func subject(in text: String) -> String? {
        let parts = text.split { "–—:|·•/(),".contains($0) }.flatMap { $0.split(separator: " - ") }
        for part in parts.map(String.init) {
            let words = CourseWords(part)
            if words.areAll || TitleBlock.isPlace(part), let subject = words.subject {
                return subject
            }
        }
        return nil
    }

    /// Whether a word, in small letters, says what kind of sheet or paper something is.
    static func isOfSheet(_ word: String) -> Bool { sheets.contains(word) }

    private static func longest(_ keys: [String]) -> Range<Int>? {
        for length in stride(from: min(5, keys.count), through: 1, by: -1) {
            for start in 0...(keys.count - length)
            where SchoolSubjects.opensName(keys[start]) {
                let range = start..<(start + length)
                if SchoolSubjects.isSubject(keys[range].joined(separator: " ")) { return range }
            }
        }
        return nil
    }

    /// "SOCIAL SCIENCE" as "Social Science"; "PE" stays.
    private static func inTitleCase(_ name: String) -> String {
        guard name.count > 4, !name.contains(where: \.isLowercase), SchoolSubjects.isSubject(name)
        else { return name }
        return name.split(separator: " ").map { word in
            ["AND", "OF", "&"].contains(word)
                ? word.lowercased() : word.prefix(1) + word.dropFirst().lowercased()
        }
        .joined(separator: " ")
    }

    /// A subject as it is shown: "Geschichte" for "Geschichte (Q1, Hr. Brandt)".
    static func named(_ name: String) -> String {
        let bare = String(name.prefix { $0 != "(" }).trimmingSpaces
        return inTitleCase(SchoolSubjects.isSubject(bare) ? bare : name)
    }

    /// Kinds of sheets that head no part of one.
    private static let kinds: Set<String> = [
        "organiser", "organizer", "organisers", "scheme", "markscheme", "handout", "handouts",
        "worksheet", "checklist", "specimen", "test", "booklet", "cheatsheet", "assessment",
        "workbook", "syllabus", "powerpoint", "arbeitsblatt", "lernzettel", "merkblatt", "fiche",
        "solutions",
    ]

    private static let sheets: Set<String> = Set(
        """
        answer answers apuntes as \
        arbeitsblatt aufgaben assessment autumn bank basics board book booklet bundle by cbse \
        chapter cheat cheatsheet checklist checkpoint choice contrôle corrigé cours course definitions department \
        dept end equations essay exam examen examination exams exemplar extra facts fact factfile factsheet \
        faculty fall fiche file forum forums foundation higher index student tier yr \
        final flashcards folder form formulae formulas glossary guide half handout handouts heft homework icse \
        important intro introduction isc january june key learn klassenarbeit klausur knowledge lab labbook lecture \
        lernzettel lesson \
        lessons list long lösungen mark marking marks markscheme mat mcq mcqs merkblatt midterm mini mock model \
        multiple musterlösung my ncert notes notizen november objective of only organiser organisers organizer our \
        overview pack page part past period personal plan planner powerpoint practice pre-class prep preparation \
        presentation \
        question questions quick quiz rbse recap reference reminder resource resources resumen review revision \
        résumé sample scheme season section series set sheet sheets short sixth skills slides soluciones solution \
        solutions solved specimen spring study summary summer survival syllabus teacher term terminology terms test \
        textbook to tutorial type version very vocab vocabulary week weekly winter with workbook worksheet your \
        zusammenfassung
        """.spacedWords.map(String.init))
}
