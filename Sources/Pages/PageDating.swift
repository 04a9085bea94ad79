import Model

/// Finds the publication date of the stories of a page.
///
/// A page of one story: the date given on the command line or in the record; else what its markup says; else a date in its
/// head; else its dateline; else it is undated.
///
/// A page of several stories, such as an aggregator's, is another matter. What is given for it is the day of the page: the
/// reference from which "2 days ago" counts, and the lead's date only as long as the lead does not say otherwise. A date in
/// the lead's own head says so; so does the age that its copy further down carries; and so does the lead's own dateline or
/// reporting weekday ("said Thursday") if it lies two to four days back: reports speak of the day itself or of the day
/// before.
///
/// An age is coarse: it was true when the page was fetched, which may be some hours after the page's date, and it is cut to
/// whole units. Among the days that it allows, the dateline or the weekday of the text decides.
struct PageDating {
    let text: [UInt8]
    let scanner: PageDateScanner
    let hints: ScrapeHints
    /// What markup says, with the surest origin first.
    var markup: Article.Stamp?
    /// The page's language as it says itself ("en-US"), for the order of day and month.
    var locale: String?

    private func isBelievable(_ date: CalendarDate) -> Bool {
        if let captured = hints.captured, date > captured.adding(days: 1) { return false }
        return date.year >= 1_900
    }

    // MARK: Order of day and month

    /// Sets day and month of dates like "08-11-2024" in the order that the page's other dates show.
    private func settle(_ date: PageDate, isDayFirst: Bool, reference: CalendarDate?) -> CalendarDate? {
        let first = isDayFirst ? date : date.swapped
        let other = isDayFirst ? date.swapped : date
        guard let day = first.date else { return nil }
        if date.isAmbiguous, let reference, day > reference.adding(days: 1), let swapped = other.date, swapped <= reference {
            return swapped
        }
        return day
    }

    /// The order that the page's dates show by themselves, such as "18-06-2025".
    private func shownOrder(_ drafts: [StoryDraft]) -> Bool? {
        drafts.lazy.flatMap { [$0.stampDate, $0.publishedLine, $0.modifiedLine] }.compactMap { $0?.isDayFirst }.first
    }

    /// Whether the day stands first in a story's dates: by the page's other dates, else by its publisher's country, as the
    /// publisher's name, the address and the page's language tell it. Most of the world writes the day first.
    private func isDayFirst(_ draft: StoryDraft, shown: Bool?) -> Bool {
        if let shown { return shown }
        if let publisher = draft.publisher.map({ Array($0.utf8) }),
            scanner.cues.monthFirst.contains(publisher.cueForm(ByteRange(0, publisher.count)))
        {
            return false
        }
        if draft.isLead, let host = Self.host(hints.url) {
            let labels = host.split(separator: ".")
            for start in labels.indices where scanner.cues.monthFirst.contains(labels[start...].joined(separator: ".")) { return false }
        }
        guard let locale else { return true }
        return !scanner.cues.monthFirst.contains(String(locale.lowercased().map { $0 == "_" ? "-" : $0 }.prefix(5)))
    }

    /// "news.example.com" of "https://news.example.com:80/a".
    private static func host(_ url: String?) -> String? {
        guard let url, let slashes = url.firstRange(of: "://") else { return nil }
        return String(url[slashes.upperBound...].prefix { $0 != "/" && $0 != ":" && $0 != "?" }).lowercased()
    }

    // MARK: Pages

