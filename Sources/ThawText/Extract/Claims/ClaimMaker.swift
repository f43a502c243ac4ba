import ThawCore

/// Makes the claims of a resource, line by line, with what the lines above say about their subjects.
struct ClaimMaker {
    private let resource: Resource
    private let accepted: [Repair]
    private let isEnglish: Bool
    private var words = ClauseWords()

    // What the lines above have said.
    private var group = -1
    private var heading: Namesake?
    private var headingText: (text: String, span: Span?)?
    private var subject: Namesake?
    private var person: Namesake?
    /// The words before the colon that ended the line above.
    private var leadIn: (text: String, span: Span)?
    private let title: Namesake?

    init(_ resource: Resource) {
        self.resource = resource
        accepted = resource.acceptedRepairs
        isEnglish = resource.language.isEnglish
        title = resource.shown(resource.title).flatMap {
            Namesake(heading: $0, at: resource.title.span)
        }
    }

    mutating func claims() -> [Claim] {
        var made: [Claim] = []
        for line in resource.notedLines() {
            switch line.role {
            case .stem, .pairTerm, .pairDefinition: continue
            default: add(line, to: &made)
            }
        }
        return made.compact
    }

    private mutating func add(_ noted: NotedLine, to made: inout [Claim]) {
        if noted.group != group { enter(noted) }
        let shown = ShownLine(noted.passage, of: resource.source.utf8, accepted: accepted)
        guard !shown.bytes.isEmpty else { return }
        let read = ReadLine(shown, knowing: &words)
        for sentence in read.sentences {
            if read.tags[sentence.upperBound - 1].kind == .question { continue }
            guard isEnglish else {
                addWhole(sentence, read, noted.field, to: &made)
                continue
            }
            for clause in ClauseSplitter(read.tags).clauses(in: sentence) {
                add(clause, of: sentence, read, noted, to: &made)
            }
        }
        remember(read)
    }

    private mutating func enter(_ noted: NotedLine) {
        group = noted.group
        subject = nil
        person = nil
        leadIn = nil
        heading = nil
        headingText = nil
        guard isEnglish, let finding = resource.headingFinding(of: noted.field),
            let text = resource.shown(finding), !text.isEmpty
        else { return }
        headingText = (text, finding.span)
        heading = Namesake(heading: text, at: finding.span)
        if let heading, heading.isPerson { person = heading }
    }

    /// What a line leaves for the next one.
    private mutating func remember(_ read: ReadLine) {
        let wasLeadIn = leadIn
        leadIn = nil
        guard isEnglish, let last = read.tags.last else { return }
        if last.kind == .colon, let sentence = read.sentences.last {
            let words = read.trimmed(sentence)
            if !words.isEmpty, words.count <= 24 { leadIn = (read.text(words), read.span(words)) }
        } else if wasLeadIn != nil, let sentence = read.sentences.first,
            VerbFinder(tags: read.tags).groups(in: sentence).allSatisfy(\.isBare)
        {
            leadIn = wasLeadIn
        }
    }

    private func addWhole(
        _ sentence: Range<Int>, _ read: ReadLine, _ field: Resource.Field, to made: inout [Claim]
    ) {
        guard sentence.contains(where: { read.tags[$0].isWord }) else { return }
        made.append(
            Claim(text: read.text(sentence), spans: [read.span(sentence)], field: field))
    }

    // MARK: One clause

    private mutating func add(
        _ clause: Clause, of sentence: Range<Int>, _ read: ReadLine, _ noted: NotedLine,
        to made: inout [Claim]
    ) {
        var clause = clause
        clause.range = read.trimmed(clause.range)
        guard clause.range.contains(where: { read.tags[$0].isWord }) else { return }
        let stance = Stance(clause, of: sentence, in: read.tags)
        func cue(_ range: Range<Int>) -> Claim.Cue {
            Claim.Cue(read.text(range).lowercased(), span: read.span(range))
        }
        var object: Finding?
        if let main = clause.main, clause.range.contains(main.main) {
            object = ClauseRoles(read.tags).object(of: main, in: clause.range).map {
                Finding(read.text($0), origin: .given, span: read.span($0))
            }
        }
        // A claim is large: one that is made where it is kept is not copied.
        made.append(
            Claim(
                text: read.text(clause.range), spans: [read.span(clause.range)], object: object,
                polarity: stance.polarity, modality: stance.modality,
                modalityCue: stance.cue.map(cue), hedges: stance.hedges.map(cue),
                field: noted.field))
        restore(&made[made.count - 1], clause, read, noted)
    }

    /// The subject, from the clause itself, the clause before, or as a proposal from elsewhere.
    private mutating func restore(
        _ claim: inout Claim, _ clause: Clause, _ read: ReadLine, _ noted: NotedLine
    ) {
        let roles = ClauseRoles(read.tags)
        if let shared = clause.shared {
            let span = read.span(shared)
            put(read.text(shared), from: span, "said once for both", 0.9, before: &claim)
            let verb = VerbFinder(tags: read.tags).groups(in: shared).first
            let words = shared.lowerBound..<(verb?.range.lowerBound ?? shared.upperBound)
            if let words = roles.nounPhrase(words) {
                claim.subject = Finding(read.text(words), origin: .inferred, span: read.span(words))
                replacePronoun(at: words, in: &claim, read)
            }
            return
        }
        guard let main = clause.main else { return restoreFragment(&claim, clause, read, noted) }
        if let words = roles.subject(of: main, in: clause.range) {
            claim.subject = Finding(read.text(words), origin: .given, span: read.span(words))
            if read.tags[words.lowerBound].is(.pronoun), words.count == 1 {
                claim.subject = nil
                replacePronoun(at: words, in: &claim, read)
            } else {
                let name = Namesake(read, words, span: read.span(words))
                subject = name
                if name.isPerson { person = name }
            }
            return
        }
        guard roles.opensWithVerb(main, in: clause.range) else { return }
        if let (name, reason, confidence) = subjectAbove(noted) {
            put(name.text, from: name.span, reason, confidence, before: &claim)
            claim.subject = Finding(name.text, origin: .inferred, span: name.span)
        }
    }

