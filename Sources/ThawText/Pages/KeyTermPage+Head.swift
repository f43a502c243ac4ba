import ThawCore

/// What stands above the definition: the title, and lines of the site and the course.
extension KeyTermPage {
    /// A line of the site's above the title, or the course that the page belongs to.
    mutating func takeAbove(_ position: Int) {
        let course = CourseWords(lines.string(position))
        guard course.areAll, let subject = course.subject else {
            result.roles[lines.indices[position]] = .navigation
            return
        }
        result.roles[lines.indices[position]] = .metadata
        if !result.subjects.contains(subject) { result.subjects.append(subject) }
    }

    /// The first line, where it names what the definition defines and then the site: "Osmosis - Definition | Site".
    func nameOfTab() -> Int? {
        guard lines.count > 3, lines.text(0).count <= 120 else { return nil }
        let keys = TitleLine.names(lines.page.clean, lines.text(0)).map {
            Masthead.key(lines.page.string($0))
        }
        guard !keys.isEmpty else { return nil }
        let isDefined = (1..<min(lines.count, 30)).contains { position in
            guard lines.text(position).count >= 60,
                let subject = DefinitionSubject(lines.page, lines.text(position))
            else { return false }
            return keys.contains(Masthead.key(lines.page.string(subject.name)))
        }
        return isDefined ? 0 : nil
    }

    /// Of several short lines above the heading of the definition, the one that the definition or the chatter
    /// names; the others are the site's and the course's.
    func titleAboveDefinition() -> Int? {
        guard let heading = headings.filter({ $0.value == .definition }).keys.min(),
            2...20 ~= heading, heading + 1 < lines.count,
            (0..<heading).allSatisfy({ lines.text($0).count <= 80 })
        else { return nil }
        let opening = lines.text(heading + 1)
        let said =
            (lines.page.string(Span(opening.start, min(opening.end, opening.start + 200))) + " "
            + (furniture.chatterTerm ?? "")).lowercased()
        return (0..<heading).last { said.contains(lines.string($0).lowercased()) }
    }

    /// Whether the heading of the definition is the first below a line: what stands above it is the site's.
    func isOverDefinition(_ named: Int) -> Bool {
        headings.filter { $0.key > named }.min { $0.key < $1.key }?.value == .definition
    }

    /// A short line above the heading of the definition: the name of the site or the course.
    func isAboveDefinition(_ position: Int) -> Bool {
        guard
            let heading = headings.filter({ $0.value == .definition && $0.key > position }).keys
                .min()
        else { return false }
        let text = lines.text(position)
        if text.count <= 60 { return !lines.page.endsSentence(text) }
        // The first words of the definition, and "… read more".
        guard heading + 1 < lines.count, text.count >= 30 else { return false }
        let opening = lines.page.clean[text.start..<text.start + 30]
        let whole = lines.page.clean[lines.text(heading + 1).range]
        return whole.starts(with: opening) && whole.count > text.count
    }
}
