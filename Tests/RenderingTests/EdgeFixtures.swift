import Model

@testable import Rendering

/// More that charts must bear: each has gone wrong in one plotter or another.
extension Fixtures {
    private static func description(
        _ title: String, _ kind: SeriesDescription.Kind, _ unit: MeasureUnit = .percent, by dimension: String? = nil
    )
        -> SeriesDescription
    {
        SeriesDescription(id: "edge", title: title, kind: kind, unit: unit, dimensions: dimension.map { [$0] } ?? [], accumulates: false)
    }

    private static func points(
        _ rows: [(String, String)], subject: String = "KOR", unit: MeasureUnit = .percent, status: Status = .actual,
        dimensions: [String: String] = [:]
    ) -> [Point] {
        rows.map { point([observation(key("edge", subject, dimensions), $0, $1, unit: unit, status: status)]) }
    }

    private static func contested(_ period: String, _ values: [String], unit: MeasureUnit = .percent) -> Point {
        point(
            values.enumerated().map {
                observation(key("edge", "KOR"), period, $1, unit: unit, publisher: "Paper \($0 + 1)", article: "a\($0)")
            }, contested: true)
    }

    private static func names(_ title: String, _ rows: [(String, String)]) -> SeriesData {
        SeriesData(description(title, .rate), points: rows.map { point([observation(key("edge", $0), "2025", $1)]) })
    }

    static let moreEdges: [(String, SeriesData)] = [
        ("plans-only", SeriesData(description("Only plans", .amount), points: points([("2026", "3"), ("2030", "5")], status: .plan))),
        ("stock-one", SeriesData(description("One stock", .stock, .persons), points: points([("2025-03", "900")], unit: .persons))),
        ("ties", names("Ties", [("Alpha", "52"), ("Beta", "52"), ("Gamma", "52"), ("Delta", "51")])),
        (
            "three-way",
            SeriesData(
                description("Three against each other", .rate),
                points: points([("2022", "40"), ("2023", "41")]) + [contested("2024", ["45", "54", "50"])])
        ),
        (
            "scale-slip",
            SeriesData(
                description("A slip of a thousand", .stock, .persons),
                points: points([("2024-01", "11000"), ("2024-06", "12000")], unit: .persons) + [
                    contested("2024-09", ["13000", "13"], unit: .persons)
                ])
        ),
        (
            "two-stocks",
            SeriesData(
                description("Two stocks that cross", .stock, .persons),
                points: points([("2024-01-10", "100"), ("2024-05-02", "300"), ("2024-12-20", "250")], subject: "KOR", unit: .persons)
                    + points([("2024-02-01", "280"), ("2024-08-15", "120")], subject: "PRK", unit: .persons))
        ),
        (
            "five-houses",
            SeriesData(
                description("Five houses in one week", .poll, by: "pollster"),
                points: ["anton", "berta", "caesar", "dora", "emil"].enumerated().flatMap { index, house in
                    points(
                        [("2025-06-02/2025-06-04", String(40 + index)), ("2025-06-09/2025-06-11", String(44 - index))],
                        dimensions: ["pollster": house])
                })
        ),
        (
            "both-stances",
            SeriesData(
                SeriesDescription(
                    id: "edge", title: "For and against", kind: .poll, unit: .percent, dimensions: ["stance", "pollster"]),
                points: points(
                    [("2025-06-02/2025-06-04", "61"), ("2025-06-16/2025-06-18", "48"), ("2025-07-07/2025-07-09", "41")],
                    dimensions: ["stance": "approve", "pollster": "anton"])
                    + points(
                        [("2025-06-09/2025-06-11", "55.5"), ("2025-06-30/2025-07-02", "44.1")],
                        dimensions: ["stance": "approve", "pollster": "berta"])
                    + points(
                        [("2025-06-02/2025-06-04", "28"), ("2025-06-16/2025-06-18", "48"), ("2025-07-07/2025-07-09", "52")],
                        dimensions: ["stance": "disapprove", "pollster": "anton"]))
        ),
        (
            "mixed-periods",
            SeriesData(
                description("Weeks, quarters, halves and years", .rate),
                points: points([("2024", "2.0"), ("2024-Q3", "2.4"), ("2025-H1", "2.2"), ("2025-W30", "2.9"), ("2025-09-01", "2.1")]))
        ),
        (
            "centuries",
            SeriesData(description("Since 1826", .rate), points: points([("1826", "9"), ("1914", "31"), ("199X", "4"), ("2025", "2.3")]))
        ),
        (
            "joined",
            names(
                "Marks that join",
                [
                    ("Ame\u{301}lie", "50"), ("\u{1112}\u{1161}\u{11AB}", "40"), ("🇰🇷 flag", "30"), ("👩🏽‍🚀 crew", "20"), ("हिन्दी", "15"),
                    ("ภาษาไทย", "10"),
                ])
        ),
        ("name-of-80", names("A name of eighty cells", [(String(repeating: "Long", count: 20), "60"), ("Short", "30")])),
        ("tiny", SeriesData(description("Tiny", .rate), points: points([("2023", "0.0001"), ("2024", "0.00025"), ("2025", "0.0002")]))),
        ("all-negative", names("All below zero", [("Alpha", "-5"), ("Beta", "-2.5"), ("Gamma", "-10")])),
        ("over-hundred", names("Over a hundred", [("Alpha", "183"), ("Beta", "104.5"), ("Gamma", "99")])),
        (
            "huge",
            SeriesData(
                description("Very large sums", .amount, MeasureUnit(code: "IDR", name: "indonesian rupiah")),
                points: points(
                    [("2023", "1234567890123456789"), ("2024", "2000000000000000000")],
                    unit: MeasureUnit(code: "IDR", name: "indonesian rupiah")))
        ),
        (
            "gap",
            SeriesData(
                description("A hole of years", .rate),
                points: points([("2001", "3"), ("2002", "3.1"), ("2003", "2.8"), ("2019", "2.2"), ("2020", "2.4"), ("2021", "2.6")]))
        ),
        (
            "not-stated",
            SeriesData(
                description("A dimension that some leave out", .poll, by: "pollster"),
                points: points([("2025-06", "50"), ("2025-07", "51")])
                    + points([("2025-06", "48"), ("2025-08", "47")], dimensions: ["pollster": "anton"]))
        ),
    ]
}
