import ThawCore

/// The lines that `LineModel` takes for the site's: its menus, buttons and offers, in words that no list has.
///
/// Rules that know what a line says come first; this is asked of the lines that they leave open.
struct SiteLines {
    /// How sure it must be of a line between two of the site's, of any other, and of a point in several words. A point
    /// that is lost costs a learner more than a button among the points.
    private static let least = (beside: 0.9, alone: 0.95, point: 0.97)
    /// The same on the average of lines that recur.
    private static let leastAgain = 0.75
    private static let longest = 14
    /// How sure of a line among the last of the page, and of all of these on the average.
    private static let leastInFoot = (line: 0.4, average: 0.75)
    /// Notes that come from no site have none; one or two lines that look so are short lines of theirs.
    private static let fewest = 3
    /// How far down a title may stand.
    private static let head = 30
    /// How likely a line must be the title, and below lines that are rather the site's than not.
    private static let leastTitle = (alone: 0.5, belowSite: 0.2)

    private let page: PageLines
    private let chances: [LineModel.Chances]
    /// From the first label of a card to the last.
    private let cards: Range<Int>
    /// Most lines stand below others by their indent, in several steps: an outline, of which no site has a part.
    private let isOutline: Bool
    /// Lines that begin with a year, where there are several: entries of a chronology.
    private let dated: Set<Int>

    /// What the model says of a page.
    struct Found {
        /// The site's lines.
        var lines: Set<Int> = []
        /// Which of them names the page's subject.
        var subject: (line: Int, name: String)?
        /// How likely each of the first lines is the title, by its index.
        var titles: [Int: Double] = [:]
    }

    static func find(_ page: PageLines) -> Found {
        guard page.markup != .html, page.lines.count >= 8,
            page.opening.form == nil || page.opening.form == .questionCards,
            let model = LineModel.standard
        else { return Found() }
        let lines = SiteLines(
            page: page, chances: model.chances(of: page), cards: cards(of: page),
            isOutline: isOutline(page), dated: dated(page))
        let above = lines.aboveTitle()
        let head = lines.chances.prefix(Self.head).indices.filter(lines.mayBeTitle)
            .map { (lines.chances[$0].line, lines.chances[$0].title) }
        return Found(
            lines: Set(lines.inBody() + lines.inFoot() + above), subject: lines.subject(above),
            titles: Dictionary(head, uniquingKeysWith: { first, _ in first }))
    }

    private static func cards(of page: PageLines) -> Range<Int> {
        let labels = page.lines.indices.filter {
            CardLabel(page, page.lines[$0]).map { $0.total != nil && !$0.isPageNumber } ?? false
        }
        guard labels.count >= 3, let first = labels.first, let last = labels.last else {
            return 0..<0
        }
        return first..<last
    }

    private static func dated(_ page: PageLines) -> Set<Int> {
        let found = page.lines.indices.filter { index in
            let text = page.lines[index].text
            let digits = text.range.prefix(5).prefix { ByteText.isDigit(page.clean[$0]) }.count
            return 3...4 ~= digits && text.count >= digits + 4
        }
        guard found.count >= 4, let first = found.first, let last = found.last else { return [] }
        // "     Selma marches" between two of them is another entry.
        return found.count * 2 > last - first ? Set(first...last) : Set(found)
    }

    private static func isOutline(_ page: PageLines) -> Bool {
        let indents = page.lines.map(\.indent).filter { $0 > 0 }
        return indents.count * 10 >= page.lines.count * 6 && Set(indents).count >= 2
    }

