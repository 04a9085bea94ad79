import Vocabulary

/// The words of which the phrases of a definition's measure are made: an article that lacks them does not speak of it.
///
/// Kept as the text in which it is filed, and looked at there: of two hundred definitions an article needs a dozen.
public struct MeasureVocabulary: Sendable, Hashable {
    /// One line of ASCII without tabs: the parts of the measure with `|` between, their phrases with `;`, the places of a phrase with `,`,
    /// and the hashes of the words that a place admits in hexadecimal with spaces. Places for other things than words are left out.
    public let text: [UInt8]

    init(_ measure: [SeriesDefinition.CueGroup]) {
        let parts = measure.map { group in
            group.phrases.map { phrase in
                phrase.elements.compactMap { element in
                    let hashes: Set<UInt64>
                    switch element {
                    case .words(let words): hashes = words
                    case .either(let choices): hashes = choices.joined().reduce(into: []) { $0.formUnion($1) }
                    default: return nil
                    }
                    return hashes.sorted().map { String($0, radix: 16) }.joined(separator: " ")
                }.joined(separator: ",")
            }.joined(separator: ";")
        }
        text = Array(parts.joined(separator: "|").utf8)
    }

    public init(text: [UInt8]) { self.text = text }

    /// Whether every part of the measure may stand in a text of these words, given by their hashes.
    public func mayStand(in words: Set<UInt64>) -> Bool {
        let text = text.span
        var index = 0
        // Of the part, the phrase, the place and the word that are being read.
        var (mayBePart, mayBePhrase, mayBePlace, hash) = (false, true, false, UInt64(0))
        var (hasWord, hasDigit) = (false, false)
        func endWord() {
            if hasDigit {
                hasWord = true
                mayBePlace = mayBePlace || words.contains(hash)
            }
            (hash, hasDigit) = (0, false)
        }
        func endPlace() {
            endWord()
            if hasWord { mayBePhrase = mayBePhrase && mayBePlace }
            (mayBePlace, hasWord) = (false, false)
        }
        func endPhrase() {
            endPlace()
            mayBePart = mayBePart || mayBePhrase
            mayBePhrase = true
        }
        while index < text.count {
            let byte = text[index]
            index += 1
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): (hash, hasDigit) = (hash << 4 | UInt64(byte - 48), true)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): (hash, hasDigit) = (hash << 4 | UInt64(byte - 87), true)
            case UInt8(ascii: " "): endWord()
            case UInt8(ascii: ","):
                endPlace()
                // Most phrases lack their first word, and what else they have does not matter.
                if !mayBePhrase { index = text.firstIndex(of: UInt8(ascii: ";"), or: UInt8(ascii: "|"), from: index, to: text.count) }
            case UInt8(ascii: ";"):
                endPhrase()
                if mayBePart { index = text.firstIndex(of: UInt8(ascii: "|"), from: index, to: text.count) }
            case UInt8(ascii: "|"):
                endPhrase()
                if !mayBePart { return false }
                mayBePart = false
            default: return true
            }
        }
        endPhrase()
        return mayBePart
    }
}

extension SeriesDefinition {
    public var measureVocabulary: MeasureVocabulary { MeasureVocabulary(measure) }
}
