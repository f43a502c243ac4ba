/// The words of one paragraph, with the stretches that are set in bold. A line feed is a line break.
struct InlineText {
    private(set) var bytes: [UInt8] = []
    /// Ascending, never touching.
    private(set) var strong: [Range<Int>] = []

    init() {}

    init(_ text: String, isStrong: Bool = false) { append(Array(text.utf8), isStrong: isStrong) }

    /// Whether there is nothing but white space.
    var isBlank: Bool {
        guard let last = bytes.last else { return true }
        // Most texts end in a letter, so this is all that is looked at.
        return last <= 0x20 && bytes.allSatisfy { $0 <= 0x20 }
    }

    /// Whether every word is set in bold.
    var isStrong: Bool {
        guard !strong.isEmpty else { return false }
        var place = 0
        for stretch in strong {
            if bytes[place..<stretch.lowerBound].contains(where: { $0 > 0x20 }) { return false }
            place = stretch.upperBound
        }
        return bytes[place...].allSatisfy { $0 <= 0x20 }
    }

    /// What comes behind 8 MB is left out: no paragraph is so long.
    mutating func append(_ words: some Collection<UInt8>, isStrong: Bool = false) {
        guard !words.isEmpty, bytes.count < 8 << 20 else { return }
        let start = bytes.count
        bytes += words
        guard isStrong else { return }
        if let last = strong.last, last.upperBound == start {
            strong[strong.count - 1] = last.lowerBound..<bytes.count
        } else {
            strong.append(start..<bytes.count)
        }
    }

    mutating func append(_ other: InlineText) {
        guard bytes.count < 8 << 20 else { return }
        let start = bytes.count
        bytes += other.bytes
        for stretch in other.strong {
            strong.append(stretch.lowerBound + start..<stretch.upperBound + start)
        }
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        strong.removeAll(keepingCapacity: true)
    }

    /// The same words, none in bold.
    var plain: InlineText {
        var text = self
        text.strong = []
        return text
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }
}

/// A part of a document that stands on lines of its own.
enum DocumentBlock {
    /// What stands before an item of a list.
    enum Marker {
        case bullet
        case number(Int)
        /// What Markdown has no sign for: "(a)", "iv.".
        case sign(String)
    }

    case heading(Int, InlineText)
    case paragraph(InlineText)
    /// - Parameter depth: 0 for a list that is in no other.
    case item(depth: Int, Marker, InlineText)

    var text: InlineText {
        switch self {
        case .heading(_, let text), .paragraph(let text), .item(_, _, let text): text
        }
    }
}
