import Model

/// One definition over one article: walks the quantities in the order of the text and remembers what carries over.
struct SeriesPass {
    let definition: SeriesDefinition
    let reading: ArticleReading
    let hits: [CueHits]
    let costs: [Attachment?]
    let facts: EntityFacts
    /// The days of the article's surveys, found once.
    private let surveys: [Survey]

    private(set) var candidates: [Candidate] = []
    private(set) var undecided: [UndecidedStatement] = []
    private(set) var rejections: [Rejection] = []

    /// A cue further away than this in its sentence says nothing of a figure.
    static let reach = 40
    /// A word of another part of the measure this near ties a figure to a measure named before.
    static let tie = 12
    /// A look-alike's word nearer than this excludes the figure.
    static let exclusionReach = 12

    init(definition: SeriesDefinition, reading: ArticleReading, hits: [CueHits], costs: [Attachment?], facts: EntityFacts) {
        self.definition = definition
        self.reading = reading
        self.hits = hits
        self.costs = costs
        self.facts = facts
        surveys = Survey.all(definition, reading, hits)
    }

    mutating func run() {
        for (number, sentence) in reading.sentences.enumerated() {
            for quantity in sentence.quantities.indices { consider(quantity, in: number) }
            beginTotals(in: number)
        }
    }

    /// "15,000 so far: 11,000 in October and 4,000 in February": the total begins where the first of its parts does.
    private mutating func beginTotals(in number: Int) {
        let here = latest(in: number)
        for index in here {
            guard let total = candidates[index].period, total.first == nil, let last = total.last else { continue }
            let parts = candidates[here].filter {
                $0.subject == candidates[index].subject && $0.dimensions == candidates[index].dimensions
            }
            let first = parts.compactMap { $0.period?.first }.min { $0.start < $1.start }
            if let first, first.start <= last.start { candidates[index].period = Period(from: first, to: last) }
        }
    }

    /// The candidates of a sentence, which are the last ones while it is read.
    func latest(in number: Int) -> Range<Int> {
        var start = candidates.count
        while start > 0, candidates[start - 1].sentence == number { start -= 1 }
        return start..<candidates.count
    }

    private mutating func consider(_ quantity: Int, in number: Int) {
        let sentence = reading.sentences[number]
        let role = sentence.quantities[quantity]
        guard let costs = costs[number], let figure = figure(of: role, in: number) else { return }
        if let reason = asserted(role) { return reject(role, reason) }
        if isOfFigureBefore(role, in: number) { return reject(role, "a part of the figure before it") }
        if isSaidExactly(role, figure, in: number) { return reject(role, "a more exact figure stands beside it") }
        if let own = ofPhrase(role, in: number), !own { return reject(role, "a share of something else") }
        if let phrase = exclusion(role, in: number, costs) { return reject(role, "“\(phrase)” stands nearby") }
        let previous = candidates.last.flatMap { number - $0.sentence <= 1 ? $0 : nil }
        guard let measure = measureReach(role, in: number, costs) else { return reject(role, "no word of the measure in reach") }
        let dimensions = dimensionValues(role, in: number, costs)
        let subjects = subjects(role, in: number, costs)
        if !measure.isOwn {
            // A figure whose sentence does not name the measure needs another tie to it.
            let inSeries = previous.map { $0.sentence == number } ?? false
            let isNamed = subjects.isOwn && subjects.cost <= 20
            let isListed = inSeries && role.group == sentence.quantities[previous?.quantity ?? 0].group
            let isPlanned =
                previous != nil
                && hits[number].contains { slot, found in
                    guard case .status = slot else { return false }
                    return found.contains { costs.cost($0.words, role.words) <= 6 }
                }
            let isResumed = hits[number][.resume]?.contains { costs.cost($0.words, role.words) <= Self.tie } ?? false
            guard
                isNamed || isPlanned || isResumed || (previous != nil && takesUp(sentence, role)) || measure.isTied
                    || dimensions.ownCost <= 8 || isListed
            else {
                return reject(role, "its sentence neither names the measure nor is tied to one that does")
            }
        }
        guard !subjects.ids.isEmpty else {
            note(role, figure, in: number, missing: ["whose figure it is"])
            return
        }
        let absent = definition.dimensions.filter { $0.isRequired && dimensions.values[$0.name] == nil }.map(\.name)
        for subject in subjects.ids {
            var values = dimensions.values
            for rule in definition.dimensions where rule.differs {
                if let found = place(rule, role, in: number, costs, besides: subject) { values[rule.name] = found }
            }
            let missing = absent.filter { values[$0] == nil }
            if !missing.isEmpty {
                note(role, figure, in: number, missing: missing.map { "its \($0)" })
                continue
            }
            append(figure, role, quantity, number, subject, values, costs)
        }
    }

