import Foundation
import Synchronization
import Testing

/// What a person stored stays, whatever is run at once, named as an output, or wrong in a definition.
@Suite("What is stored is not lost")
struct HarmTests {
    private static let definition = """
        id: refugees
        title: Refugees
        kind: stock
        unit: persons
        nouns: [refugee]
        subject: { kinds: [country], prepositions: [in] }
        measure: [{ words: [refugee] }]

        """
    private static let countries = ["Norway", "Sweden", "Denmark", "Finland", "Poland", "Austria", "Spain", "Italy"]

    private func workspace() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        try workspace.folder.write("Series/refugees.yaml", Self.definition)
        let sentences = Self.countries.enumerated().map { "In \($1) there were \($0 + 2),417 refugees in January 2025." }
        try workspace.folder.write("pages/one.txt", "Published: 2025-02-12\n\n" + sentences.joined(separator: "\n\n") + "\n")
        return workspace
    }

    private func read() throws -> TestWorkspace {
        let workspace = try workspace()
        let told = try workspace.output("update", "pages")
        try #require(told.contains("8 new observations"), "\(told)")
        return workspace
    }

    private func ids(_ workspace: TestWorkspace) throws -> [String] {
        try workspace.output("observations", "refugees", "--format", "csv").split(separator: "\n").dropFirst()
            .compactMap { $0.split(separator: ",").first.map(String.init) }
    }

    // MARK: Decisions

    @Test func `decisions made at the same time are all in force`() throws {
        let workspace = try read()
        let ids = try ids(workspace)
        let failed = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: ids.count) { place in
            let run = try? workspace.run("reject", ids[place], "--because", "A test of eight at once.")
            if run?.exitCode != 0 { failed.withLock { $0.append(run?.errors ?? "did not run") } }
        }
        #expect(failed.withLock { $0 } == [])
        #expect(try workspace.output("decisions", "--format", "jsonl").split(separator: "\n").count == ids.count)
        let file = try workspace.folder.read("Series/refugees.decisions.yaml")
        for id in ids { #expect(file.contains(id)) }
    }

    @Test func `a decision made while pages are taken in stays in force`() throws {
        let workspace = try read()
        let id = try #require(try ids(workspace).first)
        try workspace.folder.write("pages/two.txt", "Published: 2025-03-12\n\nIn Malta there were 1,417 refugees in February 2025.\n")
        DispatchQueue.concurrentPerform(iterations: 2) { place in
            _ = try? place == 0 ? workspace.run("update", "pages") : workspace.run("reject", id, "--because", "At the same time.")
        }
        #expect(try workspace.output("decisions", "--format", "csv").contains(id))
        #expect(try ids(workspace).count == Self.countries.count + 1)
    }

    // MARK: Outputs

    @Test(arguments: ["tidemark.sqlite", "Series/refugees.yaml", "Series/refugees.decisions.yaml", "pages/one.txt", "pages/theirs.csv"])
    func `a table is never written over what is no table`(name: String) throws {
        let workspace = try read()
        try workspace.output("reject", try #require(try ids(workspace).first), "--because", "So that there are decisions.")
        try workspace.folder.write("pages/theirs.csv", "title,text\nA,B\n")
        let before = FileManager.default.contents(atPath: workspace.folder(name))
        let run = try workspace.run("csv", "refugees", "-o", name)
        #expect(run.exitCode == 73)
        #expect(run.errors.contains("\(name): is there already and no table of tidemark"))
        #expect(FileManager.default.contents(atPath: workspace.folder(name)) == before)
    }

    @Test(arguments: [
        [], ["--wide"], ["--observations"], ["--changes"], ["--sdmx"], ["--excel"], ["--format", "markdown"], ["--format", "jsonl"],
    ])
    func `a table takes the place of an earlier one in whatever form`(form: [String]) throws {
        let workspace = try read()
        try workspace.output(["csv", "refugees", "-o", "table"] + form)
        let first = try workspace.folder.read("table")
        try workspace.output("csv", "refugees", "-o", "table")
        try workspace.output(["csv", "refugees", "-o", "table"] + form)
        #expect(try workspace.folder.read("table") == first)
    }

    // MARK: Definitions

    @Test(arguments: ["update", "reread", "report"])
    func `a folder of definitions that cannot be read is not one without definitions`(command: String) throws {
        let workspace = try read()
        try FileManager.default.moveItem(atPath: workspace.folder("Series"), toPath: workspace.folder("kept"))
        try workspace.folder.write("Series", "no folder")
        let run = try ProgramRun(command == "update" ? ["update", "pages"] : [command], in: workspace.path)
        #expect(
            run.exitCode == (command == "update" ? 74 : 78) && run.errors.contains("Series: the folder of the definitions cannot be read"))
        try FileManager.default.removeItem(atPath: workspace.folder("Series"))
        try FileManager.default.moveItem(atPath: workspace.folder("kept"), toPath: workspace.folder("Series"))
        #expect(try ids(workspace).count == Self.countries.count)
    }

    @Test func `what was read while a definition was broken is read again once it is mended`() throws {
        let workspace = try workspace()
        try workspace.folder.write("Series/refugees.yaml", Self.definition.replacing("kind: stock", with: "kind: stocks"))
        let broken = try workspace.run("update", "pages")
        #expect(broken.exitCode == 78)
        #expect(broken.output.contains("once it is mended, update reads these files again"))
        #expect(try workspace.run("report").exitCode == 78)
        #expect(!FileManager.default.fileExists(atPath: workspace.folder("Reports/index.html")))
        try workspace.folder.write("Series/refugees.yaml", Self.definition)
        #expect(try workspace.output("update", "pages").contains("8 new observations"))
        #expect(try workspace.output("update", "pages").contains("nothing is new"))
        #expect(try workspace.output("reread").contains("nothing differs"))
    }

    @Test func `two files that define one series are told`() throws {
        let workspace = try workspace()
        try workspace.folder.write("Series/again.yaml", Self.definition)
        for command in [["series", "lint"], ["update", "pages"]] {
            let run = try ProgramRun(command, in: workspace.path)
            #expect(run.exitCode == 78)
            #expect(run.errors.contains("Series/refugees.yaml: defines the series refugees, as Series/again.yaml does"), "\(run.errors)")
        }
    }

    @Test func `a pipe in the place of a file is refused and not waited for`() throws {
        let workspace = try read()
        #expect(unsafe mkfifo(workspace.folder("Series/refugees.decisions.yaml"), 0o600) == 0)
        for command in [["update", "pages"], ["propose", "Series/refugees.decisions.yaml"]] {
            let run = try ProgramRun(command, in: workspace.path)
            #expect(run.exitCode == 65 && run.errors.contains("is a pipe and no file"), "\(run.errors)")
        }
        #expect(try workspace.run("csv", "refugees", "-o", "Series/refugees.decisions.yaml").exitCode == 73)
    }

    // MARK: Other stores

    @Test(arguments: ["merge", "import"])
    func `what comes from elsewhere brings the definitions along`(command: String) throws {
        let theirs = try read()
        let ours = try TestWorkspace()
        try theirs.output("export", "all.jsonl")
        let told = try ours.output(command, command == "merge" ? theirs.path : theirs.folder("all.jsonl"))
        #expect(told.contains("The definition of refugees is in"), "\(told)")
        #expect(try ours.folder.read("Series/refugees.yaml") == Self.definition)
        #expect(try ours.output("csv", "refugees") == theirs.output("csv", "refugees"))
        #expect(try !ours.output("reread").contains("Series moved"))
    }

    @Test func `a merge that is refused leaves no definition behind`() throws {
        let (ours, theirs) = (try read(), try read())
        let id = try #require(try ids(ours).first)
        try theirs.folder.write("Series/more.yaml", Self.definition.replacing("id: refugees", with: "id: more"))
        try theirs.output("reread")
        try ours.output("set", "refugees", "Norway", "2025-01", "7", "--because", "We say so.")
        try theirs.output("set", "refugees", "Norway", "2025-01", "8", "--because", "They say so.")
        #expect(try ours.run("merge", theirs.path).exitCode == 65)
        #expect(!FileManager.default.fileExists(atPath: ours.folder("Series/more.yaml")))
        #expect(try ids(ours).contains(id))
    }

    @Test(arguments: ["export", "backup"])
    func `a damaged store is neither exported nor backed up`(command: String) throws {
        let workspace = try read()
        var bytes = try #require(FileManager.default.contents(atPath: workspace.folder("tidemark.sqlite")))
        let place = try #require(bytes.firstRange(of: Data("5,417 refugees".utf8)))
        bytes.replaceSubrange(place, with: Data("6,417 refugees".utf8))
        try bytes.write(to: URL(fileURLWithPath: workspace.folder("tidemark.sqlite")))
        let run = try workspace.run(command, "copy")
        #expect(run.exitCode == 65)
        #expect(run.errors.contains("tidemark.sqlite is damaged") && !run.errors.contains(".part"), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: workspace.folder("copy")))
    }
}
