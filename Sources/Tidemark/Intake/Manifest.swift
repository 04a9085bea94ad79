import Foundation
import Model

/// What a crawler knew about files that do not say it themselves: CSV with a header, or JSON Lines.
enum Manifest {
    struct Row {
        /// From the current folder, not from the manifest's.
        var path: String
        var hints: SourceHints
        /// 1-based.
        var line: Int
    }

    private static let headerRemedy = "give it a header row: path,url,title,published,captured,publisher"

    /// - Throws: where there is no such file, or it is neither of the two.
    static func read(_ file: String, report: @escaping ProblemReport) throws(Problem) -> [Row] {
        switch Files.kind(file) {
        case .file: break
        case .missing, .unreachable: throw Problem(.noInput, file: file, "there is no such manifest", remedy: "check the name")
        case .folder, .other: throw Problem(.noInput, file: file, "is not a file", remedy: "give a manifest in CSV or JSON Lines")
        }
        let bytes = try Files.text(file, limit: 256 << 20)
        let records =
            file.lowercased().hasSuffix(".csv")
            ? try table(bytes, file, report) : lines(bytes, file, report)
        let base = file.contains("/") ? String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) : ""
        return records.compactMap { line, fields in
            guard let path = fields["path"], !path.isEmpty else {
                report(Problem(.data, file: file, line: line, "names no path", remedy: "give each row a path"))
                return nil
            }
            var dates: [String: CalendarDate] = [:]
            for key in ["published", "captured"] {
                guard let value = fields[key] else { continue }
                guard let date = CalendarDate(iso: value) else {
                    report(
                        Problem(
                            .data, file: file, line: line, "\(key) \"\(value)\" is not a date",
                            remedy: "write it as 2025-06-27"))
                    return nil
                }
                dates[key] = date
            }
            let isAbsolute = path.hasPrefix("/") || base.isEmpty
            return Row(
                path: isAbsolute ? path : base + "/" + path,
                hints: SourceHints(
                    url: fields["url"], title: fields["title"], published: dates["published"], captured: dates["captured"],
                    publisher: fields["publisher"]),
                line: line)
        }
    }

    private static func lines(_ bytes: [UInt8], _ file: String, _ report: @escaping ProblemReport) -> [(Int, [String: String])] {
        var rows: [(Int, [String: String])] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            guard let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
                report(Problem(.data, file: file, line: index + 1, "is not a JSON object", remedy: "give one object a line"))
                continue
            }
            rows.append((index + 1, object.compactMapValues { $0 as? String }))
        }
        return rows
    }

    private static func table(_ bytes: [UInt8], _ file: String, _ report: @escaping ProblemReport) throws(Problem) -> [(
        Int, [String: String]
    )] {
        var records = DelimitedText.records(bytes)
        guard !records.isEmpty else {
            throw Problem(.data, file: file, "is empty", remedy: headerRemedy)
        }
        let header = records.removeFirst().fields.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        guard header.contains("path") else {
            throw Problem(
                .data, file: file, line: 1, "has no column path", remedy: headerRemedy)
        }
        return records.compactMap { record in
            if record.fields.count != header.count {
                report(
                    Problem(
                        .data, file: file, line: record.line, "has \(record.fields.count) fields where the header has \(header.count)",
                        remedy: "quote fields that hold a comma"))
                return nil
            }
            return (record.line, Dictionary(zip(header, record.fields).filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first }))
        }
    }
}

/// Text separated by commas or the like (RFC 4180), read forgivingly: CRLF or LF, a byte-order mark, quotation marks anywhere.
enum DelimitedText {
    struct Record {
        var fields: [String]
        /// 1-based line where it begins.
        var line: Int
    }

    /// The separator that the first line shows: a comma, a semicolon or a tab.
    static func separator(of bytes: [UInt8]) -> UInt8 {
        let head = bytes.prefix { $0 != 10 }
        return [UInt8(ascii: ","), UInt8(ascii: ";"), 9].max { a, b in head.count { $0 == a } < head.count { $0 == b } }
            ?? UInt8(ascii: ",")
    }

    static func records(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) -> [Record] {
        var records: [Record] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var line = 1
        var begun = 1
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0

        func endRecord() {
            fields.append(String(decoding: field, as: UTF8.self))
            if fields != [""] { records.append(Record(fields: fields, line: begun)) }
            fields = []
            field = []
        }

        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\"") where isQuoted && index < bytes.count && bytes[index] == UInt8(ascii: "\""):
                field.append(byte)
                index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case separator where !isQuoted:
                fields.append(String(decoding: field, as: UTF8.self))
                field = []
            case UInt8(ascii: "\n") where !isQuoted:
                if field.last == 0x0D { field.removeLast() }
                endRecord()
                line += 1
                begun = line
            default:
                if byte == UInt8(ascii: "\n") { line += 1 }
                field.append(byte)
            }
        }
        if !field.isEmpty || !fields.isEmpty { endRecord() }
        return records
    }
}
