import Model
import Vocabulary

/// Numbers beside soldiers that count nobody who is sent or there.
extension SeriesPass {
    /// Why a number is of no force that one country has in another; `nil` where nothing speaks against it.
    func notDeployed(_ role: QuantityRole, in number: Int) -> String? {
        guard goesAbroad else { return nil }
        if role.mention.shape == .vague { return "so many is no number" }
        if isSpelledOutBare(role, in: number) || isOfNamedOther(role, in: number) || isOfOtherWhom(role, in: number)
            || countsNextNumber(role, in: number)
        {
            return "a number of something else"
        }
        if role.start > 0, facts.isCue(reading.sentences[number].words[role.start - 1].hash, .audience) { return "who listened or came" }
        if let reason = unowned(role, in: number) ?? besideForces(role, in: number) { return reason }
        if role.start > 0, GrammarWords.since == reading.sentences[number].words[role.start - 1].hash { return "a time" }
        if isOne(role) { return "one is no force" }
        if isLed(role, in: number) { return "of several countries together" }
        if isAgeBehindComma(role, in: number) { return "an age" }
        if isGuardedAgainst(role, in: number) { return "those against whom somebody is guarded" }
        if isOfOtherInRank(role, in: number) { return "what it is ranked with" }
        if isOfAllAbroad(role, in: number) { return "of several countries together" }
        if isOfWholeArmy(role, in: number) { return "all of an army, wherever it is" }
        if isOfSharedWhole(role, in: number) { return "of several countries together" }
        if isInBodyOfSeveral(role, in: number) || isEntire(role, in: number) { return "of several countries together" }
        if let phrase = fateOfRelative(role, in: number) ?? fateOfMate(role, in: number) { return "“\(phrase)” is what befell them" }
        return nil
    }

    /// "The army has 400,000 soldiers", "400,000 soldiers in its army": all of them, where the sentence puts them nowhere.
    private func isOfWholeArmy(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let words = sentence.words
        let next = role.words.upperBound
        let isBehind =
            next + 2 < words.count && words[next].hash == GrammarWords.in && PossessiveWords.all.contains(words[next + 1].hash)
            && facts.isCue(words[next + 2].hash, .army)
        let isBefore =
            role.start >= 2 && GrammarWords.having.contains(words[role.start - 1].hash)
            && facts.isCue(words[role.start - 2].hash, .army)
            && !words.contains { $0.hash == GrammarWords.there }
        guard isBehind || isBefore else { return false }
        let clause = sentence.clauses.first { $0.contains(role.start) } ?? words.indices
        return !sentence.entities.contains {
            $0.preposition != nil && ($0.mention.kind == .country || $0.mention.kind == .place) && clause.contains($0.words.lowerBound)
        }
    }

    /// "9,000 soldiers abroad: 2,900 in Kosovo and 780 in Congo": all that a country has, wherever they are.
    func isOfAllAbroad(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        guard let abroad = words[next..<min(words.count, next + 2)].firstIndex(where: { facts.isCue($0.hash, .abroad) }) else {
            return false
        }
        return abroad + 1 == words.count || words[abroad + 1].kind == .punctuation
    }

    /// "One man claimed to have eaten chicken"
    private func isOne(_ role: QuantityRole) -> Bool { role.mention.shape == .single && role.mention.figure.value == .one }

    /// "France, which leads the present 2,000 peacekeepers": who commands a force need not have sent it.
    private func isLed(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard let the = words[max(0, role.start - 3)..<role.start].lastIndex(where: { $0.hash == GrammarWords.the }), the > 0 else {
            return false
        }
        // "Who commands the 28,500 U.S. troops in South Korea"
        let behind = role.start..<role.words.upperBound + 1
        if reading.sentences[number].entities.contains(where: { $0.mention.kind == .country && $0.words.overlaps(behind) }) { return false }
        return facts.isCue(words[the - 1].hash, .commanding)
    }

    /// "Seven Germans in ten", "five of the eight bases": a number in words with no noun of the series counts soldiers only in a list of them.
    private func isSpelledOutBare(_ role: QuantityRole, in number: Int) -> Bool {
        guard role.mention.figure.unit.code.isEmpty, isInWords(role), role.mention.figure.value < ExactDecimal(10) else { return false }
        return nameBefore(role, in: number) == nil && !isOfThem(role, in: number) && !nounFollows(role, in: number)
    }

