import Model
import Vocabulary

/// A shallow parser for the noun phrase after a number: where it ends, and its head.
///
/// It knows closed-class words and verbs by the vocabulary and the rest by shape: what a number above one counts is a plural,
/// so the first word that can be one is the head ("14 first-team players left the club"), and further plurals right after it
/// belong to it ("7 sports cars").
struct NounPhraseParser: ~Escapable {
    /// What a number counts.
    struct Counted {
        /// From the first modifier to the head.
        var tokens: Range<Int>
        var head: Int
        var isPlural: Bool
    }

    let context: SentenceContext
    private var text: TokenView { @_lifetime(copy self) get { context.text } }

    /// The longest phrase that is looked at, in tokens.
    private static let reach = 8
    private static let nations = TermKinds(.country, .demonym)

    @_lifetime(copy context)
    init(_ context: SentenceContext) { self.context = context }

    /// Whether a token can stand inside a noun phrase after its first word.
    func isInside(_ index: Int) -> Bool {
        guard context.isWord(index) else { return false }
        let token = text.tokens[index]
        // "2,300 U.S. soldiers": with its stops it is no pronoun.
        if token.has(.dotted), token.kinds.intersects(Self.nations) { return true }
        // "37,000 two years ago": another number begins another quantity, unless a hyphen makes it part of a word.
        if token.kinds.contains(.number), !token.has(.capitalised), context.number(index) != nil, !context.isJoiningHyphen(index + 1) {
            return false
        }
        return !context.has(
            index,
            [
                .determiner, .preposition, .conjunction, .subordinator, .pronoun, .auxiliary, .adverb, .quantifier, .negation, .verb,
                .monthName, .weekdayName, .perWord,
            ]) || context.has(index, .filler) || isCapitalisedInside(index)
    }

    /// A capital in the middle of a sentence makes a name of nearly any word ("World Cup winners").
    private func isCapitalisedInside(_ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.has(.capitalised), !token.has(.heading), !token.has(.sentenceStart) else { return false }
        return !context.has(
            index, [.monthName, .weekdayName, .preposition, .determiner, .conjunction, .pronoun, .auxiliary, .subordinator])
    }

    /// What a number before `index` counts.
    ///
    /// - Parameter many: whether the number is another than one, so that its noun is a plural.
    func counted(at index: Int, many: Bool) -> Counted? {
        var next = index
        // "three of the soldiers", "two of Smith's deputies"
        if context.has(next, .linkOf) {
            var after = next + 1
            guard context.has(after, [.determiner, .quantifier]) || hasPossessive(after) else { return nil }
            while context.has(after, [.determiner, .quantifier]) { after += 1 }
            if hasPossessive(after) { after = afterPossessive(after) }
            next = after
        } else {
            while context.has(next, .quantifier), next < index + 2 { next += 1 }
            if next > index && !isInside(next) || context.has(next, .top) { return nil }
        }
        return phrase(from: next, start: index, many: many)
    }

    private func phrase(from first: Int, start: Int, many: Bool) -> Counted? {
        var index = first
        var last = -1
        let limit = min(context.end, first + Self.reach)
        while index < limit {
            if index > first, joinsModifiers(index, limit) || isNumberInName(index) {
                index += 1
                continue
            }
            if context.isJoiningHyphen(index) || context.kind(index) == .possessive, index > first {
                index += 1
                continue
            }
            guard isInside(index) || index == first && isParticiple(index),
                index == first || text.tokens[index].has(.spaceBefore) || context.isGlued(index)
            else { break }
            if many, isPlural(index), !isModifierPlural(index) {
                var head = index
                while head + 1 < limit, isInside(head + 1), isPlural(head + 1), text.tokens[head + 1].has(.spaceBefore),
                    !context.has(head + 1, .verbOrNoun)
                {
                    head += 1
                }
                return Counted(tokens: first..<head + 1, head: head, isPlural: true)
            }
            last = index
            index += 1
        }
        guard last >= 0 else { return nil }
        if many {
            // "12 page document": the noun right after the number is the unit.
            return Counted(tokens: first..<first + 1, head: first, isPlural: false)
        }
        return Counted(tokens: first..<last + 1, head: last, isPlural: false)
    }

