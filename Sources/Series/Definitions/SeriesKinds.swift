/// What a series has by its kind where its definition does not say otherwise.
extension SeriesDefinition.Kind {
    /// When a figure holds of which the text says no time.
    var usualPeriod: SeriesDefinition.PeriodRule.Default {
        switch self {
        case .poll: .fieldwork
        case .count: .event
        case .stock: .report
        case .amount, .rate: .year
        }
    }

    /// What its figures are when they are held against each other.
    var usualChecks: CheckSettings.Kind {
        switch self {
        case .poll: .poll
        case .count: .toll
        case .stock: .stock
        case .amount: .amount
        case .rate: .share
        }
    }

    /// For people: what it is of, and how it is drawn.
    private var told: (of: String, drawing: String) {
        switch self {
        case .poll: ("answers to a survey", "points as wide as the fieldwork, joined")
        case .count: ("people or things to whom something happened", "bars")
        case .amount: ("money, or the like, of a year", "a line")
        case .rate: ("shares and prices", "a line")
        case .stock: ("what is there at a time", "steps")
        }
    }

    /// All kinds as a table for a page of documentation.
    public static var markdown: String {
        let choice = ChoiceRule().kind.rawValue
        let rows = allCases.map { kind in
            "| `\(kind.rawValue)` | \(kind.told.of) | `\(kind.usualPeriod.rawValue)` | `\(kind.usualChecks.rawValue)` | `\(choice)` | \(kind.told.drawing) |"
        }
        let head = ["| `kind` | of | `period: default` | `checks: kind` | `choose` | drawn as |", "| --- | --- | --- | --- | --- | --- |"]
        return (head + rows).joined(separator: "\n") + "\n"
    }
}
