import Model
import Vocabulary

/// Where an article's harm is done, and which scenes of a figure are too doubtful to file.
extension SeriesPass {
    /// A country and how often the article's sentences put into it what they tell.
    struct Scene {
        let country: String
        var weight = 0
        /// Whether a sentence puts something into it or speaks of it as a side, and not only a dateline.
        var isTold = false
    }

    /// The countries into which the article's sentences put what they tell, in the order of the text.
    func foundScenes() -> [Scene] {
        guard definition.subject.victims else { return [] }
        var scenes: [Scene] = []
        for (number, sentence) in reading.sentences.enumerated() {
            for entity in sentence.entities {
                guard let country = subjectID(entity.mention), let weight = weight(ofScene: entity, in: number) else { continue }
                let index = scenes.firstIndex { $0.country == country } ?? scenes.count
                if index == scenes.count { scenes.append(Scene(country: country)) }
                scenes[index].weight += weight
                scenes[index].isTold = scenes[index].isTold || sentence.block != .dateline && isPlaceOrSide(entity)
            }
        }
        return scenes
    }

    /// How much a name tells of where things happen: behind a preposition of place twice as much as in a dateline or behind another.
    private func weight(ofScene entity: EntityRole, in number: Int) -> Int? {
        guard !entity.isSpeaker, entity.mention.form != .coreference, !isSeat(entity, in: number),
            entity.mention.form != .demonym || entity.isGround
        else { return nil }
        if reading.sentences[number].block == .dateline { return 1 }
        guard entity.isGround || entity.preposition != nil, !isGathering(entity, in: number) else { return nil }
        let isLocated =
            entity.stands(behind: GrammarWords.whereabouts.contains) && !(entity.isModifier && !entity.isGround) && !entity.isPossessive
        return isLocated ? 2 : 1
    }

    /// "Officials on the other side count 218 civilians dead": in another country than the one spoken of, which is not named.
    func isOnOtherSide(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let part = sentence.part(around: role.start)
        return part.dropLast().contains {
            sentence.words[$0].hash == GrammarWords.other && facts.isCue(sentence.words[$0 + 1].hash, .side) && $0 < role.start
        }
    }

    /// The country in conflict into which a sentence before in the same paragraph puts what it tells.
    func sceneOfParagraph(_ before: Int, for number: Int) -> String? {
        guard reading.sentences[before].blockIndex == reading.sentences[number].blockIndex, let day = reading.article.published?.day,
            let scene = located(in: before, forOther: true)
        else { return nil }
        return facts.conflicts.fought(in: scene, asOf: day, isOver: false).isEmpty ? nil : scene
    }

    /// The country in which the article's sentences most often put what they tell; of two as often, the first.
    func theatreOfHarm(besides other: String? = nil) -> String? {
        var best: Scene?
        for scene in scenes where scene.country != other && scene.weight > best?.weight ?? 0 { best = scene }
        return best?.country
    }

    /// Whether the article puts anything into a country or speaks of it as a side, and not only in its dateline; any, where it does so of
    /// none.
    func isScene(_ country: String) -> Bool {
        let told = scenes.filter(\.isTold)
        return told.isEmpty || told.contains { $0.country == country }
    }

    private func isPlaceOrSide(_ entity: EntityRole) -> Bool {
        guard !entity.isModifier || entity.isGround else { return false }
        return entity.stands { GrammarWords.whereabouts.contains($0) || GrammarWords.sides.contains($0) }
    }

    /// "Cambodia's ministry reports 19 dead", "Cambodia, which is silent on its soldiers, counts 19": whether a country, or a body of its, is
    /// the subject of a verb of counting and does not tell whom it killed.
    func countsOwn(_ entity: EntityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard entity.mention.kind == .country, entity.preposition == nil, let verb = verb(of: entity, in: sentence),
            facts.isCue(words[verb].hash, .counting)
        else { return false }
        return !sentence.quantities.contains { figure in
            hits[number][.measure(0)]?.contains { $0.words.upperBound == figure.start && $0.words.lowerBound > verb } ?? false
        }
    }

    /// "11 were killed; on the Indian side five died": a name behind a semicolon that has a figure of its own there.
    func isOfOtherPart(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let part = sentence.part(around: entity.words.lowerBound)
        return !part.contains(role.words.lowerBound) && entity.words.lowerBound >= role.words.upperBound
            && sentence.quantities.contains { part.contains($0.words.lowerBound) }
    }

    /// "Five soldiers had been killed there, and mortars killed 20 civilians in Turkish towns": a place behind a figure that has a verb of
    /// its own behind "and".
    func isOfNextHarm(_ entity: EntityRole, behind role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard entity.words.lowerBound > role.words.upperBound,
            let next = sentence.quantities.first(where: {
                $0.start > role.words.upperBound && $0.words.upperBound <= entity.words.lowerBound
            }),
            let and = sentence.words[role.words.upperBound..<next.start].lastIndex(where: { GrammarWords.coordinating.contains($0.hash) })
        else { return false }
        let verb = sentence.words[and..<next.start].firstIndex { $0.isVerb && !GrammarWords.auxiliaries.contains($0.hash) }
        // "Killed 35 and wounded 119 in Sumy" has one subject.
        return verb.map { $0 > and + 1 && sentence.words[and + 1].kind == .word } ?? false
    }

    /// The word behind a name, or behind the body that is its, or behind what is said of it between commas.
    private func verb(of entity: EntityRole, in sentence: SentenceReading) -> Int? {
        let words = sentence.words
        var next = entity.words.upperBound
        if entity.isPossessive || entity.isModifier {
            guard let body = (next..<min(words.count, next + Self.bodyName)).last(where: { facts.isAgency(words[$0].hash) }) else {
                return nil
            }
            next = body + 1
        }
        if next + 1 < words.count, words[next].hash == GrammarWords.comma, GrammarWords.relatives.contains(words[next + 1].hash) {
            guard let close = words[(next + 1)...].firstIndex(where: { $0.hash == GrammarWords.comma }) else { return nil }
            next = close + 1
        }
        return next < words.count ? next : nil
    }

    /// So many words has a ministry's name at most.
    private static let bodyName = 6

    /// A choice of whose figure it is; of harm whose scene no word of its own sentence gives, only where most of the article has it, or
    /// the one who tells it gives it.
    func certain(_ choice: SubjectChoice, _ role: QuantityRole, in number: Int) -> SubjectChoice {
        let placed = placed(choice, role, in: number)
        if isOfSeveral(placed, role, in: number) { return .none }
        guard definition.subject.victims, placed.ids == choice.ids, !choice.isOwn, choice.ids.count == 1, let scene = choice.ids.first
        else {
            return placed
        }
        if isMostlyOfOthers(than: scene, role, in: number) { return .none }
        if placedByTeller(role, in: number)?.ids == choice.ids { return choice }
        if isOnOtherSide(role, in: number) { return .none }
        return scenes.isEmpty || theatreOfHarm() == scene ? choice : .none
    }
}
