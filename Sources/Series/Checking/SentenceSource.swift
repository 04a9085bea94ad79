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
    /// Phrases behind which all parts of a total follow that stands in a sentence before: "the dead were".
    private let rolls: [String]
    /// Phrases beside a part of the figure before: "among them".
    private let inclusions: [String]
    /// Words of a count that another has followed: "had earlier confirmed".
    private let formers: [String]
    /// Words that are no part of who speaks.
    private let pronouns: Set<UInt64>
    private let auxiliaries: Set<UInt64>

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
                if Self.speech.contains(row.cueClass) { continue }
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
        rolls = vocabulary.cues.filter { $0.cueClass == .roll }.flatMap(\.forms)
        inclusions = vocabulary.cues.filter { $0.cueClass == .included }.flatMap(\.forms)
        formers = vocabulary.cues.filter { $0.cueClass == .former }.flatMap(\.forms)
        func hashes(_ classes: Set<WordClass>) -> Set<UInt64> {
            Set(vocabulary.words.filter { classes.contains($0.wordClass) }.flatMap(\.forms).map { WordHash.of($0) })
        }
        pronouns = hashes([.pronoun, .subordinator])
        auxiliaries = hashes([.auxiliary])
        self.phrases = phrases
        self.initials = initials
        triggers = Set(words)
    }

    private static let classes: Set<CueRow.Class> = [.highest, .lowest, .margin, .altogether, .otherBase, .negation, .say, .tally]
    private static let speech: Set<CueRow.Class> = [.say, .tally]
    private static let equal = "one"
    static let from = WordHash.of("from")
    static let to = WordHash.of("to")
    static let and = WordHash.of("and")
    static let comma = WordHash.of(",")
    static let or = WordHash.of("or")
    static let since = WordHash.of("since")

    /// Words of fractions: "third", "fifths".
    private static func denominators(_ vocabulary: Vocabulary) -> [String] {
        vocabulary.numbers.filter { $0.role == .part || $0.role == .parts }.flatMap(\.forms).filter { !$0.contains(" ") }
    }

    /// Whether a sentence says of its count that it was an earlier one.
    func tellsFormer(_ sentence: String) -> Bool { !WordSearch.found(of: formers, in: sentence).isEmpty }

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

    /// Whether what stands between a figure and the next says that some of its parts follow: ", of whom".
    func opensParts(_ text: String) -> Bool {
        let text = text.lowercased().drop { $0 != " " }
        return inclusions.contains { text.hasSuffix(" " + $0 + " ") }
    }

    /// Whether the beginning of a sentence says that all parts of what the sentence before counts follow.
    func callsRoll(_ text: String) -> Bool { !WordSearch.found(of: rolls, in: text).isEmpty }

    /// Whether a list has parts of its parts.
    func hasInclusions(_ text: String) -> Bool { !WordSearch.found(of: inclusions, in: text).isEmpty }

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

    // MARK: Who says it

    /// So many words at most name who speaks.
    private static let longestSpeaker = 9

    /// Who a sentence says its figures are from: the words before its verb of saying, from the beginning of the sentence or a comma on; none
    /// where a pronoun stands for them.
    func speaker(_ sentence: SentenceReading, in text: String) -> Set<String> {
        let bytes = Array(text.utf8)
        for hit in (hits(.say, in: sentence) + hits(.tally, in: sentence)).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            var start = hit.lowerBound
            let end = start
            while start > 0, end - start <= Self.longestSpeaker, isNaming(sentence.words[start - 1], bytes) { start -= 1 }
            guard start < end, start == 0 || isComma(sentence.words[start - 1], bytes),
                !sentence.words[start..<end].contains(where: { pronouns.contains($0.hash) }),
                !sentence.quantities.contains(where: { $0.words.overlaps(start..<end) })
            else { continue }
            // Short words join others and name nobody.
            let words = sentence.words[start..<end].map { Self.text($0, bytes).lowercased() }.filter { $0.utf8.count > 3 }
            if !words.isEmpty { return Set(words) }
        }
        return []
    }

    private static func text(_ word: Word, _ bytes: [UInt8]) -> String {
        guard word.range.start >= 0, word.range.start < word.range.end, word.range.end <= bytes.count else { return "" }
        return String(decoding: bytes[word.range.start..<word.range.end], as: UTF8.self)
    }

    private func isNaming(_ word: Word, _ bytes: [UInt8]) -> Bool {
        switch word.kind {
        case .word: !auxiliaries.contains(word.hash)
        case .number: false
        case .punctuation: ["'", "’", "-"].contains(Self.text(word, bytes))
        }
    }

    private func isComma(_ word: Word, _ bytes: [UInt8]) -> Bool { Self.text(word, bytes) == "," }

    /// Whether a sentence begins with a word that stands for something told before: "That is", "It".
    func beginsWithPronoun(_ sentence: SentenceReading) -> Bool { sentence.words.first.map { pronouns.contains($0.hash) } ?? false }

    /// The names in a sentence: its words that are capital but for the first, and for those of who speaks.
    func names(_ sentence: SentenceReading, in text: String) -> Set<String> {
        let bytes = Array(text.utf8)
        let times = sentence.times.map(\.words)
        let names = sentence.words.indices.dropFirst().filter { index in
            sentence.words[index].kind == .word && sentence.words[index].isCapitalized && !times.contains { $0.contains(index) }
        }
        return Set(names.map { Self.text(sentence.words[$0], bytes).lowercased() }).subtracting(speaker(sentence, in: text))
    }
}
