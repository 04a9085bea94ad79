import Model

/// Rule R16 between outcomes: a count of one kind that is another article's count of another kind of the same people, as when the wounded
/// are told as dead.
extension Examination {
    mutating func checkBorrowed() {
        for (index, claim) in claims.all.enumerated() where isOpen(index) {
            guard let settings = applies(.samePeriod, to: claim), settings.kind(of: claim.place.key.dimensions) == .toll,
                claim.place.standing == .fact, claim.isExact, claim.figure.upper == nil, Self.isLong(claim.value),
                let sound = lender(of: index)
            else { continue }
            reportBorrowed(index, from: sound)
        }
    }

    mutating func reportBorrowed(_ index: Int, from sound: Int) {
        let (claim, other) = (claims.all[index], claims.all[sound])
        report(
            .samePeriod, .contradiction, sides: [[sound], [index]], period: Self.span(other.period, claim.period), cause: .definition,
            explanation:
                "\(name([sound]).capitalizedFirst) in \(count([sound])), which gives \(name([index])) for something else beside it; "
                + "\(name([index])) in \(another([sound], [index])): \(Phrase.cause(.definition, name([index]))).",
            arithmetic: Phrase.apart(other.figure, claim.figure))
        suspect([index])
    }

    /// So many digits, the last no zero, that chance hardly makes two counts alike.
    static func isLong(_ value: ExactDecimal) -> Bool {
        value.exponent == 0 && value.significand > 999 && value.significand % 10 != 0
    }

    /// The claim of the same kind beside which a sentence of another article gives the same number for another kind.
    private func lender(of index: Int) -> Int? {
        let claim = claims.all[index]
        for place in claims.byNumber.claims(like: claim, value: claim.value) {
            let twin = claims.all[place]
            guard isOpen(place), twin.place.key.subject == claim.place.key.subject, isSibling(twin.place.key, claim.place.key),
                twin.articles.isDisjoint(with: claim.articles), areClose(twin, claim)
            else { continue }
            let sound = claims.claims(of: claim.place).first {
                let other = claims.all[$0]
                return isOpen($0) && other.isExact && other.place.unit == claim.place.unit && other.contradicts(claim)
                    && standTogether(other, twin)
            }
            if let sound { return sound }
        }
        return nil
    }

    /// Whether two counts end within a month of each other.
    func areClose(_ a: Claim, _ b: Claim) -> Bool {
        guard let x = a.place.end, let y = b.place.end else { return false }
        return abs(x.dayNumber - y.dayNumber) <= 31
    }
}
