import Model
import Vocabulary

/// One amount said twice: "2.4 percent of GDP, or about 70.9 billion kroner", "$149 billion, equal to 7.1 percent of GDP".
///
/// Where a series is another one as a share of a base, a figure of either whose sentence equates it with one of the other is
/// that other's, whether or not the words of its own measure are near.
enum SaidTwice {
    /// More words than this between two figures, and they are not equated.
    private static let reach = 14

    /// Gives each of two passes over one article the figures that the other's figures are equated with.
    static func exchange(_ share: inout SeriesPass, _ amount: inout SeriesPass) {
        let shares = share.candidates
        for candidate in amount.candidates { adopt(candidate, into: &share) }
        for candidate in shares { adopt(candidate, into: &amount) }
    }

    private static func adopt(_ candidate: Candidate, into pass: inout SeriesPass) {
        let sentence = pass.reading.sentences[candidate.sentence]
        let own = sentence.quantities[candidate.quantity]
        for (index, other) in sentence.quantities.enumerated()
        where index != candidate.quantity
            && (areEqual(own, other, sentence, pass.facts) || pass.isOutlay(other, beside: own, in: candidate.sentence))
        {
            guard !pass.candidates.contains(where: { $0.sentence == candidate.sentence && $0.quantity == index }) else { continue }
            pass.adopt(index, of: candidate)
        }
    }

    /// Whether a sentence equates two of its figures.
    static func areEqual(_ a: QuantityRole, _ b: QuantityRole, _ sentence: SentenceReading, _ facts: EntityFacts) -> Bool {
        let (first, second) = a.words.lowerBound < b.words.lowerBound ? (a, b) : (b, a)
        guard first.words.upperBound < second.words.lowerBound else { return false }
        let between = first.words.upperBound..<second.words.lowerBound
        guard between.count <= reach, !sentence.quantities.contains(where: { between.contains($0.words.lowerBound) }) else { return false }
        // What equates stands right before the second figure, a hedge or two aside.
        let last = between.suffix(3)
        // "3.1 billion euros, which is 5.6 percent of its GDP"
        let isRelated = between.count >= 2 && between.prefix(2).contains { GrammarWords.relatives.contains(sentence.words[$0].hash) }
        if isRelated {
            return between.allSatisfy {
                let word = sentence.words[$0]
                return word.hash == GrammarWords.comma || GrammarWords.relatives.contains(word.hash)
                    || facts.isCue(word.hash, .equalling) || sentence.hedges($0, second)
            }
        }
        // "Its entire outlay, 666 billion rubles, is 5.4 percent of GDP"
        let isPredicate = between.allSatisfy {
            let hash = sentence.words[$0].hash
            return hash == GrammarWords.comma || facts.isCue(hash, .copula) || facts.isCue(hash, .equalling)
                || sentence.hedges($0, second)
        }
        if isPredicate, between.count > 1 { return true }
        if isApposed(second, behind: first, sentence, facts) { return true }
        guard last.contains(where: { facts.isCue(sentence.words[$0].hash, .equal) }) else { return false }
        return between.allSatisfy {
            !sentence.words[$0].isVerb && !sentence.subordinates($0) && sentence.words[$0].hash != GrammarWords.semicolon
        }
    }
}

extension SaidTwice {
    /// So many words say for what and when an amount is.
    private static let apposed = 8

    /// "Sets aside 8.6 billion this financial year, just about 5 percent of GDP, and": a share of a whole behind an amount, its time and a
    /// comma.
    static func isApposed(_ share: QuantityRole, behind amount: QuantityRole, _ sentence: SentenceReading, _ facts: EntityFacts) -> Bool {
        guard share.mention.figure.unit == .percent, !share.isChange, amount.mention.figure.unit != .percent,
            amount.words.upperBound <= share.words.lowerBound, share.words.upperBound < sentence.words.count,
            sentence.words[share.words.upperBound].hash == GrammarWords.of
        else { return false }
        let between = amount.words.upperBound..<share.words.lowerBound
        guard let comma = between.first(where: { sentence.words[$0].hash == GrammarWords.comma }) else { return false }
        // "8.6 billion for defence this year"
        let isPlain = comma - between.lowerBound <= apposed && !sentence.words[between.lowerBound..<comma].contains { $0.isVerb }
        return isPlain
            && (comma + 1..<between.upperBound).allSatisfy {
                sentence.words[$0].kind == .word && !sentence.words[$0].isVerb && !sentence.words[$0].isCapitalized
            }
            && share.words.lowerBound - comma <= 4
            && !sentence.words[comma..<share.words.lowerBound].contains { facts.isCue($0.hash, .equal) }
    }
}

