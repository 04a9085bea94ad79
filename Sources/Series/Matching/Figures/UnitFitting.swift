import Model
import Vocabulary

/// Whether a quantity counts in the series' unit.
extension SeriesPass {
    /// How many figures before an amount without a currency may tell its currency.
    private static let beforeBare = 3
    /// More people have come to harm in no conflict.
    private static let mostPeople = ExactDecimal(100_000_000)
    /// No country has had more soldiers in another since 1945.
    private static let mostSoldiers = ExactDecimal(3_000_000)

    /// The figure in the series' unit, or `nil` if it cannot be of the series.
    func figure(of role: QuantityRole, in number: Int) -> Figure? {
        let figure = role.mention.figure
        let code = figure.unit.code
        switch definition.unit {
        case .percent:
            // What is a part of a whole is never below nothing.
            if figure.value < .zero, definition.kind == .poll || definition.checks.kind == .share { return nil }
            // "59 percent a week ago" is no rate.
            // "Half of what it was" is a share of something else, where the series says of nothing that it is one.
            if role.mention.shape == .fraction, definition.of.isEmpty { return nil }
            if isPartOfTold(role, in: number) || isOfPoint(role, in: number) { return nil }
            // "More than half as much again"
            if role.mention.shape == .fraction, isShare, ofPhrase(role, in: number) == nil { return nil }
            if role.mention.shape == .fraction, code == "percent" || code.isEmpty, figure.value <= .one {
                // "Two in five" is 0.4 of the whole.
                let value = ExactDecimal(significand: figure.value.significand, exponent: figure.value.exponent + 2)
                return figure.with(unit: .percent).with(value: value, upper: nil)
            }
            if code == "percent" || code.hasPrefix("percent/") { return figure.with(unit: .percent) }
            if code.isEmpty, isCellOfShares(role, in: number) { return figure.with(unit: .percent) }
            // "3.7 percent, with seven at the minimum": what is spelled out beside digits is counted.
            if code.isEmpty, isInWords(role), let last = candidates.last, last.sentence == number,
                !isInWords(reading.sentences[number].quantities[last.quantity])
            {
                return nil
            }
            // Of a list, only the first figure need carry the unit: "Estonia with 3.43 and Poland with 4.12 percent".
            guard code.isEmpty, figure.value <= ExactDecimal(100), !isCountedOf(role, in: number),
                isListed(role, in: number) || sharesGroup(role, in: number, unit: "percent") || isBareShare(role, in: number)
            else { return nil }
            return figure.with(unit: .percent)
        case .currency:
            return money(role, in: number)
        case .persons:
            // "Four F-16 fighters"
            if goesAbroad, namesModel(role) { return nil }
            if isMargin(role, in: number) || isRate(role, in: number) { return nil }
            // "10,000 dollars for each aid worker"
            if isPopulation(role, in: number) || isBroken(role, in: number) || isOfModel(role) || facts.isCurrency(String(code.prefix(3))) {
                return nil
            }
            // "Killed tens of thousands" is no count.
            if definition.subject.victims && role.mention.shape == .vague || isTooMany(figure) { return nil }
            if code.isEmpty {
                return isBarePersons(role, in: number) ? figure.with(unit: .persons) : nil
            }
            let noun =
                hits[number][.noun]?.contains { $0.words.overlaps(role.words) || $0.words.lowerBound == role.words.upperBound } ?? false
            // "A 3,300-member contingent": the people of a body that the measure names.
            let isBody =
                code == MeasureUnit.persons.code
                && hits[number][.measure(0)]?.contains { role.words.contains($0.words.lowerBound) } ?? false
            return noun || isBody || isPeople(role, in: number) || isMate(role, in: number) ? figure.with(unit: .persons) : nil
        case .codes(let codes):
            if codes.contains(code) { return figure }
            return inPounds(role, in: number).flatMap { codes.contains($0.unit.code) ? $0 : nil }
        }
    }

    /// "Barely half that many, 29 percent", "dropped by half": by how much it is less than what was told before.
    private func isPartOfTold(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        guard role.mention.shape == .fraction else { return false }
        if role.mention.trend != nil, words[max(0, role.start - 2)..<role.start].contains(where: { $0.hash == GrammarWords.by }),
            next == words.count || words[next].hash != GrammarWords.of
        {
            return true
        }
        return next + 1 < words.count && GrammarWords.comparing.contains(words[next].hash)
            && facts.isCue(words[next + 1].hash, .size)
    }

