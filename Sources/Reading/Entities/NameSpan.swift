/// A name as the first pass finds it, before the article as a whole is known.
struct NameSpan {
    enum Kind {
        case country, demonym, capital, alliance, person, pollster, organization, place
        /// A family name alone; `key` says which.
        case surname
        /// A full name that the vocabulary does not know; `key` is that of its family name.
        case unknown
        /// "the president": an office without a name; `row` is the title's.
        case office
        /// "the agency": `row` is the noun's.
        case body
        /// "Defence Ministry", "Ministry of Defence": `row` is the department's.
        case ministry
        /// "the North", "the South": `row` is 0 or 1.
        case side
    }

    var kind: Kind
    /// Tokens.
    var words: Range<Int>
    var row: Int32 = -1
    /// Of people: the hash of the family name.
    var key: UInt64 = 0
    /// Of people: the title row before the name.
    var title: Int32 = -1
    /// Whether "former" or the like stands before.
    var isFormer = false
    /// The row of a country that stands right before ("the French president") or after ("president of France"), or of the
    /// country that is named there through its capital or people.
    var owner: Int32 = -1
}

extension NameSpan.Kind {
    var isCountry: Bool { self == .country || self == .demonym || self == .capital }
    var isPerson: Bool { self == .person || self == .surname || self == .unknown }
}
