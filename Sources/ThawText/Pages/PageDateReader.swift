import ThawCore

/// Reads the date that a page bears.
///
/// Numbers alone can mean several days: the readings are tried as day-month-year, month-day-year
/// and, with a two-digit year, year-month-day. The first that is a day of the calendar is the
/// value, the others stay as alternatives. With "AM" or "PM" behind, month-day-year comes first.
enum PageDateReader {
    static func date(_ raw: String) -> PageDate? {
        let text = raw.lowercased()
        let words = text.letterAndNumberRuns.map(String.init)
        for start in words.indices {
            let three = Array(words[start...].prefix(5).filter { $0 != "de" && $0 != "of" })
            guard three.count >= 3 else { continue }
            let parts = Array(three.prefix(3))
            if let readings = readings(parts, isAmerican: isAmerican(words)),
                let first = readings.first
            {
                // With full stops the order is day-month-year everywhere.
                if text.contains(parts.joined(separator: ".")), parts[0].count <= 2 {
                    return PageDate(raw: raw, value: first)
                }
                let others = readings.dropFirst().filter { $0 != first }
                return PageDate(raw: raw, value: first, alternatives: unique(Array(others)))
            }
        }
        return nil
    }

    private static func isAmerican(_ words: [String]) -> Bool {
        words.contains { $0 == "am" || $0 == "pm" || $0.hasSuffix("pm") || $0.hasSuffix("am") }
    }

    private static func unique(_ days: [String]) -> [String] {
        var seen: Set<String> = []
        return days.filter { seen.insert($0).inserted }
    }

    private static func readings(_ parts: [String], isAmerican: Bool) -> [String]? {
        if let month = months[parts[1]], let day = ordinal(parts[0]), let year = year(parts[2]) {
            return iso(year, month, day).map { [$0] }
        }
        if let month = months[parts[0]], let day = ordinal(parts[1]), let year = year(parts[2]) {
            return iso(year, month, day).map { [$0] }
        }
        guard parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }) else {
            // "2015-04-20T11:56" gives "20t11" as its last part.
            let head = parts[2].prefix { ("0"..."9").contains($0) }
            guard parts[0].count == 4, head.count == 2, parts[2].dropFirst(2).hasPrefix("t") else {
                return nil
            }
            return readings([parts[0], parts[1], String(head)], isAmerican: isAmerican)
        }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        let (a, b, c) = (numbers[0], numbers[1], numbers[2])
        if parts[0].count == 4 { return iso(a, b, c).map { [$0] } }
        guard parts[0].count <= 2, parts[1].count <= 2, let last = year(parts[2]) else {
            return nil
        }
        var days = [iso(last, b, a), iso(last, a, b)]
        if isAmerican { days.swapAt(0, 1) }
        if parts[0].count == 2, parts[2].count == 2, let first = year(parts[0]) {
            days.append(iso(first, b, c))
        }
        let valid = days.compactMap { $0 }
        return valid.isEmpty ? nil : valid
    }

    private static func ordinal(_ word: String) -> Int? {
        let digits = word.prefix { ("0"..."9").contains($0) }
        guard let day = Int(digits), 1...31 ~= day else { return nil }
        let suffix = word.dropFirst(digits.count)
        return ["", "st", "nd", "rd", "th", "er", "º"].contains(String(suffix)) ? day : nil
    }

    /// Two digits below 70 belong to this century: POSIX's `%y` breaks at 69.
    private static func year(_ word: String) -> Int? {
        guard word.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(word) else {
            return nil
        }
        if word.count == 4 { return 1000...2999 ~= number ? number : nil }
        guard word.count == 2 else { return nil }
        return number < 70 ? 2000 + number : 1900 + number
    }

    private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
        guard 1...12 ~= month, 1...days(year, month) ~= day, 1000...2999 ~= year else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }

    private static func days(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func isMonth(_ word: String) -> Bool { months[word] != nil }

    /// The number of a month by its name in lower case, in any of the languages.
    static func month(_ word: String) -> Int? { months[word] }

    /// English, German, French, Spanish, Italian, Portuguese, Dutch, with the usual short forms.
    private static let months: [String: Int] = {
        let names = [
            "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari",
            "february feb februar février févr fév febrero febbraio fevereiro fev februari",
            "march mar märz mär mrz mars marzo março maart mrt",
            "april apr avril avr abril abr aprile",
            "may mai mayo maggio mag maio mei",
            "june jun juni juin junio giugno giu junho",
            "july jul juli juillet juil julio luglio lug julho",
            "august aug août agosto ago augustus",
            "september sept sep septembre septiembre settembre set setembro",
            "october oct oktober okt octobre octubre ottobre ott outubro out",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
        ]
        var months: [String: Int] = [:]
        for (index, line) in names.enumerated() {
            for name in line.split(separator: " ") { months[String(name)] = index + 1 }
        }
        return months
    }()
}
