public import Vocabulary

/// One meaning of a surface form.
public struct Sense: Sendable, Hashable {
    public let kind: TermKind
    /// The place in the vocabulary's array of that kind's rows.
    public let row: Int32
    /// Bit i: the form's token i must be capitalised, all in capitals, dotted.
    let capitalised: UInt16
    let allCaps: UInt16
    let dotted: UInt16
    /// Where the bytes that the text must have stand in the lexicon's `spellings`; −1 where any case will do.
    let spelling: Int32

    var isUnconditional: Bool { capitalised == 0 && allCaps == 0 && dotted == 0 && spelling < 0 }
}

/// The vocabulary's surface forms, ready to be found while reading: a tree of word hashes, stored flat in one open-addressed
/// table. Its forms are cut into tokens by the same lexer as the text.
public struct Lexicon: Sendable {
    struct Node: Sendable {
        var parent: Int32
        var firstSense: Int32 = 0
        var senseCount: Int32 = 0
        /// Whether longer terms begin with this one.
        var hasLonger = false
        /// Whether the word is a token of its own before a hyphen.
        var splitsHyphen = false
        var abbreviation: AbbreviationRow.Use?
        /// The kinds of all senses if none has conditions.
        var plainKinds: UInt64 = 0
        /// The classes of the word, where the node is one word.
        var classes: UInt64 = 0
        /// The classes it has only when capitalised.
        var capitalClasses: UInt64 = 0
        /// Whether digits right after it begin a number: "AUD5".
        var splitsDigits = false
        var hasConditions = false
    }

    /// One slot of the table; a key of 0 is empty.
    struct Slot: Sendable {
        var key: UInt64 = 0
        var node: Int32 = -1
    }

    private(set) var nodes: [Node] = []
    private var senses: [Sense] = []
    private(set) var slots: [Slot] = [Slot(), Slot()]
    private(set) var mask = 1
    private var spellings: [UInt8] = []

    /// No forms may be longer than this, so that the condition bits suffice and matching is linear.
    static let longest = 16

    init() {}

    /// Builds the tree in two passes: the first learns which words stand alone before a hyphen, the second cuts the forms
    /// with that knowledge.
    init(_ vocabulary: Vocabulary) {
        var first = Lexicon()
        first.build(vocabulary, with: Lexicon())
        build(vocabulary, with: first)
    }

    private mutating func build(_ vocabulary: Vocabulary, with earlier: Lexicon) {
        var found: [(node: Int32, sense: Sense)] = []
        found.reserveCapacity(vocabulary.forms.count)
        reserve(vocabulary.forms.count * 2)
        var lexer = Lexer(lexicon: earlier)
        for form in vocabulary.forms {
            let exact = form.text.utf8.first == UInt8(ascii: "=") && form.text.utf8.count > 1
            let bytes = Array(exact ? form.text.utf8.dropFirst() : form.text.utf8[...])
            lexer.tokens.removeAll(keepingCapacity: true)
            lexer.lex(bytes.span, 0, bytes.count, forms: form.kind != .abbreviation)
            let tokens = lexer.tokens
            guard !tokens.isEmpty, tokens.count <= Self.longest else { continue }
            var node: Int32 = -1
            var (capitalised, allCaps, dotted) = (UInt16(0), UInt16(0), UInt16(0))
            for (index, token) in tokens.enumerated() {
                let bit = UInt16(1) << UInt16(index)
                if token.has(.capitalised) { capitalised |= bit }
                if token.has(.allCaps) { allCaps |= bit }
                if token.has(.dotted), token.kind == .word { dotted |= bit }
                node = insert(token.hash, after: node)
            }
            var spelling: Int32 = -1
            if exact {
                spelling = Int32(spellings.count)
                spellings += bytes.filter { $0 != 0x20 } + [0]
            }
            if form.kind.standsBeforeHyphen, tokens.count == 1 || form.kind.lastWordStandsBeforeHyphen, !exact,
                tokens.last.map({ $0.end - $0.start > 2 }) == true
            {
                let last = tokens[tokens.count - 1]
                if last.kind == .word { nodes[Int(insert(last.hash, after: -1))].splitsHyphen = true }
            }
            if form.kind == .word, tokens.count == 1 {
                let bit = vocabulary.words[Int(form.row)].wordClass.bit
                if vocabulary.words[Int(form.row)].wordClass == .article || vocabulary.words[Int(form.row)].wordClass == .minus {
                    nodes[Int(node)].splitsHyphen = true
                }
                if capitalised == 0 { nodes[Int(node)].classes |= bit } else { nodes[Int(node)].capitalClasses |= bit }
            }
            if form.kind == .currencyMark || form.kind == .weakCurrencyMark, let last = tokens.last, last.kind == .word {
                nodes[Int(insert(last.hash, after: -1))].splitsDigits = true
            }
            if form.kind == .abbreviation { nodes[Int(node)].abbreviation = vocabulary.abbreviations[Int(form.row)].use }
            found.append(
                (
                    node,
                    Sense(kind: form.kind, row: form.row, capitalised: capitalised, allCaps: allCaps, dotted: dotted, spelling: spelling)
                ))
        }
        file(found)
    }

