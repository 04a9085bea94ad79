import Model
import Vocabulary

/// One definition over one article: walks the quantities in the order of the text and remembers what carries over.
struct SeriesPass {
    let definition: SeriesDefinition
    let reading: ArticleReading
    let hits: [CueHits]
    let costs: [Attachment?]
    let facts: EntityFacts
    /// The days of the article's surveys, found once.
    let surveys: [Survey]
    /// Found once for all series of an article; asked for only where a series is of money.
    let styles: MoneyStyles
    /// The places and sides of the fighting, found once.
    let sides: Set<String>
    /// Where the article's harm is done, found once.
    private(set) var scenes: [Scene] = []
    /// The countries in which it is done together with others, and the first sentence that says so, found once.
    private(set) var sharedScenes: [String: Int] = [:]
    /// The countries that the article names, found once where the series has another one beside its subject.
    let countries: Set<String?>
    /// Whether the article names somebody whose figures the series has, or who asks for them, found once where it is of persons.
    private(set) var namesOwner = false
    /// The first sentence that speaks of the measure or of a survey.
    let firstOfSurvey: Int?
    /// The first two heads of state or government that the article names, found once, and the sentences that do so first.
    private(set) var heads: [(id: String, sentence: Int)] = []
    private(set) var candidates: [Candidate] = []
    private(set) var undecided: [UndecidedStatement] = []
    private(set) var rejections: [Rejection] = []
    /// Of a share of a base, the figures of the series whose amounts it is a share of.
    var kindred: [Candidate] = []
    /// The last figure left out for a look-alike, and where it ends.
    private(set) var lastExcluded: (sentence: Int, end: Int, group: Int)?
    /// The values that a sentence of the text gives beside a look-alike.
    private(set) var excluded: Set<ExactDecimal> = []

    /// A cue further away than this in its sentence says nothing of a figure.
    static let reach = 40
    /// A word of another part of the measure this near ties a figure to a measure named before.
    static let tie = 12
    /// A look-alike's word nearer than this excludes the figure.
    static let exclusionReach = 12

    init(
        definition: SeriesDefinition, reading: ArticleReading, hits: [CueHits], costs: [Attachment?], styles: MoneyStyles,
        facts: EntityFacts
    ) {
        self.definition = definition
        self.reading = reading
        self.hits = hits
        self.costs = costs
        self.facts = facts
        surveys = Survey.all(definition, reading, hits, facts)
        self.styles = styles
        sides = Self.sides(definition, reading)
        countries = definition.dimensions.contains(where: \.differs) ? Self.countries(reading) : []
        firstOfSurvey = definition.kind == .poll ? hits.firstIndex { $0[.measure(0)] != nil || $0[.field] != nil } : nil
        heads = firstHeads()
        scenes = foundScenes()
        sharedScenes = foundSharedScenes()
        namesOwner = definition.subject.kinds == [.person] && findsOwner()
    }

    mutating func run() {
        for (number, sentence) in reading.sentences.enumerated() {
            for quantity in sentence.quantities.indices { consider(quantity, in: number) }
            beginTotals(in: number)
        }
        takeBackHeadlines()
    }

    /// Takes a candidate back for a reason.
    mutating func take(back index: Int, _ reason: String) {
        let candidate = candidates.remove(at: index)
        reject(reading.sentences[candidate.sentence].quantities[candidate.quantity], reason)
    }

    /// "15,000 so far: 11,000 in October and 4,000 in February": the total begins where the first of its parts does.
    private mutating func beginTotals(in number: Int) {
        let here = latest(in: number)
        for index in here {
            guard let total = candidates[index].period, total.first == nil, let last = total.last else { continue }
            let parts = candidates[here].filter {
                $0.subject == candidates[index].subject && $0.dimensions == candidates[index].dimensions
            }
            // "Killed two, taking the number of dead to 184": of the others it is not told when.
            let sum = parts.reduce(0) { $0 + $1.figure.value.approximate } - candidates[index].figure.value.approximate
            guard sum * 2 >= candidates[index].figure.value.approximate else { continue }
            let first = parts.compactMap { $0.period?.first }.min { $0.start < $1.start }
            if let first, first.start <= last.start { candidates[index].period = Period(from: first, to: last) }
        }
    }

