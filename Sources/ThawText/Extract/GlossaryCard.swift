import ThawCore

/// A card that is a list of terms, "Key words" over "Reparations – payments for …": each is asked for by itself.
struct GlossaryCard {
    /// The terms with what they mean, in order.
    private(set) var entries: [(term: Passage, definition: Passage)] = []

    /// `nil` where the heading names no list of terms, or a line of it is none.
    init?(_ card: Resource.Card, in resource: Resource) {
        guard card.bullets.count >= 2, let heading = card.heading,
            TermSection.has(TermSection.names, Array(heading.text.utf8), limit: 60)
        else { return nil }
        for bullet in card.bullets {
            guard let entry = Self.entry(bullet, in: resource) else { return nil }
            entries.append(entry)
        }
    }

    private static func entry(
        _ bullet: Passage, in resource: Resource
    ) -> (term: Passage, definition: Passage)? {
        let read = PassageBytes(bullet, of: resource.source.utf8)
        guard let (term, definition) = split(read.bytes, read.span) else { return nil }
        var entry = (term: read.passage(term), definition: read.passage(definition))
        // The repair of the sign itself lies between the two and changes neither.
        guard let edited = bullet.edited else { return entry }
        // What the learner wrote over the line is parted as the line was.
        let shown = Array(edited.utf8)
        guard let (term, definition) = split(shown, Span(0, shown.count)) else { return nil }
        entry.term.edited = String(decoding: shown[term.range], as: UTF8.self)
        entry.definition.edited = String(decoding: shown[definition.range], as: UTF8.self)
        return entry
    }

    /// At the first sign that parts a term from what it means: a tab, a colon, an equals sign or a dash with a blank
    /// behind it.
    private static func split(
        _ bytes: [UInt8], _ text: Span
    ) -> (term: Span, definition: Span)? {
        for i in text.range.dropFirst(2).prefix(80) {
            let width: Int
            switch bytes[i] {
            case 0x09, 0x3A: width = 1
            case 0x3D, 0x2D: width = bytes[i - 1] == 0x20 ? 1 : 0
            case 0xE2 where i + 2 < text.end && bytes[i + 1] == 0x80:
                width = [0x93, 0x94].contains(bytes[i + 2]) && bytes[i - 1] == 0x20 ? 3 : 0
            default: width = 0
            }
            guard width > 0, i + width < text.end,
                bytes[i] == 0x09 || ByteText.isSpace(bytes[i + width])
            else { continue }
            let term = ByteText.trimmed(bytes, Span(text.start, i))
            let definition = ByteText.trimmed(bytes, Span(i + width, text.end))
            return term.isEmpty || definition.count < 2 ? nil : (term, definition)
        }
        return nil
    }
}
