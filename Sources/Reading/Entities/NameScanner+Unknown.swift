import Vocabulary

/// Full names of people whom the vocabulary does not know.
extension NameScanner {
    private static let notPeople = TermKinds(.country, .demonym, .alliance, .pollster, .organization, .title, .lookAlike, .month, .weekday)
    private static let bodies = TermKinds(.country, .demonym, .capital, .alliance, .pollster, .organization, .place)
    private static let placesToo = notPeople.union(TermKinds(.capital, .place))
    private static let notNames: WordClasses = [
        .starter, .determiner, .preposition, .conjunction, .pronoun, .auxiliary, .verb, .monthName, .weekdayName, .negation,
    ]
    /// "de", "van", "bin": small words inside a name.
    private static let particles: Set<UInt64> = Set(
        ["de", "da", "del", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "di", "dos", "ter", "ben"].map(WordHash.of))
    private static let longest = 4

    /// A full name that begins at a token, as far as its words and the title before it show that it is one.
    mutating func unknown(at index: Int, title: Int32) -> Int? {
        let token = text.tokens[index]
        guard token.kind == .word, token.has(.capitalised) else { return nil }
        if let end = familyFirst(at: index) { return add(.unknown, index..<end, key: token.hash, title: title) }
        // "The Trumps", "the Maria Theresa coin": nobody is called so.
        if title < 0, index > 0, isInSentence(index - 1), text.tokens[index - 1].classes.contains(.determiner) { return nil }
        let cues = tables.cues(text, at: index)
        if cues.contains(.given) || cues.contains(.givenPlace), let end = givenFirst(at: index, isSure: cues.contains(.given)) {
            return add(.unknown, index..<end, key: lastKey(index..<end), title: title)
        }
        guard title >= 0, !token.kinds.contains(.surname), token.kinds.isDisjoint(with: Self.placesToo), isPart(index) else { return nil }
        let end = rest(of: index, limit: token.has(.heading) ? 1 : 2)
        return add(.unknown, index..<end, key: lastKey(index..<end), title: title)
    }

    /// "Lee Seong-kweun", "Kim Min Jung": a family name of those that stand first, then a given name in two syllables.
    private func familyFirst(at index: Int) -> Int? {
        let next = index + 1
        guard next < text.tokens.count, isInSentence(next), text.tokens[next].kind == .word, text.tokens[next].has(.capitalised),
            !text.tokens[next].isGlued, isFamilyFirst(index)
        else { return nil }
        let second = text.tokens[next]
        if second.has(.hyphenated), isSyllables(second) { return next + 1 }
        if next + 2 < text.tokens.count, text.tokens[next + 1].kind == .hyphen, text.tokens[next + 1].isGlued,
            text.tokens[next + 2].kind == .word, text.tokens[next + 2].isGlued, second.end - second.start <= 6,
            text.tokens[next + 2].end - text.tokens[next + 2].start <= 6
        {
            return next + 3
        }
        guard !second.has(.heading), second.end - second.start <= 7, second.classes.isEmpty,
            second.kinds.isDisjoint(with: Self.placesToo), !second.has(.allCaps)
        else { return nil }
        let third = next + 1
        if third < text.tokens.count, isInSentence(third), text.tokens[third].kind == .word, text.tokens[third].has(.capitalised),
            text.tokens[third].classes.isEmpty, text.tokens[third].kinds.isDisjoint(with: Self.placesToo),
            text.tokens[third].end - text.tokens[third].start <= 6
        {
            return third + 1
        }
        return next + 1
    }

    /// Two short parts: "Seong-kweun", not "Korea-friendly".
    private func isSyllables(_ token: Token) -> Bool { token.end - token.start <= 14 && !token.has(.hasDigits) }

