public import ThawCore

/// A name where it stands in a text.
public struct NameMention: Hashable, Sendable {
    /// What is named.
    public enum Kind: String, Sendable, CaseIterable {
        case person, place, organisation
        /// A book, film, play, song, newspaper; a law, a treaty, a case at law.
        case work
        /// A nation, a faith, a language: "Soviet", "Poles", "Catholic".
        case people
        /// A war, a feast, an age.
        case event
        case other
    }

    /// In bytes of the source. Markup and repairs inside a name belong to it.
    public var span: Span
    public var kind: Kind
    /// The fullest name that the text gives to the same person or thing.
    public var name: String

    public init(span: Span, kind: Kind, name: String) {
        self.span = span
        self.kind = kind
        self.name = name
    }
}

/// The names of a resource, each thing once, in the order of its first mention.
public struct ResourceNames: Hashable, Sendable {
    public var people: [String] = []
    public var places: [String] = []
    public var organisations: [String] = []
    public var works: [String] = []
    /// Every place where one stands, with peoples, events and others.
    public var mentions: [NameMention] = []

    public init(_ mentions: [NameMention] = []) {
        self.mentions = mentions
        people = Self.names(.person, in: mentions)
        places = Self.names(.place, in: Self.placed(mentions))
        organisations = Self.names(.organisation, in: mentions)
        works = Self.names(.work, in: mentions)
    }

    /// With what a battle or siege names: "Gravelines" of "Battle of Gravelines".
    private static func placed(_ mentions: [NameMention]) -> [NameMention] {
        let events = ["Battle of ", "Siege of ", "Fall of ", "Capture of "]
        guard mentions.contains(where: { $0.kind == .event }) else { return mentions }
        return mentions.map { mention in
            guard mention.kind == .event,
                let event = events.first(where: { mention.name.hasPrefix($0) })
            else { return mention }
            var place = mention.name.dropFirst(event.count)
            if place.hasPrefix("the ") { place = place.dropFirst(4) }
            return NameMention(span: mention.span, kind: .place, name: String(place))
        }
    }

    private static func names(_ kind: NameMention.Kind, in mentions: [NameMention]) -> [String] {
        var seen: Set<String> = []
        var names: [String] = []
        for at in mentions.indices where mentions[at].kind == kind {
            let name = mentions[at].name
            if seen.insert(name).inserted { names.append(name) }
        }
        return names
    }
}
