import Foundation

/// One measured number with what was to be reached.
struct Line {
    var name: String
    var value: Double
    var unit: String
    /// "≥ 10 MB/s"; empty where there is no target.
    var target: String
    var isMet: Bool?

    var text: String {
        let number =
            value >= 100 ? String(Int(value.rounded())) : String((value * 1000).rounded() / 1000)
        let verdict = isMet.map { $0 ? "met" : "not met" } ?? ""
        return "| \(name) | \(number) \(unit) | \(target) | \(verdict) |"
    }

    static func atMost(_ name: String, _ value: Double, _ unit: String, _ limit: Double) -> Line {
        Line(
            name: name, value: value, unit: unit, target: "< \(limit) \(unit)", isMet: value < limit
        )
    }

    static func atLeast(_ name: String, _ value: Double, _ unit: String, _ limit: Double) -> Line {
        Line(
            name: name, value: value, unit: unit, target: "≥ \(limit) \(unit)",
            isMet: value >= limit)
    }

    static func plain(_ name: String, _ value: Double, _ unit: String) -> Line {
        Line(name: name, value: value, unit: unit, target: "", isMet: nil)
    }
}

/// Times of repeated runs, in seconds.
struct Times {
    private var seconds: [Double] = []

    mutating func add(_ duration: Duration) {
        let parts = duration.components
        seconds.append(Double(parts.seconds) + Double(parts.attoseconds) * 1e-18)
    }

    /// The value below which this share of the runs lies.
    func quantile(_ share: Double) -> Double {
        guard !seconds.isEmpty else { return .nan }
        let sorted = seconds.sorted()
        return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    var median: Double { quantile(0.5) }

    static func measure(_ runs: Int, _ work: () throws -> Void) rethrows -> Times {
        var times = Times()
        for _ in 0..<runs { times.add(try ContinuousClock().measure(work)) }
        return times
    }

    static func measure(_ runs: Int, _ work: () async throws -> Void) async rethrows -> Times {
        var times = Times()
        for _ in 0..<runs {
            let clock = ContinuousClock()
            let start = clock.now
            try await work()
            times.add(clock.now - start)
        }
        return times
    }
}
