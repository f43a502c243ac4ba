import Foundation

/// A resource as the stores and the export write it: one versioned JSON document.
///
/// The shapes here are frozen once shipped: a new version adds a field with a default, or a new record.
package struct ResourceRecord: Codable, Sendable {
    /// The version this program writes. A higher one is refused.
    package static let version = 1

    struct Piece: Codable {
        var s: Int
        var e: Int
        var r: String?
        var b: Bool?
    }
    struct Text: Codable {
        var p: [Piece]
        var edited: String?
    }
    struct Found: Codable {
        var text: String
        var origin: String
        var span: [Int]?
        var repair: Int?
    }
    struct CardPart: Codable {
        var label: Text?
        var heading: Found?
        var bullets: [Text]
    }
    struct TermPart: Codable {
        var name: Found
        var aliases: [String]
        var definition: Text
    }
    struct QuestionPart: Codable {
        var stem: Text
        var answer: Text?
    }
    struct RelatedPart: Codable {
        var name: Found?
        var definition: Text
    }
    struct PairPart: Codable {
        var term: Text
        var definition: Text
    }
    struct CommentPart: Codable {
        var author: String?
        var text: Text
    }
    struct BlockPart: Codable {
        var role: String
        var s: Int
        var e: Int
    }
    struct RepairPart: Codable {
        var id: Int
        var kind: String
        var s: Int
        var e: Int
        var before: String
        var after: String
        var reason: String
        var confidence: Double
        var decision: String
    }
    struct DatePart: Codable {
        var raw: String
        var value: String?
        var alternatives: [String]
    }

    struct CorrectionPart: Codable {
        var kind: String
        var found: String
        var value: String?
        var detail: String?
        /// Absent where there is none, and in records of the first release.
        var line: String?
    }

    /// What a page holds. The record itself has the same lists, since the first release.
    struct ContentPart: Codable {
        var cards: [CardPart]
        var terms: [TermPart]
        var facts: [Text]
        var questions: [QuestionPart]
        var relatedTerms: [RelatedPart]
        var pairs: [PairPart]
        var comments: [CommentPart]
    }

    struct StructurePart: Codable {
        var blocks: [BlockPart]
        var content: ContentPart
    }

    struct ProblemPart: Codable {
        var s: Int
        var e: Int
        var message: String
    }

    var version: Int
    var id: UUID
    var kind: String
    var title: Found
    var author: String?
    var created: DatePart?
    var subjects: [[String]]
    var language: String
    var languageIsGuess: Bool
    var licence: String?
    var source: String
    var markup: String
    var encoding: String
    var blocks: [BlockPart]
    var cards: [CardPart]
    var terms: [TermPart]
    var facts: [Text]
    var questions: [QuestionPart]
    var relatedTerms: [RelatedPart]
    var pairs: [PairPart]
    var comments: [CommentPart]
    var repairs: [RepairPart]
    /// Absent in records of the first release.
    var corrections: [CorrectionPart]?
    /// Absent where there are none, and in records of the first release.
    var problems: [ProblemPart]?
    /// Absent where the structure is as it was read, and in records of the first release.
    var asFound: StructurePart?
}

extension ResourceRecord {
    package init(_ resource: Resource) {
        version = Self.version
        id = resource.id.rawValue
        kind = resource.kind.rawValue
        title = Found(resource.title)
        author = resource.author
        created = resource.created.map {
            DatePart(raw: $0.raw, value: $0.value, alternatives: $0.alternatives)
        }
        subjects = resource.subjects
        language = resource.language.tag
        languageIsGuess = resource.language.isGuess
        licence = resource.licence
        source = resource.source.text
        markup = resource.source.markup.rawValue
        encoding = resource.source.encoding.rawValue
        blocks = resource.blocks.map(BlockPart.init)
        let content = ContentPart(resource.content)
        cards = content.cards
        terms = content.terms
        facts = content.facts
        questions = content.questions
        relatedTerms = content.relatedTerms
        pairs = content.pairs
        comments = content.comments
        repairs = resource.repairs.map(RepairPart.init)
        corrections = resource.corrections.map {
            CorrectionPart(
                kind: $0.kind.rawValue, found: $0.found, value: $0.value, detail: $0.detail,
                line: $0.line)
        }
        if !resource.problems.isEmpty {
            problems = resource.problems.map {
                ProblemPart(s: $0.span.start, e: $0.span.end, message: $0.message)
            }
        }
        asFound = resource.asFound.map {
            StructurePart(
                blocks: $0.blocks.map(BlockPart.init), content: ContentPart($0.content))
        }
    }

    /// - Throws: `ThawError.invalid` for a record of a newer version, or one whose names or offsets are none.
    package func resource() throws -> Resource {
        guard version <= Self.version else {
            throw ThawError.invalid(
                "This resource was written by a newer version of Thaw; update Thaw to open it.")
        }
        let text = SourceText(
            utf8: Array(source.utf8), markup: try named(markup), encoding: try named(encoding))
        let content = ContentPart(
            cards: cards, terms: terms, facts: facts, questions: questions,
            relatedTerms: relatedTerms, pairs: pairs, comments: comments)
        return Resource(
            id: Resource.ID(rawValue: id), kind: try named(kind), title: try title.finding(),
            author: author,
            created: created.map {
                PageDate(raw: $0.raw, value: $0.value, alternatives: $0.alternatives)
            },
            subjects: subjects, language: Language(tag: language, isGuess: languageIsGuess),
            licence: licence, source: text,
            blocks: try blocks.map { try $0.block() }, content: try content.content(),
            repairs: try repairs.map { try $0.repair() },
            corrections: try (corrections ?? []).map {
                Correction(
                    try named($0.kind), found: $0.found, value: $0.value, detail: $0.detail,
                    line: $0.line)
            },
            problems: try (problems ?? []).map {
                Problem(span: try span($0.s, $0.e), message: $0.message)
            },
            asFound: try asFound.map {
                Resource.Structure(
                    blocks: try $0.blocks.map { try $0.block() },
                    content: try $0.content.content())
            })
    }
}

