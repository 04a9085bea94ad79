/// A span of text that names a quantity.
public struct QuantityMention: Hashable, Sendable {
    /// How the number is built, where that matters to whoever uses it.
    public enum Shape: String, Sendable, Hashable {
        case single
        /// "25,000 to 30,000", "between 5 and 6": one quantity with two ends.
        case range
        /// "from 8 to 12": two quantities, before and after.
        case move
        /// "two-thirds", "one in five"
        case fraction
        /// "dozens", "tens of thousands": an interval and never a value.
        case vague
    }

    /// What a figure is to the one before or after it in its sentence.
    public enum Tie: UInt8, Sendable, Hashable {
        case none
        /// What the figure before it moved from: "to 46 percent in May from 51 percent".
        case origin
        /// A part of what the next one counts, and so in the same unit: the five of "five of the 12 jurors".
        case part
        /// Of the same kind as the one before it, and so in its unit: the 20 of "eight soldiers were killed and 20 wounded".
        case fellow
    }

    /// From the first byte of the number, with its currency mark or hedge-free scale, to the last byte of its unit.
    public var range: ByteRange
    public var figure: Figure
    public var shape: Shape
    public var trend: Trend?
    /// The words of the noun phrases that the figure measures, in the order of the text.
    public var concept: [ByteRange]
    /// The span of the number alone (digits, number words, scale), inside `range`.
    public var number: ByteRange
    /// What it is to its neighbour, where it is not to be taken alone.
    public var tie: Tie

    public init(
        range: ByteRange, number: ByteRange, figure: Figure, shape: Shape = .single, trend: Trend? = nil, concept: [ByteRange] = [],
        tie: Tie = .none
    ) {
        self.range = range
        self.number = number
        self.figure = figure
        self.shape = shape
        self.trend = trend
        self.concept = concept
        self.tie = tie
    }
}

extension QuantityMention {
    /// The figure as one quantity with the next where they are tied: the move from that one, or in its unit.
    public func tied(to next: QuantityMention) -> QuantityMention {
        var whole = self
        if next.tie == .origin {
            whole.range = ByteRange(range.start, next.range.end)
            whole.figure.value = next.figure.value
            whole.figure.upper = figure.value
            whole.shape = .move
        } else if tie == .part {
            whole.figure.unit = next.figure.unit
        }
        return whole
    }
}

/// A span of text that names a time.
public struct TimeMention: Hashable, Sendable {
    /// The types of TimeML, https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html
    public enum Kind: String, Sendable, Hashable {
        case date = "DATE"
        case time = "TIME"
        case duration = "DURATION"
        case set = "SET"
    }

    /// What the period was counted from.
    public enum Basis: Hashable, Sendable {
        /// Nothing: "June 27, 2025".
        case calendar
        /// The article's publication: "Friday", "last October".
        case publication
        /// Another time that the text speaks of: "a year earlier", "the next day".
        case text
        /// The day that someone took office: "in his third week in office". The first and the last step, counted from 0.
        case office(first: Int, last: Int, Step)
        /// A fiscal year by its name, and the second year where two are named: "fiscal 2027", "2025-26". The period is the
        /// calendar's unless the anchor said whose fiscal year it is; `FiscalCalendar.period` places it anew.
        case fiscalYear(Int, Int?)
        /// A fiscal year counted from the running one: "this financial year" is 0.
        case fiscalShift(Int)
    }

    /// Units in which a term of office is counted.
    public enum Step: String, Hashable, Sendable { case day, week, month, year }

    /// The word that ties the time to what the sentence says.
    public enum Bound: String, Hashable, Sendable, CaseIterable {
        /// "since last October": `interval` runs from there to the publication.
        case since
        /// "by 2035"
        case by
        /// "until Friday": `interval` is open at its beginning.
        case until
        case before, after
        /// "from June"
        case from
    }

    public var range: ByteRange
    public var kind: Kind
    /// The TIMEX3 value: `1998-08-10`, `1998-W32`, `P3D`, `PRESENT_REF`.
    public var timex: String
    /// Where the expression denotes a date or an interval; `nil` where it could not be resolved. "Over the past two months"
    /// is a duration whose period ends on the day of publication.
    public var period: Period?
    /// The period without "early", "mid" or "late": all of 2024 for "late 2024". `nil` where nothing was taken away.
    public var unclipped: Period?
    /// Whether the period was counted from the article's publication date, and so is only as good as that date.
    public var isRelative: Bool
    public var basis: Basis
    public var bound: Bound?
    /// The whole interval where the mention is one end of it ("Tuesday to Thursday": both mentions carry it) or opens or closes
    /// one ("since last October").
    public var interval: Period?
    /// The span of the whole interval, its prepositions inside; only beside `interval`.
    public var intervalRange: ByteRange?

    public init(
        range: ByteRange, kind: Kind, timex: String, period: Period?, isRelative: Bool, basis: Basis = .calendar, bound: Bound? = nil,
        unclipped: Period? = nil, interval: Period? = nil, intervalRange: ByteRange? = nil
    ) {
        self.range = range
        self.kind = kind
        self.timex = timex
        self.period = period
        self.isRelative = isRelative
        self.basis = basis
        self.bound = bound
        self.unclipped = unclipped
        self.interval = interval
        self.intervalRange = intervalRange
    }
}

/// A span of text that names someone or something of the vocabulary.
public struct EntityMention: Hashable, Sendable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// id: ISO 3166-1 alpha-3
        case country
        /// id: upper-case short name (`NATO`, `EU`)
        case alliance
        /// id: kebab-case of the common full English name
        case person
        /// id: kebab-case
        case pollster
        /// A ministry, agency, army or office that speaks, or a name of a definition's own; `country` says whose it is.
        case organization
        /// A town, region or front; id kebab-case, `country` says where it lies.
        case place
    }

    /// What form the name has.
    public enum Form: String, Sendable, Hashable {
        /// "North Korea", "Lee Jae Myung", "Gallup Korea"
        case name
        /// "North Korean": the adjective, or the people
        case demonym
        /// "Seoul", "the Kremlin": a capital or a seat that stands for its government
        case capital
        /// "Lee", "the president", "the agency": known only from the rest of the article
        case coreference
    }

    public var range: ByteRange
    public var kind: Kind
    public var id: String
    public var form: Form
    /// ISO 3166-1 alpha-3 of the country it belongs to or lies in, where the vocabulary says so.
    public var country: String?

    public init(range: ByteRange, kind: Kind, id: String, form: Form, country: String? = nil) {
        self.range = range
        self.kind = kind
        self.id = id
        self.form = form
        self.country = country
    }
}
