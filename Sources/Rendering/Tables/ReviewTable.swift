import Model

extension Table {
    /// One row a statement that waits, in the order given; what is not known of it is empty.
    public static func waiting(_ items: [ReviewItem], names: DisplayNames) -> Table {
        var dimensions: [String] = []
        for item in items { for one in item.dimensions where !dimensions.contains(one.name) { dimensions.append(one.name) } }
        var table = Table(
            columns: ["statement", "missing", "series", "subject", "subject_name"] + dimensions + [
                "period", "period_start", "period_end", "value", "upper", "unit", "status", "qualifier", "answer", "publisher",
                "published", "url", "title", "text",
            ], key: ["statement", "series"])
        for item in items {
            let known = Dictionary(item.dimensions.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            var row: [Cell] = [.text(item.statement), .text(item.missing.joined(separator: "; ")), .text(item.series)]
            row += [.text(item.subject), .text(item.subject.map(names.subject))]
            row += dimensions.map { .text(known[$0] ?? nil) }
            row += cells(item.period)
            row += cells(item.figure).prefix(2)
            row += [.text(item.figure.unit.code), .plain(item.status.rawValue), .plain(item.figure.qualifier.rawValue)]
            row.append(.text(item.answer))
            row += source(item.article)
            row += [.text(item.article.title), .text(item.evidence)]
            table.rows.append(row)
        }
        return table
    }
}
