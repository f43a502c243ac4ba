import ThawCore
import ThawText

/// The claims of a page as the learner left them.
struct CorrectedClaims {
    private(set) var kept: [PageFindings.ClaimRow] = []
    private(set) var putAway: [PageFindings.ClaimRow] = []

    init(_ claims: [PageReading.FoundClaim], _ said: [Correction.Key: Correction]) {
        for found in claims {
            var row = PageFindings.ClaimRow(
                found: found.found, claim: found.claim, asFound: found.claim, isCorrected: false)
            guard let correction = said[Correction.Key(.claim, found.found)] else {
                kept.append(row)
                continue
            }
            row.isCorrected = true
            guard let value = correction.value else {
                putAway.append(row)
                continue
            }
            if row.claim.text != value {
                row.claim.text = value
                // Whatever was put in or toned down, these are the learner's own words now.
                row.claim.restored = []
                row.claim.hedges = row.claim.hedges.filter { value.lowercased().contains($0.text) }
            }
            if let modality = correction.detail.flatMap(Claim.Modality.init(rawValue:)),
                modality != row.claim.modality
            {
                row.claim.modality = modality
                row.claim.modalityCue = nil
            }
            kept.append(row)
        }
    }
}

extension Resource {
    /// The claims of the page with what the learner put right, without those that they rejected.
    ///
    /// A judgement that only the learner calls one has its own first word as its cue.
    func correctedClaims() -> [Claim] {
        guard corrections.contains(where: { $0.kind == .claim }) else { return claims() }
        let corrected = CorrectedClaims(PageReading.claims(of: self), correctionsByFinding)
        return corrected.kept.map { row in
            var claim = row.claim
            guard row.isCorrected, claim.modality == .judgement, let span = claim.spans.first,
                !claim.text.lowercased().contains(claim.modalityCue?.text ?? "\0")
            else { return claim }
            let word = claim.text.prefix { $0.isLetter }.lowercased()
            if !word.isEmpty { claim.modalityCue = Claim.Cue(word, span: span) }
            return claim
        }
    }
}
