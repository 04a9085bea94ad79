public import Model

/// A time in office.
public struct Term: Sendable, Hashable {
    /// `president`, `prime-minister`, `chancellor`, `supreme-leader`, `acting-president` …
    public var office: String
    /// ISO 3166-1 alpha-3, or the id of an alliance.
    public var country: String
    public var start: CalendarDate
    /// The last day; `nil` while it runs, as far as the table knows.
    public var end: CalendarDate?

    public func covers(_ date: CalendarDate) -> Bool { start <= date && end.map { date <= $0 } ?? true }
}

/// A head of state or government, or a politician who is named beside them.
public struct PersonRow: VocabularyRow {
    public static let file = "people.tsv"
    public static let kind = TermKind.person

    /// Kebab-case of the common full English name: `lee-jae-myung`.
    public let id: String
    /// The common full English name, for display.
    public let name: String
    public let names: [String]
    /// What the person is called when named again, in its spellings: "Lee", "de Gaulle".
    public let family: [String]
    /// ISO 3166-1 alpha-3, or the id of an alliance.
    public let country: String
    /// What else the person is known as (`opposition`, `foreign-minister`, `spokesman` …); empty for heads only.
    public let role: String
    /// In the order of their first days.
    public let terms: [Term]

    public var forms: [String] { [name] + names }
    public var otherForms: [(String, TermKind)] { family.map { ($0, .surname) } }

    public init(_ line: TableLine) throws(TableError) {
        id = try line.required("id")
        name = try line.required("name")
        names = try line.list("names")
        family = try line.list("family")
        country = try line.required("country")
        role = try line.text("role")
        var terms: [Term] = []
        for text in try line.list("terms") { terms.append(try Self.term(text, home: country, line)) }
        self.terms = terms
    }

    /// Reads "president 2025-06-04/" and "PRT:prime-minister 1995-10-28/2002-04-06".
    private static func term(_ text: String, home: String, _ line: TableLine) throws(TableError) -> Term {
        // By bytes: there are hundreds of terms to read at every start, and splitting by characters takes ten times as long.
        let parts = text.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
        guard parts.count == 2 else { throw line.error("terms", "“\(text)” is not an office and its days") }
        let office = parts[0].utf8.split(separator: UInt8(ascii: ":")).map { Substring($0) }
        let days = parts[1].utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
        guard let name = office.last, office.count <= 2, days.count == 2,
            let start = CalendarDate(iso: days[0]) ?? Period(edtf: days[0])?.start
        else {
            throw line.error("terms", "“\(text)” is not an office and its days")
        }
        let end = days[1].isEmpty ? nil : CalendarDate(iso: days[1]) ?? Period(edtf: days[1])?.end
        if end == nil, !days[1].isEmpty { throw line.error("terms", "“\(days[1])” is no date") }
        return Term(office: String(name), country: office.count == 2 ? String(office[0]) : home, start: start, end: end)
    }
}
