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
                isHouses(role, in: number) || isStanding(role, in: number)
                    || definition.kind == .poll && reading.sentences[number].comparesTerms(facts)
                ? Self.houseCarry : group.carry
            guard isNear || hits[0][.measure(index)] != nil || follows(in: number, within: reach) || isAtLevelInSurvey(role, in: number)
            else { return nil }
            if index == 0 {
                if isMeasureOfThing(lastNamedBefore: number, back: max(Self.houseCarry, group.carry)) { return nil }
                reached.isOwn = false
            }
            reached.isWhole = false
        }
        return reached
    }

    /// Why a figure that the words of the measure reach is not of it all the same; `nil` where nothing speaks against it.
    func objection(
        to measure: MeasureReach, _ role: QuantityRole, _ dimensionCost: Int, _ subjects: SubjectChoice, in number: Int, _ costs: Attachment
    ) -> String? {
        // "Losses will amount to 2 percent of GDP": the whole is named, and something else is the part.
        let isBesideAmount = kindred.contains { (0...1).contains(number - $0.sentence) }
        if isShare, !measure.isWhole, !isBesideAmount, isLevelOfOther(role, in: number) { return "its clause says what else it is of" }
        if isShare, !measure.isWhole, !isBesideAmount, let most = definition.product?.most, role.mention.figure.value.approximate > most,
            !follows(in: number, within: 0)
        {
            return "more than is likely where the whole is not named"
        }
        if measure.isOwn { return nil }
        if isOfOtherAmount(role, in: number) { return "a share for something else" }
        // A figure whose sentence does not name the measure needs another tie to it.
        if isOfFallen(role, in: number) { return "goes on about those who fell" }
        if isAfterLookAlike(role, in: number) { return "its sentence is about something else" }
        if definition.kind == .poll, role.status == .plan || role.status == .target { return "a plan, and no answer" }
        let isOfOther = definition.kind != .poll && isOfOtherNoun(role, in: number) || isLevelOfOther(role, in: number)
        if isOfPeople(role, in: number) || isOfDoing(role, in: number) || isOfOwnVerb(role, in: number) || isOfOther {
            return "its clause says what else it is of"
        }
        if definition.kind == .amount, isForPurpose(role, in: number) { return "it is for something else" }
        let isTied = measure.isTied || dimensionCost <= 8 || isTied(role, subjects, in: number, costs)
        return isTied ? nil : "its sentence neither names the measure nor is tied to one that does"
    }

    /// Whether a figure hangs together with a measure that was named before.
    private func isTied(_ role: QuantityRole, _ subjects: SubjectChoice, in number: Int, _ costs: Attachment) -> Bool {
        let sentence = reading.sentences[number]
        let previous = candidates.last.flatMap { number - $0.sentence <= 1 ? $0 : nil }
        let inSeries = previous.map { $0.sentence == number } ?? false
        if subjects.isOwn, subjects.cost <= 20 && isLevel(role, in: number) || previous != nil && endsChange(role, in: number) {
            return true
        }
        if isPollstersOwn(role, in: number) || isByHouse(role, in: number) || isHouses(role, in: number) || isStanding(role, in: number) {
            return true
        }
        if isResumedByOwner(role, in: number) || isResumedAsTopic(role, in: number) { return true }
        if isOfBothAnswers(role, in: number) || answersQuestion(role, in: number) { return true }
        if inSeries, role.group == sentence.quantities[previous?.quantity ?? 0].group || GrammarWords.isCompared(sentence, role) {
            return true
        }
        let isPlanned =
            previous != nil
            && hits[number].has(.status) { costs.cost($0.words, role.words) <= 6 }
        let isResumed =
            (follows(in: number, within: 4) || isNamedBefore(number))
            && hits[number][.resume]?.contains { costs.cost($0.words, role.words) <= Self.tie && !isOfAll($0, in: sentence) } ?? false
        return isPlanned || isResumed || (previous != nil || isNamedBefore(number)) && takesUp(role, in: number)
    }

    /// "Total spending is to grow": what takes the measure up, of all that a government spends.
    private func isOfAll(_ hit: CueHit, in sentence: SentenceReading) -> Bool {
        definition.kind == .amount && hit.words.lowerBound > 0
            && facts.isCue(sentence.words[hit.words.lowerBound - 1].hash, .overall)
    }

    /// "Obamacare's popularity has ebbed": a measure that was named last, in so many sentences back, as that of a thing.
    private func isMeasureOfThing(lastNamedBefore number: Int, back: Int) -> Bool {
        guard definition.kind == .poll, definition.subject.kinds == [.person],
            let named = (max(0, number - back)..<number).last(where: { hits[$0][.measure(0)] != nil }),
            let found = hits[named][.measure(0)]
        else { return false }
        let sentence = reading.sentences[named]
        return found.allSatisfy { hit in
            let mark = hit.words.lowerBound - 1
            guard mark > 0, sentence.words[mark].hash == PossessiveWords.mark, sentence.words[mark - 1].kind == .word else { return false }
            return !sentence.entities.contains { $0.words.upperBound >= mark && $0.words.lowerBound <= mark }
                && !facts.isAgency(sentence.words[mark - 1].hash) && !facts.isCue(sentence.words[mark - 1].hash, .performance)
        }
    }

    /// Whether the sentence before, or near the top the headline, names the measure in its own words.
    func isNamedBefore(_ number: Int) -> Bool {
        number > 0 && (hits[number - 1][.measure(0)] != nil || (number <= 3 && hits[0][.measure(0)] != nil))
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
        let aside = asideOfParts(behind: role, in: reading.sentences[number])
        return reading.sentences[number].quantities.count {
            between.contains($0.words.lowerBound) && $0.group != role.group && !aside.contains($0.words.lowerBound)
        }
    }

    /// "117 villagers, more than 40 of them under twelve, lost their lives": what is said of a part between two commas.
    private func asideOfParts(behind role: QuantityRole, in sentence: SentenceReading) -> Range<Int> {
        let words = sentence.words
        let open = role.words.upperBound
        let none = open..<open
        guard open < words.count, words[open].hash == GrammarWords.comma,
            let part = sentence.quantities.first(where: { $0.start > open }), part.start - open <= Self.hedged,
            part.words.upperBound + 1 < words.count, words[part.words.upperBound].hash == GrammarWords.of,
            GrammarWords.parts.contains(words[part.words.upperBound + 1].hash),
            let close = words[part.words.upperBound...].firstIndex(where: { $0.hash == GrammarWords.comma })
        else { return none }
        return open..<close
    }

    /// So many words are a comma and a hedge: ", more than".
    private static let hedged = 4
}
