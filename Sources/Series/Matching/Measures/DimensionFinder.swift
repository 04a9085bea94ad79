import Model
import Vocabulary

/// The dimensions of a figure that are known.
struct DimensionChoice {
    var values: [String: String]
    /// The cost of the nearest cue in the figure's own sentence.
    var ownCost: Int
}

extension SeriesPass {
    func dimensionValues(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> DimensionChoice {
        var choice = DimensionChoice(values: [:], ownCost: .max)
        for (index, rule) in definition.dimensions.enumerated() where !rule.differs {
            if rule.values.isEmpty {
                if let found = entityValue(rule, role, in: number, costs) { choice.values[rule.name] = found }
                continue
            }
            if let name = nameBefore(role, in: number), isHeadOfItem(name, in: number), let value = candidates.last?.dimensions[rule.name] {
                choice.values[rule.name] = value
                choice.ownCost = 0
            } else if rule.name == definition.checks.kindDimension,
                level(role, in: number) != nil || isLevelOfForce(role, in: number) || hasThere(role, in: number)
                    || isLeaving(role, in: number) || isJoined(role, in: number),
                let value = rule.values.first(where: { definition.checks.kinds[$0.id] == .stock })
            {
                choice.values[rule.name] = value.id
                choice.ownCost = 0
            } else if let value = pairedAnswer(rule, role, in: number) ?? ellipticAnswer(rule, role, in: number)
                ?? resumedAnswer(rule, index, role, in: number) ?? predicateValue(rule, index, role, in: number)
            {
                choice.values[rule.name] = value
                choice.ownCost = 0
            } else if let value = respective(rule, index, role, in: number) {
                choice.values[rule.name] = value
            } else if let value = continued(rule, index, role, in: number, costs) {
                choice.values[rule.name] = value
            } else if let (value, cost) = cueValue(index, rule, role, in: number, costs) {
                choice.values[rule.name] = value
                choice.ownCost = min(choice.ownCost, cost)
            } else if !rule.kinds.isEmpty || !rule.names.isEmpty, let found = entityValue(rule, role, in: number, costs) {
                choice.values[rule.name] = found
            } else if rule.isRequired, let value = candidates.last?.dimensions[rule.name], isCountTakenUp(role, in: number) {
                choice.values[rule.name] = value
            } else if let value = valueAsked(rule, index, role, in: number) {
                choice.values[rule.name] = value
            } else if let value = rule.defaultValue {
                choice.values[rule.name] = value
            }
        }
        return choice
    }

    /// "The two stood at 56 and 38 percent, respectively": the values that the sentence, or those before it, name in this order.
    private func respective(_ rule: SeriesDefinition.DimensionRule, _ index: Int, _ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        guard sentence.isRespective else { return nil }
        let figures = sentence.quantities.filter { $0.group == role.group }
        guard figures.count > 1, let place = figures.firstIndex(of: role), let start = figures.first?.words.lowerBound else { return nil }
        var named: [(at: Int, value: String)] = []
        for (value, entry) in rule.values.enumerated() {
            guard let hit = hits[number][.dimension(index, value: value)]?.last(where: { $0.words.upperBound <= start }) else { continue }
            named.append((hit.words.lowerBound, entry.id))
        }
        var order = named.sorted { $0.at < $1.at }.map(\.value)
        if order.count < 2 {
            // Names before the figures stand for the places, not the values.
            let names = Set(sentence.entities.filter { $0.words.upperBound <= start }.compactMap { subjectID($0.mention) })
            guard names.count < figures.count else { return nil }
            order = []
            for earlier in candidates.reversed() where (1...3).contains(number - earlier.sentence) {
                guard let value = earlier.dimensions[rule.name], !order.contains(value) else { continue }
                order.insert(value, at: 0)
            }
        }
        return order.count == figures.count ? order[place] : nil
    }

    /// In a list that goes on ("11,000 in October and 4,000 in February", "20 dead: nine civilians and 11 soldiers") the value of
    /// the figure before, unless a word of another stands right beside.
    private func continued(
        _ rule: SeriesDefinition.DimensionRule, _ index: Int, _ role: QuantityRole, in number: Int, _ costs: Attachment
    ) -> String? {
        guard let last = candidates.last, last.sentence == number else { return nil }
        let isOfGroup = reading.sentences[number].quantities[last.quantity].group == role.group
        guard role.mention.figure.unit.code.isEmpty || isOfGroup || isBehindColon(role, in: number) else { return nil }
        let own = rule.values.indices.contains { value in
            hits[number][.dimension(index, value: value)]?.contains {
                costs.crossings($0.words, role.words) == 0 && costs.cost($0.words, role.words) <= 6
            } ?? false
        }
        return own ? nil : last.dimensions[rule.name]
    }

    /// "Thirty-seven people lost their lives, the minister said: 29 civilians and 14 soldiers": behind a colon the parts of what stands before.
    private func isBehindColon(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard definition.subject.victims, let whole = candidates.first(where: { $0.sentence == number }) else { return false }
        let start = sentence.quantities[whole.quantity].words.upperBound
        return start < role.start && sentence.words[start..<role.start].contains { $0.hash == GrammarWords.colon }
    }

    /// The value whose words are nearest to the figure in its sentence; of two as near, the longer phrase, then the one after.
    private func cueValue(
        _ index: Int, _ rule: SeriesDefinition.DimensionRule, _ role: QuantityRole, in number: Int, _ costs: Attachment
    ) -> (String, Int)? {
        var best: (cost: Int, weight: Int, value: String)?
        let aside = reading.sentences[number].aside(around: role.words.lowerBound)
        for (place, value) in rule.values.enumerated() {
            for hit in hits[number][.dimension(index, value: place)] ?? [] {
                if let aside, hit.words.lowerBound >= aside.upperBound { continue }
                if isCauseOf(hit.words, role, in: number) { continue }
                if hit.words.lowerBound >= role.words.upperBound, isLevelAside(role, in: number) { continue }
                if isInfinitive(behind: hit, in: number) || isOfOtherPart(hit.words, role, rule, in: number) { continue }
                let isAfter = hit.words.lowerBound >= role.words.upperBound
                let cost = costs.cost(hit.words, role.words) * 2 + (isAfter ? 0 : 1)
                guard cost <= 2 * Self.reach,
                    !isAfter || crossings(hit.words, role, in: number) == 0 || sharesVerb(hit.words, role, in: number)
                else { continue }
                if isAfter, isSaidOfNext(hit.words, role, in: number) { continue }
                // A new clause behind the figure speaks of the next one.
                if isAfter, startsAnew(between: role.words, and: hit.words, in: reading.sentences[number]) { continue }
                if isAfter, leadsOn(hit.words, from: role, in: number, costs) { continue }
                if rule.name == definition.checks.parts?.dimension,
                    isOfSome(hit.words, in: number) || isOfOthers(hit.words, role, in: number)
                {
                    continue
                }
                if isAfter, rule.name == definition.checks.parts?.dimension, isOfPart(hit.words, behind: role, in: number) { continue }
                let isBetter = best.map { cost - 2 * hit.weight < $0.cost - 2 * $0.weight } ?? true
                guard isBetter else { continue }
                let isDenied = isNegated(hit, role, in: reading.sentences[number])
                best = (cost, hit.weight, isDenied ? opposite(value.id, of: rule) ?? value.id : value.id)
            }
        }
        return best.map { ($0.value, $0.cost / 2) }
    }

    /// "Is so unpopular that 12 percent say": what follows from it is an answer of its own.
    private func isCauseOf(_ hit: Range<Int>, _ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        return hit.lowerBound > 0 && hit.upperBound < role.start && words[hit.lowerBound - 1].hash == GrammarWords.so
            && words[hit.upperBound].hash == GrammarWords.that
    }

    /// "Disapproval of how she governs, at 52 percent, outran approval": a level between commas is of what stands before.
    private func isLevelAside(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard definition.kind == .poll, role.start > 1, role.words.upperBound < words.count else { return false }
        // "More disapproved (49 percent) than approved"
        if words[role.start - 1].hash == GrammarWords.open, words[role.words.upperBound].kind == .punctuation { return true }
        return words[role.start - 1].hash == GrammarWords.at && words[role.start - 2].hash == GrammarWords.comma
            && words[role.words.upperBound].hash == GrammarWords.comma
    }

    /// "With 31 percent disapproving; he was at 70", "never so unpopular: Obama had 51": an answer does not go on beyond a semicolon, nor
    /// beyond the name of whom the next clause is about.
    private func isOfOtherPart(
        _ hit: Range<Int>, _ role: QuantityRole, _ rule: SeriesDefinition.DimensionRule, in number: Int
    ) -> Bool {
        guard definition.kind == .poll, rule.defaultValue != nil else { return false }
        let sentence = reading.sentences[number]
        guard hit.upperBound <= role.start else { return !sentence.part(around: role.start).contains(hit.lowerBound) }
        if !sentence.part(around: role.start).contains(hit.lowerBound) { return true }
        return sentence.entities.contains { entity in
            entity.mention.kind == .person && entity.preposition == nil && !entity.isPossessive && entity.words.lowerBound >= hit.upperBound
                && entity.words.upperBound < role.start && GrammarWords.stood.contains(sentence.words[entity.words.upperBound].hash)
        }
    }

    /// "Wants 5,000 troops to remain": "to" before a verb leads nowhere.
    private func isInfinitive(behind hit: CueHit, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = hit.words.upperBound
        return goesAbroad && next < words.count && hit.words.count > 1 && words[next - 1].hash == GrammarWords.to && words[next].isVerb
            && !words[next].isCapitalized
    }

    /// "1,000 soldiers based in Germany will move to Romania": the value of the verb that the figure is the subject of.
    private func predicateValue(_ rule: SeriesDefinition.DimensionRule, _ index: Int, _ role: QuantityRole, in number: Int) -> String? {
        if definition.subject.victims, rule.isRequired { return ownOutcome(rule, index, role, in: number) }
        guard goesAbroad, !reading.sentences[number].isWhole(role) else { return nil }
        let sentence = reading.sentences[number]
        // "Of the 8,000 there, 500 arrived in May" says of the 500 that they arrived.
        if role.start >= 2, role.start <= 3, sentence.words[0].hash == GrammarWords.of { return nil }
        let predicate = predicate(of: role, in: sentence)
        var best: (weight: Int, value: String)?
        for (value, entry) in rule.values.enumerated() {
            for hit in hits[number][.dimension(index, value: value)] ?? [] where predicate.contains(hit.words.lowerBound) {
                let isLed =
                    predicate.contains(hit.words.lowerBound - 1)
                    && GrammarWords.modals.contains(sentence.words[hit.words.lowerBound - 1].hash)
                guard isLed || GrammarWords.modals.contains(sentence.words[hit.words.lowerBound].hash) else { continue }
                if hit.words.count > best?.weight ?? 0 { best = (hit.words.count, entry.id) }
            }
        }
        return best?.value
    }

    /// "Had him at 41 percent in October, and 54 percent unhappy": the level is said, and what the next figure answers is not its.
    private func isSaidOfNext(_ hit: Range<Int>, _ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard definition.kind == .poll, role.start > 0, facts.isCue(sentence.words[role.start - 1].hash, .bareLevel) else {
            return false
        }
        return sentence.quantities.contains {
            $0.start >= role.words.upperBound && $0.words.upperBound == hit.lowerBound && $0.mention.figure.unit == .percent
        }
    }

    func startsAnew(between figure: Range<Int>, and hit: Range<Int>, in sentence: SentenceReading) -> Bool {
        guard figure.upperBound <= hit.lowerBound else { return false }
        return (figure.upperBound..<hit.lowerBound).contains { index in
            GrammarWords.coordinating.contains(sentence.words[index].hash)
                && (index + 1 == hit.lowerBound || GrammarWords.auxiliaries.contains(sentence.words[index + 1].hash)
                    // "… over 600, and Italy sent 250": a name that acts.
                    || sentence.entities.contains { $0.words.lowerBound == index + 1 && $0.words.upperBound == hit.lowerBound })
        }
    }

    /// "61 people were killed, 40 of them civilians": who a part of the figure is.
    private func isOfPart(_ hit: Range<Int>, behind role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        return sentence.quantities.contains { part in
            let end = part.words.upperBound
            return part.words.lowerBound >= role.words.upperBound && end + 1 < hit.lowerBound
                && sentence.words[end].hash == GrammarWords.of && GrammarWords.parts.contains(sentence.words[end + 1].hash)
        }
    }

    /// "1,109 people, most of them civilians", "425, many of them in the border town": of some, and of no figure.
    private func isOfSome(_ hit: Range<Int>, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        return (1...3).contains { back in
            let whole = hit.lowerBound - back
            guard whole >= 2, GrammarWords.parts.contains(words[whole].hash), words[whole - 1].hash == GrammarWords.of else { return false }
            return GrammarWords.some.contains(words[whole - 2].hash)
        }
    }

    /// "41 percent and his disapproval rating to 51": behind "and" a word that has a figure of its own after it.
    private func leadsOn(_ hit: Range<Int>, from role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        let sentence = reading.sentences[number]
        guard role.words.upperBound <= hit.lowerBound,
            sentence.words[role.words.upperBound..<hit.lowerBound].contains(where: { GrammarWords.coordinating.contains($0.hash) }),
            let next = sentence.quantities.first(where: { $0.words.lowerBound >= hit.upperBound })
        else { return false }
        // "Seven policemen and five militants died when two bombs exploded"
        if definition.subject.victims, next.start > hit.upperBound, sharesVerb(hit, role, in: number) { return false }
        return next.start - hit.upperBound <= 3 && sentence.words[hit.upperBound..<next.start].allSatisfy { $0.kind == .word }
    }

    private func entityValue(
        _ rule: SeriesDefinition.DimensionRule, _ role: QuantityRole, in number: Int, _ costs: Attachment
    ) -> String? {
        var best: (cost: Int, id: String)?
        let part = reading.sentences[number].part(around: role.words.lowerBound)
        let raised = definition.subject.victims ? reading.sentences[number].verbRaising(role, facts) : nil
        for entity in reading.sentences[number].entities where rule.admits(entity.mention) {
            // "60 percent in Gallup's poll; the Pew Center found 36": who begins the next part has no share in this one.
            if entity.mention.kind == .pollster, entity.words.lowerBound >= part.upperBound || isOfNextClause(entity, role, in: number) {
                continue
            }
            if !rule.prepositions.isEmpty, !rule.prepositions.contains(entity.preposition ?? 0) { continue }
            if isClient(entity, rule, in: number) { continue }
            // "Officials in Kyiv said", "a spokesman in Bangkok": where they speak.
            if entity.mention.kind == .place, entity.isSpeaker, GrammarWords.locating.contains(entity.preposition ?? 0) { continue }
            if definition.subject.victims,
                isSeat(entity, in: number) || isParley(entity, in: number) || isOfSome(entity.words, in: number)
            {
                continue
            }
            let cost = costs.cost(entity.words, role.words)
            // "Three near Ramadi, lifting to 1,985 the number of dead in Iraq": where those three died.
            if definition.subject.victims, entity.words.upperBound <= role.words.lowerBound, isNumberOf(role, in: number) { continue }
            if let raised, entity.words.upperBound <= raised { continue }
            if cost < best?.cost ?? .max { best = (cost, entity.mention.id) }
        }
        if let best { return best.id }
        guard rule.carry > 0 else { return nil }
        let first = max(0, number - rule.carry)
        for back in stride(from: number - 1, through: first, by: -1) {
            if let found = givenAndNamed(rule, in: back) ?? lastEntity(rule, in: back) { return found }
        }
        for ahead in (number + 1)..<max(number + 1, min(number + 1 + rule.carry, reading.sentences.count)) {
            if let found = lastEntity(rule, in: ahead) { return found }
        }
        return nil
    }

    private func lastEntity(_ rule: SeriesDefinition.DimensionRule, in number: Int) -> String? {
        reading.sentences[number].entities.last { rule.admits($0.mention) }?.mention.id
    }

    /// The country (or place's country) of a dimension that must differ from the subject: where to, where.
    func place(
        _ rule: SeriesDefinition.DimensionRule, _ role: QuantityRole, in number: Int, _ costs: Attachment, besides subject: String,
        isSent: Bool
    ) -> String? {
        let sentence = reading.sentences[number]
        if let cell = cellPlaces(in: number) ?? itemPlaces(role, in: number) { return cell.place }
        // "The kingdom, where some 5,200 are stationed"
        if let (entity, opener) = antecedent(of: role, in: sentence), opener == GrammarWords.where, let id = placeID(entity.mention, rule),
            id != subject
        {
            return id
        }
        let hosts = respective(role, in: sentence) { entity in
            isHost(entity, in: number)
                || entity.preposition.map { rule.prepositions.contains($0) && !definition.subject.prepositions.contains($0) } ?? false
        }
        if let hosts, hosts != subject { return hosts }
        if goesAbroad, let listed = listedPlace(role, in: number), let id = placeID(listed.mention, rule), id != subject { return id }
        if goesAbroad, isHere(role, in: sentence), let home = dateline(rule), home != subject { return home }
        if goesAbroad, isThere(role, in: number) {
            return placeNamed(before: role.words.lowerBound, rule, in: number, besides: subject)
        }
        if let own = ownPlace(rule, role, in: number, costs, besides: subject, isSent: isSent) { return own }
        guard rule.carry > 0 else { return nil }
        // "18,500 troops in the region": of several countries, whichever was named last.
        if goesAbroad, isAcrossRegion(role, in: sentence) { return nil }
        if goesAbroad, isInPart(role, in: sentence), let local = localPlace(rule, besides: subject) { return local }
        if let topic = topic(of: number, rule), topic != subject, !headsAreSenders(rule) { return topic }
        if let last = candidates.last, number - last.sentence <= rule.carry, let value = last.dimensions[rule.name], value != subject {
            return value
        }
        for back in stride(from: number - 1, through: max(0, number - rule.carry), by: -1) {
            for entity in reading.sentences[back].entities {
                // "450 men from Italy": where they are from, others are not.
                guard let id = placeID(entity.mention, rule), id != subject,
                    rule.prepositions.contains(entity.preposition ?? 0) || isLeft(entity, in: back),
                    entity.preposition != GrammarWords.from,
                    !goesAbroad
                        || names(entity, rule, in: back, besides: subject) && !isSeat(entity, in: back) && !isGathering(entity, in: back)
                            && !isOfAgreement(entity, in: back)
                else { continue }
                return id
            }
        }
        return ahead(of: number, rule, besides: subject) ?? theatre(rule, role, in: number, besides: subject)
            ?? missionPlace(before: number, rule, besides: subject) ?? placeOfStory(rule, role, in: number, besides: subject)
    }

    /// "French soldiers have begun to leave Afghanistan": where they still are.
    private func isLeft(_ entity: EntityRole, in number: Int) -> Bool {
        goesAbroad && hits[number][.gone]?.contains { $0.words.upperBound == entity.words.lowerBound } ?? false
    }

    /// The place that the next sentence names, if that goes on about the same people: "1,000 of them have reached Russia".
    private func ahead(of number: Int, _ rule: SeriesDefinition.DimensionRule, besides subject: String) -> String? {
        guard number + 1 < reading.sentences.count else { return nil }
        let next = reading.sentences[number + 1]
        guard next.words.contains(where: { GrammarWords.plurals.contains($0.hash) }) else { return nil }
        return next.entities.lazy.filter { entity in
            rule.prepositions.contains(entity.preposition ?? 0)
                || hits[number + 1][.measure(0)]?.contains { $0.words.upperBound == entity.words.lowerBound } ?? false
        }.compactMap { placeID($0.mention, rule) }.first { $0 != subject }
    }

    /// "Rwanda. Some 3,000 Rwandan soldiers …": whether the heads of the article's paragraphs name those who send.
    private func headsAreSenders(_ rule: SeriesDefinition.DimensionRule) -> Bool {
        candidates.suffix(8).contains { topic(of: $0.sentence, rule) == $0.subject }
    }

    /// The country that heads a paragraph or a section: "Estonia. The United Kingdom is the lead nation".
    private func topic(of number: Int, _ rule: SeriesDefinition.DimensionRule) -> String? {
        let block = reading.sentences[number].blockIndex
        for back in stride(from: number - 1, through: 0, by: -1) {
            let sentence = reading.sentences[back]
            guard sentence.blockIndex == block || sentence.block == .heading || sentence.blockIndex == block - 1 else { return nil }
            // "Australia may add 200." heads nothing.
            let isBare = sentence.quantities.isEmpty && !sentence.words.contains { $0.isVerb }
            if isBare, sentence.words.count <= 5, sentence.entities.count == 1, let entity = sentence.entities.first {
                return placeID(entity.mention, rule)
            }
        }
        return nil
    }

    func placeID(_ mention: EntityMention, _ rule: SeriesDefinition.DimensionRule) -> String? {
        if rule.names.contains(mention.id) { return mention.id }
        return switch mention.kind {
        case .country: mention.id
        case .place: rule.places ? mention.country : nil
        case .organization: rule.places && facts.isMission(mention) ? mention.country : nil
        default: nil
        }
    }
}

extension SeriesDefinition.DimensionRule {
    /// Whether a name can be a value.
    func admits(_ mention: EntityMention) -> Bool { kinds.contains(mention.kind) || names.contains(mention.id) }
}
