import Model

/// What stands before the first sentence of an agency's story: "SEOUL, June 18 (Hanbit) --", "KYIV -", "NEW DELHI:".
struct Dateline {
    /// To the dash or colon, both included.
    var range: ByteRange
    var date: PageDate?
    /// The name in brackets, in the form of the vocabulary where it is an agency known there.
    var agency: String?
}

/// Reads datelines and the agency's name at the end of a story.
struct DatelineReader {
    let scanner: PageDateScanner

    /// The dateline at the beginning of a paragraph, if it has one.
    func dateline(_ text: [UInt8], _ range: ByteRange) -> Dateline? {
        guard let end = separatorEnd(text, range) else { return nil }
        let head = ByteRange(range.start, end.start)
        guard isPlace(text, head) else { return nil }
        var dateline = Dateline(range: ByteRange(range.start, end.end))
        dateline.date = scanner.dates(text, head).first { $0.day != nil }
        if let open = text[head.start..<head.end].lastIndex(of: UInt8(ascii: "(")),
            let close = text[open..<head.end].firstIndex(of: UInt8(ascii: ")"))
        {
            dateline.agency = agency(text, text.trimmed(open + 1, close))
        }
        return dateline
    }

    /// The name in a dateline's brackets: an agency that the vocabulary knows, or whatever a capital makes a name: "(The Courier)".
    private func agency(_ text: [UInt8], _ name: ByteRange) -> String? {
        if let known = scanner.cues.agencies[text.cueForm(name)] { return known }
        guard !name.isEmpty, text[name.start].isUpper || text[name.start] >= 0xC3, !isStamp(text, name),
            !scanner.cues.isPlaceOrStamp(text.cueForm(name))
        else { return nil }
        return text.string(name)
    }

    /// "(Updated at 10:30)", "(May 3)", "(GMT+3)"
    private func isStamp(_ text: [UInt8], _ name: ByteRange) -> Bool {
        text[name.start..<name.end].contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "+") } || !scanner.dates(text, name).isEmpty
    }

    /// The dash or colon that ends a dateline, within the first 100 bytes.
    private func separatorEnd(_ text: [UInt8], _ range: ByteRange) -> ByteRange? {
        var index = range.start
        let end = min(range.end, range.start + 100)
        var depth = 0
        while index < end {
            let byte = text[index]
            // Nearly all are letters and blanks, which end nothing.
            if byte == 32 || byte < 0x80 && byte.isLetter {
                index += 1
                continue
            }
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0, index > range.start {
                let isSpaced = text[index - 1].isSpace
                if byte == UInt8(ascii: "-"), isSpaced || text[index - 1] == UInt8(ascii: ")") {
                    var after = index
                    while after < range.end, text[after] == UInt8(ascii: "-") { after += 1 }
                    return after < range.end && (text[after].isSpace || after - index >= 2) ? ByteRange(index, after) : nil
                }
                if byte == 0xE2, index + 3 < range.end, text[index + 1] == 0x80, text[index + 2] == 0x93 || text[index + 2] == 0x94,
                    isSpaced || text[index + 2] == 0x94
                {
                    return ByteRange(index, index + 3)
                }
                // Wires of the nineties write a dash as "_".
                if byte == UInt8(ascii: "_"), isSpaced, index + 1 < range.end, text[index + 1].isSpace {
                    return ByteRange(index, index + 1)
                }
                if byte == UInt8(ascii: ":"), index + 1 < range.end, text[index + 1].isSpace { return ByteRange(index, index + 1) }
                // A sentence has ended before any dash: "Berlin. One hundred days after …" is not taken apart.
                if byte == UInt8(ascii: "."), index + 1 < range.end, text[index + 1].isSpace, !isAbbreviation(text, index, range) {
                    return nil
                }
            }
            if byte == UInt8(ascii: "\n") { return nil }
            index += 1
        }
        return nil
    }

    /// "Sept.", "U.S."
    private func isAbbreviation(_ text: [UInt8], _ dot: Int, _ range: ByteRange) -> Bool {
        var start = dot
        while start > range.start, text[start - 1].isLetter { start -= 1 }
        let word = String(decoding: text[start..<dot].map(\.lowercased), as: UTF8.self)
        return scanner.cues.months[word] != nil || dot - start <= 2
    }

    /// Bytes of a place's name that stands before its date.
    private static let longestPlace = 30

    /// Whether the words are a place in capitals, perhaps with a date and a name in brackets: "MOSCOW/SEOUL, June 18 (AFP)".
    private func isPlace(_ text: [UInt8], _ head: ByteRange) -> Bool {
        var isUpperPlace = false
        var index = head.start
        let dates = scanner.dates(text, head).map(\.range)
        let open = text[head.start..<head.end].firstIndex(of: UInt8(ascii: "("))
        if let open, isTownOfAgency(text, head, open) { return true }
        while index < head.end {
            guard text[index].isLetter else {
                index += 1
                continue
            }
            let start = index
            var hasLower = false
            while index < head.end, text[index].isLetter || text[index] == UInt8(ascii: "'") {
                if text[index] >= 97, text[index] <= 122 { hasLower = true }
                index += 1
            }
            let word = ByteRange(start, index)
            if let open, start > open { continue }
            if dates.contains(where: { $0.overlaps(word) }) { continue }
            let lower = text.cueForm(word)
            if scanner.cues.months[lower] != nil || scanner.cues.weekdays[lower] != nil { continue }
            if hasLower {
                // "SEOUL, South Korea, Oct. 12 (AFP) —" names the country in mixed case; a dateline must begin in capitals.
                // "New Delhi, 2 February 2026:" has a date in place of capitals.
                guard isUpperPlace || !dates.isEmpty && word.start - head.start <= Self.longestPlace, text[start].isUpper else {
                    return false
                }
                if !dates.isEmpty { isUpperPlace = true }
            } else if word.count >= 2 {
                isUpperPlace = true
            }
        }
        return isUpperPlace
    }

    /// "Moscow (AFP)", with nothing else: a town in small letters before an agency that the vocabulary knows.
    private func isTownOfAgency(_ text: [UInt8], _ head: ByteRange, _ open: Int) -> Bool {
        let end = text.trimmed(head.start, head.end).end
        guard open > head.start, open - head.start <= Self.longestPlace, text[end - 1] == UInt8(ascii: ")"),
            scanner.cues.agencies[text.cueForm(text.trimmed(open + 1, end - 1))] != nil
        else { return false }
        return text[head.start..<open].split(separator: UInt8(ascii: " ")).allSatisfy { $0.first.map { $0.isUpper || $0 >= 0xC3 } ?? false }
    }

    /// "(AFP)" or "(Yonhap)" at the end: the agency and where the story ends before it.
    func closingAgency(_ text: [UInt8], _ range: ByteRange) -> (name: String, end: Int)? {
        guard range.count >= 4, text[range.end - 1] == UInt8(ascii: ")") else { return nil }
        var open = range.end - 2
        while open > range.start, text[open] != UInt8(ascii: "("), range.end - open < 40 { open -= 1 }
        guard text[open] == UInt8(ascii: "(") else { return nil }
        guard let name = scanner.cues.agencies[text.cueForm(ByteRange(open + 1, range.end - 1))] else { return nil }
        return (name, text.trimmed(range.start, open).end)
    }
}
