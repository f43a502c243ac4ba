import ThawCore

/// What each line of a page looks like to `LineModel`: its words, its form and place, and the same of the lines beside
/// it. What a line means here must not hang on what other readers made of it, as the weights are learned without them.
///
/// Cost: linear in the lines that are looked at; of a line the first 200 bytes count.
struct LineFeatures {
    /// What is known of one line by itself.
    private struct Form {
        /// The first words in `words`: in lower case, numbers all alike.
        var low = 0
        var high = 0
        /// A bit for each of these words; two may share one.
        var mask: UInt64 = 0
        /// All of them in one.
        var key: UInt32 = 0
        /// All words, or as many as 200 bytes hold.
        var count = 0
        var length: UInt32 = 0
        var ending: UInt32 = 0
        var capitals: UInt32 = 0
        var marker: UInt32 = 0
        var signs: UInt32 = 0
        var isApart = false

        /// Short, and no sentence.
        var isBrief: Bool {
            count <= 5 && ending != 0x2E && ending != 0x21 && ending != 0x3F
        }
    }

    /// Which feature it is; what it says is mixed in.
    private enum Template: UInt32 {
        case constant, marker, ending, capitals, length, form, form2, word, pair, first, last, whole
        case sign, top, bottom, topLength, bottomLength, topForm, bottomForm, again, apart
        case besideForm, besideLength, besideBoth, besideCapitals, besideWord, besideNone
        case above, below, aboveLength, belowLength, occurs, opensPage, endsAbove, isDefined
        case heading, setting
    }

    private static let most = 14
    /// How far down the page a title is looked for, and compared with the lines that follow.
    private static let head = (titles: 40, lines: 120)

    /// The lines that are looked at, ascending.
    let lines: [Int]
    private let page: PageLines
    private var forms: [Form] = []
    private var words: [UInt32] = []
    private var counts: [UInt32: Int] = [:]
    /// How many brief lines stand above and below each without a break, six at most.
    private var runs: [(up: UInt32, down: UInt32)] = []
    private var out: [UInt32] = []

    /// Of a long page the first and the last lines: no site puts more above and below.
    init(_ page: PageLines) {
        self.page = page
        let all = page.lines.indices
        lines = all.count <= 400 ? Array(all) : Array(all.prefix(150)) + Array(all.suffix(150))
        forms.reserveCapacity(lines.count)
        page.clean.withUnsafeBufferPointer { clean in
            for index in lines { addForm(of: page.lines[index], clean) }
        }
        for form in forms where form.count > 0 { counts[form.key, default: 0] += 1 }
        runs = [(up: UInt32, down: UInt32)](repeating: (0, 0), count: forms.count)
        for i in forms.indices.dropFirst() where forms[i - 1].isBrief {
            runs[i].up = min(6, runs[i - 1].up + 1)
        }
        for i in forms.indices.dropLast().reversed() where forms[i + 1].isBrief {
            runs[i].down = min(6, runs[i + 1].down + 1)
        }
    }

    // MARK: Form

    private mutating func addForm(of line: Line, _ clean: UnsafeBufferPointer<UInt8>) {
        var form = Form()
        form.low = words.count
        form.isApart = line.isApart
        switch line.marker {
        case .none: form.marker = 0
        case .bullet: form.marker = 1
        case .number: form.marker = 2
        }
        var scan = WordScan()
        var capitals = 0
        var isFirstCapital = false
        func end() {
            guard scan.hash != 0 else { return }
            if words.count - form.low < Self.most { words.append(scan.isNumber ? 1 : scan.hash) }
            if scan.isCapital { capitals += 1 }
            if form.count == 0 { isFirstCapital = scan.isCapital }
            form.count += 1
            scan.hash = 0
        }
        var last: UInt32 = 0x20
        var i = line.text.start
        let limit = min(line.text.end, line.text.start + 200)
        while i < limit {
            let (scalar, width) = LineSigns.scalar(clean, i, limit)
            i += width
            if LineSigns.isLetter(scalar) || LineSigns.isDigit(scalar) {
                scan.add(scalar)
            } else if scan.hash != 0, !scan.isNumber, scalar == 0x27 || scalar == 0x2019 {
                scan.hash = LineSigns.step(scan.hash, 0x27)
            } else {
                end()
                form.signs |= LineSigns.bit(scalar)
            }
            if scalar > 0x20, scalar != 0xA0 { last = scalar }
        }
        end()
        form.high = words.count
        for word in words[form.low..<form.high] {
            form.mask |= 1 << UInt64(word & 63)
            form.key = LineSigns.step(form.key, word)
        }
        form.capitals =
            capitals == 0
            ? 0 : !scan.hasSmall ? 4 : capitals == form.count ? 3 : isFirstCapital ? 1 : 2
        switch form.count {
        case 0..<6: form.length = UInt32(form.count)
        case 6..<9: form.length = 6
        case 9..<15: form.length = 7
        default: form.length = 8
        }
        form.ending = line.text.count > 200 ? 0x2E : LineSigns.ending(last)
        forms.append(form)
    }

