import ThawCore

/// A page of revision cards: groups of bullets, each with a label "n of N" behind it or before it.
///
/// Whether the labels close or open their cards is told from what stands at the ends of the page
/// and from the empty lines around the labels; read the wrong way, every card would shift by one.
struct RevisionCards {
    private let lines: ContentLines
    private let labels: [Int]
    /// Whether a label stands behind its card.
    private let labelsClose: Bool
    /// Whether most lines have bullets.
    private let areListed: Bool
    /// Whether most cards have a heading over their text.
    private var areHeaded = false
    var result: Structure

    /// `nil` where the page bears no labels that count.
    static func read(
        _ lines: ContentLines, firstMetadata: Int?, title: Finding? = nil
    ) -> Structure? {
        if let cards = readHeaded(lines, firstMetadata: firstMetadata, title: title) {
            return cards
        }
        guard let labels = labels(of: lines) else { return nil }
        var reader = RevisionCards(lines: lines, labels: labels)
        reader.result.title = title
        reader.read(firstMetadata: firstMetadata)
        return reader.result
    }

    /// Cards whose labels are lost: groups of bullets with empty lines between them, on a page that says who made
    /// it. `nil` where there is other text, or a single group.
    static func readUnlabelled(_ lines: ContentLines, firstMetadata: Int?) -> Structure? {
        var starts = [0]
        let areTight = (1..<max(1, lines.count)).allSatisfy { !lines.line($0).isApart }
        for position in 1..<max(1, lines.count) where lines.line(position - 1).marker != .none {
            let line = lines.line(position)
            // The empty line may stand under the heading instead.
            let isOverGap =
                position + 1 < lines.count && line.marker == .none
                && lines.line(position + 1).marker != .none && lines.line(position + 1).isApart
                && lines.looksLikeHeading(position) && !lines.continues(position)
            let isOverList =
                areTight && position + 1 < lines.count && line.marker == .none
                && lines.line(position + 1).marker != .none && lines.looksLikeHeading(position)
                && !lines.continues(position)
            if line.isApart || isOverGap || isOverList { starts.append(position) }
        }
        let ends = starts.dropFirst() + [lines.count]
        var groups: [(label: Int?, range: Range<Int>)] = zip(starts, ends).map { (nil, $0..<$1) }
        let bullets = (0..<lines.count).count { lines.line($0).marker != .none }
        // Headings that the markup gives make an outline.
        guard groups.count >= 2, bullets >= 2 * groups.count,
            (0..<lines.count).allSatisfy({ lines.line($0).heading == 0 }),
            groups.allSatisfy({ lines.line($0.range.upperBound - 1).marker != .none })
        else { return nil }
        var reader = RevisionCards(lines: lines, labels: [])
        reader.takeTitle(&groups, firstMetadata: firstMetadata)
        reader.takeSubtitles(&groups, firstMetadata: firstMetadata)
        for group in groups { reader.addCard(label: nil, group.range) }
        return reader.result
    }

    /// Cards under headings that count from 1, "1. Glaciers", each with bullets below. `nil` where the numbers do not
    /// count or number the bullets themselves.
    static func readNumbered(_ lines: ContentLines, title: Finding?) -> Structure? {
        var starts: [Int] = []
        var bullets = 0
        for position in 0..<lines.count {
            switch lines.line(position).marker {
            case .number(starts.count + 1)
            where position + 1 < lines.count && lines.line(position).indent == 0
                && lines.text(position).count <= 100:
                starts.append(position)
            case .number: return nil
            case .bullet: bullets += 1
            case .none: continue
            }
        }
        guard starts.count >= 2, starts[0] <= 2, bullets >= 2 * starts.count else { return nil }
        let groups = zip(starts, starts.dropFirst() + [lines.count]).map { $0..<$1 }
        guard
            groups.allSatisfy({ group in
                group.dropFirst().contains { lines.line($0).marker == .bullet }
            })
        else { return nil }
        var reader = RevisionCards(lines: lines, labels: [])
        reader.result.title = title
        reader.readPreface(0..<starts[0])
        for group in groups { reader.addNumberedCard(group) }
        return reader.result
    }

