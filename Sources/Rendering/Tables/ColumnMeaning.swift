/// What a column of a table holds, for those who describe it to programs.
struct ColumnMeaning {
    /// As Frictionless names types; CSVW's are made of them.
    enum Kind: String {
        case string, number, integer, boolean, date
    }

    var kind: Kind
    /// `nil` where the name says it all: a dimension, a subject of the wide layout.
    var meaning: String?
    /// The values that occur, where they are a short list of codes.
    var values: [String] = []

    init(_ table: Table, _ column: Int) {
        let name = table.columns[column]
        if name == "contested" {
            // In the wide layout it lists the values that disagree.
            let isFlag = table.columns.contains("value")
            kind = isFlag ? .boolean : .string
            meaning =
                isFlag
                ? "Whether a contradiction about it is open; a tension, whose figures may all be right, does not count."
                : "Every value that was published for a contested figure."
        } else if let known = Self.known[name] {
            (kind, meaning) = known
        } else if name.first == "v", Int(name.dropFirst()) != nil {
            (kind, meaning) = (.number, "The figure as of that vintage; empty where there was none.")
        } else {
            (kind, meaning) = (table.isNumeric(column) ? .number : .string, nil)
        }
        if ["unit", "status", "qualifier", "change", "severity"].contains(name) {
            values = Set(table.rows.map { $0[column].string }).subtracting([""]).sorted()
        }
    }

    private static let known: [String: (Kind, String)] = [
        "series": (.string, "The series' id."),
        "subject": (.string, "Whose figure it is: an ISO 3166-1 alpha-3 code, or the id of a person or body."),
        "subject_name": (.string, "The subject's name."),
        "observation": (.string, "The observation's permanent id."),
        "period": (.string, "When the figure holds: EDTF, with quarters as 2025-Q2 and ISO weeks as 2025-W26."),
        "period_start": (.date, "The period's first day."),
        "period_end": (.date, "The period's last day."),
        "value": (.number, "The figure, as exact as its source gave it, in the unit of its row."),
        "before": (.number, "The figure before the change."),
        "upper": (.number, "The second number of a range."),
        "low": (.number, "The smallest figure among the voices."),
        "high": (.number, "The largest figure among the voices."),
        "unit": (.string, "percent, persons, or an ISO 4217 currency."),
        "status": (.string, "actual, estimate, forecast, plan or target."),
        "qualifier": (.string, "= exact, ~ about, < below or at most, > above or at least."),
        "change": (.string, "new, revised or withdrawn."),
        "voices": (.integer, "Independent origins behind it."),
        "articles": (.integer, "Articles behind it."),
        "attribution": (.string, "Who the article says it from."),
        "publisher": (.string, "Who published the article."),
        "published": (.string, "When, as precisely as it is known: EDTF."),
        "url": (.string, "Where."),
        "title": (.string, "The article's title."),
        "vintage": (.integer, "The vintage of the table, or the one that first recorded the row."),
    ]
}
