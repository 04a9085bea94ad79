public enum Initialization { public static func run(_ root: String) async throws(Problem) -> String { "" } }
public struct UpdateSummary: Sendable { public var text: String }
public struct Updater {
    public init(_ workspace: Workspace, jobs: Int?, report: @escaping ProblemReport) {}
    public func run(_ intake: Intake, isDryRun: Bool) async throws(Problem) -> UpdateSummary { UpdateSummary(text: "") }
}
public struct AsOf: Sendable {
    public init(vintage: String?, recordedBy: String?, publishedBy: String?) {}
}
public enum TableLayout: String, Sendable { case long, wide, observations }
public enum TableFolder { public static func isFolder(_ path: String) -> Bool { path.hasSuffix("/") || Files.kind(path) == .folder } }
public enum ChartKind: String, Sendable, CaseIterable { case auto, time, bars }
public struct ChartStyle: Sendable {
    public enum Form: Sendable { case drawing, sentences, table }
    public init(kind: ChartKind, width: Int, isASCII: Bool, form: Form) {}
}
public enum FindingSeverity: String, Sendable, CaseIterable { case contradiction, tension, note }
public struct Findings: Sendable {
    public func rendered(as format: ListFormat, withNotes: Bool) -> String { "" }
    public func has(_ severity: FindingSeverity) -> Bool { false }
}
public struct Queries: Sendable {
    public init(_ workspace: Workspace, asOf: AsOf, isColored: Bool, report: @escaping ProblemReport) async throws(Problem) {}
    public func observations(_ series: [String], format: ListFormat, write: (String) throws -> Void) async throws {}
    public func tables(_ series: [String], layout: TableLayout, forExcel: Bool, folder: String) async throws(Problem) {}
    public func table(_ series: [String], layout: TableLayout, forExcel: Bool) async throws(Problem) -> String { "" }
    public func chart(_ series: String, subjects: [String], style: ChartStyle) async throws(Problem) -> String { "" }
    public func findings(_ series: [String]) async throws(Problem) -> Findings { Findings() }
    public func why(_ series: String, subject: String?, period: String?, format: ListFormat) async throws(Problem) -> String { "" }
    public func log(_ format: ListFormat) async throws(Problem) -> String { "" }
}
public struct ReportWriter {
    public struct Written { public var text: String }
    public init(_ queries: Queries, notice: String?) {}
    public func write(into folder: String?) async throws(Problem) -> Written { Written(text: "") }
}
public enum MentionFormat: String, Sendable, CaseIterable { case jsonl }
public struct Extraction {
    public init(jobs: Int?, report: @escaping ProblemReport) {}
    public func run(_ intake: Intake, write: (String) throws -> Void) async throws {}
}
public struct Explanation {
    public init(workspace: String?, report: @escaping ProblemReport) {}
    public func run(_ intake: Intake, write: (String) throws -> Void) async throws {}
}
public struct Catalogue: Sendable {
    public struct TestResult {
        public var text: String
        public var failures: Int
    }
    public init(workspace: String?, reportsDefinitions: Bool, report: @escaping ProblemReport) throws(Problem) {}
    public static func names() -> [String] { [] }
    public func list(_ format: ListFormat) -> String { "" }
    public func source(_ series: String) throws(Problem) -> String { "" }
    public func lint(_ files: [String]) -> String { "" }
    public func test(_ series: [String]) async throws(Problem) -> TestResult { TestResult(text: "", failures: 0) }
}
