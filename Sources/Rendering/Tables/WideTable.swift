import Model

extension Table {
    /// The wide layout: one row a period, one column a key.
    ///
    /// A column is headed by the subject's name and those dimensions (then unit, then status) that differ between the columns,
    /// joined by " · ". A conflict is never hidden: where a point is contested, a last column `contested` gives, for its period,
    /// every value that was published ("Lee Jae Myung: 63 | 36"). Without a contested point there is no such column.
    public static func wide(_ series: [SeriesData], names: DisplayNames) -> Table {
        let columns = wideColumns(series, names)
        let isContested = series.contains { $0.points.contains(where: \.isContested) }
        var table = Table(
            columns: ["period", "period_start", "period_end"] + columns.map(\.title) + (isContested ? ["contested"] : []), key: ["period"])
        var place: [ColumnKey: Int] = [:]
        for (index, column) in columns.enumerated() { place[column.key] = index }
        var rows: [Period: (cells: [Cell], contested: [String])] = [:]
        for data in series {
            for point in data.sortedPoints {
                guard let index = place[ColumnKey(point)] else { continue }
                var row = rows[point.period] ?? (Array(repeating: .empty, count: columns.count), [])
                row.cells[index] = .number(point.chosen.figure.value.description)
                if point.isContested {
                    row.contested.append(columns[index].title + ": " + distinctValues(point).joined(separator: " | "))
                }
                rows[point.period] = row
            }
        }
        for (period, row) in rows.sorted(by: { $0.key < $1.key }) {
            let note: [Cell] = isContested ? [.text(row.contested.joined(separator: "; "))] : []
            table.rows.append(cells(period) + row.cells + note)
        }
        return table
    }

    /// What a column stands for: a key, and what else keeps figures apart.
    private struct ColumnKey: Hashable {
        var key: Key
        var unit: String
        var status: Status

        init(_ point: Point) {
            key = point.key
            unit = point.chosen.figure.unit.code
            // What was counted and what was estimated share a column; what is only meant to be has its own.
            status = point.chosen.status.isReported ? .actual : point.chosen.status
        }
    }

    private static func wideColumns(_ series: [SeriesData], _ names: DisplayNames) -> [(key: ColumnKey, title: String)] {
        var keys: [ColumnKey] = []
        var seen: Set<ColumnKey> = []
        for data in series {
            for point in data.sortedPoints where seen.insert(ColumnKey(point)).inserted { keys.append(ColumnKey(point)) }
        }
        let order = Dictionary(series.map { ($0.description.id, $0.description) }, uniquingKeysWith: { a, _ in a })
        let labels = KeyLabels(keys.map(\.key), descriptions: order, names: names)
        let units = Set(keys.map(\.unit)).count > 1
        let statuses = Set(keys.map(\.status)).count > 1
        var used: [String: Int] = [:]
        return keys.map { key in
            var title = labels.label(key.key)
            if units, !key.unit.isEmpty { title += " · " + key.unit }
            if statuses, key.status != .actual { title += " · " + key.status.word }
            used[title, default: 0] += 1
            if let count = used[title], count > 1 { title += " (\(count))" }
            return (key, title)
        }
    }

    /// The chosen value, then the others that were published, each once.
    static func distinctValues(_ point: Point) -> [String] {
        var values: [String] = []
        for o in [point.chosen] + point.observations where !values.contains(o.figure.value.description) {
            values.append(o.figure.value.description)
        }
        return values
    }
}

/// Short labels for keys that stand beside each other: the subject's name, and those dimensions that differ between them.
struct KeyLabels {
    private var labels: [Key: String] = [:]
    /// What all keys share, for a heading: "Gallup Korea · approve".
    private(set) var shared = ""

    init(
        _ keys: [Key], descriptions: [String: SeriesDescription], names: DisplayNames, leavingOut: Set<String> = [],
        leavingOutSubject: Bool = false
    ) {
        var all: [String] = []
        for key in keys {
            for name in descriptions[key.series]?.dimensions ?? [] where !all.contains(name) { all.append(name) }
        }
        var others: Set<String> = []
        for key in keys { others.formUnion(key.dimensions.keys) }
        all += others.subtracting(all).sorted()
        all.removeAll { leavingOut.contains($0) }
        let differing = all.filter { name in Set(keys.map { $0.dimensions[name] }).count > 1 }
        let severalSubjects = Set(keys.map(\.subject)).count > 1
        let severalSeries = Set(keys.map(\.series)).count > 1
        for key in keys where labels[key] == nil {
            var parts = leavingOutSubject && !severalSubjects ? [] : [names.subject(key.subject)]
            for name in differing { if let id = key.dimensions[name] { parts.append(names.value(id, of: name)) } }
            if severalSeries { parts.append(descriptions[key.series]?.title ?? key.series) }
            labels[key] = parts.isEmpty && !differing.isEmpty ? "not stated" : parts.joined(separator: " · ")
        }
        let common = all.filter { !differing.contains($0) }
        shared = common.compactMap { name in keys.first?.dimensions[name].map { names.value($0, of: name) } }.joined(separator: " · ")
    }

    func label(_ key: Key) -> String { labels[key] ?? key.description }
}
