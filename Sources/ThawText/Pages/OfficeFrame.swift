import ThawCore

/// What a word processor in a browser shows around a document: "File  Home  Insert", "Saved to the cloud", "Page 1 of 1
/// 196 words".
enum OfficeFrame {
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.opening.form == nil else { return }
        for index in page.openLines(limit: 5) where isMenu(page, index) {
            page.lines[index].role = .boilerplate
            if let above = page.lines[..<index].lastIndex(where: { $0.role == nil }),
                isSaved(page, above)
            {
                page.lines[above].role = .boilerplate
            }
        }
        for index in page.lastOpenLines(limit: 2) where isStatus(page, index) {
            page.lines[index].role = .boilerplate
        }
        for index in page.lines.indices where page.lines[index].role == nil {
            let text = page.lowercased(index, limit: 60)
            if text.hasPrefix("screen clipping taken") || text.hasPrefix("screenshot taken") {
                page.lines[index].role = .boilerplate
            }
        }
    }

    /// "File Edit View Insert …".
    static func isMenu(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index, limit: 160).split { $0 == " " || $0 == "\t" }
        return words.count >= 3 && words.prefix(3).allSatisfy(menus.contains)
    }

    private static let menus: Set<Substring> = [
        "file", "edit", "view", "home", "insert", "format", "tools", "draw", "layout", "datei",
        "bearbeiten", "ansicht", "fichier", "édition", "affichage",
    ]

    /// "Essay plan   Saved to the cloud", "All changes saved".
    private static func isSaved(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index).split { !$0.isLetter }
        guard let saved = words.lastIndex(where: { $0 == "saved" || $0 == "saving" }) else {
            return false
        }
        return words.count - saved <= 4 && page.lines[index].marker == .none
    }

    /// "Page 1 of 1   196 words   English".
    private static func isStatus(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index, limit: 80).split { !$0.isLetter && !$0.isNumber }
        return words.count >= 6 && words[0] == "page" && Int(words[1]) != nil && words[2] == "of"
            && Int(words[3]) != nil && words.contains("words")
    }
}
