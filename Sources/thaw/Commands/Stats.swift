import ArgumentParser
import Foundation
import ThawCore

struct Stats: AsyncParsableCommand, PrintsJSON {
    static let configuration = CommandConfiguration(
        abstract: "Shows reviews by day, what is coming, and how much was known.")

    @OptionGroup var storeOptions: StoreOptions

    @Flag(help: "Print one JSON document.")
    var json = false

    @Option(help: "How many days back to look.")
    var days = 30

    private struct Report: Encodable {
        struct Day: Encodable {
            var date: String
            var again, hard, good, easy: Int
            var reviewed, recalled: Int
            var seconds: Int
        }
        struct Coming: Encodable {
            var date: String
            var due: Int
        }
        var days: [Day]
        var forecast: [Coming]
        var retention: Nullable<Double>
        var new, learning, review, suspended: Int
    }

    func validate() throws {
        guard (1...3650).contains(days) else {
            throw ValidationError("--days takes a number from 1 to 3650.")
        }
    }

    func run() async throws {
        let store = try storeOptions.open()
        let settings = try await store.settingsOrDefault(of: Learner.local)
        let today = settings.calendar.day(of: Ambient.live.now())
        let statistics = try await store.statistics(
            of: Learner.local, days: (today - days + 1)...today,
            forecastDays: 14,
            today: today)
        json ? Terminal.print(try JSONText.of(Self.report(statistics))) : show(statistics)
    }

    private static func report(_ statistics: Statistics) -> Report {
        Report(
            days: statistics.days.map {
                Report.Day(
                    date: LearnerCalendar.isoDate(ofDay: $0.day), again: $0.ratings[0],
                    hard: $0.ratings[1], good: $0.ratings[2], easy: $0.ratings[3],
                    reviewed: $0.reviewed, recalled: $0.recalled, seconds: $0.milliseconds / 1000)
            },
            forecast: statistics.forecast.map {
                Report.Coming(date: LearnerCalendar.isoDate(ofDay: $0.day), due: $0.count)
            },
            retention: Nullable(statistics.retention), new: statistics.new,
            learning: statistics.learning,
            review: statistics.review, suspended: statistics.suspended)
    }

    private func show(_ statistics: Statistics) {
        let answers = statistics.days.reduce(0) { $0 + $1.answers }
        Terminal.print("Answers in the last \(days) days: \(answers)")
        if let retention = statistics.retention {
            Terminal.print("Known when asked again: \(Int((retention * 100).rounded())) %")
        }
        Terminal.print(
            "Cards: \(statistics.new) new, \(statistics.learning) in steps, \(statistics.review) in review, "
                + "\(statistics.suspended) suspended")
        chart("Answers by day", statistics.days.suffix(14).map { ($0.day, $0.answers) })
        chart("Due", statistics.forecast.map { ($0.day, $0.count) })
    }

    private func chart(_ title: String, _ rows: [(day: Int, count: Int)]) {
        guard let most = rows.map(\.count).max(), most > 0 else { return }
        Terminal.print("\n" + Terminal.bold(title))
        for row in rows {
            let bar = String(repeating: "█", count: (row.count * 40 + most - 1) / most)
            Terminal.print("  \(LearnerCalendar.isoDate(ofDay: row.day)) \(bar) \(row.count)")
        }
    }
}
