import Foundation

/// A `multipart/form-data` body cut into its parts (RFC 7578, RFC 2046 §5.1).
///
/// Each part's body is a slice of the bytes given, not a copy. The time is linear in the size,
/// whatever the bytes are: see ``MultipartScanner``.
public struct Multipart: Hashable, Sendable {
    /// One field or file.
    public struct Part: Hashable, Sendable {
        /// The field's name.
        public var name: String
        /// The file's name as the browser gave it, without any folder; nil for a plain field.
        public var filename: String?
        /// The content type as the browser gave it.
        public var contentType: String?
        /// The bytes, a slice of the whole body.
        public var body: ArraySlice<UInt8>

        public init(
            name: String, filename: String? = nil, contentType: String? = nil,
            body: ArraySlice<UInt8>
        ) {
            self.name = name
            self.filename = filename
            self.contentType = contentType
            self.body = body
        }

        /// The body as UTF-8, with U+FFFD for what is not.
        public var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// What an upload may be at most.
    public struct Limits: Hashable, Sendable {
        public var parts: Int
        public var headerBytes: Int
        public var partBytes: Int
        public var totalBytes: Int

        public init(
            parts: Int = 2_000, headerBytes: Int = 8 << 10, partBytes: Int = 64 << 20,
            totalBytes: Int = 64 << 20
        ) {
            self.parts = parts
            self.headerBytes = headerBytes
            self.partBytes = partBytes
            self.totalBytes = totalBytes
        }
    }

    /// The parts in the order in which they were sent.
    public let parts: [Part]

    /// Reads a body. What stands before the first boundary and after the last is left out.
    ///
    /// - Parameter boundary: the value of the content type's `boundary`; see ``boundary(in:)``.
    public init(
        _ bytes: [UInt8], boundary: String, limits: Limits = Limits()
    ) throws(MultipartError) {
        guard bytes.count <= limits.totalBytes else {
            throw .tooLarge(limitBytes: limits.totalBytes)
        }
        guard Self.isValid(boundary: boundary) else { throw .noBoundary }
        var scanner = MultipartScanner(bytes: bytes, boundary: boundary)
        guard scanner.skipPreamble() else { throw .noBoundary }
        var parts: [Part] = []
        while !scanner.isAtEnd {
            guard parts.count < limits.parts else { throw .tooManyParts(limit: limits.parts) }
            let header = try scanner.header(limitBytes: limits.headerBytes)
            let range = try scanner.body()
            guard range.count <= limits.partBytes else {
                throw .partTooLarge(limitBytes: limits.partBytes)
            }
            parts.append(try MultipartHeader(bytes[header]).part(body: bytes[range]))
        }
        self.parts = parts
    }

    /// The boundary that a `Content-Type` value names, or nil when the value is not
    /// `multipart/form-data`.
    public static func boundary(in contentType: String) -> String? {
        let (kind, parameters) = HeaderValue.read(contentType)
        guard kind.lowercased() == "multipart/form-data" else { return nil }
        return parameters.first { $0.name == "boundary" }?.value
    }

    /// RFC 2046 §5.1.1: 1 to 70 characters of a small set that does not contain a control
    /// character.
    private static func isValid(boundary: String) -> Bool {
        let allowed = "'()+_,-./:=? "
        return (1...70).contains(boundary.utf8.count) && boundary.last != " "
            && boundary.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9": true
                default: allowed.unicodeScalars.contains(scalar)
                }
            }
    }
}

/// Why an upload cannot be read.
public enum MultipartError: Error, Hashable, Sendable {
    case tooLarge(limitBytes: Int)
    case partTooLarge(limitBytes: Int)
    case tooManyParts(limit: Int)
    case headerTooLarge(limitBytes: Int)
    /// The content type names no usable boundary, or the body does not contain it.
    case noBoundary
    /// The body ends before its last boundary.
    case cutShort
    /// A part's header has no field name or is not a header.
    case badHeader

    /// The one sentence that a person reads.
    public var sentence: String {
        switch self {
        case .tooLarge(let limit), .partTooLarge(let limit):
            "This upload is larger than \(ByteCount.words(limit)); send the file in parts."
        case .tooManyParts(let limit):
            "This upload has more than \(limit) parts; send fewer files at once."
        case .headerTooLarge:
            "A file in this upload has a name that is too long; rename it and try again."
        case .noBoundary:
            "This upload cannot be read, since its parts are not marked; go back and send it again."
        case .cutShort:
            "This upload ended before it was complete; go back and send it again."
        case .badHeader:
            "This upload cannot be read, since a part of it has no name; go back and send it again."
        }
    }
}
