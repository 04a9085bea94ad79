import Dispatch
import Foundation
import Synchronization

/// How many tasks work side by side, and what they took.
enum Cores {
    /// The processor time of this process so far: POSIX counts it in millionths of a second.
    static var used: Duration { .microseconds(Int(clock())) }

    /// As many as asked for, otherwise as there are processor cores.
    ///
    /// - Throws: where fewer than one are asked for.
    static func count(_ asked: Int?) throws(Problem) -> Int {
        guard let asked else { return ProcessInfo.processInfo.activeProcessorCount }
        guard (1...256).contains(asked) else { throw Problem(.usage, "--jobs \(asked) is not between 1 and 256", remedy: "leave it out") }
        return asked
    }
}

/// Does two things at once.
func sideBySide<A: Sendable, B: Sendable>(_ a: @Sendable () -> A, and b: @Sendable () -> B) -> (A, B) {
    let found = Mutex<(a: A?, b: B?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { index in
        if index == 0 {
            let made = a()
            found.withLock { $0.a = made }
        } else {
            let made = b()
            found.withLock { $0.b = made }
        }
    }
    return found.withLock { found in
        guard let a = found.a, let b = found.b else { preconditionFailure("each of two things is done") }
        return (a, b)
    }
}
