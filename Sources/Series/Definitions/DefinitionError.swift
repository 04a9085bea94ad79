/// A person's mistake in a series definition: where it stands, what stands there, and what was expected.
public struct DefinitionError: Error, Hashable, Sendable, CustomStringConvertible {
    public var file: String
    /// From 1; 0 where the mistake is in no particular line.
    public var line: Int
    /// From 1, in Unicode scalars, as editors count.
    public var column: Int
    /// What stands there: "unknown key `mesure`".
    public var found: String
    /// What should: "one of `measure`, `unit`"; `nil` where `found` says it all.
    public var expected: String?
    /// The nearest right word, where one is near enough to be meant.
    public var suggestion: String?

    public init(file: String, line: Int, column: Int, found: String, expected: String? = nil, suggestion: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.found = found
        self.expected = expected
        self.suggestion = suggestion
    }

    /// What is wrong, without the place.
    public var message: String {
        var text = found
        if let expected { text += "; expected \(expected)" }
        if let suggestion { text += "; did you mean `\(suggestion)`?" }
        return text
    }

    /// "Series/troops.yaml:3:5: unknown key `mesure`; did you mean `measure`?"
    public var description: String { line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)" }
}

/// The right word for a misspelt one.
public enum NearestWord {
    /// The word of `words` that is fewest slips away, if it is near enough that a typing error explains it; the first of
    /// several.
    public static func to(_ word: String, in words: [String]) -> String? {
        let given = Array(word.lowercased().unicodeScalars.prefix(64))
        var best: (distance: Int, word: String)?
        for candidate in words {
            let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
            let allowed = max(1, max(given.count, other.count) / 3)
            let distance = slips(given, other)
            if distance <= allowed, distance < best?.distance ?? .max { best = (distance, candidate) }
        }
        return best?.word
    }

    /// The least number of letters put in, left out, put for one another, or exchanged with their neighbour (optimal string
    /// alignment).
    private static func slips(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var before = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i]
            row.reserveCapacity(b.count + 1)
            for j in 1...b.count {
                var least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { least = min(least, before[j - 2] + 1) }
                row.append(least)
            }
            before = last
            last = row
        }
        return last[b.count]
    }
}
