import Model

/// Who stands behind two counts of one article, by the words of their sentences: a government, and the doctors of a hospital.
extension Examination {
    /// How sure it is that two counts are those of two sources for the same thing.
    enum Dissent {
        /// Two sources are named, each in a sentence of its own close to the other.
        case named
        /// And the later sentence names no place, person or time that the first one does not: it can only speak of the same.
        case plain
    }

    /// - Returns: `nil` where no article of both has, hardly apart, a sentence for each with a source of its own.
    func dissent(_ a: Claim, _ b: Claim) -> Dissent? {
        var found: Dissent?
        for one in a.observations {
            for other in b.observations where one.article.identity == other.article.identity {
                let (first, second) = one.evidenceRange.start < other.evidenceRange.start ? (one, other) : (other, one)
                guard (0...Self.besideBytes).contains(second.evidenceRange.start - first.evidenceRange.end), areOfOtherVoices(one, other)
                else {
                    continue
                }
                let (told, retold) = (speech.of(first, sentences), speech.of(second, sentences))
                if retold.names.isSubset(of: told.names), !retold.hasTime { return .plain }
                found = .named
            }
        }
        return found
    }

    /// A short sentence at most stands between.
    private static let besideBytes = 60

    /// Whether each of two sentences says whose its figure is, in words of its own.
    func areOfOtherVoices(_ one: Observation, _ other: Observation) -> Bool {
        let (first, second) = (voice(one), voice(other))
        return !first.isEmpty && !second.isEmpty && first.isDisjoint(with: second)
    }

    private func voice(_ one: Observation) -> Set<String> {
        let spoken = speech.of(one, sentences).speaker
        if !spoken.isEmpty { return spoken }
        return Set((one.attribution ?? "").lowercased().split(separator: " ").map(String.init).filter { $0.utf8.count > 3 })
    }
}

/// Who speaks in sentences and whom they name: each is taken apart once, and only if it is asked for.
final class Speech {
    struct Telling {
        var speaker: Set<String> = []
        var names: Set<String> = []
        var hasTime = false
        var hasEntity = false
        var beginsWithPronoun = false
    }

    private var known: [String: Telling] = [:]

    func of(_ one: Observation, _ source: SentenceSource?) -> Telling {
        if let found = known[one.evidence] { return found }
        var found = Telling()
        if let source, let reading = source.read(one.evidence, one.article.published).first {
            found.speaker = source.speaker(reading, in: one.evidence)
            found.names = source.names(reading, in: one.evidence)
            found.hasTime = !reading.times.isEmpty
            found.hasEntity = !reading.entities.isEmpty
            found.beginsWithPronoun = source.beginsWithPronoun(reading)
        }
        known[one.evidence] = found
        return found
    }
}
