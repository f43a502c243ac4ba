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
    /// Whether the sentence has the person for its subject, and whether the last one names another besides.
    private var personIsSubject = false
    private var personHasCompany = false
    /// Whether the clause of the subject names another thing, which "it" may stand for as well.
    private var rival = false
    private var lineHasSubject = false
    /// The words of the clause that is being read, behind its verb.
    private var object: Range<Int>?
    /// Whether nothing but "it" has been spoken of since the heading.
    private var leansOnHeading = true
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
        guard !shown.bytes.isEmpty, !Self.isMarkedAnswer(shown.bytes) else { return }
        let read = ReadLine(shown, knowing: &words)
        lineHasSubject = false
        for sentence in read.sentences {
            if read.tags[sentence.upperBound - 1].kind == .question { continue }
            guard isEnglish else {
                addWhole(sentence, read, noted.field, to: &made)
                continue
            }
            personIsSubject = false
            for clause in ClauseSplitter(read.tags).clauses(in: sentence) {
                add(clause, of: sentence, read, noted, to: &made)
            }
            forgetPerson(sentence, read)
        }
        // "It" leans on the line above, not on one before that.
        if !lineHasSubject { subject = nil }
        leansOnHeading = read.tags.first?.is(.it) ?? false
        remember(read)
    }

    /// A sentence that names somebody else than the person above, who is not its subject, leaves "he" open; one that
    /// names two leaves "she" open.
    private mutating func forgetPerson(_ sentence: Range<Int>, _ read: ReadLine) {
        guard let person else { return }
        // "His Testament called Stalin rude" still tells of him.
        if Self.his.contains(read.tags[sentence.lowerBound].hash) { return }
        let isOther = sentence.contains { place in
            Namesake.isOtherName(
                read, place, opens: place == sentence.lowerBound, than: person.text)
        }
        personHasCompany = isOther
        if isOther, !personIsSubject { self.person = nil }
    }

    /// "A: No.": without its question it claims nothing.
    private static func isMarkedAnswer(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x41, 0x3A])
            || bytes.starts(with: "Ans:".utf8) || bytes.starts(with: "Answer:".utf8)
    }

    /// "The Supreme Court", "Poland": a thing by its name or known before, not "a fall in prices".
    private func isNamed(_ object: Range<Int>, _ read: ReadLine) -> Bool {
        let first = read.tags[object.lowerBound]
        guard first.hash == Self.the || first.isCapital else { return false }
        return !Namesake.isPlural(read, object)
    }

    /// Verbs behind which the same thing is named again.
    private static let equating = WordSet("is are was were refers means describes became")
    private static let the = SenseTable.hash("the".utf8)
    private static let his = WordSet("his her")
    private static let she = SenseTable.hash("she".utf8)

    private mutating func enter(_ noted: NotedLine) {
        group = noted.group
        subject = nil
        person = nil
        leadIn = nil
        heading = nil
        headingText = nil
        leansOnHeading = true
        if isEnglish, case .questionAnswer(let i) = noted.field {
            heading = asked(in: i)
            return
        }
        guard isEnglish, let finding = resource.headingFinding(of: noted.field),
            let text = resource.shown(finding), !text.isEmpty
        else { return }
        headingText = (text, finding.span)
        heading = Namesake(heading: text, at: finding.span)
        if let heading, heading.isPerson { person = heading }
    }

    /// "How did the Bill of Rights change …?": what an answer is about is named behind the helping verb.
    private func asked(in question: Int) -> Namesake? {
        let stem = resource.content.questions[question].stem
        let read = ReadLine(ShownLine(stem, of: resource.source.utf8, accepted: accepted))
        let tags = read.tags
        guard let helper = tags.firstIndex(where: { $0.is(.helping) }) else { return nil }
        var low = helper + 1
        if low < tags.count, tags[low].is(.determiner) { low += 1 }
        var high = low
        while high < tags.count,
            tags[high].isCapital
                || tags[high].hash == Self.of && high > low && high + 1 < tags.count
                    && tags[high + 1].isCapital
        {
            high += 1
        }
        guard high > low, !tags[high - 1].isPossessive else { return nil }
        return Namesake(read, helper + 1..<high, span: read.span(helper + 1..<high))
    }

    private static let of = SenseTable.hash("of".utf8)

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
        object = nil
        if let main = clause.main, clause.range.contains(main.main) {
            object = ClauseRoles(read.tags).object(of: main, in: clause.range)
        }
        // A claim is large: one that is made where it is kept is not copied.
        made.append(
            Claim(
                text: read.text(clause.range), spans: [read.span(clause.range)],
                object: object.map { Finding(read.text($0), origin: .given, span: read.span($0)) },
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
            let last = read.tags[shared.upperBound - 1]
            // "three types: secure, …" keeps its colon, "depends on: light, …" and "introduced: …" need none.
            let isList = clause.joint.map { read.tags[$0.lowerBound].kind == .colon } ?? false
            let needsColon = isList && last.isDisjoint(.preposition, .anyParticiple, .anyPast)
            put(
                read.text(shared) + (needsColon ? ":" : ""), from: span, "said once for both", 0.9,
                before: &claim)
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
                lineHasSubject = true
                let isEquated = Self.equating.contains(read.tags[main.main].hash)
                // "London had it by autumn": another "it" has been told of.
                rival =
                    !isEquated && (object.map { isNamed($0, read) } ?? false)
                    || clause.range.contains { read.tags[$0].is(.it) }
                if name.isPerson {
                    person = name
                    personIsSubject = true
                } else if words.contains(where: {
                    Namesake.isOtherName(
                        read, $0, opens: $0 == words.lowerBound, than: person?.text ?? "")
                }) {
                    // "James VI of Scotland became king": somebody, and not the one above.
                    person = nil
                }
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
        // A definition is one only behind its term.
        let isDefinition = noted.role == .definition || noted.role == .relatedDefinition
        guard isDefinition || !tellsItsTopic(clause, read),
            let (text, span, reason) = topic(of: claim.text)
        else { return }
        put(text + ":", from: span, reason, 0.5, before: &claim)
        claim.subject = Finding(text, origin: .inferred, span: span)
    }

    /// Whether a line without a known verb says all the same what it is about: with a sign between two parts, in
    /// brackets, or with a word that can only be a verb where it stands.
    private func tellsItsTopic(_ clause: Clause, _ read: ReadLine) -> Bool {
        let tags = read.tags
        guard clause.range.count > 2 else { return false }
        let first = tags[clause.range.lowerBound]
        if Self.conditions.contains(first.hash) { return true }
        // "Because water leaves its cells" answers a heading.
        if first.is(.subordinator) { return false }
        for i in clause.range.dropFirst().dropLast() {
            let left = clause.range.upperBound - i - 1
            switch tags[i].kind {
            case .equals, .arrow: return true
            // What follows a label or stands in brackets has to say something, not name two things.
            case .colon, .open: if left > 3 { return true }
            case .dash where tags[i].isSpaced && tags[i + 1].isSpaced: if left > 3 { return true }
            case .word where mayBeVerb(i, read): return true
            default: break
            }
        }
        return false
    }

    private static let conditions = WordSet("if although though while whereas unless when")
    private static let verbs = WordSet(
        """
        absorb act affect allow argue attack beat become believe bind break bring burn buy call carry \
        cause change claim come contain control cover create cross cut decline decrease defend depend \
        destroy die drive eat enter exist fall fed feel fight find flow follow form get give go got \
        grow happen hate help hold include increase influence join keep kill lack lead learn leave let \
        lie limit live lose love lower make marry mean move need occur oppose own pass pay prevent \
        produce provide raise react read reach receive reduce refuse reject release remain rise rule \
        run see seek sell send show speak spread start stay stop store suffer support take tell think \
        turn use vote want warn win work write
        """)
    private static let doubtful = WordSet("its this thus politics economics always perhaps")
    private static let quantities = WordSet("all both each")
    private static let to = SenseTable.hash("to".utf8)

    /// Whether a word that is no known verb stands as one: "Victor destroys the …", "bonds break and …".
    private func mayBeVerb(_ i: Int, _ read: ReadLine) -> Bool {
        let (tag, before, next) = (read.tags[i], read.tags[i - 1], read.tags[i + 1])
        guard !tag.isCapital, before.isWord, !before.isPossessive else { return false }
        // "Howard first described the …", "trees cool the …", "it decides …"
        let takesObject = next.is(.determiner) && tag.isDisjoint(.small)
        if takesObject, tag.is(.anyPast) || isPlural(before, read) { return true }
        if before.is([.he, .it, .they]), tag.isDisjoint(.small) { return true }
        guard
            !before.is([.determiner, .preposition, .conjunction]) || before.is(.adverb)
                || Self.quantities.contains(before.hash)
        else { return false }
        if tag.is(.pastOrParticiple), next.isWord, before.is(.ing) { return true }
        if Self.verbs.contains(tag.hash) { return true }
        guard tag.high - tag.low > 3, tag.isDisjoint(.small), next.isWord,
            read.line.bytes[tag.high - 1] == 0x73, !Self.doubtful.contains(tag.hash)
        else { return false }
        return next.is([.determiner, .pronoun]) || next.isCapital || next.hash == Self.to
    }

    private func isPlural(_ tag: ClauseTag, _ read: ReadLine) -> Bool {
        tag.high - tag.low > 3 && tag.isDisjoint(.small) && read.line.bytes[tag.high - 1] == 0x73
            && read.line.bytes[tag.high - 2] != 0x73
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
        if tag.is(.he) {
            let isShe = tag.hash == Self.she
            return isShe && personHasCompany ? nil : person.map { ($0, reason) }
        }
        guard let subject, !subject.isPerson else {
            guard tag.is(.it), subject == nil, leansOnHeading, let heading, !heading.isPerson,
                !heading.isPlural
            else { return nil }
            return (heading, "the heading")
        }
        if tag.is(.it), !subject.isPlural, !subject.mayBePerson, !rival {
            return (subject, "the subject of the line above")
        }
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
        // "Wall St Crash" and "Dual Power" are names.
        if let space = text.utf8.firstIndex(of: 0x20),
            text.utf8[text.utf8.index(after: space)...].first.map(WordShape.isUpper) ?? false
        {
            return text
        }
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
