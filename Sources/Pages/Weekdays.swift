import Model

/// The weekday of which a story speaks as of its own day: "said Thursday", "on Friday invited".
struct ReportingWeekday: Equatable {
    /// 1 is Monday, 7 is Sunday.
    var weekday: Int
    /// Whether a verb of reporting stands beside it: "said Thursday", "released Friday".
    var isReported: Bool

    /// The last such weekday on or before `date`, as a number of days before it.
    func lag(before date: CalendarDate) -> Int { (date.weekday - weekday + 7) % 7 }
}

extension PageDateScanner {
    /// The first bare weekday at the beginning of a story's paragraphs; one beside a verb of reporting before all others.
    ///
    /// Weekdays of a span ("Tuesday to Thursday") and of other weeks ("last Friday", "by Monday") are passed over.
    func reportingWeekday(_ text: [UInt8], _ body: [ByteRange]) -> ReportingWeekday? {
        for range in body.prefix(3) {
            let p = parts(text, range)
            var first: ReportingWeekday?
            for (k, part) in p.enumerated() {
                guard case .word(let word) = part.piece, let weekday = cues.weekdays[word], text[part.range.start].isUpper,
                    isBare(p, k)
                else { continue }
                let found = ReportingWeekday(weekday: weekday, isReported: isBesideReport(p, k))
                if found.isReported { return found }
                first = first ?? found
            }
            if let first { return first }
        }
        return nil
    }

    private func word(_ p: [Part], _ k: Int) -> String? {
        guard p.indices.contains(k), case .word(let word) = p[k].piece else { return nil }
        return word
    }

    private func isBare(_ p: [Part], _ k: Int) -> Bool {
        if let before = word(p, k - 1), cues.weekdayOthers.contains(before) { return false }
        if let after = word(p, k + 1),
            after == "to" || after == "through" || after == "and" || after == "or" || after == "till" || after == "until",
            word(p, k + 2).map({ cues.weekdays[$0] != nil }) == true
        {
            return false
        }
        // "Monday the 11th" and "Friday, June 27" are other dates, for the reader of times.
        if k + 1 < p.count, case .number = p[k + 1].piece { return false }
        return true
    }

    private func isBesideReport(_ p: [Part], _ k: Int) -> Bool {
        var back = k - 1
        if word(p, back) == "on" { back -= 1 }
        for near in [back, back - 1, back - 2, k + 1] {
            if let word = word(p, near), cues.reportingVerbs.contains(word) { return true }
        }
        return false
    }
}
