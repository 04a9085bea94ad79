import Vocabulary

/// A phrase of a definition, ready to be looked for among the words of a sentence.
///
/// Written as words with spaces between. A word stands for all its forms ("deploy": "deployed"); `=deployed` stands for that
/// form alone; `a|b` for either; `...` for up to eight words of any kind. `@demonym` stands for the adjective or the people of
/// any country, `@possessive` for a possessive ("its", "Poland's"), `@person` for somebody's name.
public struct CuePhrase: Sendable, Hashable {
    enum Element: Sendable, Hashable {
        case words(Set<UInt64>)
        case gap
        case demonym
        case possessive
        case person
    }

    /// As the definition has it.
    public let text: String
    let elements: [Element]

    /// How many words `...` may stand for.
    static let widestGap = 8

    init(_ text: String, _ words: WordForms) {
        self.text = text
        var elements: [Element] = []
        for part in text.utf8.split(separator: UInt8(ascii: " ")).map(Substring.init) {
            switch part {
            case "...": elements.append(.gap)
            case "@demonym": elements.append(.demonym)
            case "@possessive": elements.append(.possessive)
            case "@person": elements.append(.person)
            default:
                var stem = part
                var hasGenitive = false
                for mark in ["'s", "’s"]
                where stem.utf8.last == UInt8(ascii: "s") && stem.utf8.suffix(mark.utf8.count).elementsEqual(mark.utf8) {
                    stem = stem.dropLast(2)
                    hasGenitive = true
                }
                var hashes: Set<UInt64> = []
                for alternative in stem.utf8.split(separator: UInt8(ascii: "|")).map(Substring.init) {
                    if alternative.utf8.first == UInt8(ascii: "=") {
                        hashes.insert(WordHash.of(String(alternative.dropFirst())))
                    } else if hashes.isEmpty {
                        // Nearly always the only ones.
                        hashes = words.hashes(of: alternative)
                    } else {
                        hashes.formUnion(words.hashes(of: alternative))
                    }
                }
                elements.append(.words(hashes))
                if hasGenitive { elements.append(.possessive) }
            }
        }
        self.elements = elements
    }
}
