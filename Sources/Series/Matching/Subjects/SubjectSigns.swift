import Model
import Vocabulary

/// What tells a figure's own subject from the names beside it.
extension SeriesPass {
    /// "53 percent backed A and 28 percent backed B": where the figure before had its subject behind it in the same words, so has
    /// this one.
    func parallel(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        guard let last = candidates.last, last.sentence == number else { return nil }
        let before = sentence.quantities[last.quantity].words.upperBound
        func next(after start: Int, before end: Int) -> EntityRole? {
            sentence.entities.first { entity in
                entity.words.lowerBound >= start && entity.words.upperBound <= end && subjectID(entity.mention) != nil
            }
        }
        let end = sentence.quantities.first { $0.words.lowerBound >= role.words.upperBound }?.words.lowerBound ?? sentence.words.count
        guard let theirs = next(after: before, before: role.words.lowerBound), subjectID(theirs.mention) == last.subject,
            let own = next(after: role.words.upperBound, before: end), theirs.words.lowerBound > before,
            own.words.lowerBound - role.words.upperBound == theirs.words.lowerBound - before
        else { return nil }
        let (one, other) = (before..<theirs.words.lowerBound, role.words.upperBound..<own.words.lowerBound)
        return sentence.words[one].map(\.hash) == sentence.words[other].map(\.hash) ? subjectID(own.mention) : nil
    }

    /// "Switzerland reported inflation of 0.2 percent", "Peru reported 2 percent": its own rate, and not what it says of others.
    func reports(_ entity: EntityRole, _ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .rate, entity.preposition == nil, entity.words.upperBound < role.words.lowerBound else { return false }
        let object = entity.words.upperBound + 1
        return role.words.lowerBound == object
            || hits[number][.measure(0)]?.contains { $0.words.lowerBound == object && $0.words.upperBound < role.words.lowerBound } ?? false
    }

    /// "2.7 percent, followed by Malta with 2.8 percent": a name with a figure of its own behind it.
    func isGivenAnother(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let next = entity.words.upperBound
        guard next < sentence.words.count, GrammarWords.giving.contains(sentence.words[next].hash) else { return false }
        return sentence.quantities.contains { $0.words.lowerBound == next + 1 && $0 != role }
    }

    /// "Turkey …: the central bank there kept rates at 46 percent": the body of the country that the sentence names, or else that the
    /// article is about, where the sentence calls it by its noun alone.
    func localBody(in number: Int, ofArticle: Bool = false) -> String? {
        let rule = definition.subject
        guard rule.government, rule.organizations.count == 1, let kind = rule.organizations.first else { return nil }
        let sentence = reading.sentences[number]
        guard sentence.words.contains(where: { facts.isNoun($0.hash, of: kind) }) else { return nil }
        let here = sentence.entities.first { $0.mention.kind == .country }?.mention.id
        return (here ?? (ofArticle ? home() : nil)).flatMap { facts.body(kind, of: $0) }
    }

    /// Whether a name is only taken up, in a sentence that names another country than its own.
    func isOfElsewhere(_ entity: EntityRole, in number: Int) -> Bool {
        guard definition.subject.government, entity.mention.kind == .organization, entity.mention.form == .coreference,
            let own = entity.mention.country
        else { return false }
        return reading.sentences[number].entities.contains { $0.mention.kind == .country && $0.mention.id != own }
    }

    /// "Cut its rate to 43 percent and expects inflation of 24": what "of" ties to another figure is that one's.
    func belongsToOther(_ hit: CueHit, _ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard hit.words.lowerBound >= role.words.upperBound, hit.words.upperBound < sentence.words.count,
            sentence.words[hit.words.upperBound].hash == GrammarWords.of
        else { return false }
        return sentence.quantities.contains { $0.words.lowerBound == hit.words.upperBound + 1 }
    }

    /// "1.4 percent by 2024, still short of NATO's goal of 2": whose goal something is, owns no other figure.
    func isOfGoal(_ entity: EntityRole, besides role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        guard isShare, entity.isModifier || entity.isPossessive else { return false }
        guard let goal = goal(of: entity, in: number) else { return false }
        return reading.sentences[number].quantities.contains {
            $0 != role && costs.cost($0.words, goal.words) < costs.cost(role.words, goal.words)
        } || costs.cost(role.words, goal.words) > Self.goalReach
    }

    /// The word of a goal right behind whose goal it is: "NATO's goal", "the NATO spending target".
    private func goal(of entity: EntityRole, in number: Int) -> CueHit? {
        hits[number][.status(.target)]?.first { (0...4).contains($0.words.lowerBound - entity.words.upperBound) }
    }

