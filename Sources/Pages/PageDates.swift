import Model

/// A date as it stands in the furniture of a page.
struct PageDate: Equatable {
    var year: Int?
    var month: Int
    /// `nil` where only the month is given.
    var day: Int?
    /// Minutes since midnight, where a time of day stands beside the date.
    var minutes: Int?
    /// Whether day and month could change places ("08-11-2024").
    var isAmbiguous = false
    /// For a date all in digits that ends with the year: whether the day can only stand first, or only second.
    var isDayFirst: Bool?
    var range: ByteRange

    /// The day; `nil` without year or day, or where there is no such day.
    var date: CalendarDate? {
        guard let year, let day else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// The same with day and month changed.
    var swapped: PageDate {
        var copy = self
        if isAmbiguous, let day { (copy.month, copy.day) = (day, month) }
        return copy
    }

    /// The day of a date without a year that lies nearest before `reference`, at most eleven months back and two days ahead.
    func date(near reference: CalendarDate) -> CalendarDate? {
        if year != nil { return date }
        guard let day else { return nil }
        for year in [reference.year + 1, reference.year, reference.year - 1] {
            guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
            let back = reference.dayNumber - date.dayNumber
            if back >= -2, back <= 335 { return date }
        }
        return nil
    }
}

/// How long before the page was fetched a story appeared: "7 hours ago", "2 days ago".
struct PageAge: Equatable {
    /// 0 for "just now".
    var minutes: Int
    /// The minutes of one unit of it: how coarse it is.
    var unit: Int
    var range: ByteRange
}

/// Reads the dates and ages of lines, of attribute values and of addresses.
///
/// For short stretches only: a line, the beginning of a paragraph. What stories say of times is read by `TimeReader`.
struct PageDateScanner {
    enum Piece {
        case number(Int, digits: Int)
        case word(String)
        case mark(UInt8)
    }

    struct Part {
        var piece: Piece
        var range: ByteRange
        var isWord: Bool { if case .word = piece { true } else { false } }
    }

    let cues: PageCues

    /// Numbers, words and marks; white space is left out. Stretches beyond 400 bytes are cut.
    func parts(_ text: [UInt8], _ range: ByteRange) -> [Part] {
        var parts: [Part] = []
        var index = range.start
        let end = min(range.end, range.start + 400)
        // A part has about six bytes with the space behind it.
        parts.reserveCapacity((end - index) / 6 + 4)
        while index < end {
            let start = index
            let byte = text[index]
            if byte.isSpace || byte == 0xC2 && index + 1 < end && text[index + 1] == 0xA0 {
                index += byte.isSpace ? 1 : 2
            } else if byte.isDigit {
                var value = 0
                while index < end, text[index].isDigit {
                    if index - start < 9 { value = value * 10 + Int(text[index] - 48) }
                    index += 1
                }
                parts.append(Part(piece: .number(value, digits: index - start), range: ByteRange(start, index)))
            } else if byte.isLetter && byte < 0x80 {
                while index < end, text[index].isLetter && text[index] < 0x80 || text[index] == UInt8(ascii: "'") { index += 1 }
                var wordEnd = index
                // "a.m.", "p.m."
                while index + 1 < end, text[index] == UInt8(ascii: "."), text[index + 1].isLetter, wordEnd - start <= 3 {
                    index += 1
                    while index < end, text[index].isLetter { index += 1 }
                    wordEnd = index
                }
                let word = unsafe String(unsafeUninitializedCapacity: wordEnd - start) { room in
                    for at in start..<wordEnd { unsafe room[at - start] = text[at].lowercased }
                    return wordEnd - start
                }
                parts.append(Part(piece: .word(word), range: ByteRange(start, wordEnd)))
            } else {
                index += 1
                while byte >= 0x80, index < end, text[index] & 0xC0 == 0x80 { index += 1 }
                parts.append(Part(piece: .mark(byte), range: ByteRange(start, index)))
            }
        }
        return parts
    }

    /// The dates of a stretch, in order.
    func dates(_ text: [UInt8], _ range: ByteRange) -> [PageDate] {
        // Every date has a digit, and none is shorter than "5/7".
        guard range.count >= 3, mayHoldDate(text.span, range) else { return [] }
        let parts = parts(text, range)
        var dates: [PageDate] = []
        var index = 0
        while index < parts.count {
            if let (date, next) = date(parts, at: index), plausible(date) {
                var date = date
                var end = next
                if let (minutes, after) = time(parts, near: next) {
                    date.minutes = minutes
                    end = after
                }
                dates.append(date)
                index = max(end, index + 1)
            } else {
                index += 1
            }
        }
        return dates
    }

