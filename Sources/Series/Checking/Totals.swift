import Model

/// Rules R3, R5 and R11: parts and wholes, before and after.
extension Examination {
    /// R3: the parts that an article names beside its total.
    mutating func checkParts() {
        for (subject, indices) in claims.bySubject {
            guard let settings = settings[subject.series], let parts = settings.parts, !settings.off.contains(CheckRule.partsSum.id) else {
                continue
            }
            struct Whole: Hashable {
                var article: String
                var key: Key
                var unit: String
                var start: CalendarDate?
                var end: CalendarDate?
                var standing: Place.Standing
            }
            var totals: [Whole: [Int]] = [:]
            var portions: [Whole: [Int]] = [:]
            for index in indices where isOpen(index) && claims.all[index].isExact && claims.all[index].figure.upper == nil {
                let claim = claims.all[index]
                let place = claim.place
                var key = place.key
                let part = key.dimensions.removeValue(forKey: parts.dimension)
                for article in claim.articles {
                    let whole = Whole(
                        article: article, key: key, unit: place.unit, start: place.start, end: place.end, standing: place.standing)
                    if part == nil {
                        totals[whole, default: []].append(index)
                    } else if let part, parts.values.contains(part) {
                        portions[whole, default: []].append(index)
                    }
                }
            }
            let wholes = totals.keys.filter { portions[$0] != nil }.sorted {
                (totals[$0]?.first ?? 0, $0.article) < (totals[$1]?.first ?? 0, $1.article)
            }
            for whole in wholes {
                guard let total = totals[whole], let given = portions[whole], total.count == 1 else { continue }
                checkSum(total[0], given, parts)
            }
        }
    }

    private mutating func checkSum(_ total: Int, _ parts: [Int], _ division: CheckSettings.Division) {
        let names = Set(parts.map { claims.all[$0].place.key.dimensions[division.dimension] ?? "" })
        // A "part" above its total is another figure, not a wrong one: the total was read for something else.
        guard names.count == parts.count, parts.count > 1, isOpen(total), parts.allSatisfy(isOpen),
            parts.allSatisfy({ claims.all[$0].value <= claims.all[total].value })
        else { return }
        guard let (sum, values) = sum(of: parts, \.counted) else { return }
        let whole = claims.all[total]
        // "1,187 were killed in Lebanon. Israel lost 116 soldiers and 39 civilians": parts told in another sentence that make hardly a
        // part of the total are parts of something else.
        if !areTold(together: [total] + parts), let twice = values.adding(values), twice < whole.value { return }
        let all = names.count == division.values.count
        guard all ? whole.counted.isDisjoint(from: sum) : Interval.endsBefore(whole.counted, sum) else { return }
        reportSum(total, parts, values, sum, whole.counted)
    }

    /// A total that its parts do not make: what they make as written and as an interval, and the interval that the total allows.
    mutating func reportSum(_ whole: Int, _ parts: [Int], _ values: ExactDecimal, _ sum: Interval, _ allowed: Interval) {
        let total = claims.all[whole].value
        let terms = parts.map { Phrase.number(claims.all[$0].value) }.joined(separator: " + ")
        report(
            .partsSum, .contradiction, sides: [[whole]] + parts.map { [$0] }, cause: .sum,
            explanation: "\(name([whole]).capitalizedFirst) is given as the total of parts that make \(Phrase.number(values)).",
            arithmetic: "\(terms) = \(Phrase.number(values)), not \(Phrase.number(total)); \(Phrase.apart(allowed, sum))")
        suspect(parts)
    }

    /// What figures make together: as intervals of a kind, and as they are written; `nil` where that cannot be told exactly.
    func sum(of parts: [Int], _ interval: (Claim) -> Interval) -> (interval: Interval, value: ExactDecimal)? {
        var sum = Interval(exactly: .zero)
        var values = ExactDecimal.zero
        for part in parts {
            guard let next = sum.adding(interval(claims.all[part])), let value = values.adding(claims.all[part].value) else { return nil }
            sum = next
            values = value
        }
        return (sum, values)
    }

    /// Whether one sentence of one article tells all of them.
    private func areTold(together indices: [Int]) -> Bool {
        guard let first = indices.first else { return false }
        return claims.all[first].observations.contains { one in
            indices.dropFirst().allSatisfy { index in
                claims.all[index].observations.contains {
                    $0.article.identity == one.article.identity && $0.evidenceRange == one.evidenceRange
                }
            }
        }
    }

