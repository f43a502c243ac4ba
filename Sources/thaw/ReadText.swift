import ThawCore
import ThawHistory
import ThawText

/// What `thaw read` prints for a person.
struct ReadText {
    let file: String
    let draft: Draft
    let receipts: Bool

    /// The sentence that says why nothing was understood; `nil` when something was.
    var refusal: String? {
        guard draft.resource == nil else { return nil }
        return "\(file): " + (draft.problems.first?.message ?? "There is nothing to read here.")
    }

    var text: String {
        guard let resource = draft.resource else { return "" }
        var lines = header(resource)
        lines += content(resource)
        lines += receiptLines(resource)
        if let note = resource.languageNote { lines.append(Terminal.wrapped(note)) }
        let index = LineIndex(resource.source)
        for problem in draft.problems {
            // What has to be said about the whole file stands at no line of its text.
            let place =
                problem.span.isEmpty ? "" : "Line \(index.line(at: problem.span.start)): "
            lines.append(place + problem.message)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func header(_ resource: Resource) -> [String] {
        var lines = [Terminal.bold(resource.shownTitle) + mark(resource.title)]
        var facts = [Self.name(of: resource.kind)]
        if let author = resource.author { facts.append("by \(author)") }
        if let created = resource.created {
            let others = created.alternatives
            facts.append(
                (created.value ?? created.raw)
                    + (others.isEmpty ? "" : " (or \(others.joined(separator: ", ")))"))
        }
        facts += resource.subjects.map { $0.joined(separator: " › ") }
        lines.append(Terminal.dim(facts.joined(separator: " · ")))
        return lines + [""]
    }

    private func content(_ resource: Resource) -> [String] {
        var lines: [String] = []
        let content = resource.content
        for term in content.terms {
            lines.append(Terminal.bold(term.name.text) + mark(term.name))
            lines += [Terminal.wrapped(resource.shown(term.definition), indent: "  "), ""]
        }
        for card in content.cards {
            lines += heading(of: card, in: resource)
            lines += card.bullets.map { bullet(resource.shown($0)) } + [""]
        }
        if !content.facts.isEmpty {
            lines.append(Terminal.bold("Facts"))
            lines += content.facts.map { bullet(resource.shown($0)) } + [""]
        }
        for question in content.questions {
            lines.append(Terminal.bold("Question  ") + resource.shown(question.stem))
            let answer = question.answer.map(resource.shown) ?? "(no answer given)"
            lines += [Terminal.wrapped(answer, indent: "  "), ""]
        }
        for term in content.relatedTerms {
            let name = resource.shown(term.name) ?? "(name lost)"
            lines.append(
                bullet(
                    "Related: \(name)\(term.name.map(mark) ?? "") – \(resource.shown(term.definition))"
                ))
        }
        for pair in content.pairs {
            lines.append(
                bullet("\(resource.shown(pair.term)) – \(resource.shown(pair.definition))"))
        }
        for comment in content.comments {
            lines.append(
                bullet("Comment by \(comment.author ?? "someone"): \(resource.shown(comment.text))")
            )
        }
        return lines
    }

    /// A card alone, without a heading or a label, needs no line of its own.
    private func heading(of card: Resource.Card, in resource: Resource) -> [String] {
        let label = card.label.map { " · " + resource.asRead($0) } ?? ""
        guard let heading = resource.shown(card.heading) else {
            return label.isEmpty ? [] : [Terminal.dim("(no heading)") + label]
        }
        return [Terminal.bold(heading) + (card.heading.map(mark) ?? "") + label]
    }

    private func receiptLines(_ resource: Resource) -> [String] {
        let items = resource.practiceItems().count
        let summary =
            Terminal.count(items, "question") + " to learn from, "
            + Terminal.count(resource.repairs.count, "repair") + " proposed"
        guard receipts, !resource.repairs.isEmpty else {
            return ["", Terminal.dim(summary + (receipts ? "." : " (--receipts lists them)."))]
        }
        let index = LineIndex(resource.source)
        return ["", summary + ":"]
            + resource.repairs.map { repair in
                let line = index.line(at: repair.span.start)
                let change =
                    repair.isInsertion
                    ? "+ \(repair.after)"
                    : "\(repair.before) → \(repair.after.replacing("\n", with: " ⏎ "))"
                return "  line \(line): \(change)  (\(repair.reason))"
            }
    }

    private func bullet(_ text: String) -> String {
        let wrapped = Terminal.wrapped(text, indent: "    ")
        return "  • " + wrapped.dropFirst(4)
    }

    private func mark(_ finding: Finding) -> String {
        finding.origin == .inferred ? Terminal.dim(" (inferred)") : ""
    }

    static func name(of kind: Resource.Kind) -> String {
        switch kind {
        case .revisionCards: "revision cards"
        case .keyTerm: "key term"
        case .notes: "notes"
        case .questions: "questions"
        case .pairs: "terms and definitions"
        case .deck: "deck"
        }
    }
}
