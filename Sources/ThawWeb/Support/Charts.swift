public import ThawText

/// Charts as SVG with real text, drawn from values alone.
///
/// They carry no style of their own (the page's policy forbids it) and are legible in black and
/// white: series differ by pattern, and all ink is `currentColor`. A style sheet may set `color`,
/// `fill`, `font` and `stroke-width` on these classes:
///
/// * `chart` – the whole picture; `chart-empty` – the sentence of a chart without values;
/// * `chart-grid` – the lines at the ticks; `chart-axis` – the line at zero; `chart-label` – ticks
///   and labels; `chart-legend` – the names of the series;
/// * `chart-s1` … `chart-s4` – the series: set `color`, and bars, patterns and swatches follow;
/// * `chart-line`, `chart-point`, `chart-open` (a point that rests on little), `chart-reference`.
///
/// A chart is 360 units wide and text is 11 units, so that it can be read at a width of 320 px. The
/// page shows the same values in a table beside it.
public enum Charts {
    /// What a chart is called, for the eye's and the ear's reader.
    public struct Heading: Hashable, Sendable {
        /// Unlike any other id of the page; letters, digits and hyphens (others are left out).
        public var id: String
        /// A few words.
        public var title: String
        /// What the chart shows, in a sentence or two with its main numbers.
        public var description: String

        public init(id: String, title: String, description: String) {
            self.id = String(id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
            self.title = title
            self.description = description
        }
    }

    /// One bar: its label below, and a value for each series. Values below zero or not finite count
    /// as zero.
    public struct Column: Hashable, Sendable {
        public var label: String
        public var values: [Double]

        public init(label: String, values: [Double]) {
            self.label = label
            self.values = values
        }

        public init(label: String, values: [Int]) {
            self.init(label: label, values: values.map(Double.init))
        }
    }

    /// One point of a line: a share from 0 to 1, or none where nothing was measured.
    public struct Point: Hashable, Sendable {
        public var label: String
        public var share: Double?
        /// Rests on few measurements: drawn as an open point.
        public var isUncertain: Bool

        public init(label: String, share: Double?, isUncertain: Bool = false) {
            self.label = label
            self.share = share
            self.isUncertain = isUncertain
        }
    }

    /// Bars whose parts are the series from the bottom up, with a legend. At most four series
    /// differ by pattern.
    public static func stackedBars(
        _ heading: Heading, series: [String], columns: [Column]
    ) -> SafeHTML {
        let totals = columns.map { column in
            column.values.prefix(series.count).reduce(0) { $0 + clean($1) }
        }
        let legend = ChartLegend(names: series.count > 1 ? series : [], id: heading.id)
        let ticks = ChartTicks(upTo: totals.max() ?? 0)
        let frame = ChartFrame(ticks: ticks, top: legend.height + 10)
        var parts = [patterns(count: series.count, id: heading.id), legend.svg, frame.grid]
        if totals.contains(where: { $0 > 0 }) {
            if columns.count > mostSeparateBars {
                parts += dense(columns, series: series.count, frame, id: heading.id)
            } else {
                parts += columns.enumerated().map { index, column in
                    bar(column, series: series, at: index, of: columns.count, frame, heading.id)
                }
            }
        } else {
            parts.append(frame.emptyNote)
        }
        parts.append(frame.labels(columns.map(\.label)))
        return picture(heading, frame: frame, parts: parts)
    }

    /// Plain bars, one value each.
    public static func bars(_ heading: Heading, columns: [Column]) -> SafeHTML {
        stackedBars(heading, series: [""], columns: columns)
    }

    /// Shares over time as a line in per cent; a point without a value breaks the line.
    ///
    /// The axis runs from 0 to 100 %, or from 50 % when every value (and the reference) lies above.
    /// - Parameter reference: a share to compare with, drawn as a dashed line and written beside it
    ///   behind its label.
    public static func line(
        _ heading: Heading, points: [Point], reference: Double? = nil,
        referenceLabel: String = "aim"
    ) -> SafeHTML {
        let shares = points.map { point in point.share.map { min(1, clean($0)) } }
        let known = shares.compactMap(\.self) + [reference].compactMap(\.self)
        let low: Double = (known.min() ?? 0) >= 0.5 ? 50 : 0
        let frame = ChartFrame(ticks: ChartTicks(percentFrom: low), top: 10)
        var parts = [frame.grid]
        if let reference {
            parts.append(frame.reference(min(1, clean(reference)), label: referenceLabel))
        }
        let places = shares.enumerated().map { index, share in
            share.map { (x: frame.x(index, of: points.count), y: frame.y($0 * 100)) }
        }
        parts.append(curve(through: places))
        for (point, place) in zip(points, places) {
            guard let place, let share = point.share else { continue }
            let words = "\(point.label): \(Int((min(1, clean(share)) * 100).rounded())) %"
            parts.append(mark(at: place, isOpen: point.isUncertain, words: words))
        }
        if shares.allSatisfy({ $0 == nil }) { parts.append(frame.emptyNote) }
        parts.append(frame.labels(points.map(\.label)))
        return picture(heading, frame: frame, parts: parts)
    }
}

extension Charts {
    /// Nothing below zero, nothing without end: counts to 10¹⁵ keep their whole numbers exactly.
    static func clean(_ value: Double) -> Double {
        value.isFinite ? min(max(0, value), 1e15) : 0
    }

