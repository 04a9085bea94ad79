import Model
import Vocabulary

/// Whose share it is among people, where a grammar of names alone would take the wrong one.
extension SeriesPass {
    /// "The special prosecutor is liked by 23 percent": someone who holds none of the offices in question stands nearer to the
    /// figure in its clause than anyone who does.
    func isRival(besides best: Int?, _ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        guard definition.subject.offices.contains("head") else { return false }
        let sentence = reading.sentences[number]
        let clause = sentence.clauses.indices.contains(role.clause) ? sentence.clauses[role.clause] : sentence.words.indices
        return sentence.entities.contains { entity in
            guard entity.mention.kind == .person, subjectID(entity.mention) == nil, !entity.isSpeaker,
                clause.contains(entity.words.lowerBound),
                entity.words.upperBound <= role.words.lowerBound, entity.preposition == nil || entity.isPossessive,
                costs.crossings(entity.words, role.words) == 0, let cost = subjectCost(entity, role, in: number, costs)
            else { return false }
            return cost < best ?? .max
        }
    }

    /// "Labour stood at 60 percent", "the ruling party, which lost the vote, had the support of 31 percent": a party's share, where nobody is
    /// named or meant beside it.
    func isOfParty(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.subject.offices.contains("head") else { return false }
        let sentence = reading.sentences[number]
        let before = sentence.entities.filter { $0.words.upperBound <= role.words.lowerBound }
        let known = before.last { $0.mention.kind == .organization && facts.kind(ofOrganization: $0.mention.id) == .party }
        // "And the LDP's 31.9"
        if let known, known.isPossessive, (0...1).contains(role.start - known.words.upperBound) { return true }
        if let known, known.preposition != nil || known.isPossessive { return false }
        // "The Reform Party", of which the vocabulary knows nothing.
        let noun = sentence.words[..<role.words.lowerBound].indices.last { index in
            facts.isNoun(sentence.words[index].hash, of: .party) && index > 0 && sentence.words[index - 1].isCapitalized
                && index + 1 < role.words.lowerBound && !PossessiveWords.all.contains(sentence.words[index + 1].hash)
                && !sentence.words[index + 1].isCapitalized
        }
        guard let end = known?.words.upperBound ?? noun.map({ $0 + 1 }) else { return false }
        let between = end..<role.words.lowerBound
        // "His party is nervous: 41 percent approve of the job he does"
        if let colon = sentence.words[between].firstIndex(where: { $0.hash == GrammarWords.colon }) {
            // "The party has not profited: its support is 11 percent"
            return sentence.words[colon + 1].hash == GrammarWords.its
        }
        let isSomeones =
            before.contains { $0.mention.kind == .person && ($0.preposition == nil || $0.words.lowerBound >= between.lowerBound) }
            || sentence.words[between].contains { GrammarWords.pronouns.contains($0.hash) || facts.isCue($0.hash, .performance) }
        return !isSomeones
            && !hits[number].hasMeasure {
                between.contains($0.words.lowerBound) && !GrammarWords.having.contains(sentence.words[$0.words.lowerBound].hash)
            }
    }

    /// "On Iraq, 38 percent approved": what a part of the sentence begins with is what was asked about.
    func isOnTopic(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.subject.offices.contains("head") else { return false }
        let sentence = reading.sentences[number]
        let start = sentence.part(around: role.words.lowerBound).lowerBound
        let topic = start + 1..<max(start + 1, min(role.words.lowerBound, start + Self.topicReach))
        guard topic.count > 1, sentence.words[start].hash == GrammarWords.on else { return false }
        // "On the eve of his address"
        if sentence.words[topic].contains(where: { $0.hash == GrammarWords.of }) { return false }
        return !facts.isCue(sentence.words[topic.lowerBound].hash, .average)
            && !sentence.times.contains { topic.contains($0.words.lowerBound) && $0.words.lowerBound <= start + 3 }
            && !sentence.entities.contains { topic.contains($0.words.lowerBound) && [.person, .pollster].contains($0.mention.kind) }
    }

