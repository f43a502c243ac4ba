import ThawCore

/// A value that writes itself as JSON. Objects name their keys in the order of their bytes.
protocol JSONValue {
    func write(to json: inout JSONWriter)
}

/// Writes values as `JSONEncoder` does with sorted keys, on lines of their own and with its slashes as they are, at a
/// tenth of the cost: nothing is looked up, boxed or sorted at run time.
struct JSONWriter {
    /// What was written and not yet taken stands at its beginning. Its end is room, made in large steps: an array that
    /// grows by every sign spends more time on asking whether it may than on the signs.
    private var buffer: [UInt8]
    /// How many bytes were written and not yet taken.
    private(set) var count = 0
    private var containers: [Container] = []
    /// How deep the value stands that is being written; an empty list of it keeps a line indented so.
    private var margin = 0

    /// An object or list that was begun.
    private struct Container {
        var end: UInt8
        var holdsValues = false
    }

    init(reserving count: Int = 0) {
        buffer = [UInt8](repeating: 0, count: max(count, 256))
    }

    /// Hands over what was written so far.
    mutating func take(_ sink: (ArraySlice<UInt8>) -> Void) {
        sink(buffer[..<count])
        count = 0
    }

    // MARK: Bytes

    /// Writes as many bytes as are asked for, all of which the body sets.
    @inline(__always)
    private mutating func put(_ length: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        let end = count + length
        if end > buffer.count { makeRoom(for: end) }
        buffer.withUnsafeMutableBufferPointer {
            body(UnsafeMutableBufferPointer(rebasing: $0[count..<end]))
        }
        count = end
    }

    private mutating func makeRoom(for end: Int) {
        buffer += repeatElement(0, count: max(end, 2 * buffer.count) - buffer.count)
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) { put(1) { $0[0] = byte } }

