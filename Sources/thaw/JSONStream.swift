/// Writes one JSON document piece by piece: no more of it than a piece is ever in memory.
struct JSONStream {
    /// How many bytes are written at once.
    private static let pieceSize = 1 << 16

    private let sink: (ArraySlice<UInt8>) -> Void
    private var json = JSONWriter(reserving: 2 * pieceSize)

    /// - Parameter sink: takes the next bytes of the document.
    init(to sink: @escaping (ArraySlice<UInt8>) -> Void) {
        self.sink = sink
    }

    /// Begins the document's object, or one in a list.
    mutating func beginObject() {
        json.beginElement()
        json.beginObject()
    }

    /// Begins a list as a field.
    mutating func beginList(_ key: StaticString) {
        json.key(key)
        json.beginList()
    }

    /// Ends the object or list that was begun last.
    mutating func end() {
        json.end(opensEmpty: false)
    }

    /// A field; `null` where there is no value.
    mutating func field(_ key: StaticString, _ value: (some JSONValue)?) {
        json.key(key)
        if let value { json.value(value, isElement: false) } else { json.null() }
        flush(from: Self.pieceSize)
    }

    /// A list as a field, each value made when its turn comes.
    mutating func list<Value, Shown: JSONValue>(
        _ key: StaticString, _ values: [Value], _ shown: (Value) -> Shown
    ) {
        beginList(key)
        for value in values {
            json.value(shown(value), isElement: true)
            flush(from: Self.pieceSize)
        }
        end()
    }

    /// Writes what is waiting, and a line feed behind the document.
    mutating func finish() {
        json.breakLine()
        flush(from: 0)
    }

    private mutating func flush(from count: Int) {
        if json.count >= count { json.take(sink) }
    }
}
