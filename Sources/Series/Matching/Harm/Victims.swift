import Model
import Vocabulary

/// Where people came to harm, or else whose people they are.
extension SeriesPass {
    /// For what happens to people in a place: the place, or else whose people they are.
    func victimCost(_ entity: EntityRole, of role: QuantityRole, _ cost: Int, _ modifiesFigure: Bool, in number: Int) -> Int? {
        let sentence = reading.sentences[number]
        // Soldiers die abroad: where, their nationality does not say.
        if modifiesFigure {
            if isMilitary(in: number, near: entity), !isAtBorder(of: entity, in: sentence) { return nil }
            // "Four Nigerians were shot dead", where nothing is told of Nigeria; "1,100 people in Lebanon and 156 Israelis" tells of both.
            if isOfBothSides(entity, in: number) { return cost }
            let isPaired = follows(in: number, within: 0) && role.start > 0 && sentence.words[role.start - 1].hash == GrammarWords.and
            return isPaired || isScene(entity.mention.id) || isAtBorder(of: entity, in: sentence) ? cost + 16 : nil
        }
        if isOneOfPeople(entity, in: sentence) { return nil }
        // "The Iranian death toll", "Iraqi casualties".
        let isOneOfMany = sentence.entities.count { $0.group == entity.group } > 1
        if entity.isModifier, !isOneOfMany, !isMilitary(in: number, near: entity), isCounted(entity, in: number) { return cost + 16 }
        // "Members of the U.S. military": whose they are, not where they died.
        if entity.preposition == GrammarWords.of, isMilitary(in: number, near: entity) { return nil }
        if hasOwnDead(entity, role, in: sentence) { return cost + 8 }
        // "India has put its own losses at 16": whose they are.
        let isPlain = entity.preposition == nil && !entity.isPossessive && !entity.isModifier && entity.mention.kind == .country
        // "Israel has lost 123": its own.
        if isPlain && loses(entity, in: number) || countsOwn(entity, in: number) { return cost + 4 }
        if isPlain, sentence.words.contains(where: { $0.hash == GrammarWords.own }), !fellAbroad(entity, role, in: number) {
            return cost + 4
        }
        if reportsOwn(entity, role, in: number) { return cost + 30 }
        if isOfOutpost(entity, in: sentence) { return nil }
        // "Near the Malian border" is on either side.
        if isOfBorder(entity, in: sentence) { return nil }
        if isSite(entity, in: number) { return cost + 8 }
        // "The defence ministry of Nagorno-Karabakh"
        if entity.preposition == GrammarWords.of, entity.mention.kind == .place, entity.words.lowerBound >= 2,
            facts.isAgency(sentence.words[entity.words.lowerBound - 2].hash)
        {
            return cost + 30
        }
        // "In Russia's offensive", "in Israeli strikes" are not in Russia and not in Israel.
        if entity.isPossessive || entity.isModifier, !entity.isGround { return nil }
        // "Launched from Afghan territory"
        if entity.isGround, entity.preposition == GrammarWords.from { return nil }
        if isGoal(entity, in: number) { return nil }
        // "Officials in Kyiv said": where they speak, and only then where it happened if nothing else is named.
        let speaks = entity.isSpeaker ? 20 : 0
        if isSeat(entity, in: number) || isParley(entity, in: number) { return nil }
        if let preposition = entity.preposition, definition.subject.prepositions.contains(preposition), isWhere(entity, in: number) {
            return cost + (isAside(entity, in: number) ? 15 : 0) + speaks
        }
        // "In Iraq's Mosul"
        let owner = sentence.entities.first {
            $0.isPossessive && $0.mention.id == entity.mention.country && (0...1).contains(entity.words.lowerBound - $0.words.upperBound)
        }
        if owner?.stands(behind: GrammarWords.whereabouts.contains) ?? false { return cost + speaks }
        if let outer = entity.outerPreposition, definition.subject.prepositions.contains(outer) { return cost + speaks }
        if entity.isGround { return cost + 12 }
        // "Russia attacked Kyiv": the object of what was done.
        let isObject = hits[number].hasMeasure { $0.words.upperBound == entity.words.lowerBound }
        return isObject && !entity.isSpeaker ? cost + 4 : nil
    }

