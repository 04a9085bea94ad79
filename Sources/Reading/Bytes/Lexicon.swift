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

    /// Whether the tokens are written as the form asks.
    func fits(_ tokens: Span<Token>, at index: Int, length: Int, _ bytes: Span<UInt8>, _ spellings: Span<UInt8>) -> Bool {
        if isUnconditional { return true }
        if spelling >= 0 { return isSpelled(tokens, index, length, bytes, spellings) }
        for offset in 0..<length {
            let bit = UInt16(1) << UInt16(offset)
            let flags = tokens[index + offset].flags
            if capitalised & bit != 0, !flags.contains(.capitalised) { return false }
            if allCaps & bit != 0, !flags.contains(.allCaps) { return false }
            if dotted & bit != 0, !flags.contains(.dotted) { return false }
        }
        return true
    }

    private func isSpelled(
        _ tokens: Span<Token>, _ index: Int, _ length: Int, _ bytes: Span<UInt8>, _ spellings: Span<UInt8>
    ) -> Bool {
        var position = Int(spelling)
        for token in index..<index + length {
            // The full stop of an abbreviation is no part of the spelling.
            var end = Int(tokens[token].end)
            if tokens[token].kind == .word, tokens[token].has(.dotted), bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
            for offset in Int(tokens[token].start)..<end {
                if spellings[position] != bytes[offset] { return false }
                position += 1
            }
        }
        return spellings[position] == 0
    }
}

/// The terms of a lexicon: what a token's node leads to.
struct TermTables: Sendable {
    var nodes: [Lexicon.Node] = []
    var senses: [Sense] = []
    /// The spellings that some senses ask for, each ended by a zero.
    var spellings: [UInt8] = []
}

/// The vocabulary's surface forms, ready to be found while reading: a tree of word hashes, stored flat in two open-addressed
/// tables, one of first words and one of the words after them. Its forms are cut into tokens by the same lexer as the text.
///
/// A class, so that whoever holds a text or a reader copies one reference and not ten arrays.
final class Lexicon: Sendable {
    /// A form, or the beginning of longer ones.
    struct Node: Sendable {
        /// The whole key under which the node is found.
        let key: UInt64
        /// The kinds of all senses that have no conditions.
        var plainKinds: UInt64 = 0
        /// Of a single word: the kinds it has only when capitalised, and only when all in capitals.
        var capitalKinds: UInt64 = 0
        var allCapsKinds: UInt64 = 0
        /// The classes of the word, where the node is one word.
        var classes: UInt64 = 0
        /// The classes it has only when capitalised.
        var capitalClasses: UInt64 = 0
        let parent: Int32
        var firstSense: Int32 = 0
        var senseCount: Int32 = 0
        /// Where its senses stand.
        var senses: Range<Int> { Int(firstSense)..<Int(firstSense) + Int(senseCount) }
        /// Whether longer terms begin with this one.
        var hasLonger = false
        /// Whether the word is a token of its own before a hyphen.
        var splitsHyphen = false
        /// Whether digits right after it begin a number: "AUD5".
        var splitsDigits = false
        /// Whether senses ask for more of the writing than the kinds above tell.
        var hasConditions = false
        /// What the word is to the reader of times.
        var timeUse: TimeUse = []

        /// The kinds of a single word written so, where there are no further conditions.
        func kinds(_ flags: Token.Flags) -> UInt64 {
            if !flags.contains(.capitalised) { return plainKinds }
            return flags.contains(.allCaps) ? plainKinds | capitalKinds | allCapsKinds : plainKinds | capitalKinds
        }
        var abbreviation: AbbreviationRow.Use?
    }

    /// What a word is to the reader of times.
    struct TimeUse: OptionSet, Sendable {
        let rawValue: UInt8
        /// Words and phrases of time begin with it.
        static let begins = TimeUse(rawValue: 1)
        /// Every time expression has such a word.
        static let trigger = TimeUse(rawValue: 2)
        /// The same where it is capitalised.
        static let capitalTrigger = TimeUse(rawValue: 4)
    }

