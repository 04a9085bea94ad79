import Model
import Vocabulary

/// Words that the parts of a sentence ask for one at a time, laid out once.
struct StatementWords: Sendable {
    /// Verbs of asking, of which "whether" is no condition.
    let asking: Set<UInt64>
    /// "Made up": a verb before "up" that is no change.
    let making: Set<UInt64>
    /// What a difference between two figures has behind its number: "3 points".
    let comparison: Set<UInt64>
    /// Words before the month with which a year ends.
    let yearEnd: Set<UInt64>
    /// Headers of columns that hold changes.
    let difference: Set<UInt64>
    /// Marks beside a year in a table's header, and how sure its figures are: "2025e".
    let marks: [UInt64: Status]

    init(_ vocabulary: Vocabulary) {
        asking = vocabulary.words(.asking)
        making = vocabulary.words(.making)
        comparison = vocabulary.words(.comparison)
        yearEnd = vocabulary.words(.yearEnd)
        difference = vocabulary.words(.difference)
        let statuses: [(WordCueRow.Class, Status)] = [
            (.cellEstimate, .estimate), (.cellPlan, .plan), (.cellForecast, .forecast), (.cellTarget, .target),
        ]
        marks = Dictionary(
            statuses.flatMap { cue, status in vocabulary.words(cue).map { ($0, status) } }, uniquingKeysWith: { first, _ in first })
    }
}
