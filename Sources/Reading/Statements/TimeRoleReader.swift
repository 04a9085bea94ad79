import Model
import Vocabulary

/// Tells whether a time dates what is said, or only the saying.
struct TimeRoleReader {
    let sentence: SentenceWords
    let cues: CueClasses

    /// How many words may stand between a verb of release and its day: "told the parliamentary committee Wednesday".
    private static let reach = 6
    private static let that = WordHash.of("that")
    private static let and = WordHash.of("and")

    func role(_ mention: TimeMention, _ words: Range<Int>) -> TimeRole {
        var preposition: UInt64?
        if words.lowerBound > 0, sentence[words.lowerBound - 1].classes.contains(.preposition) {
            preposition = sentence[words.lowerBound - 1].hash
        }
        return TimeRole(mention: mention, words: words, preposition: preposition, isOfReport: isOfReport(mention, words))
    }

    /// "In 2003 prices", "in constant (2011) dollars": the year whose money amounts are told in, and not theirs.
    func isBaseOfPrices(_ mention: TimeMention, _ words: Range<Int>) -> Bool {
        guard words.count == 1, sentence[words.lowerBound].kind == .number else { return false }
        var next = words.upperBound
        if next < sentence.words.count, sentence[next].kind == .close { next += 1 }
        guard next < sentence.words.count, cues.contains(.prices, at: next) else { return false }
        // "In 2008 prices rose"
        return next + 1 == sentence.words.count || !sentence.words[next + 1].isVerb
    }

    /// "A briefing Wednesday at which it reported": the saying stands in a relative clause right behind.
    private func isOfBriefing(_ words: Range<Int>) -> Bool {
        var next = words.upperBound
        if next < sentence.words.count, sentence[next].classes.contains(.preposition) { next += 1 }
        guard next + 1 < sentence.words.count, cues.contains(.join, at: next) else { return false }
        return (next + 1..<min(sentence.words.count, next + 4)).contains { cues.contains(.release, at: $0) }
    }

    private func isOfReport(_ mention: TimeMention, _ words: Range<Int>) -> Bool {
        guard mention.isRelative, mention.period?.dayCount == 1 || mention.kind == .time else { return false }
        // "on Friday proposed", "Friday said": the verb right after it.
        if words.upperBound < sentence.words.count, cues.contains(.release, at: words.upperBound) { return true }
        if isOfBriefing(words) { return true }
        // "They say a raid on Monday killed 61": what stands before a verb is said of its subject.
        if words.lowerBound > 0, words.upperBound < sentence.words.count, sentence[words.lowerBound - 1].classes.contains(.preposition),
            sentence[words.upperBound].kind == .word, sentence.words[words.upperBound].isVerb
        {
            return false
        }
        // "Monday's bombing" dates the bombing.
        if words.upperBound < sentence.words.count, sentence[words.upperBound].kind == .possessive { return false }
        var index = words.lowerBound - 1
        let first = max(0, words.lowerBound - Self.reach)
        while index >= first {
            if cues.contains(.release, at: index) { return true }
            let token = sentence[index]
            // "Condemned Russia's July 31 attack" dates the attack, "said that … on Monday" what was said.
            guard token.kind == .word, token.hash != Self.that else { return false }
            // A quantity or another verb between: the day is that one's.
            if token.kinds.contains(.number) { return false }
            // "Published Wednesday and carried out on Nov. 14": another verb.
            if index > first, token.hash != Self.and, sentence.words[index].isVerb, sentence[index - 1].hash == Self.and { return false }
            index -= 1
        }
        return false
    }
}