    private mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        put(bytes.count) { _ = $0.update(fromContentsOf: bytes) }
    }

    private mutating func put(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { put($0) } }

    // MARK: Containers

    mutating func beginObject() { begin(0x7B, end: 0x7D) }

    mutating func beginList() { begin(0x5B, end: 0x5D) }

    /// Ends the object or list that was begun last.
    ///
    /// - Parameter opensEmpty: whether an empty one takes three lines, as `JSONEncoder` writes it.
    mutating func end(opensEmpty: Bool = true) {
        guard let container = containers.popLast() else { return }
        if !container.holdsValues, opensEmpty { breakLine(margin) }
        if container.holdsValues || opensEmpty { breakLine() }
        put(container.end)
    }

    private mutating func begin(_ sign: UInt8, end: UInt8) {
        put(sign)
        containers.append(Container(end: end))
    }

    /// Begins a value of the list that is open, or a key of the object.
    mutating func beginElement() {
        guard !containers.isEmpty else { return }
        breakLine(containers.count, isComma: needsComma())
    }

    /// Whether the value that is begun is not the first where it stands.
    @inline(__always)
    private mutating func needsComma() -> Bool {
        guard let last = containers.indices.last else { return false }
        if containers[last].holdsValues { return true }
        containers[last].holdsValues = true
        return false
    }

    /// Begins a line, indented as deep as it stands.
    mutating func breakLine() { breakLine(containers.count) }

    private mutating func breakLine(_ depth: Int, isComma: Bool = false) {
        put(Self.lineWidth(depth, isComma)) { Self.writeLine(isComma, to: $0) }
    }

    private static func lineWidth(_ depth: Int, _ isComma: Bool) -> Int {
        (isComma ? 2 : 1) + 2 * depth
    }

    /// Fills the bytes with a comma, a line feed and a margin.
    @inline(__always)
    private static func writeLine(_ isComma: Bool, to out: UnsafeMutableBufferPointer<UInt8>) {
        for at in out.indices { out[at] = 0x20 }
        if isComma { out[0] = 0x2C }
        out[isComma ? 1 : 0] = 0x0A
    }

    // MARK: Values

    /// A value of the document, in the object that is open or, as an element, in the list.
    mutating func value(_ value: some JSONValue, isElement: Bool) {
        margin = containers.count - (isElement ? 1 : 0)
        if isElement { beginElement() }
        value.write(to: &self)
    }

    mutating func object(_ fields: (inout JSONWriter) -> Void) {
        beginObject()
        fields(&self)
        end()
    }

    mutating func list(_ values: [some JSONValue]) {
        beginList()
        for value in values {
            beginElement()
            value.write(to: &self)
        }
        end()
    }

    mutating func key(_ key: StaticString) {
        let isComma = needsComma()
        let margin = containers.isEmpty ? 0 : Self.lineWidth(containers.count, isComma)
        key.withUTF8Buffer { name in
            put(margin + name.count + 5) { out in
                if margin > 0 {
                    Self.writeLine(
                        isComma, to: UnsafeMutableBufferPointer(rebasing: out[..<margin]))
                }
                out[margin] = 0x22
                let end = margin + 1 + name.count
                _ = UnsafeMutableBufferPointer(rebasing: out[(margin + 1)..<end])
                    .update(fromContentsOf: name)
                out[end] = 0x22
                out[end + 1] = 0x20
                out[end + 2] = 0x3A
                out[end + 3] = 0x20
            }
        }
    }

    mutating func field(_ key: StaticString, _ value: some JSONValue) {
        self.key(key)
        value.write(to: &self)
    }

    /// `null` where there is no value.
    mutating func field(_ key: StaticString, _ value: (some JSONValue)?) {
        self.key(key)
        if let value { value.write(to: &self) } else { null() }
    }

    mutating func null() { put([0x6E, 0x75, 0x6C, 0x6C]) }

    fileprivate mutating func verbatim(_ text: String) {
        var text = text
        text.withUTF8 { put($0) }
    }

    fileprivate mutating func number(_ number: Int) {
        guard 0..<1_000_000_000 ~= number else { return verbatim(String(number)) }
        var width = 1
        var limit = 10
        while number >= limit {
            width += 1
            limit *= 10
        }
        put(width) { out in
            var rest = UInt32(truncatingIfNeeded: number)
            for at in out.indices.reversed() {
                out[at] = 0x30 | UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
        }
    }

    fileprivate mutating func string(_ text: String) {
        var text = text
        put(0x22)
        text.withUTF8 { source in
            var start = 0
            var at = 0
            while at < source.count {
                if at + 8 <= source.count {
                    let lanes = ByteLanes(source, at)
                    if lanes.below(0x20) | lanes.equal(to: 0x22) | lanes.equal(to: 0x5C) == 0 {
                        at += 8
                        continue
                    }
                }
                let byte = source[at]
                if byte < 0x20 || byte == 0x22 || byte == 0x5C {
                    put(UnsafeBufferPointer(rebasing: source[start..<at]))
                    escape(byte)
                    start = at + 1
                }
                at += 1
            }
            put(UnsafeBufferPointer(rebasing: source[start...]))
        }
        put(0x22)
    }

    private mutating func escape(_ byte: UInt8) {
        put(0x5C)
        switch byte {
        case 0x22, 0x5C: put(byte)
        case 0x08: put(0x62)
        case 0x09: put(0x74)
        case 0x0A: put(0x6E)
        case 0x0C: put(0x66)
        case 0x0D: put(0x72)
        default:
            let low = byte & 0x0F
            put([0x75, 0x30, 0x30, 0x30 + byte >> 4])
            put(low < 10 ? 0x30 + low : 0x57 + low)
        }
    }
}

extension String: JSONValue {
    func write(to json: inout JSONWriter) { json.string(self) }
}

extension Int: JSONValue {
    func write(to json: inout JSONWriter) { json.number(self) }
}

extension Double: JSONValue {
    /// Whole numbers without a point. What is no number is `null`: JSON has no word for it.
    func write(to json: inout JSONWriter) {
        guard isFinite else { return json.null() }
        let text = description
        json.verbatim(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }
}

extension Array: JSONValue where Element: JSONValue {
    func write(to json: inout JSONWriter) { json.list(self) }
}
