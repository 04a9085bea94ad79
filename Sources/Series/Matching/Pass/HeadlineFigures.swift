import Model

/// Figures of a headline that the story below tells to be none of the series.
extension SeriesPass {
    /// "Kerala counts 223 dead", above a story of a flood: takes back what a headline seemed to say where the story gives the same number
    /// beside a look-alike's words, and nowhere as a figure of the series.
    mutating func takeBackHeadlines() {
        guard !excluded.isEmpty else { return }
        let told = Set(candidates.filter { !isHeadline($0) }.map(\.figure.value))
        for index in candidates.indices.reversed()
        where isHeadline(candidates[index]) && excluded.contains(candidates[index].figure.value)
            && !told.contains(candidates[index].figure.value)
        {
            take(back: index, "its story tells it of something else")
        }
    }
}
