public import Model

/// A figure in its sentence, as far as a definition of its measure can be told from it.
public struct DraftStatement: Sendable {
    /// The class or code of its unit.
    public var unit: String
    /// The words that name its measure.
    public var phrase: [String]
    /// The name that stands nearest, of those that could have figures.
    public var subject: EntityMention?
    /// The word before that name, where it is a preposition.
    public var preposition: String?
    public var pollster: String?
    /// Capitalised words that the vocabulary does not know, where no name does.
    public var unknownName: String?
    /// The capitalised word that opens the sentence, where it may be a name as well as a measure: as it stands, and as `phrase` has it.
    var opening: (text: String, word: String)?
    public var hasYear: Bool
    public var sentence: String
    public var published: CalendarDate?

    /// Takes a quantity for a statement; `nil` where it is no level of anything with a unit.
    init?(_ quantity: Int, in sentence: SentenceReading, _ reading: ArticleReading, _ words: MeasureWords) {
        let role = sentence.quantities[quantity]
        guard !role.isChange, !role.isNegated, !role.isHypothetical, !role.isDenied, let unit = words.unit(of: role),
            // "three months", "aged 16 to 24": a time and no measure.
            !sentence.times.contains(where: { $0.words.overlaps(role.words) })
        else { return nil }
        self.unit = unit
        phrase = words.phrase(of: role, in: sentence, reading)
        let named = sentence.entities.filter { [.country, .alliance, .person, .organization, .place].contains($0.mention.kind) }
        let nearest = named.min { Self.cost($0, role) < Self.cost($1, role) }
        subject = nearest?.mention
        if let nearest, nearest.preposition != nil {
            let before = sentence.words[..<nearest.words.lowerBound].last { $0.hash == nearest.preposition }
            preposition = before.map { reading.article.string($0.range).lowercased() }
        }
        pollster = sentence.entities.first { $0.mention.kind == .pollster }?.mention.id
        unknownName = named.isEmpty ? Self.unknownName(in: sentence, reading) : nil
        opening = Self.opening(of: sentence, reading, words)
        hasYear = sentence.times.contains { time in
            if let period = time.mention.period { period.dayCount ?? 0 > 300 } else { false }
        }
        self.sentence = reading.article.string(sentence.range)
        published = reading.article.published?.period.start
    }

    /// A name before the figure rather than after it, and rather than one that only speaks.
    private static func cost(_ entity: EntityRole, _ role: QuantityRole) -> Int {
        let isAfter = entity.words.lowerBound >= role.words.upperBound
        let distance = isAfter ? entity.words.lowerBound - role.words.upperBound + 2 : role.words.lowerBound - entity.words.upperBound
        return distance + (entity.isSpeaker ? 30 : 0)
    }

    /// The first run of capitalised words that are no time and do not open the sentence by themselves.
    private static func unknownName(in sentence: SentenceReading, _ reading: ArticleReading) -> String? {
        var run: [Word] = []
        func name() -> String? {
            // "The Harbour Clinic" is called so without its article too.
            if let first = run.first, GrammarWords.articles.contains(first.hash) { return name(of: run.dropFirst()) }
            return name(of: run[...])
        }
        func name(of run: ArraySlice<Word>) -> String? {
            guard let first = run.first, let last = run.last else { return nil }
            let opens = run.count == 1 && first.range.start == sentence.words.first?.range.start
            return opens ? nil : reading.article.string(ByteRange(first.range.start, last.range.end))
        }
        for (index, word) in sentence.words.enumerated() {
            let isTaken = (sentence.times.map(\.words) + sentence.quantities.map(\.words)).contains { $0.contains(index) }
            if word.kind == .word, word.isCapitalized, !isTaken {
                run.append(word)
            } else {
                if let name = name() { return name }
                run = []
            }
        }
        return name()
    }

    /// "Borealis sales", "Borealis sold": what "Rainfall in Norway" is not.
    private static func opening(
        of sentence: SentenceReading, _ reading: ArticleReading, _ words: MeasureWords
    ) -> (text: String, word: String)? {
        guard sentence.words.count > 1, sentence.words[0].kind == .word, sentence.words[0].isCapitalized,
            !GrammarWords.isFunction(sentence.words[0].hash), !GrammarWords.isFunction(sentence.words[1].hash) || sentence.words[1].isVerb
        else { return nil }
        let text = reading.article.string(sentence.words[0].range)
        return (text, words.lemma(text))
    }
}
