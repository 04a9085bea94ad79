import Model
import Vocabulary

/// Where the people are whom one country sends to another.
extension SeriesPass {
    /// The place that a figure's own sentence gives: none (`nil`), no one country's (`.some(nil)`), or a country.
    func ownPlace(
        _ rule: SeriesDefinition.DimensionRule, _ role: QuantityRole, in number: Int, _ costs: Attachment, besides subject: String,
        isSent: Bool
    ) -> String?? {
        let sentence = reading.sentences[number]
        let part = sentence.part(around: role.words.lowerBound)
        var best: (cost: Int, entity: EntityRole, id: String?)?
        for entity in sentence.entities where isPlace(entity, rule, role, in: number) {
            let isAfter = entity.words.lowerBound >= role.words.upperBound
            if isAfter, !part.contains(entity.words.lowerBound) || isOfNext(entity, role, in: sentence) { continue }
            if isAfter ? isOfPart(entity, of: role, in: number) : isSaidAside(entity, before: role, in: sentence) { continue }
            var cost = costs.cost(entity.words, role.words) + (isAfter ? 0 : 3) + (entity.isSpeaker ? 20 : 0)
            let id = placeID(entity.mention, rule)
            // At home, or named after its army: only where it is said right beside.
            if id == subject, entity.mention.form == .coreference || !isAfter || cost > Self.atHome || entity.isModifier { continue }
            switch entity.preposition {
            // "To move its 600 soldiers from Niger to Chad": they are where they go from.
            case GrammarWords.from?: cost += !isSent && isDefinite(role, in: number) ? -10 : 10
            case GrammarWords.of?: cost += 6
            // "Followed Spain in announcing"
            case nil: cost += 8
            case let preposition? where isSent && GrammarWords.towards.contains(preposition): cost -= 10
            default: break
            }
            if cost < best?.cost ?? Self.farthest { best = (cost, entity, id) }
        }
        guard let best else { return nil }
        guard let id = best.id, id != subject else { return .some(nil) }
        // "To Poland and Germany" does not say how many to each.
        let others = sentence.entities.filter { other in
            other.group == best.entity.group && other.mention.form != .demonym && !isListed(name: other, in: number)
                && !acts(other, in: sentence)
                && placeID(other.mention, rule).map { $0 != id && $0 != subject } ?? false
        }
        return others.isEmpty ? .some(id) : .some(nil)
    }

    /// "In northern Syria, and Iran lost": a name that begins another clause.
    private func acts(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        let next = entity.words.upperBound
        return entity.preposition == nil && next < sentence.words.count && sentence.words[next].isVerb
    }

    /// How near a country's own name tells that its people are at home.
    private static let atHome = 8
    private static let farthest = 60

    /// "To 2,500 from 4,500 and in Iraq to 2,500": a place behind "and" with a figure of its own.
    private func isOfNext(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let start = entity.words.lowerBound - (entity.preposition == nil ? 1 : 2)
        // "Germany keeps 900, in Estonia Britain has 1,700"
        if entity.preposition != nil, sentence.entities.contains(where: { $0.words.lowerBound == entity.words.upperBound }) { return true }
        guard start >= role.words.upperBound, sentence.words[start].hash == GrammarWords.and else { return false }
        return sentence.quantities.contains { (0...3).contains($0.words.lowerBound - entity.words.upperBound) }
    }

    /// "40,000 across the region, 13,500 of them in Kuwait": the place of a part is not that of the whole.
    private func isOfPart(_ entity: EntityRole, of role: QuantityRole, in number: Int) -> Bool {
        reading.sentences[number].quantities.contains {
            $0.words.lowerBound >= role.words.upperBound && $0.words.upperBound <= entity.words.lowerBound && isOfThem($0, in: number)
        }
    }

    /// "Germany, which has had only medics in Croatia, is to send 3,000": a place in a relative clause that ends before the figure.
    func isSaidAside(_ entity: EntityRole, before role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard let aside = sentence.aside(around: entity.words.lowerBound), aside.upperBound <= role.start else { return false }
        return GrammarWords.relatives.contains(sentence.words[aside.lowerBound].hash)
    }

