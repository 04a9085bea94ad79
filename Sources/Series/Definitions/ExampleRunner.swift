public import Model

/// What an example of a definition should have given and did not, or gave and should not have.
public struct ExampleFailure: Sendable, Hashable, CustomStringConvertible {
    public var file: String
    public var line: Int
    public var text: String
    /// Expected observations that were not found, as "subject=KOR value=5".
    public var missing: [String]
    /// Observations that were found and not expected.
    public var unexpected: [String]
    /// The figures of its text with their units, whatever the definition makes of them.
    public var figures: [String] = []

    public var description: String {
        var lines = ["\(file):\(line): “\(text)”"]
        lines += missing.map { "  - \($0)" }
        lines += unexpected.map { "  + \($0)" }
        if !missing.isEmpty { lines.append("  its figures: " + (figures.isEmpty ? "none" : figures.joined(separator: ", "))) }
        return lines.joined(separator: "\n")
    }
}

/// Runs the examples of a definition.
public enum ExampleRunner {
    /// The examples that fail; none where the definition does what it says.
    ///
    /// - Parameter read: takes the example's text apart as the text of an article published on a day.
    public static func failures(
        of definition: SeriesDefinition, matcher: Matcher, read: (SeriesDefinition.Example) -> ArticleReading
    ) -> [ExampleFailure] {
        var failures: [ExampleFailure] = []
        for example in definition.examples where !example.isOpen {
            let reading = read(example)
            let found = matcher.match(reading).observations.filter { $0.key.series == definition.id }
            var rest = found.map(fields)
            var missing: [String] = []
            for expected in example.expected {
                if let place = rest.firstIndex(where: { fits(expected, $0) }) {
                    rest.remove(at: place)
                } else {
                    missing.append(text(expected))
                }
            }
            if missing.isEmpty, rest.isEmpty { continue }
            failures.append(
                ExampleFailure(
                    file: definition.file, line: example.line, text: example.text, missing: missing, unexpected: rest.map(text),
                    figures: reading.sentences.flatMap(\.quantities).map { "\($0.mention.figure.value) \($0.mention.figure.unit.code)" }))
        }
        return failures
    }

    private static func fits(_ expected: [String: String], _ found: [String: String]) -> Bool {
        expected.allSatisfy { key, value in
            if key == "value" || key == "upper" {
                return ExactDecimal(value).map { number in found[key].flatMap { ExactDecimal($0) } == number } ?? false
            }
            return found[key] == value
        }
    }

    /// An observation as the fields that an example may name.
    private static func fields(_ observation: Observation) -> [String: String] {
        var fields = observation.key.dimensions
        fields["subject"] = observation.key.subject
        fields["period"] = observation.period?.description
        fields["value"] = observation.figure.value.description
        fields["upper"] = observation.figure.upper?.description
        fields["qualifier"] = observation.figure.qualifier.rawValue
        fields["unit"] = observation.figure.unit.code
        fields["status"] = observation.status.rawValue
        return fields
    }

    private static func text(_ fields: [String: String]) -> String {
        fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
}
