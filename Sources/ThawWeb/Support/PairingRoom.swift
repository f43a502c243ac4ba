import Synchronization
public import ThawCore

/// The one desk that all requests share.
public final class PairingRoom: Sendable {
    private let desk: Mutex<PairingDesk>
    private let ambient: Ambient
    /// Where another device finds this one, `http://192.168.1.20:7070`.
    public let address: String

    /// - Parameter ambient: its `random` must be fit for secrets.
    public init(
        ambient: Ambient, address: String, limits: PairingDesk.Limits = PairingDesk.Limits()
    ) {
        self.ambient = ambient
        self.address = address
        self.desk = Mutex(PairingDesk(limits: limits, random: ambient.random))
    }

    /// The code that is valid now.
    public var code: String { desk.withLock { $0.code } }

    /// The code as it is shown: `123 456`.
    public var shownCode: String { Self.shown(code) }

    /// The address with the code in it, as the QR code holds it.
    public var link: String { "\(address)\(PairingPath.path)?code=\(code)" }

    /// How many devices are paired.
    public var deviceCount: Int { desk.withLock { $0.deviceCount } }

    /// Whether a new code must be made before another device can be paired.
    public var isSpent: Bool { desk.withLock { $0.isSpent } }

    /// A device gives a code.
    public func tryCode(_ given: String) -> PairingDesk.Outcome {
        let now = ambient.now()
        return desk.withLock { desk in
            desk.tryCode(given, now: now) { WebSecurity.makeToken(random: ambient.random) }
        }
    }

    /// Whether a cookie's value is a paired device's.
    public func isPaired(_ session: String) -> Bool {
        desk.withLock { $0.isPaired(session) }
    }

    /// Makes a new code; paired devices stay.
    public func renewCode() {
        desk.withLock { $0.renewCode(random: ambient.random) }
    }

    /// Forgets every device.
    public func removeDevices() {
        desk.withLock { $0.removeDevices() }
    }

    /// What `thaw serve --lan` prints: the address, the code, and both as a QR code.
    public func terminalText() -> String {
        let picture = QRCode(link)?.terminal() ?? ""
        return """
            Other devices in this network: \(address)
            Pairing code: \(shownCode)

            \(picture)
            """
    }

    static func shown(_ code: String) -> String { "\(code.prefix(3)) \(code.suffix(3))" }
}

/// Where devices are paired.
enum PairingPath {
    static let path = "/pair"
}