    /// Adds a card with its heading and the paragraphs below.
    ///
    /// - Parameter name: the heading, where it is not the whole line or more than it.
    mutating func addCard(
        heading: Int, _ body: Range<Int>, name: Finding? = nil, label: Passage? = nil
    ) {
        var card = Resource.Card(bullets: [])
        card.heading = name ?? lines.heading(heading)
        card.label = label
        setRole(.heading, heading)
        for paragraph in lines.paragraphs(body) {
            card.bullets.append(lines.passage(paragraph))
            for position in paragraph { setRole(.card, position) }
        }
        result.content.cards.append(card)
    }

    /// Cards whose labels stand behind their headings.
    private static func readHeaded(
        _ lines: ContentLines, firstMetadata: Int?, title: Finding?
    ) -> Structure? {
        let known = lines.page.opening.headedCards
        guard !known.isEmpty else { return nil }
        let starts = (0..<lines.count).filter { known[lines.indices[$0]] != nil }
        guard starts.count >= 2 else { return nil }
        var reader = RevisionCards(lines: lines, labels: [])
        reader.result.title = title
        reader.readPreface(0..<starts[0])
        for (start, end) in zip(starts, starts.dropFirst() + [lines.count]) {
            let label = known[lines.indices[start]].map { lines.page.passage($0) }
            reader.addCard(heading: start, (start + 1)..<end, label: label)
        }
        return reader.result
    }

    private func isInBrackets(_ position: Int) -> Bool {
        let text = lines.text(position)
        return lines.line(position).marker == .none && text.count <= 60
            && lines.page.clean[text.start] == 0x28 && lines.page.clean[text.end - 1] == 0x29
    }

    private mutating func addNumberedCard(_ range: Range<Int>) {
        var name: Finding?
        var body = range.dropFirst()
        if let first = body.first, body.count > 1, isInBrackets(first) {
            // "(Mendel 1866)" under a heading belongs to it.
            let page = lines.page
            name = page.finding(
                Span(lines.text(range.lowerBound).start, lines.text(first).end))
            setRole(.heading, first)
            body = body.dropFirst()
        }
        addCard(heading: range.lowerBound, body, name: name)
    }

    init(lines: ContentLines, labels: [Int]) {
        self.lines = lines
        self.labels = labels
        labelsClose = Self.labelsClose(labels, in: lines)
        let bullets = (0..<lines.count).count { lines.line($0).marker != .none }
        areListed = bullets * 2 >= lines.count - labels.count
        result = Structure(.revisionCards, lines: lines.page.lines.count)
    }

    /// Positions of the labels, if they are a series.
    private static func labels(of lines: ContentLines) -> [Int]? {
        var found: [(position: Int, label: CardLabel)] = []
        for position in 0..<lines.count {
            guard let label = CardLabel(lines.page, lines.line(position)), !label.isPageNumber
            else {
                continue
            }
            found.append((position, label))
        }
        if found.contains(where: { $0.label.isWeak }) { found = counted(found) }
        guard let first = found.first, found.count < lines.count else { return nil }
        let isNamed = !first.label.word.isEmpty
        let rising = zip(found, found.dropFirst()).count { $0.label.number < $1.label.number }
        guard rising * 3 >= (found.count - 1) * 2 else { return nil }
        if found.count == 1 {
            let page = lines.page.string(lines.text(first.position))
            guard let total = first.label.total, isNamed || !page.contains("/") else { return nil }
            // "4 of 4" below a long text is the number of its page.
            if QuestionAnswer.hasMarks(lines) { return nil }
            let isLast = first.label.number == total && total > 1
            if isLast, !isNamed, lines.count > 12 { return nil }
        }
        return found.map(\.position)
    }

    /// Numbers alone are labels only where they count from 1 without a gap and there are no others.
    private static func counted(
        _ found: [(position: Int, label: CardLabel)]
    ) -> [(position: Int, label: CardLabel)] {
        let weak = found.filter { $0.label.isWeak }
        guard weak.count == found.count else { return found.filter { !$0.label.isWeak } }
        let counts = zip(weak, 1...).allSatisfy { $0.label.number == $1 }
        let styles = Set(weak.map(\.label.word)).count
        return counts && styles == 1 && weak.count >= 2 ? weak : []
    }

