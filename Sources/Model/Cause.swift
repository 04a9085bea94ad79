extension Finding {
    /// What may have gone wrong, as far as the digits, the neighbours and the sentences tell.
    ///
    /// The raw value is what `likelyCause` carries; a store may hold one that a later version has.
    public enum Cause: String, Sendable, CaseIterable {
        /// Thousand, million, billion or trillion exchanged.
        case scale
        case unit
        case digitTransposition = "digit-transposition"
        case digitDropped = "digit-dropped"
        case digitAdded = "digit-added"
        case wrongDigit = "wrong-digit"
        case currency
        case flowVsStock = "flow-vs-stock"
        case targetVsActual = "target-vs-actual"
        case wrongPeriod = "wrong-period"
        case wrongSubject = "wrong-subject"
        case swappedStance = "swapped-stance"
        case swappedValues = "swapped-values"
        case staleCopy = "stale-copy"
        /// A page that says that it was changed.
        case correction
        /// A page that was changed and does not say so.
        case silentChange = "silent-change"
        case sum
        case direction
        /// Percentage points told as percent.
        case percentForPoints = "percent-for-points"
        /// A change in percent that follows from another figure than the one it is told from.
        case percentChange = "percent-change"
        case superlative
        case cumulativeDecrease = "cumulative-decrease"
        case revision
        case definition
        case sourceDisagreement = "source-disagreement"
    }
}
