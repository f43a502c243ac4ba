import ThawCore

/// What a kind of page made of the content lines of a page.
struct Structure {
    var kind = Resource.Kind.notes
    /// The title, where the page gives one.
    var title: Finding?
    var content = Resource.Content()
    /// Subjects that lines of the head name.
    var subjects: [String] = []
    /// The steps of the site above the title, the general one first.
    var subjectPath: [String] = []
    /// What each line is, by its index in `PageLines.lines`; `nil` for lines that the kind of page
    /// leaves to others.
    var roles: [Block.Role?]

    init(_ kind: Resource.Kind, lines: Int) {
        self.kind = kind
        self.roles = [Block.Role?](repeating: nil, count: lines)
    }
}

/// The content lines of a page, without what surrounds them, and paragraphs among them.
struct ContentLines {
    let page: PageLines
    /// Indices into `PageLines.lines`, ascending.
    let indices: [Int]
    /// The length of the longest line where the text was wrapped at a column; `nil` where it was
    /// not.
    private(set) var wrapWidth: Int?
    /// Whether most lines are a note of their own: see `isOfNotes`.
    private var areNotes = false
    /// By position; see `continues(_:)`.
    private var joins: [Bool] = []
    /// By position: whether the line stands among short paragraphs without empty lines between them.
    private var isListed: [Bool] = []
    /// Whether headings are told by what stands right below them alone; see `GluedHeads`.
    private(set) var areHeadsGlued = false
    /// By position: whether the line heads a paragraph of a text that has no empty lines; see `PlainHeads`.
    private var isPlainHead: [Bool] = []
    /// By position: whether the line goes on with a note of its block, on a page of notes; see `rests()`.
    private var isRest: [Bool] = []
    /// By position: whether a few words between two lists head the second; see `PlainHeads.narrow`.
    private var isNarrowHead: [Bool] = []
    /// What opens line after line, where the text was wrapped: see `recurringLabels()`.
    private var labels: Set<String> = []
    /// Whether a small letter at the beginning of a line tells that it was wrapped: see `hasFewSmallStarts`.
    private var isSmallRare = false
    /// Whether whoever wrote the page begins nothing with a capital.
    private(set) var areSmall = false

    init(_ page: PageLines, _ indices: [Int]) {
        self.page = page
        self.indices = indices
        wrapWidth = nil
        let longest = indices.reduce(0) { max($0, page.lines[$1].text.count) }
        takeWidth(longest)
        if wrapWidth == nil, !areNotes, let inner = widthOfPoints(), inner * 5 <= longest * 4 {
            takeWidth(inner)
        }
        if wrapWidth == nil, 45...160 ~= longest, !isTree { isRest = rests() }
        if let wrapWidth {
            isListed = listed(at: wrapWidth)
            labels = recurringLabels()
        }
        areSmall =
            count >= 8
            && indices.indices.dropFirst().count {
                ByteText.isUpper(page.clean[text($0).start])
            } * 20 <= count
        joins = [Bool](repeating: false, count: indices.count)
        isPlainHead = GluedHeads.find(self)
        areHeadsGlued = !isPlainHead.isEmpty
        if !areHeadsGlued { isPlainHead = PlainHeads.find(self) }
        let printed = areHeadsGlued ? [] : PlainHeads.printed(self)
        if !printed.isEmpty {
            isPlainHead =
                isPlainHead.isEmpty ? printed : zip(isPlainHead, printed).map { $0 || $1 }
        }
        if !areHeadsGlued {
            let told =
                PlainHeads.ofReport(self) + PlainHeads.amongLong(self) + PlainHeads.ofOneWord(self)
            for position in told {
                if isPlainHead.isEmpty { isPlainHead = [Bool](repeating: false, count: count) }
                isPlainHead[position] = true
            }
        }
        isNarrowHead = PlainHeads.narrow(self)
        isSmallRare = hasFewSmallStarts
        for position in indices.indices.dropFirst() { joins[position] = isWrapped(position) }
    }

    private mutating func takeWidth(_ longest: Int) {
        guard 45...140 ~= longest || 30..<45 ~= longest && isOfPoints, !isTree,
            isWrapped(at: longest)
        else { return }
        areNotes = isOfNotes
        if !areNotes || isOfWrappedNotes(at: longest) { wrapWidth = longest }
    }

