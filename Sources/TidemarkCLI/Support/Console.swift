import Foundation
import Synchronization
import Tidemark

/// Messages to the person, on standard error, and what they mean for the exit code.
final class Console: Sendable {
    private let kinds = Mutex<Set<Problem.Kind>>([])
    private let isQuiet: Bool
    let verbosity: Int

    init(_ options: SharedOptions) {
        isQuiet = options.quiet
        verbosity = options.verbose
    }

    /// Says a problem in one line and remembers it for the exit code. Warnings are left unsaid when asked to be quiet.
    var report: ProblemReport {
        { problem in
            if !problem.isWarning { self.kinds.withLock { _ = $0.insert(problem.kind) } }
            if problem.isWarning && self.isQuiet { return }
            Self.say(problem)
        }
    }

    static func say(_ problem: Problem) { write("tidemark: \(Plain.line(problem.description))\n") }

    /// A word on how the work goes, only when asked for.
    func note(_ text: String) {
        if verbosity > 0 { Self.write("tidemark: \(Plain.line(text))\n") }
    }

    static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

    /// The exit code that the problems make together.
    var exitCode: Int32 { kinds.withLock { Problem.exitCode(of: $0) } }
}
