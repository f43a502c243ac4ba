import ThawCore

/// Words and signs that the features ask for by name.
enum NameSigns {
    static let the = NameLetters.hash("the".utf8)
    static let by = NameLetters.hash("by".utf8)
    static let of = NameLetters.hash("of".utf8)
    static let y = NameLetters.hash("y".utf8)
    static let e = NameLetters.hash("e".utf8)
    static let colon = NameLetters.hash(":".utf8)
    static let et = NameLetters.hash("et".utf8)
    static let comma = NameLetters.hash(",".utf8)
    static let bracket = NameLetters.hash("(".utf8)
    static let squareBracket = NameLetters.hash("[".utf8)
    static let closingBracket = NameLetters.hash(")".utf8)
    static let plus = NameLetters.hash("+".utf8)
    static let number = NameLetters.hash("no".utf8)
    /// Before what a case at law is about: "Re Polemis".
    static let matter = NameLetters.hash("re".utf8)
    static let versus = NameLetters.hash("v".utf8)
    static let possessive = NameLetters.hash("'s".utf8)
    private static let quotes = Set(
        ["\"", "``", "''", "“", "”", "„", "«", "»"].map { Array($0.utf8) })
    private static let openers = Set(
        [":", "-", "–", "—", "•", "·", "*", "(", "["].map { Array($0.utf8) })

    private static let partings = Set(
        ["+", "=", "→", "⇒", "←", "↔", "|", ">", "<"].map { Array($0.utf8) })

    private static let eras = HashedWords(
        hashes: ["bc", "bce", "ad", "ce"].map { NameLetters.hash($0.utf8) })
    private static let deedsOfPlaces = HashedWords(
        hashes: [
            "remained", "surrendered", "followed", "revolted", "rebelled", "declared", "seceded",
            "mobilised", "mobilized", "allied", "belonged", "consisted", "existed", "contained",
            "lacked", "suffered", "flourished", "exported", "imported", "produced", "depended",
            "benefited", "needed", "changed", "voted", "joined", "used", "called", "named", "based",
            "controlled", "occupied", "annexed", "invaded", "threatened", "attacked", "included",
        ].map { NameLetters.hash($0.utf8) })

