import ThawText

extension Charts {
    /// How a series is filled: solid, hatched, dotted, empty; then from the start again.
    static func fill(_ series: Int, id: String) -> String {
        switch series % 4 {
        case 0: "currentColor"
        case 3: "none"
        default: "url(#\(id)-p\(series % 4 + 1))"
        }
    }

    /// The patterns that `count` series need. Paths, no lines: a page's rule for lines does not
    /// reach them.
    static func patterns(count: Int, id: String) -> String {
        guard count > 1 else { return "" }
        let hatch = """
            <pattern id="\(id)-p2" class="chart-s2" width="5" height="5" \
            patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
            <path d="M1 0V5" stroke="currentColor" stroke-width="2"/></pattern>
            """
        let dots = """
            <pattern id="\(id)-p3" class="chart-s3" width="4" height="4" \
            patternUnits="userSpaceOnUse">\
            <circle cx="1.5" cy="1.5" r="1" fill="currentColor"/></pattern>
            """
        return "<defs>\(hatch)\(count > 2 ? dots : "")</defs>"
    }
}

/// The names of the series with a swatch each, in as many rows as they need.
struct ChartLegend {
    private var rows: [[(index: Int, name: String)]] = []
    private let id: String

    private static let rowHeight = 18.0
    private static let swatch = 12.0

    init(names: [String], id: String) {
        self.id = id
        var x = 0.0
        for (index, name) in names.enumerated() {
            let width = Self.width(of: name)
            if rows.isEmpty || x + width > ChartFrame.width {
                rows.append([])
                x = 0
            }
            rows[rows.count - 1].append((index, name))
            x += width
        }
    }

    var height: Double { Double(rows.count) * Self.rowHeight }

    var svg: String {
        rows.enumerated().flatMap { row, entries in
            var x = 1.0
            return entries.map { entry in
                defer { x += Self.width(of: entry.name) }
                return item(entry, x: x, y: Double(row) * Self.rowHeight + 3)
            }
        }.joined(separator: "\n")
    }

    private func item(_ entry: (index: Int, name: String), x: Double, y: Double) -> String {
        let side = Charts.number(Self.swatch)
        return """
            <g class="chart-legend">\
            <rect class="chart-s\(entry.index % 4 + 1)" x="\(Charts.number(x))" \
            y="\(Charts.number(y))" width="\(side)" height="\(side)" \
            fill="\(Charts.fill(entry.index, id: id))" stroke="currentColor" stroke-width=".75"/>\
            <text class="chart-label" x="\(Charts.number(x + Self.swatch + 5))" \
            y="\(Charts.number(y + 10))" font-size="11" fill="currentColor">\
            \(Charts.escaped(entry.name))</text></g>
            """
    }

    private static func width(of name: String) -> Double {
        swatch + 5 + ChartFrame.textWidth(name) + 14
    }
}