    /// Lays the senses out by node.
    private mutating func file(_ found: [(node: Int32, sense: Sense)]) {
        for (node, _) in found { nodes[Int(node)].senseCount += 1 }
        var total: Int32 = 0
        for index in nodes.indices {
            nodes[index].firstSense = total
            total += nodes[index].senseCount
            nodes[index].senseCount = 0
        }
        guard let filler = found.first?.sense else { return }
        senses = Array(repeating: filler, count: Int(total))
        for (node, sense) in found {
            let index = Int(node)
            senses[Int(nodes[index].firstSense + nodes[index].senseCount)] = sense
            nodes[index].senseCount += 1
            if sense.isUnconditional { nodes[index].plainKinds |= sense.kind.bit } else { nodes[index].hasConditions = true }
        }
    }

    private mutating func reserve(_ count: Int) {
        var size = 16
        while size < count * 2 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        mask = size - 1
    }

    private static func key(_ hash: UInt64, after node: Int32) -> UInt64 {
        let mixed = node < 0 ? hash : (hash ^ UInt64(truncatingIfNeeded: node + 1) &* 0x9E37_79B9_7F4A_7C15) &* 0xC4CE_B9FE_1A85_EC53
        return mixed == 0 ? 1 : mixed
    }

    private mutating func insert(_ hash: UInt64, after parent: Int32) -> Int32 {
        let known = child(hash, after: parent)
        if known >= 0 { return known }
        if (nodes.count + 1) * 2 > slots.count { grow() }
        let node = Int32(nodes.count)
        nodes.append(Node(parent: parent))
        if parent >= 0 { nodes[Int(parent)].hasLonger = true }
        place(Slot(key: Self.key(hash, after: parent), node: node))
        return node
    }

    private mutating func place(_ slot: Slot) {
        var index = Int(truncatingIfNeeded: slot.key) & mask
        while slots[index].key != 0 { index = (index + 1) & mask }
        slots[index] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        mask = slots.count - 1
        for slot in old where slot.key != 0 { place(slot) }
    }

    // MARK: Looking up

    /// The node of the word after a node (−1: as the first word), or −1.
    func child(_ hash: UInt64, after parent: Int32) -> Int32 {
        let key = Self.key(hash, after: parent)
        var index = Int(truncatingIfNeeded: key) & mask
        while true {
            let slot = slots[index]
            if slot.key == key { return slot.node }
            if slot.key == 0 { return -1 }
            index = (index + 1) & mask
        }
    }

    func parent(of node: Int) -> Int { Int(nodes[node].parent) }

    func senses(of node: Int) -> ArraySlice<Sense> {
        let first = Int(nodes[node].firstSense)
        return senses[first..<first + Int(nodes[node].senseCount)]
    }

    /// Whether the tokens are written as the sense's form asks.
    func fits(_ sense: Sense, tokens: [Token], at index: Int, length: Int, bytes: [UInt8]) -> Bool {
        if sense.isUnconditional { return true }
        if sense.spelling >= 0 {
            var position = Int(sense.spelling)
            for token in tokens[index..<index + length] {
                // The full stop of an abbreviation is no part of the spelling.
                let end = token.kind == .word && token.has(.dotted) && bytes[Int(token.end) - 1] == 0x2E ? token.end - 1 : token.end
                for offset in Int(token.start)..<Int(end) {
                    if spellings[position] != bytes[offset] { return false }
                    position += 1
                }
            }
            return spellings[position] == 0
        }
        for offset in 0..<length {
            let bit = UInt16(1) << UInt16(offset)
            let token = tokens[index + offset]
            if sense.capitalised & bit != 0, !token.has(.capitalised) { return false }
            if sense.allCaps & bit != 0, !token.has(.allCaps) { return false }
            if sense.dotted & bit != 0, !token.has(.dotted) { return false }
        }
        return true
    }
}

extension Lexicon {
    /// Whether a word with these flags is written as one of the node's abbreviations asks.
    func abbreviationFits(_ node: Int, _ flags: Token.Flags) -> Bool {
        for sense in senses(of: node) where sense.kind == .abbreviation {
            if sense.capitalised & 1 == 0 || flags.contains(.capitalised) { return true }
        }
        return false
    }

    /// Whether the word is an abbreviation that always has more of the sentence after it.
    func neverEndsSentence(_ token: Token) -> Bool {
        let node = child(token.hash, after: -1)
        return node >= 0 && nodes[Int(node)].abbreviation == .before
    }
}
