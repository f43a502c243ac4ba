/// What the model believes about one memory.
public struct MemoryState: Hashable, Sendable {
    /// Days after which the chance of recall has fallen to 90 %, within 0.001–36,500.
    public let stability: Double
    /// How hard the item is to make stable, 1–10.
    public let difficulty: Double

    /// Values outside of FSRS-6's ranges are brought to the nearer end; what is not a number, to the lower.
    public init(stability: Double, difficulty: Double) {
        let stabilities = Formulas.stabilityRange
        let difficulties = Formulas.difficultyRange
        self.stability = stability.clamped(stabilities.lowerBound, stabilities.upperBound)
        self.difficulty = difficulty.clamped(difficulties.lowerBound, difficulties.upperBound)
    }
}