    /// EXAMPLE "63,000 Model 3 sedans"
    private func isNumberInName(_ index: Int) -> Bool {
        context.kind(index) == .number && context.isWord(index - 1) && text.tokens[index - 1].has(.capitalised) && isInside(index + 1)
            && text.tokens[index].has(.spaceBefore) && text.tokens[index].end - text.tokens[index].start < 4
    }

    /// "digital and physical sales": a conjunction between two modifiers of one plural.
    private func joinsModifiers(_ index: Int, _ limit: Int) -> Bool {
        guard context.has(index, [.linkAnd, .linkOr]), isInside(index - 1), index + 2 < limit, isInside(index + 1), !isPlural(index - 1)
        else { return false }
        var next = index + 1
        while next < limit, isInside(next) {
            if isPlural(next) { return next > index + 1 || !isPlural(index - 1) }
            next += 1
        }
        return false
    }

    private func hasPossessive(_ index: Int) -> Bool {
        var next = index
        while next < min(context.end, index + 4), context.isWord(next) {
            if context.kind(next + 1) == .possessive || context.kind(next + 1) == .apostrophe { return true }
            guard text.tokens[next].has(.capitalised) else { return false }
            next += 1
        }
        return false
    }

    private func afterPossessive(_ index: Int) -> Int {
        var next = index
        while next < context.end, context.kind(next) == .word { next += 1 }
        return next + 1
    }

    private func isModifierPlural(_ index: Int) -> Bool { context.kind(index + 1) == .possessive || context.isJoiningHyphen(index + 1) }

    /// EXAMPLE "300 recorded songs": a participle right after a number, with its plural close by.
    private func isParticiple(_ index: Int) -> Bool {
        guard context.isWord(index), ends(index, "ed") || ends(index, "en") else { return false }
        return isInside(index + 1) && (isPlural(index + 1) || isInside(index + 2) && isPlural(index + 2))
    }

    /// Whether a word can be a noun by its ending.
    func isNounLike(_ index: Int) -> Bool {
        guard context.isWord(index) else { return false }
        return !ends(index, "ly") && (!ends(index, "ed") || ends(index, "eed")) && !ends(index, "ous") && !ends(index, "ful")
            && !ends(index, "ive")
            && !ends(index, "al")
    }

    private func ends(_ index: Int, _ suffix: String) -> Bool {
        let token = text.tokens[index]
        var offset = Int(token.end) - suffix.utf8.count
        guard offset > token.start else { return false }
        for byte in suffix.utf8 {
            if text.bytes[offset] | 0x20 != byte { return false }
            offset += 1
        }
        return true
    }

    /// Whether a word can be a plural: an irregular one, one that needs no -s, or by its ending.
    func isPlural(_ index: Int) -> Bool {
        guard context.isWord(index) else { return false }
        let token = text.tokens[index]
        if token.kinds.contains(.plural) || context.has(index, .zeroPlural) { return true }
        // "156 Israelis", "three Japanese": peoples, whatever their ending.
        if token.kinds.contains(.demonym), token.has(.capitalised) {
            if ends(index, "s"), !ends(index, "ss"), !ends(index, "us") { return true }
            if ends(index, "ese"), !isInside(index + 1) { return true }
        }
        let count = Int(token.end - token.start)
        guard count > 2, text.bytes[Int(token.end) - 1] | 0x20 == UInt8(ascii: "s"), !token.has(.dotted) else { return false }
        if token.has(.allCaps), count < 4 || text.bytes[Int(token.end) - 1] == UInt8(ascii: "S") { return false }
        switch text.bytes[Int(token.end) - 2] | 0x20 {
        case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"): return false
        default: return true
        }
    }
}
