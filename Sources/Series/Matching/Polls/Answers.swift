import Model
import Vocabulary

/// Of two answers that exclude each other, which one a figure gives where the text denies the other or leaves it out.
extension SeriesPass {
    /// How far before a word its negation may stand: "were less or not at all satisfied".
    private static let negationReach = 4

    /// The other of two answers; `nil` where a dimension is not so divided.
    func opposite(_ value: String, of rule: SeriesDefinition.DimensionRule) -> String? {
        guard let pair = definition.checks.complementary, pair.dimension == rule.name, pair.values.count == 2, pair.values.contains(value)
        else { return nil }
        return pair.values.first { $0 != value }
    }

    /// Whether the word of an answer is negated where it stands: "were not at all satisfied".
    func isNegated(_ hit: CueHit, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let start = hit.words.lowerBound
        let first = max(start - Self.negationReach, role.words.upperBound <= start ? role.words.upperBound : 0)
        for index in stride(from: start - 1, through: first, by: -1) {
            let word = sentence.words[index]
            if word.kind == .punctuation, !sentence.isSoft(index) || word.hash == GrammarWords.comma { return false }
            if sentence.quantities.contains(where: { $0.words.contains(index) }) { return false }
            if GrammarWords.negations.contains(word.hash) { return sentence.words[index + 1].hash != GrammarWords.only }
        }
        return false
    }

    /// "74 percent not", "63 percent did not", "79 percent disagreed": the contrary of what the figure before says.
    func ellipticAnswer(_ rule: SeriesDefinition.DimensionRule, _ role: QuantityRole, in number: Int) -> String? {
        if let pair = definition.checks.complementary, pair.dimension == rule.name, pair.values.count == 2,
            let place = sidePlace(role, in: number)
        {
            return pair.values[place]
        }
        guard isElliptic(answer: role, in: number), let last = candidates.last, number - last.sentence <= 1,
            let value = last.dimensions[rule.name]
        else { return nil }
        return opposite(value, of: rule)
    }

    /// "51 percent call it bad. In May it was 45 percent": the answer of the figure before that it is clearly nearest to.
    func resumedAnswer(_ rule: SeriesDefinition.DimensionRule, _ index: Int, _ role: QuantityRole, in number: Int) -> String? {
        guard definition.checks.complementary?.dimension == rule.name, let last = candidates.last, number - last.sentence <= 1 else {
            return nil
        }
        let sentence = reading.sentences[number]
        let part = sentence.part(around: role.start)
        let verbs = sentence.words[part.lowerBound..<role.start].reversed().prefix { $0.isVerb || $0.hash == GrammarWords.at }.count
        let head = role.start - verbs - 1
        guard verbs > 0, head >= part.lowerBound else { return nil }
        let word = sentence.words[head].hash
        let own = part.lowerBound..<(sentence.quantities.first { $0.start > role.start }?.start ?? part.upperBound)
        let isSaid = rule.values.indices.contains { value in
            hits[number][.dimension(index, value: value)]?.contains { own.contains($0.words.lowerBound) } ?? false
        }
        guard facts.isCue(word, .resumption) || GrammarWords.plurals.contains(word), !isSaid else { return nil }
        // "Sixty-seven percent approve. Twenty-eight percent disapprove. It was 65": of both answers the one that it is near to.
        let given = candidates.suffix(Self.givenBefore).filter { number - $0.sentence <= 2 }
        func distance(_ candidate: Candidate) -> Double { abs(candidate.figure.value.approximate - role.mention.figure.value.approximate) }
        guard let near = given.min(by: { distance($0) < distance($1) }), let value = near.dimensions[rule.name] else { return nil }
        let other = given.filter { $0.dimensions[rule.name] != value }.map(distance).min()
        return other.map { $0 - distance(near) < Self.clearly } ?? false ? nil : value
    }

