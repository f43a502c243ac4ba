/// The file that a resource's source text was taken out of, kept beside it: a PDF, a Word document, a picture.
public struct OriginalFile: Hashable, Sendable {
    /// As it was called when it was brought in, without a folder. Shown, and proposed when it is saved; never a path.
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = String(name.split(separator: "/").last ?? "")
        self.bytes = bytes
    }
}