    /// A first word in the table of them, with what the lexer asks of nearly every word: one line of the cache a look-up.
    struct Root: Sendable {
        let key: UInt64
        let kinds: UInt64
        let classes: UInt64
        let node: Int32
        /// As of the node.
        let hasLonger: Bool
        let hasConditions: Bool
        /// Whether a capital makes a difference.
        let hasCapital: Bool
        let timeUse: TimeUse
        /// Whether a full stop after it may be its own.
        let isAbbreviation: Bool
        /// Whether the kinds and classes here are all there is to say of the word in small letters, or with a capital: it is no number
        /// and shows no time by itself, and no term asks for a spelling of it.
        let isPlain: Bool
        let isPlainCapitalised: Bool

        init(_ node: Node, at index: Int) {
            key = node.key
            kinds = node.plainKinds
            classes = node.classes
            self.node = Int32(truncatingIfNeeded: index)
            hasLonger = node.hasLonger
            hasConditions = node.hasConditions
            timeUse = node.timeUse
            isAbbreviation = node.abbreviation != nil
            hasCapital = node.capitalKinds | node.allCapsKinds | node.capitalClasses != 0
            isPlain = !node.hasConditions && node.plainKinds & TermKind.number.bit == 0 && !node.timeUse.contains(.trigger)
            isPlainCapitalised = isPlain && !hasCapital && !node.timeUse.contains(.capitalTrigger)
        }
    }

    /// The terms, as the one element of an array, so that a view of a text can point at them.
    let termTables: [TermTables]
    var terms: TermTables { termTables[0] }
    let firstWords: FirstWordTable
    var nodes: [Node] { terms.nodes }
    var senses: [Sense] { terms.senses }
    /// Open addressing by the low bits of the key: the key's upper half above, the node's index plus one below; 0 is empty.
    private let slots: [UInt64]
    private let mask: UInt64

    /// A lexicon of nothing.
    init() {
        termTables = [TermTables()]
        slots = [0, 0]
        mask = 1
        firstWords = FirstWordTable(roots: [], nodes: [], filter: Array(repeating: 0, count: 1 << 11))
    }

    init(_ builder: LexiconBuilder) {
        termTables = [TermTables(nodes: builder.nodes, senses: builder.senses, spellings: builder.spellings)]
        let roots = builder.nodes.indices.compactMap { builder.nodes[$0].parent < 0 ? Root(builder.nodes[$0], at: $0) : nil }
        var size = 16
        while size < (builder.nodes.count - roots.count) * 3 { size *= 2 }
        let mask = UInt64(size - 1)
        var slots = [UInt64](repeating: 0, count: size)
        var filter = [UInt64](repeating: 0, count: 1 << 11)
        for (index, node) in builder.nodes.enumerated() where node.parent >= 0 {
            filter[Int(truncatingIfNeeded: node.key >> 53)] |= 1 << (node.key >> 47 & 63)
            var at = node.key & mask
            while slots[Int(truncatingIfNeeded: at)] != 0 { at = (at + 1) & mask }
            slots[Int(truncatingIfNeeded: at)] = (node.key & 0xFFFF_FFFF_0000_0000) | UInt64(index + 1)
        }
        firstWords = FirstWordTable(roots: roots, nodes: builder.nodes, filter: filter)
        self.slots = slots
        self.mask = mask
    }

    convenience init(_ vocabulary: Vocabulary) { self.init(LexiconBuilder(vocabulary)) }

    /// The key of a word after a node (−1: as the first word).
    static func key(_ hash: UInt64, after node: Int32) -> UInt64 {
        node < 0 ? hash : (hash ^ UInt64(truncatingIfNeeded: node + 1) &* 0x9E37_79B9_7F4A_7C15) &* 0xC4CE_B9FE_1A85_EC53
    }

    /// The node of a first word, or −1.
    func root(_ hash: UInt64) -> Int32 {
        let table = firstWords
        let words = FirstWords(table)
        let place = words.place(hash)
        return place < 0 ? -1 : words.roots[place].node
    }

    /// The node of the word after a node, or −1.
    func child(_ hash: UInt64, after parent: Int32) -> Int32 { find(Self.key(hash, after: parent)) }

