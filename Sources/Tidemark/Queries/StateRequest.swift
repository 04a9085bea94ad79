import Ledger
import Model

/// Which state of the series a person asks for, as written.
public struct StateRequest: Sendable, Hashable {
    /// A number, a tag, or "latest".
    public var vintage: String?
    public var recordedBy: String?
    public var publishedBy: String?

    public init(vintage: String? = nil, recordedBy: String? = nil, publishedBy: String? = nil) {
        self.vintage = vintage
        self.recordedBy = recordedBy
        self.publishedBy = publishedBy
    }

    /// - Throws: where a date is none.
    func asOf() throws(Problem) -> AsOf {
        func date(_ option: String, _ text: String) throws(Problem) -> CalendarDate {
            guard let date = CalendarDate(iso: text), text.utf8.count == 10 else {
                throw Problem(.usage, "\(option) \(text) is not a date", remedy: "write it as 2025-06-27")
            }
            return date
        }
        if let recordedBy { return .recordedBy(try date("--recorded-by", recordedBy)) }
        if let publishedBy { return .publishedBy(try date("--published-by", publishedBy)) }
        guard let vintage, vintage != "latest" else { return .latest }
        if let number = Int(vintage) { return .vintage(number) }
        guard CalendarDate(iso: vintage) == nil else {
            throw Problem(
                .usage, "--as-of \(vintage) may mean two things", remedy: "use --recorded-by \(vintage) or --published-by \(vintage)")
        }
        return .tag(vintage)
    }
}
