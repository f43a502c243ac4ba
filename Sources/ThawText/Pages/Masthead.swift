import ThawCore

/// The head of a page: the lines above its content, and which of them is the title.
///
/// What names the page is the line that the content bears out: the term that the definition defines, or the words
/// that come back below. Lines above it are the site's, whatever they say.
struct Masthead {
    /// The line of the title in `PageLines.lines`.
    var title: Int?
    var finding: Finding?
    /// What the other lines of the head are.
    var roles: [Int: Block.Role] = [:]
    /// The line on which the definition begins, where the page has one.
    var definition: Int?
    /// Whether the definition defines what the title names.
    var isDefined = false
    /// Subjects that lines of the head name.
    var subjects: [String] = []
    /// The steps of the site above the title, a line each, the general one first.
    private(set) var path: [String] = []
    /// Other names of the term, from a line that gives nothing else.
    private(set) var otherNames: [String] = []

    private let page: PageLines
    private let head: [Int]
    private let content: [Int]

    /// Looks at the first lines of the content only. Cost: linear in the words of the page.
    init(_ page: PageLines, _ furniture: Furniture, content: [Int]) {
        self.page = page
        let named = content.prefix(12).first {
            KeyTermPage.otherNames(page, page.lines[$0].text) != nil
        }
        let content = content.filter { $0 != named }
        self.content = content
        head = Self.head(page, content)
        findDefinition()
        if definition == nil { findMeaning() }
        if definition == nil { findEntry() }
        if let named, definition.map({ named < $0 }) ?? false {
            otherNames = KeyTermPage.otherNames(page, page.lines[named].text) ?? []
            roles[named] = .metadata
        }
        if definition == nil { findTitle(furniture) }
    }

    /// The short lines before the first bullet, label or sentence.
    private static func head(_ page: PageLines, _ content: [Int]) -> [Int] {
        var head: [Int] = []
        for index in content.prefix(12) {
            let line = page.lines[index]
            guard line.marker == .none || isSection(page, line), !line.isRow,
                line.text.count <= 120, CardLabel(page, line) == nil,
                !(page.endsSentence(line.text) && page.lastByte(of: line.text) != 0x3F
                    && page.words(in: line.text, limit: 9) >= 7),
                !isWrapped(page, index)
            else { break }
            head.append(index)
        }
        return head
    }

    /// "2.8 Judicial branch": a course's section, not a point of a list.
    private static func isSection(_ page: PageLines, _ line: Line) -> Bool {
        let number = page.clean[line.start..<line.text.end].prefix { $0 != 0x20 && $0 != 0x09 }
        let parts = number.split(separator: 0x2E, omittingEmptySubsequences: false)
        return parts.count == 2 && line.text.count <= 60
            && parts.allSatisfy { 1...2 ~= $0.count && $0.allSatisfy(ByteText.isDigit) }
    }

    /// Whether the line is the first of a sentence that was wrapped at a column.
    private static func isWrapped(_ page: PageLines, _ index: Int) -> Bool {
        let text = page.lines[index].text
        guard text.count >= 60, index + 1 < page.lines.count, !page.endsSentence(text) else {
            return false
        }
        let next = page.lines[index + 1]
        return !next.isApart && next.marker == .none && next.role == nil
            && ByteText.isUpper(page.clean[text.start])
            && ByteText.isLower(page.clean[next.text.start])
    }

    // MARK: Key terms

    /// The first sentence that defines, within a few lines of the head; the line above that names its subject is the
    /// title.
    private mutating func findDefinition() {
        let limit = min(content.count, head.count + 2)
        for position in 0..<limit {
            let index = content[position]
            let line = page.lines[index]
            guard line.marker == .none, line.heading == 0, line.text.count >= 40,
                let subject = DefinitionSubject(page, line.text)
            else { continue }
            let above = head.filter { $0 < index }
            let names = ([page.string(subject.name)] + subject.aliases).map(Self.key).filter {
                $0.count >= 2
            }
            let keys = above.map { (line: $0, key: Self.key(page.string(of: page.lines[$0]))) }
            // "What is osmosis?" below "Osmosis" heads the definition.
            let named =
                (keys.last { names.contains($0.key) }
                ?? keys.last { line in names.contains { Self.names(line.key, $0) } })?.line
            guard let named else {
                // Slogans of a site: small letters, or the next line goes on with them.
                let slogans = above.prefix {
                    ByteText.isLower(page.clean[page.lines[$0].text.start])
                        && page.words(in: page.lines[$0].text, limit: 4) >= 4
                }
                guard !slogans.isEmpty, slogans.count == above.count else { continue }
                definition = index
                isDefined = true
                for slogan in slogans { roles[slogan] = .boilerplate }
                return
            }
            definition = index
            isDefined = true
            setTitle(named, term: names.first)
            takeSteps(above: named)
            for other in above where other != named && roles[other] == nil {
                let isHeading =
                    other > named && KeyTermWords(page.string(of: page.lines[other])).isDefinition
                let isCourse = subjects.contains(lineText(other))
                roles[other] = isCourse ? .metadata : isHeading ? .heading : .boilerplate
                noteSubject(other)
            }
            return
        }
    }

