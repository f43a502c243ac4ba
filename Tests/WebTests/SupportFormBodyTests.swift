import TestSupport
import Testing

@testable import ThawWeb

@Suite struct SupportFormBodyTests {
    static func check(_ text: String) throws -> [[String]] {
        try FormBody(urlEncoded: text.utf8).fields.map { [$0.name, $0.value] }
    }

    @Test(arguments: [
        ("", []), ("&&", []), ("a", [["a", ""]]), ("a=", [["a", ""]]), ("=b", [["", "b"]]),
        ("a=b=c", [["a", "b=c"]]), ("a=1&a=2", [["a", "1"], ["a", "2"]]),
        ("a+b=c+d", [["a b", "c d"]]), ("a=%2B%26%3d", [["a", "+&="]]),
        ("a=%C3%A9%e2%82%ac", [["a", "é€"]]), ("a=%", [["a", "%"]]), ("a=%2", [["a", "%2"]]),
        ("a=%zz%41", [["a", "%zzA"]]), ("a=%%41", [["a", "%A"]]), ("a=%4%41", [["a", "%4A"]]),
        ("a=%+b", [["a", "% b"]]), ("a=%C3", [["a", "\u{FFFD}"]]), ("a=%00", [["a", "\0"]]),
        ("a=é", [["a", "é"]]), ("a=1\r\n&b=2", [["a", "1\r\n"], ["b", "2"]]),
    ])
    func bodiesDecodeAsTheStandardSays(text: String, fields: [[String]]) throws {
        #expect(try Self.check(text) == fields)
    }

    @Test func invalidBytesBecomeReplacementCharacters() throws {
        let form = try FormBody(urlEncoded: [0x61, 0x3D, 0xFF, 0x62, 0xC3] as [UInt8])
        #expect(form["a"] == "\u{FFFD}b\u{FFFD}")
    }

    @Test func repeatedNamesAreKept() throws {
        let form = try FormBody(urlEncoded: "keep=1&x=0&keep=2".utf8)
        #expect(form.values("keep") == ["1", "2"])
        #expect(form["keep"] == "1")
        #expect(form["none"] == nil)
    }

    @Test func limitsHoldExactly() throws {
        let limits = FormBody.Limits(fields: 2, nameBytes: 3, totalBytes: 10)
        _ = try FormBody(urlEncoded: "abc=1&b=23".utf8, limits: limits)
        #expect(throws: FormError.tooLarge(limitBytes: 10)) {
            try FormBody(urlEncoded: "abc=1&b=234".utf8, limits: limits)
        }
        #expect(throws: FormError.tooManyFields(limit: 2)) {
            try FormBody(urlEncoded: "a&b&c".utf8, limits: limits)
        }
        #expect(throws: FormError.nameTooLong(limitBytes: 3)) {
            try FormBody(urlEncoded: "abcd=1".utf8, limits: limits)
        }
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func whatIsEncodedDecodesToItself(seed: UInt64) throws {
        print("seed \(seed)")
        var dice = Dice(seed: seed)
        for _ in 0..<300 {
            let fields = (0..<dice.number(upTo: 6)).map { _ in
                FormBody.Field(name: dice.text(upTo: 8), value: dice.text(upTo: 40))
            }
            // A field of nothing at all is written as "=" and read back.
            let form = FormBody(fields: fields)
            #expect(try FormBody(urlEncoded: form.urlEncoded.utf8) == form)
        }
    }

    @Test func everySentenceEnds() {
        let errors: [FormError] = [
            .tooLarge(limitBytes: 1 << 20), .tooManyFields(limit: 9),
            .nameTooLong(limitBytes: 256), .notAForm(contentType: "x"),
        ]
        for error in errors { #expect(error.sentence.hasSuffix(".")) }
        #expect(errors[0].sentence.contains("1 MB"))
    }
}

/// Chance for texts that are hard to send.
struct Dice {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func next() -> UInt64 { generator.next() }

    mutating func number(upTo limit: Int) -> Int { Int.random(in: 0...limit, using: &generator) }

    mutating func text(upTo length: Int) -> String {
        let scalars = Array("abcXYZ019 +%&=\"\\;-\r\n\tä€漢🌊\u{301}\0".unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<number(upTo: length) { text.append(scalars[number(upTo: scalars.count - 1)]) }
        return String(text)
    }
}
