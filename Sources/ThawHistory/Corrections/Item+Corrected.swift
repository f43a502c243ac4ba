public import ThawCore
import ThawText

extension Item {
    /// The same item, history and all, with the learner's own words.
    ///
    /// - Parameters:
    ///   - stem: what is asked.
    ///   - answer: one idea a line; `nil` where it stays. Of a choice it is the right option; what is put in order
    ///     keeps its lines and changes their order; of a match each line stands in the place of the one before it.
    /// - Returns: `nil` where the answer does not fit what is laid out: see `answerRule`.
    public func corrected(stem: String, answer: String?) -> Item? {
        let lines = answer.map(Self.lines) ?? units.flatMap { Self.lines($0.text) }
        let isSame = answer.map { Self.lines($0) == Self.lines(self.answer) } ?? true
        guard !isSame else { return with(stem: stem, units: units, task: task) }
        guard !lines.isEmpty || units.isEmpty else { return nil }
        switch task {
        case nil: return with(stem: stem, units: lines.map { IdeaUnit($0) }, task: nil)
        case .choice(let options): return corrected(stem, lines, options)
        case .order(let texts): return corrected(stem, lines, order: texts)
        case .match(let pairs): return corrected(stem, lines, pairs)
        }
    }

    /// What a corrected answer has to keep to, in one sentence; `nil` where anything goes.
    public var answerRule: String? {
        switch task {
        case nil: nil
        case .choice: "Write the right answer on one line."
        case .order: "Keep the lines as they are and change only their order."
        case .match: "Keep one line for each pair, in the same order."
        }
    }

    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(\.collapsingWhiteSpace).filter { !$0.isEmpty }
    }

    private func with(stem: String, units: [IdeaUnit], task: Task?) -> Item {
        Item(
            id: id, resource: resource, form: form, level: level, stem: stem, units: units,
            spans: spans, lines: self.lines, siblings: siblings, position: position, task: task)
    }

    /// The right option anew. A lure that says the same is none; one option alone is no choice.
    private func corrected(_ stem: String, _ lines: [String], _ options: [Task.Option]) -> Item? {
        guard lines.count == 1 else { return nil }
        let left = options.compactMap { option -> Task.Option? in
            if option.isRight { return Task.Option(lines[0]) }
            return option.text == lines[0] ? nil : option
        }
        return with(
            stem: stem, units: [IdeaUnit(lines[0])], task: left.count > 1 ? .choice(left) : nil)
    }

    private func corrected(_ stem: String, _ lines: [String], order texts: [String]) -> Item? {
        guard lines.count == units.count, texts.count == units.count else { return nil }
        var left = Array(units.indices)
        var order: [Int] = []
        for line in lines {
            guard let at = left.firstIndex(where: { units[$0].text.collapsingWhiteSpace == line })
            else { return nil }
            order.append(left.remove(at: at))
        }
        return with(
            stem: stem, units: order.map { units[$0] }, task: .order(order.map { texts[$0] }))
    }

    private func corrected(_ stem: String, _ lines: [String], _ pairs: [Task.Pair]) -> Item? {
        guard lines.count == units.count, pairs.count == units.count else { return nil }
        var (units, pairs) = (units, pairs)
        for at in lines.indices where units[at].text.collapsingWhiteSpace != lines[at] {
            units[at] = IdeaUnit(lines[at])
            let told = lines[at].split(separator: ":", maxSplits: 1)
            let opensWithLeft =
                told.count == 2
                && String(told[0]).collapsingWhiteSpace == pairs[at].left.collapsingWhiteSpace
            let right = opensWithLeft ? String(told[1]).collapsingWhiteSpace : lines[at]
            pairs[at].right = TermMask.masking([pairs[at].left], in: right)
        }
        return with(stem: stem, units: units, task: .match(pairs))
    }
}
