import CLibXML2

/// Encodings other than those of Unicode and Windows-1252, by libxml2's converters.
enum ForeignEncoding {
    /// The text as UTF-8; `nil` where the encoding is not known.
    static func decode(_ bytes: [UInt8], charset: String) -> [UInt8]? {
        guard let handler = unsafe xmlFindCharEncodingHandler(charset) else { return nil }
        defer { _ = unsafe xmlCharEncCloseFunc(handler) }
        guard let input = unsafe xmlBufferCreate(), let output = unsafe xmlBufferCreate() else { return nil }
        defer {
            unsafe xmlBufferFree(input)
            unsafe xmlBufferFree(output)
        }
        let added = unsafe bytes.withUnsafeBufferPointer { unsafe xmlBufferAdd(input, $0.baseAddress, Int32(clamping: $0.count)) }
        guard added == 0 else { return nil }
        // A byte that cannot be converted stops the converter: it is passed over.
        var rounds = 0
        while unsafe xmlBufferLength(input) > 0, rounds < 10_000 {
            let result = unsafe xmlCharEncInFunc(handler, output, input)
            if result < 0, unsafe xmlBufferLength(input) > 0 {
                unsafe xmlBufferShrink(input, 1)
                unsafe xmlBufferAdd(output, [0xEF, 0xBF, 0xBD], 3)
            }
            rounds += 1
        }
        guard let content = unsafe xmlBufferContent(output) else { return nil }
        let text = unsafe Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(output))))
        return TextEncoding.isValidUTF8(text) ? text : nil
    }
}