    /// Whether a stretch may hold a date: a digit, and beside it the name of a month, two signs as stand between numbers, or eight
    /// digits in a row. Most short lines with figures hold none, and so are not taken apart.
    private func mayHoldDate(_ text: Span<UInt8>, _ range: ByteRange) -> Bool {
        let end = min(range.end, range.start + 400)
        var hasDigit = false
        var hasMonth = false
        var signs = 0
        var index = range.start
        while index < end {
            let byte = text[index]
            let start = index
            index += 1
            if byte.isDigit {
                hasDigit = true
                while index < end, text[index].isDigit { index += 1 }
                if index - start == 8 { return true }
            } else if byte < 0x80, byte.isLetter {
                while index < end, text[index] < 0x80 && text[index].isLetter || text[index] == UInt8(ascii: "'") { index += 1 }
                if !hasMonth, cues.monthShapes.mayHold(byte, index - start) { hasMonth = cues.monthWords[text, start..<index] != nil }
            } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") {
                signs += 1
            }
            if hasDigit, hasMonth || signs > 1 { return true }
        }
        return false
    }

    private func plausible(_ date: PageDate) -> Bool {
        if let year = date.year, !(1_900...2_199).contains(year) { return false }
        guard (1...12).contains(date.month) else { return false }
        guard let day = date.day else { return date.year != nil }
        return CalendarDate(year: date.year ?? 2_000, month: date.month, day: day) != nil
    }

    private func date(_ p: [Part], at i: Int) -> (PageDate, Int)? {
        let grammar = DateGrammar(parts: p, start: i, cues: cues)
        return grammar.numeric ?? grammar.dayFirst ?? grammar.compact ?? grammar.monthFirst
    }

    /// A time of day that follows within four parts: "14:05", "3:28:04 p.m.", "T08:00".
    private func time(_ p: [Part], near start: Int) -> (Int, Int)? {
        for k in start..<min(start + 4, p.count) {
            guard case .number(let hour, let digits) = p[k].piece else {
                if case .mark(let byte) = p[k].piece, byte == UInt8(ascii: ";") { return nil }
                continue
            }
            guard digits <= 2, hour < 24, k + 2 < p.count, case .mark(let colon) = p[k + 1].piece, colon == UInt8(ascii: ":"),
                case .number(let minute, 2) = p[k + 2].piece, minute < 60
            else { return nil }
            var after = k + 3
            while after + 1 < p.count, case .mark(UInt8(ascii: ":")) = p[after].piece, case .number(_, 2) = p[after + 1].piece {
                after += 2
            }
            var total = hour * 60 + minute
            if after < p.count, case .word(let word) = p[after].piece {
                if word.hasPrefix("p"), word.hasSuffix("m") || word == "p.m", hour < 12 { total += 720 }
                if word.hasPrefix("a"), word.hasSuffix("m"), hour == 12 { total -= 720 }
            }
            return (total, after)
        }
        return nil
    }

    /// The words of a stretch that are neither part of one of `dates` nor usual beside a date: weekdays, zones, "updated".
    func words(_ text: [UInt8], _ range: ByteRange, besides dates: [ByteRange]) -> [ByteRange] {
        parts(text, range).compactMap { part in
            guard case .word(let word) = part.piece, !dates.contains(where: { $0.overlaps(part.range) }) else { return nil }
            if cues.weekdays[word] != nil || cues.dateFillers.contains(word) { return nil }
            return part.range
        }
    }

    /// The age that a line gives, if it gives one: "7 hours ago", "a day ago", "yesterday", "3h ago".
    func age(_ text: [UInt8], _ range: ByteRange) -> PageAge? {
        guard range.count <= 120, mayHoldAge(text.span, range) else { return nil }
        let p = parts(text, range)
        for (k, part) in p.enumerated() {
            guard case .word(let word) = part.piece else { continue }
            if word == "ago", k >= 1, case .word(let unitWord) = p[k - 1].piece, let unit = cues.ageUnits[unitWord] {
                guard k >= 2 else { return nil }
                switch p[k - 2].piece {
                case .number(let value, let digits) where digits <= 3:
                    return PageAge(minutes: value * unit, unit: unit, range: ByteRange(p[k - 2].range.start, part.range.end))
                case .word("a"), .word("an"), .word("one"):
                    return PageAge(minutes: unit, unit: unit, range: ByteRange(p[k - 2].range.start, part.range.end))
                default: return nil
                }
            }
            if let minutes = cues.ages[word], p.filter(\.isWord).count <= 3 {
                return PageAge(minutes: minutes, unit: max(minutes, 60), range: part.range)
            }
        }
        return nil
    }

