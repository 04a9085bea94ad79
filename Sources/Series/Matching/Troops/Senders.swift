import Model
import Vocabulary

/// Who sends people abroad or keeps them there.
extension SeriesPass {
    /// What speaks against an entity as the one that sends or keeps people; `nil` where it cannot be.
    func senderCost(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading, _ number: Int) -> Int? {
        let start = entity.words.lowerBound
        let isBefore = entity.words.upperBound <= role.words.lowerBound
        let between = isBefore ? entity.words.upperBound..<role.words.lowerBound : 0..<0
        if isLeft(entity, in: sentence) || isApposedToPlace(entity, in: sentence) { return nil }
        // "Spain, which ruled Morocco until 1956, has brought 500": whom a relative clause names does not act behind it.
        if isBefore, isSaidAside(entity, before: role, in: sentence) { return nil }
        // "It would withdraw its 600 soldiers from Iraq" says where they are.
        if !isBefore, entity.preposition == GrammarWords.from {
            let isTaken = hits[number][.taken]?.contains { $0.words.lowerBound < role.words.upperBound } ?? false
            if isTaken || isDefinite(role, in: number) { return nil }
            // "Moving 1,000 from Germany to Romania"
            let next = entity.words.upperBound
            let isAway = sentence.entities.contains { (next...next + 2).contains($0.words.lowerBound) && $0.preposition == GrammarWords.to }
            if isAway { return nil }
            // "2,800 men moved there by land from Kuwait": the way they took.
            let isOrigin = sentence.words[..<start].suffix(3).contains { facts.isCue($0.hash, .origin) }
            if start - role.words.upperBound > 2, !isOrigin { return nil }
        }
        // "Keeps its 2,500 in the country, Russia has 1,400": a name with a number of its own.
        if !isBefore, sentence.quantities.contains(where: { $0 != role && nameBefore($0, in: number)?.words == entity.words }) {
            return nil
        }
        // "Baghdad complained when 150 soldiers rolled in", "Moscow has condemned the 4,000 troops in Poland"; its own it sends.
        if isBefore, let verb = between.first(where: { !GrammarWords.auxiliaries.contains(sentence.words[$0].hash) }),
            facts.isCue(sentence.words[verb].hash, .judging), !speaksOfOwn(entity, role, in: sentence)
        {
            return nil
        }
        // "500,000 troops to drive Iraq's army out": whose army it is that they fight.
        if !isBefore, entity.isPossessive { return nil }
        // "Leave Afghanistan": what something is done to does not send.
        if start > 0, sentence.words[start - 1].kind == .word, !entity.isPossessive, !entity.isModifier, entity.preposition == nil,
            sentence.words[start - 1].isVerb && !GrammarWords.auxiliaries.contains(sentence.words[start - 1].hash)
                || hits[number].has([.gone, .taken, .leadingMeasure], where: { $0.words.upperBound == start })
        {
            return nil
        }
        var cost = 0
        // "Turkey, which invaded the north of Cyprus, keeps 35,000".
        if isBefore, entity.preposition != nil, !entity.isPossessive,
            between.contains(where: { word in
                sentence.words[word].isVerb || hits[number].has(.leadingMeasure) { $0.words.lowerBound == word }
            })
        {
            cost += 14
        }
        let isTakenUp = between.contains { GrammarWords.pronouns.contains(sentence.words[$0].hash) }
        if entity.isSpeaker, isTakenUp { cost -= 14 }
        guard entity.mention.kind == .person else { return cost }
        // What a head of government says of others' people is not of his own, unless "he" sends them.
        return isBefore && (!entity.isSpeaker || isTakenUp) ? cost + 4 : nil
    }

    /// "5,200 American personnel": the one country whose people the figure itself counts.
    func ownNation(_ role: QuantityRole, in sentence: SentenceReading) -> String? {
        guard goesAbroad else { return nil }
        // "France's 1,000 soldiers"
        let owner = sentence.entities.first {
            $0.mention.kind == .country && $0.isPossessive && (0...1).contains(role.start - $0.words.upperBound)
        }
        if let owner, !role.mention.figure.unit.code.isEmpty { return owner.mention.id }
        let own = unique(
            sentence.entities.filter {
                $0.mention.kind == .country && !$0.isPossessive && $0.words.lowerBound > role.start && $0.words.overlaps(role.words)
            }.map(\.mention.id))
        if own.isEmpty, role.mention.figure.unit.code.isEmpty {
            // "2,500 Italians, 1,000 French and 700 Greeks"
            return sentence.entities.first {
                $0.mention.form == .demonym && !$0.isModifier && $0.words.lowerBound == role.words.upperBound
            }?.mention.id
        }
        return own.count == 1 ? own[0] : nil
    }

