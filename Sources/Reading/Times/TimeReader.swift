public import Model
public import Vocabulary

/// Finds the time expressions of an article and places them on the calendar.
///
/// Make one and use it for all articles: it holds nothing but the words of time.
public struct TimeReader: Sendable {
    private let lexer: TimeLexer

    public init(_ vocabulary: Vocabulary) { lexer = TimeLexer(lexicon: TimeLexicon(vocabulary.times)) }

    /// The time expressions in the order of the text. Linear in the length of the text.
    ///
    /// - Parameter anchor: when the article was published, and what else its times are counted from.
    public func read(_ text: TokenizedText, anchor: TimeAnchor) -> [TimeMention] {
        var narrative: Period?
        var room = makeRoom()
        var mentions: [TimeMention] = []
        read(text, anchor: anchor, after: &narrative, into: &mentions, &room)
        return mentions
    }

    /// The time expressions of a part of an article.
    ///
    /// - Parameter narrative: the time that the parts before last spoke of; on return, the one that this part did.
    func read(
        _ text: TokenizedText, anchor: TimeAnchor, after narrative: inout Period?, into mentions: inout [TimeMention],
        _ room: inout TimeRoom
    ) {
        room.grammar.resolver.anchor = anchor
        room.grammar.resolver.narrative = narrative
        room.grammar.resolver.named = nil
        var place = 0
        var filter = TableFilter()
        for sentence in text.sentences {
            let isTable = filter.isTable(sentence, text.tokens.span)
            guard showsTime(text, sentence, &place), !isTable else { continue }
            lexer.lex(text, sentence, into: &room.grammar.lexemes)
            Self.expressions(&room.grammar, &room.found)
            if !room.found.isEmpty { Self.place(room.found, &room.grammar, text.bytes.span, &mentions) }
        }
        narrative = room.grammar.resolver.narrative
    }

    /// Room for this reader's work.
    func makeRoom() -> TimeRoom {
        TimeRoom(
            grammar: TimeGrammar(lexicon: lexer.lexicon, resolver: TimeResolver(lexicon: lexer.lexicon, anchor: TimeAnchor(published: nil)))
        )
    }

    /// Whether a sentence may tell a time.
    ///
    /// - Parameter place: the first of the text's places for times that lies in this sentence or later; on return, in the next.
    private func showsTime(_ text: TokenizedText, _ sentence: Range<Int>, _ place: inout Int) -> Bool {
        let places = text.timePlaces.span
        var shows = false
        while place < places.count, places[place] < sentence.upperBound {
            if !shows { shows = lexer.showsTime(text.tokens.span, text.bytes.span, Int(places[place]), sentence) }
            place += 1
        }
        return shows
    }

    /// The expressions of a sentence, in order, none overlapping.
    private static func expressions(_ grammar: inout TimeGrammar, _ found: inout [TimeExpression]) {
        found.removeAll(keepingCapacity: true)
        var index = 0
        grammar.previous = nil
        grammar.passed = 0
        while let start = nextStart(grammar.lexemes.span, from: index) {
            index = start
            if !grammar.more.isEmpty { grammar.more.removeAll(keepingCapacity: true) }
            guard let expression = grammar.expression(at: index), expression.end > index else {
                index = max(index + 1, grammar.passed)
                continue
            }
            found.append(expression)
            index = expression.end
            if grammar.kind(expression.end) == .open, let (first, second) = grammar.daysInBrackets(after: expression) {
                grammar.more += [first, second]
            }
            for other in grammar.more where other.first >= index {
                found.append(other)
                index = other.end
            }
            grammar.previous = found.last
        }
    }

    /// The first lexeme from `index` on with which an expression may begin.
    @inline(__always)
    private static func nextStart(_ lexemes: Span<TimeLexeme>, from index: Int) -> Int? {
        var index = index
        while index < lexemes.count, !lexemes[index].begins { index &+= 1 }
        return index < lexemes.count ? index : nil
    }