    /// "The refugees, of whom 90,000 have come back": a part of others than those the series counts.
    private func isOfOtherWhom(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard role.mention.figure.unit.code.isEmpty, role.start >= 4, words[role.start - 1].hash == GrammarWords.whom,
            words[role.start - 2].hash == GrammarWords.of, words[role.start - 3].hash == GrammarWords.comma
        else { return false }
        let phrase = max(0, role.start - 3 - Self.phraseBehind)..<role.start - 3
        return !(hits[number][.noun]?.contains { $0.words.overlaps(phrase) } ?? false)
            && !reading.sentences[number].entities.contains { $0.mention.form == .demonym && $0.words.overlaps(phrase) }
    }

    /// "His uncle, 68, remains a hostage": between commas, behind somebody and not behind a country's name.
    private func isAgeBehindComma(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard role.mention.figure.unit.code.isEmpty, role.start >= 2, role.words.upperBound < words.count,
            words[role.start - 1].hash == GrammarWords.comma, words[role.words.upperBound].hash == GrammarWords.comma,
            role.mention.figure.qualifier == .exact, role.mention.figure.value < Self.beyondAge
        else { return false }
        return nameBefore(role, in: number) == nil
            && !reading.sentences[number].entities.contains {
                $0.words.upperBound == role.start - 1 && [.country, .place].contains($0.mention.kind)
            }
    }

    /// "Germany hosts 35,000, the most after Japan with 54,000"
    private func isOfOtherInRank(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard role.mention.figure.unit.code.isEmpty, role.start >= 3, sentence.words[role.start - 1].hash == GrammarWords.with,
            let name = sentence.entities.last(where: { $0.words.upperBound == role.start - 1 })
        else { return false }
        return isRankedBehind(name, in: sentence)
    }

    /// Whether a name is one against which another is ranked: "more than Italy", "the most after Japan".
    func isRankedBehind(_ name: EntityRole, in sentence: SentenceReading) -> Bool {
        name.words.lowerBound > 0 && GrammarWords.ranking.contains(sentence.words[name.words.lowerBound - 1].hash)
    }

    /// "They guard us from a million North Koreans", "shields the South against some 28,000 men": against whom somebody is guarded.
    private func isGuardedAgainst(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard
            let link = words[..<role.start].lastIndex(where: {
                !GrammarWords.articles.contains($0.hash) && !GrammarWords.looseness.contains($0.hash)
            }), [GrammarWords.from, GrammarWords.against].contains(words[link].hash)
        else { return false }
        let verb = words[max(0, link - Self.phraseBehind)..<link].lastIndex {
            $0.kind == .punctuation || facts.isCue($0.hash, .guarding)
        }
        return verb.map { words[$0].kind != .punctuation } ?? false
    }

    /// "Of the 48,000 pledged for KFOR, 30,000 are there": a body of several countries, and what of it is told besides.
    private func isOfSharedWhole(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard let whole = sentence.quantities.first, whole.start <= 2, sentence.words[0].hash == GrammarWords.of,
            let body = sentence.entities.first(where: { $0.words.lowerBound >= whole.words.upperBound }), facts.isOfMany(body.mention),
            let comma = sentence.words.firstIndex(where: { $0.hash == GrammarWords.comma }), body.words.upperBound <= comma,
            nameBefore(role, in: number) == nil, ownNation(role, in: sentence) == nil
        else { return false }
        return !sentence.entities.contains {
            $0.mention.kind == .country && $0.words.lowerBound < max(comma, role.words.upperBound) && $0.preposition == nil
        }
    }

    /// "To relieve 250 Dutch soldiers": those who have been there until then.
    func isRelieved(_ role: QuantityRole, in number: Int) -> Bool {
        goesAbroad && role.start > 0 && facts.isCue(reading.sentences[number].words[role.start - 1].hash, .relieving)
    }

    /// "Two US officials": a bare number before a country's adjective and a noun that is none of the series'.
    private func isOfNamedOther(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard role.mention.figure.unit.code.isEmpty,
            let nation = sentence.entities.first(where: { $0.words.lowerBound == role.words.upperBound && $0.isModifier })
        else { return false }
        let behind = nation.words.upperBound...nation.words.upperBound + 2
        return !(hits[number][.noun]?.contains { behind.contains($0.words.lowerBound) } ?? false)
    }

