import Model

extension Table {
    /// One column a vintage: what each point was in each of them; blank where there was none.
    ///
    /// - Parameter states: The series as they stood, by vintage number, the oldest first.
    public static func vintages(_ states: [(vintage: Int, series: [SeriesData])], names: DisplayNames) -> Table {
        let history = History(states)
        var table = Table(columns: history.columns + states.map { "v\($0.vintage)" }, key: history.key)
        for place in history.places {
            let cells = states.indices.map { index in history.values[place]?[index].map { Cell.number($0) } ?? .empty }
            table.rows.append(history.head(place, names) + cells)
        }
        return table
    }

    /// One row a change: what became new, another, or was withdrawn, and in which vintage. A withdrawn figure has no value.
    public static func changes(_ states: [(vintage: Int, series: [SeriesData])], names: DisplayNames) -> Table {
        let history = History(states)
        var table = Table(columns: ["vintage", "change"] + history.columns + ["before", "value"], key: ["vintage"] + history.key)
        for (index, state) in states.enumerated() {
            for place in history.places {
                let before = index > 0 ? history.values[place]?[index - 1] : nil
                let now = history.values[place]?[index]
                if before == now { continue }
                let change = before == nil ? "new" : (now == nil ? "withdrawn" : "revised")
                table.rows.append(
                    [.plain(String(state.vintage)), .plain(change)] + history.head(place, names) + [
                        before.map { .number($0) } ?? .empty, now.map { .number($0) } ?? .empty,
                    ])
            }
        }
        return table
    }

    /// The points of several vintages by their place.
    private struct History {
        struct Place: Hashable {
            var key: Key
            var period: Period
            var unit: String
            var status: Status
        }

        private let dimensions: [String]
        var columns: [String] {
            ["series", "subject", "subject_name"] + dimensions + ["period", "period_start", "period_end", "unit", "status"]
        }
        var key: [String] { ["series", "subject"] + dimensions + ["period", "unit", "status"] }
        /// In the order of the long layout.
        let places: [Place]
        /// For each place its value in each of the vintages.
        let values: [Place: [String?]]

        init(_ states: [(vintage: Int, series: [SeriesData])]) {
            var values: [Place: [String?]] = [:]
            var order: [String: [String]] = [:]
            for (index, state) in states.enumerated() {
                for data in state.series {
                    order[data.description.id] = data.description.dimensions
                    for point in data.points {
                        let place = Place(
                            key: point.key, period: point.period, unit: point.chosen.figure.unit.code, status: point.chosen.status)
                        values[place, default: Array(repeating: nil, count: states.count)][index] = point.chosen.figure.value.description
                    }
                }
            }
            var names: [String] = []
            for id in order.keys.sorted() { for name in order[id] ?? [] where !names.contains(name) { names.append(name) } }
            dimensions = names
            self.values = values
            places = values.keys.sorted { a, b in
                PointOrder.compare(a.key, b.key, order[a.key.series] ?? []) ?? PointOrder.compare(a.period, b.period)
                    ?? PointOrder.compare(a.unit, b.unit) ?? (a.status.order < b.status.order)
            }
        }

        func head(_ place: Place, _ names: DisplayNames) -> [Cell] {
            [.text(place.key.series), .text(place.key.subject), .text(names.subject(place.key.subject))]
                + dimensions.map { .text(place.key.dimensions[$0]) } + Table.cells(place.period) + [
                    .text(place.unit), .plain(place.status.rawValue),
                ]
        }
    }
}
