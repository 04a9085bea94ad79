public import Model

/// Pairs of figures that look different and are let pass, as a person reads them.
public struct SilenceText: Sendable {
    private var paper: TextPaper
    private let names: DisplayNames

    public init(names: DisplayNames, options: TextOptions = TextOptions()) {
        paper = TextPaper(options)
        self.names = names
    }

    public var text: String { paper.text }
    private var isEmpty: Bool { paper.text.isEmpty }

    /// A heading with lines under it.
    public mutating func list(_ heading: String, _ lines: [String]) {
        if lines.isEmpty { return }
        if !isEmpty { paper.line() }
        paper.line(heading)
        for line in lines { paper.wrapped(line, indent: 2, hanging: 2) }
    }

    /// A heading with lines under it, each with a command that can be copied.
    public mutating func list(_ heading: String, _ entries: [(text: String, command: String)]) {
        if entries.isEmpty { return }
        if !isEmpty { paper.line() }
        paper.line(heading)
        for entry in entries {
            paper.wrapped(entry.text, indent: 2, hanging: 2)
            paper.command("", entry.command)
        }
    }

    /// Two figures with their sentences, and why they are let pass.
    ///
    /// - Parameter others: how many more articles have figures that make the same pair.
    public mutating func pair(_ first: Observation, _ second: Observation, reason: String, others: Int) {
        if !isEmpty { paper.line() }
        for one in [first, second] {
            paper.wrapped(head(one), indent: 0, hanging: 2, style: .strong)
            paper.wrapped("“\(Excerpt.sentence(one))”", indent: 4)
        }
        paper.wrapped("let pass: " + reason, indent: 2, hanging: 2)
        if others > 0 {
            paper.wrapped(
                "the same two figures stand against each other \(others == 1 ? "once" : "\(others) times") more", indent: 2, hanging: 2,
                style: .quiet)
        }
    }

    /// One line by itself.
    public mutating func line(_ content: String) {
        if !isEmpty { paper.line() }
        paper.line(content)
    }

    /// "11,000 people · Flow · Russia · 2024-10 · Seoul Courier, 2025-02-12".
    private func head(_ o: Observation) -> String {
        var parts = [FigureText.withUnit(o.figure)]
        parts += o.key.dimensions.sorted { $0.key < $1.key }.map { names.value($0.value, of: $0.key) }
        if let period = o.period { parts.append(period.description) }
        parts.append([Quote.publisher(o.article), o.article.published?.description ?? "undated"].joined(separator: ", "))
        return parts.joined(separator: " · ")
    }

    /// A word of a command as a shell reads it back.
    public static func word(_ text: String) -> String { FindingParts.word(text) }
}
