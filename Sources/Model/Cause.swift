extension Finding {
    /// What may have gone wrong, as far as the digits, the neighbours and the sentences tell.
    ///
    /// The raw value is what `likelyCause` carries; a store may hold one that a later version has.
    public enum Cause: String, Sendable, CaseIterable {
        /// Thousand, million, billion or trillion exchanged.
        case scale
        /// One unit for another: miles for kilometres, percent for a bare number.
        case unit
        /// Two digits that changed places: 63 and 36.
        case digitTransposition = "digit-transposition"
        /// One digit too few: 1,500 and 150.
        case digitDropped = "digit-dropped"
        /// One digit too many.
        case digitAdded = "digit-added"
        /// One digit another: 4,300 and 4,800.
        case wrongDigit = "wrong-digit"
        /// A sum in one currency filed under another.
        case currency
        /// How many came in a time, told as how many were there.
        case flowVsStock = "flow-vs-stock"
        /// What is aimed at, told as what is.
        case targetVsActual = "target-vs-actual"
        /// The figure of another survey, month or year of the same series.
        case wrongPeriod = "wrong-period"
        /// The figure of another subject of the same series.
        case wrongSubject = "wrong-subject"
        /// Two answers of one survey exchanged: approve for disapprove.
        case swappedStance = "swapped-stance"
        /// Two figures of one sentence exchanged.
        case swappedValues = "swapped-values"
        /// A figure that others have since replaced by a newer one.
        case staleCopy = "stale-copy"
        /// A page that says that it was changed.
        case correction
        /// A page that was changed and does not say so.
        case silentChange = "silent-change"
        /// Parts that do not add up to their total.
        case sum
        /// "Rose" or "fell" against what the two figures say.
        case direction
        /// Percentage points told as percent.
        case percentForPoints = "percent-for-points"
        /// A change in percent that follows from another figure than the one it is told from.
        case percentChange = "percent-change"
        /// "Lowest since" or "record" against what is on file.
        case superlative
        /// A running total lower than it was before.
        case cumulativeDecrease = "cumulative-decrease"
        /// A figure that its own source has since revised.
        case revision
        /// Figures that count different things under one name.
        case definition
        /// Sources that do not agree; no slip explains it.
        case sourceDisagreement = "source-disagreement"
    }
}
