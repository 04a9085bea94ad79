/// One thing that `check` can prove: as a value, so that it can be listed, explained and switched off.
public struct CheckRule: Hashable, Sendable, Identifiable {
    public let id: String
    /// The kinds of the design's catalogue that it proves: "R1 R13".
    public let kinds: String
    public let title: String
    /// What it shows when it speaks.
    public let proves: String
    /// When it speaks.
    public let formula: String
    /// Where the test comes from.
    public let source: String

    public static let samePeriod = CheckRule(
        id: "same-period", kinds: "R1 R13 R14 R15 R20", title: "One key and period, two values",
        proves: "Two figures for the same thing at the same time leave no value that both allow.",
        formula:
            "robust(a) ∩ robust(b) = ∅, where robust(v) = [v − u/2, v + u) and u is the place of the last significant digit; or the count "
            + "is what another article counts of something else beside a count of the same, or the sum of the two",
        source: "interval arithmetic on the literal; truncation allowed as in statcheck, pull request 106")
    public static let samePoll = CheckRule(
        id: "same-poll", kinds: "R2", title: "One survey quoted twice",
        proves: "A survey has one result; two articles print different ones for the same house and the same days.",
        formula:
            "same house and field dates, or a week or month in which just one survey of the house is on file and the other answers agree, or the "
            + "first or last days of the survey, with two digits exchanged; "
            + "equal decimals: literals two steps apart; unequal: the coarse one is neither the fine one rounded nor cut off",
        source: "no margin of error applies within one survey")
    public static let swappedValues = CheckRule(
        id: "swapped-values", kinds: "R16", title: "Two figures exchanged",
        proves: "An article gives each of two figures the other's value: of two answers, countries, places, outcomes or times.",
        formula:
            "a₁ = b₂ and b₁ = a₂, a₁ ≠ b₁; at two times, a twentieth apart; the two answers of a survey also where articles date them up to a month apart and they "
            + "differ by a quarter, or by a tenth with a decimal",
        source: "comparison of pairs")
    public static let wrongPeriod = CheckRule(
        id: "wrong-period", kinds: "R16", title: "A figure of another date",
        proves: "A figure given for one survey is the result of another one of the same house; an amount told as spent is of another year.",
        formula:
            "value(t) disjoint from the survey inside t, and equal to a survey of the same house outside t; or disjoint from the plan "
            + "for t in an article that gives value(t) to another year",
        source: "comparison with neighbours")
    public static let sharesSum = CheckRule(
        id: "shares-sum", kinds: "R4", title: "Shares of one whole above 100 percent",
        proves: "Answers that exclude each other were given by more than all who were asked.",
        formula: "Σ low(robust) > 100 and Σ value > 101 (101 may be rounding)", source: "shares of one base")
    public static let nearDate = CheckRule(
        id: "near-date", kinds: "R13 R14", title: "A slip of the digits between neighbouring dates",
        proves: "What was counted cannot have changed so within days; a slip of the digits explains the difference.",
        formula:
            "at most 31 days apart, robust intervals disjoint, digits exchanged (two leading ones within a week), or one a goal for later or the "
            + "number of another place beside the other one, or ten times as much within a fortnight; within a year: the same digits "
            + "at another power of ten",
        source: "comparison of literals")
    public static let partsSum = CheckRule(
        id: "parts-sum", kinds: "R3", title: "Parts that do not make the whole",
        proves: "The parts that an article names do not add up to its total.",
        formula: "robust(total) ∩ Σ robust(part) = ∅ where the parts are all, as the other sums of the same list show; Σ low(part) > "
            + "high(total) where they are some; of parts that the sentence lists behind the total, standard intervals in place of robust ones",
        source: "sums of intervals")
    public static let fallingTotal = CheckRule(
        id: "falling-total", kinds: "R11", title: "A running total that falls",
        proves: "A count from one start to a later day is below the count to an earlier day.",
        formula:
            "start₂ ≤ start₁, end₂ > end₁, of the same or of more, high(robust₂) < low(robust₁); where a start is not said, only within three "
            + "months of another count and of the same digits, source or force, or half as much again at most",
        source: "counts of the same start cannot fall")
    public static let staleFigure = CheckRule(
        id: "stale-figure", kinds: "R18", title: "A figure that had been overtaken",
        proves: "An article repeats, without a hedge, a figure that later reports had already replaced.",
        formula: "published after a higher figure of the same event, and equal to one published before it or told as earlier beside it",
        source: "order of publication")
    public static let flowAgainstStock = CheckRule(
        id: "flow-against-stock", kinds: "R5", title: "Arrivals that do not make the new number",
        proves: "An article's number before, numbers that came, and number after do not fit; who left may not be told.",
        formula: "robust(stock₀) + Σ robust(flow) ∩ robust(stock₁) = ∅, all in one sentence; in one article stock₁ above the sum",
        source: "stock and flow accounting")
    public static let shareOfAmount = CheckRule(
        id: "share-of-amount", kinds: "R6", title: "An amount and its share imply an impossible base",
        proves: "Amount divided by share is the base; two articles imply bases that differ beyond all rounding.",
        formula: "amount₁ × share₂ against amount₂ × share₁, on intervals, near 10ᵏ; where sentences say \"amount, or share\", of one year "
            + "or two that follow each other, also a base that falls by a third or grows by 1.5 times",
        source: "cross-multiplication of intervals, exact")
    public static let conversion = CheckRule(
        id: "conversion", kinds: "R6 R15", title: "Two currencies imply an impossible rate",
        proves: "An article's two amounts for one thing imply an exchange rate a power of ten away from all others.",
        formula: "amount₁(A) × amount₂(B) against amount₂(A) × amount₁(B), ratio near 10ᵏ",
        source: "cross-multiplication of intervals, exact")
    public static let bounds = CheckRule(
        id: "bounds", kinds: "R10", title: "A figure beyond what can be",
        proves: "A share lies outside 0 to 100 percent, or a count below zero, or a fact of a time that is yet to come.",
        formula: "low(robust) > 100, or high(robust) < 0, or an actual figure whose period begins after its article",
        source: "definition of the measure")

