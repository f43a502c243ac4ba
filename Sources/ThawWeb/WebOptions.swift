public import Foundation
public import ThawFormats

/// What the program decides about a site before it starts. Nothing here changes while it runs.
public struct WebOptions: Sendable {
    /// The name in the header and in the titles of the pages.
    public var siteName = "Thaw"
    /// Shown by `/health` and in the footer.
    public var version: String
    /// The address to bind: loopback unless the learner asked for the local network.
    public var address: String
    public var port: Int
    /// Who may talk to the server, the pairing of other devices included.
    public var security: WebSecurity
    /// The learner's time zone until they set another.
    public var timeZone: TimeZone
    /// The programs that read PDFs and pictures; without them such files are refused with a sentence.
    public var tools = Documents.Tools()
    /// The folder that holds `Templates` and `Static`; `nil`: where the program was installed.
    public var resources: URL?

    /// Serves loopback's names at the port.
    /// - Parameter token: the secret of this start; `nil` lets everyone in who reaches the port.
    public init(
        version: String, address: String = "127.0.0.1", port: Int = 8451, token: String?,
        timeZone: TimeZone
    ) {
        self.version = version
        self.address = address
        self.port = port
        self.security = WebSecurity(hosts: WebSecurity.loopbackHosts(port: port), token: token)
        self.timeZone = timeZone
    }
}
