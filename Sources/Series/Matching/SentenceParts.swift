import Model

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
