import ThawCore

extension HistoricalDate {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    private static let seasons = [21: "spring", 22: "summer", 23: "autumn", 24: "winter"]

    /// A date as people write it: as EDTF, or as the words of a sentence ("5 March 1953"); `nil` where there is no
    /// date, or more than it.
    public init?(written text: String) {
        let text = text.collapsingWhiteSpace
        if let date = HistoricalDate(edtf: text) {
            self = date
            return
        }
        let bytes = Array(text.utf8)
        let reader = DateReader()
        let found = bytes.withUnsafeBufferPointer { bytes in
            DatePeriods(bytes).joined(reader.mentions(in: bytes))
        }
        guard found.count == 1, let date = found[0].date,
            found[0].span == Span(0, bytes.count), found[0].basis == .itself
        else { return nil }
        self = date
    }

    /// As it is shown in a page of the language.
    func words(inEnglish isEnglish: Bool) -> String { isEnglish ? englishWords : edtf }

    /// The date as an English sentence gives it ("5 March 1953", "spring 1917", "about 264 BC"); as EDTF where that
    /// would take more than a few words.
    var englishWords: String {
        guard isInterval else { return start.date.flatMap(Self.words) ?? edtf }
        guard let from = start.date.flatMap(Self.words), let to = end.date.flatMap(Self.words)
        else {
            return edtf
        }
        return "\(from) to \(to)"
    }

    private static func words(_ date: PartialDate) -> String? {
        guard let year = date.year, date.openDigits <= 1 else { return nil }
        let number = year > 0 ? String(year) : "\(1 - year) BC"
        let written = date.openDigits == 1 ? number + "s" : number
        let about =
            switch date.certainty {
            case .exact: ""
            case .approximate: "about "
            case .uncertain, .uncertainAndApproximate: "perhaps "
            }
        switch (date.month, date.day) {
        case (.none, .none): return about + written
        case (.number(let month), .none):
            guard let name = name(ofMonth: month) else { return nil }
            return "\(about)\(name) \(written)"
        case (.number(let month), .number(let day)):
            guard let name = name(ofMonth: month) else { return nil }
            return "\(about)\(day) \(name) \(written)"
        default: return nil
        }
    }

    private static func name(ofMonth month: Int) -> String? {
        months.indices.contains(month - 1) ? months[month - 1] : seasons[month]
    }
}
