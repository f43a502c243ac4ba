import ThawCore
import ThawText

/// The claims of a page as the learner left them.
struct CorrectedClaims {
    private(set) var kept: [PageFindings.ClaimRow] = []
    private(set) var putAway: [PageFindings.ClaimRow] = []
    private let said: [Correction.Key: Correction]

    /// - Parameter lines: of the page, which those that the learner added are tied to.
    init(_ claims: [PageReading.FoundClaim], of resource: Resource, lines: () -> SourceLines) {
        said = resource.correctionsByFinding
        for found in claims { take(PageFindings.ClaimRow(found.found, found.claim)) }
        let added = resource.corrections.filter { $0.isAdded && $0.kind == .claim }
        guard !added.isEmpty else { return }
        let lines = lines()
        // A better reader may find what was missed.
        let known = Set(claims.map(\.found))
        for added in added {
            guard let words = added.value, !known.contains(words) else { continue }
            let line = added.line.flatMap { lines[$0] }
            var claim = LearnerNote(words, language: resource.language).claim(at: line)
            claim.mean(added.detail)
            var row = PageFindings.ClaimRow(words, claim)
            row.added = added
            take(row)
        }
    }

    private mutating func take(_ found: PageFindings.ClaimRow) {
        var row = found
        guard let correction = said[Correction.Key(.claim, row.found)] else {
            kept.append(row)
            return
        }
        row.isCorrected = true
        guard let value = correction.value else {
            putAway.append(row)
            return
        }
        if row.claim.text != value {
            row.claim.text = value
            // Whatever was put in or toned down, these are the learner's own words now.
            row.claim.restored = []
            row.claim.hedges = row.claim.hedges.filter { value.lowercased().contains($0.text) }
        }
        row.claim.mean(correction.detail)
        kept.append(row)
    }
}

extension Claim {
    /// Meant as the learner says: no words of the claim tell it then.
    fileprivate mutating func mean(_ detail: String?) {
        guard let said = detail.flatMap(Modality.init(rawValue:)), said != modality else { return }
        modality = said
        modalityCue = nil
    }
}

extension Resource {
    /// The claims of the page with what the learner put right, without those that they rejected.
    ///
    /// A judgement that only the learner calls one has its own first word as its cue.
    func correctedClaims() -> [Claim] {
        guard corrections.contains(where: { $0.kind == .claim }) else { return claims() }
        let corrected = CorrectedClaims(
            PageReading.claims(of: self), of: self, lines: { SourceLines(self) })
        return corrected.kept.map { row in
            var claim = row.claim
            guard row.isCorrected || row.added != nil, claim.modality == .judgement,
                let span = claim.spans.first,
                !claim.text.lowercased().contains(claim.modalityCue?.text ?? "\0")
            else { return claim }
            let word = claim.text.prefix { $0.isLetter }.lowercased()
            if !word.isEmpty { claim.modalityCue = Claim.Cue(word, span: span) }
            return claim
        }
    }
}