    private static let ands = HashedWords(
        hashes: ["and", "&", "+"].map { NameLetters.hash($0.utf8) })
    private static let romans = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv",
        "xvi", "xvii", "xviii", "xix", "xx", "xxi", "xxii", "xxiii",
    ]
    private static let againsts = HashedWords(
        hashes: ["v", "vs"].map { NameLetters.hash($0.utf8) })
    private static let sites = HashedWords(
        hashes: [
            "dam", "gate", "common", "dock", "docks", "brook", "marsh", "moor", "cove", "quay",
            "wharf", "reservoir", "tunnel", "viaduct", "aqueduct", "ridge", "pass", "plain",
            "delta", "fjord", "wood", "woods", "heath", "lock", "wall", "dale", "fell", "cliff",
            "cliffs", "coast", "estuary", "point", "head", "headland", "spit", "kingdom", "empire",
        ].map { NameLetters.hash($0.utf8) })
    private static let documents = HashedWords(
        hashes: [
            "act", "acts", "law", "laws", "treaty", "treaties", "edict", "charter", "statute",
            "statutes", "covenant", "declaration", "proclamation", "concordat", "ordinance",
            "ordinances", "pact", "accord", "accords", "bill", "constitution", "manifesto",
            "petition", "protocol", "decree", "decrees", "amendment", "resolution", "oath",
        ].map { NameLetters.hash($0.utf8) })
    private static let bodies = HashedWords(
        hashes: [
            "conseil", "assemblee", "cour", "senat", "parti", "tribunal", "comite", "ligue",
            "academie", "consejo", "asamblea", "corte", "senado", "partido", "comite", "liga",
            "academia",
        ].map { NameLetters.hash($0.utf8) })
    /// Of French and Spanish adjectives and nouns, folded.
    static let adjectiveEndings = [
        "nel", "nelle", "onal", "onale", "ique", "aire", "iste", "ista", "ien", "ienne", "preme",
        "premo", "ivo", "iva",
    ]
    static let nounEndings = [
        "tion", "sion", "ment", "ee", "ite", "ique", "isme", "ance", "ence", "eur", "aire", "ure",
        "age", "ise", "esse", "cion", "dad", "miento", "ismo", "ancia", "encia", "ura", "aje",
    ]
    private static let dashes = HashedWords(
        hashes: ["–", "—", "-"].map { NameLetters.hash($0.utf8) })
    static let zu = NameLetters.hash("zu".utf8)
    private static let andsElsewhere = HashedWords(
        hashes: ["et", "y", "e"].map { NameLetters.hash($0.utf8) })
    private static let germanMonths = HashedWords(
        hashes: [
            "januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september",
            "oktober", "november", "dezember",
        ].map { NameLetters.hash($0.utf8) })
    private static let directions = HashedWords(
        hashes: ["ne", "nw", "se", "sw"].map { NameLetters.hash($0.utf8) })
    static func isDirection(_ key: UInt64) -> Bool { directions.contains(key) }
    private static let prosecutors = HashedWords(
        hashes: ["r", "regina", "rex", "dpp", "ag", "cps", "crown"].map {
            NameLetters.hash($0.utf8)
        })
    private static let partWords = HashedWords(
        hashes: ["and", "of", "for", "the", "ex", "parte"].map { NameLetters.hash($0.utf8) })
    private static let examples = HashedWords(
        hashes: ["eg", "e.g", "like"].map { NameLetters.hash($0.utf8) })
    private static let reminders = HashedWords(
        hashes: ["nb", "n.b", "todo", "ps", "pto", "btw", "fyi"].map { NameLetters.hash($0.utf8) })
    private static let auxiliaries = HashedWords(
        hashes: [
            "was", "were", "is", "had", "has", "could", "would", "did", "must", "might", "won",
            "took",
            "gave", "made", "got", "let", "freed",
        ].map { NameLetters.hash($0.utf8) })
    private static let feats = HashedWords(
        hashes: ["won", "took", "gave", "made", "issued", "crossed"].map {
            NameLetters.hash($0.utf8)
        })
    private static let others = (NameLetters.hash("al".utf8), NameLetters.hash("al.".utf8))
    private static let numerals = HashedWords(hashes: romans.map { NameLetters.hash($0.utf8) })

    static func isCaseMark(_ key: UInt64) -> Bool {
        key == versus || key == matter || key == squareBracket
    }

    static func isAnd(_ key: UInt64) -> Bool { ands.contains(key) }
    private static let particles = HashedWords(
        hashes: ["dei", "del", "della", "delle", "degli", "di", "do", "des"].map {
            NameLetters.hash($0.utf8)
        })
    private static let articles = HashedWords(
        hashes: ["la", "l'", "der", "dem", "den", "los", "las", "les"].map {
            NameLetters.hash($0.utf8)
        })
    private static let firstNumbers = HashedWords(
        hashes: ["ier", "1er", "iere"].map { NameLetters.hash($0.utf8) })
    /// Between "de" or "von" and the name of a place.
    static func isArticle(_ key: UInt64) -> Bool { articles.contains(key) }
    /// "Napoléon Ier".
    static func isFirstNumber(_ key: UInt64) -> Bool { firstNumbers.contains(key) }
    static func isParticle(_ key: UInt64) -> Bool { particles.contains(key) }
    /// Between the sides of a case at law.
    static func isAgainst(_ key: UInt64) -> Bool { againsts.contains(key) }
    /// The common noun at the end of a place's name that no body is called by.
    static func isSite(_ key: UInt64) -> Bool { sites.contains(key) }
    /// The common noun of a text that states or peoples made.
    static func isDocument(_ key: UInt64) -> Bool { documents.contains(key) }
    /// The head of a body's name in French or Spanish.
    static func isBody(_ key: UInt64) -> Bool { bodies.contains(key) }
    static func isDash(_ key: UInt64) -> Bool { dashes.contains(key) }
    static func isAndElsewhere(_ key: UInt64) -> Bool { andsElsewhere.contains(key) }
    static func isGermanMonth(_ key: UInt64) -> Bool { germanMonths.contains(key) }
    /// Who brings criminal cases to court.
    static func isProsecutor(_ key: UInt64) -> Bool { prosecutors.contains(key) }
    /// Small words inside the names of parties at law.
    static func isInParty(_ key: UInt64) -> Bool { partWords.contains(key) }
    static func isAuxiliary(_ key: UInt64) -> Bool { auxiliaries.contains(key) }
    /// What somebody well known does, and seldom the place of that name.
    static func isFeat(_ key: UInt64) -> Bool { feats.contains(key) }
    static func isOthers(_ key: UInt64) -> Bool { key == others.0 || key == others.1 }
    /// What a writer says to the reader.
    static func isReminder(_ key: UInt64) -> Bool { reminders.contains(key) }
    static func isExample(_ key: UInt64) -> Bool { examples.contains(key) }
    /// A Roman number up to the highest that a pope or a king bore.
    static func isNumeral(_ key: UInt64) -> Bool { numerals.contains(key) }

    /// A letter and a number, folded: "h7", "aii".
    static func isMonarch(_ word: String) -> Bool {
        guard let first = word.utf8.first, first != 0x69, WordShape.isLower(first) else {
            return false
        }
        let rest = word.dropFirst()
        if rest.utf8.count == 1, let digit = rest.utf8.first, WordShape.isDigit(digit) {
            // Other letters number questions, papers and points.
            return (0x31...0x38).contains(digit) && "cefghjlmnrw".utf8.contains(first)
        }
        return rest.utf8.count > 1 && romans.prefix(8).contains(String(rest))
    }

    private static let elements: Set<String> = [
        "h", "c", "n", "o", "f", "p", "s", "k", "i", "b", "u", "cl", "br", "na", "mg", "al", "si",
        "ca", "fe", "cu", "zn", "ag", "au", "hg", "pb", "sn", "li", "be", "ar", "ne", "he", "mn",
        "cr",
        "ni", "co", "ti", "ba",
    ]

    /// A chemical formula, folded: "h2s", "co2", "naclo".
    static func isFormula(_ word: String) -> Bool {
        let bytes = Array(word.utf8)
        guard bytes.count < 9 else { return false }
        /// Whether the letters up to each place are whole elements.
        var reached = [true] + repeatElement(false, count: bytes.count)
        for end in 1...bytes.count {
            if WordShape.isDigit(bytes[end - 1]) {
                reached[end] = end > 1 && reached[end - 1]
                continue
            }
            for start in max(0, end - 2)..<end where reached[start] {
                let symbol = String(decoding: bytes[start..<end], as: UTF8.self)
                if elements.contains(symbol) { reached[end] = true }
            }
        }
        return reached[bytes.count]
    }

    static func isEra(_ key: UInt64) -> Bool { eras.contains(key) }
    /// What is said of cities and countries as often as of people.
    static func isDeedOfPlaces(_ key: UInt64) -> Bool { deedsOfPlaces.contains(key) }

    static func isQuote(_ word: [UInt8]) -> Bool { word.count <= 3 && quotes.contains(word) }
    static func isParting(_ word: [UInt8]) -> Bool {
        guard word.count <= 3, let first = word.first, !WordShape.isLower(first) else {
            return false
        }
        return partings.contains(word)
    }
    static func isOpener(_ word: [UInt8]) -> Bool { word.count <= 3 && openers.contains(word) }
}

/// Sorts of common nouns, by their numbers in `Scripts/names/gazetteer.py`.
enum NameSorts {
    static func isPerson(_ sort: UInt32) -> Bool { (1...8).contains(sort) }
    static func isGroup(_ sort: UInt32) -> Bool { (15...24).contains(sort) }
    static func isWork(_ sort: UInt32) -> Bool { (25...27).contains(sort) || sort == 35 }
}
