/// Numbers keys of 64 bits in the order in which they come.
struct HashIndex {
    /// The numbers, counted from 1, where their keys belong; 0 is an empty place.
    private var slots: [UInt32] = []
    /// By number. Apart from `slots`: the first are the commonest, and lie together.
    private var keys: [UInt64] = []

    /// The number of the key, the count of keys before if it is new. Cost: O(1).
    @inline(__always)
    mutating func index(of key: UInt64) -> Int { number(of: key) ?? add(key) }

    @inline(never)
    private mutating func add(_ key: UInt64) -> Int {
        if keys.count * 2 >= slots.count { grow() }
        let slot = slot(of: key)
        keys.append(key)
        slots[slot] = UInt32(keys.count)
        return keys.count - 1
    }

    /// The number of the key, `nil` where it has none. Cost: O(1).
    @inline(__always)
    func number(of key: UInt64) -> Int? {
        guard !keys.isEmpty else { return nil }
        let number = Int(slots[slot(of: key)])
        return number > 0 ? number - 1 : nil
    }

    mutating func removeAll() {
        for i in slots.indices { slots[i] = 0 }
        keys.removeAll(keepingCapacity: true)
    }

    /// Where the key's number stands, or the empty slot where it belongs.
    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        slots.withUnsafeBufferPointer { slots in
            keys.withUnsafeBufferPointer { keys in
                let mask = slots.count - 1
                var slot = Int(truncatingIfNeeded: key >> 20) & mask
                while slots[slot] > 0, keys[Int(slots[slot]) - 1] != key {
                    slot = (slot + 1) & mask
                }
                return slot
            }
        }
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: max(1024, slots.count * 2))
        for (number, key) in keys.enumerated() { slots[slot(of: key)] = UInt32(number + 1) }
    }
}
