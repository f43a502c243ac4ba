/// What the model believes about one memory.
public struct MemoryState: Hashable, Sendable {
    /// Days. With FSRS-6 the chance of recall has fallen to 90 % after them; with FSRS-7 they are a
    /// number of the model alone, so show `Scheduler.interval(_:retention:)` and not this.
    public let stability: Double
    /// How hard the item is to make stable, 1–10.
    public let difficulty: Double
    /// The quick stability of FSRS-7 in days; `nil` with FSRS-6.
    public let shortStability: Double?

    /// Values outside of the model's ranges are brought to the nearer end; what is not a number, to
    /// the lower.
    public init(stability: Double, difficulty: Double, shortStability: Double? = nil) {
        let stabilities =
            shortStability == nil ? Formulas.stabilityRange : Step7<Double>.stabilityRange
        let difficulties = Formulas.difficultyRange
        self.stability = stability.clamped(stabilities.lowerBound, stabilities.upperBound)
        self.difficulty = difficulty.clamped(difficulties.lowerBound, difficulties.upperBound)
        self.shortStability = shortStability.map {
            $0.clamped(stabilities.lowerBound, stabilities.upperBound)
        }
    }
}
