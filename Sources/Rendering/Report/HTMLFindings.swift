import Model

extension HTMLPage {
    /// Findings shown in full on the page.
    static let cardLimit = 100

    mutating func findingsPart() {
        let all = findings
        body +=
            "<section id=\"contradictions\"><div class=\"wrap\"><h2>What disagrees</h2><p class=\"about\">\(e(FindingText.summary(all)))"
        body +=
            " A contradiction is proved by arithmetic on what the wording of both figures allows; which one is right, the articles must tell.</p>"
        for finding in all.prefix(Self.cardLimit) { card(finding) }
        if all.count > Self.cardLimit {
            body += "<p>and \(all.count - Self.cardLimit) more in <a href=\"contradictions.md\">contradictions.md</a></p>"
        }
        body += "</div></section>"
    }

    private mutating func card(_ f: Finding) {
        let style =
            switch f.severity {
            case .contradiction: "case bad"
            case .tension: "case tension bad"
            case .note: "case note-only"
            }
        let place = FindingParts.place(f, description: descriptions[f.key.series], report.names)
        body +=
            "<article class=\"\(style)\"\(takesDecisions ? " tabindex=\"-1\"" : "")><p><span class=\"badge\">\(f.severity.rawValue)</span></p><h3>\(e(place))</h3><p>\(e(f.explanation))</p>"
        body += "<div class=\"sides\">"
        for side in FindingParts.sides(f) {
            let parts = side.heading.split(separator: " · ", maxSplits: 1)
            body +=
                "<div class=\"side\"><p class=\"big\">\(e(parts.first ?? ""))</p><p class=\"q\">\(e(parts.count > 1 ? parts[1] : ""))</p>"
            for quote in side.quotes { body += HTMLShell.quoted(quote) }
            if side.more > 0 { body += "<p class=\"q\">and \(FindingParts.counted(side.more, "more article"))</p>" }
            body += "</div>"
        }
        body += "</div>"
        cards += 1
        if let picture = ConflictPicture(f) {
            body += picture.svg(id: "finding-\(cards)", title: place) + "<p class=\"q\">Each line is as long as the wording allows.</p>"
        }
        body += "<dl class=\"proof\">"
        if !f.arithmetic.isEmpty { body += "<dt>Why</dt><dd><code>\(e(f.arithmetic))</code></dd>" }
        if let cause = f.likelyCause { body += "<dt>Likely</dt><dd>\(e(FindingParts.cause(cause)))</dd>" }
        for step in FindingSteps(f, decisions: report.decisions).commands { body += "<dt>Next</dt><dd><code>\(e(step))</code></dd>" }
        let places = rows
        if let row = f.observations.compactMap({ places[$0.id] }).first {
            body += "<dt>Point</dt><dd><a href=\"\(row)\">in its table</a></dd>"
        }
        body += "<dt>Finding</dt><dd><code>\(e(f.id))</code>, rule <code>\(e(f.rule))</code></dd></dl>"
        // What a decision in doubt is about, and nothing else, can take its place.
        if takesDecisions, f.doubted == nil || !f.observations.isEmpty { body += settle(f) }
        body += "</article>"
    }

    /// The ways to settle a finding, each with its key.
    private func settle(_ f: Finding) -> String {
        var out = "<form class=\"settle\" data-finding=\"\(e(f.id))\"><fieldset><legend>Settle it</legend>"
        func choice(_ key: String, _ by: String, _ observation: String, _ text: String) -> String {
            "<label><input type=\"radio\" name=\"by\" value=\"\(by)\" data-key=\"\(key)\" data-observation=\"\(e(observation))\"> "
                + "<kbd>\(key)</kbd> \(e(text))</label>"
        }
        for (index, side) in FindingParts.sides(f).prefix(9).enumerated() {
            out +=
                FindingParts.isOfOnePoint(f) || f.doubted != nil
                ? choice(String(index + 1), "prefer", side.lead.id, side.label + " is right")
                : choice(String(index + 1), "reject", side.rejected.map(\.id).joined(separator: " "), side.label + " is wrong")
        }
        if f.doubted == nil { out += choice("b", "both", "", "both may stand") }
        if f.doubted == nil, FindingParts.isOfOnePoint(f) { out += choice("n", "revision", "", "the newest revises the others") }
        return out
            + "<label class=\"why\">Why <input type=\"text\" name=\"reason\" required maxlength=\"500\" autocomplete=\"off\"></label>"
            + "<button>Save the decision</button><output role=\"status\"></output></fieldset></form>"
    }
}
