import Testing

@Suite struct HyphenTests {
    private static func definition(_ words: String) -> String {
        """
        id: own-rate
        kind: rate
        unit: percent
        subject: { kinds: [country], prepositions: [in] }
        measure: [{ words: [\(words)] }]
        """
    }

    @Test(arguments: [
        ("jobless-rate", "The jobless rate in Norway was 4 percent in May 2025."),
        ("jobless-rate", "The jobless-rate in Norway was 4 percent in May 2025."),
        ("jobless-rate", "Jobless\u{2011}rates in Norway were 4 percent in May 2025."),
        ("jobless rate", "The jobless-rate in Norway was 4 percent in May 2025."),
        ("take-home pay", "Taxes on take home pay in Norway were 4 percent in May 2025."),
        ("take home pay", "Taxes on take-home pay in Norway were 4 percent in May 2025."),
        ("in-work poverty", "In-work poverty in Norway was 4 percent in May 2025."),
        ("month-on-month growth", "Month-on-month growth in Norway was 4 percent in May 2025."),
        ("month on month growth", "Month-on-month growth in Norway was 4 percent in May 2025."),
        ("three-year yield", "The three-year yield in Norway was 4 percent in May 2025."),
        ("\"part-time|parttime work\"", "Part time work in Norway was 4 percent in May 2025."),
        ("\"parttime|part-time work\"", "Part-time work in Norway was 4 percent in May 2025."),
        ("\"share of part-time|parttime work\"", "The share of part-time work in Norway was 4 percent in May 2025."),
        ("\"=jobless-rate\"", "The jobless rate in Norway was 4 percent in May 2025."),
    ])
    func `a hyphen is as good as a space`(words: String, text: String) throws {
        #expect(try AnalystSeries.figures(Self.definition(words), in: text) == ["NOR 2025-05 4 percent"])
    }

    @Test(arguments: [
        ("jobless", "The jobless-related levy in Norway was 4 percent in May 2025."),
        ("rate", "The jobless-rate in Norway was 4 percent in May 2025."),
        ("jobless-rate", "The jobless, rated poor, in Norway were 4 percent in May 2025."),
        ("jobless-rate", "The jobless - rate them - in Norway were 4 percent in May 2025."),
        ("\"=jobless-rate\"", "The jobless rates in Norway were 4 percent in May 2025."),
    ])
    func `a part of a word with hyphens is another word`(words: String, text: String) throws {
        #expect(try AnalystSeries.figures(Self.definition(words), in: text) == [])
    }
}
