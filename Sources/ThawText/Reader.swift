public import ThawCore

/// Reads the structure back out of notes. It never throws and never traps: what it cannot take is a
/// problem with a sentence.
public struct Reader: Sendable {
    /// What the caller knows about the input.
    public struct Options: Sendable {
        /// The file's name, from which the markup is guessed.
        public var fileName: String?
        /// `nil`: guessed from the name and the text.
        public var markup: SourceText.Markup?

        /// What is left out is guessed.
        public init(fileName: String? = nil, markup: SourceText.Markup? = nil) {
            self.fileName = fileName
            self.markup = markup
        }
    }

    private let options: Options

    /// A reader for pages of which the caller knows this much.
    public init(options: Options = Options()) {
        self.options = options
    }

    /// Reads one page.
    ///
    /// The source text of the resource is the input decoded to UTF-8, without a byte order mark;
    /// for UTF-8 without a mark it is the input, byte for byte. Cost: linear in the input.
    /// - Parameter id: the id that the resource gets.
    public func read(_ bytes: [UInt8], as id: Resource.ID) -> Draft {
        switch TextDecoder.decode(bytes) {
        case .refused(let sentence): return refusal(sentence)
        case .text(let utf8, let encoding, let problems):
            return read(utf8, encoding, problems, as: id)
        }
    }

    private func refusal(_ sentence: String) -> Draft {
        Draft(resource: nil, problems: [Problem(span: Span(0, 0), message: sentence)])
    }

    private func read(
        _ utf8: [UInt8], _ encoding: SourceText.Encoding, _ problems: [Problem], as id: Resource.ID
    ) -> Draft {
        let page = prepared(utf8)
        guard !page.lines.isEmpty else {
            return refusal("There are no words on this page. Paste or choose a page of notes.")
        }
        var furniture = FurnitureReader.read(page)
        var structure = PageKind.structure(page, furniture)
        if structure.content.parts.isEmpty, page.remarks.isEmpty, furniture.comments.isEmpty {
            // A site whose every line is its own is none.
            furniture = FurnitureReader.read(page, hasSite: false)
            structure = PageKind.structure(page, furniture)
        }
        structure.title = structure.title ?? lastStep(page, furniture, of: structure)
        furniture.subjects.add(path: structure.subjectPath)
        for subject in structure.subjects { furniture.subjects.add(line: subject) }
        if let title = structure.title, title.origin == .given {
            furniture.subjects.removeTitle(title.text)
        }
        var content = structure.content
        content.comments += page.remarks + furniture.comments
        let roles = zip(structure.roles, furniture.roles).map { $0 ?? $1 }
        let resource = Resource(
            id: id, kind: structure.kind, title: structure.title ?? Finding("", origin: .inferred),
            author: furniture.author, created: furniture.created,
            subjects: subjects(page, furniture, roles, title: structure.title),
            language: language(of: page),
            licence: furniture.licence,
            source: SourceText(utf8: utf8, markup: page.markup, encoding: encoding),
            blocks: page.blocks(roles), content: content)
        let (named, names) = Namer.named(resource)
        return Draft(
            resource: named.adopting(names + Proofreader.proposals(for: named)),
            problems: problems + page.problems)
    }

    /// The term of the page, where the site's trail ends in it and nothing else is the title.
    private func lastStep(
        _ page: PageLines, _ furniture: Furniture, of structure: Structure
    ) -> Finding? {
        guard structure.kind == .keyTerm, let term = structure.content.terms.first?.name.text else {
            return nil
        }
        let key = Masthead.key(term)
        for index in page.lines.indices.prefix(16) where furniture.roles[index] == .navigation {
            let text = page.lines[index].text
            let start = text.end - term.utf8.count
            guard start > text.start, page.clean[start - 1] == 0x20,
                Masthead.key(page.string(Span(start, text.end))) == key
            else { continue }
            return page.finding(Span(start, text.end))
        }
        return nil
    }

    /// The lines, with the roles that the form of the page gives them.
    private func prepared(_ utf8: [UInt8]) -> PageLines {
        var page = page(utf8)
        GluedLabels.split(&page)
        GluedFirstPoints.split(&page)
        GluedParts.split(&page)
        GluedCards.split(&page)
        GluedTerm.split(&page)
        GluedBullets.split(&page)
        GluedEntries.split(&page)
        GluedLines.split(&page)
        PageForms.prepare(&page)
        LabelledHeadings.split(&page)
        return page
    }

