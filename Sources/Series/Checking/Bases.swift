import Model

/// Rules R6 and the conversions of R15: what two figures of one article imply.
extension Examination {
    /// Two claims that one article gives for one subject and period.
    private struct Couple {
        var first: Int
        var second: Int
        var year: Int
    }

    /// R6: amount divided by share is the base.
    mutating func checkBases() {
        for (subject, indices) in claims.bySubject {
            guard let settings = settings[subject.series], let other = settings.shareOf, !settings.off.contains(CheckRule.shareOfAmount.id)
            else { continue }
            let amounts = claims.bySubject[Claims.SubjectUnit(series: other, subject: subject.subject)] ?? []
            var byUnit: [String: [Couple]] = [:]
            for share in indices where usable(share) {
                for amount in amounts where usable(amount) && isTogether(share, amount) {
                    guard let start = claims.all[share].place.start else { continue }
                    byUnit[claims.all[amount].place.unit, default: []].append(Couple(first: amount, second: share, year: start.year))
                }
            }
            for unit in byUnit.keys.sorted() {
                compareBases(byUnit[unit] ?? [])
                compareEquations(byUnit[unit] ?? [])
            }
        }
    }

    private func usable(_ index: Int) -> Bool {
        let claim = claims.all[index]
        return isOpen(index) && !claim.isBound && claim.figure.upper == nil && claim.place.standing != .wish && !claim.value.isZero
            && !claim.value.isNegative
    }

    /// Whether an article gives both for the same days and as surely.
    private func isTogether(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (claims.all[a], claims.all[b])
        return x.place.start == y.place.start && x.place.end == y.place.end && x.place.standing == y.place.standing
            && !x.articles.isDisjoint(with: y.articles)
    }

    /// R6 of one sentence each: "7.0 billion euros, or 1.3 percent", and the year after "7.1 billion euros, or 3.1 percent". What a country
    /// makes in a year hardly falls by a third within a year or two, nor doubles, whatever is counted as spent.
    private mutating func compareEquations(_ couples: [Couple]) {
        let said = couples.filter { isSaidAs(claims.all[$0.first], claims.all[$0.second]) }.sorted {
            ($0.year, $0.first) < ($1.year, $1.first)
        }
        for (place, a) in said.enumerated() {
            for b in said.dropFirst(place + 1) where b.year - a.year <= 1 && [a.first, a.second, b.first, b.second].allSatisfy(isOpen) {
                let (x, p, y, q) = (claims.all[a.first], claims.all[a.second], claims.all[b.first], claims.all[b.second])
                guard x.articles.isDisjoint(with: y.articles), let left = product(x.robust, q.robust),
                    let right = product(y.robust, p.robust),
                    left.isDisjoint(from: right)
                else { continue }
                let bases = [x.value.approximate / p.value.approximate * 100, y.value.approximate / q.value.approximate * 100]
                guard
                    a.year == b.year
                        ? max(bases[0] / bases[1], bases[1] / bases[0]) >= 1.8 : bases[0] / bases[1] >= 1.5 || bases[1] / bases[0] >= 2.5
                else { continue }
                // The one whose share is further from those of other years is the slip.
                let (sound, wrong) = strangeness(a.second) <= strangeness(b.second) ? (a, b) : (b, a)
                report(
                    .shareOfAmount, .contradiction, sides: [[sound.second], [wrong.second], [sound.first], [wrong.first]],
                    period: Self.span(p.period, q.period),
                    explanation:
                        "\(name([a.first]).capitalizedFirst), said to be \(name([a.second])), and \(name([b.first])), said to be "
                        + "\(name([b.second])), imply bases of \(Phrase.number(Self.rounded(bases[0]))) for \(a.year) and of "
                        + "\(Phrase.number(Self.rounded(bases[1]))) for \(b.year): no economy moves so.",
                    arithmetic:
                        "\(Phrase.number(x.value)) ÷ \(Phrase.number(p.value)) percent against \(Phrase.number(y.value)) ÷ "
                        + "\(Phrase.number(q.value)) percent: a factor of \(Phrase.times(max(bases[0] / bases[1], bases[1] / bases[0])))")
                suspect([wrong.second])
            }
        }
    }

    /// Three digits of it.
    private static func rounded(_ value: Double) -> ExactDecimal {
        var (scaled, power) = (value, 0)
        while scaled >= 1000 { (scaled, power) = (scaled / 10, power + 1) }
        return ExactDecimal(significand: Int128(scaled.rounded()), exponent: power)
    }

    /// Whether a sentence says one as the other: "or" stands between them, and no other figure.
    private func isSaidAs(_ a: Claim, _ b: Claim) -> Bool {
        a.observations.contains { one in
            b.observations.contains { other in
                guard one.article.identity == other.article.identity, one.evidenceRange == other.evidenceRange else { return false }
                let (first, second) = one.figureRange.start < other.figureRange.start ? (one, other) : (other, one)
                let text = Array(one.evidence.utf8)
                let (from, to) = (first.figureRange.end - one.evidenceRange.start, second.figureRange.start - one.evidenceRange.start)
                guard from >= 0, from < to, to <= text.count, to - from <= 80 else { return false }
                return !WordSearch.found(of: ["or"], in: String(decoding: text[from..<to], as: UTF8.self)).isEmpty
            }
        }
    }

