import ThawCore

/// How words are written, told from their UTF-8 bytes.
enum WordShape {
    /// Letters of ASCII, and the bytes of everything beyond ASCII.
    @inline(__always)
    static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

    @inline(__always)
    static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }

    /// The word in lower case as the lexicon writes it: ASCII and Latin-1 capitals are lowered, the curly
    /// apostrophe becomes the straight one, and a possessive `'s` or a final apostrophe is taken off.
    static func fold(_ word: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(word.count)
        var i = 0
        while i < word.count {
            let byte = word[i]
            if isUpper(byte) {
                out.append(byte | 0x20)
            } else if byte == 0xC3, i + 1 < word.count {
                out.append(byte)
                i += 1
                let next = word[i]
                out.append(next &- 0x80 < 0x1F && next != 0x97 ? next + 0x20 : next)
            } else if byte == 0xE2, i + 2 < word.count, word[i + 1] == 0x80, word[i + 2] == 0x99 {
                out.append(0x27)
                i += 2
            } else {
                out.append(byte)
            }
            i += 1
        }
        if out.count > 2, out.suffix(2).elementsEqual([0x27, 0x73]) { out.removeLast(2) }
        if out.count > 1, out.last == 0x27 { out.removeLast() }
        return out
    }

    /// A hash of the bytes of a word, eight at a time, for what is kept no longer than the program runs.
    ///
    /// - Parameter mask: bits that are set in every byte: 0x20 makes letters of ASCII equal in either case.
    @inline(__always)
    static func quickHash(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, setting mask: UInt8 = 0
    ) -> UInt64 {
        let bits = 0x0101_0101_0101_0101 &* UInt64(mask)
        var hash = UInt64(truncatingIfNeeded: end &- start) &* 0x9E37_79B9_7F4A_7C15
        func add(_ word: UInt64) {
            hash = (hash ^ word) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 32
        }
        var at = start
        while at &+ 8 <= end {
            add(ByteLanes(bytes, at).word | bits)
            at &+= 8
        }
        guard at < end else { return hash }
        let rest = UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* (end &- at))
        if at &+ 8 <= bytes.count {
            add((ByteLanes(bytes, at).word | bits) & rest)
        } else {
            var word: UInt64 = 0
            for i in (at..<end).reversed() { word = word << 8 | UInt64(bytes[i]) }
            add((word | bits) & rest)
        }
        return hash
    }

    /// What `hash` begins with, and what it multiplies by at each letter.
    static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    static let prime: UInt64 = 0x0000_0100_0000_01B3

    /// FNV-1a over the folded letters, 64 bits.
    static func hash(_ word: [UInt8]) -> UInt64 {
        word.reduce(basis) { ($0 ^ UInt64($1)) &* prime }
    }
}

extension Lexicon {
    /// Prefixes and endings with which English makes words that no list has in full.
    private static let prefixes = [
        "anti", "counter", "de", "dis", "ex", "hyper", "inter", "intra", "macro", "mega", "micro",
        "mid", "mini", "mis", "mono", "multi", "neo", "non", "out", "over", "para", "poly", "post",
        "pre", "pro", "proto", "pseudo", "re", "semi", "sub", "super", "trans", "ultra", "un",
        "under", "bio", "geo", "electro", "photo", "thermo", "hydro", "socio", "psycho", "neuro",
    ].map { Array($0.utf8) }

    private static let endings: [(ending: [UInt8], restored: [[UInt8]])] = [
        ("isation", ["", "e", "y"]), ("ization", ["", "e", "y"]), ("ising", ["", "e", "y"]),
        ("izing", ["", "e", "y"]), ("ised", ["", "e", "y"]), ("ized", ["", "e", "y"]),
        ("ise", ["", "e", "y"]), ("ize", ["", "e", "y"]), ("ists", ["", "e", "y"]),
        ("ist", ["", "e", "y"]), ("isms", ["", "e", "y"]), ("ism", ["", "e", "y"]),
        ("like", [""]), ("less", [""]), ("ness", ["", "y"]), ("nesses", [""]), ("ship", [""]),
        ("wards", [""]), ("ward", [""]), ("hood", [""]), ("ian", ["", "y", "ia"]),
        ("ians", ["", "y", "ia"]), ("ic", ["", "y", "ia"]), ("ical", ["", "y", "ic"]),
        ("ally", ["", "al"]), ("ly", [""]), ("able", [""]), ("ability", ["", "able"]),
        ("ity", ["", "e"]), ("ish", [""]), ("esque", [""]),
    ].map { (Array($0.0.utf8), $0.1.map { Array($0.utf8) }) }

    /// Whether the word is in the list, or made from words in it by an English prefix or ending.
    ///
    /// Plain inflections (-s, -ed, -ing) are in the list, so one that is not is rather a slip ("occured").
    /// - Parameter word: folded. Stems of three letters or less do not count.
    func isPlausible(_ word: [UInt8]) -> Bool {
        if entry(word) != nil || isRare(word) { return true }
        for prefix in Self.prefixes
        where word.count >= prefix.count + 4 && word.starts(with: prefix) {
            let rest = Array(word.dropFirst(prefix.count))
            if let entry = entry(rest), entry.band < 6 || rest.count >= 6 { return true }
            if rest.count > 6, isDerived(rest) { return true }
        }
        return isDerived(word)
    }

    private func isDerived(_ word: [UInt8]) -> Bool {
        for (ending, restored) in Self.endings
        where word.count >= ending.count + 4 && word.suffix(ending.count).elementsEqual(ending) {
            let stem = word.dropLast(ending.count)
            for letters in restored {
                if let entry = entry(stem + letters), entry.band < 6 || entry.isName { return true }
            }
        }
        return false
    }
}