    /// Whether nothing but a denial stands between the figure and the end of its clause.
    func isElliptic(answer role: QuantityRole, in number: Int) -> Bool {
        guard definition.checks.complementary != nil else { return false }
        let words = reading.sentences[number].words
        var index = role.words.upperBound
        // "60 percent said they did not"
        if index + 1 < words.count, words[index].isVerb, GrammarWords.plurals.contains(words[index + 1].hash) { index += 2 }
        if index < words.count, GrammarWords.relatives.contains(words[index].hash) { index += 1 }
        let verb = index
        if index < words.count, GrammarWords.auxiliaries.contains(words[index].hash) { index += 1 }
        if index < words.count, GrammarWords.negations.contains(words[index].hash) || facts.isCue(words[index].hash, .dissent) {
            index += 1
        } else if index == verb || verb == role.words.upperBound {
            // "61 percent do not trust him, compared with 33 percent who do".
            return false
        }
        let next = index
        return next == words.count || words[next].kind == .punctuation || GrammarWords.coordinating.contains(words[next].hash)
    }

    private static let givenBefore = 4
    /// By so many points nearer to one answer than to the other is a figure of it.
    private static let clearly = 5.0
    /// What both answers of a survey make in all at least: the rest have none.
    private static let leastSplit = 70.0

    /// "In September it was 40% to 57%", too much in all for one share: the answer that was given first where both were given before.
    func firstOfBoth(_ rule: SeriesDefinition.DimensionRule, _ role: QuantityRole, in number: Int) -> String? {
        guard let pair = definition.checks.complementary, pair.dimension == rule.name, role.mention.shape == .range else { return nil }
        let (low, high) = (role.mention.figure.value.approximate, role.mention.figure.upper?.approximate ?? 0)
        let signs = reading.sentences[number].words[role.words].count { facts.isCue($0.hash, .percent) }
        guard (Self.leastSplit...100).contains(low + high), signs == 2 || role.mention.figure.unit.code.isEmpty else { return nil }
        let given = candidates.suffix(Self.givenBefore).filter { number - $0.sentence <= 2 }.compactMap { $0.dimensions[rule.name] }
        return Set(given) == Set(pair.values) ? given.first : nil
    }

    /// Whether a figure is one of two that give both answers in the order in which they were given before.
    func isOfBothAnswers(_ role: QuantityRole, in number: Int) -> Bool {
        definition.dimensions.contains { (firstOfBoth($0, role, in: number) ?? pairedAnswer($0, role, in: number)) != nil }
    }

    /// Points between two answers that are no range of one.
    private static let split = 12.0

    /// "By 52 percent to 44 percent": two answers in one breath, the one that the sentence names first.
    func isSplit(_ role: QuantityRole, in number: Int) -> Bool {
        guard role.mention.shape == .range, definition.checks.complementary != nil else { return false }
        // "Had him at 32 to 60": no answer is as uncertain as that.
        if definition.kind == .poll, let upper = role.mention.figure.upper,
            upper.approximate - role.mention.figure.value.approximate >= Self.split,
            upper.approximate + role.mention.figure.value.approximate <= 100
        {
            return true
        }
        let words = reading.sentences[number].words
        if definition.dimensions.contains(where: { firstOfBoth($0, role, in: number) != nil }) { return true }
        let before = words[max(0, role.words.lowerBound - 3)..<role.words.lowerBound]
        return before.last?.hash == GrammarWords.by
            || before.count == 3 && before.last?.hash == GrammarWords.of
                && before.first?.hash == GrammarWords.by
    }

    /// "Ifop: 26 percent", "Gallup has 41 percent": the house and its figure, where the measure was named before.
    func isByHouse(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll else { return false }
        let sentence = reading.sentences[number]
        let house = sentence.entities.last { $0.words.upperBound <= role.words.lowerBound }
        guard let house, house.mention.kind == .pollster, role.words.lowerBound - house.words.upperBound <= 2 else { return false }
        return sentence.words[house.words.upperBound..<role.words.lowerBound].allSatisfy {
            $0.kind == .punctuation || GrammarWords.auxiliaries.contains($0.hash) || GrammarWords.levelling.contains($0.hash)
        }
    }