    private func isTooMany(_ figure: Figure) -> Bool {
        definition.subject.victims && figure.value > Self.mostPeople || goesAbroad && figure.value > Self.mostSoldiers
    }

    /// A bare number of a table of polls under a heading of the measure ("Approve"): a share.
    private func isCellOfShares(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard definition.kind == .poll, sentence.block == .tableRow, role.mention.figure.value <= ExactDecimal(100) else { return false }
        if hits[number][.measure(0)] != nil || isAnswer(in: number) { return true }
        // Leaders by rows, houses by columns, and the measure in the words above.
        let start = start(of: number)
        let isNamed = start > 0 && hits[start - 1][.measure(0)] != nil || hits[0][.measure(0)] != nil
        return isNamed && sentence.entities.contains { $0.mention.kind == .pollster }
            && sentence.entities.contains { subjectID($0.mention) != nil }
    }

    /// Whether a row's headings name one of the answers: "Favorable", "Do not support".
    private func isAnswer(in number: Int) -> Bool {
        guard let pair = definition.checks.complementary, let index = definition.dimensions.firstIndex(where: { $0.name == pair.dimension })
        else { return false }
        return definition.dimensions[index].values.indices.contains { hits[number][.dimension(index, value: $0)] != nil }
    }

    /// "Rather than the 5,500 that he had announced"
    func isInstead(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        var index = role.words.lowerBound - 1
        if index >= 0, words[index].hash == GrammarWords.the { index -= 1 }
        guard index >= 1 else { return false }
        // "All but 40 of them civilians"
        if words[index - 1].hash == GrammarWords.all, words[index].hash == GrammarWords.but { return true }
        // "8,000, not the 4,500 that were announced"
        if goesAbroad, words[index].hash == GrammarWords.not, words[index - 1].hash == GrammarWords.comma { return true }
        return words[index - 1].hash == GrammarWords.rather && words[index].hash == GrammarWords.than
            || words[index - 1].hash == GrammarWords.instead && words[index].hash == GrammarWords.of
    }

    /// A figure in money: of its own currency, or where it has none, of that in which the figures before it are.
    private func money(_ role: QuantityRole, in number: Int) -> Figure? {
        let figure = ofItsYear(inPounds(role, in: number) ?? role.mention.figure)
        let code = figure.unit.code
        if facts.isCurrency(code) || figure.value.magnitudeOrder >= 6 && facts.isCurrencyName(figure.unit) { return figure }
        guard code.isEmpty, role.mention.shape != .vague, figure.value.magnitudeOrder >= 6 else { return nil }
        // "57 billion next year, 6.7 billion more than in 2025"
        let next = role.words.upperBound
        let words = reading.sentences[number].words
        if next + 1 < words.count, GrammarWords.more.contains(words[next].hash), words[next + 1].hash == GrammarWords.than {
            return nil
        }
        // "Population 5.6 million"
        if role.start > 1, words[role.start - 2].hash == GrammarWords.comma, isOtherNoun(role.start - 1, in: number) { return nil }
        let before = candidates.suffix(Self.beforeBare).filter { number - $0.sentence <= 1 }
        // "4.81 trillion yen ($40 billion), from 4.86 trillion": of two ways of saying it, the owner's money goes on.
        let own = before.last { facts.isCurrency($0.figure.unit.code, of: $0.subject) } ?? before.last
        if let own { return figure.with(unit: own.figure.unit) }
        // "A state budget of 11.3 billion euros, of which 585 million will go to defence"
        let whole = reading.sentences[number].quantities.last {
            $0.words.upperBound <= role.start && facts.isCurrency($0.mention.figure.unit.code)
        }
        guard let whole, isWholeOfNext(whole, in: number) else { return nil }
        return figure.with(unit: whole.mention.figure.unit)
    }

    /// "90 billion dollars a year": where the figures of the series are those of years, the sum of one.
    private func ofItsYear(_ figure: Figure) -> Figure {
        let annual = "/a"
        guard definition.period.fallback == .year, figure.unit.code.hasSuffix(annual) else { return figure }
        let name = figure.unit.name.split(separator: " ").prefix { $0 != "per" }.joined(separator: " ")
        return figure.with(unit: MeasureUnit(code: String(figure.unit.code.dropLast(annual.count)), name: name))
    }

