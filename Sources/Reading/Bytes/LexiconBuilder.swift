import Vocabulary

/// Cuts a vocabulary's forms into tokens and lays them out as a tree.
struct LexiconBuilder {
    private(set) var nodes: [Lexicon.Node] = []
    private(set) var senses: [Sense] = []
    private(set) var spellings: [UInt8] = []
    /// The nodes by their keys, which are hashes already: open addressing by the low bits; −1 is free.
    private var slots = [Int32](repeating: -1, count: 16)
    private var found: [(node: Int32, sense: Sense)] = []
    /// Forms that are cut when the plain ones are known.
    private var later: [Vocabulary.Form] = []
    private var laterPlaces: [(form: Range<Int>, row: Int32)] = []
    /// Those of the form at hand.
    private var tokens: [Token] = []
    private var words = [Word](repeating: Word(), count: longest)

    /// What a form asks of a token.
    private struct Word {
        var hash: UInt64 = 0
        var flags: Token.Flags = []
        var kind = Token.Kind.word
        /// In bytes.
        var length: Int32 = 0
    }

    /// No forms may be longer than this, so that the condition bits suffice and matching is linear.
    static let longest = 16

    private init() {}

    /// Builds in two passes: the first takes the forms without a hyphen or a full stop and so learns which words stand alone
    /// before a hyphen and which take a full stop, the second cuts the others with that knowledge.
    init(_ vocabulary: Vocabulary) {
        let forms = vocabulary.forms.count + vocabulary.places.count * 9 / 8
        found.reserveCapacity(forms)
        nodes.reserveCapacity(forms * 3 / 2)
        var size = 16
        while size < forms * 3 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        add(vocabulary)
        addLater(vocabulary)
        file()
        for row in vocabulary.times { note(row) }
    }

    /// The words so far that the lexer cuts otherwise than others: all that it needs to know to cut forms.
    private func edges() -> LexiconBuilder {
        var edges = LexiconBuilder()
        var moved = [Int32](repeating: -1, count: nodes.count)
        for index in nodes.indices where nodes[index].parent < 0 {
            guard nodes[index].splitsHyphen || nodes[index].splitsDigits || nodes[index].abbreviation != nil else { continue }
            moved[index] = Int32(edges.nodes.count)
            edges.nodes.append(nodes[index])
        }
        for (node, sense) in found where sense.kind == .abbreviation && moved[Int(node)] >= 0 {
            edges.found.append((moved[Int(node)], sense))
        }
        edges.file()
        return edges
    }

    /// Notes which words the reader of times waits for.
    private mutating func note(_ row: TimeWordRow) {
        let words = TimeLexicon.words(row.form)
        guard let first = words.first else { return }
        nodes[Int(insert(first.hash, after: -1))].timeUse.insert(.begins)
        // Of a phrase the longest word, the last of equal ones, which few other sentences have.
        guard TimeLexicon.isTrigger(row), let rare = words.reversed().max(by: { $0.length < $1.length }) else { return }
        let isCapital = words.count == 1 && !row.flags.isDisjoint(with: [.capital, .upper])
        nodes[Int(insert(rare.hash, after: -1))].timeUse.insert(isCapital ? .capitalTrigger : .trigger)
    }

    /// Takes in the forms that can be cut without a lexicon, and puts the others by.
    private mutating func add(_ vocabulary: Vocabulary) {
        var lexer = Lexer(lexicon: Lexicon())
        let table = lexer.lexicon.firstWords
        let words = FirstWords(table)
        for form in vocabulary.forms {
            let text = form.text.utf8.span
            if Self.isPlain(text, 0..<text.count) { add(form, vocabulary, &lexer, words) } else { later.append(form) }
        }
        vocabulary.places.forEachForm { text, form, row in
            if Self.isPlain(text, form) {
                add(.place, row, text, form, vocabulary, &lexer, words)
            } else {
                laterPlaces.append((form, row))
            }
        }
    }

    /// Takes in those that were put by.
    private mutating func addLater(_ vocabulary: Vocabulary) {
        var lexer = Lexer(lexicon: Lexicon(edges()))
        let table = lexer.lexicon.firstWords
        let words = FirstWords(table)
        for form in later { add(form, vocabulary, &lexer, words) }
        let text = vocabulary.places.text
        for place in laterPlaces { add(.place, place.row, text.span, place.form, vocabulary, &lexer, words) }
    }

    private static func isPlain(_ text: Span<UInt8>, _ form: Range<Int>) -> Bool {
        text.firstIndex(of: UInt8(ascii: "-"), or: UInt8(ascii: "."), from: form.lowerBound, to: form.upperBound) == form.upperBound
    }

    private mutating func add(_ form: Vocabulary.Form, _ vocabulary: Vocabulary, _ lexer: inout Lexer, _ words: FirstWords) {
        let text = form.text.utf8.span
        add(form.kind, form.row, text, 0..<text.count, vocabulary, &lexer, words)
    }

