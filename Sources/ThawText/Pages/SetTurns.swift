import ThawCore

/// Terms and definitions in turns, of which the set says how many there are, so that a definition of several lines can
/// be told: without its rests the counts agree, and all that stand below are terms again.
enum SetTurns {
    /// Of a set with more rests it is anyone's guess which lines they are.
    private static let most = 12

    /// The lines that go on with the definition above them.
    ///
    /// The cheapest way through the lines, where a term costs nothing if it is short and no sentence, a definition
    /// if it is longer than its term, and a rest always costs a little. Cost: O(count × `most`).
    static func rests(_ page: PageLines, _ lines: [Int], _ count: Int) -> Set<Int> {
        guard 3...2000 ~= count, lines.count > 2 * count, page.runs.isEmpty else { return [] }
        let most = min(most, lines.count - 2 * count)
        // By pair and rests so far: the cost, and how many rests the last definition has.
        var costs = [[Int]](
            repeating: [Int](repeating: .max, count: most + 1), count: count + 1)
        var taken = [[Int]](repeating: [Int](repeating: 0, count: most + 1), count: count + 1)
        costs[0][0] = 0
        for pair in 0..<count {
            for rests in 0...most where costs[pair][rests] < .max {
                let place = 2 * pair + rests
                let cost = costs[pair][rests] + cost(page, lines[place], lines[place + 1])
                for more in 0...min(3, most - rests) {
                    let sum = cost + 3 * more
                    guard sum < costs[pair + 1][rests + more] else { continue }
                    costs[pair + 1][rests + more] = sum
                    taken[pair + 1][rests + more] = more
                }
            }
        }
        // Only where it puts nearly everything right: cards with paragraphs on both sides stay as they are.
        guard var rests = (0...most).min(by: { costs[count][$0] < costs[count][$1] }),
            rests > 0, rests * 5 <= max(5, count), costs[count][rests] * 3 <= costs[count][0],
            (costs[count][rests] - 3 * rests) * 3 <= count
        else { return [] }
        var found: Set<Int> = []
        for pair in (1...count).reversed() {
            let more = taken[pair][rests]
            rests -= more
            let end = 2 * pair + rests
            for place in end..<(end + more) { found.insert(lines[place]) }
        }
        return found
    }

    private static func cost(_ page: PageLines, _ term: Int, _ definition: Int) -> Int {
        let (first, second) = (page.lines[term].text, page.lines[definition].text)
        let words = page.words(in: first, limit: 10)
        var cost = words <= 5 ? 0 : words <= 9 ? 1 : 3
        if page.endsSentence(first) { cost += 2 }
        if second.count < first.count { cost += 1 }
        return cost
    }
}
