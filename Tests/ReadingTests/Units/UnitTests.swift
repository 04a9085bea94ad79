import Model
import Testing

@testable import Reading

/// Units: the code that each wording stands for.
struct UnitTests {
    @Test(arguments: [
        ("USD", ["$5", "US$5", "$US5", "5 dollars", "5 US dollars", "USD 5", "USD5", "$ 5", "5 USD"]),
        ("GBP", ["£5", "5 pounds sterling", "GBP 5", "5 million pounds"]), ("KRW", ["₩5", "5 won", "5 trillion won", "KRW 5"]),
        ("AUD", ["A$5", "5 Australian dollars", "AU$5", "AUD 5"]), ("HKD", ["HK$5", "5 Hong Kong dollars", "HK $5"]),
        ("NZD", ["NZ$5", "5 New Zealand dollars"]), ("JPY", ["¥5", "5 yen"]), ("EUR", ["€5", "5 euros", "5 euro", "EUR 5"]),
        ("ZAR", ["R57.2 billion", "R5 million", "R1,200", "5 rand"]), ("NGN", ["N5 billion", "₦5"]), ("KES", ["Sh5 million", "KSh 5"]),
        ("TWD", ["NT$5", "nt $ 5"]), ("INR", ["Rs 6.21 lakh crore", "₹5"]),
        ("MYR", ["RM79", "79 ringgit"]), ("percent", ["5%", "5 percent", "5 per cent", "5pc", "five percent", "5 pct"]),
        ("percentage-point", ["5 percentage points", "a 5-percentage-point gap", "5 pp"]),
        ("bp", ["5 basis points", "a 5 basis point cut", "5bps"]),
        ("km", ["5 km", "5km", "5 kilometers", "5 kilometres", "a 5-kilometer road", "5km."]),
        ("[mi_i]/h", ["5 mph", "5 miles per hour", "5 miles an hour", "5 m.p.h."]),
        ("[bbl_us]/d", ["5 barrels per day", "5 barrels a day", "a 5 barrel-a-day well"]),
        ("JPY", ["a 5 billion - yen loan"]), ("CNY", ["rmb 5 billion", "5 yuan"]), ("DEM", ["dm 5", "DM5"]),
        ("USD/[bbl_us]", ["$ 5 - a - barrel oil", "$5 a barrel", "$5 per barrel", "$5/barrel"]),
        ("m2", ["5 square meters", "5 sq m", "5 m²"]), ("Cel", ["5 degrees Celsius", "5°C", "5 °C", "5 degrees centigrade", "5 C"]),
        ("[degF]", ["5 degrees Fahrenheit", "5°F"]), ("GW", ["5 gigawatts", "5 GW", "5GW"]),
        ("kW.h", ["5 kWh", "5 kilowatt hours"]),
        ("By", ["5 bytes"]),
        ("GBy", ["5GB", "5 gigabytes"]),
        ("year-of-age", ["5 years old", "a 5-year-old", "5 years of age", "aged 5"]),
        ("a", ["5 years", "a 5-year deal", "five more years"]), ("persons", ["5 people", "5 persons"]), ("count", ["5 times"]),
        ("troop", ["5 troops", "5 more troops", "5 North Korean troops", "5 of the troops"]),
        ("homes".dropLast().description, ["5 public housing homes"]),
        ("deputy", ["5 of Smith's deputies", "5 deputies"]),
        ("goal/season", ["5 goals a season"]),
        ("room", ["a 5-room hotel"]), ("storey", ["a 5-storey tower"]), ("juror", ["5 jurors"]),
        ("K", ["5 K", "5 kelvin"]), ("kg", ["5 kilos"]), ("[kn_i]", ["5 knots"]), ("[stone_av]", ["5 stone"]),
        ("INR/kg", ["5 rupees a kilo"]),
        ("sale", ["5 digital and physical sales"]),
    ])
    func `each wording gives its unit`(code: String, wordings: [String]) {
        for text in wordings {
            let mentions = quantityReader.read(quantityTokenizer.tokenize("It had " + text))
            #expect(mentions.map(\.figure.unit.code) == [code], "\(text)")
        }
    }

    @Test(arguments: [
        ("Diesel cost 1.75 pounds in May.", ["GBP"]), ("The rooms go for 40 pounds a night.", ["GBP/night"]),
        ("It rose to 1.75 pounds a litre.", ["GBP/L"]), ("The minimum wage is 12 pounds an hour.", ["GBP/h"]),
        ("They were fined 500 pounds.", ["GBP"]), ("It rose from £5 to seven pounds.", ["GBP", "GBP"]),
        ("She had £20 and gave three pounds away.", ["GBP", "GBP"]), ("A ticket priced at 30 pounds was found.", ["GBP"]),
        ("The price of 10 pounds of rice has doubled.", ["[lb_av]"]), ("A 500-pound bomb cost the army dear.", ["[lb_av]"]),
        ("They paid $20 for 3 pounds.", ["USD", "[lb_av]"]), ("He lost 12 pounds in a month.", ["[lb_av]"]),
        ("The prize pig weighs 600 pounds and costs little.", ["[lb_av]"]), ("It costs 5 lbs.", ["[lb_av]"]),
        ("The tax on salt is £2; the sack of 50 pounds weighs little.", ["GBP", "[lb_av]"]),
        ("Tyres hold 32 pounds per square inch.", ["[psi]"]), ("The rent is 2 pounds per square foot.", ["GBP/[sft_i]"]),
    ])
    func `pounds are money or weight`(text: String, codes: [String]) {
        #expect(quantityReader.read(quantityTokenizer.tokenize(text)).map(\.figure.unit.code) == codes)
    }

    @Test(arguments: [
        ("14 first-team players left the club", "first-team player"),
        ("two people died", "person"),
        ("1,100 public housing properties", "public housing property"),
        ("60 commercial fishermen came", "commercial fisherman"),
        ("a 12 page document", "page"),
        ("9.99 New Zealand dollars per month", "new zealand dollar per month"),
    ])
    func `the name is the full one in the singular`(text: String, name: String) {
        #expect(quantityReader.read(quantityTokenizer.tokenize(text)).map(\.figure.unit.name) == [name])
    }
}
