import Foundation
import ThawMemory

/// A review log in the form of `gen_revlog.py`: "RVL1", a count, then card, time, rating and gap as flat arrays.
struct Log {
    var cards: [Int64] = []
    var days: [Double] = []
    var ratings: [UInt8] = []

    // Study days begin at 04:00 UTC, as the generator has it.
    private static let dayStart = 4.0 / 24

    init(path: String) throws {
        let bytes = try Data(contentsOf: URL(filePath: path))
        precondition(bytes.starts(with: Array("RVL1".utf8)), "\(path) is a log")
        bytes.withUnsafeBytes { buffer in
            let count = Int(buffer.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
            cards = [Int64](unsafeUninitializedCapacity: count) { target, used in
                for i in 0..<count {
                    target[i] = buffer.loadUnaligned(fromByteOffset: 8 + 8 * i, as: Int64.self)
                }
                used = count
            }
            days = [Double](unsafeUninitializedCapacity: count) { target, used in
                for i in 0..<count {
                    let time = buffer.loadUnaligned(
                        fromByteOffset: 8 + 8 * (count + i), as: Int64.self)
                    target[i] = Double(time) / 86_400_000 - Self.dayStart
                }
                used = count
            }
            ratings = Array(buffer[(8 + 16 * count)..<(8 + 17 * count)])
        }
    }

    func set() throws -> TrainingSet {
        try TrainingSet(cards: cards, days: days, ratings: ratings)
    }
}
