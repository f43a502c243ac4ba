public import Foundation

/// Which devices may study from this one: the code that is shown, the tries made, the sessions
/// given.
///
/// A value without clock, chance or lock, so that every rule can be tested; ``PairingRoom`` guards
/// one. A code has six digits, at most five wrong tries a minute and twenty in all, so a guesser's
/// chance is 1 in 50,000 for each code, and only a person at this machine makes a new one.
public struct PairingDesk: Hashable, Sendable {
    /// What the rules allow.
    public struct Limits: Hashable, Sendable {
        public var wrongTriesPerMinute: Int
        public var wrongTriesPerCode: Int
        public var devices: Int

        public init(wrongTriesPerMinute: Int = 5, wrongTriesPerCode: Int = 20, devices: Int = 8) {
            self.wrongTriesPerMinute = wrongTriesPerMinute
            self.wrongTriesPerCode = wrongTriesPerCode
            self.devices = devices
        }
    }

    /// What came of a try.
    public enum Outcome: Hashable, Sendable {
        /// The code was right; the device's own secret.
        case paired(session: String)
        case wrong
        /// Too many wrong tries in the last minute; whole seconds to wait, at least 1.
        case wait(seconds: Int)
        /// The code had too many wrong tries in all: a new one must be made.
        case codeSpent
        case tooManyDevices
    }

    /// The six digits.
    public private(set) var code: String
    /// The times of the wrong tries of the last minute.
    private var recentWrongTries: [Date] = []
    private var wrongTries = 0
    private var sessions: [String] = []
    private let limits: Limits

    public init(limits: Limits = Limits(), random: () -> UInt64) {
        self.limits = limits
        self.code = Self.makeCode(random: random)
    }

    /// How many devices are paired.
    public var deviceCount: Int { sessions.count }

    /// Whether the code can still be used.
    public var isSpent: Bool { wrongTries >= limits.wrongTriesPerCode }

    /// A device gives a code. Spaces and hyphens are left out.
    ///
    /// Every rule is checked before the code is, so that the answer to a try that is too early
    /// tells nothing.
    /// - Parameter newSession: a fresh secret, asked for only when the code is right.
    public mutating func tryCode(
        _ given: String, now: Date, newSession: () -> String
    ) -> Outcome {
        if isSpent { return .codeSpent }
        // A clock that was set back must not lock the door: tries from the future are forgotten.
        recentWrongTries.removeAll { now.timeIntervalSince($0) >= 60 || $0 > now }
        if recentWrongTries.count >= limits.wrongTriesPerMinute, let first = recentWrongTries.first
        {
            return .wait(seconds: max(1, Int((60 - now.timeIntervalSince(first)).rounded(.up))))
        }
        let digits = given.filter { $0 != " " && $0 != "-" }
        guard Secret.isEqual(digits, to: code) else {
            recentWrongTries.append(now)
            wrongTries += 1
            return isSpent ? .codeSpent : .wrong
        }
        guard sessions.count < limits.devices else { return .tooManyDevices }
        let session = newSession()
        sessions.append(session)
        return .paired(session: session)
    }

    /// Whether the secret is a paired device's. The time does not tell which.
    public func isPaired(_ session: some StringProtocol) -> Bool {
        var found = false
        for known in sessions where Secret.isEqual(session, to: known) { found = true }
        return found
    }

    /// Makes a new code and forgets the wrong tries; paired devices stay.
    public mutating func renewCode(random: () -> UInt64) {
        code = Self.makeCode(random: random)
        recentWrongTries = []
        wrongTries = 0
    }

    /// Forgets every device.
    public mutating func removeDevices() {
        sessions = []
    }

    /// Six digits, each equally likely: 64 bits that would favour some codes are drawn again.
    static func makeCode(random: () -> UInt64) -> String {
        let codes: UInt64 = 1_000_000
        let fair = UInt64.max - UInt64.max % codes
        var bits = random()
        // A generator that is stuck on one value must not hang the start: 64 draws are enough for
        // any real one.
        for _ in 0..<64 where bits >= fair { bits = random() }
        let digits = String(bits % codes)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }
}