    private mutating func consider(_ quantity: Int, in number: Int) {
        let sentence = reading.sentences[number]
        let role = sentence.quantities[quantity]
        guard let costs = costs[number], let figure = figure(of: role, in: number) else { return }
        if isInLink(role, in: number) { return reject(role, "another story's headline") }
        if let reason = unfit(role, figure, in: number, costs) { return reject(role, reason) }
        guard let measure = isTakenAsSaid(role, in: number) ? MeasureReach(isTied: true) : measureReach(role, in: number, costs) else {
            return reject(role, "no word of the measure in reach")
        }
        let dimensions = dimensionValues(role, in: number, costs)
        let harmed = agreeing(certain(subjects(role, in: number, costs), role, in: number), dimensions.values, in: number)
        var subjects = ofHousesCountry(ownersOf(figure.unit, harmed, role, in: number), dimensions.values, in: number)
        if let reason = objection(to: measure, role, dimensions.ownCost, subjects, in: number, costs) { return reject(role, reason) }
        if !measure.isWhole && isGuess(subjects, in: number) || isOfEach(subjects, in: number) { subjects = .none }
        guard !subjects.ids.isEmpty else {
            if let reason = hasNoOwner(role, in: number) { return reject(role, reason) }
            let period = finder(of: "", dimensions.values).period(role, in: number, costs)
            return note(
                role, figure, in: number, costs, missing: ["whose figure it is"], dimensions: dimensions.values, period: period)
        }
        if !subjects.isOwn, isWish(role, in: number, costs) { return reject(role, "one person's wish") }
        let absent = definition.dimensions.filter { $0.isRequired && dimensions.values[$0.name] == nil }.map(\.name)
        for subject in subjects.ids {
            var values = dimensions.values
            let isSent = values.contains { definition.checks.kinds[$0.value] == .flow && $0.key == definition.checks.kindDimension }
            for rule in definition.dimensions where rule.differs {
                if let found = place(rule, role, in: number, costs, besides: subject, isSent: isSent) { values[rule.name] = found }
            }
            for rule in definition.dimensions where rule.country {
                if let nation = nation(of: role, rule, in: number, costs), nation != subject { values[rule.name] = nation }
            }
            for name in onlyCarried(values, of: subjects, role, in: number) { values[name] = nil }
            let missing = absent.filter { values[$0] == nil }
            if !missing.isEmpty {
                if let reason = lacksNothing(missing, of: subject, measure, role, in: number) { return reject(role, reason) }
                note(role, figure, in: number, costs, missing: missing.map { "its \($0)" }, subject: subject, dimensions: values)
                continue
            }
            if isSplit(role, in: number), let upper = figure.upper,
                let rule = definition.dimensions.first(where: { opposite(values[$0.name] ?? "", of: $0) != nil })
            {
                let unsaid = dimensions.ownCost > Self.tie ? rule.defaultValue : nil
                if let first = firstOfBoth(rule, role, in: number) ?? unsaid { values[rule.name] = first }
                append(figure.with(value: figure.value, upper: nil), role, quantity, number, subject, values, costs)
                values[rule.name] = opposite(values[rule.name] ?? "", of: rule)
                append(figure.with(value: upper, upper: nil), role, quantity, number, subject, values, costs)
                continue
            }
            append(figure, role, quantity, number, subject, values, costs)
        }
    }

