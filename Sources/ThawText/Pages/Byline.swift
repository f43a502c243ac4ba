import ThawCore

/// Who made a page, and when where the same words say so: "susan, 20 April 2015", "Jane Doe on
/// 3/4/19".
struct Byline {
    var name: String
    var date: PageDate?

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
        self.name = Self.trimmed(name)
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
