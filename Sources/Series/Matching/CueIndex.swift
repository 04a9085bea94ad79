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
    case of
    case exclusion
    case exclusionBefore
    case dimension(Int, value: Int)
    case status(Status)
    case field
    case early
    case total
}

/// The hits of one definition's phrases in one sentence, by slot.
typealias CueHits = [CueSlot: [CueHit]]

/// All phrases of all definitions by their first word, so that a sentence is searched once however many series there are.
struct CueIndex: Sendable {
    private struct Entry: Sendable {
        var definition: Int
        var slot: CueSlot
        var phrase: Int
        var cue: CuePhrase
    }

    private var byFirst: [UInt64: [Int]] = [:]
    /// Phrases that begin with a class of words rather than a word.
    private var open: [Int] = []
    private var entries: [Entry] = []

    init(_ definitions: [SeriesDefinition]) {
        for (number, definition) in definitions.enumerated() {
            for (slot, phrases) in definition.slots {
                for (index, cue) in phrases.enumerated() {
                    let entry = entries.count
                    entries.append(Entry(definition: number, slot: slot, phrase: index, cue: cue))
                    if case .words(let hashes)? = cue.elements.first {
                        for hash in hashes { byFirst[hash, default: []].append(entry) }
                    } else {
                        open.append(entry)
                    }
                }
            }
        }
    }

    /// The hits in a sentence, by definition.
    func hits(in sentence: SentenceReading) -> [Int: CueHits] {
        var found: [Int: CueHits] = [:]
        let demonyms = Set(sentence.entities.filter { $0.mention.form == .demonym && !$0.isModifier }.map(\.words.lowerBound))
        for start in sentence.words.indices {
            for index in byFirst[sentence.words[start].hash] ?? [] {
                record(index, at: start, in: sentence, demonyms, &found)
            }
            if demonyms.contains(start) {
                for index in open { record(index, at: start, in: sentence, demonyms, &found) }
            }
        }
        return found
    }

    private func record(
        _ index: Int, at start: Int, in sentence: SentenceReading, _ demonyms: Set<Int>, _ found: inout [Int: CueHits]
    ) {
        let entry = entries[index]
        guard let end = Self.match(entry.cue.elements[...], at: start, sentence, demonyms) else { return }
        let weight = entry.cue.elements.count { $0 != .gap }
        found[entry.definition, default: [:]][entry.slot, default: []].append(
            CueHit(phrase: entry.phrase, words: start..<end, weight: weight))
    }

    /// The end of the phrase if it stands at a word; a gap never crosses a clause's end or another quantity.
    private static func match(
        _ elements: ArraySlice<CuePhrase.Element>, at start: Int, _ sentence: SentenceReading, _ demonyms: Set<Int>
    ) -> Int? {
        var position = start
        var rest = elements
        while let element = rest.popFirst() {
            switch element {
            case .words(let hashes):
                guard position < sentence.words.count, hashes.contains(sentence.words[position].hash) else { return nil }
                position += 1
            case .demonym:
                guard demonyms.contains(position), let role = sentence.entities.first(where: { $0.words.lowerBound == position }) else {
                    return nil
                }
                position = role.words.upperBound
            case .possessive:
                guard position < sentence.words.count, PossessiveWords.all.contains(sentence.words[position].hash) else { return nil }
                position += 1
            case .gap:
                for skip in 0...CuePhrase.widestGap {
                    let next = position + skip
                    if next > sentence.words.count { return nil }
                    // The rest is matched once for each width; how deep, the definition's phrase bounds and not the text.
                    if let end = match(rest, at: next, sentence, demonyms) { return end }
                    if next < sentence.words.count, sentence.words[next].kind == .punctuation, !sentence.isSoft(next) { return nil }
                }
                return nil
            }
        }
        return position
    }
}

extension SeriesDefinition {
    /// Every list of phrases with its slot.
    var slots: [(CueSlot, [CuePhrase])] {
        var slots: [(CueSlot, [CuePhrase])] = [
            (.noun, nouns), (.resume, resume), (.of, of), (.exclusion, exclusions), (.exclusionBefore, exclusionsBefore),
            (.field, period.field), (.early, period.early), (.total, period.total),
        ]
        for (index, group) in measure.enumerated() { slots.append((.measure(index), group.phrases)) }
        for (index, rule) in dimensions.enumerated() {
            for (value, entry) in rule.values.enumerated() { slots.append((.dimension(index, value: value), entry.phrases)) }
        }
        for rule in status { slots.append((.status(rule.status), rule.phrases)) }
        return slots
    }
}
