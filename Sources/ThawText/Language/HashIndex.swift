/// Numbers keys of 64 bits in the order in which they come; 0 is no key.
struct HashIndex {
    private var keys: [UInt64] = []
    private var numbers: [UInt32] = []
    private var count = 0

    /// The number of the key, the count of keys before if it is new. Cost: O(1).
    mutating func index(of key: UInt64) -> Int {
        if count * 2 >= keys.count { grow() }
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key >> 20) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return Int(numbers[slot]) }
            slot = (slot + 1) & mask
        }
        keys[slot] = key
        numbers[slot] = UInt32(count)
        count += 1
        return count - 1
    }

    /// The number of the key, `nil` where it has none. Cost: O(1).
    func number(of key: UInt64) -> Int? {
        guard count > 0 else { return nil }
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key >> 20) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return Int(numbers[slot]) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    mutating func removeAll() {
        for i in keys.indices { keys[i] = 0 }
        count = 0
    }

    private mutating func grow() {
        let old = zip(keys, numbers).filter { $0.0 != 0 }
        let size = max(1024, keys.count * 2)
        keys = Array(repeating: 0, count: size)
        numbers = Array(repeating: 0, count: size)
        for (key, number) in old {
            var slot = Int(truncatingIfNeeded: key >> 20) & (size - 1)
            while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
            keys[slot] = key
            numbers[slot] = number
        }
    }
}