    /// R11: counts from one start, to later and later days.
    mutating func checkFallingTotals() {
        struct Line: Hashable {
            var key: Key
            var unit: String
        }
        struct Run: Hashable {
            var line: Line
            var start: CalendarDate
        }
        var runs = OrderedGroups<Run, Int>()
        for (index, claim) in claims.all.enumerated()
        where isOpen(index) && claim.place.standing == .fact && claim.figure.qualifier != .below {
            guard let settings = applies(.fallingTotal, to: claim), settings.kind(of: claim.place.key.dimensions) == .toll,
                isComparable(claim, settings), let start = claim.place.start, claim.place.end != nil, (claim.place.days ?? 0) > 7
            else { continue }
            runs.append(index, to: Run(line: Line(key: claim.place.key, unit: claim.place.unit), start: start))
        }
        // "In January" is a month's count and begins none.
        let beginning = runs.filter { run in run.elements.contains { claims.all[$0].period.isInterval } }
        let begins = OrderedGroups(beginning.map(\.key), by: \.line)
        for run in runs {
            var counts = run.elements.filter(isOpen)
            let line = run.key.line
            // A count that does not say when it begins is taken to begin where the others of its key do.
            if begins[key: line] == [run.key] {
                counts += claims.claims(of: line.key).filter { isOpenCount($0, unit: line.unit) && isGoingOn(run.elements, at: $0) }
                counts.sort { (claims.all[$0].place.end?.dayNumber ?? 0, $0) < (claims.all[$1].place.end?.dayNumber ?? 0, $1) }
            }
            checkRun(counts)
        }
    }

    /// "Some 600 have been killed so far": up to a day, from a start that is not said.
    private func isOpenCount(_ index: Int, unit: String) -> Bool {
        let claim = claims.all[index]
        return isOpen(index) && claim.place.start == nil && claim.place.end != nil && claim.place.unit == unit
            && claim.place.standing == .fact
            && !claim.isBound
    }

    /// Whether the counts of a run are still made when another one is: what was counted from 2009 to 2015 is over two years later.
    private func isGoingOn(_ run: [Int], at other: Int) -> Bool {
        guard let end = claims.all[other].place.end?.dayNumber else { return false }
        return run.contains { abs((claims.all[$0].place.end?.dayNumber ?? .max / 2) - end) <= Self.goingOn }
    }

    /// Days between two counts of which nothing but their nearness says that they begin together.
    private static let goingOn = 92

    private func falls(from a: Int, to b: Int) -> Bool {
        let (x, y) = (claims.all[a], claims.all[b])
        guard let end = x.place.end, let other = y.place.end else { return false }
        // Of one day and of one start, as far as both say, they are the same count.
        let isSameCount = end == other && (x.place.start == nil) != (y.place.start == nil)
        guard isSameCount ? x.contradicts(y) : end < other && Interval.endsBefore(y.robust, x.robust) else { return false }
        if (x.place.start == nil || y.place.start == nil) && !mayBeOneCount(x, y, apart: isSameCount ? 2 : 1.5) { return false }
        // Whoever gives both sees no conflict: they count different things.
        return !knowsBoth([a], [b]) && !knowsBoth([b], [a])
    }

    /// One wrong count falls out with many right ones: the one with most quarrels is named first, and leaves with them.
    private mutating func checkRun(_ counts: [Int]) {
        var quarrels: [Int: [Int]] = [:]
        for (place, earlier) in counts.enumerated() {
            // Whatever falls, falls below its neighbours first.
            for later in counts.dropFirst(place + 1).prefix(Self.reach) where falls(from: earlier, to: later) {
                quarrels[earlier, default: []].append(later)
                quarrels[later, default: []].append(earlier)
            }
        }
        while let odd = quarrels.keys.max(by: { oddity($0, quarrels).lexicographicallyPrecedes(oddity($1, quarrels)) }),
            let others = quarrels[odd], !others.isEmpty
        {
            reportFall(odd, claims.ranked(others))
            quarrels[odd] = nil
            for other in others {
                quarrels[other]?.removeAll { $0 == odd }
                if quarrels[other]?.isEmpty == true { quarrels[other] = nil }
            }
        }
    }

    /// The more quarrels and the fewer voices, the odder; of two alike the earlier count, which the later one has replaced.
    private func oddity(_ index: Int, _ quarrels: [Int: [Int]]) -> [Int] {
        [quarrels[index]?.count ?? 0, -claims.all[index].voices.count, -index]
    }

