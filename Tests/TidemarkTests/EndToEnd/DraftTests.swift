import Foundation
import Testing

/// Definitions that the program writes: from nothing, from sentences, from what articles speak of.
@Suite("Drafts of definitions, end to end")
struct DraftTests {
    @Test func `a page to fill in passes lint as it stands, and is never written over another`() throws {
        let workspace = try TestWorkspace()
        #expect(try workspace.output("series", "new", "river-level").contains("Series/river-level.yaml"))
        #expect(try workspace.output("series", "lint", "Series/river-level.yaml").contains("nothing wrong"))
        let text = try workspace.folder.read("Series/river-level.yaml")
        for key in ["# exclude:", "# dimensions:", "# status:", "# choose:", "# checks:"] { #expect(text.contains(key)) }
        #expect(try workspace.run("series", "new", "river-level").exitCode != 0)
        let wrong = try workspace.run("series", "new", "River Level")
        #expect(wrong.exitCode == 64)
        #expect(wrong.errors.contains("river-level"))
        #expect(try workspace.run("series", "new", "approval-rating").errors.contains("already"))
    }

    struct Proposal: CustomTestStringConvertible {
        var sentences: [String]
        /// What must stand in the definition.
        var lines: [String]
        /// How many of its examples give a figure.
        var figures: Int
        var testDescription: String { sentences[0] }
    }

    static let proposals = [
        Proposal(
            sentences: [
                "Unemployment in Spain fell to 10.8 percent in May 2025.", "In Norway unemployment stood at 4.1 percent in May 2025.",
                "Sweden's unemployment rate was 8.7 percent in April 2025.",
            ], lines: ["unit: percent", "kinds: [country]", "words: [unemployment]", "kind: rate"], figures: 3),
        Proposal(
            sentences: ["Iceland landed 1.1 million tonnes of fish in 2024.", "Norway landed 2.3 million tonnes of fish in 2023."],
            lines: ["unit: t", "kind: amount", "fish", "kinds: [country]"], figures: 2),
        Proposal(
            sentences: ["Uganda hosted 1.9 million refugees on 3 June 2025.", "Chad hosted 1.2 million refugees on 3 June 2025."],
            lines: ["unit: refugee", "kinds: [country]"], figures: 2),
        Proposal(
            sentences: ["Forsa put the AfD at 24 percent of the vote.", "Labour had 20 percent of the vote, YouGov found."],
            lines: ["unit: percent", "kind: poll", "organizations: [party]", "kinds: [pollster]"], figures: 2),
        Proposal(
            sentences: [
                "Borealis Foods had sales of 40 million euros in 2024.", "The sales of Zephyr Motors came to 3.2 billion euros in 2024.",
            ], lines: ["unit: currency", "borealis-foods: [\"Borealis Foods\"]", "zephyr-motors: [\"Zephyr Motors\"]", "sale"], figures: 2),
        // A name that opens a sentence is no measure, and an article no part of a name.
        Proposal(
            sentences: ["Borealis sales were 40 million euros in 2024.", "Zephyr sales rose to 3 million euros in 2024."],
            lines: ["words: [sale]", "borealis: [\"Borealis\"]", "zephyr: [\"Zephyr\"]"], figures: 2),
        Proposal(
            sentences: [
                "The Mercy Hospital had 1,200 patients on its list in May 2025.",
                "The Harbour Clinic had 300 patients on its list in May 2025.",
            ], lines: ["mercy-hospital: [\"Mercy Hospital\"]", "harbour-clinic: [\"Harbour Clinic\"]"], figures: 2),
        Proposal(
            sentences: ["Rainfall reached 310 mm in Norway in May 2025.", "Precipitation in Sweden was 200 mm in May 2025."],
            lines: ["words: [precipitation, rainfall]"], figures: 2),
        // Towns of one country have figures of their own; where they stand for countries, it is said what else there is.
        Proposal(
            sentences: ["The average rent in Leeds rose to £1,100 in May 2025.", "The average rent in Manchester was £1,250 in May 2025."],
            lines: ["kinds: [place]", "names: { my-town: [My Town] }", "subject: leeds"], figures: 2),
        Proposal(
            sentences: ["The average rent in Leeds rose to £1,100 in May 2025.", "The average rent in Lyon was 900 euros in May 2025."],
            lines: ["kinds: [country]", "places: yes", "kinds: [place] instead of both", "names: { my-town: [My Town] }"], figures: 2),
    ]

    @Test(arguments: proposals) func `sentences propose unit, words and subjects, and are its examples`(_ proposal: Proposal) throws {
        let workspace = try TestWorkspace()
        let command = ["series", "new", "drafted", "--published", "2025-06-12"] + proposal.sentences
        let made = try ProgramRun(command, in: workspace.path)
        #expect(made.exitCode == 0, "\(made.errors)")
        let text = try workspace.folder.read("Series/drafted.yaml")
        for line in proposal.lines { #expect(text.contains(line), "\(line)\n\(text)") }
        #expect(try workspace.output("series", "lint", "Series/drafted.yaml").contains("nothing wrong"))
        #expect(text.components(separatedBy: "subject: ").count - 1 == proposal.figures, "\(text)")
        #expect(try workspace.output("series", "test", "drafted").contains("\(proposal.sentences.count) of \(proposal.sentences.count)"))
    }

    // MARK: Discover

    /// Three articles on rainfall, two on bakeries, one on lighthouses; and approval, which a series takes.
    private static let pages = [
        "The met office published its figures. Rainfall in Norway came to 310 millimetres in May 2025. The walk took three hours.",
        "Rainfall in Sweden was 210 millimetres in May 2025. There were 410 bakeries in Sweden.",
        "In Norway, rainfall reached 290 millimetres in June 2025. Lee Jae-myung has an approval rating of 59 percent.",
        "Denmark has 4,200 bakeries. Denmark runs 12 lighthouses.",
    ]

    private func filled(_ order: [Int]) throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        for number in order {
            try workspace.folder.write("page\(number).txt", Self.pages[number] + "\n")
            try workspace.output("update", "-q", "page\(number).txt", "--published", "2025-07-0\(number + 1)")
        }
        return workspace
    }

    @Test func `discover lists what articles measure again and again and no series takes, whatever the order they came in`() throws {
        let lists = try [[0, 1, 2, 3], [3, 1, 0, 2]].map { try filled($0).output("discover", "--format", "jsonl") }
        #expect(lists[0] == lists[1])
        let rows = try lists[0].split(separator: "\n").map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        }
        #expect(rows.map { $0["measure"] } == ["rainfall", "bakery"], "\(rows)")
        #expect(rows.first?["articles"] == "3")
        #expect(rows.first?["unit"] == "mm")
        #expect(rows.first?["subjects"] == "NOR SWE")
        let once = try filled([0, 1, 2, 3]).output("discover", "--at-least", "1")
        #expect(once.contains("lighthouse"))
        #expect(!once.contains("approval"))
    }

    @Test func `a discovered measure becomes a series`() throws {
        let workspace = try filled([0, 1, 2, 3])
        try workspace.output("discover", "--write", "rainfall", "--as", "rain")
        #expect(try workspace.output("series", "lint", "Series/rain.yaml").contains("nothing wrong"))
        #expect(try workspace.output("series", "test", "rain").contains("3 of 3"))
        try workspace.output("reread", "-q")
        #expect(try workspace.output("csv", "rain").contains("NOR"))
        #expect(!(try workspace.output("discover")).contains("rainfall"))
        let wrong = try workspace.run("discover", "--write", "bakry")
        #expect(wrong.exitCode == 64)
        #expect(wrong.errors.contains("bakery"), "\(wrong.errors)")
    }
}