    /// The dates of the stories, in their order.
    func dates(_ drafts: [StoryDraft]) -> [(published: Article.Stamp?, modified: Article.Stamp?)] {
        let shown = shownOrder(drafts)
        let isDigest = drafts.count > 1 || drafts.contains { $0.stampDate != nil || $0.age != nil && $0.isLead }
        let lead = drafts.first { $0.isLead }
        let given = hints.published ?? markup?.day
        let inside = [lead?.modifiedLine, lead?.publishedLine].compactMap { $0 }
            .compactMap { date in
                lead.flatMap { settle(date, isDayFirst: isDayFirst($0, shown: shown), reference: hints.captured ?? given) }
            }
            .max()
        // A page that dates its lead and gives it an age as well was fetched so much later.
        let later = lead?.age.map { $0.unit < 43_200 ? $0.minutes / 1_440 : 0 } ?? 0
        let told = lead.flatMap { dayTold(by: $0, among: drafts, shown: shown) }
        let reference = hints.captured ?? given ?? (inside ?? told)?.adding(days: later)
        return drafts.map { draft in
            let hasDates = draft.publishedLine != nil || draft.stampDate != nil || draft.modifiedLine != nil
            let isDayFirst = hasDates && isDayFirst(draft, shown: shown)
            let own = headStamp(draft, isDayFirst: isDayFirst, reference: reference)
            var modified: Article.Stamp?
            if let line = draft.modifiedLine, let day = settle(line, isDayFirst: isDayFirst, reference: reference), isBelievable(day) {
                modified = Article.Stamp(.day(day), origin: .updatedLine)
            }
            if draft.isLead || drafts.count == 1 {
                return (
                    isDigest ? leadOfDigest(draft, own: own, reference: reference) : single(draft, own: own, reference: reference), modified
                )
            }
            let stamp = own ?? aged(draft, reference: reference) ?? datelined(draft, reference: reference)
            return (stamp ?? (draft.isOfPage ? givenStamp : nil), modified)
        }
    }

    /// The day of the lead's dateline, whose year may be that of the newest date that the page stamps on any story.
    private func dayTold(by lead: StoryDraft, among drafts: [StoryDraft], shown: Bool?) -> CalendarDate? {
        guard let dateline = lead.dateline else { return nil }
        if let day = dateline.date { return isBelievable(day) ? day : nil }
        let newest = drafts.compactMap { draft in
            draft.stampDate.flatMap { settle($0, isDayFirst: isDayFirst(draft, shown: shown), reference: nil) }
        }.max()
        return newest.flatMap { dateline.date(near: $0) }
    }

    private var givenStamp: Article.Stamp? {
        if let published = hints.published { return Article.Stamp(.day(published), origin: hints.origin) }
        return markup.flatMap { stamp in stamp.day.map(isBelievable) == false ? nil : stamp }
    }

    private func single(_ draft: StoryDraft, own: Article.Stamp?, reference: CalendarDate?) -> Article.Stamp? {
        givenStamp ?? own ?? aged(draft, reference: reference) ?? datelined(draft, reference: reference)
            ?? opened(draft, isDayFirst: isDayFirst(draft, shown: shownOrder([draft])), reference: reference)
    }

    /// "Thursday, 14 November 2024. All times Beirut.", "ISTANBUL, August 30, 2019": a whole date that one of the first blocks begins
    /// with, near enough, and that a mark or the block's end closes. For stories that nothing else dates.
    private func opened(_ draft: StoryDraft, isDayFirst: Bool, reference: CalendarDate?) -> Article.Stamp? {
        for block in draft.blocks.prefix(Self.opening) where block.kind != .headline && block.kind != .tableRow {
            let start = ByteRange(block.range.start, min(block.range.end, block.range.start + Self.openingBytes))
            guard let date = scanner.dates(text, start).first, date.range.start - start.start <= Self.beforeDate else { continue }
            let next = text[date.range.end..<block.range.end].first { $0 != UInt8(ascii: " ") }
            guard next.map({ ".|-(".utf8.contains($0) || $0 >= 0x80 }) ?? true,
                let day = settle(date, isDayFirst: isDayFirst, reference: reference), isBelievable(day)
            else { continue }
            return Article.Stamp(.day(day), origin: .text)
        }
        return nil
    }

    /// How many blocks may hold the date of a story at its top, how much of each is looked at, and how much may stand before the date.
    private static let opening = 4
    private static let openingBytes = 120
    private static let beforeDate = 28

    private func leadOfDigest(_ draft: StoryDraft, own: Article.Stamp?, reference: CalendarDate?) -> Article.Stamp? {
        let given = givenStamp
        switch given?.origin {
        case .record, .structuredData, .meta: return given
        default: break
        }
        if let own, let day = own.day, given?.day.map({ day <= $0 }) ?? true { return own }
        if let aged = aged(draft, reference: reference) {
            // The day that was given, said again by the stamp, is still the surer of the two.
            return aged.day != nil && aged.day == given?.day ? given : aged
        }
        guard let given, let day = given.day else { return given ?? datelined(draft, reference: reference) }
        if let dateline = draft.dateline?.date(near: day) {
            return (2...60).contains(day.dayNumber - dateline.dayNumber) ? Article.Stamp(.day(dateline), origin: .dateline) : given
        }
        if let weekday = scanner.reportingWeekday(text, draft.body), weekday.isReported, (2...4).contains(weekday.lag(before: day)) {
            return Article.Stamp(.day(day.adding(days: -weekday.lag(before: day))), origin: .text)
        }
        return given
    }

