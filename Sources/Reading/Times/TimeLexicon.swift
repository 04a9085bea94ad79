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

    private struct Slot: Sendable {
        var key: UInt64 = 0
        /// −1 where a longer phrase only passes through.
        var entry: Int32 = -1
        var hasLonger = false
    }

    let rows: [TimeWordRow]
    let entries: [Entry]
    private let slots: [Slot]
    private let mask: Int
    /// Bit i is set if some word or phrase begins with a word whose hash ends in i: most words of a text are told apart from
    /// all words of time by one look here.
    private let known: [UInt64]
    /// The same for words that make a sentence worth reading.
    private let triggers: [UInt64]

    /// What a possessive or an apostrophe counts as inside a phrase ("new year's day").
    static let apostrophe = WordHash.of("'")

    init(_ rows: [TimeWordRow]) {
        self.rows = rows
        var table = Table(words: rows.reduce(0) { $0 + 2 + $1.form.utf8.count(where: { $0 == 0x20 || $0 == 0x27 }) })
        for index in rows.indices { table.insert(rows[index], Int32(index)) }
        (entries, slots, mask, known, triggers) = (table.entries, table.slots, table.mask, table.known, table.triggers)
    }

    /// The tables while they are built.
    private struct Table {
        var entries: [Entry] = []
        var slots: [Slot]
        var mask: Int
        var known = [UInt64](repeating: 0, count: 1024)
        var triggers = [UInt64](repeating: 0, count: 1024)

        init(words: Int) {
            var size = 1024
            while size < words * 3 { size *= 2 }
            slots = Array(repeating: Slot(), count: size)
            mask = size - 1
        }

        mutating func insert(_ row: TimeWordRow, _ index: Int32) {
            let hashes = TimeLexicon.hashes(row.form)
            var state: UInt64 = 0
            var slot = 0
            for (place, hash) in hashes.enumerated() {
                state = TimeLexicon.step(hash, after: state)
                slot = TimeLexicon.find(state, slots, mask)
                slots[slot].key = state
                if place == 0 {
                    known[Int(hash >> 6 & 1023)] |= 1 << (hash & 63)
                    if TimeLexicon.isTrigger(row.role) { triggers[Int(hash >> 6 & 1023)] |= 1 << (hash & 63) }
                }
                if place + 1 < hashes.count { slots[slot].hasLonger = true }
            }
            var entry = Entry(
                role: row.role, flags: row.flags, number: Int32(clamping: row.number), row: index, begins: TimeLexicon.begins(row.role),
                otherwise: -1)
            let strict: TimeWordRow.Flags = [.capital, .upper]
            if slots[slot].entry >= 0, row.flags.isDisjoint(with: strict) {
                // The stricter of two stays in front.
                entries[Int(slots[slot].entry)].otherwise = Int32(entries.count)
            } else {
                entry.otherwise = slots[slot].entry
                slots[slot].entry = Int32(entries.count)
            }
            entries.append(entry)
        }
    }

    /// The hashes of the tokens that a form comes out as.
    fileprivate static func hashes(_ form: String) -> [UInt64] {
        var hashes: [UInt64] = []
        let mark = UInt8(ascii: "'")
        for word in form.utf8.split(separator: 0x20) {
            var bytes = word.filter { $0 != UInt8(ascii: ".") }
            var isPossessive = false
            if bytes.count > 2, bytes[bytes.count - 2] == mark, bytes[bytes.count - 1] == UInt8(ascii: "s") {
                bytes.removeLast(2)
                isPossessive = true
            } else if bytes.count > 1, bytes[bytes.count - 1] == mark {
                bytes.removeLast()
                isPossessive = true
            }
            var hash = WordHash()
            for byte in bytes { hash.add(byte) }
            hashes.append(hash.value)
            if isPossessive { hashes.append(apostrophe) }
        }
        return hashes
    }

    fileprivate static func step(_ hash: UInt64, after state: UInt64) -> UInt64 {
        let key = (hash ^ state) &* 0x9E37_79B9_7F4A_7C15
        return key ^ key >> 31 | 1
    }

    @inline(__always)
    private static func find(_ key: UInt64, _ slots: [Slot], _ mask: Int) -> Int {
        var index = Int(truncatingIfNeeded: key >> 16) & mask
        while slots[index].key != key, slots[index].key != 0 { index = (index + 1) & mask }
        return index
    }

    @inline(__always)
    private func find(_ key: UInt64) -> Int { Self.find(key, slots, mask) }

    /// Whether some word or phrase may begin so: false for nearly all words that are none of these.
    @inline(__always)
    func mayKnow(_ hash: UInt64) -> Bool { known[Int(hash >> 6 & 1023)] >> (hash & 63) & 1 != 0 }

    /// Whether a word may begin something that every time expression has one of.
    @inline(__always)
    func isTrigger(_ hash: UInt64) -> Bool { triggers[Int(hash >> 6 & 1023)] >> (hash & 63) & 1 != 0 }

    fileprivate static func isTrigger(_ role: Role) -> Bool {
        switch role {
        case .month, .weekday, .unit, .season, .daypart, .holiday, .clockWord, .oclock, .meridiem, .zone, .deictic, .tonight, .overnight,
            .reference, .set, .fiscal, .fy, .office:
            true
        default: false
        }
    }

    /// Whether an expression may begin with a word of this role.
    fileprivate static func begins(_ role: TimeWordRow.Role) -> Bool {
        switch role {
        case .month, .weekday, .season, .holiday, .deictic, .tonight, .overnight, .clockWord, .shift, .anchoredShift, .that, .recent, .the,
            .possessivePronoun, .edge, .each, .set, .reference, .fiscal, .fy, .ordinal, .numeral, .tens, .multiplier, .vague, .couple,
            .dozen, .article, .unit:
            true
        default: false
        }
    }

    /// The single word, if it is known and written as it must be.
    func entry(_ hash: UInt64, capitalised: Bool, allCaps: Bool) -> Entry? {
        let index = fitting(slots[find(Self.step(hash, after: 0))].entry, capitalised, allCaps)
        return index < 0 ? nil : entries[Int(index)]
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
    func longest(_ tokens: Span<Token>, _ start: Int, _ end: Int) -> (entry: Int32, length: Int) {
        var state: UInt64 = 0
        var best: Int32 = -1
        var length = 1
        var index = start
        let first = tokens[start].flags
        while index < end {
            let hash: UInt64
            switch tokens[index].kind {
            case .word, .symbol: hash = tokens[index].hash
            case .possessive, .apostrophe: hash = Self.apostrophe
            default: return (best, length)
            }
            state = Self.step(hash, after: state)
            let slot = find(state)
            if slots[slot].key == 0 { return (best, length) }
            let entry = fitting(slots[slot].entry, first.contains(.capitalised), first.contains(.allCaps))
            if entry >= 0 { (best, length) = (entry, index - start + 1) }
            if !slots[slot].hasLonger { return (best, length) }
            index += 1
        }
        return (best, length)
    }
}