    /// "In London, which has 5,000 soldiers in the country, and in Paris, with 3,300": the capital before the comma.
    func relativeSender(_ role: QuantityRole, in number: Int) -> String? {
        guard goesAbroad, let (entity, opener) = antecedent(of: role, in: reading.sentences[number]), opener != GrammarWords.where
        else { return nil }
        if let home = homeOfAntecedent(entity, in: reading.sentences[number]) { return home }
        guard facts.isCapital(entity.mention) || entity.mention.kind == .country && isAntecedent(entity) && !entity.isModifier,
            !isHost(entity, in: number)
        else { return nil }
        return entity.mention.country
    }

    /// "The Polish president, Aleksander Kwasniewski, whose country has 2,400 troops there": the country of the person before the comma.
    private func homeOfAntecedent(_ entity: EntityRole, in sentence: SentenceReading) -> String? {
        let whose = entity.words.upperBound + 1
        guard entity.mention.kind == .person, whose + 1 < sentence.words.count, sentence.words[whose].hash == GrammarWords.whose,
            facts.isCue(sentence.words[whose + 1].hash, .country) || facts.isAgency(sentence.words[whose + 1].hash)
        else { return nil }
        let nation = sentence.entities.last {
            $0.mention.form == .demonym && $0.words.upperBound <= entity.words.lowerBound
                && entity.words.lowerBound - $0.words.upperBound <= Self.titleReach
        }
        return entity.mention.country ?? nation?.mention.id
    }

    /// So many words stand between a nationality and the name of whom it is told: "Polish Deputy Defence Minister".
    private static let titleReach = 4

    /// "Niger, where the Germans guard an airfield with 90 soldiers": whoever has them there, it is not whose country it is.
    func isWhere(_ entity: EntityRole, of role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let next = entity.words.upperBound
        guard goesAbroad, next + 1 < role.start, sentence.words[next].hash == GrammarWords.comma,
            sentence.words[next + 1].hash == GrammarWords.where
        else { return false }
        return !sentence.words[next + 2..<role.start].contains { $0.hash == GrammarWords.comma }
    }

    /// "In the Dutch senate the plan for 1,100 marines": where it is decided by those whose they are.
    func isOfChamber(_ entity: EntityRole, before role: QuantityRole, in sentence: SentenceReading) -> Bool {
        goesAbroad && entity.isModifier && entity.words.upperBound < role.words.lowerBound
            && facts.isAgency(sentence.words[entity.words.upperBound].hash)
    }

    /// "Its pact with France, which has 1,000 soldiers there": "with" places nobody.
    private func isAntecedent(_ entity: EntityRole) -> Bool { entity.preposition == nil || entity.preposition == GrammarWords.with }

    /// "In Irbil, northern Iraq, to 1,200": a name between commas behind a place tells where that is.
    private func isApposedToPlace(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        let end = entity.words.upperBound
        guard entity.mention.kind == .country, entity.preposition == nil, !entity.isPossessive, !entity.isModifier,
            end < words.count, words[end].hash == GrammarWords.comma,
            let comma = words[..<entity.words.lowerBound].suffix(2).lastIndex(where: { $0.hash == GrammarWords.comma }), comma >= 2
        else { return false }
        if let place = sentence.entities.last(where: { $0.words.upperBound == comma }) {
            return place.mention.kind == .place && place.preposition.map(GrammarWords.locating.contains) ?? false
        }
        return words[comma - 1].isCapitalized && GrammarWords.locating.contains(words[comma - 2].hash)
    }

    /// "To pull its soldiers out of Iraq": what somebody leaves.
    private func isLeft(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        let of = entity.words.lowerBound - 1
        return of > 0 && sentence.words[of].hash == GrammarWords.of && sentence.words[of - 1].hash == GrammarWords.out
    }

