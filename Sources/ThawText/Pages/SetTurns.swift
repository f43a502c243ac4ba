import ThawCore

/// Terms and definitions in turns, where a definition may have several lines: which lines go on with the one above.
///
/// The cheapest way through the lines, where a term costs nothing if it is short and no sentence, a definition if it
/// is longer than its term, and a line that goes on always costs a little. Cost: O(pairs × `most`).
struct SetTurns {
    /// Of a set with more such lines it is anyone's guess which they are.
    private static let most = 24

    private let page: PageLines
    private let lines: [Int]
    private let most: Int
    /// By pair and rests so far: the cost, and how many rests the last definition has.
    private var costs: [[Int]]
    private var taken: [[Int]]

    /// The lines that go on with the definition above them, in a set that says how many cards it has; what stands below
    /// the last of these is not looked at.
    static func rests(_ page: PageLines, _ lines: [Int], _ count: Int) -> Set<Int> {
        guard 3...2000 ~= count, lines.count > 2 * count, page.runs.isEmpty else { return [] }
        let turns = SetTurns(page, lines, pairs: count, most: min(most, lines.count - 2 * count))
        let best = turns.costs[count].enumerated().min { $0.element < $1.element }
        // Only where it puts nearly everything right: cards with paragraphs on both sides stay as they are.
        guard let best, best.offset > 0, best.offset * 5 <= max(5, count),
            best.element * 3 <= turns.costs[count][0],
            (best.element - 3 * best.offset) * 3 <= count
        else { return [] }
        return turns.rests(count, best.offset)
    }

    /// The same of lines that are all of the set, however many cards it has; `nil` where too many cost something.
    static func rests(_ page: PageLines, _ lines: [Int]) -> Set<Int>? {
        let pairs = lines.count / 2
        guard 3...2000 ~= pairs else { return nil }
        let most = min(most, lines.count / 4)
        let turns = SetTurns(page, lines, pairs: pairs, most: most)
        let ways = ((lines.count - most + 1) / 2...pairs).map { count in
            (count: count, rests: lines.count - 2 * count)
        }
        let best = ways.filter { turns.costs[$0.count][$0.rests] < .max }
            .min { turns.costs[$0.count][$0.rests] < turns.costs[$1.count][$1.rests] }
        guard let best,
            (turns.costs[best.count][best.rests] - 3 * best.rests) * 3 <= best.count
        else { return nil }
        return turns.rests(best.count, best.rests)
    }

    private init(_ page: PageLines, _ lines: [Int], pairs: Int, most: Int) {
        self.page = page
        self.lines = lines
        self.most = most
        costs = [[Int]](repeating: [Int](repeating: .max, count: most + 1), count: pairs + 1)
        taken = [[Int]](repeating: [Int](repeating: 0, count: most + 1), count: pairs + 1)
        costs[0][0] = 0
        for pair in 0..<pairs {
            for rests in 0...most where costs[pair][rests] < .max { extend(pair, rests) }
        }
    }

    private mutating func extend(_ pair: Int, _ rests: Int) {
        let place = 2 * pair + rests
        guard place + 1 < lines.count else { return }
        var sum = costs[pair][rests] + cost(lines[place], lines[place + 1])
        for more in 0...min(6, most - rests) where place + 1 + more < lines.count {
            if more > 0 { sum += costOfRest(place + 1 + more, of: place + 1) }
            guard sum < costs[pair + 1][rests + more] else { continue }
            costs[pair + 1][rests + more] = sum
            taken[pair + 1][rests + more] = more
        }
    }

    private func rests(_ count: Int, _ rests: Int) -> Set<Int> {
        var found: Set<Int> = []
        var rests = rests
        for pair in (1...count).reversed() {
            let more = taken[pair][rests]
            rests -= more
            let end = 2 * pair + rests
            for place in end..<(end + more) { found.insert(lines[place]) }
        }
        return found
    }

    /// A point goes on with a point, a long line with one that begins with a small letter.
    private func costOfRest(_ place: Int, of first: Int) -> Int {
        let above = page.lines[lines[place - 1]].text
        if above.count >= 60, !page.endsSentence(above),
            ByteText.isLower(page.clean[page.lines[lines[place]].text.start])
        {
            return 1
        }
        guard page.lines[lines[place]].marker != .none else { return 3 }
        return page.lines[lines[first]].marker == .none ? 2 : 1
    }

    private func cost(_ term: Int, _ definition: Int) -> Int {
        let (first, second) = (page.lines[term].text, page.lines[definition].text)
        let words = page.words(in: first, limit: 10)
        var cost = words <= 5 ? 0 : words <= 9 ? 1 : 3
        if page.endsSentence(first) { cost += 2 }
        let isListed = page.lines[definition].marker != .none
        let isFormula = page.firstIndex(of: 0x3D, in: second) != nil
        if second.count < first.count, !isListed, !isFormula { cost += 2 }
        if page.lines[term].marker != .none { cost += 6 }
        return cost
    }
}
