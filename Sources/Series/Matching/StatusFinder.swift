import Model

/// How surely a figure is asserted.
struct StatusFinder {
    let definition: SeriesDefinition
    let reading: ArticleReading
    let hits: [CueHits]

    /// A word of status further from the figure than this says nothing of it.
    private static let reach = 22

    func status(_ role: QuantityRole, in number: Int, _ costs: Attachment, period: Period?, isBefore: Bool) -> Status {
        // A survey's result is there once it is told.
        if definition.kind == .poll { return .actual }
        let published = reading.article.published?.day
        let isPast = period?.end.map { end in published.map { end < $0 } ?? false } ?? false
        if isBefore || (isPast && !isEstimate(role, in: number, costs)) { return .actual }
        var best: (cost: Int, status: Status)?
        for rule in definition.status {
            for hit in hits[number][.status(rule.status)] ?? [] {
                let cost = costs.cost(hit.words, role.words)
                if cost <= Self.reach, cost < best?.cost ?? .max { best = (cost, rule.status) }
            }
        }
        if isAfterFrom(role, in: number) { return .actual }
        if let best, !(best.status == .actual && (period?.start).map { start in published.map { start > $0 } ?? false } ?? false) {
            return best.status
        }
        if let status = role.status { return status }
        if let start = period?.start, let published, start > published { return .plan }
        if let running = definition.runningStatus, let published, let end = period?.end, end >= published { return running }
        return .actual
    }

    /// "Will rise from 2.3 percent": where it rises from is there.
    private func isAfterFrom(_ role: QuantityRole, in number: Int) -> Bool {
        let before = role.words.lowerBound - 1
        return before >= 0 && reading.sentences[number].words[before].hash == GrammarWords.from
    }

    private func isEstimate(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        if role.status == .estimate { return true }
        return hits[number][.status(.estimate)]?.contains { costs.cost($0.words, role.words) <= Self.reach } ?? false
    }
}