private func named<Name: RawRepresentable<String>>(_ text: String) throws -> Name {
    guard let name = Name(rawValue: text) else {
        throw ThawError.invalid(
            "The record of a resource names '\(text)', which this version does not know.")
    }
    return name
}

private func span(_ start: Int, _ end: Int) throws -> Span {
    guard 0 <= start, start <= end else {
        throw ThawError.invalid("The record of a resource has an offset that runs backwards.")
    }
    return Span(start, end)
}

extension ResourceRecord.BlockPart {
    fileprivate init(_ block: Block) {
        role = block.role.rawValue
        s = block.span.start
        e = block.span.end
    }

    fileprivate func block() throws -> Block {
        Block(role: try named(role), span: try span(s, e))
    }
}

extension ResourceRecord.ContentPart {
    fileprivate init(_ content: Resource.Content) {
        cards = content.cards.map {
            ResourceRecord.CardPart(
                label: $0.label.map(ResourceRecord.Text.init),
                heading: $0.heading.map(ResourceRecord.Found.init),
                bullets: $0.bullets.map(ResourceRecord.Text.init))
        }
        terms = content.terms.map {
            ResourceRecord.TermPart(
                name: ResourceRecord.Found($0.name), aliases: $0.aliases,
                definition: ResourceRecord.Text($0.definition))
        }
        facts = content.facts.map(ResourceRecord.Text.init)
        questions = content.questions.map {
            ResourceRecord.QuestionPart(
                stem: ResourceRecord.Text($0.stem), answer: $0.answer.map(ResourceRecord.Text.init))
        }
        relatedTerms = content.relatedTerms.map {
            ResourceRecord.RelatedPart(
                name: $0.name.map(ResourceRecord.Found.init),
                definition: ResourceRecord.Text($0.definition))
        }
        pairs = content.pairs.map {
            ResourceRecord.PairPart(
                term: ResourceRecord.Text($0.term), definition: ResourceRecord.Text($0.definition))
        }
        comments = content.comments.map {
            ResourceRecord.CommentPart(author: $0.author, text: ResourceRecord.Text($0.text))
        }
    }

    fileprivate func content() throws -> Resource.Content {
        var content = Resource.Content()
        content.cards = try cards.map {
            Resource.Card(
                label: try $0.label?.passage(), heading: try $0.heading?.finding(),
                bullets: try $0.bullets.map { try $0.passage() })
        }
        content.terms = try terms.map {
            Resource.Term(
                name: try $0.name.finding(), aliases: $0.aliases,
                definition: try $0.definition.passage())
        }
        content.facts = try facts.map { try $0.passage() }
        content.questions = try questions.map {
            Resource.Question(stem: try $0.stem.passage(), answer: try $0.answer?.passage())
        }
        content.relatedTerms = try relatedTerms.map {
            Resource.RelatedTerm(
                name: try $0.name?.finding(), definition: try $0.definition.passage())
        }
        content.pairs = try pairs.map {
            Resource.Pair(term: try $0.term.passage(), definition: try $0.definition.passage())
        }
        content.comments = try comments.map {
            Resource.Comment(author: $0.author, text: try $0.text.passage())
        }
        return content
    }
}

extension ResourceRecord.Text {
    fileprivate init(_ passage: Passage) {
        p = passage.pieces.map {
            ResourceRecord.Piece(
                s: $0.span.start, e: $0.span.end, r: $0.replacement, b: $0.isStrong ? true : nil)
        }
        edited = passage.edited
    }

    fileprivate func passage() throws -> Passage {
        let pieces = try p.map {
            Passage.Piece(span: try span($0.s, $0.e), replacement: $0.r, isStrong: $0.b ?? false)
        }
        guard !pieces.isEmpty else {
            throw ThawError.invalid("The record of a resource has a passage that stands nowhere.")
        }
        return Passage(pieces: pieces, edited: edited)
    }
}

extension ResourceRecord.Found {
    fileprivate init(_ finding: Finding) {
        text = finding.text
        origin = finding.origin.rawValue
        span = finding.span.map { [$0.start, $0.end] }
        repair = finding.repair?.rawValue
    }

    fileprivate func finding() throws -> Finding {
        var place: Span?
        if let span, span.count == 2 { place = try ThawCore.span(span[0], span[1]) }
        return Finding(
            text, origin: try named(origin), span: place,
            repair: repair.map(Repair.ID.init(rawValue:)))
    }
}

extension ResourceRecord.RepairPart {
    fileprivate init(_ repair: Repair) {
        id = repair.id.rawValue
        kind = repair.kind.rawValue
        s = repair.span.start
        e = repair.span.end
        before = repair.before
        after = repair.after
        reason = repair.reason
        confidence = repair.confidence
        decision = repair.decision.rawValue
    }

    fileprivate func repair() throws -> Repair {
        Repair(
            id: Repair.ID(rawValue: id), kind: try named(kind), span: try span(s, e),
            before: before, after: after, reason: reason, confidence: confidence,
            decision: try named(decision))
    }
}
