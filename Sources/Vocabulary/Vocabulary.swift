/// The words, units, names and cues that Reading knows: tables of rows, and the surface forms that lead to them.
///
/// An immutable value, handed to whoever needs it. To add a table: a row type that is a `VocabularyRow` in `Rows/`, its
/// file in `Data/en/`, and here the property that holds its rows with its line in `load`.
public struct Vocabulary: Sendable {
    /// A surface form and the row it stands for.
    ///
    /// How a form is written says what it matches. Lower-case letters match letters of any case; a word that begins with a
    /// capital matches only capitalised words ("Pole", "May"); a word all in capitals only words in capitals ("US"); a word
    /// with a dot only words with dots ("in."). A form that begins with `=` matches only what is spelled exactly like the
    /// rest of it ("=MW" is not "mW"). One form may stand for several rows, of one kind or of several.
    public struct Form: Sendable, Hashable {
        public var text: String
        public var kind: TermKind
        /// The place in the array of the kind's rows.
        public var row: Int32

        public init(_ text: String, _ kind: TermKind, row: Int32) {
            self.text = text
            self.kind = kind
            self.row = row
        }
    }

    public private(set) var abbreviations: [AbbreviationRow] = []
    public private(set) var words: [WordRow] = []
    public private(set) var times: [TimeWordRow] = []
    public private(set) var cues: [CueRow] = []
    public private(set) var wordCues: [WordCueRow] = []
    public private(set) var fiscalYears: [FiscalRow] = []
    public private(set) var economies: [EconomyRow] = []
    /// The other forms of words whose forms do not follow from their spelling, by lemma.
    public private(set) var irregularForms: [String: [String]] = [:]

    public private(set) var countries: [CountryRow] = []
    public private(set) var alliances: [AllianceRow] = []
    public private(set) var people: [PersonRow] = []
    public private(set) var titles: [TitleRow] = []
    public private(set) var pollsters: [PollsterRow] = []
    public private(set) var organizations: [OrganizationRow] = []
    public private(set) var places = PlaceTable()
    public private(set) var departments: [DepartmentRow] = []
    public private(set) var bodyNouns: [BodyNounRow] = []
    public private(set) var nameCues: [NameCueRow] = []
    public private(set) var lookAlikes: [LookAlikeRow] = []
    public private(set) var plurals: [PluralRow] = []
    public private(set) var numbers: [NumberRow] = []
    public private(set) var units: [UnitRow] = []
    public private(set) var currencies: [CurrencyRow] = []
    public private(set) var hedges: [HedgeRow] = []
    public private(set) var pageCues: [PageCueRow] = []
    public private(set) var languages: [LanguageRow] = []
    public private(set) var genericNouns: [GenericNounRow] = []
    public private(set) var conflicts: [ConflictRow] = []

    /// All forms of all tables but those of `places`, which it has itself.
    public private(set) var forms: [Form] = []

    /// The vocabulary that the program carries.
    public static let builtIn: Vocabulary = {
        var all = firstHalf.joined(with: secondHalf)
        all.isBuiltIn = true
        return all
    }()

    /// Whether it is the one that the program carries and no other: what is made of that one need not be made again.
    public private(set) var isBuiltIn = false

    /// Parts of the built-in vocabulary: whoever reads the second meanwhile has the whole in half the time. It is the larger one, as
    /// whoever asks for the whole begins later.
    private static let firstHalf = Vocabulary(EmbeddedFiles.all.prefix { !$0.name.hasSuffix(OrganizationRow.file) })
    private static let secondHalf = Vocabulary(EmbeddedFiles.all.drop { !$0.name.hasSuffix(OrganizationRow.file) })

    /// Reads the second half of the built-in vocabulary, while another task reads the first by asking for the whole.
    public static func readAhead() { _ = secondHalf }

    init(_ files: ArraySlice<(name: String, content: StaticString)>) {
        do {
            for file in files { try load(file.name, unsafe file.content.withUTF8Buffer { unsafe Array($0) }) }
        } catch {
            fatalError("the built-in vocabulary cannot be read: \(error)")
        }
    }

    /// The rows of both, of which no table is in both.
    private func joined(with other: Vocabulary) -> Vocabulary {
        var all = self
        all.abbreviations += other.abbreviations
        all.words += other.words
        all.times += other.times
        all.cues += other.cues
        all.wordCues += other.wordCues
        all.fiscalYears += other.fiscalYears
        all.economies += other.economies
        all.irregularForms.merge(other.irregularForms) { $0 + $1 }
        all.countries += other.countries
        all.alliances += other.alliances
        all.people += other.people
        all.titles += other.titles
        all.pollsters += other.pollsters
        all.organizations += other.organizations
        if all.places.isEmpty { all.places = other.places }
        all.departments += other.departments
        all.bodyNouns += other.bodyNouns
        all.nameCues += other.nameCues
        all.lookAlikes += other.lookAlikes
        all.plurals += other.plurals
        all.numbers += other.numbers
        all.units += other.units
        all.currencies += other.currencies
        all.hedges += other.hedges
        all.pageCues += other.pageCues
        all.languages += other.languages
        all.genericNouns += other.genericNouns
        all.conflicts += other.conflicts
        all.forms += other.forms
        return all
    }

