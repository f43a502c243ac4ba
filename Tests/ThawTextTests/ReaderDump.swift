import ThawCore
import ThawText

/// A draft as a short text: what was understood, without repairs, for golden files.
func dump(_ draft: Draft) -> String {
    var out: [String] = draft.problems.map { "problem \($0.span) \($0.message)" }
    guard let resource = draft.resource else { return out.joined(separator: "\n") + "\n" }
    out += ["kind \(resource.kind)", "title \(named(resource.title))"]
    if let author = resource.author { out.append("author \(author)") }
    if let date = resource.created {
        out.append("created \(date.raw) = \(date.value ?? "-") or \(date.alternatives)")
    }
    for path in resource.subjects { out.append("subject \(path.joined(separator: " > "))") }
    out.append("language \(resource.language.tag)")
    out += dump(resource.content, of: resource)
    let blocks = resource.blocks.map {
        "\($0.role) \($0.span) " + resource.source.text(in: $0.span).prefix(24).debugDescription
    }
    return (out + ["blocks"] + blocks).joined(separator: "\n") + "\n"
}

/// What is proposed has tests of its own, so that only its origin stands here.
private func named(_ finding: Finding?) -> String {
    guard let finding else { return "-" }
    return finding.origin == .given ? "[\(finding.text)]" : "\(finding.origin)"
}

/// A name that was lost reads the same whether one is proposed or not.
private func heading(_ finding: Finding?) -> String {
    finding?.origin == .given ? named(finding) : "-"
}

private func dump(_ content: Resource.Content, of resource: Resource) -> [String] {
    func read(_ passage: Passage?) -> String { passage.map { resource.asRead($0) } ?? "-" }
    var out: [String] = []
    for card in content.cards {
        out.append("card \(read(card.label)) \(heading(card.heading))")
        out += card.bullets.map { "  • \(read($0))" }
    }
    for term in content.terms {
        out.append("term \(named(term.name)) \(term.aliases): \(read(term.definition))")
    }
    out += content.facts.map { "fact \(read($0))" }
    for question in content.questions {
        out += ["question \(read(question.stem))", "answer \(read(question.answer))"]
    }
    out += content.relatedTerms.map { "related \(heading($0.name)): \(read($0.definition))" }
    out += content.pairs.map { "pair \(read($0.term)) | \(read($0.definition))" }
    out += content.comments.map { "comment \($0.author ?? "-"): \(read($0.text))" }
    return out
}
