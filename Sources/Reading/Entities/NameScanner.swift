import Vocabulary

/// The first pass: where names are, and of what kind, as far as the words beside them tell.
struct NameScanner {
    let text: TokenizedText
    let tables: EntityTables
    private(set) var spans: [NameSpan] = []
    /// The last sentence that was looked at for words of polling, and what came of it.
    private var polling = (sentence: -1, found: false)
    private var sentence = 0

    private static let names = TermKinds(
        .country, .demonym, .capital, .alliance, .person, .surname, .pollster, .weakPollster, .organization, .place, .lookAlike)
    private static let starts = names.union(TermKinds(.title, .bodyNoun, .department, .nameCue))

    /// How many names back a body's country may stand.
    private static let reach = 40
    /// A text of no more tokens is read as one.
    private static let cell = 60

    init(text: TokenizedText, tables: EntityTables) {
        self.text = text
        self.tables = tables
    }

    mutating func scan() {
        var index = 0
        let count = text.tokens.count
        while index < count {
            while sentence + 1 < text.sentences.count, text.sentences[sentence].upperBound <= index { sentence += 1 }
            let token = text.tokens[index]
            guard token.kind == .word, token.kinds.intersects(Self.starts) || isSide(token) else {
                index += 1
                continue
            }
            index = max(index + 1, name(at: index))
        }
    }

    /// Reads what begins at a token and returns where it ends; the token itself where nothing does.
    private mutating func name(at index: Int) -> Int {
        if let end = titled(at: index) { return end }
        if let end = known(at: index) { return end }
        if let end = ministry(at: index) { return end }
        if let end = unknown(at: index, title: -1) { return end }
        if let end = side(at: index) { return end }
        return bodyNoun(at: index) ?? index
    }

    mutating func add(_ kind: NameSpan.Kind, _ words: Range<Int>, row: Int32 = -1, key: UInt64 = 0, title: Int32 = -1) -> Int {
        var span = NameSpan(kind: kind, words: words, row: row, key: key, title: title)
        if title >= 0 || kind == .surname || kind == .person || kind == .office { look(before: &span) }
        spans.append(span)
        return words.upperBound
    }

    // MARK: Names of the vocabulary

    private struct Best {
        var kind: TermKind
        var row: Int32
        var length: Int
        var rank: Int
    }

    /// The longest name at a token; of several as long, the one whose kind is the more particular.
    private mutating func longest(at index: Int) -> Best? {
        guard text.tokens[index].kinds.intersects(Self.names) else { return nil }
        var best: Best?
        let isPolling = text.tokens[index].kinds.contains(.weakPollster) && isAboutPolls()
        text.forEachTerm(at: index) { sense, length in
            if let best, length < best.length { return false }
            guard let rank = Self.rank(sense.kind, isPolling) else { return true }
            if best == nil || rank < best?.rank ?? 0 { best = Best(kind: sense.kind, row: sense.row, length: length, rank: rank) }
            return true
        }
        return best
    }

    private static func rank(_ kind: TermKind, _ isPolling: Bool) -> Int? {
        switch kind {
        case .person: 0
        case .pollster: 1
        case .weakPollster: isPolling ? 2 : nil
        case .organization: 3
        case .lookAlike: 4
        case .alliance: 5
        case .country: 6
        case .demonym: 7
        case .capital: 8
        case .place: 9
        case .surname: 10
        default: nil
        }
    }

    private mutating func known(at index: Int, title: Int32 = -1) -> Int? {
        guard let best = longest(at: index) else { return nil }
        let end = index + best.length
        let words = index..<end
        if best.length == 1, best.kind != .person, let end = unknown(at: index, title: title) { return end }
        switch best.kind {
        case .person: return add(.person, words, row: best.row, title: title)
        case .pollster, .weakPollster: return add(.pollster, words, row: best.row)
        case .organization: return add(.organization, words, row: organization(at: index, best))
        case .alliance: return add(.alliance, words, row: best.row)
        case .country: return add(.country, words, row: best.row)
        case .demonym: return add(.demonym, words, row: best.row)
        case .capital: return add(.capital, words, row: best.row)
        case .place: return add(.place, words, row: best.row)
        case .surname:
            if title < 0, let start = givenName(before: index) { return add(.unknown, start..<end, key: key(of: words)) }
            return add(.surname, words, row: best.row, key: key(of: words), title: title)
        default: return end
        }
    }