    /// "The bombing of the U.S. Embassy", "outside an embassy of the United States": whose it is, elsewhere.
    private func isOfOutpost(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        let (start, next) = (entity.words.lowerBound, entity.words.upperBound)
        if next < sentence.words.count, facts.isCue(sentence.words[next].hash, .outpost) { return true }
        return entity.preposition == GrammarWords.of
            && sentence.words[max(0, start - 3)..<start].contains { facts.isCue($0.hash, .outpost) }
    }

    /// "Under the cannon of an American jet": a thing or somebody, and no place.
    private func isOneOfPeople(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        guard entity.mention.form == .demonym, !entity.isModifier, entity.preposition != nil, entity.words.lowerBound > 0 else {
            return false
        }
        return GrammarWords.articles.contains(sentence.words[entity.words.lowerBound - 1].hash)
    }

    /// "Russia gave figures of its own: 1,351 soldiers killed": soldiers of a country where nothing is fought, or not in the main.
    private func fellAbroad(_ entity: EntityRole, _ role: QuantityRole, in number: Int) -> Bool {
        guard isOfSoldiers(role, in: number), let day = reading.article.published?.day else { return false }
        return !facts.conflicts.fought(in: entity.mention.id, asOf: day, isOver: false).contains { $0.theatres.first == entity.mention.id }
    }

    /// "Lebanon's relief council has 1,110 people dead": its own.
    private func hasOwnDead(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let tell = entity.words.upperBound..<max(entity.words.upperBound, role.start)
        guard entity.isPossessive, entity.preposition == nil, (2...5).contains(tell.count), let verb = tell.last else { return false }
        return GrammarWords.having.contains(sentence.words[verb].hash) || facts.isCue(sentence.words[verb].hash, .counting)
    }

    /// "At Sarajevo's main market", "El Fasher hospital deaths": a town whose part or event is spoken of; a government's deeds are not.
    private func isSite(_ entity: EntityRole, in number: Int) -> Bool {
        guard entity.mention.kind == .place || entity.mention.form == .capital, !entity.isSpeaker else { return false }
        let next = entity.words.upperBound
        let isCause =
            hits[number][.measure(definition.measure.count - 1)]?.contains { (next...next + 2).contains($0.words.lowerBound) } ?? false
        if entity.isPossessive { return entity.preposition.map(GrammarWords.whereabouts.contains) ?? false && !isCause }
        return entity.isModifier && entity.mention.kind == .place
            && hits[number][.measure(0)]?.contains { (next...next + 2).contains($0.words.lowerBound) } ?? false
    }

    /// "Of Truro" tells where somebody is from, "in the city of Sumy" where something was.
    func isWhere(_ entity: EntityRole, in number: Int) -> Bool {
        if entity.preposition != GrammarWords.of || entity.outerPreposition != nil || entity.mention.kind == .country { return true }
        // "The shelling of Grozny"
        return hits[number].hasMeasure { (1...2).contains(entity.words.lowerBound - $0.words.upperBound) }
    }

    /// "14 were injured and 52 arrested": a bare number of whom something else is told.
    func isOfOtherFate(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard definition.subject.victims, sentence.headers == nil else { return false }
        if isObjectOfOther(role, in: number) { return true }
        var next = role.words.upperBound
        while next < sentence.words.count, GrammarWords.auxiliaries.contains(sentence.words[next].hash) { next += 1 }
        let isLed = next > role.words.upperBound
        // "60 policemen will guard": behind "will" any word is a verb.
        let isModal =
            isLed && next < sentence.words.count && sentence.words[next].kind == .word
            && GrammarWords.modals.contains(sentence.words[next - 1].hash) && !GrammarWords.having.contains(sentence.words[next - 1].hash)
        guard next < sentence.words.count, sentence.words[next].isVerb || isModal else { return false }
        if isLed {
            // "150 people had been detained", "four were shot dead and 38 men were held for a day"
            let own = predicate(of: role, in: sentence)
            if hits[number].hasMeasure(where: { own.contains($0.words.lowerBound) }) { return false }
        } else {
            guard role.mention.figure.unit.code.isEmpty, role.start > 0,
                GrammarWords.coordinating.contains(sentence.words[role.start - 1].hash)
            else { return false }
        }
        return !hits[number].has([.measure, .dimension, .noun]) { $0.words.contains(next) }
    }