    /// "Meaning" over a sentence that does not name what it defines: the line above the heading does.
    private mutating func findMeaning() {
        guard
            let heading = head.indices.dropFirst().first(where: { position in
                let line = page.lines[head[position]]
                return line.text.count <= 32 && position + 1 < content.count
                    && (KeyTermWords(page.string(of: line)).isDefinition
                        || isAboveParts(position))
            })
        else { return }
        let text = page.lines[content[heading + 1]]
        guard text.marker == .none, text.text.count >= 40, page.endsSentence(text.text) else {
            return
        }
        let above = head[..<heading].filter {
            SchoolSubjects.subject(in: page.string(of: page.lines[$0])) == nil
                && !isPronunciation($0)
        }
        let opening = Self.key(
            page.string(Span(text.text.start, min(text.text.end, text.text.start + 160))))
        // The line itself names what the sentence below it goes on to tell of.
        if isAboveParts(heading), opening.hasPrefix(Self.key(lineText(head[heading]))) {
            takeMeaning(head[heading], below: heading)
            return
        }
        let said = above.last { " \(opening) ".contains(" \(Self.key(lineText($0))) ") }
        guard let named = said ?? above.last, page.words(in: page.lines[named].text, limit: 8) <= 7
        else {
            return
        }
        takeMeaning(named, below: heading)
    }

    private mutating func takeMeaning(_ named: Int, below heading: Int) {
        definition = content[heading + 1]
        isDefined = true
        setTitle(named)
        for other in head[...heading] where other != named {
            roles[other] = other == head[heading] ? .heading : .boilerplate
            noteSubject(other)
        }
    }

    /// "code-switching" over "noun · sociolinguistics": a dictionary's entry, whose definition does not repeat the
    /// name.
    private mutating func findEntry() {
        guard
            let position = head.indices.dropFirst().first(where: { isPronunciation(head[$0]) }),
            position + 1 < content.count, page.lines[head[position - 1]].text.count <= 60
        else { return }
        let text = content.dropFirst(position + 1).prefix(3).first { index in
            let line = page.lines[index]
            return line.marker == .none && line.text.count >= 40 && page.endsSentence(line.text)
        }
        guard let text else { return }
        definition = text
        isDefined = true
        setTitle(head[position - 1])
        for other in head where other < text && other != head[position - 1] {
            roles[other] = .boilerplate
            noteSubject(other)
        }
    }

    private func lineText(_ index: Int) -> String { page.string(of: page.lines[index]) }

    /// Whether a sentence follows, and under the next heading a list: the first part of a page about a term, whatever
    /// its heading says.
    private func isAboveParts(_ position: Int) -> Bool {
        guard position + 3 < content.count, head.last == head[position] else { return false }
        let text = page.lines[content[position + 1]]
        let heading = page.lines[content[position + 2]]
        return text.text.count >= 80 && text.marker == .none && page.endsSentence(text.text)
            && heading.marker == .none && heading.text.count <= 48
            && !page.endsSentence(heading.text)
            && page.lines[content[position + 3]].marker != .none
    }

    /// "/ˈmɒnsuːn/", "[noun]", "(n.)".
    private func isPronunciation(_ index: Int) -> Bool {
        Self.isPronunciation(page, page.lines[index].text)
    }

    static func isPronunciation(_ page: PageLines, _ text: Span) -> Bool {
        [0x2F, 0x5B, 0x28, 0x5C].contains(page.clean[text.start])
            || isWordClass(page.string(text).lowercased())
    }

    /// "noun", "noun · say it: …".
    static func isWordClass(_ text: String) -> Bool {
        let words = text.letterRuns
        guard let first = words.first,
            ["noun", "verb", "adjective", "adverb", "phrase"].contains(first)
        else { return false }
        return words.count == 1 || text.contains { ["·", "•", "|", "/", "["].contains($0) }
    }

