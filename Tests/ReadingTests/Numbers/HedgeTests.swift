import Model
import Testing

@testable import Reading

/// Hedges, bounds and trends, each at the right figure.
struct HedgeTests {
    @Test func `what rose is the figure before`() {
        #expect(quantities("It is 78 percent, up from 50 percent.") == ["78 percent", "50 percent"])
    }

    @Test(arguments: [
        ("About 300 men", ["~300 man"]), ("nearly 300 men", ["~300 man"]), ("some 300 men", ["~300 man"]),
        ("an estimated 300 men", ["~300 man"]),
        ("300 or so men", ["~300"]), ("more than 300 men", [">300 man"]), ("at least 300 men", [">300 man"]),
        ("300 men or more", [">300 man"]),
        ("no less than 300 men", [">300 man"]), ("up to 300 men", ["<300 man"]), ("as many as 300 men", ["<300 man"]),
        ("fewer than 300 men", ["<300 man"]),
        ("no more than 300 men", ["<300 man"]), ("just over $5", [">5 USD"]), ("under $5", ["<5 USD"]), ("exactly 5 men", ["5 man"]),
        ("Prices rose 5 percent and 300 men left", ["5 percent up", "300 man"]), ("Shares fell by 5 percent", ["5 percent down"]),
        ("Shares were down about 5 percent", ["~5 percent down"]), ("Output grew to 5 tons", ["5 [ston_av] up"]),
        ("They sent 300 men, about 20 guns", ["300 man", "~20 gun"]), ("A plane dropped two bombs", ["2 bomb"]),
        ("They shot down 9 drones", ["9 drone"]),
        ("The ranks grew by 9 men", ["9 man up"]), ("It was 59 percent a week ago", ["59 percent"]),
        ("More than half rate it poor", [">0.5"]),
        ("a rise of 5 percent", ["5 percent up"]),
    ])
    func `hedges and trends`(text: String, expected: [String]) { #expect(quantities(text) == expected) }
}
