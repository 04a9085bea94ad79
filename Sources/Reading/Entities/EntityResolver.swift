import Model
import Vocabulary

/// The second pass: goes through the names in order, with the article as a whole known.
struct EntityResolver {
    /// Someone who is named in full somewhere in the article.
    struct Person {
        /// −1 for someone whom the vocabulary does not know.
        var row: Int32
        var id: String
        var key: UInt64
        /// The titles that came with the name, as rows.
        var titles: [Int32]
        /// Whether the name once came with the title of a head of state or government, and without "former".
        var isCalledHead = false
        var first: Int
        /// The last token at which the person was mentioned so far; −1 before.
        var last: Int = -1
    }

    let text: TokenizedText
    let tables: EntityTables
    let date: CalendarDate?
    let spans: [NameSpan]
    var people: [Person] = []
    var personOfRow: [Int32: Int] = [:]
    var personOfID: [String: Int] = [:]
    /// Those whom the vocabulary does not know, by the key of the family name, as many as `crowd`.
    var strangers: [UInt64: [Int]] = [:]
    /// Those mentioned so far who may be meant by an office, the last one last, as many as `crowd`.
    var officials: [Int] = []
    /// More people of one name, or more officials, are not told apart, so that no article takes more than linear time.
    static let crowd = 64
    /// For each person span the index into `people`.
    private(set) var personOfSpan: [Int: Int] = [:]
    var mentions: [EntityMention] = []
    /// How often each country's row is named.
    var weight: [Int32: Int] = [:]
    /// The pollsters whose names of several words the article has, by their first word.
    var pollsterOfFirstWord: [UInt64: Int32] = [:]
    /// The countries that the article speaks of: by their names, their people, their pollsters, or bodies whose names no other's bear.
    var owners: Set<String> = []
    private var isNorthNamed = false
    private var isSouthNamed = false
    /// The last body that each noun row may take up, by bit; and the last country.
    var bodies: [Body] = []
    var ministries: [Int32: Int32] = [:]
    var sentence = 0

    struct Body {
        var kind: EntityMention.Kind
        var id: String
        var country: String?
        var nouns: UInt64
    }

    init(text: TokenizedText, tables: EntityTables, date: CalendarDate?, spans: [NameSpan]) {
        self.text = text
        self.tables = tables
        self.date = date
        self.spans = spans
    }

    mutating func resolve() -> [EntityMention] {
        survey()
        mentions.reserveCapacity(spans.count)
        for (index, span) in spans.enumerated() {
            while sentence + 1 < text.sentences.count, text.sentences[sentence].upperBound <= span.words.lowerBound { sentence += 1 }
            switch span.kind {
            case .country, .demonym, .capital: country(span)
            case .person, .unknown: named(span, index)
            case .surname: if let person = surname(span) { mention(person, span) }
            case .office: if let person = officeHolder(span, index) { mention(person, span) }
            case .alliance, .pollster, .organization: body(span)
            case .place: place(span)
            case .ministry: ministry(span)
            case .body: if !isTitle(index), let found = takenUp(span) { mentions.append(found) }
            case .side: side(span)
            }
        }
        return mentions
    }

    /// Learns who and what is named anywhere in the article.
    private mutating func survey() {
        for (index, span) in spans.enumerated() {
            switch span.kind {
            case .country, .demonym, .capital:
                weight[span.row, default: 0] += 1
                let code = tables.vocabulary.countries[Int(span.row)].code
                if code == "PRK" { isNorthNamed = true }
                if code == "KOR" { isSouthNamed = true }
            case .pollster:
                if let country = tables.vocabulary.pollsters[Int(span.row)].country { owners.insert(country) }
                if span.words.count > 1 { pollsterOfFirstWord[text.tokens[span.words.lowerBound].hash] = span.row }
            case .organization:
                let row = tables.vocabulary.organizations[Int(span.row)]
                if let country = row.country, !row.isShared { owners.insert(country) }
            case .person: learn(index, span, id: tables.vocabulary.people[Int(span.row)].id)
            case .unknown: learn(index, span, id: Self.id(of: text.string(text.byteRange(span.words))))
            default: break
            }
        }
        for row in weight.keys { owners.insert(tables.vocabulary.countries[Int(row)].code) }
        for person in people { if let country = country(of: person.row) { owners.insert(country) } }
    }