    /// "The biggest contingent in a force of 34,000", "the vanguard of a 6,000-strong force": a body of which something else is a
    /// part, or to which one gives, is several countries' unless it is called one's.
    private func isInBodyOfSeveral(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard nationOfBody(role, in: number) == nil, ownNation(role, in: sentence) == nil,
            let body = sizedBody(role, in: number),
            let article = sentence.words[max(0, body - Self.bodyPhrase)..<body].lastIndex(where: {
                GrammarWords.articles.contains($0.hash) || $0.kind == .punctuation && $0.hash != GrammarWords.hyphen
            }), article > 0, GrammarWords.articles.contains(sentence.words[article].hash)
        else { return false }
        let isNamed = sentence.entities.contains {
            $0.mention.kind == .country && (article..<role.words.upperBound + 3).contains($0.words.lowerBound)
                && !($0.preposition.map(GrammarWords.whereabouts.contains) ?? false)
        }
        // "France could lead a force of 15,000"
        let before = sentence.words[article - 1].hash
        return !isNamed && (GrammarWords.containing.contains(before) || facts.isCue(before, .commanding))
    }

    /// "The whole force is to number 6,000"
    private func isEntire(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard role.mention.figure.unit.code.isEmpty,
            let body = hits[number][.level]?.last(where: { $0.words.upperBound <= role.start })?.words, body.lowerBound > 0
        else { return false }
        return facts.isCue(words[body.lowerBound - 1].hash, .entire) && body.lowerBound <= 3
    }

    /// So many words stand at most between an article and the body that it is of.
    private static let bodyPhrase = 6

    /// Where the body is named of which a figure is the size: "a force of 34,000", "a 6,000-strong force".
    private func sizedBody(_ role: QuantityRole, in number: Int) -> Int? {
        let sentence = reading.sentences[number]
        let levels = hits[number][.level] ?? []
        if role.isStrength(in: sentence) {
            let behind = role.words.upperBound...role.words.upperBound + 3
            return levels.contains { behind.contains($0.words.lowerBound) } ? role.start : nil
        }
        guard role.start > 0, sentence.words[role.start - 1].hash == GrammarWords.of else { return nil }
        return levels.first {
            $0.words.upperBound == role.start - 1 && !facts.isCue(sentence.words[$0.words.lowerBound].hash, .count)
        }?.words.lowerBound
    }

    /// "466 soldiers who fell": what a relative clause right behind a figure tells of them.
    private func fateOfRelative(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        let end = min(sentence.words.count, role.words.upperBound + Self.phraseBehind)
        let next =
            (role.words.upperBound..<end).first { [GrammarWords.comma, GrammarWords.who].contains(sentence.words[$0].hash) }
            ?? role.words.upperBound
        guard next < sentence.words.count, GrammarWords.relatives.contains(sentence.words[next].hash), !role.isStrength(in: sentence)
        else { return nil }
        return hits[number][.fate]?.first { (next...next + 3).contains($0.words.lowerBound) }.map { definition.fates[$0.phrase].text }
    }

    /// So many words may stand between those who are counted and "who": "six soldiers of the 51st Battalion who fell".
    private static let phraseBehind = 9

    /// "43 civilians had died in rocket attacks and 117 soldiers in the fighting": behind "and" or a comma, without a verb of its own, a
    /// figure shares that of the one before.
    private func fateOfMate(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        let isAlong = role.start > 1 && sentence.words[role.start - 2].hash == GrammarWords.along
        guard role.start > 0, isAlong || [GrammarWords.and, GrammarWords.comma].contains(sentence.words[role.start - 1].hash),
            let nouns = hits[number][.noun],
            let mate = sentence.quantities.last(where: { figure in
                figure.words.upperBound < role.start && nouns.contains { $0.words.overlaps(figure.words) }
            }), let fates = hits[number][.fate],
            !predicate(of: role, in: sentence).contains(where: {
                sentence.words[$0].isVerb && sentence.words[$0 - 1].hash != GrammarWords.the
            })
        else { return nil }
        let own = predicate(of: mate, in: sentence)
        return fates.first { own.contains($0.words.lowerBound) && $0.words.lowerBound < role.start }
            .map { definition.fates[$0.phrase].text }
    }
}
