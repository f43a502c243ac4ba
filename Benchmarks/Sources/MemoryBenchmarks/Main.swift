import Foundation
import ThawMemory

/// `memory-benchmarks fit LOG [ROUNDS] [key=value…]`: the parameters as a JSON list, for `compare.py --cmd`.
/// `memory-benchmarks check LOG [ROUNDS] [key=value…]`: cross-validated log loss.
/// `memory-benchmarks time LOG…`: a table of times.
///
/// Keys: method=adam|lbfgs, model=fsrs6|fsrs7, prior, first (no number: the
/// published prior), rate, batch, tolerance, seed.
@main
enum MemoryBenchmarks {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let command = arguments.first, arguments.count > 1 else {
            print("usage: memory-benchmarks fit|check|time LOG …")
            exit(64)
        }
        switch command {
        case "fit":
            let setting = Setting(arguments.dropFirst(2))
            let fitted = try setting.optimizer.trained(
                Log(path: arguments[1]).set(), model: setting.model)
            print(fitted.values)
        case "check":
            let setting = Setting(arguments.dropFirst(2))
            let fit = try setting.optimizer.fit(
                Log(path: arguments[1]).set(), models: [setting.model])
            for held in fit.heldOut {
                print(
                    "\(held.model.rawValue): cross-validated log loss \(held.fitted.logLoss),",
                    "RMSE(bins) \(held.fitted.rmseBins), defaults \(held.defaults.logLoss)")
            }
        default:
            print("| what | measured | to reach |\n| --- | --- | --- |")
            for path in arguments.dropFirst() { try Timing(path: path).run() }
            Timing.scheduling()
            Timing.simulation()
        }
    }
}

/// What to fit with.
struct Setting {
    var model = Model.fsrs6
    private var options = Optimizer.Options()

    var optimizer: Optimizer { Optimizer(options: options) }

    init(_ arguments: some Sequence<String>) {
        for argument in arguments {
            let parts = argument.split(separator: "=").map(String.init)
            if let rounds = Int(argument) { options.rounds = rounds }
            guard parts.count == 2 else { continue }
            switch parts[0] {
            case "model": model = Model(rawValue: parts[1]) ?? .fsrs6
            case "method": options.method = parts[1] == "adam" ? .adam : .limitedMemory
            case "prior": options.prior = Double(parts[1]) ?? options.prior
            case "first": options.firstDeviation = Double(parts[1])
            case "rate": options.rate = Double(parts[1]) ?? options.rate
            case "batch": options.batch = Int(parts[1]) ?? options.batch
            case "tolerance": options.tolerance = Double(parts[1]) ?? options.tolerance
            case "seed": options.seed = UInt64(parts[1]) ?? options.seed
            default: print("unknown: \(argument)")
            }
        }
    }
}
