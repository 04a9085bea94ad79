import Model
import Testing

@testable import Pages

@Suite struct PlainPageTests {
    static let lead = """
        Cheese is dearer
        Cheese has become dearer again, dairy farmers said Saturday, and they see no end to it before the autumn.
        A pound of it costs "4 francs" now, 12 percent more than it did a year ago in the same shops.
        """
    static let copy = lead.split(separator: "\n").dropFirst().joined(separator: " ").replacing("\"", with: "'")
    static let bridge = "The bridge over the lower river is open to all traffic again, the mayor told some 300 marchers on Saturday."

    /// Several sites' ways to set a block, each with the same story in it.
    @Test(arguments: [
        "Town Star\n5 hours ago\n- Town Star\nBridge opens\n\(bridge)",
        "Town Star\n5 hours ago\nBridge opens\n\(bridge)",
        "Town Star · 5 hours ago\nBridge opens\n\(bridge)",
        "Bridge opens\nTown Star\n5 hours ago\n\(bridge)",
        "Bridge opens\nTown Star | 5h ago\n\(bridge)",
        "Town Star\n5 hours ago\n– Town Star\nBridge opens\n\(bridge)",
    ])
    func blocks(block: String) throws {
        let second = block.replacing("Bridge", with: "Tunnel").replacing("bridge", with: "tunnel").replacing("300", with: "420")
        let page = Self.lead + "\n\nComments\nReader 7: I paid 9 francs, so there!\n\nRelated Articles\n\n\n\(block)\n\n\n\(second)\n"
        let articles = try Pages.read(page, published: "2025-06-28").articles
        #expect(articles.map(\.title) == ["Cheese is dearer", "Bridge opens", "Tunnel opens"])
        #expect(articles.dropFirst().map(\.publisher) == ["Town Star", "Town Star"])
        #expect(articles.map { $0.published?.period.description } == ["2025-06-28", "2025-06-28", "2025-06-28"])
        #expect(articles.map { Pages.paragraphs($0).count } == [2, 1, 1])
    }

    /// A text of one line is no furniture, though it looks like a date line, an age or a byline.
    @Test(arguments: ["He arrived 3 days ago.", "They met yesterday", "She will return January 12, 2017", "By Friday 4 had left"])
    func oneLineIsAllThatATextSays(line: String) throws {
        let articles = try Pages.read(line, published: "2025-06-28").articles
        #expect(articles.map { Pages.paragraphs($0) } == [[line]])
    }

    /// What sites put between the headline and the story.
    @Test(arguments: [
        ("Bridge opens after ten years\n\nTown Star\nNovember 13, 2020 16:12 JST", "Town Star", 1),
        ("Bridge opens after ten years\n\n11:08 November 13, 2020", nil, 1),
        ("Bridge opens after ten years\n\nFerrymen fear for their trade\n\nFri 13 Nov 2020 00.12 GMT", nil, 2),
        ("Bridge opens after ten years\n\nby the Town Star news desk\nNovember 13, 2020 11:46 am | 2 min read", nil, 1),
        ("Bridge opens after ten years\n\nBy Ann Lee\nTown Star\nNovember 13, 2020 — 9.30pm", "Town Star", 1),
        ("Town Star | CITY\nBridge opens after ten years\nBy staff writer, Riverton, 11/13/2020 08:21 PM", "Town Star", 1),
        ("Bridge opens after ten years\n\nFerries are to stop on Sunday\n\n13.11.2020 at 18:20", nil, 2),
        ("Title: Bridge opens after ten years\nDate: 13 November 2020\nSource: Town Star", "Town Star", 1),
        ("Town Star\nPolitics\n\nBridge opens after ten years\nBy Ann Lee\nPublished : Nov. 13, 2020 - 11:42", "Town Star", 1),
        (
            "REPUBLIC OF ELBONIA\nMINISTRY OF BRIDGES\n\nPress release\n13 November 2020\n\nBridge opens after ten years",
            "Republic Of Elbonia", 1
        ),
        ("Bridge opens after ten years\n\nTown Star live desk - Friday, November 13, 2020 (all times Riverton)", nil, 1),
    ])
    func heads(head: String, publisher: String?, paragraphs: Int) throws {
        let articles = try Pages.read("\(head)\n\n\(Self.bridge)\n", published: nil).articles
        #expect(articles.map { $0.published?.period.description } == ["2020-11-13"])
        #expect(articles.first?.title?.hasSuffix("Bridge opens after ten years") == true)
        #expect(articles.first?.publisher == publisher)
        #expect(articles.first.map { Pages.paragraphs($0).count } == paragraphs)
    }