    /// The longest line from the first point on, where a line or two above it stand outside the columns of the page:
    /// what to do with printed cards.
    private func widthOfPoints() -> Int? {
        guard let first = indices.firstIndex(where: { page.lines[$0].marker != .none }),
            1...6 ~= first, count - first >= 12
        else { return nil }
        return indices[first...].reduce(0) { max($0, page.lines[$1].text.count) }
    }

    /// Whether hardly any line without a sign begins with a small letter.
    private var hasFewSmallStarts: Bool {
        var (small, plain) = (0, 0)
        for position in 0..<count where line(position).marker == .none && !line(position).isRow {
            plain += 1
            // Below a long line that no stop closes the text was wrapped, most likely.
            let isBelowOpen =
                position > 0 && !line(position).isApart && text(position - 1).count >= 60
                && !page.endsSentence(text(position - 1))
            if startsLower(text(position)), !isBelowOpen { small += 1 }
        }
        return small <= max(1, min(count / 8, 4)) && count >= 8
    }

    /// Whether the line heads a paragraph though no empty line stands above it.
    func headsPlainly(_ position: Int) -> Bool {
        position < isPlainHead.count && isPlainHead[position]
    }

    /// Whether long lines break off in mid-sentence and the next ones go on in small letters, more
    /// often than not.
    private func isWrapped(at width: Int) -> Bool {
        var broken = 0
        var lower = 0
        var ended = 0
        for position in 1..<max(1, count) {
            let line = line(position)
            let before = self.line(position - 1)
            guard line.marker == .none, !line.isApart, !line.isRow, line.heading == 0,
                before.text.count * 10 >= width * 7
            else { continue }
            // The next word would have stood on the line before.
            if fits(position, on: width) { continue }
            if page.endsSentence(before.text) {
                ended += 1
            } else {
                broken += 1
                if startsLower(line.text) { lower += 1 }
            }
        }
        // Whoever begins most notes with small letters begins new ones so, too.
        let small = (0..<count).count {
            let line = line($0)
            return startsLower(line.text)
                && ($0 == 0 || line.isApart || line.marker != .none
                    || self.line($0 - 1).text.count * 10 < width * 7)
        }
        if small * 2 >= count { return false }
        let starts = (0..<count).filter { opensUnmarked($0, on: width) }
        if starts.count >= 6, starts.count(where: { startsLower(text($0)) }) * 3 >= starts.count {
            return false
        }
        // A list of sentences, of which a few were too long for their line.
        let isOfSentences = broken >= 2 && lower == broken
        return broken > ended && lower * 2 >= broken || isOfSentences
    }

    /// Whether a line of several words without a sign begins something new for certain: what stands above it is no
    /// text, or had room for more.
    private func opensUnmarked(_ position: Int, on width: Int) -> Bool {
        let line = line(position)
        guard line.marker == .none, !line.isRow, line.heading == 0,
            line.text.count * 10 >= width * 4
        else { return false }
        return position == 0 || line.isApart || indices[position - 1] + 1 < indices[position]
            || self.line(position - 1).text.count * 10 < width * 7
    }

    /// Which lines stand in a block without empty lines whose sentences end short of the width again and again: each
    /// begins a line of its own, so one that happens to fill its line ends there, too.
    private func listed(at width: Int) -> [Bool] {
        var listed = [Bool](repeating: false, count: count)
        var start = 0
        var ends = 0
        for position in 0..<count {
            let isLast = position + 1 == count || line(position + 1).isApart
            if isLast {
                let lines = position - start + 1
                if ends > 0, lines <= 3 * ends + 4 {
                    for inside in start...position { listed[inside] = true }
                }
                start = position + 1
                ends = 0
            } else if page.endsSentence(text(position)), fits(position + 1, on: width),
                !page.endsInQuestionMark(text(position)), !startsLower(text(position + 1))
            {
                ends += 1
            }
        }
        return listed
    }

    /// Whether bullets stand in columns too narrow for running text: a third of the lines or more begins a point.
    private var isOfPoints: Bool {
        let points = indices.count { page.lines[$0].marker == .bullet }
        return points >= 4 && points * 3 >= count
    }

