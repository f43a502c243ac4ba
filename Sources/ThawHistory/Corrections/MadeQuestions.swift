public import ThawCore

/// What is asked from a resource, and what the learner does not want to be asked.
public struct MadeQuestions: Hashable, Sendable {
    /// Which version of the rules made them. Raised whenever the same page gives other questions: then the items of
    /// what is kept are made again.
    public static let maker = 4

    /// In the order in which they are met, each with the learner's own words where there are some.
    public var items: [Item]
    /// Questions that the learner rejected, as they were made.
    public var putAway: [Item]
    /// Those of `items` that the learner corrected, as they were made.
    public var originals: [Item.ID: Item]
    /// Those of `items` and `putAway` that the learner wrote, as they added them.
    public var added: [Item.ID: Correction]

    public init(
        items: [Item], putAway: [Item] = [], originals: [Item.ID: Item] = [:],
        added: [Item.ID: Correction] = [:]
    ) {
        self.items = items
        self.putAway = putAway
        self.originals = originals
        self.added = added
    }

    /// The question as it was made, whatever the learner said of it.
    public func original(_ id: Item.ID) -> Item? {
        originals[id] ?? items.first { $0.id == id } ?? putAway.first { $0.id == id }
    }
}

extension Resource {
    /// The items of `practiceItems()`, and those that the learner rejected. Cost: linear in the text.
    ///
    /// A corrected question is still the same item, with its history; a rejected one is not made again until the
    /// learner takes that back. What the learner added comes last.
    /// - Parameter extract: what is read in this resource, where that is known already.
    public func madeQuestions(knowing extract: PageExtract? = nil) -> MadeQuestions {
        var made = heededItems(knowing: extract)
        guard !corrections.isEmpty else { return MadeQuestions(items: made) }
        let own = AddedQuestions(of: self, from: (made.map(\.position).max() ?? -1) + 1).items
        let said = correctionsByFinding
        var questions = MadeQuestions(items: [])
        if !own.isEmpty {
            let asked = Set(own.map { Item.key(of: $0.item.stem) })
            // A new reading may find what was missed: the learner's own has the history.
            made.removeAll { $0.task == nil && asked.contains(Item.key(of: $0.stem)) }
            questions.added = Dictionary(
                own.map { ($0.item.id, $0.added) }, uniquingKeysWith: { first, _ in first })
        }
        for item in made + own.map(\.item) { questions.take(item, said) }
        return questions
    }
}

extension MadeQuestions {
    fileprivate mutating func take(_ item: Item, _ said: [Correction.Key: Correction]) {
        guard let correction = said[Correction.Key(.question, item.id.description)] else {
            items.append(item)
            return
        }
        guard let stem = correction.value else {
            putAway.append(item)
            return
        }
        // An answer that fits no longer, since the lines behind it have changed, is left out; the stem stays.
        let corrected =
            item.corrected(stem: stem, answer: correction.detail)
            ?? item.corrected(stem: stem, answer: nil)
        originals[item.id] = item
        items.append(corrected ?? item)
    }
}
