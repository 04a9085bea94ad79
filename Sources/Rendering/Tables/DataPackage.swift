import Hashing
import Model

/// A description of a folder of CSV files: Frictionless Data Package, version 2 (https://datapackage.org/standard/data-package/), so
/// that no reader has to guess a type.
public struct DataPackage: Sendable {
    /// One CSV file.
    public struct Resource: Sendable {
        /// Letters, digits and hyphens: `approval-rating`.
        public var name: String
        public var title: String
        /// Relative to the package.
        public var path: String
        public var table: Table
        /// The file as it was written, and how.
        public var csv: String
        public var dialect: CSVDialect

        public init(name: String, title: String, path: String, table: Table, csv: String, dialect: CSVDialect = .standard) {
            self.name = name
            self.title = title
            self.path = path
            self.table = table
            self.csv = csv
            self.dialect = dialect
        }
    }

    /// Where figures come from.
    public struct Source: Hashable, Sendable {
        /// "Hanbit Daily, 2025-08-29: Seoul wants more".
        public var title: String
        public var url: String?

        public init(title: String, url: String?) {
            self.title = title
            self.url = url
        }
    }

    public var name: String
    public var title: String
    /// "Figures are made up for the demonstration."
    public var notes: [String]
    public var resources: [Resource]
    public var sources: [Source]

    public init(name: String, title: String, notes: [String] = [], resources: [Resource], sources: [Source] = []) {
        self.name = name
        self.title = title
        self.notes = notes
        self.resources = resources
        self.sources = sources
    }

    /// The articles behind some series, each once, by title.
    public static func sources(of series: [SeriesData]) -> [Source] {
        var sources: Set<Source> = []
        for data in series {
            for point in data.points {
                for o in point.observations {
                    let date = o.article.published.map { ", \($0)" } ?? ""
                    let title = o.article.title.map { ": " + $0 } ?? ""
                    let url = o.article.url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
                    sources.insert(Source(title: Quote.publisher(o.article) + date + title, url: url))
                }
            }
        }
        return sources.sorted { ($0.title, $0.url ?? "") < ($1.title, $1.url ?? "") }
    }

