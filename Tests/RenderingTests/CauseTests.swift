import Model
import Testing

@testable import Rendering

@Suite struct CauseTests {
    @Test func `every cause is shown in words of its own`() {
        let said = Set(Finding.Cause.allCases.map { FindingParts.cause($0.rawValue) })
        #expect(said.count == Finding.Cause.allCases.count)
    }

    @Test func `a cause of another version is shown as it is`() {
        #expect(FindingParts.cause("misread-chart") == "misread chart")
    }
}
