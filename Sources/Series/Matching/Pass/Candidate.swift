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

extension [Candidate] {
    /// The first figure of a sentence; they stand in the order of the text.
    func first(of sentence: Int) -> Candidate? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].sentence < sentence { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].sentence == sentence ? self[low] : nil
    }
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
