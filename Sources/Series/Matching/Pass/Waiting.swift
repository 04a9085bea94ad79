import Model

/// What waits for a person: only what is of the series as far as it says, and what the article that it stands in may tell.
extension SeriesPass {
    /// Why nobody is asked whose a figure is; `nil` where somebody may know.
    func hasNoOwner(_ role: QuantityRole, in number: Int) -> String? {
        if definition.subject.victims { return isOfFighting(near: number) ? nil : Self.noConflict }
        let sentence = reading.sentences[number]
        // "Alliance-wide, the Europeans spent": of several together, and of no one of them.
        let isJoint = sentence.groups.contains { $0.words.upperBound <= role.start }
        if isJoint, !definition.subject.kinds.contains(.alliance) { return "of several together" }
        // "Satisfaction with the trains is at 62 percent": in an article that names neither a head of state nor who asked.
        let asks = definition.subject.kinds == [.person]
        if asks, !namesOwner {
            return "the article names nobody whose figure it could be"
        }
        return nil
    }

    /// Why nobody is asked for a part of a figure's key; `nil` where somebody may know.
    ///
    /// - Parameter names: the dimensions that are not said.
    func lacksNothing(
        _ names: [String], of subject: String, _ measure: MeasureReach, _ role: QuantityRole, in number: Int
    ) -> String? {
        for rule in definition.dimensions where names.contains(rule.name) {
            // "Some 2,000 civilians remain": what befell them is not left out but was never meant.
            if !rule.values.isEmpty, !measure.isOwn { return "its sentence does not name the measure" }
            guard rule.differs else { continue }
            let noun = hits[number][.noun]?.contains { $0.words.overlaps(role.words) || $0.words.lowerBound == role.words.upperBound }
            if noun != true, !follows(in: number, within: 1) { return "who is counted is not said" }
            if !measure.isOwn { return "its sentence does not name the measure" }
            if !countries.contains(where: { $0 != subject }) { return "the article names no other country" }
        }
        return nil
    }

    /// Whether an article names somebody whose figures the series has, or who asks for them.
    func findsOwner() -> Bool {
        reading.sentences.contains { $0.entities.contains { subjectID($0.mention) != nil || $0.mention.kind == .pollster } }
    }

    /// The countries that an article names, itself or by a place in them; `nil` among them where it names a place of none.
    static func countries(_ reading: ArticleReading) -> Set<String?> {
        var found: Set<String?> = []
        for sentence in reading.sentences {
            for entity in sentence.entities {
                switch entity.mention.kind {
                case .country: found.insert(entity.mention.id)
                case .place: found.insert(entity.mention.country)
                default: continue
                }
            }
        }
        return found
    }
}
