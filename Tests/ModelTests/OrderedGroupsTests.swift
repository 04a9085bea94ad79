import Testing

@testable import Model

@Suite struct OrderedGroupsTests {
    /// Sequences of small numbers, many of them with the same key.
    static let sequences: [[Int]] = (0..<200).map { seed in
        var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
        return (0..<(seed % 40)).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % 24)
        }
    }

    @Test(arguments: sequences) func `keys and elements keep the order in which they came`(_ numbers: [Int]) {
        let groups = OrderedGroups(Array(numbers.enumerated()), by: { $0.element % 5 == 4 ? nil : $0.element % 5 })
        let kept = numbers.enumerated().filter { $0.element % 5 != 4 }
        // Nothing is lost, nothing comes twice.
        #expect(groups.flatMap(\.elements).map(\.offset).sorted() == kept.map(\.offset))
        for group in groups {
            #expect(!group.elements.isEmpty)
            #expect(group.elements.allSatisfy { $0.element % 5 == group.key })
            #expect(group.elements.map(\.offset) == group.elements.map(\.offset).sorted())
            #expect(groups[key: group.key].map(\.offset) == group.elements.map(\.offset))
        }
        let firsts = groups.compactMap { $0.elements.first?.offset }
        #expect(firsts == firsts.sorted())
        #expect(Set(groups.map(\.key)).count == groups.count)
        #expect(groups[key: 4].isEmpty)
    }
}
