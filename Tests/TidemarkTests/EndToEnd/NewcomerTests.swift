import Foundation
import Testing

/// What somebody tries who meets the program for the first time.
@Suite("A newcomer's way")
struct NewcomerTests {
    private static let definition = """
        id: waiting-list
        title: Waiting lists
        kind: stock
        unit: persons
        nouns: [patient, people]
        subject:
          names: { england: England, wales: Wales, scotland: Scotland }
          prepositions: [in]
          carry: 1
        measure: [{ words: [waiting list] }]

        """

    private func workspace(_ text: String = "In Wales 802,300 people were on the waiting list in January 2025.") throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        try workspace.folder.write("Series/waiting-list.yaml", Self.definition)
        try workspace.folder.write("pages/one.txt", "Health news\n\n\(text)\n")
        return workspace
    }

    private func value(_ workspace: TestWorkspace, _ subject: String, _ period: String) throws -> String? {
        let rows = try workspace.output("csv", "waiting-list").split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
        let head = try #require(rows.first)
        let (whose, when, value) = (head.firstIndex(of: "subject"), head.firstIndex(of: "period"), head.firstIndex(of: "value"))
        let row = rows.first { $0[whose ?? 0] == subject && $0[when ?? 0] == period }
        return row.map { $0[value ?? 0] }
    }

    // MARK: Decisions

    @Test func `a figure that no page has can be set, of a subject without figures too, until a page has one`() throws {
        let workspace = try workspace()
        try workspace.output("update", "pages")
        try workspace.output("set", "waiting-list", "England", "2025-02", "7400000", "--because", "By telephone.")
        #expect(try value(workspace, "england", "2025-02") == "7400000")
        #expect(try value(workspace, "wales", "2025-01") == "802300")
        let why = try workspace.output("why", "waiting-list", "England")
        #expect(why.contains("7.4 million people") && why.contains("By telephone."), "\(why)")
        // Said once more it takes the place of the first.
        try workspace.output("set", "waiting-list", "england", "2025-02", "7410000", "--because", "Heard wrongly.")
        #expect(try value(workspace, "england", "2025-02") == "7410000")
        #expect(try workspace.output("decisions", "--format", "jsonl").split(separator: "\n").count == 1)
        for command in [["report"], ["check"], ["chart", "waiting-list"], ["csv", "--observations"], ["diff"]] {
            try workspace.output(command)
        }
        // A page that has it wins, and check says so.
        try workspace.folder.write("pages/two.txt", "More news\n\nIn England 7,420,000 people were on the waiting list in February 2025.\n")
        try workspace.output("update", "pages")
        #expect(try value(workspace, "england", "2025-02") == "7420000")
        #expect(try workspace.run("check").output.contains("holds no more"))
    }

    @Test(arguments: [("France", "2025-02", "knows no subject France"), ("England", "spring", "is not a period")])
    func `what cannot be set says what is wrong`(subject: String, period: String, says: String) throws {
        let workspace = try workspace()
        try workspace.output("update", "pages")
        let run = try workspace.run("set", "waiting-list", subject, period, "1", "--because", "A test.")
        #expect(run.exitCode == 64 && run.errors.contains(says), "\(run.errors)")
    }

    @Test func `accepting a statement asks only for what review says is missing`() throws {
        let workspace = try workspace("The board met. Some 651,000 people were on the waiting list in April 2025.")
        try workspace.output("update", "pages")
        let review = try workspace.output("review").split(separator: "\n")
        try #require(review.first?.contains("missing: whose figure it is") == true, "\(review)")
        let statement = try #require(review.first { $0.contains("@") }).trimmingCharacters(in: .whitespaces)
        try workspace.output("accept", statement, "--subject", "Scotland", "--because", "The letterhead.")
        #expect(try value(workspace, "scotland", "2025-04") == "651000")
    }

    @Test func `the program's own table can be proposed after an observation was rejected`() throws {
        let workspace = try workspace("In Wales 802,300 people were on the waiting list in January 2025, and in England 7,420,000 people.")
        try workspace.output("update", "pages")
        try workspace.output("csv", "waiting-list", "--observations", "-o", "table.csv")
        let table = try workspace.folder.read("table.csv")
        let id = try #require(table.split(separator: "\n").last?.split(separator: ",").first)
        try workspace.output("reject", String(id), "--because", "A test.")
        #expect(try workspace.output("propose", "table.csv").contains("says what is on file"))
        try workspace.output("csv", "waiting-list", "--observations", "-o", "table.csv")
        #expect(try workspace.output("propose", "table.csv").contains("says what is on file"))
    }

    // MARK: Pages and definitions

    @Test func `update says how many articles are undated`() throws {
        let workspace = try workspace()
        #expect(try workspace.output("update", "pages").contains("1 undated: where you know the day, say it with --published"))
        #expect(try !workspace.output("update", "pages", "--published", "2025-02-03").contains("undated"))
    }

    @Test func `a page dated on the command line once is so dated when the store is made anew`() throws {
        let workspace = try workspace("In Wales 802,300 people were on the waiting list last month.")
        try workspace.output("update", "pages", "--published", "2025-02-03")
        try workspace.output("update", "pages")
        #expect(try workspace.output("rebuild", "anew.sqlite").contains("It shows what"))
        try workspace.folder.write("pages/one.txt", "Health news\n\nIn Wales 802,400 people were on the waiting list in January 2025.\n")
        let told = try workspace.run("rebuild", "other.sqlite").output
        #expect(told.contains("802300  persons  actual") && !told.contains("Optional") && !told.contains("Model."), "\(told)")
    }

    @Test func `a sentence that a draft takes nothing from waits for an answer, and counts as no success`() throws {
        let workspace = try TestWorkspace()
        try workspace.output(
            "series", "new", "fish", "--published", "2025-06-12", "Iceland landed 1.1 million tonnes of fish in 2024.",
            "Nobody knows how much fish Norway landed.")
        #expect(try workspace.folder.read("Series/fish.yaml").contains("expect: unknown"))
        #expect(try workspace.output("series", "lint", "Series/fish.yaml").contains("nothing wrong"))
        let told = try workspace.output("series", "test", "fish")
        #expect(told.contains("1 of 2 examples right, 1 unanswered") && told.contains("what must it give?"), "\(told)")
    }

    @Test func `explain has a reason for every quantity that is in no series`() throws {
        let workspace = try workspace(
            "In Wales 802,300 people were on the waiting list in January 2025. The waiting list in Wales soared by 2,417. "
                + "It cost 31 euros. A mile away 12 geese slept.")
        let steps = try workspace.output("explain", "pages/one.txt").split(separator: "\n")
        let quantities = steps.filter { $0.contains("  quantity  ") }.map { $0.split(separator: " ")[0] }
        let start = try #require(steps.firstIndex { $0.hasPrefix("  observations:") })
        try #require(quantities.count >= 4, "\(steps)")
        for range in quantities {
            let reasons = steps[start...].filter { $0.split(separator: " ")[0] == range }
            #expect(!reasons.isEmpty, "\(range) \(steps)")
        }
        #expect(steps.contains { $0.contains("31 euros") && $0.contains("waiting-list is in persons") })
    }

    @Test func `prices of towns stay theirs whatever money they are in, and what a price rose from is not of today`() throws {
        let workspace = try TestWorkspace()
        try workspace.folder.write(
            "Series/fares.yaml",
            """
            id: fares
            title: Price of a single ticket
            kind: rate
            unit: currency
            subject:
              names: { berlin: Berlin, warsaw: Warsaw, prague: Prague }
              prepositions: [in]
            measure: [{ words: [single ticket] }]
            period: { default: report }

            """)
        try workspace.folder.write(
            "pages/one.txt",
            """
            City fares

            The price of a single ticket in Warsaw is 4.40 zlotys. A single ticket in Berlin costs 3.80 euros. A single ticket in Prague went up from 30 to 39 koruna in January 2025.

            """)
        try workspace.output("update", "pages", "--published", "2025-06-12")
        let rows = try workspace.output("csv", "fares").split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        #expect(rows.map { $0[1] }.sorted() == ["berlin", "prague", "warsaw"], "\(rows)")
        #expect(try workspace.output("series", "lint", "fares").contains("nothing wrong"))
    }

    @Test func `a failed example shows its figures with their units`() throws {
        let workspace = try TestWorkspace()
        let example =
            "examples: [{ text: \"The average rent in Ireland was 2,480 euros a month in May 2025.\", expect: [{ value: \"2480\" }] }]"
        let text = Self.definition.replacing("persons", with: "EUR").replacing("waiting list]", with: "rent]") + example
        try workspace.folder.write("Series/waiting-list.yaml", text)
        #expect(try workspace.run("series", "test", "waiting-list").output.contains("its figures: 2480 EUR/mo"))
    }
}