    /// The heading's own name first if it is a person's; then the line above; then what heading or title is about.
    private func subjectAbove(_ noted: NotedLine) -> (Namesake, String, Double)? {
        if let heading, heading.isPerson { return (heading, "the heading", 0.7) }
        let isLine = noted.role == .bullet || noted.role == .fact
        if isLine, let subject, subject.isPerson {
            return (subject, "the subject of a line above", 0.6)
        }
        if let heading { return (heading, "the heading", 0.5) }
        if let title { return (title, "the title", 0.4) }
        return nil
    }

    /// A line without a verb says something of what stands above it.
    private mutating func restoreFragment(
        _ claim: inout Claim, _ clause: Clause, _ read: ReadLine, _ noted: NotedLine
    ) {
        if let leadIn, noted.role == .bullet {
            put(leadIn.text + ":", from: leadIn.span, "the line that leads in", 0.7, before: &claim)
            return
        }
        guard let (text, span, reason) = topic(of: claim.text) else { return }
        put(text + ":", from: span, reason, 0.5, before: &claim)
        claim.subject = Finding(text, origin: .inferred, span: span)
    }

    /// The heading where it is a few words, what it asks about where it is a question, or the title.
    private func topic(of line: String) -> (text: String, span: Span?, reason: String)? {
        var found: (text: String, span: Span?, reason: String)?
        if let headingText, heading != nil, !headingText.text.contains("?") {
            found = (headingText.text, headingText.span, "the heading")
        } else if let heading {
            found = (heading.text, heading.span, "the heading")
        } else if let title {
            found = (title.text, title.span, "the title")
        }
        guard let found, !line.lowercased().hasPrefix(found.text.lowercased()) else { return nil }
        return found
    }

    /// "He", "it" or "they" at the head of a clause, where only one name above can be meant.
    private mutating func replacePronoun(
        at words: Range<Int>, in claim: inout Claim, _ read: ReadLine
    ) {
        guard words.count == 1 else { return }
        let tag = read.tags[words.lowerBound]
        guard let (name, reason) = referent(of: tag, read) else { return }
        let pronoun = read.text(words)
        guard claim.text.hasPrefix(pronoun) else { return }
        claim.text = name.text + claim.text.dropFirst(pronoun.count)
        claim.subject = Finding(name.text, origin: .inferred, span: name.span)
        claim.restored.append(
            Claim.Restoration(
                span: read.span(words), before: pronoun, after: name.text, origin: name.span,
                reason: reason, confidence: 0.6))
    }

    private func referent(of tag: ClauseTag, _ read: ReadLine) -> (Namesake, String)? {
        let reason = "the only one named above who fits"
        if tag.is(.he) { return person.map { ($0, reason) } }
        guard let subject, !subject.isPerson else {
            guard tag.is(.it), subject == nil, let heading, !heading.isPerson, !heading.isPlural
            else { return nil }
            return (heading, "the heading")
        }
        if tag.is(.it), !subject.isPlural { return (subject, "the subject of the line above") }
        if tag.is(.they), subject.isPlural { return (subject, "the subject of the line above") }
        return nil
    }

    private func put(
        _ words: String, from origin: Span?, _ reason: String, _ confidence: Double,
        before claim: inout Claim
    ) {
        let start = claim.spans[0].start
        claim.restored.append(
            Claim.Restoration(
                span: Span(start, start), before: "", after: words, origin: origin, reason: reason,
                confidence: confidence))
        claim.text = words + " " + Self.lowered(claim.text)
    }

    /// With a small first letter, unless the word may be a name.
    private static func lowered(_ text: String) -> String {
        var text = text
        if let plain = text.withUTF8({ plainlyLowered($0) }) { return plain ?? text }
        let word = text.prefix { !$0.isWhitespace && $0 != "," }
        guard let first = word.first, first.isUppercase, word.dropFirst().allSatisfy(\.isLowercase),
            let entry = Lexicon.english?.entry(word), entry.isWord, !entry.isName || entry.band < 2
        else { return text }
        return word.lowercased() + text.dropFirst(word.count)
    }

    /// The same where the word is plain ASCII: `nil` inside for a text that stays, `nil` for one of other letters.
    private static func plainlyLowered(_ text: UnsafeBufferPointer<UInt8>) -> String?? {
        var end = 0
        while end < text.count, text[end] != 0x20, text[end] != 0x2C {
            guard WordShape.isASCIILetter(text[end]) else { return nil }
            end += 1
        }
        // What follows may be combined with the sign behind the word.
        guard end + 1 >= text.count || text[end + 1] < 0x80 else { return nil }
        let word = UnsafeBufferPointer(rebasing: text[..<end])
        guard end > 0, WordShape.isUpper(word[0]), word.dropFirst().allSatisfy(WordShape.isLower),
            let entry = Lexicon.english?.entry(folding: word), entry.isWord,
            !entry.isName || entry.band < 2
        else { return .some(nil) }
        var bytes = Array(text)
        bytes[0] |= 0x20
        return String(decoding: bytes, as: UTF8.self)
    }
}
