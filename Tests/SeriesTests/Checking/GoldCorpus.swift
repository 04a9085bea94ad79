import Foundation
import Model

@testable import Series

/// The development corpus, where it lies beside the working copy: its observations as the reader should make them, and what
/// `check` should say of them. Not part of the repository; tests that need it are skipped without it.
struct GoldCorpus {
    struct Row: Decodable {
        var page: String
        var article: String
        var series: String
        var subject: String
        var dimensions: [String: String]
        var period: String?
        var periodAlt: [String]?
        var value: String
        var upper: String?
        var qualifier: String
        var unit: String
        var status: String
        var text: String
        var attribution: String?
        var scope: String?
        var optional: Bool?
    }

    struct Answer: Decodable {
        var id: String
        var series: String
        var subject: String
        var dimensions: [String: String]
        var period: String?
        var values: [String]
        var kind: String?
        var severity: String?
        var allow: String?
    }

    private struct IndexRow: Decodable {
        struct Story: Decodable {
            var article: String
            var publisher: String?
            var published: String?
        }

        var page: String
        var publisher: String?
        var published: String?
        var articles: [Story]
    }

    static let folder: URL? = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        for up in ["../shared/corpus", "../../shared/corpus"] {
            let url = root.appending(path: up).standardizedFileURL
            if FileManager.default.fileExists(atPath: url.path) { return url }
        }
        return nil
    }()

    let observations: [Observation]
    let contradictions: [Answer]
    let innocents: [Answer]

    /// - Parameters: folders inside the corpus with the gold and with the pages.
    init(gold: String, pages: String) throws {
        guard let folder = Self.folder else { throw CocoaError(.fileNoSuchFile) }
        func rows<T: Decodable>(_ name: String, _: T.Type) throws -> [T] {
            let text = try String(contentsOf: folder.appending(path: "\(gold)/\(name).jsonl"), encoding: .utf8)
            return try text.split(separator: "\n").map { try JSONDecoder().decode(T.self, from: Data($0.utf8)) }
        }
        var stories: [String: (publisher: String?, published: String?)] = [:]
        for row in try rows("index", IndexRow.self) {
            for story in row.articles {
                stories[row.page + story.article] = (story.publisher ?? row.publisher, story.published ?? row.published)
            }
        }
        var texts: [String: String] = [:]
        observations = try rows("observations", Row.self).enumerated().compactMap { index, row in
            if texts[row.page] == nil {
                let data = try Data(contentsOf: folder.appending(path: "\(pages)/\(row.page)"))
                texts[row.page] = String(decoding: data, as: UTF8.self)
            }
            return Self.observation(row, index, stories[row.page + row.article], texts[row.page] ?? "")
        }
        contradictions = try rows("contradictions", Answer.self)
        innocents = try rows("not_contradictions", Answer.self)
    }

    private static func observation(
        _ row: Row, _ index: Int, _ story: (publisher: String?, published: String?)?, _ text: String
    ) -> Observation? {
        guard let value = ExactDecimal(row.value), let qualifier = Qualifier(rawValue: row.qualifier),
            let status = Status(rawValue: row.status)
        else { return nil }
        var dimensions = row.dimensions
        let scope = row.scope ?? ""
        if row.series == "conflict-casualties" {
            if scope.contains("civilian") { dimensions["group"] = "civilian" }
            if scope.contains("soldiers") {
                dimensions["group"] = scope.contains("North Korean") ? "PRK" : scope.contains("Russian") ? "RUS" : "military"
            }
            for place in ["Kyiv", "Odesa", "Sumy", "Ternopil", "Kharkiv", "Kursk", "Goma"]
            where scope.contains(place) && !scope.contains("per ") {
                dimensions["place"] = place.lowercased()
            }
        }
        var attribution = row.attribution
        if let per = scope.range(of: "per ") { attribution = attribution ?? String(scope[per.upperBound...]) }
        let evidence = sentence(of: row.text, in: text, after: row.article)
        return Observation(
            id: "g\(index)", key: Key(series: row.series, subject: row.subject, dimensions: dimensions),
            period: row.period.flatMap { Period(edtf: $0) },
            figure: Figure(
                value: value, upper: row.upper.flatMap { ExactDecimal($0) }, qualifier: qualifier,
                unit: MeasureUnit(code: row.unit, name: row.unit)),
            status: status, attribution: attribution,
            article: ArticleReference(
                identity: row.article, title: row.article, publisher: story?.publisher,
                published: story?.published.flatMap { Period(edtf: $0) },
                path: row.page, voice: row.article),
            evidence: evidence.text, evidenceRange: evidence.range, figureRange: evidence.figure)
    }

    /// The sentence of the page in which the figure stands first after its headline.
    private static func sentence(of figure: String, in text: String, after headline: String) -> (
        text: String, range: ByteRange, figure: ByteRange
    ) {
        let start = text.range(of: headline)?.upperBound ?? text.startIndex
        guard let hit = text.range(of: figure, range: start..<text.endIndex) else { return (figure, ByteRange(0, 0), ByteRange(0, 0)) }
        let before = text[start..<hit.lowerBound].range(of: ". ", options: .backwards)?.upperBound ?? start
        let line = text[start..<hit.lowerBound].lastIndex(where: \.isNewline).map { text.index(after: $0) } ?? start
        let end = text.range(of: ". ", range: hit.upperBound..<text.endIndex)?.lowerBound ?? text.endIndex
        let stop = min(end, text[hit.upperBound...].firstIndex(where: \.isNewline) ?? text.endIndex)
        let from = max(before, line)
        let offset = text.utf8.distance(from: text.startIndex, to: from)
        let place = offset + text.utf8.distance(from: from, to: hit.lowerBound)
        return (
            String(text[from..<stop]), ByteRange(offset, offset + text[from..<stop].utf8.count), ByteRange(place, place + figure.utf8.count)
        )
    }

    // MARK: Scoring

    struct Score: CustomStringConvertible {
        var found: [String: Finding.Severity] = [:]
        var causes: [String: Set<String>] = [:]
        var falseAlarms: [Finding] = []
        var loud = 0
        var raisedTooHigh: [String] = []
        var description: String {
            "found \(found.sorted { $0.key < $1.key }) causes \(causes) loud \(loud) false \(falseAlarms.count) high \(raisedTooHigh)"
        }
    }

    /// As the corpus' own scorer counts: a finding is of an answer if series, subject, the dimensions both have and the period
    /// agree and two of its values are among the answer's.
    func score(_ findings: [Finding]) -> Score {
        var score = Score()
        for finding in findings {
            let hits = contradictions.filter { Self.matches($0, finding) }
            for hit in hits {
                score.found[hit.id] = max(score.found[hit.id] ?? .note, finding.severity)
                if let cause = finding.likelyCause { score.causes[hit.id, default: []].insert(cause) }
            }
            if finding.severity == .contradiction {
                score.loud += 1
                if hits.isEmpty { score.falseAlarms.append(finding) }
            }
            guard hits.isEmpty else { continue }
            for innocent in innocents where Self.matches(innocent, finding) {
                let most: Finding.Severity = innocent.allow == "tension" ? .tension : .note
                if finding.severity > most { score.raisedTooHigh.append("\(innocent.id) \(finding.rule)") }
            }
        }
        return score
    }

    private static func matches(_ answer: Answer, _ finding: Finding) -> Bool {
        guard answer.series == finding.key.series, answer.subject == finding.key.subject else { return false }
        for (name, value) in answer.dimensions {
            if let own = finding.key.dimensions[name], own != value { return false }
        }
        if let a = answer.period.flatMap({ Period(edtf: $0) }), let b = finding.period, !a.overlaps(b) { return false }
        let values = Set(finding.values + finding.observations.map(\.figure.value) + finding.observations.compactMap(\.figure.upper))
        let wanted = Set(answer.values.compactMap { ExactDecimal($0) })
        if wanted.count == 1 { return !values.isEmpty && values.isSubset(of: wanted) }
        return values.intersection(wanted).count >= 2
    }
}