    /// The country whose body it is that counts so many: "an Italian force of some 3,000".
    func nationOfBody(_ role: QuantityRole, in number: Int) -> String? {
        guard goesAbroad, role.start >= 2 else { return nil }
        let sentence = reading.sentences[number]
        guard sentence.words[role.start - 1].hash == GrammarWords.of,
            let body = hits[number][.level]?.first(where: { $0.words.upperBound == role.start - 1 })?.words
        else { return nil }
        return sentence.entities.first {
            // "A Russian airborne brigade"
            $0.mention.kind == .country && $0.isModifier && (0...2).contains(body.lowerBound - $0.words.upperBound)
                && sentence.words[$0.words.upperBound..<body.lowerBound].allSatisfy {
                    $0.kind == .word && !$0.isVerb && !facts.isFunction($0.hash)
                }
        }?.mention.id
    }

    /// "Which has 5,000 soldiers in the country": those who are there.
    func hasThere(_ role: QuantityRole, in number: Int) -> Bool {
        guard goesAbroad, role.words.lowerBound > 0 else { return false }
        let words = reading.sentences[number].words
        if role.start > 0, GrammarWords.having.contains(words[role.start - 1].hash) || isRelieved(role, in: number) { return true }
        // "Leaving the United States with 34,000"
        if role.start > 1, words[role.start - 1].hash == GrammarWords.with,
            words[max(0, role.start - 5)..<role.start].contains(where: { facts.isCue($0.hash, .parting) })
        {
            return true
        }
        // "Its own 900-strong force"
        if role.isStrength(in: reading.sentences[number]), isDefinite(role, in: number) { return true }
        if reading.sentences[number].isKnownAtPlace(role) || isBesideName(role, in: reading.sentences[number]) { return true }
        if isDefinite(role, in: number), isThere(role, in: number) || isToItsOwn(role, in: number) { return true }
        let next = verbOfBeing(behind: role, in: number) ?? role.words.upperBound
        // "1,000 soldiers were in Niger", "2,000 men of its corps are in Mali"
        if next + 2 < words.count, facts.isCue(words[next].hash, .copula) {
            // "Are on their way" is not yet there.
            let isOn = words[next + 1].hash == GrammarWords.on && !PossessiveWords.all.contains(words[next + 2].hash)
            if isOn || GrammarWords.whereabouts.contains(words[next + 1].hash) { return true }
        }
        // "They are to go down to fewer than 2,000"
        if role.start >= 2, words[role.start - 1].hash == GrammarWords.to, words[role.start - 2].hash == GrammarWords.down { return true }
        // "There are 1,500 soldiers in Niger"
        if role.start >= 2, facts.isCue(words[role.start - 1].hash, .copula), words[role.start - 2].hash == GrammarWords.there {
            return true
        }
        // "The 450 who are there"
        return next + 2 < words.count && GrammarWords.relatives.contains(words[next].hash)
            && GrammarWords.auxiliaries.contains(words[next + 1].hash)
            && words[next + 2..<min(words.count, next + 4)].contains { $0.hash == GrammarWords.there || $0.hash == GrammarWords.already }
    }

    /// "Germany, with 2,750 in the quieter north, refuses": what a name has.
    private func isBesideName(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard role.start >= 2, sentence.words[role.start - 1].hash == GrammarWords.with,
            sentence.words[role.start - 2].hash == GrammarWords.comma, sentence.aside(around: role.start) != nil
        else { return false }
        return sentence.entities.contains { $0.words.upperBound == role.start - 2 && $0.mention.kind == .country }
    }

    /// Where "are" stands of which a figure with "of" behind it is the subject, where no other verb comes before.
    private func verbOfBeing(behind role: QuantityRole, in number: Int) -> Int? {
        let sentence = reading.sentences[number]
        guard role.words.upperBound < sentence.words.count, sentence.words[role.words.upperBound].hash == GrammarWords.of else {
            return nil
        }
        let own = predicate(of: role, in: sentence)
        let verb = own.sorted().first { sentence.words[$0].isVerb || GrammarWords.auxiliaries.contains(sentence.words[$0].hash) }
        guard let verb else { return nil }
        return facts.isCue(sentence.words[verb].hash, .copula) ? verb : nil
    }