    private func find(_ key: UInt64) -> Int32 {
        guard firstWords.filter[Int(truncatingIfNeeded: key >> 53)] & (1 << (key >> 47 & 63)) != 0 else { return -1 }
        var at = key & mask
        while true {
            let slot = slots[Int(truncatingIfNeeded: at)]
            if slot == 0 { return -1 }
            if slot >> 32 == key >> 32 {
                let node = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) - 1
                if nodes[node].key == key { return Int32(truncatingIfNeeded: node) }
            }
            at = (at + 1) & mask
        }
    }

    func parent(of node: Int) -> Int { Int(nodes[node].parent) }

    /// Where the senses of a node stand in `senses`.
    func senseRange(of node: Int) -> Range<Int> { nodes[node].senses }

    /// Whether a word with these flags is written as one of the node's abbreviations asks.
    func abbreviationFits(_ node: Int, _ flags: Token.Flags) -> Bool {
        for index in senseRange(of: node) where senses[index].kind == .abbreviation {
            if senses[index].capitalised & 1 == 0 || flags.contains(.capitalised) { return true }
        }
        return false
    }

    /// Whether the word is an abbreviation that always has more of the sentence after it.
    func neverEndsSentence(_ token: Token) -> Bool {
        let node = root(token.hash)
        return node >= 0 && nodes[Int(node)].abbreviation == .before
    }
}

/// The first words of a lexicon's terms: open addressing by the low bits of the hash.
struct FirstWordTable: Sendable {
    let roots: [Lexicon.Root]
    let nodes: [Lexicon.Node]
    /// For each place some of the upper bits of a root's key, which nearly always tell, and below them where in `roots` it stands, from
    /// 1 on; 0 where the place is free. So small that it stays close at hand.
    let tags: [UInt32]
    /// One bit for each value of the upper 17 bits of a later word's key, so that most words that go on no term need no further look.
    let filter: [UInt64]

    init(roots: [Lexicon.Root], nodes: [Lexicon.Node], filter: [UInt64]) {
        self.roots = roots
        self.nodes = nodes
        self.filter = filter
        var size = 16
        while size < roots.count * 2 { size *= 2 }
        var tags = [UInt32](repeating: 0, count: size)
        for (index, root) in roots.enumerated().prefix(Int(Self.placeMask)) {
            var at = Int(truncatingIfNeeded: root.key) & (size - 1)
            while tags[at] != 0 { at = (at + 1) & (size - 1) }
            tags[at] = Self.tag(root.key) | UInt32(index + 1)
        }
        self.tags = tags
    }

    /// The bits of a tag that tell where its root stands; what is beyond a million of them is not found.
    static let placeMask: UInt32 = 0xF_FFFF

    /// The upper bits of a hash.
    @inline(__always)
    static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash &>> 32) & ~placeMask }
}

/// The same as the loop over a text's bytes looks at it: nothing in it is counted by reference.
struct FirstWords: ~Escapable {
    let roots: Span<Lexicon.Root>
    let nodes: Span<Lexicon.Node>
    private let tags: Span<UInt32>
    private let filter: Span<UInt64>
    private let mask: UInt64

    @_lifetime(borrow table)
    init(_ table: borrowing FirstWordTable) {
        roots = table.roots.span
        nodes = table.nodes.span
        tags = table.tags.span
        filter = table.filter.span
        mask = UInt64(table.tags.count - 1)
    }

    /// Where a first word stands in `roots`, or −1.
    @inline(__always)
    func place(_ hash: UInt64) -> Int {
        var at = Int(truncatingIfNeeded: hash & mask)
        let tag = FirstWordTable.tag(hash)
        while true {
            // In bounds: the mask is one less than the number of places.
            let found = unsafe tags[unchecked: at]
            if found == 0 { return -1 }
            let place = Int(truncatingIfNeeded: found & FirstWordTable.placeMask) &- 1
            if found & ~FirstWordTable.placeMask == tag, roots[place].key == hash { return place }
            at = Int(truncatingIfNeeded: UInt64(truncatingIfNeeded: at &+ 1) & mask)
        }
    }

    /// Whether a word may go on a term after a node; `true` also for some that do not.
    @inline(__always)
    func mayFollow(_ hash: UInt64, _ node: Int32) -> Bool {
        let key = Lexicon.key(hash, after: node)
        return filter[Int(truncatingIfNeeded: key &>> 53)] &>> (key &>> 47 & 63) & 1 != 0
    }
}
