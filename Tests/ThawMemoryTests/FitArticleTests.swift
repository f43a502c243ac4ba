import Foundation
import Testing
import ThawMemory

/// The lines of the article on fitting, run.
@Suite struct FitArticleTests {
    private func tenLines(_ csv: String) throws -> (Fit, Scheduler, [MemoryState]) {
        let log = try ReviewLog(csv: csv).trainingSet(dayStart: 4)
        let fit = try Optimizer().fit(log, models: [.fsrs6, .fsrs7])
        print(fit.model, fit.before.logLoss, fit.after.logLoss, fit.parameters.values)
        let scheduler = Scheduler(parameters: fit.parameters, desiredRetention: 0.9)
        let states = log.states(with: fit.parameters)
        return (fit, scheduler, states)
    }

    /// Twelve cards, asked again after one, three and nine days.
    private var csv: String {
        var lines = ["card_id,review_time,review_rating,review_state,review_duration"]
        for (index, day) in [0, 1, 4, 13].enumerated() {
            for card in 1...12 {
                let rating = (card + index).isMultiple(of: 5) ? 1 : 3
                lines.append(
                    "\(card),\((19_000 + day) * 86_400_000 + 40_000_000 + card),\(rating),2,900")
            }
        }
        return lines.joined(separator: "\n")
    }

    @Test func theLinesFitALog() throws {
        let (fit, scheduler, states) = try tenLines(csv)
        #expect(fit.reviewCount == 48 && states.count == 12)
        #expect(fit.used == 36)
        #expect(scheduler.parameters == fit.parameters)
        #expect(scheduler.interval(states[0]) > 0)
    }

    @Test func theArticleHoldsTheseLines() throws {
        let here = URL(filePath: #filePath).resolvingSymlinksInPath()
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let article = try String(
            contentsOf: root.appending(path: "Sources/ThawMemory/ThawMemory.docc/FitAReviewLog.md"),
            encoding: .utf8)
        let code = try #require(article.components(separatedBy: "```swift\n").dropFirst().first)
        let source = try String(contentsOf: here, encoding: .utf8)
        let lines = code.components(separatedBy: "\n```")[0].split(separator: "\n")
        #expect(lines.count <= 10)
        for line in lines {
            #expect(source.contains("        \(line)\n"), "\(line)")
        }
    }
}