    /// Of several bodies of one name ("Joint Chiefs of Staff") the one whose country was named last before.
    private func organization(at index: Int, _ best: Best) -> Int32 {
        var rows: [Int32] = []
        text.forEachTerm(at: index) { sense, length in
            if length < best.length { return false }
            if sense.kind == .organization { rows.append(sense.row) }
            return true
        }
        guard rows.count > 1 else { return best.row }
        if let own = rows.last(where: { tables.vocabulary.organizations[Int($0)].isOwn }) { return own }
        for span in spans.reversed().prefix(Self.reach) where span.kind.isCountry {
            let code = tables.vocabulary.countries[Int(span.row)].code
            if let row = rows.first(where: { tables.vocabulary.organizations[Int($0)].country == code }) { return row }
        }
        return best.row
    }

    /// One value for the words of a family name, blind to case.
    func key(of words: Range<Int>) -> UInt64 {
        words.reduce(0) { key, word in key == 0 ? text.tokens[word].hash : (key &* 0x9E37_79B9_7F4A_7C15) ^ text.tokens[word].hash }
    }

    /// Whether the sentence at hand has a word of polling.
    private mutating func isAboutPolls() -> Bool {
        if polling.sentence == sentence { return polling.found }
        // A table's cell comes with little beside it, and not in one sentence.
        let words = text.tokens.count <= Self.cell ? text.tokens.indices : text.sentences[sentence]
        polling = (sentence, words.contains { tables.cues(text, at: $0).contains(.poll) })
        return polling.found
    }

    // MARK: Titles

    /// "President Lee", "Rep. Lee Do-hyung", "the prime minister", "president of France".
    private mutating func titled(at index: Int) -> Int? {
        guard let found = text.term(.title, at: index) else { return nil }
        let row = Int32(found.row)
        var next = index + found.length
        // "Foreign Minister and Deputy Prime Minister X" is rare; "Defense Minister Gen. X" is not.
        var title = row
        if next < text.tokens.count, let second = text.term(.title, at: next), text.tokens[next].has(.capitalised) {
            title = Int32(second.row)
            next += second.length
        }
        if let best = longest(at: index), best.length > found.length, best.kind != .surname { return nil }
        if next < text.tokens.count, text.tokens[next].kind == .word, text.tokens[next].has(.capitalised), isTogether(index, next) {
            let before = spans.count
            if let end = known(at: next, title: title), spans.count > before {
                if spans[before].kind.isPerson { return end }
                spans.removeLast(spans.count - before)
            }
            if let end = unknown(at: next, title: title) { return end }
        }
        guard tables.officesOfTitle[Int(row)] != 0 else { return nil }
        return office(index..<index + found.length, row: row)
    }

    /// An office without a name is somebody only with "the", with a country before it, or with one after it.
    private mutating func office(_ words: Range<Int>, row: Int32) -> Int? {
        let after = words.upperBound
        if after < text.tokens.count, text.tokens[after].isGlued, text.tokens[after].kind == .hyphen { return nil }
        if after + 1 < text.tokens.count, text.tokens[after].hash == Words.of {
            var next = after + 1
            if text.tokens[next].hash == Words.the, next + 1 < text.tokens.count { next += 1 }
            guard let country = text.term(.country, at: next) else { return nil }
            let end = add(.office, words, row: row)
            spans[spans.count - 1].owner = Int32(country.row)
            return end
        }
        let before = words.lowerBound - 1
        guard before >= 0 else { return nil }
        let owned = owner(before: words.lowerBound) >= 0
        let previous = text.tokens[before]
        guard owned || previous.hash == Words.the || tables.cues(text, at: before).contains(.former) else { return nil }
        // "the president's office", "the leader said", but not "the president pro tempore", "the party leader".
        return add(.office, words, row: row)
    }

    /// Notes the country and the "former" that stand before a person or an office.
    private func look(before span: inout NameSpan) {
        var start = span.words.lowerBound
        // Back over the title.
        if span.title >= 0 || span.kind != .office {
            var steps = 0
            while start > 0, steps < 4, isTitleWord(start - 1) {
                start -= 1
                steps += 1
            }
        }
        var at = start - 1
        var steps = 0
        while at >= 0, steps < 3 {
            if tables.cues(text, at: at).contains(.former) {
                span.isFormer = true
                break
            }
            if text.tokens[at].kind != .word && text.tokens[at].kind != .hyphen && text.tokens[at].kind != .possessive { break }
            at -= 1
            steps += 1
        }
        span.owner = owner(before: span.isFormer ? at : start)
        if span.owner < 0, span.isFormer { span.owner = owner(before: start) }
    }

    private func isTitleWord(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.kinds.contains(.title) || token.kinds.contains(.department)
            || (index > 0 && text.tokens[index - 1].kinds.contains(.title) && token.kind == .word && token.has(.capitalised)
                && !token.kinds.intersects(Self.names))
    }

