import Model
import Vocabulary

/// Numbers that are shares though no "percent" stands behind them.
extension SeriesPass {
    /// Sentences behind a share with its sign within which a bare number may be one.
    private static let bareReach = 6
    /// A word of the measure this near makes a bare number its level.
    private static let bareTie = 8

    /// "His approval stood at 37 percent and his disapproval at 59", "Poland leads with 4.12 percent, ahead of Estonia's 3.43": a number where
    /// a level stands, of somebody who is named or measured right there, in an article that has given shares before.
    func isBareShare(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard isWrittenAsShare(role), sentence.headers == nil, role.start > 0,
            closesPhrase(role, in: sentence, or: goesOn),
            !isAfterLookAlike(role, in: number)
        else { return false }
        let isGivenHere =
            sentence.quantities.contains { $0 != role && $0.mention.figure.unit == .percent && !$0.isChange } || !latest(in: number).isEmpty
        guard isGivenHere || follows(in: number, within: Self.bareReach) || isAsPercentage(role, in: sentence) else { return false }
        // "It was still 29"
        let isLasting = role.start > 1 && GrammarWords.lasting.contains(words[role.start - 1].hash)
        let before = words[role.start - (isLasting ? 2 : 1)]
        if isOfBothAnswers(role, in: number) || isCountrys(role, in: number) || isAnswered(role, in: number) { return true }
        // "The prime minister, who is 35 and looks less"
        if definition.kind == .poll, role.start > 1, facts.isCue(before.hash, .copula),
            GrammarWords.relatives.contains(words[role.start - 2].hash)
        {
            return false
        }
        let isLevel =
            facts.isCue(before.hash, .bareLevel) || facts.isCue(before.hash, .copula)
            || GrammarWords.having.contains(before.hash)
            // "A survey gave 56"
            || definition.kind == .poll && before.isVerb && isHouses(role, in: number)
        // "Estonia's 3.43", "Italy's Giorgia Meloni 42"
        let isNamed = sentence.entities.contains { entity in
            (0...1).contains(role.start - entity.words.upperBound) && subjectID(entity.mention) != nil
                && (entity.words.upperBound == role.start || PossessiveWords.all.contains(before.hash))
        }
        let isMate = sentence.quantities.contains { other in
            other != role && other.group == role.group && other.mention.figure.unit == .percent
        }
        guard isLevel || isNamed || isMate else { return false }
        return isNamed && isGivenHere || isMate || isSaidOfMeasure(role, in: number) || isSaidOfIt(role, in: number)
            || isOfOpener(role, in: number)
    }

    /// "He had begun the month at 58", "Margaret Thatcher in her worst month had managed 21": of whom the sentence opens with, behind a
    /// sentence that gives a share of somebody.
    private func isOfOpener(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, follows(in: number, within: 1), lastExcluded?.sentence != number,
            let last = candidates.last, last.sentence < number,
            // "He was 58"
            !facts.isCue(reading.sentences[number].words[role.start - 1].hash, .copula)
        else { return false }
        let sentence = reading.sentences[number]
        let words = sentence.words
        let opener = (0..<min(role.start, Self.openerReach)).first { GrammarWords.persons.contains(words[$0].hash) }
        let name = sentence.entities.first.flatMap { $0.preposition == nil && !$0.isPossessive && subjectID($0.mention) != nil ? $0 : nil }
        let isOpened = opener != nil || name.map { $0.words.lowerBound <= 2 } ?? false
        return isOpened && !words[..<role.start].contains { $0.hash == GrammarWords.semicolon }
            && !sentence.quantities.contains { $0 != role }
    }

    /// So many words a sentence may have before its subject: "As late as the second week of May he".
    private static let openerReach = 12

    /// "46 percent; 42 disapprove", "47 for, 42 against", "while 60 don't": a number that opens its clause, with the answer right behind.
    private func isAnswered(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        guard !latest(in: number).isEmpty || follows(in: number, within: 2) && lastExcluded?.sentence != number else { return false }
        guard definition.kind == .poll, definition.checks.complementary != nil, next < words.count,
            words[role.start - 1].kind == .punctuation || GrammarWords.coordinating.contains(words[role.start - 1].hash)
        else { return false }
        let isSided =
            GrammarWords.sidings.contains(words[next].hash) && (next + 1 == words.count || words[next + 1].kind == .punctuation)
        let isDenied =
            next + 1 < words.count && GrammarWords.auxiliaries.contains(words[next].hash)
            && GrammarWords.negations.contains(words[next + 1].hash)
        return facts.isCue(words[next].hash, .answer) || isSided || isDenied || GrammarWords.negations.contains(words[next].hash)
    }

