import Model

/// One run of all rules over all claims.
struct Examination {
    var claims: Claims
    let settings: [String: CheckSettings]
    private(set) var findings: [Finding] = []

    /// `nil` leaves out the rules on sentences.
    let sentences: SentenceSource?
    let speech = Speech()

    init(_ observations: [Observation], settings: [String: CheckSettings], sentences: SentenceSource? = nil) {
        claims = Claims(observations, settings: settings)
        self.settings = settings
        self.sentences = sentences
    }

    /// The rules in the order of `CheckRule.all`: those that name a slip most exactly come first, and what they have named
    /// is left out by those that follow, so that one slip is one finding.
    mutating func run() {
        checkBounds()
        checkSwaps()
        checkMisdatedSwaps()
        checkExchanges()
        checkTurnedMoves()
        checkParts()
        if let sentences { checkSpelledTotals(sentences) }
        checkLumped()
        checkLoosePlaces()
        checkPlaces()
        checkPartialDays()
        checkNarrower()
        checkNearDates()
        checkShareSums()
        checkFallingTotals()
        checkWiderTotals()
        checkPlaceSums()
        checkFlows()
        checkShifts()
        checkBorrowed()
        checkBases()
        checkCurrencies()
        checkConversions()
        checkOtherYears()
        checkVersions()
        if let sentences { checkSayings(sentences) }
        joinAlike()
        findings.sort(by: Checker.precedes)
    }

    /// One slip that several sentences repeat is one finding with the observations of all.
    private mutating func joinAlike() {
        var places: [String: Int] = [:]
        var joined: [Finding] = []
        for finding in findings {
            guard let place = places[finding.id] else {
                places[finding.id] = joined.count
                joined.append(finding)
                continue
            }
            let known = Set(joined[place].observations.map(\.id))
            joined[place].observations += finding.observations.filter { !known.contains($0.id) }
        }
        findings = joined
    }

    func settings(of claim: Claim) -> CheckSettings? { settings[claim.place.key.series] }

    func applies(_ rule: CheckRule, to claim: Claim) -> CheckSettings? {
        guard let settings = settings(of: claim), !settings.off.contains(rule.id) else { return nil }
        return settings
    }

    /// Whether every dimension without which the figure is not known to be the same thing is there.
    func isComparable(_ claim: Claim, _ settings: CheckSettings) -> Bool {
        let dimensions = claim.place.key.dimensions
        return settings.needs.allSatisfy { dimensions[$0] != nil } && settings.independent.allSatisfy { dimensions[$0] != nil }
    }

    /// So many claims of a key are looked through for the sake of another one, however many there are.
    static let longest = 1000

    /// What one side of a finding brings: its first claim speaks for it.
    typealias Side = [Int]

    mutating func report(
        _ rule: CheckRule, _ severity: Finding.Severity, sides: [Side], key: Key? = nil, period: Period? = nil, cause: Finding.Cause? = nil,
        explanation: String, arithmetic: String, values given: [ExactDecimal]? = nil, observations concerned: [Observation] = []
    ) {
        guard let lead = sides.first?.first else { return }
        let place = claims.all[lead].place
        let key = key ?? place.key
        var values = given ?? []
        var observations = concerned
        var seen: Set<String> = []
        for side in sides where concerned.isEmpty {
            if let first = side.first { values.append(claims.all[first].value) }
            for index in side {
                for one in claims.all[index].observations where seen.insert(one.id).inserted { observations.append(one) }
            }
        }
        let days = "\(place.start.map(\.description) ?? "")/\(place.end.map(\.description) ?? "")"
        let figures = Set(values.map { $0.reduced }).sorted().map(\.description)
        let id = StableHash.hex([rule.id, key.description, place.unit, days] + figures)
        findings.append(
            Finding(
                id: id, severity: severity, rule: rule.id, key: key, period: period ?? claims.all[lead].period, values: values,
                observations: observations, explanation: explanation, arithmetic: arithmetic, likelyCause: cause?.rawValue))
    }

