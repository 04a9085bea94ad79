import Foundation
import Model
import Testing

@testable import Rendering

@Suite struct ExchangeTests {
    @Test func aPackageDescribesItsFiles() throws {
        let table = Table.long([Fixtures.troops], names: Fixtures.names, vintage: nil)
        let package = DataPackage(
            name: "tests", title: "Tests \"quoted\"", notes: ["Made up."],
            resources: [.init(name: "troops", title: "Troops", path: "troops.csv", table: table, csv: table.csv())])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(package.json.utf8)) as? [String: Any])
        let resource = try #require((object["resources"] as? [[String: Any]])?.first)
        #expect(resource["bytes"] as? Int == table.csv().utf8.count)
        #expect(resource["hash"] as? String == "sha256:" + SHA256.hex(Array(table.csv().utf8)))
        let fields = try #require((resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]])
        #expect(fields.compactMap { $0["name"] as? String } == table.columns)
        #expect(fields.first { $0["name"] as? String == "period_start" }?["type"] as? String == "date")
        #expect(package.json.hasSuffix("}\n"))
    }

    @Test func vintagesStandBesideEachOther() {
        var first = Fixtures.share
        first.points.removeLast(2)
        var second = Fixtures.share
        second.points.removeFirst()
        second.points[0].chosen.figure.value = ExactDecimal("2.39") ?? .zero
        let states = [(vintage: 1, series: [first]), (vintage: 3, series: [second])]
        let table = Table.vintages(states, names: Fixtures.names)
        #expect(Array(table.columns.suffix(2)) == ["v1", "v3"])
        #expect(table.rows.count == Fixtures.share.points.count)
        #expect(Array(table.rows[0].suffix(2)) == [.number("2.41"), .empty])
        #expect(Array(table.rows[1].suffix(2)) == [.number("2.38"), .number("2.39")])
        let changes = Table.changes(states, names: Fixtures.names).rows.filter { $0[0] == .plain("3") }
        #expect(changes.map { $0[1] } == [.plain("withdrawn"), .plain("revised"), .plain("new"), .plain("new")])
        #expect(
            changes.map { Array($0.suffix(2)) } == [
                [.number("2.41"), .empty], [.number("2.38"), .number("2.39")], [.empty, .number("2.32")], [.empty, .number("5")],
            ])
    }

    @Test func sdmxHasItsColumns() throws {
        let table = Table.sdmx(Fixtures.troops)
        #expect(
            Array(table.columns.prefix(8)) == [
                "STRUCTURE", "STRUCTURE_ID", "ACTION", "SUBJECT", "DESTINATION", "MEASURE", "TIME_PERIOD", "OBS_VALUE",
            ])
        let total = try #require(table.rows.first { $0[7] == .number("15000") })
        #expect(total[1] == .plain("TIDEMARK:TROOP_DEPLOYMENT(1.0)"))
        #expect(total[6] == .plain("2024-10-01/P212D"))
        let plan = try #require(table.rows.first { $0[7] == .number("6000") })
        #expect(plan[8] == .plain("F"))
        #expect(plan.last == .text("plan"))
    }
}