    private mutating func compareBases(_ couples: [Couple]) {
        for (place, a) in couples.enumerated() {
            for b in couples.dropFirst(place + 1) where abs(a.year - b.year) <= 2 && isOpen(a.first) && isOpen(b.first) {
                let (x, y) = (claims.all[a.first], claims.all[b.first])
                guard a.first != b.first, x.articles.isDisjoint(with: y.articles) else { continue }
                let (p, q) = (claims.all[a.second], claims.all[b.second])
                guard let left = product(x.robust, q.robust), let right = product(y.robust, p.robust), left.isDisjoint(from: right) else {
                    continue
                }
                let bases = [x.value.approximate / p.value.approximate * 100, y.value.approximate / q.value.approximate * 100]
                let ratio = max(bases[0], bases[1]) / min(bases[0], bases[1])
                // Sources, price bases and years differ; a slip of the pen is a power of ten or another currency.
                guard ratio >= 5 else { continue }
                let (sound, wrong) = voices([a.first]) >= voices([b.first]) ? (a, b) : (b, a)
                let areToldTogether = sharesSentence(x, p) && sharesSentence(y, q)
                let isPower =
                    x.isExact && y.isExact
                    && ([1e3, 1e6, 1e9].contains { abs(ratio / $0 - 1) < 0.35 }
                        // Ten times as much may be of a part where another sentence tells the share.
                        || (areToldTogether && [10.0, 100].contains { abs(ratio / $0 - 1) < 0.25 }))
                report(
                    .shareOfAmount, isPower ? .contradiction : .tension,
                    sides: [[sound.first], [wrong.first], [sound.second], [wrong.second]],
                    period: claims.all[wrong.first].period, cause: isPower ? .scale : nil,
                    explanation:
                        "\(name([wrong.first]).capitalizedFirst), said to be \(name([wrong.second])), and \(name([sound.first])), said to be "
                        + "\(name([sound.second])), imply bases that differ \(Phrase.times(ratio)).",
                    arithmetic:
                        "\(Phrase.number(claims.all[wrong.first].value)) × \(Phrase.number(claims.all[sound.second].value)) against "
                        + "\(Phrase.number(claims.all[sound.first].value)) × \(Phrase.number(claims.all[wrong.second].value)): a factor of \(Phrase.times(ratio))"
                )
                if isPower { suspect([wrong.first]) }
            }
        }
    }

    /// Both positive.
    private func product(_ a: Interval, _ b: Interval) -> Interval? {
        guard let al = a.low, let bl = b.low, let ah = a.high, let bh = b.high, let low = al.multiplied(by: bl),
            let high = ah.multiplied(by: bh)
        else { return nil }
        return Interval(low: low, high: high, highIsOpen: a.highIsOpen || b.highIsOpen)
    }

    /// R15: the number of one currency written with another, though one tells it as planned and the other as spent.
    mutating func checkCurrencies() {
        struct Number: Hashable {
            var key: Key
            var value: ExactDecimal
        }
        var numbers = OrderedGroups<Number, Int>()
        for (index, claim) in claims.all.enumerated() where usable(index) && claim.isExact {
            guard let settings = applies(.samePeriod, to: claim), settings.kind(of: claim.place.key.dimensions) == .amount,
                claim.value.reduced.significand.magnitude > 9
            else { continue }
            numbers.append(index, to: Number(key: claim.place.key, value: claim.value))
        }
        for group in numbers.map(\.elements) where group.count > 1 {
            for sound in group {
                for wrong in group where claims.all[wrong].place.unit != claims.all[sound].place.unit { compareCurrencies(sound, wrong) }
            }
        }
    }

    private mutating func compareCurrencies(_ sound: Int, _ wrong: Int) {
        let (own, other) = (claims.all[sound], claims.all[wrong])
        guard isOpen(sound), isOpen(wrong), own.period.overlaps(other.period), own.articles.isDisjoint(with: other.articles) else { return }
        let rivals = claims.claims(of: own.place).filter { index in
            let claim = claims.all[index]
            return usable(index) && claim.place.unit == other.place.unit && claim.period.overlaps(other.period)
                && claim.articles.isDisjoint(with: other.articles) && Self.ratio(claim.value, other.value) >= 1.3
        }
        // What the sound article makes of it in the other currency; or what others count there, if the number has three digits.
        let converted = rivals.first { sharesSentence(claims.all[$0], own) && Self.ratio(claims.all[$0].value, other.value) >= 1.5 }
        let isLong = own.value.reduced.significand.magnitude > 99 && other.observations.allSatisfy(Self.namesCurrency)
        guard let made = converted ?? (isLong ? claims.ranked(rivals).first : nil) else { return }
        let head = converted == nil ? "and others count \(name([made]))" : "which makes \(name([made])) of it"
        report(
            .samePeriod, .contradiction, sides: [[made], [wrong], [sound]], cause: .currency,
            explanation:
                "\(name([sound]).capitalizedFirst) in \(count([sound])), \(head); \(name([wrong])) in \(another([sound], [wrong])): "
                + "\(Phrase.cause(.currency, name([wrong]))).",
            arithmetic: Phrase.apart(claims.all[made].figure, other.figure))
        suspect([wrong])
    }

