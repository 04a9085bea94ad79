import Model
import Vocabulary

/// Finds what part each entity plays in its sentence: after which preposition it stands, what it modifies, whether it speaks.
struct EntityRoleReader {
    let sentence: SentenceWords
    let cues: CueClasses
    /// Irregular verb forms by hash.
    let verbs: Set<UInt64>

    /// How many words of its own noun phrase an entity may have before it.
    private static let phrase = 5

    func roles(_ mentions: [(EntityMention, Range<Int>)]) -> [EntityRole] {
        var roles: [EntityRole] = []
        for (mention, words) in mentions {
            var role = EntityRole(mention: mention, words: words)
            let start = mention.kind == .place ? phraseEnd(of: words) : words.lowerBound
            if !isBehindPlace(mention, words, roles.last), let found = preposition(before: start) {
                role.preposition = sentence[found].hash
                if sentence[found].hash == Self.of, let outer = preposition(before: found) {
                    role.outerPreposition = sentence[outer].hash
                }
            }
            role.isPossessive = isPossessive(words)
            role.isModifier =
                isCompounded(words)
                || mention.form == .demonym && isModifier(words) && !isPeople(words, before: words.upperBound)
                // "Pyongyang begins": a seat before a word in -s acts.
                || mention.form == .capital && isModifier(words) && !endsInS(words.upperBound)
                // "In US raids": an abbreviation between a preposition and a noun.
                || mention.kind == .country && role.preposition != nil && words.count == 1 && sentence[words.lowerBound].has(.allCaps)
                    && sentence[words.lowerBound - 1].classes.contains(.preposition) && isModifier(words)
            role.isGround = (role.isPossessive || role.isModifier) && isGround(words)
            role.isSpeaker = isSpeaker(words)
            role.group = roles.count
            roles.append(role)
        }
        join(&roles)
        return roles
    }

    /// "In Lithuania Germany leads": right behind the name of a place that a preposition governs, another country begins what is said.
    private func isBehindPlace(_ mention: EntityMention, _ words: Range<Int>, _ last: EntityRole?) -> Bool {
        guard mention.kind == .country, let last, last.preposition != nil, !last.isPossessive, last.words.upperBound == words.lowerBound
        else { return false }
        return [.country, .place].contains(last.mention.kind) && last.mention.form != .demonym && last.mention.id != mention.id
    }

    /// Prepositions that more often begin a clause: "as NATO members agreed".
    private static let joining = Set(["as", "after", "before", "since", "until", "till", "than", "like"].map(WordHash.of))
    private static let of = WordHash.of("of")
    private static let with = WordHash.of("with")
    private static let that = WordHash.of("that")
    private static let according = WordHash.of("according")

    /// The preposition that governs the noun phrase which ends before a word; `nil` where a verb, a mark or a number comes first.
    private func preposition(before start: Int) -> Int? {
        var index = start - 1
        let limit = max(0, start - Self.phrase - 1)
        var isBehindPossessive = false
        while index >= limit {
            let token = sentence[index]
            if token.kind == .possessive { isBehindPossessive = true }
            // "On Nato's yardstick Britain spent" is not on Britain; "in Ukraine's city of Sumy" is in Sumy.
            if token.classes.contains(.preposition), isBehindPossessive, !cues.contains(.ground, in: index..<start) { return nil }
            if token.classes.contains(.preposition) { return Self.joining.contains(token.hash) ? nil : index }
            switch token.kind {
            case .word:
                // "In Prague the Czech National Bank": behind a name an article begins another phrase.
                if token.classes.contains(.determiner), isBehindName(index) { return nil }
                if !token.classes.isDisjoint(with: [.auxiliary, .conjunction, .pronoun]) && !token.classes.contains(.determiner) {
                    return nil
                }
                if cues.contains(.say, at: index) || looksLikeVerb(token) { return nil }
            case .possessive, .hyphen, .apostrophe, .quote: break
            default: return nil
            }
            index -= 1
        }
        return nil
    }

    /// "In the Iraqi capital, Baghdad, on Tuesday": a place between commas behind a word for what it is ends that word's phrase.
    private func phraseEnd(of name: Range<Int>) -> Int {
        let comma = name.lowerBound - 1
        guard comma > 0, sentence[comma].kind == .comma, cues.contains(.ground, at: comma - 1),
            name.upperBound >= sentence.words.count || sentence[name.upperBound].kind != .word
        else { return name.lowerBound }
        return comma
    }