    private static let topicReach = 4

    /// "Support was weakest in Mindanao, at 14 percent": of a part of those who were asked.
    func isOfRegion(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll else { return false }
        if isOfTown(role, in: number) { return true }
        let sentence = reading.sentences[number]
        // "Mindanao was harshest: four percent approve of him there."
        let behind = role.words.upperBound..<min(sentence.words.count, role.words.upperBound + Self.regionReach)
        let isThere = behind.contains { sentence.words[$0].hash == GrammarWords.there }
        if isThere, sentence.entities.contains(where: { $0.mention.kind == .place && $0.words.upperBound <= role.start }) { return true }
        return (max(1, role.words.lowerBound - Self.superlativeReach)..<max(1, role.words.lowerBound)).contains { index in
            // "Greatest in the Northeast"
            let name = sentence.words[index + 1].hash == GrammarWords.the ? index + 2 : index + 1
            return sentence.words[index].hash == GrammarWords.in && name < role.words.lowerBound && sentence.words[name].isCapitalized
                && finder(of: "", [:]).isSuperlative(index - 1, in: sentence)
                && !sentence.times.contains { $0.words.contains(name) }
                // "The lowest in Gallup's polls"
                && !sentence.entities.contains { [.pollster, .country].contains($0.mention.kind) && $0.words.contains(name) }
                && !sentence.quantities.contains { $0.words.lowerBound > index && $0.words.upperBound <= role.words.lowerBound }
        }
    }

    private static let regionReach = 6
    private static let superlativeReach = 12

    /// Who of a name held the office in a period: "George Bush" in 1991 is the elder. `nil` where nobody did.
    func officeholder(_ subject: String, in number: Int, _ period: Period?) -> String? {
        guard definition.subject.offices.contains("head"), let period, let day = period.start, facts.isOutOfOffice(subject, in: period)
        else {
            return subject
        }
        // A name in full is nobody else's.
        let isFull = reading.sentences[number].entities.contains {
            $0.mention.id == subject && reading.article.string($0.mention.range) == facts.display(subject)
        }
        return isFull ? nil : facts.namesake(of: subject, on: day)
    }

    /// "76 percent approved of the way he did his job": the last head named in the sentences before, or else the only one whose figures
    /// the article has given.
    func personMeant(by role: QuantityRole, in number: Int) -> String? {
        guard definition.subject.offices.contains("head") else { return nil }
        let sentence = reading.sentences[number]
        // "Mr. Starr fares worse: 12 percent hold a favorable opinion of him."
        if sentence.entities.contains(where: { $0.mention.kind == .person && $0.words.upperBound <= role.words.lowerBound }) { return nil }
        let near = max(0, role.words.lowerBound - Self.personReach)..<min(sentence.words.count, role.words.upperBound + Self.personReach)
        guard sentence.words[near].contains(where: { GrammarWords.personal.contains($0.hash) || facts.isCue($0.hash, .old) }) else {
            return nil
        }
        for back in stride(from: number - 1, through: max(0, number - Self.personSentences), by: -1) {
            let named = unique(reading.sentences[back].entities.compactMap { $0.mention.kind == .person ? subjectID($0.mention) : nil })
            if named.count == 1 { return named[0] }
            if !named.isEmpty { return nil }
        }
        let known = unique(candidates.map(\.subject))
        return known.count == 1 ? known[0] : nil
    }

