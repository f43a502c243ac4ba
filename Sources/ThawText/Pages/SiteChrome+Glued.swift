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
            (ByteText.isUpper(next) || next >= 0xC0)
                && (ByteText.isLower(byte) || byte >= 0x80 || byte == 0x29)
        }
        guard bytes.count <= 80, mayBeGlued else { return false }
        // The numbers of a guide's pages: "Previous1234567Next".
        let parts = unglued(withoutRuns(text))
        let controls = parts.count { part in
            isControl(part.lowercased().filter { !$0.isNumber }) || isSection(part.lowercased())
        }
        // Of a long menu some may be the site's own words.
        guard parts.count >= 2,
            controls == parts.count || controls >= 4 && controls * 3 >= parts.count * 2
        else { return false }
        // "ReviewQuestions" heads a part of the page.
        let words = KeyTermWords(parts.joined(separator: " "))
        return !words.isQuestions || !words.isFacts && parts.last?.lowercased() != "questions"
    }

    /// "Add to favourites Print Report a problem": switches with a blank between them, each with its capital.
    static func isSpacedMenu(_ text: String) -> Bool {
        guard text.utf8.count <= 100, text.first?.isUppercase == true else { return false }
        var parts: [String] = []
        for word in text.split(separator: " ") {
            if word.first?.isUppercase == true || parts.isEmpty {
                parts.append(String(word))
            } else {
                parts[parts.count - 1] += " " + word
            }
        }
        guard parts.count >= 3, parts.contains(where: { $0.contains(" ") }) else { return false }
        return parts.allSatisfy { isControl($0.lowercased()) }
    }

    /// Without four digits or more on end.
    private static func withoutRuns(_ text: String) -> String {
        var kept: [Character] = []
        var run = 0
        for character in text {
            run = character.isNumber ? run + 1 : 0
            kept.append(character)
            if run == 4 { kept.removeLast(4) } else if run > 4 { kept.removeLast() }
        }
        return String(kept)
    }

    /// The sections of a broadcaster or a paper, and the pages of a guide.
    private static func isSection(_ lower: String) -> Bool {
        ["news", "sport", "weather", "sounds", "culture"].contains(lower)
            || lower.hasPrefix("page ")
                && lower.dropFirst(5).allSatisfy {
                    $0.isNumber || " of".contains($0)
                }
    }

    /// Cut where a capital sticks to a small letter or a bracket.
    static func unglued(_ text: String) -> [String] {
        var text = text
        if text.withUTF8({ isWhole($0) }) { return [text.trimmingSpaces] }
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

    /// Whether ASCII has no capital behind a small letter or a bracket.
    private static func isWhole(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var last: UInt8 = 0
        for byte in bytes {
            if byte >= 0x80 { return false }
            if ByteText.isUpper(byte), ByteText.isLower(last) || last == 0x29 { return false }
            last = byte
        }
        return true
    }
}
