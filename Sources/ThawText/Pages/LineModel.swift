import Foundation
import ThawCore

/// Says of each line of a page how likely it is the site's, the title or text: a linear-chain conditional random field
/// (Lafferty et al. 2001) over three labels, its weights in eight bits. Made by `Scripts/lines.sh`.
struct LineModel: Sendable {
    /// Probabilities that add up to 1.
    struct Chances: Equatable {
        var line = 0
        var site = 0.0
        var title = 0.0
        var text = 1.0
    }

    private static let labelCount = 3
    private static let magic = Array("THAWLIN1".utf8)

    /// Features at the places that their last bits tell, or behind these; 0 is none.
    private var slots: [UInt32] = []
    /// By slot, the weights of the labels, in units of `1 / scale`.
    private var weights: [SIMD4<Int32>] = []
    /// From each label to all.
    private var moves = [SIMD4<Double>](repeating: .zero, count: labelCount)
    private var scale = 1.0

    /// What comes with the program, or `nil` where its folder is missing.
    static let standard = ProgramFiles.find("Lexicon/lines.crf", of: "ThawText")
        .flatMap { try? Data(contentsOf: $0) }.flatMap { LineModel(bytes: [UInt8]($0)) }

    /// `nil` unless the bytes are weights of the known form: "THAWLIN1", the number of rows (32 bits), how many units
    /// are 1, nine transitions (16 bits each), the rows' keys (32 bits), then three bytes of weights for each;
    /// little-endian.
    init?(bytes: [UInt8]) {
        let head = 8 + 4 + 2 + 18
        guard bytes.count >= head, bytes.starts(with: Self.magic) else { return nil }
        func number(_ at: Int, _ width: Int) -> UInt32 {
            (0..<width).reduce(0) { $0 | UInt32(bytes[at + $1]) << (8 * UInt32($1)) }
        }
        let count = Int(number(8, 4))
        guard count < 1 << 20, bytes.count == head + count * (4 + Self.labelCount) else {
            return nil
        }
        scale = 1 / Double(max(1, number(12, 2)))
        for i in 0..<Self.labelCount * Self.labelCount {
            moves[i / Self.labelCount][i % Self.labelCount] =
                Double(Int16(truncatingIfNeeded: number(14 + 2 * i, 2))) * scale
        }
        var size = 16
        while size < 2 * count { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        weights = [SIMD4<Int32>](repeating: SIMD4(), count: size)
        for row in 0..<count {
            let at = head + 4 * count + Self.labelCount * row
            let slot = self.slot(of: number(head + 4 * row, 4))
            slots[slot] = number(head + 4 * row, 4)
            for label in 0..<Self.labelCount {
                weights[slot][label] = Int32(Int8(bitPattern: bytes[at + label]))
            }
        }
    }

    /// Where a feature stands, or the free place where it would. At least half of the places are free.
    private func slot(of feature: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(feature >> 1) & mask
        while slots[slot] != 0, slots[slot] != feature { slot = (slot + 1) & mask }
        return slot
    }

    /// The chances of the lines that `LineFeatures` looks at, in order.
    func chances(of page: PageLines) -> [Chances] {
        var features = LineFeatures(page)
        let scores = features.lines.indices.map { place in
            var sum = SIMD4<Int32>()
            for feature in features.features(at: place) { sum &+= weights[slot(of: feature)] }
            return SIMD4<Double>(sum) * scale
        }
        return zip(features.lines, marginals(scores)).map { line, chances in
            var chances = chances
            chances.line = line
            return chances
        }
    }

    /// Forwards and backwards (Rabiner 1989), each step brought to a sum of 1.
    private func marginals(_ scores: [SIMD4<Double>]) -> [Chances] {
        guard !scores.isEmpty else { return [] }
        let labels = 0..<Self.labelCount
        let steps = moves.map { Self.exponential($0) }
        let local = scores.map { Self.exponential($0 - max($0[0], $0[1], $0[2])) }
        var forward = [Self.normal(local[0])]
        for score in local.dropFirst() {
            let before = forward[forward.count - 1]
            var sum = SIMD4<Double>.zero
            for label in labels { sum += before[label] * steps[label] }
            forward.append(Self.normal(sum * score))
        }
        var backward = SIMD4<Double>(1, 1, 1, 0)
        var found = [Chances](repeating: Chances(), count: scores.count)
        for i in scores.indices.reversed() {
            let both = Self.normal(forward[i] * backward)
            found[i] = Chances(site: both[0], title: both[1], text: both[2])
            let right = backward * local[i]
            var left = SIMD4<Double>.zero
            for label in labels { left[label] = (steps[label] * right).sum() }
            backward = Self.normal(left)
        }
        return found
    }

    private static func exponential(_ x: SIMD4<Double>) -> SIMD4<Double> {
        SIMD4(exp(x[0]), exp(x[1]), exp(x[2]), 0)
    }

    private static func normal(_ x: SIMD4<Double>) -> SIMD4<Double> {
        let sum = x.sum()
        return sum > 0 ? x / sum : SIMD4(1 / 3, 1 / 3, 1 / 3, 0)
    }
}
