import Model
import Vocabulary

/// Which numbers of people abroad are nobody's own, or are told only to be compared with or left behind.
extension SeriesPass {
    /// "20,000 more than usual": a difference and no number of people who are there.
    func isDifference(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        return next + 1 < words.count && GrammarWords.more.contains(words[next].hash) && words[next + 1].hash == GrammarWords.than
    }

    /// "Four F-16 fighters": whether a number of its own stands in what a figure counts, as a weapon's does.
    func namesModel(_ role: QuantityRole) -> Bool {
        let (start, end) = (role.mention.number.end, role.mention.range.end)
        return start < end && reading.article.text[start..<end].contains { (48...57).contains($0) }
    }

    /// "Ordered the 2,000 home": the number that was told before, taken up.
    func isToldBefore(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard goesAbroad, role.start > 0, words[role.start - 1].hash == GrammarWords.the, role.mention.figure.unit.code.isEmpty else {
            return false
        }
        // "The 300 it sent in March"
        let next = role.words.upperBound
        if next < words.count, GrammarWords.pronouns.contains(words[next].hash) || GrammarWords.relatives.contains(words[next].hash) {
            return false
        }
        return candidates.contains { $0.figure.value.reduced == role.mention.figure.value.reduced }
    }

    /// "91 of them Americans", behind a figure that is none of the series'.
    func isPartOfOther(_ role: QuantityRole, in number: Int) -> Bool {
        guard goesAbroad, isOfThem(role, in: number) else { return false }
        let sentence = reading.sentences[number]
        guard let whole = sentence.quantities.last(where: { $0.words.upperBound <= role.words.lowerBound }) else { return false }
        return figure(of: whole, in: number) == nil || hits[number].hasMeasure { _ in true } == false
    }

    /// "A battlegroup of 1,600, 1,000 of them its own", "100,000 troops, 68,000 of them American": the whole is several countries'.
    func isWholeOfSeveral(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard let part = sentence.quantities.first(where: { $0.words.lowerBound >= role.words.upperBound }),
            isOfThem(part, in: number)
        else { return false }
        let behind = part.words.upperBound + 2..<min(sentence.words.count, part.words.upperBound + 4)
        return isOfCounted(part, in: number) || behind.contains { sentence.words[$0].hash == GrammarWords.own }
            || sentence.entities.contains { $0.mention.form == .demonym && behind.contains($0.words.lowerBound) }
    }

    /// The country whose those are who are told as a part: "68,000 of them American".
    func nationOfPart(_ role: QuantityRole, in number: Int) -> String? {
        guard goesAbroad, isOfThem(role, in: number) else { return nil }
        let sentence = reading.sentences[number]
        var next = role.words.upperBound + 2
        // "450 of them are Americans"
        if next < sentence.words.count, facts.isCue(sentence.words[next].hash, .copula) { next += 1 }
        return sentence.entities.first {
            $0.mention.kind == .country && $0.mention.form == .demonym && (next...next + 1).contains($0.words.lowerBound)
        }?.mention.id
    }

    func isOfThem(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        return next + 1 < words.count && words[next].hash == GrammarWords.of && GrammarWords.parts.contains(words[next + 1].hash)
    }

    /// "The multinational force is to number 6,000", "the United Nations force, now 1,990 strong", "the Stabilization Force of 34,000",
    /// "2,500 of the 6,000 troops in the force": a whole mission.
    func isOfMission(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let start = role.start
        if isGrandTotal(role, in: sentence) || sentence.isWhole(role) && isWholeInForce(role, in: number) { return true }
        guard sentence.headers == nil, role.mention.figure.unit.code.isEmpty || role.isStrength(in: sentence),
            let body = hits[number][.level]?.last(where: {
                $0.words.upperBound <= start && !facts.isCue(sentence.words[$0.words.lowerBound].hash, .count)
            })?.words
        else { return false }
        let isSaidOfIt =
            body.upperBound == start - 1 && sentence.words[start - 1].hash == GrammarWords.of || isSize(role, in: number)
            || level(role, in: number) == body || start > 0 && facts.isCue(sentence.words[start - 1].hash, .numbering)
        let isAnothers = sentence.entities.contains {
            $0.words.lowerBound >= body.upperBound && $0.words.upperBound <= start && $0.mention.kind == .country && $0.preposition == nil
        }
        guard isSaidOfIt, !isAnothers else { return false }
        let before = max(0, body.lowerBound - 4)..<body.lowerBound
        if sentence.words[before].contains(where: { facts.isJoint($0.hash) }) { return true }
        if sentence.entities.contains(where: { facts.isOfMany($0.mention) && $0.words.overlaps(before) && !$0.isSpeaker }) { return true }
        if isOfManyBefore(body, in: number) { return true }
        let isNamed = sentence.words[body.lowerBound].isCapitalized && body.lowerBound > 0
        return isNamed && before.contains { sentence.words[$0].hash == GrammarWords.the }
            && !sentence.entities.contains { $0.mention.kind == .country && $0.words.overlaps(before) }
    }

