import Model
import Vocabulary

/// Names that stand beside a figure and are another's, or behind an aside and are its own.
extension SeriesPass {
    /// "Italy, with 3,000 soldiers in Iraq, will": whom an aside speaks of stands before its comma.
    func named(before role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        guard !definition.subject.victims, let aside = sentence.aside(around: role.words.lowerBound) else { return nil }
        // "Niger, where the Germans keep 90 soldiers, is hot"
        if goesAbroad, sentence.words[aside.lowerBound].hash == GrammarWords.where { return nil }
        return sentence.entities.first { entity in
            entity.words.upperBound == aside.lowerBound - 1 && entity.preposition == nil && !entity.isPossessive
                && !isHost(entity, in: number)
        }.flatMap { subjectID($0.mention) }
    }

    /// "Greece, long one of the big spenders in NATO, spent 7 billion": whom a sentence begins with, where an aside stands before its verb;
    /// and in a later part of the sentence that only takes the name up, "its spending came to 1.2 percent".
    func named(beforeAsideOf role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        guard !definition.subject.victims, !goesAbroad else { return nil }
        let part = sentence.part(around: role.words.lowerBound)
        if part.lowerBound > 0 {
            let isTakenUp = sentence.words[part].prefix(2).contains { GrammarWords.pronouns.contains($0.hash) }
            let isNamed = sentence.entities.contains {
                part.contains($0.words.lowerBound) && $0.words.upperBound <= role.words.lowerBound && subjectID($0.mention) != nil
            }
            // A sentence may begin with the semicolon: then no part stands before it.
            guard isTakenUp, !isNamed, part.lowerBound > 1 else { return nil }
            return opener(of: sentence.part(around: part.lowerBound - 2), in: sentence)?.id
        }
        guard let opener = opener(of: part, in: sentence), let end = opener.aside, end < role.words.lowerBound else { return nil }
        let isRenamed = sentence.entities.contains {
            $0.words.lowerBound >= end && $0.words.upperBound <= role.words.lowerBound && subjectID($0.mention) != nil
        }
        return isRenamed ? nil : opener.id
    }

    /// The name with which a part of a sentence begins, and where an aside behind its comma ends, if one stands before its verb.
    private func opener(of part: Range<Int>, in sentence: SentenceReading) -> (id: String, aside: Int?)? {
        let first = sentence.entities.first { part.contains($0.words.lowerBound) && subjectID($0.mention) != nil }
        guard let first, let id = subjectID(first.mention), first.preposition == nil, !first.isModifier,
            first.words.lowerBound - part.lowerBound <= Self.titleReach,
            !sentence.words[part.lowerBound..<first.words.lowerBound].contains(where: { $0.isVerb || $0.kind == .punctuation })
        else { return nil }
        if first.isPossessive {
            // "Pakistan's allocation, or about $9 billion, was put at 2.9 percent of GDP"
            guard isShare,
                let comma = sentence.words[first.words.upperBound..<part.upperBound].firstIndex(where: { $0.hash == GrammarWords.comma }),
                comma + 1 < part.upperBound, facts.isCue(sentence.words[comma + 1].hash, .equal)
            else { return nil }
            return (id, comma)
        }
        let open = first.words.upperBound
        guard open < part.upperBound, sentence.words[open].hash == GrammarWords.comma else { return (id, nil) }
        let isListed = sentence.entities.contains { $0.words.lowerBound == open + 1 && $0.group == first.group }
        if isListed { return (id, nil) }
        let close = (open + 1..<part.upperBound).first { index in
            guard sentence.words[index].hash == GrammarWords.comma, index + 1 < part.upperBound else { return false }
            return sentence.opensPredicate(index + 1, facts)
        }
        return (id, close)
    }

    /// Words of a title before a name: "former prime minister".
    private static let titleReach = 5

    /// "With 2,144 soldiers in one country and 2,592 in the next, Rwanda is …": who comes behind the comma.
    func opened(_ role: QuantityRole, in sentence: SentenceReading) -> String? {
        guard let first = sentence.words.first, first.hash == GrammarWords.with, !definition.subject.victims,
            let comma = sentence.words[role.words.upperBound...].firstIndex(where: { $0.hash == GrammarWords.comma }),
            !sentence.words[..<comma].contains(where: { $0.isVerb })
        else { return nil }
        return sentence.entities.first { (1...2).contains($0.words.lowerBound - comma) && !$0.isModifier }.flatMap { subjectID($0.mention) }
    }

    /// "1,100 people in Lebanon and 156 Israelis": a place that stands with the figure before "and" is that figure's.
    func isOfFigureBefore(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard role.start > 0, sentence.words[role.start - 1].hash == GrammarWords.and, entity.words.upperBound < role.start else {
            return false
        }
        return sentence.quantities.contains { $0.words.upperBound <= entity.words.lowerBound }
            && !sentence.quantities.contains { $0.words.lowerBound >= entity.words.upperBound && $0.words.upperBound <= role.start }
    }

    /// "43 percent backed Labour and 23 percent the Conservatives": a name right behind the figure, its verb not said again.
    func isFollowedByName(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        sentence.entities.contains { entity in
            (0...1).contains(entity.words.lowerBound - role.words.upperBound) && entity.preposition == nil
                && subjectID(entity.mention) != nil
        }
    }

    /// "1,100 people in the south and 156 Israelis have been killed": behind several counts, with no other verb between, the phrase
    /// is said of all of them.
    func sharesVerb(_ phrase: Range<Int>, _ role: QuantityRole, in number: Int) -> Bool {
        guard role.words.upperBound < phrase.lowerBound else { return false }
        let sentence = reading.sentences[number]
        // "Of the 8,000 there, 500 arrived in May"
        if role.start <= 3, sentence.words.first?.hash == GrammarWords.of { return false }
        let between = role.words.upperBound..<phrase.lowerBound
        let others = sentence.quantities.filter { between.contains($0.words.lowerBound) }
        guard let last = others.last, last.words.upperBound <= phrase.lowerBound,
            sentence.isPlain(role.words.upperBound..<last.words.upperBound)
        else { return false }
        // Nothing but auxiliaries may stand between the last of them and its verb.
        guard (last.words.upperBound..<phrase.lowerBound).allSatisfy({ !sentence.subordinates($0) && sentence.isSoftOrWord($0) }) else {
            return false
        }
        return others.allSatisfy { other in
            let before = other.start - 1
            return before >= 0 && (GrammarWords.and == sentence.words[before].hash || sentence.words[before].hash == GrammarWords.comma)
        }
    }

    /// "The Cyprus government will buy missiles costing 510 million", after a sentence on Turkey: whether another country is named before a
    /// figure than the one that would be carried over.
    func isNamingOther(than carried: SubjectChoice, _ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind != .count else { return false }
        let sentence = reading.sentences[number]
        let part = sentence.part(around: role.words.lowerBound)
        let named = sentence.entities.filter {
            part.contains($0.words.lowerBound) && $0.words.upperBound <= role.start && $0.preposition == nil && !$0.isSpeaker
                && $0.mention.kind != .alliance
        }.compactMap { subjectID($0.mention) }
        return !named.isEmpty && !named.contains(where: carried.ids.contains)
    }

    /// "Trump voters": a name that only says whose people they are.
    func isFollowing(_ entity: EntityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = entity.words.upperBound
        return definition.kind == .poll && !entity.isPossessive && next < words.count
            && hits[number][.of]?.contains { $0.words.lowerBound == next && $0.words.count == 1 } ?? false
    }
}
