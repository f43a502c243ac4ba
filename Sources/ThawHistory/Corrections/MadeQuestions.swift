public import ThawCore

/// What is asked from a resource, and what the learner does not want to be asked.
public struct MadeQuestions: Hashable, Sendable {
    /// Which version of the rules made them. Raised whenever the same page gives other questions: then the items of
    /// what is kept are made again.
    public static let maker = 1

    /// In the order in which they are met, each with the learner's own words where there are some.
    public var items: [Item]
    /// Questions that the learner rejected, as they were made.
    public var putAway: [Item]
    /// Those of `items` that the learner corrected, as they were made.
    public var originals: [Item.ID: Item]

    public init(items: [Item], putAway: [Item] = [], originals: [Item.ID: Item] = [:]) {
        self.items = items
        self.putAway = putAway
        self.originals = originals
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
    /// learner takes that back.
    /// - Parameter extract: what is read in this resource, where that is known already.
    public func madeQuestions(knowing extract: PageExtract? = nil) -> MadeQuestions {
        let made = heededItems(knowing: extract)
        guard !corrections.isEmpty else { return MadeQuestions(items: made) }
        let said = correctionsByFinding
        var questions = MadeQuestions(items: [])
        for item in made {
            guard let correction = said[Correction.Key(.question, item.id.description)] else {
                questions.items.append(item)
                continue
            }
            guard let stem = correction.value else {
                questions.putAway.append(item)
                continue
            }
            // An answer that fits no longer, since the lines behind it have changed, is left out; the stem stays.
            let corrected =
                item.corrected(stem: stem, answer: correction.detail)
                ?? item.corrected(stem: stem, answer: nil)
            questions.originals[item.id] = item
            questions.items.append(corrected ?? item)
        }
        return questions
    }
}