    /// A page that gives no day is dated by its lead's dateline, and so are the ages of its other stories.
    @Test func agesFromTheLeadsDateline() throws {
        let lead = "Bridge opens\nRIVERTON, Nov. 14, 2020 (TS) - \(Self.bridge)"
        let other = "Town Star\n3 days ago\n- Town Star\nTunnel closes\n\(Self.bridge.replacing("bridge", with: "tunnel"))"
        let page = "\(lead)\n\nComments\nNo comments yet...\nRelated Articles\n\n\n\(other)\n"
        let articles = try Pages.read(page).articles
        #expect(articles.map { $0.published?.period.description } == ["2020-11-14", "2020-11-11"])
    }

    @Test func datelineInSmallLetters() throws {
        let articles = try Pages.read("Bridge opens after ten years\n\nNew Riverton, 13 November 2020: \(Self.bridge)").articles
        #expect(articles.map { $0.published?.period.description } == ["2020-11-13"])
    }

    /// Lines that break inside a sentence are one block, whatever the length of the page's others; others are not.
    @Test(arguments: [
        ("of the bridge by 40 marchers and then by the mayor of the town,\nand the band played", 1),
        ("of the bridge by 40 marchers and then by the mayor, aged exactly 61\nand three months", 1),
        ("of the bridge by 40 marchers and then by the mayor and the\n12 councillors", 1),
        ("of the bridge by 40 marchers and then by the mayor of the town.\nthe band played", 2),
        ("of the bridge by 40 marchers and then by the mayor of the town\nThe band played", 2),
        ("of the bridge\nand the band played", 2),
    ])
    func brokenLines(text: String, blocks: Int) throws {
        let article = try #require(
            try Pages.read("Bridge opens after ten years\n\n\(Self.bridge) \(Self.bridge)\n\nFirst use \(text)").articles.first)
        #expect(article.blocks.count == blocks + 2, "\(Pages.blocks(article))")
    }

    /// "Discussion" heads a part of a report; readers' comments have other headings.
    @Test func discussionIsNoCommentSection() throws {
        let page = "Bridge opens after ten years\n\n\(Self.bridge)\n\nDiscussion\n\n\(Self.bridge.replacing("bridge", with: "tunnel"))"
        #expect(try Pages.read(page).articles.first.map { Pages.paragraphs($0).count } == 2)
    }

    @Test func leadAndItsCopyAreOneArticle() throws {
        let page =
            "\nNews  Sport  Weather  Shop\n\(Self.lead)\n\nGet it by mail.\nComments\nNo comments yet...\nRelated Articles\n\n\nTown Star\n5 hours ago\n- Town Star\nCheese is dearer\n\(Self.copy)\n"
        let articles = try Pages.read(page, published: "2025-06-28").articles
        #expect(articles.count == 1)
        #expect(articles.first?.publisher == "Town Star")
        #expect(articles.first.map { Pages.paragraphs($0).count } == 2)
    }

    @Test func namesAndAgesOfCommentsAreNoStories() throws {
        let page =
            Self.lead
            + "\n\nComments\n\nReader 7\n3 hours ago\nI paid more\nI paid 9 francs for the pound last week in the very same shop, so there you are.\n"
        #expect(try Pages.read(page, published: "2025-06-28").articles.map(\.title) == ["Cheese is dearer"])
    }

    @Test(arguments: [
        "Is the price of cheese about to fall again before the autumn comes?",
        "\"We cannot eat francs\": the price of cheese and its makers",
        "Cheese is dearer", "Cheese up 12 pct. in a year, says the board",
    ])
    func headlines(headline: String) throws {
        let body = Self.lead.split(separator: "\n").dropFirst().joined(separator: "\n")
        for page in [
            "\(headline)\n\(body)", "Money\n\(headline)\nJune 27, 2025\n\(body)", "Home > Money > Food\n\(headline)\nBy Ann Lee\n\(body)",
            "\(headline)\n\n\(body.replacing("\n", with: "\n\n"))",
            "\(headline)\n\(body)\n\nComments\nNone\nRelated Articles\n\n\nTown Star Inc.\n5 hours ago\n- Town Star Inc.\n\(headline)\n\(body.replacing("\n", with: " "))",
        ] {
            let articles = try Pages.read(page, published: "2025-06-28").articles
            #expect(articles.map(\.title) == [headline], "\(page)")
            #expect(articles.first.map { Pages.paragraphs($0).count } == 2, "\(page)")
        }
    }

    @Test func aLeadWithADateAndAnAgeTellsWhenThePageWasFetched() throws {
        let page =
            "Cheese is dearer\nUpdated June 24, 2025\n\(Self.lead.split(separator: "\n").dropFirst().joined(separator: "\n"))\n\nRelated Articles\n\n\nStar\n2 days ago\n- Star\nCheese is dearer\n\(Self.copy)\n\n\nStar\n4 days ago\n- Star\nBridge opens\nThe bridge over the lower river is open to all traffic again, the mayor says.\n"
        #expect(try Pages.read(page).articles.map { $0.published?.period.description } == ["2025-06-24", "2025-06-22"])
    }

    @Test func wrappedText() throws {
        let page = """
            PRESS RELEASE\r
            Bern, 19 February 2025\r
            \r
            Dairy fund is set up\r
            \r
            The government has set up a fund for dairies that are to be found in the higher parts\r
            of the country, with 4 million francs to begin with.\r
            \r
            Facts\r
              - The fund is for three years, and may then be made longer by the same act, if it is\r
                found to be of use.\r
              - Dairies apply by May.\r
            \r
            Press contact: phone 031 000 00 00\r
            """
        let article = try #require(try Pages.read(page).articles.first)
        #expect(article.title == "Dairy fund is set up")
        #expect(article.published?.period.description == "2025-02-19")
        #expect(
            article.blocks.map(\.kind) == [.dateline, .headline, .paragraph, .heading, .listItem, .listItem])
        #expect(article.text == Array(page.utf8))
    }

    @Test(arguments: [
        ("OSLO, June 17 (NTB) -- The king spoke.", "OSLO, June 17 (NTB) --", "NTB"),
        ("MOSCOW/SEOUL, June 18 (Hanbit) - It rained.", "MOSCOW/SEOUL, June 18 (Hanbit) -", "Hanbit"),
        ("NEW DELHI: The house sat.", "NEW DELHI:", nil), ("WASHINGTON — Snow fell.", "WASHINGTON —", nil),
        ("PORT-AU-PRINCE, Feb 6 (AFP) - Rain fell.", "PORT-AU-PRINCE, Feb 6 (AFP) -", "AFP"),
        ("SEOUL, Sept. 2 (Yonhap) -- Rain fell.", "SEOUL, Sept. 2 (Yonhap) --", "Yonhap"),
        ("OSLO (The Evening Courier) - Rain fell.", "OSLO (The Evening Courier) -", "The Evening Courier"),
        ("OSLO, May 3 (Courier) — Rain fell.", "OSLO, May 3 (Courier) —", "Courier"),
        ("Oslo (AFP) - Rain fell.", "Oslo (AFP) -", "AFP"), ("OSLO (updated) - Rain fell.", "OSLO (updated) -", nil),
        ("KYIV (Ukraine) — Rain fell.", "KYIV (Ukraine) —", nil), ("OSLO (Analysis) - Rain fell.", "OSLO (Analysis) -", nil),
        ("OSLO (Updated at 10:30) - Rain fell.", "OSLO (Updated at 10:30) -", nil),
    ])
    func datelines(paragraph: String, dateline: String, agency: String?) {
        let bytes = Array(paragraph.utf8)
        let found = DatelineReader(scanner: Pages.scanner).dateline(bytes, ByteRange(0, bytes.count))
        #expect(found.map { bytes.string($0.range) } == dateline)
        #expect(found?.agency == agency)
    }

    @Test(arguments: [(nil, "Courier"), ("Evening Post", "Evening Post")] as [(String?, String)])
    func `a page without a publisher is of the one that its dateline names`(known: String?, expected: String) throws {
        let page = "Rain in the north\n\nOSLO, May 3 (Courier) - Rain fell in the north of the country all day, the office said.\n"
        let article = try #require(
            try Pages.reader.read(Array(page.utf8), hints: ScrapeHints(path: "a.txt", publisher: known)).articles.first)
        #expect(article.publisher == expected)
        #expect(article.agency == "Courier")
    }

    @Test(arguments: [
        "Oslo (Storting) - the house sat.",
        "Berlin. A hundred days - and no more.", "The NATO summit - as planned - ended.", "GDP rose: it did.",
        "N. Korea - they said - agreed", "April 28, 2025: The North spoke.",
    ])
    func noDatelines(paragraph: String) {
        let bytes = Array(paragraph.utf8)
        #expect(DatelineReader(scanner: Pages.scanner).dateline(bytes, ByteRange(0, bytes.count)) == nil)
    }

    @Test(arguments: [
        ("The bridge is open and the mayor was there with all who had waited for it.", "en"),
        ("Die Brücke ist offen, und der Bürgermeister war mit allen da, die auf sie gewartet haben.", "de"),
        ("Le pont est ouvert et le maire était là avec tous ceux qui ont attendu dans le froid.", "fr"),
        ("El puente está abierto y el alcalde estaba allí con los que habían esperado por más de un año.", "es"),
        ("Мост открыт, и мэр был там со всеми, кто его ждал два года.", "ru"), ("다리가 열렸고 시장은 기다리던 모든 사람들과 함께 있었다.", "ko"),
        ("橋が開通し、市長は待っていたすべての人々と一緒にいました。", "ja"),
        ("Hallitus on päättänyt lisätä puolustusmenoja. Ministeri on matkalla, ja hän on sanonut, että raha ei riitä.", "fi"),
        ("Hij zei dat de brug open is. Het leger was er niet, en de stad had geen geld meer.", "nl"),
        ("Die Soldaten, die in der Stadt sind, werden von der Armee versorgt. Die Lage ist ernst, aber nicht ohne Hoffnung.", "de"),
        // A word that English has as well speaks for no other language.
        ("Vote on budget on Monday. Talks on trade resume on Tuesday. Strike on railways on Friday, on pay.", nil),
        ("Soldiers come home. Families come too. Critics come forward. Nurses do much, doctors do less: home care, day care.", nil),
        ("Three die near Mosul. Four die near Kirkuk; two soldiers die. Nine die on roads.", nil),
        // Too little speaks for another language to leave English unread.
        ("Det Norske Veritas and Van der Meer bv sold ships to Das Boot for 40 euros.", "en"),
        ("Det Norske Veritas sold ships: Van der Meer 40, Das Boot 30, La Belle et Fils 20.", nil),
    ])
    func languages(text: String, language: String?) throws {
        #expect(try Pages.read("Headline of the day\n\n\(text)").articles.first?.language == language)
    }

    @Test(arguments: [
        ("Correction: The bridge cost 5 million, not 50.", true), ("This story has been updated to correct the cost of the bridge.", true),
        ("This article was updated. An earlier version gave the wrong cost.", true), ("This story has been updated.", false),
        ("This story has been updated with what the mayor said.", false),
        (
            "This story has been updated throughout the night by the whole of our staff, who followed it from the bridge to the town hall and back again.",
            false
        ),
    ])
    func correctionNotes(note: String, isCorrected: Bool) throws {
        let story = "Bridge opens\n\nThe bridge over the lower river is open to all traffic again, the mayor told some 300 marchers."
        let plain = try #require(try Pages.read("\(story)\n\n\(note)").articles.first)
        #expect(plain.isCorrected == isCorrected, "\(Pages.blocks(plain))")
        let markup = "<html><body><h1>Bridge opens</h1><p>\(HostilePageTests.story)</p><p>\(note)</p></body></html>"
        #expect(try Pages.read(markup).articles.first?.isCorrected == isCorrected)
    }
}