    /// The lines of a source that was read before.
    static func lines(of source: SourceText) -> PageLines {
        Reader(options: Options(markup: source.markup)).prepared(source.utf8)
    }

    /// What `LineModel` is trained on: where each line that it looks at begins, and its features.
    package func lineFeatures(of utf8: [UInt8]) -> [(start: Int, features: [UInt32])] {
        let page = prepared(utf8)
        var features = LineFeatures(page)
        return features.lines.indices.map { place in
            let line = page.lines[features.lines[place]]
            return (page.sourceSpan(line.text).start, features.features(at: place))
        }
    }

    /// What the page names as its subjects; where it names none, the one in a part of its title, or beside a level or
    /// the like above it.
    private func subjects(
        _ page: PageLines, _ furniture: Furniture, _ roles: [Block.Role?], title: Finding?
    ) -> [[String]] {
        var paths = page.opening.subjects.map { name in
            let words = CourseWords(name)
            return [words.areAll ? words.subject ?? name : name]
        }
        if !page.opening.path.isEmpty { paths.append(page.opening.path) }
        paths += furniture.subjects.all.map { $0.map(CourseWords.named) }
        var known: Set<[String]> = []
        paths = Self.withoutRepeated(paths.filter { known.insert($0).inserted })
        if paths.isEmpty {
            let named =
                title.flatMap { $0.origin == .given ? CourseWords.subject(in: $0.text) : nil }
                ?? courseOfHead(page, roles)
            if let named { paths.append([named]) }
        }
        return paths
    }

    /// "KNOWLEDGE ORGANISER   GCSE PE   Year 10", "Board index ‹ A-Levels ‹ Music": the subject of a line above the
    /// content that says nothing but the lesson.
    private func courseOfHead(_ page: PageLines, _ roles: [Block.Role?]) -> String? {
        let frame: [Block.Role] = [
            .title, .metadata, .navigation, .boilerplate, .heading, .gap,
        ]
        for index in page.lines.indices.prefix(12) {
            guard let role = roles[index], frame.contains(role) else { return nil }
            let text = page.lines[index].text
            guard role != .title, text.count <= 100 else { continue }
            let columns = page.string(text, keepingGaps: true).columns(apart: 3)
            for part in [page.string(text)] + columns {
                let course = CourseWords(part)
                if course.areAll, course.isFirm, let subject = course.subject { return subject }
            }
        }
        return nil
    }

    /// Without lone subjects that another one says in more words or with its capitals: "world history modern" beside
    /// "AP World History: Modern".
    private static func withoutRepeated(_ paths: [[String]]) -> [[String]] {
        let words = paths.map { path in
            path.count == 1 ? Set(path[0].lowercased().letterAndNumberRuns.map(String.init)) : []
        }
        return paths.indices.filter { one in
            !paths.indices.contains { other in
                guard one != other, !words[one].isEmpty, words[one].isSubset(of: words[other])
                else { return false }
                guard words[one] == words[other] else { return true }
                let isSmall = paths[one][0].first?.isLowercase == true
                let isOtherSmall = paths[other][0].first?.isLowercase == true
                return isSmall != isOtherSmall ? isSmall : other < one
            }
        }
        .map { paths[$0] }
    }

    /// The lines of the text in its markup.
    private func page(_ utf8: [UInt8]) -> PageLines {
        if options.markup == nil || options.markup == .plain, let page = AnkiText.page(utf8) {
            return page
        }
        let markup = options.markup ?? MarkupGuess.markup(of: utf8, fileName: options.fileName)
        switch markup {
        case .html: return HTMLText.page(utf8)
        case .markdown where MarkdownText.isReadable(utf8): return MarkdownText.page(utf8)
        case .markdown:
            var page = PlainText.page(utf8)
            page.problems.append(
                Problem(
                    span: Span(0, 0),
                    message: "This Markdown file is too large or its tables too wide; "
                        + "it was read as plain text."))
            return page
        case .plain: return PlainText.page(utf8)
        }
    }

    /// What the markup says, or a guess from the words.
    private func language(of page: PageLines) -> Language {
        if let tag = page.language, let first = tag.first, first.isLetter, tag.utf8.count <= 35 {
            return Language(tag: tag)
        }
        return LanguageGuess.language(of: page.clean)
    }
}
