import Model

/// Rule R3 within one sentence: "a contingent of 676 is made up of 520 at the base and 96 at the headquarters".
extension Examination {
    /// Parts that a sentence lists behind its total, after a colon or a word that says that they are all.
    mutating func checkSpelledTotals(_ source: SentenceSource) {
        for (subject, indices) in claims.bySubject {
            guard let settings = settings[subject.series], !settings.off.contains(CheckRule.partsSum.id),
                settings.kindDimension != nil || settings.parts != nil
            else { continue }
            struct Sentence: Hashable {
                var article: String
                var range: ByteRange
                var key: Key
                var unit: String
            }
            var said = OrderedGroups<Sentence, Saying>()
            for index in indices where isOpen(index) && isCounted(claims.all[index]) {
                for one in claims.all[index].observations {
                    var key = one.key
                    if let parts = settings.parts { key.dimensions[parts.dimension] = nil }
                    // Where they are may be what parts them: "560 abroad: 338 in Lebanon and 128 in Syria".
                    for name in settings.needs where name != settings.kindDimension { key.dimensions[name] = nil }
                    let sentence = Sentence(
                        article: one.article.identity, range: one.evidenceRange, key: key, unit: claims.all[index].place.unit)
                    said.append(Saying(claim: index, figure: one.figureRange, evidence: one.evidence), to: sentence)
                }
            }
            for sentence in said where sentence.elements.count > 1 {
                if sentence.elements.count > 2 { checkSpelled(sentence.elements, from: sentence.key.range.start, source) }
                checkRoll(sentence.elements, sentence.key.key, sentence.key.range, among: indices, source)
            }
        }
    }

    private struct Saying {
        var claim: Int
        var figure: ByteRange
        var evidence: String
    }

    private mutating func checkSpelled(_ sayings: [Saying], from start: Int, _ source: SentenceSource) {
        let sayings = sayings.sorted { $0.figure.start < $1.figure.start }
        guard let first = sayings.first, isOpen(first.claim) else { return }
        let parts = sayings.dropFirst()
        let total = claims.all[first.claim]
        let others = parts.map(\.claim)
        // Parts that already make too much need not be all.
        let isTooMuch = sum(of: others, \.rounded).map { total.isExact && Interval.endsBefore(total.rounded, $0.interval) } ?? false
        guard let opening = Self.between(first, sayings[1], from: start),
            source.spellsOut(opening[...]) || (isTooMuch && source.opensParts(opening) && !others.contains(where: mayOverlap)),
            isPlainList(Array(parts), from: start, source, mayGoOn: isTooMuch)
        else { return }
        guard Set(others).count == others.count, !others.contains(first.claim), areParts(others, of: first.claim),
            others.allSatisfy({ isOpen($0) && claims.all[$0].isExact })
        else { return }
        // A part above its total may be a figure of something else, unless nothing else is told of that whole.
        guard others.allSatisfy({ claims.all[$0].value < total.value }) || isBareTotal(first, sayings[1], from: start, source) else {
            return
        }
        // Who lists them has added them up: rounded as they are, and not cut short.
        guard let (sum, values) = sum(of: others, \.rounded) else { return }
        // "At least 48: 31 civilians and 27 soldiers": more may have died, but no more can be listed; of "more than 40", up to 50.
        let step = ExactDecimal.powerOfTen(max(0, total.value.reduced.exponent))
        let allowed = total.isExact ? total.rounded : Interval(low: total.value, high: total.value.adding(step), highIsOpen: true)
        guard total.isExact ? sum.isDisjoint(from: allowed) : Interval.endsBefore(allowed, sum) else { return }
        reportSum(first.claim, others, values, sum, allowed)
    }

    /// One number, stated or as what was counted at least.
    func isCounted(_ claim: Claim) -> Bool { claim.figure.upper == nil && (claim.isExact || claim.figure.qualifier == .above) }

    /// Whether a part is told by what others of the parts may be too: women and children are civilians as well.
    private func mayOverlap(_ part: Int) -> Bool {
        let words = settings(of: claims.all[part])?.scopeWords ?? []
        return claims.all[part].observations.contains { !WordSearch.found(of: words, in: Self.counted($0)).isEmpty }
    }

    /// Whether the figure is a whole and no quantity stands between it and its parts.
    private func isBareTotal(_ total: Saying, _ part: Saying, from start: Int, _ source: SentenceSource) -> Bool {
        let claim = claims.all[total.claim]
        if let division = settings(of: claim)?.parts, claim.place.key.dimensions[division.dimension] != nil { return false }
        let gap = total.figure.end - start..<max(total.figure.end, part.figure.start) - start
        let published = claim.observations.first { $0.evidence == total.evidence }?.article.published
        return source.read(total.evidence, published).allSatisfy { reading in
            !reading.quantities.contains { gap.contains($0.mention.range.start) }
        }
    }

