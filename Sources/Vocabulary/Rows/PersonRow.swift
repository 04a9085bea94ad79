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
        for text in try line.pieces("terms") {
            guard let term = Self.term(text, home: country) else {
                throw line.error("terms", "“\(String(decoding: text, as: UTF8.self))” is not an office and its days")
            }
            terms.append(term)
        }
        self.terms = terms
    }

    /// Reads "president 2025-06-04/" and "PRT:prime-minister 1995-10-28/2002-04-06".
    private static func term(_ text: ArraySlice<UInt8>, home: String) -> Term? {
        // By bytes: there are hundreds of terms to read at every start, and splitting by characters takes ten times as long.
        guard let space = text.firstIndex(of: UInt8(ascii: " ")), let slash = text[space...].firstIndex(of: UInt8(ascii: "/")) else {
            return nil
        }
        let colon = text[..<space].firstIndex(of: UInt8(ascii: ":"))
        let office = text[(colon.map { $0 + 1 } ?? text.startIndex)..<space]
        let last = text[(slash + 1)...]
        guard !office.isEmpty, !office.contains(UInt8(ascii: ":")), let start = days(text[(space + 1)..<slash])?.start else { return nil }
        let end = last.isEmpty ? nil : days(last)?.end
        if end == nil, !last.isEmpty { return nil }
        return Term(
            office: String(decoding: office, as: UTF8.self),
            country: colon.map { String(decoding: text[..<$0], as: UTF8.self) } ?? home, start: start, end: end)
    }

    /// The first and the last day of a date of any precision.
    private static func days(_ text: ArraySlice<UInt8>) -> (start: CalendarDate?, end: CalendarDate?)? {
        if text.count == 10, let day = CalendarDate(iso: text.span) { return (day, day) }
        return Period(edtf: String(decoding: text, as: UTF8.self)).map { ($0.start, $0.end) }
    }
}
