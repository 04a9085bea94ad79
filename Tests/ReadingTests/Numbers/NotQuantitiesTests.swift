import Model
import Testing

@testable import Reading

/// The negative corpus: sentences with digits or number words that hold no quantity.
struct NotQuantitiesTests {
    @Test(arguments: [
        // Calendar
        "The war began in 2022.", "She was born on 4 May 1961.", "They met on Aug. 7.", "The 2018 elections were close.",
        "It happened in the 1990s.", "From 2014 to 2016 he taught.", "The 2014-15 season was long.", "Prices of 2019 and 2020 held.",
        "The hunt ran from Sept. 20-24.", "He came at 10:30.", "Doors open at 7 p.m.", "Flights left at 0401 GMT.",
        "It ran from March 23 to 29.", "They met on 7 and 10 May.", "Doors were open from 5 to 7 p.m.", "He rose at 8 o'clock.",
        "It opened on 03/25/1998.",
        // Ways of writing that are not read: a part would be a wrong figure
        "It held 10^6 homes.", "It held 5.1×10^3 homes.", "It held 10^400 homes.", "It cost CHF 5'100 then.", "It fell by 1/0 percent.",
        "It held 999 trillion trillion trillion stars.",
        "They left (see note 2).",
        // Control sequences of terminals
        "\u{1B}[31mIt\u{1B}[0m fell\u{1B}[1;32m.", "A \u{1B}[0m tank\u{1B}[5",
        // Names
        "The S&P 500 closed lower.", "A Boeing 737 landed.", "The iPhone 11 is old.", "An F-16 and a Su-25 flew past.",
        "Covid-19 spread.", "The G-7 met.", "They live at 49 Hill View Road.", "See chapter 4.", "It was a level 3 alert.",
        "No. 7 was empty.", "Article 5 was invoked.", "The 22nd amendment stands.", "Version 3.2.1 is out.", "Look at page 12.",
        // Scores and the like
        "They won 3-1.", "It ended 2–2.", "The captain (9) left early.",
        // Words
        "No one came.", "At one point he left.", "He is one of them.", "The first and the second agreed.", "In the second half they slept.",
        "The bottom three were relegated.", "The two never met.", "The Group of Seven met.", "It reached the Final Four.", "One said so.",
        "That one is mine.", "A baker's dozen it was.",
    ])
    func `no quantity is read`(text: String) { #expect(quantities(text) == []) }
}
