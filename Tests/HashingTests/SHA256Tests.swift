import Hashing
import Testing

struct SHA256Tests {
    /// The examples of FIPS 180-4 (NIST, "SHA256 example values") and digests made with coreutils' sha256sum.
    @Test(
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func digests(_ text: String, _ expected: String) {
        #expect(hexText(SHA256.digest(Array(text.utf8))) == expected)
    }

    @Test func aMillionLetters() {
        let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(hexText(SHA256.digest([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))) == expected)
    }

    @Test func pieces() {
        let bytes = (0..<1_000).map { UInt8($0 % 251) }
        let whole = SHA256.digest(bytes)
        for size in [1, 3, 55, 56, 63, 64, 65, 127, 300] {
            var hash = SHA256()
            for start in stride(from: 0, to: bytes.count, by: size) { hash.update(Array(bytes[start..<min(start + size, bytes.count)])) }
            #expect(hash.finish() == whole)
        }
    }
}
