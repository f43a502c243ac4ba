import Testing

@testable import ThawCore

@Suite struct ArrayCompactTests {
    @Test(arguments: [0, 1, 9, 1_025, 40_000])
    func compactHasTheSameElementsAndLittleRoom(count: Int) {
        var list: [String] = []
        for number in 0..<count { list.append(String(number)) }
        list.reserveCapacity(3 * count)
        #expect(list.compact == list)
        #expect(list.compact.capacity <= count + count / 8 + 8)
    }
}
