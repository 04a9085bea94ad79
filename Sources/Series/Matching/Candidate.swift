import Model

/// A quantity on its way to becoming an observation.
struct Candidate {
    var sentence: Int
    var quantity: Int
    var subject: String
    var dimensions: [String: String]
    var period: Period?
    var status: Status
    var figure: Figure
}

extension Figure {
    /// The same figure in another unit.
    func with(unit: MeasureUnit) -> Figure {
        var copy = self
        copy.unit = unit
        return copy
    }

    func with(value: ExactDecimal, upper: ExactDecimal?) -> Figure {
        var copy = self
        copy.value = value
        copy.upper = upper
        return copy
    }
}
