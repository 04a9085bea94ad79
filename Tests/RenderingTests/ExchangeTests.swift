import Foundation
import Hashing
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

    @Test func aTableOnTheWebIsDescribedByItsColumns() throws {
        let table = Table.wide([Fixtures.polls], names: Fixtures.names)
        let package = DataPackage(
            name: "tests", title: "Tests",
            resources: [
                .init(name: "polls", title: "Polls", path: "polls.csv", table: table, csv: table.csv(.german), dialect: .german)
            ])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(package.webMetadata.utf8)) as? [String: Any])
        let described = try #require((object["tables"] as? [[String: Any]])?.first)
        let columns = try #require((described["tableSchema"] as? [String: Any])?["columns"] as? [[String: Any]])
        #expect(columns.compactMap { $0["titles"] as? String } == table.columns)
        for name in columns.compactMap({ $0["name"] as? String }) {
            #expect(name.utf8.allSatisfy { ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 95 }, "\(name)")
        }
        #expect((described["dialect"] as? [String: Any])?["delimiter"] as? String == ";")
        let figure = try #require(columns.dropFirst(3).first?["datatype"] as? [String: Any])
        #expect(figure["base"] as? String == "decimal")
        #expect((figure["format"] as? [String: Any])?["decimalChar"] as? String == ",")
    }

    @Test func rowsAsObjectsLeaveOutWhatIsEmpty() throws {
        let table = Table(columns: ["na\"me", "value", "note"], rows: [[.text("=1+1"), .number("2.50"), .empty]])
        #expect(table.jsonLines() == "{\"na\\\"me\":\"=1+1\",\"value\":\"2.50\"}\n")
    }

    /// Each layout's key tells its rows apart, or readers that check keys would refuse the file.
    @Test func keysAreUnique() {
        let tables = [
            Table.long([Fixtures.polls, Fixtures.troops, Fixtures.share], names: Fixtures.names, vintage: 1),
            Table.wide([Fixtures.polls], names: Fixtures.names),
            Table.vintages([(1, [Fixtures.polls]), (2, [Fixtures.troops])], names: Fixtures.names),
            Table.changes([(1, [Fixtures.polls]), (2, [Fixtures.troops])], names: Fixtures.names),
        ]
        for table in tables {
            let places = table.key.compactMap { table.columns.firstIndex(of: $0) }
            #expect(places.count == table.key.count && !places.isEmpty)
            let keys = table.rows.map { row in places.map { row[$0].string } }
            #expect(Set(keys).count == keys.count)
        }
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
