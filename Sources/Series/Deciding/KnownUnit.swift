public import Model
internal import Vocabulary

extension MeasureUnit {
    /// The unit with this code, under the name that the vocabulary has for it.
    public init(known code: String) {
        let known = [MeasureUnit.percent, .percentagePoint, .persons] + Vocabulary.builtIn.currencies.map(\.unit)
        self =
            known.first { $0.code == code } ?? Vocabulary.builtIn.units.first { $0.unit.code == code }?.unit
            ?? MeasureUnit(code: code, name: code)
    }
}
