/// An alliance, a union, or a body of states.
public struct AllianceRow: VocabularyRow {
    public static let file = "alliances.tsv"
    public static let kind = TermKind.alliance

    /// The upper-case short name: `NATO`.
    public let id: String
    /// For display.
    public let name: String
    public let names: [String]
    /// What "the …" calls it after its name has come: "alliance".
    public let nouns: [String]
    /// Cities that stand for it, beside a government.
    public let seats: [String]

    public var forms: [String] { [name] + names }

    public init(_ line: TableLine) throws(TableError) {
        id = try line.required("id")
        name = try line.required("name")
        names = try line.list("names")
        nouns = try line.list("nouns")
        seats = try line.list("seats")
    }
}

/// A polling house, or a broadcaster or paper with polls of its own.
public struct PollsterRow: VocabularyRow {
    public static let file = "pollsters.tsv"
    public static let kind = TermKind.pollster

    public let id: String
    /// For display.
    public let name: String
    /// Forms that always mean it.
    public let names: [String]
    /// Forms that mean it only in a sentence about a poll.
    public let weak: [String]
    /// ISO 3166-1 alpha-3 of where the house is; `nil` where in no one country.
    public let country: String?

    public var forms: [String] { names }
    public var otherForms: [(String, TermKind)] { weak.map { ($0, .weakPollster) } }

    public init(_ line: TableLine) throws(TableError) {
        id = try line.required("id")
        name = try line.required("name")
        names = try line.list("names")
        weak = try line.list("weak")
        country = try line.optional("country")
    }
}

/// A ministry, an agency, an army, a group, a party, an institute or a news agency.
public struct OrganizationRow: VocabularyRow {
    public enum Kind: String, Sendable, CaseIterable {
        case ministry, intelligence, military, statistics, institute, government, parliament, party, un, militant, media, ngo, agency
        /// Soldiers of several countries in one country, which is where it works.
        case mission
        case centralBank = "central-bank"
    }

    public static let file = "organizations.tsv"
    public static let kind = TermKind.organization

    public let id: String
    /// For display.
    public let name: String
    public let names: [String]
    /// ISO 3166-1 alpha-3 of whose it is or where it works; `nil` where of no one country.
    public let country: String?
    /// Whether bodies of other countries bear the same `name`, so that it alone does not tell whose it is: "National Assembly".
    public let isShared: Bool
    public let kind: Kind
    /// What "the …" calls it after its name has come: "agency".
    public let nouns: [String]
    /// Whether a person's own vocabulary names it: it then goes before others of its name.
    public let isOwn: Bool

    public var forms: [String] { [name] + names }

    init(_ own: OwnName) {
        id = own.id
        name = own.name
        names = own.forms.filter { $0 != own.name }
        country = own.country
        isShared = false
        kind = .agency
        nouns = own.nouns
        isOwn = true
    }

    public init(_ line: TableLine) throws(TableError) {
        isOwn = false
        id = try line.required("id")
        name = try line.required("name")
        names = try line.list("names")
        let owner = try line.optional("country")
        let isMarked = owner?.hasSuffix("?") ?? false
        isShared = isMarked
        country = owner.map { isMarked ? String($0.dropLast()) : $0 }
        kind = try line.choice("kind")
        nouns = try line.list("nouns")
    }
}

/// A town, a region, a base, a sea.
public struct PlaceRow: Sendable {
    static let file = "places.tsv"

    public let id: String
    /// For display.
    public let name: String
    public let names: [String]
    /// ISO 3166-1 alpha-3 of the country it lies in by international law; `nil` for waters and what lies in several.
    public let country: String?

    public var forms: [String] { [name] + names }
}

/// A department of government, by the words that stand before or after "ministry", "minister", "secretary".
public struct DepartmentRow: VocabularyRow {
    public static let file = "departments.tsv"
    public static let kind = TermKind.department

    public let id: String
    public let forms: [String]

    public init(_ line: TableLine) throws(TableError) {
        id = try line.required("id")
        forms = try line.list("names")
    }
}

/// A noun that takes up a body named before.
public struct BodyNounRow: VocabularyRow {
    public enum Kind: String, Sendable, CaseIterable { case alliance, organization, pollster, country, ministry }

    public static let file = "body-nouns.tsv"
    public static let kind = TermKind.bodyNoun

    public let noun: String
    /// What kinds of body it may take up.
    public let kinds: [Kind]
    public var forms: [String] { [noun] }

    public init(_ line: TableLine) throws(TableError) {
        noun = try line.required("noun")
        var kinds: [Kind] = []
        for text in try line.list("kinds") {
            guard let kind = Kind(rawValue: text) else { throw line.error("kinds", "“\(text)” is no kind of body") }
            kinds.append(kind)
        }
        self.kinds = kinds
    }
}

/// Words that tell what a name beside them is.
public struct NameCueRow: VocabularyRow {
    public enum Class: String, Sendable, CaseIterable {
        /// Given names, which make of what follows a person: "Michael" before "Jordan".
        case given
        /// Given names that are also countries or cities: "Jordan", "Chad"; a name only before a word that is nothing else.
        case givenPlace = "given-place"
        /// Family names that are also words or places, and so need more beside them.
        case commonSurname = "common-surname"
        /// Verbs whose subject is one who speaks.
        case speech
        /// Nouns that only a head of state or government has in the possessive: "approval", "cabinet".
        case ofHead = "of-head"
        /// Words that make a sentence one about a poll.
        case poll
        /// "former", "ex-": the office is no longer held.
        case former
        /// Prepositions before which and after which a name is a place: "in Seoul".
        case locative
        /// Nouns behind a country's name that make both the name of a house or street: "Palestine Hotel".
        case house
        /// Countries whose name is also a part of another country: "Georgia".
        case state
        /// Words beside which such a name is that part: "state of Georgia", "Georgia voters".
        case ofState = "of-state"
    }

    public static let file = "name-cues.tsv"
    public static let kind = TermKind.nameCue

    public let forms: [String]
    public let cue: Class

    public init(_ line: TableLine) throws(TableError) {
        cue = try line.choice("class")
        forms = try line.list("forms")
    }
}

/// A phrase that holds a name of the vocabulary but means something else.
public struct LookAlikeRow: VocabularyRow {
    public static let file = "look-alikes.tsv"
    public static let kind = TermKind.lookAlike

    public let forms: [String]

    public init(_ line: TableLine) throws(TableError) { forms = [try line.required("phrase")] }
}