    /// "One in five, or 20 percent": the fraction only rounds the percentage beside it.
    func isSaidExactly(_ role: QuantityRole, _ figure: Figure, in number: Int) -> Bool {
        guard role.mention.shape == .fraction, let costs = costs[number] else { return false }
        return reading.sentences[number].quantities.contains { other in
            let difference = abs(other.mention.figure.value.approximate - figure.value.approximate)
            return other.mention.shape != .fraction && other.mention.figure.unit == .percent
                && (difference <= 2 || difference < 4 && costs.cost(role.words, other.words) <= 12)
        }
    }

    /// Whether a figure of this series stands shortly before.
    func follows(in number: Int, within sentences: Int) -> Bool {
        candidates.last.map { number - $0.sentence <= sentences } ?? false
    }

    func sharesGroup(_ role: QuantityRole, in number: Int, unit: String) -> Bool {
        reading.sentences[number].quantities.contains { $0.group == role.group && $0.mention.figure.unit.code == unit }
    }

    /// A number without a noun counts people where a word of the measure touches it, or where it goes on a list.
    func isBarePersons(_ role: QuantityRole, in number: Int) -> Bool {
        guard role.mention.figure.value.exponent >= 0, let costs = costs[number] else { return false }
        let sentence = reading.sentences[number]
        if sentence.headers != nil { return isCellOfPersons(in: number) }
        if isAge(role, in: number) { return false }
        if isItemOfPersons(role, in: number) { return true }
        // "Donors pledge millions"
        if goesAbroad, role.mention.shape == .vague { return false }
        let words = sentence.words
        let next = role.words.upperBound
        if isOfThings(role, in: number) { return false }
        if next + 1 < words.count, words[next].hash == GrammarWords.of, GrammarWords.pronouns.contains(words[next + 1].hash) {
            // "Acknowledges fewer than 70 of its own"
            if definition.subject.victims, words[next + 1].hash == GrammarWords.its { return false }
            return follows(in: number, within: 1) || isCountedBefore(role, in: number) || isOfCounted(role, in: number)
                || isSaidOfForce(role, in: number)
        }
        if goesAbroad {
            if nationOfPart(role, in: number) != nil, hits[number][.noun] != nil { return true }
            if isHadElsewhere(role, in: number) || isInListOfPlaces(role, in: number) { return true }
            if hostsBefore(role, in: number) || isSize(role, in: number) || nameBefore(role, in: number) != nil
                || level(role, in: number) != nil || isSaidOfForce(role, in: number)
            {
                return true
            }
        }
        if isNumberOf(role, in: number) || isTrend(role, in: number) || isNumbered(role, in: number) || nounFollows(role, in: number) {
            return true
        }
        if role.mention.shape != .vague, follows(in: number, within: 0), isListed(role, in: number) { return true }
        // "Six others had been killed": a pronoun that counts people right behind the number.
        if hits[number][.noun]?.contains(where: { $0.words.lowerBound == role.words.upperBound }) ?? false { return true }
        // "There are about 160,000 now".
        if role.start >= 2, GrammarWords.auxiliaries.contains(words[role.start - 1].hash), words[role.start - 2].hash == GrammarWords.there,
            follows(in: number, within: 1)
        {
            return true
        }
        if isLocated(role, in: number) || answersHowMany(role, in: number) { return true }
        if sharesGroupWithNoun(role, in: number) || isPart(role, in: number) { return true }
        if isCompared(role, in: number) || isElliptic(role, in: number) { return true }
        guard isTakenUp(role, in: number) else { return false }
        return hits[number][.measure(0)]?.contains { hit in
            if costs.cost(hit.words, role.words) <= 3 { return true }
            // "The number of dead in Thailand at 20", "the toll of the attack on the city to 31".
            if hit.words.upperBound < role.start, sentence.isPlain(hit.words.upperBound..<role.start),
                GrammarWords.leading.contains(words[role.start - 1].hash)
            {
                return true
            }
            // "Another 1,500 or so have followed": only auxiliaries between.
            guard hit.words.lowerBound >= role.words.upperBound else { return false }
            return words[role.words.upperBound..<hit.words.lowerBound].allSatisfy {
                $0.isVerb || GrammarWords.looseness.contains($0.hash) || GrammarWords.pronouns.contains($0.hash)
            }
        } ?? false
    }