    private mutating func reportFall(_ odd: Int, _ others: [Int]) {
        let x = claims.all[odd]
        guard let settings = settings(of: x) else { return }
        var side = others.filter { !differInScope([odd], [$0], settings) }
        // The count that shows the slip best speaks for all.
        if let clear = side.first(where: { Slip.from(claims.all[$0].figure, to: x.figure)?.isStrong == true }) {
            side = [clear] + side.filter { $0 != clear }
        }
        guard let first = side.first else { return }
        let y = claims.all[first]
        let slip = Slip.from(y.figure, to: x.figure)
        let strong = slip?.isStrong ?? false
        let (before, after) = (x.place.end ?? CalendarDate(dayNumber: 0)) < (y.place.end ?? CalendarDate(dayNumber: 0)) ? (x, y) : (y, x)
        let isStale = !strong && wasCounted(after, before: before)
        let cause =
            strong
            ? slip?.cause
            : isStale ? .staleCopy : x.comesFromOther(than: y) ? .sourceDisagreement : .cumulativeDecrease
        let isAssumed = x.place.start == nil || y.place.start == nil
        let isOfOneSource = x.sharesSource(with: y) && x.isExact && y.isExact
        let proved = !isAssumed && (strong || isStale || isOfOneSource || isOneTally(x, y))
        report(
            .fallingTotal, proved ? .contradiction : .tension, sides: [side, [odd]], cause: cause,
            explanation: "\(Phrase.figure(before.figure).capitalizedFirst) up to \(before.period.end.map(\.description) ?? ""), then "
                + "\(Phrase.figure(after.figure)) up to \(after.period.end.map(\.description) ?? ""), counted from the same start"
                + "\(isAssumed ? ", as it seems" : ""): a count cannot fall; \(Phrase.cause(cause, isStale ? Phrase.figure(after.figure) : name([odd]))).",
            arithmetic: Interval.endsBefore(after.robust, before.robust)
                ? "\(Phrase.interval(after.robust)) lies below \(Phrase.interval(before.robust))"
                : Phrase.apart(before.figure, after.figure))
        suspect([odd])
    }

    /// Whether a count from the same start had the very number of a later one on a day before a higher one was reached: a number that
    /// chance hardly gives twice.
    private func wasCounted(_ later: Claim, before higher: Claim) -> Bool {
        guard later.isExact, later.figure.upper == nil, later.value < higher.value, later.value.reduced.significand.magnitude > 99,
            let reached = higher.place.end
        else { return false }
        return claims.byNumber.claims(of: later.place, value: later.value).contains { index in
            let earlier = claims.all[index]
            return earlier.place.start == later.place.start && earlier.place.unit == later.place.unit && earlier.place.standing == .fact
                && earlier.articles.isDisjoint(with: later.articles) && earlier.place.end.map { $0 < reached } ?? false
        }
    }

    /// R3 of what came: a sentence that names a whole and the stretches it is made of.
    private mutating func checkWhole(_ flows: [Int]) {
        guard flows.count >= 3, let whole = flows.max(by: { (claims.all[$0].place.days ?? 0) < (claims.all[$1].place.days ?? 0) }) else {
            return
        }
        let total = claims.all[whole]
        let parts = flows.filter { $0 != whole }.sorted()
        guard parts.allSatisfy({ total.place != claims.all[$0].place && total.period.contains(claims.all[$0].period) }),
            zip(parts, parts.dropFirst()).allSatisfy({ !claims.all[$0].period.overlaps(claims.all[$1].period) })
        else { return }
        guard parts.allSatisfy({ claims.all[$0].value < total.value }), let sum = sum(of: parts, \.robust)?.interval,
            sum.isDisjoint(from: total.robust)
        else { return }
        let terms = parts.map { Phrase.number(claims.all[$0].value) }.joined(separator: " + ")
        report(
            .partsSum, .contradiction, sides: [[whole]] + parts.map { [$0] }, cause: .sum,
            explanation: "\(name([whole]).capitalizedFirst) is given as the total of \(terms), which do not make it.",
            arithmetic: "\(terms) gives \(Phrase.interval(sum)); \(Phrase.apart(total.robust, sum))")
        suspect(flows)
    }