    private func isBehindName(_ index: Int) -> Bool {
        index > 0 && sentence[index - 1].kind == .word && sentence[index - 1].has(.capitalised) && index > 1
    }

    /// "Ukraine's southern Kherson region": a word for a part of a country shortly after.
    private func isGround(_ words: Range<Int>) -> Bool {
        var index = words.upperBound
        let limit = min(sentence.words.count, index + 5)
        while index < limit {
            if cues.contains(.ground, at: index) { return true }
            let token = sentence[index]
            guard token.kind == .word || token.kind == .possessive, token.kind == .possessive || !sentence.isFunction(index) else {
                return false
            }
            index += 1
        }
        return false
    }

    /// A lower-case word in "-ed" or "-ing", or an irregular past, is more often a verb than part of a name's phrase.
    private func looksLikeVerb(_ token: Token) -> Bool {
        // "In neighbouring Burkina Faso"
        if token.classes.contains(.filler) { return false }
        if verbs.contains(token.hash) { return true }
        guard !token.has(.capitalised), token.end - token.start > 4 else { return false }
        let bytes = sentence.text.bytes
        let end = Int(token.end)
        if bytes[end - 2] == UInt8(ascii: "e"), bytes[end - 1] == UInt8(ascii: "d") { return true }
        return bytes[end - 3] == UInt8(ascii: "i") && bytes[end - 2] == UInt8(ascii: "n") && bytes[end - 1] == UInt8(ascii: "g")
    }

    private func isPossessive(_ words: Range<Int>) -> Bool {
        guard words.upperBound < sentence.words.count else { return false }
        let next = sentence[words.upperBound]
        return next.kind == .possessive || (next.kind == .apostrophe && next.isGlued)
            || sentence[words.upperBound - 1].kind == .possessive
    }

    /// "The London-based institute", "the Saudi-led coalition"
    private func isCompounded(_ words: Range<Int>) -> Bool {
        let mark = words.upperBound
        guard mark + 1 < sentence.words.count, sentence[mark].kind == .hyphen, sentence[mark].isGlued, sentence[mark + 1].isGlued
        else { return false }
        return sentence[mark + 1].kind == .word && looksLikeVerb(sentence[mark + 1])
    }

    private func isModifier(_ words: Range<Int>) -> Bool {
        guard words.upperBound < sentence.words.count else { return false }
        let next = sentence[words.upperBound]
        guard next.kind == .word, next.has(.spaceBefore), !sentence.isFunction(words.upperBound) else { return false }
        return !cues.contains(.say, at: words.upperBound) && !looksLikeVerb(next) && !cues.contains(.join, at: words.upperBound)
    }

    /// "46 percent of Italians approve": a plural before a word that is no plural is people, and no adjective.
    private func isPeople(_ words: Range<Int>, before next: Int) -> Bool {
        let last = sentence[words.upperBound - 1]
        // "Swiss" is the adjective.
        let isDouble = last.end - last.start > 1 && sentence.text.bytes[Int(last.end) - 2] == UInt8(ascii: "s")
        return endsInS(words.upperBound - 1) && !isDouble && next < sentence.words.count && !endsInS(next)
    }

    private func endsInS(_ index: Int) -> Bool {
        let end = Int(sentence[index].end)
        return sentence.text.bytes[end - 1] == UInt8(ascii: "s")
    }

    /// "Kyiv said", "South Korea's spy agency told", "according to Iran's health ministry", "Lee was quoted as saying".
    private func isSpeaker(_ words: Range<Int>) -> Bool {
        var index = words.upperBound
        let limit = min(sentence.words.count, index + 6)
        while index < limit {
            if cues.contains(.say, at: index) { return true }
            let token = sentence[index]
            if token.kind != .word && token.kind != .possessive && token.kind != .hyphen { break }
            if token.classes.contains(.preposition) || token.classes.contains(.conjunction) || looksLikeVerb(token) { break }
            index += 1
        }
        if speaksBehindAside(words) { return true }
        index = words.lowerBound - 1
        // "According to a military spokesman in Bangkok": all of the phrase is the speaker's.
        let first = max(0, words.lowerBound - 9)
        while index >= first {
            if sentence[index].hash == Self.according { return true }
            // "said Rep. Lee": a verb of saying right before the name.
            // "Believes that China's outlay was": what is said begins with the name.
            if sentence[index].hash == Self.that { return false }
            if cues.contains(.say, at: index), index >= words.lowerBound - 2 {
                return !cues.contains(.tell, at: index) && !isSaidOf(words, behind: index)
            }
            if sentence.words[index].kind == .punctuation { break }
            index -= 1
        }
        return false
    }

