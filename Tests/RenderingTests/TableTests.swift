import Foundation
import Model
import Testing

@testable import Rendering

@Suite struct TableTests {
    /// A reader of RFC 4180, written against its grammar and not against the writer.
    static func parse(_ text: String, separator: UInt8 = UInt8(ascii: ",")) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field: [UInt8] = []
        var quoted = false
        let bytes = Array(text.utf8)
        var i = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        func closeField() {
            row.append(String(decoding: field, as: UTF8.self))
            field = []
        }
        while i < bytes.count {
            let byte = bytes[i]
            if quoted {
                if byte == UInt8(ascii: "\""), i + 1 < bytes.count, bytes[i + 1] == UInt8(ascii: "\"") {
                    field.append(byte)
                    i += 1
                } else if byte == UInt8(ascii: "\"") {
                    quoted = false
                } else {
                    field.append(byte)
                }
            } else if byte == UInt8(ascii: "\"") {
                quoted = true
            } else if byte == separator {
                closeField()
            } else if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D, i + 1 < bytes.count, bytes[i + 1] == 0x0A { i += 1 }
                closeField()
                rows.append(row)
                row = []
            } else {
                field.append(byte)
            }
            i += 1
        }
        return rows
    }

    @Test(arguments: [CSVDialect.standard, .excel, .german])
    func whatIsWrittenIsReadBack(_ dialect: CSVDialect) {
        let alphabet = Array("a=+-@\t\r\n\"',;| é漢\u{202E}\u{FF1D}<>&0").map(String.init)
        var dice = Dice(seed: 3)
        for _ in 0..<200 {
            var table = Table(columns: ["a", "b", "c"])
            for _ in 0..<4 {
                let text = (0..<Int(dice.next() % 9)).map { _ in alphabet[Int(dice.next() % UInt64(alphabet.count))] }.joined()
                table.rows.append([text.isEmpty ? .empty : .text(text), .number("-12.50"), .plain("2025-01-01")])
            }
            let read = Self.parse(table.csv(dialect), separator: dialect.separator.asciiValue ?? 44)
            #expect(read.count == 5)
            for (row, back) in zip(table.rows, read.dropFirst()) {
                #expect(back.count == 3)
                #expect(back[0].unicodeScalars.elementsEqual(Table.guarded(row[0].string).unicodeScalars), "\(back[0].debugDescription)")
                #expect(back[1] == (dialect.decimalComma ? "-12,50" : "-12.50"))
            }
        }
    }

    @Test func longColumnsAreTheContracts() {
        let table = Table.long([Fixtures.polls], names: Fixtures.names, vintage: 7)
        #expect(
            table.columns.joined(separator: ",")
                == "series,subject,subject_name,stance,pollster,period,period_start,period_end,value,low,high,unit,status,qualifier,contested,voices,articles,attribution,publisher,published,url,vintage"
        )
        #expect(table.rows.allSatisfy { $0.count == table.columns.count && $0.last == .plain("7") })
        #expect(!Table.long([Fixtures.polls], names: Fixtures.names, vintage: nil).columns.contains("vintage"))
    }

    @Test func observationsHaveThreeColumnsMore() {
        let observations = Fixtures.polls.points.flatMap(\.observations)
        let table = Table.observations(observations, of: [Fixtures.polls.description], names: Fixtures.names)
        let long = Set(Table.long([Fixtures.polls], names: Fixtures.names, vintage: 7).columns)
        #expect(Set(table.columns).subtracting(long) == ["observation", "upper", "title"])
        #expect(long.isSubset(of: table.columns))
        #expect(table.rows.count == observations.count)
    }

    @Test(arguments: [CSVDialect.standard, .excel, .german]) func observationsOneAtATimeAreTheSameTable(_ dialect: CSVDialect) throws {
        let series = [Fixtures.troops, Fixtures.polls, Fixtures.share]
        var all = series.flatMap { $0.points.flatMap(\.observations) }
        // Several of one key and period, one without a period, hostile text, and an attribution that must be quoted.
        let key = Fixtures.key("approval-rating", "=cmd", ["stance": "a,b", "other": "c\"d"])
        for (index, period) in ["2025-06", "2025-06-03", "2025-06", "", "../2025"].enumerated() {
            var one = Fixtures.observation(key, "2025-06", "-0.5\(index)", upper: index == 2 ? "-0.7" : nil, publisher: "\u{1B}[31m;x\n")
            one.period = period.isEmpty ? nil : Period(edtf: period)
            one.id = "z\(9 - index)"
            one.attribution = index == 1 ? "He said \"no\", twice" : index == 0 ? "" : nil
            one.vintage = index
            all.append(one)
        }
        var seen: Set<String> = []
        all.removeAll { !seen.insert($0.id).inserted }
        let contested: Set<String> = ["a2-lee-jae-myung", "z7"]
        let descriptions = series.map(\.description)
        let table = Table.observations(all, of: descriptions, names: Fixtures.names, contested: contested)
        var parts = (0..<2).map { _ in ObservationRows(of: descriptions, names: Fixtures.names, contested: contested, dialect: dialect) }
        for (index, one) in all.reversed().enumerated() { parts[index % 2].add(one) }
        var written: [UInt8] = []
        ObservationRows.write(parts) { written += $0 }
        #expect(String(decoding: written, as: UTF8.self) == table.csv(dialect))
    }

    @Test func wideNamesWhatACellHides() {
        let table = Table.wide([Fixtures.polls], names: Fixtures.names)
        #expect(
            table.columns == [
                "period", "period_start", "period_end", "Lee Jae Myung 이재명 · Gallup Korea", "Lee Jae Myung 이재명 · Realmeter", "contested",
            ])
        #expect(table.rows.last?.last == .text("Lee Jae Myung 이재명 · Gallup Korea: 63 | 36"))
        #expect(!Table.wide([Fixtures.presidents], names: Fixtures.names).columns.contains("contested"))
    }

    @Test func wideKeepsPlansApart() {
        let columns = Table.wide([Fixtures.share], names: Fixtures.names).columns
        #expect(columns == ["period", "period_start", "period_end", "South Korea", "South Korea · target", "contested"])
    }

    @Test func jsonLinesAreJSON() throws {
        let o = Fixtures.observation(
            Fixtures.key("s", "a\"b\\c\u{1}\u{2028}", ["d": "e\nf"]), "2025-06", "59.40", upper: "60", qualifier: .about, publisher: nil,
            sentence: "It is 59.40 \"quoted\"\ttab 漢 👩‍👩‍👧")
        let line = JSONLines.observation(o)
        #expect(line.hasSuffix("}\n") && !line.dropLast().contains("\n"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["subject"] as? String == "a\"b\\c\u{1}\u{2028}")
        #expect((object["dimensions"] as? [String: String]) == ["d": "e\nf"])
        #expect(object["value"] as? String == "59.40")
        #expect(object["upper"] as? String == "60")
        #expect(object["qualifier"] as? String == "~")
        let article = try #require(object["article"] as? [String: Any])
        #expect(article["publisher"] == nil)
        let evidence = try #require(object["evidence"] as? [String: Any])
        #expect(evidence["text"] as? String == o.evidence)
        #expect(evidence["start"] as? Int == 10)
    }

    @Test func emptyFieldsAreLeftOut() {
        var o = Fixtures.observation(Fixtures.key("s", "a"), nil, "5", publisher: nil, published: nil)
        o.article.title = ""
        o.attribution = ""
        let line = JSONLines.observation(o)
        for field in ["\"period\"", "\"publisher\"", "\"title\"", "\"attribution\"", "\"dimensions\"", "null", "\"\""] {
            #expect(!line.contains(field), "\(line)")
        }
    }

    @Test(arguments: [nil, "fra"])
    func `what waits has a subject only where one is known`(subject: String?) throws {
        let o = Fixtures.observation(Fixtures.key("s", "a"), nil, "5")
        let line = JSONLines.waiting(
            ReviewItem(
                statement: "w1", series: "s", title: "S", figure: o.figure, status: .actual, missing: ["whose figure it is"],
                subject: subject, dimensions: [("place", nil), ("kind", "flow")], period: nil, answer: "", evidence: o.evidence,
                evidenceRange: o.evidenceRange, figureRange: o.figureRange, article: o.article))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["subject"] as? String == subject && object.keys.contains("subject") == (subject != nil))
        #expect((object["dimensions"] as? [String: String]) == ["kind": "flow"])
    }
}
