import Foundation
import ThawCore

/// How the learner studies; everything as one file; the end of everything.
struct SettingsPage: Page {
    /// The words to type before everything is deleted.
    static let eraseWords = "delete everything"

    var layout: Layout
    var problem: String?
    var eraseProblem: String?
    var retention: String
    var newPerDay: String
    var reviewsPerDay: String
    var learningSteps: String
    var relearningSteps: String
    var maximumIntervalDays: String
    var hours: [Choice]
    var timeZones: [Choice]
    var usesFuzz: Bool
    var eraseWords = Self.eraseWords

    init(
        _ settings: StudySettings, problem: String? = nil, eraseProblem: String? = nil,
        layout: Layout
    ) {
        self.layout = layout
        self.problem = problem
        self.eraseProblem = eraseProblem
        retention = String(Int((settings.desiredRetention * 100).rounded()))
        newPerDay = String(settings.newPerDay)
        reviewsPerDay = String(settings.reviewsPerDay)
        learningSteps = Self.steps(settings.learningSteps)
        relearningSteps = Self.steps(settings.relearningSteps)
        maximumIntervalDays = String(settings.maximumIntervalDays)
        hours = (0..<24).map {
            Choice(
                value: String($0), words: ($0 < 10 ? "0" : "") + "\($0):00",
                isChosen: $0 == settings.dayStart)
        }
        timeZones = Self.timeZones(chosen: settings.timeZone)
        usesFuzz = settings.usesFuzz
    }

    /// "1, 10"
    private static func steps(_ minutes: [Double]) -> String {
        minutes.map { $0 == $0.rounded() ? String(Int($0)) : String($0) }.joined(separator: ", ")
    }

    private static func timeZones(chosen: TimeZone) -> [Choice] {
        let names = Set(TimeZone.knownTimeZoneIdentifiers + ["UTC", chosen.identifier])
        return names.sorted().map {
            Choice(
                value: $0, words: $0.replacing("_", with: " "), isChosen: $0 == chosen.identifier)
        }
    }
}

/// The settings as a form sends them.
enum SettingsForm {
    /// The settings with the form's values, each within its range.
    ///
    /// - Throws: `ThawError.invalid` with the sentence of the first field that is none.
    static func settings(from form: SubmittedForm, changing old: StudySettings) throws
        -> StudySettings
    {
        var settings = old
        settings.desiredRetention = try retention(from: form)
        settings.newPerDay = try number(form, "newPerDay", "New a day", 0...9999)
        settings.reviewsPerDay = try number(form, "reviewsPerDay", "Reviews a day", 0...9999)
        settings.maximumIntervalDays = try number(
            form, "maximumIntervalDays", "The longest interval", 1...36_500)
        settings.dayStart = try number(form, "dayStart", "The hour", 0...23)
        settings.learningSteps = try steps(form["learningSteps"] ?? "")
        settings.relearningSteps = try steps(form["relearningSteps"] ?? "")
        settings.usesFuzz = form["usesFuzz"] != nil
        guard let zone = form["timeZone"].flatMap(TimeZone.init(identifier:)) else {
            throw ThawError.invalid("Choose a time zone from the list.")
        }
        settings.timeZone = zone
        return settings
    }

    /// The share that the learner wants to know, from per cent.
    static func retention(from form: SubmittedForm) throws -> Double {
        Double(try number(form, "retention", "What you want to know", 70...99)) / 100
    }

    private static func number(
        _ form: SubmittedForm, _ name: String, _ called: String, _ range: ClosedRange<Int>
    ) throws -> Int {
        guard let number = Int((form[name] ?? "").trimmingSpace), range.contains(number) else {
            throw ThawError.invalid(
                "\(called) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    /// Minutes, separated by commas or spaces; at most ten steps within a day.
    private static func steps(_ text: String) throws -> [Double] {
        let words = text.split { $0 == "," || $0 == ";" || $0.isWhitespace }
        let steps = words.compactMap { Double($0) }
        guard steps.count == words.count, steps.count <= 10,
            steps.allSatisfy({ $0 >= 0.1 && $0 <= 1440 })
        else {
            throw ThawError.invalid(
                "Steps are minutes, separated by commas, each at most 1440: 1, 10")
        }
        return steps
    }
}
