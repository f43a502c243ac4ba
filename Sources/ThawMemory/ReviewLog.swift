/// A review log as other programs write it: a card, a time and a rating for each review.
///
/// Two forms are read: a CSV with a heading that names `card_id`, `review_time` (milliseconds since
/// 1970) and `review_rating`, as py-fsrs and fsrs-optimizer have it, whatever other columns there
/// are; and the flat arrays of this project's benchmarks ("RVL1").
public struct ReviewLog: Hashable, Sendable {
    public private(set) var cards: [Int64] = []
    /// Milliseconds since 1970.
    public private(set) var times: [Int64] = []
    /// 1 Again … 4 Easy; other numbers are refused by `TrainingSet`, with their row.
    public private(set) var ratings: [UInt8] = []

    /// - Throws: `ReviewLogError` with the line, from 1, that cannot be read.
    public init(csv: String) throws {
        let lines = csv.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let heading = lines.first else { throw ReviewLogError.heading }
        let names = Self.fields(heading).map { $0.lowercased() }
        func column(_ wanted: [String]) throws -> Int {
            guard let index = names.firstIndex(where: { wanted.contains($0) }) else {
                throw ReviewLogError.heading
            }
            return index
        }
        let card = try column(["card_id", "card"])
        let time = try column(["review_time", "time"])
        let rating = try column(["review_rating", "rating"])
        for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
            let fields = Self.fields(line)
            guard fields.count > max(card, time, rating), let number = Int64(fields[card]),
                let moment = Int64(fields[time]), let given = UInt8(fields[rating])
            else { throw ReviewLogError.line(index + 1) }
            cards.append(number)
            times.append(moment)
            ratings.append(given)
        }
    }

    /// Reads "RVL1", a 32-bit count n, then n cards and n times of 64 bits and n ratings of 8, the
    /// lowest byte first. What follows, the days between reviews, is not needed.
    /// - Throws: `ReviewLogError.notALog`
    public init(binary: [UInt8]) throws {
        guard binary.starts(with: Array("RVL1".utf8)), binary.count >= 8 else {
            throw ReviewLogError.notALog
        }
        func number(at start: Int, bytes: Int) -> UInt64 {
            (0..<bytes).reduce(0) { $0 | UInt64(binary[start + $1]) << UInt64(8 * $1) }
        }
        let count = Int(number(at: 4, bytes: 4))
        guard binary.count >= 8 + 17 * count else { throw ReviewLogError.notALog }
        cards = (0..<count).map { Int64(bitPattern: number(at: 8 + 8 * $0, bytes: 8)) }
        times = (0..<count).map {
            Int64(bitPattern: number(at: 8 + 8 * (count + $0), bytes: 8))
        }
        ratings = Array(binary[(8 + 16 * count)..<(8 + 17 * count)])
    }

    /// The log as the optimiser wants it, each card in the order of its times.
    ///
    /// - Parameter dayStart: when a study day begins, in hours after midnight.
    /// - Parameter secondsFromGMT: of the learner's zone at a time in milliseconds since 1970.
    /// - Throws: `TrainingSetError`
    public func trainingSet(
        dayStart: Double = 4, secondsFromGMT: (Int64) -> Int = { _ in 0 }
    ) throws -> TrainingSet {
        let days = times.map {
            (Double($0) / 1000 + Double(secondsFromGMT($0)) - dayStart * 3600) / 86_400
        }
        return try TrainingSet(cards: cards, days: days, ratings: ratings)
    }

    private static func fields(_ line: some StringProtocol) -> [String] {
        line.split(separator: ",", omittingEmptySubsequences: false).map { field in
            String(field.filter { $0 != " " && $0 != "\"" && $0 != "\u{feff}" })
        }
    }
}

/// Why a file is not a review log.
public enum ReviewLogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The first line does not name the three columns.
    case heading
    /// This line, from 1, has not three numbers where they should be.
    case line(Int)
    /// Neither of the forms.
    case notALog

    /// One plain sentence.
    public var description: String {
        switch self {
        case .heading:
            "The first line must name the columns card_id, review_time and review_rating."
        case .line(let line):
            "Line \(line) has no whole number for card, time or rating."
        case .notALog:
            "This is not a review log: it does not begin with RVL1, or ends too early."
        }
    }
}
