import Model

/// A finding as a line of text: fields between tabs, lists within a field between unit separators.
enum FindingLine {
    static func text(_ finding: Finding) -> String {
        let dimensions = finding.key.dimensions.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let fields = [
            finding.id, finding.severity.rawValue, finding.rule, finding.key.series, finding.key.subject, list(dimensions),
            finding.period?.description ?? "", list(finding.values.map { "\($0.significand)e\($0.exponent)" }),
            list(finding.observations.map(\.id)), finding.explanation, finding.arithmetic, finding.likelyCause ?? "",
        ]
        return fields.map(escaped).joined(separator: "\t")
    }

    static func observations(_ fields: [ArraySlice<UInt8>]) -> [String] {
        fields.count == 12 ? parts(String(decoding: fields[8], as: UTF8.self)) : []
    }

    static func isContradiction(_ fields: [ArraySlice<UInt8>]) -> Bool {
        fields.count == 12 && fields[1].elementsEqual(Finding.Severity.contradiction.rawValue.utf8)
    }

    /// `nil` where it cannot be read back, or an observation of it is not there.
    static func finding(_ line: [ArraySlice<UInt8>], observations: [String: Observation]) -> Finding? {
        let fields = line.map { String(decoding: $0, as: UTF8.self) }
        guard fields.count == 12, let severity = Finding.Severity(rawValue: fields[1]) else { return nil }
        let names = parts(fields[5])
        guard names.count % 2 == 0 else { return nil }
        var dimensions: [String: String] = [:]
        for index in stride(from: 0, to: names.count, by: 2) { dimensions[names[index]] = names[index + 1] }
        let values = parts(fields[7]).compactMap { text -> ExactDecimal? in
            let halves = text.split(separator: "e")
            guard halves.count == 2, let significand = Int128(halves[0]), let exponent = Int(halves[1]) else { return nil }
            return ExactDecimal(significand: significand, exponent: exponent)
        }
        let ids = parts(fields[8])
        let concerned = ids.compactMap { observations[$0] }
        let period = fields[6].isEmpty ? nil : Period(edtf: plain(fields[6]))
        guard values.count == parts(fields[7]).count, concerned.count == ids.count, fields[6].isEmpty == (period == nil) else { return nil }
        return Finding(
            id: plain(fields[0]), severity: severity, rule: plain(fields[2]),
            key: Key(series: plain(fields[3]), subject: plain(fields[4]), dimensions: dimensions), period: period, values: values,
            observations: concerned, explanation: plain(fields[9]), arithmetic: plain(fields[10]),
            likelyCause: fields[11].isEmpty ? nil : plain(fields[11]))
    }

    private static func list(_ items: [String]) -> String { items.joined(separator: "\u{1F}") }

    private static func parts(_ field: String) -> [String] {
        field.isEmpty ? [] : plain(field).utf8.split(separator: 0x1F, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x5C }) else { return text }
        return text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\t": "\\t"
            case "\n": "\\n"
            default: String(scalar)
            }
        }.joined()
    }

    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(0x5C) else { return text }
        var out = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                out.append(scalar == "t" ? "\t" : scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                out.append(scalar)
            }
        }
        return String(out)
    }
}
