import Model
import Vocabulary

/// Numbers beside soldiers that are of others, of what was not to be, or of nobody who is named.
extension SeriesPass {
    /// So many words may stand between a verb or a body and its number.
    private static let clauseReach = 12
    /// So many words may stand between a part's number and that of its whole: "22 of the country's 64 provinces".
    private static let wholeReach = 4

    /// Why a number is of others than those whom a country has abroad; `nil` where nothing speaks against it.
    func unowned(_ role: QuantityRole, in number: Int) -> String? {
        if isTakenOff(role, in: number) { return "a difference" }
        if isPartOfThings(role, in: number) || isOfSomebodys(role, in: number) { return "a number of something else" }
        if wasToBe(role, in: number) { return "what was to be and is not told to have been" }
        if isSizeOfNewBody(role, in: number) || isStrengthOfMany(role, in: number) { return "of several countries together" }
        return isOfUprooted(role, in: number) ? "nothing tells that they are soldiers" : nil
    }

    /// "2,000 less some 200 who have gone on": what is taken off.
    private func isTakenOff(_ role: QuantityRole, in number: Int) -> Bool {
        role.start > 1 && GrammarWords.subtracting.contains(reading.sentences[number].words[role.start - 1].hash)
    }

    /// "Deployed in 22 of the country's 64 provinces": a part of a whole that counts neither soldiers nor other people.
    private func isPartOfThings(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard role.mention.figure.unit.code.isEmpty, let whole = whole(behind: role, within: Self.wholeReach, in: sentence),
            !(hits[number][.noun]?.contains { (whole.start...whole.words.upperBound + 1).contains($0.words.lowerBound) } ?? false)
        else { return false }
        guard whole.mention.figure.unit.code.isEmpty else { return !countsPersons(whole, in: number) }
        let behind = whole.words.upperBound
        guard behind < sentence.words.count, sentence.words[behind].kind == .word else { return false }
        let word = sentence.words[behind]
        return !word.isVerb && !GrammarWords.linking.contains(word.hash) && !GrammarWords.relatives.contains(word.hash)
            && !GrammarWords.auxiliaries.contains(word.hash) && !GrammarWords.pronouns.contains(word.hash)
            && !facts.isCue(word.hash, .behindAmount) && !GrammarWords.subordinating.contains(word.hash)
            && !GrammarWords.looseness.contains(word.hash)
    }

    /// "85,000 of the movement's have come": of whom a possessive tells that is no country's.
    private func isOfSomebodys(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        guard role.mention.figure.unit.code.isEmpty, next + 2 < sentence.words.count, sentence.words[next].hash == GrammarWords.of,
            let mark = (next + 2...next + Self.wholeReach).first(where: {
                $0 < sentence.words.count && GrammarWords.possessives.contains(sentence.words[$0].hash)
            }),
            sentence.words[next + 1..<mark].allSatisfy({ $0.kind == .word && !$0.isVerb })
        else { return false }
        return !sentence.entities.contains { [.country, .place].contains($0.mention.kind) && $0.words.overlaps(next + 1..<mark + 1) }
    }

    /// "Were supposed to be down to 12,500", "a force that was to have had 10,000": what was planned, where the text goes on otherwise.
    private func wasToBe(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        var index = role.start - 1
        let first = max(1, role.start - Self.clauseReach)
        while index >= first, words[index].kind == .word, words[index].hash != GrammarWords.and {
            if words[index].hash == GrammarWords.to {
                let isOfPlan = facts.isCue(words[index - 1].hash, .supposed)
                let verb = isOfPlan ? index - 2 : index - 1
                if verb >= 0, GrammarWords.wasOrWere.contains(words[verb].hash),
                    isOfPlan || index + 1 < words.count && words[index + 1].hash == GrammarWords.have
                {
                    return true
                }
            }
            index -= 1
        }
        return false
    }

    /// "A force of up to 15,000 is to deploy": of a body with which a sentence begins anew, and which is called nobody's.
    private func isSizeOfNewBody(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard role.start > 0, sentence.block == .paragraph, ownNation(role, in: sentence) == nil, nationOfBody(role, in: number) == nil,
            GrammarWords.indefinite.contains(sentence.words[0].hash)
        else { return false }
        let isStrength = role.isStrength(in: sentence) && role.start == 1
        let isSize =
            sentence.words[role.start - 1].hash == GrammarWords.of
            && (hits[number][.level]?.contains { hit in
                hit.words.upperBound == role.start - 1 && hit.words.lowerBound <= Self.wholeReach
                    && !facts.isCue(sentence.words[hit.words.lowerBound].hash, .count)
            } ?? false)
        guard isStrength || isSize else { return false }
        let near = 0..<role.words.upperBound + Self.wholeReach
        return !sentence.entities.contains {
            near.contains($0.words.lowerBound) && subjectID($0.mention) != nil
                && ($0.preposition.map(definition.subject.prepositions.contains) ?? true)
        }
    }

    /// "Allied strength has swollen to 10,000", "the British-led force that is to number 2,500": what a body of several comes to.
    private func isStrengthOfMany(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard role.mention.figure.unit.code.isEmpty, role.start > 1,
            // "An Italian-led force of 6,000", "the Italian-led force, numbering 6,000"
            words[role.start - 1].hash == GrammarWords.of || GrammarWords.bounds.contains(words[role.start - 1].hash)
                || facts.isCue(words[role.start - 1].hash, .numbering),
            let body = hits[number][.level]?.last(where: {
                (1...Self.clauseReach).contains(role.start - $0.words.upperBound) && $0.words.lowerBound > 0
            })?.words
        else { return false }
        let before = max(0, body.lowerBound - Self.adjectives)..<body.lowerBound
        let isJoint =
            facts.isJoint(words[body.lowerBound - 1].hash)
            || before.contains { isLed($0, in: words) }
        let between = body.upperBound..<role.start
        return isJoint && !sentence.quantities.contains { between.contains($0.start) }
            && !sentence.entities.contains { between.contains($0.words.lowerBound) && $0.preposition == nil }
    }

