import Model
import Vocabulary

/// What countries produce in a year, as far as the vocabulary knows.
struct Economies: Sendable {
    private struct Year {
        let year: Int
        let dollars: Double
        let own: Double
    }

    private let years: [String: [Year]]

    init(_ vocabulary: Vocabulary) {
        years = Dictionary(grouping: vocabulary.economies, by: \.country).mapValues { rows in
            rows.sorted { $0.year < $1.year }.map { Year(year: $0.year, dollars: $0.dollars, own: $0.own) }
        }
    }

    /// A country's gross domestic product of a year, in units of US dollars and of its own money; between two known years at the steady
    /// growth that leads from one to the other, after the last that one's; `nil` before them.
    func product(of country: String, in year: Int) -> (dollars: Double, own: Double)? {
        guard let known = years[country], let first = known.first, let last = known.last else { return nil }
        let billion = 1e9
        guard year >= first.year else { return nil }
        guard year > first.year else { return (first.dollars * billion, first.own * billion) }
        guard let next = known.first(where: { $0.year >= year }), let before = known.last(where: { $0.year < year }) else {
            return (last.dollars * billion, last.own * billion)
        }
        let part = Double(year - before.year) / Double(next.year - before.year)
        func between(_ low: Double, _ high: Double) -> Double { low * (high / low).power(part) * billion }
        return (between(before.dollars, next.dollars), between(before.own, next.own))
    }
}

extension Double {
    /// A positive number to a power from 0 to 1, by halving (good to a ten-thousandth, without a library of mathematics).
    fileprivate func power(_ exponent: Double) -> Double {
        var (result, root, rest) = (1.0, self, exponent)
        for _ in 0..<14 {
            root = root.squareRoot()
            rest *= 2
            if rest >= 1 {
                result *= root
                rest -= 1
            }
        }
        return result
    }
}
