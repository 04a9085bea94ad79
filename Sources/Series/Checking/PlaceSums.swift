import Model

/// Rule R3 over the values of any dimension: a count of all, and the counts by place that an article says it is made of.
///
/// That its list of places is complete, another count of the same list shows, whose parts make its whole exactly: 53 wounded are 21, 12,
/// 9, 7 and 4, so 14 killed cannot be 6, 3 and 3.
extension Examination {
    mutating func checkPlaceSums() {
        for (subject, indices) in claims.bySubject {
            guard let settings = settings[subject.series], !settings.off.contains(CheckRule.partsSum.id) else { continue }
            struct Day: Hashable {
                var article: String
                var unit: String
                var start: CalendarDate?
                var end: CalendarDate?
            }
            var days = OrderedGroups<Day, Int>()
            for index in indices where isOpen(index) {
                let claim = claims.all[index]
                guard settings.kind(of: claim.place.key.dimensions) == .toll, claim.place.standing == .fact, claim.isExact,
                    claim.figure.upper == nil
                else { continue }
                for article in claim.articles {
                    days.append(
                        index, to: Day(article: article, unit: claim.place.unit, start: claim.place.start, end: claim.place.end))
                }
            }
            let lists = days.filter { (5...60).contains($0.elements.count) }
            for day in lists.sorted(by: { ($0.key.article, $0.elements[0]) < ($1.key.article, $1.elements[0]) }) {
                checkLists(day.elements, of: day.key.article)
            }
        }
    }

    /// A whole of an article and what it says of its parts, which differ in one dimension.
    private struct List {
        var whole: Int
        var parts: [Int]
        var sum: ExactDecimal
    }

    private mutating func checkLists(_ group: [Int], of article: String) {
        var lists: [List] = []
        for whole in group {
            let key = claims.all[whole].place.key
            // The largest of several figures without a place is the whole.
            let isLargest = group.allSatisfy { claims.all[$0].place.key != key || claims.all[$0].value <= claims.all[whole].value }
            guard isLargest, let list = list(of: whole, among: group) else { continue }
            lists.append(list)
        }
        guard let model = lists.first(where: { $0.sum == claims.all[$0.whole].value && $0.parts.count > 2 }) else { return }
        let sentences = ranges(model.parts, article)
        for list in lists where list.whole != model.whole && list.sum != claims.all[list.whole].value {
            guard isOpen(list.whole), list.parts.count > 1, ranges(list.parts, article).isSubset(of: sentences),
                hasNoOtherFigures(sentences.subtracting(ranges(list.parts, article)), model.parts, article)
            else { continue }
            reportList(list, model)
        }
    }

    private func list(of whole: Int, among group: [Int]) -> List? {
        let own = claims.all[whole].place.key.dimensions
        var sum = ExactDecimal.zero
        var parts: [Int] = []
        for index in group where index != whole {
            let dimensions = claims.all[index].place.key.dimensions
            guard dimensions.count > own.count, own.allSatisfy({ dimensions[$0.key] == $0.value }), isOpen(index),
                claims.all[index].value < claims.all[whole].value
            else { continue }
            guard let next = sum.adding(claims.all[index].value) else { return nil }
            sum = next
            parts.append(index)
        }
        // Two figures of one place, and it is not known which is the part.
        let places = Set(parts.map { claims.all[$0].place.key.dimensions })
        return parts.count > 1 && places.count == parts.count ? List(whole: whole, parts: parts, sum: sum) : nil
    }

    private func ranges(_ parts: [Int], _ article: String) -> Set<ByteRange> {
        Set(parts.flatMap { claims.all[$0].observations }.filter { $0.article.identity == article }.map(\.evidenceRange))
    }

    /// Whether the sentences that name a part of the model alone have no figure that was not understood.
    private func hasNoOtherFigures(_ rest: Set<ByteRange>, _ parts: [Int], _ article: String) -> Bool {
        rest.allSatisfy { range in
            let mine = parts.flatMap { claims.all[$0].observations }.filter { $0.article.identity == article && $0.evidenceRange == range }
            guard let sentence = mine.first else { return false }
            guard let sentences else { return true }
            let known = Set(mine.map { $0.figureRange.start - range.start })
            return sentences.read(sentence.evidence, sentence.article.published).allSatisfy { reading in
                reading.quantities.allSatisfy { role in known.contains { role.mention.range.start <= $0 && $0 < role.mention.range.end } }
            }
        }
    }

    private mutating func reportList(_ list: List, _ model: List) {
        let (whole, all) = (claims.all[list.whole], claims.all[model.whole])
        let terms = list.parts.map { Phrase.number(claims.all[$0].value) }.joined(separator: " + ")
        let others = model.parts.map { Phrase.number(claims.all[$0].value) }.joined(separator: " + ")
        report(
            .partsSum, .contradiction, sides: [[list.whole]] + list.parts.map { [$0] }, cause: .sum,
            explanation:
                "\(name([list.whole]).capitalizedFirst) is given as the total of parts that make \(Phrase.number(list.sum)); the article's "
                + "list of places is complete, for its other counts make \(name([model.whole])).",
            arithmetic: "\(terms) = \(Phrase.number(list.sum)), not \(Phrase.number(whole.value)); \(others) = \(Phrase.number(all.value))")
        suspect(list.parts)
    }
}
