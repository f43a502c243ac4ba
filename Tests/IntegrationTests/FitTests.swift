import Foundation
import Testing

/// Fitting a log from the command line.
@Suite struct FitTests {
    /// Cards answered on days 0, 3, 10 and 30; some forget.
    private func log(cards: Int) -> String {
        var lines = ["card_id,review_time,review_rating"]
        for card in 0..<cards {
            for (step, day) in [0, 3, 10, 30].enumerated() {
                let forgets = (card * 7 + step * 3) % 5 == 0
                let time = 1_700_000_000_000 + (day * 86_400 + card) * 1000
                lines.append("\(card),\(time),\(forgets ? 1 : 3)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test func jsonNamesModelParametersAndLoss() throws {
        let program = try Program()
        defer { program.remove() }
        let file = try program.file("log.csv", log(cards: 60).utf8)
        let result = try program.run("fit", "--json", "--model", "fsrs6", file)
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.json["model"] as? String == "fsrs6")
        #expect((result.json["parameters"] as? [Double])?.count == 21)
        #expect(result.json["reviews"] as? Int == 240)
        let used = try #require(result.json["used"] as? Int)
        let left = try #require(result.json["leftOut"] as? [[String: Any]])
        #expect(used > 100)
        #expect(used + left.reduce(0) { $0 + ($1["count"] as? Int ?? 0) } == 240)
        let before = try #require((result.json["before"] as? [String: Any])?["logLoss"] as? Double)
        let after = try #require((result.json["after"] as? [String: Any])?["logLoss"] as? Double)
        #expect(after <= before)
    }

    @Test func listIsTheParametersOnTheLastLine() throws {
        let program = try Program()
        defer { program.remove() }
        let file = try program.file("log.csv", log(cards: 30).utf8)
        let result = try program.run("fit", file, "--model", "fsrs6", "--list")
        let last = try #require(result.output.split(separator: "\n").last)
        let list = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [Double]
        #expect(list?.count == 21)
    }

    @Test(arguments: [
        ("a,b\n1,2\n", "must name the columns"),
        ("card_id,review_time,review_rating\n1,x,3\n", "Line 2"),
        ("card_id,review_time,review_rating\n1,1700000000000,7\n", "7"),
    ])
    func badLogGetsOneSentence(text: String, word: String) throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run("fit", try program.file("log.csv", text.utf8))
        #expect(result.status == 1)
        #expect(result.messages.contains(word), "\(result.messages)")
        #expect(result.messages.split(separator: "\n").count == 1)
    }

    @Test func fewReviewsKeepTheDefaults() throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run("fit", "-", input: log(cards: 2))
        #expect(result.status == 0)
        #expect(result.output.contains("the defaults stay"))
    }

    @Test func withoutALogItFitsTheLibrarysOwnAnswers() throws {
        let program = try Program()
        defer { program.remove() }
        let store = program.folder.appending(path: "own.sqlite").path
        let page = try program.file(
            "terms.txt", "Cell: the unit of life\nGene: a unit of heredity\n".utf8)
        _ = try program.run("add", "--store", store, page)
        _ = try program.run("_answers", "--store", store, "--count", "3")
        let tried = try program.run("fit", "--store", store, "--json", "--dry-run")
        #expect(tried.status == 0, "\(tried.messages)")
        #expect(tried.json["outcome"] as? String == "tooFew")
        #expect((tried.json["reviews"] as? Int ?? 0) > 0)
        let words = try program.run("fit", "--store", store)
        #expect(words.status == 0)
        #expect(words.output.contains("so the defaults stay"))
        #expect(words.messages.contains("0 memory states were computed again."))
    }

    @Test func wordsSayWhichModelWasChosenAndWhy() throws {
        let program = try Program()
        defer { program.remove() }
        let file = try program.file("log.csv", log(cards: 60).utf8)
        let words = try program.run("fit", file).output
        let json = try program.run("fit", "--json", file).json
        let model = try #require(json["model"] as? String)
        #expect(words.contains("Of two models \(model) predicted held-back reviews better"))
        #expect(try !program.run("fit", "--model", "fsrs6", file).output.contains("two models"))
    }
}
