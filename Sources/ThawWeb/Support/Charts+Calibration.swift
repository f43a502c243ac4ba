public import ThawText

extension Charts {
    /// What was predicted and what happened, for like predictions, each a share from 0 to 1.
    public struct CalibrationPoint: Hashable, Sendable {
        public var predicted: Double
        public var observed: Double
        /// Where the true share lies.
        public var band: ClosedRange<Double>
        /// For the ear's reader, and the eye that rests on it.
        public var words: String

        public init(
            predicted: Double, observed: Double, band: ClosedRange<Double>, words: String
        ) {
            self.predicted = predicted
            self.observed = observed
            self.band = band
            self.words = words
        }
    }

    /// Observed over predicted shares with their bands. On the dashed diagonal the prediction was right.
    ///
    /// Both axes run from 0 to 100 %, or from 50 % when everything lies above.
    public static func calibration(
        _ heading: Heading, points: [CalibrationPoint]
    ) -> SafeHTML {
        let lowest = points.map { min(clean($0.predicted), clean($0.band.lowerBound)) }.min()
        let frame = ChartFrame(
            ticks: ChartTicks(percentFrom: (lowest ?? 0) >= 0.5 ? 50 : 0), top: 10)
        var parts = [frame.grid]
        if points.isEmpty {
            parts.append(frame.emptyNote)
        } else {
            parts.append(frame.diagonal)
        }
        for point in points {
            let x = frame.across(min(1, clean(point.predicted)))
            let low = frame.y(min(1, clean(point.band.lowerBound)) * 100)
            let high = frame.y(min(1, clean(point.band.upperBound)) * 100)
            parts.append(
                """
                <path class="chart-band" d="M\(number(x)) \(number(low))V\(number(high))\
                M\(number(x - 4)) \(number(low))h8M\(number(x - 4)) \(number(high))h8" \
                fill="none" stroke="currentColor" stroke-width="1.25"/>
                """)
            let y = frame.y(min(1, clean(point.observed)) * 100)
            parts.append(mark(at: (x, y), isOpen: false, words: point.words))
        }
        parts.append(frame.shareLabels)
        return picture(heading, frame: frame, parts: parts)
    }
}

extension ChartFrame {
    /// The place of a share on an axis that runs across like the one that runs up.
    func across(_ share: Double) -> Double {
        let part = (share * 100 - ticks.lowest) / (ticks.highest - ticks.lowest)
        return left + (right - left) * min(1, max(0, part))
    }

    /// Where both axes say the same.
    fileprivate var diagonal: String {
        """
        <path class="chart-reference" d="M\(Charts.number(left)) \(Charts.number(bottom))\
        L\(Charts.number(right)) \(Charts.number(top))" fill="none" stroke="currentColor" \
        stroke-dasharray="4 3"/>
        """
    }

    /// The ticks again, below.
    fileprivate var shareLabels: String {
        ticks.values.map { value in
            let half = Self.textWidth(ticks.label(value)) / 2
            let place = min(across(value / 100), Self.width - half)
            return """
                <text class="chart-label" x="\(Charts.number(place))" \
                y="\(Charts.number(bottom + 16))" font-size="11" text-anchor="middle" \
                fill="currentColor">\(ticks.label(value))</text>
                """
        }.joined(separator: "\n")
    }
}
