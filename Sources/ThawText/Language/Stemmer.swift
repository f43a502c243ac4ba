import CStemmer

/// Snowball's stems for one language. Not to be shared between threads: make one where it is needed (about 1 µs).
final class Stemmer {
    private let handle: OpaquePointer?

    /// For a language without a Snowball algorithm a word is its own stem.
    init(language tag: String) {
        let base = String(tag.prefix { $0 != "-" })
        handle = Self.algorithms[base].flatMap { sb_stemmer_new($0, "UTF_8") }
    }

    deinit {
        if let handle { sb_stemmer_delete(handle) }
    }

    /// The stem of a word in lower case.
    func stem(_ word: String) -> String {
        guard let handle else { return word }
        let bytes = Array(word.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress,
                let stem = sb_stemmer_stem(handle, base, Int32(buffer.count))
            else { return word }
            let length = Int(sb_stemmer_length(handle))
            return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
        }
    }

    private static let algorithms = [
        "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian",
        "pt": "portuguese", "nl": "dutch", "ru": "russian", "sv": "swedish", "da": "danish",
        "nb": "norwegian", "no": "norwegian", "fi": "finnish", "hu": "hungarian", "ro": "romanian",
        "tr": "turkish", "ar": "arabic", "el": "greek", "hi": "hindi",
    ]
}
