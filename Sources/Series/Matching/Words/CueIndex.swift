import Model

/// Where a phrase of a definition stands in a sentence.
struct CueHit: Sendable, Hashable {
    /// The place of the phrase in its list.
    var phrase: Int
    /// The words it covers.
    var words: Range<Int>
    /// The number of words of the phrase itself: of two hits in one place, the longer says more.
    var weight: Int
}

/// The lists of phrases that a definition has.
enum CueSlot: Hashable, Sendable {
    case noun
    case resume
    case measure(Int)
    case about
    case of
    case exclusion
    case exclusionBefore
    case exclusionBehind
    case otherTopic
    case fate
    case taken
    case gone
    case level
    case dimension(Int, value: Int)
    case hosts(Int)
    case status(Status)
    case field
    case early
    case earlier
    case total
}

extension CueSlot {
    /// Whether an article that has none of its phrases says nothing of the series.
    fileprivate var isSought: Bool {
        switch self {
        case .measure, .about: true
        default: false
        }
    }
}

/// Kinds of lists, whichever part of the measure, dimension or status they are of.
struct CueKinds: OptionSet {
    let rawValue: UInt16

    static let noun = CueKinds(rawValue: 1 << 0)
    static let resume = CueKinds(rawValue: 1 << 1)
    /// The first part of the measure.
    static let leadingMeasure = CueKinds(rawValue: 1 << 2)
    static let otherMeasure = CueKinds(rawValue: 1 << 3)
    static let measure: CueKinds = [.leadingMeasure, .otherMeasure]
    static let of = CueKinds(rawValue: 1 << 4)
    static let level = CueKinds(rawValue: 1 << 5)
    static let dimension = CueKinds(rawValue: 1 << 6)
    static let status = CueKinds(rawValue: 1 << 7)
    static let field = CueKinds(rawValue: 1 << 8)
    static let total = CueKinds(rawValue: 1 << 9)
    static let taken = CueKinds(rawValue: 1 << 10)
    static let gone = CueKinds(rawValue: 1 << 11)
}

extension CueSlot {
    /// Empty for a list that is asked for by itself alone.
    fileprivate var kind: CueKinds {
        switch self {
        case .noun: .noun
        case .resume: .resume
        case .measure(let part): part == 0 ? .leadingMeasure : .otherMeasure
        case .of: .of
        case .level: .level
        case .dimension: .dimension
        case .status: .status
        case .field: .field
        case .total: .total
        case .taken: .taken
        case .gone: .gone
        default: []
        }
    }
}

/// The hits of one definition's phrases in one sentence, by slot.
typealias CueHits = [CueSlot: [CueHit]]

extension CueHits {
    /// Whether a phrase of some kinds of lists is placed so.
    func has(_ kinds: CueKinds, where isPlaced: (CueHit) -> Bool) -> Bool {
        contains { slot, found in !kinds.isDisjoint(with: slot.kind) && found.contains(where: isPlaced) }
    }

    /// Whether a phrase of the measure is placed so.
    func hasMeasure(where isPlaced: (CueHit) -> Bool) -> Bool { has(.measure, where: isPlaced) }

    /// Whether a sentence names the measure, or a part of it.
    var namesMeasure: Bool { keys.contains { !$0.kind.isDisjoint(with: .measure) } }
}

/// All phrases of all definitions, each kept once and found by its first word, so that a sentence costs what it hits and not what
/// is defined.
///
/// An article is searched in two passes: for the words of measures, and then, only for the definitions whose measure the article
/// speaks of, for all their other phrases.
struct CueIndex: Sendable {
    private let measures: CueTable
    private let others: CueTable
    private let definitions: [SeriesDefinition]

    init(_ definitions: [SeriesDefinition]) {
        var (measures, others) = (CueTable(), CueTable())
        for (number, definition) in definitions.enumerated() {
            for (slot, phrases) in definition.slots {
                for (index, cue) in phrases.enumerated() {
                    let use = CueTable.Use(definition: number, slot: slot, phrase: index)
                    if slot.isSought { measures.add(cue, use) } else { others.add(cue, use) }
                }
            }
        }
        self.measures = measures
        self.others = others
        self.definitions = definitions
    }