    /// "68 percent of Britons were satisfied with the prime minister": people are asked about their own head, where nobody is named.
    func headOfAsked(_ choice: SubjectChoice, _ role: QuantityRole, in number: Int) -> SubjectChoice {
        guard definition.subject.offices.contains("head"), choice.ids.count == 1, let id = choice.ids.first,
            let day = reading.article.published?.day
        else { return choice }
        let sentence = reading.sentences[number]
        let asked = sentence.entities.first {
            $0.mention.kind == .country && $0.mention.form == .demonym && $0.preposition == GrammarWords.of
                && (1...2).contains($0.words.lowerBound - role.words.upperBound)
        }
        // "Have confidence in Trump": a family name names too, as an office does not.
        let isNamed = sentence.entities.contains { entity in
            entity.mention.id == id
                && (entity.mention.form == .name
                    || facts.display(id)?.split(separator: " ").contains { $0 == reading.article.string(entity.mention.range) } ?? false)
        }
        guard let country = asked?.mention.country, !facts.isHead(id, of: country) else { return choice }
        // What others think of somebody is no rating by his own people.
        if isNamed { return .none }
        let offices = sentence.words[role.words.upperBound...].lazy.compactMap { facts.offices($0.hash) }.first
        return facts.head(of: country, offices, on: day).map { SubjectChoice(ids: [$0], isOwn: true, cost: choice.cost) } ?? .none
    }

    /// "Support for the cabinet": the only head that the article has named, however far before.
    func onlyHead(before number: Int) -> String? {
        guard reading.sentences[number].words.contains(where: { facts.isCue($0.hash, .performance) }) else { return nil }
        let named = heads.filter { $0.sentence < number }
        return named.count == 1 ? named[0].id : nil
    }

    func firstHeads() -> [(id: String, sentence: Int)] {
        guard definition.kind == .poll, definition.subject.offices.contains("head") else { return [] }
        var heads: [(id: String, sentence: Int)] = []
        for (number, sentence) in reading.sentences.enumerated() {
            for entity in sentence.entities where entity.mention.kind == .person {
                guard let id = subjectID(entity.mention), id != heads.first?.id else { continue }
                heads.append((id, number))
                if heads.count == 2 { return heads }
            }
        }
        return heads
    }

    /// "Rep. Smith proposed 3 percent": an aim whose sentence names a politician and no country.
    func isWish(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        let sentence = reading.sentences[number]
        guard definition.subject.kinds.contains(.country) else { return false }
        let speaks = sentence.entities.contains {
            $0.mention.kind == .person && !facts.isHead($0.mention.id) && $0.preposition == nil
                && $0.words.upperBound <= role.words.lowerBound
                && !sentence.words[max(0, $0.words.lowerBound - 3)..<$0.words.upperBound].contains { facts.isCue($0.hash, .performance) }
        }
        let status = StatusFinder(definition: definition, reading: reading, hits: hits, facts: facts)
            .status(role, in: number, costs, period: nil, isBefore: false)
        return speaks && [.plan, .target].contains(status)
    }

    private static let personReach = 10
    private static let personSentences = 3

    /// "While that of the prime minister, X, rose to 50 percent".
    func isTakenUp(_ entity: EntityRole, in sentence: SentenceReading) -> Bool {
        guard entity.preposition == GrammarWords.of else { return false }
        let first = max(1, entity.words.lowerBound - 6)
        return (first..<max(first, entity.words.lowerBound)).contains {
            sentence.words[$0].hash == GrammarWords.of && facts.isCue(sentence.words[$0 - 1].hash, .anaphor)
        }
    }

    /// Where a table of polls begins in which a row stands, so that all its rows are as near to what stands above it; otherwise the
    /// sentence itself.
    func start(of number: Int) -> Int {
        guard definition.kind == .poll, reading.sentences[number].block == .tableRow else { return number }
        // Rows beyond this many are as far as rows can be.
        let first = max(0, number - 400)
        return (reading.sentences[first..<number].lastIndex { $0.block != .tableRow } ?? first - 1) + 1
    }

    /// Whom a table of polls is about: the one whom the last sentence above it names.
    func headed(_ number: Int) -> String? {
        let start = start(of: number)
        guard definition.kind == .poll, start > 0, reading.sentences[number].block == .tableRow else { return nil }
        let names = unique(reading.sentences[start - 1].entities.compactMap { subjectID($0.mention) })
        return names.count == 1 ? names[0] : nil
    }

    /// Each once, in their order.
    func unique(_ ids: [String]) -> [String] {
        var unique: [String] = []
        for id in ids where !unique.contains(id) { unique.append(id) }
        return unique
    }
}
