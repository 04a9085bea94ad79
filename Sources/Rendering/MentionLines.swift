public import Model

/// Writes mentions as JSON Lines: one object a line, the fields of `tidemark extract --format jsonl`, appended to bytes.
public struct MentionLines: Sendable {
    /// The lines so far, UTF-8.
    public private(set) var bytes: [UInt8] = []

    public init() {}

    /// Forgets the lines so far and keeps the room they took.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Appends the quantities and times of an article in the order of its text; at the same place, quantities first.
    ///
    /// - Parameter text: the document's text, to which the mentions' offsets refer.
    public mutating func append(
        quantities: [QuantityMention], times: [TimeMention], scrape: String, article: Int, text: [UInt8]
    ) {
        if quantities.isEmpty, times.isEmpty { return }
        let (quantityHead, timeHead) = (
            head("quantity", scrape, article), head("time", scrape, article)
        )
        var time = 0
        for quantity in quantities {
            while time < times.count, times[time].range < quantity.range {
                append(times[time], timeHead, text)
                time += 1
            }
            append(quantity, quantityHead, text)
        }
        for left in times[time...] { append(left, timeHead, text) }
    }

    /// What all lines of a kind from one article begin with.
    private func head(_ kind: StaticString, _ scrape: String, _ article: Int) -> [UInt8] {
        var lines = MentionLines()
        lines.raw("{\"kind\":\"")
        lines.raw(kind)
        lines.raw("\",\"id\":")
        lines.string(scrape)
        lines.raw(",\"article\":")
        lines.integer(article)
        lines.raw(",\"start\":")
        return lines.bytes
    }

    private mutating func append(_ mention: QuantityMention, _ head: [UInt8], _ text: [UInt8]) {
        begin(head, mention.range, text)
        let figure = mention.figure
        raw(",\"value\":\"")
        decimal(figure.value)
        if let upper = figure.upper {
            raw("\",\"upper\":\"")
            decimal(upper)
        }
        switch figure.qualifier {
        case .exact: raw("\",\"qualifier\":\"=\"")
        case .about: raw("\",\"qualifier\":\"~\"")
        case .below: raw("\",\"qualifier\":\"<\"")
        case .above: raw("\",\"qualifier\":\">\"")
        }
        switch mention.trend {
        case .up: raw(",\"trend\":\"up\"")
        case .down: raw(",\"trend\":\"down\"")
        case nil: break
        }
        if !figure.unit.code.isEmpty {
            raw(",\"unit\":")
            string(figure.unit.code)
        }
        if !figure.unit.name.isEmpty {
            raw(",\"unitName\":")
            string(figure.unit.name)
        }
        if !mention.concept.isEmpty {
            raw(",\"concept\":[")
            for (index, range) in mention.concept.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                string(text, range)
            }
            bytes.append(UInt8(ascii: "]"))
        }
        raw("}\n")
    }

    private mutating func append(_ mention: TimeMention, _ head: [UInt8], _ text: [UInt8]) {
        begin(head, mention.range, text)
        raw(",\"type\":")
        string(mention.kind.rawValue)
        raw(",\"timex\":")
        string(mention.timex)
        if let period = mention.period {
            raw(",\"period\":")
            string(period.description)
        }
        raw("}\n")
    }

    private mutating func begin(_ head: [UInt8], _ range: ByteRange, _ text: [UInt8]) {
        bytes.append(contentsOf: head)
        integer(range.start)
        raw(",\"end\":")
        integer(range.end)
        raw(",\"text\":")
        string(text, range)
    }

    private mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func integer(_ value: Int) {
        var digits: InlineArray<20, UInt8> = .init(repeating: 0)
        var first = 20
        var rest = value
        repeat {
            first -= 1
            digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        for index in first..<20 { bytes.append(digits[index]) }
    }

    private mutating func decimal(_ value: ExactDecimal) {
        // Whole numbers of up to 18 digits are nearly all there are.
        if value.exponent >= 0, value.exponent <= 15, value.significand >= 0,
            value.significand < 1_000_000_000_000_000_000
        {
            integer(Int(value.significand))
            if value.significand != 0 { for _ in 0..<value.exponent { bytes.append(UInt8(ascii: "0")) } }
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    private mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.allSatisfy(Self.isPlain) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for byte in text.utf8 { escaped(byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// The text of a range; bytes that are not UTF-8 are replaced.
    private mutating func string(_ text: [UInt8], _ range: ByteRange) {
        let slice = text[range.start..<range.end]
        var all: UInt8 = 0
        var isPlain = true
        for byte in slice {
            all |= byte
            if !Self.isPlain(byte) { isPlain = false }
        }
        guard all < 0x80 else { return string(String(decoding: slice, as: UTF8.self)) }
        bytes.append(UInt8(ascii: "\""))
        if isPlain {
            bytes.append(contentsOf: slice)
        } else {
            for byte in slice { escaped(byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether JSON takes the byte as it is.
    private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F }

    private mutating func escaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case 10: raw("\\n")
        case 13: raw("\\r")
        case 9: raw("\\t")
        case 0..<0x20, 0x7F:
            raw("\\u00")
            for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 48 + digit : 87 + digit) }
        default: bytes.append(byte)
        }
    }
}
