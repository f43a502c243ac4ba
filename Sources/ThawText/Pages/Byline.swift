import ThawCore

/// Who made a page, and when where the same words say so: "susan, 20 April 2015", "Jane Doe on
/// 3/4/19".
struct Byline {
    var name: String
    var date: PageDate?

    /// "D. Achterberg" of "© D. Achterberg 2022, free for classroom use": a person by the initials; the names of sites
    /// have none.
    static func maker(_ text: String) -> String? {
        guard let sign = text.firstIndex(of: "©") else { return nil }
        let words = text[text.index(after: sign)...].split(separator: " ")
            .drop { $0.allSatisfy { $0.isNumber || $0 == "–" || $0 == "-" } }
        let initials = words.prefix { word in
            word.hasSuffix(".") && word.count <= 6
                && word.allSatisfy { $0.isUppercase || $0 == "." }
        }
        let rest = words.dropFirst(initials.count)
        guard 1...3 ~= initials.count, let last = rest.first else { return nil }
        let surname = last.prefix { $0.isLetter || $0 == "-" || $0 == "’" || $0 == "'" }
        let behind = rest.dropFirst().first
        guard surname.count >= 3, surname.first?.isUppercase == true,
            surname.count < last.count || behind == nil || behind?.first?.isNumber == true
        else { return nil }
        return (initials + [surname]).joined(separator: " ")
    }

    /// - Parameter isStrict: the words may also begin a sentence ("By the 1960s …"), so only names
    ///   pass.
    init?(_ text: String, isStrict: Bool) {
        var name = text[...]
        for joint in [
            " Created on: ", " Created on ", "Created on: ", "Posted on: ", " Posted on ",
            " Date: ", " on ", " at ", " | ", " · ",
            " • ", " – ", " - ", ", ", " am ", " le ", " el ", " (",
        ] {
            guard let range = text.firstRange(of: joint) else { continue }
            let rest = String(text[range.upperBound...])
            if let date = PageDateReader.date(rest) {
                self.date = PageDate(
                    raw: Self.trimmed(rest[...]), value: date.value, alternatives: date.alternatives
                )
                name = text[..<range.lowerBound]
                break
            }
            if joint.contains(":") {
                name = text[..<range.lowerBound]
                break
            }
            if joint == " | " || joint == " · " || joint == " • " {
                name = text[..<range.lowerBound]
            }
        }
        self.name = Self.withoutBy(Self.withoutRole(Self.withoutAge(Self.trimmed(name))))
        guard (1...60).contains(self.name.count), self.name.contains(where: \.isLetter) else {
            return nil
        }
        guard isStrict else { return }
        if self.name.lowercased().hasPrefix("the ") { self.name.removeFirst(4) }
        let words = self.name.split(separator: " ")
        guard words.count <= 4, !self.name.hasSuffix(".") else { return nil }
        // "Priya S (11R)": the class behind the name.
        let areNames = words.allSatisfy { $0.first?.isUppercase == true || $0.first == "(" }
        let isHandle = words.count == 1 && (self.name.contains(where: \.isNumber) || areNames)
        guard isHandle || (areNames && words.count >= 2) else { return nil }
    }

    /// "otto over 3 years ago", "Tom updated 2 days ago": without how long ago it was.
    private static func withoutAge(_ name: String) -> String {
        var words = name.split(separator: " ")
        guard words.count >= 4, words.removeLast().lowercased() == "ago",
            words.removeLast().allSatisfy(\.isLetter), let number = words.popLast(),
            Int(number) != nil || ["a", "an", "one"].contains(number.lowercased())
        else { return name }
        while let last = words.last, vague.contains(last.lowercased()) { words.removeLast() }
        return words.isEmpty ? name : trimmed(words.joined(separator: " ")[...])
    }

    private static let vague: Set<String> = [
        "over", "about", "almost", "more", "than", "nearly", "around", "updated", "created",
    ]

    /// "Lena Brandt" for "von Lena Brandt"; "von Humboldt" and "von der Leyen" stay.
    static func withoutBy(_ name: String) -> String {
        let words = name.split(separator: " ")
        guard words.count >= 3, ["von", "par", "por"].contains(words[0]),
            words[1].first?.isUppercase == true
        else { return name }
        return words.dropFirst().joined(separator: " ")
    }

    /// Without what the maker is to the site, "Tom_P (teacher)", and the article in "by the Atlas team".
    private static func withoutRole(_ name: String) -> String {
        var name = name
        for (open, close) in [(" (", ")"), (" [", "]"), (" – ", ""), (" - ", ""), (", ", "")] {
            guard name.hasSuffix(close), let start = name.firstRange(of: open) else { continue }
            let words = name[start.upperBound...].lowercased().letterRuns
            guard 1...3 ~= words.count, words.contains(where: roles.contains),
                words.allSatisfy({ roles.contains($0) || ranks.contains($0) })
            else { continue }
            name = String(name[..<start.lowerBound])
        }
        if name.hasPrefix("the "), name.count > 5 { name.removeFirst(4) }
        return name
    }

    private static let roles: Set<Substring> = [
        "teacher", "tutor", "student", "pupil", "learner", "admin", "administrator", "moderator",
        "mod", "author", "editor", "staff", "member", "contributor", "owner", "creator", "examiner",
        "lecturer", "professor", "guest", "user", "instructor", "writer", "uploader", "trainer",
        "professional", "reviewer", "lehrer", "lehrerin", "schüler", "schülerin", "professeur",
        "élève", "profesor", "profesora", "alumno", "alumna",
    ]
    private static let ranks: Set<Substring> = [
        "verified", "premium", "pro", "plus", "former", "head", "lead", "senior", "qualified",
        "subject", "site", "online", "private", "school", "sixth", "form", "college", "university",
        "of", "and", "maths", "science", "english", "history", "physics", "chemistry", "biology",
        "geography", "expert", "gold", "top",
    ]

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first.isWhitespace || first == "@" || first == ":" {
            text.removeFirst()
        }
        while let last = text.last, last.isWhitespace || [",", ")", ";", ":"].contains(last) {
            // "(typed by Tomos)" keeps its bracket.
            if last == ")", text.contains("(") { break }
            text.removeLast()
        }
        return String(text)
    }
}
