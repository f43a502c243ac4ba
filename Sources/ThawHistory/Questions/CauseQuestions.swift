import ThawCore
import ThawText

/// Questions for a reason that stands in the notes.
struct CauseQuestions {
    private let sentences: [NotedSentence]

    init(_ sentences: [NotedSentence]) {
        self.sentences = sentences
    }

    func drafts() -> [QuestionDraft] { sentences.indices.compactMap(draft) }

    private func draft(_ at: Int) -> QuestionDraft? {
        // Few sentences have a link, and a sentence is large.
        guard let link = CausalLink(sentences[at].text) else { return nil }
        let sentence = sentences[at]
        // The page's own questions ask for what their answers say.
        guard sentence.place != .answer, sentence.standsAlone, CausalLink(sentence.read) != nil,
            !isDefinition(sentence),
            let stem = stem(link, sentence.context),
            !QuestionWords.holds(stem, link.cause)
        else { return nil }
        return QuestionDraft(
            kind: .why, level: .explain, stem: stem,
            units: [IdeaUnit(QuestionWords.capitalised(link.cause))], sources: [sentence],
            words: sentence.read)
    }

    /// A definition without its term says of no event why it happened.
    private func isDefinition(_ sentence: NotedSentence) -> Bool {
        if case .definition = sentence.place { !sentence.context.isEmpty } else { false }
    }

    private func stem(_ link: CausalLink, _ context: String) -> String? {
        switch link.question {
        case .why:
            guard context.isEmpty else { return nil }
            return "Explain why: \(QuestionWords.capitalised(link.effect))."
        case .gap(let sign):
            let effect = context.isEmpty ? link.effect : "\(context): \(link.effect)"
            return "Give the cause. \(effect) \(sign) \(TermMask.gap)."
        case .what(let verb):
            guard context.isEmpty else { return nil }
            return "What \(verb) \(link.effect)?"
        }
    }
}

/// Two things that a sentence ties as cause and effect, in words that leave no doubt which is which.
struct CausalLink {
    enum Question: Equatable {
        /// The effect is a clause or a line of its own: "Explain why: …".
        case why
        /// The effect may be a noun with its cause behind it: "Give the cause. Collapse due to …".
        case gap(String)
        /// The effect is the object of a verb: "What led to …?".
        case what(String)
    }

    var cause: String
    var effect: String
    var question: Question

    /// Signs between the two, in the order in which they decide.
    private static let signs: [(words: String, causeFirst: Bool, question: Question)] = [
        (" because of ", false, .gap("because of")), (" because ", false, .why),
        (" owing to ", false, .gap("owing to")), (" due to ", false, .gap("due to")),
        (" as a result of ", false, .gap("as a result of")),
        (" thanks to ", false, .gap("thanks to")),
        (", which led to ", true, .what("led to")), (", which caused ", true, .what("caused")),
        (", leading to ", true, .what("led to")), (", causing ", true, .what("caused")),
        (", resulting in ", true, .what("resulted in")),
        (" led to ", true, .what("led to")), (" resulted in ", true, .what("resulted in")),
        (", so ", true, .why), ("; therefore ", true, .why), ("; so ", true, .why),
        ("; as a result, ", true, .why),
    ]
    private static let neverAfterSo: Set<String> = [
        "that", "as", "far", "much", "many", "long", "called", "on", "is", "was", "does", "did",
    ]

    private static let signBytes = signs.map { Array($0.words.utf8) }

    /// - Returns: `nil` where the sentence has none of the signs, or more than one.
    init?(_ sentence: String) {
        var text = sentence
        guard let (found, low) = text.withUTF8({ Self.onlySign(in: $0) }) else { return nil }
        let bytes = Array(sentence.utf8)
        let sign = Self.signs[found]
        let high = low + Self.signBytes[found].count
        let before = QuestionWords.trimmed(String(decoding: bytes[..<low], as: UTF8.self))
        let after = QuestionWords.trimmed(String(decoding: bytes[high...], as: UTF8.self))
        cause = sign.causeFirst ? before : after
        effect = sign.causeFirst ? after : before
        question = sign.question
        guard isSound, sign.words != ", so " || !Self.neverAfterSo.contains(Self.opening(after))
        else { return nil }
    }

    /// By the second byte of a sign, the signs that have it there.
    private static let signsByLetter: [[Int]] = (0..<128).map { letter in
        signBytes.indices.filter { signBytes[$0][1] == UInt8(letter) }
    }

