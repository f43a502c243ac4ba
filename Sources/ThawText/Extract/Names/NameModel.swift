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

    /// A feature that has weights.
    private struct Row {
        var key: UInt32 = 0
        /// The row of another feature whose key begins with the same bits; 0 for none.
        var next: UInt32 = 0
    }

    /// By the first bits of a key, the first row that may be its own. Row 0 is no feature's.
    private var firsts = [UInt16](repeating: 0, count: 1 << (32 - shift))
    private var rows = [Row()]
    private var weights = [SIMD16<Int16>()]
    /// From each label to all, one lane each, in the units of the weights; forbidden ones are out of reach.
    private var transitions = [SIMD16<Int32>](repeating: SIMD16(), count: labelCount)

    /// A number for each of the nine labels: eight and one, since sixteen lanes would be half empty.
    struct Lanes {
        fileprivate var low: SIMD8<Int32>
        fileprivate var last: Int32

        fileprivate init(_ number: Int32) {
            low = SIMD8(repeating: number)
            last = number
        }

        fileprivate subscript(label: Int) -> Int32 {
            get { label < 8 ? low[label] : last }
            set { if label < 8 { low[label] = newValue } else { last = newValue } }
        }

        /// The number of one label with what leads from it to each.
        @inline(__always)
        fileprivate func sum(from label: Int, _ transitions: SIMD16<Int32>) -> Lanes {
            var sum = Lanes(self[label])
            sum.low &+= transitions.lowHalf
            sum.last &+= transitions[8]
            return sum
        }
    }

    /// The weights of features whose values are few.
    private(set) var fewValued = FewValuedFeatures()

    /// Knows nothing: every word is outside.
    static let empty = NameModel()

    private init() {}

    /// `nil` unless the bytes are weights of the known form: "THAWCRF1", the number of rows, 81 transitions (16 bits
    /// each), the rows' keys (32 bits), sorted, then nine bytes of weights for each; little-endian.
    init?(bytes: [UInt8]) {
        guard bytes.count > 174, bytes.starts(with: Array("THAWCRF1".utf8)) else { return nil }
        func number(_ at: Int, _ width: Int) -> UInt32 {
            var number: UInt32 = 0
            for i in 0..<width { number |= UInt32(bytes[at + i]) << (8 * UInt32(i)) }
            return number
        }
        let count = Int(number(8, 4))
        guard count < 1 << 16 - 1, bytes.count == 174 + count * (4 + Self.labelCount) else {
            return nil
        }
        for i in 0..<Self.labelCount * Self.labelCount {
            transitions[i / Self.labelCount][i % Self.labelCount] =
                Int32(Int16(truncatingIfNeeded: number(12 + 2 * i, 2)))
        }
        forbid()
        rows.reserveCapacity(count + 1)
        weights.reserveCapacity(count + 1)
        for row in 0..<count {
            let key = number(174 + 4 * row, 4)
            let first = Int(key >> Self.shift)
            rows.append(Row(key: key, next: UInt32(firsts[first])))
            firsts[first] = UInt16(row + 1)
            var weight = SIMD16<Int16>()
            let at = 174 + 4 * count + Self.labelCount * row
            for label in 0..<Self.labelCount {
                weight[label] = Int16(Int8(bitPattern: bytes[at + label]))
            }
            weights.append(weight)
        }
        let model = self
        fewValued = FewValuedFeatures { model.add($0, to: &$1) }
    }

    private mutating func forbid() {
        for from in 0..<Self.labelCount {
            for to in stride(from: 2, to: Self.labelCount, by: 2) where from != to && from != to - 1
            {
                transitions[from][to] = -30_000
            }
        }
    }

    /// How much of a key is left out where its first row is looked up.
    private static let shift: UInt32 = 15

    /// Adds the weights of a feature to a sum, one lane a label.
    ///
    /// Whether a feature has weights is as good as chance to the processor, so that is no branch.
    @inline(__always)
    func add(_ feature: UInt32, to sum: inout SIMD16<Int16>) {
        var row = Int(firsts[Int(feature >> Self.shift)])
        repeat {
            // Row 0 has no weights, and is always at hand.
            sum &+= weights[rows[row].key == feature ? row : 0]
            row = Int(rows[row].next)
        } while row != 0
    }

    /// The best labels for the scores of a chain. Cost: 81 steps a token, nine at a time.
    ///
    /// - Parameters:
    ///   - from: where the labels before each are kept; its contents mean nothing.
    ///   - found: the labels.
    func label(_ scores: [SIMD16<Int16>], from: inout [Lanes], into found: inout [UInt8]) {
        found.removeAll(keepingCapacity: true)
        found.append(contentsOf: repeatElement(0, count: scores.count))
        guard let first = scores.first, rows.count > 1 else { return }
        var best = Lanes(-1_000_000)
        for label in 0..<Self.labelCount where label == 0 || label % 2 == 1 {
            best[label] = Int32(first[label])
        }
        from.removeAll(keepingCapacity: true)
        for score in scores.dropFirst() {
            var top = best.sum(from: 0, transitions[0])
            var origin = Lanes(0)
            for before in 1..<Self.labelCount {
                let sum = best.sum(from: before, transitions[before])
                let isBetter = sum.low .> top.low
                top.low.replace(with: sum.low, where: isBetter)
                origin.low.replace(with: Int32(before), where: isBetter)
                if sum.last > top.last {
                    top.last = sum.last
                    origin.last = Int32(before)
                }
            }
            best.low = top.low &+ SIMD8<Int32>(truncatingIfNeeded: score.lowHalf)
            best.last = top.last &+ Int32(score[8])
            from.append(origin)
        }
        var label = (0..<Self.labelCount).max { best[$0] < best[$1] } ?? 0
        for i in stride(from: scores.count - 1, through: 0, by: -1) {
            found[i] = UInt8(label)
            if i > 0 { label = Int(from[i - 1][label]) }
        }
    }
}
