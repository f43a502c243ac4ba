public import Foundation

/// A length of time as a person says it: one unit, rounded so that it is never read as more exact than it is.
public enum IntervalPhrase {
    /// For a button: "1 min", "10 min", "3 h", "4 days", "1.2 months", "2 years". What has passed is "now".
    public static func short(_ seconds: TimeInterval) -> String {
        phrase(seconds, minute: ("min", "min"), hour: ("h", "h"))
    }

    /// In a sentence, and for a screen reader: "1 minute", "3 hours".
    public static func long(_ seconds: TimeInterval) -> String {
        phrase(seconds, minute: ("minute", "minutes"), hour: ("hour", "hours"))
    }

    private typealias Unit = (one: String, many: String)

    private static func phrase(_ seconds: TimeInterval, minute: Unit, hour: Unit) -> String {
        guard seconds > 0 else { return "now" }
        let minutes = max(1, (seconds / 60).rounded())
        if minutes < 60 { return count(minutes, minute) }
        let hours = tenths(seconds / 3600)
        if hours < 24 { return count(hours < 10 ? hours : hours.rounded(), hour) }
        let days = (seconds / 86_400).rounded()
        if days < 31 { return count(days, ("day", "days")) }
        // The mean month and year of the Gregorian calendar: 30.436875 and 365.2425 days.
        let months = tenths(seconds / 86_400 / 30.436875)
        if months < 12 { return count(months, ("month", "months")) }
        return count(tenths(seconds / 86_400 / 365.2425), ("year", "years"))
    }

    private static func tenths(_ number: Double) -> Double { (number * 10).rounded() / 10 }

    private static func count(_ number: Double, _ unit: Unit) -> String {
        // Ten thousand years are beyond any interval, and within Int.
        let number = min(number, 10_000)
        let whole = number.rounded()
        let digits = whole == number ? String(Int(whole)) : String(number)
        return digits + " " + (number == 1 ? unit.one : unit.many)
    }
}
