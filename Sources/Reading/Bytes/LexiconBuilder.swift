import Vocabulary

/// Cuts a vocabulary's forms into tokens and lays them out as a tree.
struct LexiconBuilder {
    private(set) var nodes: [Lexicon.Node] = []
    private(set) var senses: [Sense] = []
    private(set) var spellings: [UInt8] = []
    /// The nodes by their keys, which are hashes already: open addressing by the low bits; −1 is free.
    private var places = [Int32](repeating: -1, count: 1 << 16)
    private var found: [(node: Int32, sense: Sense)] = []
    /// Forms that are cut when the plain ones are known.
    private var later: [Vocabulary.Form] = []
    /// Those of the form at hand.
    private var tokens: [Token] = []

    /// No forms may be longer than this, so that the condition bits suffice and matching is linear.
    static let longest = 16

    private init() {}

    /// Builds in two passes: the first takes the forms without a hyphen or a full stop and so learns which words stand alone
    /// before a hyphen and which take a full stop, the second cuts the others with that knowledge.
    init(_ vocabulary: Vocabulary) {
        found.reserveCapacity(vocabulary.forms.count)
        nodes.reserveCapacity(vocabulary.forms.count * 3 / 2)
        add(vocabulary.forms, vocabulary, knowing: Lexicon()) { form in
            let text = form.utf8.span
            return text.firstIndex(of: UInt8(ascii: "-"), or: UInt8(ascii: "."), from: 0, to: text.count) == text.count
        }
        add(later, vocabulary, knowing: Lexicon(edges())) { _ in true }
        file()
        for row in vocabulary.times { note(row) }
    }

    /// The words so far that the lexer cuts otherwise than others: all that it needs to know to cut forms.
    private func edges() -> LexiconBuilder {
        var edges = LexiconBuilder()
        var moved = [Int32](repeating: -1, count: nodes.count)
        for (index, node) in nodes.enumerated()
        where node.parent < 0 && (node.splitsHyphen || node.splitsDigits || node.abbreviation != nil) {
            moved[index] = Int32(edges.nodes.count)
            edges.nodes.append(node)
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

    /// Takes in those of the forms that can be cut with what the lexicon knows, and puts the others by.
    private mutating func add(
        _ forms: [Vocabulary.Form], _ vocabulary: Vocabulary, knowing lexicon: Lexicon, where isPlain: (String) -> Bool
    ) {
        var lexer = Lexer(lexicon: lexicon)
        let table = lexicon.firstWords
        let words = FirstWords(table)
        for form in forms { if isPlain(form.text) { add(form, vocabulary, &lexer, words) } else { later.append(form) } }
    }

    private mutating func add(_ form: Vocabulary.Form, _ vocabulary: Vocabulary, _ lexer: inout Lexer, _ words: FirstWords) {
        let bytes = form.text.utf8.span
        let exact = bytes.count > 1 && bytes[0] == UInt8(ascii: "=")
        tokens.removeAll(keepingCapacity: true)
        lexer.removeAll()
        lexer.lex(words, bytes, exact ? 1 : 0, bytes.count, &tokens)
        guard let last = tokens.last, tokens.count <= Self.longest else { return }
        var node: Int32 = -1
        var (capitalised, allCaps, dotted) = (UInt16(0), UInt16(0), UInt16(0))
        for index in tokens.indices {
            let token = tokens[index]
            let bit = UInt16(1) << UInt16(index)
            if token.has(.capitalised) { capitalised |= bit }
            if token.has(.allCaps) { allCaps |= bit }
            if token.has(.dotted), token.kind == .word { dotted |= bit }
            node = insert(token.hash, after: node)
        }
        var spelling: Int32 = -1
        if exact {
            spelling = Int32(spellings.count)
            for index in 1..<bytes.count where bytes[index] != 0x20 { spellings.append(bytes[index]) }
            spellings.append(0)
        }
        note(form, vocabulary, Int(node), isLower: capitalised == 0)
        if last.kind == .word {
            let alone = form.kind.standsBeforeHyphen && (tokens.count == 1 || form.kind.lastWordStandsBeforeHyphen)
            if alone, !exact, last.end - last.start > 2 { nodes[Int(insert(last.hash, after: -1))].splitsHyphen = true }
            if form.kind == .currencyMark || form.kind == .weakCurrencyMark {
                nodes[Int(insert(last.hash, after: -1))].splitsDigits = true
            }
        }
        let sense = Sense(
            kind: form.kind, row: form.row, capitalised: capitalised, allCaps: allCaps, dotted: dotted, spelling: spelling)
        found.append((node, sense))
    }

    /// Notes on the node what the lexer asks of a word of certain kinds.
    private mutating func note(_ form: Vocabulary.Form, _ vocabulary: Vocabulary, _ node: Int, isLower: Bool) {
        switch form.kind {
        case .word where nodes[node].parent < 0:
            let wordClass = vocabulary.words[Int(form.row)].wordClass
            if wordClass == .article || wordClass == .minus { nodes[node].splitsHyphen = true }
            if isLower { nodes[node].classes |= wordClass.bit } else { nodes[node].capitalClasses |= wordClass.bit }
        case .abbreviation: nodes[node].abbreviation = vocabulary.abbreviations[Int(form.row)].use
        default: break
        }
    }

    private mutating func insert(_ hash: UInt64, after parent: Int32) -> Int32 {
        if nodes.count * 2 >= places.count { grow() }
        let key = Lexicon.key(hash, after: parent)
        let place = place(of: key)
        if places[place] >= 0 { return places[place] }
        let node = Int32(nodes.count)
        places[place] = node
        nodes.append(Lexicon.Node(key: key, parent: parent))
        if parent >= 0 { nodes[Int(parent)].hasLonger = true }
        return node
    }

    /// Where a key stands, or would.
    private func place(of key: UInt64) -> Int {
        let mask = places.count - 1
        var at = Int(truncatingIfNeeded: key) & mask
        while places[at] >= 0, nodes[Int(places[at])].key != key { at = (at + 1) & mask }
        return at
    }

    private mutating func grow() {
        places = Array(repeating: -1, count: places.count * 2)
        for (index, node) in nodes.enumerated() { places[place(of: node.key)] = Int32(index) }
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
