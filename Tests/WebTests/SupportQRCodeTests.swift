import TestSupport
import Testing
import ThawText

@testable import ThawWeb

@Suite struct SupportQRCodeTests {
    static let address = "http://192.168.1.20:8451/pair?code=123456"

    @Test(arguments: ["a", address, String(repeating: "x", count: 500), "Gezeiten 漢"])
    func theCornersAreFinderPatterns(text: String) throws {
        let code = try #require(QRCode(text))
        // ISO/IEC 18004: 21 modules for version 1, four more for each version.
        #expect(code.size >= 21 && (code.size - 17) % 4 == 0)
        #expect(code.modules.allSatisfy { $0.count == code.size })
        let far = code.size - 7
        for (row, column) in [(0, 0), (0, far), (far, 0)] {
            for y in 0..<7 {
                for x in 0..<7 {
                    // A ring of dark, a ring of light, a square of dark.
                    let ring = max(abs(x - 3), abs(y - 3))
                    #expect(code.modules[row + y][column + x] == (ring != 2))
                }
            }
        }
        // The timing pattern between them.
        for place in 8..<(code.size - 8) {
            #expect(code.modules[6][place] == (place % 2 == 0))
            #expect(code.modules[place][6] == (place % 2 == 0))
        }
    }

    @Test func aLongerTextNeedsALargerCode() throws {
        let sizes = try [10, 50, 200, 1_000].map { count in
            try #require(QRCode(String(repeating: "x", count: count))).size
        }
        #expect(sizes == sizes.sorted() && Set(sizes).count == 4)
    }

    @Test(arguments: ["", "a\0b", String(repeating: "x", count: 2_332)])
    func whatCannotBeACodeIsNone(text: String) {
        #expect(QRCode(text) == nil)
    }

    @Test func theLongestTextFits() {
        #expect(QRCode(String(repeating: "x", count: 2_331))?.size == 177)
    }

    @Test func theTerminalShowsEveryModuleAndTheQuietZone() throws {
        let code = try #require(QRCode(Self.address))
        let lines = code.terminal().split(separator: "\n").map(Array.init)
        let side = code.size + 2 * QRCode.quietZone
        #expect(lines.count == (side + 1) / 2)
        #expect(lines.allSatisfy { $0.count == side })
        for (y, row) in code.modules.enumerated() {
            for (x, isDark) in row.enumerated() {
                let (line, half) = (y + QRCode.quietZone).quotientAndRemainder(dividingBy: 2)
                let block = lines[line][x + QRCode.quietZone]
                let isLight = block == "█" || block == (half == 0 ? "▀" : "▄")
                #expect(isLight != isDark)
            }
        }
    }

    @Test func pictureAndTerminalStayAsTheyAre() throws {
        let code = try #require(QRCode(Self.address))
        try expectGolden(code.svg(title: "Address & code").html + "\n", "qr.svg")
        try expectGolden(code.terminal(), "qr.txt")
    }
}
