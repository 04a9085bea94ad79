internal import Vocabulary

/// A token as the grammar of times sees it: a number, a word with its role, or a mark.
struct TimeLexeme {
    enum Kind: UInt8 {
        case word, number
        /// "1990s", "’90s"
        case decade
        /// "Q3", "3Q"
        case quarter
        /// "H1"
        case half
        /// "FY2026"
        case fiscalYear
        /// "18.06.2025": three numbers with points, packed
        case dotted
        case hyphen, slash, colon, comma, stop, possessive, quote, open, close, currency, other
    }

    var kind: Kind
    /// What the vocabulary says of a word.
    var role: TimeWordRow.Role?
    var flags: TimeWordRow.Flags = []
    var isCapitalised = false
    /// An abbreviation with its dot.
    var isDotted = false
    /// Whether an expression may begin here.
    var begins = false
    /// Nothing stands before it and the lexeme before.
    var isGlued = false
    /// A number with grouping commas; a fiscal year with both its years.
    var isGrouped = false
    /// Digits before the point.
    var width: UInt8 = 0
    /// The value of a number, a code or a word.
    var number: Int32 = 0
    /// Hundredths beyond `number`, of a decimal number.
    var hundredths: UInt8 = 0
    /// The row of a word in the vocabulary.
    var row: Int32 = -1
    var start: Int32
    var end: Int32
}

/// Turns the tokens of a sentence into lexemes.
struct TimeLexer {
    let lexicon: TimeLexicon

    /// Whether a sentence holds a word or a number that may belong to a time.
    func hasTime(_ text: TokenizedText, _ sentence: Range<Int>) -> Bool {
        for index in sentence {
            let token = text.tokens[index]
            switch token.kind {
            case .word: if lexicon.isTrigger(token.hash) || !token.flags.isDisjoint(with: [.hasDigits, .hyphenated]) { return true }
            case .number: if token.end - token.start == 4 || token.has(.dotted) { return true }
            case .slash: return true
            default: break
            }
        }
        return false
    }

