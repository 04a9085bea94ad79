import Model
import Vocabulary

/// Bare numbers of those of whom the text has told that they are abroad: what a clause of being there, or a count of them, says.
extension SeriesPass {
    /// So many words a count's own phrase may have between its noun and its verb: "the number of Germans in Mali is".
    private static let countPhrase = 8
    /// So many words behind a verb of being the place may begin.
    private static let placeReach = 3

    /// "Around 970 are on the spot", "there had been 34,000", "the figure was nearer 950", "the 600 who live on the base".
    func isSaidOfForce(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard goesAbroad, role.mention.figure.unit.code.isEmpty, role.mention.shape != .vague, role.start < sentence.words.count,
            sentence.headers == nil, sentence.block == .paragraph || sentence.block == .listItem,
            speaksOfForces(before: role, in: number)
        else { return false }
        if isOfUntoldPast(role, in: sentence) { return false }
        return isSubjectOfBeing(role, in: number) || isExistential(role, in: sentence) || isSaidOfCount(role, in: number)
            || isTakenUpByRelative(role, in: number)
    }

    /// "Their number had been 400": before something else, of which nothing tells when.
    private func isOfUntoldPast(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard role.start >= 2, !sentence.times.contains(where: { !$0.isOfReport }) else { return false }
        return sentence.words[max(0, role.start - 3)..<role.start - 1].contains { $0.hash == GrammarWords.had }
            && sentence.words[max(0, role.start - 2)..<role.start].contains { $0.hash == GrammarWords.been }
    }

    /// Whether what is said of a force is how many there are, and not what they do.
    func isLevelOfForce(_ role: QuantityRole, in number: Int) -> Bool {
        isSaidOfForce(role, in: number) && !isSubjectOfBeing(role, in: number)
    }

    /// "They will join 1,500 already camped there": those who are there before others come.
    func isJoined(_ role: QuantityRole, in number: Int) -> Bool {
        goesAbroad && isBehind(.joining, role, in: number)
    }

    /// Whether those whom the text counted last before a number are soldiers.
    private func speaksOfForces(before role: QuantityRole, in number: Int) -> Bool {
        if let other = lastCounted(before: role.start, in: number) { return other }
        let isNamed = hits[number].has([.noun, .level]) { hit in
            hit.words.upperBound <= role.start
                && (hits[number][.noun]?.contains { $0.words == hit.words } ?? false || isSomebodys(hit, in: number))
        }
        if isNamed {
            return !(hits[number][.exclusion]?.contains { $0.words.upperBound <= role.start } ?? false)
        }
        guard number > 0, follows(in: number, within: 2) || isTalkOfForces(number) && namesSomebody(in: number - 1...number) else {
            return false
        }
        // "Refugees fill the camps. There are 12,000 in one": the sentence before goes on about others.
        if follows(in: number, within: 1) { return true }
        return lastCounted(before: .max, in: number - 1) ?? hits[number - 1].has([.noun, .level]) { _ in true }
    }

    private func namesSomebody(in numbers: ClosedRange<Int>) -> Bool {
        numbers.contains { reading.sentences[$0].entities.contains { subjectID($0.mention) != nil } }
    }

    /// "The Turkish force", "Australia's contingent"
    private func isSomebodys(_ hit: CueHit, in number: Int) -> Bool {
        reading.sentences[number].entities.contains {
            $0.mention.kind == .country && (0...1).contains(hit.words.lowerBound - $0.words.upperBound)
                && ($0.isModifier || $0.isPossessive)
        }
    }

    /// Whether the last things that a sentence counts before a word are soldiers; `nil` where it counts none.
    private func lastCounted(before word: Int, in number: Int) -> Bool? {
        let counted = reading.sentences[number].quantities.last { figure in
            let code = figure.mention.figure.unit.code
            return figure.words.upperBound <= word && !code.isEmpty && code != MeasureUnit.percent.code
                && !facts.isCurrency(String(code.prefix(3)))
        }
        return counted.map { countsPersons($0, in: number) || isPeople($0, in: number) }
    }

    /// "4,500 or thereabouts are in Kosovo", "by July 2,000 should be left": the subject of a verb of being or staying somewhere.
    private func isSubjectOfBeing(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard beginsClause(role, in: sentence) else { return false }
        var next = role.words.upperBound
        while next < words.count, GrammarWords.looseness.contains(words[next].hash) || GrammarWords.thereabouts.contains(words[next].hash) {
            next += 1
        }
        let verb = next
        while next < words.count,
            GrammarWords.auxiliaries.contains(words[next].hash) || GrammarWords.passive.contains(words[next].hash)
                || GrammarWords.still.contains(words[next].hash)
        {
            next += 1
        }
        if next < words.count, facts.isCue(words[next].hash, .staying) { return true }
        guard next > verb, next < words.count else { return false }
        if GrammarWords.thereOrLeft.contains(words[next].hash) { return true }
        guard GrammarWords.whereabouts.contains(words[next].hash) || words[next].hash == GrammarWords.on else { return false }
        let behind = next + 1..<min(words.count, next + 1 + Self.placeReach)
        return behind.contains { facts.isCue(words[$0].hash, .spot) }
            || sentence.entities.contains {
                behind.contains($0.words.lowerBound) && ([.country, .place].contains($0.mention.kind) || facts.isMission($0.mention))
            }
    }