    /// R5: number before, number that came, number after, all in one sentence.
    mutating func checkFlows() {
        for (subject, indices) in claims.bySubject {
            guard let settings = settings[subject.series], let dimension = settings.kindDimension,
                !settings.off.contains(CheckRule.flowAgainstStock.id)
            else { continue }
            struct Sentence: Hashable {
                var article: String
                var range: ByteRange
                var key: Key
            }
            var said: [Sentence: [Int]] = [:]
            for index in indices where isOpen(index) && claims.all[index].isExact && claims.all[index].place.standing == .fact {
                for one in claims.all[index].observations {
                    var key = one.key
                    key.dimensions[dimension] = nil
                    said[Sentence(article: one.article.identity, range: one.evidenceRange, key: key), default: []].append(index)
                }
            }
            // Fewer than three figures have no sum.
            let sentences = said.filter { $0.value.count > 2 }.keys.sorted {
                ($0.key.description, $0.article, $0.range) < ($1.key.description, $1.article, $1.range)
            }
            for sentence in sentences { checkFlow(said[sentence] ?? [], settings) }
            checkArticles(said.map { (article: $0.key.article, key: $0.key.key, claims: $0.value) }, settings)
        }
    }

    /// R5 over all sentences of an article: more are there than were there and came. Fewer may be there, where some have left.
    private mutating func checkArticles(_ said: [(article: String, key: Key, claims: [Int])], _ settings: CheckSettings) {
        struct Place: Hashable {
            var article: String
            var key: Key
        }
        var articles: [Place: Set<Int>] = [:]
        for one in said { articles[Place(article: one.article, key: one.key), default: []].formUnion(one.claims) }
        let places = articles.filter { $0.value.count > 2 }.keys.sorted {
            ($0.key.description, $0.article) < ($1.key.description, $1.article)
        }
        for place in places {
            let all = (articles[place] ?? []).sorted()
            let stocks = all.filter { settings.kind(of: claims.all[$0].place.key.dimensions) == .stock }
                .sorted { (claims.all[$0].place.start?.dayNumber ?? 0, $0) < (claims.all[$1].place.start?.dayNumber ?? 0, $1) }
            let flows = all.filter { settings.kind(of: claims.all[$0].place.key.dimensions) == .flow }
            guard stocks.count == 2, !flows.isEmpty, all.allSatisfy(isOpen) else { continue }
            checkGrowth(from: stocks[0], to: stocks[1], by: flows)
        }
    }

    private mutating func checkGrowth(from before: Int, to after: Int, by flows: [Int]) {
        let (s, t) = (claims.all[before], claims.all[after])
        guard let from = s.place.end, let to = t.place.start, from < to else { return }
        var sum = s.robust
        for (place, flow) in flows.enumerated() {
            let claim = claims.all[flow]
            // What came at a time that is not known to lie between says nothing, nor does a part of what another tells.
            guard let first = claim.place.start, let last = claim.place.end, first >= from, last <= to,
                !flows[..<place].contains(where: { claims.all[$0].period.overlaps(claim.period) }), let next = sum.adding(claim.robust)
            else { return }
            sum = next
        }
        guard Interval.endsBefore(sum, t.robust) else { return }
        let terms = flows.map { Phrase.number(claims.all[$0].value) }.joined(separator: " + ")
        report(
            .flowAgainstStock, .tension, sides: [[after], [before]] + flows.map { [$0] }, cause: .sum,
            explanation: "\(name([before]).capitalizedFirst) before and \(terms) more do not make the \(name([after])) given.",
            arithmetic: "\(Phrase.interval(s.robust)) + \(terms) gives \(Phrase.interval(sum)); \(Phrase.apart(sum, t.robust))")
        suspect([before, after] + flows)
    }

    private mutating func checkFlow(_ indices: [Int], _ settings: CheckSettings) {
        let flows = indices.filter { settings.kind(of: claims.all[$0].place.key.dimensions) == .flow }
        if flows.count == indices.count, !settings.off.contains(CheckRule.partsSum.id) { checkWhole(flows) }
        let stocks = indices.filter { settings.kind(of: claims.all[$0].place.key.dimensions) == .stock }
        guard flows.count == 1, stocks.count == 2, indices.count == 3, indices.allSatisfy(isOpen) else { return }
        let (before, after) = (stocks[0], stocks[1])
        let (s, f, t) = (claims.all[before], claims.all[flows[0]], claims.all[after])
        guard let from = s.place.start, let to = t.place.end, from < to, (f.place.start ?? from) <= to, (f.place.end ?? to) >= from,
            let sum = s.robust.adding(f.robust), sum.isDisjoint(from: t.robust)
        else { return }
        report(
            .flowAgainstStock, .tension, sides: [[after], [before], flows], cause: .sum,
            explanation: "\(name([before]).capitalizedFirst) before and \(name(flows)) more do not make the \(name([after])) given.",
            arithmetic:
                "\(Phrase.interval(s.robust)) + \(Phrase.interval(f.robust)) = \(Phrase.interval(sum)); \(Phrase.apart(sum, t.robust))")
    }
}
