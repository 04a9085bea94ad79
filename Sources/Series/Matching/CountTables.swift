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
                || facts.isHead(word.hash, of: .headCount)
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
        guard open.count == 1, let entity = open.first else { return places }
        if places.sender != nil, places.place == nil {
            places.place = placeID(entity.mention, rule)
        } else if places.place != nil, places.sender == nil {
            places.sender = subjectID(entity.mention)
        }
        return places
    }

    private enum CellRole { case sender, place }

    private func role(ofHead head: Range<Int>, in sentence: SentenceReading) -> CellRole? {
        if sentence.words[head].contains(where: { facts.isHead($0.hash, of: .headSender) }) { return .sender }
        return sentence.words[head].contains { facts.isHead($0.hash, of: .headPlace) } ? .place : nil
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
