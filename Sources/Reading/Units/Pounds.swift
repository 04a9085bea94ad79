import Model
import Vocabulary

/// The words that tell pounds of money from pounds of weight.
struct PoundWords: Sendable {
    let price: Set<UInt64>
    let sold: Set<UInt64>
    let weight: Set<UInt64>
    let pound: Set<UInt64>
    /// Pounds sterling; `nil` where the vocabulary has none.
    let sterling: MeasureUnit?

    init(_ vocabulary: Vocabulary) {
        func words(_ kind: CueRow.Class) -> Set<UInt64> {
            Set(vocabulary.cues.filter { $0.cueClass == kind }.flatMap(\.forms).map(WordHash.of))
        }
        price = words(.price)
        sold = words(.sold)
        weight = words(.weight)
        pound = vocabulary.words(.pound)
        sterling = vocabulary.currencies.first { $0.unit.code == "GBP" }?.unit
    }
}

/// Tells pounds that are money from pounds of weight, once the figures of a text are read.
///
/// EXAMPLE "cost 1.75 pounds", "40 pounds a night", "12 pounds" beside "£5"; not "3 pounds of butter", "a 500-pound bomb"
struct Pounds: ~Escapable {
    private let text: TokenView
    private let words: PoundWords

    @_lifetime(copy text)
    init(_ text: TokenView, _ words: PoundWords) {
        self.text = text
        self.words = words
    }

    /// Further than this from its figure a word of prices says nothing of it.
    private static let reach = 8

    /// - Parameter first: the first of the mentions that are of this text.
    func settle(_ mentions: inout [QuantityMention], from first: Int) {
        guard let sterling = words.sterling, mentions[first...].contains(where: Self.isPounds) else { return }
        var sentence = 0..<0
        for index in mentions.indices[first...] where Self.isPounds(mentions[index]) {
            let start = token(at: mentions[index].range.start)
            if !sentence.contains(start) { sentence = self.sentence(around: start) }
            let hasSterling = isBeside(sterling, mentions, index, from: first, in: sentence)
            if isMoney(start..<token(at: mentions[index].range.end), in: sentence, hasSterling) {
                mentions[index].figure.unit = Self.money(mentions[index].figure.unit, in: sterling)
            }
        }
    }

    /// Whether a figure of the same sentence is in a unit. The figures around are asked from the nearest on, so that a long text without
    /// stops costs no more than its figures.
    private func isBeside(
        _ unit: MeasureUnit, _ mentions: [QuantityMention], _ index: Int, from first: Int, in sentence: Range<Int>
    ) -> Bool {
        func isHere(_ mention: QuantityMention) -> Bool { sentence.contains(token(at: mention.range.start)) }
        return mentions[first..<index].reversed().prefix(while: isHere).contains { $0.figure.unit.code == unit.code }
            || mentions[(index + 1)...].prefix(while: isHere).contains { $0.figure.unit.code == unit.code }
    }

    private static func isPounds(_ mention: QuantityMention) -> Bool { mention.figure.unit.code.utf8.starts(with: weight.utf8) }

    private static let weight = "[lb_av]"

    /// The same with what it is counted per: "per litre".
    private static func money(_ unit: MeasureUnit, in money: MeasureUnit) -> MeasureUnit {
        let per = unit.name.utf8.split(separator: UInt8(ascii: " "), maxSplits: 1).dropFirst().first.map { " " + String(Substring($0)) }
        return MeasureUnit(code: money.code + unit.code.dropFirst(weight.utf8.count), name: money.name + (per ?? ""))
    }

    /// Whether what stands in its sentence tells that a figure in pounds is money.
    private func isMoney(_ figure: Range<Int>, in sentence: Range<Int>, _ hasSterling: Bool) -> Bool {
        var unit = figure.upperBound - 1
        while unit > figure.lowerBound, !words.pound.contains(text.tokens[unit].hash) { unit -= 1 }
        guard unit > figure.lowerBound, text.tokens[unit - 1].kind != .hyphen else { return false }
        let next = figure.upperBound
        if next < sentence.upperBound, text.tokens[next].classes.contains(.linkOf) { return false }
        for index in sentence where words.weight.contains(text.tokens[index].hash) { return false }
        if hasSterling { return true }
        // "40 pounds a night": what nobody weighs by.
        if figure.upperBound - unit > 1, words.sold.contains(text.tokens[figure.upperBound - 1].hash) { return true }
        var before = figure.lowerBound - 1
        while before >= sentence.lowerBound, figure.lowerBound - before <= Self.reach {
            // "Paid 20 dollars for 3 pounds"
            if text.tokens[before].kind == .number { return false }
            if words.price.contains(text.tokens[before].hash) { return true }
            before -= 1
        }
        return false
    }

    /// The first token that begins at a byte or behind it.
    private func token(at byte: Int) -> Int {
        var low = 0
        var high = text.tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(text.tokens[middle].start) < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The tokens from the stop before one to the stop behind it, or so many that a sentence has not more.
    private func sentence(around index: Int) -> Range<Int> {
        var start = index
        while start > 0, index - start < Self.longest, text.tokens[start - 1].kind != .stop { start -= 1 }
        var end = index
        while end < text.tokens.count, end - index < Self.longest, text.tokens[end].kind != .stop { end += 1 }
        return start..<end
    }

    private static let longest = 80
}
