import Model
import Vocabulary

/// Where people came to harm by the name of a war, by whose people the two sides are, or by the dateline of their paragraph.
extension SeriesPass {
    /// "In the Vietnam War 4,900 Koreans lost their lives": the country of the war's name.
    func namedWar(_ role: QuantityRole, in number: Int) -> String? {
        guard definition.subject.victims else { return nil }
        return facts.conflicts.war(namedIn: reading.sentences[number])?.theatres.first
    }

    /// "2,000 Palestinians and 700 Israelis have been killed": whether a name that counts a figure's people is of one of two sides in
    /// whose countries one conflict is fought, and another figure counts those of the other.
    func isOfBothSides(_ entity: EntityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard entity.mention.kind == .country, let day = reading.article.published?.day,
            sentence.quantities.contains(where: { $0.words.overlaps(entity.words) })
        else { return false }
        let others = sentence.entities.filter { other in
            other.mention.kind == .country && other.mention.id != entity.mention.id
                && sentence.quantities.contains { $0.words.overlaps(other.words) }
        }
        return facts.conflicts.fought(in: entity.mention.id, asOf: day, isOver: true).contains { conflict in
            others.contains { conflict.theatres.contains($0.mention.id) }
        }
    }

    /// "ALGIERS - Sixty-one villagers …": the place in capitals before a dash with which a figure's paragraph begins.
    func paragraphPlace(in number: Int) -> String? {
        guard definition.subject.victims else { return nil }
        let block = reading.sentences[number].blockIndex
        var first = number
        while first > 0, reading.sentences[first - 1].blockIndex == block { first -= 1 }
        let sentence = reading.sentences[first]
        guard sentence.block == .paragraph, let place = sentence.entities.first, place.words.lowerBound == 0,
            [.country, .place].contains(place.mention.kind),
            !reading.article.text[sentence.words[0].range.start..<sentence.words[place.words.upperBound - 1].range.end].contains(where: {
                (97...122).contains($0)
            }),
            sentence.words[place.words.upperBound..<min(sentence.words.count, place.words.upperBound + 4)].contains(where: {
                GrammarWords.dashes.contains($0.hash)
            })
        else { return nil }
        return subjectID(place.mention)
    }
}