    /// The hits in an article's sentences, for the definitions of which every part of the measure stands somewhere in it, and what
    /// the article must be about, in the order of the definitions.
    func hits(in sentences: [SentenceReading]) -> [(definition: Int, hits: [CueHits])] {
        let demonyms = sentences.map { sentence in
            Set(sentence.entities.filter { $0.mention.form == .demonym && !$0.isModifier }.map(\.words.lowerBound))
        }
        var found: [Int: [CueHits]] = [:]
        func take(_ use: CueTable.Use, _ number: Int, _ hit: CueHit) {
            found[use.definition, default: Array(repeating: [:], count: sentences.count)][number][use.slot, default: []].append(hit)
        }
        for (number, sentence) in sentences.enumerated() {
            measures.search(sentence, demonyms[number]) { use, hit in take(use, number, hit) }
        }
        lazy var namesPollster = sentences.contains { $0.entities.contains { $0.mention.kind == .pollster } }
        var isSpokenOf = [Bool](repeating: false, count: definitions.count)
        for (number, definition) in definitions.enumerated() {
            isSpokenOf[number] =
                definition.measure.indices.allSatisfy { group in
                    found[number]?.contains { $0[.measure(group)] != nil } ?? false
                }
                && (definition.about.isEmpty || found[number]?.contains { $0[.about] != nil } ?? false
                    || definition.kind == .poll && namesPollster)
        }
        guard isSpokenOf.contains(true) else { return [] }
        for (number, sentence) in sentences.enumerated() {
            others.search(sentence, demonyms[number], for: isSpokenOf) { use, hit in take(use, number, hit) }
        }
        return definitions.indices.filter { isSpokenOf[$0] }.map { number in
            let hits = found[number] ?? Array(repeating: [:], count: sentences.count)
            return (number, hits.map { $0.mapValues(Self.ordered) })
        }
    }

    /// In the order of the words, then of the definition, whatever other definitions there are.
    private static func ordered(_ hits: [CueHit]) -> [CueHit] {
        hits.count < 2 ? hits : hits.sorted { ($0.words.lowerBound, $0.phrase) < ($1.words.lowerBound, $1.phrase) }
    }
}

/// Phrases by their first word, and who uses each.
struct CueTable: Sendable {
    struct Use: Sendable {
        var definition: Int
        var slot: CueSlot
        var phrase: Int
    }

    private struct Entry: Sendable {
        var cue: CuePhrase
        var weight: Int
        var uses: [Use]
    }

    private var byFirst: [UInt64: [Int]] = [:]
    /// Phrases that begin with a class of words rather than a word.
    private var open: [Int] = []
    private var entries: [Entry] = []
    /// By their texts, which are hashed sooner than all forms of their words.
    private var known: [String: Int] = [:]

    mutating func add(_ cue: CuePhrase, _ use: Use) {
        if let entry = known[cue.text] {
            entries[entry].uses.append(use)
            return
        }
        let entry = entries.count
        known[cue.text] = entry
        entries.append(Entry(cue: cue, weight: cue.elements.count { $0 != .gap }, uses: [use]))
        switch cue.elements.first {
        case .words(let hashes): for hash in hashes { byFirst[hash, default: []].append(entry) }
        case .either(let choices):
            let firsts = choices.reduce(into: Set<UInt64>()) { $0.formUnion($1[0]) }
            for hash in firsts { byFirst[hash, default: []].append(entry) }
        default: open.append(entry)
        }
    }

    /// Hands over each hit with each use of its phrase.
    ///
    /// - Parameters:
    ///   - demonyms: the words at which a demonym that stands by itself begins.
    ///   - wanted: the definitions whose phrases are looked for; all of them where it is empty.
    func search(
        _ sentence: SentenceReading, _ demonyms: Set<Int>, for wanted: [Bool] = [], _ take: (Use, CueHit) -> Void
    ) {
        func record(_ index: Int, at start: Int) {
            let entry = entries[index]
            guard wanted.isEmpty || entry.uses.contains(where: { wanted[$0.definition] }),
                let end = Self.match(entry.cue.elements[...], at: PhrasePlace(start), sentence, demonyms)
            else { return }
            for use in entry.uses where wanted.isEmpty || wanted[use.definition] {
                take(use, CueHit(phrase: use.phrase, words: start..<end, weight: entry.weight))
            }
        }
        for start in sentence.words.indices {
            for index in byFirst[sentence.words[start].hash] ?? [] { record(index, at: start) }
            if let first = sentence.compounds[start]?.first {
                for index in byFirst[first] ?? [] { record(index, at: start) }
            }
            let isOpen =
                demonyms.contains(start) || PossessiveWords.all.contains(sentence.words[start].hash)
                || sentence.entities.contains { $0.words.lowerBound == start && $0.mention.kind == .person }
            if isOpen {
                for index in open { record(index, at: start) }
            }
        }
    }