    private func isFamilyFirst(_ index: Int) -> Bool {
        guard text.tokens[index].kinds.contains(.surname) else { return false }
        var found = false
        text.forEachTerm(at: index) { sense, length in
            found = found || sense.kind == .surname && length == 1 && tables.familyFirst[Int(sense.row)]
            return !found
        }
        return found
    }

    /// "Michael Jordan", "Sarah J. Park", "Chad Smith": a given name, perhaps an initial, and one or two words more.
    private func givenFirst(at index: Int, isSure: Bool) -> Int? {
        var next = index + 1
        if next + 1 < text.tokens.count, text.tokens[next].has(.dotted), text.tokens[next].end - text.tokens[next].start <= 4,
            text.tokens[next].has(.capitalised)
        {
            next += 1
        }
        var particles = 0
        while next + 1 < text.tokens.count, particles < 2, Self.particles.contains(text.tokens[next].hash), text.tokens[next].kind == .word
        {
            next += 1
            particles += 1
        }
        guard next < text.tokens.count, isInSentence(next), !text.tokens[next].isGlued, isPart(next) else { return nil }
        let second = text.tokens[next]
        if isSure {
            guard second.kinds.isDisjoint(with: TermKinds(.demonym, .title, .alliance, .pollster, .month, .weekday)) else { return nil }
        } else {
            guard !second.has(.heading), second.classes.isEmpty, second.kinds.isDisjoint(with: Self.placesToo) else { return nil }
        }
        return rest(of: next, limit: second.has(.heading) ? 1 : 2)
    }

    /// Whether a token may be part of a person's name.
    private func isPart(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.kind == .word && token.has(.capitalised) && token.classes.isDisjoint(with: Self.notNames)
            && token.end - token.start > 1
    }

    /// The end of a name whose last word so far is at `index`, with what is glued to it by a hyphen and at most `limit` words
    /// in all.
    private func rest(of index: Int, limit: Int) -> Int {
        var end = glued(after: index)
        var words = 1
        while words < limit, end < text.tokens.count, isInSentence(end), !text.tokens[end].isGlued {
            var next = end
            if Self.particles.contains(text.tokens[next].hash), next + 1 < text.tokens.count, isInSentence(next + 1) { next += 1 }
            let token = text.tokens[next]
            guard isPart(next), token.classes.isEmpty, !token.isGlued else { break }
            // A title may be the last word of a name ("Shaukat Sultan"), but not stand before another.
            if token.kinds.intersects(Self.placesToo) {
                let isLast = next + 1 >= text.tokens.count || !isInSentence(next + 1) || !text.tokens[next + 1].has(.capitalised)
                guard isLast, token.kinds.contains(.title), !token.kinds.intersects(Self.bodies) else { break }
            }
            end = glued(after: next)
            words += 1
        }
        return min(end, index + Self.longest * 2)
    }

    private func glued(after index: Int) -> Int {
        var end = index + 1
        while end + 1 < text.tokens.count, end - index < 5, text.tokens[end].kind == .hyphen, text.tokens[end].isGlued,
            text.tokens[end + 1].kind == .word, text.tokens[end + 1].isGlued
        {
            end += 2
        }
        return end
    }

    private func lastKey(_ words: Range<Int>) -> UInt64 { text.tokens[words.upperBound - 1].hash }

    /// Where a given name that the vocabulary does not know stands right before a family name that it knows: "Suzanne Trump".
    func givenName(before index: Int) -> Int? {
        let before = index - 1
        guard before >= 0, spans.last.map({ $0.words.upperBound <= before }) ?? true, isInSentence(before) else { return nil }
        let token = text.tokens[before]
        guard isPart(before), !token.has(.heading), !token.has(.sentenceStart), !token.has(.allCaps), !token.has(.dotted),
            token.classes.isEmpty, token.kinds.isEmpty, !text.tokens[index].isGlued
        else { return nil }
        return before
    }
}

extension TermKinds {
    func isDisjoint(with other: TermKinds) -> Bool { !intersects(other) }
}
