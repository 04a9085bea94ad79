import Model
import Vocabulary

/// Who is meant by a family name, and by an office.
extension EntityResolver {
    /// How many tokens back the last mention of someone may lie to count as near.
    private static let near = 90

    /// The person whom a family name means, as an index into `people`; `nil` where it is nobody, or nobody can tell.
    mutating func surname(_ span: NameSpan) -> Int? {
        let rows = text.terms(.surname, at: span.words.lowerBound).filter { $0.length == span.words.count }.map { Int32($0.row) }
        let offices = span.title >= 0 ? tables.officesOfTitle[Int(span.title)] : 0
        let candidates = named(span.key, rows)
        if offices != 0 {
            return titled(span, rows, candidates, offices)
        }
        if span.title >= 0, tables.vocabulary.titles[Int(span.title)].rank == .other {
            if let person = introduced(span, candidates) { return person }
            return stranger(span)
        }
        return bare(span, rows, candidates)
    }

    /// The people of a family name who are named in full in the article.
    private func named(_ key: UInt64, _ rows: [Int32]) -> [Int] {
        (rows.compactMap { personOfRow[$0] } + (strangers[key] ?? [])).filter { people[$0].first != .max || people[$0].last >= 0 }.sorted()
    }

    /// "President Lee": of those named, who holds the office; else who was called so; else who held it on the day.
    private mutating func titled(_ span: NameSpan, _ rows: [Int32], _ candidates: [Int], _ offices: UInt32) -> Int? {
        let holders = candidates.filter { people[$0].row >= 0 && tables.officesOfPerson[Int(people[$0].row)] & offices != 0 }
        let current = holders.filter { covers(people[$0].row, offices, former: span.isFormer) }
        if let person = nearest(current, span) { return person }
        let fitting = rows.filter {
            tables.officesOfPerson[Int($0)] & offices != 0 && covers($0, offices, former: span.isFormer) && fitsOwner($0, span)
        }
        if span.isFormer, fitting.count == 1 { return person(fitting[0]) }
        if let person = nearest(holders, span) { return person }
        if let person = nearest(candidates.filter { people[$0].titles.contains(span.title) }, span) { return person }
        if let row = only(fitting) { return person(row) }
        if let person = nearest(candidates.filter { people[$0].row < 0 }, span) { return person }
        if date == nil {
            let ever = rows.filter { tables.officesOfPerson[Int($0)] & offices != 0 && fitsOwner($0, span) }
            return only(ever).map { person($0) }
        }
        // Someone who will hold the office, or held it, and is the only one of the name.
        let ever = rows.filter { tables.officesOfPerson[Int($0)] & offices != 0 && fitsOwner($0, span) }
        return ever.count == 1 ? person(ever[0]) : nil
    }

    /// Whether someone held one of the offices on the article's day, or, for "former", before it.
    private func covers(_ row: Int32, _ offices: UInt32, former: Bool) -> Bool {
        guard let date else { return !former }
        for (index, term) in tables.vocabulary.people[Int(row)].terms.enumerated()
        where tables.officesOfTerms[Int(row)][index] & offices != 0 {
            if former ? term.end.map({ $0 < date }) ?? false : term.covers(date) { return true }
        }
        return false
    }

    private func fitsOwner(_ row: Int32, _ span: NameSpan) -> Bool {
        guard span.owner >= 0 else { return true }
        let code = tables.vocabulary.countries[Int(span.owner)].code
        let person = tables.vocabulary.people[Int(row)]
        return person.country == code || person.terms.contains { $0.country == code }
    }

    /// The one of several that remains; where more do, the one whose country the article names most, if it names one most.
    private func only(_ rows: [Int32]) -> Int32? {
        if rows.count <= 1 { return rows.first }
        let weighed = rows.map { row in
            (row, tables.countryRow[tables.vocabulary.people[Int(row)].country].flatMap { weight[$0] } ?? 0)
        }
        let most = weighed.map(\.1).max() ?? 0
        let best = weighed.filter { $0.1 == most }
        return most > 0 && best.count == 1 ? best[0].0 : nil
    }

