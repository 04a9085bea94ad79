import Model

/// Whose figure it is where several are named together.
extension SeriesPass {
    /// All members of a coordination where one figure is given for each of them.
    func group(of chosen: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> [String] {
        guard let id = subjectID(chosen.mention) else { return [] }
        let mates = sentence.entities.filter { $0.group == chosen.group }.compactMap { subjectID($0.mention) }
        guard mates.count > 1, Set(mates).count > 1 else { return [id] }
        // A share is the same for each; a number of people is each one's only where the text says so.
        let clause = sentence.clauses.indices.contains(role.clause) ? sentence.clauses[role.clause] : 0..<sentence.words.count
        // "In all, the raids in Niger and Chad killed 217": theirs together.
        let says = clause.contains {
            GrammarWords.each.contains(sentence.words[$0].hash) && !($0 > 0 && sentence.words[$0 - 1].hash == GrammarWords.in)
        }
        switch definition.unit {
        case .percent where !sentence.isRespective: break
        // "Britain and France have 900 there": theirs together.
        default: if !says { return goesAbroad && isShared(chosen, role, in: sentence) ? [] : [id] }
        }
        return unique(mates)
    }

    /// "A, B and C … 1, 2 and 3, respectively": the entity with the figure's place in its list.
    func respective(_ role: QuantityRole, in sentence: SentenceReading, _ admits: (EntityRole) -> Bool) -> String? {
        // "Britain and France keep 5,000 and 2,700 there" pairs them without saying so.
        guard sentence.isRespective || goesAbroad else { return nil }
        let figures = sentence.quantities.filter { $0.group == role.group }
        guard figures.count > 1, let place = figures.firstIndex(of: role) else { return nil }
        var groups: [Int: [String]] = [:]
        for entity in sentence.entities where admits(entity) {
            if let id = subjectID(entity.mention) { groups[entity.group, default: []].append(id) }
        }
        let fitting = groups.filter { $0.value.count == figures.count }.sorted { $0.key < $1.key }
        if let last = fitting.last { return last.value[place] }
        guard sentence.isRespective else { return nil }
        // "Yoon in August 2022 and Lee in June 2008 managed 28 and 21 percent": the last names before the figures.
        guard let start = figures.first?.words.lowerBound else { return nil }
        let names = sentence.entities.filter { $0.words.upperBound <= start && admits($0) }.compactMap { subjectID($0.mention) }
        return names.count >= figures.count ? names[names.count - figures.count + place] : nil
    }

    /// "A and his minister, B, are unloved: both are rated so by 19 percent": the two that the sentence named last.
    func both(_ role: QuantityRole, in sentence: SentenceReading) -> [String]? {
        guard definition.unit == .percent else { return nil }
        let near = max(0, role.words.lowerBound - 8)..<role.words.lowerBound
        guard let place = near.last(where: { sentence.words[$0].hash == GrammarWords.both }),
            !sentence.entities.contains(where: { $0.words.lowerBound > place && $0.words.upperBound <= role.words.lowerBound })
        else { return nil }
        let names = unique(sentence.entities.filter { $0.words.upperBound <= place }.compactMap { subjectID($0.mention) })
        return names.count == 2 ? names : nil
    }
}
