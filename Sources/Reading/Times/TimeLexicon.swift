internal import Vocabulary

/// The words and phrases of `times.tsv`, ready to be found by the hashes of tokens: a flat table in which a phrase is reached
/// word by word.
final class TimeLexicon: Sendable {
    typealias Role = TimeWordRow.Role

    /// What a word or phrase stands for.
    struct Entry: Sendable {
        var role: Role
        var flags: TimeWordRow.Flags
        var number: Int32
        /// The place in `rows`.
        var row: Int32
        /// Whether an expression may begin with it.
        var begins: Bool
        /// The entry to take where the flags of this one do not fit; −1 for none.
        var otherwise: Int32
    }

    fileprivate struct Slot: Sendable {
        var key: UInt64 = 0
        /// What longer phrases go on with: a bit for the upper six bits of each next word's hash, so that most words that go on none
        /// need no look.
        var nextWords: UInt64 = 0
        /// −1 where a longer phrase only passes through.
        var entry: Int32 = -1
        /// Whether the entry asks for no capitals.
        var isPlain = false
    }

    /// What the words lead to.
    struct Tables: Sendable {
        fileprivate(set) var entries: [Entry] = []
        fileprivate var slots: [Slot]
    }

    let rows: [TimeWordRow]
    let tables: Tables
    /// Bit i is set if a word whose hash ends in i makes a sentence worth reading.
    private let triggers: [UInt64]

    /// What a possessive or an apostrophe counts as inside a phrase ("new year's day").
    static let apostrophe = WordHash.of("'")

    init(_ rows: [TimeWordRow]) {
        self.rows = rows
        var table = Table(words: rows.reduce(0) { $0 + 2 + $1.form.utf8.count(where: { $0 == 0x20 || $0 == 0x27 }) })
        for index in rows.indices { table.insert(rows[index], Int32(index)) }
        (tables, triggers) = (table.tables, table.triggers)
    }

    /// The tables while they are built.
    private struct Table {
        var tables: Tables
        var triggers = [UInt64](repeating: 0, count: 1024)

        init(words: Int) {
            var size = 1024
            while size < words * 3 { size *= 2 }
            tables = Tables(slots: Array(repeating: Slot(), count: size))
        }

        mutating func insert(_ row: TimeWordRow, _ index: Int32) {
            let hashes = TimeLexicon.words(row.form).map(\.hash)
            var state: UInt64 = 0
            var slot = 0
            for (place, hash) in hashes.enumerated() {
                state = TimeLexicon.step(hash, after: state)
                slot = TimeLexicon.find(state, tables.slots.span)
                tables.slots[slot].key = state
                if hashes.count == 1, TimeLexicon.isTrigger(row) { triggers[Int(hash >> 6 & 1023)] |= 1 << (hash & 63) }
                if place + 1 < hashes.count { tables.slots[slot].nextWords |= TimeLexicon.bit(hashes[place + 1]) }
            }
            var entry = Entry(
                role: row.role, flags: row.flags, number: Int32(clamping: row.number), row: index, begins: TimeLexicon.begins(row.role),
                otherwise: -1)
            let strict: TimeWordRow.Flags = [.capital, .upper]
            if tables.slots[slot].entry >= 0, row.flags.isDisjoint(with: strict) {
                // The stricter of two stays in front.
                tables.entries[Int(tables.slots[slot].entry)].otherwise = Int32(tables.entries.count)
            } else {
                entry.otherwise = tables.slots[slot].entry
                tables.slots[slot].entry = Int32(tables.entries.count)
            }
            tables.entries.append(entry)
            tables.slots[slot].isPlain = tables.entries[Int(tables.slots[slot].entry)].flags.isDisjoint(with: strict)
        }
    }

