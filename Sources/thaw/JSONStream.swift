import Foundation

/// Writes one JSON document piece by piece: no more of it than a piece is ever in memory.
struct JSONStream {
    /// How many values of a list are encoded at once.
    private static let pieceCount = 256
    /// How many bytes are written at once.
    private static let pieceSize = 1 << 16

    private let encoder = JSONEncoder()
    private let sink: ([UInt8]) -> Void
    private var waiting: [UInt8] = []
    private var open: [Container] = []

    /// An object or list that was begun.
    private struct Container {
        var end: UInt8
        var holdsValues = false
    }

    /// - Parameter sink: takes the next bytes of the document.
    init(to sink: @escaping ([UInt8]) -> Void) {
        self.sink = sink
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    }

    /// Begins the document's object, or one in a list.
    mutating func beginObject() {
        if !open.isEmpty { beginElement() }
        waiting.append(0x7B)
        open.append(Container(end: 0x7D))
    }

    /// Begins a list as a field.
    mutating func beginList(_ key: String) throws {
        try name(key)
        waiting.append(0x5B)
        open.append(Container(end: 0x5D))
    }

    /// Ends the object or list that was begun last.
    mutating func end() {
        let container = open.removeLast()
        if container.holdsValues { breakLine() }
        waiting.append(container.end)
    }

    /// A field.
    mutating func field(_ key: String, _ value: some Encodable) throws {
        try name(key)
        append(try encoder.encode(value), depth: open.count)
    }

    /// A list as a field, each value made when its turn comes.
    mutating func list<Value, Shown: Encodable>(
        _ key: String, _ values: [Value], _ shown: (Value) throws -> Shown
    ) throws {
        try beginList(key)
        for start in stride(from: 0, to: values.count, by: Self.pieceCount) {
            let piece = values[start..<min(start + Self.pieceCount, values.count)]
            beginElement()
            // Without the brackets around it and the line feeds inside them.
            let json = try encoder.encode(piece.map(shown)).dropFirst(4).dropLast(2)
            append(json, depth: open.count - 1)
        }
        end()
    }

    /// Writes what is waiting, and a line feed behind the document.
    mutating func finish() {
        waiting.append(0x0A)
        flush()
    }

    private mutating func name(_ key: String) throws {
        beginElement()
        append(try encoder.encode(key), depth: 0)
        waiting += Array(" : ".utf8)
    }

    private mutating func beginElement() {
        if open.last?.holdsValues == true { waiting.append(0x2C) }
        if !open.isEmpty { open[open.count - 1].holdsValues = true }
        breakLine()
    }

    private mutating func breakLine() {
        waiting.append(0x0A)
        waiting += repeatElement(0x20, count: 2 * open.count)
    }

    /// Appends encoded JSON, its lines indented as deep as they stand.
    private mutating func append(_ json: Data, depth: Int) {
        json.withUnsafeBytes { bytes in
            var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
            if let first = lines.popFirst() { waiting.append(contentsOf: first) }
            for line in lines {
                waiting.append(0x0A)
                waiting.append(contentsOf: repeatElement(0x20, count: 2 * depth))
                waiting.append(contentsOf: line)
            }
        }
        if waiting.count >= Self.pieceSize { flush() }
    }

    private mutating func flush() {
        sink(waiting)
        waiting.removeAll(keepingCapacity: true)
    }
}
