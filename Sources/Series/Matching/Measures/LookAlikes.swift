import Model
import Vocabulary

/// What only looks like a figure of the series.
extension SeriesPass {
    /// Whether "percent of …" is followed by what the definition allows; `nil` where no "of" follows.
    func ofPhrase(_ role: QuantityRole, in number: Int) -> Bool? {
        guard !definition.of.isEmpty else { return nil }
        if let own = ofHeader(in: number) { return own }
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        guard next + 1 < words.count, words[next].hash == GrammarWords.of else { return nil }
        // "The 53 percent of January 2022": when, and not of whom.
        if reading.sentences[number].times.contains(where: { (next + 1...next + 2).contains($0.words.lowerBound) }) { return nil }
        // The noun phrase after "of": its head is at most a few words away.
        let limit = min(words.count, next + 8)
        if hits[number][.of]?.contains(where: { $0.words.lowerBound > next && $0.words.lowerBound < limit }) ?? false { return true }
        // "31 percent of satisfied answers"
        if definition.kind == .poll, hits[number].hasMeasure(where: { (next + 1...next + 2).contains($0.words.lowerBound) }) { return true }
        // "27 percent of the French approve", "39 percent of the French profess themselves satisfied": people, where the measure's verb stands
        // right behind.
        return reading.sentences[number].entities.contains { entity in
            let behind = entity.words.upperBound
            guard entity.mention.form == .demonym else { return false }
            if entity.words.lowerBound == next + 2, words[next + 1].hash == GrammarWords.the {
                return hits[number].hasMeasure { (behind...behind + 2).contains($0.words.lowerBound) }
            }
            // "85 percent of Japanese support"
            return definition.kind == .poll && entity.words.lowerBound == next + 1
                && hits[number].hasMeasure { $0.words.lowerBound == behind }
        }
    }

    /// "Spends 3.4 percent of the product on schools": for what, right behind the whole.
    func isShareForOther(_ role: QuantityRole, in number: Int) -> Bool {
        guard isShare else { return false }
        let sentence = reading.sentences[number]
        let words = sentence.words
        let next = role.words.upperBound
        guard next + 3 < words.count, words[next].hash == GrammarWords.of,
            let on = (next + 2..<min(words.count, next + 6)).first(where: { GrammarWords.purpose.contains(words[$0].hash) }),
            on + 1 < words.count, !words[next..<on].contains(where: { $0.kind == .punctuation || $0.isVerb })
        else { return false }
        let noun = GrammarWords.determiners.contains(words[on + 1].hash) ? on + 2 : on + 1
        return noun < words.count && isOtherNoun(noun, in: number) && !sentence.times.contains { $0.words.contains(noun) }
            && (noun + 1 == words.count || words[noun + 1].kind == .punctuation)
    }

    /// "Equipment, share of budget 2015": whether the head of a table's column says of what its shares are, and that is what the definition
    /// allows; `nil` where it does not say.
    private func ofHeader(in number: Int) -> Bool? {
        let sentence = reading.sentences[number]
        guard isShare, let headers = sentence.headers,
            let of = headers.columns.joined().first(where: { sentence.words[$0].hash == GrammarWords.of })
        else { return nil }
        return hits[number][.of]?.contains { (of + 1...of + 3).contains($0.words.lowerBound) } ?? false
    }

