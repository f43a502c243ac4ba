public import ThawCore

extension Resource {
    /// What the page asserts: one claim for each assertion, in the order of its content, from the text as shown.
    ///
    /// English sentences are split where the joint is certain, and what a line leaves to its heading or to the line
    /// above is put in as a proposal. In other languages each sentence is one claim. Questions claim nothing.
    /// Cost: linear in the text.
    public func claims() -> [Claim] {
        var maker = ClaimMaker(self)
        return maker.claims()
    }
}