    private mutating func add(
        _ kind: TermKind, _ row: Int32, _ bytes: Span<UInt8>, _ form: Range<Int>, _ vocabulary: Vocabulary, _ lexer: inout Lexer,
        _ firstWords: FirstWords
    ) {
        let exact = form.count > 1 && bytes[form.lowerBound] == UInt8(ascii: "=")
        var count = letters(bytes, form)
        if count == 0 { count = lex(bytes, exact ? form.dropFirst() : form, &lexer, firstWords) }
        if count == 0 { return }
        var node: Int32 = -1
        var (capitalised, allCaps, dotted) = (UInt16(0), UInt16(0), UInt16(0))
        for index in 0..<count {
            let word = words[index]
            let bit = UInt16(1) << UInt16(index)
            if word.flags.contains(.capitalised) { capitalised |= bit }
            if word.flags.contains(.allCaps) { allCaps |= bit }
            if word.flags.contains(.dotted), word.kind == .word { dotted |= bit }
            node = insert(word.hash, after: node)
        }
        let last = words[count - 1]
        var spelling: Int32 = -1
        if exact {
            spelling = Int32(spellings.count)
            for index in form.dropFirst() where bytes[index] != 0x20 { spellings.append(bytes[index]) }
            spellings.append(0)
        }
        note(kind, row, vocabulary, Int(node), isLower: capitalised == 0)
        if last.kind == .word {
            let alone = kind.standsBeforeHyphen && (count == 1 || kind.lastWordStandsBeforeHyphen)
            let splitsHyphen = alone && !exact && last.length > 2
            let splitsDigits = kind == .currencyMark || kind == .weakCurrencyMark
            if splitsHyphen || splitsDigits {
                let word = Int(count == 1 ? node : insert(last.hash, after: -1))
                if splitsHyphen { nodes[word].splitsHyphen = true }
                if splitsDigits { nodes[word].splitsDigits = true }
            }
        }
        let sense = Sense(
            kind: kind, row: row, capitalised: capitalised, allCaps: allCaps, dotted: dotted, spelling: spelling)
        found.append((node, sense))
    }

    /// Cuts a form that is words of letters with one space between them, as nearly all are, into `words`.
    ///
    /// - Returns: how many there are; 0 for a form that is anything else.
    private mutating func letters(_ bytes: Span<UInt8>, _ form: Range<Int>) -> Int {
        var count = 0
        var index = form.lowerBound
        while count < Self.longest {
            var word = Word()
            var hash = WordHash()
            let start = index
            var capitals = 0
            while index < form.upperBound, ByteClass.isLetter(bytes[index]) {
                hash.addLetter(bytes[index])
                capitals += Int(~bytes[index] >> 5 & 1)
                index += 1
            }
            if index == start { return 0 }
            if ByteClass.isUpper(bytes[start]) { word.flags.insert(.capitalised) }
            if capitals >= 2, capitals == index - start { word.flags.insert(.allCaps) }
            word.hash = hash.value
            word.length = Int32(truncatingIfNeeded: index - start)
            words[count] = word
            count += 1
            if index == form.upperBound { return count }
            guard bytes[index] == 0x20 else { return 0 }
            index += 1
        }
        return 0
    }

    /// The same of any form, which the lexer cuts; 0 also for one that is too long.
    private mutating func lex(_ bytes: Span<UInt8>, _ form: Range<Int>, _ lexer: inout Lexer, _ firstWords: FirstWords) -> Int {
        if !tokens.isEmpty { tokens.removeAll(keepingCapacity: true) }
        lexer.removeAll()
        lexer.lex(firstWords, bytes, form.lowerBound, form.upperBound, &tokens)
        guard tokens.count <= Self.longest else { return 0 }
        for (index, token) in tokens.enumerated() {
            words[index] = Word(hash: token.hash, flags: token.flags, kind: token.kind, length: token.end - token.start)
        }
        return tokens.count
    }

    /// Notes on the node what the lexer asks of a word of certain kinds.
    private mutating func note(_ kind: TermKind, _ row: Int32, _ vocabulary: Vocabulary, _ node: Int, isLower: Bool) {
        switch kind {
        case .word where nodes[node].parent < 0:
            let wordClass = vocabulary.words[Int(row)].wordClass
            if wordClass == .article || wordClass == .minus { nodes[node].splitsHyphen = true }
            if isLower { nodes[node].classes |= wordClass.bit } else { nodes[node].capitalClasses |= wordClass.bit }
        case .abbreviation: nodes[node].abbreviation = vocabulary.abbreviations[Int(row)].use
        default: break
        }
    }

    private mutating func insert(_ hash: UInt64, after parent: Int32) -> Int32 {
        if nodes.count * 2 >= slots.count { grow() }
        let key = Lexicon.key(hash, after: parent)
        let slot = slot(of: key)
        if slots[slot] >= 0 { return slots[slot] }
        let node = Int32(nodes.count)
        slots[slot] = node
        nodes.append(Lexicon.Node(key: key, parent: parent))
        if parent >= 0 { nodes[Int(parent)].hasLonger = true }
        return node
    }

    /// Where a key stands, or would.
    private func slot(of key: UInt64) -> Int {
        let mask = slots.count - 1
        var at = Int(truncatingIfNeeded: key) & mask
        while slots[at] >= 0, nodes[Int(slots[at])].key != key { at = (at + 1) & mask }
        return at
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (index, node) in nodes.enumerated() { slots[slot(of: node.key)] = Int32(index) }
    }

    /// Lays the senses out by node.
    private mutating func file() {
        guard let filler = found.first?.sense else { return }
        for (node, _) in found { nodes[Int(node)].senseCount += 1 }
        var total: Int32 = 0
        for index in nodes.indices {
            nodes[index].firstSense = total
            total += nodes[index].senseCount
            nodes[index].senseCount = 0
        }
        senses = Array(repeating: filler, count: Int(total))
        for (node, sense) in found {
            let index = Int(node)
            senses[Int(nodes[index].firstSense + nodes[index].senseCount)] = sense
            nodes[index].senseCount += 1
            if sense.isUnconditional {
                nodes[index].plainKinds |= sense.kind.bit
            } else if nodes[index].parent < 0, sense.spelling < 0, sense.dotted == 0, sense.capitalised != 0 {
                if sense.allCaps == 0 { nodes[index].capitalKinds |= sense.kind.bit } else { nodes[index].allCapsKinds |= sense.kind.bit }
            } else {
                nodes[index].hasConditions = true
            }
        }
    }
}
