import Model

extension Table {
    /// A series as SDMX-CSV 2.0 (https://github.com/sdmx-twg/sdmx-csv): one row a point, dimension names in capitals.
    ///
    /// A plan or target has the status F (forecast), which is the nearest of the code list `CL_OBS_STATUS`; the comment says which.
    public static func sdmx(_ data: SeriesData) -> Table {
        let dimensions = data.description.dimensions
        func capital(_ name: String) -> String { String(name.uppercased().map { $0 == "-" ? "_" : $0 }) }
        let id = "TIDEMARK:" + capital(data.description.id) + "(1.0)"
        var table = Table(
            columns: ["STRUCTURE", "STRUCTURE_ID", "ACTION", "SUBJECT"] + dimensions.map(capital)
                + ["TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT", "OBS_LOW", "OBS_HIGH", "OBS_COM"])
        for point in data.sortedPoints {
            let chosen = point.chosen
            var comments: [String] = []
            if chosen.status == .plan || chosen.status == .target { comments.append(chosen.status.rawValue) }
            if chosen.figure.qualifier != .exact { comments.append("qualifier " + chosen.figure.qualifier.rawValue) }
            if point.isContested { comments.append("contested: " + distinctValues(point).joined(separator: " | ")) }
            var row: [Cell] = [.plain("dataflow"), .plain(id), .plain("M"), .text(point.key.subject)]
            // A dimension that is not known is "not applicable" in SDMX's cross-domain code lists.
            row += dimensions.map { .text(point.key.dimensions[$0] ?? "_Z") }
            row += [
                .plain(timePeriod(point.period)), .number(chosen.figure.value.description), .plain(code(chosen.status)),
                .text(chosen.figure.unit.code), .plain("0"), .number(point.low.description), .number(point.high.description),
                .text(comments.joined(separator: "; ")),
            ]
            table.rows.append(row)
        }
        return table
    }

    private static func code(_ status: Status) -> String {
        switch status {
        case .actual: "A"
        case .estimate: "E"
        case .forecast, .plan, .target: "F"
        }
    }

    /// Gregorian and reporting periods as SDMX writes them; anything longer as a first day and a duration.
    private static func timePeriod(_ period: Period) -> String {
        if !period.isInterval, let part = period.first {
            switch part {
            case .year, .month, .day, .quarter, .week: return part.description
            case .half(let year, let half): return "\(year)-S\(half)"
            case .decade: break
            }
        }
        guard let start = period.start else { return period.end?.description ?? "" }
        return period.dayCount.map { "\(start)/P\($0)D" } ?? start.description
    }
}
