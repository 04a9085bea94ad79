public import Model

/// Observations, points and findings as JSON Lines, with the names and fields of the contract: a field that does not apply is left out.
public enum JSONLines {
    /// One line, with its line end, for an observation.
    public static func observation(_ o: Observation) -> String {
        var object = JSONObject()
        object.add("observation", o.id)
        object.add(o.key, period: o.period)
        object.add(o.figure)
        object.add("status", o.status.rawValue)
        object.add("attribution", o.attribution)
        object.add("article", object: article(o.article))
        object.add("evidence", object: evidence(o.evidence, o.evidenceRange))
        if o.isDenied { object.add("denied", true) }
        if o.vintage > 0 { object.add("vintage", o.vintage) }
        return object.line
    }

    public static func observations(_ observations: [Observation]) -> String { observations.map(observation).joined() }

    /// One line for a point: its key, its figure, and the ids of the observations behind it, the chosen one first.
    public static func point(_ p: Point, vintage: Int? = nil) -> String {
        var object = JSONObject()
        object.add(p.key, period: p.period)
        object.add(p.chosen.figure)
        object.add("low", p.low.description)
        object.add("high", p.high.description)
        object.add("status", p.chosen.status.rawValue)
        object.add("contested", p.isContested)
        object.add("voices", p.voices)
        object.add("articles", p.articles)
        object.add("rule", p.rule)
        object.add("observations", strings: p.observations.map(\.id))
        object.add("decision", p.decision?.id)
        if !p.rejections.isEmpty { object.add("rejected", strings: p.rejections.map(\.observation.id)) }
        if let vintage { object.add("vintage", vintage) }
        return object.line
    }

    public static func points(_ points: [Point], vintage: Int? = nil) -> String { points.map { point($0, vintage: vintage) }.joined() }

    /// One line for a finding.
    public static func finding(_ f: Finding) -> String {
        var object = JSONObject()
        object.add("finding", f.id)
        object.add("severity", f.severity.rawValue)
        object.add("rule", f.rule)
        object.add(f.key, period: f.period)
        object.add("values", strings: f.values.map(\.description))
        object.add("observations", strings: f.observations.map(\.id))
        object.add("explanation", f.explanation)
        object.add("arithmetic", f.arithmetic)
        object.add("likelyCause", f.likelyCause)
        object.add("decision", f.decision?.id)
        object.add("sides", objects: FindingParts.sides(f).map(side))
        let choices = FindingSteps(f, decisions: true).choices
        if !choices.isEmpty { object.add("settle", objects: choices.map(choice)) }
        return object.line
    }

    /// A figure of a finding, with who gives it.
    private static func side(_ side: FindingSide) -> JSONObject {
        var object = JSONObject()
        object.add(side.lead.figure)
        object.add("publishers", strings: side.publishers)
        object.add("observations", strings: side.observations.map(\.id))
        return object
    }

    /// A command that settles a finding, and when it is the one to take.
    private static func choice(_ choice: FindingSteps.Choice) -> JSONObject {
        var object = JSONObject()
        object.add("when", choice.condition)
        object.add("command", choice.command)
        return object
    }

    public static func findings(_ findings: [Finding]) -> String { findings.map(finding).joined() }

    /// One line for a vintage.
    public static func vintage(_ v: Vintage) -> String {
        var object = JSONObject()
        object.add("vintage", v.number)
        object.add("recorded", v.recorded)
        object.add("cause", v.cause)
        object.add("scrapes", v.scrapes)
        object.add("articles", v.articles)
        object.add("observations", v.observations)
        return object.line
    }

    /// One line for a statement that waits, with what is known of it as in an observation's.
    public static func waiting(_ item: ReviewItem) -> String {
        let known = item.dimensions.compactMap { one in one.value.map { (one.name, $0) } }
        var object = JSONObject()
        object.add("statement", item.statement)
        object.add("missing", strings: item.missing)
        object.add(
            series: item.series, subject: item.subject, dimensions: Dictionary(known, uniquingKeysWith: { first, _ in first }),
            period: item.period)
        object.add(item.figure)
        object.add("status", item.status.rawValue)
        object.add("answer", item.answer)
        object.add("article", object: article(item.article))
        object.add("evidence", object: evidence(item.evidence, item.evidenceRange))
        return object.line
    }

    private static func evidence(_ text: String, _ range: ByteRange) -> JSONObject {
        var object = JSONObject()
        object.add("text", text)
        object.add("start", range.start)
        object.add("end", range.end)
        return object
    }

    private static func article(_ a: ArticleReference) -> JSONObject {
        var object = JSONObject()
        object.add("id", a.id)
        object.add("title", a.title)
        object.add("publisher", a.publisher)
        object.add("published", a.published?.description)
        object.add("url", a.url)
        object.add("path", a.path)
        return object
    }
}

/// A JSON object under construction; fields stand in the order of adding, absent and empty ones are left out.
struct JSONObject {
    private var body = ""

    var text: String { "{" + body + "}" }
    var line: String { "{" + body + "}\n" }

    mutating func add(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { raw(name, "\"" + Escaping.json(value) + "\"") }
    }

    mutating func add(_ name: String, _ value: Int) { raw(name, String(value)) }
    mutating func add(_ name: String, _ value: Bool) { raw(name, value ? "true" : "false") }
    mutating func add(_ name: String, object: JSONObject) { raw(name, object.text) }

    mutating func add(_ name: String, objects: [JSONObject]) { raw(name, "[" + objects.map(\.text).joined(separator: ",") + "]") }

    mutating func add(_ name: String, strings: [String]) {
        raw(name, "[" + strings.map { "\"" + Escaping.json($0) + "\"" }.joined(separator: ",") + "]")
    }

    /// `series`, `subject`, `dimensions` and `period`.
    mutating func add(_ key: Key, period: Period?) {
        add(series: key.series, subject: key.subject, dimensions: key.dimensions, period: period)
    }

    /// The same, where whose figure it is may not be known.
    mutating func add(series: String, subject: String?, dimensions: [String: String], period: Period?) {
        add("series", series)
        add("subject", subject)
        if !dimensions.isEmpty {
            var object = JSONObject()
            for (name, value) in dimensions.sorted(by: { $0.key < $1.key }) { object.add(name, value) }
            add("dimensions", object: object)
        }
        add("period", period?.description)
    }

    /// `value`, `upper`, `qualifier` and `unit`.
    mutating func add(_ figure: Figure) {
        add("value", figure.value.description)
        add("upper", figure.upper?.description)
        add("qualifier", figure.qualifier.rawValue)
        add("unit", figure.unit.code)
    }

    private mutating func raw(_ name: String, _ value: String) {
        if !body.isEmpty { body += "," }
        body += "\"" + name + "\":" + value
    }
}
