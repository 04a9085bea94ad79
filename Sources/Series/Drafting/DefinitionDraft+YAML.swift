import Model
import Vocabulary

/// The draft as a page with comments, which passes `series lint` as it stands.
extension DefinitionDraft {
    public var yaml: String {
        var lines = head
        lines += subjectLines + measureLines + ruleLines
        lines += unusedLines
        lines += exampleLines
        return lines.joined(separator: "\n") + "\n"
    }

    private var isProposal: Bool { !sentences.isEmpty }

    private var head: [String] {
        let title = id.split(separator: "-").joined(separator: " ")
        var lines = [
            "# Tidemark reads this page: what words name the measure, in what unit, whose it is. `tidemark series keys` explains every key.",
            isProposal
                ? "# Proposed from \(sentences.count == 1 ? "one sentence" : "\(sentences.count) sentences"): check every line."
                : "# Fill it in, then: tidemark series lint, tidemark series test \(id), tidemark reread.",
            "id: \(id)",
            "title: \(title.prefix(1).uppercased() + title.dropFirst())",
            Self.pad("kind: \(kind.rawValue)", "poll, count, amount, rate or stock"),
            Self.pad(
                "unit: \(Self.list(units.isEmpty ? ["percent"] : units))", "percent, currency, persons, or units: t, km, [t, Gt], ship"),
        ]
        if units == [MeasureUnit.persons.code] {
            lines.append(
                Self.pad("nouns: \(Self.list(nouns.isEmpty ? ["people"] : nouns, brackets: true))", "the nouns that say who is counted"))
        }
        return lines
    }

    private var subjectLines: [String] {
        var lines = ["", "subject:"]
        if !names.isEmpty {
            lines.append(Self.pad("  names:", "id: [forms in texts]; or the name of a .tsv beside this file"))
            var seen: Set<String> = []
            for name in names {
                let id = Self.identifier(name)
                if seen.insert(id).inserted { lines.append("    \(id): [\(Self.quoted(name))]") }
            }
        } else {
            let kinds = subjects.isEmpty ? [EntityMention.Kind.country] : subjects
            lines.append(
                Self.pad("  kinds: \(Self.list(kinds.map(\.rawValue), brackets: true))", "country, alliance, person, organization, place"))
        }
        if !organizations.isEmpty { lines.append("  organizations: \(Self.list(organizations.map(\.rawValue), brackets: true))") }
        let words = prepositions.isEmpty ? ["in", "of", "for", "by"] : prepositions
        lines.append(Self.pad("  prepositions: \(Self.list(words, brackets: true))", "after which the subject may stand"))
        if hasPlaces {
            lines.append(Self.pad("  places: yes", "a town stands for its country; for figures of towns: kinds: [place] instead of both,"))
            lines.append(Self.pad("", "and for what is no town of the vocabulary names: { my-town: [My Town] }"))
        } else if isOfTowns {
            lines.append(Self.pad("", "for their countries: kinds: [country], places: yes; for others: names: { my-town: [My Town] }"))
        } else if names.isEmpty {
            lines.append(Self.pad("", "companies, rivers, whoever else has figures: names: { my-river: [My River] } instead of kinds"))
        }
        lines.append(Self.pad("  carry: 2", "how many sentences back the subject may stand"))
        return lines
    }

    private var measureLines: [String] {
        let words = measure.isEmpty ? [id.split(separator: "-").joined(separator: " ")] : measure
        return [
            "",
            Self.pad("measure:", "a word stands for all its forms; a|b for either; ... for a few words between"),
            "  - words: \(Self.list(words, brackets: true))",
            Self.pad("    carry: 1", "how many sentences back it may stand"),
        ]
    }

    private var ruleLines: [String] {
        var lines: [String] = []
        if hasPollsters { lines += ["", "dimensions:", "  - { name: pollster, kinds: [pollster], carry: 10 }"] }
        if kind == .rate, hasEvents || !isProposal {
            lines += ["", Self.pad("period: { default: event }", "where no time is said: the day of the report; or year, stated")]
        }
        return lines
    }

    /// The keys that the draft has no use for yet, each as a comment.
    private var unusedLines: [String] {
        let used: Set<String> = [
            "id", "title", "kind", "unit", "nouns", "subject", "measure", "examples", hasPollsters ? "dimensions" : "",
            kind == .rate && (hasEvents || !isProposal) ? "period" : "",
        ]
        return ["", "# What else can be said; take the `#` away:"]
            + DefinitionKeys.root.keys.filter { !used.contains($0.name) }.map { Self.pad("# \($0.name): \($0.sample)", $0.meaning) }
    }

    private var exampleLines: [String] {
        if !isProposal {
            return [
                "", "# Ten sentences of your own with what they must give, and five that only look like it:", "examples: []",
                "#  - text: \"Norway's \(id.split(separator: "-").joined(separator: " ")) was 4 percent in May 2025.\"",
                "#    published: 2025-06-12",
                "#    expect:",
                "#      - { subject: NOR, period: 2025-05, value: \"4\" }",
                "#  - text: \"A sentence that looks alike and must give nothing.\"",
                "#    expect: []",
            ]
        }
        var lines = [
            "", "# What the lines above take from your sentences: mend what is wrong, then mend the lines above until the test agrees.",
            "examples:",
        ]
        for (number, sentence) in sentences.enumerated() {
            lines.append("  - text: \(Self.quoted(sentence.text))")
            if let published = sentence.published { lines.append("    published: \(published)") }
            let found = expected.indices.contains(number) ? expected[number] : []
            if found.isEmpty {
                lines.append(Self.pad("    expect: unknown", "gives nothing yet: say what it must give, [] for nothing"))
            } else {
                lines.append("    expect:")
                for fields in found { lines.append("      - { \(Self.fields(fields)) }") }
            }
        }
        return lines
    }

    // MARK: Writing YAML

    private static func fields(_ fields: [String: String]) -> String {
        let first = ["subject", "period", "value", "upper", "status"]
        let others = fields.keys.filter { !first.contains($0) }.sorted()
        return (["subject"] + others + first.dropFirst()).compactMap { key in
            fields[key].map { "\(key): \(["value", "upper"].contains(key) ? quoted($0) : plain($0))" }
        }.joined(separator: ", ")
    }

    private static func pad(_ line: String, _ comment: String) -> String {
        line + String(repeating: " ", count: max(2, 34 - line.unicodeScalars.count)) + "# " + comment
    }

    private static func list(_ words: [String], brackets: Bool = false) -> String {
        words.count == 1 && !brackets ? plain(words[0]) : "[" + words.map(plain).joined(separator: ", ") + "]"
    }

    /// As it stands where YAML reads it as itself, otherwise in quotation marks.
    private static func plain(_ text: String) -> String {
        let isPlain = text.utf8.first.map { (97...122).contains($0 | 32) || (48...57).contains($0) } ?? false
        let allowed = text.utf8.allSatisfy { (97...122).contains($0 | 32) || (48...57).contains($0) || [32, 45, 46, 47].contains($0) }
        return isPlain && allowed ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out += "\\" + String(scalar)
            case _ where scalar.properties.isWhitespace: out += " "
            case _ where scalar.value < 32 || (127..<160).contains(scalar.value): continue
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    /// Kebab case of the ASCII letters and digits; "name" where there are none.
    public static func identifier(_ text: String) -> String {
        let parts = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
        let joined = String(parts.drop { $0.first?.isNumber ?? true }.joined(separator: "-").prefix(64))
        return joined.isEmpty ? "name" : joined
    }
}