    /// Whether a line names a term: it is the term, or the term with a bracket, an article or a few words beside it.
    private static func names(_ line: String, _ term: String) -> Bool {
        if line == term { return true }
        guard line.count >= 3, term.count >= 3 else { return false }
        // "Eigenvalue" over "An eigenvalue of a square matrix is …".
        if term.hasPrefix(line + " "),
            let next = term.dropFirst(line.count + 1).split(separator: " ").first,
            ["of", "in", "for", "on", "to", "at", "by", "from"].contains(next)
        {
            return true
        }
        let padded = " \(line) "
        return padded.contains(" \(term) ") && line.count <= term.count + 24
            || line.count >= 5 && " \(term) ".contains(padded) && line.count * 10 >= term.count * 6
    }

    /// Letters and digits in lower case, a blank between words, without an article; a plural counts as its singular.
    static func key(_ text: String) -> String {
        var words = text.lowercased().letterAndNumberRuns.map(String.init)
        if let first = words.first, words.count > 1, ["the", "a", "an"].contains(first) {
            words.removeFirst()
        }
        return words.map {
            $0.count > 4 && $0.hasSuffix("s") && !$0.hasSuffix("ss") ? String($0.dropLast()) : $0
        }
        .joined(separator: " ")
    }

    /// - Parameter term: what the definition defines; words before its colon ("Key term: …") are left out.
    private mutating func setTitle(_ index: Int, term: String? = nil) {
        title = index
        var text = page.lines[index].text
        // A switch for sound and the like behind the name.
        while text.count > 4, text.end - 4 > text.start, page.clean[text.end - 4] == 0xF0 {
            text = page.trimmed(Span(text.start, text.end - 4))
        }
        if let term, let colon = page.firstIndex(of: 0x3A, in: text),
            page.words(in: Span(text.start, colon), limit: 4) <= 3
        {
            let rest = page.trimmed(Span(colon + 1, text.end))
            if Self.key(page.string(rest)) == term { text = rest }
        }
        if text.count > 1, page.clean[text.end - 1] == 0x3A {
            text = page.trimmed(Span(text.start, text.end - 1))
        }
        // "Gentrification: Definition" heads the definition of what it names.
        if let colon = page.firstIndex(of: 0x3A, in: text), colon + 2 < text.end,
            KeyTermWords(page.string(Span(colon + 1, text.end))).isDefinition,
            page.words(in: Span(colon + 1, text.end), limit: 3) <= 2
        {
            text = page.trimmed(Span(text.start, colon))
        }
        finding = page.finding(text)
        roles[index] = .title
    }

    /// "Biology", "Unit 7", "Evolution" over the title: each leads to the next.
    private mutating func takeSteps(above title: Int) {
        let above = (max(0, title - 4)..<title)
        guard let first = above.last(where: { SchoolSubjects.isSubject(lineText($0)) }),
            (first + 1..<title).allSatisfy({
                head.contains($0) || TitleBlock.isNumberedPart(page, $0, isWhole: true)
            })
        else { return }
        let steps = above[first...].filter { !TitleBlock.isNumberedPart(page, $0, isWhole: true) }
        guard steps.count >= 2,
            steps.dropFirst().allSatisfy({ index in
                let line = page.lines[index]
                return !line.isApart && line.text.count <= 48 && !page.endsSentence(line.text)
                    && !SiteChrome.isControl(lineText(index).lowercased())
                    && !KeyTermWords(lineText(index)).isDefinition
                    && (ByteText.isUpper(page.clean[line.text.start])
                        || page.clean[line.text.start] >= 0x80)
            })
        else { return }
        path = steps.map(lineText)
        for index in above[first...] { roles[index] = .metadata }
    }

    private mutating func noteSubject(_ index: Int) {
        let words = CourseWords(lineText(index))
        if words.areAll, let subject = words.subject {
            subjects.append(subject)
            roles[index] = .metadata
            return
        }
        // "Administrative Law    Glossary sheet 9": what stands at the left of a running head.
        let columns = page.string(page.lines[index].text, keepingGaps: true).columns(apart: 3)
        if var field = columns.first,
            columns.dropFirst().allSatisfy({ CourseWords($0).unknown.isEmpty })
        {
            for label in ["Subject: ", "Course: "] where field.hasPrefix(label) {
                field.removeFirst(label.count)
            }
            guard SchoolSubjects.isField(field) else { return noteLinks(index) }
            subjects.append(field)
            roles[index] = .metadata
            return
        }
        noteLinks(index)
    }

