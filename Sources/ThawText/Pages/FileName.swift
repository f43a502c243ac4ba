import ThawCore

/// The name of the file or the tab that notes were copied from, above them: "Essay plan v2 (final).docx".
enum FileName {
    /// How the names of files end that students are given or keep.
    static let endings: Set<Substring> = [
        "doc", "docx", "pdf", "ppt", "pptx", "xls", "xlsx", "odt", "odp", "ods", "rtf", "txt",
        "md", "html", "gdoc", "one", "zip", "png", "jpg", "jpeg", "mp3", "mp4", "key", "pages",
        "csv", "pub", "ppsx", "m4a", "mov",
    ]

    static func prepare(_ page: inout PageLines) {
        guard page.markup == .plain, let first = page.openLines(limit: 1).first,
            page.openLines(limit: 4).count >= 4
        else { return }
        if page.isNumber(page.lines[first].text), page.lines[first].text.count <= 4,
            page.lines.count(where: { $0.text.count <= 4 && page.isNumber($0.text) }) == 1
        {
            // The number of a printed page, above its head.
            page.lines[first].role = .boilerplate
        } else if isName(page, first) {
            page.lines[first].role = .metadata
        } else if !takeParts(&page, first) {
            takeTab(&page)
        }
    }

    /// "Theft Act 1968 - Criminal law - Lawnotes4u", as a browser names a page: its title, the subject and the site.
    private static func takeParts(_ page: inout PageLines, _ first: Int) -> Bool {
        let line = page.lines[first]
        guard line.marker == .none, !line.isRow, line.text.count <= 160, page.opening.title == nil,
            page.lines[first + 1].text.count <= 160
        else { return false }
        for sign in [" - ", " | ", " – ", " — ", " · "] {
            let parts = page.string(line.text).split(atEvery: sign)
            guard parts.count == 3, parts[2].split(separator: " ").count <= 3 else { continue }
            let course = CourseWords(String(parts[1]))
            guard course.areAll, !CourseWords(String(parts[0])).areAll,
                !CourseWords(String(parts[2])).areAll, let subject = course.subject,
                CourseWords(String(parts[0])).subject == nil,
                let end = page.clean[line.text.range].firstRange(of: Array(sign.utf8))?.lowerBound
            else { continue }
            page.lines[first].role = .title
            page.opening.title = page.finding(page.trimmed(Span(line.text.start, end)))
            page.opening.subjects.append(subject)
            return true
        }
        return false
    }

    /// "Cell Division - Revision Cards in GCSE Biology" above "Cell Division": how a browser names the page.
    private static func takeTab(_ page: inout PageLines) {
        let open = page.openLines(limit: 2)
        let (tab, title) = (page.lines[open[0]], page.lines[open[1]])
        guard tab.marker == .none, title.marker == .none, 4...100 ~= title.text.count,
            tab.text.count >= title.text.count + 5, tab.text.count <= 200,
            page.clean[tab.text.range].starts(with: page.clean[title.text.range])
        else { return }
        let rest = page.string(Span(tab.text.start + title.text.count, tab.text.end))
        guard ["- ", "| ", "– ", "— ", "· "].contains(where: rest.hasPrefix) else { return }
        page.lines[open[0]].role = .boilerplate
    }

    static func isName(_ page: PageLines, _ index: Int) -> Bool {
        let words = page.lowercased(index, limit: 80)
        guard page.lines[index].marker == .none, let dot = words.lastIndex(of: "."),
            dot > words.startIndex, words[words.index(before: dot)] != " "
        else { return false }
        return endings.contains(words[words.index(after: dot)...])
    }
}
