/// What the learner put right about something that was found on a page, or is asked from it.
///
/// It is kept by the words that were found, not by their place, so that it outlives a corrected copy of the page and
/// a reader that reads better. A question is kept by its item's id, which comes from the source's own words.
public struct Correction: Hashable, Sendable {
    /// What was found, or should have been. The names are kept in records.
    public enum Kind: String, Sendable, CaseIterable {
        case term, date, person, place, organisation, work, claim, question
        /// A part of the page itself, and what the learner says it is: a `Resource.PartRole` as the value.
        case part
        /// The kind of the whole page: found as one `Resource.Kind`, it is another.
        case page

        /// What is found in the text of a page.
        public static let findings: [Kind] = allCases.filter { !$0.isOfStructure }

        /// Whether it is about what the page is made of.
        public var isOfStructure: Bool { self == .part || self == .page }

        /// The kinds of names: what was found as one of them may be another.
        public static let names: [Kind] = [.person, .place, .organisation, .work]
    }

    public var kind: Kind
    /// The words as the reader found them, or a question's id; empty where the learner added something that it missed.
    public var found: String
    /// What stands there instead; `nil`: it is none, or is not to be asked.
    public var value: String?
    /// What else is different: a name's kind, how a claim is meant (a `Claim.Modality`), a question's answer.
    /// `nil`: that stays as it was found. Of a part whose words stand more than once, which one it is: "2/3".
    public var detail: String?
    /// The line of the source that something added belongs to, by its own words; `nil`: to none. Of a part, the words
    /// that stand before it.
    public var line: String?

    public init(
        _ kind: Kind, found: String, value: String?, detail: String? = nil, line: String? = nil
    ) {
        self.kind = kind
        self.found = found
        self.value = value
        self.detail = detail
        self.line = line
    }

    /// Whether the learner added it, instead of putting right what was found.
    public var isAdded: Bool { found.isEmpty && value != nil }

    /// Whether both add the same thing. A claim or a question is told by the words that it was added in, and one year
    /// may stand at many lines.
    func isSameAddition(as other: Correction) -> Bool {
        isAdded && other.isAdded && kind == other.kind && value == other.value
            && (kind != .date || line == other.line)
    }

    /// What tells it from others: the later of two with one key counts.
    public struct Key: Hashable, Sendable {
        public var kind: Kind
        public var found: String

        public init(_ kind: Kind, _ found: String) {
            self.kind = kind
            self.found = found
        }
    }

    public var key: Key { Key(kind, found) }
}

extension Resource {
    /// Puts a finding right, in the place of what was said of it before. What is as it was found needs no correction.
    ///
    /// - Parameters:
    ///   - found: the words as they were found; empty to add what was missed.
    ///   - value: what stands there instead; `nil` where it is none.
    ///   - detail: see `Correction.detail`.
    ///   - line: of what is added; see `Correction.line`.
    public mutating func correct(
        _ kind: Correction.Kind, found: String, to value: String?, detail: String? = nil,
        line: String? = nil
    ) {
        if found.isEmpty {
            guard let value, !value.isEmpty else { return }
            let added = Correction(kind, found: "", value: value, detail: detail, line: line)
            return replaceAdded(added, with: added)
        }
        takeBack(Correction.Key(kind, found))
        guard value != found || detail != nil else { return }
        corrections.append(Correction(kind, found: found, value: value, detail: detail))
    }

    /// Takes back what was said of a finding: it is as it was found.
    public mutating func takeBack(_ key: Correction.Key) {
        corrections.removeAll { $0.key == key && !$0.found.isEmpty }
    }

    /// Puts something else in the place of what the learner added; where that is not there, it is added.
    public mutating func replaceAdded(_ old: Correction, with new: Correction) {
        guard let at = corrections.firstIndex(where: { $0.isSameAddition(as: old) }) else {
            corrections.append(new)
            return
        }
        corrections[at] = new
        // What it is now may have been added before.
        let rest = corrections.indices.reversed().filter { $0 != at }
        for other in rest where corrections[other].isSameAddition(as: new) {
            corrections.remove(at: other)
        }
    }

    /// Takes back what the learner added.
    public mutating func removeAdded(_ added: Correction) {
        corrections.removeAll { $0.isSameAddition(as: added) }
    }

    /// What is said of each finding that was corrected; what the learner added is not among them.
    public var correctionsByFinding: [Correction.Key: Correction] {
        Dictionary(
            corrections.filter { !$0.found.isEmpty }.map { ($0.key, $0) },
            uniquingKeysWith: { $1 })
    }
}
