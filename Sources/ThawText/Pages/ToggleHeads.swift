import ThawCore

/// Headings that a notes app folds: "▼ Collision theory" over points with ticks, and what the app shows around them.
enum ToggleHeads {
    /// Cost: linear in the lines.
    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, page.opening.form == nil else { return }
        let heads = page.lines.indices.filter { index in
            isTriangle(page, index) && index + 1 < page.lines.count
                && page.lines[index + 1].marker == .bullet && !isTriangle(page, index + 1)
        }
        let triangles = page.lines.indices.count { isTriangle(page, $0) }
        guard heads.count >= 2, heads.count * 4 >= triangles * 3 else { return }
        for index in heads {
            page.lines[index].marker = .none
            page.lines[index].heading = 2
            page.lines[index].isApart = true
        }
        for index in page.lines.indices where page.lines[index].role == nil {
            if isSwitch(page, index) { page.lines[index].role = .boilerplate }
        }
    }

    /// ▶ ▸ ▼ ▾ before a few words.
    private static func isTriangle(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.marker == .bullet, line.role == nil, line.text.count <= 80,
            line.start + 2 < page.clean.count, page.clean[line.start] == 0xE2,
            page.clean[line.start + 1] == 0x96
        else { return false }
        return [0xB6, 0xB8, 0xBC, 0xBE].contains(page.clean[line.start + 2])
    }

    /// "+ New", "Type '/' for commands", "Add a comment…", and tasks that are none of the notes.
    private static func isSwitch(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.text.count <= 80 else { return false }
        let text = page.lowercased(index)
        if line.marker == .bullet, text.hasPrefix("todo ") || text.hasPrefix("to do:") {
            return true
        }
        if line.marker == .bullet { return text == "new" }
        return text.hasPrefix("type '/'") || text.hasPrefix("type ‘/’")
            || text.hasPrefix("add a comment") || text.hasPrefix("tags ")
            || text.hasPrefix("press '/'")
    }
}
