public import ThawCore

extension Resource {
    /// The people, places, organisations and works that the page is about, from its content alone: not its author, its
    /// comments or what the site says.
    ///
    /// Read with the proposed repairs that were not refused, so that "DoctorZhivago" and "K" are found; fewer of a page
    /// in German, French or Spanish, and none of one in another language. Cost: linear in the text.
    public func names() -> ResourceNames {
        guard let reader = NameReader() else { return ResourceNames() }
        guard language.isEnglish || language == .unknown else {
            let known = ForeignNames.Language(rawValue: String(language.tag.prefix { $0 != "-" }))
            return known.map {
                ResourceNames(reader.mentions(in: nameManuscript(), language: $0))
            } ?? ResourceNames()
        }
        return ResourceNames(withoutShorthand(certain(reader.mentions(in: nameManuscript()))))
    }

    /// Without what the title alone calls a body or a work: every word has a capital there.
    private func certain(_ mentions: [NameMention]) -> [NameMention] {
        guard let span = title.span else { return mentions }
        func isTitled(_ mention: NameMention) -> Bool {
            mention.span.start >= span.start && mention.span.end <= span.end
        }
        func isDoubtful(_ mention: NameMention) -> Bool {
            mention.kind != .person && mention.kind != .place && isTitled(mention)
        }
        guard mentions.contains(where: isDoubtful) else { return mentions }
        return mentions.filter { mention in
            !isDoubtful(mention)
                || mentions.contains { $0.name == mention.name && !isTitled($0) }
        }
    }

    /// Letters that the page itself writes out in small letters are the name of nothing: "short-term memory (STM)".
    private func withoutShorthand(_ mentions: [NameMention]) -> [NameMention] {
        guard mentions.contains(where: { Self.isLetters($0.name) }) else { return mentions }
        var shorthand: Set<String> = []
        /// What letters stand for, and where those words stand.
        var written: [String: (name: String, span: Span)] = [:]
        for passage in readPassages {
            let text = PassageBytes(passage, of: source.utf8)
            for (name, letters) in Acronyms.pairs(in: text.bytes, text.span) {
                let words = text.bytes[name.range].split(separator: 0x20)
                let isSmall = words.count { $0.first.map(WordShape.isUpper) ?? false } < 2
                let key = text.text(letters)
                if isSmall {
                    shorthand.insert(key)
                } else if written[key] == nil {
                    written[key] = (
                        text.text(name).collapsingWhiteSpace, text.passage(name).span
                    )
                }
            }
        }
        guard !shorthand.isEmpty || !written.isEmpty else { return mentions }
        return Self.joined(mentions, with: written).map { mention in
            guard Self.isLetters(mention.name), shorthand.contains(mention.name) else {
                return mention
            }
            return NameMention(span: mention.span, kind: .other, name: mention.name)
        }
    }

    /// "NAACP (National Association for the …)": the letters and their words are one name, whatever was read in the
    /// words alone.
    private static func joined(
        _ mentions: [NameMention], with written: [String: (name: String, span: Span)]
    ) -> [NameMention] {
        var kinds: [String: NameMention.Kind] = [:]
        for mention in mentions where written[mention.name] != nil {
            kinds[mention.name] = kinds[mention.name] ?? mention.kind
        }
        let known = written.filter { kinds[$0.key] != nil }
        guard !known.isEmpty else { return mentions }
        let spans = known.values.map(\.span).sorted()
        var joined = mentions.compactMap { mention -> NameMention? in
            if spans.contains(where: { $0.overlaps(mention.span) }) { return nil }
            guard let full = known[mention.name] else { return mention }
            return NameMention(span: mention.span, kind: mention.kind, name: full.name)
        }
        for (letters, full) in known {
            guard let kind = kinds[letters] else { continue }
            joined.append(NameMention(span: full.span, kind: kind, name: full.name))
        }
        return joined.sorted { $0.span < $1.span }
    }

    private static func isLetters(_ name: String) -> Bool {
        name.utf8.count <= 8 && name.utf8.allSatisfy(WordShape.isUpper)
    }

    private func nameManuscript() -> NameManuscript {
        var manuscript = NameManuscript()
        let useful = repairs.filter { repair in
            !repair.isInsertion && repair.kind != .flattenedList && repair.decision != .refused
                && (repair.decision == .accepted || repair.confidence >= 0.7)
                && !repair.span.isEmpty
        }
        for passage in namedPassages().sorted(by: { $0.span < $1.span }) {
            let start = manuscript.bytes.count
            if let edited = passage.edited {
                manuscript.append(edited.utf8, for: passage.span, isVerbatim: false)
            } else {
                for piece in passage.pieces { append(piece, useful, to: &manuscript) }
            }
            manuscript.endPassage(from: start)
        }
        return manuscript
    }

    private func append(
        _ piece: Passage.Piece, _ repairs: [Repair], to manuscript: inout NameManuscript
    ) {
        if let replacement = piece.replacement {
            manuscript.append(replacement.utf8, for: piece.span, isVerbatim: false)
            return
        }
        let end = min(piece.span.end, source.utf8.count)
        var at = min(piece.span.start, end)
        var low = 0
        var high = repairs.count
        while low < high {
            let middle = (low + high) / 2
            if repairs[middle].span.start < at { low = middle + 1 } else { high = middle }
        }
        for repair in repairs[low...] {
            guard repair.span.start < end else { break }
            guard repair.span.start >= at, repair.span.end <= end else { continue }
            manuscript.append(
                source.utf8[at..<repair.span.start], for: Span(at, repair.span.start),
                isVerbatim: true)
            manuscript.append(repair.after.utf8, for: repair.span, isVerbatim: false)
            at = repair.span.end
        }
        manuscript.append(source.utf8[at..<end], for: Span(at, end), isVerbatim: true)
    }

    /// What the page teaches.
    private func namedPassages() -> [Passage] {
        ([.name(title)] + content.parts).compactMap { part in
            switch part {
            case .name(let name): shown(name) == nil ? nil : name.span.map { Passage($0) }
            case .text(let passage): passage
            }
        }
    }
}
