import Vocabulary

/// A phrase of a definition, ready to be looked for among the words of a sentence.
///
/// Written as words with spaces between. A word stands for all its forms ("deploy": "deployed"); `=deployed` stands for that
/// form alone; `a|b` for either; `...` for up to eight words of any kind. `@demonym` stands for the adjective or the people of
/// any country, `@possessive` for a possessive ("its", "Poland's"), `@person` for somebody's name. A hyphen is as good as a space,
/// here and in the text: "jobless-rate" and "jobless rate" are found in both spellings.
public struct CuePhrase: Sendable, Hashable {
    enum Element: Sendable, Hashable {
        case words(Set<UInt64>)
        /// One of several, of which some are words with hyphens: "anti-drug|antidrug".
        case either([[Set<UInt64>]])
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
                elements += Self.elements(stem, words)
                if hasGenitive { elements.append(.possessive) }
            }
        }
        self.elements = elements
    }

    /// What one word of the phrase stands for, with its alternatives.
    private static func elements(_ word: Substring, _ words: WordForms) -> [Element] {
        var hashes: Set<UInt64> = []
        var compounds: [[Set<UInt64>]] = []
        for alternative in word.utf8.split(separator: UInt8(ascii: "|")).map(Substring.init) {
            let isExact = alternative.utf8.first == UInt8(ascii: "=")
            let stem = isExact ? alternative.dropFirst() : alternative
            let parts = stem.utf8.split(separator: UInt8(ascii: "-")).map(Substring.init)
            func forms(_ part: Substring) -> Set<UInt64> { isExact ? [WordHash.of(String(part))] : words.hashes(of: part) }
            if parts.count > 1 {
                compounds.append(parts.map(forms))
            } else if hashes.isEmpty {
                // Nearly always the only ones.
                hashes = forms(stem)
            } else {
                hashes.formUnion(forms(stem))
            }
        }
        if compounds.isEmpty { return [.words(hashes)] }
        if compounds.count == 1, hashes.isEmpty { return compounds[0].map { .words($0) } }
        return [.either((hashes.isEmpty ? [] : [[hashes]]) + compounds)]
    }
}
