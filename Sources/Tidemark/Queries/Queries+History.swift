import Ledger
import Model
import Rendering

extension Queries {
    /// What changed from one vintage to another; without numbers, in the last one.
    public func difference(from: Int?, to: Int?) throws(Problem) -> String {
        let last = try ledger { () throws(LedgerError) in try store.vintage(.latest) }
        let end = to ?? last
        let begin = from ?? max(0, end - 1)
        let found = try ledger { () throws(LedgerError) in try store.difference(from: begin, to: end) }
        if found.isEmpty { return "Nothing changed from vintage \(begin) to \(end).\n" }
        var text = "From vintage \(begin) to \(end):\n"
        for one in found.added { text += "+ \(line(one))\n" }
        for one in found.withdrawn { text += "- \(line(one))\n" }
        for one in found.revised { text += "~ \(line(one.before)) → \(one.after.figure.value)\n" }
        for one in found.changed { text += "~ \(line(one.before)) → \(line(one.after))\n" }
        for decision in found.decided { text += "+ decided: \(decision.act.name) \(decision.act.argument)\n" }
        for decision in found.undone { text += "- no longer decided: \(decision.act.name) \(decision.act.argument)\n" }
        for series in found.redefined { text += "~ definition of \(series)\n" }
        return text
    }

    private func line(_ o: Observation) -> String {
        var parts = [o.key.series, names.subject(o.key.subject)]
        parts += o.key.dimensions.sorted { $0.key < $1.key }.map { names.value($0.value, of: $0.key) }
        parts.append(o.period?.description ?? "no period")
        parts.append("\(o.figure.value) \(o.figure.unit.code)")
        parts.append(o.article.publisher ?? o.article.path)
        return Plain.line(parts.joined(separator: " · "))
    }
}
