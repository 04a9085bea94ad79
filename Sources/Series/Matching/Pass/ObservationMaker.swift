import Model
import Vocabulary

/// Turns what was matched into an observation with its permanent id.
struct ObservationMaker {
    let definition: SeriesDefinition
    let reading: ArticleReading
    let facts: EntityFacts

    func observation(_ candidate: Candidate) -> Observation {
        let article = reading.article
        let sentence = reading.sentences[candidate.sentence]
        let role = sentence.quantities[candidate.quantity]
        let key = Key(series: definition.id, subject: candidate.subject, dimensions: candidate.dimensions)
        let evidence = article.string(sentence.range)
        let reference = ArticleReference(article, voice: article.identity)
        return Observation(
            id: Self.id(key, candidate, article: article.identity, evidence: evidence), key: key, period: candidate.period,
            figure: candidate.figure, status: candidate.status, attribution: attribution(sentence, candidate.quantity), article: reference,
            evidence: evidence, evidenceRange: sentence.range, figureRange: role.mention.range, isDenied: role.isDenied)
    }

    /// Who says it, by full name: a body or a pollster of the vocabulary, or whom "according to" names; nobody where only a
    /// place or a pronoun is left.
    private func attribution(_ sentence: SentenceReading, _ quantity: Int) -> String? {
        guard let range = sentence.tellers.isEmpty ? sentence.attribution : sentence.tellers[quantity] else { return nil }
        let speakers = sentence.entities.filter(\.isSpeaker)
        guard
            let role = sentence.entities.first(where: { $0.mention.range == range })
                ?? (sentence.tellers.isEmpty ? nil : speakers.first { range.contains($0.mention.range) && $0.mention.kind != .place })
        else {
            let text = reading.article.string(range)
            return text.hasPrefix("same") || text.hasPrefix("the same") ? nil : text
        }
        switch role.mention.kind {
        case .pollster, .organization, .person, .country, .alliance: return facts.display(role.mention.id) ?? reading.article.string(range)
        case .place: return nil
        }
    }

    /// 16 characters over what is said, when and for whom, in which article and sentence: the same in every store.
    private static func id(_ key: Key, _ candidate: Candidate, article: String, evidence: String) -> String {
        let figure = candidate.figure
        let parts = [
            key.description, candidate.period?.description ?? "", figure.value.description, figure.upper?.description ?? "",
            figure.qualifier.rawValue, figure.unit.code, candidate.status.rawValue, article, evidence,
        ]
        return "o" + Self.fingerprint(parts.joined(separator: "\u{1F}"))
    }

    /// FNV-1a over 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), as 13 letters and digits.
    private static func fingerprint(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let digits = String(hash, radix: 32)
        return String(repeating: "0", count: 13 - digits.count) + digits
    }
}