    /// The end of the phrase if it stands at a word; a gap never crosses a clause's end or another quantity.
    private static func match(
        _ elements: ArraySlice<CuePhrase.Element>, at start: PhrasePlace, _ sentence: SentenceReading, _ demonyms: Set<Int>
    ) -> Int? {
        var place = start
        var rest = elements
        while let element = rest.popFirst() {
            let position = place.word
            switch element {
            case .words(let hashes):
                guard let next = place.after(hashes, in: sentence) else { return nil }
                place = next
                continue
            case .either(let choices):
                for choice in choices {
                    if let end = match(choice.map { .words($0) } + rest, at: place, sentence, demonyms) { return end }
                }
                return nil
            case _ where place.part > 0: return nil
            case .demonym:
                guard demonyms.contains(position), let role = sentence.entities.first(where: { $0.words.lowerBound == position }) else {
                    return nil
                }
                place = PhrasePlace(role.words.upperBound, isInside: true)
            case .possessive:
                guard position < sentence.words.count, PossessiveWords.all.contains(sentence.words[position].hash) else { return nil }
                place = PhrasePlace(position + 1, isInside: true)
            case .person:
                guard
                    let role = sentence.entities.first(where: { $0.words.lowerBound == position && $0.mention.kind == .person })
                else { return nil }
                place = PhrasePlace(role.words.upperBound, isInside: true)
            case .gap:
                for skip in 0...CuePhrase.widestGap {
                    let next = position + skip
                    if next > sentence.words.count { return nil }
                    // The rest is matched once for each width; how deep, the definition's phrase bounds and not the text.
                    if let end = match(rest, at: PhrasePlace(next), sentence, demonyms) { return end }
                    if next < sentence.words.count, sentence.words[next].kind == .punctuation, !sentence.isSoft(next) { return nil }
                }
                return nil
            }
        }
        // "Unemployment" is not named by "unemployment-related".
        return place.part == 0 ? place.word : nil
    }
}

/// How far a phrase is found: the next word, or a part of it that a hyphen sets off.
private struct PhrasePlace {
    var word: Int
    var part = 0
    /// Whether the word before is one of the phrase's too.
    var isInside = false

    init(_ word: Int, part: Int = 0, isInside: Bool = false) { (self.word, self.part, self.isInside) = (word, part, isInside) }

    /// Where the phrase goes on behind a word, or the part of one, that has one of the hashes.
    func after(_ hashes: Set<UInt64>, in sentence: SentenceReading) -> PhrasePlace? {
        guard word < sentence.words.count else { return nil }
        if part == 0, hashes.contains(sentence.words[word].hash) { return PhrasePlace(word + 1, isInside: true) }
        if let parts = sentence.compounds[word] {
            guard hashes.contains(parts[part]) else { return nil }
            return part + 1 < parts.count ? PhrasePlace(word, part: part + 1, isInside: true) : PhrasePlace(word + 1, isInside: true)
        }
        // "Three-year", where the hyphen is a mark of its own
        return isInside && isHyphen(in: sentence) ? PhrasePlace(word + 1).after(hashes, in: sentence) : nil
    }

    /// Whether a hyphen without spaces stands here.
    private func isHyphen(in sentence: SentenceReading) -> Bool {
        guard word > 0, word + 1 < sentence.words.count, sentence.words[word].hash == GrammarWords.hyphen else { return false }
        let mark = sentence.words[word].range
        return sentence.words[word - 1].range.end == mark.start && mark.end == sentence.words[word + 1].range.start
    }
}

extension SeriesDefinition {
    /// Every list of phrases with its slot.
    var slots: [(CueSlot, [CuePhrase])] {
        var slots: [(CueSlot, [CuePhrase])] = [
            (.noun, nouns), (.about, about), (.resume, resume), (.of, of), (.exclusion, exclusions), (.exclusionBefore, exclusionsBefore),
            (.exclusionBehind, exclusionsBehind), (.otherTopic, otherTopics), (.fate, fates), (.taken, taken), (.gone, gone),
            (.level, levels), (.field, period.field), (.early, period.early), (.earlier, period.earlier),
            (.total, period.total),
        ]
        for (index, group) in measure.enumerated() { slots.append((.measure(index), group.phrases)) }
        for (index, rule) in dimensions.enumerated() {
            slots.append((.hosts(index), rule.hosts))
            for (value, entry) in rule.values.enumerated() { slots.append((.dimension(index, value: value), entry.phrases)) }
        }
        for rule in status { slots.append((.status(rule.status), rule.phrases)) }
        return slots
    }
}
