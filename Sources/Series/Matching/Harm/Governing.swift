import Model
import Vocabulary

/// Whether a word of harm is said of a figure, and a word for a group of those whom it counts.
extension SeriesPass {
    /// So far before a figure the noun may stand of which it is the object: "the deaths, by one count, of 14".
    private static let objectReach = 8
    /// So many words behind "who" its verb may stand.
    private static let relativeReach = 6

    /// Whether harm befell those whom a figure counts, as far as grammar tells: they are the object of its verb or of its noun, or its
    /// subject. A word of harm elsewhere in the sentence is another's: "four suspects in the killing", "66 rebels, sentenced to death".
    func isGoverned(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard definition.subject.victims, sentence.headers == nil, sentence.block == .paragraph, !role.mention.figure.unit.code.isEmpty
        else { return true }
        let named = hits[number][.measure(0)] ?? []
        if named.isEmpty { return true }
        // "450 soldiers, five of whom died in June"
        let ofParts = sentence.quantities.filter { $0 != role && sentence.isSubjectOfWhom($0) }.map(sentence.relative)
        // "Bring home its 1,800 men, five of whom have died, including one killed by a bomb": behind the clause more may be told of its part.
        let found = named.filter { hit in
            !ofParts.contains { part in
                part.contains(hit.words.lowerBound)
                    || hit.words.lowerBound >= part.upperBound && role.words.upperBound <= part.lowerBound
                        && part.upperBound + 1 < sentence.words.count
                        && sentence.words[part.upperBound + 1].hash == GrammarWords.including
            }
        }
        if found.isEmpty { return false }
        if isNamedPart(role, in: number) || isPart(role, in: number) || isCountOf(role, in: number) || isNumberOf(role, in: number)
            || sentence.isWhole(role) || isElliptic(role, in: number) || follows(in: number, within: 0)
        {
            return true
        }
        return found.contains { hit in
            if hit.words.overlaps(role.words) { return isLost(hit, role, in: number) }
            if hit.words.upperBound <= role.start {
                let between = hit.words.upperBound..<role.start
                return between.count <= Self.objectReach && !between.contains { parts($0, in: sentence) }
                    // "The death toll of 15 months of revolt to 1,121 people"
                    || GrammarWords.leading.contains(sentence.words[role.start - 1].hash)
                        && sentence.words[hit.words].contains { facts.isCue($0.hash, .count) }
            }
            // Between a figure and its hedge.
            guard hit.words.lowerBound >= role.words.upperBound else { return true }
            guard hit.words.count > 1 || !isNoun(hit.words.lowerBound, in: sentence) else { return false }
            let isStated = (role.words.upperBound...hit.words.lowerBound).contains {
                GrammarWords.auxiliaries.contains(sentence.words[$0].hash) || sentence.words[$0].isVerb
                    || sentence.words[$0].hash == GrammarWords.among
            }
            if sharesVerb(hit.words, role, in: number) { return true }
            guard isStated || hit.words.lowerBound - role.words.upperBound <= 1 else { return false }
            return befalls(hit, role, in: sentence)
        }
    }

    /// Whether a word of harm behind a figure is what befell it: "six people, some of them women, are believed to have been killed".
    private func befalls(_ hit: CueHit, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let end = hit.words.lowerBound
        var hasVerb = false
        var word = role.words.upperBound
        while word < end {
            let hash = sentence.words[word].hash
            if hash == GrammarWords.comma {
                // "Fifteen fighters, captured near …"
                if end - word <= 2 { return !sentence.isParticiple(end, reading.article) }
                // "177 patients, companions and staff were killed"
                let close = sentence.words[(word + 1)..<end].firstIndex { $0.hash == GrammarWords.comma }
                word = (close ?? word) + 1
                continue
            }
            if sentence.words[word].kind == .punctuation, !sentence.isSoft(word) { return false }
            let isRelative = GrammarWords.relatives.contains(hash)
            if isRelative, word - role.words.upperBound > Self.relativeReach { return false }
            if !isRelative, GrammarWords.subordinating.contains(hash) { return false }
            if GrammarWords.coordinating.contains(hash), hasVerb { return word + 1 == end }
            let isVerb = sentence.words[word].isVerb && !GrammarWords.auxiliaries.contains(hash) && hash != GrammarWords.including
            hasVerb = hasVerb || isVerb
            word += 1
        }
        // Behind another verb only as its complement.
        return !hasVerb
            || sentence.words[max(0, end - 2)..<end].contains { GrammarWords.passive.contains($0.hash) || $0.hash == GrammarWords.to }
            || sentence.words[end - 1].isVerb
    }

    /// "In the killing", "a death": a word of harm behind an article or a preposition is a noun; "among the dead" tells whose.
    private func isNoun(_ word: Int, in sentence: SentenceReading) -> Bool {
        let before = sentence.words[word - 1].hash
        if word > 1, sentence.words[word - 2].hash == GrammarWords.among { return false }
        // "Who face conscription, or death"
        if GrammarWords.coordinating.contains(before), !sentence.words[word].isVerb { return true }
        return GrammarWords.articles.contains(before) || before == GrammarWords.of || GrammarWords.locating.contains(before)
    }

    /// Whether a word parts a noun or a verb from its object: a verb of its own, or a clause's end.
    private func parts(_ word: Int, in sentence: SentenceReading) -> Bool {
        sentence.words[word].isVerb && !GrammarWords.auxiliaries.contains(sentence.words[word].hash)
            || sentence.words[word].kind == .punctuation && !sentence.isSoft(word)
    }

