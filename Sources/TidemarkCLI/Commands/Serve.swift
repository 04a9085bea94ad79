import ArgumentParser
import Dispatch
import Foundation
import Serving
import Tidemark

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show the report live in a browser, and settle findings there.",
        discussion: """
            The page is for this machine alone: open the printed address, which carries a secret. What is settled becomes a decision \
            with your reason, as with tidemark resolve. Ctrl-C ends it.

              tidemark serve
              tidemark serve --port 8080 --by desk
            """)

    @Option(help: ArgumentHelp("The port to listen on; otherwise any that is free.", valueName: "n"))
    var port: UInt16 = 0
    @Option(help: ArgumentHelp("Who decides; otherwise TIDEMARK_AUTHOR, or the account.", valueName: "name"))
    var by: String?
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(shared)
        let server = ReportServer(try Workspace.find(shared.workspace), port: port, author: by, report: console.report)
        let serving = Task {
            try await server.run { address in
                var output = Output()
                try? output.write("Open \(address)\nCtrl-C ends it.\n")
                try? output.close()
            }
        }
        let signals = [SIGTERM, SIGINT, SIGHUP].map { number in
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { serving.cancel() }
            source.resume()
            return source
        }
        try await serving.value
        for source in signals { source.cancel() }
        throw ExitCode(console.exitCode)
    }
}