    /// "Two thirds support the goal", "half approve of national service": an answer about a matter and not about a person.
    func isOfMatter(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        guard definition.kind == .poll, definition.subject.kinds.contains(.person) else { return false }
        let sentence = reading.sentences[number]
        let answers = hits[number].filter { slot, _ in
            switch slot {
            case .measure, .dimension: true
            default: false
            }
        }.values.joined()
        if answers.contains(where: { isOfIt($0, role, in: number) }) { return true }
        let verb = answers.filter { hit in
            hit.words.lowerBound >= role.words.upperBound && hit.words.count == 1 && costs.crossings(hit.words, role.words) == 0
                && sentence.isPlain(role.words.upperBound..<hit.words.lowerBound)
                && !sentence.words[role.words.upperBound..<hit.words.lowerBound].contains { GrammarWords.coordinating.contains($0.hash) }
        }.min { $0.words.lowerBound < $1.words.lowerBound }
        guard let verb else { return false }
        var object: [Int] = []
        for index in verb.words.upperBound..<sentence.words.count {
            let word = sentence.words[index]
            if word.kind == .punctuation && !sentence.isSoft(index) || GrammarWords.coordinating.contains(word.hash) { break }
            if word.hash != GrammarWords.of, GrammarWords.placing.contains(word.hash) { break }
            object.append(index)
        }
        // "27 percent approval this month"
        if sentence.times.contains(where: { time in object.contains { time.words.contains($0) } }) { return false }
        guard let last = object.last, object.count > 1 || !facts.isFunction(sentence.words[last].hash) else { return false }
        let words = object.map { sentence.words[$0] }
        // "41 percent supported independence"
        let isOfAnswers = sentence.words[verb.words.lowerBound - 1].hash == GrammarWords.of
        if let first = object.first, sentence.words[verb.words.lowerBound].isVerb, !isOfAnswers, isOtherNoun(first, in: number) {
            return true
        }
        // "Approved of by 62 percent"
        if words.count > 1, words[1].hash == GrammarWords.by { return false }
        guard let first = words.first,
            first.hash == GrammarWords.of || GrammarWords.determiners.contains(first.hash) || GrammarWords.quantifiers.contains(first.hash)
        else { return false }
        return !words.contains { GrammarWords.pronouns.contains($0.hash) || facts.isCue($0.hash, .performance) }
            && !sentence.entities.contains { $0.mention.kind == .person && $0.words.overlaps(object[0]..<last + 1) }
    }

    /// "A movement has named its day; 63 percent support it": what is supported, where no cabinet is spoken of.
    private func isOfIt(_ hit: CueHit, _ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        var object = hit.words.upperBound
        let isBehindOf = object < words.count && words[object].hash == GrammarWords.of
        if isBehindOf { object += 1 }
        guard (role.words.upperBound...role.words.upperBound + 4).contains(hit.words.lowerBound), object < words.count,
            words[object].hash == GrammarWords.it,
            object + 1 == words.count || words[object + 1].kind == .punctuation
                || GrammarWords.coordinating.contains(words[object + 1].hash)
        else { return false }
        return !(max(0, number - 2)...number).contains { near in
            let words = reading.sentences[near].words
            // "Approve of his work … 45 percent disapprove of it"
            let isOfWork =
                isBehindOf
                && hits[near].hasMeasure { hit in
                    words[hit.words.upperBound..<min(words.count, hit.words.upperBound + 4)].contains { facts.isCue($0.hash, .performance) }
                }
            return isOfWork || words.contains { facts.isCue($0.hash, .performance) && facts.isAgency($0.hash) }
        }
    }