    /// Whether most lines are indented, to three depths or more: each is a branch.
    private var isTree: Bool {
        let plain = indices.prefix(200).map { page.lines[$0] }.filter { $0.marker == .none }
        let indented = plain.filter { $0.indent > 0 }
        return indented.count * 2 > plain.count && Set(plain.map(\.indent)).count >= 3
    }

    /// Whether many lines hold a sign that parts a note in two: each line is one.
    private var isOfNotes: Bool {
        let head = (0..<min(count, 120)).filter { line($0).marker == .none && !line($0).isRow }
        return head.count { isNote($0) } * 3 >= max(1, head.count)
    }

    /// Whether the notes are sentences, and every line without a sign goes on with one that filled its line.
    private func isOfWrappedNotes(at width: Int) -> Bool {
        var (rests, ended, notes) = (0, 0, 0)
        for position in 1..<max(1, count) where !line(position).isApart {
            let before = text(position - 1)
            if isNote(position) {
                notes += 1
                if page.endsSentence(before) { ended += 1 }
                continue
            }
            guard startsLower(text(position)), !page.endsSentence(before),
                !fits(position, on: width)
            else { return false }
            rests += 1
        }
        return rests >= 2 && ended * 10 >= notes * 6
    }

    /// Which lines go on with the note above: in a block of notes no line without a sign would have had room there, and
    /// half of them go on with a sentence for certain.
    private func rests() -> [Bool] {
        var rests = [Bool](repeating: false, count: count)
        var width: Int?
        var start = 0
        while start < count {
            var end = start + 1
            var sure = 0
            while end < count, !opensBlock(end) {
                if goesOnSurely(end) { sure += 1 }
                end += 1
            }
            let first = isCapitals(start) ? start + 1 : start
            defer { start = end }
            guard sure > 0, first < end, opensNote(first) else { continue }
            let plain = ((first + 1)..<max(first + 1, end))
                .filter { !opensNote($0) && !isBracket(text($0)) }
            let limit = width ?? (0..<count).reduce(0) { max($0, letters($1)) }
            width = limit
            let isFull = plain.allSatisfy { position in
                let word = page.clean[text(position).range].prefix { !ByteText.isSpace($0) }
                return !line(position).isRow
                    && (letters(position - 1) + 1 + word.count) * 10 >= limit * 9
            }
            if isFull, plain.count(where: goesOnSurely) * 2 >= plain.count {
                for position in plain { rests[position] = true }
            }
        }
        return rests
    }

    /// "Act 1 – …", "Act 1: …"; a colon may stand inside a sentence that goes on.
    private func opensNote(_ position: Int) -> Bool {
        isNote(position)
            || !goesOnSurely(position) && Pairs.split(page, line(position), .colon) != nil
    }

    /// Whether a small letter goes on with a sentence that is open.
    private func goesOnSurely(_ position: Int) -> Bool {
        position > 0 && startsLower(text(position)) && !page.endsSentence(text(position - 1))
    }

    private func letters(_ position: Int) -> Int {
        page.clean[text(position).range].count { $0 & 0xC0 != 0x80 }
    }

    private func opensBlock(_ position: Int) -> Bool {
        let line = line(position)
        return line.isApart || line.heading > 0 || line.marker != .none || isCapitals(position)
    }

    /// Words in brackets and nothing else: "(London)".
    private func isBracket(_ text: Span) -> Bool {
        guard 3...80 ~= text.count, page.clean[text.start] == 0x28 else { return false }
        return page.firstIndex(of: 0x29, in: text).map { $0 + 2 >= text.end } ?? false
    }

    /// Whether the first word of the line would have had room on the line before: then nothing was wrapped there.
    func fits(_ position: Int, on width: Int) -> Bool {
        let text = text(position)
        var word = 0
        while word < text.count, !ByteText.isSpace(page.clean[text.start + word]) { word += 1 }
        return line(position - 1).text.count + 1 + word < width * 9 / 10
    }

    /// Whether the line holds a sign that parts a line of notes in two: it is a line of its own.
    private func isNote(_ position: Int) -> Bool {
        let line = line(position)
        return Pairs.split(page, line, [.dash, .equals, .arrow, .tab, .column]) != nil
    }

