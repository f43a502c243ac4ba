import Foundation

/// What the work takes of the processor and of memory.
enum Processor {
    /// Seconds of processor time: the median of so many runs, so that other programs disturb little.
    static func seconds(runs: Int, _ work: () throws -> Void) rethrows -> Double {
        var times: [Double] = []
        for _ in 0..<runs {
            let start = time()
            try work()
            times.append(time() - start)
        }
        return times.sorted()[runs / 2]
    }

    private static func time() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// Megabytes that the work has taken at its peak, above what was there before it; Linux only.
    static func peakMegabytes(_ work: () throws -> Void) rethrows -> Double {
        // 5 resets the highest resident size (proc(5)).
        try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
        let before = status("VmRSS")
        try work()
        return (status("VmHWM") - before) / 1000
    }

    private static func status(_ name: String) -> Double {
        let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        return line.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }.first ?? .nan
    }
}