    /// "Greece is on 3.2, level with Turkey at 3.2, France does 2.5 and Luxembourg, 0.9, is last": a country and its number behind the share of
    /// another.
    private func isCountrys(_ role: QuantityRole, in number: Int) -> Bool {
        guard isShare, follows(in: number, within: 1), role.mention.figure.value < ExactDecimal(10) else { return false }
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard
            let name = sentence.entities.last(where: {
                $0.words.upperBound <= role.start && $0.mention.kind == .country && subjectID($0.mention) != nil
            }), !name.isModifier || name.isPossessive, role.start - name.words.upperBound <= Self.countryReach
        else { return false }
        let between = name.words.upperBound..<role.start
        if between.isEmpty { return name.preposition == nil }
        // "Luxembourg, 0.9, is"
        let next = role.words.upperBound
        if between.count == 1, words[between.lowerBound].hash == GrammarWords.comma {
            return next < words.count && words[next].kind == .punctuation && name.preposition == nil
        }
        if between.count == 1, PossessiveWords.all.contains(words[between.lowerBound].hash) { return true }
        // "In the United States it is 3.4"
        let isPlace = name.preposition == GrammarWords.in && words[between.lowerBound].hash == GrammarWords.it
        guard name.preposition == nil || isPlace || name.preposition == GrammarWords.with else { return false }
        let isOpen = between.allSatisfy { index in
            let word = words[index]
            return word.kind == .word && !word.isCapitalized
                && (word.isVerb || GrammarWords.auxiliaries.contains(word.hash) || facts.isCue(word.hash, .bareLevel)
                    || facts.isCue(word.hash, .thirdPerson) || GrammarWords.lasting.contains(word.hash)
                    || GrammarWords.proverbs.contains(word.hash) || GrammarWords.articles.contains(word.hash)
                    || isPlace && word.hash == GrammarWords.it || facts.isCue(word.hash, .mere))
        }
        return isOpen && !words[between].contains { GrammarWords.earlier.contains($0.hash) }
    }

    /// So many words a verb with what belongs to it has.
    private static let countryReach = 5

    /// "As a percentage of GDP it came down to 4.1": the sign is said in words before.
    private func isAsPercentage(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        return words.indices.dropFirst().prefix { $0 + 1 < role.start }.contains {
            facts.isCue(words[$0].hash, .percentage) && GrammarWords.articles.contains(words[$0 - 1].hash)
                && words[$0 + 1].hash == GrammarWords.of
        }
    }

    /// "Late in September it had been 90": what the sentence before gave a figure of.
    private func isSaidOfIt(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, follows(in: number, within: 1), lastExcluded?.sentence != number else { return false }
        let words = reading.sentences[number].words
        let near = max(0, role.start - Self.itReach)..<role.start
        guard let it = near.last(where: { facts.isCue(words[$0].hash, .reading) }) else { return false }
        return !reading.sentences[number].quantities.contains { it < $0.start && $0.words.upperBound <= role.start }
    }

    private static let itReach = 5

    /// Digits of less than a hundred: "59", "54.4", "3.43".
    private func isWrittenAsShare(_ role: QuantityRole) -> Bool {
        let mention = role.mention
        guard mention.figure.unit.code.isEmpty, [.single, .move, .range].contains(mention.shape), mention.figure.value < ExactDecimal(100),
            mention.figure.value > .zero
        else { return false }
        let first = reading.article.text[mention.number.start]
        return first >= UInt8(ascii: "0") && first <= UInt8(ascii: "9") && (mention.number.count > 1 || definition.kind != .poll)
    }

    /// "59 will", "59 then": words behind a level that are none of what it is a share of.
    private func goesOn(_ word: UInt64) -> Bool {
        GrammarWords.auxiliaries.contains(word) || GrammarWords.sidings.contains(word) || facts.isCue(word, .bareNext)
    }

    /// Whether nothing that could be counted stands behind a number: an end, a mark, a time, a word that goes on about something else, or one
    /// that `goesOn` knows besides.
    func closesPhrase(_ role: QuantityRole, in sentence: SentenceReading, or goesOn: (UInt64) -> Bool) -> Bool {
        let next = role.words.upperBound
        guard next < sentence.words.count else { return true }
        let word = sentence.words[next]
        if word.kind == .punctuation { return word.hash != GrammarWords.hyphen }
        if sentence.times.contains(where: { (next...next + 1).contains($0.words.lowerBound) }) { return true }
        return GrammarWords.coordinating.contains(word.hash) || GrammarWords.whereabouts.contains(word.hash)
            || GrammarWords.earlier.contains(word.hash) || goesOn(word.hash)
    }

    /// Whether the measure, or for a survey who is rated or who asked, is named near the number without another figure between.
    private func isSaidOfMeasure(_ role: QuantityRole, in number: Int) -> Bool {
        guard let costs = costs[number] else { return false }
        let isNear = hits[number].has([.leadingMeasure, .dimension]) { costs.cost($0.words, role.words) <= Self.bareTie }
        if isNear { return true }
        guard definition.kind == .poll else { return false }
        let sentence = reading.sentences[number]
        return isHouses(role, in: number)
            || sentence.entities.contains { entity in
                entity.words.upperBound <= role.start && subjectID(entity.mention) != nil
                    && role.start - entity.words.upperBound <= Self.bareTie
                    && costs.crossings(entity.words, role.words) == 0
            }
    }

    /// "A level that only 11 of the present 19 reach": members that are counted, some or all of them.
    func isCountedOf(_ role: QuantityRole, in number: Int) -> Bool {
        guard isShare else { return false }
        let sentence = reading.sentences[number]
        func isNumber(_ other: QuantityRole) -> Bool { other.mention.figure.unit.code.isEmpty && other != role }
        func isSome(_ part: QuantityRole, of whole: QuantityRole) -> Bool {
            let of = part.words.upperBound
            return of < whole.start && whole.start - of <= 3 && sentence.words[of].hash == GrammarWords.of
        }
        return sentence.quantities.contains { isNumber($0) && (isSome(role, of: $0) || isSome($0, of: role)) }
    }

    /// "Is to add 0.1 of a point each year"
    func isOfPoint(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        return next + 2 < words.count && words[next].hash == GrammarWords.of && GrammarWords.articles.contains(words[next + 1].hash)
            && words[next + 2..<min(words.count, next + 4)].contains { facts.isCue($0.hash, .point) }
    }
}
