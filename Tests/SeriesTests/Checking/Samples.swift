import Model
import Reading
import Vocabulary

@testable import Series

/// Observations written on one line, for tables of tests.
///
///     poll subject=ana stance=approve pollster=acme t=2031-03-04/2031-03-06 v=62.1 in=A on=2031-03-07
///
/// First the series (`poll`, `troops`, `toll`, `money`, `share`), then `name=value`: `t` period, `v` figure (with `~`, `<`,
/// `>` before it and `..upper` after it), `u` unit, `in` article, `voice`, `on` its date, `seen` when its page was
/// fetched, `story` its headline, `corrected=1` where it has a note of correction, `by` attribution, `st` status, `url`, `at` where its sentence begins; anything else is a dimension. What follows ` | ` is the sentence.
enum Sample {
    static let settings: [String: CheckSettings] = [
        "poll": CheckSettings(
            kind: .poll, needs: ["pollster"], independent: ["pollster"],
            complementary: .init(dimension: "stance", values: ["approve", "disapprove"]), scopeWords: ["likely voters", "women"]),
        "troops": CheckSettings(
            kind: .flow, kindDimension: "measure", kinds: ["flow": .flow, "stock": .stock], needs: ["destination", "measure"],
            scopeWords: ["contractors"]),
        "toll": CheckSettings(
            kind: .toll, parts: .init(dimension: "group", values: ["civilian", "military"]), scopeWords: ["children", "fighters|rebels"]),
        "money": CheckSettings(kind: .amount, scopeWords: ["pensions"]),
        "share": CheckSettings(kind: .share, shareOf: "money", scopeWords: ["pensions"]),
    ]

    static let checker = Checker(settings: settings, sentences: sentences)

    /// Sentences taken apart by the reader.
    static let sentences: SentenceSource = {
        let reader = Reader(.builtIn)
        return SentenceSource(vocabulary: .builtIn) { sentence, published in
            let text = Array(sentence.utf8)
            let range = ByteRange(0, text.count)
            return reader.read(
                Article(
                    scrape: "", path: "", index: 0, published: published.map { Article.Stamp($0, origin: .record) }, text: text,
                    range: range, blocks: [Article.Block(.paragraph, range)])
            ).sentences
        }
    }()

    static func observations(_ lines: [String]) -> [Observation] { lines.enumerated().map { observation($1, number: $0) } }

    static func findings(_ lines: [String]) -> [Finding] { checker.findings(observations(lines)) }

    static func observation(_ line: String, number: Int = 0) -> Observation {
        let halves = line.split(separator: "|", maxSplits: 1).map { $0.drop { $0 == " " } }
        let words = halves[0].split(separator: " ")
        var fields: [String: String] = [:]
        for word in words.dropFirst() {
            let parts = word.split(separator: "=", maxSplits: 1)
            fields[String(parts[0])] = String(parts[1]).replacing("_", with: " ")
        }
        let series = String(words[0])
        func take(_ name: String) -> String? { fields.removeValue(forKey: name) }
        var literal = take("v") ?? "1"
        var qualifier = Qualifier.exact
        if let first = literal.first, let found = Qualifier(rawValue: String(first)) {
            qualifier = found
            literal.removeFirst()
        }
        let range = literal.contains("..") ? literal.replacing("..", with: "/").split(separator: "/").map(String.init) : [literal]
        let usual = ["poll": "percent", "share": "percent", "money": "USD"][series] ?? "persons"
        let unit = take("u") ?? usual
        let article = take("in") ?? "A\(number)"
        let evidence = halves.count > 1 ? String(halves[1]) : "The figure is \(literal)."
        let offset = take("at").flatMap { Int($0) } ?? 0
        let start = offset + (evidence.utf8.count >= literal.utf8.count ? place(of: scaled(range[0]).literal, in: evidence) : 0)
        let (period, voice, date, url) = (take("t"), take("voice") ?? article, take("on"), take("url"))
        let (captured, story, note) = (take("seen"), take("story"), take("corrected"))
        let (status, source, subject) = (take("st") ?? "actual", take("by"), take("subject") ?? "ana")
        var result = Observation(
            id: "\(article)-\(number)-\(literal)", key: Key(series: series, subject: subject, dimensions: fields),
            period: period.flatMap { Period(edtf: $0) },
            figure: Figure(
                value: scaled(range[0]).value, upper: range.count > 1 ? scaled(range[1]).value : nil, qualifier: qualifier,
                unit: MeasureUnit(code: unit, name: unit)),
            status: Status(rawValue: status) ?? .actual, attribution: source,
            article: ArticleReference(
                identity: article, title: article, publisher: "Paper \(article)", published: date.flatMap { Period(edtf: $0) }, url: url,
                path: article, voice: voice),
            evidence: evidence, evidenceRange: ByteRange(offset, offset + evidence.utf8.count),
            figureRange: ByteRange(start, start + range[0].utf8.count)
        )
        if let story { result.article.title = story }
        result.article.captured = captured.flatMap { Period(edtf: $0) }
        result.article.isCorrected = note != nil
        return result
    }

    /// "59.4T", "43.7B", "3M": the significand keeps the digits that are written.
    private static func scaled(_ text: String) -> (value: ExactDecimal, literal: String) {
        let powers: [Character: Int] = ["T": 12, "B": 9, "M": 6]
        guard let last = text.last, let power = powers[last] else { return (ExactDecimal(text) ?? .zero, text) }
        let plain = ExactDecimal(text.dropLast()) ?? .zero
        return (ExactDecimal(significand: plain.significand, exponent: plain.exponent + power), String(text.dropLast()))
    }

    private static func place(of needle: String, in text: String) -> Int {
        let grouped = needle.count > 3 && !needle.contains(".") ? needle.dropLast(3) + "," + needle.suffix(3) : needle[...]
        guard let range = text.firstRange(of: needle) ?? text.firstRange(of: grouped) else { return 0 }
        return text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    }
}