    /// Fills `lexemes` with those of one sentence.
    func lex(_ text: TokenizedText, _ sentence: Range<Int>, into lexemes: inout [TimeLexeme]) {
        lexemes.removeAll(keepingCapacity: true)
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            let token = text.tokens[index]
            switch token.kind {
            case .word: index = word(text, index, sentence.upperBound, &lexemes)
            case .number:
                lexemes.append(Self.number(text.bytes.span, token))
                index += 1
            default:
                if token.kind == .symbol, token.end - token.start == 1, text.bytes[Int(token.start)] == UInt8(ascii: "&") {
                    index = word(text, index, sentence.upperBound, &lexemes)
                    continue
                }
                lexemes.append(Self.mark(token))
                index += 1
            }
        }
    }

    private static func mark(_ token: Token) -> TimeLexeme {
        let kind: TimeLexeme.Kind =
            switch token.kind {
            case .hyphen, .dash: .hyphen
            case .slash: .slash
            case .colon: .colon
            case .comma: .comma
            case .stop, .semicolon: .stop
            case .possessive, .apostrophe: .possessive
            case .quote: .quote
            case .open: .open
            case .close: .close
            case .currency: .currency
            default: .other
            }
        return TimeLexeme(kind: kind, isGlued: token.isGlued, start: token.start, end: token.end)
    }

    // MARK: Numbers

    private static func number(_ bytes: Span<UInt8>, _ token: Token) -> TimeLexeme {
        var lexeme = TimeLexeme(kind: .number, begins: true, isGlued: token.isGlued, start: token.start, end: token.end)
        lexeme.isGrouped = token.has(.grouped)
        if token.has(.dotted) {
            lexeme.kind = .dotted
            lexeme.number = packed(bytes, token)
            if lexeme.number < 0 { lexeme.kind = .other }
            return lexeme
        }
        var value: Int64 = 0
        var hundredths: Int64 = 0
        var decimals = -1
        for index in Int(token.start)..<Int(token.end) {
            let byte = bytes[index]
            if byte == UInt8(ascii: ".") {
                decimals = 0
            } else if ByteClass.isDigit(byte) {
                let digit = Int64(byte - 48)
                if decimals < 0 {
                    value = min(value * 10 + digit, 1_000_000_000)
                    lexeme.width = min(lexeme.width + 1, 99)
                } else if decimals < 2 {
                    hundredths = hundredths * 10 + digit
                    decimals += 1
                }
            }
        }
        if decimals == 1 { hundredths *= 10 }
        lexeme.number = Int32(value)
        lexeme.hundredths = UInt8(hundredths)
        if decimals >= 0 { lexeme.width = 0 }
        return lexeme
    }

    /// Day, month and year of "18.06.2025" as day · 10⁶ + month · 10⁴ + year; −1 for other numbers with points.
    private static func packed(_ bytes: Span<UInt8>, _ token: Token) -> Int32 {
        var parts: (Int32, Int32, Int32) = (0, 0, 0)
        var part = 0
        for index in Int(token.start)..<Int(token.end) {
            let byte = bytes[index]
            if byte == UInt8(ascii: ".") {
                part += 1
                if part > 2 { return -1 }
            } else {
                let digit = Int32(byte &- 48)
                guard digit >= 0, digit <= 9 else { return -1 }
                switch part {
                case 0: parts.0 = parts.0 * 10 + digit
                case 1: parts.1 = parts.1 * 10 + digit
                default: parts.2 = parts.2 * 10 + digit
                }
                if parts.0 > 31 || parts.1 > 12 || parts.2 > 2199 { return -1 }
            }
        }
        guard part == 2, parts.0 >= 1, parts.1 >= 1, parts.2 >= 1900 else { return -1 }
        return parts.0 * 1_000_000 + parts.1 * 10_000 + parts.2
    }

    // MARK: Words

    private func word(_ text: TokenizedText, _ index: Int, _ end: Int, _ lexemes: inout [TimeLexeme]) -> Int {
        let token = text.tokens[index]
        if token.isGlued, let last = lexemes.last, last.kind == .number, suffix(text.bytes.span, token, &lexemes) { return index + 1 }
        var lexeme = TimeLexeme(kind: .word, isGlued: token.isGlued, start: token.start, end: token.end)
        lexeme.isCapitalised = token.has(.capitalised)
        lexeme.isDotted = token.has(.dotted)
        if token.has(.hasDigits), code(text.bytes.span, token, &lexeme) {
            lexeme.begins = true
            lexemes.append(lexeme)
            return index + 1
        }
        if lexicon.mayKnow(token.hash), let (entry, length) = lexicon.longest(text.tokens, index, end) {
            apply(entry, &lexeme)
            lexeme.end = text.tokens[index + length - 1].end
            lexemes.append(lexeme)
            return index + length
        }
        if token.has(.hyphenated), split(text.bytes.span, token, &lexemes) { return index + 1 }
        lexemes.append(lexeme)
        return index + 1
    }

    private func apply(_ entry: TimeLexicon.Entry, _ lexeme: inout TimeLexeme) {
        lexeme.begins = Self.begins(entry.role)
        lexeme.role = entry.role
        lexeme.flags = entry.flags
        lexeme.number = entry.number
        lexeme.row = entry.row
    }

    /// Whether an expression may begin with a word of this role.
    private static func begins(_ role: TimeWordRow.Role) -> Bool {
        switch role {
        case .month, .weekday, .season, .holiday, .deictic, .tonight, .overnight, .clockWord, .shift, .anchoredShift, .that, .recent, .the,
            .possessivePronoun, .edge, .each, .set, .reference, .fiscal, .fy, .ordinal, .numeral, .tens, .multiplier, .vague, .couple,
            .dozen, .article, .unit:
            true
        default: false
        }
    }

    /// What follows a number without a space: "22nd", "1990s", "3Q". Changes the number and says so, or leaves it.
    private func suffix(_ bytes: Span<UInt8>, _ token: Token, _ lexemes: inout [TimeLexeme]) -> Bool {
        let last = lexemes.count - 1
        let length = token.end - token.start
        let first = bytes[Int(token.start)] | 0x20
        let number = lexemes[last]
        guard number.width > 0, !number.isGrouped else { return false }
        switch length {
        case 1 where first == UInt8(ascii: "s") && number.number % 10 == 0 && (number.width == 4 || number.width == 2):
            lexemes[last].kind = .decade
        case 1 where first == UInt8(ascii: "q") && (1...4).contains(number.number): lexemes[last].kind = .quarter
        case 1 where first == UInt8(ascii: "h") && (1...2).contains(number.number) && bytes[Int(token.start)] == UInt8(ascii: "H"):
            lexemes[last].kind = .half
        case 2:
            let second = bytes[Int(token.start) + 1] | 0x20
            switch (first, second) {
            case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")), (UInt8(ascii: "r"), UInt8(ascii: "d")),
                (UInt8(ascii: "t"), UInt8(ascii: "h")):
                lexemes[last].kind = .word
                lexemes[last].role = .ordinal
            default: return false
            }
        default: return false
        }
        lexemes[last].end = token.end
        return true
    }

    /// "Q3", "H1", "FY2026", "FY26": letters and a number in one word.
    private func code(_ bytes: Span<UInt8>, _ token: Token, _ lexeme: inout TimeLexeme) -> Bool {
        let start = Int(token.start)
        let end = Int(token.end)
        var at = start
        while at < end, ByteClass.isLetter(bytes[at]) { at += 1 }
        var value: Int32 = 0
        let hyphen = Self.hyphen(bytes, at, end)
        guard hyphen - at >= 1, hyphen - at <= 4 else { return false }
        for index in at..<hyphen {
            guard ByteClass.isDigit(bytes[index]) else { return false }
            value = value * 10 + Int32(bytes[index] - 48)
        }
        lexeme.number = value
        // "FY2025-26"
        if hyphen < end {
            guard at - start == 2, hyphen - at == 4, end - hyphen == 3, bytes[start] == UInt8(ascii: "F"),
                bytes[start + 1] == UInt8(ascii: "Y"),
                ByteClass.isDigit(bytes[end - 2]), ByteClass.isDigit(bytes[end - 1]),
                (value + 1) % 100 == Int32(bytes[end - 2] - 48) * 10 + Int32(bytes[end - 1] - 48)
            else { return false }
            lexeme.kind = .fiscalYear
            lexeme.isGrouped = true
            return true
        }
        switch at - start {
        case 1 where bytes[start] == UInt8(ascii: "Q") && (1...4).contains(value): lexeme.kind = .quarter
        case 1 where bytes[start] == UInt8(ascii: "H") && (1...2).contains(value): lexeme.kind = .half
        case 2 where bytes[start] == UInt8(ascii: "F") && bytes[start + 1] == UInt8(ascii: "Y"):
            guard end - at == 2 || end - at == 4 && (1900...2199).contains(value) else { return false }
            lexeme.kind = .fiscalYear
            if end - at == 2 { lexeme.number += 2000 }
        default: return false
        }
        return true
    }

    private static func hyphen(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end, bytes[at] != UInt8(ascii: "-") { at += 1 }
        return at
    }

    /// The parts of "late-November" or "first-half", where one of them is a word of time.
    private func split(_ bytes: Span<UInt8>, _ token: Token, _ lexemes: inout [TimeLexeme]) -> Bool {
        let count = lexemes.count
        let end = Int(token.end)
        var at = Int(token.start)
        var known = false
        while at < end {
            var hash = WordHash()
            var next = at
            while next < end, bytes[next] != UInt8(ascii: "-"), bytes[next] != 0xE2 {
                hash.add(bytes[next])
                next += 1
            }
            var lexeme = TimeLexeme(kind: .word, isGlued: at > Int(token.start) || token.isGlued, start: Int32(at), end: Int32(next))
            lexeme.isCapitalised = at < end && ByteClass.isUpper(bytes[at])
            if let entry = lexicon.entry(hash.value, capitalised: lexeme.isCapitalised, allCaps: false) {
                apply(entry, &lexeme)
                switch entry.role {
                case .month, .weekday, .unit, .season, .daypart, .old, .fiscal: known = true
                default: break
                }
            }
            lexemes.append(lexeme)
            if next < end {
                let width = bytes[next] == 0xE2 ? min(3, end - next) : 1
                lexemes.append(TimeLexeme(kind: .hyphen, isGlued: true, start: Int32(next), end: Int32(next + width)))
                next += width
            }
            at = next
        }
        if !known { lexemes.removeSubrange(count...) }
        return known
    }
}
