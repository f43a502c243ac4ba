import ThawCore

/// Tells the dates of a sentence that are those of what happens from those that only stand in it.
struct Background {
    private let bytes: [UInt8]
    private let sentence: Span

    init(_ bytes: [UInt8], _ sentence: Span) {
        self.bytes = bytes
        self.sentence = sentence
    }

    /// The first date of what the sentence tells; the year of an Act where it has no other.
    func foremost(of mentions: [DateMention]) -> DateMention? {
        let told = mentions.filter { !isBefore($0) && !isLife($0) }
        return told.first { !isOfAct($0) } ?? told.first
    }

    /// "…, who had written it in 1597", "…, which he had held since 1922".
    private func isBefore(_ mention: DateMention) -> Bool {
        guard holdsHad(before: mention.span.start) else { return false }
        let words = words(before: mention.span.start)
        guard let had = words.lastIndex(of: "had"), words.count - had <= 7 else { return false }
        return words[..<had].suffix(3).contains { ["who", "which", "whom", "that"].contains($0) }
    }

    /// "The Human Rights Act 1998 came into force in 2000."
    private func isOfAct(_ mention: DateMention) -> Bool {
        guard mention.span.count == 4 else { return false }
        let before = bytes[sentence.start..<mention.span.start].split(separator: 0x20).last
        return ["Act", "Bill", "Statute"].contains {
            before?.elementsEqual($0.utf8) ?? false
        }
    }

    /// "Herodotus (c. 484–425 BC) tells …": the years between birth and death behind a name.
    private func isLife(_ mention: DateMention) -> Bool {
        let (start, end) = (mention.span.start, mention.span.end)
        guard start > sentence.start + 1, bytes[start - 1] == 0x28, end < sentence.end,
            bytes[end] == 0x29, let date = mention.date, let first = date.earliestDay,
            let last = date.latestDay, (25 * 365...100 * 366).contains(last - first)
        else { return false }
        let name = bytes[sentence.start..<start - 1].split(separator: 0x20).last
            .map { String(decoding: $0, as: UTF8.self) }
        guard let name, name.first?.isUppercase == true else { return false }
        let lower = name.lowercased()
        return !Self.times.contains { lower.hasPrefix($0) }
    }

    /// Words for what lasts as long as a life.
    private static let times = [
        "war", "age", "era", "period", "dynast", "empire", "republic", "revolution", "rule",
        "reign",
        "kingdom", "union", "crisis", "reform", "migration", "century", "colon", "movement",
        "renaissance", "enlighten", "regime", "peace", "league", "wall", "trade", "plague",
        "occupation", "persecution", "crusade",
    ]

    private func holdsHad(before end: Int) -> Bool {
        guard end - sentence.start > 5 else { return false }
        return (sentence.start..<end - 4).contains { at in
            bytes[at] == 0x68 && bytes[at + 1] == 0x61 && bytes[at + 2] == 0x64
                && bytes[at + 3] == 0x20
        }
    }

    private func words(before end: Int) -> [String] {
        String(decoding: bytes[sentence.start..<end], as: UTF8.self).lowercased()
            .split { !$0.isLetter }.map(String.init)
    }
}
