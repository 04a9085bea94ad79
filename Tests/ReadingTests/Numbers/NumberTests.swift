import Model
import Testing

@testable import Reading

/// Values, however they are written.
struct NumberTests {
    @Test(arguments: [
        ("11000", ["11,000 men", "11000 men", "11 000 men", "eleven thousand men", "11 thousand men", "11k men"]),
        ("59400000000000", ["59.4 trillion yen", "59.4tn yen", "59.4-trillion yen", "59,400,000,000,000 yen"]),
        ("2500000", ["2.5 million homes", "two and a half million homes", "2½ million homes", "2 1/2 million homes", "2.5m homes"]),
        ("500000", ["half a million homes", "half-a-million homes", "500,000 homes", "five hundred thousand homes"]),
        ("12", ["a dozen ships", "twelve ships", "12 ships", "one dozen ships"]),
        ("24", ["two dozen ships", "twenty-four ships", "twenty four ships"]),
        ("205", ["two hundred and five ships", "two hundred five ships"]),
        ("2345000", ["two million three hundred and forty-five thousand ships"]),
        ("1000000", ["a million ships", "one million ships", "10 lakh ships"]),
        ("30000000", ["3 crore ships", "thirty million ships", "three crore ships"]),
        ("100", ["a hundred ships", "one hundred ships"]),
        ("101", ["a hundred and one ships", "one hundred and one ships"]),
        ("1250000", ["a million two hundred and fifty thousand ships"]),
        ("750000", ["three quarters of a million ships", "three-quarters of a million ships"]),
        ("250000000", ["a quarter of a billion ships", "one quarter of a billion ships"]),
        ("0.5", ["half of the ships", "one half of the ships", "1/2 of the ships", "½ of the ships"]),
        ("0.75", ["three quarters of the ships", "three-quarters of the ships", "3/4 of the ships"]),
        (
            "0.25",
            [
                "a quarter of the ships", "one-quarter of the ships", "one in four ships", "one out of every four ships",
                "25 of every 100 ships",
            ]
        ),
        ("0.6666666666666666", ["two-thirds of the ships", "two thirds of the ships", "2/3 of the ships", "⅔ of the ships"]),
        ("1500000", ["a million and a half ships", "one million and a half ships"]), ("10.50", ["ten dollars and 50 cents"]),
        ("200", ["a couple of hundred ships", "a couple hundred ships"]), ("10.5", ["ten point five percent"]),
        ("3140000", ["three point one four million ships"]),
        ("6.0275", ["$6.02 3/4"]), ("5000000", ["5m USD"]),
        ("-40", ["minus 40 degrees", "-40 degrees", "minus forty degrees", "minus-40 degrees"]),
        ("0.03", ["0.03 percent", ".03 percent"]),
        ("1234567.5", ["1,234,567.5 tons", "12,34,567.5 tons"]),
    ])
    func `each spelling gives its value`(value: String, spellings: [String]) {
        for text in spellings {
            let mentions = quantityReader.read(quantityTokenizer.tokenize("They counted " + text + "."))
            #expect(mentions.map(\.figure.value.description) == [value], "\(text)")
        }
    }

