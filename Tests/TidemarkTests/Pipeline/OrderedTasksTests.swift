import Synchronization
import Testing

@testable import Tidemark

@Suite("Bounded tasks in order")
struct OrderedTasksTests {
    @Test(arguments: [1, 2, 7])
    func `results come in the order of the inputs`(width: Int) async {
        var inputs = (0..<200).makeIterator()
        var out: [Int] = []
        await inOrder(
            width: width, next: { inputs.next() },
            work: { number in
                if number % 13 == 0 { try? await Task.sleep(for: .milliseconds(2)) }
                return number * 2
            },
            consume: { out.append($0) })
        #expect(out == (0..<200).map { $0 * 2 })
    }

    @Test func `inputs are not read far ahead of a slow one`() async {
        let read = Mutex(0)
        let consumed = Mutex(0)
        let furthest = Mutex(0)
        await inOrder(
            width: 2,
            next: { () -> Int? in
                let ahead = read.withLock { $0 } - consumed.withLock { $0 }
                furthest.withLock { $0 = max($0, ahead) }
                return read.withLock { count in
                    count += 1
                    return count <= 60 ? count : nil
                }
            },
            work: { number in
                if number == 1 { try? await Task.sleep(for: .milliseconds(20)) }
                return number
            },
            consume: { _ in consumed.withLock { $0 += 1 } })
        #expect(furthest.withLock { $0 } <= 6)
    }

    @Test func `heavy inputs run alone, and none is lost`() async {
        let inWork = Mutex(0)
        let most = Mutex(0)
        var inputs = [1, 9, 1, 20, 3, 3, 3, 3].makeIterator()
        var out: [Int] = []
        await inOrder(
            width: 4, budget: 10, weight: { $0 }, next: { inputs.next() },
            work: { number in
                let now = inWork.withLock { total in
                    total += number
                    return total
                }
                most.withLock { $0 = max($0, now == number ? 0 : now) }
                try? await Task.sleep(for: .milliseconds(1))
                inWork.withLock { $0 -= number }
                return number
            },
            consume: { out.append($0) })
        #expect(out == [1, 9, 1, 20, 3, 3, 3, 3])
        #expect(most.withLock { $0 } <= 10)
    }

    @Test func `a consumer that throws ends it`() async {
        struct Enough: Error {}
        var inputs = (0..<1_000_000).makeIterator()
        var count = 0
        await #expect(throws: Enough.self) {
            try await inOrder(
                width: 2, next: { () throws(Enough) in inputs.next() }, work: { $0 },
                consume: { (_: Int) throws(Enough) in
                    count += 1
                    if count == 10 { throw Enough() }
                })
        }
        #expect(count == 10)
    }
}
