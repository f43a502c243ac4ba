import ThawCore

/// Causes that are claimed and not explained.
enum CauseRules {
    private static let eg = WordSet(["eg", "e.g", "ie", "i.e"])
    private static let outcomes = WordSet(
        """
        war famine revolution unrest inflation unemployment crisis collapse riots strikes poverty \
        opposition resentment growth shortage shortages hunger fear anger instability discontent \
        victory defeat death deaths tension tensions rebellion revolt uprising starvation recession \
        depression failure success downfall dictatorship chaos violence loss losses protest protests
        """)
    /// What changes, and may also say what a word means: "deflation = lower prices".
    private static let changes = WordSet(
        """
        more less fewer increased reduced worse better higher lower ineffective weaker stronger
        """)

    /// Whether words that stand behind a sign name what comes of something, in the first four.
    ///
    /// - Parameter isTerm: whether up to three words without a verb stand before the sign, which may be explained.
    private static func nameOutcome(_ hashes: some Sequence<UInt64>, isTerm: Bool) -> Bool {
        hashes.prefix(4).contains { outcomes.contains($0) || !isTerm && changes.contains($0) }
    }

    /// Whether "=" behind a few words says what came of them ("ambition = downfall"), not what they mean.
    static func nameOutcome(_ words: some StringProtocol) -> Bool {
        let hashes = words.utf8.split { !WordShape.isASCIILetter($0) && $0 != 0x2D }
            .map { SenseTable.hash($0) }
        return nameOutcome(hashes, isTerm: true)
    }

    /// `=` or an arrow where "led to" is meant.
    static func equals(_ line: LintLine) -> [LintFinding] {
        let tags = line.tags
        let signs = tags.indices.filter { tags[$0].kind == .equals || tags[$0].kind == .arrow }
        let hasFormula = tags.contains { $0.kind == .other && line.read.line.bytes[$0.low] == 0x2B }
        // More than two signs make a diagram or a formula, not a sentence.
        guard (1...2).contains(signs.count), !hasFormula, !line.continuesAList else { return [] }
        return signs.compactMap { at in
            guard let sides = sides(of: at, line.read), isCause(sides, tags) else { return nil }
            let low = tags[at - 1].isPossessive ? tags[at].low : tags[at - 1].high
            let bytes = low..<tags[at + 1].low
            let finder = VerbFinder(tags: tags)
            let left = finder.groups(in: sides.left)
            let hasVerb = !finder.groups(in: sides.right).isEmpty
            let after: String? = hasVerb ? nil : left.isEmpty ? " led to " : ", which led to "
            let sign = line.read.text(at..<at + 1)
            return line.finding(
                .equalsAsCause,
                "Write the link in words: “\(sign)” stands for “led to” here. "
                    + "Then say how the one brought about the other.", bytes: bytes, after: after)
        }
    }

    private typealias Sides = (left: Range<Int>, right: Range<Int>)

    /// The words on both sides up to the next strong sign; `nil` for formulas and abbreviations.
    private static func sides(of at: Int, _ read: ReadLine) -> Sides? {
        let tags = read.tags
        guard at > 0, at + 1 < tags.count, isProse(tags[at - 1]), isProse(tags[at + 1]),
            !eg.contains(tags[at - 1].hash)
        else { return nil }
        func isEdge(_ i: Int) -> Bool {
            [.semicolon, .stop, .equals, .arrow, .lineFeed, .open, .close].contains(tags[i].kind)
        }
        var low = at
        while low > 0, !isEdge(low - 1) { low -= 1 }
        var high = at + 1
        while high < tags.count, !isEdge(high) { high += 1 }
        return (low..<at, at + 1..<high)
    }

    private static func isProse(_ tag: ClauseTag) -> Bool {
        tag.isWord && tag.high - tag.low > 1 && !tag.isAcronym
    }

    /// Whether a line says what something is: "Tiltmeter = measures the slope".
    fileprivate static func explains(_ read: ReadLine) -> Bool {
        guard let at = read.tags.firstIndex(where: { $0.kind == .equals }),
            let sides = sides(of: at, read)
        else { return false }
        return !isCause(sides, read.tags)
    }

    private static func isCause(_ sides: Sides, _ tags: [ClauseTag]) -> Bool {
        let verbs = VerbFinder(tags: tags).groups(in: sides.left)
        if verbs.contains(where: { !$0.isBare || tags[$0.main].is(.action) }) { return true }
        if !verbs.isEmpty, sides.left.count > 3 { return true }
        let isTerm = verbs.isEmpty && sides.left.count <= 3
        return nameOutcome(sides.right.map { tags[$0].hash }, isTerm: isTerm)
            && !sides.left.contains { tags[$0].kind == .quote }
    }

    // MARK: How

    private static let explaining = WordSet([
        "this", "by", "because", "since", "as", "they", "it", "the", "these",
    ])

    /// "led to" without a word of how, in its sentence or the next.
    static func ledTo(_ line: LintLine) -> [LintFinding] {
        let tags = line.tags
        for (number, sentence) in line.sentences.enumerated() {
            guard number + 1 == line.sentences.count,
                let cause = cause(in: sentence.range, tags), isBald(cause, sentence, line)
            else { continue }
            return [
                line.finding(
                    .ledToWithoutMechanism,
                    "Say how: \(line.quoted(cause)) joins a cause and a result, but not the step "
                        + "between. Add “by …”, “because …” or “so that …”.", at: cause)
            ]
        }
        return []
    }

    private static func cause(in range: Range<Int>, _ tags: [ClauseTag]) -> Range<Int>? {
        var i = range.lowerBound
        while i < range.upperBound {
            if tags[i].is(.opensPhrase),
                let match = StancePhrases.match(at: i, in: range, of: tags),
                match.kind == .cause
            {
                return match.range
            }
            i += 1
        }
        return nil
    }

    private static let which = SenseTable.hash("which".utf8)

    private static func isBald(
        _ cause: Range<Int>, _ sentence: LintLine.Sentence, _ line: LintLine
    ) -> Bool {
        let tags = line.tags
        // "…, which led to …" joins what the clause before it tells.
        let which = cause.lowerBound - 1
        let isRelative = which > sentence.range.lowerBound && tags[which].hash == Self.which
        let isVerb = sentence.verbs.contains {
            $0.range.overlaps(cause) && (!$0.isSubordinate || isRelative)
        }
        guard isVerb else { return false }
        for i in sentence.range where !cause.contains(i) && !(isRelative && i == which) {
            let tag = tags[i]
            if tag.is(.mechanism) { return false }
            if [.semicolon, .colon, .dash, .open, .equals, .arrow].contains(tag.kind) {
                return false
            }
            if tag.kind == .comma, i + 1 < sentence.range.upperBound,
                tags[i + 1].is([.ing, .anyParticiple, .past, .it, .they, .he])
                    || i > cause.upperBound
            {
                return false
            }
        }
        return true
    }
}

extension LintLine {
    /// Whether `=` stands here as in the line above, which explains a word with it.
    fileprivate var continuesAList: Bool {
        tags.contains { $0.kind == .equals } && above.map { CauseRules.explains($0.read) } ?? false
    }
}
