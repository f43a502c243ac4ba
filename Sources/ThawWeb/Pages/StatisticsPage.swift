import ThawCore
import ThawText

/// Reviews by day, what is coming, retention: each as a chart and as a table.
struct StatisticsPage: Page {
    struct Number: Sendable {
        var value: String
        var words: String
    }
    struct Row: Sendable {
        var label: String
        var cells: [String]
    }
    struct Chart: Sendable {
        var id: String
        var heading: String
        var picture: SafeHTML
        var summary: String
        var columns: [String]
        var rows: [Row]
    }

    /// How far back the page looks, in days.
    static let daysBack = 84
    /// Days of the reviews chart, and of the forecast.
    static let daysShown = 30

    var layout: Layout
    var isEmpty: Bool
    var numbers: [Number]
    var charts: [Chart]

    init(_ statistics: Statistics, today: Int, goal: Double, layout: Layout) {
        self.layout = layout
        let all = statistics.new + statistics.learning + statistics.review + statistics.suspended
        isEmpty = all == 0 && statistics.days.isEmpty
        numbers = [
            Number(value: Phrases.grouped(statistics.review), words: "in review"),
            Number(value: Phrases.grouped(statistics.learning), words: "being learned"),
            Number(value: Phrases.grouped(statistics.new), words: "new"),
            Number(value: Phrases.grouped(statistics.suspended), words: "suspended"),
        ]
        charts = [
            Self.reviews(statistics, today: today), Self.forecast(statistics, today: today),
            Self.retention(statistics, today: today, goal: goal),
        ]
    }

    private static let ratings = ["Again", "Hard", "Good", "Easy"]

    private static func reviews(_ statistics: Statistics, today: Int) -> Chart {
        let byDay = Dictionary(
            statistics.days.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
        let days = Array((today - daysShown + 1)...today)
        let columns = days.map { day in
            Charts.Column(
                label: Phrases.shortDate(ofDay: day), values: byDay[day]?.ratings ?? [0, 0, 0, 0])
        }
        let answers = days.reduce(0) { $0 + (byDay[$1]?.answers ?? 0) }
        let minutes = days.reduce(0) { $0 + (byDay[$1]?.milliseconds ?? 0) } / 60_000
        let active = days.filter { byDay[$0] != nil }.count
        let summary =
            "\(Phrases.count(answers, "answer")) on \(Phrases.count(active, "day")) of the last "
            + "\(daysShown)" + (minutes > 0 ? ", \(Phrases.count(minutes, "minute")) in all." : ".")
        let heading = Charts.Heading(id: "reviews", title: "Reviews by day", description: summary)
        let rows = days.reversed().compactMap { day in
            byDay[day].map { entry in
                Row(
                    label: Phrases.date(ofDay: day),
                    cells: entry.ratings.map(Phrases.grouped) + [Phrases.grouped(entry.answers)])
            }
        }
        return Chart(
            id: "reviews-chart", heading: "Reviews by day",
            picture: Charts.stackedBars(heading, series: ratings, columns: columns),
            summary: summary, columns: ["Day"] + ratings + ["All"], rows: rows)
    }

    private static func forecast(_ statistics: Statistics, today: Int) -> Chart {
        let byDay = Dictionary(
            statistics.forecast.map { ($0.day, $0.count) }, uniquingKeysWith: { first, _ in first })
        let days = Array(today..<(today + daysShown))
        let total = days.reduce(0) { $0 + (byDay[$1] ?? 0) }
        let summary =
            "\(Phrases.count(total, "review")) in the next \(daysShown) days; "
            + "\(Phrases.grouped(byDay[today] ?? 0)) today. New questions are not counted."
        let heading = Charts.Heading(id: "forecast", title: "What is coming", description: summary)
        let columns = days.map {
            Charts.Column(label: Phrases.shortDate(ofDay: $0), values: [byDay[$0] ?? 0])
        }
        let rows = days.filter { (byDay[$0] ?? 0) > 0 }.map {
            Row(label: Phrases.date(ofDay: $0), cells: [Phrases.grouped(byDay[$0] ?? 0)])
        }
        return Chart(
            id: "forecast-chart", heading: "What is coming",
            picture: Charts.bars(heading, columns: columns), summary: summary,
            columns: ["Day", "Reviews due"], rows: rows)
    }

    /// The share of reviewed questions that were known, week by week.
    private static func retention(_ statistics: Statistics, today: Int, goal: Double) -> Chart {
        var points: [Charts.Point] = []
        var rows: [Row] = []
        for week in (0..<(daysBack / 7)).reversed() {
            let last = today - week * 7
            let days = statistics.days.filter { $0.day > last - 7 && $0.day <= last }
            let reviewed = days.reduce(0) { $0 + $1.reviewed }
            let recalled = days.reduce(0) { $0 + $1.recalled }
            let share = reviewed == 0 ? nil : Double(recalled) / Double(reviewed)
            // Fewer than 20 answers: the share may be off by more than 20 points (binomial, 95 %).
            points.append(
                Charts.Point(
                    label: Phrases.shortDate(ofDay: last - 6), share: share,
                    isUncertain: reviewed < 20))
            guard let share else { continue }
            let cells = [
                Phrases.grouped(reviewed), Phrases.grouped(recalled), Phrases.percent(share),
            ]
            rows.append(
                Row(label: "From \(Phrases.date(ofDay: last - 6))", cells: cells))
        }
        let summary =
            statistics.retention.map {
                "Known in \(Phrases.percent($0)) of reviews; you aim for \(Phrases.percent(goal)). "
                    + "An open point rests on fewer than 20 reviews."
            } ?? "No reviews yet. What is new or being learned is not counted."
        let heading = Charts.Heading(id: "retention", title: "Retention", description: summary)
        return Chart(
            id: "retention-chart", heading: "Retention by week",
            picture: Charts.line(heading, points: points, reference: goal), summary: summary,
            columns: ["Week", "Reviewed", "Known", "Share"], rows: rows.reversed())
    }
}
