/// A half-open range of UTF-8 bytes of a resource's source text.
public struct Span: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var start: Int
    public var end: Int

    /// - Precondition: `0 <= start <= end`.
    public init(_ start: Int, _ end: Int) {
        precondition(0 <= start && start <= end, "a span runs forward from a non-negative offset")
        self.start = start
        self.end = end
    }

    public var count: Int { end - start }
    public var isEmpty: Bool { start == end }
    public var range: Range<Int> { start..<end }

    /// Whether the other lies within this one, ends included; an empty span at either end does.
    public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

    /// Whether the two share a byte.
    public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

    public static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }

    public var description: String { "\(start)..<\(end)" }
}
