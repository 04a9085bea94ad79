import Model
import Vocabulary

/// Harm done in several countries at once, whose count is of none of them.
extension SeriesPass {
    /// "Shells fell in Niger and Chad and killed 31": whether a figure is told of a country only together with another; of one that its own
    /// sentence does not name, whether the article puts harm into both at once and the sentence before does not set it apart.
    func isOfSeveral(_ choice: SubjectChoice, _ role: QuantityRole, in number: Int) -> Bool {
        guard definition.subject.victims, choice.ids.count == 1, let country = choice.ids.first else { return false }
        let isHere = choice.isOwn && isNamed(country, in: number)
        if isHere, isSetApart(country, in: number) { return false }
        if isOfBoth(role, in: number) { return true }
        if isHere { return isJoint(country, in: number) }
        guard let first = sharedScenes[country], first <= number else { return false }
        let near = stride(from: number, through: max(0, number - Self.apart), by: -1).first { isNamed(country, in: $0) }
        guard let near else { return true }
        return isJoint(country, in: near) || !isSetApart(country, in: near)
    }

    /// "The toll of both bombings": of two events, whose places are not named beside it.
    private func isOfBoth(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        return hits[number][.measure(definition.measure.count - 1)]?.contains { hit in
            let before = hit.words.lowerBound - 1
            return before >= 0 && hit.words.upperBound <= role.start && sentence.words[before].hash == GrammarWords.both
        } ?? false
    }

    /// So many sentences before a figure may set its country apart from the other.
    private static let apart = 2
    /// So many words behind a figure may tell who most of those are whom it counts: "people were injured, mostly".
    private static let beside = 5

    /// "40 were hurt, chiefly Danes": whether people of another country are said to be those whom a figure counts.
    func isMostlyOfOthers(than country: String, _ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        return sentence.entities.contains { entity in
            entity.mention.kind == .country && entity.mention.form == .demonym && !entity.isModifier && entity.mention.id != country
                && (1...Self.beside).contains(entity.words.lowerBound - role.words.upperBound)
                && GrammarWords.mostly.contains(sentence.words[entity.words.lowerBound - 1].hash)
        }
    }

    /// The countries into which a sentence of the article puts something together with another, and the first that does.
    func foundSharedScenes() -> [String: Int] {
        guard definition.subject.victims else { return [:] }
        var shared: [String: Int] = [:]
        for (number, sentence) in reading.sentences.enumerated()
        where (2...Self.longestList).contains(sentence.entities.count) && hits[number].namesMeasure {
            for entity in sentence.entities {
                guard let country = subjectID(entity.mention), shared[country] == nil, isListed(entity, in: number) else { continue }
                shared[country] = number
            }
        }
        return shared
    }

    private func isNamed(_ country: String, in number: Int) -> Bool {
        reading.sentences[number].entities.contains { subjectID($0.mention) == country }
    }

    /// Whether a sentence puts something into a country by a name that stands in no list with another's.
    private func isSetApart(_ country: String, in number: Int) -> Bool {
        let entities = reading.sentences[number].entities
        return entities.count > Self.longestList
            || entities.contains { subjectID($0.mention) == country && isPlace($0) && !isListed($0, in: number) }
    }

    private func isJoint(_ country: String, in number: Int) -> Bool {
        let entities = reading.sentences[number].entities
        return entities.count <= Self.longestList && entities.contains { subjectID($0.mention) == country && isListed($0, in: number) }
    }

    /// With more names than this a sentence is a list, of which nothing tells what goes with which.
    private static let longestList = 30

    private func isPlace(_ entity: EntityRole) -> Bool {
        guard !entity.isSpeaker, entity.mention.form != .demonym || entity.isGround else { return false }
        return entity.isGround || entity.preposition != nil
    }

    /// "In Niamey, Niger, and Abeche, Chad": whether a place stands in one list with a place of another country, behind one
    /// preposition of place.
    private func isListed(_ entity: EntityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let country = subjectID(entity.mention)
        guard let index = sentence.entities.firstIndex(of: entity) else { return false }
        var first = index
        while first > 0, goesOn(from: sentence.entities[first - 1], to: sentence.entities[first], in: sentence) { first -= 1 }
        var last = index
        while last + 1 < sentence.entities.count, goesOn(from: sentence.entities[last], to: sentence.entities[last + 1], in: sentence) {
            last += 1
        }
        let list = sentence.entities[first...last]
        guard let head = list.first, isPlace(head), head.stands(behind: GrammarWords.whereabouts.contains) || head.isGround,
            // "Villages in Niger and Chad's army": whose something is, is no place.
            list.allSatisfy({ !$0.isPossessive && !$0.isModifier || $0.isGround || isOfCapital($0, in: sentence) })
        else { return false }
        return list.contains { subjectID($0.mention) != nil && subjectID($0.mention) != country }
    }

    private func isOfCapital(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        let next = entity.words.upperBound
        return next < sentence.words.count && facts.isCue(sentence.words[next].hash, .capital)
    }

    /// Whether nothing but commas, "and", a preposition of place and names that nobody knows stands between two names: "in Niamey, the
    /// capital of Niger, and Abeche".
    private func goesOn(from one: EntityRole, to next: EntityRole, in sentence: SentenceReading) -> Bool {
        guard one.words.upperBound < next.words.lowerBound else { return false }
        return (one.words.upperBound..<next.words.lowerBound).allSatisfy { index in
            let word = sentence.words[index]
            // "Port-au-Prince"
            let isGlued = sentence.words[index - 1].hash == GrammarWords.hyphen
            return word.hash == GrammarWords.comma || word.hash == GrammarWords.and || word.hash == GrammarWords.the
                || word.hash == GrammarWords.hyphen || GrammarWords.whereabouts.contains(word.hash)
                || facts.isCue(word.hash, .capital) || word.kind == .word && (word.isCapitalized || isGlued)
        }
    }
}
