import Model
import Testing

@testable import Series

@Suite struct PropertyTests {
    @Test(arguments: [1, 4, 5] as [UInt64]) func `a world without slips has no contradiction`(seed: UInt64) {
        let world = MadeUpWorld(seed: seed)
        for finding in Sample.checker.findings(world.observations) where finding.severity == .contradiction {
            Issue.record(
                "\(finding.rule) \(finding.key) \(finding.period.map(\.description) ?? "") \(finding.explanation) \(finding.arithmetic)")
        }
    }

    @Test func `of slips planted in it nine in ten are found, and eight in ten explained`() {
        var (planted, found, explained) = (0, 0, 0)
        for seed in 1...5 as ClosedRange<UInt64> {
            var world = MadeUpWorld(seed: seed)
            var slips: [MadeUpWorld.Planted] = []
            for _ in 0..<400 where slips.count < 25 { if let slip = world.slip() { slips.append(slip) } }
            let findings = Sample.checker.findings(world.observations)
            for slip in slips {
                let hits = findings.filter { $0.severity == .contradiction && $0.observations.contains { $0.id == slip.id } }
                planted += 1
                found += hits.isEmpty ? 0 : 1
                explained += hits.contains { $0.likelyCause == slip.cause } ? 1 : 0
                if hits.isEmpty || !hits.contains(where: { $0.likelyCause == slip.cause }) {
                    let one = world.observations.first { $0.id == slip.id }
                    print(
                        "slip", slip.cause, one?.key.description ?? "", one?.period?.description ?? "", one?.figure.value.description ?? "",
                        "->", hits.map { "\($0.rule) \($0.likelyCause ?? "-") \($0.values)" },
                        world.observations.filter { $0.key == one?.key && $0.period == one?.period }.map {
                            "\($0.figure.qualifier.rawValue)\($0.figure.value)"
                        })
                }
            }
            // What is called a contradiction has a slip in it.
            let ids = Set(slips.map(\.id))
            for finding in findings
            where finding.severity == .contradiction && !finding.observations.contains(where: { ids.contains($0.id) }) {
                Issue.record("\(finding.rule) \(finding.key) \(finding.explanation)")
            }
        }
        print("planted \(planted), found \(found), explained \(explained)")
        #expect(planted >= 100)
        #expect(found * 10 >= planted * 9)
        #expect(explained * 10 >= planted * 8)
    }

    private static func slipped(_ seed: UInt64) -> MadeUpWorld {
        var world = MadeUpWorld(seed: seed)
        for _ in 0..<60 { _ = world.slip() }
        return world
    }

    @Test(arguments: [7, 8] as [UInt64]) func `the order of the observations changes nothing`(seed: UInt64) {
        var world = Self.slipped(seed)
        let findings = Sample.checker.findings(world.observations)
        #expect(!findings.isEmpty)
        for _ in 0..<2 {
            let shuffled = world.observations.shuffled(using: &world.dice)
            #expect(Sample.checker.findings(shuffled) == findings)
        }
    }

    @Test(arguments: [7, 8] as [UInt64]) func `a copy adds no finding and takes none away`(seed: UInt64) {
        var world = Self.slipped(seed)
        let findings = Sample.checker.findings(world.observations)
        for one in world.observations.filter({ !$0.id.hasSuffix("c") }) { world.copy(one) }
        #expect(Sample.checker.findings(world.observations).map(\.id) == findings.map(\.id))
    }

    @Test(arguments: [7, 8] as [UInt64], [3, 6, 9]) func `counting in thousands or millions changes nothing`(seed: UInt64, power: Int) {
        let world = Self.slipped(seed)
        func scaled(_ value: ExactDecimal) -> ExactDecimal {
            ExactDecimal(significand: value.significand, exponent: value.exponent + power)
        }
        let larger = world.observations.map { one in
            guard one.figure.unit != .percent, one.figure.unit.code != "percent" else { return one }
            var copy = one
            copy.figure.value = scaled(one.figure.value)
            copy.figure.upper = one.figure.upper.map(scaled)
            copy.evidence = "It was \(copy.figure.value)."
            return copy
        }
        func told(_ observations: [Observation]) -> Set<String> {
            Set(
                Sample.checker.findings(observations).map { finding in
                    "\(finding.rule) \(finding.severity) \(finding.likelyCause ?? "-") \(finding.observations.map(\.id).sorted())"
                })
        }
        let before = told(world.observations)
        #expect(!before.isEmpty)
        #expect(told(larger) == before)
    }

    @Test(arguments: [7, 8] as [UInt64]) func `rounding a figure as it should be never makes a contradiction`(seed: UInt64) {
        var world = MadeUpWorld(seed: seed)
        for index in world.observations.indices where index % 3 == 0 { world.round(index) }
        #expect(Sample.checker.findings(world.observations).filter { $0.severity == .contradiction }.isEmpty)
    }
}
