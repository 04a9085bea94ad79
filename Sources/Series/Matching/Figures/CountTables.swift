import Model
import Vocabulary

/// Tables of people: "Country | Troops", "Theatre | Present", "Contingent | Killed".
extension SeriesPass {
    /// Whether the heads above a cell count the series' people: the column's own, or the caption's above plain numbers.
    func isCellOfPersons(in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard definition.unit == .persons, let headers = sentence.headers else { return false }
        if headers.columns.contains(where: { counts($0, in: number) }) { return true }
        guard counts(headers.caption, in: number) else { return false }
        return headers.columns.joined().allSatisfy { index in
            let word = sentence.words[index]
            return word.kind != .word || !word.isCapitalized && word.range.end - word.range.start <= 3
                || facts.isCue(word.hash, .headCount)
                || sentence.times.contains { $0.words.contains(index) } || sentence.entities.contains { $0.words.contains(index) }
        }
    }

    private func counts(_ words: Range<Int>, in number: Int) -> Bool {
        let slot: CueSlot = goesAbroad ? .noun : .measure(0)
        return hits[number][slot]?.contains { words.contains($0.words.lowerBound) } ?? false
    }

    /// Who keeps the people of a cell, and where; either may stay open.
    struct CellPlaces {
        var sender: String?
        var place: String?
    }

    /// What the headers of a cell say of who keeps people where; `nil` outside tables.
    ///
    /// A caption or a column names one of the two ("Italian soldiers abroad", "Soldiers in the DRC"), and the rows the other.
    func cellPlaces(in number: Int) -> CellPlaces? {
        let sentence = reading.sentences[number]
        guard goesAbroad, let headers = sentence.headers, let rule = definition.dimensions.first(where: \.differs) else { return nil }
        var places = CellPlaces()
        var open: [EntityRole] = []
        for entity in sentence.entities where placeID(entity.mention, rule) != nil || subjectID(entity.mention) != nil {
            let label = headers.labels.first { $0.words.overlaps(entity.words) }
            switch label.map({ role(ofHead: $0.head, in: sentence) }) ?? role(ofHeader: entity, rule, in: number) {
            case .place?: places.place = places.place ?? placeID(entity.mention, rule)
            case .sender?: places.sender = places.sender ?? subjectID(entity.mention)
            case nil where label != nil: open.append(entity)
            case nil: continue
            }
        }
        if open.count == 1, let entity = open.first {
            let heads = Array(headers.columns.joined()) + headers.caption
            if places.sender != nil, places.place == nil {
                places.place = placeID(entity.mention, rule)
            } else if places.sender == nil, places.place != nil || tells(.headSender, heads, in: sentence) {
                places.sender = subjectID(entity.mention)
            }
        }
        return whole(places, rule, in: number)
    }

    /// What a line of a list says of who keeps people where: "Contributions so far: … Australia: 4,500 troops".
    ///
    /// The name at its head is a sender's or a place, as the sentence above the list or the rest of the line tells; `nil` where neither
    /// does.
    func itemPlaces(_ role: QuantityRole, in number: Int) -> CellPlaces? {
        let sentence = reading.sentences[number]
        guard goesAbroad, let rule = definition.dimensions.first(where: \.differs), let head = itemHead(sentence),
            let above = aboveList(number)
        else { return nil }
        let intro = reading.sentences[above]
        var places = CellPlaces()
        let others = sentence.entities.filter { $0.words.lowerBound > head.words.upperBound && $0.mention.kind == .country }
        let behind = others.first { other in
            (0...4).contains(other.words.lowerBound - role.words.upperBound)
                && (other.preposition == GrammarWords.by || other.preposition == GrammarWords.from)
        }
        if let own = ownNation(role, in: sentence) ?? behind?.mention.id {
            places.sender = own
            places.place = placeID(head.mention, rule)
            return places
        }
        guard others.isEmpty else { return nil }
        let named = intro.entities.filter { $0.mention.kind == .country && modifiesCounted($0, in: above) }
        if tells(.headSender, Array(intro.words.indices), in: intro) {
            places.sender = subjectID(head.mention)
        } else if let sender = named.last {
            places.sender = sender.mention.id
            places.place = placeID(head.mention, rule)
        } else if let place = intro.entities.last(where: { $0.preposition.map(rule.prepositions.contains) ?? false }) {
            places.sender = subjectID(head.mention)
            places.place = placeID(place.mention, rule)
        }
        if places.sender == nil, intro.entities.isEmpty, let place = titlePlace(rule) {
            places.sender = subjectID(head.mention)
            places.place = place
        }
        return places.sender == nil ? nil : whole(places, rule, in: number)
    }

    /// "A guide to troops in Iraq": where the counted are of whom the headline speaks.
    private func titlePlace(_ rule: SeriesDefinition.DimensionRule) -> String? {
        guard let title = reading.sentences.first, title.block == .headline, hits[0][.noun] != nil else { return nil }
        return title.entities.last { $0.preposition.map { rule.prepositions.contains($0) } ?? false && !$0.isModifier }.flatMap {
            placeID($0.mention, rule)
        }
    }

