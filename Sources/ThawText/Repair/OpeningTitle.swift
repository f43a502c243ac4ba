import ThawCore

/// Names a page by what stands first on it, where no word of it says what it is about: the topic that its links name,
/// its first heading, its first terms, its first question or the opening words of its text.
///
/// Such a name is for finding the page again; the confidence says that it is no more.
enum OpeningTitle {
    /// A title longer than this many words is cut.
    private static let wordLimit = 8

    static func title(of resource: Resource) -> Naming? {
        let content = resource.content
        if let subject = asked(content) { return subject }
        if let path = resource.subjects.last(where: { $0.count > 1 }), let topic = path.last {
            return Naming(
                text: topic, reason: "the topic that the page’s links name", confidence: 0.5)
        }
        if let heading = content.cards.prefix(20).lazy.compactMap({ $0.heading?.text }).first {
            return Naming(
                text: cut(heading), reason: "the first heading of the page", confidence: 0.4)
        }
        if let pair = content.pairs.first {
            let rest = content.pairs.dropFirst().prefix(1).map { resource.asRead($0.term) }
            let words = ([resource.asRead(pair.term)] + rest).map { cut($0) }
            return naming(words.joined(separator: ", "), isCut: content.pairs.count > 2, "terms")
        }
        if let question = content.questions.first {
            return naming(cut(resource.asRead(question.stem)), isCut: false, "question")
        }
        let passages =
            content.cards.prefix(20).flatMap { $0.bullets.prefix(1) } + content.facts.prefix(1)
        guard let text = Namer.texts(of: passages, in: resource).first else { return nil }
        return naming(cut(text), isCut: false, "words")
    }

    /// What the first card asks or says the meaning of: "What are enzymes?", "Definition of murder".
    private static func asked(_ content: Resource.Content) -> Naming? {
        guard let heading = content.cards.first?.heading?.text else { return nil }
        let bare = heading.trimmingSpaces.filter { $0 != "?" }.trimmingSpaces
        let lower = bare.lowercased()
        guard let opening = openings.first(where: lower.hasPrefix) else { return nil }
        var words = bare.dropFirst(opening.count).split(separator: " ")
        if let first = words.first, ["the", "a", "an"].contains(first.lowercased()) {
            words.removeFirst()
        }
        guard 1...4 ~= words.count, !words.contains(where: { joints.contains($0.lowercased()) })
        else { return nil }
        return Naming(
            text: TitleNamer.capitalised(words.joined(separator: " ")),
            reason: "what the first heading asks for", confidence: 0.55)
    }

    private static let openings = [
        "what is ", "what are ", "what was ", "what were ", "who was ", "who were ",
        "definition of ", "definitions of ", "defining ", "introduction to ", "intro to ",
        "was ist ", "was sind ", "definition von ", "qu'est-ce que ", "définition de ", "qué es ",
    ]
    /// "What are the causes of …": the words before name no subject by themselves.
    private static let joints: Set<String> = ["of", "for", "in", "and", "meant", "it", "this"]

    private static func naming(_ text: String, isCut: Bool, _ what: String) -> Naming? {
        guard text.contains(where: \.isLetter) else { return nil }
        return Naming(
            text: (what == "terms" ? text : TitleNamer.capitalised(text)) + (isCut ? " …" : ""),
            reason: "the first \(what) of the page", confidence: 0.3)
    }

    /// The first words; of scripts without spaces the first twenty characters.
    private static func cut(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        var short = words.prefix(wordLimit).joined(separator: " ")
        var isWhole = words.count <= wordLimit
        if short.count > 60 || words.count == 1 && short.count > 24 {
            short = String(short.prefix(words.count == 1 ? 20 : 60))
            isWhole = false
        }
        while isWhole, let last = short.last, [".", "。", ":", ";", ","].contains(last) {
            short.removeLast()
        }
        return isWhole ? short : short + " …"
    }
}
