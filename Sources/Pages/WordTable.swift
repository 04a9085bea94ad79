import Vocabulary

/// A fixed set of words and what each stands for, looked up by the hash of the word's bytes: no string is made to ask it.
///
/// Capitals of ASCII count as small letters. Two words are told apart by 64 bits of hash.
struct WordTable<Value: Sendable>: Sendable {
    /// A power of two of places, at most half of them taken; 0 is an empty place.
    private var keys: [UInt64]
    private var places: [Int32]
    private var values: [Value]

    init(_ entries: [(word: String, value: Value)]) {
        var size = 8
        while size < entries.count * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        places = [Int32](repeating: 0, count: size)
        values = []
        for (word, value) in entries {
            let key = Self.key(WordHash.of(word))
            var place = Int(truncatingIfNeeded: key) & (size - 1)
            while keys[place] != 0, keys[place] != key { place = (place + 1) & (size - 1) }
            if keys[place] == key {
                values[Int(places[place])] = value
            } else {
                keys[place] = key
                places[place] = Int32(values.count)
                values.append(value)
            }
        }
    }

    private static func key(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

    /// What the word with this hash stands for.
    subscript(hash: UInt64) -> Value? {
        let key = Self.key(hash)
        var place = Int(truncatingIfNeeded: key) & (keys.count - 1)
        while keys[place] != 0 {
            if keys[place] == key { return values[Int(places[place])] }
            place = (place + 1) & (keys.count - 1)
        }
        return nil
    }

    /// What a stretch of bytes stands for.
    subscript(bytes: [UInt8], range: Range<Int>) -> Value? { self[bytes.span, range] }

    subscript(bytes: Span<UInt8>, range: Range<Int>) -> Value? {
        var hash = WordHash()
        for index in range { hash.add(bytes[index]) }
        return self[hash.value]
    }
}
