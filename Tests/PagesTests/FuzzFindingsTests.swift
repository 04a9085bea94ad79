import Foundation
import Model
import Testing

@testable import Pages

/// Reads again what fuzzing has found: for each reader the inputs that between them reach every place of the code that was reached
/// (`Tests/Fuzz/README.md` says how they are made), one a line in base64, packed.
@Suite struct FuzzFindingsTests {
    @Test(.timeLimit(.minutes(5)), arguments: PageFuzzing.openings.keys.sorted())
    func isReadInOrder(reader: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Found")
        let file = [UInt8](try Data(contentsOf: folder.appendingPathComponent(reader + ".gz")))
        let (lines, isWhole, _) = Unpacker.unpack(file, limit: 16 << 20)
        #expect(isWhole)
        var inputs = 0
        for line in lines.split(separator: 10) {
            let input = try #require(Data(base64Encoded: Data(line)))
            inputs += 1
            let bytes = try #require(PageFuzzing.openings[reader]) + [UInt8](input)
            let fault = PageFuzzing.fault(in: bytes, pages: Pages.reader)
            #expect(fault == nil, "\(reader): \(line.map { String(UnicodeScalar($0)) }.joined())")
        }
        #expect(inputs > 20)
    }
}
