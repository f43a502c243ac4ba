/// The names of school subjects, and the words that a level, a paper or a board adds to them.
///
/// A line above the content that says no more than these tells where a page belongs, not what it is about.
enum SchoolSubjects {
    /// The subject that the text names with nothing but a level, a paper or a board beside it: "Psychology paper 1".
    static func subject(in text: String) -> String? {
        let words = words(of: text)
        guard 1...9 ~= words.count else { return nil }
        let keys = words.map(key)
        for length in stride(from: min(5, words.count), through: 1, by: -1) {
            for start in 0...(words.count - length) where opensName(keys[start]) {
                let name = keys[start..<(start + length)].joined(separator: " ")
                guard names.contains(name) else { continue }
                let others = keys[..<start] + keys[(start + length)...]
                guard others.allSatisfy(isLevelWord) else { continue }
                return words[start..<(start + length)].joined(separator: " ")
            }
        }
        return nil
    }

    /// Whether the name of a subject begins with the word.
    static func opensName(_ key: String) -> Bool { openings.contains(key[...]) }

    private static let openings = Set(names.map { $0.prefix { $0 != " " } })

    static func isSubject(_ text: String) -> Bool {
        names.contains(words(of: text).map(key).joined(separator: " "))
    }

    /// Whether a line of its own may name a field of study: a subject, or words in capitals of which the last is the
    /// field's: "Computer Security", "Constitutional and Administrative Law".
    static func isField(_ text: String) -> Bool {
        let words = words(of: text)
        guard 2...6 ~= words.count, !text.contains(where: { ":()".contains($0) }),
            let last = words.last,
            fields.contains(key(last))
        else { return isSubject(text) }
        return words.allSatisfy { word in
            joints.contains(word) || word == "of"
                || word.first?.isUppercase == true
                    && word.dropFirst().allSatisfy { !$0.isNumber }
        }
    }

    private static let fields: Set<String> = Set(
        """
        anthropology arts biology botany chemistry economics education engineering ethics finance genetics geography \
        geology history informatics language languages law linguistics literature management mathematics maths \
        medicine methods music nursing philosophy physics physiology policy politics psychology science sciences \
        security sociology statistics studies technology theology zoology
        """.spacedWords.map(String.init))

    /// "A-level and IB", "Year 13", "GCSE (9–1)", "Level: Higher".
    static func isLevel(_ text: String) -> Bool {
        let words = words(of: text)
        guard 1...8 ~= words.count else { return false }
        return words.allSatisfy { isLevelWord($0.lowercased()) }
            && words.contains { !isNumber($0) && !joints.contains($0.lowercased()) }
    }

