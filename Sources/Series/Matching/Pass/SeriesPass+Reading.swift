import Model

/// What has been read of the article so far.
extension SeriesPass {
    /// The first figure that is said of something that was so.
    var lead: Candidate? { candidates.first { $0.status == .actual && $0.period != nil } }

    /// The candidates of a sentence, which are the last ones while it is read.
    func latest(in number: Int) -> Range<Int> {
        var start = candidates.count
        while start > 0, candidates[start - 1].sentence == number { start -= 1 }
        return start..<candidates.count
    }

    /// What tells when a figure of a subject and of dimensions holds.
    func finder(of subject: String, _ dimensions: [String: String]) -> PeriodFinder {
        PeriodFinder(
            definition: definition, reading: reading, hits: hits, facts: facts, subject: subject, dimensions: dimensions,
            previous: candidates.last(where: { !isOfThen($0) }), lead: lead, surveys: surveys, candidates: candidates, kindred: kindred)
    }
}
