import Model
import Vocabulary

/// A number with what has been found out about it, while its sentence is being read.
struct Candidate {
    var number: NumberPhrase
    /// The second end of a range or a move.
    var second: NumberPhrase?
    var shape: QuantityMention.Shape
    var mark: UnitReader.Match?
    var unit: UnitReader.Match?
    /// From the currency's mark to the end of the unit.
    var tokens: Range<Int>

    /// The end of the number itself.
    var numberEnd: Int { second?.tokens.upperBound ?? number.tokens.upperBound }
    var hasUnit: Bool { mark != nil || unit != nil }
}

/// Room that the sentences of a text use one after the other.
struct QuantityRoom {
    var candidates: [Candidate] = []
    var roles: [ConceptReader.Role] = []
    var words: [Int] = []
}

/// Reads the quantities of one sentence: numbers first, then units, then the joining of neighbours, then hedges and concepts.
struct SentenceQuantities: ~Escapable {
    let context: SentenceContext
    private let places: Span<Int32>
    private var units: UnitReader { @_lifetime(copy self) get { UnitReader(context) } }
    private var text: TokenView { @_lifetime(copy self) get { context.text } }

    /// - Parameter places: the tokens among which are all numbers and words of number.
    @_lifetime(copy context, copy places)
    init(_ context: SentenceContext, _ places: Span<Int32>) {
        self.context = context
        self.places = places
    }

    /// Appends the quantities in the order of the text.
    func read(into mentions: inout [QuantityMention], _ room: inout QuantityRoom) {
        room.candidates.removeAll(keepingCapacity: true)
        candidates(&room.candidates)
        let filter = NumberFilter(context)
        Self.keep(&room.candidates) { !filter.isName($0) }
        let joiner = RangeJoiner(context)
        joiner.join(&room.candidates)
        Self.keep(&room.candidates) { filter.isQuantity($0) }
        if room.candidates.isEmpty { return }
        let candidates = room.candidates
        ConceptReader.roles(context, candidates, &room.roles)
        let roles = room.roles
        let concepts = ConceptReader(context, roles.span)
        let hedges = HedgeReader(context)
        var floor = context.range.lowerBound
        var tie = QuantityMention.Tie.none
        // Looked at where they lie: they are large to copy.
        for index in candidates.indices {
            let hedge = hedges.read(candidates[index], from: floor)
            concepts.words(of: candidates[index], &room.words)
            tie = self.tie(of: candidates.span, at: index, joiner, after: tie)
            let concept = room.words.map { text.tokens[$0].range }
            mentions.append(mention(candidates[index], hedge, concept, tie))
            floor = candidates[index].tokens.upperBound
        }
    }

    /// What a figure is to the one before or after it.
    @inline(__always)
    private func tie(
        of figures: Span<Candidate>, at index: Int, _ joiner: RangeJoiner, after before: QuantityMention.Tie
    ) -> QuantityMention.Tie {
        // Some word ties them, if anything does.
        let isApart = index > 0 && gap(figures, index) > 0
        if isApart, before == .none, joiner.isOrigin(figures[index], of: figures[index - 1]) { return .origin }
        // What has a unit of its own needs no neighbour's.
        if figures[index].hasUnit { return .none }
        if index + 1 < figures.count, gap(figures, index + 1) > 0, joiner.isPart(figures[index], of: figures[index + 1]) { return .part }
        if isApart, joiner.isFellow(figures[index], of: figures[index - 1]) { return .fellow }
        return .none
    }

    /// How many tokens stand between a figure and the one before it.
    private func gap(_ figures: Span<Candidate>, _ index: Int) -> Int {
        min(figures[index].tokens.lowerBound, figures[index].number.tokens.lowerBound) - figures[index - 1].tokens.upperBound
    }

    /// Removes the candidates that are not wanted; nearly always there are none.
    private static func keep(_ candidates: inout [Candidate], where isWanted: (Candidate) -> Bool) {
        var kept = 0
        let count = candidates.count
        while kept < count, isWanted(candidates.span[kept]) { kept += 1 }
        if kept == count { return }
        for index in kept + 1..<count where isWanted(candidates.span[index]) {
            candidates[kept] = candidates[index]
            kept += 1
        }
        candidates.removeLast(count - kept)
    }

