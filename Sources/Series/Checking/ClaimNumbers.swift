import Model

/// Claims by number or days, and series and unit or key, and what they rest on by sentence: few stores are asked for them, and to look
/// through all claims for each pair takes too long.
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

    private struct KeyNumber: Hashable {
        var key: Int
        var value: ExactDecimal
    }

    private lazy var indicesOfKeys = Dictionary(grouping: claims.indices) {
        KeyNumber(key: claims[$0].place.keyNumber, value: claims[$0].value)
    }

    private struct KeyDays: Hashable {
        var key: Int
        var start: CalendarDate?
        var end: CalendarDate?
    }

    private lazy var indicesOfDays = Dictionary(grouping: claims.indices) {
        KeyDays(key: claims[$0].place.keyNumber, start: claims[$0].place.start, end: claims[$0].place.end)
    }

    /// By key, then article: made for the keys that are asked about.
    private var indicesOfArticles: [Int: [String: [Int]]] = [:]

    private struct Sentence: Hashable {
        var article: String
        var range: ByteRange

        init(_ one: Observation) {
            article = one.article.identity
            range = one.evidenceRange
        }
    }

    private lazy var observations = Dictionary(grouping: claims.lazy.flatMap(\.observations), by: Sentence.init)

    init(_ claims: [Claim]) { self.claims = claims }

    /// What the sentence of an observation gives, itself among it, in the order of all claims.
    func observations(beside one: Observation) -> [Observation] { observations[Sentence(one)] ?? [] }

    /// Claims of the key with this number for the days of a place, in any unit, in the order of all claims.
    func claims(of key: Int, at place: Place) -> [Int] { indicesOfDays[KeyDays(key: key, start: place.start, end: place.end)] ?? [] }

    /// Claims of the key that have the number, in any unit, in the order of all claims.
    func claims(of place: Place, value: ExactDecimal) -> [Int] { indicesOfKeys[KeyNumber(key: place.keyNumber, value: value)] ?? [] }

    /// Claims of the same series and unit that have the number, in the order of all claims.
    func claims(like claim: Claim, value: ExactDecimal) -> [Int] {
        indices[Number(series: claim.place.key.series, unit: claim.place.unit, value: value)] ?? []
    }

    /// Claims of its key that the articles of a claim give, itself among them, in the order of all claims.
    ///
    /// - Parameter key: where the claims of its key stand.
    func claims(beside claim: Claim, of key: Range<Int>) -> [Int] {
        let number = claim.place.keyNumber
        if indicesOfArticles[number] == nil {
            var found: [String: [Int]] = [:]
            for index in key { for article in claims[index].articles { found[article, default: []].append(index) } }
            indicesOfArticles[number] = found
        }
        let found = claim.articles.compactMap { indicesOfArticles[number]?[$0] }
        return found.count == 1 ? found[0] : Set(found.joined()).sorted()
    }
}
