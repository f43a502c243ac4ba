import ThawCore

/// A name in a `NameText`: which tokens, and which of the four kinds of the model.
struct NameSpan {
    var tokens: Range<Int>
    /// 0 a person, 1 a place, 2 an organisation, 3 another name.
    var kind: Int

    /// By token, the number of the name that it belongs to, or -1.
    static func owners(_ names: [NameSpan], of count: Int) -> [Int32] {
        var owners = [Int32](repeating: -1, count: count)
        for (number, name) in names.enumerated() {
            for i in name.tokens { owners[i] = Int32(number) }
        }
        return owners
    }

    /// The names in order with the others laid over them: those that another touches are gone.
    static func replacing(_ names: [NameSpan], with others: [NameSpan]) -> [NameSpan] {
        guard !others.isEmpty else { return names }
        var out: [NameSpan] = []
        out.reserveCapacity(names.count + others.count)
        var waiting = others[...]
        for name in names {
            while let other = waiting.first, other.tokens.upperBound <= name.tokens.lowerBound {
                out.append(other)
                waiting.removeFirst()
            }
            let isTouched =
                waiting.first.map { $0.tokens.lowerBound < name.tokens.upperBound } ?? false
            if !isTouched { out.append(name) }
        }
        return out + waiting
    }
}

/// Makes the names of one text agree: a name mostly read as one kind is that kind everywhere, and one that was found
/// twice is found wherever it stands.
struct NameVotes {
    private let text: NameText
    /// The numbers of the names, and the votes of each for the four kinds.
    private var numbers = HashIndex()
    private var counts: [SIMD4<Int32>] = []
    private var opens: [Bool] = []
    private var longest = 1

    init(_ text: NameText, _ names: [NameSpan]) {
        self.text = text
        opens = Array(repeating: false, count: text.words.count)
        for name in names {
            let number = numbers.index(of: key(name.tokens))
            if number == counts.count { counts.append(SIMD4()) }
            counts[number][name.kind] += 1
            opens[Int(text.tokens[name.tokens.lowerBound].word)] = true
            longest = min(8, max(longest, name.tokens.count))
        }
    }

    private func key(_ tokens: Range<Int>) -> UInt64 {
        var key: UInt64 = 0
        for i in tokens { key = NameLetters.key(key, then: UInt64(text.tokens[i].word) + 1) }
        // The few bits of a single word are spread: `HashIndex` looks at the upper ones.
        return key &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    private func votes(for tokens: Range<Int>) -> SIMD4<Int32>? {
        numbers.number(of: key(tokens)).map { counts[$0] }
    }

    /// The kind with the most votes, the first of equals.
    private static func best(_ votes: SIMD4<Int32>) -> Int {
        var best = 0
        for kind in 1..<4 where votes[kind] > votes[best] { best = kind }
        return best
    }

    /// The names after the vote, in order.
    func agreed(_ names: [NameSpan]) -> [NameSpan] {
        var found: [NameSpan] = []
        var waiting = names[...]
        for sentence in 0..<(text.sentences.count - 1) {
            let high = text.sentences[sentence + 1]
            var i = text.sentences[sentence]
            let head = i
            while i < high {
                if let next = waiting.first, next.tokens.lowerBound == i {
                    waiting.removeFirst()
                    let name = voted(next)
                    found.append(name)
                    i = name.tokens.upperBound
                    if let short = shortForm(of: name, high, waiting.first) {
                        found.append(short)
                        i = short.tokens.upperBound
                    }
                    continue
                }
                let limit = min(high, waiting.first?.tokens.lowerBound ?? high)
                if opens[Int(text.tokens[i].word)], let missed = missed(i, limit, head) {
                    found.append(missed)
                    i = missed.tokens.upperBound
                } else {
                    i += 1
                }
            }
        }
        return found
    }

    /// The initials in brackets behind a name of several words: the same thing once more.
    private func shortForm(of name: NameSpan, _ high: Int, _ next: NameSpan?) -> NameSpan? {
        let i = name.tokens.upperBound + 1
        guard name.tokens.count > 1, i + 1 < high, text.word(i - 1).key == NameSigns.bracket,
            text.word(i).isInitials, next.map({ $0.tokens.lowerBound > i }) ?? true
        else { return nil }
        return NameSpan(tokens: i..<i + 1, kind: name.kind)
    }

    /// The winner has three fifths of the votes.
    private func voted(_ name: NameSpan) -> NameSpan {
        guard let votes = votes(for: name.tokens) else { return name }
        let best = Self.best(votes)
        let isClear = votes[best] * 5 >= votes.wrappedSum() * 3 && votes[best] > votes[name.kind]
        return NameSpan(tokens: name.tokens, kind: isClear ? best : name.kind)
    }

    private func missed(_ i: Int, _ limit: Int, _ head: Int) -> NameSpan? {
        for length in stride(from: min(longest, limit - i), to: 0, by: -1) {
            // At the head of a sentence a single word may be any word.
            guard length > 1 || i > head, let votes = votes(for: i..<i + length),
                votes.wrappedSum() > 1
            else { continue }
            return NameSpan(tokens: i..<i + length, kind: Self.best(votes))
        }
        return nil
    }
}
