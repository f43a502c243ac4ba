/// Numbers of word forms by their bytes, ASCII capitals counted as small letters: open addressing over one block.
struct FormTable {
    private struct Entry {
        var hash: UInt32
        var start: UInt32
        var length: UInt32
        var number: Int32
    }

    /// Indices into `entries` plus one; 0 is free. A power of two, at most half full.
    private var slots = [UInt32](repeating: 0, count: 1024)
    private var entries: [Entry] = []
    private var bytes: [UInt8] = []

    /// FNV-1a over the lowered bytes, 32 bits, mixed at the end since the low bits choose the slot.
    @inline(__always)
    static func hash(_ form: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in form { hash = (hash ^ UInt32(lowered(byte))) &* 0x0100_0193 }
        return hash ^ (hash >> 15)
    }

    @inline(__always)
    private static func lowered(_ byte: UInt8) -> UInt8 {
        WordShape.isUpper(byte) ? byte | 0x20 : byte
    }

    /// The number that was inserted for the form.
    @inline(__always)
    func number(of form: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int32? {
        let mask = UInt32(slots.count - 1)
        var at = hash & mask
        while true {
            let index = slots[Int(at)]
            guard index > 0 else { return nil }
            let entry = entries[Int(index - 1)]
            if entry.hash == hash, Int(entry.length) == form.count,
                equals(form, at: Int(entry.start))
            {
                return entry.number
            }
            at = (at + 1) & mask
        }
    }

    @inline(__always)
    private func equals(_ form: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        for i in 0..<form.count where bytes[start + i] != Self.lowered(form[i]) { return false }
        return true
    }

    /// Adds a form that is not there yet.
    mutating func insert(_ form: UnsafeBufferPointer<UInt8>, hash: UInt32, number: Int32) {
        if 2 * (entries.count + 1) > slots.count { grow() }
        entries.append(
            Entry(
                hash: hash, start: UInt32(clamping: bytes.count),
                length: UInt32(clamping: form.count), number: number))
        bytes.append(contentsOf: form.lazy.map(Self.lowered))
        place(UInt32(clamping: entries.count), hash: hash)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (i, entry) in entries.enumerated() { place(UInt32(clamping: i + 1), hash: entry.hash) }
    }

    private mutating func place(_ index: UInt32, hash: UInt32) {
        let mask = UInt32(slots.count - 1)
        var at = hash & mask
        while slots[Int(at)] != 0 { at = (at + 1) & mask }
        slots[Int(at)] = index
    }
}
