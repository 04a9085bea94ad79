import Model
import Rendering
import Vocabulary

/// Which chart is drawn.
public enum ChartKind: String, Sendable, CaseIterable {
    case auto, time, bars, sparklines

    var rendering: ChartOptions.Kind {
        switch self {
        case .auto: .auto
        case .time: .time
        case .bars: .bars
        case .sparklines: .sparklines
        }
    }
}

/// What the time of a chart is counted from, besides the calendar.
public enum ChartAlignment: String, Sendable, CaseIterable {
    /// The first day of the subject's term of office.
    case term
}

/// How a chart is made.
public struct ChartStyle: Sendable {
    public enum Form: Sendable { case drawing, sentences, table }

    public var kind: ChartKind
    /// Columns.
    public var width: Int
    /// Rows of a plot; `nil` is as many as suit.
    public var height: Int?
    /// Bars or small charts that are drawn; `nil` is as many as suit.
    public var limit: Int?
    public var alignment: ChartAlignment?
    public var isASCII: Bool
    public var form: Form

    public init(
        kind: ChartKind = .auto, width: Int = 80, height: Int? = nil, limit: Int? = nil, alignment: ChartAlignment? = nil,
        isASCII: Bool = false, form: Form = .drawing
    ) {
        self.kind = kind
        self.width = width
        self.height = height
        self.limit = limit
        self.alignment = alignment
        self.isASCII = isASCII
        self.form = form
    }
}

extension Queries {
    /// A series drawn as text, or said in sentences.
    ///
    /// - Throws: `usage` for a subject that there is not, and where terms are asked for and nobody has one.
    public func chart(_ series: String, subjects: [String], style: ChartStyle) throws(Problem) -> String {
        let definition = try definitions.named(series)
        let state = try state(of: [definition], detail: .figures)
        guard var data = data([definition], state).first else { return "" }
        let subjects = try subjects.map { name throws(Problem) in try subject(name, in: data.points.map(\.key.subject), of: series) }
        var alignment: Alignment?
        if style.alignment == .term {
            let terms = Self.terms(of: Set(data.points.map(\.key.subject)))
            data.points.removeAll { terms[$0.key.subject] == nil }
            guard !data.points.isEmpty else {
                throw Problem(.usage, "no subject of \(series) has a term of office", remedy: "leave out --align term")
            }
            alignment = Alignment(unit: "days in office") { subject, day in terms[subject].flatMap { $0.last { $0 <= day } ?? $0.first } }
        }
        let text = TextOptions(width: style.width, ascii: style.isASCII, colour: isColored)
        switch style.form {
        case .drawing:
            let options = ChartOptions(kind: style.kind.rendering, text: text, height: style.height, limit: style.limit ?? 40)
            return TextChart.render(data, subjects: subjects, names: names, options: options, alignment: alignment)
        case .sentences: return ChartWords.describe(data, subjects: subjects, names: names, options: text, alignment: alignment)
        case .table: return ChartWords.table(data, subjects: subjects, names: names, options: text, alignment: alignment)
        }
    }

    /// The first days of the terms of office of those who had one.
    private static func terms(of subjects: Set<String>) -> [String: [CalendarDate]] {
        let names = Vocabulary.Names(.builtIn)
        return subjects.reduce(into: [:]) { terms, subject in
            let days = names.person(subject)?.terms.map(\.start).sorted() ?? []
            if !days.isEmpty { terms[subject] = days }
        }
    }
}
