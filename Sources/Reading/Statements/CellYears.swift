import Model
import Vocabulary

/// Years in the headers of a table that are no times elsewhere: "2025e", "2026p".
struct CellYears {
    let cell: ByteRange
    let text: TokenizedText
    let known: StatementWords

    /// The times with such years added in their place, and what the mark beside the year says of the figure.
    func times(besides times: [TimeMention]) -> (times: [TimeMention], status: Status?) {
        var all = times
        var status: Status?
        for index in text.tokens.indices where text.tokens[index].kind == .number && !cell.contains(text.tokens[index].range) {
            let token = text.tokens[index]
            guard token.end - token.start == 4, let year = Int(text.string(token)), (1900...2100).contains(year) else { continue }
            if !all.contains(where: { $0.range.overlaps(token.range) }) {
                all.append(TimeMention(range: token.range, kind: .date, timex: String(year), period: .year(year), isRelative: false))
            }
            var next = index + 1
            if next < text.tokens.count, text.tokens[next].kind == .open { next += 1 }
            if next < text.tokens.count, let found = known.marks[text.tokens[next].hash] { status = found }
        }
        return (all.sorted { $0.range < $1.range }, status)
    }
}