    /// R19 and trap F9: a page whose figure has changed. Its publisher may do so; a reader who quoted it should know, above all
    /// where nothing on the page says so.
    mutating func checkVersions() {
        for change in claims.changes {
            let (old, new) = (change.old, change.new)
            let rule = new.article.isCorrected ? CheckRule.correction : CheckRule.silentChange
            guard settings[old.key.series]?.off.contains(rule.id) == false else { continue }
            let days = "\(old.period?.start.map(\.description) ?? "")/\(old.period?.end.map(\.description) ?? "")"
            let values = [old.figure.value.reduced, new.figure.value.reduced].map(\.description)
            let note =
                new.article.isCorrected
                ? "and carries a note of correction" : "and nothing on it says that it was changed"
            findings.append(
                Finding(
                    id: StableHash.hex([rule.id, old.key.description, old.article.url ?? "", days] + values),
                    severity: new.article.isCorrected ? .note : .tension,
                    rule: rule.id, key: old.key, period: new.period, values: [new.figure.value, old.figure.value],
                    observations: [new, old],
                    explanation:
                        "The page gave \(Phrase.figure(old.figure)) and gives \(Phrase.figure(new.figure)) now, \(note).",
                    arithmetic: Phrase.apart(new.figure, old.figure),
                    likelyCause: (new.article.isCorrected ? Finding.Cause.correction : .silentChange).rawValue))
        }
    }

    /// Leaves these claims out of what follows.
    mutating func suspect(_ side: Side) { claims.suspects.formUnion(side) }

    func isOpen(_ index: Int) -> Bool { !claims.suspects.contains(index) }

    // MARK: What claims have in common

    /// Whether whoever gives a figure of `side` also gives one of `main`: then the author sees both, and sees no conflict.
    func knowsBoth(_ main: Side, _ side: Side) -> Bool {
        let others = Set(main.flatMap { claims.all[$0].articles })
        return side.allSatisfy { claims.all[$0].articles.isSubset(of: others) }
    }

    /// Whether all sentences of one side say something about the scope that no sentence of the other does (traps F4, F11,
    /// F12): "with the intelligence services", "children".
    func differInScope(_ main: Side, _ side: Side, _ settings: CheckSettings) -> Bool {
        guard !settings.scopeWords.isEmpty else { return false }
        let (a, b) = (scopes(main, settings), scopes(side, settings))
        return !a.always.subtracting(b.ever).isEmpty || !b.always.subtracting(a.ever).isEmpty
    }

    private func scopes(_ side: Side, _ settings: CheckSettings) -> (always: Set<String>, ever: Set<String>) {
        var always = Set(settings.scopeWords)
        var ever: Set<String> = []
        for index in side {
            let kind = settings.kind(of: claims.all[index].place.key.dimensions)
            for one in claims.all[index].observations {
                let text =
                    switch kind {
                    // Of counted people the nouns beside the figure say who they are, not those of the rest of the sentence.
                    case .toll, .flow, .stock: Self.counted(one)
                    case .poll: Self.near(one)
                    case .amount, .share: one.evidence
                    }
                let found = WordSearch.found(of: settings.scopeWords, in: text)
                always.formIntersection(found)
                ever.formUnion(found)
            }
        }
        return (always, ever)
    }

