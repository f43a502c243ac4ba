import Foundation
import ThawCore

/// The words that several pages use alike.
enum Phrases {
    /// "1 card", "12 cards".
    static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
    }

    /// With a thin space between thousands: "12 345".
    static func grouped(_ number: Int) -> String {
        let digits = String(abs(number))
        guard digits.count > 4 else { return String(number) }
        var out = ""
        for (i, digit) in digits.enumerated() {
            if i > 0, (digits.count - i) % 3 == 0 { out += "\u{202F}" }
            out.append(digit)
        }
        return number < 0 ? "−" + out : out
    }

    static func kind(_ kind: Resource.Kind) -> String {
        switch kind {
        case .revisionCards: "Revision cards"
        case .keyTerm: "Key term"
        case .notes: "Notes"
        case .questions: "Questions"
        case .pairs: "Pairs"
        case .deck: "Deck"
        }
    }

    static func origin(_ origin: Finding.Origin) -> String? {
        origin == .inferred ? "proposed" : nil
    }

    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))\u{A0}%" }

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    /// "21 November 2026".
    static func date(ofDay day: Int) -> String {
        let (year, month, dayOfMonth) = LearnerCalendar.civil(day)
        return "\(dayOfMonth) \(months[month - 1]) \(year)"
    }

    /// "21 Nov": for the label of a chart.
    static func shortDate(ofDay day: Int) -> String {
        let (_, month, dayOfMonth) = LearnerCalendar.civil(day)
        return "\(dayOfMonth) \(months[month - 1].prefix(3))"
    }

    /// "today", "tomorrow", "on Thursday", "on 3 December", "on 3 December 2027".
    static func day(_ day: Int, seenFrom today: Int) -> String {
        switch day - today {
        case ...0: return "today"
        case 1: return "tomorrow"
        case 2...6: return "on \(weekdays[LearnerCalendar.weekday(ofDay: day)])"
        default:
            let (year, month, dayOfMonth) = LearnerCalendar.civil(day)
            let thisYear = LearnerCalendar.civil(today).year
            return "on \(dayOfMonth) \(months[month - 1])" + (year == thisYear ? "" : " \(year)")
        }
    }

    /// An ISO 8601 calendar date as a person writes it; the text itself when it is none.
    static func date(iso text: String) -> String {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]) else { return text }
        return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
    }

    /// The date of a page, with its other readings.
    static func pageDate(_ date: PageDate) -> String {
        guard let value = date.value else { return "“\(date.raw)”, which is no date we can read" }
        guard !date.alternatives.isEmpty else { return Self.date(iso: value) }
        let others = date.alternatives.map { Self.date(iso: $0) }.joined(separator: " or ")
        return "\(Self.date(iso: value)) (written “\(date.raw)”; it could also be \(others))"
    }

    /// How sure the reader is, in words.
    static func confidence(_ value: Double) -> String {
        switch value {
        case 0.9...: "almost certain"
        case 0.75..<0.9: "likely"
        case 0.5..<0.75: "possible"
        default: "a guess"
        }
    }

    static func phase(_ state: CardState) -> String {
        if state.isSuspended { return "suspended" }
        switch state.phase {
        case .new: return "new"
        case .learning: return "being learned"
        case .relearning: return "being relearned"
        case .review: return "in review"
        }
    }

    /// Two letters or more of BCP 47, and what the language is called.
    static let languages: [(tag: String, name: String)] = [
        ("und", "Not known"), ("sq", "Albanian"), ("ar", "Arabic"), ("hy", "Armenian"),
        ("eu", "Basque"), ("bn", "Bengali"), ("bg", "Bulgarian"), ("ca", "Catalan"),
        ("zh", "Chinese"), ("hr", "Croatian"), ("cs", "Czech"), ("da", "Danish"), ("nl", "Dutch"),
        ("en", "English"), ("et", "Estonian"), ("fi", "Finnish"), ("fr", "French"),
        ("gl", "Galician"), ("ka", "Georgian"), ("de", "German"), ("el", "Greek"),
        ("he", "Hebrew"), ("hi", "Hindi"), ("hu", "Hungarian"), ("is", "Icelandic"),
        ("id", "Indonesian"), ("ga", "Irish"), ("it", "Italian"), ("ja", "Japanese"),
        ("ko", "Korean"), ("la", "Latin"), ("lv", "Latvian"), ("lt", "Lithuanian"),
        ("nb", "Norwegian"), ("fa", "Persian"), ("pl", "Polish"), ("pt", "Portuguese"),
        ("ro", "Romanian"), ("ru", "Russian"), ("sr", "Serbian"), ("sk", "Slovak"),
        ("sl", "Slovenian"), ("es", "Spanish"), ("sw", "Swahili"), ("sv", "Swedish"),
        ("ta", "Tamil"), ("th", "Thai"), ("tr", "Turkish"), ("uk", "Ukrainian"), ("ur", "Urdu"),
        ("vi", "Vietnamese"), ("cy", "Welsh"),
    ]

    static func language(_ language: Language) -> String {
        let base = String(language.tag.prefix { $0 != "-" })
        return languages.first { $0.tag == language.tag || $0.tag == base }?.name ?? language.tag
    }

    /// "German (guessed)"; what is not known is no guess.
    static func guessed(_ language: Language) -> String {
        Self.language(language) + (language.isGuess && language.tag != "und" ? " (guessed)" : "")
    }
}

/// One choice of a list in a form.
struct Choice: Sendable {
    var value: String
    var words: String
    var isChosen: Bool
}

/// A link with its words.
struct Hyperlink: Sendable {
    var address: String
    var words: String
}

/// A text of a resource as shown, in its own language and direction.
struct Said: Sendable {
    var text: String
    var language: String

    init(_ text: String, in resource: Resource) {
        self.text = text
        self.language = resource.language.tag
    }
}
