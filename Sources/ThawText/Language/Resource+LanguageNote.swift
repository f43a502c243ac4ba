public import ThawCore

extension Resource {
    /// What Thaw does for English only and leaves out here, in one sentence, and what to do when the guess is
    /// wrong. `nil` for English.
    public var languageNote: String? {
        guard !language.isEnglish else { return nil }
        let left = """
            spelling and wording are not checked, lost headings are not proposed, and gaps ask for \
            names and numbers at most; Thaw can do more for English only
            """
        guard language != .unknown, language.tag != "und" else {
            return
                "The language of this page is not known: \(left). Set the language if it is English."
        }
        let name = Self.languageNames[String(language.tag.prefix { $0 != "-" })] ?? language.tag
        let verb = language.isGuess ? "seems to be" : "is"
        return "This page \(verb) in \(name): \(left). Correct the language if that is wrong."
    }

    /// The languages that `LanguageGuess` tells apart, by ISO 639-1.
    private static let languageNames = [
        "ar": "Arabic", "be": "Belarusian", "cs": "Czech", "da": "Danish", "de": "German",
        "el": "Greek", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French",
        "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "hy": "Armenian", "it": "Italian",
        "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "la": "Latin", "nb": "Norwegian",
        "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
        "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
        "ur": "Urdu", "zh": "Chinese",
    ]
}
