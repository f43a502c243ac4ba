import Testing
import ThawMemory

@Suite struct ParametersTests {
    @Test func seventeenNumbersBecomeTwentyOne() throws {
        let parameters = try Parameters([
            0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26,
            0.29, 2.61,
        ])
        let expected = [
            0.4, 0.6, 2.4, 5.8, 6.81, 0.44675013, 1.36, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34,
            1.26, 0.29, 2.61, 0, 0, 0, 0.5,
        ]
        #expect(parameters.values.count == 21)
        for (index, pair) in zip(parameters.values, expected).enumerated() {
            expectClose(pair.0, pair.1, within: 1e-6, "w\(index)")
        }
    }

    @Test func nineteenNumbersScheduleAsBefore() throws {
        let nineteen = [
            0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918,
            0.0025195254, 1.432437, 0.1544, 0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248,
            0.19542035, 3.201072, 0.18046261, 0.121442534,
        ]
        let parameters = try Parameters(nineteen)
        #expect(parameters.values == nineteen + [0, 0.5])
        let history = [(1, 0.0), (3, 1), (3, 3), (3, 8), (3, 21)].map {
            (rating: $0.0, days: $0.1)
        }
        let end = try #require(state(after: history, w: parameters.values))
        expectClose(end.stability, 31.722992)
        expectClose(end.difficulty, 7.382128)
    }

    @Test func defaultsStayAsTheyAre() throws {
        let defaults = Parameters.default
        #expect(defaults.values.count == 21)
        #expect(try Parameters(defaults.values) == defaults)
    }

    @Test(arguments: [-1000.0, 1000.0, 0])
    func everyNumberIsBroughtIntoItsRange(number: Double) throws {
        let parameters = try Parameters(Array(repeating: number, count: 21))
        #expect(try Parameters(parameters.values) == parameters)
        let memory = Scheduler(parameters: parameters).next(nil, rating: .good, elapsedDays: 0)
        #expect(memory.stability >= 0.001 && memory.difficulty >= 1)
    }

    @Test(arguments: [
        (-1000.0, [0.001, 1, 0.001, 0.001, 0, 0, 0.1]),
        (1000.0, [100, 10, 4, 0.75, 4.5, 0.8, 0.8]),
    ])
    func rangesEndWhereFsrsEndsThem(number: Double, ends: [Double]) throws {
        let w = try Parameters(Array(repeating: number, count: 21)).values
        #expect([w[0], w[4], w[5], w[7], w[8], w[9], w[20]] == ends)
    }

    // √(−(ln w11 + ln(2^w13 − 1) + 0.3·w14) / steps), not under 0.1 and not over 2.
    @Test(arguments: [(0, 2), (1, 2), (2, 0.60045935), (5, 0.37976384), (1_000_000, 0.1)])
    func moreRelearningStepsLowerTheSameDayCeiling(steps: Int, ceiling: Double) throws {
        var w = Parameters.default.values
        w[17] = 100
        w[18] = 100
        let values = try Parameters(w, relearningSteps: steps).values
        expectClose(values[17], ceiling, within: 1e-7)
        #expect(values[17] == values[18])
        #expect(try Parameters(values, relearningSteps: steps).values == values)
    }

    @Test(arguments: [0, 1, 16, 18, 20, 22])
    func otherCountsAreRefused(count: Int) {
        #expect(throws: ParametersError.count(count)) {
            try Parameters(Array(repeating: 1, count: count))
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func whatIsNoNumberIsRefused(number: Double) {
        var w = Parameters.default.values
        w[3] = number
        #expect(throws: ParametersError.notANumber(index: 3)) { try Parameters(w) }
        #expect(ParametersError.notANumber(index: 3).description.contains("4"))
    }
}
