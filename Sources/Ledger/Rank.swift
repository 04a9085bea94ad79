internal import Model

extension Article {
    /// Orders the sightings of one article, the best first: the surest date, then the earliest, then the most precise, then
    /// the smallest path. It does not depend on when a sighting arrived, so neither does what an article shows. Compared byte
    /// by byte.
    var rank: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let origins = Stamp.Origin.allCases
        let origin = published.flatMap { origins.firstIndex(of: $0.origin) } ?? origins.count
        // Day numbers of years 1 to 9999 lie within a million of 1970; an open beginning sorts last.
        let day = published.flatMap { $0.period.start?.dayNumber }.map { $0 + 1_000_000 } ?? 9_999_999
        let width = published.flatMap { $0.period.dayCount } ?? 9_999_999
        return "\(padded(origin, 2)) \(padded(day, 7)) \(padded(min(width, 9_999_999), 7)) \(path) \(padded(index, 9))"
    }

    /// Whether this sighting is better than one with a rank.
    ///
    /// What a person says about a page on the command line replaces what was said there before: a wrong date must be mended by
    /// giving the right one. That alone depends on what came later.
    func isBetter(than known: String) -> Bool {
        let rank = rank
        // Origin, day and width, with the spaces after them.
        let head = 19
        let mine = Array(rank.utf8)
        let theirs = Array(known.utf8)
        let isSameSaying = mine.prefix(head) == theirs.prefix(head)
        // The place on the page stands last, after a space.
        let isSamePage = mine.dropFirst(head).dropLast(10) == theirs.dropFirst(head).dropLast(10)
        let isSaid = published?.origin == .commandLine && theirs.starts(with: "00 ".utf8)
        if isSaid, isSamePage, !isSameSaying { return true }
        return mine.lexicographicallyPrecedes(theirs)
    }
}
