extension HistoricalDate {
    /// The date as EDTF: `1953-03`, `196X`, `1453~`, `1956/1958`, `../1940`, `-0263` for 264 BC.
    public var edtf: String {
        guard isInterval else { return start.edtf }
        return start.edtf + "/" + end.edtf
    }

    /// Reads EDTF; `nil` for what is none, for sets, and for years of more than seven digits.
    public init?(edtf: String) {
        let parts = edtf.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            guard let date = PartialDate(edtf: parts[0]) else { return nil }
            self.init(date)
        case 2:
            guard let start = Bound(edtf: parts[0]), let end = Bound(edtf: parts[1]) else {
                return nil
            }
            self.init(from: start, to: end)
        default: return nil
        }
    }
}

extension HistoricalDate.Bound {
    fileprivate var edtf: String {
        switch self {
        case .date(let date): date.edtf
        case .open: ".."
        case .unknown: ""
        }
    }

    fileprivate init?(edtf: Substring.UTF8View) {
        if edtf.isEmpty {
            self = .unknown
        } else if edtf.elementsEqual("..".utf8) {
            self = .open
        } else {
            guard let date = PartialDate(edtf: edtf) else { return nil }
            self = .date(date)
        }
    }
}

extension PartialDate {
    /// The date as EDTF.
    public var edtf: String {
        var text = yearDigits
        if month != .none { text += "-" + Self.twoDigits(month) }
        if day != .none { text += "-" + Self.twoDigits(day) }
        return text + certainty.rawValue
    }

    private var yearDigits: String {
        guard let year else { return "XXXX" }
        let digits = String(abs(year))
        let sign = year < 0 ? "-" : ""
        guard digits.count <= 4 else { return "Y" + sign + digits }
        let padded = String(repeating: "0", count: 4 - digits.count) + digits
        return sign + padded.dropLast(openDigits) + String(repeating: "X", count: openDigits)
    }

    private static func twoDigits(_ part: Part) -> String {
        guard case .number(let number) = part else { return "XX" }
        return number < 10 ? "0\(number)" : "\(number)"
    }

    /// Reads one date of EDTF. A mark on a part (`2004-06~-11`) counts for the whole.
    public init?(edtf: some Collection<UInt8>) {
        var certainty = Certainty.exact
        var bytes: [UInt8] = []
        for byte in edtf {
            switch byte {
            case 0x3F: certainty = certainty.adding(.uncertain)
            case 0x7E: certainty = certainty.adding(.approximate)
            case 0x25: certainty = .uncertainAndApproximate
            default: bytes.append(byte)
            }
        }
        let isLong = bytes.first == 0x59
        if isLong { bytes.removeFirst() }
        let isNegative = bytes.first == 0x2D
        if isNegative { bytes.removeFirst() }
        let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count),
            let (year, openDigits) = Self.year(parts[0], isLong: isLong),
            let month = Self.part(parts.count > 1 ? parts[1] : nil),
            let day = Self.part(parts.count > 2 ? parts[2] : nil)
        else { return nil }
        self.init(
            year: year.map { isNegative ? -$0 : $0 }, month: month, day: day,
            openDigits: openDigits, certainty: certainty)
    }

    private static func year(
        _ digits: ArraySlice<UInt8>, isLong: Bool
    ) -> (year: Int?, openDigits: Int)? {
        guard isLong ? (5...7).contains(digits.count) : digits.count == 4 else { return nil }
        if digits.allSatisfy({ $0 == 0x58 }) { return (nil, 0) }
        var year = 0
        var openDigits = 0
        for digit in digits {
            year *= 10
            if digit == 0x58 {
                openDigits += 1
            } else {
                guard openDigits == 0, (0x30...0x39).contains(digit) else { return nil }
                year += Int(digit) - 0x30
            }
        }
        return openDigits > 3 ? nil : (year, openDigits)
    }

    private static func part(_ digits: ArraySlice<UInt8>?) -> Part? {
        guard let digits else { return Part.none }
        guard digits.count == 2 else { return nil }
        if digits.allSatisfy({ $0 == 0x58 }) { return .unspecified }
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return .number(digits.reduce(0) { $0 * 10 + Int($1) - 0x30 })
    }
}

extension PartialDate.Certainty {
    /// Both kinds of doubt together.
    func adding(_ other: Self) -> Self {
        switch (self, other) {
        case (.exact, _): other
        case (_, .exact): self
        default: self == other ? self : .uncertainAndApproximate
        }
    }
}
