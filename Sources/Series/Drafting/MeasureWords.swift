import Model
public import Vocabulary

/// Tells from the noun phrases beside a figure what it measures.
///
/// The phrase is that of the figure's unit where that is a noun ("352,000 refugees"), and otherwise the nearest noun phrase that
/// names more than an amount.
public struct MeasureWords: Sendable {
    private let generic: Set<String>
    private let irregular: [String: [String]]
    private let currencies: Set<String>
    private let unitCodes: Set<String>

    public init(_ vocabulary: Vocabulary) {
        generic = Set(vocabulary.genericNouns.map(\.noun))
        irregular = vocabulary.irregularForms
        currencies = Set(vocabulary.currencies.map(\.unit.code))
        unitCodes = Set(vocabulary.units.map(\.unit.code))
    }

    /// Whether a word says of what there is how much.
    func isSpecific(_ word: String) -> Bool { !generic.contains(word) }

    /// What a definition would say under `unit`: the class, or the code.
    func unit(of role: QuantityRole) -> String? {
        let code = role.mention.figure.unit.code
        if code.isEmpty { return nil }
        if code == MeasureUnit.percent.code || code.hasPrefix("percent/") { return "percent" }
        if currencies.contains(code) { return "currency" }
        return code
    }

    /// Whether the unit is the noun of what is counted, and not one of measure.
    func isNoun(_ unit: String) -> Bool {
        unit == MeasureUnit.persons.code
            || !["percent", "currency"].contains(unit) && !unitCodes.contains(unit) && unit.utf8.allSatisfy { (97...122).contains($0) }
    }

    /// The words of the phrase that names the measure, in the order of the text, as a dictionary has them; none where no word
    /// stands out.
    func phrase(of role: QuantityRole, in sentence: SentenceReading, _ reading: ArticleReading) -> [String] {
        let concept = Set(role.mention.concept.map(\.start))
        let places = sentence.words.indices.filter { index in
            concept.contains(sentence.words[index].range.start) && isUsable(index, in: sentence, reading)
        }
        let own = places.filter { role.words.contains($0) }
        if !own.isEmpty { return own.map { lemma(reading.article.string(sentence.words[$0].range)) } }
        var runs: [[Int]] = []
        for place in places {
            if let last = runs.last?.last, last + 1 == place { runs[runs.count - 1].append(place) } else { runs.append([place]) }
        }
        let phrases = runs.map { run in
            (distance: distance(run, role.words), words: run.map { lemma(reading.article.string(sentence.words[$0].range)) })
        }
        return phrases.filter { $0.words.contains(where: isSpecific) }.min { $0.distance < $1.distance }?.words ?? []
    }

    private func distance(_ run: [Int], _ figure: Range<Int>) -> Int {
        guard let first = run.first, let last = run.last else { return .max }
        return last < figure.lowerBound ? figure.lowerBound - last : first - figure.upperBound + 1
    }

    private func isUsable(_ index: Int, in sentence: SentenceReading, _ reading: ArticleReading) -> Bool {
        let word = sentence.words[index]
        guard word.kind == .word, !(word.isCapitalized && index > 0), !sentence.entities.contains(where: { $0.words.contains(index) }),
            !sentence.times.contains(where: { $0.words.contains(index) })
        else { return false }
        let text = reading.article.string(word.range).lowercased()
        return text.utf8.count > 2 && text.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 }
    }

    /// The singular of a noun, where a definition that has it finds the word as it stands.
    func lemma(_ text: String) -> String {
        let word = text.lowercased()
        var shorter: [String] = []
        if word.hasSuffix("ies") { shorter.append(String(word.dropLast(3)) + "y") }
        if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") {
            shorter.append(String(word.dropLast()))
            if word.hasSuffix("es") { shorter.append(String(word.dropLast(2))) }
        }
        return shorter.first { $0.count > 2 && Inflection.forms(of: $0, irregular: irregular).contains(word) } ?? word
    }
}
