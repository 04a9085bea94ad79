import Synchronization

@testable import Tidemark

/// Takes the problems that a piece of work reports.
final class Collected: Sendable {
    private let list = Mutex<[Problem]>([])

    var report: ProblemReport { { problem in self.list.withLock { $0.append(problem) } } }
    var problems: [Problem] { list.withLock { $0 } }
    var lines: [String] { problems.map(\.description) }
}
