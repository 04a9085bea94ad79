/// Works on a stream of inputs with a bounded number of tasks and hands over the results in the order of the inputs.
///
/// No more than `3 × width` inputs are alive at any time, whatever the length of the stream: a slow input holds back the
/// reading of new ones rather than letting finished results pile up. Heavy inputs run with few others, or alone.
///
/// - Parameters:
///   - width: how many tasks run at once; at least 1.
///   - budget: how much the inputs in work may weigh together; a heavier one runs alone.
///   - weight: of an input.
///   - next: the following input, or `nil` at the end. Called from one task only.
///   - work: what is done to an input, side by side with others.
///   - consume: takes the results one at a time, in the order of the inputs. If it throws, the rest is cancelled.
func inOrder<Input: Sendable, Output: Sendable, Failure: Error>(
    width: Int,
    budget: Int = .max,
    weight: (Input) -> Int = { _ in 0 },
    next: () throws(Failure) -> Input?,
    work: @escaping @Sendable (Input) async -> Output,
    consume: (Output) async throws(Failure) -> Void
) async throws(Failure) {
    let width = max(1, width)
    let result: Result<Void, Failure> = await withTaskGroup(of: (Int, Output).self) { group in
        do throws(Failure) {
            var waiting: [Int: Output] = [:]
            var started = 0
            var consumed = 0
            var running: [Int: Int] = [:]
            var held: Input?
            var atEnd = false
            while true {
                while !atEnd, running.count < width, started - consumed < 3 * width {
                    if held == nil { held = try next() }
                    guard let input = held else {
                        atEnd = true
                        break
                    }
                    let heaviness = weight(input)
                    let (total, overflow) = running.values.reduce(0, +).addingReportingOverflow(heaviness)
                    guard running.isEmpty || (!overflow && total <= budget) else { break }
                    held = nil
                    let place = started
                    group.addTask { (place, await work(input)) }
                    started += 1
                    running[place] = heaviness
                }
                guard !running.isEmpty, let (place, output) = await group.next() else { return .success(()) }
                running[place] = nil
                waiting[place] = output
                while let output = waiting.removeValue(forKey: consumed) {
                    consumed += 1
                    try await consume(output)
                }
            }
        } catch {
            group.cancelAll()
            return .failure(error)
        }
    }
    try result.get()
}