    /// Whether a line of a list counts the series' people, by its own noun or by the sentence above the list.
    func isItemOfPersons(_ role: QuantityRole, in number: Int) -> Bool {
        guard itemPlaces(role, in: number) != nil, let above = aboveList(number) else { return false }
        return countsPersons(role, in: number)
            || role.mention.figure.unit.code.isEmpty
                && (definition.dimensions.first(where: \.differs).flatMap(titlePlace) != nil || hits[above][.noun] != nil
                    || hits[above][.level] != nil || hits[number - 1][.noun] != nil
                    || follows(in: number, within: 1))
    }

    /// "The contingents will be: Italy, 2,450; …": whether a line of a list goes on from a plan above it.
    func isItemOfPlan(_ role: QuantityRole, in number: Int) -> Bool {
        guard goesAbroad, role.mention.figure.unit.code.isEmpty, itemPlaces(role, in: number) != nil, let above = aboveList(number) else {
            return false
        }
        if let last = candidates.last, last.sentence > above { return last.status == .plan }
        return reading.sentences[above].words.contains {
            facts.isCue($0.hash, .plan) || GrammarWords.modals.contains($0.hash) && !GrammarWords.having.contains($0.hash)
        }
    }

    /// "Australia: 4,500 troops": the name that a line of a list begins with.
    private func itemHead(_ sentence: SentenceReading) -> EntityRole? {
        guard sentence.block == .listItem, let first = sentence.entities.first, first.words.lowerBound <= 1,
            first.words.upperBound < sentence.words.count
        else { return nil }
        // "Italy: 200", "Italy, 1,000;", "Italy ..... 1,070"
        let next = sentence.words[first.words.upperBound]
        let isLed = next.hash == GrammarWords.colon || next.kind == .punctuation && isRightBefore(first, in: sentence)
        return isLed || sentence.quantities.contains { $0.start == first.words.upperBound } ? first : nil
    }

    /// Whether nothing but marks stands between a name and a figure.
    private func isRightBefore(_ name: EntityRole, in sentence: SentenceReading) -> Bool {
        guard let figure = sentence.quantities.first(where: { $0.start >= name.words.upperBound }) else { return false }
        return sentence.words[name.words.upperBound..<figure.start].allSatisfy { $0.kind == .punctuation }
    }

    /// The last sentence above the list in which a line stands.
    private func aboveList(_ number: Int) -> Int? {
        // Lists beyond this many lines are looked at no further.
        let first = max(0, number - 100)
        return reading.sentences[first..<number].lastIndex { $0.block != .listItem }
    }

    private func tells(_ kind: CueRow.Class, _ words: [Int], in sentence: SentenceReading) -> Bool {
        words.contains { facts.isCue(sentence.words[$0].hash, kind) }
    }

    /// Of those who send, without a place, the place of the figures before, or the one that the sentences above speak of.
    private func whole(_ places: CellPlaces, _ rule: SeriesDefinition.DimensionRule, in number: Int) -> CellPlaces {
        guard let sender = places.sender, places.place == nil else { return places }
        var whole = places
        if let last = candidates.last, number - last.sentence <= rule.carry, let place = last.dimensions[rule.name], place != sender {
            whole.place = place
            return whole
        }
        for back in stride(from: number - 1, through: max(0, number - 12), by: -1) where reading.sentences[back].block != .listItem {
            guard hits[back][.noun] != nil || hits[back][.level] != nil else { continue }
            let named = reading.sentences[back].entities.last { entity in
                placeID(entity.mention, rule).map { $0 != sender } ?? false
                    && (facts.isMission(entity.mention)
                        || entity.preposition.map { rule.prepositions.contains($0) && !GrammarWords.origins.contains($0) } ?? false)
            }
            if let named {
                whole.place = placeID(named.mention, rule)
                return whole
            }
        }
        return whole
    }

    private enum CellRole { case sender, place }

    private func role(ofHead head: Range<Int>, in sentence: SentenceReading) -> CellRole? {
        if tells(.headSender, Array(head), in: sentence) { return .sender }
        return tells(.headPlace, Array(head), in: sentence) ? .place : nil
    }

    /// "Italian soldiers abroad", "Germany's contingents", "soldiers in Mali".
    private func role(ofHeader entity: EntityRole, _ rule: SeriesDefinition.DimensionRule, in number: Int) -> CellRole? {
        let headers = reading.sentences[number].headers
        let isLast = headers.map { ([$0.caption] + $0.columns).contains { $0.upperBound == entity.words.upperBound } } ?? false
        if !isLast, modifiesCounted(entity, in: number) || entity.isPossessive { return .sender }
        guard let preposition = entity.preposition else { return nil }
        if definition.subject.prepositions.contains(preposition) { return .sender }
        return rule.prepositions.contains(preposition) ? .place : nil
    }
}
