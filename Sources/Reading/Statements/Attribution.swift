import Model
import Vocabulary

/// Who a sentence says its figures are from.
enum Attribution {
    private static let according = WordHash.of("according")
    private static let longest = 8

    /// The first speaker of the sentence, or what stands after "according to".
    static func range(_ sentence: SentenceWords, _ entities: [EntityRole], _ cues: CueClasses) -> ByteRange? {
        let speakers = entities.filter(\.isSpeaker)
        let order: [EntityMention.Kind] = [.pollster, .organization]
        for kind in order {
            if let role = speakers.first(where: { $0.mention.kind == kind }) { return role.mention.range }
        }
        if let start = sentence.indices.first(where: { sentence[$0].hash == according }), start + 2 < sentence.words.count {
            var end = start + 2
            while end < sentence.words.count, end < start + 2 + longest, isPhrase(sentence[end]) { end += 1 }
            if end > start + 2 { return ByteRange(sentence.words[start + 2].range.start, sentence.words[end - 1].range.end) }
        }
        // "An official in Kyiv said": the place is not who speaks.
        let named = speakers.first { $0.mention.kind != .place || $0.preposition == nil }
        return named?.mention.range ?? unnamed(sentence, cues) ?? speakers.first?.mention.range
    }

    /// "A rights group puts the toll at", "The United Nations office in the capital, whose staff helped, said": the noun phrase at the
    /// head of the sentence, up to its verb of saying.
    private static func unnamed(_ sentence: SentenceWords, _ cues: CueClasses) -> ByteRange? {
        guard let first = sentence.words.first, first.kind == .word, sentence[0].classes.contains(.determiner) else { return nil }
        var end = 1
        while end < sentence.words.count, end <= longest, isPhrase(sentence[end]), !cues.contains(.say, at: end),
            sentence[end].classes.isDisjoint(with: [.auxiliary, .conjunction, .pronoun])
        {
            end += 1
        }
        guard end > 1, end < sentence.words.count else { return nil }
        var verb = end
        if sentence[end].kind == .comma, end + 1 < sentence.words.count, cues.contains(.join, at: end + 1) {
            verb = (end + 2..<min(sentence.words.count, end + 20)).first { sentence[$0].kind == .comma }.map { $0 + 1 } ?? end
        }
        guard verb < sentence.words.count, cues.contains(.say, at: verb) else { return nil }
        return ByteRange(first.range.start, sentence.words[end - 1].range.end)
    }

    private static func isPhrase(_ token: Token) -> Bool {
        token.kind == .word || token.kind == .possessive || token.kind == .hyphen
    }
}
