import ThawCore

/// The texts of a resource in the order of the page, with the part that each plays.
struct PageText {
    var role: SearchLine.Role
    var text: String
}

extension Resource {
    /// Every text that is shown, hidden and refused ones left out.
    func shownTexts() -> [PageText] {
        texts {
            shown($0)
        } naming: {
            shown($0)
        }
    }

    /// Every text as it was read, whatever the learner decided.
    func readTexts() -> [PageText] {
        texts {
            asRead($0)
        } naming: {
            $0?.text
        }
    }

    private func texts(
        _ text: (Passage) -> String, naming name: (Finding?) -> String?
    ) -> [PageText] {
        var found: [PageText] = []
        func add(_ role: SearchLine.Role, _ text: String?) {
            if let text, !text.isEmpty { found.append(PageText(role: role, text: text)) }
        }
        for card in content.cards {
            add(.heading, name(card.heading))
            for bullet in card.bullets { add(.card, text(bullet)) }
        }
        for term in content.terms {
            add(.term, name(term.name))
            for alias in term.aliases { add(.term, alias) }
            add(.definition, text(term.definition))
        }
        for fact in content.facts { add(.fact, text(fact)) }
        for question in content.questions {
            add(.question, text(question.stem))
            add(.answer, question.answer.map(text))
        }
        for related in content.relatedTerms {
            add(.term, name(related.name))
            add(.definition, text(related.definition))
        }
        for pair in content.pairs {
            add(.term, text(pair.term))
            add(.definition, text(pair.definition))
        }
        for comment in content.comments { add(.comment, text(comment.text)) }
        return found
    }
}