    // MARK: Features

    private mutating func emit(
        _ template: Template, _ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0
    ) {
        var hash = (template.rawValue &+ 1) &* 0x9E37_79B1
        hash = (hash ^ a) &* 0x85EB_CA6B
        hash ^= hash >> 13
        hash = (hash ^ b) &* 0xC2B2_AE35
        hash ^= hash >> 16
        hash = (hash ^ c) &* 0x27D4_EB2F
        out.append((hash ^ hash >> 15) | 1)
    }

    /// The features of the line at a place of `lines`.
    mutating func features(at place: Int) -> [UInt32] {
        out.removeAll(keepingCapacity: true)
        let form = forms[place]
        let line = page.lines[lines[place]]
        ownWords(form)
        ownForm(form)
        emit(.heading, UInt32(line.heading))
        emit(.setting, (line.isStrong ? 1 : 0) | (line.isLink ? 2 : 0) | (line.isRow ? 4 : 0))
        standing(place, form)
        beside(place, -2, form)
        beside(place, -1, form)
        beside(place, 1, form)
        beside(place, 2, form)
        let run = runs[place]
        emit(.above, run.up)
        emit(.below, run.down)
        emit(.aboveLength, run.up, form.length)
        emit(.belowLength, run.down, form.length)
        if place < Self.head.titles, line.text.count <= 160 { title(place, form) }
        return out
    }

    private mutating func ownForm(_ form: Form) {
        emit(.constant)
        emit(.marker, form.marker)
        emit(.ending, form.ending)
        emit(.capitals, form.capitals)
        emit(.length, form.length)
        emit(.form, form.marker, form.ending, form.length)
        emit(.form2, form.capitals, form.length, form.ending)
        var signs = form.signs
        while signs != 0 {
            emit(.sign, UInt32(signs.trailingZeroBitCount))
            signs &= signs &- 1
        }
    }

    private mutating func ownWords(_ form: Form) {
        guard form.high > form.low else { return }
        emit(.first, words[form.low])
        if form.count <= Self.most {
            emit(.last, words[form.high - 1])
            var before: UInt32 = 0
            for i in form.low..<form.high {
                let word = words[i]
                emit(.word, word)
                if i > form.low { emit(.pair, before, word) }
                before = word
            }
        }
        if form.count <= 6 { emit(.whole, form.key) }
    }

    private mutating func standing(_ place: Int, _ form: Form) {
        let top: UInt32 = place < 4 ? UInt32(place) : place < 8 ? 4 : place < 15 ? 5 : 6
        let left = forms.count - 1 - place
        let bottom: UInt32 =
            left < 3 ? UInt32(left) : left < 6 ? 3 : left < 12 ? 4 : left < 20 ? 5 : 6
        emit(.top, top)
        emit(.bottom, bottom)
        emit(.topLength, top, form.length)
        emit(.bottomLength, bottom, form.length)
        emit(.topForm, top, form.ending, form.marker)
        emit(.bottomForm, bottom, form.ending, form.marker)
        if counts[form.key] ?? 0 > 1 { emit(.again) }
        let isApartBelow = place + 1 < forms.count && forms[place + 1].isApart
        emit(.apart, form.isApart ? 1 : 0, isApartBelow ? 1 : 0)
    }

    private mutating func beside(_ place: Int, _ distance: Int, _ form: Form) {
        let side = UInt32(distance + 2)
        let at = place + distance
        guard at >= 0, at < forms.count else {
            emit(.besideNone, side)
            return
        }
        let other = forms[at]
        emit(.besideForm, side, other.marker, other.ending)
        emit(.besideLength, side, other.length)
        emit(.besideBoth, side, other.marker << 8 | other.length, form.marker << 8 | form.length)
        emit(.besideCapitals, side, other.capitals)
        guard distance == -1 || distance == 1, other.count <= 6 else { return }
        for i in other.low..<other.high { emit(.besideWord, side, words[i]) }
    }

