import Model
import Vocabulary

/// Where harm was done of which only is said who tells it, or who was harmed.
extension SeriesPass {
    /// "The army lost eleven men": soldiers whom somebody lost, where other things that are lost are a change; "most of them dead" tells
    /// that not all are.
    func isLostMen(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        guard definition.subject.victims, role.start > 0, facts.isCue(words[role.start - 1].hash, .losing),
            facts.isCue(words[next - 1].hash, .men)
        else { return false }
        return !words[next...].indices.dropFirst().contains {
            words[$0 - 1].hash == GrammarWords.comma && GrammarWords.some.contains(words[$0].hash)
        }
    }

    /// The country that who tells a figure gives it; `.none` where it is a region's of several countries, `nil` where nobody tells.
    func placedByTeller(_ role: QuantityRole, in number: Int) -> SubjectChoice? {
        guard definition.subject.victims else { return nil }
        if isInRegion(number) { return SubjectChoice.none }
        if let reporter = reporter(role, in: number) ?? ministryCountry(role, in: number) {
            return SubjectChoice(ids: [reporter], isOwn: false, cost: 20)
        }
        guard let claimant = claimant(role, in: number), candidates.last?.subject == claimant || candidates.isEmpty,
            let theatre = theatreOfHarm(besides: claimant)
        else { return nil }
        return SubjectChoice(ids: [theatre], isOwn: false, cost: 20)
    }

    /// "Gaza's health ministry says 67,000 people have been killed": a ministry tells its own country's dead, unless it tells whom it killed or
    /// counts another country's people.
    func ministryCountry(_ role: QuantityRole, in number: Int) -> String? {
        let entities = reading.sentences[number].entities
        guard definition.subject.victims, !(hits[number][.measure(0)]?.contains { $0.words.upperBound == role.start } ?? false),
            let ministry = entities.first(where: { $0.isSpeaker && facts.isCivilMinistry($0.mention) }),
            let country = ministry.mention.country
        else { return nil }
        return countsOthers(than: country, role, in: number) ? nil : country
    }

    /// "70,000 Ukrainians": whether a figure's own words tell that its people are of another country.
    func countsOthers(than country: String?, _ role: QuantityRole, in number: Int) -> Bool {
        reading.sentences[number].entities.contains {
            $0.mention.kind == .country && $0.words.overlaps(role.words) && $0.mention.id != country
        }
    }

    /// "In Gaza 67,000 Palestinians have been killed": the country of those who are counted, where a place of it is named beside them.
    func homeOfCounted(_ role: QuantityRole, in number: Int) -> String? {
        guard definition.subject.victims else { return nil }
        let entities = reading.sentences[number].entities
        guard let own = entities.first(where: { $0.mention.kind == .country && $0.words.overlaps(role.words) }) else { return nil }
        let isNamed = entities.contains {
            guard $0.mention.country == own.mention.id else { return false }
            return facts.isCivilMinistry($0.mention)
                || $0.mention.kind == .place && $0.preposition.map(GrammarWords.whereabouts.contains) ?? false
        }
        return isNamed ? own.mention.id : nil
    }

    /// "Pakistan's army published its list. Fifty-one people lost their lives, it says", "Manila does not tell. Its ministry reported 11
    /// dead": whose dead one tells whom the sentence before was about, unless it tells whom it killed.
    func reporter(_ role: QuantityRole, in number: Int) -> String? {
        guard definition.subject.victims, number > 0, isToldByPronoun(number),
            reading.sentences[number - 1].blockIndex == reading.sentences[number].blockIndex,
            !(hits[number][.measure(0)]?.contains { $0.words.upperBound == role.start } ?? false)
        else { return nil }
        let first = reading.sentences[number - 1].entities.first { $0.mention.country != nil || $0.mention.kind == .country }
        guard let first, first.words.lowerBound <= 2, first.preposition == nil, first.mention.kind != .person else { return nil }
        let isPlain = !first.isModifier || first.isPossessive
        return isPlain || facts.isAgency(wordBehind(first, in: number - 1)) ? first.mention.country : nil
    }

