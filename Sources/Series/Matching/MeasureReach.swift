import Model
import Vocabulary

/// How the words of a measure reach a figure.
struct MeasureReach {
    /// Whether the first part of the measure is named in the figure's own sentence.
    var isOwn = true
    /// Whether every part of it is.
    var isWhole = true
    /// Whether another part of it ties the figure to the measure.
    var isTied = false
}

/// Whether the words of the measure reach a figure.
extension SeriesPass {
    /// Sentences behind the last figure within which a house's name and a share still mean the measure.
    private static let houseCarry = 8

    /// How the measure reaches a figure; `nil` where it is not spoken of.
    func measureReach(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> MeasureReach? {
        if isPollCell(in: number) || isCellOfPersons(in: number) || isItemOfPersons(role, in: number) { return MeasureReach() }
        let part = reading.sentences[number].part(around: role.words.lowerBound)
        var reached = MeasureReach()
        for (index, group) in definition.measure.enumerated() {
            // Of people counted, a word beyond another figure speaks of that one.
            let isStrict = definition.kind == .count && index == 0
            let here = hits[number][.measure(index)]?
                // "Senate clears 5.8-trillion budget; defense gets its wish"
                .filter { definition.kind != .amount || part.contains($0.words.lowerBound) }
                .filter {
                    !(isStrict && reached.isOwn && isOwned($0.words, byOtherThan: role, in: number))
                        && !belongsToOther($0, role, in: number)
                }
                .filter {
                    !isStrict || crossings($0.words, role, in: number) == 0 || isListed(role, in: number) || isPart(role, in: number)
                        || sharesVerb($0.words, role, in: number) || isCountOf(role, in: number)
                }
                .map { costs.cost($0.words, role.words) }.min()
            if let here, here <= Self.reach {
                if index > 0, here <= Self.tie { reached.isTied = true }
                continue
            }
            guard group.carry > 0, !isStrict || follows(in: number, within: 2) else { return nil }
            let first = max(0, start(of: number) - group.carry)
            // What a measure needs besides its own words may be said later in the article.
            let last = index == 0 ? number : min(reading.sentences.count - 1, number + group.carry)
            let isNear = (first...last).contains { isNamed(index, in: $0) }
            let reach =
                isHouses(role, in: number) || definition.kind == .poll && reading.sentences[number].comparesTerms
                ? Self.houseCarry : group.carry
            guard isNear || hits[0][.measure(index)] != nil || follows(in: number, within: reach) else { return nil }
            if index == 0 {
                if isOfOther(lastNamed(before: number, back: max(Self.houseCarry, group.carry)), by: role) { return nil }
                reached.isOwn = false
            }
            reached.isWhole = false
        }
        return reached
    }

    /// The last sentence before one that names the measure.
    private func lastNamed(before number: Int, back: Int) -> Int? {
        (max(0, number - back)..<number).last { hits[$0][.measure(0)] != nil }
    }

    /// "Obamacare's popularity has ebbed": a measure that was named before as that of a thing.
    private func isOfOther(_ number: Int?, by role: QuantityRole) -> Bool {
        guard definition.kind == .poll, definition.subject.kinds == [.person], let number, let found = hits[number][.measure(0)] else {
            return false
        }
        let sentence = reading.sentences[number]
        return found.allSatisfy { hit in
            let mark = hit.words.lowerBound - 1
            guard mark > 0, sentence.words[mark].hash == PossessiveWords.mark, sentence.words[mark - 1].kind == .word else { return false }
            return !sentence.entities.contains { $0.words.upperBound >= mark && $0.words.lowerBound <= mark }
                && !facts.isAgency(sentence.words[mark - 1].hash) && !facts.isCue(sentence.words[mark - 1].hash, .performance)
        }
    }

    /// Whether a sentence names a part of the measure otherwise than in the name of who speaks: "the Defence Ministry said".
    private func isNamed(_ part: Int, in number: Int) -> Bool {
        let speakers = reading.sentences[number].entities.filter { $0.isSpeaker && $0.mention.kind == .organization }
        return hits[number][.measure(part)]?.contains { hit in !speakers.contains { $0.words.overlaps(hit.words) } } ?? false
    }

    /// "18,000 officers stood guard where gangs have killed 212": the verb right before or behind another figure is that one's.
    private func isOwned(_ phrase: Range<Int>, byOtherThan role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        if phrase.overlaps(role.words) || isListed(role, in: number) || isPart(role, in: number) { return false }
        // "300 paratroopers will join the 1,200": it is their verb.
        if goesAbroad, predicate(of: role, in: sentence).contains(phrase.lowerBound) { return false }
        return sentence.quantities.contains { other in
            guard other.group != role.group, figure(of: other, in: number) != nil else { return false }
            if phrase.upperBound <= other.words.lowerBound, other.words.lowerBound - phrase.upperBound <= 3 {
                return role.words.upperBound <= phrase.lowerBound
                    && (phrase.upperBound..<other.words.lowerBound).allSatisfy {
                        sentence.words[$0].kind == .word && !sentence.words[$0].isVerb
                    }
                    && !(phrase.upperBound..<other.words.lowerBound).contains {
                        GrammarWords.joiners.contains(sentence.words[$0].hash) && !sentence.hedges($0, other)
                    }
            }
            return false
        }
    }

    /// How many quantities begin between a phrase and a figure, without those that share the figure's coordination.
    func crossings(_ phrase: Range<Int>, _ role: QuantityRole, in number: Int) -> Int {
        if let costs = costs[number], costs.crossings(phrase, role.words) == 0 { return 0 }
        let between =
            phrase.upperBound <= role.words.lowerBound
            ? phrase.upperBound..<role.words.lowerBound : role.words.upperBound..<max(role.words.upperBound, phrase.lowerBound)
        return reading.sentences[number].quantities.count { between.contains($0.words.lowerBound) && $0.group != role.group }
    }
}
