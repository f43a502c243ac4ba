import Foundation
import ThawCore
import ThawText

/// How fast pages become resources, on one core.
enum Reading {
    static func run() -> [Line] {
        let page = SampleText.cards(bytes: 4_000_000)
        let prose = SampleText.prose(bytes: 4_000_000)
        return [
            Line.atLeast("read revision cards, plain text", rate(page), "MB/s", 10),
            Line.atLeast("read prose, plain text", rate(prose), "MB/s", 10),
            Line.plain(
                "read revision cards as HTML", rate(SampleText.html(bytes: 4_000_000), "a.html"),
                "MB/s"),
            Line.plain(
                "read an outline in Markdown", rate(SampleText.markdown(bytes: 2_000_000), "a.md"),
                "MB/s"),
        ]
    }

    /// Input that is large beyond reason: it must be read whole, and in a time that a person waits.
    static func extremes() -> [Line] {
        let bullets = Array(
            (0..<1_000_000).map { "  • Point \($0) about the price of grain.\n" }.joined().utf8)
        let line = Array(
            String(repeating: "The price of grain rose again. ", count: 1_612_904).utf8)
        func seconds(_ bytes: [UInt8], isWhole: (Resource.Content) -> Bool) -> Double {
            Times.measure(1) {
                let draft = Reader().read(bytes, as: Resource.ID(hashing: ["extreme"]))
                precondition(draft.resource.map { isWhole($0.content) } ?? false, "all is read")
            }.median
        }
        return [
            .plain(
                "read a million bullets",
                seconds(bullets) { $0.cards.reduce(0) { $0 + $1.bullets.count } == 1_000_000 }, "s"),
            .plain(
                "read one line of 50 MB", seconds(line) { $0.facts.count == 1_612_904 }, "s"),
        ]
    }

    private static func rate(_ bytes: [UInt8], _ name: String = "a.txt") -> Double {
        let reader = Reader(options: Reader.Options(fileName: name))
        let id = Resource.ID(hashing: [name])
        let times = Times.measure(5) {
            let draft = reader.read(bytes, as: id)
            precondition(draft.resource != nil, "the sample page is readable")
        }
        return Double(bytes.count) / 1_000_000 / times.median
    }
}

/// Pages of any size on a topic of their own, with the flaws that real ones have.
enum SampleText {
    private static let sentences = [
        "The Peasants' Revolt broke out in Essex in May 1381 over the third poll tax",
        "Wat Tyler led the rebels from Kent across London Bridge on 13 June",
        "Richard II met them at Mile End & promised charters of freedom",
        "The Savoy Palace of John of Gaunt was burned to the ground",
        "Archbishop Sudbury, the chancellor, was beheaded on Tower Hill",
        "Landowners wanted to keep wages low= anger in the villages",
        "John Ball preached that all men were created equal bynature",
        "The charters were withdrawn as soon as the danger had passed",
        "Some historians see the rising as the begining of the end of serfdom",
        "Chroniclers were hostile, so their numbers should be read with care",
    ]

    private static func repeated(bytes: Int, _ part: (Int) -> String) -> [UInt8] {
        var out: [UInt8] = []
        var number = 0
        while out.count < bytes {
            out += Array(part(number).utf8)
            number += 1
        }
        return out
    }

    private static func sentence(_ number: Int) -> String {
        sentences[(number * 7 + number / 10) % sentences.count] + " \(number % 977)"
    }

    static func cards(bytes: Int) -> [UInt8] {
        let total = bytes / 400
        return repeated(bytes: bytes) { number in
            let bullets = (0..<5).map { "  • \(sentence(number * 5 + $0)).\n" }.joined()
            return "Part \(number)\n\n\(bullets)\(number + 1) of \(total)\n\n"
        }
    }

    static func prose(bytes: Int) -> [UInt8] {
        repeated(bytes: bytes) { number in
            (0..<4).map { sentence(number * 4 + $0) + ". " }.joined() + "\n\n"
        }
    }

    static func html(bytes: Int) -> [UInt8] {
        Array("<!doctype html><title>Revolt</title><body>".utf8)
            + repeated(bytes: bytes) { number in
                let bullets = (0..<5).map {
                    "<li>\(sentence(number * 5 + $0)) <b>&amp; more</b></li>\n"
                }
                return "<h2>Part \(number)</h2><ul>\(bullets.joined())</ul>\n"
            }
    }

    static func markdown(bytes: Int) -> [UInt8] {
        repeated(bytes: bytes) { number in
            let bullets = (0..<5).map { "- \(sentence(number * 5 + $0)) **now**\n" }.joined()
            return "## Part \(number)\n\n\(bullets)\n"
        }
    }
}
