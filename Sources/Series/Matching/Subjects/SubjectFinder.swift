import Model
import Vocabulary

/// Whose figure it is.
struct SubjectChoice {
    /// Several where the text says "both" or gives one share to each.
    var ids: [String]
    /// Whether the name stands in the figure's own sentence.
    var isOwn: Bool
    var cost: Int

    static let none = SubjectChoice(ids: [], isOwn: false, cost: .max)

    /// The one that the figure's own sentence gives.
    static func said(_ id: String) -> SubjectChoice { SubjectChoice(ids: [id], isOwn: true, cost: 0) }
}

extension SeriesPass {
    /// A name further from the figure than this is not its subject.
    private static let subjectReach = 45
    /// A place further behind a figure than "of GDP in the …" says nothing of whose it is.
    private static let beside = 5
    /// What happened to people happened somewhere in their sentence, however far off that is said.
    private static let placeReach = 150
    /// A name further off than this gives way to the subject of the figure before.
    private static let goesOn = 11
    /// A name further off than this gives way to the subject of the sentence before.
    private static let doubtful = 20

    func subjects(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> SubjectChoice {
        if let cell = cellPlaces(in: number) ?? itemPlaces(role, in: number) { return cell.sender.map(SubjectChoice.said) ?? .none }
        let sentence = reading.sentences[number]
        if let amount = equatedAmount(role, in: number) { return .said(amount.subject) }
        if let own = ownSubject(role, in: number) ?? ownerByGrammar(role, in: number) { return .said(own) }
        if let alliance = allianceWithGoal(of: role, in: sentence) { return .said(alliance) }
        if let pair = both(role, in: sentence) { return SubjectChoice(ids: pair, isOwn: true, cost: 0) }
        if let named = named(before: role, in: number) ?? named(beforeAsideOf: role, in: number) { return .said(named) }
        var best: (cost: Int, role: EntityRole)?
        for entity in sentence.entities {
            guard subjectID(entity.mention) != nil, var cost = subjectCost(entity, role, in: number, costs) else { continue }
            if isOfFigureBefore(entity, role, in: sentence), definition.subject.victims || isFollowedByName(role, in: sentence) {
                cost += Self.doubtful
            }
            guard cost <= (definition.subject.victims ? Self.placeReach : Self.subjectReach) else { continue }
            if cost < best?.cost ?? .max { best = (cost, entity) }
        }
        if let best, isJoint(best.role, role, in: sentence) { return .none }
        if isRival(besides: best?.cost, role, in: number, costs) || isTaken(byManyBefore: best, role, in: number, costs) { return .none }
        if let group = unnamed(role, besides: best?.role, in: sentence) {
            // "The allies agreed on 2 percent": the alliance that the article speaks of, if it can be one's figure.
            guard group.isWhole, definition.subject.kinds.contains(.alliance), let alliance = alliance(before: number) else {
                return .none
            }
            return SubjectChoice(ids: [alliance], isOwn: true, cost: Self.goesOn)
        }
        if let parallel = parallel(role, in: number) { return .said(parallel) }
        if let last = candidates.last, last.sentence == number {
            // Within a sentence the subject goes on until another name takes over.
            let previous = sentence.quantities[last.quantity]
            let takesOver = best.map { found in
                // "And 156 Israelis": whose people they are.
                found.role.words.overlaps(role.words)
                    || (found.role.preposition == nil || isTakenUp(found.role, in: sentence))
                        && (!found.role.isSpeaker || reports(found.role, role, in: number)
                            || speaksOfOwn(found.role, role, in: sentence))
                        && found.role.words.lowerBound >= previous.words.upperBound
                        && found.role.words.upperBound <= role.words.lowerBound
            }
            if !(takesOver ?? false), best.map({ $0.cost > Self.goesOn }) ?? true {
                let ids = candidates[latest(in: number)].filter { $0.quantity == last.quantity }.map(\.subject)
                let each = Set(ids).count > 1 && sentence.words.contains { GrammarWords.each.contains($0.hash) }
                return SubjectChoice(ids: each ? unique(ids) : [last.subject], isOwn: true, cost: Self.goesOn)
            }
        } else if let found = best, found.cost > Self.doubtful, !definition.subject.victims,
            found.role.preposition != nil || found.role.words.lowerBound >= role.words.upperBound
        {
            let carried = carriedSubject(role, in: number)
            if !carried.ids.isEmpty, carried.cost < found.cost { return carried }
        }
        if let best, let home = homeBehind(best.role, role, in: number) { return SubjectChoice(ids: [home], isOwn: false, cost: 20) }
        if let abroad = victimsAbroad(best?.role, role, in: number) { return SubjectChoice(ids: [abroad], isOwn: false, cost: 20) }
        if let best {
            let ids = group(of: best.role, role, in: sentence)
            return SubjectChoice(ids: ids, isOwn: true, cost: max(0, best.cost))
        }
        // Another country is spoken of than the one before, though it is not said that the figure is its own.
        let carried = carriedSubject(role, in: number)
        return isNamingOther(than: carried, role, in: number) ? .none : carried
    }

    /// The one that the figure's own words name, whatever else its sentence names.
    private func ownSubject(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        let counted = ownNation(role, in: sentence) ?? tellerOfWhere(role, in: number) ?? nationOfPart(role, in: number)
        let sender = counted ?? nationOfBody(role, in: number) ?? relativeSender(role, in: number) ?? opened(role, in: sentence)
        let named = sender ?? nameBefore(role, in: number).flatMap { subjectID($0.mention) } ?? aligned(role, in: number)
        let place = named ?? whereOfHarm(role, in: number) ?? thereOfHarm(role, in: number)
        let home = place ?? homeOfLoser(role, in: number) ?? homeOfCounted(role, in: number)
        return home ?? listedPlaceOfHarm(role, in: number) ?? namedWar(role, in: number) ?? begunWith(role, in: number)
    }

    private func aligned(_ role: QuantityRole, in number: Int) -> String? {
        respective(role, in: reading.sentences[number]) { entity in
            !isHost(entity, in: number)
                && (!goesAbroad || entity.preposition.map(definition.subject.prepositions.contains) ?? true)
        }
    }

    /// The cost of taking an entity as subject; `nil` where it cannot be.
    func subjectCost(_ entity: EntityRole, _ role: QuantityRole, in number: Int, _ costs: Attachment) -> Int? {
        let rule = definition.subject
        let sentence = reading.sentences[number]
        guard !isHost(entity, in: number), !isOfElsewhere(entity, in: number) else { return nil }
        if isOnlyNamed(entity, role, in: number, costs) { return nil }
        // "Sweden told NATO that it would reach 2.1 percent": who is told has no part in it.
        let start = entity.words.lowerBound
        if start > 0, entity.mention.kind != .person, facts.isTelling(sentence.words[start - 1].hash) { return nil }
        var cost = costs.cost(entity.words, role.words)
        let isAfter = entity.words.lowerBound >= role.words.upperBound
        // "The allies meet the goal of 2 percent; Britain spends 2.3": what follows a semicolon owns nothing before it.
        if isAfter, !rule.victims, !sentence.part(around: role.words.lowerBound).contains(entity.words.lowerBound) { return nil }
        let modifiesFigure = modifies(entity, role, isTouching: isAfter && cost == 0)
        if rule.modifies, modifiesFigure { return cost - 20 }
        if rule.victims {
            if isOfOtherPart(entity, role, in: sentence) || isOfNextHarm(entity, behind: role, in: sentence) { return nil }
            return victimCost(entity, of: role, cost, modifiesFigure, in: number)
        }
        if isOfPair(entity, in: sentence) || isForWhom(entity, role, in: sentence) || isWhere(entity, of: role, in: sentence) { return nil }
        // "1.5 million Sudanese refugees": who is counted, and not whose figure it is.
        if modifiesFigure, entity.isModifier, definition.unit == .persons { return nil }
        if entity.isModifier, !entity.isPossessive, !modifiesFigure, !modifiesMeasure(entity, in: number) {
            // "Russian media" is not Russia; "the Russian army", "the Polish government", "the British presence" are.
            guard modifiesCounted(entity, in: number) || entity.words.upperBound < sentence.words.count,
                facts.isAgency(sentence.words[entity.words.upperBound].hash) || entity.mention.kind == .person
                    || modifiesMeasure(entity, in: number)
            else { return nil }
        }
        if isAfter, entity.isPossessive, let preposition = entity.preposition, !rule.prepositions.contains(preposition) { return nil }
        if let preposition = entity.preposition, !entity.isPossessive, !isOfChamber(entity, before: role, in: sentence) {
            guard rule.prepositions.contains(preposition) else { return nil }
            // "2 percent in Germany" is Germany's; "2 percent at the height of the war in Iraq" is not Iraq's. People are no places:
            // "13 percent of the French have confidence in him".
            // "203 billion euros ($217 billion) spent on defence in the EU": what the measure is told with.
            let isOfMeasure =
                isAfter
                && hits[number].hasMeasure {
                    $0.words.lowerBound <= role.words.upperBound + Self.beside && (1...2).contains(start - $0.words.upperBound)
                }
            if entity.mention.kind != .person, preposition == GrammarWords.in, isAfter, cost > Self.beside, !isOfMeasure { return nil }
            if isAfter { cost += 1 } else { cost += 6 }
        } else if isAfter {
            cost += 4
            // "Germany came fourth with 88.5 billion and India fifth": behind "and" the next one begins.
            let between = sentence.words[role.words.upperBound..<entity.words.lowerBound]
            if between.contains(where: { GrammarWords.coordinating.contains($0.hash) }) { cost += 10 }
        }
        let isOwn = entity.isSpeaker && speaksOfItself(entity, role, in: sentence)
        if entity.isSpeaker, !reports(entity, role, in: number) { cost += isOwn ? 4 : 18 }
        if isAfter, isGivenAnother(entity, role, in: sentence) || isOfOtherNoun(entity, behind: role, in: number) { return nil }
        if goesAbroad {
            guard let extra = senderCost(entity, role, in: sentence, number) else { return nil }
            cost += isOwn ? max(0, extra) : extra
        }
        // "Germany wants to reach NATO's target": the target is the alliance's, the figure the country's.
        if entity.mention.kind == .alliance, entity.isPossessive { cost += 12 }
        if isAfter, isOfOtherClause(entity, role, in: sentence) { cost += 15 }
        if entity.mention.kind == .place || entity.mention.form == .capital { cost += 4 }
        return cost
    }

    /// "The U.S.-Mexico border": a name that only tells between whom something is.
    private func isOfPair(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        let (start, end) = (entity.words.lowerBound, entity.words.upperBound)
        guard start > 1, end < sentence.words.count, sentence.words[start - 1].hash == GrammarWords.hyphen,
            sentence.words[end].kind == .word,
            !sentence.words[end].isCapitalized, !entity.isPossessive
        else { return false }
        return sentence.entities.contains { $0.words.upperBound == start - 1 && $0.mention.kind == .country }
    }

    /// Whether a name behind a figure stands in another clause; "31 percent who trusted X" goes on about the figure.
    private func isOfOtherClause(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard let clause = sentence.clauses.firstIndex(where: { $0.contains(entity.words.lowerBound) }), clause != role.clause else {
            return false
        }
        let next = role.words.upperBound
        let isRelated = next < sentence.words.count && GrammarWords.relatives.contains(sentence.words[next].hash)
        return !(isRelated && definition.kind == .poll)
    }

    /// "Japan says it spends 1.8 percent": who speaks, speaks of itself.
    private func speaksOfItself(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard entity.words.upperBound < role.words.lowerBound else { return false }
        let next = entity.words.upperBound..<min(role.words.lowerBound, entity.words.upperBound + 4)
        return next.contains { GrammarWords.selves.contains(sentence.words[$0].hash) }
    }

    /// "Germany and Italy host the most": where they are, not whose they are.
    func isHost(_ entity: EntityRole, in number: Int) -> Bool {
        guard entity.preposition == nil, !entity.isModifier else { return false }
        return definition.dimensions.indices.contains { index in
            hits[number][.hosts(index)]?.contains { hit in
                entity.words.upperBound <= hit.words.lowerBound
                    && !isParted(entity.words.upperBound..<hit.words.lowerBound, from: entity, in: number)
                    && !reading.sentences[number].words[entity.words.upperBound..<hit.words.lowerBound].contains {
                        $0.kind == .punctuation && $0.hash != GrammarWords.comma
                    }
            } ?? false
        }
    }

    /// The id that an entity gives as subject, if its kind can be one.
    func subjectID(_ mention: EntityMention) -> String? {
        let rule = definition.subject
        if rule.names.contains(mention.id) { return mention.id }
        switch mention.kind {
        case .country, .alliance: return rule.kinds.contains(mention.kind) ? mention.id : nil
        case .person:
            // "The president ordered 2,000 soldiers" to go, and they are his country's.
            if goesAbroad, rule.kinds.contains(.country), facts.isHead(mention.id) || facts.isMinister(mention.id) {
                return mention.country.flatMap { facts.isCountry($0) ? $0 : nil }
            }
            guard rule.kinds.contains(.person) else { return nil }
            if rule.offices.contains("head"), !facts.isHead(mention.id) { return nil }
            return mention.id
        case .place:
            if rule.kinds.contains(.place) { return mention.id }
            guard rule.kinds.contains(.country), rule.places else { return nil }
            return mention.country
        case .organization where !rule.victims && rule.kinds.contains(.country) && facts.isOfGovernment(mention):
            return mention.country
        case .organization where !rule.organizations.isEmpty:
            guard rule.kinds.contains(.organization), let kind = facts.kind(ofOrganization: mention.id) else { return nil }
            return rule.organizations.contains(kind) ? mention.id : nil
        case .pollster, .organization: return rule.kinds.contains(mention.kind) ? mention.id : nil
        }
    }

    /// Several countries without names that stand nearer before the figure than the name.
    private func unnamed(_ role: QuantityRole, besides best: EntityRole?, in sentence: SentenceReading) -> CountryGroup? {
        guard !definition.subject.victims, definition.subject.kinds.contains(.country) else { return nil }
        return sentence.groups.last { group in
            guard group.words.upperBound <= role.words.lowerBound else { return false }
            let clause = sentence.clauses.indices.contains(role.clause) ? sentence.clauses[role.clause] : 0..<0
            guard clause.contains(group.words.lowerBound) else { return false }
            return best.map { $0.words.upperBound <= group.words.lowerBound || $0.preposition != nil } ?? true
        }
    }

    /// "Germany and France together spent 2 percent": nobody's own.
    private func isJoint(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        if definition.subject.victims {
            // "In Burkina Faso, Mali and Niger together"
            let end = sentence.entities.filter { $0.group == entity.group && $0.words != entity.words }.map(\.words.upperBound).max()
            guard let end = end.map({ max($0, entity.words.upperBound) }), end < sentence.words.count else { return false }
            return facts.isCue(sentence.words[end].hash, .jointly)
        }
        guard entity.words.upperBound < role.words.lowerBound else { return false }
        let isOne = sentence.groups.isEmpty && sentence.entities.count { $0.group == entity.group } < 2
        return !isOne
            && sentence.words[entity.words.upperBound..<role.words.lowerBound].prefix(3).contains { facts.isCue($0.hash, .jointly) }
    }

    private func alliance(before number: Int) -> String? {
        for back in stride(from: number, through: 0, by: -1) {
            if let found = reading.sentences[back].entities.last(where: { $0.mention.kind == .alliance }) { return found.mention.id }
        }
        return nil
    }

    // MARK: Carried over

    private func carriedSubject(_ role: QuantityRole, in number: Int) -> SubjectChoice {
        let carry = definition.subject.carry
        if isOfUnnamedCountry(role, in: number) { return .none }
        if let taken = takenUpByIt(role, in: number) { return taken }
        if let asked = subjectAsked(role, in: number) { return SubjectChoice(ids: [asked], isOwn: true, cost: 20) }
        if let place = paragraphPlace(in: number) { return SubjectChoice(ids: [place], isOwn: true, cost: 20) }
        // "Latvia will take in 3,700 conscripts": whose they are is not said.
        if goesAbroad, !role.mention.figure.unit.code.isEmpty, !isDefinite(role, in: number),
            reading.sentences[number].entities.contains(where: { $0.words.upperBound <= role.start && isHost($0, in: number) })
        {
            return .none
        }
        // "To 139 billion rupees, or 4.3 percent of GDP": whose the amount is.
        if isShare, let amount = kindred.last(where: { $0.sentence == number }),
            reading.sentences[number].quantities[amount.quantity].words.upperBound <= role.start
        {
            return SubjectChoice(ids: [amount.subject], isOwn: true, cost: 10)
        }
        if let headed = headed(number) { return SubjectChoice(ids: [headed], isOwn: false, cost: 20) }
        if let body = localBody(in: number) { return SubjectChoice(ids: [body], isOwn: true, cost: 12) }
        if let person = personMeant(by: role, in: number) { return SubjectChoice(ids: [person], isOwn: false, cost: 20) }
        if let told = placedByTeller(role, in: number) { return told }
        if let last = lastOwn, isCarried(last, to: number), number - last.sentence <= carry {
            let together = candidates[latest(in: last.sentence)].filter { $0.quantity == last.quantity }.map(\.subject)
            let each = together.count > 1 && reading.sentences[number].words.contains { GrammarWords.each.contains($0.hash) }
            // A name in a sentence between takes over, unless the sentence goes on with what was counted: "a second wave".
            let isResumed = hits[number][.resume]?.contains { $0.words.upperBound <= role.words.lowerBound } ?? false
            if !isResumed || definition.kind != .count, let nearer = named(before: number, after: last.sentence, ofMeasure: true) {
                return SubjectChoice(ids: [ofArticle(insteadOf: nearer, in: number) ?? nearer], isOwn: false, cost: 25)
            }
            // "0.91 percent, a share that only Lithuania's 0.8 undercuts. Before the crash it had been 1.7": of whom the article is.
            let own = ofArticle(insteadOf: last.subject, in: number) ?? last.subject
            return SubjectChoice(ids: each ? together : [own], isOwn: false, cost: 20 * (number - last.sentence))
        }
        if let owner = owner(ofMoney: role, before: number) { return SubjectChoice(ids: [owner], isOwn: false, cost: 30) }
        if goesAbroad {
            // "201 million Australian dollars for the 450 soldiers".
            let payer = reading.sentences[number].quantities.lazy.compactMap { facts.country(ofCurrency: $0.mention.figure.unit.code) }
                .first
            if let payer { return SubjectChoice(ids: [payer], isOwn: true, cost: 20) }
        }
        // "The budget is 2 trillion pesos. That is 0.8 percent of GDP."
        if let amount = kindred.last(where: { (0...1).contains(number - $0.sentence) }), takesUpAmount(in: number) {
            return SubjectChoice(ids: [amount.subject], isOwn: false, cost: 20)
        }
        // "In 1990 the country spent 3.9 percent": the one that the article is about.
        if carry > 0, isOfHome(number), let home = home() { return SubjectChoice(ids: [home], isOwn: false, cost: 30) }
        let found =
            named(before: number, after: max(-1, number - carry - 1)) ?? theatre(near: number) ?? (carry > 0 ? firstName(in: 0) : nil)
        if let found, let home = ofArticle(insteadOf: found, in: number) { return SubjectChoice(ids: [home], isOwn: false, cost: 30) }
        if let nearer = found ?? (carry > 0 && definition.subject.kinds.contains(.country) ? home() : nil) {
            return SubjectChoice(ids: [nearer], isOwn: false, cost: 30)
        }
        if let head = onlyHead(before: number) { return SubjectChoice(ids: [head], isOwn: false, cost: 30) }
        if let body = localBody(in: number, ofArticle: true) { return SubjectChoice(ids: [body], isOwn: true, cost: 12) }
        return .none
    }

    func takesUpAmount(in number: Int) -> Bool {
        reading.sentences[number].words.first.map {
            GrammarWords.demonstratives.contains($0.hash) || GrammarWords.pronouns.contains($0.hash)
        } ?? false
    }

    /// "The country", "the government": said of one that the sentence does not name.
    private func isOfHome(_ number: Int) -> Bool {
        guard definition.subject.government, definition.kind != .count else { return false }
        let words = reading.sentences[number].words
        let isNamed = reading.sentences[number].entities.contains { $0.mention.kind == .country && $0.preposition == nil }
        if isNamed || words.first.map({ GrammarWords.pronouns.contains($0.hash) }) ?? false { return false }
        return words.indices.dropFirst().contains { index in
            guard words[index - 1].hash == GrammarWords.the, !words[index].isCapitalized else { return false }
            let isOfOther = index + 1 < words.count && words[index + 1].hash == GrammarWords.of
            return !isOfOther && (facts.isCue(words[index].hash, .country) || facts.isAgency(words[index].hash))
        }
    }

    /// The subject of the nearest sentence between two that names one; of harm, where that is asked, one that speaks of it.
    func named(before number: Int, after first: Int, ofMeasure: Bool = false) -> String? {
        for back in stride(from: number - 1, to: first, by: -1) {
            if ofMeasure, definition.subject.victims, reading.sentences[back].block == .paragraph, !hits[back].namesMeasure {
                // "The bus in Jerusalem was full. Police spoke of 15 dead"
                if let scene = sceneOfParagraph(back, for: number) { return scene }
                continue
            }
            // What a list names, its own lines are about.
            if reading.sentences[back].block == .listItem, reading.sentences[number].block != .listItem { continue }
            if let name = firstName(in: back) { return name }
        }
        return nil
    }

    /// The name that a sentence is most likely about: the first without a preposition, or where places count, the first place.
    private func firstName(in number: Int) -> String? {
        if reading.sentences[number].block == .dateline {
            // Where a story of soldiers abroad is written, they are rather than come from.
            if goesAbroad { return nil }
            return reading.sentences[number].entities.last { $0.mention.kind == .country || $0.mention.kind == .place }.flatMap {
                subjectID($0.mention)
            }
        }
        let entities = reading.sentences[number].entities.filter {
            subjectID($0.mention) != nil && !(isShare && $0.mention.kind == .alliance && ($0.isModifier || $0.preposition != nil))
                && (!$0.isSpeaker || goesAbroad && $0.mention.kind == .person) && !isCompared($0, in: number)
        }
        if definition.subject.victims {
            return located(in: number, forOther: true)
                ?? (entities.first { ($0.isGround || $0.mention.kind == .place) && isWhere($0, in: number) && !isGathering($0, in: number) })
                .flatMap {
                    subjectID($0.mention)
                }
        }
        let plain = entities.first {
            $0.preposition == nil && !isFollowing($0, in: number)
                && (!$0.isModifier || $0.mention.kind == .person || modifiesMeasure($0, in: number) || modifiesCounted($0, in: number))
        }
        // "Approval of President X:" above a list.
        let measured = entities.first { entity in
            hits[number][.measure(0)]?.contains { (0...5).contains(entity.words.lowerBound - $0.words.upperBound) } ?? false
        }
        return (plain ?? entities.first { $0.isPossessive && $0.mention.kind != .alliance } ?? measured).flatMap { subjectID($0.mention) }
    }
}
