/// A model of memory that runs forwards over a card and back again: what `Gradient` needs of FSRS-6
/// or FSRS-7.
protocol Kernel {
    associatedtype L: Lane
    associatedtype W
    associatedtype State
    associatedtype Review

    /// With nothing added yet.
    init()
    static func weights(_ w: [Double]) -> W
    static func initial(offset: L, weights: W) -> State
    static func review(_ state: State, offset: L, days: L, weights: W) -> Review
    static func next(_ review: Review) -> State
    static func choose(_ mask: L.Mask, _ a: State, _ b: State) -> State
    /// The chance of recall before the review.
    static func recall(_ review: Review) -> L

    /// Begins with another card: nothing depends on its last state.
    mutating func begin()
    /// Goes back over one review.
    ///
    /// - Parameter weight: of the review in the loss; 0 where it is not scored.
    mutating func add(_ review: Review, offset: L, days: L, weight: L, weights: W)
    /// Adds the loss of one review, weighted.
    mutating func addLoss(_ review: Review, offset: L, weight: L, weights: W)
    /// Ends with the first review of a card.
    mutating func addFirst(_ state: State, offset: L, weights: W)

    /// The state as others see it: of one of the cards side by side.
    static func memory(_ state: State, lane: Int) -> MemoryState

    var loss: L { get }
    /// The sums over all cards, by each parameter.
    func gradient(_ w: [Double]) -> [Double]
}