    /// "1,200 soldiers, up from 500 in 2022": the figure before at another time, its people not named again.
    func isCompared(_ role: QuantityRole, in number: Int) -> Bool {
        guard let last = candidates.last, last.sentence == number else { return false }
        let sentence = reading.sentences[number]
        // A figure may be asked about for the sake of a later one.
        let end = sentence.quantities[last.quantity].words.upperBound
        guard end < role.words.lowerBound else { return false }
        let between = end..<role.words.lowerBound
        guard between.suffix(3).contains(where: { GrammarWords.earlier.contains(sentence.words[$0].hash) }) else {
            return false
        }
        return !sentence.entities.contains { $0.words.lowerBound >= between.suffix(3).lowerBound && $0.words.overlaps(between) }
    }

    /// Whether a figure goes on a list: the figure before it in the sentence is of the series, and nothing between starts anew.
    func isListed(_ role: QuantityRole, in number: Int) -> Bool {
        guard let last = candidates.last, last.sentence == number, let costs = costs[number] else { return false }
        let sentence = reading.sentences[number]
        let before = role.words.lowerBound - 1
        // "15,000 in all: 11,000 in October and 4,000 in February".
        if before >= 0, sentence.words[before].hash == GrammarWords.colon { return true }
        let between =
            sentence.quantities[last.quantity].words
            .upperBound..<max(role.words.lowerBound, sentence.quantities[last.quantity].words.upperBound)
        // "Killed 4,000 and sent 650,000 fleeing": another verb begins something else, unless it is one of the measure's.
        // "15,000 soldiers, starting with 11,000" goes on.
        let isOther = between.contains { isOtherVerb($0, in: number) && sentence.words[$0 + 1].hash != GrammarWords.with }
        if definition.kind == .count, isOther { return false }
        return costs.cost(sentence.quantities[last.quantity].words, role.words) <= 24
    }

    /// Whether a word is a verb, and none of the measure's or of the dimensions'.
    private func isOtherVerb(_ word: Int, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard words[word].isVerb, !GrammarWords.auxiliaries.contains(words[word].hash) else { return false }
        return !hits[number].has([.measure, .dimension, .resume, .noun, .total]) { $0.words.contains(word) }
    }

    /// "Troop numbers have crept down from some 37,000", "their number should rise to 2,000", "the number of soldiers who have died
    /// reached 2,000": a count that moves to its figure.
    func isTrend(_ role: QuantityRole, in number: Int) -> Bool {
        guard role.start > 0 else { return false }
        let sentence = reading.sentences[number]
        let last = sentence.words[role.start - 1]
        // "Estimates of the number killed run as high as 150,000"
        let isPlain = definition.subject.victims && last.kind == .word
        guard isPlain || role.mention.trend != nil || last.isVerb || GrammarWords.leading.contains(last.hash) else { return false }
        return isCountOf(role, in: number)
    }

    /// Whether the sentence's subject is the count of what the series counts, and the figure its first number of them.
    func isCountOf(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let before = sentence.words[..<role.words.lowerBound]
        // What is counted otherwise is in nobody's way: "the toll of the bombings on three trains rose to 49".
        guard role.mention.figure.unit.code.isEmpty, let count = before.lastIndex(where: { facts.isCue($0.hash, .count) }),
            !sentence.quantities.contains(where: {
                $0.words.lowerBound > count && $0.words.upperBound <= role.words.lowerBound && !isLeftOut($0, in: number)
                    && ($0.mention.figure.unit.code.isEmpty || countsPersons($0, in: number))
            })
        else { return false }
        let isNamed =
            (hits[number][.noun]?.contains { $0.words.upperBound == count || (2...4).contains($0.words.lowerBound - count) } ?? false)
            || (hits[number][.measure(0)]?.contains { $0.words.contains(count) || (0...3).contains($0.words.lowerBound - count - 1) }
                ?? false)
        let isTakenUp = count > 0 && GrammarWords.pronouns.contains(before[count - 1].hash) && follows(in: number, within: 1)
        return isNamed || isTakenUp || isCountTakenUp(role, in: number)
    }

