import Model
import Vocabulary

/// Numbers without a noun where soldiers are spoken of.
extension SeriesPass {
    /// "France, with 4,050,", "Spain (690)", and not "bowled out Zimbabwe for 85" or "Belgium mourns 31": a name that no verb has as its
    /// object, with nothing but marks and "with" between it and the number.
    func stands(_ name: EntityRole, before role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let start = name.words.lowerBound
        let before = start == 0 ? nil : sentence.words[start - 1]
        let isFree =
            before.map { $0.kind == .punctuation || GrammarWords.coordinating.contains($0.hash) || $0.hash == GrammarWords.with } ?? true
        let isInverted = start >= 2 && facts.isCue(sentence.words[start - 1].hash, .copula)
        return (isFree || isInverted) && name.words.upperBound <= role.start
            && sentence.words[name.words.upperBound..<role.start].allSatisfy {
                $0.kind == .punctuation || GrammarWords.giving.contains($0.hash) || GrammarWords.asides.contains($0.hash)
            }
    }

    /// "TURKEY: About 600.", "GEORGIA, which is no member: 860": a name that heads an item of a list of senders, whose others are counted
    /// in one country.
    func isHeadOfItem(_ name: EntityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard name.words.lowerBound == 0, follows(in: number, within: 4), let place = onlyPlace(),
            let colon = sentence.words.firstIndex(where: { $0.hash == GrammarWords.colon }), name.mention.id != place,
            let first = sentence.quantities.first, (0...1).contains(first.start - colon - 1)
        else { return false }
        let end = name.words.upperBound
        return end == colon || sentence.words[end].hash == GrammarWords.comma
    }

    /// The only country in which the last of those counted are, of several senders or of one.
    private func onlyPlace() -> String? {
        let last = candidates.suffix(4)
        let places = Set(last.flatMap { candidate in definition.dimensions.filter(\.differs).compactMap { candidate.dimensions[$0.name] } })
        return places.count == 1 ? places.first : nil
    }

    /// Whether the two sentences before speak of soldiers and of where they are: "Of the men pledged for KFOR half are there. France,
    /// with 4,050, …".
    func isTalkOfForces(_ number: Int) -> Bool {
        (max(0, number - 2)..<number).contains { place in
            guard reading.sentences[place].block != .headline,
                reading.sentences[number].blockIndex - reading.sentences[place].blockIndex <= 1
            else { return false }
            let isOfMission = reading.sentences[place].entities.contains { facts.isMission($0.mention) }
            return hits[place][.noun] != nil && (isOfMission || hits[place][.measure(0)] != nil)
                || hits[place][.level] != nil && follows(in: number, within: 3)
        }
    }

    /// "13,000 blue helmets: Chad alone contributes 1,425 of them": of those whom a figure before in the sentence counts, a name between.
    func isOfCounted(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard goesAbroad, let nouns = hits[number][.noun],
            let whole = sentence.quantities.last(where: { figure in
                figure.words.upperBound <= role.start && nouns.contains { $0.words.overlaps(figure.words) }
            })
        else { return false }
        return sentence.entities.contains {
            $0.mention.kind == .country && $0.preposition == nil && $0.words.lowerBound >= whole.words.upperBound
                && $0.words.upperBound <= role.start
        }
    }
}
