/// Takes out of a page what would make its parser slow.
enum HTMLCleaning {
    /// No tag of a real page has more attributes; libxml2 compares each with all before it.
    private static let attributeLimit = 400

    /// Blanks NULs, at which libxml2 would stop, and the rest of tags that have too many attributes. Nothing moves.
    static func clean(_ bytes: inout [UInt8]) {
        var index = 0
        var isInTag = false
        var attributes = 0
        var quote: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0 { bytes[index] = 32 }
            if !isInTag {
                if byte == UInt8(ascii: "<"), index + 1 < bytes.count, bytes[index + 1].isLetter, bytes[index + 1] < 0x80 {
                    (isInTag, attributes, quote) = (true, 0, 0)
                }
            } else if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                isInTag = false
            } else if byte == 34 || byte == 39 {
                quote = byte
            } else if byte.isSpace, !bytes[index - 1].isSpace {
                attributes += 1
            }
            if isInTag, attributes > attributeLimit, quote == 0 { bytes[index] = 32 }
            index += 1
        }
    }
}
