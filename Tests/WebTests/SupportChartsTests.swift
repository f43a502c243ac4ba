import Foundation
import TestSupport
import Testing
import ThawText

@testable import ThawWeb

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct SupportChartsTests {
    static let ratings = ["Again", "Hard", "Good", "Easy"]

    static func heading(_ id: String = "reviews") -> Charts.Heading {
        .init(id: id, title: "Reviews by day", description: "Answers of the last days, by rating.")
    }

    static func column(_ index: Int, scale: Double = 1) -> Charts.Column {
        let values = [3, 1, 12, 5].enumerated().map { place, base in
            Double((base * (index * 7 + place * 3 + 1)) % 23) * scale
        }
        return .init(label: "\(index % 28 + 1) Nov", values: values)
    }

    @Test(arguments: [
        ("empty", [Charts.Column]()), ("one", [column(3)]),
        ("fortnight", (0..<14).map { column($0) }),
        ("400-days", (0..<400).map { column($0) }),
        ("huge", (0..<3).map { column($0, scale: 1e8) }),
        ("nothing", (0..<7).map { Charts.Column(label: "\($0)", values: [0, 0, 0, 0]) }),
    ])
    func stackedBarsStayAsTheyAre(name: String, columns: [Charts.Column]) throws {
        let svg = Charts.stackedBars(Self.heading(), series: Self.ratings, columns: columns).html
        try expectSound(svg)
        try expectGolden(svg + "\n", "charts-stacked-\(name).svg")
    }

    @Test func forecastStaysAsItIs() throws {
        let columns = (0..<30).map { day -> Charts.Column in
            let count: Int = (day * 17 + 40) % 60 * (30 - day) / 30
            return Charts.Column(label: "\(day + 1) Dec", values: [count])
        }
        let svg = Charts.bars(Self.heading("due"), columns: columns).html
        try expectSound(svg)
        try expectGolden(svg + "\n", "charts-forecast.svg")
    }

    @Test(arguments: [
        ("empty", [Double?]()), ("one", [0.8]), ("weeks", [0.7, 0.82, nil, 0.9, 1, 0.55]),
        ("low", [0.2, 0.4, 0]), ("unmeasured", [nil, nil]),
    ])
    func linesStayAsTheyAre(name: String, shares: [Double?]) throws {
        let points = shares.enumerated().map { index, share in
            Charts.Point(label: "Week \(index + 1)", share: share, isUncertain: index % 3 == 1)
        }
        let svg = Charts.line(
            Self.heading("retention"), points: points,
            reference: 0.9
        ).html
        try expectSound(svg)
        try expectGolden(svg + "\n", "charts-line-\(name).svg")
    }

    /// What must hold of every picture: it parses, has no style, names itself, and keeps inside its
    /// frame.
    private func expectSound(_ svg: String) throws {
        let reader = DrawingReader()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        #expect(parser.parse())
        #expect(reader.first["role"] == "img")
        let labels = reader.first["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
        #expect(labels.count == 2 && Set(labels).isSubset(of: reader.ids))
        #expect(Set(reader.ids).count == reader.ids.count)
        #expect(!reader.attributes.contains("style"))
        #expect(!reader.attributes.contains { $0.hasPrefix("on") })
        #expect(!svg.contains("nan") && !svg.contains("inf") && !svg.contains("<style"))
        #expect(reader.references.isSubset(of: Set(reader.ids)))
        for rect in reader.rects {
            #expect(rect.x >= 0 && rect.x + rect.width <= ChartFrame.width + 0.02)
            #expect(rect.y >= 0 && rect.y + rect.height <= ChartFrame.height + 0.02)
        }
    }

    @Test func partsOfABarAddUpToItsHeight() throws {
        let columns = [Charts.Column(label: "a", values: [1, 2, 3, 4])]
        let svg = Charts.stackedBars(Self.heading(), series: Self.ratings, columns: columns).html
        let reader = DrawingReader()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        #expect(parser.parse())
        // The first four rectangles are the legend's.
        let bars = reader.rects.dropFirst(4)
        let heights = bars.map(\.height)
        for (height, value) in zip(heights, [1.0, 2, 3, 4]) {
            #expect(abs(height / heights[0] - value) < 0.02)
        }
        for (lower, upper) in zip(bars, bars.dropFirst()) {
            #expect(abs(upper.y + upper.height - lower.y) < 0.02)
        }
        #expect(svg.contains("<title>a: Again 1, Hard 2, Good 3, Easy 4</title>"))
    }

    @Test(
        arguments: [
            (0, ["0", "1"]), (1, ["0", "1"]), (4, ["0", "1", "2", "3", "4"]),
            (6, ["0", "2", "4", "6"]), (11, ["0", "5", "10", "15"]),
            (23, ["0", "5", "10", "15", "20", "25"]),
            (26, ["0", "10", "20", "30"]),
            (5_000, ["0", "1,000", "2,000", "3,000", "4,000", "5,000"]),
            (12_000, ["0", "5,000", "10k", "15k"]),
            (2_400_000, ["0", "500k", "1M", "1.5M", "2M", "2.5M"]),
            (3e9, ["0", "1bn", "2bn", "3bn"]),
        ] as [(Double, [String])])
    func ticksAreRound(highest: Double, labels: [String]) {
        let ticks = ChartTicks(upTo: highest)
        #expect(ticks.values.map(ticks.label) == labels)
    }

    @Test func ticksReachEveryValueInFewSteps() {
        for exponent in 0..<60 {
            let highest = pow(1.77, Double(exponent))
            let ticks = ChartTicks(upTo: highest)
            #expect(ticks.highest >= highest)
            #expect((2...6).contains(ticks.values.count))
        }
    }

    @Test func valuesThatAreNoneCountAsZero() {
        let odd = [Double.nan, .infinity, -.infinity, -5, 2]
        #expect(odd.map(Charts.clean) == [0, 0, 0, 0, 2])
        let columns = [Charts.Column(label: "a", values: odd)]
        let plain = [Charts.Column(label: "a", values: [0, 0, 0, 0, 2])]
        let series = ["a", "b", "c", "d", "e"]
        #expect(
            Charts.stackedBars(Self.heading(), series: series, columns: columns)
                == Charts.stackedBars(Self.heading(), series: series, columns: plain))
    }

    @Test func wordsFromOutsideAreEscaped() {
        let heading = Charts.Heading(id: "a\"b c", title: "<b>", description: "&")
        let svg = Charts.stackedBars(
            heading, series: ["<i>", "x"], columns: [.init(label: "\"<u>", values: [1, 1])]
        ).html
        #expect(heading.id == "abc")
        for tag in ["<b>", "<i>", "<u>"] { #expect(!svg.contains(tag)) }
    }

    @Test func labelsDoNotTouch() throws {
        for count in [1, 7, 30, 365, 400] {
            let frame = ChartFrame(ticks: ChartTicks(upTo: 100), top: 20)
            let svg = "<svg>" + frame.labels((0..<count).map { "\($0 % 28 + 1) Nov" }) + "</svg>"
            let reader = DrawingReader()
            let parser = XMLParser(data: Data(svg.utf8))
            parser.delegate = reader
            #expect(parser.parse())
            let gaps = zip(reader.textPlaces, reader.textPlaces.dropFirst()).map { $1 - $0 }
            #expect(gaps.allSatisfy { $0 >= ChartFrame.textWidth("28 Nov") })
            #expect(!reader.textPlaces.isEmpty)
        }
    }
}

/// Collects what the tests ask about a drawing.
private final class DrawingReader: NSObject, XMLParserDelegate {
    var first: [String: String] = [:]
    var ids: [String] = []
    var attributes: Set<String> = []
    var references: Set<String> = []
    var rects: [(x: Double, y: Double, width: Double, height: Double)] = []
    var textPlaces: [Double] = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes found: [String: String] = [:]
    ) {
        if first.isEmpty { first = found }
        if let id = found["id"] { ids.append(id) }
        attributes.formUnion(found.keys)
        for value in found.values where value.hasPrefix("url(#") {
            references.insert(String(value.dropFirst(5).dropLast()))
        }
        func number(_ key: String) -> Double { found[key].flatMap(Double.init) ?? -1 }
        if name == "rect" {
            rects.append((number("x"), number("y"), number("width"), number("height")))
        }
        if name == "text" { textPlaces.append(number("x")) }
    }
}
