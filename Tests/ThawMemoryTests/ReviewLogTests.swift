import TestSupport
import Testing
import ThawMemory

@Suite struct ReviewLogTests {
    @Test(arguments: ["\n", "\r\n"])
    func columnsAreFoundByName(newline: String) throws {
        let csv = [
            "review_rating,note,card_id,review_time", "3,x,12,1711744352250", "1,,7,1711744359497",
            "",
        ].joined(separator: newline)
        let log = try ReviewLog(csv: csv)
        #expect(log.cards == [12, 7])
        #expect(log.times == [1_711_744_352_250, 1_711_744_359_497])
        #expect(log.ratings == [3, 1])
    }

    @Test(arguments: ["", "a,b,c\n1,2,3", "card_id,review_time\n1,2"])
    func headingIsNeeded(csv: String) {
        #expect(throws: ReviewLogError.heading) { try ReviewLog(csv: csv) }
    }

    @Test(arguments: ["1,2", "x,2,3", "1,2.5,3", "1,2,-3", "1,2,300", ",,"])
    func lineThatCannotBeReadIsNamed(line: String) throws {
        let csv = "card_id,review_time,review_rating\n1,2,3\n\(line)\n1,3,3"
        let error = #expect(throws: ReviewLogError.self) { try ReviewLog(csv: csv) }
        #expect(error?.description.hasPrefix("Line 3 ") == true)
    }

    @Test func binaryFormIsRead() throws {
        var bytes = Array("RVL1".utf8) + [2, 0, 0, 0]
        bytes += [5, 1, 0, 0, 0, 0, 0, 0] + [255, 255, 255, 255, 255, 255, 255, 255]
        bytes += [0, 0, 0, 0, 1, 0, 0, 0] + [1, 0, 0, 0, 0, 0, 0, 0]
        let log = try ReviewLog(binary: bytes + [4, 1] + [0, 0, 0, 0, 0, 0, 0, 0])
        #expect(
            log.cards == [261, -1] && log.times == [4_294_967_296, 1] && log.ratings == [4, 1])
        #expect(throws: ReviewLogError.notALog) { try ReviewLog(binary: bytes) }
        #expect(throws: ReviewLogError.notALog) { try ReviewLog(binary: Array("RVL".utf8)) }
    }

    @Test func dayBeginsAtTheHourOfTheLearnersZone() throws {
        // 03:00 and 05:00 UTC of one date.
        let start: Int64 = 1_600_041_600_000
        let csv = "card,time,rating\n1,\(start + 3 * 3_600_000),3\n1,\(start + 5 * 3_600_000),3"
        let log = try ReviewLog(csv: csv)
        #expect(try log.trainingSet().wholeDays == [0, 1])
        #expect(try log.trainingSet(dayStart: 2).wholeDays == [0, 0])
        #expect(try log.trainingSet(secondsFromGMT: { _ in 7_200 }).wholeDays == [0, 0])
    }

    @Test(.enabled(if: Logs.josh != nil, "../shared/data/fsrs is not beside this checkout"))
    func realLogIsReadInTheOrderOfItsLines() throws {
        let data = try #require(Seeds.file("data/fsrs/josh.csv"))
        let log = try ReviewLog(csv: String(decoding: data, as: UTF8.self))
        let josh = try #require(Logs.josh)
        #expect(log.cards == josh.cards && log.ratings == josh.ratings)
        let set = try log.trainingSet()
        #expect(set.items.count == 6276 && set.cardCount == 1205)
    }
}
