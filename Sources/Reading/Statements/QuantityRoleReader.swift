import Model
import Vocabulary

/// Finds how each quantity of a sentence is asserted.
struct QuantityRoleReader {
    let sentence: SentenceWords
    let cues: CueClasses
    let clauses: [Range<Int>]
    /// The vocabulary's hedges and words of change, by their rows.
    let hedges: [HedgeRow]
    let known: StatementWords

    /// A word of status further from the figure than this says nothing of it.
    private static let reach = 14

    func roles(_ mentions: [(QuantityMention, Range<Int>)]) -> [QuantityRole] {
        var roles: [QuantityRole] = []
        for (mention, words) in mentions {
            let clause = clauses.firstIndex { $0.contains(words.lowerBound) } ?? 0
            var role = QuantityRole(mention: mention, words: words, start: hedgeStart(words), clause: clause, group: roles.count)
            role.status = status(words, in: governed(clause))
            role.isNegated = isNegated(words)
            role.isHypothetical = isHypothetical(words, clause)
            role.isDenied = isDenied(words)
            role.isChange = isChange(mention, words) || isFurtherChange(role, after: roles.last)
            roles.append(role)
        }
        join(&roles)
        return roles
    }

    /// Where the hedges right before a figure begin.
    private func hedgeStart(_ words: Range<Int>) -> Int {
        var start = words.lowerBound
        func step() -> Int? {
            (1...4).reversed().first { length in
                start >= length
                    && sentence.text.row(.hedge, at: sentence.tokens.lowerBound + start - length, length: length).map {
                        hedges[$0].place == .before
                    } ?? false
            }
        }
        while let length = step() { start -= length }
        return start
    }

    /// The words that govern a clause: its own, and those of the clause before where "that" makes it what is said.
    private func governed(_ clause: Int) -> Range<Int> {
        guard clauses.indices.contains(clause) else { return sentence.indices }
        let own = clauses[clause]
        guard clause > 0, let first = own.first, sentence[first].hash == Self.that else { return own }
        return clauses[clause - 1].lowerBound..<own.upperBound
    }

    private func status(_ words: Range<Int>, in clause: Range<Int>) -> Status? {
        var best: (distance: Int, status: Status)?
        for hit in cues.hits where clause.contains(hit.words.lowerBound) {
            guard let status = Self.status(of: hit.cue) else { continue }
            let distance =
                hit.words.upperBound <= words.lowerBound
                ? words.lowerBound - hit.words.upperBound : hit.words.lowerBound - words.upperBound + 2
            guard distance <= Self.reach, !isBehindConjunction(hit.words, words) else { continue }
            if distance < best?.distance ?? .max { best = (distance, status) }
        }
        return best?.status
    }

    /// "Had 300 soldiers there and will send 150": what is behind "and" is said of the next figure.
    private func isBehindConjunction(_ hit: Range<Int>, _ words: Range<Int>) -> Bool {
        guard words.upperBound <= hit.lowerBound else { return false }
        return (words.upperBound..<hit.lowerBound).contains { index in
            sentence[index].classes.contains(.conjunction)
                && (index + 1 == hit.lowerBound || sentence[index + 1].classes.contains(.auxiliary))
        }
    }

    private static func status(of cue: CueRow.Class) -> Status? {
        switch cue {
        case .plan: .plan
        case .target: .target
        case .estimate: .estimate
        case .forecast: .forecast
        default: nil
        }
    }

    private static let the = WordHash.of("the")
    private static let that = WordHash.of("that")
    private static let by = WordHash.of("by")
    private static let or = WordHash.of("or")
    private static let up = WordHash.of("up")
    private static let colon = WordHash.of(":")
    private static let whether = WordHash.of("whether")
    private static let never = WordHash.of("never")
    private static let not = WordHash.of("not")
    private static let no = WordHash.of("no")
    private static let been = WordHash.of("been")

    /// "Not five thousand", but not "not more than".
    private func isNegated(_ words: Range<Int>) -> Bool {
        guard words.lowerBound > 0 else { return false }
        if sentence[words.lowerBound - 1].hash == Self.not { return true }
        // "Was never above 44%"
        if (max(0, words.lowerBound - 3)..<words.lowerBound).contains(where: { sentence[$0].hash == Self.never }) { return true }
        return isBehindNegatedVerb(words) || isBehindNo(words)
    }

