public import Foundation
import Synchronization
public import ThawCore

/// The time, the ids and the chance of a test: a clock that stands until it is set, ids that count up from
/// 1, bits from a seed.
public final class FixedAmbient: Sendable {
    private struct State {
        var now: Date
        var ids: UInt64 = 0
        var generator: SeededGenerator
    }

    private let state: Mutex<State>

    /// - Parameter now: Friday 20 November 2026, 12:00 UTC unless the test says otherwise.
    public init(
        now: Date = Date(timeIntervalSince1970: 1_795_176_000), seed: UInt64 = 1
    ) {
        state = Mutex(State(now: now, generator: SeededGenerator(seed: seed)))
    }

    public var now: Date {
        get { state.withLock { $0.now } }
        set { state.withLock { $0.now = newValue } }
    }

    public func advance(seconds: TimeInterval) {
        state.withLock { $0.now += seconds }
    }

    public func advance(days: Double) {
        advance(seconds: days * 86_400)
    }

    /// 00000000-0000-0000-0000-000000000001, then …2 and so on.
    public func newID() -> UUID {
        let number = state.withLock { state in
            state.ids += 1
            return state.ids
        }
        return Self.uuid(number)
    }

    /// The id that `newID` gives as the `number`-th, from 1.
    public static func uuid(_ number: UInt64) -> UUID {
        let b = (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * (7 - $0))) }
        return UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7]))
    }

    /// What the code under test is given.
    public var ambient: Ambient {
        Ambient(
            now: { self.now },
            newID: { self.newID() },
            random: { self.state.withLock { $0.generator.next() } })
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed on every machine.
///
/// A random test takes its seeds as arguments, so that a failure names the seed by itself.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) {
        state = seed
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