    @Test(arguments: [
        ("He lost 25 to 30 million dollars.", ["25000000…30000000 USD down"]), ("It takes three or four years.", ["3…4 a"]),
        ("It costs $3 to $5 billion.", ["3000000000…5000000000 USD"]), ("They sent 1,000–1,500 men.", ["1000…1500 man"]),
        ("It went from 240 to 273.", ["240→273"]), ("Speeds of 15-22 mph", ["15…22 [mi_i]/h"]),
        ("A 7- or 8-inch screen", ["7 [in_i]", "8 [in_i]"]),
        ("It has 5.4, 6.1 and 6.7 inches.", ["5.4 [in_i]", "6.1 [in_i]", "6.7 [in_i]"]),
        ("It rose 3 percent to 40 percent.", ["3 percent up", "40 percent"]),
        ("It rose by $5 billion to $20 billion.", ["5000000000 USD up", "20000000000 USD"]),
        ("Children ages 5 to 12", ["5…12 year-of-age"]), ("people aged 60-70", ["60…70 year-of-age"]),
        ("They lost between two hundred and five hundred men.", ["200…500 man"]),
        ("They lost between two thousand and three thousand men.", ["2000…3000 man"]),
        ("Several hundred fled.", ["200…1000"]), ("Dozens died.", ["24…99"]), ("Hundreds of thousands fled.", ["100000…1000000"]),
    ])
    func `ranges, moves and lists`(text: String, expected: [String]) { #expect(quantities(text) == expected) }

    /// A chain of number words is as many numbers as it takes for each to say its hundreds and its scales once, however long it is.
    @Test(arguments: [
        ("ten hundred and ten hundred men", ["1000 man", "1000 man"]), ("nine thousand nine thousand men", ["9000", "9000 man"]),
    ])
    func `what says a hundred or a scale twice is two numbers`(text: String, expected: [String]) { #expect(quantities(text) == expected) }

    @Test(arguments: ["ten hundred and ", "nine hundred thousand and ", "ninety trillion ", "nine hundred quadrillion ", "two dozen and "])
    func `no chain of number words is a number beyond measure`(words: String) {
        for count in [1, 2, 9, 40, 1_000] {
            for mention in quantityReader.read(quantityTokenizer.tokenize("They sent " + String(repeating: words, count: count) + "men.")) {
                #expect(mention.figure.value.magnitudeOrder < 38)
            }
        }
    }

    @Test(arguments: [
        ("The rate fell to 4.2 percent from 4.5 percent.", "4.5→4.2 percent"),
        ("The gap narrowed to $38 billion in May from a revised $40 billion.", "40000000000→38000000000 USD"),
        ("Profit rose to 42 cents a share from 38 cents.", "38→42 cent/share"), ("Approval slipped to 46 from 51.", "51→46"),
        ("The age would creep up to 67 from 65.", "65→67"),
    ])
    func `where a figure moved from may stand behind it`(text: String, expected: String) throws {
        let mentions = quantityReader.read(quantityTokenizer.tokenize(text))
        try #require(mentions.count == 2, "\(mentions)")
        #expect(mentions.map(\.tie) == [.none, .origin])
        let move = mentions[0].tied(to: mentions[1]).figure
        let upper = try #require(move.upper)
        let code = move.unit.code.isEmpty ? "" : " " + move.unit.code
        #expect("\(move.value)→\(upper)" + code == expected)
    }

    @Test(arguments: [
        "It moved to 12 sites from 10 offices.", "He rode 30 miles to 10 towns from 5 states.", "It rose to 5, and 3 came from 2 towns.",
    ])
    func `what differs is no move`(text: String) {
        #expect(quantityReader.read(quantityTokenizer.tokenize(text)).allSatisfy { $0.tie != .origin })
    }

    @Test(arguments: [
        ("Sixteen of the group's 58 mines closed.", "mine"), ("Five of the 12 jurors were women.", "juror"),
        ("Three out of the ten ships sank.", "ship"), ("She won two of her last 30 games.", "game"),
    ])
    func `a part is in the unit of the whole`(text: String, unit: String) throws {
        let mentions = quantityReader.read(quantityTokenizer.tokenize(text))
        try #require(mentions.count == 2, "\(mentions)")
        #expect(mentions[0].tie == .part)
        #expect(mentions[0].tied(to: mentions[1]).figure.unit.code == unit)
    }

    @Test(arguments: [
        "Eight soldiers were killed and 20 wounded.", "It killed 12 people and injured 40.", "It left two men dead and at least 30 hurt.",
        "It bought 147.35 yen, up from 146.90.", "It stood at $52, down from about 53 in May.",
    ])
    func `those who fared otherwise are of the same kind`(text: String) {
        #expect(quantityReader.read(quantityTokenizer.tokenize(text)).map(\.tie) == [.none, .fellow])
    }

    @Test(arguments: [
        "It sold 12 boats and earned 40.", "It sold $12, and 40 left.", "It has 12 boats, up from 40 men.",
        "Two men were killed, and prices rose by 20.", "Five of them met 12 jurors.",
        "Two of $3 million is left.", "Half of the 190 nations failed.",
    ])
    func `what is no count has no part`(text: String) {
        #expect(quantityReader.read(quantityTokenizer.tokenize(text)).allSatisfy { $0.tie == .none })
    }
}