extension SeriesPass {
    /// Whether the text says whose money it is: "Danish kroner", "DKK".
    func isSpelledOut(_ role: QuantityRole) -> Bool {
        let unit = role.mention.figure.unit
        guard facts.isCurrency(unit.code) else { return false }
        let text = reading.article.string(role.mention.range).lowercased()
        // A sign of no letters is one country's: "£".
        if text.utf8.first.map({ $0 >= 0x80 }) ?? false { return true }
        let kind = facts.currencyKind(unit.name)
        let owner = unit.name.split(separator: " ").first { $0 != kind } ?? kind
        return text.contains(unit.code.lowercased()) || owner.map { text.contains($0) } ?? false
    }
}

extension SeriesPass {
    /// Of a share of a base, the amount of the base's series that its sentence says to be the same.
    func equatedAmount(_ role: QuantityRole, in number: Int) -> Candidate? {
        guard isShare else { return nil }
        let sentence = reading.sentences[number]
        return kindred.last { $0.sentence == number && SaidTwice.areEqual(sentence.quantities[$0.quantity], role, sentence, facts) }
    }

    /// "1.55 trillion yuan ($224 billion)": the amount that brackets give again in other money.
    func convertedAmount(_ role: QuantityRole, in number: Int) -> Candidate? {
        guard definition.kind == .amount, case .currency = definition.unit, role.start > 0, let last = candidates.last,
            last.sentence == number
        else { return nil }
        let sentence = reading.sentences[number]
        let own = sentence.quantities[last.quantity]
        guard own.words.upperBound == role.start - 1, sentence.words[role.start - 1].hash == GrammarWords.open,
            own.mention.figure.unit != role.mention.figure.unit
        else { return nil }
        return last
    }

    /// "A fund of 31.8 billion kroner, or 1.1 percent of GDP": the share that an amount is which is none of the base's series.
    func isOfOtherAmount(_ role: QuantityRole, in number: Int) -> Bool {
        guard isShare, equatedAmount(role, in: number) == nil else { return false }
        let sentence = reading.sentences[number]
        return sentence.quantities.contains { other in
            facts.isCurrency(other.mention.figure.unit.code) && other.words.upperBound <= role.start
                && SaidTwice.areEqual(other, role, sentence, facts)
        }
    }

    /// The amount that dates a share.
    func amountToldWith(_ role: QuantityRole, _ subject: String, in number: Int) -> Candidate? {
        equatedAmount(role, in: number) ?? amountBeside(role, subject, in: number) ?? amountTakenUp(role, subject, in: number)
    }

    /// "The UK, with $68.5 billion and 2.2 per cent": the amount right before a share, where the sentence names no year.
    private func amountBeside(_ role: QuantityRole, _ subject: String, in number: Int) -> Candidate? {
        let sentence = reading.sentences[number]
        guard sentence.times.isEmpty else { return nil }
        return kindred.last {
            $0.sentence == number && $0.subject == subject
                && (1...3).contains(role.start - sentence.quantities[$0.quantity].words.upperBound)
        }
    }

    /// "NT$647 billion are for defense. This equals 2.45 percent of GDP": the last amount of the sentence before, where the sentence of a
    /// share takes it up and names no year.
    private func amountTakenUp(_ role: QuantityRole, _ subject: String, in number: Int) -> Candidate? {
        let sentence = reading.sentences[number]
        guard isShare, sentence.times.isEmpty, takesUpAmount(in: number), role.start <= Self.takingUp, let amount = kindred.last,
            number - amount.sentence == 1, amount.subject == subject
        else { return nil }
        return amount
    }

    /// What takes the sentence before up stands no further behind its start.
    private static let takingUp = 8

    /// "Will reach 2 percent with outlays of 576 million euros": an amount right behind a word that takes its measure up, next to a share.
    func isOutlay(_ role: QuantityRole, beside share: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .amount, facts.isCurrency(role.mention.figure.unit.code) else { return false }
        let sentence = reading.sentences[number]
        let between = share.words.upperBound..<max(share.words.upperBound, role.words.lowerBound)
        guard role.start > 0, sentence.words[role.start - 1].hash == GrammarWords.of,
            !sentence.quantities.contains(where: { between.contains($0.words.lowerBound) && $0 != role })
        else { return false }
        return hits[number][.resume]?.contains { $0.words.upperBound == role.start - 1 && between.contains($0.words.lowerBound) } ?? false
    }
}
