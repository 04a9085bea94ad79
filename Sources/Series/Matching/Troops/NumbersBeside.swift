import Model
import Vocabulary

/// Numbers beside soldiers that another number, a verb before them or what stands right behind them takes to something else.
extension SeriesPass {
    /// So many words may stand between soldiers and the body whose men they are.
    private static let bodyReach = 7
    /// So many words may stand between a verb of harm and the number of those it befell.
    private static let objectReach = 2

    /// Why a number beside soldiers counts nobody whom a country has abroad; `nil` where nothing speaks against it.
    func besideForces(_ role: QuantityRole, in number: Int) -> String? {
        if isOfBallot(role, in: number) || isMark(role, in: number) || isOfOtherCount(role, in: number) {
            return "a number of something else"
        }
        if isOfNamedMission(role, in: number) { return "of several countries together" }
        if isOfIrregulars(role, in: number) { return "of men who are no country's" }
        if isToBorder(role, in: number) { return "at a border" }
        if isUndatedBefore(role, in: number) { return "what there was at a time that is not told" }
        if let phrase = fateOfIncluding(role, in: number) ?? fateOfFew(role, in: number) { return "“\(phrase)” is what befell them" }
        return nil
    }

    /// "By 440 votes to 135"
    private func isOfBallot(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        return role.start >= 2 && GrammarWords.bounds.contains(words[role.start - 1].hash)
            && facts.isCue(words[role.start - 2].hash, .votes)
    }

    /// "Put the number of children who have died at 700,000": a count of others.
    private func isOfOtherCount(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard role.mention.figure.unit.code.isEmpty, role.start > 0, GrammarWords.bounds.contains(words[role.start - 1].hash),
            let count = hits[number][.level]?.last(where: { $0.words.upperBound < role.start }),
            facts.isCue(words[count.words.lowerBound].hash, .count), count.words.upperBound < words.count,
            words[count.words.upperBound].hash == GrammarWords.of
        else { return false }
        return isCountOfOthers(count, in: number)
    }

    /// "The 2,000 mark was reached": a number that is passed, of whatever the text counts.
    private func isMark(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        guard next < words.count else { return false }
        if facts.isCue(words[next].hash, .milestone) { return true }
        return words[next].hash == GrammarWords.hyphen && next + 1 < words.count && facts.isCue(words[next + 1].hash, .milestone)
    }

    /// "The 32,000-strong Afghan mission": where the mission is, and not whose.
    private func isOfNamedMission(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard role.isStrength(in: sentence), role.start > 0, sentence.words[role.start - 1].hash == GrammarWords.the else { return false }
        return sentence.entities.contains { entity in
            entity.isModifier && (1...Self.bodyReach).contains(entity.words.lowerBound - role.start)
                && entity.words.upperBound < sentence.words.count
                && facts.isCue(sentence.words[entity.words.upperBound].hash, .operation)
        }
    }

    /// "2,500 men of a southern militia": fighters of a body that is no country's army.
    private func isOfIrregulars(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let end = min(words.count, role.words.upperBound + Self.bodyReach)
        guard let of = words[role.words.upperBound..<min(end, role.words.upperBound + 2)].firstIndex(where: { $0.hash == GrammarWords.of })
        else { return false }
        for word in words[(of + 1)..<max(of + 1, end)] {
            // "Of a mission against rebels"
            if word.kind == .punctuation || GrammarWords.linking.contains(word.hash) && !GrammarWords.articles.contains(word.hash)
                || word.hash == GrammarWords.against || word.isVerb && !word.isCapitalized
            {
                return false
            }
            if facts.isCue(word.hash, .irregular) || facts.isCue(word.hash, .militia) { return true }
        }
        return false
    }

    /// "2,500 National Guard troops to the Mexican border": on the near side of it.
    private func isToBorder(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let end = min(sentence.words.count, role.words.upperBound + Self.bodyReach)
        guard let to = (role.words.upperBound..<end).first(where: { sentence.words[$0].hash == GrammarWords.to }), to + 1 < end,
            !sentence.words[role.words.upperBound..<to].contains(where: { $0.isVerb || $0.kind == .punctuation }),
            // "1,000 soldiers to the Romanian border" may be another's.
            sentence.words[role.start..<to].contains(where: { facts.isCue($0.hash, .homeGuard) })
        else { return false }
        return sentence.entities.contains { entity in
            entity.isModifier && (to + 1...to + 2).contains(entity.words.lowerBound) && entity.words.upperBound < sentence.words.count
                && facts.isCue(sentence.words[entity.words.upperBound].hash, .border)
        }
    }

    /// "Has 1,450 there, down from 2,400 when it came": an earlier level of which no time is told.
    private func isUndatedBefore(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard role.start >= 2, sentence.words[role.start - 1].hash == GrammarWords.from,
            GrammarWords.directions.contains(sentence.words[role.start - 2].hash), role.mention.shape != .move
        else { return false }
        // "Will leave 1,000 there, down from 1,700": what there is until then.
        guard let now = sentence.quantities.last(where: { $0.words.upperBound < role.start }), now.start > 0,
            GrammarWords.having.contains(sentence.words[now.start - 1].hash) || facts.isCue(sentence.words[now.start - 1].hash, .copula)
        else { return false }
        return !sentence.times.contains { !$0.isOfReport && $0.words.lowerBound >= role.words.upperBound }
    }

    /// "Killing 130 people, including five soldiers": what befell the whole befell its part.
    private func fateOfIncluding(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        guard role.start >= 2, GrammarWords.includings.contains(sentence.words[role.start - 1].hash), let fates = hits[number][.fate],
            let whole = sentence.quantities.last(where: { $0.words.upperBound < role.start })
        else { return nil }
        let own = predicate(of: whole, in: sentence)
        return fates.first { hit in
            (0...Self.objectReach).contains(whole.start - hit.words.upperBound) || own.contains(hit.words.lowerBound)
        }.map { definition.fates[$0.phrase].text }
    }

    /// "Two of the five soldiers died": of a handful of whom most have fallen the text tells what befell them, and not where they are kept.
    private func fateOfFew(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        guard sentence.isWhole(role), isInWords(role), let fates = hits[number][.fate] else { return nil }
        let own = predicate(of: role, in: sentence)
        return fates.first { own.contains($0.words.lowerBound) }.map { definition.fates[$0.phrase].text }
    }
}

extension GrammarWords {
    fileprivate static let directions: Set<UInt64> = hashes(["down", "up"])
    fileprivate static let includings: Set<UInt64> = hashes(["including", "among"])
}