    /// A name that goes on with ", which has" or ", with".
    private func isGovernment(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        let next = entity.words.upperBound
        guard next + 1 < sentence.words.count, sentence.words[next].hash == GrammarWords.comma else { return false }
        return GrammarWords.openers.contains(sentence.words[next + 1].hash) && sentence.words[next + 1].hash != GrammarWords.where
    }

    private func isPlace(_ entity: EntityRole, _ rule: SeriesDefinition.DimensionRule, _ role: QuantityRole, in number: Int) -> Bool {
        let isMission = facts.isMission(entity.mention)
        guard entity.mention.kind == .country || entity.mention.kind == .place || isMission, !isListed(name: entity, in: number),
            !entity.words.overlaps(role.words)
        else { return false }
        let words = reading.sentences[number].words
        // "Afghan", "to help the Ugandans"
        if !entity.isPossessive, !entity.isGround, entity.mention.form == .demonym { return false }
        // "In two lifts on U.S. aircraft"
        if entity.isModifier, !entity.isPossessive, !entity.isGround, entity.mention.kind == .country { return false }
        // "The Defence Ministry in Rome said"
        if entity.words.upperBound < words.count, facts.isCue(words[entity.words.upperBound].hash, .said) { return false }
        // "Near the Afghan border", "on Ukraine's borders" is on either side.
        let behind = entity.words.upperBound..<min(words.count, entity.words.upperBound + 3)
        if entity.isModifier || entity.isPossessive, behind.contains(where: { facts.isCue(words[$0].hash, .border) }) {
            return false
        }
        if isMission { return rule.places }
        // "Under a pact reached in Helsinki"
        if isGathering(entity, in: number) || isOfAgreement(entity, in: number) { return false }
        // "5,000 soldiers in the country": that of the figures before.
        if entity.mention.form == .coreference, let theatre = candidates.last?.dimensions[rule.name], theatre != entity.mention.id {
            return false
        }
        // "In London, which has 5,000 soldiers in the country": a government.
        if facts.isCapital(entity.mention), isGovernment(entity, in: reading.sentences[number]) { return false }
        if entity.mention.kind == .place { return true }
        // "Out of Somalia"
        if entity.words.lowerBound > 0, words[entity.words.lowerBound - 1].hash == GrammarWords.of, !entity.isModifier { return true }
        if entity.stands(behind: rule.prepositions.contains) { return true }
        // "Have already reached Russia": the object of the measure's verb.
        return isHost(entity, in: number)
            || hits[number][.measure(0)]?.contains { $0.words.upperBound == entity.words.lowerBound && $0.words.count <= 2 } ?? false
    }

    /// Whether a name stands before a number of its own in a list.
    private func isListed(name: EntityRole, in number: Int) -> Bool {
        reading.sentences[number].quantities.contains { nameBefore($0, in: number)?.words == name.words }
    }

    /// "In Japan (55,000), Germany (35,000) and Italy (12,000)": the place before its number.
    func listedPlace(_ role: QuantityRole, in number: Int) -> EntityRole? {
        let sentence = reading.sentences[number]
        guard role.mention.figure.unit.code.isEmpty,
            let name = sentence.entities.last(where: { $0.words.upperBound <= role.words.lowerBound }),
            role.start - name.words.upperBound <= 2, name.mention.kind == .country || name.mention.kind == .place
        else { return nil }
        if role.start == name.words.upperBound, isFurtherHost(name, in: number) { return name }
        let between = name.words.upperBound..<role.start
        guard between.allSatisfy({ sentence.words[$0].hash == GrammarWords.open || sentence.words[$0].hash == GrammarWords.with })
        else { return nil }
        return isListOfPlaces(name, in: number) || isHost(name, in: number) ? name : nil
    }

    /// "Estonia hosts 600 Americans and Latvia 500": a name behind "and", with a host and a figure of its own before it.
    func isFurtherHost(_ name: EntityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard name.words.lowerBound > 0, sentence.words[name.words.lowerBound - 1].hash == GrammarWords.and, !latest(in: number).isEmpty
        else {
            return false
        }
        return sentence.entities.contains { $0.words.upperBound < name.words.lowerBound && isHost($0, in: number) }
    }