    /// The phrase that marks a figure, or the one that it says again in other units, as something else.
    func exclusion(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> String? {
        if let found = ownExclusion(role, in: number, costs) ?? otherTopic(role, in: number, costs) ?? otherBody(in: number) {
            return found
        }
        let sentence = reading.sentences[number]
        guard let place = sentence.quantities.firstIndex(of: role), place > 0 else { return nil }
        let before = sentence.quantities[place - 1]
        // "A deficit of 132 billion roubles, or 4.7 percent of GDP".
        let between = before.words.upperBound..<max(before.words.upperBound, role.words.lowerBound)
        // "… would be 3 percent of GDP this year, down from 6.8 percent": the same at another time.
        let isOfUnit = before.mention.figure.unit == role.mention.figure.unit || role.mention.figure.unit.code.isEmpty
        let isCompared = isOfUnit && sentence.isEarlier(role)
        if isCompared || SaidTwice.isApposed(role, behind: before, sentence, facts) { return exclusion(before, in: number, costs) }
        guard !between.isEmpty, between.count <= 4, between.contains(where: { facts.isCue(sentence.words[$0].hash, .equal) }),
            between.allSatisfy({ sentence.words[$0].kind == .punctuation || !sentence.words[$0].isVerb })
        else { return nil }
        return exclusion(before, in: number, costs)
    }

    /// So many words behind a word of the measure whose it is: "approved of the way it".
    private static let pronounReach = 4

    /// "Congress did worse. Only 32 percent approved of the way it was doing its work": the body with which the sentence before begins, and
    /// no person.
    private func otherBody(in number: Int) -> String? {
        guard definition.kind == .poll, definition.subject.kinds == [.person], number > 0,
            reading.sentences[number - 1].blockIndex == reading.sentences[number].blockIndex
        else { return nil }
        let sentence = reading.sentences[number]
        let body = [number, number - 1].lazy.compactMap { place in
            self.hits[place][.exclusionBefore]?.first {
                $0.words.lowerBound <= 1 && self.facts.isCue(self.reading.sentences[place].words[$0.words.lowerBound].hash, .legislature)
            }
        }.first
        guard let body, !sentence.entities.contains(where: { subjectID($0.mention) != nil }),
            hits[number].hasMeasure(where: { hit in
                let end = min(sentence.words.count, hit.words.upperBound + Self.pronounReach)
                return (hit.words.lowerBound..<end).contains {
                    [GrammarWords.it, GrammarWords.its].contains(sentence.words[$0].hash)
                }
            })
        else { return nil }
        return definition.exclusionsBefore[body.phrase].text
    }

    /// A word of another cause or matter in the figure's sentence that is nearer than the measure's last part, or in the nearest
    /// sentence before that has either; the headline counts last.
    private func otherTopic(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> String? {
        guard !definition.otherTopics.isEmpty else { return nil }
        let own = CueSlot.measure(definition.measure.count - 1)
        // An article whose headline names another cause tells of soldiers who dig.
        let isOfDisaster = hits[0][.otherTopic] != nil && hits[0][own] == nil
        for place in [number, number - 1, number - 2, number - 3, 0] where place >= 0 && place <= number {
            // "Killed in Albania since schemes collapsed, and 83 drowned": behind another figure or "since", it is not of this one.
            let others = (hits[place][.otherTopic] ?? []).filter { hit in
                // "Five demonstrators were killed when soldiers opened fire": who they were is no cause where another is told.
                if place == number, hit.words.overlaps(role.words), hits[number][own] != nil { return false }
                guard place == number, hit.words.lowerBound >= role.words.upperBound else { return true }
                // "Killed since his war on drugs began": a cause that is named in full is one.
                return costs.crossings(hit.words, role.words) == 0
                    && (hit.words.count > 2 || !reading.sentences[number].isSince(role.words.upperBound..<hit.words.lowerBound))
            }
            // Soldiers and armies drown and dig too: who they are says nothing of what befell anybody.
            let measure = (hits[place][own] ?? []).filter { hit in
                // "In the north, where war has raged": what is said of a place is no cause.
                if place == number, !others.isEmpty || number > 0, isSaidOfPlace(hit, role, in: reading.sentences[place]) { return false }
                // "The worst flood since the war", "the largest body of troops since it fought Vietnam": with what another cause is compared.
                if !others.isEmpty || number > 0 && place < number,
                    reading.sentences[place].isSince(max(0, hit.words.lowerBound - Self.sinceReach)..<hit.words.lowerBound),
                    hits[place][.otherTopic] != nil
                {
                    return false
                }
                // "A war on drugs": a word of the other cause's own name.
                let isInside = others.contains {
                    $0.words.lowerBound <= hit.words.lowerBound && hit.words.upperBound <= $0.words.upperBound
                        && $0.words.count > hit.words.count
                }
                if isInside { return false }
                // "An earthquake struck": what the other cause does is not fought.
                if others.contains(where: { $0.words.upperBound == hit.words.lowerBound }) { return false }
                let word = reading.sentences[place].words[hit.words.lowerBound]
                return hit.words.count > 1 || others.isEmpty && !isOfDisaster
                    || !facts.isAgency(word.hash) && !(hits[place][.noun]?.contains { $0.words.overlaps(hit.words) } ?? false)
            }
            if others.isEmpty, measure.isEmpty { continue }
            let nearest =
                place == number ? others.min { costs.cost($0.words, role.words) < costs.cost($1.words, role.words) } : others.first
            guard let other = nearest else { return nil }
            // "A suicide bomber at a football match killed 12": where a game is played, others may fight.
            let isPlay = facts.isCue(reading.sentences[place].words[other.words.lowerBound].hash, .play)
            let isOther =
                measure.isEmpty
                || place == number && !isPlay
                    && measure.allSatisfy { costs.cost(other.words, role.words) < costs.cost($0.words, role.words) }
            return isOther ? definition.otherTopics[other.phrase].text : nil
        }
        return nil
    }

    /// So many words stand between "since" and what has been since.
    private static let sinceReach = 3

    private func isSaidOfPlace(_ hit: CueHit, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard let open = sentence.words[..<hit.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.comma }),
            sentence.words[open + 1].hash == GrammarWords.where,
            let close = sentence.words[hit.words.upperBound...].firstIndex(where: { $0.hash == GrammarWords.comma })
        else { return false }
        return !(open..<close).contains(role.words.lowerBound)
    }

    private func ownExclusion(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> String? {
        let sentence = reading.sentences[number]
        // A word of the measure that touches the figure is nearer than any look-alike behind a comma.
        let isTouched =
            definition.measure.count == 1 && (hits[number][.measure(0)]?.contains { costs.cost($0.words, role.words) <= 1 } ?? false)
        let aside = sentence.aside(around: role.words.lowerBound)
        let isStrength = role.isStrength(in: sentence)
        let isTold = isHarm(role, in: number)
        func isNear(_ hit: CueHit) -> Bool {
            // "Killed 27 people sheltering in a school": what else they did is none of the verb's.
            if isTold, !hits[number].hasMeasure(where: { $0.words.overlaps(hit.words) }) { return false }
            // What is said of the name outside is not said of the aside: "Japan, which has 600 there, will bring them home".
            if let aside, hit.words.lowerBound >= aside.upperBound { return false }
            // A body of so many is no toll, whatever it does.
            if isStrength, hit.words.lowerBound >= role.words.upperBound { return false }
            if isOfOtherPart(hit, role, in: sentence) || isSaidOfOther(hit, role, in: number) || isGroupOfDead(hit, role, in: number) {
                return false
            }
            let cost = costs.cost(hit.words, role.words)
            guard cost < Self.exclusionReach, costs.crossings(hit.words, role.words) == 0 else { return false }
            guard hit.words.upperBound <= role.words.lowerBound else {
                // "36 percent in May and whose party wants him out": another clause about the same name.
                return !sentence.words[role.words.upperBound..<max(role.words.upperBound, hit.words.lowerBound)].contains {
                    $0.hash == GrammarWords.whose
                }
            }
            return reaches(hit, role, isTouched: isTouched, in: number)
        }
        // What a sentence begins with, it is about, unless it counts that.
        func isTopic(_ hit: CueHit) -> Bool {
            hit.words.lowerBound <= 1 && hit.words.upperBound <= role.words.lowerBound && !isBeforeColon(hit, role, in: number)
                && !sentence.quantities.contains { $0.words.lowerBound == hit.words.upperBound }
        }
        // "The way he is handling his job" is the measure, whatever "handling" alone would be.
        let found = hits[number][.exclusion]?.filter { !isInsideMeasure($0, in: number) && !isOfAllAsked($0, in: number) }
        let topic = found?.first { isTopic($0) && !isTold && !(isTouched && isActor($0, before: role, in: number)) }
        if let topic { return definition.exclusions[topic.phrase].text }
        if let topic = hits[number][.exclusionBefore]?.first(where: isTopic) { return definition.exclusionsBefore[topic.phrase].text }
        // "Core inflation, which leaves out food, was 2.8": what stands right before the measure is said of it, however far.
        let measured = hits[number][.measure(0)]?.filter { $0.words.upperBound <= role.words.lowerBound }.max {
            $0.words.lowerBound < $1.words.lowerBound
        }
        func isSaidOfIt(_ hit: CueHit) -> Bool {
            guard definition.unit == .percent, let measured else { return false }
            return (hit.words.upperBound == measured.words.lowerBound || hit.words.overlaps(measured.words))
                && costs.crossings(measured.words, role.words) == 0
        }
        if let found = found?.first(where: { isNear($0) || isSaidOfIt($0) }) { return definition.exclusions[found.phrase].text }
        let before = hits[number][.exclusionBefore]?.first { $0.words.upperBound <= role.words.lowerBound && isNear($0) }
        if let before { return definition.exclusionsBefore[before.phrase].text }
        if isElliptic(answer: role, in: number) { return nil }
        return hits[number][.exclusionBehind]?.first { isBehind($0, role, in: number) }.map { definition.exclusionsBehind[$0.phrase].text }
    }

    /// "His party is nervous: 41 percent approve of the job he does": behind the colon the answer says of whom it is.
    private func isBeforeColon(_ hit: CueHit, _ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        // "Deficit: 3.9 percent of GDP" is labelled.
        if hit.words.lowerBound == 0, words[hit.words.upperBound].hash == GrammarWords.colon { return false }
        return words[hit.words.upperBound..<role.words.lowerBound].contains { $0.hash == GrammarWords.colon }
            && hits[number].hasMeasure { $0.words.lowerBound >= role.words.upperBound }
    }

    /// Whether a word before a figure is said of it, across what stands between.
    private func reaches(_ hit: CueHit, _ role: QuantityRole, isTouched: Bool, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let between = sentence.words[hit.words.upperBound..<role.words.lowerBound]
        // "His standing on the economy was better, with 62 percent approving": "with" goes on about it.
        let parting = between.indices.contains {
            between[$0].hash == GrammarWords.comma
                && !($0 + 1 < role.words.lowerBound && sentence.words[$0 + 1].hash == GrammarWords.with)
        }
        if isTouched, parting { return false }
        // "With the war money added, total defence spending would come to $513 billion": behind the comma the measure is named.
        if let comma = between.lastIndex(where: { $0.hash == GrammarWords.comma }), definition.kind == .amount,
            hits[number].hasMeasure(where: { $0.words.lowerBound > comma && $0.words.upperBound <= role.words.lowerBound })
        {
            return false
        }
        // "Guarding its own border and about 200 in Latvia": behind "and" the next one begins.
        return !(between.count > 2 && between.suffix(2).contains { $0.hash == GrammarWords.and })
    }

    /// A word that marks another matter before a figure whose sentence does not name the measure, however far before.
    func isAfterLookAlike(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll else { return false }
        let part = reading.sentences[number].part(around: role.words.lowerBound)
        return hits[number][.exclusion]?.contains { hit in
            // What is said of the figures before the semicolon is said of what goes on without a name.
            hit.words.upperBound <= role.words.lowerBound && !isSaidOfOther(hit, role, in: number)
                && (part.contains(hit.words.lowerBound)
                    || facts.isCue(reading.sentences[number].words[part.lowerBound].hash, .anaphor))
        } ?? false
    }

    /// "50 billion from the special fund; the budget is 60 billion", "33 percent of the vote, and 38 percent approve", "3.1 percent of GDP,
    /// helped by aid", "in the week after his party won": a word of another part, of another figure's whole, of another clause.
    private func isOfOtherPart(_ hit: CueHit, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        if !sentence.part(around: role.words.lowerBound).contains(hit.words.lowerBound) { return true }
        // "The 22,000-strong force lost two soldiers": a verb right before the next figure is said of that.
        let isOfNext = sentence.quantities.contains { $0.words.lowerBound > role.words.upperBound && $0.start == hit.words.upperBound }
        if isOfNext, hit.words.lowerBound >= role.words.upperBound { return true }
        // "Defence gets 7.85 trillion, capital outlay up 22 percent"
        if hit.words.lowerBound > role.words.upperBound, sentence.words[hit.words.lowerBound - 1].hash == GrammarWords.comma,
            sentence.quantities.contains(where: { (0...2).contains($0.start - hit.words.upperBound) })
        {
            return true
        }
        // "Has 50 soldiers there, and Iran lost 100"
        if goesAbroad, startsAnew(between: role.words, and: hit.words, in: sentence) { return true }
        let isOfOtherFigure = sentence.quantities.contains { other in
            other != role && other.words.upperBound < sentence.words.count && sentence.words[other.words.upperBound].hash == GrammarWords.of
                && (0...3).contains(hit.words.lowerBound - other.words.upperBound) && hit.words.upperBound != role.words.lowerBound
                && !sentence.words[other.words.upperBound..<hit.words.lowerBound].contains { GrammarWords.coordinating.contains($0.hash) }
        }
        if isOfOtherFigure { return true }
        guard hit.words.lowerBound > role.words.upperBound else { return false }
        let between = role.words.upperBound..<hit.words.lowerBound
        return between.contains { index in
            if sentence.words[index].hash == GrammarWords.comma {
                guard index + 2 < hit.words.lowerBound else { return false }
                // "1.6 percent, a share that oil revenue keeps low"
                let isAside =
                    GrammarWords.determiners.contains(sentence.words[index + 1].hash)
                    && (index + 2..<min(index + 5, hit.words.lowerBound)).contains { sentence.words[$0].hash == GrammarWords.that }
                if isAside { return true }
                // "44 percent, with most unhappy about another matter"
                return sentence.words[index + 1].hash == GrammarWords.with
                    || sentence.words[index + 1].isVerb && sentence.words[index + 2].hash == GrammarWords.by
            }
            return GrammarWords.timeClauses.contains(sentence.words[index].hash)
        }
    }

    /// "1,312 of the dead were civilians", "291 civilians among the dead": a part of a toll that has a name of its own.
    private func isGroupOfDead(_ hit: CueHit, _ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words[hit.words]
        guard definition.subject.victims, words.contains(where: { $0.hash == GrammarWords.the }),
            words.contains(where: { $0.hash == GrammarWords.of || $0.hash == GrammarWords.among }),
            hits[number][.measure(0)]?.contains(where: { $0.words.overlaps(hit.words) }) ?? false
        else { return false }
        let own = predicate(of: role, in: reading.sentences[number])
        return definition.dimensions.indices.contains { index in
            let rule = definition.dimensions[index]
            return rule.country
                && rule.values.indices.contains { value in
                    hits[number][.dimension(index, value: value)]?.contains {
                        $0.words.overlaps(role.words) || own.contains($0.words.lowerBound)
                    } ?? false
                }
        }
    }

    /// Whether a phrase of the measure, or of who was asked, covers a look-alike's with more words: "of those eligible to vote".
    private func isInsideMeasure(_ hit: CueHit, in number: Int) -> Bool {
        if hits[number][.of]?.contains(where: { $0.words.count > 1 && $0.words.overlaps(hit.words) }) ?? false { return true }
        return hits[number][.measure(0)]?.contains { $0.weight > hit.weight && $0.words.lowerBound == hit.words.lowerBound } ?? false
    }

    /// "The Yomiuri, whose staff press the undecided, found 71 percent", "tied within the margin of error, 48% to 49%", "he has reason for
    /// hope: 50 percent approve": said of another name, of a bound, of what is explained.
    private func isSaidOfOther(_ hit: CueHit, _ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard hit.words.upperBound <= role.words.lowerBound else { return false }
        if words[max(0, hit.words.lowerBound - 2)..<hit.words.lowerBound].contains(where: { $0.hash == GrammarWords.within }) {
            return true
        }
        let between = hit.words.upperBound..<role.words.lowerBound
        if let colon = between.last(where: { words[$0].hash == GrammarWords.colon }),
            hits[number].hasMeasure(where: { $0.words.lowerBound > colon })
        {
            return true
        }
        guard let close = between.first(where: { words[$0].hash == GrammarWords.comma }),
            let open = words[..<hit.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.comma }), open > 0
        else { return false }
        // "The Asahi, no friend of the Liberal Democrats, arrived at 84 percent": what the house is.
        let isHouses = reading.sentences[number].entities.contains { $0.mention.kind == .pollster && $0.words.upperBound == open }
        if isHouses, reading.sentences[number].opensPredicate(close + 1, facts) { return true }
        return GrammarWords.relatives.contains(words[open + 1].hash) && reading.sentences[number].opensPredicate(close + 1, facts)
    }

    /// "54 percent say he lied", "38 percent of those asked find him honest": another opinion than the measure's.
    private func isBehind(_ hit: CueHit, _ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard hit.words.lowerBound >= role.words.upperBound, let costs = costs[number], costs.crossings(hit.words, role.words) == 0,
            // "68 percent behind him, says El Financiero"
            !(hit.words.lowerBound > 0 && sentence.words[hit.words.lowerBound - 1].hash == GrammarWords.comma
                && sentence.entities.contains {
                    $0.mention.kind == .pollster && (0...1).contains($0.words.lowerBound - hit.words.upperBound)
                }),
            // "A positive view of the president"
            !hits[number].hasMeasure(where: { $0.words.count > 1 && $0.words.overlaps(hit.words) }),
            // "54 percent trust him, X said", "45 percent in favour"
            !(hits[number][.measure(0)]?.contains {
                $0.words.lowerBound >= role.words.upperBound && $0.words.upperBound <= hit.words.lowerBound
            } ?? false),
            hit.words.lowerBound == 0 || sentence.words[hit.words.lowerBound - 1].hash != GrammarWords.in
        else { return false }
        let between = role.words.upperBound..<hit.words.lowerBound
        let isOfPoll =
            !between.isEmpty && sentence.words[between.lowerBound].hash == GrammarWords.in
            && hits[number][.field]?.contains { $0.words.upperBound == between.upperBound } ?? false
        guard between.count <= 8,
            between.isEmpty || sentence.words[between.lowerBound].hash == GrammarWords.of || between.count == 1 || isOfPoll,
            !between.contains(where: { sentence.words[$0].kind == .punctuation && !sentence.isSoft($0) })
        else { return false }
        // "Put support at 35 percent and said": who says is who puts.
        if between.count == 1, GrammarWords.coordinating.contains(sentence.words[between.lowerBound].hash) { return false }
        // "68 percent of Americans, a Gallup poll said": who says is the poll.
        let comma = sentence.words[between].lastIndex { $0.hash == GrammarWords.comma }
        if let comma, comma + 1 < hit.words.lowerBound {
            let speaker = comma + 1..<hit.words.lowerBound
            let isPoll =
                sentence.entities.contains { $0.mention.kind == .pollster && $0.words.overlaps(speaker) }
                || hits[number][.field]?.contains { $0.words.overlaps(speaker) } ?? false
            if isPoll { return false }
        }
        let end = sentence.quantities.first { $0.words.lowerBound >= hit.words.upperBound }?.words.lowerBound ?? sentence.words.count
        return !(hits[number][.measure(0)]?.contains { $0.words.lowerBound >= hit.words.lowerBound && $0.words.upperBound <= end } ?? false)
    }
}