    /// "The force, now 1,990 strong": whether the body that "the" takes up is one that the sentences before called several countries'.
    private func isOfManyBefore(_ body: Range<Int>, in number: Int) -> Bool {
        guard body.lowerBound > 0, reading.sentences[number].words[body.lowerBound - 1].hash == GrammarWords.the else { return false }
        for back in stride(from: number - 1, through: max(0, number - Self.bodyReach), by: -1) {
            let sentence = reading.sentences[back]
            for hit in (hits[back][.level] ?? []).reversed() {
                let before = max(0, hit.words.lowerBound - 4)..<hit.words.lowerBound
                if sentence.words[before].contains(where: { facts.isJoint($0.hash) }) { return true }
                let named = sentence.entities.last { $0.words.overlaps(before) }
                if let named, facts.isOfMany(named.mention) { return true }
                if let named, named.mention.kind == .country, named.isModifier || named.isPossessive { return false }
            }
            if sentence.entities.contains(where: { facts.isMission($0.mention) }) { return true }
        }
        return false
    }

    /// A body named further back than this many sentences is not taken up by "the force".
    private static let bodyReach = 6

    /// "20,000 of a total of 60,000"
    private func isGrandTotal(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let start = role.words.lowerBound
        guard start >= 4, sentence.words[start - 1].hash == GrammarWords.of, facts.isCue(sentence.words[start - 2].hash, .count)
        else {
            return false
        }
        return sentence.quantities.contains { (start - 5...start - 4).contains($0.words.upperBound) }
    }

    private func isWholeInForce(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        guard role.start > 0, sentence.words[role.start - 1].hash == GrammarWords.the, next + 1 < sentence.words.count,
            GrammarWords.placing.contains(sentence.words[next].hash) || sentence.words[next].hash == GrammarWords.for
        else { return false }
        return hits[number][.level]?.contains { (next + 1...next + 3).contains($0.words.lowerBound) } ?? false
    }

    /// "Whether to extend the mission of some 550 troops": those of a body that there is.
    func isOfBody(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard role.start >= 3, words[role.start - 1].hash == GrammarWords.of else { return false }
        return hits[number][.level]?.contains {
            $0.words.upperBound == role.start - 1 && $0.words.lowerBound > 0
                && (words[$0.words.lowerBound - 1].hash == GrammarWords.the
                    || PossessiveWords.all.contains(words[$0.words.lowerBound - 1].hash))
        } ?? false
    }

    /// "The present force of 9,800 would stay": they are there.
    func isOfPresentBody(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard role.start >= 3, words[role.start - 1].hash == GrammarWords.of else { return false }
        return hits[number][.level]?.contains {
            $0.words.upperBound == role.start - 1 && $0.words.lowerBound > 0
                && facts.isCue(words[$0.words.lowerBound - 1].hash, .present)
        } ?? false
    }

    /// "Pulled its last 51 troops out", "the first 1,300 left": those who have gone are not there.
    func hasLeft(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard role.words.lowerBound > 0, facts.isCue(words[role.words.lowerBound - 1].hash, .rank),
            departure(role, in: number) != nil
        else { return false }
        // "The first 300 will leave": a part of those who are there.
        if words[role.words.lowerBound - 1].hash == GrammarWords.first { return true }
        return !words[..<min(words.count, role.words.upperBound + 8)].contains {
            GrammarWords.modals.subtracting(GrammarWords.having).contains($0.hash) || facts.isCue($0.hash, .plan)
        }
    }

    /// "The 1,300 soldiers in Iraq would come home": those who are still there.
    func isLeaving(_ role: QuantityRole, in number: Int) -> Bool {
        guard goesAbroad, isDefinite(role, in: number), departure(role, in: number) != nil else { return false }
        // "Has withdrawn the 300 it sent"
        let words = reading.sentences[number].words
        return !(role.words.upperBound < words.count && GrammarWords.pronouns.contains(words[role.words.upperBound].hash))
    }

    /// "Counted 974 dead. By its reckoning 387 were civilians and 268 soldiers": a sentence without a verb of the measure that goes on from
    /// one about what befell people.
    func isOfFallen(_ role: QuantityRole, in number: Int) -> Bool {
        guard goesAbroad, number > 0, nameBefore(role, in: number) == nil, level(role, in: number) == nil, !follows(in: number, within: 1)
        else { return false }
        return (number - 1...number).contains { place in
            hits[place][.exclusion]?.contains { hit in
                reading.sentences[place].quantities.contains {
                    $0.words.upperBound == hit.words.lowerBound || $0.start == hit.words.upperBound
                }
            } ?? false
        }
    }

    /// Whether what is planned is said of the figure: before it in its part of the sentence, or as its own verb.
    func isPlanned(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let part = sentence.part(around: role.words.lowerBound)
        let own = predicate(of: role, in: sentence)
        func isPlan(_ word: Int) -> Bool {
            facts.isCue(sentence.words[word].hash, .plan) || facts.isCue(sentence.words[word].hash, .target)
                || facts.isCue(sentence.words[word].hash, .forecast)
                || GrammarWords.modals.contains(sentence.words[word].hash) && !GrammarWords.having.contains(sentence.words[word].hash)
        }
        if (part.lowerBound..<role.words.lowerBound).contains(where: isPlan) || own.contains(where: isPlan) { return true }
        let isCued = [Status.plan, .target, .forecast].contains { status in
            hits[number][.status(status)]?.contains {
                $0.words.lowerBound < role.words.upperBound || own.contains($0.words.lowerBound)
            } ?? false
        }
        return isCued
    }
}
