import Model
import Testing
import Vocabulary

@testable import Series

/// What countries produce, and what part of it a sum is.
struct EconomiesTests {
    static let facts = EntityFacts.of(.builtIn)

    @Test(
        arguments: [
            ("KOR", 2024, "59400000000000", "KRW", 2.3), ("KOR", 2024, "59400000000", "KRW", 0.0023),
            ("USA", 2015, "18240000000", "USD", 0.1),
            ("POL", 2024, "36400000000", "PLN", 1.0), ("POL", 2024, "9150000000", "USD", 1.0), ("FRA", 2015, "22000000000", "EUR", 1.0),
            // Money of another country counts at the rate that both products tell.
            ("SGP", 2024, "7310000000", "SGD", 1.0), ("POL", 2024, "8430000000", "EUR", 1.0),
            // After the last year known it is that year's.
            ("JPN", 2040, "6090000000000", "JPY", 1.0),
        ] as [(String, Int, String, String, Double)])
    func `a sum is a part of the product`(country: String, year: Int, value: String, currency: String, expected: Double) throws {
        let sum = try #require(ExactDecimal(value))
        let share = try #require(Self.facts.share(of: country, in: year, value: sum, currency: currency))
        #expect(abs(share - expected) <= expected * 0.02, "\(share)")
    }

    @Test(arguments: [("XKX", 2010, "EUR"), ("KOR", 2010, "DEM"), ("KOR", 2010, "XXX"), ("USA", 1970, "USD"), ("TUR", 2002, "TRY")])
    func `what is not known is not guessed`(country: String, year: Int, currency: String) {
        #expect(Self.facts.share(of: country, in: year, value: .one, currency: currency) == nil)
    }

    @Test func `between two years it grows steadily`() throws {
        let economies = Economies(.builtIn)
        let products = try (2005...2015).map { try #require(economies.product(of: "FRA", in: $0)).own }
        for (before, after) in zip(products, products.dropFirst()) {
            #expect(after > before)
            #expect(abs(after / before - products[1] / products[0]) < 0.001)
        }
    }

    @Test func `every row is of a country that the vocabulary has`() {
        let countries = Set(Vocabulary.builtIn.countries.map(\.code))
        #expect(Vocabulary.builtIn.economies.allSatisfy { countries.contains($0.country) && (1990...2030).contains($0.year) })
    }
}
