extension Array {
    /// The same without room to grow: what was appended to one by one takes up to twice its size for as long as it is
    /// kept. Cost: a copy, where there is much room.
    package var compact: [Element] {
        guard capacity - count > count / 8 else { return self }
        return withUnsafeBufferPointer { Array($0) }
    }
}
