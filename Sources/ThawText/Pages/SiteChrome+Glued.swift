import ThawCore

/// Switches that stand in one line with nothing between them.
extension SiteChrome {
    /// "Next term: Composition →".
    static func isWayOn(_ page: PageLines, _ line: Line) -> Bool {
        line.text.count <= 80 && line.marker == .none && isStep(page.string(of: line).lowercased())
    }

    /// "Save for laterShareCite": switches that have lost what parts them.
    static func isGluedMenu(_ text: String) -> Bool {
        let bytes = text.utf8
        let mayBeGlued = zip(bytes, bytes.dropFirst()).contains { byte, next in
            (ByteText.isUpper(next) || next >= 0x80)
                && (ByteText.isLower(byte) || byte >= 0x80 || byte == 0x29)
        }
        guard bytes.count <= 80, mayBeGlued else { return false }
        let parts = unglued(text)
        guard parts.count >= 2, parts.allSatisfy({ isControl($0.lowercased()) }) else {
            return false
        }
        // "ReviewQuestions" heads a part of the page.
        let words = KeyTermWords(parts.joined(separator: " "))
        return !words.isQuestions || !words.isFacts && parts.last?.lowercased() != "questions"
    }

    /// Cut where a capital sticks to a small letter or a bracket.
    static func unglued(_ text: String) -> [String] {
        var parts: [String] = []
        var part = ""
        for character in text {
            if character.isUppercase, let last = part.last, last.isLowercase || last == ")" {
                parts.append(part)
                part = ""
            }
            part.append(character)
        }
        parts.append(part)
        return parts.map(\.trimmingSpaces)
    }
}
