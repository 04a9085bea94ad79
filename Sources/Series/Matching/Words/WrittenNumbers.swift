import Model

/// What the very bytes of a number say of it.
extension SeriesPass {
    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

    /// "Seven", and not "7".
    func isInWords(_ role: QuantityRole) -> Bool { !Self.digits.contains(reading.article.text[role.mention.number.start]) }

    /// "An A-10", "a Su-24": a number that a name of its own carries.
    func isOfModel(_ role: QuantityRole) -> Bool {
        let text = reading.article.text
        let start = role.mention.number.start
        guard start >= 2, text[start - 1] == UInt8(ascii: "-"), Self.digits.contains(text[start]) else { return false }
        var first = start - 2
        while first > 0, Self.isLetter(text[first - 1]) { first -= 1 }
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(text[first]) && Self.isLetter(text[start - 2])
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }

    /// "15, 200 people": a number that a space has broken: three digits behind a comma, a space and up to three digits before them, which
    /// are none of a date's: "On Feb. 15, 200 people".
    func isBroken(_ role: QuantityRole, in number: Int) -> Bool {
        let text = reading.article.text
        let start = role.mention.number.start
        func isDigit(_ place: Int) -> Bool { text.indices.contains(place) && Self.digits.contains(text[place]) }
        guard start >= 3, text[start - 1] == UInt8(ascii: " "), text[start - 2] == UInt8(ascii: ","), isDigit(start - 3),
            !reading.sentences[number].times.contains(where: { $0.mention.range.end == start - 2 })
        else { return false }
        return (start..<start + 3).allSatisfy(isDigit) && !isDigit(start + 3) && !isDigit(start - 6)
    }
}