    /// Whether some word may be one that an age has.
    private func mayHoldAge(_ text: Span<UInt8>, _ range: ByteRange) -> Bool {
        var index = range.start
        while index < range.end {
            let start = index
            while index < range.end, text[index].isLetter && text[index] < 0x80 || text[index] == UInt8(ascii: "'") { index += 1 }
            if index > start, cues.ageShapes.mayHold(text[start], index - start), cues.ageWords[text, start..<index] != nil { return true }
            if index == start { index += 1 }
        }
        return false
    }
}

/// The ways to write a date, tried at one place. Each gives the date and the part after it.
private struct DateGrammar {
    typealias Found = (PageDate, Int)

    let parts: [PageDateScanner.Part]
    let start: Int
    let cues: PageCues

    /// 2025-06-27, 2025/6/27, 27.06.2025
    var numeric: Found? {
        guard let first = number(start), let sign = mark(start + 1, "-/."), let second = number(start + 2),
            mark(start + 3, "-/.") == sign, let third = number(start + 4), second.digits <= 2
        else { return nil }
        let range = span(start + 4)
        if first.digits == 4, third.digits <= 2 {
            return (PageDate(year: first.value, month: second.value, day: third.value, range: range), start + 5)
        }
        guard first.digits <= 2, third.digits == 4 else { return nil }
        let isAmbiguous = first.value <= 12 && second.value <= 12 && first.value != second.value
        let (day, month) = second.value > 12 ? (second.value, first.value) : (first.value, second.value)
        let order: Bool? = first.value > 12 ? true : second.value > 12 ? false : nil
        let date = PageDate(year: third.value, month: month, day: day, isAmbiguous: isAmbiguous, isDayFirst: order, range: range)
        return (date, start + 5)
    }

    /// 7 May 2025, 7th of May, 2025, 07-May-2025
    var dayFirst: Found? {
        // "11:08 November 13": eight is the minute.
        guard let first = number(start), first.digits <= 2, start < 2 || mark(start - 1, ":") == nil || number(start - 2) == nil
        else { return nil }
        var k = skippingOrdinal(start + 1)
        if k < parts.count, case .word("of") = parts[k].piece { k += 1 }
        if mark(k, "-./") != nil { k += 1 }
        guard let month = month(k) else { return nil }
        var next = skippingMarks(k + 1)
        if mark(next, "-/") != nil { next += 1 }
        if let year = number(next), year.digits == 4 {
            return (PageDate(year: year.value, month: month, day: first.value, range: span(next)), next + 1)
        }
        return (PageDate(month: month, day: first.value, range: span(k)), k + 1)
    }

    /// 20250627
    var compact: Found? {
        guard let first = number(start), first.digits == 8, (1_990...2_100).contains(first.value / 10_000) else { return nil }
        let (year, month, day) = (first.value / 10_000, first.value / 100 % 100, first.value % 100)
        return (PageDate(year: year, month: month, day: day, range: span(start)), start + 1)
    }

    /// July 7, 2025; Oct. 10; July 2025
    var monthFirst: Found? {
        guard let month = month(start) else { return nil }
        let k = skippingMarks(start + 1)
        guard let first = number(k) else { return nil }
        if first.digits == 4 { return (PageDate(year: first.value, month: month, range: span(k)), k + 1) }
        guard first.digits <= 2 else { return nil }
        let next = skippingMarks(skippingOrdinal(k + 1))
        if let year = number(next), year.digits == 4, mark(next + 1, ":") == nil {
            return (PageDate(year: year.value, month: month, day: first.value, range: span(next)), next + 1)
        }
        return (PageDate(month: month, day: first.value, range: span(k)), k + 1)
    }

    private func number(_ k: Int) -> (value: Int, digits: Int)? {
        guard k < parts.count, case .number(let value, let digits) = parts[k].piece else { return nil }
        return (value, digits)
    }

    private func month(_ k: Int) -> Int? {
        guard k < parts.count, case .word(let word) = parts[k].piece else { return nil }
        // Nearly no word may be a month's name.
        guard let first = word.utf8.first, cues.monthShapes.mayHold(first, word.utf8.count) else { return nil }
        return cues.months[word]
    }

    private func mark(_ k: Int, _ marks: StaticString) -> UInt8? {
        guard k < parts.count, case .mark(let byte) = parts[k].piece, marks.description.utf8.contains(byte) else { return nil }
        return byte
    }

    private func span(_ last: Int) -> ByteRange { ByteRange(parts[start].range.start, parts[last].range.end) }

    private func skippingMarks(_ k: Int) -> Int {
        var k = k
        while mark(k, ".,") != nil { k += 1 }
        return k
    }

    private func skippingOrdinal(_ k: Int) -> Int {
        guard k < parts.count, case .word(let word) = parts[k].piece else { return k }
        return ["st", "nd", "rd", "th"].contains(word) ? k + 1 : k
    }
}
