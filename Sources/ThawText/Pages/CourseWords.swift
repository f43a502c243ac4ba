/// What a line says of the lesson that a page belongs to: its subject, beside words for the class, the board, the term
/// and the kind of sheet: "Year 10 English Literature Knowledge Organiser", "CBSE Class 10 Civics Question Bank".
struct CourseWords {
    /// The subject, as it stands in the line.
    var subject: String?
    /// Whether every word is the subject's or such a word.
    var areAll = false
    /// Whether there are such words beside the subject.
    var hasOthers = false

    init(_ text: String) {
        guard text.utf8.count <= 100 else { return }
        let words = SchoolSubjects.words(of: text)
        guard 1...14 ~= words.count else { return }
        let keys = words.map { $0.lowercased() }
        let place = Self.longest(keys)
        subject = place.map { Self.inTitleCase(words[$0].joined(separator: " ")) }
        let others = keys.indices.filter { place?.contains($0) != true }.map { keys[$0] }
        hasOthers = !others.isEmpty
        let areKnown = others.allSatisfy {
            sheets($0) || SchoolSubjects.isLevelWord($0) || $0.count == 1 || $0 == "a–z"
        }
        let isSaid =
            place != nil
            || others.contains { Self.kinds.contains($0) || SchoolSubjects.isFirmLevel($0) }
        areAll = areKnown && isSaid
    }

    /// The subject among words for class and sheet alone; in a title, in a part of it.
    static func subject(in text: String) -> String? {
        let parts = text.split { "–—:|·•/(),-".contains($0) && $0 != "-" }.map(String.init)
        for part in parts.flatMap({ $0.components(at: " - ") }) {
            let words = CourseWords(part)
            if words.areAll || TitleBlock.isPlace(part), let subject = words.subject {
                return subject
            }
        }
        return nil
    }

    private func sheets(_ word: String) -> Bool { Self.sheets.contains(word) }

    private static func longest(_ keys: [String]) -> Range<Int>? {
        for length in stride(from: min(5, keys.count), through: 1, by: -1) {
            for start in 0...(keys.count - length) {
                let range = start..<(start + length)
                if SchoolSubjects.isSubject(keys[range].joined(separator: " ")) { return range }
            }
        }
        return nil
    }

    /// "SOCIAL SCIENCE" as "Social Science"; "PE" stays.
    private static func inTitleCase(_ name: String) -> String {
        guard name.count > 4, !name.contains(where: \.isLowercase) else { return name }
        return name.split(separator: " ").map { word in
            ["AND", "OF", "&"].contains(word)
                ? word.lowercased() : word.prefix(1) + word.dropFirst().lowercased()
        }
        .joined(separator: " ")
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
        assessment autumn bank basics board booklet bundle checklist cheat cheatsheet checkpoint course definitions \
        department dept end equations exam exams examination exemplar fact facts factfile faculty fall file final \
        flashcards folder formulae formulas glossary guide half handout handouts homework introduction intro key \
        knowledge lecture lesson lessons list mark markscheme marking mat midterm mini mock notes of only organiser \
        organizer organisers overview pack personal plan planner powerpoint practice prep presentation preparation \
        pre-class question questions quick quiz recap reference reminder resource resources review revision scheme \
        season section sheet sheets skills slides specimen spring study summary summer survival syllabus \
        teacher term terminology terms test textbook to tutorial vocab vocabulary weekly week winter workbook \
        worksheet important solutions solved answers \
        your my our sixth form by with aqa-style heft fiche cours notizen zusammenfassung arbeitsblatt \
        lernzettel merkblatt résumé resumen apuntes
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}

extension String {
    fileprivate func components(at separator: String) -> [String] {
        split(separator: separator).map(String.init)
    }
}