    /// The words without the signs between them; the letters of "U.S." are one word.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var end: String.Index?
        for word in text.split(atBytes: { !isOfWord($0) }, otherwise: { !isOfWord($0) })
        where word != "-" {
            if let last = words.last, word.count == 1, last.last?.isUppercase == true,
                last.count == 1 || last.contains("."), let end, text[end..<word.startIndex] == "."
            {
                words[words.count - 1] += ".\(word)"
            } else {
                words.append(String(word))
            }
            end = word.endIndex
        }
        return words.map { $0.contains(".") ? $0 + "." : $0 }
    }

    private static func isOfWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || ["-", "’", "'", "&"].contains(character)
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        ByteText.isLetter(byte) || ByteText.isDigit(byte) || [0x2D, 0x27, 0x26].contains(byte)
    }

    /// "US" for "U.S.".
    static func key(_ word: String) -> String {
        word.lowercased().filter { $0 != "." }
    }

    private static func isNumber(_ word: String) -> Bool {
        word.count <= 4 && word.allSatisfy { $0.isNumber || $0 == "-" } || counted.contains(word)
    }

    private static let counted: Set<String> = ["one", "two", "three", "four", "five", "six"]

    /// A level that no sentence begins with; "as" and "key" may be any words.
    static func isFirmLevel(_ word: String) -> Bool {
        levels.contains(word) && !weakLevels.contains(word)
    }

    private static let weakLevels: Set<String> = [
        "as", "key", "level", "higher", "core", "double", "school", "theme",
    ]

    static func isLevelWord(_ word: String) -> Bool {
        levels.contains(word) || joints.contains(word) || isNumber(word) || isClass(word)
            || (word.count <= 4 && word.hasPrefix("y")
                && word.drop { $0.isLetter }.contains(where: \.isNumber))
    }

    /// "10B", "11x2": a class.
    static func isClass(_ word: String) -> Bool {
        (2...4).contains(word.count) && word.first?.isNumber == true
            && word.contains(where: \.isLetter)
            && word.prefix { $0.isNumber }.count <= 2 && word.drop { $0.isNumber }.count <= 2
            && !["st", "nd", "rd", "th", "am", "pm"].contains(String(word.drop { $0.isNumber }))
    }

    private static let joints: Set<String> = ["and", "&", "or", "for", "a", "the", "in"]

    private static let levels: Set<String> = Set(
        """
        gcse gcses igcse a-level a-levels alevel level levels as as-level a2 ib hl sl myp dp btec t-level ks1 \
        ks2 ks3 ks4 ks5 key stage year yr grade form class higher highers national advanced foundation tier \
        honors honours ap aqa ocr edexcel eduqas wjec cie caie cambridge pearson sqa ccea international \
        baccalaureate diploma paper papers unit module topic theme component semester undergraduate degree \
        university college school secondary leaving junior senior cert certificate core combined double triple \
        award spec specification board exam abitur oberstufe klasse sek q1 q2 q3 q4 gk lk \
        jahrgang 1re 1ère 2nde tle terminale première seconde générale ii iii iv vi vii viii ix x xi xii
        """.spacedWords.map(String.init))

    private static let names: Set<String> = Set(
        """
        accounting, accountancy, administrative law, algebra, agriculture, ancient history, anatomy, \
        anatomy and physiology, anthropology, applied science, arabic, archaeology, architecture, art, \
        art and design, art history, art & design, arts, astronomy, astrophysics, bible studies, biochemistry, \
        biology, botany, business, business studies, business management, calculus, catering, cell biology, \
        cognitive psychology, company law, comparative politics, constitutional law, contract law, \
        corporate finance, criminal law, chemistry, chinese, citizenship, civics, classical civilisation, \
        classical civilization, classics, combined science, commerce, communication studies, computer science, \
        computing, computers, criminology, cybersecurity, dance, databases, data science, design, \
        developmental psychology, droit administratif, droit civil, droit constitutionnel, droit pénal, \
        econometrics, employment law, equity and trusts, european law, eu law, family law, human rights law, \
        inorganic chemistry, intellectual property law, international law, international politics, \
        international relations, international trade, land law, molecular biology, organic chemistry, \
        organisational behaviour, physical chemistry, political theory, political philosophy, property law, \
        public law, research methods, social policy, social psychology, tort, tort law, design and technology, \
        design & technology, drama, drama and theatre, earth science, ecology, economics, economy, education, \
        electronics, engineering, english, english language, english lit, english literature, environmental science, \
        environmental studies, ethics, film studies, finance, food, food and nutrition, food technology, french, \
        further maths, further mathematics, genetics, geography, geology, geometry, german, global politics, \
        government, government and politics, graphics, greek, health and social care, health, history, \
        history of art, home economics, human biology, human geography, humanities, ict, information technology, \
        irish, italian, japanese, journalism, korean, languages, latin, law, linguistics, literature, logic, \
        macroeconomics, management, mandarin, marketing, math, mathematics, maths, mechanics, media, media studies, \
        medicine, microbiology, microeconomics, modern history, modern studies, music, neuroscience, nursing, \
        nutrition, oceanography, operating systems, pe, pharmacology, philosophy, philosophy and ethics, \
        photography, physical education, physical geography, physics, physiology, political science, politics, \
        portuguese, psychology, public health, re, religion, religious education, religious studies, rs, russian, \
        science, sciences, social science, social sciences, social studies, social work, sociology, spanish, \
        sport science, sports science, statistics, stats, technology, textiles, theatre, theatre studies, theology, \
        travel and tourism, us government, us history, veterinary science, welsh, world history, \
        world history modern, zoology, biologie, chemie, physik, mathematik, mathe, geschichte, erdkunde, \
        geographie, deutsch, englisch, französisch, latein, philosophie, informatik, musik, kunst, politik, \
        abnormal psychology, adult nursing, african american studies, american government, american history, \
        biological psychology, british history, calculus ab, calculus bc, civil engineering, comparative government, \
        comparative government and politics, criminal justice, cultural anthropology, dutch, educational psychology, \
        electrical engineering, english language and composition, english literature and composition, \
        environmental law, european history, european studies, hindi, human resource management, \
        international business, legal studies, mechanical engineering, music theory, music technology, polish, \
        precalculus, software engineering, turkish, urdu, us government and politics, \
        sozialkunde, wirtschaft, histoire, géographie, mathématiques, physique, chimie, français, anglais, économie, \
        svt, ses, historia, biología, química, física, matemáticas, geografía, economía, filosofía, lengua, inglés
        """.split(separator: ",").map {
            String($0).spacedWords.joined(separator: " ")
        })
}
