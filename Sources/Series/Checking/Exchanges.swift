import Model

/// Rule R16 beyond the answers of a survey: two figures of one article that stand at each other's place, of two countries, of two
/// destinations, of the dead and the wounded.
extension Examination {
    /// A figure at a time, of whatever key.
    private struct Spot: Hashable {
        var series: String
        var unit: String
        var start: CalendarDate?
        var end: CalendarDate?
        var standing: Place.Standing
        var value: ExactDecimal

        init(_ claim: Claim, value: ExactDecimal) {
            series = claim.place.key.series
            unit = claim.place.unit
            start = claim.place.start
            end = claim.place.end
            standing = claim.place.standing
            self.value = value
        }
    }

    /// Two figures for one place that leave no value for both.
    private struct Quarrel {
        var first: Int
        var second: Int
    }

    mutating func checkExchanges() {
        var quarrels: [Quarrel] = []
        var wanted: Set<Spot> = []
        for group in claims.byPlace where (2...Self.most).contains(group.count) {
            let plain = group.filter { isOpen($0) && isCounted(claims.all[$0]) }
            guard plain.count > 1, applies(.swappedValues, to: claims.all[plain[0]]) != nil else { continue }
            for (place, a) in plain.enumerated() {
                for b in plain.dropFirst(place + 1) where claims.all[a].value != claims.all[b].value && !knowsBoth([a], [b]) {
                    // "At least 148" leaves room for 929; what stands beside them may not.
                    guard claims.all[a].contradicts(claims.all[b]) || !claims.all[a].isExact || !claims.all[b].isExact else { continue }
                    quarrels.append(Quarrel(first: a, second: b))
                    for index in [a, b] { wanted.insert(Spot(claims.all[index], value: claims.all[index].value)) }
                }
            }
        }
        guard !quarrels.isEmpty else { return }
        var spots: [Spot: [Int]] = [:]
        for (index, claim) in claims.all.enumerated() where isCounted(claim) {
            let spot = Spot(claim, value: claim.value)
            if wanted.contains(spot) { spots[spot, default: []].append(index) }
        }
        for quarrel in quarrels { checkExchange(quarrel, spots) }
    }

    /// So many figures of one place are compared, however many there are.
    private static let most = 50

    private mutating func checkExchange(_ quarrel: Quarrel, _ spots: [Spot: [Int]]) {
        let (x, y) = (claims.all[quarrel.first], claims.all[quarrel.second])
        guard isOpen(quarrel.first), isOpen(quarrel.second) else { return }
        let beside = (spots[Spot(x, value: y.value)] ?? []).filter { !claims.all[$0].articles.isDisjoint(with: x.articles) }
        let opposite = (spots[Spot(y, value: x.value)] ?? []).filter { !claims.all[$0].articles.isDisjoint(with: y.articles) }
        for v in beside where isOpen(v) && isSibling(claims.all[v].place.key, x.place.key) {
            guard let u = opposite.first(where: { isOpen($0) && isOpposite($0, v) }),
                x.contradicts(y) || claims.all[u].contradicts(claims.all[v])
            else { continue }
            let isSound = !isSounder([quarrel.second, u], than: [quarrel.first, v])
            reportExchange(
                isSound ? [quarrel.first, v] : [quarrel.second, u], isSound ? [quarrel.second, u] : [quarrel.first, v])
            return
        }
    }

    /// Whether two figures are of one thing, of which one article may say more: "929 civilians killed and 148 injured".
    private func isOpposite(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (claims.all[a], claims.all[b])
        return x.place.key.subject == y.place.key.subject && isRefinement(x, y)
            && (x.place.key == y.place.key || settings(of: x)?.kind(of: x.place.key.dimensions) == .toll)
    }

    /// Whether two keys differ in their subject alone, or in the value of one dimension.
    func isSibling(_ a: Key, _ b: Key) -> Bool {
        guard a.dimensions.count == b.dimensions.count else { return false }
        let differing = a.dimensions.count { b.dimensions[$0.key] != $0.value }
        return a.subject == b.subject ? differing == 1 && a.dimensions.allSatisfy { b.dimensions[$0.key] != nil } : differing == 0
    }

    /// Of two figures and the same two exchanged: by the voices that give them, then by how they fit those of other times, then by
    /// who said so first.
    func isSounder(_ a: Side, than b: Side) -> Bool {
        let support = [a, b].map { $0.reduce(0) { $0 + voices(agreeing(with: $1)) } }
        if support[0] != support[1] { return support[0] > support[1] }
        let strange = [a, b].map { $0.reduce(0) { $0 + strangeness($1) } }
        if strange[0] != strange[1] { return strange[0] < strange[1] }
        let said = [a, b].map { $0.compactMap { claims.all[$0].firstSaid }.min() ?? .max }
        return said[0] < said[1]
    }

    /// A claim, and those of its place that may be the same number told with another hedge: "nearly two in five" agrees with 37 percent.
    private func agreeing(with index: Int) -> Side {
        let claim = claims.all[index]
        return [index]
            + claims.claims(of: claim.place.key, at: claim.place).filter {
                $0 != index && claims.all[$0].place == claim.place
                    && (!claims.all[$0].contradicts(claim) || isRounded(claims.all[$0], of: claim))
            }
    }

    private mutating func reportExchange(_ sound: Side, _ wrong: Side) {
        let keys = sound.map { claims.all[$0].place.key }
        let (a, b) = (claims.all[sound[0]], claims.all[wrong[0]])
        var shared = keys[0]
        shared.dimensions = keys[0].dimensions.filter { keys[1].dimensions[$0.key] == $0.value }
        let names = keys.map { key in
            key.subject == keys[1].subject && key.subject == keys[0].subject
                ? key.dimensions.filter { shared.dimensions[$0.key] == nil }.values.sorted().joined(separator: " ") : key.subject
        }
        // Of two countries both series are wrong.
        for key in keys[0].subject == keys[1].subject ? [shared] : keys {
            report(
                .swappedValues, .contradiction, sides: [sound, wrong], key: key, cause: .swappedValues,
                explanation:
                    "\(name([sound[0]]).capitalizedFirst) for \(names[0]) and \(name([sound[1]])) for \(names[1]) in \(count([sound[0]])), "
                    + "the other way round in \(another([sound[0]], [wrong[0]])): the two were exchanged in "
                    + "one of them.",
                arithmetic: Phrase.apart(a.figure, b.figure))
        }
        suspect(wrong)
    }
}
