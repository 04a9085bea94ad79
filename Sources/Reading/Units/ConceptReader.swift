import Model
import Vocabulary

/// Finds the noun phrases that a figure measures: what it is a part of ("of …"), what it stands before, what a preposition ties
/// it to on its left, and the subject of its clause.
struct ConceptReader: ~Escapable {
    /// What a token does, as far as a look at its neighbours tells.
    enum Role: UInt8 { case noun, verb, preposition, determiner, conjunction, subordinator, pronoun, figure, comma, stop, other }

    let context: SentenceContext
    private let roles: Span<Role>
    private var text: TokenView { @_lifetime(copy self) get { context.text } }
    private var first: Int { context.range.lowerBound }

    /// How far a concept is looked for, in tokens, so that a sentence without end costs no more than its length.
    private static let reach = 48
    /// How many of them may be of figures: a row of a table has few columns.
    private static let figureReach = 24

    /// - Parameter roles: of the sentence's tokens.
    @_lifetime(copy context, copy roles)
    init(_ context: SentenceContext, _ roles: Span<Role>) {
        self.context = context
        self.roles = roles
    }

    /// The tokens of the words that a figure measures, in the order of the text, none twice.
    func words(of candidate: Candidate, _ words: inout [Int]) {
        let start = min(candidate.tokens.lowerBound, candidate.number.tokens.lowerBound)
        words.removeAll(keepingCapacity: true)
        left(of: start, &words)
        words.reverse()
        if let counted = candidate.unit?.counted, start <= counted.tokens.lowerBound {
            for index in counted.tokens where context.isWord(index) && !context.has(index, [.conjunction, .preposition, .determiner]) {
                words.append(index)
            }
        }
        right(of: max(candidate.tokens.upperBound, candidate.numberEnd), &words)
    }

    // MARK: Roles

    /// What each token of a sentence does, up to where nothing more is asked of it.
    static func roles(_ context: SentenceContext, _ candidates: [Candidate], _ roles: inout [Role]) {
        roles.removeAll(keepingCapacity: true)
        let figures = candidates.span
        let needed = lookedAt(after: figures, context)
        roles.append(addingCapacity: context.range.count) { out in
            let nouns = NounPhraseParser(context)
            var before = Role.other
            var index = context.range.lowerBound
            for next in 0...figures.count {
                let isLast = next == figures.count
                let start = isLast ? context.end : min(figures[next].tokens.lowerBound, figures[next].number.tokens.lowerBound)
                while index < start, !isLast || index < needed || before == .noun || before == .determiner || before == .preposition {
                    before = role(of: index, context, nouns, before: before)
                    out.append(before)
                    index &+= 1
                }
                if isLast { break }
                while index < figures[next].tokens.upperBound {
                    before = .figure
                    out.append(before)
                    index &+= 1
                }
            }
        }
    }

    /// Behind what is looked at after the last figure whatever it is: a noun phrase that begins there goes on for as long as it does.
    private static func lookedAt(after figures: Span<Candidate>, _ context: SentenceContext) -> Int {
        guard figures.count > 0 else { return context.range.lowerBound }
        let end = max(figures[figures.count - 1].tokens.upperBound, figures[figures.count - 1].numberEnd)
        // The brackets of `right`, and the token behind them.
        return end + (context.kind(end) == .open ? bracketReach + 2 : 2)
    }

    /// The most tokens of brackets between a figure and what it measures.
    private static let bracketReach = 12

    @inline(__always)
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

    private func role(_ index: Int) -> Role { index >= first && index - first < roles.count ? roles[index - first] : .stop }

    // MARK: Right

    /// The noun phrase right after the figure, and those that a preposition ties to it.
    private func right(of start: Int, _ words: inout [Int]) {
        var index = start
        // "8 miles (13 km) of new tunnels"
        if context.kind(index) == .open {
            var close = index
            while close < min(context.end, index + Self.bracketReach), context.kind(close) != .close { close += 1 }
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
                if context.isWord(index) { words.append(index) }
                index += 1
            }
            if index == from { break }
        }
    }

    // MARK: Left

    /// What a preposition ties the figure to, and the subject of its clause; the last word first.
    private func left(of start: Int, _ words: inout [Int]) {
        let floor = max(first, start - Self.reach)
        var index = start - 1
        var seenVerb = false
        var needsSubject = true
        var figures = 0
        while index >= floor, needsSubject {
            let found = role(index)
            if found == .figure {
                figures += 1
                if figures > Self.figureReach { return }
            }
            switch found {
            case .noun:
                let range = nounPhrase(endingAt: index, floor, chained: seenVerb)
                for word in range.reversed() where role(word) == .noun && context.isWord(word) { words.append(word) }
                index = range.lowerBound - 1
                if seenVerb { needsSubject = false }
            case .verb:
                seenVerb = true
                index -= 1
            case .figure where !seenVerb && !words.isEmpty: return
            case .stop: return
            default: index -= 1
            }
        }
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
