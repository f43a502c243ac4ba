public import ThawMemory

/// A learner's answers that still stand, card by card, as flat arrays: what the memory model learns from.
///
/// Takes about 25 bytes an answer, so that a log of a million fits anywhere.
public struct ReviewHistory: Hashable, Sendable {
    /// An item that was answered.
    public struct Card: Hashable, Sendable {
        /// Its answers in `days`, `ratings` and `milliseconds`.
        public internal(set) var answers: Range<Int>
        /// Whether it can still be asked: it is in the library and not suspended.
        public let isAsked: Bool
        /// The learner's day from which it is asked next; `nil` while it walks the steps of a day.
        public let dueDay: Int?
    }

    public private(set) var cards: [Card] = []
    /// The learner's day of each answer, with the time of day as its fraction.
    public private(set) var days: [Double] = []
    /// 1 Again … 4 Easy.
    public private(set) var ratings: [UInt8] = []
    /// From question to rating; 0 where it was not measured.
    public private(set) var milliseconds: [Int32] = []

    public init() {}

    /// How many answers stand.
    public var count: Int { ratings.count }

    /// Adds a card; `append` then adds its answers.
    public mutating func begin(isAsked: Bool, dueDay: Int?) {
        cards.append(Card(answers: count..<count, isAsked: isAsked, dueDay: dueDay))
    }

    /// Adds an answer to the card begun last, the oldest first.
    ///
    /// Where the clock went backwards the answer counts as given at the time of the one before, as the schedule
    /// counts it.
    /// - Parameters:
    ///   - day: the learner's day as the log has it.
    ///   - fraction: how much of the day had passed, from 0 up to but not 1.
    public mutating func append(
        day: Int, fraction: Double, rating: Rating, milliseconds: Int
    ) {
        guard let card = cards.indices.last else { return }
        let time = Double(day) + min(0.99999, max(0, fraction))
        let isFirst = cards[card].answers.isEmpty
        days.append(isFirst ? time : max(time, days[count - 1]))
        ratings.append(UInt8(rating.rawValue))
        self.milliseconds.append(Int32(clamping: max(0, milliseconds)))
        cards[card].answers = cards[card].answers.lowerBound..<count
    }

    /// The answers as the optimiser wants them.
    public func trainingSet() throws -> TrainingSet {
        var numbers: [Int64] = []
        numbers.reserveCapacity(count)
        for (number, card) in cards.enumerated() {
            for _ in card.answers { numbers.append(Int64(number)) }
        }
        return try TrainingSet(cards: numbers, days: days, ratings: ratings)
    }

    /// How the learner answers and how long that takes. A habit of few answers is mostly that of most learners.
    public var habits: Simulator.Habits {
        var tally = HabitTally()
        for card in cards { tally.add(card.answers, of: self) }
        return tally.habits
    }
}

/// Counts towards habits, each begun with what most learners do.
private struct HabitTally {
    // So many answers of most learners are mixed in: enough that the first own ones do not swing the numbers.
    private static let prior = 20.0
    // A question left open over dinner says nothing about the answer.
    private static let longestSeconds = 120.0

    private var first = [Double](repeating: 0, count: 4)
    private var passes = [Double](repeating: 0, count: 3)
    private var seconds = Times(Simulator.Habits().seconds)
    private var firstSeconds = Times(Simulator.Habits().firstSeconds)

    /// Mean seconds by rating.
    private struct Times {
        let usual: [Double]
        var sums = [Double](repeating: 0, count: 4)
        var counts = [Double](repeating: 0, count: 4)

        init(_ usual: [Double]) { self.usual = usual }

        var means: [Double] {
            usual.indices.map {
                (sums[$0] + HabitTally.prior * usual[$0]) / (counts[$0] + HabitTally.prior)
            }
        }
    }

    /// One card's answers. What follows on the same day is time that the day's first answer cost.
    mutating func add(_ answers: Range<Int>, of history: ReviewHistory) {
        var place = answers.lowerBound
        while place < answers.upperBound {
            let day = history.days[place].rounded(.down)
            let rating = Int(history.ratings[place]) - 1
            var time = 0.0
            var isMeasured = true
            var end = place
            while end < answers.upperBound, history.days[end].rounded(.down) == day {
                let spent = Double(history.milliseconds[end]) / 1000
                if spent == 0 { isMeasured = false }
                time += min(Self.longestSeconds, spent)
                end += 1
            }
            let isFirst = place == answers.lowerBound
            if isFirst {
                first[rating] += 1
            } else if rating > 0 {
                passes[rating - 1] += 1
            }
            if isMeasured {
                if isFirst {
                    firstSeconds.sums[rating] += time
                    firstSeconds.counts[rating] += 1
                } else {
                    seconds.sums[rating] += time
                    seconds.counts[rating] += 1
                }
            }
            place = end
        }
    }

    var habits: Simulator.Habits {
        let usual = Simulator.Habits()
        func shares(_ counts: [Double], _ usual: [Double]) -> [Double] {
            let total = counts.reduce(0, +) + Self.prior
            return zip(counts, usual).map { ($0 + Self.prior * $1) / total }
        }
        return Simulator.Habits(
            firstRatings: shares(first, usual.firstRatings),
            passRatings: shares(passes, usual.passRatings), seconds: seconds.means,
            firstSeconds: firstSeconds.means)
    }
}