    /// Why a figure cannot be of the series, by the words beside it; `nil` where nothing speaks against it.
    private mutating func unfit(_ role: QuantityRole, _ figure: Figure, in number: Int, _ costs: Attachment) -> String? {
        // "Whether its 1,450 should stay": they are there.
        let isPresupposed =
            goesAbroad && role.isHypothetical && !role.isChange
            && (isDefinite(role, in: number) || isOfBody(role, in: number))
        if !isPresupposed, let reason = asserted(role), reason != Self.change || !isLostMen(role, in: number) { return reason }
        if definition.kind == .poll, role.mention.shape == .fraction, reading.sentences[number].block == .headline {
            return "a headline's fraction"
        }
        if isMoved(role, in: number) || isPassedMark(role, in: number) { return Self.change }
        if definition.kind == .poll || isShare, figure.value > ExactDecimal(100) { return "more than all" }
        if let least = definition.least, figure.value < least { return "less than it can be" }
        if let most = definition.most, figure.value > most { return "more than it can be" }
        if isOnTopic(role, in: number) { return "of a matter, not of a person" }
        if isOfRegion(role, in: number) { return "of a part of those asked" }
        if isOfMatter(role, in: number, costs) || isOfThing(role, in: number) || isSided(role, in: number)
            || isOnIssue(role, in: number) || isAboutMatter(role, in: number) || isOfOneDeed(role, in: number)
            || isOwnFeeling(role, in: number)
        {
            lastExcluded = (number, role.words.upperBound, role.group)
            return "of a matter, not of a person"
        }
        if isKept(role, in: number) { return "they are had, not lost" }
        if isOfOtherFate(role, in: number) { return "something else befell them" }
        if isOfPoll(in: number) { return "a survey's" }
        if isOfParty(role, in: number) || isWon(role, in: number) { return "of a party, not of a person" }
        if isOfBody(role, in: number, costs) || isOfItself(role, in: number) { return "of a body, not of a person" }
        if let excluded = lastExcluded, excluded.sentence == number, excluded.group == role.group { return "listed with another matter's" }
        if isInstead(role, in: number) { return "what was not to be" }
        // What brackets give again in other money is what stands before them.
        if convertedAmount(role, in: number) != nil { return nil }
        if isBesideOther(role, in: number) || isForOther(role, in: number) || isForElse(role, in: number)
            || isWorthOfOther(role, in: number) || isGivenToOther(role, in: number) || isShareForOther(role, in: number)
        {
            return "something else's"
        }
        if isOfFigureBefore(role, in: number) { return "a part of the figure before it" }
        if isWholeOfNext(role, in: number) { return "the whole of which a part is told" }
        if isOfSomeMembers(role, in: number) { return "of some members only" }
        if let reason = notHarmed(role, in: number) ?? notSoldiers(role, in: number) { return reason }
        if isSaidExactly(role, figure, in: number) { return "a more exact figure stands beside it" }
        if let own = ofPhrase(role, in: number), !own { return "a share of something else" }
        if let reason = absence(role, in: number) { return reason }
        let isWhole = reading.sentences[number].isWhole(role)
        let isTouched = hits[number][.measure(0)]?.contains { costs.cost($0.words, role.words) <= 1 } ?? false
        if definition.subject.victims, isWhole, !isTouched { return "the whole of which a part is told" }
        if goesAbroad, isWhole { return nil }
        if let phrase = exclusion(role, in: number, costs) {
            lastExcluded = (number, role.words.upperBound, role.group)
            if reading.sentences[number].block == .paragraph { excluded.insert(figure.value) }
            return "“\(phrase)” stands nearby"
        }
        if isOfSameMatter(role, in: number) || isContraryOfOther(role, in: number) { return "goes on about another matter" }
        return definition.kind == .poll && isOfOtherNoun(role, in: number) ? "its clause says what else it is of" : nil
    }

