import Model
import Vocabulary

/// What people are asked about besides how a head of state or government does: a speech, a war, a race.
extension SeriesPass {
    /// "53 percent were satisfied with the speech", "support for the war has jumped to 54": what the answer's own preposition names.
    func isAboutMatter(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, definition.subject.offices.contains("head"), let costs = costs[number] else { return false }
        return hits[number].has([.leadingMeasure, .dimension]) {
            costs.crossings($0.words, role.words) == 0 && (isOnMatter($0, in: number) || isOnDeed($0, in: number))
        }
    }

    /// "In favour of Trump's tariffs", "of Macron resigning": what is somebody's, or what they do, behind their name.
    private func isOnDeed(_ hit: CueHit, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let person = sentence.entities.first {
            // "Of President Trump's tariffs": a title may end the words of the measure.
            $0.mention.kind == .person && $0.words.lowerBound <= hit.words.upperBound && hit.words.upperBound <= $0.words.upperBound
        }
        guard let person, person.words.lowerBound > hit.words.lowerBound, person.words.upperBound < sentence.words.count else {
            return false
        }
        let next = person.words.upperBound
        let word = sentence.words[next]
        if PossessiveWords.all.contains(word.hash) { return next + 1 < sentence.words.count && isOtherNoun(next + 1, in: number) }
        let ending = "ing"
        return word.isVerb && word.range.count > ending.utf8.count
            && reading.article.text[(word.range.end - ending.utf8.count)..<word.range.end].elementsEqual(ending.utf8)
    }

    /// Whether a word of the measure is followed by "with", "for" or "in" and something that is nobody and no office.
    private func isOnMatter(_ hit: CueHit, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let words = sentence.words
        let isInside =
            words.indices.contains(hit.words.upperBound - 1) && GrammarWords.objective.contains(words[hit.words.upperBound - 1].hash)
        let preposition = isInside ? hit.words.upperBound - 1 : hit.words.upperBound
        guard preposition + 2 < words.count, GrammarWords.objective.contains(words[preposition].hash),
            GrammarWords.determiners.contains(words[preposition + 1].hash),
            // "Outran approval for the first time"
            words[preposition + 2].hash != GrammarWords.first
        else { return false }
        let end = (preposition + 2..<words.count).first { index in
            words[index].kind != .word || words[index].isVerb || facts.isFunction(words[index].hash)
        }
        var object = preposition + 1..<min(end ?? words.count, preposition + Self.objectReach)
        // "For the strikers themselves"
        if let last = object.last, object.count > 1, facts.isCue(words[last].hash, .reflexive) { object = object.lowerBound..<last }
        let isSomeone = words[object].contains {
            facts.isCue($0.hash, .performance) || facts.isAgency($0.hash) || facts.isGeneric($0.hash)
        }
        let isNamed = sentence.entities.contains { $0.words.overlaps(object) && $0.mention.kind != .country }
        return !isSomeone && !isNamed && isOtherNoun(object.upperBound - 1, in: number)
    }

    private static let objectReach = 5

    /// "68 percent of respondents sided with the growers": what a share of those asked does is said by its own verb.
    func isOfOwnVerb(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll else { return false }
        let words = reading.sentences[number].words
        var verb = role.words.upperBound
        if verb < words.count, words[verb].hash == GrammarWords.of {
            verb = (verb + 1..<min(words.count, verb + Self.objectReach)).first { words[$0].kind != .word || words[$0].isVerb } ?? verb
        }
        guard verb + 2 < words.count, words[verb].kind == .word, words[verb].isVerb, !GrammarWords.auxiliaries.contains(words[verb].hash),
            !facts.isTelling(words[verb].hash), !isAnswer(verb, in: number)
        else { return false }
        var noun = verb + 1
        // "Sided with the growers", "threw out the plan"
        if GrammarWords.objective.contains(words[noun].hash) || GrammarWords.particles.contains(words[noun].hash) { noun += 1 }
        if noun < words.count, GrammarWords.determiners.contains(words[noun].hash) { noun += 1 }
        return noun < words.count && noun > verb + 1 && isOtherNoun(noun, in: number)
    }

    /// "Among those surveyed": all who were asked, and no part of them.
    func isOfAllAsked(_ hit: CueHit, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let those = hit.words.upperBound
        guard definition.kind == .poll, hit.words.count == 1, those + 1 < words.count, words[those].hash == GrammarWords.those else {
            return false
        }
        let isAsked = hits[number][.field]?.contains { $0.words.lowerBound == those + 1 } ?? false
        return isAsked && (those + 2 == words.count || words[those + 2].kind == .punctuation)
    }

    /// Whether the definition looks for a word as an answer of those asked, or as one of their survey.
    func isAnswer(_ word: Int, in number: Int) -> Bool {
        hits[number].has([.measure, .dimension, .resume, .field]) { $0.words.contains(word) }
    }

    /// "Sank below the 20 percent mark to 18 percent": a mark that is passed on the way to the figure.
    func isPassedMark(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        guard next + 1 < words.count, facts.isCue(words[next].hash, .mark), words[next + 1].hash == GrammarWords.to else {
            return false
        }
        return reading.sentences[number].quantities.contains { (next + 2...next + 4).contains($0.start) }
    }
}
