import Model
import Vocabulary

/// Who a sentence says its figures are from.
enum Attribution {
    private static let according = WordHash.of("according")
    private static let longest = 8

    /// The first speaker of the sentence, or what stands after "according to".
    static func range(_ sentence: SentenceWords, _ entities: [EntityRole]) -> ByteRange? {
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
        return speakers.first?.mention.range
    }

    private static func isPhrase(_ token: Token) -> Bool {
        token.kind == .word || token.kind == .possessive || token.kind == .hyphen
    }
}
