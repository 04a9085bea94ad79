import Model
import Vocabulary

/// How surely a figure is asserted.
struct StatusFinder {
    let definition: SeriesDefinition
    let reading: ArticleReading
    let hits: [CueHits]
    let facts: EntityFacts

    /// A word of status further from the figure than this says nothing of it.
    private static let reach = 22

    func status(_ role: QuantityRole, in number: Int, _ costs: Attachment, period: Period?, isBefore: Bool) -> Status {
        // A survey's result is there once it is told.
        if definition.kind == .poll { return .actual }
        let published = reading.article.published?.day
        let isPast = period?.end.map { end in published.map { end < $0 } ?? false } ?? false
        if isBefore { return .actual }
        if isPromisedWhole(role, in: number) { return .plan }
        if isPast, !isEstimate(role, in: number, costs) { return isNamedTarget(role, in: number, costs) ? .target : .actual }
        var best: (cost: Int, weight: Int, status: Status)?
        let sentence = reading.sentences[number]
        let aside = sentence.aside(around: role.words.lowerBound)
        for rule in definition.status {
            for hit in hits[number][.status(rule.status)] ?? [] {
                if let aside, !aside.contains(hit.words.lowerBound) { continue }
                if rule.status == .estimate, isOverruled(hit, number) { continue }
                if isApposed(hit, before: role, in: sentence) || isOfNextClause(hit, behind: role, in: sentence) { continue }
                let cost = costs.cost(hit.words, role.words)
                // Of two as near, the longer phrase says more.
                let isBetter = best.map { cost < $0.cost || (cost == $0.cost && hit.weight > $0.weight) } ?? true
                if cost <= Self.reach, isBetter { best = (cost, hit.weight, rule.status) }
            }
        }
        if role.mention.shape != .move, isAfterFrom(role, in: number) { return .actual }
        if let told = best?.status ?? role.status, told != .estimate, hasBeenDone(role, in: sentence) { return .actual }
        if isWhole(role, in: number) { return .actual }
        // "… , the Pentagon estimates.": said at the end, of all that the sentence tells.
        if closesWithEstimate(sentence, number) { return .estimate }
        if best?.status == .plan, isForecast(role, in: number, costs) { return .forecast }
        if let best, !(best.status == .actual && (period?.start).map { start in published.map { start > $0 } ?? false } ?? false) {
            return best.status
        }
        // What the name before an aside will do says nothing of the aside.
        // Harm that is told has been done, whatever is planned or hoped for in its sentence.
        let isDone = definition.subject.victims && role.status != .estimate
        if let status = role.status, !isDone, aside == nil || status == .estimate { return status }
        if let start = period?.start, let published, start > published { return .plan }
        if let running = definition.runningStatus, let published, let end = period?.end, end >= published { return running }
        return .actual
    }

    /// "Has 6.3 billion, and promises 3 percent by 2029": what is said of the next clause's own figure.
    private func isOfNextClause(_ hit: CueHit, behind role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard hit.words.lowerBound >= role.words.upperBound,
            let clause = sentence.clauses.firstIndex(where: { $0.contains(hit.words.lowerBound) }), clause != role.clause
        else { return false }
        return sentence.quantities.contains { $0.clause == clause && $0.start >= hit.words.upperBound }
    }

