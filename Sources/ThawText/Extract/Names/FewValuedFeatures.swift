/// The weights of the features whose values are few, laid out by value: half of a token's features are of this kind,
/// and none of them need be hashed and looked up.
struct FewValuedFeatures: Sendable {
    /// Where the values of a template stand: `columns` of the second part for each of the first.
    private struct Place {
        var start: UInt32 = 0
        var rows: UInt32 = 0
        var columns: UInt32 = 0
    }

    /// By template.
    private var places = [Place](repeating: Place(), count: 128)
    private var sums: [SIMD16<Int16>] = []

    /// The templates of `NameFeatures` with how many values each part has. A value beyond them is looked up.
    private static let templates: [(template: UInt32, rows: UInt32, columns: UInt32)] = [
        (21, 32, 32), (22, 32, 32), (25, 49, 49), (26, 49, 49), (40, 5, 4), (50, 1024, 2),
        (51, 1024, 2), (70, 1, 32), (71, 1, 32), (72, 1, 32), (73, 1, 32), (74, 1, 1), (75, 32, 2),
        (76, 32, 2), (80, 1, 2), (81, 3, 4), (82, 546, 2), (83, 49, 4), (84, 1, 32),
    ]

    /// Knows no value.
    init() {}

    /// - Parameter weights: adds the weights of a feature to a sum.
    init(_ weights: (UInt32, inout SIMD16<Int16>) -> Void) {
        sums.reserveCapacity(13_000)
        for (template, rows, columns) in Self.templates {
            places[Int(template)] = Place(
                start: UInt32(sums.count), rows: rows, columns: columns)
            for a in 0..<rows {
                for b in 0..<columns {
                    var sum = SIMD16<Int16>()
                    weights(NameFeatures.feature(template, UInt64(a) << 32 | UInt64(b)), &sum)
                    sums.append(sum)
                }
            }
        }
    }

    /// `nil` for a value that must be looked up.
    @inline(__always)
    func weights(of template: UInt32, _ a: UInt32, _ b: UInt32) -> SIMD16<Int16>? {
        let place = places[Int(template)]
        guard a < place.rows, b < place.columns else { return nil }
        return sums[Int(place.start &+ a &* place.columns &+ b)]
    }
}
