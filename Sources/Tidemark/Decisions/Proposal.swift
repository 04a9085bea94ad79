import Ledger
import Model
import Rendering
import Series

/// A table that came out of `csv --observations`, was edited in a spreadsheet, and comes back: every cell that differs is shown, and those
/// that can be are turned into decisions. Nothing is overwritten.
///
/// - A changed `value` sets the point of the observation.
/// - An emptied `value` rejects the observation.
/// - A changed `subject`, if all its rows were changed to the same one, merges the subjects.
///
/// Rows that were taken out and cells of other columns are shown and left as they are.
public struct Proposal: Sendable {
    /// Every difference, a line each, for a person.
    public private(set) var text = ""
    /// How many cells differ.
    public private(set) var differences = 0
    /// Those that stand in the table and cannot be decided this way.
    public private(set) var undecidable = 0
    private(set) var decisions: [Decision] = []

    /// - Parameters:
    ///   - edited: the bytes of the table, with commas, semicolons or tabs.
    ///   - author: of the decisions.
    init(
        _ edited: [UInt8], file: String, state: SeriesState, current: String, reason: String, author: String, date: CalendarDate
    ) throws(Problem) {
        let before = try SheetRows(Array(current.utf8), file: "the table on file")
        let after = try SheetRows(edited, file: file)
        let unknown = after.columns.filter { !before.columns.contains($0) }
        if !unknown.isEmpty {
            throw Problem(
                .data, file: file, line: 1,
                "has columns that tidemark csv --observations does not write: \(unknown.prefix(3).joined(separator: ", "))",
                remedy: "edit what it writes")
        }
        let byID = Dictionary(state.observations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rejected = Dictionary(state.rejected.map { ($0.observation.id, $0.decision.id) }, uniquingKeysWith: { first, _ in first })
        let template = Decision(act: .reject(observation: ""), series: "", reason: reason, author: author, date: date)
        var values: [String: ExactDecimal] = [:]
        var subjects: [String: [String: Int]] = [:]
        for (id, row) in after.rows {
            if let decision = rejected[id] {
                // It stands in the table as it was printed, before or after.
                if row.cells["value"]?.isEmpty == false, before.rows[id].map({ $0.cells != row.cells }) ?? false {
                    differences += 1
                    refuse("\(id) does not count by the decision \(decision): take that back first")
                }
                continue
            }
            guard let old = before.rows[id], let one = byID[id] else {
                throw Problem(
                    .data, file: file, line: row.line, "there is no observation \(Plain.line(id))",
                    remedy: "leave the first column as it is")
            }
            for column in after.columns where row.cells[column] != old.cells[column] {
                let (was, now) = (old.cells[column] ?? "", row.cells[column] ?? "")
                if column == "value", ExactDecimal(now) != nil, ExactDecimal(now) == ExactDecimal(was) { continue }
                differences += 1
                say(id, column, was, now)
                switch column {
                case "value" where now.isEmpty: reject(one, template)
                case "value": values[id] = try Self.number(now, file, row.line)
                case "subject": subjects[one.key.series + "\u{1F}" + one.key.subject, default: [:]][now, default: 0] += 1
                default: refuse("only value and subject can be decided")
                }
            }
        }
        let missing = before.rows.keys.filter { after.rows[$0] == nil }.count
        if missing > 0 { text += "\(Count.of(missing, "row")) left out of the table: empty a value to reject its observation\n" }
        set(values, byID, state, template)
        merge(subjects, state, template)
        if differences == 0, missing == 0 { text += "The table says what is on file.\n" }
    }

    private mutating func say(_ id: String, _ column: String, _ was: String, _ now: String) {
        text += Plain.line("\(id)  \(column): \(was.isEmpty ? "(empty)" : was) → \(now.isEmpty ? "(empty)" : now)") + "\n"
    }

    private mutating func refuse(_ why: String) {
        undecidable += 1
        text += "    not decided: \(why)\n"
    }

    private static func number(_ text: String, _ file: String, _ line: Int) throws(Problem) -> ExactDecimal {
        guard let number = ExactDecimal(text) else {
            throw Problem(
                .data, file: file, line: line, "\(Plain.line(text)) is not a number",
                remedy: "write digits with a decimal point, without separators between thousands")
        }
        return number
    }

    private mutating func reject(_ one: Observation, _ template: Decision) {
        var decision = template
        decision.act = .reject(observation: one.id)
        decision.series = one.key.series
        decision.subject = one.key.subject
        decision.dimensions = one.key.dimensions
        decision.period = one.period
        decision.expect = one.figure.value.description
        decisions.append(decision)
    }

    /// A value for each point whose observations were given one.
    private mutating func set(_ values: [String: ExactDecimal], _ byID: [String: Observation], _ state: SeriesState, _ template: Decision) {
        var done: Set<String> = []
        for id in values.keys.sorted() where !done.contains(id) {
            guard let one = byID[id], let value = values[id] else { continue }
            guard let point = state.points[one.key.series]?.first(where: { $0.observations.contains { $0.id == id } }) else {
                refuse("\(id) is behind no point")
                continue
            }
            let mine = point.observations.map(\.id).filter { values[$0] != nil }
            done.formUnion(mine)
            guard Set(mine.compactMap { values[$0] }).count == 1 else {
                refuse("observations of one point were given different values: \(mine.joined(separator: ", "))")
                continue
            }
            var decision = template
            decision.act = .set(value: value)
            decision.series = point.key.series
            decision.subject = point.key.subject
            decision.dimensions = point.key.dimensions
            decision.period = point.period
            decision.expect = Decider.value(point, state)
            decision.findings = Decider.findings(on: point, state).sorted()
            decisions.append(decision)
        }
    }

    private mutating func merge(_ subjects: [String: [String: Int]], _ state: SeriesState, _ template: Decision) {
        for (place, targets) in subjects.sorted(by: { $0.key < $1.key }) {
            let parts = place.split(separator: "\u{1F}").map(String.init)
            let all = state.observations.count { $0.key.series == parts[0] && $0.key.subject == parts[1] }
            guard let (target, count) = targets.first, targets.count == 1, count == all, !target.isEmpty else {
                refuse("a subject can only be given another name in all of its rows: \(parts[1])")
                continue
            }
            var decision = template
            decision.act = .mergeSubject(into: target)
            decision.series = parts[0]
            decision.subject = parts[1]
            decisions.append(decision)
        }
    }
}

/// The rows of a table by their first column, which names observations.
private struct SheetRows {
    private(set) var columns: [String] = []
    private(set) var rows: [String: (line: Int, cells: [String: String])] = [:]

    init(_ bytes: [UInt8], file: String) throws(Problem) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Problem(.data, file: file, "is not UTF-8", remedy: "save it as CSV in UTF-8")
        }
        let records = DelimitedText.records(bytes, separator: DelimitedText.separator(of: bytes))
        guard let head = records.first?.fields, head.contains("observation"), head.contains("value") else {
            throw Problem(
                .data, file: file, line: 1, "has no columns observation and value", remedy: "edit what tidemark csv --observations writes")
        }
        columns = head
        for row in records.dropFirst() {
            if row.fields.allSatisfy(\.isEmpty) { continue }
            guard row.fields.count == columns.count else {
                throw Problem(.data, file: file, line: row.line, "has \(row.fields.count) cells under \(columns.count) columns")
            }
            let cells = Dictionary(zip(columns, row.fields), uniquingKeysWith: { first, _ in first })
            let id = cells["observation"] ?? ""
            if let earlier = rows[id] {
                throw Problem(.data, file: file, line: row.line, "the observation \(Plain.line(id)) stands in line \(earlier.line) too")
            }
            rows[id] = (row.line, cells)
        }
    }
}