    /// `datapackage.json`: types, keys, units, sizes and hashes; the same bytes for the same files.
    public var json: String {
        var object = JSONObject()
        object.add("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
        object.add("name", name)
        object.add("title", title)
        object.add("description", notes.joined(separator: " "))
        object.add("resources", objects: resources.map(Self.resource))
        if !sources.isEmpty {
            object.add(
                "sources",
                objects: sources.map { source in
                    var object = JSONObject()
                    object.add("title", source.title)
                    object.add("path", source.url)
                    return object
                })
        }
        return JSONIndent.indented(object.text) + "\n"
    }

    private static func resource(_ r: Resource) -> JSONObject {
        var object = JSONObject()
        let bytes = Array(r.csv.utf8)
        object.add("name", r.name)
        object.add("title", r.title)
        object.add("path", r.path)
        object.add("type", "table")
        object.add("format", "csv")
        object.add("mediatype", "text/csv")
        object.add("encoding", r.dialect.byteOrderMark ? "utf-8-sig" : "utf-8")
        object.add("bytes", bytes.count)
        object.add("hash", "sha256:" + SHA256.hex(bytes))
        if r.dialect.separator != "," {
            var dialect = JSONObject()
            dialect.add("delimiter", String(r.dialect.separator))
            object.add("dialect", object: dialect)
        }
        var schema = JSONObject()
        schema.add("$schema", "https://datapackage.org/profiles/2.0/tableschema.json")
        schema.add("fields", objects: r.table.columns.indices.map { field(r.table, $0, r.dialect) })
        schema.add("missingValues", strings: [""])
        if !r.table.key.isEmpty { schema.add("primaryKey", strings: r.table.key) }
        object.add("schema", object: schema)
        return object
    }

    private static func field(_ table: Table, _ column: Int, _ dialect: CSVDialect) -> JSONObject {
        let meaning = ColumnMeaning(table, column)
        var object = JSONObject()
        object.add("name", table.columns[column])
        object.add("type", meaning.kind.rawValue)
        object.add("description", meaning.meaning)
        if meaning.kind == .number, dialect.decimalComma { object.add("decimalChar", ",") }
        if !meaning.values.isEmpty {
            var constraints = JSONObject()
            constraints.add("enum", strings: meaning.values)
            object.add("constraints", object: constraints)
        }
        return object
    }

    /// `csv-metadata.json`: the same for readers of CSV on the Web (https://www.w3.org/TR/tabular-metadata/), which look for a file
    /// of this name beside a table.
    public var webMetadata: String {
        var object = JSONObject()
        object.add("@context", "http://www.w3.org/ns/csvw")
        object.add("dc:title", title)
        object.add("dc:description", notes.joined(separator: " "))
        object.add("tables", objects: resources.map(Self.webTable))
        return JSONIndent.indented(object.text) + "\n"
    }

    private static func webTable(_ r: Resource) -> JSONObject {
        var object = JSONObject()
        object.add("url", r.path)
        object.add("dc:title", r.title)
        var dialect = JSONObject()
        dialect.add("delimiter", String(r.dialect.separator))
        dialect.add("encoding", "utf-8")
        dialect.add("lineTerminators", strings: [r.dialect.lineEnd])
        object.add("dialect", object: dialect)
        // Names of columns are made of letters, digits and underscores; what the file says is a column's title.
        let names = r.table.columns.enumerated().map { index, column in
            let isName = column.utf8.allSatisfy { ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 95 }
            return isName && column.utf8.first.map { $0 > 57 } == true ? column : "column_\(index + 1)"
        }
        var schema = JSONObject()
        schema.add("columns", objects: r.table.columns.indices.map { webColumn(r.table, $0, names[$0], r.dialect) })
        if !r.table.key.isEmpty {
            schema.add("primaryKey", strings: r.table.key.compactMap { r.table.columns.firstIndex(of: $0).map { names[$0] } })
        }
        object.add("tableSchema", object: schema)
        return object
    }

    private static func webColumn(_ table: Table, _ column: Int, _ name: String, _ dialect: CSVDialect) -> JSONObject {
        let meaning = ColumnMeaning(table, column)
        var object = JSONObject()
        object.add("name", name)
        object.add("titles", table.columns[column])
        object.add("dc:description", meaning.meaning)
        switch meaning.kind {
        case .number where dialect.decimalComma:
            var format = JSONObject()
            format.add("decimalChar", ",")
            format.add("groupChar", ".")
            var type = JSONObject()
            type.add("base", "decimal")
            type.add("format", object: format)
            object.add("datatype", object: type)
        case .number: object.add("datatype", "decimal")
        default: object.add("datatype", meaning.kind.rawValue)
        }
        return object
    }
}

/// Indenting of JSON that is known to be well formed.
enum JSONIndent {
    static func indented(_ json: String) -> String {
        var out: [UInt8] = []
        var depth = 0
        var inString = false
        var escaped = false
        func newline() {
            out.append(0x0A)
            out.append(contentsOf: Array(repeating: 0x20, count: depth * 2))
        }
        let bytes = Array(json.utf8)
        for (index, byte) in bytes.enumerated() {
            if inString {
                out.append(byte)
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inString = false
                }
                continue
            }
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch byte {
            case UInt8(ascii: "\""):
                inString = true
                out.append(byte)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                out.append(byte)
                if next == UInt8(ascii: "}") || next == UInt8(ascii: "]") { continue }
                depth += 1
                newline()
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if let last = out.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") {
                    depth -= 1
                    newline()
                }
                out.append(byte)
            case UInt8(ascii: ","):
                out.append(byte)
                newline()
            case UInt8(ascii: ":"):
                out.append(byte)
                out.append(0x20)
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
