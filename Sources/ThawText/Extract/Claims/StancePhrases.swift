/// Cues of several words.
enum StancePhrases {
    enum Kind: Sendable {
        case hedge, judgement, counterfactual
        /// What looks like a cue and is none: "significant figures".
        case innocent
        /// What gives a measure, a reason or a mechanism.
        case criterion
        /// "led to" and its kin, in the past or present.
        case cause
    }

    struct Phrase: Sendable {
        var kind: Kind
        /// In lower case, one space between words.
        var words: String
        var hashes: [UInt64]

        init(_ kind: Kind, _ words: String) {
            self.kind = kind
            self.words = words
            hashes = words.split(separator: " ").map { SenseTable.hash($0.utf8) }
        }
    }

    static let all: [Phrase] =
        list(
            .hedge,
            """
            some degree|to some degree|to some extent|to an extent|to a large extent|to a great extent
            to a certain extent|to a limited extent|to a lesser extent|a degree of|a certain degree
            initially appeared|initially seemed|appeared to|seemed to|seems to|appears to|tended to
            tends to|in part|for the most part|more or less|in theory|not entirely|not necessarily
            not completely|not wholly|not always|may have|may be|may well|might have|could be seen
            is said to|are said to|was said to|is thought to|are thought to|is believed to
            it is likely|at first sight|on the whole|in general|as a rule|by and large|kind of|sort of
            around half|about half
            """)
        + list(
            .judgement,
            """
            the main reason|the main cause|the main factor|the most important|the key reason
            the real reason|turning point|more important than|less important than
            historians argue|historians believe|historians claim|historians see|historians have argued
            historians agree|historians disagree|some historians|many historians|most historians
            revisionist historians|it could be argued|it can be argued|it is argued|can be seen as
            could be seen as|may be seen as|should have|should not have|shouldn't have
            limited success|the greatest|the worst|was to blame|were to blame
            was responsible for the|deserves credit|deserved to|ought to have|too little too late
            in my opinion|in my view|one of the most|the best way|the worst way|the real villain
            more convincing than|less convincing than|more effective than|less effective than
            more successful than|less successful than|more significant than|less significant than
            mattered more than|mattered less than|lack validity|lacks validity
            lack ecological validity|lacks ecological validity|low ecological validity
            the biggest mistake|the biggest failure|the biggest weakness|the biggest strength
            the key factor|the key cause|the root cause|the driving force
            """)
        + list(
            .counterfactual, "were it not for|had it not been for|if it had not been|but for the")
        + list(
            .innocent,
            """
            significant figures|significant figure|significant other|statistically significant
            partially permeable|came into effect|vital signs|vital organs|it is important to|good friday|great britain
            the greatest number|greatest happiness|great war|great terror
            great depression|great patriotic|great leap|great reform|great powers
            great power|common good|public good|goods|weak acid|strong acid|weak base|weak force
            strong force|no longer than|at best|best known|the best known
            """)
        + list(
            .criterion,
            """
            in terms of|in that|because|since|as it|as they|as he|as she|as the|as a result of|due to
            thanks to|for example|e.g|eg|such as|measured by|judged by|by the standards|compared with
            compared to|in comparison|relative to|rather than|more than|less than|even though|given that
            insofar as|when it|when they|in winning|to the extent that|so that|after
            in helping|in reducing|in increasing|in raising|in making|in getting|in achieving
            in ending|in creating|in gaining|in keeping|in removing|at reducing|at increasing
            in bringing|in initiating|in improving|in establishing|in securing|in stopping
            in preventing|in shaping|in destroying|in weakening|in strengthening|in undermining
            """)
        + list(
            .cause,
            """
            led to|leads to|lead to|led directly to|led eventually to|resulted in|results in
            result in|gave rise to|gives rise to|brought about|leading to
            """)

    private static func list(_ kind: Kind, _ text: String) -> [Phrase] {
        text.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { Phrase(kind, String($0)) }
    }

    /// The phrases by the hash of their first word, longest first.
    static let byOpening: [UInt64: [Phrase]] = Dictionary(grouping: all) { $0.hashes[0] }
        .mapValues { $0.sorted { $0.hashes.count > $1.hashes.count } }

    /// Whether a phrase may begin with two words: of one word, or with a bit for the two in `pairs`.
    static func mayBegin(_ first: UInt64, _ second: UInt64) -> Bool {
        let (word, mask) = bit(of: first, second)
        return pairs[word] & mask != 0 || singles.contains(first)
    }

    private static let singles = WordSet(all.filter { $0.hashes.count == 1 }.map(\.words))
    private static let pairs: [UInt64] = all.reduce(into: Array(repeating: 0, count: 64)) {
        guard $1.hashes.count > 1 else { return }
        let (word, mask) = bit(of: $1.hashes[0], $1.hashes[1])
        $0[word] |= mask
    }

    private static func bit(of first: UInt64, _ second: UInt64) -> (word: Int, mask: UInt64) {
        let pair = (first &* 0x9E37_79B9_7F4A_7C15 ^ second) &* 0xBF58_476D_1CE4_E5B9
        return (Int(pair >> 58), 1 << (pair >> 52 & 63))
    }
}
