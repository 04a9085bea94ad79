import Model
import Vocabulary

/// Whether people came to harm in an armed conflict, and as those to whom it was done.
extension SeriesPass {
    /// A run of words longer than this is a list that has lost its lines: who goes with which figure, nothing tells.
    private static let longestSentence = 130
    /// So many sentences back the fighting was spoken of in which people came to harm.
    private static let fightingReach = 2

    /// Why a number beside harm is of nobody who came to it; `nil` where nothing speaks against it.
    func notHarmed(_ role: QuantityRole, in number: Int) -> String? {
        guard definition.subject.victims else { return nil }
        if isInRunOn(number) { return Self.runOn }
        if !isGoverned(role, in: number) { return "the harm is not said of them" }
        if acts(role, in: number) || actsElsewhere(role, in: number) || blowThemselvesUp(role, in: number) {
            return "who did it, not to whom it was done"
        }
        return speak(role, in: number) ? "who told it" : nil
    }

    static let runOn = "in a list without sentences"

    /// Whether what stands as one sentence is a list that has lost its lines.
    func isInRunOn(_ number: Int) -> Bool {
        let sentence = reading.sentences[number]
        return sentence.headers == nil && sentence.words.count > Self.longestSentence
    }

    /// Why harm in a country at a time was done in no armed conflict: none of those known was fought there then, and nothing near the
    /// figure tells of fighting. Crime, accidents and riots are in the news of every country.
    func peace(in country: String, at period: Period?, _ number: Int) -> String? {
        guard definition.subject.victims else { return nil }
        let days = [period?.start, period?.end, period == nil ? reading.article.published?.day : nil].compactMap { $0 }
        let isAtWar = days.contains { !facts.conflicts.fought(in: country, asOf: $0, isOver: false).isEmpty }
        guard !isAtWar, !days.isEmpty else { return nil }
        let near = Array(max(0, number - Self.fightingReach)...min(number + 1, reading.sentences.count - 1)) + [0]
        return near.contains(where: isOfFighting) ? nil : "no armed conflict is known or told of there"
    }

    /// Whether a sentence tells of fighting.
    private func isOfFighting(_ number: Int) -> Bool {
        reading.sentences[number].words.contains { facts.isCue($0.hash, .arms) || facts.isCue($0.hash, .soldiery) }
    }

    /// "1,000 gunmen from the south have killed 28 people", "four bombers struck the town, killing six": the subject of an active verb
    /// that has another figure as its object.
    private func actsElsewhere(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard let found = hits[number][.measure(0)], !role.mention.figure.unit.code.isEmpty else { return false }
        let own = predicate(of: role, in: sentence)
        return found.contains { hit in
            let verb = hit.words.lowerBound
            guard hit.words.count == 1, sentence.words[verb].isVerb,
                sentence.quantities.contains(where: {
                    $0 != role && (0...1).contains($0.start - hit.words.upperBound) && figure(of: $0, in: number) != nil
                        && !GrammarWords.coordinating.contains(sentence.words[$0.start - 1].hash)
                })
            else { return false }
            if own.contains(verb) {
                return !sentence.words[max(0, verb - 2)..<verb].contains { GrammarWords.passive.contains($0.hash) }
            }
            // Only where no verb of harm is said of the figure itself.
            return role.start <= 2 && sentence.words[verb - 1].hash == GrammarWords.comma && own.contains { sentence.words[$0].isVerb }
                && !found.contains { own.contains($0.words.lowerBound) || $0.words.overlaps(role.words) }
        }
    }

    /// "Four bombers blew themselves up": what they did to themselves.
    private func blowThemselvesUp(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let own = predicate(of: role, in: sentence)
        return own.contains { $0 + 1 < sentence.words.count && facts.isCue(sentence.words[$0].hash, .reflexive) }
    }

    /// "Two officers said", "three witnesses told": whom a verb of saying has as its subject.
    private func speak(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        return next < words.count && (GrammarWords.said.contains(words[next].hash) || facts.isTelling(words[next].hash))
    }
}
