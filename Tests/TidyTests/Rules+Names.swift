/// What things are called.
let nameRules: [Rule] = [
    Rule(
        "names are the field's own nouns",
        bad: [
            snippet("struct StoreManager {}"), snippet("enum TextUtils {}"),
            snippet("final class ReviewService {}"), snippet("protocol IStore {}"),
            snippet("class AbstractPage {}"), snippet("enum HTMLHelper {}"),
            snippet("let a = 1", in: "Sources/ThawCore/StringHelpers.swift"),
            snippet("typealias PageUtility = Int"), snippet("actor Manager {}"),
        ],
        good: [
            snippet("let a = FileManager.default"), snippet("struct Item {}"),
            snippet("let serviceGroup = ServiceGroup()"), snippet("protocol Indexed {}"),
            snippet("class func f() {}"), snippet("enum IDTable {}"),
            snippet("// a helper\nenum Abstraction {}"), snippet("struct Utilisation {}"),
        ]
    ) { file in
        let kinds: Set = ["struct", "class", "enum", "protocol", "actor", "typealias"]
        var names = file.code.indices.dropLast().compactMap { index -> (String, Int)? in
            let (token, next) = (file.code[index], file.code[index + 1])
            guard token.kind == .word, kinds.contains(token.text), next.kind == .word,
                next.text.first?.isUppercase == true
            else { return nil }
            return (next.text, next.line)
        }
        names.append((file.name, 1))
        return names.compactMap { name, line in
            guard let word = bannedWord(in: name) else { return nil }
            return Finding(line, "\(name): '\(word)' says nothing; name what it is or does")
        }
    }
]

private func bannedWord(in name: String) -> String? {
    let banned: Set = [
        "Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities",
        "Service", "Services",
    ]
    let words = camelWords(name)
    if let word = words.first(where: { banned.contains($0) }) { return word }
    if words.first == "Abstract" { return "Abstract" }
    return words.count > 1 && words[0] == "I" ? "I" : nil
}

/// "HTMLTextView" → HTML, Text, View.
private func camelWords(_ name: String) -> [String] {
    var words: [String] = []
    let letters = Array(name)
    for (index, letter) in letters.enumerated() {
        let afterSmall = index > 0 && !letters[index - 1].isUppercase
        let beforeSmall = index + 1 < letters.count && letters[index + 1].isLowercase
        if letter.isUppercase, index == 0 || afterSmall || beforeSmall {
            words.append(String(letter))
        } else if words.isEmpty || letter == "+" {
            words.append(letter == "+" ? "" : String(letter))
        } else {
            words[words.count - 1].append(letter)
        }
    }
    return words
}
