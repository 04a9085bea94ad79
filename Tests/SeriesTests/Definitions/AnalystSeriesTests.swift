import Testing

/// What an analyst expects of her own series that none of the built-in ones has.
@Suite struct AnalystSeriesTests {
    private static func prices(_ unit: String, period: String) -> String {
        """
        id: diesel-price
        kind: rate
        unit: \(unit)
        subject: { kinds: [country], prepositions: [in, of], carry: 2 }
        measure: [{ words: [diesel], carry: 2 }]
        period: { default: \(period) }
        """
    }

    @Test(arguments: [
        ("currency", "Diesel in Britain cost 1.75 pounds in May 2025.", ["GBR 2025-05 1.75 GBP"]),
        ("currency", "Diesel in Britain stood at 1.75 pounds on June 2, 2025.", ["GBR 2025-06-02 1.75 GBP"]),
        ("currency", "Diesel in Egypt stood at 17.5 pounds in May 2025.", ["EGY 2025-05 17.5 EGP"]),
        ("[GBP]", "Diesel in Britain stood at 1.75 pounds in May 2025.", ["GBR 2025-05 1.75 GBP"]),
        ("[GBP/L]", "Diesel in Britain stood at 1.75 pounds a litre in May 2025.", ["GBR 2025-05 1.75 GBP/L"]),
        ("[EUR/L]", "Diesel in France stood at 1.75 euros a litre in May 2025.", ["FRA 2025-05 1.75 EUR/L"]),
        ("[goal/season]", "Diesel in Britain stood at 30 goals a season in May 2025.", ["GBR 2025-05 30 goal/season"]),
        ("currency", "In May 2025 they burned 40 pounds of diesel in Britain.", []),
        ("currency", "In May 2025 a 40-pound can of diesel was found in Britain.", []),
        ("currency", "In May 2025 a can of diesel of 40 lbs was found in Britain.", []),
    ])
    func `pounds are money where the series is of money`(unit: String, text: String, expected: [String]) throws {
        #expect(try AnalystSeries.figures(Self.prices(unit, period: "event"), in: text) == expected)
    }

    private static let levels = [
        ("Diesel in Germany has cost 1.75 euros since January 2025.", "DEU 2025-06-12 1.75 EUR"),
        ("Since January 2025 diesel in Germany has cost 1.75 euros.", "DEU 2025-06-12 1.75 EUR"),
        ("Diesel in Germany has stood at 1.75 euros since March.", "DEU 2025-06-12 1.75 EUR"),
        ("Diesel in Germany has been at 1.75 euros since the tax was raised in March.", "DEU 2025-06-12 1.75 EUR"),
        ("Diesel in Germany cost 1.75 euros in March 2025, the most since 2022.", "DEU 2025-03 1.75 EUR"),
    ]

    @Test(arguments: levels, ["event", "report", "stated"])
    func `a level that has been since a time holds at the day of the report`(row: (String, String), period: String) throws {
        #expect(try AnalystSeries.figures(Self.prices("currency", period: period), in: row.0) == [row.1], "\(period)")
    }

    private static func rate(_ kind: String) -> String {
        """
        id: bank-rate
        kind: \(kind)
        unit: percent
        subject: { kinds: [country], prepositions: [in, of], modifies: yes, carry: 2 }
        measure: [{ words: [bank rate], carry: 2 }]
        period: { default: event }
        """
    }

    @Test(arguments: ["rate", "stock"]) func `a share likewise`(kind: String) throws {
        for text in [
            "Norway's bank rate has stood at 4.5 percent since March.", "Norway's bank rate has been 4.5 percent since December 2023.",
            "Since December 2023 Norway's bank rate has been 4.5 percent.",
        ] {
            #expect(try AnalystSeries.figures(Self.rate(kind), in: text) == ["NOR 2025-06-12 4.5 percent"], "\(text)")
        }
    }

    @Test func `what adds up still counts from its beginning`() throws {
        let arrivals = """
            id: arrivals
            kind: count
            unit: persons
            nouns: [migrant]
            subject: { kinds: [country], prepositions: [in], carry: 2 }
            measure: [{ words: [arrive], carry: 2 }]
            """
        let found = try AnalystSeries.figures(arrivals, in: "In Italy 4,500 migrants have arrived since January 2025.")
        #expect(found == ["ITA 2025-01/2025-06-12 4500 persons"])
    }
}
