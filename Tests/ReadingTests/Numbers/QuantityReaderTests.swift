import Model
import Testing
import Vocabulary

@testable import Reading

let quantityTokenizer = Tokenizer(.builtIn)
let quantityReader = QuantityReader(.builtIn)

/// The quantities of a text in short: qualifier if not exact, value or ends, unit code, trend.
func quantities(_ text: String) -> [String] {
    quantityReader.read(quantityTokenizer.tokenize(text)).map { mention in
        let figure = mention.figure
        var result = figure.qualifier == .exact ? "" : figure.qualifier.rawValue
        result += figure.value.description
        if let upper = figure.upper { result += (mention.shape == .move ? "→" : "…") + upper.description }
        if !figure.unit.code.isEmpty { result += " " + figure.unit.code }
        if let trend = mention.trend { result += " " + trend.rawValue }
        return result
    }
}

struct QuantityReaderTests {
    @Test(arguments: [
        ("The country sent 11,000 troops.", ["11000 troop"]),
        ("The blast killed two people and wounded 14.", ["2 persons", "14"]),
        ("It will spend 59.4 trillion won ($43.7 billion).", ["59400000000000 KRW", "43700000000 USD"]),
        ("That is 2.34 percent of GDP.", ["2.34 percent"]),
        ("He asked for 25,000 to 30,000 soldiers.", ["25000…30000 soldier"]),
        ("Support fell from 51 to 46 percent.", ["51→46 percent down"]),
        ("Twenty-one percent agreed.", ["21 percent"]),
        ("Only two in five agreed.", ["0.4"]),
        ("More than half of voters agreed.", [">0.5"]),
        ("Tens of thousands of people fled.", ["10000…100000 persons"]),
        ("The shares were 14 and 13 percent.", ["14 percent", "13 percent"]),
        ("It stood between 60 and 65 percent.", ["60…65 percent"]),
    ])
    func `the figures of news are read`(text: String, expected: [String]) { #expect(quantities(text) == expected) }
}
