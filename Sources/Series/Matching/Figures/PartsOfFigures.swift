import Model
import Vocabulary

/// What is only a part of the figure before it.
extension SeriesPass {
    /// Days.
    private static let year = 366
    /// A word of the measure this near says that the sum is of it.
    private static let touch = 1

    private func isTouching(_ hit: CueHit, _ role: QuantityRole, in number: Int) -> Bool {
        !hit.words.overlaps(role.words) && costs[number]?.cost(hit.words, role.words) ?? .max <= Self.touch
    }

    /// Whether a sum is more or less than the series' sums are, measured by what its country produces.
    ///
    /// What the measure's own words touch is left to `tidemark check`; where they stand in the sentence, so is what is a thousand times too
    /// much or too little, or in other money than the country's own: slips of the text and no other sums.
    func isUnlikely(_ figure: Figure, of country: String, _ period: Period?, _ role: QuantityRole, in number: Int) -> Bool {
        guard let rule = definition.product, let year = period?.start?.year ?? reading.article.published?.day?.year,
            let sum = facts.share(of: country, in: year, value: figure.value, currency: figure.unit.code)
        else { return isTrifle(figure, of: country) }
        // Of several years the yearly sum counts; of a part of a year no more may be spent than in the whole.
        let years = Double(period?.dayCount ?? Self.year) / Double(Self.year)
        let share = sum / max(1, years)
        let bounds = rule.bounds(of: country)
        if share <= bounds.upperBound, share / min(1, years) >= bounds.lowerBound { return false }
        guard let named = hits[number][.measure(0)] else { return true }
        if named.contains(where: { isTouching($0, role, in: number) }) { return false }
        let asOwn = facts.share(of: country, in: year, value: figure.value, currency: nil)
        return ![share * 1000, share / 1000, asOwn ?? share].contains(where: bounds.contains)
    }

    /// Whether a sum of a year of which no product is known would be next to nothing today.
    private func isTrifle(_ figure: Figure, of country: String) -> Bool {
        guard let rule = definition.product, figure.unit.code == "USD", let year = reading.article.published?.day?.year,
            let sum = facts.share(of: country, in: year, value: figure.value, currency: figure.unit.code)
        else { return false }
        return sum * Self.trifle < rule.bounds(of: country).lowerBound
    }

    private static let trifle = 100.0

