import Model

/// Two figures of one answer of one survey in one article: of those who were asked, at most one can be read rightly.
extension SeriesPass {
    /// Leaves for review what one survey cannot have answered besides what is said more plainly: another figure in the same sentence, or
    /// one whose sentence does not name the measure or the subject. Two plain sentences that disagree both stay: that is the article's
    /// contradiction, not a misreading.
    mutating func leaveRivals() {
        guard definition.kind == .poll else { return }
        var plainest: [Answer: Int] = [:]
        var rivals: Set<Int> = []
        let order = candidates.indices.filter { isWeighable(candidates[$0]) }.map { (index: $0, plainness: plainness(of: $0)) }
        for (index, _) in order.sorted(by: { $0.plainness < $1.plainness }) {
            let one = candidates[index]
            let key = Answer(subject: one.subject, dimensions: one.dimensions, period: one.period)
            guard let other = plainest[key] else {
                plainest[key] = index
                continue
            }
            guard one.figure.standard.isDisjoint(from: candidates[other].figure.standard) else { continue }
            if one.sentence == candidates[other].sentence || missing(in: one) > 0 { rivals.insert(index) }
        }
        for index in rivals.sorted(by: >) { leave(index, missing: "which answer of the survey it is") }
    }

    /// Whether a candidate is a figure of a survey's body text that has a time.
    private func isWeighable(_ candidate: Candidate) -> Bool {
        let block = reading.sentences[candidate.sentence].block
        return candidate.period != nil && candidate.status == .actual && block != .headline && block != .heading && block != .tableRow
    }

    /// The order in which figures are believed: those whose sentence names measure and subject first, then those said first, then those
    /// near a word of the measure.
    private func plainness(of index: Int) -> (Int, Int, Int) {
        let candidate = candidates[index]
        let role = reading.sentences[candidate.sentence].quantities[candidate.quantity]
        let named = hits[candidate.sentence][.measure(0)]
        let cost = named.flatMap { found in
            costs[candidate.sentence].flatMap { costs in found.map { costs.cost($0.words, role.words) }.min() }
        }
        return (missing(in: candidate), candidate.sentence, cost ?? .max)
    }

    /// How many of the measure and the subject a candidate's sentence does not name itself.
    private func missing(in candidate: Candidate) -> Int {
        let sentence = reading.sentences[candidate.sentence]
        let isOfSubject =
            sentence.entities.contains { $0.mention.id == candidate.subject }
            || sentence.words.contains { GrammarWords.pronouns.contains($0.hash) }
        return (hits[candidate.sentence][.measure(0)] == nil ? 1 : 0) + (isOfSubject ? 0 : 1)
    }

    /// What one survey can answer once.
    private struct Answer: Hashable {
        let subject: String
        let dimensions: [String: String]
        let period: Period?
    }
}