    /// A coordinate with at most two decimals and no empty ones.
    static func number(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        let text = rounded == 0 ? "0" : "\(rounded)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    static func escaped(_ text: String) -> String { SafeHTML(escaping: text).html }

    static func picture(
        _ heading: Heading, frame: ChartFrame, parts: [String]
    ) -> SafeHTML {
        let id = heading.id
        return SafeHTML(
            composed: """
                <svg class="chart" xmlns="http://www.w3.org/2000/svg" \
                viewBox="0 0 \(number(ChartFrame.width)) \(number(ChartFrame.height))" role="img" \
                aria-labelledby="\(id)-title \(id)-desc">
                <title id="\(id)-title">\(escaped(heading.title))</title>
                <desc id="\(id)-desc">\(escaped(heading.description))</desc>
                \(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
                </svg>
                """)
    }

    private static func bar(
        _ column: Column, series: [String], at index: Int, of count: Int, _ frame: ChartFrame,
        _ id: String
    ) -> String {
        let slot = frame.slot(of: count)
        // Below three units a gap would be wider than the bar says anything.
        let width = slot < 3 ? slot : min(slot * 0.8, 40)
        let x = frame.x(index, of: count) - width / 2
        var sum = 0.0
        var rects = ""
        var words: [String] = []
        for (place, (name, value)) in zip(series, column.values).enumerated() {
            let value = clean(value)
            guard value > 0 else { continue }
            let top = frame.y(sum + value)
            let height = frame.y(sum) - top
            sum += value
            words.append((name.isEmpty ? "" : name + " ") + ChartTicks.exact(value))
            rects += """
                <rect class="chart-s\(place % 4 + 1)" x="\(number(x))" y="\(number(top))" \
                width="\(number(width))" height="\(number(height))" fill="\(fill(place, id: id))"\
                \(slot < 6 ? "" : " stroke=\"currentColor\" stroke-width=\".75\"")/>
                """
        }
        guard !rects.isEmpty else { return "" }
        let title = "\(column.label): \(words.joined(separator: ", "))"
        return "<g><title>\(escaped(title))</title>\(rects)</g>"
    }

    /// With more bars than this each series is one shape, without a title for each bar: four
    /// hundred days of separate bars would weigh more than the rest of the page.
    private static let mostSeparateBars = 60

    private static func dense(
        _ columns: [Column], series: Int, _ frame: ChartFrame, id: String
    ) -> [String] {
        let width = frame.slot(of: columns.count)
        var sums = Array(repeating: 0.0, count: columns.count)
        return (0..<series).map { place in
            var path = ""
            for (index, column) in columns.enumerated() where place < column.values.count {
                let value = clean(column.values[place])
                guard value > 0 else { continue }
                let bottom = frame.y(sums[index])
                sums[index] += value
                let height = number(bottom - frame.y(sums[index]))
                let x = number(frame.x(index, of: columns.count) - width / 2)
                path += "M\(x) \(number(bottom))v-\(height)h\(number(width))v\(height)z"
            }
            guard !path.isEmpty else { return "" }
            return """
                <path class="chart-s\(place % 4 + 1)" d="\(path)" fill="\(fill(place, id: id))" \
                stroke="currentColor" stroke-width=".2"/>
                """
        }
    }

    private static func curve(through places: [(x: Double, y: Double)?]) -> String {
        var path = ""
        var isDrawing = false
        for place in places {
            guard let place else {
                isDrawing = false
                continue
            }
            path += "\(isDrawing ? "L" : "M")\(number(place.x)) \(number(place.y))"
            isDrawing = true
        }
        guard !path.isEmpty else { return "" }
        return """
            <path class="chart-line" d="\(path)" fill="none" stroke="currentColor" \
            stroke-width="2" stroke-linejoin="round"/>
            """
    }

    static func mark(at place: (x: Double, y: Double), isOpen: Bool, words: String)
        -> String
    {
        // An open point hides nothing: it is a ring, and the line ends are seen through it.
        let ink = isOpen ? "fill=\"none\" stroke=\"currentColor\"" : "fill=\"currentColor\""
        return """
            <circle class="\(isOpen ? "chart-open" : "chart-point")" cx="\(number(place.x))" \
            cy="\(number(place.y))" r="\(isOpen ? "4" : "3")" \(ink)>\
            <title>\(escaped(words))</title></circle>
            """
    }
}
