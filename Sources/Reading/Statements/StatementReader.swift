import Model
public import Vocabulary

/// Takes sentences apart: clauses, and what part each time, entity and quantity plays.
public struct StatementReader: Sendable {
    private let vocabulary: Vocabulary

    private let verbs: Set<UInt64>
    private let known: StatementWords

    public init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        known = StatementWords(vocabulary)
        verbs = Set(vocabulary.irregularForms.flatMap { [$0.key] + $0.value }.map(WordHash.of))
    }

    /// One reading for each sentence of the text that has words.
    ///
    /// Mentions are in the order of the text, as their readers give them.
    func sentences(
        _ text: TokenizedText, blocks: [Article.Block], published: CalendarDate?, quantities: [QuantityMention],
        times: [TimeMention], entities: [EntityMention]
    ) -> [SentenceReading] {
        var result: [SentenceReading] = []
        result.reserveCapacity(text.sentences.count)
        var (q, t, e) = (0, 0, 0)
        for (number, tokens) in text.sentences.enumerated() {
            let words = SentenceWords(text, tokens)
            let range = words.range
            let block = Int(text.blockOfSentence[number])
            let kind = blocks.indices.contains(block) ? blocks[block].kind : .paragraph
            result.append(
                reading(
                    words, range: range, kind: kind, block: block, published: published,
                    quantities: Self.take(quantities, &q, in: range) { $0.range },
                    times: Self.take(times, &t, in: range) { $0.range }, entities: Self.take(entities, &e, in: range) { $0.range }))
        }
        return result
    }

    /// The reading of a table cell: all blocks of its context as one sentence, and of its quantities only the cell's own.
    func cell(
        _ cell: TableReadings.Cell, _ text: TokenizedText, quantities: [QuantityMention], times: [TimeMention], entities: [EntityMention]
    ) -> SentenceReading? {
        let words = SentenceWords(text, 0..<text.tokens.count)
        guard let figure = CellFigure(cell: cell.cell, text: text, vocabulary: vocabulary).quantity(among: quantities) else { return nil }
        let headers = CellYears(cell: cell.cell, text: text, known: known).times(besides: times)
        var reading = reading(
            words, range: cell.row, kind: .tableRow, block: -1, published: nil, quantities: [figure],
            times: headers.times.filter { !cell.cell.contains($0.range) }, entities: entities)
        if let status = headers.status, !reading.quantities.isEmpty { reading.quantities[0].status = status }
        // "In billions of U.S. dollars" names no country.
        let money = text.tokens.indices.filter { text.term(.currency, at: $0) != nil }.map { text.tokens[$0].range }
        reading.entities.removeAll { entity in money.contains { entity.mention.range.contains($0) } }
        let isChange = text.tokens.contains { !cell.cell.contains($0.range) && known.difference.contains($0.hash) }
        if isChange, !reading.quantities.isEmpty { reading.quantities[0].isChange = true }
        func place(_ range: ByteRange) -> Range<Int> { range.isEmpty ? 0..<0 : words.words(of: range) ?? 0..<0 }
        reading.headers = CellHeaders(
            caption: place(cell.caption), columns: cell.columns.map(place).filter { !$0.isEmpty },
            labels: cell.labels.map { CellHeaders.Label(words: place($0.cell), head: place($0.head)) }.filter { !$0.words.isEmpty })
        return reading
    }

    /// The mentions that begin inside a range, from `next` on; mentions before it are passed over.
    private static func take<Mention>(
        _ mentions: [Mention], _ next: inout Int, in range: ByteRange, _ position: (Mention) -> ByteRange
    ) -> [Mention] {
        while next < mentions.count, position(mentions[next]).start < range.start { next += 1 }
        let first = next
        while next < mentions.count, position(mentions[next]).start < range.end { next += 1 }
        return Array(mentions[first..<next])
    }

    private func reading(
        _ words: SentenceWords, range: ByteRange, kind: Article.Block.Kind, block: Int, published: CalendarDate?,
        quantities: [QuantityMention], times: [TimeMention], entities: [EntityMention]
    ) -> SentenceReading {
        let cues = CueClasses(words.text, words.tokens, vocabulary)
        let clauses = ClauseSplitter.clauses(words, cues)
        var reading = SentenceReading(range: range, block: kind, blockIndex: block, words: words.words, clauses: clauses)
        reading.compounds = words.compounds
        // "USA Today" is a newspaper and no day; "in May" is a month and no minister; "the latest Morning Consult survey" was no morning.
        let named = times.filter { time in
            !entities.contains {
                $0.range.contains(time.range) && $0.range != time.range
                    || time.range.start < $0.range.start && $0.range.start < time.range.end && time.range.end < $0.range.end
            }
        }
        let times = FiscalStarts(sentence: words, cues: cues, published: published, known: known).joined(named)
        let entities = entities.filter { entity in
            !times.contains { $0.range.overlaps(entity.range) }
                // "42 billion U.S. dollars" is money and names no country.
                && !quantities.contains { Self.isMoney($0.figure.unit) && $0.range.contains(entity.range) }
        }
        reading.entities = EntityRoleReader(sentence: words, cues: cues, verbs: verbs)
            .roles(entities.compactMap { mention in words.words(of: mention.range).map { (mention, $0) } })
        let roles = TimeRoleReader(sentence: words, cues: cues)
        reading.times = times.compactMap { mention in
            words.words(of: mention.range).flatMap { roles.isBaseOfPrices(mention, $0) ? nil : roles.role(mention, $0) }
        }
        // The second day of "Oct. 8 to 13" is no figure.
        let spans = times.map { $0.intervalRange ?? $0.range }
        let quantities = quantities.filter { quantity in
            // A figure with a unit may stand within an interval: "from 56.9 billion in 2023 to …".
            !times.contains { $0.range.overlaps(quantity.number) && $0.range.start <= quantity.number.start }
                && !(quantity.figure.unit.code.isEmpty && spans.contains { $0.overlaps(quantity.number) }) && !Self.isAge(quantity, words)
        }
        .map { Self.without(spans, $0) }
        reading.quantities = QuantityRoleReader(sentence: words, cues: cues, clauses: clauses, hedges: vocabulary.hedges, known: known)
            .roles(quantities.compactMap { mention in words.words(of: mention.range).map { (mention, $0) } })
        if kind == .headline { Self.planFromInfinitive(&reading) }
        reading.attribution = Attribution.range(words, reading.entities, cues)
        reading.tellers = Tellers(sentence: words, quantities: reading.quantities, cues: cues).byQuantity()
        reading.groups = CountryGroups.find(words, cues, reading.entities)
        reading.isRespective = words.words.contains { $0.hash == Self.respectively }
        return reading
    }

    /// ISO 4217: three capital letters.
    private static func isMoney(_ unit: MeasureUnit) -> Bool {
        unit.code.utf8.count == 3 && unit.code.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    /// "56.9 billion in 2023-24": the second half of a year is no second figure.
    private static func without(_ spans: [ByteRange], _ quantity: QuantityMention) -> QuantityMention {
        guard quantity.figure.upper != nil, spans.contains(where: { $0.start > quantity.number.start && $0.end == quantity.number.end })
        else {
            return quantity
        }
        var single = quantity
        single.figure.upper = nil
        single.shape = .single
        return single
    }

    /// "A six-year-old boy": a number glued to a unit of time by a hyphen.
    private static func isAge(_ quantity: QuantityMention, _ words: SentenceWords) -> Bool {
        guard let covered = words.words(of: quantity.number), covered.upperBound + 1 < words.words.count else { return false }
        return words[covered.upperBound].kind == .hyphen && words[covered.upperBound].isGlued
            && years.contains(words[covered.upperBound + 1].hash)
    }

    private static let years = Set(["year", "month", "week", "day", "hour", "minute"].map(WordHash.of))

    /// In headlines "to" before a verb is the future: "Norway to send 160 soldiers".
    private static func planFromInfinitive(_ reading: inout SentenceReading) {
        for index in reading.quantities.indices where reading.quantities[index].status == nil {
            let start = reading.quantities[index].words.lowerBound
            let isFuture = (1..<max(1, start)).contains { word in
                reading.words[word].hash == to && word + 1 < start && !reading.words[word + 1].isCapitalized
                    && reading.words[word + 1].kind == .word && word + 3 >= start
            }
            if isFuture { reading.quantities[index].status = .plan }
        }
    }

    private static let to = WordHash.of("to")
    private static let respectively = WordHash.of("respectively")
}
