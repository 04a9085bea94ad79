import Foundation
import Model

@testable import Rendering

/// Series made by hand for the tests; all of it is made up.
enum Fixtures {
    static let names = DisplayNames { kind, id in
        switch kind {
        case .subject: subjects[id]
        case .dimension: ["RUS": "Russia", "approve": "approve", "flow": "sent", "stock": "there"][id]
        }
    }

    private static let subjects: [String: String] = [
        "PRK": "North Korea", "KOR": "South Korea", "NATO": "NATO", "moon-jae-in": "Moon Jae-in 문재인", "kim-young-sam": "Kim Young-sam 김영삼",
        "kim-dae-jung": "Kim Dae-jung 김대중", "lee-jae-myung": "Lee Jae Myung 이재명", "roh-moo-hyun": "Roh Moo-hyun 노무현",
        "lee-myung-bak": "Lee Myung-bak 이명박", "yoon-suk-yeol": "Yoon Suk Yeol 윤석열", "park-geun-hye": "Park Geun-hye 박근혜",
    ]

    static func observation(
        _ key: Key, _ period: String?, _ value: String, upper: String? = nil, qualifier: Qualifier = .exact, unit: MeasureUnit = .percent,
        status: Status = .actual, publisher: String? = "Harbour Post", published: String? = "2025-07-04", attribution: String? = nil,
        article: String = "a1", sentence: String? = nil
    ) -> Observation {
        let text = sentence ?? "The article puts the figure at \(value), it says."
        let bytes = Array(text.utf8)
        let at = text.range(of: value).map { text.utf8.distance(from: text.utf8.startIndex, to: $0.lowerBound) } ?? 0
        return Observation(
            id: "\(article)-\(key.subject)-\(period ?? "")-\(value)", key: key, period: period.flatMap { Period(edtf: $0) },
            figure: Figure(
                value: ExactDecimal(value) ?? .zero, upper: upper.flatMap { ExactDecimal($0) }, qualifier: qualifier, unit: unit),
            status: status, attribution: attribution,
            article: ArticleReference(
                identity: article, title: "What the figures say", publisher: publisher, published: published.flatMap { Period(edtf: $0) },
                url: "https://news.example/\(article)", path: "scrapes/\(article).txt", voice: article),
            evidence: text, evidenceRange: ByteRange(10, 10 + bytes.count), figureRange: ByteRange(10 + at, 10 + at + value.utf8.count),
            vintage: 1)
    }

    static func point(_ observations: [Observation], contested: Bool = false) -> Point {
        let first = observations[0]
        let values = observations.map(\.figure.value)
        return Point(
            key: first.key, period: first.period ?? .year(1), chosen: first, observations: observations, low: values.min() ?? .zero,
            high: values.max() ?? .zero, voices: Set(observations.map(\.article.voice)).count,
            articles: Set(observations.map(\.article.identity)).count, isContested: contested, rule: "the newest voice")
    }

    static func key(_ series: String, _ subject: String, _ dimensions: [String: String] = [:]) -> Key {
        Key(series: series, subject: subject, dimensions: dimensions)
    }

    // MARK: The four of the research

    static let approvalDescription = SeriesDescription(
        id: "approval-rating", title: "Job approval by president", kind: .poll, unit: .percent, dimensions: ["stance", "pollster"],
        rule: "the newest voice", notes: ["Figures are made up for the tests."])

    static let presidents: SeriesData = {
        let rows: [(String, String, String)] = [
            ("moon-jae-in", "84", "2017-06"), ("kim-young-sam", "71", "1993-03"), ("kim-dae-jung", "71", "1998-03"),
            ("lee-jae-myung", "64", "2025-06"), ("roh-moo-hyun", "60", "2003-03"), ("lee-myung-bak", "52", "2008-03"),
            ("yoon-suk-yeol", "52", "2022-05"), ("park-geun-hye", "44", "2013-03"),
        ]
        return SeriesData(
            approvalDescription,
            points: rows.map { subject, value, period in
                point([observation(key("approval-rating", subject, ["stance": "approve"]), period, value)])
            })
    }()

