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
        if asks, !isNamedSomewhere({ subjectID($0) != nil || $0.kind == .pollster }) {
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
            let isAbroad = isNamedSomewhere { mention in
                switch mention.kind {
                case .country: mention.id != subject
                case .place: mention.country != subject
                default: false
                }
            }
            if !isAbroad { return "the article names no other country" }
        }
        return nil
    }

    private func isNamedSomewhere(_ fits: (EntityMention) -> Bool) -> Bool {
        reading.sentences.contains { $0.entities.contains { fits($0.mention) } }
    }
}
