import ThawCore
import ThawText

extension Resource {
    /// The items of `items()` and what goes beyond them, from the page with names, dates, terms and claims as the
    /// learner left them.
    func heededItems(knowing extract: PageExtract?) -> [Item] {
        let plain = heededPlainItems(knowing: extract)
        return plain + PracticeItems(of: self, plain: plain, knowing: extract).items()
    }

    private func heededPlainItems(knowing extract: PageExtract?) -> [Item] {
        guard !corrections.isEmpty else { return items(knowing: extract?.claims) }
        let dates = CorrectedDates(self)
        let renamed = renamedNames
        return heedingTerms().heeding(dates).items().compactMap { item in
            if dates.contradicts(item) { return nil }
            guard item.form == .cloze, let name = renamed[item.answer] else { return item }
            return Item(
                id: item.id, resource: item.resource, form: item.form, level: item.level,
                stem: item.stem, units: [IdeaUnit(name, variants: [item.answer])],
                spans: item.spans, lines: item.lines, siblings: item.siblings,
                position: item.position, task: item.task)
        }
    }

    /// Names under which the learner knows those that were found.
    private var renamedNames: [String: String] {
        var renamed: [String: String] = [:]
        for correction in corrections
        where Correction.Kind.names.contains(correction.kind) && !correction.found.isEmpty {
            guard let value = correction.value, value != correction.found else { continue }
            renamed[correction.found] = value
        }
        return renamed
    }

    /// The page with its own terms under the names that the learner gave them; one that is none has no name.
    func heedingTerms() -> Resource {
        let said = correctionsByFinding
        guard said.keys.contains(where: { $0.kind == .term }) else { return self }
        var heeded = self
        func correction(of name: String) -> Correction? { said[Correction.Key(.term, name)] }
        for at in content.terms.indices {
            let old = content.terms[at].name
            guard let correction = correction(of: old.text) else { continue }
            heeded.content.terms[at].name = Finding(
                correction.value ?? "", origin: .edited, span: old.span)
            // The old name, too, would tell the new one.
            heeded.content.terms[at].aliases.append(old.text)
        }
        for at in content.relatedTerms.indices {
            guard let old = content.relatedTerms[at].name, let correction = correction(of: old.text)
            else { continue }
            heeded.content.relatedTerms[at].name = correction.value.map {
                Finding($0, origin: .edited, span: old.span)
            }
        }
        for at in content.pairs.indices {
            let old = asRead(content.pairs[at].term)
            guard let correction = correction(of: old) else { continue }
            heeded.content.pairs[at].term.edited = correction.value ?? ""
        }
        return heeded
    }

    /// The page with the corrected dates on the left side of its list of dates.
    private func heeding(_ dates: CorrectedDates) -> Resource {
        guard !content.pairs.isEmpty, !dates.changes.isEmpty else { return self }
        var heeded = self
        for change in dates.changes {
            guard let phrase = change.phrase,
                let at = content.pairs.firstIndex(where: { $0.term.span.contains(change.span) }),
                heeded.content.pairs[at].term.edited == nil
            else { continue }
            heeded.content.pairs[at].term.edited = shown(content.pairs[at].term)
                .replacing(change.words, with: phrase, maxReplacements: 1)
        }
        return heeded
    }

    /// The terms of the page as the learner left them, without those that they say are none.
    func correctedTerms() -> [DefinedTerm] {
        let said = correctionsByFinding
        return definedTerms().compactMap { term in
            guard let correction = said[Correction.Key(.term, term.name.text)] else { return term }
            guard let value = correction.value else { return nil }
            var term = term
            term.aliases.append(term.name.text)
            term.name = Finding(value, origin: .edited, span: term.name.span)
            return term
        }
    }
}
