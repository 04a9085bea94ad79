internal import Vocabulary

/// In which direction a sentence points at a place, by its verbs and the words that announce something.
enum TimeTense {
    /// How far verbs are looked for: clauses are shorter.
    private static let reach = 40

    /// The direction around the lexemes from `first` to before `end`.
    ///
    /// The nearest verb before decides ("said Friday", "will meet Friday"), else the nearest after ("On Friday, voters
    /// will"). An infinitive after a word of planning looks ahead ("agreed to meet Friday").
    static func direction(_ lexemes: [TimeLexeme], _ bytes: Span<UInt8>, _ first: Int, _ end: Int) -> TimeDirection {
        // "Wednesday's ruling" has been made; "until Friday to decide" is time left.
        if end < lexemes.count, lexemes[end].kind == .possessive { return .past }
        if first > 0, lexemes[first - 1].role == .since { return .past }
        if first > 0, lexemes[first - 1].role == .ending { return lexemes[first - 1].flags.contains(.weak) ? .past : .future }
        if first > 0, lexemes[first - 1].role == .until, end < lexemes.count, lexemes[end].role == .to { return .future }
        if let before = backward(lexemes, bytes, first) { return before }
        return forward(lexemes, bytes, end) ?? .unknown
    }

    private static func backward(_ lexemes: [TimeLexeme], _ bytes: Span<UInt8>, _ first: Int) -> TimeDirection? {
        var index = first - 1
        var infinitive = false
        var isBehindAfter = false
        // A word that announces ("by", "until") tips the balance where no verb says otherwise.
        while index >= 0, first - index <= reach {
            let lexeme = lexemes[index]
            switch lexeme.kind {
            case .stop: return nil
            case .word: break
            default:
                index -= 1
                continue
            }
            switch lexeme.role {
            case .future where lexeme.flags.contains(.weak):
                // "Talks resume Monday", but "did not meet Monday" and "to meet Monday".
                switch auxiliary(lexemes, index) {
                case .past?: return .past
                case .to?: break
                default: return .future
                }
            case .future, .conditional: return .future
            case .later where lexeme.flags.contains(.weak): isBehindAfter = true
            case .prospect:
                // "Called for a vote after a briefing Wednesday": what came before is past.
                if !isBehindAfter, infinitive || role(lexemes, index + 1) == .for { return .future }
                if isPast(lexeme, bytes) || lexeme.flags.contains(.weak) { return .past }
            case .to: infinitive = isInfinitive(lexemes, index)
            case .past, nil:
                guard lexeme.role == .past || isPast(lexeme, bytes) else { break }
                switch auxiliary(lexemes, index) {
                case .future?, .conditional?: return .future
                // "Is heard in May" says nothing by itself.
                case .present?: break
                default: return .past
                }
            default: break
            }
            index -= 1
        }
        return nil
    }

    private static func forward(_ lexemes: [TimeLexeme], _ bytes: Span<UInt8>, _ end: Int) -> TimeDirection? {
        var index = end
        while index < lexemes.count, index - end <= reach {
            let lexeme = lexemes[index]
            if lexeme.kind == .stop { return nil }
            if lexeme.kind == .word {
                switch lexeme.role {
                case .future, .conditional: return .future
                case .past: return .past
                case .prospect where isPast(lexeme, bytes) || lexeme.flags.contains(.weak): return .past
                case nil where isPast(lexeme, bytes): return .past
                default: break
                }
            }
            index += 1
        }
        return nil
    }

    /// The form of "be" or the modal before a participle, at most an adverb between.
    private static func auxiliary(_ lexemes: [TimeLexeme], _ index: Int) -> TimeWordRow.Role? {
        for at in stride(from: index - 1, through: max(0, index - 2), by: -1) {
            switch lexemes[at].role {
            case .future, .conditional, .present, .past, .to: return lexemes[at].role
            case nil where lexemes[at].kind == .word: continue
            default: return nil
            }
        }
        return nil
    }

    private static func role(_ lexemes: [TimeLexeme], _ index: Int) -> TimeWordRow.Role? {
        index < lexemes.count ? lexemes[index].role : nil
    }

    /// Whether "to" stands before a verb as far as one can see: before a plain word of small letters.
    private static func isInfinitive(_ lexemes: [TimeLexeme], _ index: Int) -> Bool {
        guard index + 1 < lexemes.count else { return false }
        let next = lexemes[index + 1]
        return next.kind == .word && !next.isCapitalised
            && (next.role == nil || next.role == .future || next.role == .prospect || next.role == .stop)
    }

    /// Whether a word ends like a past tense.
    private static func isPast(_ lexeme: TimeLexeme, _ bytes: Span<UInt8>) -> Bool {
        guard lexeme.end - lexeme.start >= 4, !lexeme.isCapitalised else { return false }
        let end = Int(lexeme.end)
        return bytes[end - 1] | 0x20 == UInt8(ascii: "d") && bytes[end - 2] | 0x20 == UInt8(ascii: "e")
    }
}