    /// The one joint of a sentence and where it begins.
    private static func onlySign(
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> (sign: Int, at: Int)? {
        var found: (sign: Int, at: Int)?
        var at = 0
        while true {
            // Every sign begins with a space, a comma or a semicolon.
            at = bytes.next(0x20, 0x2C, 0x3B, from: at, to: bytes.count)
            guard at < bytes.count else { return found }
            guard mayBegin(at, in: bytes), let sign = sign(at, in: bytes) else {
                at += 1
                continue
            }
            if found != nil { return nil }
            found = (sign, at)
            // The space that ends one sign may begin another.
            at += signBytes[sign].count - 1
        }
    }

    /// Whether the first bytes here may be those of a sign.
    @inline(__always)
    private static func mayBegin(_ at: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let byte = bytes[at]
        // The shortest is ", so ".
        guard byte == 0x20 || byte == 0x2C || byte == 0x3B, at + 4 < bytes.count else {
            return false
        }
        if byte != 0x20 { return bytes[at + 1] == 0x20 }
        let next = bytes[at + 3] | 0x20
        switch (bytes[at + 1] | 0x20, bytes[at + 2] | 0x20) {
        case (0x62, 0x65): return next == 0x63
        case (0x6F, 0x77), (0x64, 0x75): return true
        case (0x61, 0x73): return next == 0x20 && bytes[at + 4] | 0x20 == 0x61
        case (0x74, 0x68): return next == 0x61 && bytes[at + 4] | 0x20 == 0x6E
        case (0x6C, 0x65): return next == 0x64
        case (0x72, 0x65): return next == 0x73
        default: return false
        }
    }

    private static func sign(_ at: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let second = bytes[at + 1] == 0x20 ? 0x20 : bytes[at + 1] | 0x20
        guard second < 0x80 else { return nil }
        return signsByLetter[Int(second)].first { stands(signBytes[$0], at, in: bytes) }
    }

    private static func stands(
        _ sign: [UInt8], _ at: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard at + sign.count <= bytes.count else { return false }
        for offset in sign.indices {
            let (byte, other) = (sign[offset], bytes[at + offset])
            guard other == byte || other &- 0x41 < 26 && other | 0x20 == byte else { return false }
        }
        return true
    }

    private static func opening(_ text: String) -> String {
        text.prefix { $0.isLetter }.lowercased()
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch UnicodeScalar(byte) {
        case "=", ">", "_", "/", ":", ";", "(", ")", "?": true
        default: false
        }
    }

    private static let weakEnds: Set<String> = [
        "not", "is", "was", "were", "are", "partly", "mainly", "mostly", "largely", "only",
        "simply", "just", "and", "but", "or", "be", "been", "primarily", "chiefly", "probably",
        "this", "that", "it", "which", "to", "has", "had", "have", "this,", "also", "eventually",
        "ultimately", "perhaps", "partially", "they", "there", "then", "too",
    ]

    /// Whether both sides say something that stands alone.
    private var isSound: Bool {
        let causes = Self.words(of: cause)
        let effects = Self.words(of: effect)
        guard 2...40 ~= causes.count, 2...30 ~= effects.count, !effect.hasPrefix("which "),
            !Self.weakEnds.contains(effects.last.lowercased()),
            !Self.weakEnds.contains(causes.last.lowercased()), !NotedSentence.pointsBack(effect)
        else { return false }
        guard !effect.utf8.contains(where: Self.isMark), !effect.holds("→"),
            !cause.hasSuffix("(")
        else { return false }
        if case .what = question {
            return !NotedSentence.pointsBack(cause) && !effect.utf8.contains(0x2C)
        }
        return effect.utf8.count { $0 == 0x2C } <= 1 && !Self.hangs(effect)
    }

    /// How many words stand between spaces, and the last of them.
    private static func words(of text: String) -> (count: Int, last: String) {
        var text = text
        return text.withUTF8 { bytes in
            var count = 0
            var last = 0..<0
            var start = 0
            while start < bytes.count {
                let end = bytes.next(0x20, 0x20, 0x20, from: start, to: bytes.count)
                if end > start {
                    count += 1
                    last = start..<end
                }
                start = end + 1
            }
            return (count, String(decoding: bytes[last], as: UTF8.self))
        }
    }

    /// Whether words open with a joint and so belong to something else: "when prices rose".
    private static func hangs(_ text: String) -> Bool {
        [
            "when", "while", "although", "though", "if", "as", "since", "after", "before",
            "because",
            "not", "due", "despite", "whereas", "until", "unless", "in", "by", "once",
        ].contains(opening(text))
    }
}