    private mutating func append(
        _ figure: Figure, _ role: QuantityRole, _ quantity: Int, _ number: Int, _ subject: String, _ values: [String: String],
        _ costs: Attachment
    ) {
        var figure = figure
        if case .currency = definition.unit {
            guard let unit = money(figure.unit, role, of: subject) else { return reject(role, "money of an unknown country") }
            figure.unit = unit
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
        let dates = dates(of: figures.count, role, subject, values, in: number, costs)
        let converted = convertedAmount(role, in: number)
        let twin = converted ?? amountToldWith(role, subject, in: number)
        for (place, figure) in figures.enumerated() {
            let isBefore = figures.count == 2 && place == 0
            var period = twin?.period ?? dates.periods[place]
            if isBefore, period == nil { continue }
            let found =
                converted?.status
                ?? StatusFinder(definition: definition, reading: reading, hits: hits, facts: facts)
                .status(role, in: number, costs, period: period, isBefore: isBefore)
            if let reason = peace(in: subject, at: period, number) { return reject(role, reason) }
            var status = resumed(role, in: number, found, dates.fallback)
            if status == .actual, let later = finder(of: subject, values).fromThenOn(role, in: reading.sentences[number]) {
                (status, period) = (.plan, later)
            }
            // What is there and will leave in May is there today.
            if status == .actual, found == .plan, let published = reading.article.published?.day { period = .day(published) }
            if definition.kind == .poll, let start = period?.start, let published = reading.article.published?.day, start > published {
                return reject(role, "nobody has been asked yet")
            }
            if status == .plan || status == .forecast { period = openPlan(period, isToldEarlier: dates.isToldEarlier) }
            if isYetToCome(period) || period == nil && needsPeriod(status, dates.fallback, role, in: number) {
                note(role, figure, in: number, costs, missing: ["when it holds"], subject: subject, dimensions: values)
                continue
            }
            if isUnlikely(figure, of: subject, period, role, in: number) {
                note(
                    role, figure, in: number, costs, missing: ["what it is a sum of"], subject: subject, dimensions: values, period: period)
                continue
            }
            guard let holder = officeholder(subject, in: number, period) else {
                note(role, figure, in: number, costs, missing: ["who was in office then"], dimensions: values, period: period)
                continue
            }
            candidates.append(
                Candidate(
                    sentence: number, quantity: quantity, subject: holder, dimensions: values, period: period, status: status,
                    figure: figure))
        }
    }

    /// Nobody has come to harm in days to come: the time is another's.
    private func isYetToCome(_ period: Period?) -> Bool {
        guard definition.subject.victims, let start = period?.start, let published = reading.article.published?.day else { return false }
        return start > published
    }

    /// What is still to come and has no day, comes from now on.
    private func openPlan(_ period: Period?, isToldEarlier: Bool) -> Period? {
        guard goesAbroad, let published = reading.article.published?.day,
            period == .day(published) || period == nil && !isToldEarlier
        else { return period }
        return Period(from: .day(published), to: nil)
    }

    /// The status that a figure has by its place: "the 8,500 soldiers there will stay" are there; "bringing it to 2,000" is one plan.
    private func resumed(
        _ role: QuantityRole, in number: Int, _ status: Status, _ fallback: SeriesDefinition.PeriodRule.Default
    ) -> Status {
        let words = reading.sentences[number].words
        let isGiven = role.start > 0 && words[role.start - 1].hash == GrammarWords.the
        if status == .forecast, fallback == .report, goesAbroad, reading.sentences[number].isKnownAtPlace(role) { return .actual }
        if status == .plan, fallback == .report,
            isGiven || isOfPresentBody(role, in: number) || isRelieved(role, in: number) || isAlreadyThere(role, in: number)
                || isLeaving(role, in: number)
                || isOfBody(role, in: number) && role.isHypothetical
        {
            return .actual
        }
        let isLast = !reading.sentences[number].quantities.contains { $0.words.lowerBound >= role.words.upperBound }
        if status == .plan, fallback == .report, goesAbroad, !isLast, level(role, in: number) == nil, !isPlanned(role, in: number) {
            return .actual
        }
        if status == .plan, fallback == .report, isStaying(role, in: number) { return .actual }
        if status == .actual, isItemOfPlan(role, in: number) { return .plan }
        guard status == .actual, definition.kind == .count, let previous = candidates.last, previous.sentence == number,
            previous.status == .plan
        else { return status }
        let last = reading.sentences[number].quantities[previous.quantity].words.upperBound
        guard last < role.words.lowerBound else { return status }
        // "Italy will send 2,500, France 1,000 and Spain 325"
        if nameBefore(role, in: number) != nil, reading.sentences[number].isPlain(last..<role.words.lowerBound) { return .plan }
        let between = last..<role.words.lowerBound
        let continues = between.contains { index in
            // "Joining 190 already there": those have been sent before.
            words[index].hash == GrammarWords.comma && words[index + 1].isVerb && !isAlreadyThere(role, in: number)
                && !GrammarWords.auxiliaries.contains(words[index + 1].hash)
        }
        return continues ? .plan : status
    }

    /// Takes a quantity of a sentence as the same as a figure of a kindred series, if its unit fits.
    mutating func adopt(_ quantity: Int, of other: Candidate) {
        let role = reading.sentences[other.sentence].quantities[quantity]
        guard asserted(role) == nil, !isMoved(role, in: other.sentence), let figure = figure(of: role, in: other.sentence),
            ofPhrase(role, in: other.sentence) ?? true
        else { return }
        // Money that is nobody else's tells whose both are, wherever another was named last.
        let owner = ownersOf(figure.unit, SubjectChoice(ids: [other.subject], isOwn: false, cost: 0), role, in: other.sentence).ids.first
        guard owner == other.subject else { return }
        rejections.removeAll { $0.figureRange == role.mention.range }
        undecided.removeAll { $0.figureRange == role.mention.range }
        candidates.append(
            Candidate(
                sentence: other.sentence, quantity: quantity, subject: other.subject, dimensions: [:], period: other.period,
                status: other.status, figure: figure))
    }

    private mutating func note(
        _ role: QuantityRole, _ figure: Figure, in number: Int, _ costs: Attachment, missing: [String], subject: String? = nil,
        dimensions: [String: String], period: Period? = nil
    ) {
        let sentence = reading.sentences[number]
        let status = StatusFinder(definition: definition, reading: reading, hits: hits, facts: facts)
            .status(role, in: number, costs, period: nil, isBefore: false)
        undecided.append(
            UndecidedStatement(
                series: definition.id, figure: figure, figureRange: role.mention.range, missing: missing, subject: subject,
                dimensions: dimensions, status: status, period: period, evidence: reading.article.string(sentence.range),
                evidenceRange: sentence.range))
    }

    /// Takes back a candidate and leaves it for review, for want of what is missing.
    mutating func leave(_ index: Int, missing: String) {
        let candidate = candidates[index]
        guard let costs = costs[candidate.sentence] else { return }
        candidates.remove(at: index)
        note(
            reading.sentences[candidate.sentence].quantities[candidate.quantity], candidate.figure, in: candidate.sentence, costs,
            missing: [missing], subject: candidate.subject, dimensions: candidate.dimensions, period: candidate.period)
    }

    private static let change = "a change, not a level"

    /// "Shares rose, those of one company by 1.2 percent", "the index fell 3.1 percent": by how much, where a share stands right behind.
    private func isMoved(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.unit == .percent || definition.kind == .amount, role.start > 0 else { return false }
        let words = reading.sentences[number].words
        let before = words[role.start - 1]
        // "Will be followed by 12.6 trillion in 2026"
        if definition.kind == .amount, role.start > 1, words[role.start - 2].isVerb { return false }
        return definition.kind != .poll && before.hash == GrammarWords.by || role.mention.trend != nil && before.isVerb
    }

    /// Why a figure is not asserted as a level.
    private func asserted(_ role: QuantityRole) -> String? {
        if role.isChange { return Self.change }
        if role.isNegated { return "the text says not" }
        if role.isHypothetical { return "a condition" }
        return role.isDenied ? "the text denies it" : nil
    }

    /// Whether the clause begins by taking up what the sentence before spoke of.
    func takesUp(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let isNear = candidates.last.map { number - $0.sentence == 1 } ?? false
        if role.words.lowerBound <= 12,
            sentence.words.prefix(3).contains(where: {
                facts.isCue($0.hash, .anaphor) && (isNear || !GrammarWords.demonstratives.contains($0.hash))
            })
        {
            return true
        }
        if definition.subject.kinds.contains(.person) {
            let near = max(0, role.words.lowerBound - 8)..<min(sentence.words.count, role.words.upperBound + 8)
            if sentence.words[near].contains(where: { GrammarWords.personal.contains($0.hash) }) { return true }
        }
        let around = max(0, role.words.lowerBound - 8)..<min(sentence.words.count, role.words.upperBound + 8)
        return sentence.words[around].contains { facts.isCue($0.hash, .resumption) }
    }

    private mutating func reject(_ role: QuantityRole, _ reason: String) {
        rejections.append(Rejection(series: definition.id, figureRange: role.mention.range, reason: reason))
    }
}