    private mutating func read(firstMetadata: Int?) {
        // Below the first card it tells nothing of the head.
        let firstMetadata = firstMetadata.flatMap { $0 < lines.indices[labels[0]] ? $0 : nil }
        var groups: [(label: Int?, range: Range<Int>)] = []
        let last = labels[labels.count - 1]
        if labelsClose {
            var start = 0
            for label in labels {
                groups.append((label, start..<label))
                start = label + 1
            }
            let rest = (last + 1)..<lines.count
            if rest.contains(where: { lines.line($0).marker != .none }) {
                groups.append((nil, rest))
            } else {
                for position in rest { setRole(.boilerplate, position) }
            }
        } else {
            readPreface(0..<labels[0])
            for (index, label) in labels.enumerated() {
                let end = index + 1 < labels.count ? labels[index + 1] : lines.count
                groups.append((label, (label + 1)..<end))
            }
        }
        takeRefrain(&groups)
        takeTitle(&groups, firstMetadata: firstMetadata)
        takeSubtitles(&groups, firstMetadata: firstMetadata)
        let headed = groups.count { $0.range.count > 1 && headingPosition($0.range) != nil }
        areHeaded = headed * 3 >= groups.count * 2
        let inner = innerHeadings(groups)
        for (place, group) in groups.enumerated() {
            let parts = parted(group.range, at: place).flatMap { Self.parts($0, at: inner) }
            for part in parts {
                addCard(label: part.upperBound == group.range.upperBound ? group.label : nil, part)
            }
        }
    }

    /// "▢ I know this  ▢ Not yet" at the end of each card is the app's.
    private mutating func takeRefrain(_ groups: inout [(label: Int?, range: Range<Int>)]) {
        let page = lines.page
        func last(_ range: Range<Int>) -> ArraySlice<UInt8>? {
            guard range.count >= 2, case let line = lines.line(range.upperBound - 1),
                line.text.count <= 60
            else { return nil }
            return page.clean[line.text.range]
        }
        var counts: [ArraySlice<UInt8>: Int] = [:]
        for group in groups { if let end = last(group.range) { counts[end, default: 0] += 1 } }
        let need = max(3, (groups.count * 3 + 3) / 4)
        guard let refrain = counts.first(where: { $0.value >= need })?.key else { return }
        for place in groups.indices where last(groups[place].range) == refrain {
            let range = groups[place].range
            setRole(.boilerplate, range.upperBound - 1)
            groups[place].range = range.lowerBound..<(range.upperBound - 1)
        }
    }

    /// What stands between the title and who made the page heads no card.
    private mutating func takeSubtitles(
        _ groups: inout [(label: Int?, range: Range<Int>)], firstMetadata: Int?
    ) {
        guard result.title != nil, labelsClose, let firstMetadata, let first = groups.first else {
            return
        }
        let above = first.range.prefix {
            lines.indices[$0] < firstMetadata && lines.line($0).marker == .none
        }
        guard !above.isEmpty, above.count <= 4, above.count + 1 < first.range.count,
            lines.indices[first.range.lowerBound + above.count] > firstMetadata
        else { return }
        for position in above { takeSubtitle(position) }
        groups[0].range = (first.range.lowerBound + above.count)..<first.range.upperBound
    }

    /// Where the numbers of two labels leave one out, its label is lost: a heading with an empty line above it, between
    /// bullets, begins the next card.
    private func parted(_ range: Range<Int>, at place: Int) -> [Range<Int>] {
        guard labelsClose, labels.indices.contains(place),
            let number = CardLabel(lines.page, lines.line(labels[place]))?.number
        else { return [range] }
        let last =
            place > 0 ? CardLabel(lines.page, lines.line(labels[place - 1]))?.number ?? number : 0
        guard 2...6 ~= number - last, range.count >= 4 else { return [range] }
        let starts = range.dropFirst(2).filter { position in
            position + 1 < range.upperBound && lines.line(position).isApart
                && lines.line(position).marker == .none && lines.looksLikeHeading(position)
                && lines.line(position - 1).marker != .none
                && lines.line(position + 1).marker != .none
        }
        guard starts.count == number - last - 1 else { return [range] }
        let bounds = [range.lowerBound] + starts + [range.upperBound]
        return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
    }