    public static let correction = CheckRule(
        id: "correction", kinds: "R19", title: "A figure that its publisher corrected",
        proves: "A publisher has put another figure into a story, and a note in the story says that it was corrected.",
        formula: "same address, story, key and period; robust intervals disjoint; the later version has a note of correction and counts",
        source: "versions of one article, as NewsDiffs compares them")
    public static let silentChange = CheckRule(
        id: "silent-change", kinds: "R19", title: "One page, another figure",
        proves: "A publisher has put another figure into a story, and nothing in the story says so.",
        formula: "same address, story, key and period; robust intervals disjoint; no note of correction; the later version counts",
        source: "versions of one article, as NewsDiffs compares them")

    public static let lapsedDecision = CheckRule(
        id: "lapsed-decision", kinds: "", title: "A decision that holds no more",
        proves: "What a person decided about has changed since, so that the figure is the program's again.",
        formula: "its observation, point or finding is gone, or articles now have a figure where it made a point",
        source: "guards of corrections, as Our World in Data keeps them")
    public static let overtakenDecision = CheckRule(
        id: "overtaken-decision", kinds: "", title: "A value that was set against another one",
        proves: "A person set a value that stands, and what articles say of the point is not what they said then.",
        formula: "the value without the decision is not the one it expects",
        source: "guards of corrections, as Our World in Data keeps them")

    public static let statedChange = CheckRule(
        id: "stated-change", kinds: "R7", title: "A change that does not follow",
        proves:
            "A sentence gives a figure before, a figure after, and a change that the two do not make; or another article gives the one before.",
        formula:
            "robust(after) ∩ robust(before) × (1 ± robust(percent)) = ∅; in points: after − before; of \"up two points from a week earlier\", against the survey of that week on file",
        source: "recomputation from stated inputs, as statcheck does")
    public static let direction = CheckRule(
        id: "direction", kinds: "R8", title: "A rise that is a fall",
        proves: "A sentence says that a figure rose, and gives a lower one after than before; or the reverse.",
        formula: "rose: robust(after) below robust(before); fell: above", source: "order of intervals")
    public static let product = CheckRule(
        id: "product", kinds: "R9", title: "Two ways of saying one thing that do not agree",
        proves: "A rate times its time is not the total beside it, or a fraction is not the percentage beside it.",
        formula: "about(rate) × about(time) ∩ about(total) = ∅; robust(percent) outside 0.8 to 1.25 times the fraction",
        source: "products of intervals")
    public static let superlative = CheckRule(
        id: "superlative", kinds: "R17", title: "Not the lowest, nor the highest",
        proves: "A figure is called the lowest or highest since a time, and a lower or higher one since then is on file.",
        formula: "a claim of the same key between the time and the figure, robust(claim) strictly beyond robust(figure)",
        source: "comparison with the store")
    public static let marginOfError = CheckRule(
        id: "margin-of-error", kinds: "R12", title: "A margin of error that its sample cannot have",
        proves: "The margin stated for a survey is smaller than chance alone makes it for so many answers.",
        formula: "margin, rounded up, < 0.95 × 1.96 × √(0.25 ÷ n)", source: "standard error of a proportion")

    /// All rules, in the order in which they are applied: a figure that one of them has shown to be a slip is not held
    /// against others again.
    public static let all: [CheckRule] = [
        bounds, swappedValues, samePoll, partsSum, staleFigure, samePeriod, nearDate, wrongPeriod, sharesSum, fallingTotal,
        flowAgainstStock, shareOfAmount, conversion, correction, silentChange, statedChange, direction, product, superlative,
        marginOfError, lapsedDecision, overtakenDecision,
    ]
}
