import Model
import Vocabulary

/// Who tells which figure of a sentence that lets two speak: "The army spoke of 60 dead, while the rebels put the number at 165."
struct Tellers {
    private struct Teller {
        /// The verb of saying, or "according to", as words.
        var verb: Range<Int>
        /// Who; `nil` for a pronoun.
        var name: Range<Int>?
        var isBehind = false
    }

    private static let according = WordHash.of("according")
    private static let longest = 8
    /// So many words from a figure to the "according to" that is said of it alone.
    private static let near = 4

    let sentence: SentenceWords
    let quantities: [QuantityRole]
    let cues: CueClasses

    /// Who tells each quantity, by its index; empty where not two tell different ones. A quantity whose teller has no name is missing.
    func byQuantity() -> [Int: ByteRange] {
        guard quantities.count > 1 else { return [:] }
        let tellers = found()
        guard tellers.count > 1 else { return [:] }
        var used: Set<Int> = []
        var names: [Int: ByteRange] = [:]
        for (index, role) in quantities.enumerated() {
            guard let place = teller(of: role, among: tellers) else { continue }
            used.insert(place)
            guard let name = tellers[place].name else { continue }
            names[index] = ByteRange(sentence.words[name.lowerBound].range.start, sentence.words[name.upperBound - 1].range.end)
        }
        return used.count > 1 ? names : [:]
    }

    private func found() -> [Teller] {
        var tellers: [Teller] = []
        for hit in cues.hits where hit.cue == .say || hit.cue == .tally {
            let teller = sentence[hit.words.lowerBound].hash == Self.according ? named(behind: hit.words) : named(before: hit.words)
            guard let teller, tellers.last.map({ $0.verb.upperBound <= teller.verb.lowerBound }) ?? true else { continue }
            tellers.append(teller)
        }
        return tellers
    }

    private func named(behind verb: Range<Int>) -> Teller? {
        var end = verb.upperBound
        while end < sentence.words.count, end - verb.upperBound < Self.longest, isName(end) { end += 1 }
        return end > verb.upperBound ? Teller(verb: verb, name: verb.upperBound..<end, isBehind: true) : nil
    }

    /// The words before a verb of saying, from the beginning of the sentence, a mark or a word that joins clauses on.
    private func named(before verb: Range<Int>) -> Teller? {
        var start = verb.lowerBound
        while start > 0, verb.lowerBound - start < Self.longest, isName(start - 1), !isJoint(start - 1) { start -= 1 }
        let isOpen = start == 0 || isJoint(start - 1) || sentence[start - 1].kind != .word
        // "…, and a nurse put it at seven": what opens with "and" joins clauses all the same.
        if isOpen, start < verb.lowerBound, sentence[start].classes.contains(.linkAnd) { start += 1 }
        guard start < verb.lowerBound, isOpen,
            sentence[start].classes.isDisjoint(with: [.preposition, .adverb, .auxiliary])
        else { return nil }
        let isNamed = sentence[start].classes.isDisjoint(with: .pronoun) || sentence[start].classes.contains(.determiner)
        return Teller(verb: verb, name: isNamed ? start..<verb.lowerBound : nil)
    }

    /// "While", "but", "that"; the "and" of "survivors and witnesses" joins no clauses.
    private func isJoint(_ index: Int) -> Bool {
        let classes = sentence[index].classes
        return classes.contains(.subordinator) || (classes.contains(.conjunction) && !classes.contains(.linkAnd))
    }

    private func isName(_ index: Int) -> Bool {
        let token = sentence[index]
        guard token.kind == .word || token.kind == .possessive || token.kind == .hyphen else { return false }
        return !token.classes.contains(.auxiliary) && !quantities.contains { $0.start <= index && index < $0.words.upperBound }
    }

    /// Whoever is named for the figure alone, or spoke last before it, or speaks next.
    private func teller(of role: QuantityRole, among tellers: [Teller]) -> Int? {
        let after = tellers.indices.first { tellers[$0].verb.lowerBound >= role.words.upperBound }
        if let after, tellers[after].isBehind {
            let between = role.words.upperBound..<tellers[after].verb.lowerBound
            // Behind a semicolon it is said of what follows.
            let isJoined = between.allSatisfy { sentence[$0].kind == .comma || sentence[$0].kind == .word }
            if between.count <= Self.near, isJoined { return after }
        }
        return tellers.indices.last { tellers[$0].verb.upperBound <= role.words.lowerBound } ?? after
    }
}