    /// "PsychologyAll key terms": two links of the site's.
    private mutating func noteLinks(_ index: Int) {
        let links = SiteChrome.unglued(lineText(index))
        let named = links.filter { SchoolSubjects.isSubject($0) }
        guard links.count >= 2, named.count == 1,
            links.allSatisfy({ SchoolSubjects.isSubject($0) || Breadcrumb.isRoot($0) })
        else { return }
        subjects += named
        roles[index] = .metadata
    }

    // MARK: Cards

    /// The line of the head whose words come back most often below it. What stands above it and has nothing to do
    /// with the content is the site's; a subject beside it is metadata.
    private mutating func findTitle(_ furniture: Furniture) {
        var candidates = head
        let body = content.dropFirst(head.count)
        guard candidates.count >= 2 else { return }
        for index in candidates
        where SchoolSubjects.subject(in: page.string(of: page.lines[index])) != nil {
            noteSubject(index)
        }
        candidates.removeAll { roles[$0] != nil }
        guard !candidates.isEmpty else {
            roles = [:]
            subjects = []
            return
        }
        // The last line above a list heads the list.
        let isOverList = body.first.map { page.lines[$0].marker != .none } ?? false
        var titles = candidates
        if isOverList, let last = titles.last, last == head.last {
            titles.removeLast()
            if titles.isEmpty { return }
        }
        // Above author and date stands the title.
        if let metadata = furniture.roles.firstIndex(of: .metadata) {
            let above = titles.filter { $0 < metadata }
            if !above.isEmpty { titles = above }
            // Below who made the page the first of labelled cards begins.
            let isOfCards = content.prefix(60).contains { CardLabel(page, page.lines[$0]) != nil }
            if above.isEmpty, furniture.author != nil, isOfCards { return }
        }
        // A word to other visitors begins small.
        let named = titles.filter { !ByteText.isLower(page.clean[page.lines[$0].text.start]) }
        if let first = named.first, first == titles.first { titles = named }
        // A menu or a trail of links stands below the name of the site, not below a title.
        let sites = titles.indices.dropLast().filter { position in
            (titles[position]..<titles[position + 1]).contains {
                furniture.roles[$0] == .navigation
            }
        }
        if let last = sites.last, last + 1 < titles.count {
            for index in titles[...last] { roles[index] = .boilerplate }
            titles.removeFirst(last + 1)
            if titles.count == 1, !isOverBody(titles[0]) { setTitle(titles[0]) }
        }
        guard titles.count >= 2 else { return }
        let words = BodyWords(page, content, after: titles)
        let support = titles.map { words.support(of: page.string(of: page.lines[$0])) }
        guard let best = support.indices.max(by: { (support[$0], -$0) < (support[$1], -$1) }),
            best > 0,
            support[best] >= 2,
            support[best] >= 2 * (support[0] + 1) || isSite(titles[0], furniture)
        else { return }
        let isPlausible =
            best == 1 || isOverList
            || body.first.map { CardLabel(page, page.lines[$0]) != nil } ?? false
        guard isPlausible else { return }
        guard best > 0 || titles.count == candidates.count else { return }
        for index in titles[..<best] { roles[index] = .boilerplate }
        setTitle(titles[best])
    }

    /// Whether a bullet or a sentence follows: then the line may head the first card.
    private func isOverBody(_ index: Int) -> Bool {
        guard let position = content.firstIndex(of: index), position + 1 < content.count else {
            return false
        }
        return CardLabel(page, page.lines[content[position + 1]]) == nil && head.last == index
    }

    /// A name with a slogan behind a dash, or one that the line of the copyright repeats.
    private func isSite(_ index: Int, _ furniture: Furniture) -> Bool {
        guard let first = page.string(of: page.lines[index]).split(separator: " ").first,
            first.count >= 4
        else {
            return false
        }
        let name = first.lowercased()
        return page.lines.indices.contains { other in
            furniture.roles[other] == .boilerplate && other != index
                && (other * 2 > page.lines.count || page.hasCopyrightSign(page.lines[other]))
                && page.lines[other].text.count <= 200
                && page.string(of: page.lines[other]).lowercased().contains(name)
        }
    }
}