    /// "30,000 troops in the north of the island", "950 soldiers in the south": a part of the country that the text is about.
    func isInPart(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let behind = role.words.upperBound..<min(sentence.words.count, role.words.upperBound + 4)
        return behind.dropFirst(2).contains { index in
            facts.isCue(sentence.words[index].hash, .quarter) && sentence.words[index - 1].hash == GrammarWords.the
                && GrammarWords.whereabouts.contains(sentence.words[index - 2].hash)
        }
    }

    /// "18,500 troops in the region"
    func isAcrossRegion(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let next = role.words.upperBound
        guard next + 2 < sentence.words.count else { return false }
        return GrammarWords.whereabouts.contains(sentence.words[next].hash) && sentence.words[next + 1].hash == GrammarWords.the
            && sentence.words[next + 2].hash == GrammarWords.region
    }

    /// Where most of those are whom the article has counted, or else the country of the headline in which the story was written.
    func localPlace(_ rule: SeriesDefinition.DimensionRule, besides subject: String) -> String? {
        var counts: [String: Int] = [:]
        for candidate in candidates.suffix(12) { counts[candidate.dimensions[rule.name] ?? "", default: 0] += 1 }
        counts[subject] = nil
        counts[""] = nil
        if let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) { return most.key }
        return headlinePlace(rule, besides: subject)
    }

    /// The country of the headline in which the story was written.
    private func headlinePlace(_ rule: SeriesDefinition.DimensionRule, besides subject: String) -> String? {
        guard let home = dateline(rule), home != subject else { return nil }
        let isNamed = reading.sentences.prefix(4).contains { sentence in
            sentence.block == .headline && sentence.entities.contains { placeID($0.mention, rule) == home }
        }
        return isNamed ? home : nil
    }

    /// The country of the headline in which the story was written, for a sentence of its own words of sending or keeping.
    func placeOfStory(
        _ rule: SeriesDefinition.DimensionRule, _ role: QuantityRole, in number: Int, besides subject: String
    ) -> String? {
        let sentence = reading.sentences[number]
        // "50,000 men of its own in the area, where Ukraine seized some ground": another place is spoken of.
        let part = sentence.part(around: role.words.lowerBound)
        let isElsewhere = sentence.entities.contains {
            part.contains($0.words.lowerBound) && (placeID($0.mention, rule).map { $0 != subject } ?? false)
        }
        guard goesAbroad, hits[number][.measure(0)] != nil, !isElsewhere else { return nil }
        return headlinePlace(rule, besides: subject)
    }

    // MARK: Named before

    /// Whether "there" tells where the counted are.
    func isThere(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let start = level(role, in: number)?.upperBound ?? role.words.upperBound
        let end = min(words.count, role.words.upperBound + 6)
        let stop =
            words[min(role.words.upperBound, end)..<end].firstIndex { $0.kind == .punctuation && $0.hash != GrammarWords.comma } ?? end
        return (min(start, stop)..<stop).contains { index in
            guard words[index].hash == GrammarWords.there else { return false }
            let isSubject = index + 1 < words.count && GrammarWords.auxiliaries.contains(words[index + 1].hash)
            return !isSubject
                && !(role.words.upperBound..<max(index, role.words.upperBound)).contains { words[$0].hash == GrammarWords.comma }
        }
    }

    /// The country that was named last before a word, or in the sentences before it.
    func placeNamed(
        before word: Int, _ rule: SeriesDefinition.DimensionRule, in number: Int, besides subject: String
    ) -> String? {
        let here = reading.sentences[number].entities.last { entity in
            entity.words.upperBound <= word && names(entity, rule, in: number, besides: subject) && isSomewhere(entity)
        }
        if let here { return placeID(here.mention, rule) }
        for back in stride(from: number - 1, through: max(0, number - max(1, rule.carry)), by: -1) {
            let placed = reading.sentences[back].entities.last {
                names($0, rule, in: back, besides: subject) && isSomewhere($0)
            }
            if let placed { return placeID(placed.mention, rule) }
        }
        return nil
    }

    private func isSomewhere(_ entity: EntityRole) -> Bool {
        // "To defend Estonia against Russia, 1,200 are there"
        if entity.preposition == GrammarWords.against { return false }
        return entity.mention.kind != .country || entity.preposition != nil || entity.isPossessive
    }

    func names(_ entity: EntityRole, _ rule: SeriesDefinition.DimensionRule, in number: Int, besides subject: String) -> Bool {
        guard let id = placeID(entity.mention, rule), id != subject, !entity.isSpeaker, !isListed(name: entity, in: number),
            entity.mention.form != .demonym || entity.isGround
        else { return false }
        return !(entity.isModifier && !entity.isPossessive && !entity.isGround)
    }

    /// The country in which the article's counted people are, for a figure that takes them up: "the 600 soldiers", "Britain has
    /// 5,000 in the force".
    func theatre(
        _ rule: SeriesDefinition.DimensionRule, _ role: QuantityRole, in number: Int, besides subject: String
    ) -> String? {
        guard takesUpForce(role, in: number) else { return nil }
        for back in stride(from: number - 1, through: 0, by: -1) {
            // They are at home, if that is where the text has come to.
            if reading.sentences[back].entities.contains(where: { $0.mention.kind == .place && placeID($0.mention, rule) == subject }) {
                return nil
            }
            let isOfCounted = hits[back][.noun] != nil || hits[back][.level] != nil
            let found = reading.sentences[back].entities.last { entity in
                guard names(entity, rule, in: back, besides: subject) else { return false }
                if facts.isMission(entity.mention) { return true }
                return isOfCounted
                    && (entity.mention.kind == .place || entity.preposition.map(rule.prepositions.contains) ?? false)
            }
            if let found { return placeID(found.mention, rule) }
        }
        return nil
    }

    /// "Canada has about 1,000 soldiers here"
    func isHere(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let behind = role.words.upperBound..<min(sentence.words.count, role.words.upperBound + 8)
        return sentence.words[behind].contains { $0.hash == GrammarWords.here }
    }

    /// The country that the story's dateline names.
    func dateline(_ rule: SeriesDefinition.DimensionRule) -> String? {
        guard let line = reading.sentences.prefix(4).first(where: { $0.block == .dateline }) else { return nil }
        return line.entities.lazy.compactMap { placeID($0.mention, rule) }.last
    }

    /// Where the mission is of whose soldiers the sentences before spoke: "Operation Alba is to reach 6,000 soldiers."
    func missionPlace(before number: Int, _ rule: SeriesDefinition.DimensionRule, besides subject: String) -> String? {
        for back in stride(from: number - 1, through: max(0, number - 1 - rule.carry), by: -1) where hits[back][.noun] != nil {
            let mission = reading.sentences[back].entities.last { facts.isMission($0.mention) }
            if let id = mission.flatMap({ placeID($0.mention, rule) }), id != subject { return id }
        }
        return nil
    }

    private func takesUpForce(_ role: QuantityRole, in number: Int) -> Bool {
        if reading.sentences[number].block == .listItem || nameBefore(role, in: number) != nil || isDefinite(role, in: number)
            || level(role, in: number) != nil
        {
            return true
        }
        // In a paragraph about the force or its soldiers.
        if number > 0, reading.sentences[number - 1].blockIndex == reading.sentences[number].blockIndex,
            hits[number - 1][.level] != nil || hits[number - 1][.noun] != nil
        {
            return true
        }
        let words = reading.sentences[number].words
        // "In the force", "to the mission".
        return hits[number][.level]?.contains { hit in
            let before = hit.words.lowerBound - 4..<hit.words.lowerBound
            return before.contains { $0 >= 0 && (words[$0].hash == GrammarWords.the || PossessiveWords.all.contains(words[$0].hash)) }
        } ?? false
    }
}

extension GrammarWords {
    fileprivate static let region = WordHash.of("region")
}
