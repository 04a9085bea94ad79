import Model
import Vocabulary

/// The conflicts of the vocabulary, by the countries and the words that tell of each.
struct Conflicts: Sendable {
    private let rows: [ConflictRow]
    /// By country, those fought there.
    private let byTheatre: [String: [Int]]
    private let byWord: [UInt64: [Int]]
    /// By the word before "War" or "Civil War".
    private let byName: [UInt64: Int]
    private let byCivilName: [UInt64: Int]

    /// So many months after its end a conflict is still what a country's name brings to mind.
    private static let memory = 144
    /// So many months after its end a conflict is still news.
    private static let aftermath = 6

    init(_ vocabulary: Vocabulary) {
        rows = vocabulary.conflicts
        var byTheatre: [String: [Int]] = [:]
        var byWord: [UInt64: [Int]] = [:]
        for (index, row) in rows.enumerated() {
            for country in row.theatres { byTheatre[country, default: []].append(index) }
            for word in row.words { byWord[WordHash.of(word), default: []].append(index) }
        }
        byName = Self.named(["War"], vocabulary.conflicts)
        byCivilName = Self.named(["Civil", "War"], vocabulary.conflicts)
        self.byTheatre = byTheatre
        self.byWord = byWord
    }

    /// Those whose names are one word and an ending, by that word.
    private static func named(_ ending: [Substring], _ rows: [ConflictRow]) -> [UInt64: Int] {
        let named = rows.indices.compactMap { index -> (UInt64, Int)? in
            let words = rows[index].name.split(separator: " ")
            return Array(words.dropFirst()) == ending ? (WordHash.of(words[0].lowercased()), index) : nil
        }
        return Dictionary(named, uniquingKeysWith: { first, _ in first })
    }

    /// Those that a country's name tells of on a day: the ones that go on, or also those not long over.
    func fought(in country: String, asOf day: CalendarDate, isOver: Bool) -> [ConflictRow] {
        (byTheatre[country] ?? []).lazy.map { rows[$0] }.filter { Self.is($0, inMindOn: day, for: isOver ? Self.memory : Self.aftermath) }
    }

    /// Those of which a word tells: the ones that go on, or also those over, however long.
    func told(by word: UInt64, asOf day: CalendarDate, isOver: Bool) -> [ConflictRow] {
        (byWord[word] ?? []).lazy.map { rows[$0] }.filter { Self.is($0, inMindOn: day, for: isOver ? nil : Self.aftermath) }
    }

    /// The war that a sentence names in full: "the Vietnam War", and not "the Iran-Iraq War".
    func war(namedIn sentence: SentenceReading) -> ConflictRow? {
        let words = sentence.words
        for word in words.indices.dropFirst(2) where words[word].hash == GrammarWords.war && words[word].isCapitalized {
            let isCivil = words[word - 1].hash == GrammarWords.civil
            let name = isCivil ? word - 2 : word - 1
            guard name > 0, words[name - 1].hash == GrammarWords.the, let row = (isCivil ? byCivilName : byName)[words[name].hash] else {
                continue
            }
            return rows[row]
        }
        return nil
    }

    /// Whether a conflict had begun by a day, and had ended at most so many months before.
    private static func `is`(_ row: ConflictRow, inMindOn day: CalendarDate, for months: Int?) -> Bool {
        guard let start = row.period.start, start <= day else { return false }
        guard let months, let end = row.period.end else { return true }
        return day <= end.adding(months: months)
    }
}

extension SeriesPass {
    /// So many sentences back a conflict that was spoken of is still meant.
    private static let conflictReach = 8

    /// A subject put right by what is known of its country: where people come to harm, whose head people are asked about.
    func placed(_ choice: SubjectChoice, _ role: QuantityRole, in number: Int) -> SubjectChoice {
        headOfAsked(atTheatre(homeOfSpeaker(role, in: number) ?? choice, role, in: number), role, in: number)
    }

    /// "Kenya has 700 policemen in Haiti … Three Kenyans have paid with their lives": people come to harm where a conflict is fought, so that a country
    /// that was found without its sentence placing the harm there, and that has none, gives way to the theatre of the one spoken of.
    func atTheatre(_ choice: SubjectChoice, _ role: QuantityRole, in number: Int) -> SubjectChoice {
        let sentence = reading.sentences[number]
        guard definition.subject.victims, choice.ids.count == 1, let id = choice.ids.first, sentence.headers == nil,
            let day = reading.article.published?.day, facts.conflicts.fought(in: id, asOf: day, isOver: false).isEmpty,
            namedWar(role, in: number) != id, let conflict = conflict(near: number, of: id, asOf: day),
            let theatre = conflict.theatres.first, !conflict.theatres.contains(id)
        else { return choice }
        // "Six soldiers died in the country": where an army fights that was named last, and not its own country.
        let isTakenUp = isTakenUp(id, number) && conflict.sides.contains(id) && isOfSoldiers(role, in: number)
        if isPlaced(in: id, number), !isTakenUp { return choice }
        // "The Peruvian police spoke of 31 dead": who tells of it is of the country that was found.
        let isTold = sentence.entities.contains { $0.isSpeaker && ($0.mention.country ?? $0.mention.id) == id }
        if isTold, !conflict.sides.contains(id) { return choice }
        let isElsewhere =
            conflict.sides.contains(id) || sentence.entities.contains { $0.mention.country == id && isMeanwhile($0, in: number) }
        if !isElsewhere, !facts.conflicts.fought(in: id, asOf: day, isOver: true).isEmpty { return choice }
        // "Two Cypriot civilians": of a country that has no part in the fighting.
        let isTheirs = sentence.entities.contains { $0.mention.country == id && $0.words.overlaps(role.words) }
        if isTheirs, !conflict.sides.contains(id) { return choice }
        return SubjectChoice(ids: [theatre], isOwn: choice.isOwn, cost: choice.cost)
    }

