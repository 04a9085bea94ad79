import Model
import Testing
import Vocabulary

@testable import Series

@Suite(.enabled(if: GoldCorpus.folder != nil, "the development corpus is not beside this working copy"))
struct GoldTests {
    private static func settings() throws -> [String: CheckSettings] {
        var settings: [String: CheckSettings] = [:]
        for (name, text) in BuiltInDefinitions.files {
            let definition = try SeriesDefinition(yaml: text, file: name, vocabulary: .builtIn)
            settings[definition.id] = definition.checks
        }
        return settings
    }

    @Test func `contradictions of the corpus are found, and innocents left alone`() throws {
        let corpus = try GoldCorpus(gold: "gold", pages: "pages")
        let findings = Checker(settings: try Self.settings()).findings(corpus.observations)
        let score = corpus.score(findings)
        Self.show(findings, score, corpus)
        let full = corpus.contradictions.count { answer in
            guard let found = score.found[answer.id], let wanted = answer.severity.flatMap({ Finding.Severity(rawValue: $0) }) else {
                return false
            }
            return found >= wanted
        }
        #expect(full >= 16)
        #expect(score.raisedTooHigh.isEmpty)
        #expect(score.falseAlarms.isEmpty)
    }

    @Test func `the demonstration's three are found with their causes, its look-alikes are not`() throws {
        let corpus = try GoldCorpus(gold: "demo", pages: "demo/pages")
        let findings = Checker(settings: try Self.settings()).findings(corpus.observations)
        let score = corpus.score(findings)
        Self.show(findings, score, corpus)
        for answer in corpus.contradictions {
            #expect(score.found[answer.id] == .contradiction)
            #expect(score.causes[answer.id] == [answer.kind ?? ""])
        }
        #expect(findings.count == 3)
    }

    private static func show(_ findings: [Finding], _ score: GoldCorpus.Score, _ corpus: GoldCorpus) {
        for f in findings {
            print(
                "\(f.severity) \(f.rule) \(f.key) \(f.period.map(\.description) ?? "") \(f.values) \(f.likelyCause ?? "-")\n    \(f.explanation)\n    \(f.arithmetic)"
            )
        }
        for answer in corpus.contradictions {
            print(
                answer.id, answer.kind ?? "", answer.severity ?? "", "->", score.found[answer.id].map(\.rawValue) ?? "MISSED",
                score.causes[answer.id] ?? [])
        }
        print(score.raisedTooHigh, score.falseAlarms.map(\.id))
    }
}