    private func isOpen(_ place: Int) -> Bool {
        let line = page.lines[chances[place].line]
        guard !line.isRow, line.heading == 0, !line.isCode, line.role == nil,
            !dated.contains(chances[place].line),
            !isOutline || line.indent == 0,
            page.words(in: line.text, limit: Self.longest + 1) <= Self.longest
        else { return false }
        // A formula is no button, and below the label of a card stands its heading.
        if page.firstIndex(of: 0x3D, in: line.text) != nil || isReading(line.text) { return false }
        if place > 0, CardLabel(page, page.lines[chances[place - 1].line]) != nil { return false }
        // Between the cards of a page stand cards: "2 daughter cells" is no count of the site's.
        if cards.contains(chances[place].line),
            page.clean[line.text.range].contains(where: ByteText.isDigit)
        {
            return false
        }
        if isContinuation(place) || namesTerm(line) { return false }
        if line.marker != .none, page.words(in: line.text, limit: 5) >= 5,
            chances[place].site < Self.least.point
        {
            return false
        }
        // Numbers alone are those of pages, tasks or marks: other rules know which.
        let words = page.string(of: line).lowercased().letterRuns
        return words.contains { $0.count >= 2 } && !words.contains { $0 == "marks" || $0 == "mark" }
    }

    /// "0.2 mol → +4.1 %": an arrow between two numbers, of what was measured.
    private func isReading(_ text: Span) -> Bool {
        guard text.count <= 120, let arrow = page.clean[text.range].firstIndex(of: 0xE2),
            arrow + 1 < text.end, page.clean[arrow + 1] == 0x86
        else { return false }
        return page.clean[text.start..<arrow].contains(where: ByteText.isDigit)
            && page.clean[(arrow + 3)..<text.end].contains(where: ByteText.isDigit)
    }

    /// "Key word: Ahimsa": what the page is about, however sites print it.
    private func namesTerm(_ line: Line) -> Bool {
        let head = Span(line.text.start, min(line.text.end, line.text.start + 20))
        guard let colon = page.firstIndex(of: 0x3A, in: head), colon + 2 < line.text.end else {
            return false
        }
        return KeyTermPage.namesTerm(page.string(Span(head.start, colon)))
    }

    /// Whether a point or sentence of the line above goes on here.
    private func isContinuation(_ place: Int) -> Bool {
        let line = page.lines[chances[place].line]
        guard place > 0, !line.isApart, line.marker == .none,
            ByteText.isLower(page.clean[line.text.start])
        else { return false }
        let above = page.lines[chances[place - 1].line]
        return (above.marker != .none || above.text.count >= 50) && !page.endsSentence(above.text)
    }

    private func inBody() -> [Int] {
        let keys = chances.map { SiteFrame.key(page, page.lines[$0.line].text) }
        var again: [String: (count: Int, sum: Double)] = [:]
        for (key, chance) in zip(keys, chances) where !key.isEmpty {
            again[key, default: (0, 0)].count += 1
            again[key, default: (0, 0)].sum += chance.site
        }
        let recurs = keys.map { key in
            let (count, sum) = again[key] ?? (0, 0)
            return count >= 3 && sum >= Self.leastAgain * Double(count)
        }
        let isSure = chances.indices.map { recurs[$0] || chances[$0].site >= Self.least.beside }
        // Headings come again in notes, too: what stands once must tell that there is a site.
        let once = chances.indices.filter { isSure[$0] && again[keys[$0]]?.count == 1 }
        guard once.count >= Self.fewest else { return [] }
        func isSite(_ place: Int) -> Bool { !chances.indices.contains(place) || isSure[place] }
        return chances.indices.filter { place in
            isSure[place] && isOpen(place)
                && (recurs[place] || chances[place].site >= Self.least.alone
                    || isSite(place - 1) && isSite(place + 1))
        }
        .map { chances[$0].line }
    }

    /// The last lines, up to one that is no longer likely the site's or that recurs, as the switches of cards do.
    private func inFoot() -> [Int] {
        var keys: [String: Int] = [:]
        for chance in chances {
            keys[SiteFrame.key(page, page.lines[chance.line].text), default: 0] += 1
        }
        var (sum, found) = (0.0, [Int]())
        for place in chances.indices.reversed() {
            let key = SiteFrame.key(page, page.lines[chances[place].line].text)
            let text = page.lines[chances[place].line].text
            guard chances[place].site >= Self.leastInFoot.line, keys[key] ?? 0 < 3,
                !dated.contains(chances[place].line),
                page.words(in: text, limit: 8) <= 7 || chances[place].site >= 0.8
            else { break }
            sum += chances[place].site
            found.append(place)
        }
        guard found.count >= Self.fewest, sum >= Self.leastInFoot.average * Double(found.count)
        else { return [] }
        return found.filter(isOpen).map { chances[$0].line }
    }