    /// "17 million lives depend on it", "saved 82,000 lives": lives are lost only where something takes them.
    private func isLost(_ hit: CueHit, _ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard facts.isCue(sentence.words[hit.words.upperBound - 1].hash, .lives) else { return true }
        let near = max(0, role.start - Self.objectReach)..<min(sentence.words.count, role.words.upperBound + 5)
        return near.contains { facts.isCue(sentence.words[$0].hash, .taking) }
    }

    /// Whether a word for a group says who others are than those whom a figure counts: "eight people, including two soldiers", "soldiers
    /// have killed five people", "killed by soldiers", "14 gunmen were killed, and it was found that civilians had died".
    func isOfOthers(_ hit: Range<Int>, _ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        if hit.overlaps(role.words) { return false }
        if sentence.words[max(0, hit.lowerBound - 3)..<hit.lowerBound].contains(where: { $0.hash == GrammarWords.by }) { return true }
        if hit.lowerBound >= role.words.upperBound {
            if sentence.quantities.contains(where: { $0.start >= role.words.upperBound && $0.words.overlaps(hit) }) { return true }
            let between = role.words.upperBound..<hit.lowerBound
            let comma = sentence.words[between].lastIndex { $0.hash == GrammarWords.comma || GrammarWords.coordinating.contains($0.hash) }
            guard let comma, hit.lowerBound - comma > 3 || sentence.words[comma..<hit.lowerBound].contains(where: \.isVerb) else {
                return false
            }
            return sentence.words[between].contains(where: \.isVerb)
        }
        let counted = sentence.quantities.first { $0.words.overlaps(hit) }
        let isHarmed = hits[number][.measure(0)]?.contains { $0.words.upperBound == counted?.start } ?? false
        if isHarmed { return false }
        return hits[number][.measure(0)]?.contains { verb in
            verb.words.lowerBound >= hit.upperBound && verb.words.upperBound <= role.start
                && sentence.words[verb.words.lowerBound].isVerb
                && !sentence.words[max(0, verb.words.lowerBound - 2)..<verb.words.lowerBound].contains {
                    GrammarWords.passive.contains($0.hash)
                }
        } ?? false
    }

    /// "Fled to Bangladesh", "sanctions against Russia": where somebody goes or what something is aimed at, where that is no harm.
    func isGoal(_ entity: EntityRole, in number: Int) -> Bool {
        guard let preposition = entity.preposition, facts.isCue(preposition, .goal) else { return false }
        return !hits[number].hasMeasure { (1...4).contains(entity.words.lowerBound - $0.words.upperBound) }
    }

    /// "One man was killed and three of his family have been wounded": the value of a further figure's own verb.
    func ownOutcome(_ rule: SeriesDefinition.DimensionRule, _ index: Int, _ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        // "Twenty hostages were hurt": whom it befell is no fate of theirs.
        let isNamed = role.start == 0 && hits[number].has(.dimension) { $0.words.overlaps(role.words) }
        guard isNamed || role.start > 0 && GrammarWords.coordinating.contains(sentence.words[role.start - 1].hash) else { return nil }
        let own = predicate(of: role, in: sentence)
        var first: (at: Int, id: String)?
        for (value, entry) in rule.values.enumerated() {
            for hit in hits[number][.dimension(index, value: value)] ?? [] where own.contains(hit.words.lowerBound) {
                guard sentence.words[hit.words.lowerBound].isVerb, !isNoun(hit.words.lowerBound, in: sentence) else { continue }
                if hit.words.lowerBound < first?.at ?? .max { first = (hit.words.lowerBound, entry.id) }
            }
        }
        return first?.id
    }

    /// The subject of harm that agrees with the town or province in which its own sentence puts it: of a country that nothing else
    /// places there.
    func agreeing(_ choice: SubjectChoice, _ values: [String: String], in number: Int) -> SubjectChoice {
        guard definition.subject.victims, choice.ids.count == 1, let id = choice.ids.first, !isPlaced(in: id, number) else { return choice }
        let named = reading.sentences[number].entities.first {
            $0.mention.kind == .place && values.values.contains($0.mention.id) && !$0.isSpeaker && ($0.isGround || !$0.isModifier)
                && $0.stands(behind: definition.subject.prepositions.contains)
        }
        if let country = named?.mention.country, country != id {
            return SubjectChoice(ids: [country], isOwn: choice.isOwn, cost: choice.cost)
        }
        return choice.isOwn || !isOfOtherCountry(than: id, number) ? choice : .none
    }

    /// "France has been plagued by attacks that have cost 238 lives", in a story of Egypt: whether a sentence speaks of a country that has
    /// no part in any conflict of the one to which the story's harm was done.
    private func isOfOtherCountry(than country: String, _ number: Int) -> Bool {
        guard let day = reading.article.published?.day else { return false }
        let conflicts = facts.conflicts.fought(in: country, asOf: day, isOver: true)
        return reading.sentences[number].entities.contains { entity in
            guard entity.mention.kind == .country, entity.mention.form != .demonym, entity.mention.form != .coreference,
                entity.preposition == nil, !entity.isSpeaker, !entity.isModifier, !entity.isPossessive, entity.mention.id != country
            else { return false }
            return !conflicts.contains { $0.theatres.contains(entity.mention.id) || $0.sides.contains(entity.mention.id) }
        }
    }
}