    /// "The army has the confidence of 96 percent": a body that is nobody's office.
    func isOfBody(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        guard definition.kind == .poll, definition.subject.offices.contains("head") else { return false }
        let sentence = reading.sentences[number]
        // "The LDP's own rating slid to 29.5 percent"
        let owner = sentence.entities.last {
            $0.words.upperBound <= role.words.lowerBound && ($0.isPossessive || $0.mention.kind == .person)
        }
        if let owner, owner.mention.kind == .organization, costs.crossings(owner.words, role.words) == 0,
            hits[number].hasMeasure(where: { (0...2).contains($0.words.lowerBound - owner.words.upperBound) })
        {
            return true
        }
        // "34 percent said Congress was doing a good job"
        let isOfBody = sentence.entities.contains { entity in
            entity.mention.kind == .organization && entity.preposition == nil && !entity.isPossessive
                && (role.words.upperBound...role.words.upperBound + 6).contains(entity.words.lowerBound)
                && costs.crossings(entity.words, role.words) == 0
                && hits[number].hasMeasure { (0...3).contains($0.words.lowerBound - entity.words.upperBound) }
        }
        if isOfBody { return true }
        let having = hits[number][.measure(0)]?.first { hit in
            hit.words.upperBound <= role.words.lowerBound && GrammarWords.having.contains(sentence.words[hit.words.lowerBound].hash)
                && costs.crossings(hit.words, role.words) == 0
        }
        guard let verb = having?.words.lowerBound, verb > 1 else { return false }
        // "When he still had the backing of 65 percent"
        let noun = sentence.words[GrammarWords.lasting.contains(sentence.words[verb - 1].hash) ? verb - 2 : verb - 1]
        guard noun.kind == .word, !noun.isCapitalized, !facts.isFunction(noun.hash), !facts.isCue(noun.hash, .performance)
        else {
            return false
        }
        return !sentence.entities.contains { $0.words.upperBound == verb || $0.mention.kind == .person && $0.words.upperBound <= verb }
    }

    /// "Against 84 and 5 a year earlier": the answers of the two figures before, in their order.
    func pairedAnswer(_ rule: SeriesDefinition.DimensionRule, _ role: QuantityRole, in number: Int) -> String? {
        guard let pair = definition.checks.complementary, pair.dimension == rule.name else { return nil }
        let sentence = reading.sentences[number]
        let figures = sentence.quantities.filter { $0.group == role.group }
        guard figures.count == 2, let place = figures.firstIndex(of: role), let first = figures.first, let last = figures.last else {
            return nil
        }
        if !sentence.isEarlier(first) {
            // "A Gallup survey had 42 percent and 55 percent", "in October the figures were 32 and 52 percent".
            let start = sentence.quantities.last { $0.words.upperBound <= first.words.lowerBound }?.words.upperBound
            let end = sentence.quantities.first { $0.words.lowerBound >= last.words.upperBound }?.words.lowerBound
            let part = sentence.part(around: first.words.lowerBound)
            let own = max(start ?? 0, part.lowerBound)..<max(last.words.upperBound, min(end ?? sentence.words.count, part.upperBound))
            let isAnswered = hits[number].has([.measure, .dimension]) { $0.words.overlaps(own) }
            if isAnswered { return nil }
        }
        let before = candidates.filter {
            number - $0.sentence <= 2
                && ($0.sentence < number || sentence.quantities[$0.quantity].words.upperBound <= first.words.lowerBound)
        }
        let answers = before.suffix(2).compactMap { $0.dimensions[rule.name] }
        guard answers.count == 2, Set(answers) == Set(pair.values) else { return nil }
        return answers[place]
    }

    /// "Stands at 36 percent by Cadem's latest": the percentage of a pollster is no share of output.
    func isOfPoll(in number: Int) -> Bool {
        guard definition.unit == .percent, definition.kind != .poll, definition.subject.kinds.contains(.country) else { return false }
        return reading.sentences[number].entities.contains { $0.mention.kind == .pollster }
    }

