import Model
import Rendering
import Series
import Vocabulary

extension SeriesDescription {
    /// What renderings need of a definition.
    init(_ definition: SeriesDefinition, notes: [String] = []) {
        let kindDimension = definition.dimensions.first { dimension in
            let values = Set(dimension.values.map(\.id))
            return !values.isEmpty && values.isSubset(of: ["flow", "stock"])
        }
        let kind: SeriesDescription.Kind =
            switch definition.kind {
            case .poll: .poll
            case .count: .flow
            case .amount: .amount
            case .rate: .rate
            case .stock: .stock
            }
        let unit: MeasureUnit? =
            switch definition.unit {
            case .percent: .percent
            case .persons: .persons
            case .currency, .codes: nil
            }
        self.init(
            id: definition.id, title: definition.title, kind: kind, unit: unit, dimensions: definition.dimensions.map(\.name),
            kindDimension: kindDimension?.name, notes: notes)
    }
}

extension DisplayNames {
    /// The names of a vocabulary.
    init(_ vocabulary: Vocabulary) {
        let names = Vocabulary.Names(vocabulary)
        self.init { _, id in
            let name = names.display(id)
            return name == id ? nil : name
        }
    }
}