    /// The lines above the one that is most likely the title: whatever they say, they are the site's.
    private func aboveTitle() -> [Int] {
        let head = chances.indices.prefix(Self.head)
        guard
            let title = head.filter(mayBeTitle).max(by: {
                (chances[$0].title, -$0) < (chances[$1].title, -$1)
            }),
            chances[title].title >= Self.leastTitle.belowSite, title > 0, namesMore(title),
            !isOneOfHeads(title)
        else { return [] }
        let above = head.prefix { $0 < title }
        if above.contains(where: { isBorneOut($0, below: title) }) { return [] }
        let isHead = above.allSatisfy { place in
            chances[place].site >= Self.least.beside
                || isOfHead(place) && 3 * chances[place].title <= 2 * chances[title].title
        }
        let average = above.reduce(0) { $0 + chances[$1].site } / Double(title)
        let isBelowSite = chances[title - 1].site >= 0.3 && average >= 0.4
        guard isHead, isBelowSite || chances[title].title >= Self.leastTitle.alone else {
            return []
        }
        return above.filter { place in
            isOpen(place)
                && !TitleBlock.isPlace(page.string(of: page.lines[chances[place].line]))
        }
        .map { chances[$0].line }
    }

    /// Whether all that a line says comes back in the content, as what a title says does.
    private func isBorneOut(_ place: Int, below title: Int) -> Bool {
        let line = page.lines[chances[place].line]
        guard line.marker == .none, chances[place].site < Self.least.beside else { return false }
        let text = page.string(of: line)
        let named = page.string(of: page.lines[chances[title].line])
        guard Masthead.key(text) != Masthead.key(named), !CourseWords(text).areAll,
            CourseWords.subject(in: text) == nil
        else { return false }
        let content = chances[(title + 1)...].filter { $0.site < 0.5 }.map(\.line)
        return BodyWords(page, content, after: []).bears(text, times: 2)
    }

    /// "JURIES", where "MAGISTRATES" heads another part below, and a title that is no line of capitals stands above.
    private func isOneOfHeads(_ title: Int) -> Bool {
        guard isInCapitals(title), !(0..<title).contains(where: isInCapitals) else { return false }
        return chances.indices.dropFirst(title + 1).contains(where: isInCapitals)
    }

    private func isInCapitals(_ place: Int) -> Bool {
        let line = page.lines[chances[place].line]
        return line.isApart && line.marker == .none && 4...60 ~= line.text.count
            && TitleBlock.isCapitals(page, chances[place].line)
    }

    /// The line of them that names a subject; where a department does, too, the lower one. More are a menu.
    private func subject(_ lines: [Int]) -> (line: Int, name: String)? {
        let named = lines.compactMap { index -> (line: Int, name: String)? in
            guard page.lines[index].marker == .none else { return nil }
            return CourseWords.subject(in: page.string(of: page.lines[index])).map { (index, $0) }
        }
        return named.count <= 2 ? named.last : nil
    }

    /// Whether a line is neither one of the site's by its words nor how a title is spoken: "[FIL-ih-bus-ter] noun".
    private func mayBeTitle(_ place: Int) -> Bool {
        let text = page.lines[chances[place].line].text
        let cues = page.clean.withUnsafeBufferPointer { CueMatcher.shared.matches($0, text) }
        return !cues.contains { $0.cue == .chatter && $0.place == .whole }
            && !Masthead.isPronunciation(page, text)
    }

    /// Whether a line may stand above a title: no sentence, point or label of the content.
    private func isOfHead(_ place: Int) -> Bool {
        let line = page.lines[chances[place].line]
        let words = page.words(in: line.text, limit: Self.longest + 1)
        return words <= (line.marker == .none ? Self.longest : 3)
            && !(page.endsSentence(line.text) && words >= 7) && CardLabel(page, line) == nil
    }

    /// Whether a line says more than "Revision cards" or "Year 9 History".
    private func namesMore(_ place: Int) -> Bool {
        let words = CourseWords(page.string(of: page.lines[chances[place].line]))
        return words.unknown.contains { $0 != "cards" }
    }
}