    /// "17 Nigerien soldiers died near the Malian border": on their own side of it, as far as is said.
    private func isAtBorder(of entity: EntityRole, in sentence: SentenceReading) -> Bool {
        sentence.entities.contains {
            $0.mention.kind == .country && $0.mention.id != entity.mention.id && isOfBorder($0, in: sentence)
        }
    }

    private func isOfBorder(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        let next = entity.words.upperBound
        return (entity.isModifier || entity.isPossessive)
            && sentence.words[next..<min(sentence.words.count, next + 2)].contains { facts.isCue($0.hash, .border) }
    }

    /// "The United States has 138,000 troops there": nothing has befallen those.
    func isKept(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        guard definition.subject.victims, !role.mention.figure.unit.code.isEmpty, role.start > 0,
            GrammarWords.having.contains(sentence.words[role.start - 1].hash)
        else { return false }
        return next >= sentence.words.count || !hits[number].hasMeasure { (next...next + 1).contains($0.words.lowerBound) }
    }

    /// Whether a country is who "lost" or "suffered" what is counted.
    func loses(_ entity: EntityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = entity.words.upperBound..<min(words.count, entity.words.upperBound + 5)
        return next.contains { facts.isCue(words[$0].hash, .losing) }
    }

    /// Whether a place stands in a clause about something else at the time: "… , as diplomats in New York conferred".
    func isAside(_ entity: EntityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard let clause = sentence.clauses.first(where: { $0.contains(entity.words.lowerBound) }), let first = clause.first, first > 0
        else { return false }
        return sentence.subordinates(first) && !sentence.quantities.contains { clause.contains($0.words.lowerBound) }
    }

    /// "Two Sri Lankans were hurt": where, the sentence before in the same paragraph tells, if the article speaks of their country
    /// nowhere else. "Britain has lost 97 soldiers": where the article's others were, if it is no place or side of the fighting.
    func victimsAbroad(_ entity: EntityRole?, _ role: QuantityRole, in number: Int) -> String? {
        guard definition.subject.victims, let entity, entity.mention.kind == .country, number > 0 else { return nil }
        let isTheirs = entity.words.overlaps(role.words)
        if isTheirs, isOfBothSides(entity, in: number) { return nil }
        if isTheirs, reading.sentences[number - 1].blockIndex == reading.sentences[number].blockIndex {
            let isElsewhere = reading.sentences.enumerated().contains { other, sentence in
                sentence.entities.contains { $0.mention.country == entity.mention.country && (other != number || $0 != entity) }
            }
            if !isElsewhere, let place = located(in: number - 1) { return place }
        }
        // "Nineteen Italians were killed when a bomb exploded outside their base in Nasiriya"
        if isTheirs, let place = located(in: number), place != entity.mention.id { return place }
        // "In Gaza, too, the Palestinian toll stood at 27,900"
        if !isTheirs, located(in: number) != nil { return nil }
        // "Israel lost 159 people": who is no soldier dies at home.
        let hasLost =
            entity.preposition == nil && !entity.isModifier && loses(entity, in: number) && isOfForces(role, in: number)
            && !reading.sentences[number].quantities.contains { isOfCivilians($0, in: number) }
        guard isTheirs || isNation(entity, in: number) || hasLost, !sides.contains(entity.mention.id),
            let theatre = candidates.last?.subject ?? (hasLost ? theatreOfHarm(besides: entity.mention.id) : nil),
            theatre != entity.mention.id
        else { return nil }
        return theatre
    }

    /// Whether a figure counts soldiers, or bare those who were counted before.
    private func isOfForces(_ role: QuantityRole, in number: Int) -> Bool {
        role.mention.figure.unit.code.isEmpty || isOfSoldiers(role, in: number) || isLostMen(role, in: number)
    }

    func isOfSoldiers(_ role: QuantityRole, in number: Int) -> Bool { isOf("military", role, in: number) }

    private func isOfCivilians(_ role: QuantityRole, in number: Int) -> Bool { isOf("civilian", role, in: number) }

    private func isOf(_ group: String, _ role: QuantityRole, in number: Int) -> Bool {
        definition.dimensions.indices.contains { index in
            guard definition.dimensions[index].country,
                let value = definition.dimensions[index].values.firstIndex(where: { $0.id == group })
            else { return false }
            return hits[number][.dimension(index, value: value)]?.contains { $0.words.overlaps(role.words) } ?? false
        }
    }

