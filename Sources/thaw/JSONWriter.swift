import ThawCore

/// A value that writes itself as JSON. Objects name their keys in the order of their bytes.
protocol JSONValue {
    func write(to json: inout JSONWriter)
}

/// Writes values as `JSONEncoder` does with sorted keys, on lines of their own and with its slashes as they are, at a
/// tenth of the cost: nothing is looked up, boxed or sorted at run time.
struct JSONWriter {
    /// What was written and not yet taken.
    private(set) var bytes: [UInt8] = []
    private var containers: [Container] = []
    /// How deep the value stands that is being written; an empty list of it keeps a line indented so.
    private var margin = 0

    /// A comma, a line feed and the longest margin that is written at once.
    private let lineStart = [0x2C, 0x0A] + [UInt8](repeating: 0x20, count: 32)

    /// An object or list that was begun.
    private struct Container {
        var end: UInt8
        var holdsValues = false
    }

    init(reserving count: Int = 0) {
        bytes.reserveCapacity(count)
    }

    /// Hands over what was written so far.
    mutating func take(_ sink: ([UInt8]) -> Void) {
        sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

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
        bytes.append(container.end)
    }

    private mutating func begin(_ sign: UInt8, end: UInt8) {
        bytes.append(sign)
        containers.append(Container(end: end))
    }

    /// Begins a value of the list that is open, or a key of the object.
    mutating func beginElement() {
        guard let last = containers.indices.last else { return }
        breakLine(containers.count, isComma: containers[last].holdsValues)
        containers[last].holdsValues = true
    }

    /// Begins a line, indented as deep as it stands.
    mutating func breakLine() { breakLine(containers.count) }

    private mutating func breakLine(_ depth: Int, isComma: Bool = false) {
        let margin = 2 * depth
        lineStart.withUnsafeBufferPointer { start in
            let end = min(2 + margin, start.count)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: start[(isComma ? 0 : 1)..<end]))
        }
        let rest = margin + 2 - lineStart.count
        if rest > 0 { bytes += repeatElement(0x20, count: rest) }
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
        beginElement()
        bytes.append(0x22)
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        Self.colon.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private static let colon: StaticString = "\" : "

    mutating func field(_ key: StaticString, _ value: some JSONValue) {
        self.key(key)
        value.write(to: &self)
    }

    /// `null` where there is no value.
    mutating func field(_ key: StaticString, _ value: (some JSONValue)?) {
        self.key(key)
        if let value { value.write(to: &self) } else { null() }
    }

    mutating func null() { bytes.append(contentsOf: [0x6E, 0x75, 0x6C, 0x6C]) }

    fileprivate mutating func verbatim(_ text: String) { bytes.append(contentsOf: text.utf8) }

    fileprivate mutating func string(_ text: String) {
        var text = text
        bytes.append(0x22)
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
                    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<at]))
                    escape(byte)
                    start = at + 1
                }
                at += 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
        }
        bytes.append(0x22)
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(0x5C)
        switch byte {
        case 0x22, 0x5C: bytes.append(byte)
        case 0x08: bytes.append(0x62)
        case 0x09: bytes.append(0x74)
        case 0x0A: bytes.append(0x6E)
        case 0x0C: bytes.append(0x66)
        case 0x0D: bytes.append(0x72)
        default:
            let low = byte & 0x0F
            bytes.append(contentsOf: [0x75, 0x30, 0x30, 0x30 + byte >> 4])
            bytes.append(low < 10 ? 0x30 + low : 0x57 + low)
        }
    }
}

extension String: JSONValue {
    func write(to json: inout JSONWriter) { json.string(self) }
}

extension Int: JSONValue {
    func write(to json: inout JSONWriter) { json.verbatim(String(self)) }
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
