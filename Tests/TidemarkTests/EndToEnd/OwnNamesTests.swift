import Foundation
import Testing

/// A definition with a table of names beside it, through the built program.
@Suite("Names of a definition's own, end to end")
struct OwnNamesEndToEndTests {
    private static let definition = """
        id: mandates
        kind: stock
        unit: [seat]
        subject: { names: lists.tsv }
        measure:
          - words: [hold]

        """

    @Test func `a table beside the file gives subjects, their names for people, and is kept with the vintage`() throws {
        let workspace = try TestWorkspace()
        let folder = workspace.folder("Series/")
        try Self.definition.write(toFile: folder + "mandates.yaml", atomically: true, encoding: .utf8)
        try "id\tname\tnames\nlilac\tLilac List\tLilacs\n".write(toFile: folder + "lists.tsv", atomically: true, encoding: .utf8)
        let page = workspace.folder("page.txt")
        try "The Lilacs hold 31 seats.\n".write(toFile: page, atomically: true, encoding: .utf8)
        try workspace.output("update", page, "--published", "2025-01-02")
        #expect(try workspace.output("csv", "mandates").contains("lilac"))
        #expect(try workspace.output("why", "mandates", "Lilac List").contains("31 seats"))

        // Other names are another definition, and what stood before stays what it was.
        try "id\tname\tnames\npurple\tLilac List\tLilacs\n".write(toFile: folder + "lists.tsv", atomically: true, encoding: .utf8)
        try workspace.output("reread")
        #expect(try workspace.output("csv", "mandates").contains("purple"))
        let before = try workspace.output("csv", "mandates", "--as-of", "1")
        #expect(before.contains("lilac") && !before.contains("purple"))
    }

    @Test func `a table that is missing is named with the place that asks for it`() throws {
        let workspace = try TestWorkspace()
        let file = workspace.folder("Series/mandates.yaml")
        try Self.definition.write(toFile: file, atomically: true, encoding: .utf8)
        let lint = try workspace.run("series", "lint", file)
        #expect(lint.exitCode != 0)
        #expect(lint.errors.contains("mandates.yaml:4:19: there is no file `lists.tsv`"), "\(lint.errors)")
    }
}
