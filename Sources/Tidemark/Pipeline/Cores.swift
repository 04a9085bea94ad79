import Foundation

/// How many tasks work side by side.
enum Cores {
    /// As many as asked for, otherwise as there are processor cores.
    ///
    /// - Throws: where fewer than one are asked for.
    static func count(_ asked: Int?) throws(Problem) -> Int {
        guard let asked else { return ProcessInfo.processInfo.activeProcessorCount }
        guard (1...256).contains(asked) else { throw Problem(.usage, "--jobs \(asked) is not between 1 and 256", remedy: "leave it out") }
        return asked
    }
}
