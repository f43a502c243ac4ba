import ThawCore

/// A linear-chain conditional random field over nine labels, its weights in eight bits.
///
/// Made by `Scripts/names.sh` (Lafferty et al. 2001; trained with CRFsuite's L-BFGS). The best sequence of labels is
/// found by Viterbi's algorithm; an inside label follows only its own beginning or inside.
struct NameModel: Sendable {
    /// The labels: outside, then beginning and inside of a person, a place, an organisation, another name.
    static let labels = [
        "O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC",
    ]
    static let labelCount = 9

    /// A feature that has weights, and which row of `weights` they are.
    private struct Slot {
        var key: UInt32 = 0
        var row: UInt32 = 0
    }

    private var slots: [Slot] = []
    private var weights: [SIMD16<Int16>] = []
    /// A bit for what a key may begin with: most features have no row, and this much fits the nearest cache.
    private var taken = [UInt64](repeating: 0, count: 1 << 12)
    /// From each label to all, one lane each, in the units of the weights; forbidden ones are out of reach.
    private var transitions = [SIMD16<Int32>](repeating: SIMD16(), count: labelCount)

    /// Knows nothing: every word is outside.
    init() {}

    /// `nil` unless the bytes are weights of the known form: "THAWCRF1", the number of rows, 81 transitions (16 bits
    /// each), the rows' keys (32 bits), sorted, then nine bytes of weights for each; little-endian.
    init?(bytes: [UInt8]) {
        guard bytes.count > 174, bytes.starts(with: Array("THAWCRF1".utf8)) else { return nil }
        func number(_ at: Int, _ width: Int) -> UInt32 {
            (0..<width).reduce(0) { $0 | UInt32(bytes[at + $1]) << (8 * UInt32($1)) }
        }
        let count = Int(number(8, 4))
        guard count < 1 << 22, bytes.count == 174 + count * (4 + Self.labelCount) else {
            return nil
        }
        for i in 0..<Self.labelCount * Self.labelCount {
            transitions[i / Self.labelCount][i % Self.labelCount] =
                Int32(Int16(truncatingIfNeeded: number(12 + 2 * i, 2)))
        }
        forbid()
        var size = 1024
        while size < count * 3 / 2 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        weights.reserveCapacity(count)
        for row in 0..<count {
            let key = number(174 + 4 * row, 4)
            var slot = Self.spread(key) & (size - 1)
            while slots[slot].key != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Slot(key: key, row: UInt32(row))
            let bit = Self.bit(of: key)
            taken[bit.word] |= bit.mask
            var weight = SIMD16<Int16>()
            let at = 174 + 4 * count + Self.labelCount * row
            for label in 0..<Self.labelCount {
                weight[label] = Int16(Int8(bitPattern: bytes[at + label]))
            }
            weights.append(weight)
        }
    }

    private mutating func forbid() {
        for from in 0..<Self.labelCount {
            for to in stride(from: 2, to: Self.labelCount, by: 2) where from != to && from != to - 1
            {
                transitions[from][to] = -30_000
            }
        }
    }

    /// The lowest bit of every feature is set and tells none apart.
    @inline(__always)
    private static func spread(_ feature: UInt32) -> Int { Int(feature >> 1) }

    /// Where `taken` tells of a feature.
    @inline(__always)
    private static func bit(of feature: UInt32) -> (word: Int, mask: UInt64) {
        (Int(feature >> 20), 1 << UInt64(feature >> 14 & 63))
    }

    /// Adds the weights of a feature to a sum, one lane a label.
    @inline(__always)
    func add(_ feature: UInt32, to sum: inout SIMD16<Int16>) {
        let bit = Self.bit(of: feature)
        guard taken[bit.word] & bit.mask != 0 else { return }
        let mask = slots.count - 1
        var at = Self.spread(feature) & mask
        while slots[at].key != 0 {
            if slots[at].key == feature {
                sum &+= weights[Int(slots[at].row)]
                return
            }
            at = (at + 1) & mask
        }
    }

    /// The best labels for the scores of a chain. Cost: 81 steps a token, nine at a time.
    ///
    /// - Parameters:
    ///   - from: where the labels before each are kept; its contents mean nothing.
    ///   - found: the labels.
    func label(
        _ scores: [SIMD16<Int16>], from: inout [SIMD16<Int32>], into found: inout [UInt8]
    ) {
        found.removeAll(keepingCapacity: true)
        found.append(contentsOf: repeatElement(0, count: scores.count))
        guard let first = scores.first, !slots.isEmpty else { return }
        var best = SIMD16<Int32>(repeating: -1_000_000)
        for label in 0..<Self.labelCount where label == 0 || label % 2 == 1 {
            best[label] = Int32(first[label])
        }
        from.removeAll(keepingCapacity: true)
        for score in scores.dropFirst() {
            var top = best[0] &+ transitions[0]
            var origin = SIMD16<Int32>()
            for before in 1..<Self.labelCount {
                let sum = best[before] &+ transitions[before]
                let isBetter = sum .> top
                top.replace(with: sum, where: isBetter)
                origin.replace(with: Int32(before), where: isBetter)
            }
            best = top &+ SIMD16<Int32>(truncatingIfNeeded: score)
            from.append(origin)
        }
        var label = (0..<Self.labelCount).max { best[$0] < best[$1] } ?? 0
        for i in stride(from: scores.count - 1, through: 0, by: -1) {
            found[i] = UInt8(label)
            if i > 0 { label = Int(from[i - 1][label]) }
        }
    }
}
