import ThawCore

extension Resource {
    /// The passage that a field shows, if it is one and is there.
    func passage(of field: Field) -> Passage? {
        switch field {
        case .bullet(let card, let i): content.cards.at(card)?.bullets.at(i)
        case .termDefinition(let i): content.terms.at(i)?.definition
        case .fact(let i): content.facts.at(i)
        case .questionStem(let i): content.questions.at(i)?.stem
        case .questionAnswer(let i): content.questions.at(i)?.answer
        case .relatedDefinition(let i): content.relatedTerms.at(i)?.definition
        case .pairTerm(let i): content.pairs.at(i)?.term
        case .pairDefinition(let i): content.pairs.at(i)?.definition
        case .comment(let i): content.comments.at(i)?.text
        case .title, .author, .licence, .language, .created, .subjects, .cardHeading, .termName,
            .relatedName:
            nil
        }
    }

    /// The title, heading or name that a field shows, if it is one and is there.
    func finding(of field: Field) -> Finding? {
        switch field {
        case .title: title
        case .cardHeading(let i): content.cards.at(i)?.heading
        case .termName(let i): content.terms.at(i)?.name
        case .relatedName(let i): content.relatedTerms.at(i)?.name
        default: nil
        }
    }

    /// What a form shows for a field before it is changed.
    func formText(of field: Field) -> String {
        switch field {
        case .author: author ?? ""
        case .licence: licence ?? ""
        case .language: language.tag
        case .created: created?.value ?? created?.raw ?? ""
        case .subjects: subjects.map { $0.joined(separator: " > ") }.joined(separator: "\n")
        default: passage(of: field).map { shown($0) } ?? shown(finding(of: field)) ?? ""
        }
    }
}

extension Array {
    /// The element, or `nil` beyond the end.
    fileprivate func at(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