    // MARK: Kinds of evidence

    /// The date in the story's own head: "Published …", a date alone, an aggregator's stamp, "Updated …" where nothing else.
    private func headStamp(_ draft: StoryDraft, isDayFirst: Bool, reference: CalendarDate?) -> Article.Stamp? {
        let lines: [(PageDate?, Article.Stamp.Origin)] = [
            (draft.timeElement, .timeElement), (draft.publishedLine, .updatedLine), (draft.stampDate, .dateline),
            (draft.modifiedLine, .updatedLine),
        ]
        for (line, origin) in lines {
            guard let line, let day = settle(line, isDayFirst: isDayFirst, reference: reference), isBelievable(day) else { continue }
            return Article.Stamp(.day(day), origin: origin)
        }
        return nil
    }

    private func datelined(_ draft: StoryDraft, reference: CalendarDate?) -> Article.Stamp? {
        guard let dateline = draft.dateline else { return nil }
        let day = reference.flatMap { dateline.date(near: $0) } ?? dateline.date
        return day.flatMap { isBelievable($0) ? Article.Stamp(.day($0), origin: .dateline) : nil }
    }

    private func aged(_ draft: StoryDraft, reference: CalendarDate?) -> Article.Stamp? {
        guard let age = draft.age, let reference else { return nil }
        let evidence: (CalendarDate) -> Double
        if let dateline = draft.dateline?.date(near: reference) {
            evidence = { Self.cost(ofLag: $0.dayNumber - dateline.dayNumber) }
        } else if let weekday = scanner.reportingWeekday(text, draft.body) {
            evidence = { Self.cost(ofLag: weekday.lag(before: $0)) }
        } else {
            evidence = { _ in 0 }
        }
        if age.unit >= 43_200 {
            if let dateline = draft.dateline?.date(near: reference), dateline <= reference {
                return Article.Stamp(.day(dateline), origin: .dateline)
            }
            return Article.Stamp(coarse(age, before: reference), origin: .age)
        }
        let candidates = Self.candidates(age)
        let best = candidates.min { a, b in
            a.cost + evidence(reference.adding(days: -a.daysBack)) < b.cost + evidence(reference.adding(days: -b.daysBack))
        }
        return best.map { Article.Stamp(.day(reference.adding(days: -$0.daysBack)), origin: .age) }
    }

    /// "3 months ago", "2 years ago": the month or the year is all that they say.
    private func coarse(_ age: PageAge, before reference: CalendarDate) -> Period {
        let months = max(1, age.minutes / 43_200)
        if age.unit >= 525_600 { return .year(reference.year - max(1, age.minutes / 525_600)) }
        let day = reference.adding(months: -months)
        return .month(day.year, day.month)
    }

    /// How far a story's own day (dateline, reporting weekday) lies before its publication: the same day, or the day before.
    private static func cost(ofLag days: Int) -> Double {
        switch days {
        case 0: 0
        case 1: 0.6
        case 2...5: 0.8 + 0.2 * Double(days)
        case 6: 2.5
        default: 3
        }
    }

    /// The days that an age may mean, as days before the page's, with what speaks against each.
    ///
    /// Pages are mostly fetched by day: half a day back is still today; beyond that, yesterday is likelier by the hour.
    private static func candidates(_ age: PageAge) -> [(daysBack: Int, cost: Double)] {
        let hours = age.minutes / 60
        switch hours {
        case ..<12: return [(0, 0), (1, 1)]
        case 12..<16: return [(0, 0), (1, 0.5)]
        case 16..<24: return [(1, 0), (0, 0.5)]
        default: break
        }
        let days = hours / 24
        if age.unit >= 10_080 {
            return (0..<7).map { later -> (daysBack: Int, cost: Double) in (days + later, later == 0 ? 0 : 0.1 + 0.01 * Double(later)) }
        }
        return [(days, 0), (max(0, days - 1), 0.7), (days + 1, 0.8)]
    }
}
