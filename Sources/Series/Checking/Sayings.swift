import Model

/// A sentence taken apart again, with the claims whose figures stand in it.
struct Saying {
    /// A quantity of the sentence and a claim that was made of it.
    struct Link: Hashable {
        var quantity: Int
        var claim: Int
    }

    let reading: SentenceReading
    let links: [Link]
    /// The observations of the claims that have this very sentence, by id.
    let observations: [Observation]

    var quantities: [QuantityRole] { reading.quantities }

    /// The figure of a quantity, and the second one of a move ("from 8 to 12"), each as a figure of its own.
    func figures(_ quantity: Int) -> (first: Figure, second: Figure?) {
        let figure = quantities[quantity].mention.figure
        let first = Figure(value: figure.value, qualifier: figure.qualifier, unit: figure.unit)
        return (first, figure.upper.map { Figure(value: $0, qualifier: figure.qualifier, unit: figure.unit) })
    }

    func claims(of quantity: Int) -> [Int] { links.filter { $0.quantity == quantity }.map(\.claim) }

    /// Whether the text asserts the quantity plainly.
    func isAsserted(_ quantity: Int) -> Bool {
        let role = quantities[quantity]
        return !role.isNegated && !role.isHypothetical && !role.isDenied
    }

    /// Whether one of the few words before a quantity, its hedge among them, is this one.
    func follows(_ quantity: Int, _ word: UInt64) -> Bool {
        let start = quantities[quantity].words.lowerBound
        return reading.words[max(0, start - 5)..<start].last {
            $0.kind == .word && ($0.hash == SentenceSource.from || $0.hash == SentenceSource.to)
        }?
        .hash == word
    }
}

extension Examination {
    /// The rules on single sentences.
    mutating func checkSayings(_ source: SentenceSource) {
        for saying in sayings(source) {
            checkChange(saying, source)
            checkEquivalent(saying)
            checkProduct(saying, source)
            checkSuperlative(saying, source)
            checkMargin(saying, source)
        }
    }

    /// The sentences in which some rule may have something to say, each once however often it was copied.
    private func sayings(_ source: SentenceSource) -> [Saying] {
        struct Sentence: Hashable {
            var text: String
            var published: Period?
        }
        struct Part {
            var claim: Int
            var observation: Observation
        }
        var parts = OrderedGroups<Sentence, Part>()
        for (index, claim) in claims.all.enumerated() where settings(of: claim) != nil {
            var last = ""
            var matters = false
            for one in claim.observations {
                if one.evidence != last { (last, matters) = (one.evidence, source.mayMatter(one.evidence)) }
                guard matters else { continue }
                parts.append(
                    Part(claim: index, observation: one), to: Sentence(text: one.evidence, published: one.article.published))
            }
        }
        var sayings: [Saying] = []
        for sentence in parts {
            for reading in source.read(sentence.key.text, sentence.key.published) where !reading.quantities.isEmpty {
                var links: Set<Saying.Link> = []
                var observations: [String: Observation] = [:]
                for part in sentence.elements {
                    let start = part.observation.figureRange.start - part.observation.evidenceRange.start
                    for (index, role) in reading.quantities.enumerated()
                    where role.mention.range.start <= start && start < role.mention.range.end {
                        let figure = role.mention.figure
                        guard [figure.value, figure.upper].contains(part.observation.figure.value) || role.mention.shape == .fraction else {
                            continue
                        }
                        links.insert(Saying.Link(quantity: index, claim: part.claim))
                        observations[part.observation.id] = part.observation
                    }
                }
                guard !links.isEmpty else { continue }
                sayings.append(
                    Saying(
                        reading: reading, links: links.sorted { ($0.quantity, $0.claim) < ($1.quantity, $1.claim) },
                        observations: observations.values.sorted { $0.id < $1.id }))
            }
        }
        return sayings
    }

    /// Reports what one sentence shows; where another has shown the same, its observations join it.
    mutating func report(
        _ rule: CheckRule, _ severity: Finding.Severity, saying: Saying, claims sides: [Int], values: [ExactDecimal]? = nil,
        cause: Finding.Cause?, explanation: String, arithmetic: String
    ) {
        guard let lead = sides.first else { return }
        let mine = saying.observations.filter { one in sides.contains { claims.all[$0].observations.contains { $0.id == one.id } } }
        // What is said of a change is said of both its times.
        let periods = Set(sides.filter { claims.all[$0].place.keyNumber == claims.all[lead].place.keyNumber }.map { claims.all[$0].period })
        report(
            rule, severity, sides: sides.map { [$0] }, period: periods.count > 1 ? periods.reduce(claims.all[lead].period, Self.span) : nil,
            cause: cause, explanation: explanation, arithmetic: arithmetic,
            values: values, observations: mine.isEmpty ? claims.all[lead].observations : mine)
    }
}
