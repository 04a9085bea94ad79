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
        /// The file as it was written.
        public var csv: String

        public init(name: String, title: String, path: String, table: Table, csv: String) {
            self.name = name
            self.title = title
            self.path = path
            self.table = table
            self.csv = csv
        }
    }

    public var name: String
    public var title: String
    /// "Figures are made up for the demonstration."
    public var notes: [String]
    public var resources: [Resource]

    public init(name: String, title: String, notes: [String] = [], resources: [Resource]) {
        self.name = name
        self.title = title
        self.notes = notes
        self.resources = resources
    }

    /// `datapackage.json`: types, keys, units, sizes and hashes; the same bytes for the same files.
    public var json: String {
        var object = JSONObject()
        object.add("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
        object.add("name", name)
        object.add("title", title)
        object.add("description", notes.joined(separator: " "))
        object.add("resources", objects: resources.map(Self.resource))
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
        object.add("encoding", "utf-8")
        object.add("bytes", bytes.count)
        object.add("hash", "sha256:" + SHA256.hex(bytes))
        var schema = JSONObject()
        schema.add("$schema", "https://datapackage.org/profiles/2.0/tableschema.json")
        schema.add("fields", objects: r.table.columns.map(field))
        schema.add("missingValues", strings: [""])
        object.add("schema", object: schema)
        return object
    }

    private static func field(_ column: String) -> JSONObject {
        var object = JSONObject()
        object.add("name", column)
        let known = fields[column]
        object.add("type", known?.type ?? "string")
        object.add("description", known?.meaning)
        return object
    }

    private static let fields: [String: (type: String, meaning: String)] = [
        "series": ("string", "The series' id."),
        "subject": ("string", "Whose figure it is: an ISO 3166-1 alpha-3 code, or the id of a person or body."),
        "subject_name": ("string", "The subject's name."),
        "observation": ("string", "The observation's permanent id."),
        "period": ("string", "When the figure holds: EDTF, with quarters as 2025-Q2 and ISO weeks as 2025-W26."),
        "period_start": ("date", "The period's first day."),
        "period_end": ("date", "The period's last day."),
        "value": ("number", "The figure, as exact as its source gave it, in the unit of its row."),
        "upper": ("number", "The second number of a range."),
        "low": ("number", "The smallest figure among the voices."),
        "high": ("number", "The largest figure among the voices."),
        "unit": ("string", "percent, persons, or an ISO 4217 currency."),
        "status": ("string", "actual, estimate, forecast, plan or target."),
        "qualifier": ("string", "= exact, ~ about, < below or at most, > above or at least."),
        "contested": ("boolean", "Whether a contradiction about it is open."),
        "voices": ("integer", "Independent origins behind it."),
        "articles": ("integer", "Articles behind it."),
        "attribution": ("string", "Who the article says it from."),
        "publisher": ("string", "Who published the article."),
        "published": ("string", "When, as precisely as it is known: EDTF."),
        "url": ("string", "Where."),
        "title": ("string", "The article's title."),
        "vintage": ("integer", "The vintage of the table, or the one that first recorded the observation."),
    ]
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
