import Model
import Testing

/// How decimals are printed.
@Suite struct DecimalTextTests {
    /// Significand, exponent, text.
    static let cases: [(Int128, Int, String)] = [
        (0, 0, "0"), (0, -2, "0.00"), (7, 0, "7"), (-7, 0, "-7"), (240, -2, "2.40"), (-5, -2, "-0.05"), (5, -1, "0.5"), (10, -1, "1.0"),
        (594, 11, "59400000000000"), (0, 3, "0"), (99, -2, "0.99"), (100, -2, "1.00"), (123_456, -3, "123.456"),
        (9_999_999_999_999_999_999, 0, "9999999999999999999"), (10_000_000_000_000_000_000, 0, "10000000000000000000"),
        (18_446_744_073_709_551_615, -18, "18.446744073709551615"), (18_446_744_073_709_551_616, -18, "18.446744073709551616"),
        (-18_446_744_073_709_551_615, -1, "-1844674407370955161.5"), (1, -18, "0.000000000000000001"), (1, -19, "0.0000000000000000001"),
        (-1, -25, "-0.0000000000000000000000001"), (123, -2, "1.23"),
    ]

    @Test(arguments: cases) func `a decimal is printed as it was written`(_ significand: Int128, _ exponent: Int, _ text: String) {
        let value = ExactDecimal(significand: significand, exponent: exponent)
        #expect(value.description == text)
        if exponent <= 0 { #expect(ExactDecimal(text) == value) }
    }
}
