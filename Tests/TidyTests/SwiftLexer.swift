/// A word, sign, literal or comment of a Swift file, and the line it begins on.
struct Token: Sendable {
    enum Kind: Sendable {
        case word, number, sign, comment, documentation
        /// The text without its quotes; what stands in an interpolation follows as tokens of its own.
        case string
    }

    var kind: Kind
    var text: String
    var line: Int
    var lastLine: Int
    /// No space stands between it and what comes before.
    var isAttached: Bool
}

/// Cuts Swift into tokens, well enough for house rules: comments nest, strings of every form are taken whole,
/// and the code inside an interpolation is code.
struct SwiftLexer {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private(set) var tokens: [Token] = []

    static func tokens(of text: String) -> [Token] {
        var lexer = SwiftLexer(bytes: Array(text.utf8))
        lexer.lex(closing: nil)
        return lexer.tokens
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func byte(_ offset: Int = 0) -> UInt8 {
        let index = at + offset
        return bytes.indices.contains(index) ? bytes[index] : 0
    }

    private func follows(_ text: StaticString) -> Bool {
        let end = at + text.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(bytes[at..<end]) }
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count {
            if byte() == newline { line += 1 }
            at += 1
        }
    }

    private mutating func lex(closing: UInt8?) {
        var depth = 0
        while at < bytes.count {
            let next = byte()
            if closing != nil, next == UInt8(ascii: "(") { depth += 1 }
            if next == closing {
                if depth == 0 { return }
                depth -= 1
            }
            if isSpace(next) {
                advance()
            } else if follows("//") || follows("/*") {
                comment()
            } else if startsString() {
                string()
            } else if isWordByte(next) || next == UInt8(ascii: "`") {
                word()
            } else if startsRegex() {
                regex()
            } else {
                emit(.sign, length: follows("!=") || follows("->") || follows("==") ? 2 : 1)
            }
        }
    }

    private mutating func emit(_ kind: Token.Kind, length: Int) {
        let start = at
        let startLine = line
        let isAttached = start > 0 && !isSpace(bytes[start - 1])
        advance(length)
        tokens.append(
            Token(
                kind: kind,
                text: String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self),
                line: startLine, lastLine: line, isAttached: isAttached))
    }

    private mutating func word() {
        var length = 1
        while isWordByte(byte(length)) || byte(length) == UInt8(ascii: "`") { length += 1 }
        emit((0x30...0x39).contains(byte()) ? .number : .word, length: length)
    }

    private mutating func comment() {
        var length = 2
        if byte(1) == UInt8(ascii: "/") {
            while at + length < bytes.count, byte(length) != newline { length += 1 }
            emit(follows("///") ? .documentation : .comment, length: length)
            return
        }
        let kind: Token.Kind = follows("/**") ? .documentation : .comment
        var depth = 1
        while at + length < bytes.count, depth > 0 {
            let pair = (byte(length), byte(length + 1))
            if pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) {
                depth -= 1
                length += 1
            } else if pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) {
                depth += 1
                length += 1
            }
            length += 1
        }
        emit(kind, length: length)
    }

    private func hashes() -> Int {
        var count = 0
        while byte(count) == UInt8(ascii: "#") { count += 1 }
        return count
    }

    private func startsString() -> Bool { byte(hashes()) == UInt8(ascii: "\"") }

    private mutating func string() {
        let hashes = hashes()
        let startLine = line
        advance(hashes)
        let quotes = follows("\"\"\"") ? 3 : 1
        advance(quotes)
        let place = tokens.count
        tokens.append(
            Token(kind: .string, text: "", line: startLine, lastLine: line, isAttached: false))
        var content: [UInt8] = []
        while at < bytes.count, !closesString(quotes: quotes, hashes: hashes) {
            guard byte() == UInt8(ascii: "\\"), allHashes(from: 1, count: hashes) else {
                content.append(byte())
                advance()
                continue
            }
            advance(1 + hashes)
            if byte() == UInt8(ascii: "(") {
                advance()
                lex(closing: UInt8(ascii: ")"))
                content.append(UInt8(ascii: "?"))
            } else {
                content.append(byte())
            }
            advance()
        }
        tokens[place].lastLine = line
        tokens[place].text = String(decoding: content, as: UTF8.self)
        advance(quotes + hashes)
    }

    private func allHashes(from offset: Int, count: Int) -> Bool {
        (0..<count).allSatisfy { byte(offset + $0) == UInt8(ascii: "#") }
    }

    private func closesString(quotes: Int, hashes: Int) -> Bool {
        if quotes == 1, byte() == newline { return true }
        return (0..<quotes).allSatisfy { byte($0) == UInt8(ascii: "\"") }
            && allHashes(from: quotes, count: hashes)
    }

    /// A slash that opens a regular expression: `#/…/#`, or `/…/` where a value is expected.
    private func startsRegex() -> Bool {
        if follows("#/") { return true }
        guard byte() == UInt8(ascii: "/"), !isSpace(byte(1)), byte(1) != UInt8(ascii: "=") else {
            return false
        }
        guard let last = tokens.last(where: { $0.kind != .comment && $0.kind != .documentation })
        else { return false }
        guard last.kind == .sign ? "(,=:[{&|".contains(last.text) : last.text == "return" else {
            return false
        }
        var offset = 1
        while byte(offset) != newline, at + offset < bytes.count {
            if byte(offset) == UInt8(ascii: "/"), byte(offset - 1) != UInt8(ascii: "\\") {
                return true
            }
            offset += 1
        }
        return false
    }

    private mutating func regex() {
        let hashes = hashes()
        var length = hashes + 1
        while at + length < bytes.count {
            if byte(length) == UInt8(ascii: "\\") {
                length += 2
                continue
            }
            if byte(length) == UInt8(ascii: "/"), allHashes(from: length + 1, count: hashes) {
                break
            }
            if hashes == 0, byte(length) == newline { break }
            length += 1
        }
        emit(.string, length: length + 1 + hashes)
    }
}

private let newline: UInt8 = 0x0A

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...0xFF: true
    default: false
    }
}