    /// What the rest of the page says of the words: where they come again, and whether they are explained.
    private mutating func title(_ place: Int, _ form: Form) {
        guard form.high > form.low, form.count <= Self.most else { return }
        var occurs: UInt32 = 0
        var isDefined = false
        for at in 0..<min(forms.count, Self.head.lines) where at != place {
            let other = forms[at]
            guard other.mask & form.mask == form.mask, let offset = offset(of: form, in: other)
            else { continue }
            occurs += 1
            if at > place, at <= place + 12, other.count >= form.count + 4, offset <= 1 {
                isDefined = true
            }
        }
        emit(.occurs, min(occurs, 4))
        if isDefined { emit(.isDefined) }
        guard place > 0 else { return }
        if offset(of: form, in: forms[0]) == 0 { emit(.opensPage) }
        let ends = (max(0, place - 4)..<place).contains { at in
            let other = forms[at]
            return offset(of: form, in: other).map { other.low + $0 + form.high - form.low }
                == other.high
        }
        if ends { emit(.endsAbove) }
    }

    /// How many words of a line stand before the words of another, where it holds them.
    private func offset(of form: Form, in other: Form) -> Int? {
        let count = form.high - form.low
        guard other.high - other.low >= count else { return nil }
        for start in other.low...(other.high - count) {
            var i = 0
            while i < count, words[start + i] == words[form.low + i] { i += 1 }
            if i == count { return start - other.low }
        }
        return nil
    }
}

/// A word that is being read, and what the words of the line were like so far.
private struct WordScan {
    /// 0 between words.
    var hash: UInt32 = 0
    var isNumber = true
    var isCapital = false
    var hasSmall = false

    mutating func add(_ scalar: UInt32) {
        let isDigit = LineSigns.isDigit(scalar)
        let small = LineSigns.lower(scalar)
        if hash == 0 {
            hash = 0x811C_9DC5
            isNumber = true
            isCapital = small != scalar
        }
        if !isDigit {
            isNumber = false
            if small == scalar { hasSmall = true }
        }
        hash = LineSigns.step(hash, small)
    }
}

/// The signs of a line as `LineFeatures` tells them apart. The ranges are those of Unicode's blocks, not its
/// properties: what is learned must not change with the tables of a system.
private enum LineSigns {
    /// A step of FNV-1a over 32 bits at once, stirred so that high bits tell words apart, too.
    @inline(__always)
    static func step(_ hash: UInt32, _ value: UInt32) -> UInt32 {
        let mixed = (hash ^ value) &* 0x0100_0193
        return mixed ^ mixed >> 15
    }

    static func scalar(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ limit: Int
    ) -> (scalar: UInt32, width: Int) {
        let byte = UInt32(bytes[at])
        if byte < 0x80 { return (byte, 1) }
        let width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        guard width > 1, at + width <= limit else { return (0xFFFD, 1) }
        var scalar = byte & (0x7F >> UInt32(width))
        for i in 1..<width { scalar = scalar << 6 | UInt32(bytes[at + i] & 0x3F) }
        return (scalar, width)
    }

    static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

    static func isLetter(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7A }
        return scalar >= 0xC0 && scalar < 0x2000 && scalar != 0xD7 && scalar != 0xF7
            || scalar >= 0x2C00 && scalar < 0xE000 || scalar == 0xAA || scalar == 0xBA
    }

    static func lower(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x41...0x5A, 0xC0...0xDE, 0x391...0x3A9, 0x410...0x42F: scalar + 0x20
        case 0x100...0x17F: scalar & 1 == 0 ? scalar + 1 : scalar
        default: scalar
        }
    }

    /// Signs that tell something, a bit each; pictures and arrows share one.
    static func bit(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x7C: 1 << 0
        case 0xB7: 1 << 1
        case 0xA9: 1 << 2
        case 0x40: 1 << 3
        case 0x23: 1 << 4
        case 0x3E: 1 << 5
        case 0xBB: 1 << 6
        case 0x28: 1 << 7
        case 0x09: 1 << 8
        case 0x24: 1 << 9
        case 0x25: 1 << 10
        case 0x26: 1 << 11
        case 0x2F: 1 << 12
        case 0x5B: 1 << 13
        case 0x3D: 1 << 14
        case 0x2013, 0x2014: 1 << 15
        case 0x2D: 1 << 16
        case 0x3A: 1 << 17
        default: scalar > 0x2190 && scalar != 0xFFFD ? 1 << 31 : 0
        }
    }

    /// The last sign of a line, where it tells something: letters, digits and other signs are each alike.
    static func ending(_ last: UInt32) -> UInt32 {
        switch last {
        case 0x2E, 0x3F, 0x21, 0x3A, 0x3B, 0x2C, 0x2026, 0x3E, 0xBB, 0x2192, 0x29: last
        default: isLetter(last) ? 1 : isDigit(last) ? 2 : 3
        }
    }
}
