import Model

/// Names that say of which country those are whom a figure counts.
extension SeriesPass {
    /// "Five Turkish soldiers", "1,100 Lebanese died": whether a name belongs to the figure's own phrase.
    func modifies(_ entity: EntityRole, _ role: QuantityRole, isTouching: Bool) -> Bool {
        if entity.words.overlaps(role.words) { return true }
        return isTouching && (entity.isModifier || definition.subject.victims && isCountedNation(entity, by: role))
    }

    /// A bare number of people of a country whose name has no plural.
    private func isCountedNation(_ entity: EntityRole, by role: QuantityRole) -> Bool {
        entity.mention.form == .demonym && !entity.isPossessive && entity.words.lowerBound == role.words.upperBound
            && role.mention.figure.unit.code.isEmpty
    }
}