    /// "There is no rigid 2 percent goal", but not "no more than".
    private func isBehindNo(_ words: Range<Int>) -> Bool {
        let near = max(0, words.lowerBound - 2)..<words.lowerBound
        guard let no = near.last(where: { sentence[$0].hash == Self.no }), no > 0, sentence[no - 1].classes.contains(.auxiliary) else {
            return false
        }
        return (no + 1..<words.lowerBound).allSatisfy { !sentence[$0].kinds.contains(.hedge) && sentence[$0].kind == .word }
    }

    /// "Did not raise its rate to 0.75", "has yet to send the 300 men": the verb that governs the figure is denied.
    private func isBehindNegatedVerb(_ words: Range<Int>) -> Bool {
        let first = max(0, words.lowerBound - 9)
        guard var verb = (first..<words.lowerBound).last(where: { isNegation($0 - 1) && sentence[$0].kind == .word }) else { return false }
        // "Has not been spending"
        if verb + 1 < words.lowerBound, sentence[verb].hash == Self.been { verb += 1 }
        guard !cues.contains(.unmoved, at: verb), !sentence[verb].classes.contains(.auxiliary),
            !sentence[verb].classes.contains(.determiner)
        else { return false }
        // Another verb, a clause or a mark between: the figure is that one's.
        return (verb + 1..<words.lowerBound).allSatisfy { index in
            let token = sentence[index]
            guard token.kind == .word || token.kind == .possessive || token.kind == .currency, !token.kinds.contains(.number) else {
                return false
            }
            if isGerund(index), index > verb + 1 { return true }
            return token.classes.isDisjoint(with: [.conjunction, .auxiliary, .subordinator, .verb]) && !sentence.words[index].isVerb
        }
    }

    /// "Spending" in "its defence spending": an "-ing" behind a word that is no verb.
    private func isGerund(_ index: Int) -> Bool {
        let end = Int(sentence[index].end)
        return sentence.text.bytes[end - 1] == UInt8(ascii: "g") && !sentence.words[index - 1].isVerb
    }

    /// Whether "not" behind an auxiliary, or an auxiliary with "n't", stands at a word.
    private func isNegation(_ index: Int) -> Bool {
        guard index >= 0 else { return false }
        let classes = sentence[index].classes
        if sentence[index].hash == Self.not { return index > 0 && sentence[index - 1].classes.contains(.auxiliary) }
        return classes.contains(.auxiliary) && cues.contains(.negation, at: index)
    }

    private func isHypothetical(_ words: Range<Int>, _ clause: Int) -> Bool {
        // A condition reaches to the end of its sentence, "If it did, its budget would have to reach …", or to a colon: "ratings that
        // others would have envied: 47 percent".
        let colon = (0..<words.lowerBound).last { sentence.words[$0].hash == Self.colon } ?? -1
        return cues.hits.contains {
            $0.cue == .condition && $0.words.lowerBound < words.lowerBound && $0.words.lowerBound > colon
                && !isAsked($0.words.lowerBound, before: words)
        }
    }

    /// "Ipsos, which asks whether people are satisfied, found 13 percent": a question that was put, and what came of it.
    private func isAsked(_ index: Int, before words: Range<Int>) -> Bool {
        sentence[index].hash == Self.whether && (max(0, index - 7)..<index).contains { known.asking.contains(sentence[$0].hash) }
            && (index..<words.lowerBound).contains { sentence.words[$0].kind == .punctuation }
    }

    private func isDenied(_ words: Range<Int>) -> Bool {
        // "Denied a report of pulling out 4,500 of the 28,500 troops": the whole is not what is denied.
        let before = words.lowerBound
        if before >= 2, sentence[before - 1].hash == Self.the, sentence[before - 2].hash == Self.of { return false }
        return cues.hits.contains { $0.cue == .denial && $0.words.lowerBound < words.lowerBound }
            || cues.hits.contains { $0.cue == .denialAfter && (0..<12).contains($0.words.lowerBound - words.upperBound) }
    }

