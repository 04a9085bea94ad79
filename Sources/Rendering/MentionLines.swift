public import Model

/// Writes mentions as JSON Lines: one object a line, the fields of `tidemark extract --format jsonl`.
public struct MentionLines: Sendable {
    /// The lines so far stand at its beginning; the rest is room for more.
    private var room: [UInt8] = []
    /// How many bytes the lines so far have.
    public private(set) var count = 0

    /// The lines so far, UTF-8.
    public var bytes: [UInt8] { Array(room[..<count]) }

    public init() {}

    /// Gives away the lines so far, without a copy of them, and begins anew.
    public mutating func take() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &room)
        taken.removeLast(taken.count - count)
        count = 0
        return taken
    }

    /// Forgets the lines so far and keeps the room they took.
    public mutating func removeAll() { count = 0 }

    /// Appends the quantities and times of an article in the order of its text; at the same place, quantities first.
    ///
    /// - Parameter text: the document's text, to which the mentions' offsets refer.
    public mutating func append(
        quantities: [QuantityMention], times: [TimeMention], scrape: String, article: Int, text: [UInt8]
    ) {
        if quantities.isEmpty, times.isEmpty { return }
        let quantityHead = quantities.isEmpty ? [] : Self.head("quantity", scrape, article)
        let timeHead = times.isEmpty ? [] : Self.head("time", scrape, article)
        var time = 0
        // Mentions are written from where they lie in their arrays: copying one costs half as much as writing it.
        for index in quantities.indices where quantities[index].tie != .origin {
            while time < times.count, times[time].range < quantities[index].range {
                append(times, time, timeHead, text)
                time += 1
            }
            let hasOrigin = index + 1 < quantities.count && quantities[index + 1].tie == .origin
            if !hasOrigin, quantities[index].tie == .none {
                append(quantities, index, quantityHead, text)
                continue
            }
            var quantity = index + 1 < quantities.count ? quantities[index].tied(to: quantities[index + 1]) : quantities[index]
            if quantity.tie == .fellow, index > 0 { quantity.figure.unit = quantities[index - 1].figure.unit }
            append([quantity], 0, quantityHead, text)
        }
        while time < times.count {
            append(times, time, timeHead, text)
            time += 1
        }
    }

    /// What all lines of a kind from one article begin with.
    private static func head(_ kind: StaticString, _ scrape: String, _ article: Int) -> [UInt8] {
        var head = [UInt8](repeating: 0, count: 100 + 6 * scrape.utf8.count)
        var at = 0
        var out = head.mutableSpan
        out.put("{\"kind\":\"", &at)
        out.put(kind, &at)
        out.put("\",\"id\":", &at)
        out.putQuoted(scrape.utf8.span, &at)
        out.put(",\"article\":", &at)
        out.put(article, &at)
        out.put(",\"start\":", &at)
        return Array(head[..<at])
    }

    /// Makes room for so many bytes more.
    private mutating func makeRoom(_ more: Int) {
        if count + more <= room.count { return }
        // Few steps, because each moves all that is there.
        room += repeatElement(0, count: max(256 << 10, 3 * room.count, more))
    }

    // MARK: Lines

    /// Bytes that suffice for all of a line but what it quotes and the zeros of its numbers.
    private static let frame = 400

    private mutating func append(_ figures: [QuantityMention], _ index: Int, _ head: [UInt8], _ text: [UInt8]) {
        let (code, name) = (figures[index].figure.unit.code, figures[index].figure.unit.name)
        var quoted = figures[index].range.count + code.utf8.count + name.utf8.count
        for place in figures[index].concept.indices { quoted += figures[index].concept[place].count + 1 }
        let zeros =
            Int(figures[index].figure.value.exponent.magnitude) + Int((figures[index].figure.upper?.exponent ?? 0).magnitude)
        makeRoom(Self.frame + head.count + zeros + 6 * quoted)
        var at = count
        var out = room.mutableSpan
        Self.begin(head.span, figures[index].range, text.span, &out, &at)
        out.put(",\"value\":\"", &at)
        Self.decimal(figures[index].figure.value, &out, &at)
        if let upper = figures[index].figure.upper {
            out.put("\",\"upper\":\"", &at)
            Self.decimal(upper, &out, &at)
        }
        switch figures[index].figure.qualifier {
        case .exact: out.put("\",\"qualifier\":\"=\"", &at)
        case .about: out.put("\",\"qualifier\":\"~\"", &at)
        case .below: out.put("\",\"qualifier\":\"<\"", &at)
        case .above: out.put("\",\"qualifier\":\">\"", &at)
        }
        switch figures[index].trend {
        case .up: out.put(",\"trend\":\"up\"", &at)
        case .down: out.put(",\"trend\":\"down\"", &at)
        case nil: break
        }
        if !code.isEmpty {
            out.put(",\"unit\":", &at)
            out.putQuoted(code.utf8.span, &at)
        }
        if !name.isEmpty {
            out.put(",\"unitName\":", &at)
            out.putQuoted(name.utf8.span, &at)
        }
        if !figures[index].concept.isEmpty {
            out.put(",\"concept\":[", &at)
            for place in figures[index].concept.indices {
                if place > 0 { out.put(UInt8(ascii: ","), &at) }
                Self.quote(text.span, figures[index].concept[place], &out, &at)
            }
            out.put(UInt8(ascii: "]"), &at)
        }
        out.put("}\n", &at)
        count = at
    }

    private mutating func append(_ times: [TimeMention], _ index: Int, _ head: [UInt8], _ text: [UInt8]) {
        makeRoom(Self.frame + head.count + 6 * (times[index].range.count + times[index].timex.utf8.count))
        var at = count
        var out = room.mutableSpan
        Self.begin(head.span, times[index].range, text.span, &out, &at)
        switch times[index].kind {
        case .date: out.put(",\"type\":\"DATE\"", &at)
        case .time: out.put(",\"type\":\"TIME\"", &at)
        case .duration: out.put(",\"type\":\"DURATION\"", &at)
        case .set: out.put(",\"type\":\"SET\"", &at)
        }
        out.put(",\"timex\":", &at)
        out.putQuoted(times[index].timex.utf8.span, &at)
        if let period = times[index].period {
            out.put(",\"period\":\"", &at)
            Self.part(period.first, &out, &at)
            if period.isInterval {
                out.put(UInt8(ascii: "/"), &at)
                Self.part(period.last, &out, &at)
            }
            out.put(UInt8(ascii: "\""), &at)
        }
        out.put("}\n", &at)
        count = at
    }

    private static func begin(
        _ head: Span<UInt8>, _ range: ByteRange, _ text: Span<UInt8>, _ out: inout MutableSpan<UInt8>, _ at: inout Int
    ) {
        out.put(head, &at)
        out.put(range.start, &at)
        out.put(",\"end\":", &at)
        out.put(range.end, &at)
        out.put(",\"text\":", &at)
        quote(text, range, &out, &at)
    }

    // MARK: Values

    private static func decimal(_ value: ExactDecimal, _ out: inout MutableSpan<UInt8>, _ at: inout Int) {
        // Whole numbers of up to 18 digits are nearly all there are.
        if value.exponent >= 0, value.exponent <= 15, value.significand >= 0, value.significand < 1_000_000_000_000_000_000 {
            out.put(Int(value.significand), &at)
            if value.significand != 0 { for _ in 0..<value.exponent { out.put(UInt8(ascii: "0"), &at) } }
        } else if value.exponent < 0, value.exponent >= -9, value.significand >= 0, value.significand < 1_000_000_000_000_000_000 {
            var unit = 1
            for _ in 0..<(-value.exponent) { unit *= 10 }
            let (whole, rest) = Int(value.significand).quotientAndRemainder(dividingBy: unit)
            out.put(whole, &at)
            out.put(UInt8(ascii: "."), &at)
            out.put(rest, digits: -value.exponent, &at)
        } else {
            out.put(value.description.utf8.span, &at)
        }
    }

    /// A part of the calendar as `Period.Part.description` writes it; ".." where there is none.
    private static func part(_ part: Period.Part?, _ out: inout MutableSpan<UInt8>, _ at: inout Int) {
        switch part {
        case nil: out.put("..", &at)
        case .day(let day)?:
            let (year, month, date) = day.components
            guard (0...9999).contains(year) else { return out.put(day.description.utf8.span, &at) }
            out.put(year, digits: 4, &at)
            out.put(UInt8(ascii: "-"), &at)
            out.put(month, digits: 2, &at)
            out.put(UInt8(ascii: "-"), &at)
            out.put(date, digits: 2, &at)
        case .month(let year, let month)? where (0...9999).contains(year) && month >= 0:
            out.put(year, digits: 4, &at)
            out.put(UInt8(ascii: "-"), &at)
            out.put(month, digits: 2, &at)
        case .year(let year)? where (0...9999).contains(year): out.put(year, digits: 4, &at)
        case let other?: out.put(other.description.utf8.span, &at)
        }
    }

    /// The text of a range, quoted; bytes that are not UTF-8 are replaced.
    @inline(__always)
    private static func quote(_ text: Span<UInt8>, _ range: ByteRange, _ out: inout MutableSpan<UInt8>, _ at: inout Int) {
        if !out.putPlain(text, range.start, range.end, &at) { quoteAny(text, range, &out, &at) }
    }

    private static func quoteAny(_ text: Span<UInt8>, _ range: ByteRange, _ out: inout MutableSpan<UInt8>, _ at: inout Int) {
        let part = text.extracting(range.start..<range.end)
        if part.isASCII { return out.putQuoted(part, &at) }
        unsafe part.withUnsafeBufferPointer { bytes in out.putQuoted(unsafe String(decoding: bytes, as: UTF8.self).utf8.span, &at) }
    }
}