    /// "Will add 280 to its 220": the bare number of those who are there before.
    func isToItsOwn(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        return goesAbroad && role.mention.figure.unit.code.isEmpty && role.start >= 2 && words[role.start - 2].hash == GrammarWords.to
            && PossessiveWords.all.contains(words[role.start - 1].hash)
    }

    /// "In Rome, the coalition of Romano Prodi faces a vote about Afghanistan, where it has 1,900 men": of whose the main clause tells.
    func tellerOfWhere(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        guard goesAbroad, let (entity, opener) = antecedent(of: role, in: sentence), opener == GrammarWords.where,
            GrammarWords.selves.contains(sentence.words[entity.words.upperBound + 2].hash)
        else { return nil }
        let before = sentence.entities.filter {
            $0.words.upperBound <= entity.words.lowerBound && $0.mention.country != nil && $0.mention.country != entity.mention.country
        }
        let homes = unique(before.compactMap(\.mention.country))
        return homes.count == 1 ? homes[0] : nil
    }

    /// The name before the comma of a relative clause or of "with" in which a figure stands, and the word that opens it.
    func antecedent(of role: QuantityRole, in sentence: SentenceReading) -> (EntityRole, UInt64)? {
        guard let comma = sentence.words[..<role.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.comma }),
            comma + 1 < role.words.lowerBound
        else { return nil }
        let opener = sentence.words[comma + 1].hash
        guard GrammarWords.openers.contains(opener), let entity = sentence.entities.last(where: { $0.words.upperBound == comma }),
            !sentence.quantities.contains(where: { $0.words.lowerBound > comma && $0.words.upperBound <= role.words.lowerBound })
        else { return nil }
        return (entity, opener)
    }

    /// "The Dutch government said it would leave its 1,000": who speaks, speaks of its own.
    func speaksOfOwn(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        goesAbroad
            && sentence.words[max(entity.words.upperBound, role.start - 3)..<max(entity.words.upperBound, role.start)].contains {
                PossessiveWords.all.contains($0.hash)
            }
    }

    /// Whether another name or a figure stands in a stretch behind a name.
    func isParted(_ stretch: Range<Int>, from entity: EntityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        return sentence.quantities.contains { $0.words.overlaps(stretch) }
            || sentence.entities.contains { $0.words.overlaps(stretch) && $0.group != entity.group && subjectID($0.mention) != nil }
    }

    func isShared(_ name: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard name.words.upperBound <= role.words.lowerBound, !name.isModifier, !name.isPossessive else { return false }
        let mates = sentence.entities.filter { $0.group == name.group && subjectID($0.mention) != nil }
        guard mates.count > 1, let last = mates.last, let first = mates.first else { return false }
        // A list that has figures of its own is none of names.
        return !sentence.quantities.contains { $0.words.overlaps(first.words.upperBound..<last.words.upperBound) }
            && name.preposition == nil
    }

    /// "NATO has 17,000 peacekeepers there", "the African Union's force of 7,000": a body of several countries stands nearer.
    func isTaken(
        byManyBefore best: (cost: Int, role: EntityRole)?, _ role: QuantityRole, in number: Int, _ costs: Attachment
    ) -> Bool {
        guard goesAbroad else { return false }
        return reading.sentences[number].entities.contains { entity in
            // "Pretoria leads the mission, with 1,300 of its men"
            if best != nil, isOfItsOwn(role, in: reading.sentences[number]) { return false }
            // "Germany leads a NATO battlegroup and sent 350"
            if entity.isModifier, let best, best.role.words.upperBound <= entity.words.lowerBound { return false }
            guard facts.isOfMany(entity.mention), entity.words.upperBound <= role.words.lowerBound, !entity.isSpeaker,
                entity.preposition == nil || entity.isPossessive
            else { return false }
            return best.map { costs.cost(entity.words, role.words) < $0.cost } ?? true
        }
    }

    private func isOfItsOwn(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words[role.words.lowerBound..<min(sentence.words.count, role.words.upperBound + 2)]
        return words.indices.dropFirst().contains {
            PossessiveWords.all.contains(words[$0].hash) && words[$0 - 1].hash == GrammarWords.of
        }
    }

    /// "American troops": whose the counted are.
    func modifiesCounted(_ entity: EntityRole, in number: Int) -> Bool {
        goesAbroad
            && hits[number].has([.noun, .level]) { $0.words.lowerBound == entity.words.upperBound }
    }
}
