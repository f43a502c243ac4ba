import ThawCore

/// Proposes repairs of the text of a resource. It applies none.
///
/// Letters in the wrong encoding, spacing and flattened lists are looked for in any language, the rest in English only.
/// A wrong proposal costs more trust than a missed one earns: each rule asks for evidence and is silent without it.
enum Proofreader {
    /// No more proposals than this for one page: nobody looks through more.
    static let proposalLimit = 2_000
    /// Distinct unknown words that are looked at; words first met after so many are taken as they stand.
    static let unknownWordLimit = 600
    /// Proposals less sure than this are not made.
    static let leastConfidence = 0.5

    /// Cost: linear in the text, besides about 0.2 ms for each distinct unknown word up to the limit.
    static func proposals(for resource: Resource) -> [Proposal] {
        let manuscript = Manuscript(resource)
        guard !manuscript.stretches.isEmpty else { return [] }
        var proposals = EncodingRules(manuscript).proposals() + ListRules(manuscript).proposals()
        let lexicon = resource.language.isEnglish ? Lexicon.english : nil
        proposals += SpacingRules(manuscript, lexicon: lexicon, language: resource.language)
            .proposals()
        if let lexicon {
            var census = WordCensus(lexicon)
            census.count(manuscript)
            proposals += ShorthandRules(manuscript, census: census).proposals()
            proposals += WordRules(manuscript, census: census, lexicon: lexicon).proposals()
        }
        return withoutOverlaps(proposals)
    }

    /// In the order of the source; of two that change the same place, the surer one stays.
    private static func withoutOverlaps(_ proposals: [Proposal]) -> [Proposal] {
        var kept: [Proposal] = []
        for proposal in proposals.sorted(by: { $0.span < $1.span })
        where proposal.confidence >= leastConfidence {
            guard let last = kept.last, proposal.span.start < last.span.end else {
                kept.append(proposal)
                continue
            }
            if proposal.confidence > last.confidence { kept[kept.count - 1] = proposal }
        }
        return Array(kept.prefix(proposalLimit))
    }
}