    static let polls: SeriesData = {
        let gallup = key("approval-rating", "lee-jae-myung", ["stance": "approve", "pollster": "gallup-korea"])
        let realmeter = key("approval-rating", "lee-jae-myung", ["stance": "approve", "pollster": "realmeter"])
        var points = [
            ("2025-06-24/2025-06-26", "64"), ("2025-07-01/2025-07-03", "65"), ("2025-07-15/2025-07-17", "64"),
            ("2025-08-12/2025-08-14", "59"),
        ]
        .map { point([observation(gallup, $0, $1)]) }
        points += [("2025-06-30/2025-07-04", "62.1"), ("2025-08-11/2025-08-14", "51.1")].map { point([observation(realmeter, $0, $1)]) }
        points.append(
            point(
                [
                    observation(gallup, "2025-09-02/2025-09-04", "63", published: "2025-09-05"),
                    observation(gallup, "2025-09-02/2025-09-04", "36", publisher: "Peninsula Wire", published: "2025-09-08", article: "a2"),
                ], contested: true))
        return SeriesData(approvalDescription, points: points, findings: [finding(points[6])])
    }()

    static func finding(_ point: Point) -> Finding {
        Finding(
            id: "f-1", severity: .contradiction, rule: "same-period", key: point.key, period: point.period,
            values: point.observations.map(\.figure.value), observations: point.observations,
            explanation: "One survey is quoted with 63 and with 36 percent.", arithmetic: "[62.5, 64) and [35.5, 37) do not meet",
            likelyCause: "digit-transposition")
    }

    static let troops: SeriesData = {
        let sent = key("troop-deployment", "PRK", ["destination": "RUS", "measure": "flow"])
        let there = key("troop-deployment", "PRK", ["destination": "RUS", "measure": "stock"])
        let description = SeriesDescription(
            id: "troop-deployment", title: "Troops deployed", kind: .stock, unit: .persons, dimensions: ["destination", "measure"],
            kindDimension: "measure")
        func o(_ k: Key, _ period: String, _ value: String, _ status: Status = .actual, _ published: String = "2025-06-26") -> Point {
            point([observation(k, period, value, unit: .persons, status: status, published: published)])
        }
        return SeriesData(
            description,
            points: [
                o(sent, "2024-10", "11000"), o(sent, "2025-02", "4000"), o(sent, "2025-07", "6000", .plan),
                o(sent, "2024-10/2025-04-30", "15000"), o(there, "2024-11-20", "10900", .estimate), o(there, "2025-04-30", "14500"),
                o(there, "2025-12", "20000", .plan),
            ])
    }()

    static let share: SeriesData = {
        let k = key("defense-spending-gdp-share", "KOR")
        let values = ["2.41", "2.38", "2.35", "2.31", "2.36", "2.46", "2.59", "2.54", "2.48", "2.43"]
        var points = values.enumerated().map { index, value in point([observation(k, String(2014 + index), value)]) }
        points.append(
            point(
                [
                    observation(k, "2024", "2.32", published: "2025-06-26"),
                    observation(k, "2024", "2.54", publisher: "Daily Ledger", published: "2025-06-24", article: "a2"),
                ], contested: true))
        points.append(point([observation(k, "2025", "2.32")]))
        points.append(point([observation(k, "2035", "5", status: .target)]))
        return SeriesData(
            SeriesDescription(id: "defense-spending-gdp-share", title: "Defence spending, share of GDP", kind: .rate, unit: .percent),
            points: points)
    }()