    /// "Rep. Lee": whoever was introduced with that title, else someone of the name who is no head of state or government.
    private func introduced(_ span: NameSpan, _ candidates: [Int]) -> Int? {
        if let person = nearest(candidates.filter { people[$0].titles.contains(span.title) }, span) { return person }
        if let person = nearest(candidates.filter { people[$0].row < 0 }, span) { return person }
        return nearest(candidates.filter { people[$0].row >= 0 && !isHead(people[$0].row) }, span)
    }

    /// Whether someone leads a state or government on the article's day; without a day, whether ever.
    private func isHead(_ row: Int32) -> Bool {
        guard tables.officesOfPerson[Int(row)] != 0 else { return false }
        guard let date else { return true }
        return tables.vocabulary.people[Int(row)].terms.contains { $0.covers(date) }
    }

    /// Those of the people named who lead on the article's day; without a day, who are called so, or else ever led.
    private func leading(_ candidates: [Int]) -> [Int] {
        let heads = candidates.filter { people[$0].row >= 0 && isHead(people[$0].row) }
        guard date == nil else { return heads }
        let called = heads.filter { people[$0].isCalledHead }
        return called.isEmpty ? heads : called
    }

    private mutating func stranger(_ span: NameSpan) -> Int {
        let id = Self.id(of: text.string(text.byteRange(span.words)))
        if let known = personOfID[id] { return known }
        people.append(Person(row: -1, id: id, key: span.key, titles: [span.title], first: span.words.lowerBound))
        let person = people.count - 1
        personOfID[id] = person
        if strangers[span.key, default: []].count < Self.crowd { strangers[span.key, default: []].append(person) }
        return person
    }

    mutating func person(_ row: Int32) -> Int {
        if let known = personOfRow[row] { return known }
        people.append(
            Person(row: row, id: tables.vocabulary.people[Int(row)].id, key: 0, titles: [], first: .max))
        personOfRow[row] = people.count - 1
        return people.count - 1
    }

    /// A family name without a title.
    private mutating func bare(_ span: NameSpan, _ rows: [Int32], _ candidates: [Int]) -> Int? {
        let isOfHead = isOfHead(span)
        if isDate(span), span.title < 0 { return nil }
        if !candidates.isEmpty {
            let before = candidates.filter { people[$0].last >= 0 }
            let heads = leading(candidates)
            if before.isEmpty {
                // Named in full only later, as in a headline.
                return heads.min { people[$0].first < people[$1].first } ?? candidates.min { people[$0].first < people[$1].first }
            }
            if before.count > 1 || (isOfHead && heads.count == 1), isOfHead, let head = nearest(heads, span) { return head }
            guard let last = nearest(before, span) else { return nil }
            // Of several leaders of one name, whoever leads now goes by the family name alone.
            if heads.count == 1, people[last].row >= 0, people[last].last < sentenceStart, heads[0] != last { return heads[0] }
            let isNear = span.words.lowerBound - people[last].last <= Self.near
            if people[last].row < 0, !isNear, !speaks(span), let head = nearest(heads, span) { return head }
            return last
        }
        return unnamed(span, rows, isOfHead)
    }

    /// "in May 2022", "May 7": a month.
    private func isDate(_ span: NameSpan) -> Bool {
        let at = span.words.lowerBound
        guard text.tokens[at].kinds.contains(.month) || text.tokens[at].classes.contains(.monthName) else { return false }
        let next = span.words.upperBound
        if next < text.tokens.count, text.tokens[next].kind == .number { return true }
        guard at > 0 else { return false }
        let before = text.tokens[at - 1]
        return before.kind == .number || before.classes.contains(.preposition) || before.classes.contains(.ordinal)
            || before.classes.contains(.determiner)
    }

    /// A family name that stands in the article without any full name: a leader of the day, if it cannot be a mere word.
    private mutating func unnamed(_ span: NameSpan, _ rows: [Int32], _ isOfHead: Bool) -> Int? {
        if text.tokens[span.words.lowerBound].kinds.contains(.month) { return nil }
        let isCommon = tables.cues(text, at: span.words.lowerBound).contains(.commonSurname)
        let leading = rows.filter { isHead($0) && date != nil }
        if !leading.isEmpty, !isCommon || isOfHead || span.title >= 0 || isHeading(span) { return only(leading).map { person($0) } }
        if isCommon, !isOfHead, span.title < 0 { return nil }
        let heads = rows.filter { tables.officesOfPerson[Int($0)] != 0 }
        if isCommon { return heads.count == 1 && rows.count == 1 ? person(heads[0]) : nil }
        if rows.count == 1 { return person(rows[0]) }
        return heads.count == 1 ? person(heads[0]) : only(heads).map { person($0) }
    }