    private mutating func learn(_ index: Int, _ span: NameSpan, id: String) {
        let person: Int
        if let known = span.row >= 0 ? personOfRow[span.row] : personOfID[id] {
            person = known
        } else {
            person = people.count
            people.append(Person(row: span.row, id: id, key: span.key, titles: [], first: span.words.lowerBound))
            if span.row >= 0 {
                personOfRow[span.row] = person
            } else {
                personOfID[id] = person
                if strangers[span.key, default: []].count < Self.crowd { strangers[span.key, default: []].append(person) }
            }
        }
        if span.title >= 0, !people[person].titles.contains(span.title), people[person].titles.count < 8 {
            people[person].titles.append(span.title)
        }
        if span.title >= 0, !span.isFormer, tables.officesOfTitle[Int(span.title)] != 0 { people[person].isCalledHead = true }
        personOfSpan[index] = person
    }

    /// "Lee Seong-kweun" → "lee-seong-kweun".
    static func id(of name: String) -> String {
        var id = ""
        for scalar in name.unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                id += scalar.properties.lowercaseMapping
            } else if scalar != ".", scalar != "'", scalar != "’", !id.isEmpty, id.last != "-" {
                id += "-"
            }
        }
        if id.last == "-" { id.removeLast() }
        return id
    }

    /// The first token of the sentence at hand.
    var sentenceStart: Int { text.sentences[sentence].lowerBound }

    // MARK: Countries and places

    mutating func append(_ span: NameSpan, _ kind: EntityMention.Kind, _ id: String, _ form: EntityMention.Form, _ country: String?) {
        mentions.append(EntityMention(range: text.byteRange(span.words), kind: kind, id: id, form: form, country: country))
    }

    private mutating func country(_ span: NameSpan) {
        let row = tables.vocabulary.countries[Int(span.row)]
        switch span.kind {
        case .demonym: append(span, .country, row.code, .demonym, row.code)
        case .capital:
            if isLocation(span) {
                append(span, .place, Self.id(of: text.string(text.byteRange(span.words))), .name, row.code)
            } else {
                append(span, .country, row.code, .capital, row.code)
            }
        default:
            if isPartOfOther(span) { return }
            append(span, .country, row.code, .name, row.code)
        }
    }

    /// A capital is a place after "in", "near", in a dateline, and before "-based" as its government's seat it is not.
    private func isLocation(_ span: NameSpan) -> Bool {
        let start = span.words.lowerBound
        if tables.seats.contains(text.tokens[start].hash) { return false }
        if start > 0, tables.cues(text, at: start - 1).contains(.locative) {
            let next = span.words.upperBound
            return next >= text.tokens.count || text.tokens[next].kind != .possessive
        }
        if isOfTown(before: start) { return true }
        let token = text.tokens[start]
        guard token.has(.allCaps), !token.has(.heading), text.byteRange(span.words).count > 3 else { return false }
        // "MOSCOW/SEOUL, June 18"
        return token.has(.sentenceStart) || (start > 0 && text.tokens[start - 1].kind == .slash)
    }

    private static let betweenTowns = Set(["the", "of"].map(WordHash.of))
    /// So many words may stand between a locative word and its town: "in South Korea's capital, Seoul".
    private static let townReach = 7

    /// "In the Afghan capital Kabul", "near the Iraqi capital, Baghdad", "in central Cairo": whether a name tells where, though other words
    /// stand between.
    private func isOfTown(before start: Int) -> Bool {
        var isTown = false
        for index in stride(from: start - 1, through: max(sentenceStart, start - Self.townReach), by: -1) {
            let token = text.tokens[index]
            if tables.cues(text, at: index).contains(.locative) { return isTown }
            if tables.towns.contains(token.hash) || tables.partsOfTowns.contains(token.hash) {
                isTown = true
                continue
            }
            let isNation = token.kinds.intersects(Self.nations)
            let isAside = token.kind == .comma && index == start - 1 && tables.towns.contains(text.tokens[max(0, index - 1)].hash)
            guard isAside || Self.betweenTowns.contains(token.hash) || isTown && (isNation || token.kind == .possessive) else {
                return false
            }
        }
        return false
    }

    private static let nations = TermKinds(.country, .demonym)

    /// "Atlanta, Georgia" and "Georgia voters" are in another country.
    private func isPartOfOther(_ span: NameSpan) -> Bool {
        let behind = span.words.upperBound
        if behind < text.tokens.count, text.tokens[behind].has(.capitalised), tables.cues(text, at: behind).contains(.house) { return true }
        guard span.words.count == 1, tables.cues(text, at: span.words.lowerBound).contains(.state) else { return false }
        let start = span.words.lowerBound
        let next = span.words.upperBound
        if next < text.tokens.count, tables.cues(text, at: next).contains(.ofState) { return true }
        if start >= 2, tables.cues(text, at: start - 1).contains(.ofState) || tables.cues(text, at: start - 2).contains(.ofState) {
            return true
        }
        guard start >= 2, text.tokens[start - 1].kind == .comma, text.tokens[start - 2].has(.capitalised) else { return false }
        // "Tbilisi, Georgia" and lists of countries are the country.
        return !mentions.suffix(2).contains { $0.range.end == text.tokens[start - 2].range.end && $0.country != "USA" }
    }

    private mutating func place(_ span: NameSpan) {
        let row = tables.vocabulary.places[Int(span.row)]
        append(span, .place, row.id, .name, row.country)
    }

    private mutating func side(_ span: NameSpan) {
        guard isNorthNamed || (span.row == 0 && isSouthNamed) else { return }
        let code = span.row == 0 ? "PRK" : "KOR"
        append(span, .country, code, .coreference, code)
    }

    func countryTakenUp(_ span: NameSpan, _ range: ByteRange) -> EntityMention? {
        let start = text.tokens[text.sentences[sentence].lowerBound].range.start
        // "Germany keeps 400 soldiers in the country": another one than those of the sentence, and not Germany.
        let governor = span.words.lowerBound - 2
        let isOther = governor >= 0 && text.tokens[governor].classes.contains(.preposition)
        var own: String?
        var earlier: EntityMention?
        var earlierSentence = -1
        var others: Set<String> = []
        for mention in mentions.reversed().prefix(40) {
            guard mention.kind == .country, let code = mention.country else { continue }
            if mention.range.start >= start {
                if !isOther || speaks(mention) { own = code } else if !isObject(mention) { others.insert(code) }
                continue
            }
            if own != nil { break }
            if isBeside(mention) || others.contains(code) { continue }
            let its = sentenceOf(mention.range.start)
            if earlierSentence >= 0, its != earlierSentence { break }
            earlierSentence = its
            if !isOther || earlier == nil { earlier = mention }
        }
        if let code = own { return EntityMention(range: range, kind: .country, id: code, form: .coreference, country: code) }
        guard let code = earlier?.country, sentence - earlierSentence <= 3 else { return nil }
        return EntityMention(range: range, kind: .country, id: code, form: .coreference, country: code)
    }

    /// "Assured Seoul that the troops in the country": to whom something is done, that may be the country.
    private func isObject(_ mention: EntityMention) -> Bool {
        text.tokens.last { $0.range.end <= mention.range.start }?.classes.contains(.verb) ?? false
    }

    /// "To take over missions from U.S. forces": whose something is that is only spoken of besides.
    private func isBeside(_ mention: EntityMention) -> Bool {
        let before = text.tokensEnding(by: mention.range.start) - 1
        guard before >= 0, text.tokens[before].classes.contains(.preposition),
            let next = text.tokens[before...].firstIndex(where: { $0.range.start >= mention.range.end })
        else { return false }
        let noun = text.tokens[next]
        return noun.kind == .word && !noun.has(.capitalised)
            && noun.classes.isDisjoint(with: [.preposition, .auxiliary, .verb, .conjunction, .determiner, .pronoun])
    }

    /// "Lebanon's health ministry said … across the country": a ministry speaks of its own country.
    private func speaks(_ mention: EntityMention) -> Bool {
        guard let first = text.tokens[text.sentences[sentence]].firstIndex(where: { $0.range.start >= mention.range.end }) else {
            return false
        }
        let next = first..<min(first + 7, text.sentences[sentence].upperBound)
        guard text.tokens[first].kind == .possessive || mention.form == .demonym else { return false }
        return next.contains { tables.ministries.contains(text.tokens[$0].hash) || text.tokens[$0].kinds.contains(.department) }
    }

    private func sentenceOf(_ byte: Int) -> Int {
        var low = 0
        var high = text.sentences.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if text.tokens[text.sentences[middle].lowerBound].range.start <= byte { low = middle } else { high = middle }
        }
        return low
    }

    // MARK: People

    private mutating func named(_ span: NameSpan, _ index: Int) {
        guard let person = personOfSpan[index] else { return }
        note(person, at: span.words.lowerBound)
        let row = people[person].row
        append(span, .person, people[person].id, .name, country(of: row))
    }

    private mutating func note(_ person: Int, at token: Int) {
        people[person].last = token
        let row = people[person].row
        guard row >= 0 ? tables.officesOfPerson[Int(row)] != 0 : people[person].isCalledHead else { return }
        if officials.last == person { return }
        if let place = officials.firstIndex(of: person) { officials.remove(at: place) }
        officials.append(person)
        if officials.count > Self.crowd { officials.removeFirst() }
    }

    private mutating func mention(_ person: Int, _ span: NameSpan) {
        note(person, at: span.words.lowerBound)
        let row = people[person].row
        append(span, .person, people[person].id, .coreference, country(of: row))
    }
}
