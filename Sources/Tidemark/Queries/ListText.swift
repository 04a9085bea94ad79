import Model
import Rendering

/// Lists for a person in a terminal.
enum ListText {
    /// One observation: its place and figure on a line, then the sentence and its article.
    static func block(_ o: Observation, names: DisplayNames) -> String {
        var place = [o.key.series, names.subject(o.key.subject)]
        place += o.key.dimensions.sorted { $0.key < $1.key }.map { names.value($0.value, of: $0.key) }
        place.append(o.period?.description ?? "no period")
        let figure =
            (o.figure.qualifier == .exact ? "" : o.figure.qualifier.rawValue) + o.figure.value.description
            + (o.figure.upper.map { " to \($0)" } ?? "") + " " + o.figure.unit.code
        let source = [o.article.publisher ?? o.article.path, o.article.published?.description ?? "undated"].joined(separator: ", ")
        return """
            \(Plain.line(place.joined(separator: " · ")))
              \(figure), \(o.status.rawValue)   \(o.id)
              “\(Plain.line(Excerpt.sentence(o)))”
              \(Plain.line(source))\(o.article.title.map { ", “\(Plain.line($0))”" } ?? "")


            """
    }

    /// The vintages, the newest first.
    static func log(_ vintages: [Vintage]) -> String {
        if vintages.isEmpty { return "No vintage yet: read pages with tidemark update.\n" }
        var table = TextTable(columns: ["vintage", "recorded", "scrapes", "articles", "observations", "made by"])
        table.rightAligned = [0, 2, 3, 4]
        table.rows = vintages.reversed().map { v in
            ["\(v.number)", v.recorded, "\(v.scrapes)", "\(v.articles)", "\(v.observations)", v.cause]
        }
        return table.text(TextOptions(width: 120))
    }

    static func logTable(_ vintages: [Vintage]) -> Table {
        Table(
            columns: ["vintage", "recorded", "scrapes", "articles", "observations", "cause"],
            rows: vintages.map { v in
                [
                    .plain(String(v.number)), .plain(v.recorded), .plain(String(v.scrapes)), .plain(String(v.articles)),
                    .plain(String(v.observations)), .text(v.cause),
                ]
            })
    }
}