    /// "up 3 points", "by 38 percent", "an increase of 8.2 percent", "8.2 percent more": by how much, not how much.
    private func isChange(_ mention: QuantityMention, _ words: Range<Int>) -> Bool {
        if [MeasureUnit.percentagePoint.code, "point"].contains(mention.figure.unit.code) { return true }
        if mention.figure.unit.code.isEmpty, words.upperBound < sentence.words.count {
            return known.comparison.contains(sentence[words.upperBound].hash)
        }
        guard mention.figure.unit.code == MeasureUnit.percent.code || mention.figure.unit.code.utf8.count == 3 else { return false }
        var index = words.lowerBound - 1
        // A hedge may stand between.
        while index >= 0, sentence[index].kinds.contains(.hedge), !cues.contains(.change, at: index) { index -= 1 }
        let start = hedgeStart(words)
        if start > 0, sentence[start - 1].hash == Self.by, mention.trend != nil || changes(before: start - 1) { return true }
        if index >= 0, sentence[index].hash == Self.by { return mention.trend != nil }
        // "Made up 58.9 percent".
        if index >= 1, sentence[index].hash == Self.up, known.making.contains(sentence[index - 1].hash) { return false }
        if index >= 0, cues.hits.contains(where: { $0.cue == .change && $0.words.upperBound == index + 1 }) { return true }
        guard words.upperBound < sentence.words.count else { return false }
        // "A 10 percent -- or $54 billion -- increase"
        let isApposed = start > 0 && sentence[start - 1].hash == Self.or && sentence.words[words.upperBound].kind == .punctuation
        let after = isApposed ? words.upperBound...words.upperBound + 1 : words.upperBound...words.upperBound
        return cues.hits.contains { $0.cue == .changeAfter && after.contains($0.words.lowerBound) }
    }

    /// "By 4 billion in 2025 and by 6 billion in 2026".
    private func isFurtherChange(_ role: QuantityRole, after last: QuantityRole?) -> Bool {
        guard let last, last.isChange, last.mention.figure.unit == role.mention.figure.unit, role.start > 1 else { return false }
        return sentence[role.start - 1].hash == Self.by && sentence[role.start - 2].classes.contains(.conjunction)
    }

    /// "Raise its military budget by": a verb of change in the words of the clause before, with no other figure between.
    private func changes(before end: Int) -> Bool {
        for index in (max(0, end - 8)..<end).reversed() {
            let token = sentence[index]
            // "Boosts 2017 military spending by"
            if isYear(index) { continue }
            guard token.kind == .word || token.kind == .possessive, !token.kinds.contains(.number), !token.classes.contains(.conjunction)
            else { return false }
            let isChange = (1...2).contains { length in
                sentence.text.row(.hedge, at: sentence.tokens.lowerBound + index, length: length).map {
                    hedges[$0].place == .verb && (hedges[$0].meaning == .up || hedges[$0].meaning == .down)
                } ?? false
            }
            if isChange { return true }
        }
        return false
    }

    /// A number of four digits that a time is made of.
    private func isYear(_ index: Int) -> Bool {
        let token = sentence[index]
        guard token.kind == .number, token.end - token.start == 4 else { return false }
        let century = sentence.text.bytes[Int(token.start)..<Int(token.start) + 2]
        return century.elementsEqual("19".utf8) || century.elementsEqual("20".utf8)
    }

    /// Quantities with nothing but joining words, marks and hedges between belong together.
    private func join(_ roles: inout [QuantityRole]) {
        for index in roles.indices.dropFirst() {
            let before = roles[index - 1]
            guard afterPhrase(of: before.words.upperBound) <= roles[index].words.lowerBound else { continue }
            let between = afterPhrase(of: before.words.upperBound)..<roles[index].words.lowerBound
            guard !between.isEmpty, between.count <= 5, between.allSatisfy(isJoint) else { continue }
            roles[index].group = before.group
        }
    }

    private static let of = WordHash.of("of")

    /// Behind "of GDP", "of the total": what a share is of belongs to it.
    private func afterPhrase(of end: Int) -> Int {
        guard end < sentence.words.count, sentence[end].hash == Self.of else { return end }
        var index = end + 1
        while index < sentence.words.count, index < end + 5, sentence[index].kind == .word || sentence[index].kind == .possessive {
            if sentence[index].classes.contains(.conjunction) || sentence[index].classes.contains(.preposition) { break }
            index += 1
        }
        return index
    }

    private func isJoint(_ index: Int) -> Bool {
        let token = sentence[index]
        switch token.kind {
        case .comma, .open, .close, .hyphen, .dash, .slash, .currency: return true
        case .word:
            return token.classes.contains(.conjunction) || token.kinds.contains(.hedge)
        default: return false
        }
    }
}