    /// "A research centre has put the number at 470,000", "the ministry's count was 47,000": of what the figure before counted.
    func isCountTakenUp(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard definition.subject.victims, let last = candidates.last, number - last.sentence <= 1, role.start > 0,
            reading.sentences[last.sentence].blockIndex == reading.sentences[number].blockIndex,
            // "The Israeli army puts the number at 200": another's count may be of others.
            reading.sentences[number].entities.allSatisfy({ $0.mention.country == nil || $0.mention.country == last.subject }),
            GrammarWords.leading.contains(words[role.start - 1].hash) || facts.isCue(words[role.start - 1].hash, .copula),
            let count = words[..<role.start].lastIndex(where: { facts.isCue($0.hash, .count) }), count > 0, role.start - count <= 4
        else { return false }
        let lead = words[count - 1].hash
        return (lead == GrammarWords.the || PossessiveWords.all.contains(lead)) && words[count + 1].hash != GrammarWords.of
    }

    /// "Bringing to 17 the number of soldiers killed"
    func isNumberOf(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        // "Bringing to at least 20 those who have died"
        if definition.subject.victims, next < sentence.words.count, sentence.words[next].hash == GrammarWords.those,
            sentence.words[max(0, role.start - 4)..<role.start].contains(where: { facts.isCue($0.hash, .raising) })
        {
            return true
        }
        guard next + 3 < sentence.words.count, sentence.words[next].hash == GrammarWords.the,
            facts.isCue(sentence.words[next + 1].hash, .count), sentence.words[next + 2].hash == GrammarWords.of
        else { return false }
        if sentence.words[next + 3].hash == GrammarWords.those { return true }
        return hits[number][.noun]?.contains { (next + 3...next + 8).contains($0.words.lowerBound) } ?? false
    }

    /// Whether a figure stands with one of the series' nouns.
    func countsPersons(_ role: QuantityRole, in number: Int) -> Bool {
        hits[number][.noun]?.contains { $0.words.overlaps(role.words) } ?? false
    }

    /// "U.S. troops in Iraq, now numbering 138,000": the number of people named before.
    func isNumbered(_ role: QuantityRole, in number: Int) -> Bool {
        guard role.start > 0, facts.isCue(reading.sentences[number].words[role.start - 1].hash, .numbering),
            let costs = costs[number]
        else { return false }
        return hits[number][.noun]?.contains { $0.words.upperBound <= role.start && costs.crossings($0.words, role.words) == 0 } ?? false
    }

    /// "55,000 or so American service members"
    func nounFollows(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        guard next + 2 < sentence.words.count, GrammarWords.looseness.contains(sentence.words[next].hash) else { return false }
        return hits[number][.noun]?.contains { (next + 2...next + 4).contains($0.words.lowerBound) } ?? false
    }

    /// "11,000 soldiers at its border and about 200 in Latvia": behind "and" the counted noun is not said again.
    func isElliptic(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        guard next < sentence.words.count, GrammarWords.locating.contains(sentence.words[next].hash), let nouns = hits[number][.noun] else {
            return false
        }
        let before = sentence.words[max(0, role.words.lowerBound - 3)..<role.words.lowerBound]
        return before.contains { $0.hash == GrammarWords.and }
            && sentence.quantities.contains { other in
                other.words.upperBound < role.words.lowerBound && nouns.contains { $0.words.overlaps(other.words) }
            }
    }

    /// "1,000 of the 6,000 engineers": a part of counted people.
    func isPart(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        guard next + 1 < sentence.words.count, sentence.words[next].hash == GrammarWords.of, let nouns = hits[number][.noun] else {
            return false
        }
        return nouns.contains { $0.words.lowerBound > next && $0.words.lowerBound <= next + 5 }
    }

    /// "300 and 27 troops": a figure that takes its noun from the next.
    private func isMate(_ role: QuantityRole, in number: Int) -> Bool {
        goesAbroad && sharesGroupWithNoun(role, in: number) { $0.mention.figure.unit == role.mention.figure.unit }
    }

    /// Whether a figure of the same coordination, of those that are wanted, has one of the series' nouns.
    private func sharesGroupWithNoun(_ role: QuantityRole, in number: Int, where isWanted: (QuantityRole) -> Bool = { _ in true }) -> Bool {
        reading.sentences[number].quantities.contains { $0.group == role.group && isWanted($0) && countsPersons($0, in: number) }
    }
}

extension QuantityRole {
    /// "The 1,000-strong force": a number of people with a hyphen behind it.
    func isStrength(in sentence: SentenceReading) -> Bool {
        guard mention.figure.unit == .persons, mention.range.end > mention.number.end else { return false }
        return words.contains { sentence.words[$0].range.start == mention.number.end && sentence.words[$0].kind == .punctuation }
    }
}
