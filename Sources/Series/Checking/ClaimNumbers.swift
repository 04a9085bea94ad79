import Model

/// Claims by series, unit and number: few stores are asked for them, and to look through all claims for each pair takes too long.
final class ClaimNumbers {
    private struct Number: Hashable {
        var series: String
        var unit: String
        var value: ExactDecimal
    }

    private let claims: [Claim]
    private lazy var indices = Dictionary(grouping: claims.indices) {
        Number(series: claims[$0].place.key.series, unit: claims[$0].place.unit, value: claims[$0].value)
    }

    init(_ claims: [Claim]) { self.claims = claims }

    /// Claims of the same series and unit that have the number, in the order of all claims.
    func claims(like claim: Claim, value: ExactDecimal) -> [Int] {
        indices[Number(series: claim.place.key.series, unit: claim.place.unit, value: value)] ?? []
    }
}