    /// The country whose name, people or capital ends right before a token, with a possessive or without.
    func owner(before index: Int) -> Int32 {
        guard let last = spans.last, last.kind.isCountry else { return -1 }
        var end = last.words.upperBound
        if end < text.tokens.count, text.tokens[end].kind == .possessive { end += 1 }
        if end < index, text.tokens[end].kind == .apostrophe { end += 1 }
        return end == index ? last.row : -1
    }

    /// Whether two tokens are in one sentence and nothing but spaces and words stand between.
    func isTogether(_ first: Int, _ second: Int) -> Bool {
        guard text.sentences.indices.contains(sentence), text.sentences[sentence].contains(second) else { return false }
        return (first...second).allSatisfy { text.tokens[$0].kind == .word || text.tokens[$0].kind == .hyphen }
    }

    func isInSentence(_ index: Int) -> Bool { text.sentences.indices.contains(sentence) && text.sentences[sentence].contains(index) }

    // MARK: Ministries, sides, nouns

    /// "Defence Ministry", "Ministry of National Defense", "Department of Health".
    private mutating func ministry(at index: Int) -> Int? {
        if let department = text.term(.department, at: index) {
            let next = index + department.length
            guard next < text.tokens.count, tables.ministries.contains(text.tokens[next].hash), isTogether(index, next) else { return nil }
            return addMinistry(index..<next + 1, row: Int32(department.row))
        }
        return nil
    }

    private mutating func addMinistry(_ words: Range<Int>, row: Int32) -> Int {
        let owner = owner(before: words.lowerBound)
        let end = add(.ministry, words, row: row)
        spans[spans.count - 1].owner = owner
        if owner < 0, end + 1 < text.tokens.count, text.tokens[end].hash == Words.of || text.tokens[end].hash == Words.in,
            let country = text.term(.country, at: end + 1) ?? text.term(.capital, at: end + 1)
        {
            spans[spans.count - 1].owner = Int32(country.row)
        }
        return end
    }

    private func isSide(_ token: Token) -> Bool {
        token.has(.capitalised) && (token.hash == Words.north || token.hash == Words.south)
    }

    /// "the North", "the South's": never before another capitalised word.
    private mutating func side(at index: Int) -> Int? {
        guard isSide(text.tokens[index]) else { return nil }
        let next = index + 1
        let hasThe = index > 0 && text.tokens[index - 1].hash == Words.the
        let isOwner = next < text.tokens.count && text.tokens[next].kind == .possessive
        let isFirst =
            text.tokens[index].has(.heading) && (isOwner || text.tokens[index].has(.sentenceStart) || text.tokens[index - 1].kind == .colon)
        guard hasThe || isFirst else { return nil }
        if next < text.tokens.count, text.tokens[next].kind == .word, text.tokens[next].has(.capitalised) {
            guard isFirst, !text.tokens[next].classes.isDisjoint(with: [.verb, .verbOrNoun]) else { return nil }
        }
        if next < text.tokens.count, text.tokens[next].kind == .hyphen, text.tokens[next].isGlued { return nil }
        return add(.side, index..<next, row: text.tokens[index].hash == Words.north ? 0 : 1)
    }

    /// "the agency", "the alliance's"; and "Ministry of Defence", which begins with such a noun.
    private mutating func bodyNoun(at index: Int) -> Int? {
        if tables.ministries.contains(text.tokens[index].hash), index + 2 < text.tokens.count, text.tokens[index + 1].hash == Words.of {
            var next = index + 2
            if text.tokens[next].hash == Words.the, next + 1 < text.tokens.count { next += 1 }
            if let department = text.term(.department, at: next), isTogether(index, next) {
                return addMinistry(index..<next + department.length, row: Int32(department.row))
            }
        }
        let isSame = index > 1 && text.tokens[index - 1].hash == Words.same
        guard let found = text.term(.bodyNoun, at: index), index > 0, text.tokens[index - (isSame ? 2 : 1)].hash == Words.the else {
            return nil
        }
        let end = index + found.length
        guard !text.tokens[index].has(.capitalised) else { return nil }
        if end < text.tokens.count, text.tokens[end].hash == Words.of { return nil }
        return add(.body, index..<end, row: Int32(found.row))
    }
}

/// Words that the grammar of names asks for one by one.
enum Words {
    static let the = WordHash.of("the")
    static let same = WordHash.of("same")
    static let of = WordHash.of("of")
    static let `in` = WordHash.of("in")
    static let north = WordHash.of("north")
    static let south = WordHash.of("south")
    static let by = WordHash.of("by")
    static let to = WordHash.of("to")
}