    /// "24 percent say Yoon is doing well": what is said of the name follows it, and who says stands before the verb.
    private func isSaidOf(_ words: Range<Int>, behind verb: Int) -> Bool {
        guard words.upperBound < sentence.words.count, verb > 0, sentence[verb - 1].kind != .comma else { return false }
        return sentence[words.upperBound].classes.contains(.auxiliary)
    }

    /// "The office in Kinshasa, whose staff have helped, said that": a verb of saying behind a relative clause between commas.
    private func speaksBehindAside(_ words: Range<Int>) -> Bool {
        let comma = words.upperBound
        guard comma + 1 < sentence.words.count, sentence[comma].kind == .comma, cues.contains(.join, at: comma + 1),
            sentence[comma + 1].classes.contains(.pronoun),
            let close = (comma + 2..<min(sentence.words.count, comma + 20)).first(where: { sentence[$0].kind == .comma })
        else { return false }
        return close + 1 < sentence.words.count && cues.contains(.say, at: close + 1)
    }

    /// Gives entities of one kind that "and", "or" or commas join the same group, and the same preposition.
    private func join(_ roles: inout [EntityRole]) {
        for index in roles.indices.dropFirst() {
            var first = index - 1
            // "Macron of France and Fiala of the Czech Republic": what stands after "of" belongs to the name before.
            if first > 0, roles[first].preposition == Self.of, roles[first].mention.kind != roles[index].mention.kind { first -= 1 }
            let before = roles[first]
            let end = roles[index - 1].words.upperBound
            guard before.mention.kind == roles[index].mention.kind, end <= roles[index].words.lowerBound else { continue }
            let between = end..<roles[index].words.lowerBound
            guard !between.isEmpty, between.count <= 3, between.allSatisfy(isJoint) else { continue }
            guard between.contains(where: { sentence[$0].kind == .comma || sentence[$0].classes.contains(.conjunction) }) else { continue }
            // "Satisfied with Macron, and Bayrou does no better": a new clause and no list.
            let next = roles[index].words.upperBound
            // "In Bosnia, and Britain and France have": two that act together.
            let last = lastOfPair(index, in: roles)
            let acts = last < sentence.words.count && sentence[last].classes.contains(.auxiliary)
            if before.preposition != nil, acts, between.contains(where: { sentence[$0].kind == .comma }) { continue }
            if before.preposition != nil, hasOwnFigure(next) { continue }
            roles[index].group = before.group
            if roles[index].preposition == nil { roles[index].preposition = before.preposition }
            if roles[index].outerPreposition == nil { roles[index].outerPreposition = before.outerPreposition }
        }
    }

    /// The word behind a name, or behind the name that only "and" joins to it.
    private func lastOfPair(_ index: Int, in roles: [EntityRole]) -> Int {
        let end = roles[index].words.upperBound
        guard index + 1 < roles.count, roles[index + 1].words.lowerBound == end + 1, sentence[end].classes.contains(.conjunction) else {
            return end
        }
        return roles[index + 1].words.upperBound
    }

    /// "… soldiers to Albania, France 1,000", "… in Iraq, and Australia, with 900": a name with a figure of its own is whose it is,
    /// and not another place of the one before.
    private func hasOwnFigure(_ index: Int) -> Bool {
        var next = index
        if next < sentence.words.count, sentence[next].kind == .comma { next += 1 }
        if next < sentence.words.count, sentence[next].hash == Self.with { next += 1 }
        while next < sentence.words.count, sentence[next].kinds.contains(.hedge), sentence[next].kind == .word { next += 1 }
        guard next < sentence.words.count, next == index || sentence[next - 1].hash == Self.with || sentence[next - 1].kind == .word else {
            return false
        }
        return sentence[next].kind == .number && sentence[next].has(.spaceBefore)
    }

    private func isJoint(_ index: Int) -> Bool {
        let token = sentence[index]
        return token.kind == .comma || token.classes.contains(.conjunction) || token.classes.contains(.determiner)
    }
}