    private mutating func append(
        _ figure: Figure, _ role: QuantityRole, _ quantity: Int, _ number: Int, _ subject: String, _ values: [String: String],
        _ costs: Attachment
    ) {
        let finder = PeriodFinder(
            definition: definition, reading: reading, hits: hits, facts: facts, subject: subject, dimensions: values,
            previous: candidates.last, surveys: surveys)
        var figure = figure
        if case .currency = definition.unit, let own = facts.ownCurrency(of: subject, insteadOf: figure.unit), !isSpelledOut(role) {
            figure.unit = own
        }
        if role.mention.shape == .vague {
            // "Tens of thousands" is a floor and no value.
            figure.upper = nil
            figure.qualifier = .above
        }
        let figures =
            role.mention.shape == .move
            ? [figure.with(value: figure.value, upper: nil), figure.upper.map { figure.with(value: $0, upper: nil) }].compactMap { $0 }
            : [figure]
        for (place, figure) in figures.enumerated() {
            // Of a move only the second figure holds now; when the first held is said only where a time stands beside it.
            let isBefore = figures.count == 2 && place == 0
            let period = isBefore ? finder.before(role, in: number, costs) : finder.period(role, in: number, costs)
            if isBefore, period == nil { continue }
            let status = StatusFinder(definition: definition, reading: reading, hits: hits)
                .status(role, in: number, costs, period: period, isBefore: isBefore)
            if period == nil, status == .actual || status == .estimate {
                note(role, figure, in: number, missing: ["when it holds"])
                continue
            }
            candidates.append(
                Candidate(
                    sentence: number, quantity: quantity, subject: subject, dimensions: values, period: period, status: status,
                    figure: figure))
        }
    }

    /// Whether the text says whose money it is: "Danish kroner", "DKK".
    private func isSpelledOut(_ role: QuantityRole) -> Bool {
        let unit = role.mention.figure.unit
        let text = reading.article.string(role.mention.range).lowercased()
        return text.contains(unit.code.lowercased()) || unit.name.split(separator: " ").first.map { text.contains($0) } ?? false
    }

    private mutating func note(_ role: QuantityRole, _ figure: Figure, in number: Int, missing: [String]) {
        let sentence = reading.sentences[number]
        undecided.append(
            UndecidedStatement(
                series: definition.id, figure: figure, figureRange: role.mention.range, missing: missing,
                evidence: reading.article.string(sentence.range), evidenceRange: sentence.range))
    }

    // MARK: Unit

    /// The figure in the series' unit, or `nil` if it cannot be of the series.
    private func figure(of role: QuantityRole, in number: Int) -> Figure? {
        let figure = role.mention.figure
        let code = figure.unit.code
        switch definition.unit {
        case .percent:
            // "59 percent a week ago" is no rate.
            if role.mention.shape == .fraction, code == "percent" || code.isEmpty, figure.value <= .one {
                // "Two in five" is 0.4 of the whole.
                let value = ExactDecimal(significand: figure.value.significand, exponent: figure.value.exponent + 2)
                return figure.with(unit: .percent).with(value: value, upper: nil)
            }
            if code == "percent" || code.hasPrefix("percent/") { return figure.with(unit: .percent) }
            // Of a list, only the first figure need carry the unit: "Estonia with 3.43 and Poland with 4.12 percent".
            guard code.isEmpty, figure.value <= ExactDecimal(100),
                isListed(role, in: number) || sharesGroup(role, in: number, unit: "percent")
            else { return nil }
            return figure.with(unit: .percent)
        case .currency:
            if facts.isCurrency(code) { return figure }
            guard code.isEmpty, let last = candidates.last, last.sentence == number, figure.value.magnitudeOrder >= 6 else { return nil }
            return figure.with(unit: last.figure.unit)
        case .persons:
            if code.isEmpty {
                return isBarePersons(role, in: number) ? figure.with(unit: .persons) : nil
            }
            let noun =
                hits[number][.noun]?.contains { $0.words.overlaps(role.words) || $0.words.lowerBound == role.words.upperBound } ?? false
            return noun ? figure.with(unit: .persons) : nil
        case .codes(let codes):
            return codes.contains(code) ? figure : nil
        }
    }

