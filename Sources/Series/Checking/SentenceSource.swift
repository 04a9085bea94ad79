public import Model
public import Vocabulary

/// Takes a sentence apart again, for the rules that rest on what stands around a figure.
///
/// - Parameters:
///   - sentence: the evidence of an observation.
///   - published: when its article was published, for what it says relative to that.
public typealias SentenceReader = @Sendable (_ sentence: String, _ published: Period?) -> [SentenceReading]

/// Where the rules on sentences get them from, and the words of the vocabulary by which they go.
public struct SentenceSource: Sendable {
    let read: SentenceReader
    private let phrases: [CueRow.Class: [[UInt64]]]
    /// Words without which no rule has anything to say of a sentence: looked for before it is taken apart.
    private let triggers: Set<UInt64>
    /// Lower-case first letters of `triggers`.
    private let initials: [Bool]
    /// Phrases behind which a total's parts are listed in full: "made up of".
    private let openings: [String]

    public init(vocabulary: Vocabulary, read: @escaping SentenceReader) {
        self.read = read
        var phrases: [CueRow.Class: [[UInt64]]] = [:]
        var words = [Self.from]
        var initials = [Bool](repeating: false, count: 256)
        initials[Int(UInt8(ascii: "f"))] = true
        for row in vocabulary.cues where Self.classes.contains(row.cueClass) {
            for form in row.forms {
                let parts = form.split(separator: " ")
                phrases[row.cueClass, default: []].append(parts.map { WordHash.of(String($0)) })
                // A phrase begins or ends with a word that few sentences have.
                guard row.cueClass != .otherBase, row.cueClass != .negation, let word = parts.max(by: { $0.utf8.count < $1.utf8.count }),
                    let first = word.utf8.first
                else { continue }
                words.append(WordHash.of(String(word)))
                initials[Int(first | 0x20)] = true
            }
        }
        for word in [Self.equal] + Self.denominators(vocabulary) {
            words.append(WordHash.of(word))
            if let first = word.utf8.first { initials[Int(first | 0x20)] = true }
        }
        openings = vocabulary.cues.filter { $0.cueClass == .madeOf }.flatMap(\.forms)
        self.phrases = phrases
        self.initials = initials
        triggers = Set(words)
    }

    private static let classes: Set<CueRow.Class> = [.highest, .lowest, .margin, .altogether, .otherBase, .negation]
    private static let equal = "one"
    static let from = WordHash.of("from")
    static let to = WordHash.of("to")
    static let or = WordHash.of("or")
    static let since = WordHash.of("since")

    /// Words of fractions: "third", "fifths".
    private static func denominators(_ vocabulary: Vocabulary) -> [String] {
        vocabulary.numbers.filter { $0.role == .part || $0.role == .parts }.flatMap(\.forms).filter { !$0.contains(" ") }
    }

    /// Whether a sentence has a word that a rule goes by.
    func mayMatter(_ sentence: String) -> Bool {
        let bytes = sentence.utf8Span.span
        func isLetter(_ index: Int) -> Bool { bytes[index] | 0x20 >= 97 && bytes[index] | 0x20 <= 122 }
        var index = 0
        while index < bytes.count {
            guard isLetter(index) else {
                index += 1
                continue
            }
            let mayTrigger = initials[Int(bytes[index] | 0x20)]
            var hash = WordHash()
            while index < bytes.count, isLetter(index) {
                if mayTrigger { hash.add(bytes[index]) }
                index += 1
            }
            if mayTrigger, triggers.contains(hash.value) { return true }
        }
        return false
    }

    /// Whether what stands between a figure and the next says that all its parts follow.
    func spellsOut(_ text: Substring) -> Bool {
        if text.utf8.last(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: ":") { return true }
        let text = text.lowercased()
        return openings.contains { text.contains(" " + $0 + " ") } && !text.contains(",")
    }

    func isNegated(_ sentence: SentenceReading) -> Bool { !hits(.negation, in: sentence).isEmpty }

    /// Where phrases of a class stand among the words of a sentence.
    func hits(_ cue: CueRow.Class, in sentence: SentenceReading) -> [Range<Int>] {
        let words = sentence.words
        var found: [Range<Int>] = []
        for start in words.indices {
            var longest = 0
            for phrase in phrases[cue] ?? [] where phrase.count > longest && start + phrase.count <= words.count {
                if phrase.indices.allSatisfy({ words[start + $0].hash == phrase[$0] }) { longest = phrase.count }
            }
            if longest > 0 { found.append(start..<start + longest) }
        }
        return found
    }
}