    private func startsLower(_ text: Span) -> Bool {
        let first = page.clean[text.start]
        let second = text.count > 1 ? page.clean[text.start + 1] : 0x20
        // "pH" begins no continuation.
        return (ByteText.isLower(first) && !ByteText.isUpper(second))
            || (0xC3 == first && isLowerWide(text))
    }

    var count: Int { indices.count }
    var isEmpty: Bool { indices.isEmpty }

    func line(_ position: Int) -> Line { page.lines[indices[position]] }
    func text(_ position: Int) -> Span { page.lines[indices[position]].text }
    func string(_ position: Int) -> String { page.string(text(position)) }

    /// Whether the line goes on with the sentence of the line before: it was wrapped there.
    func continues(_ position: Int) -> Bool { position < joins.count && joins[position] }

    /// One word or two, a colon or an equals sign, and what they mean.
    private func isEntry(_ line: Line) -> Bool {
        guard let (term, _) = Pairs.split(page, line, [.equals, .colon]) else { return false }
        return term.count >= 3 && page.words(in: term, limit: 3) <= 2
    }

    private func isWrapped(_ position: Int) -> Bool {
        if line(position).isRest { return true }
        guard indices[position - 1] + 1 == indices[position] else { return goesOn(position) }
        let line = line(position)
        let before = self.line(position - 1)
        guard line.marker == .none, !line.isApart, line.heading == 0, before.heading == 0,
            !line.isRow, !before.isRow, line.isStrong == before.isStrong,
            !headsPlainly(position), !headsPlainly(position - 1)
        else { return false }
        // "tithe = …" over "villein: …": entries of a list of terms.
        if isEntry(line), isEntry(before) { return false }
        let ends = page.endsSentence(before.text)
        let isBelowBullet = before.marker != .none || (position > 1 && joins[position - 1])
        if isBelowBullet, startsLower(line.text), !ends, before.text.count >= 30,
            isSingle(position) || wrapWidth.map({ !fits(position, on: $0) }) ?? false
        {
            return true
        }
        if isHanging(line, before, below: isBelowBullet) { return true }
        // "a storm surge into the bay at" over "Tacloban".
        if isBelowBullet, before.text.count >= 40, PlainHeads.isOpen(page, before.text) {
            return true
        }
        let isOpen = !ends && (before.marker == .bullet || joins[position - 1])
        if isBracket(line.text), isOpen || endsQuotation(before.text) { return true }
        // "(bad egg smell) because …" by itself between two points.
        if isOpen, page.clean[line.text.start] == 0x28, before.text.count >= 30, isSingle(position)
        {
            return true
        }
        if position < isRest.count, isRest[position] { return true }
        if isNarrowHead[position] { return false }
        if isSmallRare, startsLower(line.text), !ends, before.text.count >= 48, !isNote(position),
            !closesQuotation(before.text)
        {
            return true
        }
        if let wrapWidth, isBelowBullet, startsLower(line.text), !ends, !isNote(position),
            before.text.count * 10 >= wrapWidth * 6
        {
            return true
        }
        guard let wrapWidth, before.text.count * 10 >= wrapWidth * 7,
            !fits(position, on: wrapWidth)
        else { return false }
        // "Variables: …" below a sentence that filled its line; "Held: …" as often before.
        if isLabelled(position), ends || labels.contains(label(position)) { return false }
        // "context – …" below "Thesis: …" is a point of its own.
        if isNote(position), Pairs.split(page, before, [.colon]) != nil { return false }
        if before.marker != .none || line.indent > 0 {
            // A second sentence of the point, with the next point right below it.
            let isSecond = isSingle(position) && page.endsSentence(line.text)
            return !ends || isSecond || line.indent > before.indent
        }
        if !ends || startsLower(line.text) { return true }
        return !isListed[position] && !areNotes
    }

    /// The labels that open three lines or more: "Held", "Facts".
    private func recurringLabels() -> Set<String> {
        var count: [String: Int] = [:]
        for position in 0..<self.count where isLabelled(position) {
            count[label(position), default: 0] += 1
        }
        return Set(count.filter { $0.value >= 3 && !$0.key.isEmpty }.keys)
    }