    private func isHeading(_ span: NameSpan) -> Bool { text.tokens[span.words.lowerBound].has(.heading) }

    /// "Lee's approval", "Lee's job rating", "approval of Lee".
    private func isOfHead(_ span: NameSpan) -> Bool {
        var next = span.words.upperBound
        if next < text.tokens.count, text.tokens[next].kind == .possessive || text.tokens[next].kind == .apostrophe { next += 1 }
        for index in next..<min(next + 2, text.tokens.count) where tables.cues(text, at: index).contains(.ofHead) { return true }
        let start = span.words.lowerBound
        for index in max(0, start - 3)..<start where tables.cues(text, at: index).contains(.ofHead) { return true }
        return false
    }

    /// "Lee said", "said Lee".
    private func speaks(_ span: NameSpan) -> Bool {
        let next = span.words.upperBound
        let before = span.words.lowerBound - 1
        return tables.cues(text, at: next).contains(.speech) || (before >= 0 && tables.cues(text, at: before).contains(.speech))
    }

    /// Of those mentioned so far the last; else the one named first later on.
    private func nearest(_ candidates: [Int], _ span: NameSpan) -> Int? {
        if let last = candidates.filter({ people[$0].last >= 0 }).max(by: { people[$0].last < people[$1].last }) { return last }
        return candidates.min { people[$0].first < people[$1].first }
    }

    // MARK: Offices

    /// "the president", "the French president", "president of France".
    mutating func officeHolder(_ span: NameSpan, _ number: Int) -> Int? {
        if let person = apposition(to: number) { return person }
        let offices = tables.officesOfTitle[Int(span.row)]
        let mentioned = officials
        if span.owner >= 0 {
            let code = tables.vocabulary.countries[Int(span.owner)].code
            let ofCountry = mentioned.filter { people[$0].row >= 0 && held(people[$0].row, offices, of: code, former: span.isFormer) }
            if let person = nearest(ofCountry, span) { return person }
            guard date != nil, !span.isFormer else { return nil }
            let rows = (tables.leaders[code] ?? []).filter { held($0, offices, of: code, former: false) }
            return rows.count == 1 ? person(rows[0]) : nil
        }
        let holders = mentioned.filter { index in
            let person = people[index]
            if person.row < 0 { return person.titles.contains(span.row) }
            return covers(person.row, offices, former: span.isFormer)
        }
        if let person = nearest(holders, span) { return person }
        let ever = mentioned.filter { people[$0].row >= 0 && tables.officesOfPerson[Int(people[$0].row)] & offices != 0 }
        return nearest(ever, span)
    }

    /// "The Georgian president, Eduard Shevardnadze,": whoever is named right after the comma.
    private func apposition(to number: Int) -> Int? {
        guard number + 1 < spans.count, spans[number + 1].kind == .person || spans[number + 1].kind == .unknown else { return nil }
        let next = spans[number + 1].words.lowerBound
        let end = spans[number].words.upperBound
        guard next == end || (next == end + 1 && text.tokens[end].kind == .comma) else { return nil }
        return personOfSpan[number + 1]
    }

    /// Whether someone held one of the offices of a country on the article's day; without a day, ever.
    private func held(_ row: Int32, _ offices: UInt32, of code: String, former: Bool) -> Bool {
        for (index, term) in tables.vocabulary.people[Int(row)].terms.enumerated()
        where term.country == code && tables.officesOfTerms[Int(row)][index] & offices != 0 {
            guard let date else { return true }
            if former ? term.end.map({ $0 < date }) ?? false : term.covers(date) { return true }
        }
        return false
    }

    /// Whose someone is. Of an alliance or another body one is only as long as one holds its office: before, a minister at home.
    func country(of row: Int32) -> String? {
        guard row >= 0 else { return nil }
        let person = tables.vocabulary.people[Int(row)]
        guard tables.countryRow[person.country] == nil, let date else { return person.country }
        return person.terms.contains { $0.country == person.country && $0.covers(date) } ? person.country : nil
    }
}
