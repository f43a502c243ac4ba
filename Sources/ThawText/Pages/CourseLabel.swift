import ThawCore

/// A course by its number, with who teaches it: "PHIL 101 – Prof. Adams", "BIO2204".
struct CourseLabel {
    var code: String
    var person: String?

    init?(_ text: String) {
        guard text.count <= 80 else { return nil }
        var parts = [text]
        for sign in [" – ", " — ", " - ", ", ", " | ", " · ", ": ", " ("] {
            parts = parts.flatMap { $0.split(atEvery: sign).map { String($0).trimmingSpaces } }
        }
        guard let first = parts.first, 1...3 ~= parts.count, Self.isCode(first) else { return nil }
        code = first
        person = parts.dropFirst().lazy.compactMap { TitleBlock.person($0) }.first
        let others = parts.dropFirst().filter { TitleBlock.person($0) == nil }
        guard others.allSatisfy({ TitleBlock.isNumberedPart($0) }) else { return nil }
    }

    /// "Microeconomics" of "ECON1002 Microeconomics wk4 thurs": a code, the name of the course, and the lesson.
    static func namedCourse(_ text: String) -> String? {
        let words = text.split { $0 == " " || $0 == "\t" || $0 == "," }.map(String.init)
        guard 3...9 ~= words.count, text.utf8.count <= 80, isCode(words[0]) else { return nil }
        let name = words.dropFirst().prefix { !isOfLesson($0.lowercased()) }
        let lesson = words.dropFirst(1 + name.count)
        guard 1...4 ~= name.count, !lesson.isEmpty,
            name.allSatisfy({ $0.first?.isUppercase == true || ["and", "of", "&"].contains($0) }),
            lesson.allSatisfy({ word in
                isOfLesson(word.lowercased())
                    || word.allSatisfy { $0.isNumber || "/.-".contains($0) }
            })
        else { return nil }
        return name.joined(separator: " ")
    }

    /// "wk4", "lecture", "thurs", "L3".
    private static func isOfLesson(_ word: String) -> Bool {
        let letters = word.prefix { $0.isLetter }
        guard word.dropFirst(letters.count).allSatisfy({ $0.isNumber || ".:".contains($0) }) else {
            return false
        }
        return lessons.contains(String(letters))
            || letters == "l" && letters.count < word.count
    }

    private static let lessons: Set<String> = [
        "wk", "week", "lec", "lecture", "lesson", "seminar", "tutorial", "class", "session",
        "notes",
        "mon", "monday", "tue", "tues", "tuesday", "wed", "weds", "wednesday", "thu", "thur",
        "thurs",
        "thursday", "fri", "friday", "sat", "sun", "term", "semester", "sem", "am", "pm",
    ]

    /// Capitals and a number, in one word or two: "HIST 2210", "LAW1002", "CS 101A".
    static func isCode(_ text: String) -> Bool {
        let words = text.split { $0 == " " || $0 == "-" }
        guard 1...2 ~= words.count else { return false }
        let joined = words.joined()
        let letters = joined.prefix { $0.isUppercase }
        let rest = joined.dropFirst(letters.count)
        let digits = rest.prefix { $0.isNumber }
        return 2...5 ~= letters.count && 2...5 ~= digits.count && rest.count - digits.count <= 1
            && rest.dropFirst(digits.count).allSatisfy(\.isUppercase)
            && (words.count == 1 || words[0].allSatisfy(\.isUppercase))
            && !["AD", "BC", "BCE", "CE", "WW", "NO", "AQA", "OCR"].contains(String(letters))
    }

    /// "Physical Geology" of "GEOL-1 Physical Geology", "Computer Science" of "Computer Science J277".
    static func withoutCode(_ part: String) -> String {
        func isCode(_ word: Substring) -> Bool {
            let letters = word.count(where: \.isUppercase)
            let digits = word.count(where: \.isNumber)
            return word.first?.isUppercase == true && digits >= 1
                && (letters >= 2 || digits >= 3)
                && word.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "-" }
        }
        if let blank = part.firstIndex(of: " "), isCode(part[..<blank]) {
            return String(part[blank...]).trimmingSpaces
        }
        if let blank = part.lastIndex(of: " "), isCode(part[part.index(after: blank)...]) {
            return String(part[..<blank]).trimmingSpaces
        }
        return part
    }
}