    /// Places the expressions of a sentence and appends them as mentions, with the intervals that they form.
    private static func place(
        _ found: [TimeExpression], _ grammar: inout TimeGrammar, _ bytes: Span<UInt8>, _ mentions: inout [TimeMention]
    ) {
        let start = mentions.count
        // The day beside a clock time in the same sentence.
        var day: Period?
        for (place, expression) in found.enumerated() {
            let direction = TimeTense.direction(grammar.lexemes, bytes, expression.first, expression.end)
            let mention = Self.mention(expression, direction, &grammar, day: day)
            if let period = mention.period, period.isOneDay { day = period }
            if mention.kind == .date, !mention.isRelative, let period = mention.period { grammar.resolver.named = period }
            if mention.kind == .date || mention.kind == .time, let period = mention.period, tellsTime(expression, grammar) {
                grammar.resolver.narrative = place > 0 ? Self.stretch(found[place - 1], expression, period, grammar) ?? period : period
            }
            mentions.append(mention)
        }
        TimeIntervals.join(found, &mentions, from: start, grammar)
    }

    /// The quarter or year of "the three months ended June 30": what follows is compared with that, and not with its last day.
    private static func stretch(_ a: TimeExpression, _ b: TimeExpression, _ period: Period, _ grammar: TimeGrammar) -> Period? {
        guard case .duration(let count, let unit) = a.form, let whole = count.whole, grammar.role(a.end) == .ending,
            b.first - a.end <= 2, let end = period.end
        else { return nil }
        switch (whole, unit) {
        case (3, .month), (1, .quarter): return Period(TimeCalendar.part(.quarter, holding: end))
        case (12, .month), (1, .year): return Period(.year(end.year))
        default: return nil
        }
    }

    /// Whether later expressions may be counted from this one.
    private static func tellsTime(_ expression: TimeExpression, _ grammar: TimeGrammar) -> Bool {
        // "Said Friday" is when it was said, not what was told.
        let before = grammar.role(expression.first - 1) == .on ? expression.first - 2 : expression.first - 1
        if grammar.role(before) == .past, grammar.has(before, .weak) { return false }
        // "Its first loss since 1982" is not told of 1982.
        if grammar.role(before) == .since { return false }
        return switch expression.form {
        case .duration, .window, .set, .reference, .clockOnly: false
        default: true
        }
    }

    private static func mention(
        _ expression: TimeExpression, _ direction: TimeDirection, _ grammar: inout TimeGrammar, day: Period?
    ) -> TimeMention {
        var resolved = grammar.resolver.resolve(expression.form, direction)
        if expression.form == .clockOnly, let day, let date = day.start { resolved = ResolvedTime(.day(date), .text) }
        var unclipped: Period?
        if let edge = expression.edge, let period = resolved.period {
            resolved.period = TimeCalendar.edge(edge, of: period)
            if resolved.period != period { unclipped = period }
        }
        if let minutes = expression.clock {
            resolved.kind = .time
            resolved.timex += TimexValue.clock(minutes)
        } else if let part = expression.daypart {
            resolved.kind = .time
            resolved.timex += TimexValue.daypart(part)
        }
        let first = grammar.lexemes[expression.first]
        let last = grammar.lexemes[expression.end - 1]
        return TimeMention(
            range: ByteRange(Int(first.start), Int(last.end)), kind: resolved.kind, timex: resolved.timex, period: resolved.period,
            isRelative: isRelative(resolved.basis), basis: resolved.basis, unclipped: unclipped)
    }

    /// Whether a time was counted from the publication or from another that the text speaks of.
    private static func isRelative(_ basis: TimeMention.Basis) -> Bool {
        switch basis {
        case .publication, .text: true
        case .calendar, .office, .fiscalYear, .fiscalShift: false
        }
    }
}

/// Room that the sentences of texts use one after the other.
struct TimeRoom {
    fileprivate var grammar: TimeGrammar
    fileprivate var found: [TimeExpression] = []

    init(grammar: TimeGrammar) { self.grammar = grammar }
}
