/// A country or territory, and how news speaks of it.
public struct CountryRow: VocabularyRow {
    /// The order in which publishers of a country write a numeric date.
    public enum DateOrder: String, Sendable, CaseIterable {
        case dayMonthYear = "dmy"
        case monthDayYear = "mdy"
        case yearMonthDay = "ymd"
    }

    public static let file = "countries.tsv"
    public static let kind = TermKind.country

    /// ISO 3166-1 alpha-3; `XKX` for Kosovo, and the withdrawn codes of states that ended.
    public let code: String
    /// The common English name, for display.
    public let name: String
    /// Other names.
    public let names: [String]
    /// The adjective first ("South Korean"), then the people ("South Koreans"); empty where there is none in use.
    public let demonyms: [String]
    /// The seat of government first; each stands for the government in news.
    public let capitals: [String]
    /// Palaces, streets and quarters that stand for the government: "Kremlin".
    public let seats: [String]
    /// ISO 4217; empty where there is none.
    public let currency: String
    public let dateOrder: DateOrder

    public var forms: [String] { [name] + names }
    public var otherForms: [(String, TermKind)] { demonyms.map { ($0, .demonym) } + (capitals + seats).map { ($0, .capital) } }
    /// "South Korean"; the name where there is no adjective.
    public var adjective: String { demonyms.first ?? name }

    public init(_ line: TableLine) throws(TableError) {
        code = try line.required("code")
        name = try line.required("name")
        names = try line.list("names")
        demonyms = try line.list("demonyms")
        capitals = try line.list("capitals")
        seats = try line.list("seats")
        currency = try line.text("currency")
        dateOrder = try line.choice("dates")
    }
}
