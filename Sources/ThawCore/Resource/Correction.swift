/// What the learner put right about something that a reader found on a page: a name, a term, a date.
///
/// It is kept by the words that were found, not by their place, so that it outlives a corrected copy of the page and
/// a reader that reads better.
public struct Correction: Hashable, Sendable {
    /// What was found, or should have been. The names are kept in records.
    public enum Kind: String, Sendable, CaseIterable {
        case term, date, person, place, organisation, work
    }

    public var kind: Kind
    /// The words as the reader found them; empty where the learner added something that it missed.
    public var found: String
    /// What stands there instead; `nil`: it is none.
    public var value: String?

    public init(_ kind: Kind, found: String, value: String?) {
        self.kind = kind
        self.found = found
        self.value = value
    }
}

extension Resource {
    /// Puts a finding right, in the place of what was said of it before. What is as it was found needs no correction.
    ///
    /// - Parameters:
    ///   - found: the words as they were found; empty to add what was missed.
    ///   - value: what stands there instead; `nil` where it is none.
    public mutating func correct(_ kind: Correction.Kind, found: String, to value: String?) {
        if found.isEmpty {
            guard let value, !value.isEmpty else { return }
            let added = Correction(kind, found: "", value: value)
            if !corrections.contains(added) { corrections.append(added) }
            return
        }
        corrections.removeAll { $0.kind == kind && $0.found == found }
        if value != found { corrections.append(Correction(kind, found: found, value: value)) }
    }

    /// Takes back what the learner added.
    public mutating func removeAdded(_ kind: Correction.Kind, _ value: String) {
        corrections.removeAll { $0 == Correction(kind, found: "", value: value) }
    }
}
