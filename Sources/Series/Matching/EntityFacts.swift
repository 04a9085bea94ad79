import Model
import Vocabulary

/// What the vocabulary knows of names beyond their spelling.
struct EntityFacts: Sendable {
    private let currencies: Set<String>
    private let countryOfCurrency: [String: String]
    private let heads: Set<String>
    private let agencies: Set<UInt64>

    init(_ vocabulary: Vocabulary) {
        currencies = []
        countryOfCurrency = [:]
        heads = []
        agencies = []
    }

    func isCurrency(_ code: String) -> Bool { currencies.contains(code) }
    /// The one country whose money it is; `nil` for those of many (EUR, USD).
    func country(ofCurrency code: String) -> String? { countryOfCurrency[code] }
    /// Whether someone is or was head of state or government.
    func isHead(_ person: String) -> Bool { heads.contains(person) }
    /// Whether a word names a body that acts for its country: "army", "government".
    func isAgency(_ word: UInt64) -> Bool { agencies.contains(word) }
}