    /// Whether it is said whose money an amount is: a bare sign may be that of a country's own dollar.
    private static func namesCurrency(_ one: Observation) -> Bool {
        let bytes = Array(one.evidence.utf8)
        let (start, end) = (one.figureRange.start - one.evidenceRange.start, one.figureRange.end - one.evidenceRange.start)
        guard start >= 0, start < end, end <= bytes.count else { return false }
        // "US$647 billion", "647 billion U.S. dollars".
        let around = String(decoding: bytes[max(0, start - 4)..<min(bytes.count, end + 14)], as: UTF8.self)
        return (one.figure.unit.code != "USD" && !around.contains("$")) || around.contains("US") || around.contains("U.S.")
    }

    /// R15: one thing in two currencies is a rate; rates move by percents, slips by powers of ten.
    mutating func checkConversions() {
        struct Currencies: Hashable, Comparable {
            var a: String
            var b: String

            static func < (x: Currencies, y: Currencies) -> Bool { (x.a, x.b) < (y.a, y.b) }
        }
        var rates: [Currencies: [Couple]] = [:]
        for group in byKeyAndPeriod().map(\.elements) {
            for (place, a) in group.enumerated() where usable(a) {
                for b in group.dropFirst(place + 1) where usable(b) && isTogether(a, b) {
                    let (x, y) = (claims.all[a], claims.all[b])
                    guard x.place.unit < y.place.unit, let start = x.place.start, sharesSentence(x, y) else { continue }
                    rates[Currencies(a: x.place.unit, b: y.place.unit), default: []].append(Couple(first: a, second: b, year: start.year))
                }
            }
        }
        for currencies in rates.keys.sorted() { compareRates(rates[currencies] ?? []) }
    }

    /// Claims of amounts, by key and period, whatever their unit.
    private func byKeyAndPeriod() -> OrderedGroups<KeyAndPeriod, Int> {
        var groups = OrderedGroups<KeyAndPeriod, Int>()
        for (index, claim) in claims.all.enumerated() {
            guard let settings = applies(.conversion, to: claim), settings.kind(of: claim.place.key.dimensions) == .amount else { continue }
            groups.append(index, to: KeyAndPeriod(key: claim.place.key, start: claim.place.start, end: claim.place.end))
        }
        return groups
    }

    private struct KeyAndPeriod: Hashable {
        var key: Key
        var start: CalendarDate?
        var end: CalendarDate?
    }

    private func sharesSentence(_ a: Claim, _ b: Claim) -> Bool {
        a.observations.contains { one in
            b.observations.contains { $0.article.identity == one.article.identity && $0.evidenceRange == one.evidenceRange }
        }
    }

    /// Each rate against the middle one of the years around it.
    private mutating func compareRates(_ couples: [Couple]) {
        let years = Dictionary(grouping: couples, by: \.year)
        for year in years.keys.sorted() {
            let near = (year - 2...year + 2).flatMap { years[$0] ?? [] }.sorted { rate($0) < rate($1) }
            guard near.count > 1 else { continue }
            let middle = near[near.count / 2]
            for couple in years[year] ?? [] { compareRate(couple, to: middle) }
        }
    }

    private mutating func compareRate(_ wrong: Couple, to sound: Couple) {
        let all = [wrong.first, wrong.second, sound.first, sound.second]
        guard all.allSatisfy(isOpen), claims.all[wrong.first].articles.isDisjoint(with: claims.all[sound.first].articles) else { return }
        let ratio = max(rate(wrong), rate(sound)) / min(rate(wrong), rate(sound))
        guard [10.0, 100, 1e3, 1e6].contains(where: { abs(ratio / $0 - 1) < 0.35 }) else { return }
        report(
            .conversion, .contradiction, sides: [[wrong.first], [wrong.second]], cause: .scale,
            explanation: "\(name([wrong.first]).capitalizedFirst) is put beside \(name([wrong.second])) for the same thing; "
                + "\(name([sound.first])) beside \(name([sound.second])) implies a rate that differs \(Phrase.times(ratio)).",
            arithmetic:
                "\(name([wrong.first])) ÷ \(name([wrong.second])) and \(name([sound.first])) ÷ \(name([sound.second])): a factor of "
                + Phrase.times(ratio))
        suspect([wrong.first, wrong.second])
    }

    private func rate(_ couple: Couple) -> Double {
        claims.all[couple.first].value.approximate / claims.all[couple.second].value.approximate
    }
}
