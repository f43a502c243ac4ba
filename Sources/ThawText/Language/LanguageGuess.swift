import ThawCore

/// Guesses the language of a text: by script where that decides, else by the commonest little words.
///
/// A guess from a few words may be wrong; the learner can correct it.
enum LanguageGuess {
    /// Looks at 20,000 bytes at the most, taken from the beginning.
    ///
    /// - Returns: `Language.unknown` where nothing stands out.
    static func language(of utf8: [UInt8]) -> Language {
        let text = String(decoding: utf8.prefix(20_000), as: UTF8.self)
        var scripts = ScriptCounts()
        for scalar in text.unicodeScalars { scripts.count(scalar) }
        let total = scripts.letters
        guard total > 0 else { return .unknown }
        if scripts.latin * 2 < total { return Language(tag: scripts.tag(in: text)) }
        return Language(tag: latin(text))
    }

    /// The language of a text in Latin letters.
    private static func latin(_ text: String) -> String {
        var scores = [Double](repeating: 0, count: FunctionWords.tags.count)
        var tokens = 0
        var known = 0
        var rated = 0
        let words = text.lowercased().split(
            atBytes: { !WordShape.isASCIILetter($0) && $0 != 0x27 },
            otherwise: { !$0.isLetter && $0 != "'" && $0 != "’" })
        for word in words {
            tokens += 1
            if let languages = FunctionWords.languages[word] {
                let weight = 1 / Double(languages.nonzeroBitCount)
                for i in scores.indices where languages & (1 << UInt32(i)) != 0 {
                    scores[i] += weight
                }
            }
            if rated < 400, word.utf8.count > 2 {
                rated += 1
                if let entry = Lexicon.english?.entry(word), entry.isWord, entry.band < 4 {
                    known += 1
                }
            }
        }
        addLetters(of: text, to: &scores)
        let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
        let best = scores[order[0]]
        let second = scores[order[1]]
        let isEnglishVocabulary = rated >= 2 && Double(known) >= 0.7 * Double(rated)
        if isEnglishVocabulary, FunctionWords.tags[order[0]] == "en" || best < 0.08 * Double(tokens)
        {
            return "en"
        }
        guard best >= 0.8, best >= 0.04 * Double(tokens), best > 1.25 * second else { return "und" }
        return FunctionWords.tags[order[0]]
    }

    /// Letters that few languages write: each counts a little for those.
    private static func addLetters(of text: String, to scores: inout [Double]) {
        for scalar in text.unicodeScalars where scalar.value > 0x7F {
            guard let tags = FunctionWords.letters[scalar] else { continue }
            for tag in tags {
                if let i = FunctionWords.tags.firstIndex(of: tag) {
                    scores[i] += 0.5 / Double(tags.count)
                }
            }
        }
    }
}

/// How many letters of each script a text has.
private struct ScriptCounts {
    var latin = 0, cyrillic = 0, greek = 0, hebrew = 0, arabic = 0, devanagari = 0
    var han = 0, kana = 0, hangul = 0, thai = 0, armenian = 0, georgian = 0
    var ukrainian = 0, serbian = 0, belarusian = 0, persian = 0, urdu = 0

    var letters: Int {
        latin + cyrillic + greek + hebrew + arabic + devanagari + han + kana + hangul + thai
            + armenian + georgian
    }

    mutating func count(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: latin += 1
        case 0x370...0x3FF, 0x1F00...0x1FFF: greek += 1
        case 0x400...0x52F:
            cyrillic += 1
            switch scalar {
            case "і", "ї", "є", "ґ", "І", "Ї", "Є", "Ґ": ukrainian += 1
            case "ј", "љ", "њ", "ђ", "ћ": serbian += 1
            case "ў", "Ў": belarusian += 1
            default: break
            }
        case 0x530...0x58F: armenian += 1
        case 0x590...0x5FF: hebrew += 1
        case 0x600...0x6FF:
            arabic += 1
            if "پچژگکی".unicodeScalars.contains(scalar) { persian += 1 }
            if "ٹڈڑےں".unicodeScalars.contains(scalar) { urdu += 1 }
        case 0x900...0x97F: devanagari += 1
        case 0xE00...0xE7F: thai += 1
        case 0x10A0...0x10FF: georgian += 1
        case 0x1100...0x11FF, 0xAC00...0xD7AF: hangul += 1
        case 0x3040...0x30FF: kana += 1
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FA1F: han += 1
        default: break
        }
    }

    /// The language that a script other than Latin stands for.
    func tag(in text: String) -> String {
        if kana * 12 > han + kana, kana > 0 { return "ja" }
        let counts = [
            (han + kana, "zh"), (hangul, "ko"), (cyrillic, cyrillicTag), (greek, "el"),
            (hebrew, "he"), (arabic, arabicTag), (devanagari, "hi"), (thai, "th"),
            (armenian, "hy"), (georgian, "ka"), (latin, "und"),
        ]
        return counts.max { $0.0 < $1.0 }?.1 ?? "und"
    }

    private var cyrillicTag: String {
        if belarusian * 100 > cyrillic { return "be" }
        if ukrainian * 60 > cyrillic { return "uk" }
        if serbian * 60 > cyrillic { return "sr" }
        return "ru"
    }

    private var arabicTag: String {
        if urdu * 100 > arabic { return "ur" }
        return persian * 20 > arabic ? "fa" : "ar"
    }
}
