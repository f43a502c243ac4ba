import ThawCore
import ThawFormats
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
        var new = Resource(
            id: old.id, kind: kind, title: title, author: author, created: created,
            subjects: subjects.isEmpty ? old.subjects : subjects, language: language,
            licence: licence ?? old.licence, source: source, blocks: blocks, content: content,
            repairs: repairs)
        new.corrections = old.corrections
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
        return new
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
