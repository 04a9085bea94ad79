import Model
import Vocabulary

extension SentenceReading {
    /// The stretch between semicolons in which a word stands.
    func part(around word: Int) -> Range<Int> {
        let start = words[..<word].lastIndex { $0.hash == GrammarWords.semicolon }.map { $0 + 1 } ?? 0
        let end = words[word...].firstIndex { $0.hash == GrammarWords.semicolon } ?? words.count
        return start..<end
    }

    /// Whether words go on without a verb, a new clause, a comparison or a mark that parts.
    func isPlain(_ range: Range<Int>) -> Bool {
        range.allSatisfy { index in
            let word = words[index]
            if word.kind == .punctuation { return isSoft(index) }
            return !word.isVerb && !subordinates(index) && !GrammarWords.earlier.contains(word.hash)
        }
    }

    /// Whether a word behind a comma is the verb of the name before an aside: "has", "said", "gives no date".
    func opensPredicate(_ index: Int, _ facts: EntityFacts) -> Bool {
        let word = words[index]
        guard word.kind == .word, !word.isCapitalized else { return false }
        if word.isVerb || GrammarWords.auxiliaries.contains(word.hash) { return true }
        return facts.isCue(word.hash, .thirdPerson)
    }

    /// "Removing"
    func isParticiple(_ index: Int, _ article: Article) -> Bool {
        let range = words[index].range
        return range.count > 5 && article.text[(range.end - 3)..<range.end].elementsEqual("ing".utf8)
    }

    func isSoftOrWord(_ index: Int) -> Bool { words[index].kind != .punctuation || isSoft(index) }

    /// "Since schemes collapsed", "since February, when schemes": whether a stretch leads into the clause of a beginning.
    func isSince(_ stretch: Range<Int>) -> Bool {
        guard let since = stretch.first(where: { words[$0].hash == GrammarWords.since }) else { return false }
        let isDated = times.contains { (since...since + 2).contains($0.words.lowerBound) }
        return !isDated || words[since..<stretch.upperBound].contains { $0.hash == GrammarWords.when }
    }

    /// The comma behind a word or two without a verb, a name or a number: ", however,", ", for example,".
    func closeOfRemark(_ comma: Int) -> Int? {
        guard let close = (comma + 2..<max(comma + 2, min(words.count, comma + 4))).first(where: { words[$0].hash == GrammarWords.comma })
        else {
            return nil
        }
        let remark = comma + 1..<close
        let isPlain = words[remark].allSatisfy { $0.kind == .word && !$0.isVerb && !$0.isCapitalized }
        return isPlain && !quantities.contains { $0.words.overlaps(remark) } ? close : nil
    }

    /// "Five of whom died": whether a figure is the subject of a relative clause with a verb of its own; "15 of whom were children" says who
    /// they are.
    func isSubjectOfWhom(_ role: QuantityRole) -> Bool {
        let of = role.words.upperBound
        guard of + 3 < words.count, words[of].hash == GrammarWords.of, words[of + 1].hash == GrammarWords.whom else { return false }
        return words[of + 2].isVerb && (!GrammarWords.auxiliaries.contains(words[of + 2].hash) || words[of + 3].isVerb)
    }

    /// The clause of which a figure is the subject, to its comma: "five of whom died in June,".
    func relative(of part: QuantityRole) -> Range<Int> {
        let end = part.words.upperBound
        return end..<(words[end...].firstIndex { $0.hash == GrammarWords.comma } ?? words.count)
    }