    /// "British-led"
    private func isLed(_ index: Int, in words: [Word]) -> Bool {
        let range = words[index].range
        if range.count == 3, index > 0, words[index - 1].hash == GrammarWords.hyphen, facts.isCue(words[index].hash, .led) { return true }
        return range.count > 4 && reading.article.text[(range.end - 4)..<range.end].elementsEqual("-led".utf8)
    }

    /// So many words may stand between "British-led" and the body that it is said of.
    private static let adjectives = 3

    /// "The refugees do not wait: 165,000 came back", "500,000 Ukrainians crossed the border": of people without a military noun, where those
    /// of whom the text spoke last have fled.
    private func isOfUprooted(_ role: QuantityRole, in number: Int) -> Bool {
        let isOfNation = reading.sentences[number].entities.contains { $0.mention.form == .demonym && $0.words.overlaps(role.words) }
        guard role.mention.figure.unit.code.isEmpty || isOfNation && isPeople(role, in: number), !nounFollows(role, in: number) else {
            return false
        }
        for back in stride(from: number, through: max(0, number - 1), by: -1) {
            let words = reading.sentences[back].words
            let end = back == number ? role.start : words.count
            let last = words[..<end].lastIndex { facts.isCue($0.hash, .uprooted) || facts.isCue($0.hash, .soldiery) }
            if let last { return facts.isCue(words[last].hash, .uprooted) }
        }
        return false
    }

    /// A subject carried at a greater cost comes from a name and not from a figure before.
    private static let carriedFar = 24

    /// The dimensions whose values are guessed together with whose the people are.
    func onlyCarried(_ values: [String: String], of subjects: SubjectChoice, _ role: QuantityRole, in number: Int) -> [String] {
        guard goesAbroad, !subjects.isOwn, subjects.cost > Self.carriedFar else { return [] }
        return definition.dimensions.filter { $0.differs && isOnlyCarried(to: values[$0.name], role, in: number) }.map(\.name)
    }

    /// "The army has deployed 50,000 men": whether neither whose they are nor where is said in a figure's sentence, and nothing in it takes up
    /// those of whom the text spoke.
    private func isOnlyCarried(to destination: String?, _ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard sentence.block == .paragraph, let destination, !isThere(role, in: number), !isHere(role, in: sentence),
            !isInPart(role, in: sentence), !isDefinite(role, in: number), !isTopic(role, in: number), !follows(in: number, within: 1),
            !isSaidOfForce(role, in: number), !isOfThem(role, in: number)
        else { return false }
        let isPlaced = sentence.entities.contains { entity in
            definition.dimensions.contains { $0.differs && placeID(entity.mention, $0) == destination }
        }
        if isPlaced || hits[number].has([.resume, .level], where: { $0.words.lowerBound <= role.words.upperBound }) { return false }
        let isOfThem = sentence.words[..<role.start].contains {
            GrammarWords.pronouns.contains($0.hash) || PossessiveWords.all.contains($0.hash)
        }
        let isOfSending = role.start > 1 && sentence.words[role.start - 1].hash == GrammarWords.of
        return !isOfThem && !isOfSending
    }

    /// "The president is the first leader to visit this country. It has 160 soldiers there": what "it" takes up is no person, though it may
    /// be the country that is not named beside him; `nil` where nothing stands against the name before.
    func takenUpByIt(_ role: QuantityRole, in number: Int) -> SubjectChoice? {
        let words = reading.sentences[number].words
        guard goesAbroad, number > 0, let first = words.first else { return nil }
        // "There, 1,000 soldiers have to be out": where they are was named before, and not whose they are.
        if first.hash == GrammarWords.there, words.count > 1, words[1].hash == GrammarWords.comma { return SubjectChoice.none }
        guard first.hash == GrammarWords.it else { return nil }
        let names = reading.sentences[number - 1].entities.filter { subjectID($0.mention) != nil && !$0.isSpeaker }
        guard names.first?.mention.kind == .person else { return nil }
        if let named = names.last(where: { $0.mention.kind == .country && $0.mention.form == .coreference }) {
            return SubjectChoice(ids: [named.mention.id], isOwn: false, cost: 20)
        }
        return SubjectChoice.none
    }

    /// "A diplomat whose own country has 27 men there": of a country that the text does not name.
    func isOfUnnamedCountry(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let first = max(1, role.start - Self.clauseReach)
        let country = sentence.words[..<role.start].indices.last { index in
            index >= first && facts.isCue(sentence.words[index].hash, .country)
                && facts.isCue(sentence.words[index - 1].hash, .unnamed)
        }
        guard goesAbroad, let country else { return false }
        return !sentence.entities.contains { country < $0.words.lowerBound && $0.words.upperBound <= role.start }
    }
}

extension GrammarWords {
    fileprivate static let subtracting: Set<UInt64> = hashes(["less", "minus"])
    fileprivate static let wasOrWere: Set<UInt64> = hashes(["was", "were"])
    fileprivate static let possessives: Set<UInt64> = hashes(["'s"])
    fileprivate static let have = WordHash.of("have")
    fileprivate static let indefinite: Set<UInt64> = hashes(["a", "an", "another"])
}
