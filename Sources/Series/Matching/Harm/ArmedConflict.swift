import Model
import Vocabulary

/// Whether people came to harm in an armed conflict, and as those to whom it was done.
extension SeriesPass {
    /// A run of words longer than this is a list that has lost its lines: who goes with which figure, nothing tells.
    private static let longestSentence = 130
    /// In an article that has one, shorter ones than that are doubtful too.
    private static let longSentence = 50
    /// So many sentences back the fighting was spoken of in which people came to harm.
    private static let fightingReach = 2

    /// Why a number beside harm is of nobody who came to it; `nil` where nothing speaks against it.
    func notHarmed(_ role: QuantityRole, in number: Int) -> String? {
        guard definition.subject.victims else { return nil }
        if isInRunOn(number) { return Self.runOn }
        if !isGoverned(role, in: number) { return "the harm is not said of them" }
        if isDifference(role, in: number) { return "a difference" }
        if isSize(role) { return "the size of what follows" }
        if acts(role, in: number) || actsElsewhere(role, in: number) || blowThemselvesUp(role, in: number) {
            return "who did it, not to whom it was done"
        }
        if isOfOtherParticiple(role, in: number) { return "something else befell them" }
        if isLeftOut(role, in: number) { return "what is left out of a count, or was counted before" }
        if isOfHarmed(role, in: number) { return "a part of a figure" }
        if isAgeOfDead(role, in: number) { return "an age" }
        if countsNextNumber(role, in: number) { return "a number of something else" }
        return speak(role, in: number) ? "who told it" : nil
    }

    /// "The 17,600-member force": how large is what is told of.
    private func isSize(_ role: QuantityRole) -> Bool {
        let text = reading.article.text
        let end = role.mention.number.end
        return end < text.count && text[end] == UInt8(ascii: "-") && !role.mention.figure.unit.code.isEmpty
    }

    static let runOn = "in a list without sentences"

    /// Whether what stands as one sentence is a list that has lost its lines.
    func isInRunOn(_ number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard sentence.headers == nil, sentence.words.count > Self.longSentence else { return false }
        return sentence.words.count > Self.longestSentence
            || reading.sentences.contains { $0.headers == nil && $0.words.count > Self.longestSentence }
    }

    /// Why harm in a country at a time was done in no armed conflict: none of those known was fought there then, and nothing near the
    /// figure tells of fighting. Crime, accidents and riots are in the news of every country.
    func peace(in country: String, at period: Period?, _ number: Int) -> String? {
        guard definition.subject.victims else { return nil }
        let days = [period?.start, period?.end, period == nil ? reading.article.published?.day : nil].compactMap { $0 }
        let isAtWar = days.contains { !facts.conflicts.fought(in: country, asOf: $0, isOver: false).isEmpty }
        guard !days.isEmpty, !isAtWar || isOfExplosion(number) else { return nil }
        return isOfFighting(near: number) ? nil : Self.noConflict
    }

    /// "Three died in an explosion", nothing said of where: things blow up in shipyards too.
    private func isOfExplosion(_ number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard !sentence.entities.contains(where: { [.country, .place].contains($0.mention.kind) }) else { return false }
        let words = sentence.words
        return words.indices.dropFirst().contains {
            facts.isCue(words[$0].hash, .explosion) && GrammarWords.articles.contains(words[$0 - 1].hash)
        }
    }

    static let noConflict = "no armed conflict is known or told of there"

    func isOfFighting(near number: Int) -> Bool {
        let next = min(number + 1, reading.sentences.count - 1)
        let near = Array(max(0, number - Self.fightingReach)...next) + [0]
        return near.contains { reading.sentences[$0].words.contains { facts.isCue($0.hash, .arms) } }
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
                    $0 != role && isObject($0, of: hit, in: sentence) && figure(of: $0, in: number) != nil
                })
            else { return false }
            if own.contains(verb) {
                return !sentence.words[max(0, verb - 2)..<verb].contains { GrammarWords.passive.contains($0.hash) }
            }
            // Only where no verb of harm is said of the figure itself.
            return role.start <= 2 && verb > 0 && sentence.words[verb - 1].hash == GrammarWords.comma
                && own.contains { sentence.words[$0].isVerb }
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
        return next < words.count && (facts.isCue(words[next].hash, .said) || facts.isTelling(words[next].hash))
    }

    /// "10,000 have been killed and 500,000 children affected": a further figure with a verb of its own behind it.
    private func isOfOtherParticiple(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        guard !role.mention.figure.unit.code.isEmpty, follows(in: number, within: 0), next < sentence.words.count,
            sentence.words[next].isVerb, !GrammarWords.auxiliaries.contains(sentence.words[next].hash),
            !sentence.isParticiple(next, reading.article), !isHarm(role, in: number)
        else { return false }
        return !hits[number].has([.measure, .dimension, .noun]) { $0.words.contains(next) }
    }

    /// "Columnist dead at 88", above a story; "the last veteran, John Smith, died in February at 109".
    private func isAgeOfDead(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard role.mention.figure.unit.code.isEmpty, role.start >= 2, sentence.words[role.start - 1].hash == GrammarWords.at else {
            return false
        }
        guard [.headline, .heading].contains(sentence.block) else {
            let before = sentence.words[max(0, role.start - Self.ageReach)..<role.start]
            return role.mention.figure.value <= Self.oldest && before.contains { facts.isCue($0.hash, .died) }
        }
        let isOfDead = hits[number][.measure(0)]?.contains { $0.words.upperBound == role.start - 1 } ?? false
        return isOfDead && (role.start < 3 || sentence.words[role.start - 3].hash != GrammarWords.of)
    }

    /// So many words before an age somebody has died: "died on Monday at 88".
    private static let ageReach = 5
    /// No age is higher: "2,000 died at 300 places" counts.
    private static let oldest = ExactDecimal(120)

    /// "Two 500-pound bombs": a bare number that counts what the next number belongs to.
    func countsNextNumber(_ role: QuantityRole, in number: Int) -> Bool {
        role.mention.figure.unit.code.isEmpty
            && reading.sentences[number].quantities.contains { $0.start == role.words.upperBound && $0 != role }
            && reading.sentences[number].headers == nil
    }

    /// "Killed 12", "killing at least 12"; "killed, five of them children" and "killed and 30 hurt" tell of others.
    private func isObject(_ figure: QuantityRole, of verb: CueHit, in sentence: SentenceReading) -> Bool {
        let between = figure.start - verb.words.upperBound
        guard between == 1 else { return between == 0 }
        let word = sentence.words[verb.words.upperBound]
        return word.kind == .word && !GrammarWords.coordinating.contains(word.hash)
    }
}