    /// "14, three of them children": a part of the figure before it.
    private func isOfWhole(_ role: QuantityRole, _ words: [Word]) -> Bool {
        let next = role.words.upperBound
        if next + 1 < words.count, words[next].hash == GrammarWords.of, GrammarWords.demonstratives.contains(words[next + 1].hash),
            next + 2 == words.count || words[next + 2].kind == .punctuation
        {
            return true
        }
        guard words[0].hash == GrammarWords.of,
            let comma = words[..<role.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.comma })
        else { return false }
        return words[..<comma].contains { facts.isCue($0.hash, .resumption) }
    }

    /// "The United States accounted for $997 billion of it": one's part of what all spend is all of its own.
    private func isOthersPart(_ role: QuantityRole, in number: Int) -> Bool {
        reading.sentences[number].entities.contains { entity in
            entity.mention.kind == .country && entity.preposition == nil && entity.words.upperBound <= role.start
                && !candidates.suffix(1).contains { $0.subject == entity.mention.id }
        }
    }

    func isOfFigureBefore(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        let start = role.words.lowerBound
        if isOfThem(role, in: number), isOfCounted(role, in: number) { return false }
        // "Of that, at least 3.5 percent must go on arms".
        if start >= 2, start <= 10, words[0].hash == GrammarWords.of, facts.isCue(words[1].hash, .anaphor),
            definition.unit != .persons
        {
            return true
        }
        // "Of the defense budget, 4.2 trillion is for new weapons"
        if start >= 2, words[0].hash == GrammarWords.of, case .currency = definition.unit,
            hits[number].hasMeasure(where: { $0.words.upperBound <= min(start, 8) })
        {
            return true
        }
        // "Of the total, 1.03 trillion is for weapons", "the air force gets 393 billion of this"
        if definition.kind == .amount, isOfWhole(role, words), !isOthersPart(role, in: number) { return true }
        // "16 civilians, including three women and five children"
        if definition.subject.victims,
            reading.sentences[number].quantities.contains(where: {
                $0.group == role.group && $0.start > 0 && words[$0.start - 1].hash == GrammarWords.including
            })
        {
            return true
        }
        guard !latest(in: number).isEmpty, !isNamedPart(role, in: number), !hasOwnFate(role, in: number) else { return false }
        // "Killing 15 people, the two bombers among them".
        if next + 1 < words.count, words[next].hash == GrammarWords.among, GrammarWords.parts.contains(words[next + 1].hash) { return true }
        // "159 were wounded, among them 16 children".
        if start >= 2, words[start - 2].hash == GrammarWords.among, GrammarWords.parts.contains(words[start - 1].hash) {
            return !hasOwnClause(role, in: number)
        }
        // "56 percent of those asked"
        guard definition.kind != .poll, next + 1 < words.count, words[next].hash == GrammarWords.of else { return false }
        return GrammarWords.parts.contains(words[next + 1].hash)
    }

    /// "Wounded 64 people, 15 of whom died later": to a part more befell than to the whole.
    private func hasOwnFate(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.subject.victims, reading.sentences[number].isSubjectOfWhom(role), let whole = candidates.last else { return false }
        let verb = role.words.upperBound + 2...role.words.upperBound + 3
        return definition.dimensions.enumerated().contains { index, rule in
            rule.isRequired
                && rule.values.enumerated().contains { place, value in
                    value.id != whole.dimensions[rule.name]
                        && hits[number][.dimension(index, value: place)]?.contains { verb.contains($0.words.lowerBound) } ?? false
                }
        }
    }

    /// "Among them 16 civilians who died when a village was bombed on Sunday": a part with an event and a time of its own.
    private func hasOwnClause(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        guard definition.subject.victims, next + 1 < sentence.words.count, GrammarWords.relatives.contains(sentence.words[next].hash),
            hits[number][.measure(0)]?.contains(where: { (next + 1...next + 2).contains($0.words.lowerBound) }) ?? false
        else { return false }
        return sentence.times.contains { $0.words.lowerBound > next && !$0.isOfReport }
    }

    /// "Two bombers killed 12": who did it stands right before the verb, and to whom it was done right behind.
    func acts(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.subject.victims else { return false }
        let sentence = reading.sentences[number]
        if isHolder(role, in: number) { return true }
        return hits[number][.measure(0)]?.contains { hit in
            // "Two bombers had killed 45"
            let next = role.words.upperBound
            let isLed = hit.words.lowerBound == next + 1 && GrammarWords.having.contains(sentence.words[next].hash)
            guard hit.words.lowerBound == next || isLed, sentence.words[hit.words.lowerBound].isVerb else { return false }
            let object = hit.words.upperBound
            if sentence.quantities.contains(where: { $0.start == object && $0 != role }) { return true }
            // "Two men shot dead a soldier"; "two soldiers killed a day earlier" tells when.
            guard object < sentence.words.count, !sentence.times.contains(where: { $0.words.contains(object) }) else { return false }
            // "Two lost their lives", "two died the death of heroes" befell them.
            guard !facts.isCue(sentence.words[hit.words.lowerBound].hash, .dying),
                !sentence.words[object..<min(object + 2, sentence.words.count)].contains(where: { facts.isCue($0.hash, .lives) })
            else { return false }
            let word = sentence.words[object].hash
            return GrammarWords.articles.contains(word) || PossessiveWords.all.contains(word)
        } ?? false
    }

    /// "A town held by 15,000 soldiers": who holds it.
    private func isHolder(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard role.start > 1, words[role.start - 1].hash == GrammarWords.by, words[role.start - 2].isVerb else { return false }
        return hits[number].has([.measure, .dimension]) { $0.words.contains(role.start - 2) }
    }

    /// "Two boys aged 12 and 15", "children under 18": a number of years.
    func isAge(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        if words[max(0, role.words.lowerBound - 4)..<role.words.lowerBound].contains(where: { facts.isCue($0.hash, .aged) }) {
            return true
        }
        guard role.start > 0 else { return false }
        if isAgeOfOne(role, in: number) { return true }
        // "Some no older than twelve"
        if words[max(0, role.start - 2)..<role.words.lowerBound].contains(where: { facts.isCue($0.hash, .older) }) { return true }
        return words[role.start - 1..<role.words.upperBound].contains { GrammarWords.ages.contains($0.hash) }
            && hits[number][.noun]?.contains { (0...1).contains(role.words.lowerBound - $0.words.upperBound) } ?? false
    }

    /// "A girl of six", "one woman of 75"
    private func isAgeOfOne(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        // "A force of 300" counts.
        guard definition.subject.victims, role.mention.figure.unit.code.isEmpty, role.mention.figure.value < Self.beyondAge,
            role.start >= 3, words[role.start - 1].hash == GrammarWords.of
        else { return false }
        return hits[number][.noun]?.contains { noun in
            // "The death of six" counts them.
            noun.words.upperBound == role.start - 1
                && words[max(0, noun.words.lowerBound - 2)..<noun.words.lowerBound].contains {
                    $0.hash != GrammarWords.the && (GrammarWords.single.contains($0.hash) || GrammarWords.articles.contains($0.hash))
                }
        } ?? false
    }

    /// So many years nobody lives.
    static let beyondAge = ExactDecimal(110)

    /// "A state budget of 11.3 billion, of which 585 million will go to defence", "the $1.73 trillion budget includes $257 billion for
    /// defence": the whole of which the measure's own is told.
    func isWholeOfNext(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .amount, case .currency = definition.unit else { return false }
        let sentence = reading.sentences[number]
        let next = sentence.quantities.first { other in
            guard other.start >= role.words.upperBound else { return false }
            let figure = other.mention.figure
            return facts.isCurrency(figure.unit.code) || figure.unit.code.isEmpty && figure.value.magnitudeOrder >= 6
        }
        guard let next else { return false }
        let link = (role.words.upperBound..<next.start).first { facts.isCue(sentence.words[$0].hash, .partition) }
        guard let link else { return false }
        return !hits[number].hasMeasure { $0.words.upperBound <= link } && hits[number].hasMeasure { $0.words.upperBound > link }
    }

    /// "Eighteen of NATO's 31 members will spend 2 percent": what some of an alliance's members do is not what it does.
    func isOfSomeMembers(_ role: QuantityRole, in number: Int) -> Bool {
        guard isShare, role.status != .target else { return false }
        let sentence = reading.sentences[number]
        return sentence.entities.contains { entity in
            guard entity.mention.kind == .alliance, entity.preposition == GrammarWords.of, entity.words.upperBound < role.words.lowerBound,
                let some = sentence.quantities.last(where: { $0.words.upperBound <= entity.words.lowerBound }),
                entity.words.lowerBound - some.words.upperBound <= 2
            else { return false }
            return sentence.groups.isEmpty
                && sentence.words[entity.words.upperBound..<role.words.lowerBound].contains { facts.isCue($0.hash, .member) }
        }
    }
}
