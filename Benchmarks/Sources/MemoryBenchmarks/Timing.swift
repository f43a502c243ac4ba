import Foundation
import ThawMemory

/// The times of the memory model on one log.
struct Timing {
    private let name: String
    private let log: Log

    init(path: String) throws {
        name = URL(filePath: path).deletingPathExtension().lastPathComponent
        log = try Log(path: path)
    }

    func run() throws {
        let isLarge = log.ratings.count > 500_000
        let runs = isLarge ? 5 : 15
        // First, while nothing that was freed is still counted.
        let memory = try Processor.peakMegabytes { _ = try Optimizer().trained(log.set()) }
        Self.row("\(name): peak memory above the input", memory, "MB", isLarge ? "≤ 40" : "")
        let set = try log.set()
        let items = Double(set.evaluation(of: .default).count)
        let adam = Setting(["5", "method=adam"]).optimizer
        let five = try Processor.seconds(runs: runs) { _ = try adam.trained(log.set()) }
        Self.row(
            "\(name): 5 epochs from arrays", five, "s",
            isLarge ? "≤ 0.75, AVX2 0.40" : "≤ 0.080, AVX2 0.040")
        let loss = set.evaluation(of: try adam.trained(set)).logLoss
        Self.row("\(name): log loss after them", loss, "", "≤ the peer's")
        let preparation = try Processor.seconds(runs: runs) { _ = try log.set() }
        Self.row("\(name): of which reading the arrays", preparation, "s", "")
        let long = try Processor.seconds(runs: runs) {
            _ = try Setting(["25", "method=adam"]).optimizer.trained(set)
        }
        let short = try Processor.seconds(runs: runs) { _ = try adam.trained(set) }
        Self.row(
            "\(name): items/s in an epoch, mini-batches of 512",
            20 * items / (long - short) / 1e6, "M/s", "≥ 6, AVX2 13")
        let shipped = Optimizer()
        let whole = try Processor.seconds(runs: runs) { _ = try shipped.trained(log.set()) }
        Self.row(
            "\(name): the fit that ships, from arrays", whole, "s", isLarge ? "" : "AVX2 ≤ 0.12")
        let warm = try shipped.fit(set).parameters
        let refit = try Processor.seconds(runs: runs) { _ = try shipped.trained(set, from: warm) }
        Self.row("\(name): the same, starting from the last fit", refit, "s", "")
        let newest = try Processor.seconds(runs: isLarge ? 1 : 3) {
            _ = try shipped.trained(log.set(), model: .fsrs7)
        }
        Self.row("\(name): FSRS-7, the fit that ships", newest, "s", "")
        let rebuilt = Processor.seconds(runs: runs) { _ = set.states(with: .default) }
        Self.row(
            "\(name): rebuild states", Double(log.ratings.count) / rebuilt / 1e6, "M reviews/s",
            "≥ 40")
    }

    /// The four states that may follow one.
    static func scheduling() {
        let scheduler = Scheduler()
        let calls = 300_000
        var state: MemoryState?
        let seconds = Processor.seconds(runs: 9) {
            for call in 0..<calls {
                state = scheduler.fourNext(state, elapsedDays: state == nil ? 0 : 5).good
                if call % 12 == 11 { state = nil }
            }
        }
        row("four next states of one card", seconds / Double(calls) * 1e6, "µs", "≤ 0.15")
        let newest = Scheduler(parameters: Parameters(defaultsOf: .fsrs7))
        let slower = Processor.seconds(runs: 5) {
            for call in 0..<calls {
                state = newest.fourNext(state, elapsedDays: state == nil ? 0 : 5).good
                if call % 12 == 11 { state = nil }
            }
        }
        row("the same with FSRS-7", slower / Double(calls) * 1e6, "µs", "")
    }

    /// The peer's default: a deck of 10,000, half an hour a day, new cards as long as there is time.
    static func simulation() {
        let simulator = Simulator(scheduler: Scheduler())
        let plan = Simulator.Plan(
            days: 365, newItems: 10_000, newPerDay: 10_000, minutesPerDay: 30)
        var days: [Simulator.Day] = []
        let seconds = Processor.seconds(runs: 9) { days = simulator.course(plan: plan) }
        let reviews = days.reduce(0) { $0 + $1.reviews }
        row("simulate 10,000 cards × 365 days (\(reviews) reviews)", seconds, "s", "≤ 0.06")
        let free = Simulator.Plan(days: 365, newItems: 10_000, newPerDay: 28)
        let unlimited = Processor.seconds(runs: 5) { days = simulator.course(plan: free) }
        let all = days.reduce(0) { $0 + $1.reviews }
        row("the same, all of them begun (\(all) reviews)", unlimited, "s", "≤ 0.06")
        var expected: [Simulator.ExpectedDay] = []
        let exact = Processor.seconds(runs: 3) { expected = simulator.expectation(plan: free) }
        let mean = expected.reduce(0) { $0 + $1.reviews }
        row("the same in the mean, computed (\(Int(mean)) reviews)", exact, "s", "")
    }

    private static func row(_ name: String, _ value: Double, _ unit: String, _ target: String) {
        let number = String(format: value < 1 ? "%.5f" : "%.1f", value)
        print("| \(name) | \(number) \(unit) | \(target) |")
    }
}