    /// "48 percent disapprove of how he handled the storm, and 44 approve": the answers to a question of another matter.
    func isOfSameMatter(_ role: QuantityRole, in number: Int) -> Bool {
        guard let excluded = lastExcluded, excluded.sentence == number, definition.kind == .poll else { return false }
        let sentence = reading.sentences[number]
        let isNext = sentence.quantities.allSatisfy { $0.words.upperBound <= excluded.end || $0.words.lowerBound >= role.words.lowerBound }
        guard isNext, excluded.end <= role.words.lowerBound else { return false }
        // Whoever or whatever the figure's own part of the sentence names, it is about.
        let end = sentence.quantities.first { $0.words.lowerBound >= role.words.upperBound }?.words.lowerBound ?? sentence.words.count
        let start = sentence.words[excluded.end..<role.words.lowerBound].lastIndex {
            $0.kind == .punctuation || $0.hash == GrammarWords.and
        }
        let own = (start ?? role.words.lowerBound)..<end
        return !sentence.entities.contains { own.contains($0.words.lowerBound) && subjectID($0.mention) != nil }
            && !(hits[number][.measure(0)]?.contains { own.contains($0.words.lowerBound) && $0.weight > 1 } ?? false)
    }

    /// "Lost three points to 36 percent": a change, and the level that it leads to.
    func endsChange(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        var to = role.words.lowerBound - 1
        // "Gained two points to reach 37 percent"
        if to > 0, sentence.words[to].isVerb, sentence.words[to - 1].hash == GrammarWords.to { to -= 1 }
        return to > 0 && sentence.words[to].hash == GrammarWords.to
            && sentence.quantities.contains { $0.isChange && (0...4).contains(to - $0.words.upperBound) && $0.words.upperBound <= to }
    }

    /// Whether a figure can be a level of whoever is named: not what someone is to do, and not another's by its place.
    func isLevel(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll else { return true }
        let sentence = reading.sentences[number]
        let before = role.words.lowerBound - 1
        guard before >= 1, role.mention.trend == nil else { return true }
        // "Told allies to spend 5 percent".
        let isObject =
            sentence.words[before].kind == .word && sentence.words[before - 1].hash == GrammarWords.to
            && !facts.isFunction(sentence.words[before].hash)
        if isObject { return false }
        // "The United States, at 3.4 percent": whose name touches the figure, has it.
        return !sentence.entities.contains { entity in
            (0...3).contains(role.words.lowerBound - entity.words.upperBound)
                && [.country, .alliance, .organization].contains(entity.mention.kind)
                && (entity.words.upperBound..<role.words.lowerBound).allSatisfy {
                    sentence.words[$0].kind == .punctuation || GrammarWords.levelling.contains(sentence.words[$0].hash)
                }
        }
    }

