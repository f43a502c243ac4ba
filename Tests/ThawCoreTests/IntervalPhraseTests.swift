import Testing
import ThawCore

@Suite struct IntervalPhraseTests {
    // 86,400 seconds are a day.
    @Test(
        arguments: [
            (-5.0, "now", "now"), (0, "now", "now"), (.nan, "now", "now"),
            (1, "1 min", "1 minute"), (60, "1 min", "1 minute"), (330, "6 min", "6 minutes"),
            (600, "10 min", "10 minutes"), (3569, "59 min", "59 minutes"),
            (3571, "1 h", "1 hour"), (3600, "1 h", "1 hour"), (5400, "1.5 h", "1.5 hours"),
            (10_800, "3 h", "3 hours"), (43_000, "12 h", "12 hours"), (86_000, "24 h", "24 hours"),
            (86_300, "1 day", "1 day"), (86_400, "1 day", "1 day"), (345600, "4 days", "4 days"),
            (2_592_000, "30 days", "30 days"), (2_678_400, "1 month", "1 month"),
            (3_110_400, "1.2 months", "1.2 months"), (31_363_200, "11.9 months", "11.9 months"),
            (31_536_000, "1 year", "1 year"), (63_072_000, "2 years", "2 years"),
            (77_760_000, "2.5 years", "2.5 years"), (3_153_600_000, "99.9 years", "99.9 years"),
            (.infinity, "10000 years", "10000 years"),
        ] as [(Double, String, String)])
    func lengthsAreSaidInOneUnit(seconds: Double, short: String, long: String) {
        #expect(IntervalPhrase.short(seconds) == short)
        #expect(IntervalPhrase.long(seconds) == long)
    }
}
