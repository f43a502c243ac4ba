import ThawCore

/// What is true of plain words wherever they stand, worked out once for each: most words of a page come again. Plain
/// are letters of ASCII with a space behind them; they count as they are written.
struct PlainWords<Value> {
    private var numbers = HashIndex()
    private var values: [Value] = []
    private let isKept: Bool

    /// - Parameter isKept: whether more lines are to come; for one alone nothing is remembered.
    init(isKept: Bool = true) { self.isKept = isKept }

    /// What is true of the word at an offset; `nil` where it is not plain, or nothing is remembered.
    ///
    /// - Parameter letters: the end of the letters of ASCII that it begins with.
    @inline(__always)
    mutating func value(
        at start: Int, _ letters: Int, in bytes: UnsafeBufferPointer<UInt8>, before end: Int,
        orNew make: () -> Value
    ) -> Value? {
        guard isKept, letters > start, letters < end, bytes[letters] == 0x20 else { return nil }
        let number = numbers.index(of: WordShape.quickHash(bytes, start, letters) | 1)
        if number == values.count { values.append(make()) }
        return values[number]
    }
}
