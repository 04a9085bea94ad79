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
            for index in indices where isOpen(index) && claims.all[index].isExact && claims.all[index].figure.upper == nil {
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
            for sentence in said where sentence.elements.count > 2 {
                checkSpelled(sentence.elements, from: sentence.key.range.start, source)
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
        let text = Array(first.evidence.utf8)
        func between(_ a: Saying, _ b: Saying) -> Substring? {
            let (from, to) = (a.figure.end - start, b.figure.start - start)
            guard from >= 0, from < to, to <= text.count else { return nil }
            return String(decoding: text[from..<to], as: UTF8.self)[...]
        }
        guard let opening = between(first, sayings[1]), source.spellsOut(opening) else { return }
        let parts = sayings.dropFirst()
        for (one, next) in zip(parts, parts.dropFirst()) {
            // A list goes on without another clause or figure.
            guard let gap = between(one, next), gap.utf8.count <= Self.listGap,
                !gap.contains(where: { $0.isNumber || $0 == ";" || $0 == "." })
            else { return }
        }
        guard isWholeList(sayings, from: start, source),
            !source.hasInclusions(String(decoding: text.dropFirst(sayings[1].figure.start - start), as: UTF8.self))
        else { return }
        let total = claims.all[first.claim]
        let others = parts.map(\.claim)
        guard Set(others).count == others.count, !others.contains(first.claim), areParts(others, of: first.claim),
            others.allSatisfy({ isOpen($0) && claims.all[$0].value < total.value })
        else { return }
        // Who lists them has added them up: rounded as they are, and not cut short.
        guard let (sum, values) = sum(of: others, \.rounded), sum.isDisjoint(from: total.rounded) else { return }
        let terms = others.map { Phrase.number(claims.all[$0].value) }.joined(separator: " + ")
        report(
            .partsSum, .contradiction, sides: [[first.claim]] + others.map { [$0] }, cause: "sum",
            explanation: "\(name([first.claim]).capitalizedFirst) is given as the total of parts that make \(Phrase.number(values)).",
            arithmetic: "\(terms) = \(Phrase.number(values)), not \(Phrase.number(total.value)); \(Phrase.apart(total.rounded, sum))")
        suspect(others)
    }

    /// Whether no figure stands behind the total that is not one of the parts: "40 civilians, seven women among them, and 11 soldiers" is no
    /// plain list.
    private func isWholeList(_ sayings: [Saying], from start: Int, _ source: SentenceSource) -> Bool {
        guard let first = sayings.first, let sentence = claims.all[first.claim].observations.first(where: { $0.evidence == first.evidence })
        else {
            return false
        }
        let known = sayings.map { $0.figure.start - start }
        return source.read(sentence.evidence, sentence.article.published).allSatisfy { reading in
            reading.quantities.allSatisfy { role in
                let range = role.mention.range
                return range.end <= known[0] || known.contains { range.start <= $0 && $0 < range.end }
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
}