    /// The tokens that a form comes out as: their hashes, and how many bytes they have.
    static func words(_ form: String) -> [(hash: UInt64, length: Int)] {
        var words: [(hash: UInt64, length: Int)] = []
        var form = form
        form.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                var end = start
                while end < bytes.count, unsafe bytes[end] != 0x20 { end += 1 }
                var last = end
                var isPossessive = false
                if unsafe last - start > 2 && bytes[last - 1] == UInt8(ascii: "s") && bytes[last - 2] == UInt8(ascii: "'") {
                    last -= 2
                    isPossessive = true
                } else if unsafe last - start > 1 && bytes[last - 1] == UInt8(ascii: "'") {
                    last -= 1
                    isPossessive = true
                }
                var hash = WordHash()
                for index in start..<last where unsafe bytes[index] != UInt8(ascii: ".") { unsafe hash.add(bytes[index]) }
                words.append((hash.value, last - start))
                if isPossessive { words.append((apostrophe, 0)) }
                start = end + 1
            }
        }
        return words
    }

    /// The place of a word among those that go on a phrase.
    @inline(__always)
    fileprivate static func bit(_ hash: UInt64) -> UInt64 { 1 &<< (hash &>> 58) }

    @inline(__always)
    fileprivate static func step(_ hash: UInt64, after state: UInt64) -> UInt64 {
        let key = (hash ^ state) &* 0x9E37_79B9_7F4A_7C15
        return key ^ key >> 31 | 1
    }

    /// Where a key stands, or the free place where it would.
    @inline(__always)
    fileprivate static func find(_ key: UInt64, _ slots: Span<Slot>) -> Int {
        let mask = slots.count &- 1
        var index = Int(truncatingIfNeeded: key &>> 16) & mask
        while slots[index].key != key, slots[index].key != 0 { index = (index &+ 1) & mask }
        return index
    }

    /// Whether a word may be one that every time expression has one of.
    @inline(__always)
    func isTrigger(_ hash: UInt64) -> Bool { triggers[Int(hash >> 6 & 1023)] >> (hash & 63) & 1 != 0 }

    /// Whether a word is one of those without which no sentence tells a time; so are numbers that may be years, dates or codes.
    static func isTrigger(_ row: TimeWordRow) -> Bool {
        // "In the past".
        if row.flags.contains(.window) { return true }
        return switch row.role {
        case .month, .weekday, .unit, .season, .daypart, .holiday, .clockWord, .oclock, .meridiem, .zone, .deictic, .tonight, .overnight,
            .reference, .set, .fiscal, .fy, .office, .decade:
            true
        default: false
        }
    }

    /// Whether an expression may begin with a word of this role.
    fileprivate static func begins(_ role: TimeWordRow.Role) -> Bool {
        switch role {
        case .month, .weekday, .season, .holiday, .deictic, .tonight, .overnight, .clockWord, .shift, .anchoredShift, .that, .recent, .the,
            .possessivePronoun, .edge, .each, .set, .reference, .fiscal, .fy, .ordinal, .numeral, .tens, .multiplier, .vague, .couple,
            .dozen, .article, .unit, .decade:
            true
        default: false
        }
    }
}

/// The tables of a lexicon as the reader of a text looks at them.
struct TimeWords: ~Escapable {
    let entries: Span<TimeLexicon.Entry>
    private let slots: Span<TimeLexicon.Slot>

    @_lifetime(borrow tables)
    init(_ tables: borrowing TimeLexicon.Tables) {
        entries = tables.entries.span
        slots = tables.slots.span
    }

    /// The single word, if it is known and written as it must be; −1 for none.
    func entry(_ hash: UInt64, capitalised: Bool, allCaps: Bool) -> Int {
        Int(fitting(slots[TimeLexicon.find(TimeLexicon.step(hash, after: 0), slots)].entry, capitalised, allCaps))
    }

    /// The first of the entries that are chained from `first` that is written as it must be; −1 for none.
    @inline(__always)
    private func fitting(_ first: Int32, _ capitalised: Bool, _ allCaps: Bool) -> Int32 {
        var index = first
        while index >= 0 {
            let flags = entries[Int(index)].flags
            if !flags.contains(.capital) || capitalised, !flags.contains(.upper) || allCaps { return index }
            index = entries[Int(index)].otherwise
        }
        return -1
    }

    /// The entry of the longest word or phrase that begins at a token and ends before `end`, with the number of its tokens;
    /// −1 and 1 for none.
    @inline(__always)
    func longest(_ tokens: Span<Token>, _ start: Int, _ end: Int) -> (entry: Int, length: Int) {
        let state = TimeLexicon.step(tokens[start].hash, after: 0)
        let slot = TimeLexicon.find(state, slots)
        if slots[slot].key == 0 { return (-1, 1) }
        let entry = entry(at: slot, tokens[start].flags)
        // Most words that phrases begin with stand alone, or before one that goes on none.
        guard start &+ 1 < end, slots[slot].nextWords != 0, let next = Self.hash(tokens[start &+ 1]),
            slots[slot].nextWords & TimeLexicon.bit(next) != 0
        else { return (Int(entry), 1) }
        return longer(tokens, start, end, state, entry)
    }

    /// The same where the first word, with the given state and entry, may go on.
    private func longer(
        _ tokens: Span<Token>, _ start: Int, _ end: Int, _ first: UInt64, _ entry: Int32
    ) -> (entry: Int, length: Int) {
        var (state, best) = (first, entry)
        var length = 1
        var index = start + 1
        while index < end, let hash = Self.hash(tokens[index]) {
            state = TimeLexicon.step(hash, after: state)
            let slot = TimeLexicon.find(state, slots)
            if slots[slot].key == 0 { break }
            let entry = self.entry(at: slot, tokens[start].flags)
            if entry >= 0 { (best, length) = (entry, index - start + 1) }
            if slots[slot].nextWords == 0 { break }
            index += 1
        }
        return (Int(best), length)
    }

    /// A slot's entry, if the first word is written as it must be; else −1.
    @inline(__always)
    private func entry(at slot: Int, _ first: Token.Flags) -> Int32 {
        slots[slot].isPlain ? slots[slot].entry : fitting(slots[slot].entry, first.contains(.capitalised), first.contains(.allCaps))
    }

    /// What a token counts as in a phrase; `nil` for what stands in none.
    @inline(__always)
    private static func hash(_ token: borrowing Token) -> UInt64? {
        switch token.kind {
        case .word, .symbol: token.hash
        case .possessive, .apostrophe: TimeLexicon.apostrophe
        default: nil
        }
    }
}
