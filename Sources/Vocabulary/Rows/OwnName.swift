/// A name of a person's own vocabulary: a ministry, a party, a company that one series speaks of.
public struct OwnName: Sendable, Hashable {
    public var id: String
    /// For display.
    public var name: String
    /// Every form in which it stands in texts, in the notation of `Vocabulary.Form`.
    public var forms: [String]
    /// ISO 3166-1 alpha-3 of whose it is.
    public var country: String?
    /// What "the …" calls it once its name has come: "party".
    public var nouns: [String]

    public init(id: String, name: String, forms: [String], country: String? = nil, nouns: [String] = []) {
        self.id = id
        self.name = name
        self.forms = forms
        self.country = country
        self.nouns = nouns
    }

    private static let columns = ["id", "name", "names", "country", "nouns"]

    /// How a table of names looks, for a message.
    public static let columnsPhrase =
        "a table with tabs between its columns: `id`, `name`, and if need be `names` (with | between), `country`, `nouns`"

    /// The names of a table, in its order.
    public static func table(_ text: String, file: String) throws(TableError) -> [OwnName] {
        var names: [OwnName] = []
        for line in try TableReader.lines(of: text, file: file) {
            if let unknown = line.columns.first(where: { !columns.contains($0) }) {
                throw TableError(file: file, line: 1, column: 0, message: "there is no column “\(unknown)”")
            }
            func optional(_ column: String) throws(TableError) -> [String] {
                line.columns.contains(column) ? try line.list(column) : []
            }
            let name = try line.required("name")
            names.append(
                OwnName(
                    id: try line.required("id"), name: name, forms: [name] + (try optional("names")),
                    country: try optional("country").first, nouns: try optional("nouns")))
        }
        return names
    }
}

extension Vocabulary {
    /// This vocabulary with names of a person's own, which go before its own bodies of the same name.
    public func adding(_ names: [OwnName]) -> Vocabulary {
        var copy = self
        for name in names { copy.add(OrganizationRow(name)) }
        return copy
    }
}