    /// A vocabulary without any row.
    public init() {}

    /// This vocabulary with the rows of another table; the last part of `name` says which ("people.tsv").
    public func adding(table name: String, text: String) throws(TableError) -> Vocabulary {
        var copy = self
        copy.isBuiltIn = false
        try copy.load(name, Array(text.utf8))
        return copy
    }

    /// This vocabulary with forms of the caller's own, which chooses what their `row` means.
    public func adding(forms more: [Form]) -> Vocabulary {
        var copy = self
        copy.isBuiltIn = false
        copy.forms += more
        return copy
    }

    mutating func add(_ row: OrganizationRow) {
        isBuiltIn = false
        for form in row.forms { forms.append(Form(form, .organization, row: Int32(organizations.count))) }
        organizations.append(row)
    }

    private mutating func load(_ name: String, _ text: [UInt8]) throws(TableError) {
        switch name.split(separator: "/").last ?? "" {
        case AbbreviationRow.file: abbreviations += try rows(text, name, after: abbreviations.count)
        case CueRow.file: cues += try rows(text, name, after: cues.count)
        case WordCueRow.file: wordCues += try rows(text, name, after: wordCues.count)
        case FiscalRow.file: fiscalYears += try rows(text, name, after: fiscalYears.count)
        case EconomyRow.file: economies += try rows(text, name, after: economies.count)
        case IrregularRow.file:
            for row: IrregularRow in try rows(text, name, after: 0) { irregularForms[row.lemma, default: []] += row.others }
        case TimeWordRow.file: times += try rows(text, name, after: times.count)
        case WordRow.file: words += try rows(text, name, after: words.count)
        case CountryRow.file: countries += try rows(text, name, after: countries.count)
        case AllianceRow.file: alliances += try rows(text, name, after: alliances.count)
        case PersonRow.file: people += try rows(text, name, after: people.count)
        case TitleRow.file: titles += try rows(text, name, after: titles.count)
        case PollsterRow.file: pollsters += try rows(text, name, after: pollsters.count)
        case OrganizationRow.file: organizations += try rows(text, name, after: organizations.count)
        case PlaceRow.file: try places.append(text, file: name)
        case DepartmentRow.file: departments += try rows(text, name, after: departments.count)
        case BodyNounRow.file: bodyNouns += try rows(text, name, after: bodyNouns.count)
        case NameCueRow.file: nameCues += try rows(text, name, after: nameCues.count)
        case LookAlikeRow.file: lookAlikes += try rows(text, name, after: lookAlikes.count)
        case PluralRow.file: plurals += try rows(text, name, after: plurals.count)
        case NumberRow.file: numbers += try rows(text, name, after: numbers.count)
        case UnitRow.file: units += try rows(text, name, after: units.count)
        case CurrencyRow.file: currencies += try rows(text, name, after: currencies.count)
        case HedgeRow.file: hedges += try rows(text, name, after: hedges.count)
        case PageCueRow.file: pageCues += try rows(text, name, after: pageCues.count)
        case LanguageRow.file: languages += try rows(text, name, after: languages.count)
        case ConflictRow.file: conflicts += try rows(text, name, after: conflicts.count)
        case GenericNounRow.file: genericNouns += try rows(text, name, after: genericNouns.count)
        default: throw TableError(file: name, line: 0, column: 0, message: "there is no table of this name")
        }
    }

    /// Reads the rows of a table and takes in their forms.
    private mutating func rows<Row: VocabularyRow>(_ text: [UInt8], _ name: String, after count: Int) throws(TableError) -> [Row] {
        var rows: [Row] = []
        for line in try TableReader.lines(of: text, file: name) {
            let row = try Row(line)
            let index = Int32(count + rows.count)
            for form in row.forms { forms.append(Form(form, Row.kind, row: index)) }
            for (form, kind) in row.otherForms { forms.append(Form(form, kind, row: index)) }
            rows.append(row)
        }
        return rows
    }
}

/// A row of a vocabulary table.
public protocol VocabularyRow: Sendable {
    /// The table's file name: "units.tsv".
    static var file: String { get }
    /// What its `forms` stand for.
    static var kind: TermKind { get }
    /// The surface forms that stand for this row, in the notation of `Vocabulary.Form`.
    var forms: [String] { get }
    /// Forms that stand for this row in another way: a person's surname, a country's capital.
    var otherForms: [(String, TermKind)] { get }

    init(_ line: TableLine) throws(TableError)
}

extension VocabularyRow {
    public var otherForms: [(String, TermKind)] { [] }
}
