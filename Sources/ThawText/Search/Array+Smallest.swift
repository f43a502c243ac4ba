extension [UInt64] {
    /// The smallest elements in no order (Hoare's selection). The elements are different. Cost: linear on average.
    func smallest(_ limit: Int) -> [UInt64] {
        guard limit < count else { return self }
        guard limit > 0 else { return [] }
        var elements = self
        var low = 0
        var high = count - 1
        while low < high {
            let pivot = elements[(low + high) / 2]
            var i = low
            var j = high
            while i <= j {
                while elements[i] < pivot { i += 1 }
                while elements[j] > pivot { j -= 1 }
                if i <= j {
                    elements.swapAt(i, j)
                    i += 1
                    j -= 1
                }
            }
            if limit - 1 <= j {
                high = j
            } else if limit - 1 >= i {
                low = i
            } else {
                break
            }
        }
        return Array(elements[..<limit])
    }
}
