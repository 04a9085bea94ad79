import Model
import Vocabulary

/// Days of events by the noun that names them: "the raid cost 31 lives", where another sentence has "the May 3 raid".
extension PeriodFinder {
    /// So many words may stand between a day and the event that it modifies: "the Aug. 7 truck bombing".
    private static let modifying = 2
    /// So many words behind an event its day may stand: "the attack on the market in the town on Aug. 7".
    private static let dating = 9
    /// So many sentences at the beginning tell what an article is about, and so many around a figure go on with it.
    private static let opening = 10
    private static let near = 40
    /// An event of more days ago is named with its year, and is another than that of which the story is.
    private static let remembered = 60
    /// So many letters at least have two words in common that name one event.
    private static let root = 4

    /// The one day that the article gives to the event by whose name the sentence tells of a figure, and no other.
    func namedEvent(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        guard definition.subject.victims, sentence.block == .paragraph, case let names = eventNames(of: role, in: number), !names.isEmpty
        else { return nil }
        var found: Period?
        let lead = 0..<min(Self.opening, max(0, number - Self.near))
        let near = max(0, number - Self.near)..<min(reading.sentences.count, number + Self.near)
        for other in [lead, near].joined() where other != number && !reading.sentences[other].times.isEmpty {
            for day in days(of: names, in: other) {
                guard found == nil || found == day else { return nil }
                found = day
            }
        }
        return found
    }

    /// "On May 3 guests had come to a wedding. They sat at table when a shell hit it, killing 31": the day with which the sentence
    /// before in the paragraph sets the scene.
    func framedDay(_ number: Int) -> Period? {
        guard definition.subject.victims, number > 0, reading.sentences[number - 1].blockIndex == reading.sentences[number].blockIndex,
            reading.sentences[number].block == .paragraph,
            let first = reading.sentences[number].words.first, GrammarWords.pronouns.contains(first.hash)
        else { return nil }
        let before = reading.sentences[number - 1]
        guard before.times.count == 1, let time = before.times.first, time.words.lowerBound <= 1, !time.isOfReport, let published,
            let period = placed(time.mention), period.dayCount == 1, let day = period.start, day <= published
        else { return nil }
        return period
    }

    /// The nouns of the event that harmed those whom a figure counts, without their plural: "the car bomb attack" before its verb, "in the
    /// bombing" behind it.
    private func eventNames(of role: QuantityRole, in number: Int) -> [[UInt8]] {
        let sentence = reading.sentences[number]
        let part = sentence.part(around: role.start)
        let nouns = causes(in: number).map { $0.words.upperBound - 1 }
        guard let noun = nouns.last(where: { part.contains($0) && !role.words.contains($0) && isNamed($0, in: sentence) }) else {
            return []
        }
        return nouns.filter { noun - Self.modifying..<noun + 1 ~= $0 }.map { stem(sentence.words[$0]) }
    }

    private func causes(in number: Int) -> [CueHit] { hits[number][.measure(definition.measure.count - 1)] ?? [] }

    /// "The bombing", "the twin car bomb attacks", "these blasts": an event that is taken to be known.
    private func isNamed(_ noun: Int, in sentence: SentenceReading) -> Bool {
        guard !sentence.words[noun].isCapitalized, !facts.isCue(sentence.words[noun].hash, .war), !isVerb(noun, in: sentence)
        else { return false }
        return behindDefinite(noun, within: 4, in: sentence)?.allSatisfy { $0.kind == .word && !facts.isFunction($0.hash) } ?? false
    }

    /// "Rebels attack a post": behind a noun, with an object.
    private func isVerb(_ word: Int, in sentence: SentenceReading) -> Bool {
        let next = word + 1
        guard next < sentence.words.count else { return false }
        return GrammarWords.articles.contains(sentence.words[next].hash)
    }

    /// The days that a sentence gives to an event of one of the names.
    private func days(of names: [[UInt8]], in number: Int) -> [Period] {
        let sentence = reading.sentences[number]
        let nouns = causes(in: number).map { $0.words.upperBound - 1 }.filter { noun in
            let own = stem(sentence.words[noun])
            // "Bomb" and "bombing" name one event.
            return names.contains { $0.count >= Self.root && own.starts(with: $0) || own.count >= Self.root && $0.starts(with: own) }
        }
        return sentence.times.compactMap { time -> Period? in
            guard !time.isOfReport, time.mention.bound != .since, !isBehindSince(time, in: sentence), let period = placed(time.mention),
                period.dayCount == 1, let day = period.start, let published,
                (0...Self.remembered).contains(published.dayNumber - day.dayNumber)
            else { return nil }
            let isDated = nouns.contains { noun in
                if noun >= time.words.upperBound {
                    let between = time.words.upperBound..<noun
                    return between.count <= Self.modifying + 1 && !between.contains { isBarrier($0, in: sentence) }
                }
                let between = noun + 1..<max(noun + 1, time.words.lowerBound)
                return between.count <= Self.dating && !between.contains { isBarrier($0, in: sentence) }
            }
            return isDated ? period : nil
        }
    }

    /// A verb or a mark parts an event from a day; the hyphen of a compound does not.
    private func isBarrier(_ word: Int, in sentence: SentenceReading) -> Bool {
        let found = sentence.words[word]
        if found.kind == .punctuation { return found.hash != GrammarWords.hyphen }
        return found.kind == .word
            && (found.isVerb || GrammarWords.auxiliaries.contains(found.hash) || GrammarWords.relatives.contains(found.hash))
    }

    /// A noun's letters without the mark of its plural.
    private func stem(_ word: Word) -> [UInt8] {
        let letters = Array(reading.article.text[word.range.start..<word.range.end])
        return letters.last == UInt8(ascii: "s") ? letters.dropLast() : letters
    }
}
