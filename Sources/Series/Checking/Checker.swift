public import Model

/// Finds figures that cannot all be right, and says nothing of figures that can.
///
/// Works on observations alone: those without a period, and those that their own article denies, take no part. What it finds
/// does not depend on the order of the observations, nor on how often an article has been copied.
public struct Checker: Sendable {
    let settings: [String: CheckSettings]
    let sentences: SentenceSource?

    /// - Parameters:
    ///   - settings: by series id; a series without settings is not checked.
    ///   - sentences: without it, rules on what a sentence says around its figures say nothing.
    public init(settings: [String: CheckSettings], sentences: SentenceSource? = nil) {
        self.settings = settings
        self.sentences = sentences
    }

    /// The findings, the gravest first, then by key and period.
    public func findings(_ observations: [Observation]) -> [Finding] {
        var examination = Examination(observations, settings: settings, sentences: sentences)
        examination.run()
        return examination.findings
    }

    /// The gravest first, then by key and period.
    static func precedes(_ a: Finding, _ b: Finding) -> Bool {
        if a.severity != b.severity { return a.severity > b.severity }
        if a.key != b.key { return a.key < b.key }
        if a.period != b.period {
            guard let x = a.period, let y = b.period else { return a.period == nil }
            return x < y
        }
        return (a.rule, a.id) < (b.rule, b.id)
    }

    /// The points, with those marked that an open contradiction touches.
    public static func marked(_ points: [Point], by findings: [Finding]) -> [Point] { marked(points, contested(findings)) }

    /// - Parameter contested: as of the function of that name, which is costly to make where findings are many.
    static func marked(_ points: [Point], _ contested: Set<String>) -> [Point] {
        var points = points
        for index in points.indices {
            let isContested = !contested.isEmpty && points[index].observations.contains { contested.contains($0.id) }
            if points[index].isContested != isContested { points[index].isContested = isContested }
        }
        return points
    }

    /// The observations that contradictions touch, by id.
    static func contested(_ findings: [Finding]) -> Set<String> {
        var contested: Set<String> = []
        for finding in findings where finding.severity == .contradiction {
            for observation in finding.observations { contested.insert(observation.id) }
        }
        return contested
    }
}
