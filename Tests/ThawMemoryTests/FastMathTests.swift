import Testing
import ThawMemory

/// The stated error bound of the polynomials that stand for `exp` and `log` side by side.
@Suite struct FastMathTests {
    private func lanes(_ x: [Float], _ function: (Lanes8) -> Lanes8) -> [Float] {
        var result = [Float](repeating: 0, count: 8)
        x.withUnsafeBufferPointer { source in
            result.withUnsafeMutableBufferPointer { target in
                guard let source = source.baseAddress, let target = target.baseAddress else {
                    return
                }
                function(Lanes8.load(source)).store(target)
            }
        }
        return result
    }

    @Test func exponentialIsWithinTwoTenMillionths() {
        for index in 0..<4_000 {
            let x = (0..<8).map { Float(-87) + 175 * Float(8 * index + $0) / 32_000 }
            for (input, output) in zip(x, lanes(x, Lanes8.exp)) {
                let exact = Double.exp(Double(input))
                #expect(abs(Double(output) - exact) <= 2e-7 * exact, "exp \(input)")
            }
        }
    }

    @Test func logarithmIsWithinTwoTenMillionths() {
        for index in 0..<4_000 {
            let x = (0..<8).map { Float(Double.exp(-40 + 80 * Double(8 * index + $0) / 32_000)) }
            for (input, output) in zip(x, lanes(x, Lanes8.log)) {
                let exact = Double.log(Double(input))
                #expect(abs(Double(output) - exact) <= 2e-7 * abs(exact), "log \(input)")
            }
        }
    }

    @Test func logarithmKeepsItsDigitsNearOne() {
        for index in 1...4_000 {
            let x = (0..<8).map { 1 + Float(8 * index + $0) * 3e-6 }
            for (input, output) in zip(x, lanes(x, Lanes8.log)) {
                let exact = Double.log(Double(input))
                #expect(abs(Double(output) - exact) <= 2e-7 * abs(exact), "log \(input)")
            }
        }
        #expect(lanes(Array(repeating: 1, count: 8), Lanes8.log) == Array(repeating: 0, count: 8))
    }

    @Test func farArgumentsStayFinite() {
        let x: [Float] = [-1e30, -1_000, -88, 0, 88.5, 1_000, 1e30, 1]
        let result = lanes(x, Lanes8.exp)
        #expect(result.allSatisfy { $0.isFinite && $0 >= 0 })
        #expect(result[3] == 1)
    }

    @Test func comparisonsChooseLaneByLane() {
        let x: [Float] = [0, 1, 2, 3, 4, 5, .nan, 12]
        #expect(lanes(x) { $0.clamped(1, 4) } == [1, 1, 2, 3, 4, 4, 1, 4])
    }
}
