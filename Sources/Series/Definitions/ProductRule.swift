import Model

/// What part of its country's gross domestic product a sum of a series is likely to be.
///
///     product:
///       least: 0.3
///       most: 7
///       countries: { USA: [2, 7] }
///
/// A sum outside is another one (a programme, a whole budget), unless the words of the measure stand with it and it looks like a slip of
/// the text, which is for `tidemark check` to tell.
public struct ProductRule: Hashable, Sendable {
    /// In percent.
    public var least: Double
    /// In percent.
    public var most: Double
    /// By ISO 3166-1 alpha-3, the bounds of countries that are unlike others, in percent.
    public var countries: [String: ClosedRange<Double>]

    init(_ node: DefinitionNode) throws(DefinitionError) {
        let fields = try node.fields(.product)
        least = try fields.required("least").decimal().approximate
        most = try fields.required("most").decimal().approximate
        guard least < most else { throw node.error("`least` is not less than `most`", expected: "two percentages, the lesser first") }
        countries = [:]
        for entry in try fields["countries"]?.entries() ?? [] {
            var bounds: [Double] = []
            for bound in try entry.value.list() { bounds.append(try bound.decimal().approximate) }
            guard bounds.count == 2, bounds[0] < bounds[1] else {
                throw entry.value.error("found \(entry.value.phrase)", expected: "two percentages, the lesser first, such as `[2, 7]`")
            }
            countries[entry.key] = bounds[0]...bounds[1]
        }
    }

    /// What is likely of a country, in percent.
    func bounds(of country: String) -> ClosedRange<Double> { countries[country] ?? least...most }
}
