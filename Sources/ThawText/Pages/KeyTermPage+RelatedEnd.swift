import ThawCore

/// Where the related terms of a page end and the site goes on with its own words.
extension KeyTermPage {
    /// How related terms are written on a page, told by the first two.
    enum RelatedForm: Equatable {
        /// "Name: definition", with one sign throughout.
        case inline(Pairs.Separator)
        /// A name, and its definition below.
        case below
    }

    /// The positions behind the last related term that are none: below a line of the site, another heading of such
    /// terms or an empty line where the terms have none between them, unless two or more of the same form follow.
    static func behindRelated(_ lines: ContentLines, _ headings: [Int: Part]) -> Set<Int> {
        var behind: Set<Int> = []
        for heading in headings.keys.sorted() where headings[heading] == .related {
            guard !behind.contains(heading) else { continue }
            let end = headings.filter { $0.key > heading && $0.value != .related }.keys.min()
            let region = (heading + 1)..<(end ?? lines.count)
            guard let form = form(lines, region.lowerBound, in: region, headings) else { continue }
            var position = region.lowerBound
            var count = 0
            let isSpaced = isSpaced(lines, form, region)
            while position < region.upperBound {
                if count >= 2, isBreak(lines, position, headings, isSpaced: isSpaced),
                    !goesOn(lines, form, position, in: region, headings)
                {
                    let rest = position..<region.upperBound
                    // Lists under headings of their own are no words of the site.
                    let points = rest.count {
                        lines.line($0).marker != .none || lines.line($0).isRow
                    }
                    if points < 3 { behind.formUnion(rest) }
                    break
                }
                if let next = entry(lines, form, position, in: region) {
                    count += 1
                    position = next
                } else {
                    position += 1
                }
            }
        }
        return behind
    }

    /// The form of two terms that follow one another.
    static func form(
        _ lines: ContentLines, _ start: Int, in region: Range<Int>, _ headings: [Int: Part]
    ) -> RelatedForm? {
        guard start < region.upperBound, headings[start] == nil else { return nil }
        let forms =
            [.tab, .colon, .dash, .equals, .bar].map(RelatedForm.inline) + [.below]
        return forms.first { form in
            guard let second = entry(lines, form, start, in: region) else { return false }
            return entry(lines, form, second, in: region) != nil
        }
    }

    /// The position behind the term that begins there, where it has the form.
    private static func entry(
        _ lines: ContentLines, _ form: RelatedForm, _ start: Int, in region: Range<Int>
    ) -> Int? {
        guard start < region.upperBound else { return nil }
        let page = lines.page
        var end = start + 1
        switch form {
        case .inline(let separator):
            guard let parts = Pairs.split(page, lines.line(start), separator),
                page.words(in: parts.definition, limit: 3) >= 3 || separator == .tab
            else { return nil }
        case .below:
            guard lines.looksLikeHeading(start), page.words(in: lines.text(start), limit: 8) <= 6,
                end < region.upperBound, lines.text(end).count > lines.text(start).count,
                page.endsSentence(lines.text(end)) || page.words(in: lines.text(end), limit: 5) >= 5
            else { return nil }
            end += 1
        }
        while end < region.upperBound, lines.continues(end) { end += 1 }
        return end
    }

    private static func isBreak(
        _ lines: ContentLines, _ position: Int, _ headings: [Int: Part], isSpaced: Bool
    ) -> Bool {
        if headings[position] != nil { return true }
        if lines.indices[position] - lines.indices[position - 1] > 1 { return true }
        if !isSpaced, lines.line(position).isApart { return true }
        return isLabelled(lines, position)
    }

    /// Whether the list goes on behind a break: two more terms, under another heading or none, or a line that has
    /// both name and definition.
    private static func goesOn(
        _ lines: ContentLines, _ form: RelatedForm, _ position: Int, in region: Range<Int>,
        _ headings: [Int: Part]
    ) -> Bool {
        let start = headings[position] == nil ? position : position + 1
        if form == self.form(lines, start, in: region, headings) { return true }
        return form != .below && headings[position] == nil && !isLabelled(lines, position)
            && entry(lines, form, position, in: region) != nil
    }

    /// "Tags: …", "Share: …".
    private static func isLabelled(_ lines: ContentLines, _ position: Int) -> Bool {
        guard lines.text(position).count <= 120, lines.looksLikeHeading(position) else {
            return false
        }
        let word = String(lines.string(position).lowercased().prefix { $0.isLetter })
        return CuePhrases.tagLabels.contains(word)
            || ["share", "sources", "references"].contains(word)
    }

    /// Whether empty lines stand between the terms.
    private static func isSpaced(
        _ lines: ContentLines, _ form: RelatedForm, _ region: Range<Int>
    ) -> Bool {
        guard let second = entry(lines, form, region.lowerBound, in: region) else { return false }
        return lines.line(second).isApart
    }
}
