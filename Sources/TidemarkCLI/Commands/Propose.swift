import ArgumentParser
import Tidemark

struct Propose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "Turn an edited table of observations into decisions.",
        discussion: """
            Write the table with csv --observations, edit it in a spreadsheet, and bring it back. Every cell that differs is shown; \
            with --because it is decided: a changed value sets the point, an emptied one rejects the observation, a subject \
            changed in all its rows is merged. Nothing is overwritten.

              tidemark csv --observations -o all.csv
              tidemark propose all.csv
              tidemark propose all.csv --because "Checked against the releases of the ministry."
            """)

    @Argument(help: ArgumentHelp("The edited table.", valueName: "file"), completion: .file(extensions: ["csv"]))
    var file: String
    @Option(help: ArgumentHelp("Why: with it the differences are decided.", valueName: "reason"))
    var because: String?
    @Option(help: ArgumentHelp("Who decides; otherwise TIDEMARK_AUTHOR, or the account.", valueName: "name"))
    var by: String?
    @Option(help: ArgumentHelp("The day of the decision; otherwise today.", valueName: "date"))
    var date: String?
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = Console(shared)
        let decider = try Decider(Workspace.find(shared.workspace), author: by, date: date, report: console.report)
        let (proposal, receipt) = try decider.propose(file, because: because)
        var output = Output()
        try output.write(proposal.text)
        if let receipt {
            try output.write(receipt.text)
        } else if proposal.differences > proposal.undecidable {
            try output.write("Nothing is decided yet: say why with --because.\n")
        }
        try output.close()
        throw ExitCode(console.exitCode)
    }
}
