import ThawCore

/// The attributes of a start tag that tell what part of a page an element is, found in one pass.
///
/// Cost: linear in the tag.
struct HTMLAttributes {
    var id: Span?
    var classes: Span?
    var role: Span?
    var style: Span?
    var itemprop: Span?
    var type: Span?
    var name: Span?
    var property: Span?
    var content: Span?
    /// Where a link goes.
    var target: Span?
    var isHidden = false

    init(_ tag: Span, in bytes: UnsafeBufferPointer<UInt8>) {
        var i = tag.start + 1
        while i < tag.end, !ByteText.isSpace(bytes[i]), bytes[i] != 0x3E { i += 1 }
        while i < tag.end, bytes[i] != 0x3E {
            while i < tag.end, ByteText.isSpace(bytes[i]) || bytes[i] == 0x2F { i += 1 }
            let name = i
            while i < tag.end, bytes[i] != 0x3D, bytes[i] != 0x3E, bytes[i] != 0x2F,
                !ByteText.isSpace(bytes[i])
            {
                i += 1
            }
            let nameEnd = i
            let value = HTMLTokenizer.value(from: &i, of: tag, in: bytes)
            if nameEnd > name { note(bytes, name, nameEnd, value) }
            if i == name { i += 1 }
        }
    }

    /// Names of attributes, as far as they matter, as numbers of their first eight letters.
    private enum Key {
        static let id = key("id"), classes = key("class"), role = key("role"), style = key("style")
        static let itemprop = key("itemprop"), type = key("type"), name = key("name")
        static let property = key("property"), content = key("content"), href = key("href")
        static let hidden = key("hidden"), aria = key("aria-hid")

        private static func key(_ name: StaticString) -> UInt64 {
            (0..<name.utf8CodeUnitCount).reduce(0) { $0 << 8 | UInt64(name.utf8Start[$1]) }
        }
    }

    private mutating func note(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ value: Span
    ) {
        guard end - start <= 11 else { return }
        var key: UInt64 = 0
        for i in start..<min(end, start + 8) { key = key << 8 | UInt64(ByteText.lower(bytes[i])) }
        switch key {
        case Key.classes: classes = classes ?? value
        case Key.id: id = id ?? value
        case Key.href: target = target ?? value
        case Key.style: style = style ?? value
        case Key.role: role = role ?? value
        case Key.itemprop where end - start == 8: itemprop = itemprop ?? value
        case Key.type: type = type ?? value
        case Key.name: name = name ?? value
        case Key.property where end - start == 8: property = property ?? value
        case Key.content: content = content ?? value
        case Key.hidden: isHidden = true
        case Key.aria:
            if value.count == 4, bytes[value.start] | 0x20 == 0x74 { isHidden = true }
        default: break
        }
    }
}
