import Model

/// The verb of which a figure is the subject.
extension SeriesPass {
    /// Where the verb may stand of which a figure is the subject: up to the next clause, figure or purpose.
    func predicate(of role: QuantityRole, in sentence: SentenceReading) -> Set<Int> {
        var places: Set<Int> = []
        var index = role.words.upperBound
        var hasVerb = false
        while index < sentence.words.count {
            let word = sentence.words[index]
            if word.kind == .punctuation, !sentence.isSoft(index) { break }
            if GrammarWords.subordinating.contains(word.hash) || GrammarWords.relatives.contains(word.hash) { break }
            if word.hash == GrammarWords.comma {
                // "Ninety of them, however, lost their lives"
                if let close = sentence.closeOfRemark(index) {
                    index = close + 1
                    continue
                }
                if let close = closeOfAside(index, in: sentence) {
                    index = close + 1
                    continue
                }
                // "450 soldiers, five of whom died in June, will stay"
                if let part = sentence.quantities.first(where: { $0.words.lowerBound == index + 1 && sentence.isSubjectOfWhom($0) }) {
                    index = sentence.relative(of: part).upperBound + 1
                    continue
                }
                // "13 soldiers, three of them officers, have …": what a list adds has no verb of its own.
                let next = sentence.words[(index + 1)...].firstIndex { $0.hash == GrammarWords.comma || $0.isVerb }
                guard let next, sentence.quantities.contains(where: { $0.words.lowerBound == index + 1 }) else { break }
                index = max(next, index + 1)
                continue
            }
            // "To guard a bridge" says what for, unless a verb stands before it: "are to leave".
            if word.hash == GrammarWords.to, index + 1 < sentence.words.count, !sentence.words[index + 1].isCapitalized,
                !sentence.words[index - 1].isVerb, !isArticle(sentence.words[index + 1])
            {
                break
            }
            // A coordinated verb has an object of its own.
            let leads = index + 1 < sentence.words.count && sentence.words[index + 1].isVerb
            if GrammarWords.coordinating.contains(word.hash), hasVerb || leads { break }
            hasVerb = hasVerb || word.isVerb
            places.insert(index)
            index += 1
        }
        return places
    }

    /// "Two soldiers, whose seizure began the war, are missing", "two men, both still serving, have …": the second comma of what is
    /// said between two, where a verb goes on behind it.
    private func closeOfAside(_ comma: Int, in sentence: SentenceReading) -> Int? {
        let first = comma + 1
        guard first < sentence.words.count,
            let close = sentence.words[first...].firstIndex(where: { $0.hash == GrammarWords.comma }), close + 1 < sentence.words.count,
            GrammarWords.relatives.contains(sentence.words[first].hash) || GrammarWords.each.contains(sentence.words[first].hash),
            GrammarWords.auxiliaries.contains(sentence.words[close + 1].hash),
            !sentence.quantities.contains(where: { (first..<close).contains($0.start) })
        else { return nil }
        return close
    }

    private func isArticle(_ word: Word) -> Bool {
        word.hash == GrammarWords.the || word.hash == GrammarWords.a || PossessiveWords.all.contains(word.hash)
    }
}