    /// "Though growth was 3.8 percent": a clause that says of what else the figure is.
    func isOfOtherNoun(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll || isShare || definition.kind == .amount else { return false }
        let sentence = reading.sentences[number]
        guard sentence.clauses.indices.contains(role.clause) else { return false }
        let clause = sentence.clauses[role.clause]
        // "Was 3.8 percent", "stood at a record 4.1 percent".
        let verbs = (max(clause.lowerBound, role.words.lowerBound - 4)..<role.words.lowerBound).filter {
            sentence.words[$0].isVerb || GrammarWords.auxiliaries.contains(sentence.words[$0].hash)
        }
        guard var verb = isShare ? verbs.first : verbs.last, verb - 1 >= clause.lowerBound else { return false }
        // "Unemployment in Sweden was 9.4 percent"
        if isShare, let place = sentence.entities.first(where: { $0.words.upperBound == verb && $0.preposition == GrammarWords.in }) {
            verb = place.words.lowerBound - 1
        }
        guard verb - 1 >= clause.lowerBound else { return false }
        let noun = sentence.words[verb - 1]
        // "The government has promised to reach 2 percent": who does something is not what is measured.
        let isLevel = verbs.allSatisfy { verb in
            facts.isCue(sentence.words[verb].hash, .copula)
                || verbs.contains(verb - 1) && sentence.words[verb + 1].hash == GrammarWords.at
        }
        let isToDo = sentence.words[(verbs.last ?? 0)..<role.words.lowerBound].contains { $0.hash == GrammarWords.to }
        // "In October the figures were 32 and 52 percent"
        if facts.isCue(noun.hash, .resumption) || facts.isCue(noun.hash, .anaphor) { return false }
        // "The corresponding numbers were 27 and 61"
        if definition.kind == .poll, facts.isCue(noun.hash, .numbers) { return false }
        // "Clinton at that stage was on 41"
        if definition.kind == .poll, facts.isCue(noun.hash, .juncture), sentence.comparesTerms(facts) { return false }
        if isShare, facts.isAgency(noun.hash) || !isLevel || isToDo { return false }
        guard noun.kind == .word, !noun.isCapitalized || verb == 1, !noun.isVerb, !facts.isFunction(noun.hash) else { return false }
        // "In October he still had 27 percent".
        let isOfSomeone =
            sentence.words[clause.lowerBound..<verb].contains {
                GrammarWords.pronouns.contains($0.hash) || facts.isCue($0.hash, .old)
            }
            || sentence.entities.contains {
                $0.words.upperBound <= verb && clause.contains($0.words.lowerBound) && subjectID($0.mention) != nil
            }
        // Of amounts only what opens the sentence alone: "Education gets $31 billion".
        if isOfSomeone || definition.kind == .amount && (verb > 1 || !isOtherNoun(0, in: number)) { return false }
        guard !sentence.entities.contains(where: { $0.words.contains(verb - 1) }),
            !sentence.times.contains(where: { $0.words.contains(verb - 1) })
        else { return false }
        return !hits[number].has([.measure, .dimension], where: { $0.words.overlaps(clause) })
            && !hits[number].has([.resume, .of, .field]) { clause.contains($0.words.lowerBound) && $0.words.lowerBound <= verb }
    }

    /// Whether the series is a share of an amount's base.
    var isShare: Bool { definition.unit == .percent && definition.checks.shareOf != nil }

    /// "32 percent were opposed", "47 percent said they would": people who answer, and no share of output.
    func isOfPeople(_ role: QuantityRole, in number: Int) -> Bool {
        guard isShare else { return false }
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        let isFirst =
            role.start == 0 || words[role.start - 1].kind == .punctuation || GrammarWords.coordinating.contains(words[role.start - 1].hash)
        guard next < words.count, isFirst else { return false }
        // "Asked about the plan for 2 percent of GDP, 51 percent approved"
        let isCue = hits[number].has([.measure, .resume, .status]) { $0.words.contains(next) }
        if words[next].isVerb, !GrammarWords.auxiliaries.contains(words[next].hash), !isCue { return true }
        guard hits[number][.measure(0)] == nil else { return false }
        return GrammarWords.auxiliaries.contains(words[next].hash) || words[next].isVerb || facts.isTelling(words[next].hash)
    }

    /// "Republican aides worried, with his rating at 42 percent": who does something is not who was asked.
    func isActor(_ topic: CueHit, before role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = topic.words.upperBound
        guard next < role.words.lowerBound, definition.kind == .poll else { return false }
        let noun = sentence.words[next]
        guard noun.kind == .word, !noun.isVerb, !noun.isCapitalized, !facts.isFunction(noun.hash),
            sentence.words[next..<role.words.lowerBound].contains(where: { $0.hash == GrammarWords.comma })
        else { return false }
        let isGoverned = topic.words.lowerBound > 0 && facts.isFunction(sentence.words[topic.words.lowerBound - 1].hash)
        let isAsked = hits[number][.of]?.contains { $0.words.lowerBound == next } ?? false
        return !isGoverned && !isAsked && !facts.isFunction(sentence.words[topic.words.lowerBound].hash)
    }
}
