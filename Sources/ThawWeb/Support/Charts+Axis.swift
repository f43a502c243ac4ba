import ThawText

/// The values at which a chart draws a line: steps of 1, 2 or 5 times a power of ten.
struct ChartTicks: Hashable {
    /// From the lowest to the highest; at least two.
    let values: [Double]
    private let isPercent: Bool

    /// For counts from 0 to at least `highest`: whole numbers, three to six of them where there is
    /// room.
    init(upTo highest: Double) {
        let highest = max(1, Charts.clean(highest))
        var step = 1.0
        // 1, 2, 5, 10, 20, 50 …: the smallest step that needs no more than five.
        var factors = [2.0, 2.5, 2.0]
        while highest / step > 5 {
            step *= factors[0]
            factors.append(factors.removeFirst())
        }
        let count = Int((highest / step).rounded(.up))
        self.values = (0...count).map { Double($0) * step }
        self.isPercent = false
    }

    /// For shares in per cent, from `low` (0 or 50) to 100.
    init(percentFrom low: Double) {
        self.values = Array(stride(from: low, through: 100, by: low >= 50 ? 10 : 20))
        self.isPercent = true
    }

    var lowest: Double { values.first ?? 0 }
    var highest: Double { values.last ?? 1 }

    func label(_ value: Double) -> String {
        isPercent ? "\(Int(value)) %" : Self.short(value)
    }

    /// `500`, `5k`, `2.5M`, `3bn`: ticks are round, so one decimal says all.
    static func short(_ value: Double) -> String {
        let units = [(1e12, "tn"), (1e9, "bn"), (1e6, "M"), (1e4, "k")]
        guard let unit = units.first(where: { value >= $0.0 }) else { return exact(value) }
        let divisor = unit.1 == "k" ? 1e3 : unit.0
        return Charts.number(value / divisor) + unit.1
    }

    /// The whole number with a comma between thousands; another number with up to two decimals.
    static func exact(_ value: Double) -> String {
        guard value == value.rounded(), value < 1e15 else { return Charts.number(value) }
        var digits = String(Int(value))
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }
}

/// Where things stand in a chart.
struct ChartFrame {
    static let width = 360.0
    static let height = 210.0

    let ticks: ChartTicks
    let top: Double
    let left: Double
    let right = ChartFrame.width - 6
    let bottom = ChartFrame.height - 22

    init(ticks: ChartTicks, top: Double) {
        self.ticks = ticks
        // However many rows a legend takes, a third of the picture stays for the bars.
        self.top = min(top, Self.height * 0.6)
        let widest = ticks.values.map { Self.textWidth(ticks.label($0)) }.max() ?? 0
        self.left = (widest + 8).rounded(.up)
    }

    /// The width of one column's place.
    func slot(of count: Int) -> Double { (right - left) / Double(max(1, count)) }

    /// The middle of a column's place.
    func x(_ index: Int, of count: Int) -> Double {
        left + slot(of: count) * (Double(index) + 0.5)
    }

    func y(_ value: Double) -> Double {
        let share = (value - ticks.lowest) / (ticks.highest - ticks.lowest)
        return bottom - (bottom - top) * min(1, max(0, share))
    }

    /// The lines at the ticks with their labels, the lowest as the axis.
    var grid: String {
        ticks.values.enumerated().map { index, value in
            let y = Charts.number(y(value))
            let kind =
                index == 0
                ? "class=\"chart-axis\"" : "class=\"chart-grid\" stroke-opacity=\".25\""
            return """
                <path \(kind) d="M\(Charts.number(left)) \(y)H\(Charts.number(right))" fill="none" \
                stroke="currentColor"/>\
                <text class="chart-label" x="\(Charts.number(left - 5))" y="\(y)" dy=".35em" \
                font-size="11" text-anchor="end" fill="currentColor">\(ticks.label(value))</text>
                """
        }.joined(separator: "\n")
    }

    /// As many labels as fit without touching, evenly spaced, the first always.
    func labels(_ labels: [String]) -> String {
        let widest = labels.map(Self.textWidth).max() ?? 0
        let step = max(1, Int(((widest + 8) / slot(of: labels.count)).rounded(.up)))
        return stride(from: 0, to: labels.count, by: step).map { index in
            let half = min(Self.textWidth(labels[index]) / 2, Self.width / 2)
            let middle = x(index, of: labels.count)
            let place = min(max(half, middle), Self.width - half)
            return """
                <text class="chart-label" x="\(Charts.number(place))" \
                y="\(Charts.number(bottom + 16))" font-size="11" text-anchor="middle" \
                fill="currentColor">\(Charts.escaped(labels[index]))</text>
                """
        }.joined(separator: "\n")
    }

    /// A dashed line across the chart; its label stands above it, or below where there is no room.
    func reference(_ share: Double, label: String) -> String {
        let place = y(share * 100)
        let words = Charts.escaped("\(label) \(Int((share * 100).rounded())) %")
        let baseline = place - top < 14 ? place + 13 : place - 4
        return """
            <path class="chart-reference" d="M\(Charts.number(left)) \(Charts.number(place))\
            H\(Charts.number(right))" fill="none" stroke="currentColor" stroke-dasharray="4 3"/>\
            <text class="chart-label" x="\(Charts.number(right))" y="\(Charts.number(baseline))" \
            font-size="11" text-anchor="end" fill="currentColor">\(words)</text>
            """
    }

    /// What stands in a chart without values.
    var emptyNote: String {
        """
        <text class="chart-empty" x="\(Charts.number((left + right) / 2))" \
        y="\(Charts.number((top + bottom) / 2))" font-size="13" text-anchor="middle" \
        fill="currentColor">Nothing to show yet</text>
        """
    }

    /// About how wide a text is at 11 units: generous, so that labels never touch.
    static func textWidth(_ text: String) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 6.2 : 11) }
    }
}
