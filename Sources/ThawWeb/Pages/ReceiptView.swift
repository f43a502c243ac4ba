import ThawCore
import ThawText

/// A repair as the learner judges it: the line with the change marked, the reason, how sure the reader is.
struct ReceiptView: Sendable {
    var number: Int
    var line: SafeHTML
    var language: String
    /// The change in words, which tells one receipt's buttons from another's for a screen reader.
    var called: String
    var reason: String
    var confidence: String
    var place: String
    var isKept: Bool
    var isUndone: Bool
    var keepWords: String
    var undoWords: String

    /// How much of the line is shown on either side of the change, in bytes.
    private static let context = 60

    init(_ repair: Repair, in resource: Resource, place: String) {
        number = repair.id.rawValue
        line = Self.line(repair, in: resource)
        language = resource.language.tag
        let after = repair.after.replacing("\n", with: " ").prefix(60)
        called = repair.isInsertion ? String(after) : "\(repair.before.prefix(60)) to \(after)"
        reason = repair.reason.prefix(1).uppercased() + repair.reason.dropFirst()
        confidence = Phrases.confidence(repair.confidence)
        self.place = place
        isUndone = repair.decision == .refused
        // What is put in is shown until it is refused; a change of the text, only once it is kept.
        isKept = repair.decision == .accepted
        keepWords = repair.isInsertion ? "Keep it" : "Change it"
        undoWords = repair.isInsertion ? "Leave it out" : "Leave as it was"
    }

    private static func line(_ repair: Repair, in resource: Resource) -> SafeHTML {
        let bytes = resource.source.utf8
        var start = min(repair.span.start, bytes.count)
        let from = start
        while start > 0, from - start < context, bytes[start - 1] != 0x0A { start -= 1 }
        while start > 0, start < from, bytes[start] & 0xC0 == 0x80 { start += 1 }
        var end = min(repair.span.end, bytes.count)
        let to = end
        while end < bytes.count, end - to < context, bytes[end] != 0x0A { end += 1 }
        while end < bytes.count, end > to, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        let before = resource.source.text(in: Span(start, from))
        let after = resource.source.text(in: Span(to, end))
        let was = SafeHTML(escaping: repair.before).html
        let becomes = SafeHTML(escaping: RepairMark.visible(repair.after)).html
        let marked =
            repair.before.isEmpty || repair.isInsertion
            ? "\(was)<ins class=\"lost\">\(becomes)</ins>"
            : "<del>\(was)</del> <ins>\(becomes)</ins>"
        return SafeHTML(
            composed: (start > 0 && bytes[start - 1] != 0x0A ? "… " : "")
                + SafeHTML(escaping: before).html + marked + SafeHTML(escaping: after).html
                + (end < bytes.count && bytes[end] != 0x0A ? " …" : ""))
    }
}
