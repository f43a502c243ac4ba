/// The fields of a form sent as `application/x-www-form-urlencoded`, in the order in which they
/// were sent.
///
/// The decoding is the one of the WHATWG URL standard §5.1: `+` is a space, `%` and two hexadecimal
/// digits are a byte, any other `%` stays, and a byte that is not UTF-8 becomes U+FFFD. Linear in
/// the size.
public struct FormBody: Hashable, Sendable {
    /// A name and its value; names may be repeated.
    public struct Field: Hashable, Sendable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What a form may be at most.
    public struct Limits: Hashable, Sendable {
        public var fields: Int
        public var nameBytes: Int
        public var totalBytes: Int

        public init(fields: Int = 2_000, nameBytes: Int = 256, totalBytes: Int = 1 << 20) {
            self.fields = fields
            self.nameBytes = nameBytes
            self.totalBytes = totalBytes
        }
    }

    /// Every field, in order.
    public private(set) var fields: [Field]

    public init(fields: [Field] = []) {
        self.fields = fields
    }

    /// Decodes a body.
    public init(
        urlEncoded bytes: some Collection<UInt8>, limits: Limits = Limits()
    ) throws(FormError) {
        guard bytes.count <= limits.totalBytes else {
            throw .tooLarge(limitBytes: limits.totalBytes)
        }
        var fields: [Field] = []
        for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
            guard fields.count < limits.fields else { throw .tooManyFields(limit: limits.fields) }
            let parts = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decoded(parts[0])
            guard name.utf8.count <= limits.nameBytes else {
                throw .nameTooLong(limitBytes: limits.nameBytes)
            }
            fields.append(Field(name: name, value: parts.count > 1 ? Self.decoded(parts[1]) : ""))
        }
        self.fields = fields
    }

    /// The first value of a name.
    public subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// Every value of a name, in order.
    public func values(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// The same fields as text that decodes to them.
    public var urlEncoded: String {
        fields.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "%"), index + 1 < bytes.endIndex,
                let high = hexValue(bytes[index]), let low = hexValue(bytes[index + 1])
            {
                out.append(high << 4 | low)
                index += 2
            } else {
                out.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func encoded(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "*":
                out.unicodeScalars.append(scalar)
            case " ": out += "+"
            default: out += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return out
    }
}

/// Why a form cannot be read.
public enum FormError: Error, Hashable, Sendable {
    case tooLarge(limitBytes: Int)
    case tooManyFields(limit: Int)
    case nameTooLong(limitBytes: Int)
    /// The request is of a kind that is not a form.
    case notAForm(contentType: String)

    /// The one sentence that a person reads.
    public var sentence: String {
        switch self {
        case .tooLarge(let limit):
            "This form is larger than \(ByteCount.words(limit)); send it as a file instead."
        case .tooManyFields(let limit):
            "This form has more than \(limit) fields; send it in parts."
        case .nameTooLong(let limit):
            """
            A field of this form has a name longer than \(ByteCount.words(limit)); \
            go back and try again.
            """
        case .notAForm:
            "This page takes forms only; go back and send the form that is shown there."
        }
    }
}

/// Sizes in words.
enum ByteCount {
    /// `64 MB`, `1 MB`, `256 bytes`; in powers of 1,024, whole numbers only where they are exact.
    static func words(_ bytes: Int) -> String {
        if bytes >= 1 << 20, bytes % (1 << 20) == 0 { return "\(bytes >> 20) MB" }
        if bytes >= 1 << 10, bytes % (1 << 10) == 0 { return "\(bytes >> 10) kB" }
        return "\(bytes) bytes"
    }
}
