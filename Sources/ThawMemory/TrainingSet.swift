/// A review log as the optimiser wants it: whole cards as sequences, in flat arrays.
///
/// One pass over a card scores every review of it, so n reviews cost O(n); the usual form, one
/// prefix for each scored review, costs the sum of the squares of the lengths. Takes 17 bytes for a
/// review.
public struct TrainingSet: Sendable {
    /// Where each card begins in the other arrays, and at last where the last one ends.
    package let starts: [Int32]
    /// Whole days of the learner since the card's previous review; 0 is the same day, and the first
    /// review.
    package let wholeDays: [Float]
    /// The same time as a fraction, for models that count hours.
    package let exactDays: [Float]
    /// 1 Again … 4 Easy.
    package let ratings: [UInt8]
    /// The reviews that have a predecessor, in time order.
    package let order: [Int32]

    /// How many reviews there are.
    public var reviewCount: Int { ratings.count }
    /// How many cards there are.
    public var cardCount: Int { starts.count - 1 }

    /// Takes the rows of a log: one entry of each array for each review.
    ///
    /// A card's rows must be in time order; those of different cards may be mixed, as in a log, or
    /// stand one card after the other (the faster form). Two rows of a card at the same time are
    /// two reviews on one day.
    /// - Parameter days: the time of the review in days since any moment at which a study day of
    ///   the learner begins. Whole days are the differences of the whole parts, so the caller
    ///   applies time zone and rollover.
    /// - Throws: `TrainingSetError` with the number of the first row, from 1, that cannot be right.
    public init(cards: [Int64], days: [Double], ratings: [UInt8]) throws {
        guard cards.count == days.count, cards.count == ratings.count else {
            throw TrainingSetError.lengths(cards.count, days.count, ratings.count)
        }
        try Self.check(days: days, ratings: ratings)
        self = try Rows(cards: cards, days: days, ratings: ratings).grouped()
    }

    /// Takes cards as sequences with the time before each review: the form of published test
    /// vectors.
    ///
    /// Cards are taken to have been reviewed at the same pace from one common day on.
    /// - Throws: `TrainingSetError`; rows are counted over all sequences, from 1.
    public init(sequences: [[(rating: UInt8, days: Double)]]) throws {
        var (cards, times, ratings) = ([Int64](), [Double](), [UInt8]())
        for (card, sequence) in sequences.enumerated() {
            var time = 0.0
            for (rating, gap) in sequence {
                guard gap >= 0 || gap.isNaN else {
                    throw TrainingSetError.negativeGap(row: cards.count + 1)
                }
                time += gap
                cards.append(Int64(card))
                times.append(time)
                ratings.append(rating)
            }
        }
        try self.init(cards: cards, days: times, ratings: ratings)
    }

    init(
        starts: [Int32], wholeDays: [Float], exactDays: [Float], ratings: [UInt8], order: [Int32]
    ) {
        self.starts = starts
        self.wholeDays = wholeDays
        self.exactDays = exactDays
        self.ratings = ratings
        self.order = order
    }

    // Days beyond this are no dates, and their differences no longer exact to a second.
    private static let farthestDay = 1e9

    private static func check(days: [Double], ratings: [UInt8]) throws {
        for row in days.indices where !(days[row].magnitude <= farthestDay) {
            throw TrainingSetError.notANumber(row: row + 1)
        }
        for row in ratings.indices where !(1...4).contains(ratings[row]) {
            throw TrainingSetError.rating(ratings[row], row: row + 1)
        }
        guard days.count < Int(Int32.max) else { throw TrainingSetError.tooMany(days.count) }
    }

    /// The reviews of a card.
    func range(ofCard card: Int) -> Range<Int> { Int(starts[card])..<Int(starts[card + 1]) }
}

/// Why rows cannot be a review log.
public enum TrainingSetError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The arrays have so many entries.
    case lengths(Int, Int, Int)
    /// The time of this row is no number, or further away than any date.
    case notANumber(row: Int)
    /// This row is earlier than the row before it of the same card.
    case outOfOrder(row: Int)
    /// The time before this review is negative.
    case negativeGap(row: Int)
    /// The rating of this row is not 1–4.
    case rating(UInt8, row: Int)
    /// More rows than can be counted in 31 bits.
    case tooMany(Int)

    /// One plain sentence.
    public var description: String {
        switch self {
        case .lengths(let cards, let days, let ratings):
            "A row has a card, a time and a rating; there are \(cards), \(days) and \(ratings)."
        case .notANumber(let row):
            "The time in row \(row) is not a date."
        case .outOfOrder(let row):
            "Row \(row) is earlier than the row before it of the same card."
        case .negativeGap(let row):
            "The time before the review in row \(row) is negative."
        case .rating(let rating, let row):
            "The rating in row \(row) is \(rating); ratings are 1 to 4."
        case .tooMany(let count):
            "\(count) reviews are more than can be fitted at once."
        }
    }
}
