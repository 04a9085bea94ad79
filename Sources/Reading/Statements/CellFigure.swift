import Model
import Vocabulary

/// The figure of a table cell, with the unit and the scale that its headers give.
struct CellFigure {
    let cell: ByteRange
    let text: TokenizedText
    let vocabulary: Vocabulary

    func quantity(among quantities: [QuantityMention]) -> QuantityMention? {
        guard var mention = quantities.first(where: { cell.contains($0.range) }) ?? plain() else { return nil }
        guard mention.figure.unit.code.isEmpty else { return mention }
        if let unit = headerUnit() { mention.figure.unit = unit }
        if mention.figure.unit.code != MeasureUnit.percent.code, let scale = headerScale(),
            let value = mention.figure.value.multiplied(by: scale)
        {
            mention.figure.value = value
            mention.figure.upper = mention.figure.upper.flatMap { $0.multiplied(by: scale) }
        }
        return mention
    }

    private var cellTokens: [Int] { text.tokens.indices.filter { cell.contains(text.tokens[$0].range) } }

    /// A number that reads as a year or a name elsewhere is a figure in a cell.
    private func plain() -> QuantityMention? {
        let numbers = cellTokens.filter { text.tokens[$0].kind == .number }
        guard numbers.count == 1, let index = numbers.first else { return nil }
        let token = text.tokens[index]
        let digits = text.string(token).filter { $0 != "," }
        guard let value = ExactDecimal(digits) else { return nil }
        return QuantityMention(
            range: token.range, number: token.range, figure: Figure(value: value, unit: MeasureUnit(code: "", name: "")))
    }

    /// The unit that the nearest header names: the column's before the caption's.
    private func headerUnit() -> MeasureUnit? {
        var currency: MeasureUnit?
        for index in text.tokens.indices.reversed() where !cell.contains(text.tokens[index].range) {
            for term in text.terms(.unit, at: index) + text.terms(.unitSymbol, at: index) where vocabulary.units[term.row].unit == .percent
            { return .percent }
            // "A$" ends with "$".
            let longer = index > text.tokens.startIndex ? text.term(.currencyMark, at: index - 1).flatMap { $0.length > 1 ? $0 : nil } : nil
            if currency == nil, let term = longer ?? text.term(.currency, at: index) ?? text.term(.currencyMark, at: index),
                !vocabulary.currencies[term.row].isMinor
            {
                currency = vocabulary.currencies[term.row].unit
            }
            if let currency, index == text.tokens.startIndex || text.sentence(ofToken: index) != text.sentence(ofToken: index - 1) {
                return currency
            }
        }
        return currency
    }

    /// "Million euros", "in billions".
    private func headerScale() -> ExactDecimal? {
        for index in text.tokens.indices.reversed() where !cell.contains(text.tokens[index].range) {
            for term in text.terms(.number, at: index) {
                let row = vocabulary.numbers[term.row]
                if row.role == .scale || row.role == .vague, row.value.magnitudeOrder >= 3 { return row.value }
            }
        }
        return nil
    }
}
