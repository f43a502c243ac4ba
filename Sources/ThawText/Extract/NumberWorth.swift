/// What a number is worth as the answer of a gap.
enum NumberWorth {
    static func of(_ key: String) -> Double? {
        let digits = key.prefix { $0.isNumber }
        guard digits.allSatisfy({ $0.isWholeNumber }) else { return nil }
        let value = digits.compactMap(\.wholeNumberValue).reduce(0) { ($0 &* 10) &+ $1 }
        return of(value, digits: digits.count, of: key.count)
    }

    static func of(_ key: UnsafeBufferPointer<UInt8>) -> Double? {
        var (value, digits) = (0, 0)
        while digits < key.count, WordShape.isDigit(key[digits]) {
            value = (value &* 10) &+ Int(key[digits] & 15)
            digits += 1
        }
        return of(value, digits: digits, of: key.count)
    }

    /// Years count most, then other numbers of two digits or more ("20th" is one).
    private static func of(_ value: Int, digits: Int, of length: Int) -> Double? {
        guard digits >= 2 else { return nil }
        if digits == 4, 1000...2100 ~= value, length <= 5 { return length == 4 ? 10 : 8 }
        return length <= digits + 2 ? 4 : nil
    }
}
