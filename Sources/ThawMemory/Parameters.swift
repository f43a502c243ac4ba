/// The parameters of one model, each within its range: 21 of FSRS-6 or 34 of FSRS-7.
///
/// Source of defaults, ranges and conversion: open-spaced-repetition/fsrs-rs 6.6
/// (`parameter_clipper.rs`, `model.rs`).
public struct Parameters: Hashable, Sendable {
    /// w0, w1 …
    public let values: [Double]
    /// Which equations they belong to.
    public var model: Model { values.count == 34 ? .fsrs7 : .fsrs6 }

    /// FSRS-6's defaults: the starting point for a learner without a history.
    public static let `default` = Parameters(checked: Model.fsrs6.defaults)

    /// Takes a list as other programs write it: 34 numbers of FSRS-7, 21 of FSRS-6, 19 of FSRS-5,
    /// 17 of FSRS-4.5.
    ///
    /// Shorter lists are converted so that they schedule as before; numbers outside of their range
    /// are brought to the nearer end.
    /// - Parameter relearningSteps: how many same-day steps follow a lapse. With more than one, w17
    ///   and w18 have a lower ceiling, so that a lapse and its steps do not leave a memory stronger
    ///   than before.
    /// - Throws: `ParametersError`
    public init(_ values: [Double], relearningSteps: Int = 1) throws {
        if let index = values.firstIndex(where: { !$0.isFinite }) {
            throw ParametersError.notANumber(index: index)
        }
        if values.count == 34 {
            self.init(checked: Model.fsrs7.kept(values))
        } else {
            self.init(
                checked: Self.clamped(try Self.converted(values), relearningSteps: relearningSteps))
        }
    }

    /// The starting point of a model for a learner without a history.
    public init(defaultsOf model: Model) {
        self.init(checked: model.defaults)
    }

    /// Takes 21 or 34 numbers as a search has left them.
    init(within values: [Double]) {
        let isLong = values.count == 34
        self.init(
            checked: isLong
                ? Model.fsrs7.kept(values) : Self.clamped(values, relearningSteps: 1))
    }

    private init(checked values: [Double]) {
        self.values = values
    }

    /// The same parameters in the form of FSRS-6, not yet within their ranges.
    private static func converted(_ values: [Double]) throws -> [Double] {
        switch values.count {
        case 21: return values
        // FSRS-5 had no w19, and a fixed decay of 0.5.
        case 19: return values + [0, 0.5]
        case 17:
            // FSRS-4.5 had no same-day formula either, and a difficulty that was linear in the
            // rating.
            var w = values
            w[4] += 2 * w[5]
            w[5] = naturalLogarithm(3 * max(0, w[5]) + 1) / 3
            w[6] += 0.5
            return w + [0, 0, 0, 0.5]
        default: throw ParametersError.count(values.count)
        }
    }

    private static func clamped(_ values: [Double], relearningSteps: Int) -> [Double] {
        var w = zip(values, ranges).map { $0.clamped($1.lowerBound, $1.upperBound) }
        if relearningSteps > 1 {
            let growth = naturalLogarithm(Double.pow(2, w[13]) - 1)
            let total = -(naturalLogarithm(w[11]) + growth + 0.3 * w[14])
            let ceiling = min(2, max(0.01, total / Double(relearningSteps)).squareRoot())
            w[17] = min(w[17], ceiling)
            w[18] = min(w[18], ceiling)
        }
        return w
    }

    // w19 may be 0 here, though training keeps it at 0.01 or more: converted lists need it.
    static let ranges: [ClosedRange<Double>] = [
        0.001...100, 0.001...100, 0.001...100, 0.001...100, 1...10, 0.001...4, 0.001...4,
        0.001...0.75, 0...4.5, 0...0.8, 0.001...3.5, 0.001...5, 0.001...0.25, 0.001...0.9,
        0...4, 0...1, 1...6, 0...2, 0...2, 0...0.8, 0.1...0.8,
    ]
}

/// Why a list of numbers cannot be parameters.
public enum ParametersError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There are so many numbers.
    case count(Int)
    /// The number at this place, from 0, is infinite or none.
    case notANumber(index: Int)

    /// One plain sentence.
    public var description: String {
        switch self {
        case .count(let count):
            "FSRS parameters are 17, 19, 21 or 34 numbers, and these are \(count)."
        case .notANumber(let index):
            "FSRS parameter \(index + 1) is not a number."
        }
    }
}