    private func label(_ position: Int) -> String {
        let text = text(position)
        return page.firstIndex(of: 0x3A, in: text).map { page.string(Span(text.start, $0)) } ?? ""
    }

    /// A word or two with a capital, and a colon.
    private func isLabelled(_ position: Int) -> Bool {
        let text = text(position)
        guard ByteText.isUpper(page.clean[text.start]),
            let (label, _) = Pairs.split(page, line(position), .colon)
        else { return false }
        return page.words(in: label, limit: 3) <= 2
    }

    /// Whether a sentence goes on behind what surrounds a page: the foot of one printed page and the head of the next.
    private func goesOn(_ position: Int) -> Bool {
        let line = line(position)
        let before = self.line(position - 1)
        guard page.markup == .plain, indices[position] - indices[position - 1] <= 6,
            line.marker == .none, line.heading == 0, before.heading == 0,
            !line.isRow, !before.isRow, before.text.count >= 30, startsLower(line.text),
            !page.endsSentence(before.text)
        else { return false }
        // Of a text wrapped at a column the rest may stand below an empty line.
        if line.isApart, wrapWidth.map({ before.text.count * 10 < $0 * 7 }) ?? true { return false }
        return before.marker != .none || joins[position - 1] || wrapWidth != nil
    }

    /// Whether the line is the only one without a marker under its bullet, and no line of notes itself.
    private func isSingle(_ position: Int) -> Bool {
        if isNote(position) { return false }
        guard position + 1 < count, indices[position] + 1 == indices[position + 1] else {
            return true
        }
        let next = line(position + 1)
        return next.marker != .none || next.isApart || next.heading > 0
            || CardLabel(page, next) != nil
    }

    /// Whether the line stands under the text of a bullet, or under such a line.
    private func isHanging(_ line: Line, _ before: Line, below isBelowBullet: Bool) -> Bool {
        guard isBelowBullet, line.indent > 0 else { return false }
        if before.marker == .none { return line.indent == before.indent }
        let marker = page.clean[before.start..<before.text.start].count { $0 & 0xC0 != 0x80 }
        return abs(line.indent - before.indent - marker) <= 1 && line.indent > before.indent
    }

    /// Whether the last words of the line are quoted: what is said of them may stand below.
    private func closesQuotation(_ text: Span) -> Bool {
        let bytes = page.clean
        return [0x22, 0x27].contains(bytes[text.end - 1])
            || text.count > 3 && bytes[text.end - 3] == 0xE2 && bytes[text.end - 2] == 0x80
                && [0x9D, 0x99].contains(bytes[text.end - 1])
    }

    /// Whether the line is a quotation, below which its source may stand.
    private func endsQuotation(_ text: Span) -> Bool {
        let bytes = page.clean
        guard text.count >= 12 else { return false }
        if bytes[text.end - 1] == 0x22 { return bytes[text.start] == 0x22 }
        return bytes[text.end - 3] == 0xE2 && bytes[text.end - 2] == 0x80
            && [0x9D, 0x99].contains(bytes[text.end - 1]) && bytes[text.start] == 0xE2
            && bytes[text.start + 1] == 0x80
    }

    private func isLowerWide(_ text: Span) -> Bool {
        text.count > 1 && page.clean[text.start + 1] >= 0x9F
    }

    /// The positions of a range, wrapped lines put together.
    func paragraphs(_ range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for position in range {
            if let last = result.last, last.upperBound == position, continues(position) {
                result[result.count - 1] = last.lowerBound..<(position + 1)
            } else {
                result.append(position..<(position + 1))
            }
        }
        return result
    }

    func passage(_ range: Range<Int>) -> Passage {
        range.count == 1
            ? page.passage(text(range.lowerBound)) : page.passage(range.map { text($0) })
    }

    /// A short line that names what follows: no bullet, no full stop.
    func looksLikeHeading(_ position: Int) -> Bool {
        let line = line(position)
        if line.heading > 0 { return true }
        guard line.marker == .none, !line.isRow, line.text.count <= 120 else { return false }
        // "KEY QUOTATIONS (learn 5!)": what the bracket says is no sentence.
        let stops: [UInt8] = [0x2E, 0x2C, 0x3B, 0x21]
        guard
            !stops.contains(page.lastByte(of: line.text))
                || !stops.contains(page.lastByte(of: page.withoutBracket(line.text)))
        else { return false }
        return page.words(in: line.text, limit: 16) <= 14 && !isReaction(line.text)
    }