    /// "After he named Dominique de Villepin": whom somebody else did something to, of whom "he" tells.
    private func isObjectOfPronoun(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        guard definition.kind == .poll, entity.mention.kind == .person, entity.preposition == nil, entity.words.lowerBound >= 2 else {
            return false
        }
        var verb = entity.words.lowerBound - 1
        // "Had named Prime Minister"
        while verb > 1, sentence.words[verb].isCapitalized, entity.words.lowerBound - verb <= 3 { verb -= 1 }
        return sentence.words[verb].isVerb && !GrammarWords.auxiliaries.contains(sentence.words[verb].hash)
            && sentence.words[max(0, verb - 2)..<verb].contains { GrammarWords.persons.contains($0.hash) }
    }

    /// A name that a figure's sentence has for another reason: whose goal it is measured by, with whom there was a war, which alliance one
    /// leads.
    func isOnlyNamed(_ entity: EntityRole, _ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        let sentence = reading.sentences[number]
        if entity.mention.kind == .alliance, isOfGoal(entity, besides: role, in: number, costs) { return true }
        if isInstitutes(entity, in: sentence) || isStandard(entity, in: sentence) || isOfEvent(entity, in: number) { return true }
        if isObjectOfPronoun(entity, in: sentence) { return true }
        // "Counting pensions the way NATO does"
        let next = entity.words.upperBound
        if entity.mention.kind == .alliance, next < sentence.words.count, GrammarWords.proverbs.contains(sentence.words[next].hash) {
            return true
        }
        // "Poland leads the alliance with 4.1 percent"
        if entity.mention.kind == .alliance, entity.mention.form == .coreference, entity.words.lowerBound > 2, entity.preposition == nil,
            sentence.words[entity.words.lowerBound - 2].isVerb
                || facts.isCue(sentence.words[entity.words.lowerBound - 2].hash, .thirdPerson)
        {
            return true
        }
        // "Malta with 2.8 percent", but not "2.8 percent, since the war with China".
        if entity.mention.kind == .country, entity.preposition == GrammarWords.with, entity.words.lowerBound >= role.words.upperBound {
            return true
        }
        // "Portugal will reach the NATO goal of 2 percent": whose goal it is, another reaches. "Well short of the 2 percent NATO asks for".
        if isShare, entity.mention.kind == .alliance, entity.isModifier || entity.isPossessive {
            let part = sentence.part(around: role.words.lowerBound)
            let reaches =
                goal(of: entity, in: number) != nil
                && sentence.entities.contains {
                    $0.mention.kind == .country && $0.preposition == nil && !$0.isModifier && part.contains($0.words.lowerBound)
                        && $0.words.upperBound <= entity.words.lowerBound
                }
            if reaches { return true }
        }
        return isShare && entity.mention.kind == .alliance && entity.words.lowerBound >= role.words.upperBound
            && costs.crossings(entity.words, role.words) > 0
    }

    /// "Spending by the NATO definition": by whose rules one counts.
    private func isStandard(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        guard entity.mention.kind == .alliance, entity.isModifier || entity.isPossessive else { return false }
        // "3.82 percent by NATO's estimate"
        if entity.isPossessive, entity.preposition == GrammarWords.by { return true }
        return sentence.words[entity.words.upperBound..<min(sentence.words.count, entity.words.upperBound + 3)].contains {
            facts.isCue($0.hash, .standard)
        }
    }

    /// "In 2022, the year of Russia's invasion, the share was 2.1 percent": whose what else is.
    private func isOfEvent(_ entity: EntityRole, in number: Int) -> Bool {
        guard definition.kind != .count, definition.subject.kinds.contains(.country), entity.preposition == GrammarWords.of else {
            return false
        }
        guard entity.isPossessive else {
            // "After the invasion of Ukraine, the share was 2.1 percent"
            let words = reading.sentences[number].words
            let (noun, next) = (entity.words.lowerBound - 2, entity.words.upperBound)
            return noun >= 0 && next < words.count && words[next].hash == GrammarWords.comma && isOtherNoun(noun, in: number)
        }
        let behind = entity.words.upperBound..<entity.words.upperBound + 5
        if reading.sentences[number].quantities.contains(where: { behind.prefix(2).contains($0.start) }) { return false }
        return !hits[number].has([.measure, .resume, .of]) { behind.contains($0.words.lowerBound) }
    }

    /// "Stockholm's SIPRI estimates": where an institute sits.
    private func isInstitutes(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        guard entity.isPossessive, entity.mention.kind == .country || entity.mention.kind == .place else { return false }
        return sentence.entities.contains { other in
            other.words.lowerBound == entity.words.upperBound + 1
                && (other.mention.kind == .pollster || other.mention.kind == .organization && !facts.isOfGovernment(other.mention))
        }
            // "Stockholm's peace institute"
            || sentence.words[entity.words.upperBound..<min(sentence.words.count, entity.words.upperBound + 3)].contains {
                facts.isNoun($0.hash, of: .institute)
            }
    }

