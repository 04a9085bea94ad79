import Model
import Vocabulary

/// Finds the noun phrases that a figure measures: what it is a part of ("of …"), what it stands before, what a preposition ties
/// it to on its left, and the subject of its clause.
struct ConceptReader {
    /// What a token does, as far as a look at its neighbours tells.
    private enum Role: UInt8 { case noun, verb, preposition, determiner, conjunction, subordinator, pronoun, figure, comma, stop, other }

    let context: SentenceContext
    private let candidates: [Candidate]
    private let roles: [Role]
    private var text: TokenizedText { context.text }
    private var first: Int { context.range.lowerBound }

    /// How far a concept is looked for, in tokens, so that a sentence without end costs no more than its length.
    private static let reach = 48

    init(_ context: SentenceContext, _ candidates: [Candidate]) {
        self.context = context
        self.candidates = candidates
        roles = Self.roles(context, candidates)
    }

    /// The words, in the order of the text, none twice.
    func concept(of index: Int) -> [ByteRange] {
        let candidate = candidates[index]
        let start = min(candidate.tokens.lowerBound, candidate.number.tokens.lowerBound)
        var words = left(of: start)
        if let counted = candidate.unit?.counted, start <= counted.tokens.lowerBound {
            words += counted.tokens.filter { context.isWord($0) && !context.has($0, [.conjunction, .preposition, .determiner]) }
        }
        words += right(of: max(candidate.tokens.upperBound, candidate.numberEnd))
        return words.map { text.tokens[$0].range }
    }

    // MARK: Roles

    private static func roles(_ context: SentenceContext, _ candidates: [Candidate]) -> [Role] {
        let nouns = NounPhraseParser(context)
        var roles: [Role] = []
        roles.reserveCapacity(context.range.count)
        var next = 0
        for index in context.range {
            while next < candidates.count, candidates[next].tokens.upperBound <= index { next += 1 }
            if next < candidates.count, candidates[next].tokens.contains(index) || candidates[next].number.tokens.contains(index) {
                roles.append(.figure)
            } else {
                roles.append(role(of: index, context, nouns, before: roles.last ?? .other))
            }
        }
        return roles
    }

    private static func role(of index: Int, _ context: SentenceContext, _ nouns: NounPhraseParser, before: Role) -> Role {
        let token = context.text.tokens[index]
        switch token.kind {
        case .word: break
        case .comma: return .comma
        case .semicolon, .colon, .stop: return .stop
        case .possessive: return before == .noun ? .noun : .other
        case .hyphen, .slash: return token.isGlued && before == .noun ? .noun : .other
        case .number:
            return before == .noun && context.has(index - 1, .label) || before == .noun && isCapital(context, index - 1) ? .noun : .other
        case .dash: return .comma
        default: return .other
        }
        let classes = token.classes
        if !classes.isDisjoint(with: Self.closed) {
            if !classes.isDisjoint(with: .preposition) { return .preposition }
            if !classes.isDisjoint(with: [.determiner, .quantifier]) { return .determiner }
            if !classes.isDisjoint(with: .subordinator) { return .subordinator }
            if !classes.isDisjoint(with: .conjunction) { return .conjunction }
            if !classes.isDisjoint(with: .pronoun) { return .pronoun }
            if !classes.isDisjoint(with: .auxiliary) { return .verb }
            return .other
        }
        if token.has(.capitalised), !token.has(.sentenceStart) { return .noun }
        if !classes.isDisjoint(with: [.verb, .verbOrNoun]) {
            let afterDeterminer = before == .determiner || before == .preposition && !context.has(index - 1, .linkTo)
            if !classes.isDisjoint(with: .verb) { return afterDeterminer ? .noun : .verb }
            return afterDeterminer || before == .noun && !isNounBeforeVerb(context, nouns, index) ? .noun : .verb
        }
        if before == .preposition, context.has(index - 1, .linkTo), !nouns.isPlural(index) { return .verb }
        if context.has(index - 1, .modal) { return .verb }
        return .noun
    }

    private static let closed: WordClasses = [
        .preposition, .determiner, .quantifier, .subordinator, .conjunction, .pronoun, .auxiliary, .adverb, .negation,
    ]

    private static func isCapital(_ context: SentenceContext, _ index: Int) -> Bool { context.text.tokens[index].has(.capitalised) }

    /// "shares rise 3 percent": a doubtful form before a figure, a hedge or a function word is the verb.
    private static func isNounBeforeVerb(_ context: SentenceContext, _ nouns: NounPhraseParser, _ index: Int) -> Bool {
        guard context.isIn(index + 1) else { return false }
        let next = context.text.tokens[index + 1]
        return next.kind == .number || next.kind == .currency || next.kinds.contains(.hedge)
            || context.has(index + 1, [.determiner, .linkBy, .linkTo])
    }

    private func role(_ index: Int) -> Role { context.isIn(index) ? roles[index - first] : .stop }

    // MARK: Right

    /// The noun phrase right after the figure, and those that a preposition ties to it.
    private func right(of start: Int) -> [Int] {
        var index = start
        var result: [Int] = []
        // "8 miles (13 km) of new tunnels"
        if context.kind(index) == .open {
            var close = index
            while close < min(context.end, index + 12), context.kind(close) != .close { close += 1 }
            if context.kind(close) == .close, context.has(close + 1, .linkOf) { index = close + 1 }
        }
        if context.kind(index) == .close { index += 1 }
        for _ in 0..<3 {
            if role(index) == .preposition {
                guard context.has(index, .ties) else { break }
                index += 1
            }
            while role(index) == .determiner { index += 1 }
            let from = index
            while role(index) == .noun, index < from + 8 {
                if context.isWord(index) { result.append(index) }
                index += 1
            }
            if index == from { break }
        }
        return result
    }

    // MARK: Left

    /// What a preposition ties the figure to, and the subject of its clause.
    private func left(of start: Int) -> [Int] {
        let floor = max(first, start - Self.reach)
        var index = start - 1
        var words: [Int] = []
        var seenVerb = false
        var needsSubject = true
        while index >= floor, needsSubject {
            switch role(index) {
            case .noun:
                let range = nounPhrase(endingAt: index, floor, chained: seenVerb)
                words = range.filter { role($0) == .noun && context.isWord($0) } + words
                index = range.lowerBound - 1
                if seenVerb { needsSubject = false }
            case .verb:
                seenVerb = true
                index -= 1
            case .figure where !seenVerb && !words.isEmpty: return words
            case .stop: return words
            default: index -= 1
            }
        }
        return words
    }

    /// The noun phrase that ends at a token; with the phrases that "of", "in" or "and" chain to it on its left.
    private func nounPhrase(endingAt last: Int, _ floor: Int, chained: Bool) -> Range<Int> {
        var start = last
        while start > floor {
            let before = role(start - 1)
            if before == .noun {
                start -= 1
            } else if before == .determiner, start - 2 >= floor, role(start - 2) == .preposition, context.has(start - 2, .ties),
                role(start - 3) == .noun
            {
                start -= 3
            } else if before == .preposition, context.has(start - 1, .ties), role(start - 2) == .noun {
                start -= 2
            } else if chained, before == .conjunction, role(start - 2) == .noun {
                start -= 2
            } else {
                break
            }
        }
        return start..<last + 1
    }
}
