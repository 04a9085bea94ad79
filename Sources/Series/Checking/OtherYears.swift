import Model

/// Rule R16 between what was planned and what is told as spent: the number of another year, as an article tells that gives both years.
///
/// Two plans of one year, or two facts, are of one place and are compared there; a plan that others overtook is no slip.
extension Examination {
    mutating func checkOtherYears() {
        for (index, claim) in claims.all.enumerated() where isOpen(index) && claim.isExact && claim.figure.upper == nil {
            guard let settings = applies(.wrongPeriod, to: claim), settings.kind(of: claim.place.key.dimensions) == .amount,
                claim.place.standing == .fact, claim.value.reduced.significand.magnitude > 99, let sound = ownFigure(of: index)
            else { continue }
            let other = claims.all[sound]
            report(
                .wrongPeriod, .contradiction, sides: [[sound], [index]], cause: .wrongPeriod,
                explanation:
                    "\(name([sound]).capitalizedFirst) for \(other.period) in \(count([sound])), which gives \(name([index])) to another "
                    + "year; \(name([index])) in \(another([sound], [index])): \(Phrase.cause(.wrongPeriod, name([index]))).",
                arithmetic: Phrase.apart(other.figure, claim.figure))
            suspect([index])
        }
    }

    /// What an article that gives the number of a claim to another year gives to the claim's own.
    private func ownFigure(of index: Int) -> Int? {
        let claim = claims.all[index]
        let elsewhere = claims.byNumber.claims(of: claim.place, value: claim.value).filter {
            let other = claims.all[$0]
            return other.place.unit == claim.place.unit && areYearsApart(other, claim) && other.articles.isDisjoint(with: claim.articles)
        }
        guard !elsewhere.isEmpty, claim.observations.allSatisfy({ namesYear($0, of: claim) }) else { return nil }
        return claims.byNumber.claims(of: claim.place.keyNumber, at: claim.place).first {
            let other = claims.all[$0]
            return isOpen($0) && other.isExact && other.place.unit == claim.place.unit && other.place.standing == .expectation
                && other.contradicts(claim) && voices([$0]) >= voices([index]) && Self.ratio(other.value, claim.value) >= 1.025
                && elsewhere.contains { !claims.all[$0].articles.isDisjoint(with: other.articles) }
        }
    }
}
