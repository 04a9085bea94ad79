import Model

extension NumberParser {
    /// The value of a numeral token; `nil` for one with several points or with more than 38 digits.
    static func value(of token: Token, _ bytes: Span<UInt8>) -> ExactDecimal? {
        guard !token.has(.dotted), token.end - token.start <= 50 else { return nil }
        if token.end - token.start <= 18 { return shortValue(of: token, bytes) }
        var significand: Int128 = 0
        var exponent = 0
        var pointSeen = false
        for offset in Int(token.start)..<Int(token.end) {
            let byte = bytes[offset]
            if byte == UInt8(ascii: ".") {
                pointSeen = true
            } else if byte != UInt8(ascii: ",") {
                let (tens, overflow) = significand.multipliedReportingOverflow(by: 10)
                let (sum, overflow2) = tens.addingReportingOverflow(Int128(byte - 0x30))
                if overflow || overflow2 { return nil }
                significand = sum
                if pointSeen { exponent -= 1 }
            }
        }
        return ExactDecimal(significand: significand, exponent: exponent)
    }

    /// The same of one that is sure to fit into 64 bits.
    private static func shortValue(of token: Token, _ bytes: Span<UInt8>) -> ExactDecimal {
        var significand: Int64 = 0
        var decimals = 0
        var step = 0
        for offset in Int(token.start)..<Int(token.end) {
            let byte = bytes[offset]
            if byte == UInt8(ascii: ".") {
                step = 1
            } else if byte != UInt8(ascii: ",") {
                significand = significand &* 10 &+ Int64(byte &- 0x30)
                decimals &+= step
            }
        }
        return ExactDecimal(significand: Int128(significand), exponent: -decimals)
    }
}
