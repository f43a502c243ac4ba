import ThawCore

/// A place where a line that lost its line break is cut.
struct LineCut {
    /// What stands between the two lines: a sign, or nothing but blanks.
    var gap: Span
    /// What the line behind it begins with.
    var marker: Line.Marker

    init(gap: Span, marker: Line.Marker = .none) {
        self.gap = gap
        self.marker = marker
    }

    /// A cut that leaves nothing out.
    init(at offset: Int) { self.init(gap: Span(offset, offset)) }
}

extension PageLines {
    /// Cuts lines in parts, of which none is empty; the first keeps what is known of the line.
    ///
    /// - Parameter cuts: by line, ascending. Cost: linear in the lines and the cuts.
    mutating func cut(_ cuts: [Int: [LineCut]]) {
        guard !cuts.isEmpty else { return }
        var parts: [Line] = []
        parts.reserveCapacity(lines.count + 2 * cuts.count)
        for (index, line) in lines.enumerated() {
            var rest = line
            for cut in cuts[index] ?? [] where cut.gap.end <= rest.text.end {
                var first = rest
                first.text = trimmed(Span(rest.text.start, max(rest.text.start, cut.gap.start)))
                if !first.text.isEmpty {
                    first.extent.end = cut.gap.start
                    parts.append(first)
                    rest.extent.start = cut.gap.start
                    rest.isApart = false
                    rest.heading = 0
                    rest.marker = cut.marker
                } else if cut.marker != .none {
                    rest.marker = cut.marker
                }
                rest.text = trimmed(Span(cut.gap.end, rest.text.end))
                rest.start = rest.marker == .none ? rest.text.start : start(of: cut.gap)
            }
            if !rest.text.isEmpty { parts.append(rest) }
        }
        lines = parts
    }

    private func start(of gap: Span) -> Int {
        var start = gap.start
        while start < gap.end, ByteText.isSpace(clean[start]) { start += 1 }
        return start
    }
}
