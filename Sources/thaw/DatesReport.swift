import ThawCore
import ThawHistory

/// What `thaw read --dates --json` prints for one file: the dates of its content. Keys are a contract with scripts.
struct DatesReport: Encodable {
    struct Timex: Encodable {
        var type: String
        var value: String
    }

    struct Dated: Encodable {
        var file: String
        var text: String
        var start: Int
        var end: Int
        var edtf: String
        var timex3: Timex
    }

    var dates: [Dated]

    init(file: String, _ resource: Resource) {
        dates = DateReader().dates(in: resource).compactMap { mention in
            guard let date = mention.date else { return nil }
            return Dated(
                file: file, text: resource.source.text(in: mention.span),
                start: mention.span.start, end: mention.span.end, edtf: date.edtf,
                timex3: Timex(type: mention.timex.kind.rawValue, value: mention.timex.value))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(dates)
    }
}

/// The `events` of `thaw read --json`.
struct EventReport: JSONValue {
    var text: String
    /// EDTF.
    var date: String
    var line: Int

    func write(to json: inout JSONWriter) {
        json.object {
            $0.field("date", date)
            $0.field("line", line)
            $0.field("text", text)
        }
    }

    static func all(in resource: Resource) -> [EventReport] {
        DateReader().events(in: resource).map {
            EventReport(text: $0.text, date: $0.date.edtf, line: $0.line)
        }
    }
}