    /// A stretch between two commas that is said of the name before it, with a verb of that name's own behind it: "Italy, with 3,000
    /// soldiers there the third largest, will withdraw", "troops, now numbering 138,000, are". `nil` where a word is in none.
    func aside(around word: Int) -> Range<Int>? {
        guard let open = words[..<word].lastIndex(where: { $0.hash == GrammarWords.comma }), open > 0, open + 1 < words.count,
            words[..<open].contains(where: { $0.kind == .word })
        else { return nil }
        let first = words[open + 1]
        let opens =
            GrammarWords.asides.contains(first.hash) || GrammarWords.relatives.contains(first.hash)
            // "Half of them, 51 percent, opposed it" says one thing twice.
            || (quantities.contains { $0.start == open + 1 } && !quantities.contains { $0.words.upperBound <= open })
        guard opens else { return nil }
        if let close = closeOfWhere(behind: open, around: word) { return open + 1..<close }
        for close in words.indices where close > word && words[close].hash == GrammarWords.comma {
            guard close + 1 < words.count else { return nil }
            let next = words[close + 1]
            // "Clinton's low, 37 percent, came in June 1993": what is said of the name is said of its figure.
            if quantities.contains(where: { $0.start == open + 1 && $0.words.upperBound == close }) { return nil }
            if GrammarWords.auxiliaries.contains(next.hash) || (next.isVerb && next.kind == .word) { return open + 1..<close }
            if next.kind == .punctuation { return nil }
        }
        return nil
    }

    /// "In Lebanon, where Rome has 2,450 men, Italy will take over": where a clause ends that tells of the place with which a sentence begins.
    private func closeOfWhere(behind open: Int, around word: Int) -> Int? {
        guard words[open + 1].hash == GrammarWords.where, !words[..<open].contains(where: { $0.isVerb }),
            let close = words[word...].firstIndex(where: { $0.hash == GrammarWords.comma }), close + 1 < words.count,
            words[open + 2..<close].contains(where: { $0.isVerb || GrammarWords.having.contains($0.hash) }),
            entities.contains(where: { $0.words.lowerBound == close + 1 && $0.preposition == nil })
                || GrammarWords.pronouns.contains(words[close + 1].hash)
        else { return nil }
        return close
    }

    /// "The 600 men in Samawah", "some of the 27,000 on Okinawa": those who are known to be at a place.
    func isKnownAtPlace(_ role: QuantityRole) -> Bool {
        guard role.start > 0, words[role.start - 1].hash == GrammarWords.the else { return false }
        return entities.contains { entity in
            [.country, .place].contains(entity.mention.kind) && !entity.isModifier && !entity.isPossessive
                && (1...2).contains(entity.words.lowerBound - role.words.upperBound)
                && entity.preposition.map { GrammarWords.whereabouts.contains($0) || $0 == GrammarWords.on } ?? false
        }
    }

    /// "At the same point of their terms", "at this point in his term": levels are compared over terms of office.
    func comparesTerms(_ facts: EntityFacts) -> Bool {
        words.indices.dropLast(2).contains { index in
            guard facts.isCue(words[index + 1].hash, .stage) else { return false }
            if GrammarWords.alike.contains(words[index].hash),
                words[index + 2..<min(words.count, index + 7)].contains(where: { facts.isCue($0.hash, .term) })
            {
                return true
            }
            // "Clinton at that stage was on 41": with no word of where the stage is.
            return GrammarWords.pointing.contains(words[index].hash) && words[index + 1].hash != GrammarWords.time && index > 0
                && words[index - 1].hash == GrammarWords.at
                && !GrammarWords.placing.contains(words[index + 2].hash)
        }
    }

    /// Whether a word begins a clause about another time; "as late as" and "as of" do not.
    func subordinates(_ index: Int) -> Bool {
        guard GrammarWords.subordinating.contains(words[index].hash) else { return false }
        guard words[index].hash == GrammarWords.as else { return true }
        func isAs(_ other: Int) -> Bool { words.indices.contains(other) && words[other].hash == GrammarWords.as }
        let isOf = index + 1 < words.count && words[index + 1].hash == GrammarWords.of
        // "Measured as of 2022" dates the measuring.
        let isGoverned = index > 0 && words[index - 1].isVerb
        return !(isOf && !isGoverned) && !isAs(index + 2) && !isAs(index - 2)
    }
}

extension EntityRole {
    /// Whether a preposition before a name, or the one before that, is such a one: "in" for Goma in "in the city of Goma".
    func stands(behind isSuch: (UInt64) -> Bool) -> Bool {
        preposition.map(isSuch) ?? false || outerPreposition.map(isSuch) ?? false
    }
}
