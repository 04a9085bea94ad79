extension Table {
    /// A table in GitHub's Markdown; numbers stand to the right.
    public func markdown() -> String {
        var out = "| " + columns.map { Escaping.markdown($0) }.joined(separator: " | ") + " |\n|"
        for index in columns.indices { out += isNumeric(index) ? " ---: |" : " --- |" }
        out += "\n"
        for row in rows { out += "| " + row.map { Escaping.markdown($0.string) }.joined(separator: " | ") + " |\n" }
        return out
    }

    func isNumeric(_ column: Int) -> Bool {
        var found = false
        for row in rows {
            switch row[column] {
            case .number: found = true
            case .empty: break
            default: return false
            }
        }
        return found
    }

    /// One object a row, with the columns as names; figures are decimal strings, empty cells are left out.
    public func jsonLines() -> String {
        var out = ""
        let names = columns.map { Escaping.json($0) }
        for row in rows {
            var object = JSONObject()
            for (column, cell) in zip(names, row) { object.add(column, cell.string) }
            out += object.line
        }
        return out
    }
}
