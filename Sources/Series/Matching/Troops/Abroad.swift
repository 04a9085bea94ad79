import Model
import Vocabulary

extension SeriesDefinition {
    /// Whether the series counts people whom one country sends to another or keeps there.
    var goesAbroad: Bool { unit == .persons && dimensions.contains(where: \.differs) }
}

/// People of one country in another: how their number is said where no noun counts them, and which numbers are not of those there.
extension SeriesPass {
    /// Whether the series counts people whom one country sends to another or keeps there.
    var goesAbroad: Bool { definition.goesAbroad }

    // MARK: Numbers without a noun

    /// The name before a number that counts what was counted before: "France 2,700 and Germany 2,500", "Italy (1,068)",
    /// "Indonesia with 1,231", "Australia has 1,550".
    func nameBefore(_ role: QuantityRole, in number: Int) -> EntityRole? {
        let sentence = reading.sentences[number]
        // Whether a table's rows are senders or hosts, its headers seldom say.
        guard goesAbroad, role.mention.figure.unit.code.isEmpty, sentence.block != .tableRow else { return nil }
        let before = sentence.entities.last { $0.words.upperBound <= role.words.lowerBound && !isSaidAside($0, before: role, in: sentence) }
        guard let name = before, name.mention.kind == .country else { return nil }
        // "Nearly as many as Britain, about 10,000"; "such as Britain" compares nothing.
        let lead = name.words.lowerBound - 1
        if lead > 0, sentence.words[lead].hash == GrammarWords.as, sentence.words[lead - 1].hash != GrammarWords.such { return nil }
        if isRankedBehind(name, in: sentence) { return nil }
        // "Britain has lost 97 troops, Italy 26": what was said of the first is said of all.
        if let excluded = lastExcluded, excluded.sentence == number, latest(in: number).isEmpty { return nil }
        // "Germany's 1,100, Britain's 750"
        if name.isPossessive {
            let isSpokenOf =
                follows(in: number, within: 0) || isSpokenOf(before: name.words.lowerBound, in: number) || isTalkOfForces(number)
            return isSpokenOf && role.words.lowerBound - name.words.upperBound <= 1 ? name : nil
        }
        guard !name.isModifier, !isPlaced(name, in: sentence), !isHost(name, in: number), !isListOfPlaces(name, in: number),
            !isFurtherHost(name, in: number)
        else { return nil }
        let between = name.words.upperBound..<max(name.words.upperBound, role.start)
        guard !sentence.quantities.contains(where: { $0.words.overlaps(between) }) else { return nil }
        if isHeadOfItem(name, in: number) { return name }
        guard between.count <= 5,
            between.allSatisfy({ leadsOn($0, in: sentence) && sentence.words[$0].hash != GrammarWords.where })
        else { return nil }
        let verbs = between.filter { sentence.words[$0].isVerb }
        // "Jamaica and Belize have 24": theirs together.
        let mates = sentence.entities.filter { $0.group == name.group && $0.words != name.words }
        if mates.contains(where: { mate in !isNumbered(mate, in: sentence) && !isPlaced(mate, in: sentence) }) { return nil }
        guard !verbs.isEmpty else {
            // "Only Indonesia, with 1,230, and Italy, with 1,100, provide more"
            let isOfVerb = hits[number][.measure(0)] != nil && follows(in: number, within: 1)
            let isBare = isTalkOfForces(number) && name.preposition == nil && stands(name, before: role, in: sentence)
            return isOfVerb || isBare || follows(in: number, within: 0) || isSpokenOf(before: name.words.lowerBound, in: number)
                ? name : nil
        }
        let keeps = verbs.contains { verb in
            GrammarWords.auxiliaries.contains(sentence.words[verb].hash)
                || hits[number][.measure(0)]?.contains { $0.words.lowerBound == verb } ?? false
        }
        let isTold = follows(in: number, within: 3) || isTalkOfForces(number) || isSpokenOf(before: name.words.lowerBound, in: number)
        return keeps && isTold ? name : nil
    }

    /// Whether a name stands behind a preposition of place: "in Mali", "in northern Syria".
    private func isPlaced(_ name: EntityRole, in sentence: SentenceReading) -> Bool {
        let isOuter = name.preposition == GrammarWords.of && name.outerPreposition != nil
        guard let word = isOuter ? name.outerPreposition : name.preposition else { return false }
        return !definition.subject.prepositions.contains(word)
            && definition.dimensions.contains { $0.differs && $0.prepositions.contains(word) }
    }