    /// "Germany, his favourite target, is at 1.2 percent": what somebody is called says nothing of the figure.
    private func isApposed(_ hit: CueHit, before role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard let open = sentence.words[..<hit.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.comma }), open > 0,
            let close = sentence.words[hit.words.upperBound...].firstIndex(where: { $0.hash == GrammarWords.comma }), close < role.start,
            sentence.opensPredicate(close + 1, facts)
        else { return false }
        return sentence.entities.contains { $0.words.upperBound == open && $0.preposition == nil }
    }

    private func closesWithEstimate(_ sentence: SentenceReading, _ number: Int) -> Bool {
        let end = sentence.words.lastIndex { $0.kind == .word } ?? 0
        return hits[number][.status(.estimate)]?.contains { hit in
            hit.words.upperBound == end + 1
                && sentence.words[max(0, hit.words.lowerBound - 7)..<hit.words.lowerBound].contains { $0.hash == GrammarWords.comma }
        } ?? false
    }

    /// "Weighing the withdrawal of 4,500 of the 28,500 troops": what there is of them is no plan.
    private func isWhole(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let start = role.words.lowerBound
        return start >= 3 && words[start - 1].hash == GrammarWords.the && words[start - 2].hash == GrammarWords.of
            && reading.sentences[number].quantities.contains { $0.words.upperBound == start - 2 }
    }

    /// "Of the 1,200 who will go, 400 have arrived", "about 1,000 of the 6,000 promised by the North had arrived": what is told in the
    /// perfect has been done, whatever the rest of the sentence plans.
    private func hasBeenDone(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard definition.kind == .count, !definition.subject.victims, let have = perfect(behind: role, in: sentence) else { return false }
        // "400 of which have": nothing that tells of others stands between the figure and its verb.
        let whole = sentence.quantities.first { isPart(role, of: $0, in: sentence) }
        let start = whole?.words.upperBound ?? role.words.upperBound
        return whole != nil || have - start <= Self.subjectReach && sentence.isPlain(start..<have)
    }

    /// Words of which the subject behind its number consists: "soldiers from Texas".
    private static let subjectReach = 3

    /// "About 1,000 of the 6,000 promised by the North had arrived": a whole that is told of as something to come, before the verb of its part.
    func isPromisedWhole(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard definition.kind == .count, isWhole(role, in: number), !definition.subject.victims,
            let have = perfect(behind: role, in: sentence)
        else { return false }
        return hits[number][.status(.plan)]?.contains { role.words.upperBound <= $0.words.lowerBound && $0.words.upperBound <= have }
            ?? false
    }

    private func isPart(_ role: QuantityRole, of whole: QuantityRole, in sentence: SentenceReading) -> Bool {
        let of = role.words.upperBound
        return of + 1 < sentence.words.count && whole.words.lowerBound >= of + 2 && whole.words.lowerBound <= of + 3
            && sentence.words[of].hash == GrammarWords.of && sentence.words[of + 1].hash == GrammarWords.the
    }

    /// The "have" of the clause behind a figure, that of a relative clause left out.
    private func perfect(behind role: QuantityRole, in sentence: SentenceReading) -> Int? {
        let clause = role.words.upperBound..<sentence.part(around: role.words.lowerBound).upperBound
        return clause.last { index in
            index + 1 < sentence.words.count && GrammarWords.having.contains(sentence.words[index].hash)
                && sentence.words[index + 1].hash != GrammarWords.to
                && !sentence.words[max(clause.lowerBound, index - 4)..<index].contains { GrammarWords.relatives.contains($0.hash) }
        }
    }

    /// "Forecasts that it will get to 5 percent": who forecasts, says so of the plan.
    private func isForecast(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        hits[number][.status(.forecast)]?.contains {
            $0.words.upperBound <= role.words.lowerBound && costs.cost($0.words, role.words) <= 2 * Self.reach
        }
            ?? false
    }

    /// "The old goal of 2 percent", "asked to reach 2 percent": a target stays one when its time has passed.
    private func isNamedTarget(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        hits[number][.status(.target)]?.contains { costs.cost($0.words, role.words) <= 3 } ?? false
    }

    /// "Will rise from 2.3 percent", "will be 4 percent, compared with 6": where it rises from is there.
    private func isAfterFrom(_ role: QuantityRole, in number: Int) -> Bool {
        let before = role.words.lowerBound - 1
        let words = reading.sentences[number].words
        guard before >= 0 else { return false }
        return words[before].hash == GrammarWords.from
            || (before > 0 && words[before].hash == GrammarWords.with && facts.isCue(words[before - 1].hash, .compared))
    }

    private func isEstimate(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        if role.status == .estimate { return true }
        return hits[number][.status(.estimate)]?.contains { costs.cost($0.words, role.words) <= Self.reach && !isOverruled($0, number) }
            ?? false
    }

    /// "The blast claimed 40 lives", "claimed responsibility": a longer phrase tells what the word means.
    private func isOverruled(_ hit: CueHit, _ number: Int) -> Bool {
        hits[number][.status(.actual)]?.contains { $0.weight > hit.weight && $0.words.overlaps(hit.words) } ?? false
    }
}
