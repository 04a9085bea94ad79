internal import Dispatch
public import Model
internal import Synchronization

/// The rows of `Table.observations` as CSV, made one at a time, so that a store of millions is never held as observations.
///
/// Observations come in any order; what many of them share is written once and copied. Several of these, filled side by side, are
/// written as one table.
public struct ObservationRows: Sendable {
    private let dialect: CSVDialect
    private let names: DisplayNames
    private let contested: Set<String>
    private let dimensions: [String]
    /// The dimensions of each series, in the order of its definition.
    private let order: [String: [String]]

    /// Where a row stands among the bytes of its key, and what it is sorted by.
    private struct Row {
        var period: Period?
        var id: String
        var bytes: Range<Int>
    }

    /// The rows of one key.
    private struct Group {
        var place: [UInt8]
        var rows: [Row] = []
        var bytes: [UInt8] = []
    }

    private struct Standing: Hashable {
        var unit: String
        var status: Status
        var qualifier: Qualifier
        var isContested: Bool
    }

    private var groups: [Group] = []
    private var numbers: [Key: Int] = [:]
    // What was written before, with a separator before it.
    private var last: (key: Key, group: Int)?
    private var periods: [Period?: [UInt8]] = [:]
    private var standings: [Standing: [UInt8]] = [:]
    private var article: (reference: ArticleReference, source: [UInt8], title: [UInt8])?
    private var vintage: (number: Int, bytes: [UInt8])?

    /// - Parameters:
    ///   - series: all that observations may belong to.
    ///   - contested: the ids of the observations that an open contradiction concerns.
    public init(of series: [SeriesDescription], names: DisplayNames, contested: Set<String>, dialect: CSVDialect) {
        self.dialect = dialect
        self.names = names
        self.contested = contested
        dimensions = Table.dimensionColumns(of: series)
        order = Dictionary(series.map { ($0.id, $0.dimensions) }, uniquingKeysWith: { a, _ in a })
    }

    private func bytes(_ cells: [Table.Cell]) -> [UInt8] {
        var out = Array(String(dialect.separator).utf8)
        Table.append(cells: cells, dialect, to: &out)
        return out
    }

    /// Adds the row of an observation.
    public mutating func add(_ o: Observation) {
        let group = group(of: o.key)
        let period = bytes(of: o.period)
        let standing = bytes(
            of: Standing(
                unit: o.figure.unit.code, status: o.status, qualifier: o.figure.qualifier,
                isContested: !contested.isEmpty && contested.contains(o.id)), o)
        if article?.reference != o.article {
            article = (o.article, bytes(Table.source(o.article)), bytes([.text(o.article.title)]))
        }
        if vintage?.number != o.vintage { vintage = (o.vintage, bytes([o.vintage > 0 ? .plain(String(o.vintage)) : .empty])) }
        let figure = Table.cells(o.figure)
        let separator = dialect.separator.asciiValue ?? UInt8(ascii: ",")
        let start = groups[group].bytes.count
        Table.append(cells: [.text(o.id)], dialect, to: &groups[group].bytes)
        groups[group].bytes += groups[group].place
        groups[group].bytes += period
        groups[group].bytes.append(separator)
        Table.append(cells: figure, dialect, to: &groups[group].bytes)
        groups[group].bytes += standing
        groups[group].bytes.append(separator)
        if let attribution = o.attribution { Table.append(cells: [.text(attribution)], dialect, to: &groups[group].bytes) }
        if let article {
            groups[group].bytes += article.source
            groups[group].bytes += article.title
        }
        if let vintage { groups[group].bytes += vintage.bytes }
        groups[group].bytes += dialect.lineEnd.utf8
        groups[group].rows.append(Row(period: o.period, id: o.id, bytes: start..<groups[group].bytes.count))
    }

    private mutating func group(of key: Key) -> Int {
        if let last, last.key == key { return last.group }
        let number = numbers[key] ?? groups.count
        if number == groups.count {
            numbers[key] = number
            groups.append(Group(place: bytes(Table.place(key, dimensions, names))))
        }
        last = (key, number)
        return number
    }

    private mutating func bytes(of period: Period?) -> [UInt8] {
        if let known = periods[period] { return known }
        let made = bytes(Table.cells(period))
        periods[period] = made
        return made
    }

    private mutating func bytes(of standing: Standing, _ o: Observation) -> [UInt8] {
        if let known = standings[standing] { return known }
        let made = bytes(Table.standing(o, contested: standing.isContested, voices: 1, articles: 1))
        standings[standing] = made
        return made
    }

    // MARK: Writing

    /// Hands over the table piece by piece: the header, then all rows in their order.
    ///
    /// - Parameter parts: of the same series, in the same dialect.
    public static func write(_ parts: [ObservationRows], _ write: ([UInt8]) throws -> Void) rethrows {
        guard let first = parts.first else { return }
        try write(Table.observationColumns(first.dimensions).csvBytes(first.dialect))
        let keys = Set(parts.flatMap(\.numbers.keys)).sorted { a, b in
            PointOrder.compare(a, b, first.order[a.series] ?? []) ?? false
        }
        // Some keys at a time, side by side: the rows of all would be as much again.
        let width = 64
        for start in stride(from: 0, to: keys.count, by: 8 * width) {
            let pieces = Mutex([[UInt8]](repeating: [], count: 8))
            DispatchQueue.concurrentPerform(iterations: 8) { lane in
                var bytes: [UInt8] = []
                for key in keys.dropFirst(start + lane * width).prefix(width) { append(key, of: parts, to: &bytes) }
                pieces.withLock { $0[lane] = bytes }
            }
            for piece in pieces.withLock({ $0 }) where !piece.isEmpty { try write(piece) }
        }
    }

    /// The rows of a key: by period, those without one last, then by id.
    private static func append(_ key: Key, of parts: [ObservationRows], to out: inout [UInt8]) {
        var rows: [(part: Int, group: Int, row: Int, start: Int)] = []
        for (part, one) in parts.enumerated() {
            guard let group = one.numbers[key] else { continue }
            for (index, row) in one.groups[group].rows.enumerated() {
                rows.append((part, group, index, row.period.map { $0.start?.dayNumber ?? .min } ?? .max))
            }
        }
        rows.sort { a, b in
            if a.start != b.start { return a.start < b.start }
            let (x, y) = (parts[a.part].groups[a.group].rows[a.row], parts[b.part].groups[b.group].rows[b.row])
            return PointOrder.compare(x.period == nil ? 1 : 0, y.period == nil ? 1 : 0)
                ?? x.period.flatMap { p in y.period.flatMap { PointOrder.compare(p, $0) } } ?? (x.id < y.id)
        }
        for place in rows {
            let group = parts[place.part].groups[place.group]
            out += group.bytes[group.rows[place.row].bytes]
        }
    }
}
