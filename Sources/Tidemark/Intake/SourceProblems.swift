/// Hands on what stands in the way of the records of a file, and no flood of it: a file may hold millions of bad records.
struct SourceProblems {
    /// How many problems of a file are said one by one.
    static let saidLimit = 20
    /// A file with so many records that cannot be read is not what it says it is.
    static let lostLimit = 10_000

    private let report: ProblemReport
    /// Of the file that is on its way.
    private var problems = 0
    private var lost = 0

    init(report: @escaping ProblemReport) { self.report = report }

    /// Takes the problems of the next piece.
    ///
    /// - Returns: why the rest of the file should be left out, where it should.
    mutating func take(_ found: [Problem], of source: Source, isLast: Bool) -> Problem? {
        for problem in found {
            problems += 1
            if !problem.isWarning { lost += 1 }
            if problems <= Self.saidLimit || isLast { report(problem) }
        }
        defer { if isLast { (problems, lost) = (0, 0) } }
        guard !isLast else {
            let hidden = problems - found.count - Self.saidLimit
            if hidden > 0 {
                report(Problem(.data, file: source.path, "\(Count.of(hidden, "more problem")) of this kind", isWarning: lost == 0))
            }
            return nil
        }
        guard lost >= Self.lostLimit else { return nil }
        return Problem(
            .data, file: source.path, "holds \(Count.of(lost, "record")) that cannot be read", remedy: "the rest of it was left out")
    }
}