    /// 3,000 days of ten years, with three holes.
    static let daily: SeriesData = {
        let k = key("index", "KOR")
        var points: [Point] = []
        var seed: UInt64 = 42
        let first = CalendarDate(year: 2016, month: 1, day: 1)?.dayNumber ?? 0
        for day in 0..<3297 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            if (400..<470).contains(day) || (1000..<1015).contains(day) || (2100..<2280).contains(day) { continue }
            let wave = day % 800 < 400 ? day % 800 : 800 - day % 800
            let value = 4800 + wave * 3 + Int(seed >> 54) % 300
            let number = ExactDecimal(significand: Int128(value), exponent: -2)
            points.append(point([observation(k, CalendarDate(dayNumber: first + day).description, number.description)]))
        }
        return SeriesData(SeriesDescription(id: "index", title: "Daily index", kind: .rate, unit: .percent), points: points)
    }()

    // MARK: Edges

    private static func bars(_ title: String, _ rows: [(String, String)], kind: SeriesDescription.Kind = .rate) -> SeriesData {
        SeriesData(
            SeriesDescription(id: "edge", title: title, kind: kind, unit: .percent),
            points: rows.map { point([observation(key("edge", $0), "2025", $1)]) })
    }

    static let edges: [(String, SeriesData)] = [
        ("empty", SeriesData(SeriesDescription(id: "edge", title: "Nothing yet", kind: .rate), points: [])),
        ("one", bars("One figure", [("KOR", "2.34")])),
        (
            "constant",
            SeriesData(
                SeriesDescription(id: "edge", title: "Always the same", kind: .rate, unit: .percent),
                points: (2015...2024).map { point([observation(key("edge", "KOR"), String($0), "3.0")]) })
        ),
        ("zeros", bars("All zero", [("KOR", "0"), ("PRK", "0")])),
        ("negative", bars("Change on the year before", [("Alpha", "0.10"), ("Beta", "-0.05"), ("Gamma", "-0.11"), ("Delta", "0.13")])),
        ("orders", bars("Ten orders of magnitude", (0...10).map { ("s\($0)", "1" + String(repeating: "0", count: $0)) })),
        ("many", bars("Two hundred subjects", (0..<200).map { ("subject-\($0)", String(($0 * 37) % 199)) })),
        (
            "long",
            bars(
                "Long names",
                [
                    ("The Extraordinary Assembly of the United Provinces of the Northern Isles and Straits", "12.5"),
                    ("The Extraordinary Assembly of the United Provinces of the Southern Isles and Straits", "11.5"),
                ])
        ),
        ("wide", bars("넓은 글자 · 漢字 · 絵文字 🎉", [("대한민국", "50.1"), ("日本国", "40"), ("👩‍👩‍👧 party", "30"), ("Zoë Ångström", "20")])),
        ("right-to-left", bars("שלום · مرحبا", [("ישראל", "50"), ("مصر", "40"), ("a\u{202E}evil\u{202C}", "30")])),
        (
            "hostile",
            bars(
                "\u{1B}[31mred\u{7} <script>alert(1)</script>",
                [("=cmd|' /C calc'!A0", "50"), ("a\nb\r\tc", "40"), ("</text><script>", "30")])
        ),
        (
            "negative-time",
            SeriesData(
                SeriesDescription(id: "edge", title: "Around zero", kind: .rate, unit: .percent),
                points: ["-0.5", "1.2", "0.3", "-2.1", "0.0"].enumerated().map {
                    point([observation(key("edge", "KOR"), String(2019 + $0), $1)])
                })
        ),
        (
            "hedged",
            SeriesData(
                SeriesDescription(id: "edge", title: "Hedged figures", kind: .stock, unit: .persons),
                points: [
                    point([observation(key("edge", "KOR"), "2024-03", "500", qualifier: .above, unit: .persons)]),
                    point([observation(key("edge", "KOR"), "2024-06", "600", upper: "800", unit: .persons)]),
                    point([observation(key("edge", "KOR"), "2024-11", "1000", qualifier: .about, unit: .persons)]),
                    point([
                        observation(key("edge", "KOR"), "2025-02-03", "900", unit: .persons),
                        observation(key("edge", "KOR"), "2025-02-03", "930", unit: .persons, article: "a2"),
                    ]),
                ])
        ),
        (
            "flow",
            SeriesData(
                SeriesDescription(id: "edge", title: "Killed", kind: .flow, unit: .persons),
                points: [("2025-06-01", "3"), ("2025-06-03/2025-06-04", "12"), ("2025-06-09", "1"), ("2025-06", "40")].map {
                    point([observation(key("edge", "UKR"), $0, $1, unit: .persons)])
                })
        ),
        (
            "open",
            SeriesData(
                SeriesDescription(id: "edge", title: "Open periods", kind: .flow, unit: .persons, accumulates: true),
                points: [("../2025-02", "100"), ("2025-03", "20"), ("2025-04/..", "30")].map {
                    point([observation(key("edge", "UKR"), $0, $1, unit: .persons)])
                })
        ),
    ]

    static var all: [(String, SeriesData)] {
        [("presidents", presidents), ("polls", polls), ("troops", troops), ("share", share), ("daily", daily)] + edges + moreEdges
    }
}
