import Foundation
import ThawCore

/// English words with how common they are, looked up in place in one block of bytes.
///
/// The data are made by `Scripts/lexicon.sh` from SCOWL (see `Lexicon/COPYRIGHT`); the script describes the
/// format. Opening reads 0.9 MB once and parses nothing; a look-up is a binary search over the heads of blocks of
/// sixteen words, about 0.2 µs.
struct Lexicon: Sendable {
    /// What is known of a word.
    struct Entry: Equatable, Sendable {
        /// 0 (the commonest 4,000) to 7 (rare); SCOWL's sizes 10, 20, 35, 40, 50, 55, 60, 70.
        var band: Int
        /// Written in lower case.
        var isWord: Bool
        /// Written with a capital: a proper name, or a word made from one.
        var isName: Bool
        var isAbbreviation: Bool
    }

    /// The word list that comes with the program, or `nil` where its folder is missing: then everything that
    /// needs it is withheld.
    static let english: Lexicon? = {
        func bytes(of name: String) -> [UInt8]? {
            ProgramFiles.find("Lexicon/\(name)", of: "ThawText")
                .flatMap { try? Data(contentsOf: $0) }.map { [UInt8]($0) }
        }
        guard let words = bytes(of: "english.lex") else { return nil }
        return Lexicon(bytes: words, rare: bytes(of: "rare.bloom") ?? [])
    }()

    private let bytes: [UInt8]
    private let rare: [UInt8]
    private let rareBits: Int
    private let blockCount: Int
    private let poolStart: Int
    /// By the first two letters of a word, the first block whose head begins so or with what comes behind.
    private var openings: [Int32] = []
    /// The first letters of each block's head (see `letters`): most blocks are told apart without a look at the words.
    private var heads: [UInt64] = []
    let count: Int

    /// `nil` unless the bytes are a word list of the known form.
    ///
    /// - Parameter rare: the filter of rare words, empty for none.
    init?(bytes: [UInt8], rare: [UInt8] = []) {
        guard bytes.count > 16, bytes.starts(with: Array("THAWLEX1".utf8)) else { return nil }
        self.bytes = bytes
        self.count = Self.number(in: bytes, at: 8)
        let bits =
            rare.count > 12 && rare.starts(with: Array("THAWRARE".utf8))
            ? Self.number(in: rare, at: 8) : 0
        self.rare = rare
        self.rareBits = 12 + bits / 8 < rare.count ? bits : 0
        self.blockCount = Self.number(in: bytes, at: 12)
        self.poolStart = 16 + 4 * blockCount
        guard blockCount > 0, poolStart < bytes.count else { return nil }
        openings = bytes.withUnsafeBufferPointer { openings(in: $0) }
        heads = bytes.withUnsafeBufferPointer { bytes in
            (0..<blockCount).map { block in
                let start = min(blockStart(block, in: bytes) + 2, bytes.count)
                let length = start < bytes.count ? Int(bytes[start - 1] & 31) : 0
                let end = min(start + length, bytes.count)
                return Self.letters(of: UnsafeBufferPointer(rebasing: bytes[start..<end]))
            }
        }
    }

    /// The first eight bytes of a word, the first of them in the highest place, so that the order is that of words.
    private static func letters(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var letters: UInt64 = 0
        for at in 0..<8 { letters = letters << 8 | (at < word.count ? UInt64(word[at]) : 0) }
        return letters
    }

    private func openings(in bytes: UnsafeBufferPointer<UInt8>) -> [Int32] {
        var openings = [Int32](repeating: Int32(blockCount), count: Self.openingCount + 1)
        for block in stride(from: blockCount - 1, through: 0, by: -1) {
            let start = blockStart(block, in: bytes) + 2
            guard start < bytes.count else { continue }
            let head = UnsafeBufferPointer(
                rebasing: bytes[start..<min(start + Int(bytes[start - 1] & 31), bytes.count)])
            guard let first = head.first else { continue }
            let opening =
                first < 0x61 ? 0 : first > 0x7A ? Self.openingCount : Self.opening(of: head)
            openings[opening] = Int32(block)
        }
        for opening in stride(from: Self.openingCount - 1, through: 0, by: -1)
        where openings[opening] == blockCount {
            openings[opening] = openings[opening + 1]
        }
        return openings
    }

    private static let openingCount = 26 * 28

    /// The number of the first two letters in the order of their bytes; all signs before "a" are one, and all
    /// behind "z".
    @inline(__always)
    private static func opening(of word: UnsafeBufferPointer<UInt8>) -> Int {
        let second = word.count > 1 ? word[1] : 0
        return Int(word[0] - 0x61) * 28 + (second < 0x61 ? 0 : min(27, Int(second) - 0x60))
    }

    private static func number(in bytes: [UInt8], at offset: Int) -> Int {
        (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }

    /// The entry of a word that is already lower case (see `WordShape.fold`). Cost: O(log words).
    func entry(_ word: UnsafeBufferPointer<UInt8>) -> Entry? {
        guard !word.isEmpty, word.count < 32 else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var low = 0
            var high = blockCount
            if WordShape.isLower(word[0]) {
                let opening = Self.opening(of: word)
                // The word may stand in the block before the first that opens so.
                low = max(0, Int(openings[opening]) - 1)
                high = Int(openings[opening + 1])
            }
            let letters = Self.letters(of: word)
            while high - low > 1 {
                let middle = (low + high) / 2
                let head = heads[middle]
                if head == letters ? isHead(of: middle, in: bytes, after: word) : head > letters {
                    high = middle
                } else {
                    low = middle
                }
            }
            return find(word, inBlock: low, of: bytes)
        }
    }