    /// The countries that the article speaks of as places or sides of the fighting: "in Israel", "between Israel and …".
    static func sides(_ definition: SeriesDefinition, _ reading: ArticleReading) -> Set<String> {
        guard definition.subject.victims else { return [] }
        return reading.sentences.reduce(into: []) { sides, sentence in
            for entity in sentence.entities where !entity.isModifier && sentence.block != .dateline {
                guard let preposition = entity.preposition,
                    definition.subject.prepositions.contains(preposition) || GrammarWords.sides.contains(preposition)
                else { continue }
                sides.insert(entity.mention.id)
            }
        }
    }

    private func isCounted(_ entity: EntityRole, in number: Int) -> Bool {
        hits[number][.measure(0)]?.contains { $0.words.lowerBound == entity.words.upperBound } ?? false
    }

    /// "Cambodia's ministry reported 13 dead": a country tells of its own dead, unless it tells whom it killed.
    private func reportsOwn(_ entity: EntityRole, _ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard entity.isSpeaker && entity.mention.kind == .country || isOfOwnAgency(entity, in: words) else { return false }
        // "American officials believed that 70,000 Ukrainians had been killed"
        if countsOthers(than: entity.mention.country, role, in: number) { return false }
        // "According to the Israeli military, 450 soldiers have been killed": where they were sent, which that does not say.
        if isOfSoldiers(role, in: number), entity.mention.kind == .country { return false }
        // "The Russian president said the dead were 5,000": of a war that is not his.
        let next = reading.sentences[number].entities.first { $0.words.lowerBound > entity.words.lowerBound }
        let isPersons = (entity.isModifier || entity.isPossessive) && next.map { $0.mention.kind == .person && $0.isSpeaker } ?? false
        if isPersons, !sides.contains(entity.mention.id) { return false }
        let claims = reading.sentences[number].quantities.contains { quantity in
            hits[number][.measure(0)]?.contains { $0.words.upperBound == quantity.start } ?? false
        }
        return !claims || words.contains { $0.hash == GrammarWords.own }
    }

    /// "Gaza's health ministry", "the ministry in Gaza": a place that stands for those whose ministry it is.
    private func isOfOwnAgency(_ entity: EntityRole, in words: [Word]) -> Bool {
        guard entity.mention.kind == .place, entity.mention.country != nil else { return false }
        let next = entity.words.upperBound
        if entity.isPossessive { return words[next..<min(words.count, next + 3)].contains { facts.isAgency($0.hash) } }
        let before = entity.words.lowerBound - 2
        return entity.preposition == GrammarWords.in && before >= 0 && facts.isAgency(words[before].hash)
    }

    private func isMilitary(in number: Int, near entity: EntityRole) -> Bool {
        for (index, rule) in definition.dimensions.enumerated() {
            guard let value = rule.values.firstIndex(where: { $0.id == "military" }) else { continue }
            let found = hits[number][.dimension(index, value: value)] ?? []
            if found.contains(where: {
                $0.words.overlaps(entity.words)
                    || $0.words.lowerBound >= entity.words.upperBound && $0.words.lowerBound <= entity.words.upperBound + 2
                        && reading.sentences[number].words[entity.words.upperBound..<$0.words.lowerBound].allSatisfy { $0.kind == .word }
            }) {
                return true
            }
        }
        return false
    }

    /// The first country or place of a sentence in which something can have happened: behind a preposition of place; for another
    /// sentence, not behind one of what is fought or won over.
    func located(in number: Int, forOther isOther: Bool = false) -> String? {
        let found = reading.sentences[number].entities.first { entity in
            subjectID(entity.mention) != nil && !entity.isSpeaker && entity.mention.form != .coreference && !isGathering(entity, in: number)
                && isWhere(entity, in: number) && !isSeat(entity, in: number)
                && !isOfBorder(entity, in: reading.sentences[number])
                && !((entity.isPossessive || entity.isModifier) && !entity.isGround)
                && entity.stands { definition.subject.prepositions.contains($0) && !(isOther && GrammarWords.opposing.contains($0)) }
        }
        return found.flatMap { subjectID($0.mention) }
    }
}
