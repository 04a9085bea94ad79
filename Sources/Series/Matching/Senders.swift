import Model

/// Who sends people abroad or keeps them there.
extension SeriesPass {
    /// What speaks against an entity as the one that sends or keeps people; `nil` where it cannot be.
    func senderCost(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading, _ number: Int) -> Int? {
        let start = entity.words.lowerBound
        let isBefore = entity.words.upperBound <= role.words.lowerBound
        let between = isBefore ? entity.words.upperBound..<role.words.lowerBound : 0..<0
        // "It would withdraw its 600 soldiers from Iraq" says where they are.
        if !isBefore, entity.preposition == GrammarWords.from {
            let isTaken = hits[number][.taken]?.contains { $0.words.lowerBound < role.words.upperBound } ?? false
            if isTaken || isDefinite(role, in: number) { return nil }
        }
        // "500,000 troops to drive Iraq's army out": whose army it is that they fight.
        if !isBefore, entity.isPossessive { return nil }
        // "Leave Afghanistan": what something is done to does not send.
        if start > 0, sentence.words[start - 1].kind == .word, !entity.isPossessive, !entity.isModifier, entity.preposition == nil,
            sentence.words[start - 1].isVerb && !GrammarWords.auxiliaries.contains(sentence.words[start - 1].hash)
                || isHit([.gone, .taken, .measure(0)], endingAt: start, in: number)
        {
            return nil
        }
        var cost = 0
        // "Turkey, which invaded the north of Cyprus, keeps 35,000".
        if isBefore, entity.preposition != nil, !entity.isPossessive,
            between.contains(where: { sentence.words[$0].isVerb || isHit([.measure(0)], startingAt: $0, in: number) })
        {
            cost += 14
        }
        let isTakenUp = between.contains { GrammarWords.pronouns.contains(sentence.words[$0].hash) }
        if entity.isSpeaker, isTakenUp { cost -= 14 }
        guard entity.mention.kind == .person else { return cost }
        // What a head of government says of others' people is not of his own, unless "he" sends them.
        return isBefore && (!entity.isSpeaker || isTakenUp) ? cost + 4 : nil
    }

    func isHit(_ slots: [CueSlot], startingAt word: Int, in number: Int) -> Bool {
        slots.contains { slot in hits[number][slot]?.contains { $0.words.lowerBound == word } ?? false }
    }

    func isHit(_ slots: [CueSlot], endingAt word: Int, in number: Int) -> Bool {
        slots.contains { slot in hits[number][slot]?.contains { $0.words.upperBound == word } ?? false }
    }

    /// Whether another name or a figure stands in a stretch behind a name.
    func isParted(_ stretch: Range<Int>, from entity: EntityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        return sentence.quantities.contains { $0.words.overlaps(stretch) }
            || sentence.entities.contains { $0.words.overlaps(stretch) && $0.group != entity.group && subjectID($0.mention) != nil }
    }

    func isShared(_ name: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard name.words.upperBound <= role.words.lowerBound, !name.isModifier, !name.isPossessive else { return false }
        let mates = sentence.entities.filter { $0.group == name.group && subjectID($0.mention) != nil }
        guard mates.count > 1, let last = mates.last, let first = mates.first else { return false }
        // A list that has figures of its own is none of names.
        return !sentence.quantities.contains { $0.words.overlaps(first.words.upperBound..<last.words.upperBound) }
            && name.preposition == nil
    }

    /// "NATO has 17,000 peacekeepers there", "the African Union's force of 7,000": a body of several countries stands nearer.
    func isTaken(
        byManyBefore best: (cost: Int, role: EntityRole)?, _ role: QuantityRole, in number: Int, _ costs: Attachment
    ) -> Bool {
        guard goesAbroad else { return false }
        return reading.sentences[number].entities.contains { entity in
            guard facts.isOfMany(entity.mention), entity.words.upperBound <= role.words.lowerBound, !entity.isSpeaker,
                entity.preposition == nil || entity.isPossessive
            else { return false }
            return best.map { costs.cost(entity.words, role.words) < $0.cost } ?? true
        }
    }

    /// "American troops": whose the counted are.
    func modifiesCounted(_ entity: EntityRole, in number: Int) -> Bool {
        goesAbroad
            && [CueSlot.noun, .level].contains { slot in
                hits[number][slot]?.contains { $0.words.lowerBound == entity.words.upperBound } ?? false
            }
    }
}
