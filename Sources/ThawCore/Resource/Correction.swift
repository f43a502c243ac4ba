/// What the learner put right about something that was found on a page, or is asked from it.
///
/// It is kept by the words that were found, not by their place, so that it outlives a corrected copy of the page and
/// a reader that reads better. A question is kept by its item's id, which comes from the source's own words.
public struct Correction: Hashable, Sendable {
    /// What was found, or should have been. The names are kept in records.
    public enum Kind: String, Sendable, CaseIterable {
        case term, date, person, place, organisation, work, claim, question

        /// The kinds of names: what was found as one of them may be another.
        public static let names: [Kind] = [.person, .place, .organisation, .work]
    }

    public var kind: Kind
    /// The words as the reader found them, or a question's id; empty where the learner added something that it missed.
    public var found: String
    /// What stands there instead; `nil`: it is none, or is not to be asked.
    public var value: String?
    /// What else is different: a name's kind, how a claim is meant (a `Claim.Modality`), a question's answer.
    /// `nil`: that stays as it was found.
    public var detail: String?

    public init(_ kind: Kind, found: String, value: String?, detail: String? = nil) {
        self.kind = kind
        self.found = found
        self.value = value
        self.detail = detail
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
    public mutating func correct(
        _ kind: Correction.Kind, found: String, to value: String?, detail: String? = nil
    ) {
        let correction = Correction(kind, found: found, value: value, detail: detail)
        if found.isEmpty {
            guard let value, !value.isEmpty else { return }
            if !corrections.contains(correction) { corrections.append(correction) }
            return
        }
        takeBack(correction.key)
        if value != found || detail != nil { corrections.append(correction) }
    }

    /// Takes back what was said of a finding: it is as it was found.
    public mutating func takeBack(_ key: Correction.Key) {
        corrections.removeAll { $0.key == key && !$0.found.isEmpty }
    }

    /// Takes back what the learner added.
    public mutating func removeAdded(_ kind: Correction.Kind, _ value: String) {
        corrections.removeAll { $0.kind == kind && $0.found.isEmpty && $0.value == value }
    }

    /// What is said of each finding that was corrected; what the learner added is not among them.
    public var correctionsByFinding: [Correction.Key: Correction] {
        Dictionary(
            corrections.filter { !$0.found.isEmpty }.map { ($0.key, $0) },
            uniquingKeysWith: { $1 })
    }
}
