public import Model

/// Findings as annotations that GitHub's runners show beside the files of a change:
/// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
public enum FindingAnnotations {
    /// One line a finding: a contradiction is an error, a tension a warning, a note a notice.
    public static func render(_ findings: [Finding]) -> String { findings.map(line).joined() }

    private static func line(_ f: Finding) -> String {
        let kind =
            switch f.severity {
            case .contradiction: "error"
            case .tension: "warning"
            case .note: "notice"
            }
        // The figure that speaks against the best supported one is what a change has brought.
        let odd = f.observations.last { $0.figure.value != f.values.first } ?? f.observations.first
        var properties: [String] = []
        if let path = odd?.article.path, path != "-" {
            let parts = path.split(separator: "#", maxSplits: 1)
            properties.append("file=" + property(parts.first ?? ""))
            if parts.count > 1, let line = Int(parts[1]) { properties.append("line=\(line)") }
        }
        properties.append("title=" + property("\(f.severity.rawValue): \(f.key.series) \(f.key.subject)"))
        let message = [f.explanation, f.arithmetic].filter { !$0.isEmpty }.joined(separator: " ") + " [\(f.rule) \(f.id)]"
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