    func entry(_ word: [UInt8]) -> Entry? { word.withUnsafeBufferPointer { entry($0) } }

    func entry(_ word: some StringProtocol) -> Entry? {
        word.utf8.withContiguousStorageIfAvailable { entry(folding: $0) }
            ?? entry(WordShape.fold(Array(word.utf8)))
    }

    /// The entry of a word in any case.
    func entry(folding word: UnsafeBufferPointer<UInt8>) -> Entry? {
        // Small letters of ASCII are folded already.
        word.allSatisfy(WordShape.isLower) ? entry(word) : entry(WordShape.fold(Array(word)))
    }

    /// Whether a word that is not in the list is probably one of SCOWL's rare words or names: right for all of
    /// them, and wrong for one of two hundred others. Such a word is left alone and never proposed.
    func isRare(_ word: [UInt8]) -> Bool {
        guard rareBits > 0 else { return false }
        let hash = WordShape.hash(word)
        return (0..<7).allSatisfy { i in
            let bit = Int(((hash >> 32) + UInt64(i) * (hash & 0xFFFF_FFFF)) % UInt64(rareBits))
            return rare[12 + bit / 8] & 1 << UInt8(bit % 8) != 0
        }
    }

    private func blockStart(_ block: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let at = 16 + 4 * block
        return poolStart
            + (Int(bytes[at]) | Int(bytes[at + 1]) << 8 | Int(bytes[at + 2]) << 16
                | Int(bytes[at + 3]) << 24)
    }

    private func isHead(
        of block: Int, in bytes: UnsafeBufferPointer<UInt8>, after word: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let start = blockStart(block, in: bytes)
        let length = Int(bytes[start + 1] & 31)
        let shorter = min(length, word.count)
        var i = 0
        while i < shorter {
            let head = bytes[start + 2 + i]
            if head != word[i] { return head > word[i] }
            i += 1
        }
        return length > word.count
    }

    private func find(
        _ word: UnsafeBufferPointer<UInt8>, inBlock block: Int, of bytes: UnsafeBufferPointer<UInt8>
    ) -> Entry? {
        var at = blockStart(block, in: bytes)
        let end = block + 1 < blockCount ? blockStart(block + 1, in: bytes) : bytes.count
        // How many letters of the word the entry before agrees with.
        var agreed = 0
        while at + 1 < end {
            let shared = Int(bytes[at] & 31)
            let length = Int(bytes[at + 1] & 31)
            if shared < agreed { return nil }
            if shared == agreed {
                var i = 0
                while i < length, agreed < word.count, bytes[at + 2 + i] == word[agreed] {
                    i += 1
                    agreed += 1
                }
                if i == length, agreed == word.count { return Self.entry(bytes[at], bytes[at + 1]) }
            }
            at += 2 + length
        }
        return nil
    }

    private static func entry(_ first: UInt8, _ second: UInt8) -> Entry {
        Entry(
            band: Int(first >> 5), isWord: second & 32 != 0, isName: second & 64 != 0,
            isAbbreviation: second & 128 != 0)
    }

    /// Calls `body` with the words that begin with the letter, in order. Cost: O(words with the letter).
    ///
    /// - Parameter body: is told how many letters the word shares, at least, with the last one that it saw. It gives
    ///   how many letters decide that no word which begins with them need be seen; `nil` where each must be.
    func forEach(
        startingWith letter: UInt8,
        _ body: (_ word: UnsafeBufferPointer<UInt8>, _ shared: Int, Entry) -> Int?
    ) {
        bytes.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { word in
                var at = blockStart(block(before: letter, in: bytes), in: bytes)
                var isInside = false
                // How many letters of `word` are those of the last one seen, and how many of them decide.
                var (seen, decided) = (0, Int.max)
                while at + 1 < bytes.count {
                    let length = Int(bytes[at + 1] & 31)
                    var shared = Int(bytes[at] & 31)
                    if shared == 0 {
                        if bytes[at + 2] > letter { return }
                        isInside = bytes[at + 2] == letter
                        // The head of a block is written in full.
                        let most = min(length, seen, decided)
                        while shared < most, bytes[at + 2 + shared] == word[shared] { shared += 1 }
                    }
                    if isInside, shared < decided {
                        let count = Int(bytes[at] & 31) + length
                        for i in shared..<count { word[i] = bytes[at + 2 + i - count + length] }
                        let whole = UnsafeBufferPointer(rebasing: word[..<count])
                        let entry = Self.entry(bytes[at], bytes[at + 1])
                        seen = count
                        decided = body(whole, shared, entry) ?? .max
                    }
                    at += 2 + length
                }
            }
        }
    }

    /// The last block whose head stands before all words with the letter.
    private func block(before letter: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var low = 0
        var high = blockCount
        while high - low > 1 {
            let middle = (low + high) / 2
            if bytes[blockStart(middle, in: bytes) + 2] < letter {
                low = middle
            } else {
                high = middle
            }
        }
        return low
    }
}