    /// "14, three of them children": a part of the figure before it.
    private func isOfFigureBefore(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        guard next + 1 < words.count, words[next].hash == GrammarWords.of, !latest(in: number).isEmpty else { return false }
        return GrammarWords.parts.contains(words[next + 1].hash)
    }

    /// "One in five, or 20 percent": the fraction only rounds the percentage beside it.
    private func isSaidExactly(_ role: QuantityRole, _ figure: Figure, in number: Int) -> Bool {
        guard role.mention.shape == .fraction, let costs = costs[number] else { return false }
        return reading.sentences[number].quantities.contains { other in
            other.mention.shape != .fraction && other.mention.figure.unit == .percent && costs.cost(role.words, other.words) <= 12
                && abs(other.mention.figure.value.approximate - figure.value.approximate) < 4
        }
    }

    /// Whether a figure of this series stands shortly before.
    private func follows(in number: Int, within sentences: Int) -> Bool {
        candidates.last.map { number - $0.sentence <= sentences } ?? false
    }

    private func sharesGroup(_ role: QuantityRole, in number: Int, unit: String) -> Bool {
        reading.sentences[number].quantities.contains { $0.group == role.group && $0.mention.figure.unit.code == unit }
    }

    /// A number without a noun counts people where a word of the measure touches it, or where it goes on a list.
    private func isBarePersons(_ role: QuantityRole, in number: Int) -> Bool {
        guard role.mention.figure.value.exponent >= 0, let costs = costs[number] else { return false }
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        if next + 1 < words.count, words[next].hash == GrammarWords.of, GrammarWords.pronouns.contains(words[next + 1].hash) {
            return follows(in: number, within: 1)
        }
        if role.mention.shape != .vague, follows(in: number, within: 0), isListed(role, in: number) { return true }
        if sharesGroupWithNoun(role, in: number) || isPart(role, in: number) { return true }
        let touching = hits[number].contains { slot, found in
            guard case .measure(0) = slot else { return false }
            return found.contains { costs.cost($0.words, role.words) <= 3 }
        }
        return touching
    }

    /// Whether a figure goes on a list: the figure before it in the sentence is of the series, and nothing between starts anew.
    private func isListed(_ role: QuantityRole, in number: Int) -> Bool {
        guard let last = candidates.last, last.sentence == number, let costs = costs[number] else { return false }
        let sentence = reading.sentences[number]
        let before = role.words.lowerBound - 1
        // "15,000 in all: 11,000 in October and 4,000 in February".
        if before >= 0, sentence.words[before].hash == GrammarWords.colon { return true }
        return costs.cost(sentence.quantities[last.quantity].words, role.words) <= 24
    }

    /// "1,000 of the 6,000 engineers": a part of counted people.
    private func isPart(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        guard next + 1 < sentence.words.count, sentence.words[next].hash == GrammarWords.of, let nouns = hits[number][.noun] else {
            return false
        }
        return nouns.contains { $0.words.lowerBound > next && $0.words.lowerBound <= next + 5 }
    }

    private func sharesGroupWithNoun(_ role: QuantityRole, in number: Int) -> Bool {
        guard let nouns = hits[number][.noun] else { return false }
        return reading.sentences[number].quantities.contains { mate in
            mate.group == role.group && nouns.contains { $0.words.overlaps(mate.words) }
        }
    }

    /// Whether "percent of …" is followed by what the definition allows; `nil` where no "of" follows.
    private func ofPhrase(_ role: QuantityRole, in number: Int) -> Bool? {
        guard !definition.of.isEmpty else { return nil }
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        guard next + 1 < words.count, words[next].hash == GrammarWords.of else { return nil }
        // The noun phrase after "of": its head is at most a few words away.
        let limit = min(words.count, next + 8)
        let found = hits[number][.of]?.contains { $0.words.lowerBound > next && $0.words.lowerBound < limit } ?? false
        return found
    }