    /// The conflict that the text has come to: one that goes on before one that is over, one where something was before one of whose
    /// country something else is said, and of those the last one spoken of.
    private func conflict(near number: Int, of country: String, asOf day: CalendarDate) -> ConflictRow? {
        let near = Array(stride(from: number, through: max(0, number - Self.conflictReach), by: -1))
        let places = near + reading.sentences.indices.prefix(Self.conflictReach)
        for (isOver, isPlaced) in [(false, true), (false, false), (true, false)] {
            for place in places {
                if let found = conflict(spokenOfIn: place, of: country, asOf: day, isOver: isOver, isPlaced: isPlaced) { return found }
            }
        }
        return nil
    }

    /// Of several the one in which the country's people fight, or else the first that is named.
    private func conflict(
        spokenOfIn number: Int, of country: String, asOf day: CalendarDate, isOver: Bool, isPlaced: Bool
    ) -> ConflictRow? {
        let sentence = reading.sentences[number]
        var found: [ConflictRow] = []
        for word in sentence.words where word.isCapitalized { found += facts.conflicts.told(by: word.hash, asOf: day, isOver: isOver) }
        for entity in sentence.entities where !isPlaced || isPlace(entity) {
            if let named = entity.mention.country { found += facts.conflicts.fought(in: named, asOf: day, isOver: isOver) }
        }
        return found.first { $0.sides.contains(country) } ?? found.first
    }

    /// Whether a sentence puts what it tells into a country.
    func isPlaced(in country: String, _ number: Int) -> Bool {
        let own = reading.sentences[number].entities.filter { $0.mention.country == country }
        return located(in: number) == country && !own.contains { isMeanwhile($0, in: number) }
            || own.contains {
                !$0.isSpeaker && isPlace($0) && !isGathering($0, in: number) && !isSeat($0, in: number) && !isMeanwhile($0, in: number)
            }
    }

    /// "In the country": whether only words that take up a country's name place a sentence in it.
    private func isTakenUp(_ country: String, _ number: Int) -> Bool {
        let places = reading.sentences[number].entities.filter { $0.mention.country == country && isPlace($0) }
        return !places.isEmpty && places.allSatisfy { $0.mention.form == .coreference }
    }

    /// "The Chadian premier told a summit that 900 had died in his country": of who tells it.
    private func homeOfSpeaker(_ role: QuantityRole, in number: Int) -> SubjectChoice? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard definition.subject.victims,
            let his = words.indices.dropFirst().dropLast().first(where: { index in
                words[index - 1].hash == GrammarWords.in && facts.isCue(words[index + 1].hash, .country)
                    && Self.hisOrHer.contains(words[index].hash)
            }), abs(his - role.start) <= Self.homeReach, sentence.part(around: role.start).contains(his),
            let teller = sentence.entities.last(where: {
                $0.mention.country != nil && $0.words.upperBound < min(his, role.start) && $0.preposition == nil
                    && ($0.isModifier || $0.mention.kind == .person)
            }), let country = teller.mention.country,
            words[teller.words.upperBound..<min(his, role.start)].contains(where: {
                facts.isTelling($0.hash) || facts.isCue($0.hash, .say)
            })
        else { return nil }
        return SubjectChoice(ids: [country], isOwn: true, cost: 0)
    }

    private static let hisOrHer: Set<UInt64> = [WordHash.of("his"), WordHash.of("her")]
    /// So many words from a figure "his country" may stand.
    private static let homeReach = 10

    /// "While diplomats confer in Sharm el-Sheikh"; "when a helicopter was shot down over Armenia" tells of the same.
    private func isMeanwhile(_ entity: EntityRole, in number: Int) -> Bool {
        guard isAside(entity, in: number) else { return false }
        let sentence = reading.sentences[number]
        let clause = sentence.clauses.first { $0.contains(entity.words.lowerBound) }
        return clause.map { sentence.words[$0.lowerBound].hash != GrammarWords.when } ?? false
    }

    /// Whether a name stands for where something is and not for who does it.
    private func isPlace(_ entity: EntityRole) -> Bool {
        entity.isGround || !entity.isModifier && entity.stands(behind: GrammarWords.whereabouts.contains)
    }
}
