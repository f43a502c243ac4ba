import ThawCore
import ThawFormats
import ThawHistory
import ThawText

/// Finds what the learner has already of a page that was just read.
struct Lookalikes {
    /// A resource that is the same or nearly the same.
    struct Found: Sendable {
        var stored: StoredResource
        var why: String
    }

    /// From this likeness on, two pages count as nearly the same.
    static let threshold = 0.8

    let site: Site

    /// The same text first, then what is nearly the same, the most alike first.
    func of(_ resource: Resource) async throws -> [Found] {
        var found: [Found] = []
        for id in try await site.store.resources(withFingerprint: resource.fingerprint)
        where id != resource.id {
            let stored = try await site.store.resource(id)
            found.append(Found(stored: stored, why: "The same text"))
        }
        let known = Set(found.map(\.stored.resource.id))
        let candidates = try await site.store.likely(resource)
        for (other, likeness) in Ranker.similar(to: resource, among: candidates)
        where likeness > Self.threshold && !known.contains(other.id) {
            let stored = try await site.store.resource(other.id)
            found.append(Found(stored: stored, why: "Nearly the same text"))
        }
        return found.filter { $0.stored.status != .trashed }
    }
}

extension Resource {
    /// This reading under the id of an older one of the same page, with what the learner had corrected there.
    ///
    /// Items are named after the source's own words, so the learner's history of every line that is still
    /// there stays. Edits and decisions are carried over where the same words stand.
    func renewing(_ old: Resource) -> Resource {
        let read = withoutStructureCorrections()
        var new = Resource(
            id: old.id, kind: read.kind, title: title, author: author, created: created,
            subjects: subjects.isEmpty ? old.subjects : subjects, language: language,
            licence: licence ?? old.licence, source: source, blocks: read.blocks,
            content: read.content, repairs: repairs, corrections: old.corrections,
            problems: problems)
        let made = corrections(as: old.id)
        // Of two that speak of one part, the later counts.
        new.corrections += made.filter {
            $0.kind.isOfStructure && !old.corrections.contains($0)
        }
        // A page that is read as what the learner made of it needs no word of theirs.
        new.corrections.removeAll { $0.kind == .page && $0.found != read.kind.rawValue }
        new = new.restructured()
        for made in made where !made.kind.isOfStructure {
            new.correct(
                made.kind, found: made.found, to: made.value, detail: made.detail, line: made.line)
        }
        if old.title.origin == .edited { new.title = old.title }
        if !old.language.isGuess { new.language = old.language }
        new.subjects += old.subjects.filter { !new.subjects.contains($0) }
        let decided = Dictionary(
            old.repairs.map { (RepairKey($0), $0.decision) },
            uniquingKeysWith: { first, _ in first })
        for repair in new.repairs {
            if let decision = decided[RepairKey(repair)] { new.decide(repair.id, decision) }
        }
        new.carryEdits(from: old)
        new.carryNames(from: old)
        return new
    }

    /// What the learner has put right on this page, for the same page under another id: questions are named by theirs.
    private func corrections(as id: Resource.ID) -> [Correction] {
        guard corrections.contains(where: { $0.kind == .question }) else { return corrections }
        var made = self
        made.corrections.removeAll { $0.kind == .question && !$0.isAdded }
        let other = Resource(
            id: id, kind: kind, title: title, author: author, created: created,
            subjects: subjects, language: language, licence: licence, source: source,
            blocks: blocks, content: content, repairs: repairs, corrections: made.corrections)
        let ids = Dictionary(
            zip(made.practiceItems(), other.practiceItems()).map {
                ($0.id.description, $1.id.description)
            }, uniquingKeysWith: { first, _ in first })
        return corrections.compactMap { correction in
            guard correction.kind == .question, !correction.isAdded else { return correction }
            guard let found = ids[correction.found] else { return nil }
            return Correction(
                .question, found: found, value: correction.value, detail: correction.detail)
        }
    }

    private struct RepairKey: Hashable {
        var kind: Repair.Kind
        var before: String
        var after: String

        init(_ repair: Repair) {
            kind = repair.kind
            before = repair.before
            after = repair.after
        }
    }

    /// Puts the learner's own words where the same words of the source stand.
    private mutating func carryEdits(from old: Resource) {
        var edits: [String: String] = [:]
        old.forEachPassage { passage in
            if let edited = passage.edited { edits[old.asRead(passage)] = edited }
        }
        guard !edits.isEmpty else { return }
        let reading = self
        content.updateEachPassage { passage in
            if let edited = edits[reading.asRead(passage)] { passage.edited = edited }
        }
    }

    /// Puts a heading that the learner wrote over the line that it took the place of, or over the point below it.
    private mutating func carryHeadings(from old: Resource) {
        let edited = old.content.cards.indices.filter {
            old.content.cards[$0].heading?.origin == .edited
        }
        guard !edited.isEmpty else { return }
        let (before, now) = (PartEditor(old), PartEditor(self))
        var lines: [String: Finding] = [:]
        var points: [String: Finding] = [:]
        for at in edited {
            let card = old.content.cards[at]
            if let line = before.part(of: .cardHeading(at)) { lines[line.words] = card.heading }
            if let point = card.bullets.first { points[old.asRead(point)] = card.heading }
        }
        let reading = self
        let words = content.cards.indices.map { now.part(of: .cardHeading($0))?.words }
        for at in content.cards.indices {
            // A line that stands over several cards does not tell which of them is meant.
            let isOne = words.count { $0 == words[at] } == 1
            let line = isOne ? words[at].flatMap { lines[$0] } : nil
            let point = content.cards[at].bullets.first.flatMap { points[reading.asRead($0)] }
            if let heading = point ?? line { content.cards[at].heading = heading }
        }
    }

    /// Puts the names and headings that the learner wrote over what they stood over before.
    private mutating func carryNames(from old: Resource) {
        carryHeadings(from: old)
        var names: [String: Finding] = [:]
        for term in old.content.terms where term.name.origin == .edited {
            names[old.asRead(term.definition)] = term.name
        }
        for term in old.content.relatedTerms {
            guard let name = term.name, name.origin == .edited else { continue }
            names[old.asRead(term.definition)] = name
        }
        let reading = self
        for at in content.terms.indices {
            let words = reading.asRead(content.terms[at].definition)
            if let name = names[words] { content.terms[at].name = name }
        }
        for at in content.relatedTerms.indices {
            let words = reading.asRead(content.relatedTerms[at].definition)
            if let name = names[words] { content.relatedTerms[at].name = name }
        }
    }

    private func forEachPassage(_ body: (Passage) -> Void) {
        var copy = content
        copy.updateEachPassage { body($0) }
    }
}

extension Resource.Content {
    fileprivate mutating func updateEachPassage(_ change: (inout Passage) -> Void) {
        for i in cards.indices {
            for j in cards[i].bullets.indices { change(&cards[i].bullets[j]) }
        }
        for i in terms.indices { change(&terms[i].definition) }
        for i in facts.indices { change(&facts[i]) }
        for i in questions.indices {
            change(&questions[i].stem)
            if var answer = questions[i].answer {
                change(&answer)
                questions[i].answer = answer
            }
        }
        for i in relatedTerms.indices { change(&relatedTerms[i].definition) }
        for i in pairs.indices {
            change(&pairs[i].term)
            change(&pairs[i].definition)
        }
        for i in comments.indices { change(&comments[i].text) }
    }
}