    /// The phrase that marks a figure as something else.
    private func exclusion(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> String? {
        func isNear(_ hit: CueHit) -> Bool {
            costs.cost(hit.words, role.words) < Self.exclusionReach && costs.crossings(hit.words, role.words) == 0
        }
        // What a sentence begins with, it is about.
        if let topic = hits[number][.exclusion]?.first(where: { $0.words.lowerBound <= 1 && $0.words.upperBound <= role.words.lowerBound })
        {
            return definition.exclusions[topic.phrase].text
        }
        if let found = hits[number][.exclusion]?.first(where: isNear) { return definition.exclusions[found.phrase].text }
        let before = hits[number][.exclusionBefore]?.first { $0.words.upperBound <= role.words.lowerBound && isNear($0) }
        return before.map { definition.exclusionsBefore[$0.phrase].text }
    }

    /// Why a figure is not asserted as a level; `nil` where it is.
    private func asserted(_ role: QuantityRole) -> String? {
        if role.isChange { return "a change, not a level" }
        if role.isNegated { return "the text says not" }
        if role.isHypothetical { return "a condition" }
        return role.isDenied ? "the text denies it" : nil
    }

    /// Whether the clause begins by taking up what the sentence before spoke of.
    private func takesUp(_ sentence: SentenceReading, _ role: QuantityRole) -> Bool {
        if role.words.lowerBound <= 12, sentence.words.prefix(3).contains(where: { GrammarWords.anaphora.contains($0.hash) }) {
            return true
        }
        if definition.subject.kinds.contains(.person) {
            let near = max(0, role.words.lowerBound - 8)..<min(sentence.words.count, role.words.upperBound + 8)
            if sentence.words[near].contains(where: { GrammarWords.pronouns.contains($0.hash) }) { return true }
        }
        let around = max(0, role.words.lowerBound - 8)..<min(sentence.words.count, role.words.upperBound + 8)
        return sentence.words[around].contains { GrammarWords.resumption.contains($0.hash) }
    }

    private mutating func reject(_ role: QuantityRole, _ reason: String) {
        rejections.append(Rejection(series: definition.id, figureRange: role.mention.range, reason: reason))
    }

    // MARK: Measure

    private func measureReach(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> (isOwn: Bool, isTied: Bool)? {
        var isOwn = true
        var isTied = false
        for (index, group) in definition.measure.enumerated() {
            // Of people counted, a word beyond another figure speaks of that one.
            let isStrict = definition.kind == .count && index == 0
            let here = hits[number][.measure(index)]?
                .filter {
                    !isStrict || costs.crossings($0.words, role.words) == 0 || isListed(role, in: number) || isPart(role, in: number)
                }
                .map { costs.cost($0.words, role.words) }.min()
            if let here, here <= Self.reach {
                if index > 0, here <= Self.tie { isTied = true }
                continue
            }
            guard group.carry > 0, !isStrict || follows(in: number, within: 2) else { return nil }
            let first = max(0, number - group.carry)
            let back = (first...number).last { hits[$0][.measure(index)] != nil }
            guard back != nil || hits[0][.measure(index)] != nil else { return nil }
            if index == 0 { isOwn = false }
        }
        return (isOwn, isTied)
    }

    // MARK: Results

    /// The candidates as observations; a figure said again in the headline or in a quotation stands once.
    func observations() -> [Observation] {
        var seen: Set<String> = []
        var result: [Observation] = []
        var said: [String: [Observation]] = [:]
        // The headline comes last, because the body says the same with more detail.
        let order = candidates.filter { !isHeadline($0) } + candidates.filter(isHeadline)
        let dated = Set(candidates.filter { $0.period != nil }.map(Self.short))
        for candidate in order {
            let observation = ObservationMaker(definition: definition, reading: reading, facts: facts).observation(candidate)
            let short = Self.short(candidate)
            if isHeadline(candidate), seen.contains(short) { continue }
            // Said again without saying when.
            if candidate.period == nil, dated.contains(short) { continue }
            seen.insert(short)
            let full = short + "|\(observation.key)|\(observation.period?.description ?? "")|\(observation.status)"
            guard seen.insert(full).inserted else { continue }
            // The same again with less said of it: without its place, say.
            let sameAgain = said[short, default: []].contains { other in
                other.period == observation.period && other.status == observation.status
                    && observation.key.dimensions.allSatisfy { other.key.dimensions[$0.key] == $0.value }
            }
            if sameAgain { continue }
            said[short, default: []].append(observation)
            result.append(observation)
        }
        return result.sorted { ($0.figureRange, $0.id) < ($1.figureRange, $1.id) }
    }

    /// What is said, without when and how surely.
    private static func short(_ candidate: Candidate) -> String {
        let figure = candidate.figure
        return "\(candidate.subject)|\(figure.value.reduced)|\(figure.upper?.reduced.description ?? "")|\(figure.unit.code)"
    }

    private func isHeadline(_ candidate: Candidate) -> Bool { reading.sentences[candidate.sentence].block == .headline }
}