    /// "NATO's goal of 2 percent"
    func allianceWithGoal(of role: QuantityRole, in sentence: SentenceReading) -> String? {
        guard isShare, role.start > 2, sentence.words[role.start - 1].hash == GrammarWords.of else { return nil }
        return sentence.entities.first { entity in
            entity.mention.kind == .alliance && (entity.isPossessive || entity.isModifier)
                && (1...3).contains(role.start - 1 - entity.words.upperBound)
                && !sentence.words[entity.words.upperBound..<role.start].contains { $0.isVerb }
                // "Germany wants to reach NATO's goal of 2 percent": then it is Germany's.
                && (entity.preposition == GrammarWords.of
                    || !sentence.entities.contains { $0.mention.kind == .country && $0.words.upperBound <= entity.words.lowerBound })
        }.flatMap { subjectID($0.mention) }
    }

    /// A figure further from a goal than this is another.
    private static let goalReach = 8

    /// The figure that a later sentence goes on from: not an alliance's goal, which is only what a country's own is measured by.
    var lastOwn: Candidate? {
        guard isShare else { return candidates.last }
        return candidates.last { $0.status != .target || !facts.isAlliance($0.subject) }
    }

    /// "Chinese military spending": whose the measure is.
    func modifiesMeasure(_ entity: EntityRole, in number: Int) -> Bool {
        hits[number].has([.measure, .resume]) { $0.words.lowerBound == entity.words.upperBound }
    }

    /// Whether a figure's subject may go on: what a list's line is about ends with the list.
    func isCarried(_ last: Candidate, to number: Int) -> Bool {
        reading.sentences[last.sentence].block != .listItem || reading.sentences[number].block == .listItem
    }

    /// "With some of the 85 billion for Ukraine, the country will be at 3.3 percent": of whom the article is, where "the country" takes over.
    func homeBehind(_ entity: EntityRole, _ role: QuantityRole, in number: Int) -> String? {
        guard definition.subject.government, definition.kind != .count, entity.preposition == GrammarWords.for,
            entity.words.upperBound < role.words.lowerBound
        else { return nil }
        let words = reading.sentences[number].words
        let isTaken = (entity.words.upperBound + 1..<role.words.lowerBound).contains { index in
            words[index - 1].hash == GrammarWords.the && facts.isCue(words[index].hash, .country)
        }
        return isTaken ? home() : nil
    }

    /// "More than Malaysia's": who somebody is held against.
    func isCompared(_ entity: EntityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        return words[max(0, entity.words.lowerBound - 2)..<entity.words.lowerBound].contains { $0.hash == GrammarWords.than }
    }

    /// The country that the headline names, instead of one that was named last: money and shares are the article's own country's, unless
    /// the sentence takes up the other one ("it", "its").
    func ofArticle(insteadOf other: String, in number: Int) -> String? {
        guard definition.subject.government, definition.kind != .count, facts.isCountry(other), let home = home(), home != other,
            reading.sentences[0].entities.contains(where: { $0.mention.country == home }),
            !reading.sentences[number].words.contains(where: { GrammarWords.pronouns.contains($0.hash) })
        else { return nil }
        // "Poland spends the most. The share rose to 4.7 percent": of whom the sentence right before tells.
        if number > 0, reading.sentences[number - 1].blockIndex == reading.sentences[number].blockIndex,
            reading.sentences[number - 1].entities.first?.mention.id == other,
            hits[number - 1].namesMeasure || hits[number - 1][.resume] != nil
        {
            return nil
        }
        return home
    }

    /// The country that an article is about by its first sentences, where its government is meant without being named.
    func home() -> String? {
        guard definition.subject.government else { return nil }
        // "The Prague summit": where people meet, no article is about.
        if let first = reading.sentences.first?.entities.first(where: { $0.mention.country != nil }),
            first.words.upperBound < reading.sentences[0].words.count,
            facts.isCue(reading.sentences[0].words[first.words.upperBound].hash, .parley),
            !reading.sentences[0].words[first.words.upperBound].isVerb
        {
            return nil
        }
        return reading.countryOfLead
    }
}

extension ArticleReading {
    /// The first country that the headline and the first sentences speak of, or else the publisher's own.
    var countryOfLead: String? {
        for sentence in sentences.prefix(3) {
            if let country = sentence.entities.lazy.compactMap(\.mention.country).first { return country }
        }
        return home
    }
}