    /// All numbers of the sentence with their units.
    private func candidates(_ result: inout [Candidate]) {
        let parser = NumberParser(context)
        var index = context.range.lowerBound
        // Where the last quantity ended, which the next one's mark may not reach across.
        var floor = index
        let tokens = context.text.tokens
        for place in places.indices {
            let at = Int(places[place])
            guard tokens[at].kind == .number || tokens[at].kinds.contains(.number) else { continue }
            // "A few thousand" begins two words before its number.
            index = max(index, at &- 2)
            while index <= at {
                let isNumeral = tokens[index].kind == .number
                let mayBegin = tokens[index].kinds.contains(.number) || !tokens[index].classes.isDisjoint(with: [.article, .several])
                guard isNumeral || mayBegin else {
                    index &+= 1
                    continue
                }
                var mark = isNumeral ? units.currencyMark(before: index) : nil
                guard var number = parser.number(at: index, money: mark != nil) else {
                    index += 1
                    continue
                }
                if let found = mark, found.isWeak && !units.isLarge(number) || found.tokens.lowerBound < floor { mark = nil }
                takeSign(&number, mark)
                result.append(candidate(number, mark))
                index = max(index + 1, result[result.count - 1].tokens.upperBound)
                floor = index
            }
        }
    }

    /// EXAMPLE "minus 40", "-3", "minus-1.4"
    @inline(__always)
    private func takeSign(_ number: inout NumberPhrase, _ mark: UnitReader.Match?) {
        let first = mark?.tokens.lowerBound ?? number.tokens.lowerBound
        let hyphen = context.kind(first - 1) == .hyphen && context.isGlued(first)
        // "Plus or minus 3" has no sign.
        if context.has(first - 1, .minus), context.has(first - 2, [.linkOr, .linkAnd]) { return }
        if context.has(first - 1, .minus) || hyphen && context.isGlued(first - 1) && context.has(first - 2, .minus) {
            number.negate()
        } else if hyphen, !context.isGlued(first - 1), !context.isAfterNumber(first - 1), !isPlusOrMinus(first - 1) {
            number.negate()
        }
    }

    /// "+/-3", "plus/minus 3": the sign before the hyphen.
    private func isPlusOrMinus(_ index: Int) -> Bool { context.kind(index - 1) == .slash && context.isGlued(index) }

    private func candidate(_ number: NumberPhrase, _ mark: UnitReader.Match?) -> Candidate {
        var result = Candidate(number: number, shape: number.shape, mark: mark, tokens: number.tokens)
        let end = number.tokens.upperBound
        if let mark {
            let rate = units.rate(ofMoney: mark.unit, after: end)
            result.mark?.unit = rate.unit
            result.tokens = mark.tokens.lowerBound..<max(end, rate.tokens.upperBound)
            return result
        }
        guard mayNameUnit(end) else {
            result.unit = units.age(number)
            return result
        }
        var after = end
        // "half a percentage point", "dozens of tanks", "a third of voters"
        if number.shape == .fraction, context.has(after, .article) { after += 1 }
        if number.shape == .vague, context.has(after, .linkOf) { after += 1 }
        if let strength = units.strength(at: end, after: number) {
            result.unit = strength
            result.tokens = number.tokens.lowerBound..<strength.tokens.upperBound
            return result
        }
        var unit = number.shape == .fraction && context.has(after, .linkOf) ? nil : units.measure(at: after, after: number)
        if number.shape == .fraction, context.has(after, .linkOf), context.has(after + 1, .article) {
            // "a quarter of a percentage point", but "a third of voters"
            unit = units.measure(at: after + 2, after: number)
        }
        if let unit = unit ?? (number.shape == .fraction ? nil : units.countedNoun(at: after, after: number)) {
            result.unit = unit
            result.tokens = number.tokens.lowerBound..<unit.tokens.upperBound
        } else if let age = units.age(number) {
            result.unit = age
        }
        return result
    }

    /// Whether a unit or a counted noun may begin at a token, by its kind: figures in rows and at the end of clauses have none.
    private func mayNameUnit(_ index: Int) -> Bool {
        switch context.kind(index) {
        case .word, .symbol, .currency, .hyphen, .slash, .apostrophe: true
        case .number, .dash, .comma, .colon, .semicolon, .stop, .quote, .possessive, .open, .close, nil: false
        }
    }

    @inline(__always)
    private func mention(
        _ candidate: Candidate, _ hedge: HedgeReader.Result, _ concept: [ByteRange], _ tie: QuantityMention.Tie
    ) -> QuantityMention {
        let first = min(candidate.tokens.lowerBound, candidate.number.tokens.lowerBound)
        let figure = Figure(
            value: candidate.number.value, upper: candidate.second?.value ?? candidate.number.upper, qualifier: hedge.qualifier,
            unit: (candidate.mark ?? candidate.unit).map { units.name($0.unit) } ?? MeasureUnit(code: "", name: ""))
        return QuantityMention(
            range: text.byteRange(first..<max(candidate.tokens.upperBound, candidate.numberEnd)),
            number: text.byteRange(candidate.number.tokens.lowerBound..<candidate.numberEnd), figure: figure, shape: candidate.shape,
            trend: hedge.trend, concept: concept, tie: tie)
    }
}
