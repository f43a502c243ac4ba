public import Foundation

/// What a library must not take from the machine by itself: the time, fresh ids, chance.
///
/// Only the program `thaw` makes one from the real clock; tests make a fixed one.
public struct Ambient: Sendable {
    public var now: @Sendable () -> Date
    public var newID: @Sendable () -> UUID
    /// 64 random bits.
    public var random: @Sendable () -> UInt64

    public init(
        now: @escaping @Sendable () -> Date,
        newID: @escaping @Sendable () -> UUID,
        random: @escaping @Sendable () -> UInt64
    ) {
        self.now = now
        self.newID = newID
        self.random = random
    }
}