    /// Whether a number stands right behind a name.
    private func isNumbered(_ name: EntityRole, in sentence: SentenceReading) -> Bool {
        sentence.quantities.contains { figure in
            let distance = figure.words.lowerBound - name.words.upperBound
            return (0...4).contains(distance)
                && !sentence.entities.contains { $0.words.overlaps(name.words.upperBound..<figure.words.lowerBound) }
        }
    }

    /// "American troops are in Japan (55,000), Germany (35,000) and Italy (12,000)", "U.S. troops abroad: Japan 55,000": where, not whose.
    func isListOfPlaces(_ name: EntityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let first = sentence.entities.first { $0.group == name.group && isNumbered($0, in: sentence) }
        if let first, isPlaced(first, in: sentence) { return true }
        guard let colon = sentence.words[..<name.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.colon }) else { return false }
        return sentence.entities.contains { entity in
            entity.words.upperBound <= colon && entity.isModifier
                && hits[number][.noun]?.contains { $0.words.lowerBound == entity.words.upperBound } ?? false
        }
    }

    /// Whether a word may stand between a name and its number.
    private func leadsOn(_ index: Int, in sentence: SentenceReading) -> Bool {
        let word = sentence.words[index]
        if word.kind == .punctuation { return sentence.isSoft(index) }
        return !word.isCapitalized && (!GrammarWords.joiners.contains(word.hash) || GrammarWords.leadingToNumber.contains(word.hash))
    }

    /// Whether those who are counted, or their force, were named in the sentence before a word.
    private func isSpokenOf(before word: Int, in number: Int) -> Bool {
        hits[number].has([.noun, .level]) { $0.words.upperBound <= word }
    }

    /// "A 7,000-strong force", "a unit now 2,300 strong".
    func isSize(_ role: QuantityRole, in number: Int) -> Bool {
        guard goesAbroad else { return false }
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        return role.isStrength(in: sentence) || next < sentence.words.count && facts.isCue(sentence.words[next].hash, .strong)
    }

    /// Whether a bare number by a verb of the measure counts those who were counted before, and not what stands right before it:
    /// "fired 3,500 rockets and sent 160 across the border".
    func isTakenUp(_ role: QuantityRole, in number: Int) -> Bool {
        guard goesAbroad else { return true }
        let sentence = reading.sentences[number]
        let start = role.words.lowerBound
        if start > 0, sentence.words[start - 1].hash == GrammarWords.by { return false }
        let last = sentence.quantities.last { $0.words.upperBound <= start && !$0.mention.figure.unit.code.isEmpty }
        if let last { return hits[number][.noun]?.contains { $0.words.overlaps(last.words) } ?? false }
        return (max(0, number - 2)...number).contains { hits[$0][.noun] != nil } || follows(in: number, within: 2)
    }

    /// "The 600 soldiers have mended 36 schools": those of whom the sentences before told that they are there.
    func isTopic(_ role: QuantityRole, in number: Int) -> Bool {
        guard goesAbroad, role.words.lowerBound <= 2, isDefinite(role, in: number),
            countsPersons(role, in: number)
        else { return false }
        return (max(0, number - 3)..<number).contains { hits[$0][.noun] != nil && hits[$0][.measure(0)] != nil }
    }

    /// "Germany and Italy host the most, with 35,000 and 12,000".
    func hostsBefore(_ role: QuantityRole, in number: Int) -> Bool {
        guard (max(0, number - 3)...number).contains(where: { hits[$0][.noun] != nil }) else { return false }
        return definition.dimensions.indices.contains { index in
            hits[number][.hosts(index)]?.contains { hit in
                hit.words.upperBound <= role.words.lowerBound
                    && (hit.words.upperBound..<role.words.lowerBound).allSatisfy { word in
                        !reading.sentences[number].words[word].isVerb
                    }
            } ?? false
        }
    }

    /// "Some 450 are in Lithuania": of those whom the sentence before counted.
    func isLocated(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        let isSpokenOf = hits[number][.noun]?.contains { $0.words.upperBound < role.start } ?? false
        guard goesAbroad, role.mention.figure.unit.code.isEmpty,
            role.words.lowerBound <= 2 && follows(in: number, within: 1)
                || isSpokenOf && role.start > 0 && sentence.words[role.start - 1].kind == .punctuation,
            next + 2 < sentence.words.count, GrammarWords.auxiliaries.contains(sentence.words[next].hash),
            GrammarWords.locating.contains(sentence.words[next + 1].hash)
        else { return false }
        return sentence.entities.contains {
            [.country, .place].contains($0.mention.kind) && (0...1).contains($0.words.lowerBound - next - 2)
        }
    }

    /// Whether a figure needs no word of the measure, by where it stands: behind its name, as a level, or as what was spoken of.
    func isTakenAsSaid(_ role: QuantityRole, in number: Int) -> Bool {
        nameBefore(role, in: number) != nil || level(role, in: number) != nil || isTopic(role, in: number)
            || isSaidOfForce(role, in: number) || isLocated(role, in: number) || isHadElsewhere(role, in: number)
            || isInListOfPlaces(role, in: number) || isThereInPlace(role, in: number) || answersHowMany(role, in: number)
    }

    /// "In Iraq there are 2,500, in Syria fewer than 1,500"
    func isInListOfPlaces(_ role: QuantityRole, in number: Int) -> Bool {
        follows(in: number, within: 0) && listedPlace(role, in: number) != nil || isOfThoseAbroad(role, in: number)
    }

    /// "9,000 soldiers abroad: 2,900 in Kosovo and 780 in Congo"
    private func isOfThoseAbroad(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        return next < sentence.words.count && GrammarWords.whereabouts.contains(sentence.words[next].hash)
            && sentence.quantities.contains { $0.words.upperBound < role.start && isOfAllAbroad($0, in: number) }
    }

    /// "In Lebanon it has 410", "Estonia, where it has 1,600": of whom the figure before counted.
    func isHadElsewhere(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        return goesAbroad && role.mention.figure.unit.code.isEmpty && role.start >= 2
            && (follows(in: number, within: 1) || isTalkOfForces(number))
            && GrammarWords.having.contains(words[role.start - 1].hash) && GrammarWords.selves.contains(words[role.start - 2].hash)
    }

    /// "Its 120 soldiers will stay", "will fall to 2,500 from 4,500": they are there, whatever is to come.
    func isStaying(_ role: QuantityRole, in number: Int) -> Bool {
        guard goesAbroad, role.start > 0, role.mention.shape != .move else { return false }
        if reading.sentences[number].words[role.start - 1].hash == GrammarWords.from { return true }
        return isDefinite(role, in: number) && level(role, in: number) == nil
    }

    /// Whether those whom the sentence before counted last are of the series' kind: "130,000 soldiers. Albania has 150 of them".
    func isCountedBefore(_ role: QuantityRole, in number: Int) -> Bool {
        guard goesAbroad else { return false }
        // "40,000 American service members are there, 13,500 of them in Kuwait"
        let nouns = hits[number][.noun] ?? []
        let isHere =
            isNamedPart(role, in: number)
            && reading.sentences[number].quantities.contains { figure in
                figure.words.upperBound <= role.start
                    && nouns.contains { $0.words.overlaps(figure.words.lowerBound..<figure.words.upperBound + 2) }
            }
        guard !isHere, number > 0, let before = hits[number - 1][.noun],
            let last = reading.sentences[number - 1].quantities.first(where: { !$0.mention.figure.unit.code.isEmpty })
        else { return isHere }
        return before.contains { $0.words.overlaps(last.words) }
    }

    /// "460 Australians", where soldiers are spoken of.
    func isPeople(_ role: QuantityRole, in number: Int) -> Bool {
        guard goesAbroad else { return false }
        let isNamed = reading.sentences[number].entities.contains { entity in
            entity.mention.kind == .country && entity.mention.form == .demonym && !entity.isModifier
                && entity.words.upperBound == role.words.upperBound && entity.words.overlaps(role.words)
        }
        return isNamed
            && ((max(0, number - 2)...number).contains { hits[$0][.noun] != nil } || follows(in: number, within: 2)
                || hits[number][.level] != nil || isPosted(role, in: number))
    }

    /// "The 35,000 Americans stationed in Germany": a verb of soldiers' service stands right behind.
    func isPosted(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        return words[role.words.upperBound..<min(words.count, role.words.upperBound + 2)].contains { facts.isCue($0.hash, .posting) }
    }

    // MARK: Other numbers

    /// Why a number is not of people who are sent or there; `nil` where nothing speaks against it.
    func absence(_ role: QuantityRole, in number: Int) -> String? {
        guard goesAbroad else { return nil }
        if isOfMany(role, in: number) || isOfMission(role, in: number) || isWholeOfSeveral(role, in: number) {
            return "of several countries together"
        }
        if isToldBefore(role, in: number) { return "told before" }
        if isPartOfOther(role, in: number) { return "a part of something else" }
        if hasLeft(role, in: number) { return "they have left" }
        if let reason = notDeployed(role, in: number) { return reason }
        if reading.sentences[number].isWhole(role) { return nil }
        if isDifference(role, in: number) { return "a difference" }
        if isStep(role, in: number) { return "a change, not a level" }
        if let phrase = fate(role, in: number) { return "“\(phrase)” is what befell them" }
        if !isDefinite(role, in: number), let phrase = departure(role, in: number) { return "“\(phrase)”: they are not there" }
        return nil
    }

    /// "5,000 allied troops", "15,000 U.N. peacekeepers", "1,600 soldiers from seven countries", "800 British and French troops".
    private func isOfMany(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let start = role.words.upperBound
        let noun = hits[number][.noun]?.first { hit in
            hit.words.overlaps(role.words)
                || (start...(start + 4)).contains(hit.words.lowerBound)
                    && sentence.words[start..<hit.words.lowerBound].allSatisfy { !GrammarWords.linking.contains($0.hash) }
        }
        let end = max(start, noun?.words.upperBound ?? 0)
        let phrase = role.words.lowerBound..<end
        let own = sentence.entities.filter { $0.mention.kind == .country && $0.words.overlaps(phrase) }
        if !own.isEmpty { return Set(own.map(\.mention.id)).count > 1 && Set(own.map(\.group)).count == 1 }
        // "The 6,000-strong force" is whole and nobody's, "its 2,000-strong contingent" somebody's.
        if role.isStrength(in: sentence), role.words.lowerBound > 0 {
            let isNamed = sentence.entities.contains {
                $0.mention.kind == .country && $0.isModifier && (0...4).contains($0.words.lowerBound - role.words.upperBound)
            }
            if !isNamed, sentence.words[role.words.lowerBound - 1].hash == GrammarWords.the { return true }
        }
        // "A NATO-led stabilization force of 34,000"
        if role.mention.figure.unit.code.isEmpty, role.words.lowerBound >= 2,
            sentence.words[role.words.lowerBound - 1].hash == GrammarWords.of,
            hits[number][.level]?.contains(where: { $0.words.upperBound == role.words.lowerBound - 1 }) ?? false
        {
            let before = max(0, role.words.lowerBound - 6)..<role.words.lowerBound
            if before.contains(where: { facts.isJoint(sentence.words[$0].hash) })
                || sentence.entities.contains(where: { $0.mention.kind == .alliance && $0.words.overlaps(before) })
            {
                return true
            }
        }
        if phrase.contains(where: { facts.isJoint(sentence.words[$0].hash) }) { return true }
        if sentence.entities.contains(where: { facts.isOfMany($0.mention) && $0.words.overlaps(phrase) }) { return true }
        guard end < sentence.words.count, GrammarWords.origins.contains(sentence.words[end].hash) else { return false }
        // "266 men from Caribbean nations"
        if sentence.words[end..<min(sentence.words.count, end + 4)].contains(where: { facts.isGroup($0.hash) }) { return true }
        return sentence.quantities.contains { $0.words.lowerBound - end <= 4 && $0.words.lowerBound > end && isOfCountries($0, sentence) }
    }

    private func isOfCountries(_ quantity: QuantityRole, _ sentence: SentenceReading) -> Bool {
        let last = quantity.words.upperBound
        return facts.isGroup(sentence.words[last - 1].hash) || last < sentence.words.count && facts.isGroup(sentence.words[last].hash)
    }

    /// "Cut its force by 500".
    private func isStep(_ role: QuantityRole, in number: Int) -> Bool {
        let before = max(0, role.words.lowerBound - 3)..<role.words.lowerBound
        guard before.contains(where: { reading.sentences[number].words[$0].hash == GrammarWords.by }) else { return false }
        return role.mention.trend != nil || hits[number][.level]?.contains { $0.words.upperBound <= before.upperBound } ?? false
    }

    /// "13 soldiers, three of them officers, have lost their lives"; "lost 123: 83 soldiers and 40 civilians".
    private func fate(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        // A body of so many is no toll, whatever befell it.
        guard let fates = hits[number][.fate], !role.isStrength(in: sentence) else { return nil }
        let own = predicate(of: role, in: sentence)
        if let hit = fates.first(where: { own.contains($0.words.lowerBound) }) { return definition.fates[hit.phrase].text }
        let colon = sentence.words[..<role.words.lowerBound].lastIndex { $0.hash == GrammarWords.colon }
        guard let colon else { return nil }
        return fates.first { hit in
            hit.words.upperBound <= colon && sentence.quantities.contains { $0.words.upperBound <= colon }
        }.map { definition.fates[$0.phrase].text }
    }

    /// "Left for Sudan": they are on their way there.
    private func isOnWay(_ hit: CueHit, in sentence: SentenceReading) -> Bool {
        let next = hit.words.upperBound
        guard next < sentence.words.count, sentence.words[next].hash == GrammarWords.for else { return false }
        return sentence.entities.contains {
            ($0.mention.kind == .country || $0.mention.kind == .place) && (next + 1...next + 2).contains($0.words.lowerBound)
        }
    }

    /// The verb that takes the counted away, or of which they are the subject: "withdraw 600", "600 soldiers will leave".
    func departure(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        let taken = hits[number][.taken]?.first { hit in
            if hit.words.overlaps(role.words) { return true }
            let between = hit.words.upperBound..<max(hit.words.upperBound, role.words.lowerBound)
            return hit.words.upperBound <= role.words.lowerBound && between.count <= 6 && sentence.isPlain(between)
                && !sentence.quantities.contains { $0.words.overlaps(between) }
        }
        if let taken { return definition.taken[taken.phrase].text }
        let own = predicate(of: role, in: sentence)
        if let gone = hits[number][.gone]?.first(where: {
            own.contains($0.words.lowerBound) && !remains($0, role, in: sentence) && !isOnWay($0, in: sentence)
        }) {
            return definition.gone[gone.phrase].text
        }
        // "Engineers have been removing mines": they are taken away only where something is done to them.
        return hits[number][.taken]?.first { hit in
            own.contains(hit.words.lowerBound) && (hit.words.lowerBound == role.words.upperBound || isDoneTo(hit, in: sentence))
        }.map { definition.taken[$0.phrase].text }
    }

    /// Whether a form of "to be" stands before a verb, an adverb between them or none.
    private func isDoneTo(_ hit: CueHit, in sentence: SentenceReading) -> Bool {
        sentence.words[max(0, hit.words.lowerBound - 2)..<hit.words.lowerBound].contains { GrammarWords.passive.contains($0.hash) }
            && !sentence.isParticiple(hit.words.lowerBound, reading.article)
    }

    /// "There are 2,500 left", "has 750 left", "350 are left": who remains.
    private func remains(_ hit: CueHit, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let next = role.words.upperBound
        if hit.words.lowerBound == next + 1, facts.isCue(sentence.words[next].hash, .copula) { return true }
        guard hit.words.lowerBound == next, role.start >= 2 else { return false }
        let isBare = role.mention.figure.unit.code.isEmpty
        return isBare && GrammarWords.having.contains(sentence.words[role.start - 1].hash)
            || facts.isCue(sentence.words[role.start - 1].hash, .copula)
                && sentence.words[role.start - 2].hash == GrammarWords.there
    }

    /// "Its 600 soldiers", "the 300 it sent", "all 2,000": those that are known to be there.
    func isDefinite(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        var index = role.words.lowerBound - 1
        let first = max(0, index - 2)
        while index >= first, words[index].kind == .word, !words[index].isVerb || facts.isCue(words[index].hash, .definite) {
            if facts.isCue(words[index].hash, .definite) || PossessiveWords.all.contains(words[index].hash) { return true }
            index -= 1
        }
        return false
    }
}

extension SentenceReading {
    /// "Two of the 1,400 soldiers", "most of its 600 troops": the whole of which something is said of a part.
    func isWhole(_ role: QuantityRole) -> Bool {
        let start = role.words.lowerBound
        guard start >= 3, words[start - 2].hash == GrammarWords.of,
            words[start - 1].hash == GrammarWords.the || PossessiveWords.all.contains(words[start - 1].hash)
        else { return false }
        return GrammarWords.partitives.contains(words[start - 3].hash) || quantities.contains { $0.words.upperBound == start - 2 }
    }
}