    /// The lines without a bullet between those that have one, where all of them read as headings; others may be the
    /// ends of wrapped bullets, and then none counts.
    private func innerHeadings(_ groups: [(label: Int?, range: Range<Int>)]) -> Set<Int> {
        guard areListed else { return [] }
        var found: Set<Int> = []
        for group in groups {
            for position in group.range.dropFirst()
            where lines.line(position).marker == .none && lines.line(position - 1).marker != .none {
                let isOverList =
                    position + 1 < group.range.upperBound
                    && lines.line(position + 1).marker != .none
                guard isOverList,
                    ByteText.isUpper(lines.page.clean[lines.text(position).start]),
                    lines.page.words(in: lines.text(position), limit: 6) <= 5,
                    lines.looksLikeHeading(position), !lines.continues(position)
                else { return [] }
                found.insert(position)
            }
        }
        return found
    }

    /// Cut above each of the positions.
    private static func parts(_ range: Range<Int>, at starts: Set<Int>) -> [Range<Int>] {
        let bounds =
            [range.lowerBound] + range.dropFirst().filter(starts.contains) + [range.upperBound]
        return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
    }

    private static func labelsClose(_ labels: [Int], in lines: ContentLines) -> Bool {
        guard !labels.isEmpty else { return true }
        let first = labels[0]
        let last = labels[labels.count - 1]
        var score = 0
        let hasContentBefore = (0..<first).contains { lines.line($0).marker != .none }
        let unmarkedBefore = first
        score += hasContentBefore ? 3 : (unmarkedBefore > 2 ? 1 : (first == 0 ? -6 : -2))
        let after = lines.count - 1 - last
        let hasContentAfter = ((last + 1)..<lines.count).contains { lines.line($0).marker != .none }
        score += after == 0 ? 6 : (hasContentAfter ? -3 : -1)
        var touching = 0
        for label in labels {
            if label > 0, !lines.line(label).isApart { touching += 1 }
            if label + 1 < lines.count, !lines.line(label + 1).isApart { touching -= 1 }
        }
        // Of what stands above the first label and below the last, the one as long as a card is one.
        let gaps = zip(labels, labels.dropFirst()).map { $1 - $0 - 1 }.sorted()
        if gaps.count >= 2 {
            let card = gaps[gaps.count / 2]
            if after * 2 <= card, first >= card { score += 2 }
            if first * 2 <= card, after >= card { score -= 2 }
        }
        return score + (touching > 0 ? 2 : touching < 0 ? -2 : 0) > 0
    }

    /// What stands before the first opening label: the title, and words about the cards.
    private mutating func readPreface(_ range: Range<Int>) {
        let title = result.title == nil ? takeSteps(range) : nil
        for position in (title.map { $0 + 1 } ?? range.lowerBound)..<range.upperBound {
            if result.title == nil, lines.looksLikeHeading(position) {
                setTitle(position)
            } else {
                takeSubtitle(position)
            }
        }
    }

    /// "Biology – pocket revision cards" names the subject; other words about the cards are kept as facts.
    private mutating func takeSubtitle(_ position: Int) {
        let text = lines.text(position)
        if text.count <= 80, !lines.page.endsSentence(text),
            let subject = CourseWords.subject(in: lines.page.string(text))
        {
            result.subjects.append(subject)
            setRole(.metadata, position)
            return
        }
        result.content.facts.append(lines.passage(position..<(position + 1)))
        setRole(.fact, position)
    }