    private func wordBehind(_ entity: EntityRole, in number: Int) -> UInt64 {
        let words = reading.sentences[number].words
        return entity.words.upperBound < words.count ? words[entity.words.upperBound].hash : 0
    }

    /// "Its ministry reported …", "…, it says".
    private func isToldByPronoun(_ number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard let first = words.first else { return false }
        if first.hash == GrammarWords.its || first.hash == GrammarWords.it { return true }
        return words.indices.dropFirst().contains {
            facts.isCue(words[$0].hash, .said) && words[$0 - 1].hash == GrammarWords.it
        }
    }

    /// "Hezbollah says it has lost 46 fighters": where a body is at home that tells its own dead.
    func homeOfLoser(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        // "Has announced the loss of 70 fighters"
        let isLoss =
            role.start > 1 && sentence.words[role.start - 1].hash == GrammarWords.of
            && facts.isCue(sentence.words[role.start - 2].hash, .loss)
        guard definition.subject.victims, role.start > 0, isLoss || facts.isCue(sentence.words[role.start - 1].hash, .losing)
        else { return nil }
        let before = sentence.entities.filter { $0.words.upperBound < role.start && $0.preposition == nil && !$0.isModifier }
        guard before.count == 1, let body = before.first, body.mention.kind == .organization, facts.isArmed(body.mention) else {
            return nil
        }
        return body.mention.country
    }

    /// "Killed in the Sahel": whether a sentence puts what it tells into a region of several countries and into none of them.
    func isInRegion(_ number: Int) -> Bool {
        reading.sentences[number].entities.contains { entity in
            entity.mention.kind == .place && entity.mention.country == nil && !entity.isModifier
                && entity.preposition.map(GrammarWords.whereabouts.contains) ?? false
        }
    }

    /// "A group based in Geneva", "the president, who is in London": where somebody is of whom something is told.
    func isSeat(_ entity: EntityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let verb = entity.words.lowerBound - 2
        guard verb >= 0, entity.preposition.map(GrammarWords.whereabouts.contains) ?? false else { return false }
        if facts.isCue(words[verb].hash, .seated) { return true }
        if isNamedBody(endingAt: verb, in: number) || isInAside(entity, in: number) { return true }
        return verb > 0 && facts.isCue(words[verb].hash, .copula) && words[verb - 1].hash == GrammarWords.who
    }

    /// "The Observatory, a monitor in Britain, reckoned that": what is said between commas of the one whose verb stands behind them.
    private func isInAside(_ entity: EntityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let words = sentence.words
        let close = entity.words.upperBound
        guard close + 1 < words.count, words[close].hash == GrammarWords.comma,
            words[close + 1].isVerb && !GrammarWords.auxiliaries.contains(words[close + 1].hash),
            let open = words[..<entity.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.comma }), open > 0,
            words[open - 1].isCapitalized, GrammarWords.articles.contains(words[open + 1].hash)
        else { return false }
        return !words[open..<close].contains(where: \.isVerb)
            && !sentence.quantities.contains { $0.words.lowerBound < close }
            && words[close + 1..<min(words.count, close + 4)].contains { $0.hash == GrammarWords.that }
    }

    /// "The Institute for Strategic Studies in London": whether a name ends with a word that is neither a time nor itself somewhere, as
    /// "Tora" in "a market in Tora in Darfur" is.
    private func isNamedBody(endingAt last: Int, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        var first = last
        while first > 0, sentence.words[first].kind == .word, sentence.words[first].isCapitalized { first -= 1 }
        guard first < last, !GrammarWords.whereabouts.contains(sentence.words[first].hash), sentence.words[first].hash != GrammarWords.on
        else { return false }
        // "The town of Guiglo in Ivory Coast"
        if first > 0, sentence.words[first].hash == GrammarWords.of, !sentence.words[first - 1].isCapitalized { return false }
        return !sentence.times.contains { $0.words.contains(last) }
            && !sentence.entities.contains { $0.words.contains(last) && [.country, .place].contains($0.mention.kind) }
    }
}