    /// What a figure counts: its noun and a few words behind, up to the next mark or figure.
    static func counted(_ one: Observation) -> String {
        let bytes = Array(one.evidence.utf8)
        let (start, end) = (one.figureRange.start - one.evidenceRange.start, one.figureRange.end - one.evidenceRange.start)
        guard start >= 0, start <= end, end <= bytes.count else { return "" }
        func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 97 && byte | 0x20 <= 122 }
        // A figure's range may hold its noun: "530 fighters".
        let noun = bytes[start..<end].drop { !isLetter($0) }
        let words = bytes[end...].prefix(40).prefix { ![44, 46, 58, 59, 40, 41].contains($0) && !(48...57).contains($0) }
        return String(decoding: noun + words, as: UTF8.self)
    }

    /// The words around a figure: who was asked stands near what they said.
    private static func near(_ one: Observation) -> String {
        let bytes = Array(one.evidence.utf8)
        let (start, end) = (one.figureRange.start - one.evidenceRange.start, one.figureRange.end - one.evidenceRange.start)
        guard start >= 0, start <= end, end <= bytes.count else { return one.evidence }
        let (from, to) = (max(0, start - 100), min(bytes.count, end + 60))
        // A word that is cut in two is left out.
        let head = from == 0 ? bytes[0..<start] : bytes[from..<start].drop { $0 != 32 }
        let tail = to == bytes.count ? bytes[end...] : bytes[end..<(bytes[end..<to].lastIndex(of: 32) ?? end)]
        return String(decoding: head + bytes[start..<end] + tail, as: UTF8.self)
    }

    func voices(_ side: Side) -> Int { Set(side.flatMap { claims.all[$0].voices }).count }

    /// "a survey of a house, 3 voices": how a side is named in an explanation.
    func name(_ side: Side) -> String {
        guard let first = side.first else { return "" }
        return Phrase.figure(claims.all[first].figure)
    }

    /// "4,000 to about 4,500": how a side is named all of whose figures are told. What only rounds the first one is not told beside it,
    /// and a bound stands apart.
    func span(_ side: Side) -> String {
        guard let lead = side.first.map({ claims.all[$0] }) else { return "" }
        let others = side.dropFirst().map { claims.all[$0] }.filter { $0.standard.isDisjoint(from: lead.standard) }
        let stated = ([lead] + others.filter { !$0.isBound }).sorted { $0.value < $1.value }
        var parts = [Phrase.figure(lead.figure)]
        if let low = stated.first, let high = stated.last, low !== high {
            var first = low.figure
            first.upper = nil
            first.unit = MeasureUnit(code: "", name: "")
            parts = ["\(Phrase.figure(first)) to \(Phrase.figure(high.figure))"]
        }
        return (parts + others.filter(\.isBound).prefix(1).map { Phrase.figure($0.figure) }).joined(separator: " or ")
    }

    func count(_ side: Side) -> String {
        let articles = Set(side.flatMap { claims.all[$0].articles }).count
        let voices = voices(side)
        if articles == 1 { return "one article" }
        return voices == articles ? "\(articles) articles" : "\(articles) articles of \(voices == 1 ? "one origin" : "\(voices) origins")"
    }

    /// How a side is named after another one: "another" article, not again "one".
    func another(_ main: Side, _ side: Side) -> String {
        guard count(main) == "one article", count(side) == "one article" else { return count(side) }
        return knowsBoth(main, side) ? "the same article" : "another"
    }
}

/// Words and phrases found in a sentence, blind to case, at the edges of words; of "fighters|rebels", either.
enum WordSearch {
    static func found(of words: [String], in text: String) -> Set<String> {
        let haystack = Array(text.lowercased().utf8)
        return Set(
            words.filter { word in
                word.lowercased().split(separator: "|").contains { contains(Array($0.utf8), in: haystack) }
            })
    }

    private static func contains(_ needle: [UInt8], in text: [UInt8]) -> Bool {
        guard !needle.isEmpty, needle.count <= text.count else { return false }
        func isWord(_ byte: UInt8) -> Bool { byte >= 128 || (97...122).contains(byte) || (48...57).contains(byte) }
        for start in 0...(text.count - needle.count) where text[start] == needle[0] {
            let end = start + needle.count
            guard text[start..<end].elementsEqual(needle) else { continue }
            if start > 0, isWord(text[start - 1]), isWord(needle[0]) { continue }
            if end < text.count, isWord(text[end]), isWord(needle[needle.count - 1]) { continue }
            return true
        }
        return false
    }
}

/// A hash that is the same on every machine and in every run: FNV-1a of 64 bits
/// (https://datatracker.ietf.org/doc/draft-eastlake-fnv/), over parts kept apart.
enum StableHash {
    static func hex(_ parts: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0x1f) &* 0x100_0000_01b3
        }
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