    /// A line above the first card's own heading is the page's title.
    ///
    /// A single line there is the title when the other cards have no headings or when author and
    /// date stand under it.
    private mutating func takeTitle(
        _ groups: inout [(label: Int?, range: Range<Int>)], firstMetadata: Int?
    ) {
        guard result.title == nil, labelsClose, let first = groups.first, !first.range.isEmpty
        else {
            return
        }
        let start = first.range.lowerBound
        guard lines.looksLikeHeading(start), first.range.count > 1,
            lines.line(start).marker == .none
        else { return }
        if let title = takeSteps(first.range.lowerBound..<(first.range.upperBound - 1)) {
            groups[0].range = (title + 1)..<first.range.upperBound
            return
        }
        let second = start + 1
        let hasSecondHeading =
            first.range.count > 2 && lines.line(second).marker == .none
            && lines.looksLikeHeading(second)
            && first.range.dropFirst(2).contains { lines.line($0).marker != .none }
        let others = groups.dropFirst()
        let headed = others.count { headingPosition($0.range) != nil }
        let isAboveMetadata = firstMetadata.map { lines.indices[start] < $0 } ?? false
        // Under author and date stands what heads the first card; a title stands above them.
        let isBelowMetadata = firstMetadata.map { lines.indices[start] > $0 } ?? false
        let othersLackHeadings = !others.isEmpty && headed == 0 && !isBelowMetadata
        let level = lines.line(start).heading
        let isLargest =
            level > 0
            && others.allSatisfy { group in
                headingPosition(group.range).map { lines.line($0).heading > level } ?? true
            }
        if let heading = leadEnd(first.range, othersHeaded: headed * 3 >= others.count * 2) {
            setTitle(start)
            for position in second..<heading {
                result.content.facts.append(lines.passage(position..<(position + 1)))
                setRole(.fact, position)
            }
            groups[0].range = heading..<first.range.upperBound
            return
        }
        guard hasSecondHeading || isAboveMetadata || othersLackHeadings || isLargest else { return }
        setTitle(start)
        var body = second
        // Some sites print the title twice.
        while body + 1 < first.range.upperBound, lines.string(body) == lines.string(start) {
            setRole(.title, body)
            body += 1
        }
        groups[0].range = body..<first.range.upperBound
    }

    /// "Geography", "Landscapes", "Glacial landscapes", "Uploaded by ben": the steps of the site, of which the last is
    /// the title.
    private mutating func takeSteps(_ range: Range<Int>) -> Int? {
        let page = lines.page
        func isStep(_ position: Int) -> Bool {
            let index = lines.indices[position]
            return index > 0 && !lines.line(position).isApart
                && lines.line(position).marker == .none && lines.looksLikeHeading(position)
                && (position == range.lowerBound || lines.indices[position - 1] + 1 == index)
        }
        let steps = range.prefix { isStep($0) }
        guard 2...3 ~= steps.count, let title = steps.last,
            lines.indices[title] + 1 < page.lines.count
        else { return nil }
        let above = page.string(of: page.lines[lines.indices[range.lowerBound] - 1])
        let below = page.string(of: page.lines[lines.indices[title] + 1])
        guard SchoolSubjects.isSubject(above), CreditLine(below)?.author != nil,
            !CourseWords(lines.string(title)).hasSheet
        else { return nil }
        setTitle(title)
        result.subjectPath = [above] + steps.dropLast().map { lines.string($0) }
        for position in steps.dropLast() { setRole(.metadata, position) }
        return title
    }

    /// The heading of the first of cards of prose below a title, with a word on the cards between them or without:
    /// lines that stand apart, above the first paragraph.
    private func leadEnd(_ range: Range<Int>, othersHeaded: Bool) -> Int? {
        guard othersHeaded, labels.count >= 3, !areListed else { return nil }
        let lead = range.prefix { position in
            lines.line(position).marker == .none && lines.text(position).count <= 100
                && (position == range.lowerBound || lines.line(position).isApart)
        }
        guard 2...3 ~= lead.count, let heading = lead.last, lines.looksLikeHeading(heading),
            heading + 1 < range.upperBound, lines.line(heading + 1).isApart,
            lines.text(heading + 1).count > 100
        else { return nil }
        return heading
    }

    private mutating func setTitle(_ position: Int) {
        result.title = lines.page.finding(withoutHelpSign(lines.text(position)))
        setRole(.title, position)
    }

    /// Without the "?" behind a title that asks nothing: on some sites it is a button for help.
    private func withoutHelpSign(_ text: Span) -> Span {
        let bytes = lines.page.clean
        guard text.count > 4, bytes[text.end - 1] == 0x3F else { return text }
        let isStuck = text.end < bytes.count && ByteText.isUpper(bytes[text.end])
        guard bytes[text.end - 2] == 0x20 || isStuck else { return text }
        let bare = lines.page.trimmed(Span(text.start, text.end - 1))
        let first = lines.page.string(bare).lowercased().prefix { $0 != " " }
        return ChatQuiz.askers.contains(String(first)) ? text : bare
    }