    /// "N2 + 3H2 ⇌ 2NH3", "2Na + Cl2 → 2NaCl": a sum with an arrow.
    private func isReaction(_ text: Span) -> Bool {
        guard text.count <= 80, page.clean[text.range].contains(0x2B),
            page.clean[text.range].contains(0xE2)
        else { return false }
        let words = page.string(text).split(separator: " ")
        return words.contains("+") && words.contains { ["⇌", "→", "⇋", "↔", "⟶"].contains($0) }
    }

    /// Whether a line of letters has no small one; scripts without case never do.
    func isCapitals(_ position: Int) -> Bool {
        guard text(position).count <= 120 else { return false }
        let text = page.withoutBracket(text(position))
        var capitals = 0
        for i in text.range {
            // "V = I × R" has no small letter, either.
            let byte = page.clean[i]
            // A dash is none of a script without case.
            let isSign = byte == 0xE2 && i + 1 < text.end && page.clean[i + 1] == 0x80
            if ByteText.isLower(byte) || byte >= 0xE0 && !isSign || byte == 0x3D { return false }
            if ByteText.isUpper(page.clean[i]) { capitals += 1 }
        }
        return capitals >= 3
    }
}

extension PageLines {
    /// Without the pictures and arrows, parted by a blank, that open a heading: "▲ Too high".
    func withoutSign(_ text: Span) -> Span {
        var start = text.start
        while start < text.end {
            let byte = clean[start]
            let width = byte >= 0xF0 ? 4 : byte >= 0xE2 && byte <= 0xE3 ? 3 : 0
            // Arrows, shapes and pictures; not the quotation marks and dashes before them, nor other scripts.
            let isSign =
                byte >= 0xF0 || byte == 0xE2 && start + 1 < text.end && clean[start + 1] >= 0x86
            guard width > 0, isSign, start + width < text.end else { break }
            start += width
            while start + 2 < text.end, clean[start] == 0xEF, clean[start + 1] == 0xB8 {
                start += 3
            }
        }
        guard start > text.start, start < text.end, clean[start] == 0x20 else { return text }
        return trimmed(Span(start, text.end))
    }

    /// "CONTENT THEORIES" for "CONTENT THEORIES (what motivates)".
    func withoutBracket(_ text: Span) -> Span {
        guard text.count > 6, clean[text.end - 1] == 0x29,
            let bracket = firstIndex(of: 0x28, in: text), bracket > text.start + 3
        else { return text }
        return trimmed(Span(text.start, bracket))
    }

    /// "GCSE Geography  © Copyright material. Do not photocopy."
    func hasCopyrightSign(_ line: Line) -> Bool {
        guard line.text.count <= 120, line.marker == .none else { return false }
        let bytes = clean[line.text.range]
        return zip(bytes, bytes.dropFirst()).contains { $0 == 0xC2 && $1 == 0xA9 }
    }

    /// The blocks of the page from the roles of its lines. They join to the source text.
    ///
    /// What lies between two lines is a gap; a line's own indentation, marker and ending belong to
    /// it.
    func blocks(_ roles: [Block.Role?]) -> [Block] {
        var blocks: [Block] = []
        blocks.reserveCapacity(lines.count + asides.count + 16)
        var offset = 0
        func add(_ role: Block.Role, _ span: Span) {
            let start = max(span.start, offset)
            guard start < span.end else { return }
            if start > offset { blocks.append(Block(role: .gap, span: Span(offset, start))) }
            blocks.append(Block(role: role, span: Span(start, span.end)))
            offset = span.end
        }
        var aside = 0
        for (i, line) in lines.enumerated() {
            while aside < asides.count, asides[aside].span.start < line.extent.start {
                add(asides[aside].role, asides[aside].span)
                aside += 1
            }
            add(roles[i] ?? .paragraph, line.extent)
        }
        for rest in asides[aside...] { add(rest.role, rest.span) }
        if offset < source.count {
            blocks.append(Block(role: .gap, span: Span(offset, source.count)))
        }
        return blocks
    }
}