    /// Whether a number begins what is said: behind a mark, a joining word or a time.
    private func beginsClause(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard role.start > 0 else { return true }
        let before = role.start - 1
        let word = sentence.words[before]
        return word.kind == .punctuation || GrammarWords.coordinating.contains(word.hash) || GrammarWords.clauseOpeners.contains(word.hash)
            || sentence.times.contains { $0.words.upperBound == role.start }
    }

    /// "There were 5,800 Americans in Bosnia": soldiers of whom a place follows.
    func isThereInPlace(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard goesAbroad, sentence.block == .paragraph, isBehindThere(role, in: sentence),
            countsPersons(role, in: number) || isPeople(role, in: number)
        else { return false }
        let behind = role.words.upperBound..<role.words.upperBound + Self.placeReach
        return sentence.entities.contains {
            behind.contains($0.words.lowerBound) && ([.country, .place].contains($0.mention.kind) || facts.isMission($0.mention))
                && $0.preposition.map(GrammarWords.whereabouts.contains) ?? false
        }
    }

    /// "There are now 1,700", "in Kuwait there are 52", "there are to be 8,500".
    private func isExistential(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        isBehindThere(role, in: sentence) && ends(behind: role, in: sentence.words)
    }

    private func isBehindThere(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        var index = role.start - 1
        var hasVerb = false
        while index > 0 {
            let hash = words[index].hash
            if GrammarWords.auxiliaries.contains(hash) || GrammarWords.passive.contains(hash) {
                hasVerb = true
            } else if !GrammarWords.still.contains(hash), hash != GrammarWords.to {
                break
            }
            index -= 1
        }
        return hasVerb && index >= 0 && words[index].hash == GrammarWords.there
    }

    /// "The figure was nearer 950", "the Belgian share is 100", "the brigade numbers 5,600": what a count or a body comes to.
    private func isSaidOfCount(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        var verb = role.start - 1
        if verb > 0, GrammarWords.nearing.contains(words[verb].hash) { verb -= 1 }
        guard verb > 0, ends(behind: role, in: words) else { return false }
        let isNumbering = facts.isCue(words[verb].hash, .numbering)
        guard isNumbering || GrammarWords.passive.contains(words[verb].hash) else { return false }
        while verb > 0,
            GrammarWords.passive.contains(words[verb].hash) || GrammarWords.auxiliaries.contains(words[verb].hash)
                || GrammarWords.still.contains(words[verb].hash) || isNumbering && facts.isCue(words[verb].hash, .numbering)
        {
            verb -= 1
        }
        if isNumbering, isNamedByPeople(verb + 1, in: number) { return true }
        // "They number 7,200 in Iraq"
        if isNumbering, verb >= 0, GrammarWords.those == words[verb].hash || GrammarWords.plurals.contains(words[verb].hash) { return true }
        // "Australian troops in the islands number 1,400"
        let heads = (hits[number][.level] ?? []) + (isNumbering ? hits[number][.noun] ?? [] : [])
        let head = heads.last { $0.words.upperBound <= verb + 1 && verb + 1 - $0.words.upperBound <= Self.countPhrase }
        guard let head else { return false }
        let between = head.words.upperBound..<verb + 1
        return !between.contains { words[$0].isVerb || words[$0].kind == .punctuation && words[$0].hash != GrammarWords.comma }
            && !reading.sentences[number].quantities.contains { $0.words.overlaps(between) } && !isCountOfOthers(head, in: number)
    }

    /// "In Afghanistan the Americans number 10,800"
    private func isNamedByPeople(_ end: Int, in number: Int) -> Bool {
        reading.sentences[number].entities.contains { $0.words.upperBound == end && $0.mention.form == .demonym && !$0.isModifier }
    }

    /// "The 600 who live on the base", "the 300 it sent in March"
    private func isTakenUpByRelative(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        guard role.start > 0, words[role.start - 1].hash == GrammarWords.the, next < words.count else { return false }
        return GrammarWords.relatives.contains(words[next].hash)
    }

    /// Whether nothing stands behind a number that it could count.
    private func ends(behind role: QuantityRole, in words: [Word]) -> Bool {
        let next = role.words.upperBound
        return next == words.count || words[next].kind == .punctuation || GrammarWords.linking.contains(words[next].hash)
            || facts.isCue(words[next].hash, .behindAmount) || GrammarWords.looseness.contains(words[next].hash)
            || GrammarWords.subordinating.contains(words[next].hash) || GrammarWords.thereOrLeft.contains(words[next].hash)
    }
}

extension GrammarWords {
    fileprivate static let thereabouts: Set<UInt64> = hashes(["thereabouts", "less"])
    /// Adverbs that may stand between a verb of being and its number.
    fileprivate static let still: Set<UInt64> = hashes(["now", "still", "already", "currently", "today", "only", "just", "then", "once"])
    fileprivate static let thereOrLeft: Set<UInt64> = hashes(["there", "here", "left", "abroad"])
    fileprivate static let clauseOpeners: Set<UInt64> = hashes(["where", "when", "that", "because", "although", "though"])
    fileprivate static let nearing: Set<UInt64> = hashes(["nearer", "near", "roughly"])
}