    mutating func setRoleIfNone(_ role: Block.Role, _ position: Int) {
        if result.roles[lines.indices[position]] == nil { setRole(role, position) }
    }

    /// Of the lines above the first card the one right above who made the page, or the last.
    mutating func takeTitle(above first: Int, _ furniture: Furniture) {
        let heads = (0..<first).filter { lines.looksLikeHeading($0) }
        let named = heads.last { position in
            let next = lines.indices[position] + 1
            // "Suitable for: Year 10" tells of the cards, too.
            let value = lines.string(position).split(separator: ": ").last.map(String.init) ?? ""
            return next < furniture.roles.count && furniture.roles[next] == .metadata
                && !SchoolSubjects.isLevel(value)
        }
        if let title = named ?? heads.last { setTitle(title) }
    }

    private mutating func setRole(_ role: Block.Role, _ position: Int) {
        result.roles[lines.indices[position]] = role
    }

    // MARK: Cards

    /// The line that heads a card, if one does.
    private func headingPosition(_ range: Range<Int>) -> Int? {
        guard let first = range.first, lines.line(first).marker == .none else { return nil }
        if range.count == 1 { return isHeadingAlone(first) ? first : nil }
        let line = lines.line(first)
        if line.heading > 0 { return first }
        let next = lines.line(first + 1)
        if range.contains(where: { lines.line($0).marker != .none }) {
            let isShort = line.text.count <= 120 && !lines.continues(first + 1)
            return isShort
                && (lines.looksLikeHeading(first) || isCry(first) || next.marker != .none)
                ? first : nil
        }
        guard lines.looksLikeHeading(first) || isCry(first), !lines.continues(first + 1) else {
            return nil
        }
        let isNamed = line.isStrong || next.isApart || lines.page.endsInQuestionMark(line.text)
        // "population 8.2 million in 1841, probably higher" is the first point of a card without a heading.
        let isPoint =
            ByteText.isLower(lines.page.clean[line.text.start])
            && lines.page.firstIndex(of: 0x2C, in: line.text) != nil
            && lines.page.words(in: line.text, limit: 6) >= 5
        return isNamed || !isPoint && lines.page.words(in: line.text, limit: 10) <= 8 ? first : nil
    }

    /// "Exam tips!"
    private func isCry(_ position: Int) -> Bool {
        lines.page.lastByte(of: lines.text(position)) == 0x21
            && lines.page.words(in: lines.text(position), limit: 5) <= 4
            && ByteText.isUpper(lines.page.clean[lines.text(position).start])
    }

    /// The heading of a card that had a picture and nothing else, among cards whose lines have bullets.
    private func isHeadingAlone(_ position: Int) -> Bool {
        guard labels.count >= 3, lines.looksLikeHeading(position),
            lines.page.words(in: lines.text(position), limit: 10) <= 8
        else { return false }
        if areListed { return true }
        // Where most cards of prose have a heading, a name alone is one whose text is missing.
        return areHeaded && lines.page.words(in: lines.text(position), limit: 4) <= 3
            && ByteText.isUpper(lines.page.clean[lines.text(position).start])
    }

    private mutating func addCard(label: Int?, _ range: Range<Int>) {
        var card = Resource.Card(bullets: [])
        if let label {
            let line = lines.line(label)
            card.label = lines.page.passage(Span(line.start, line.text.end))
            setRole(.label, label)
        }
        var body = range
        if let position = headingPosition(range) {
            card.heading = lines.heading(position)
            setRole(.heading, position)
            body = (position + 1)..<range.upperBound
        }
        for paragraph in lines.paragraphs(body) {
            card.bullets.append(lines.passage(paragraph))
            for position in paragraph { setRole(.card, position) }
        }
        if label != nil || !card.bullets.isEmpty { result.content.cards.append(card) }
    }
}

extension ContentLines {
    /// The finding of a heading, without the colon at its end and without a picture or a sign before it.
    func heading(_ position: Int) -> Finding {
        var text = text(position)
        let bare = page.withoutSign(text)
        if !bare.isEmpty { text = bare }
        if text.count > 1, page.clean[text.end - 1] == 0x3A {
            text = page.trimmed(Span(text.start, text.end - 1))
        }
        return page.finding(text)
    }
}