    /// "Twenty-three people were killed. The dead were 14 rebels and six soldiers."
    private mutating func checkRoll(
        _ sayings: [Saying], _ key: Key, _ range: ByteRange, among indices: [Int], _ source: SentenceSource
    ) {
        let parts = sayings.sorted { $0.figure.start < $1.figure.start }
        guard let first = parts.first, first.figure.start - range.start <= Self.rollLead,
            parts.allSatisfy({ claims.all[$0.claim].isExact }),
            let one = claims.all[first.claim].observations.first(where: { $0.evidence == first.evidence }),
            source.callsRoll(Self.text(first.evidence, 0..<max(0, first.figure.start - range.start))),
            isPlainList(parts, from: range.start, source)
        else { return }
        let place = claims.all[first.claim].place
        let group = settings[key.series]?.parts?.dimension
        let wholes = indices.filter { index in
            let claim = claims.all[index]
            var own = claim.place.key
            if let group, own.dimensions[group] != nil { return false }
            for name in settings[key.series]?.needs ?? [] { own.dimensions[name] = key.dimensions[name] }
            return isOpen(index) && own == key && claim.isExact && claim.figure.upper == nil && claim.place.start == place.start
                && claim.place.end == place.end && claim.place.standing == place.standing
                && claim.observations.contains {
                    $0.article.identity == one.article.identity && (0...Self.rollGap).contains(range.start - $0.evidenceRange.end)
                }
        }
        guard let whole = wholes.max(by: { (claims.all[$0].value, $0) < (claims.all[$1].value, $1) }),
            parts.allSatisfy({ isOpen($0.claim) && claims.all[$0.claim].value < claims.all[whole].value }),
            let (sum, values) = sum(of: parts.map(\.claim), \.counted), sum.isDisjoint(from: claims.all[whole].counted)
        else { return }
        reportSum(whole, parts.map(\.claim), values, sum, claims.all[whole].counted)
    }

    private static func text(_ sentence: String, _ range: Range<Int>) -> String {
        let bytes = Array(sentence.utf8)
        return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// What stands between two figures of a sentence.
    private static func between(_ a: Saying, _ b: Saying, from start: Int) -> String? {
        let (from, to) = (a.figure.end - start, b.figure.start - start)
        return from >= 0 && from < to ? text(a.evidence, from..<to) : nil
    }

    /// Whether parts follow each other without another clause or figure, and none is a part of another.
    ///
    /// - Parameter mayGoOn: whether other figures may stand behind the last part.
    private func isPlainList(_ parts: [Saying], from start: Int, _ source: SentenceSource, mayGoOn: Bool = false) -> Bool {
        guard let first = parts.first, parts.count > 1, isWholeList(parts, from: start, source, mayGoOn: mayGoOn) else { return false }
        let isUnbroken = zip(parts, parts.dropFirst()).allSatisfy { one, next in
            guard let gap = Self.between(one, next, from: start), gap.utf8.count <= Self.listGap else { return false }
            return !gap.contains { $0.isNumber || $0 == ";" || $0 == "." }
        }
        return isUnbroken && !source.hasInclusions(Self.text(first.evidence, max(0, first.figure.start - start)..<Int.max))
    }

    /// Whether no figure stands behind the first part that is not one of the parts: "40 civilians, seven women among them, and 11 soldiers" is no
    /// plain list.
    private func isWholeList(_ sayings: [Saying], from start: Int, _ source: SentenceSource, mayGoOn: Bool) -> Bool {
        guard let first = sayings.first, let sentence = claims.all[first.claim].observations.first(where: { $0.evidence == first.evidence })
        else {
            return false
        }
        let known = sayings.map { $0.figure.start - start }
        let last = known.max() ?? 0
        return source.read(sentence.evidence, sentence.article.published).allSatisfy { reading in
            reading.quantities.allSatisfy { role in
                let range = role.mention.range
                return range.end <= known[0] || (mayGoOn && range.start > last) || known.contains { range.start <= $0 && $0 < range.end }
            }
        }
    }

    /// Whether all are of one place, or each of another one while the total is of none or was taken for the first one's.
    private func areParts(_ parts: [Int], of total: Int) -> Bool {
        let keys = parts.map { claims.all[$0].place.key }
        let (whole, kind) = (claims.all[total].place, claims.all[total].place.standing)
        guard
            parts.allSatisfy({
                claims.all[$0].place.start == whole.start && claims.all[$0].place.end == whole.end && claims.all[$0].place.standing == kind
            })
        else { return false }
        let names = settings[whole.key.series]?.needs ?? []
        let places = Set(([whole.key] + keys).map { key in names.compactMap { key.dimensions[$0] } })
        guard places.count > 1 else { return true }
        let own = Set(keys.map { key in names.compactMap { key.dimensions[$0] } })
        return own.count == keys.count && (whole.key.dimensions.count < keys[0].dimensions.count || whole.key == keys[0])
    }

    /// Bytes between two parts of a list: "soldiers and policemen and".
    private static let listGap = 60

    /// Bytes before the first part: "It gave the figures as".
    private static let rollLead = 40

    /// Bytes between the sentence of a total and that of its parts: another sentence at most.
    private static let rollGap = 250
}
