/// What a task lays out, in an order that gives nothing away.
extension Item {
    /// The options, events, or what is to be brought to `matched`, shuffled: the same order on every machine and until
    /// the next answer, another one after it.
    public func laidOut(reviews: Int) -> [String] {
        switch task {
        case .choice(let options): shuffled(options.map(\.text), salt: "choice", reviews)
        case .order(let texts): shuffled(texts, salt: "order", reviews)
        case .match(let pairs): shuffled(pairs.map(\.right), salt: "match", reviews)
        case nil: []
        }
    }

    /// The things of a match that the others are brought to, in the order of the notes; empty for other tasks.
    public var matched: [String] {
        if case .match(let pairs) = task { pairs.map(\.left) } else { [] }
    }

    private func shuffled(_ texts: [String], salt: String, _ reviews: Int) -> [String] {
        guard texts.count > 1 else { return texts }
        let keyed = texts.enumerated().map { place, text in
            let words = [id.description, salt, String(reviews), String(place), text]
            return (Identifier<Item>(hashing: words).description, text)
        }
        let mixed = keyed.sorted { $0.0 < $1.0 }.map(\.1)
        guard mixed == texts, case .order = task else { return mixed }
        // A list that stands in the right order already would be no task.
        return Array(mixed.dropFirst()) + mixed.prefix(1)
    }
}
