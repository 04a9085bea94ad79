public import Model

/// Findings as annotations that GitHub's runners show beside the files of a change:
/// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
public enum FindingAnnotations {
    /// A line for each page that has to be looked at: a contradiction is an error, a tension a warning, a note a notice.
    ///
    /// - Parameter line: where in its page a sentence stands, counted from one, as far as that can be told.
    public static func render(_ findings: [Finding], line: (Observation) -> Int? = { _ in nil }) -> String {
        findings.map { finding in
            let concerned = concerned(finding)
            // What no page says stands for itself.
            return concerned.isEmpty
                ? annotation(finding, nil, nil) : concerned.map { annotation(finding, $0, line($0)) }.joined()
        }.joined()
    }

    /// One observation of each page on which the slip may be: those of the one side where the cause says which of the two is wrong, else
    /// those of both.
    private static func concerned(_ f: Finding) -> [Observation] {
        let wrong = f.values.dropFirst().first
        let tells = f.likelyCause.flatMap(Finding.Cause.init).map(isOfOneSide) ?? false
        let named = f.observations.filter { f.values.contains($0.figure.value) }
        let those = tells && f.values.count == 2 ? named.filter { $0.figure.value == wrong } : named
        var pages: Set<String> = []
        return (those.isEmpty ? named.isEmpty ? f.observations : named : those)
            .filter { $0.article.path != "-" && !$0.article.path.isEmpty && pages.insert($0.article.path).inserted }
            .prefix(most).map(\.self)
    }

    private static let most = 8

    /// Whether a cause tells which of two figures is the slip: the second one that a finding names.
    private static func isOfOneSide(_ cause: Finding.Cause) -> Bool {
        switch cause {
        case .currency, .flowVsStock, .targetVsActual, .wrongPeriod, .swappedStance, .wrongSubject, .staleCopy, .percentForPoints,
            .percentChange:
            true
        default: false
        }
    }

    private static func annotation(_ f: Finding, _ one: Observation?, _ line: Int?) -> String {
        let kind =
            switch f.severity {
            case .contradiction: "error"
            case .tension: "warning"
            case .note: "notice"
            }
        var properties: [String] = []
        if let one {
            let parts = one.article.path.split(separator: "#", maxSplits: 1)
            properties.append("file=" + property(parts.first ?? ""))
            if let line = line ?? (parts.count > 1 ? Int(parts[1]) : nil) { properties.append("line=\(line)") }
        }
        properties.append("title=" + property("\(f.severity.rawValue): \(f.key.series) \(f.key.subject)"))
        let figure = one.map { "Here \(FigureText.withUnit($0.figure))." } ?? ""
        let message = [figure, f.explanation, f.arithmetic].filter { !$0.isEmpty }.joined(separator: " ") + " [\(f.rule) \(f.id)]"
        return "::\(kind) \(properties.joined(separator: ","))::\(data(message))\n"
    }

    /// What would end the line or the command is written as its code.
    private static func data(_ text: some StringProtocol) -> String {
        replaced(Escaping.terminal(text), ["%": "%25", "\r": "%0D", "\n": "%0A"])
    }

    private static func property(_ text: some StringProtocol) -> String {
        replaced(Escaping.terminal(text), ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
    }

    private static func replaced(_ text: String, _ codes: [Character: String]) -> String {
        text.reduce(into: "") { $0 += codes[$1] ?? String($1) }
    }
}
