/// Numbers keys of 64 bits in the order in which they come; 0 is no key.
struct HashIndex {
    private struct Slot {
        var key: UInt64 = 0
        var number = 0
    }

    private var slots: [Slot] = []
    private var count = 0

    /// The number of the key, the count of keys before if it is new. Cost: O(1).
    mutating func index(of key: UInt64) -> Int {
        if count * 2 >= slots.count { grow() }
        let slot = slot(of: key)
        if slots[slot].key == key { return slots[slot].number }
        slots[slot] = Slot(key: key, number: count)
        count += 1
        return count - 1
    }

    /// The number of the key, `nil` where it has none. Cost: O(1).
    func number(of key: UInt64) -> Int? {
        guard count > 0 else { return nil }
        let slot = slots[slot(of: key)]
        return slot.key == key ? slot.number : nil
    }

    mutating func removeAll() {
        for i in slots.indices { slots[i] = Slot() }
        count = 0
    }

    /// Where the key stands, or the empty slot where it belongs.
    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            var slot = Int(truncatingIfNeeded: key >> 20) & mask
            while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & mask }
            return slot
        }
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: max(1024, old.count * 2))
        for entry in old where entry.key != 0 { slots[slot(of: entry.key)] = entry }
    }
}
