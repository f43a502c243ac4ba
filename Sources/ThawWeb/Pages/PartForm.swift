import ThawCore
import ThawText

/// The buttons that make a part of a page something else.
struct PartForm: Sendable {
    struct Button: Sendable {
        /// The name of the role, or `found`.
        var value: String
        var words: String
        /// With the words that it is about, for a screen reader.
        var called: String
    }

    var action: String
    var offset: Int
    var buttons: [Button]

    /// - Parameter place: the fields of the address that lead back to where the learner is.
    init(_ part: PartEditor.Part, of id: Resource.ID, place: [(String, String?)]) {
        action = Links.structure(id, place)
        offset = part.offset
        buttons = part.choices.map { role in
            let words = Phrases.making(role)
            return Button(
                value: role.rawValue, words: words, called: "\(words): \(part.words.prefix(40))")
        }
    }
}

/// What the learner made of a part just now, and the way back.
struct PartNote: Sendable {
    var message: String
    var undo: String
    /// With the words that it is about, for a screen reader.
    var called: String

    /// The part of which the address says that it was changed, and what it was before.
    struct Change: Sendable {
        var offset: Int
        /// `nil`: what it was found as.
        var was: Resource.PartRole?

        init(offset: Int, was: Resource.PartRole?) {
            self.offset = offset
            self.was = was
        }

        /// `nil` for an address that tells of no change.
        init?(_ query: FormBody) {
            guard let offset = query["part"].flatMap({ Int($0) }), let was = query["was"],
                was == Self.found || Resource.PartRole(rawValue: was) != nil
            else { return nil }
            self.init(offset: offset, was: Resource.PartRole(rawValue: was))
        }

        /// In forms and addresses, what a part was found as.
        static let found = "found"

        var fields: [(String, String?)] {
            [("part", String(offset)), ("was", was?.rawValue ?? Self.found)]
        }
    }

    /// `nil` where the part is what it was before, or is not there.
    init?(
        _ change: Change, _ editor: PartEditor, of id: Resource.ID, place: [(String, String?)]
    ) {
        guard let part = editor.part(at: change.offset) else { return nil }
        let isSame = change.was.map { $0 == part.role } ?? !part.isCorrected
        guard !isSame else { return nil }
        message = Phrases.made(part.role)
        called = "Undo: \(part.words.prefix(40))"
        undo = Links.structure(
            id,
            place + [
                ("part", String(part.offset)), ("as", change.was?.rawValue ?? Change.found),
            ])
    }
}

/// A button in the source that makes a line which was left out a part of the notes.
struct PutBackButton: Sendable {
    var offset: Int
    var html: String

    init(_ part: PartEditor.Part, of id: Resource.ID, place: [(String, String?)]) {
        offset = part.offset
        let action = SafeHTML(escaping: Links.structure(id, place)).html
        let called = SafeHTML(escaping: "Put back: \(part.words.prefix(40))").html
        html = """
            <form method="post" action="\(action)"><input type="hidden" name="part" value="\(part.offset)">\
            <button class="small" name="as" value="\(Resource.PartRole.point.rawValue)" aria-label="\(called)">\
            Put back</button></form>
            """
    }
}

/// The button that makes notes revision cards, or the other way round.
struct KindForm: Sendable {
    var action: String
    var sentence: String
    var value: String
    var words: String

    /// `nil` for a page that could lose something by it.
    init?(_ resource: Resource) {
        guard resource.kind.isOfCards, !resource.content.cards.isEmpty else { return nil }
        let isNotes = resource.kind == .notes
        action = Links.structure(resource.id)
        sentence = isNotes ? "These are notes, in sections." : "These are revision cards."
        value = (isNotes ? Resource.Kind.revisionCards : .notes).rawValue
        words = isNotes ? "Make them revision cards" : "Make them notes"
    }
}

extension Phrases {
    /// What a button says that makes a part this.
    static func making(_ role: Resource.PartRole) -> String {
        switch role {
        case .heading: "Make this a heading"
        case .point: "Make this a point"
        case .leftOut: "Leave this out"
        }
    }

    /// What a part was made.
    static func made(_ role: Resource.PartRole?) -> String {
        switch role {
        case .heading: "This is a heading now."
        case .point: "This is a point now."
        case .leftOut: "Left out. Its line in the source can be put back."
        case nil: "This is part of the notes again."
        }
    }
}
