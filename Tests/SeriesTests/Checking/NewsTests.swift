import Foundation
import Model
import Testing

@testable import Series

/// From sentences to findings: what a stranger's articles say, read and checked with the built-in definitions.
@Suite struct NewsTests {
    /// The long run is for release builds: `TIDEMARK_LONG=1 swift test -c release --filter NewsTests`.
    private static let isLong = ProcessInfo.processInfo.environment["TIDEMARK_LONG"] != nil

    @Test func `a long run of honest articles has no contradiction`() {
        let news = MadeUpNews(seed: 11, stories: Self.isLong ? 2_000 : 500)
        let observations = MadeUpNews.observations(news.stories)
        #expect(observations.count > news.stories.count * 8 / 10)
        for finding in MadeUpNews.checker.findings(observations) where finding.severity == .contradiction {
            Issue.record("\(finding.rule) \(finding.explanation) \(finding.observations.map(\.evidence))")
        }
    }

    @Test func `nine in ten slips are found, eight in ten explained, and nothing else`() {
        let wanted = Self.isLong ? 100 : 40
        let news = MadeUpNews(seed: 12, stories: Self.isLong ? 2_000 : 500, slips: wanted)
        let observations = MadeUpNews.observations(news.stories)
        let findings = MadeUpNews.checker.findings(observations).filter { $0.severity == .contradiction }
        var (found, explained) = (0, 0)
        for slip in news.planted {
            let hits = findings.filter { $0.observations.contains { $0.article.identity == "a\(slip.story)" } }
            found += hits.isEmpty ? 0 : 1
            explained += hits.contains { slip.causes.contains($0.likelyCause ?? "") } ? 1 : 0
            if !hits.contains(where: { slip.causes.contains($0.likelyCause ?? "") }) {
                print("slip", slip.causes, news.stories[slip.story].text, "->", hits.map { "\($0.rule) \($0.likelyCause ?? "-")" })
            }
        }
        let guilty = Set(news.planted.map { "a\($0.story)" })
        for finding in findings where !finding.observations.contains(where: { guilty.contains($0.article.identity) }) {
            Issue.record("\(finding.rule) \(finding.explanation) \(finding.observations.map(\.evidence))")
        }
        print("articles \(news.stories.count), planted \(news.planted.count), found \(found), explained \(explained)")
        #expect(news.planted.count == wanted)
        #expect(found * 10 >= wanted * 9)
        #expect(explained * 10 >= wanted * 8)
    }

    /// Sentences of strangers that look as if they contradicted each other, and do not.
    static let innocents: [[String]] = [
        // Houses, days, rolling averages, questions, populations.
        [
            "President Lee Jae Myung's approval rating stood at 61 percent in a Gallup Korea poll taken on June 10-12, 2025.",
            "President Lee Jae Myung's approval rating stood at 54 percent in a Realmeter poll taken on June 10-12, 2025.",
        ],
        [
            "President Lee Jae Myung's approval rating stood at 61 percent in a Gallup Korea poll taken on June 10-12, 2025.",
            "President Lee Jae Myung's approval rating stood at 57 percent in a Gallup Korea poll taken on June 17-19, 2025.",
        ],
        [
            "President Lee Jae Myung's approval rating averaged 56.1 percent in the Realmeter survey of June 9-13, 2025.",
            "President Lee Jae Myung's approval rating stood at 53.4 percent in a Realmeter poll taken on June 12, 2025.",
        ],
        [
            "President Donald Trump's approval rating stood at 43 percent among all adults in a Gallup poll taken on June 2-15, 2025.",
            "President Donald Trump's approval rating stood at 89 percent among Republicans in a Gallup poll taken on June 2-15, 2025.",
        ],
        [
            "President Donald Trump's approval rating stood at 43 percent in a Gallup poll taken on June 2-15, 2025.",
            "President Donald Trump's approval rating on the economy stood at 38 percent in a Gallup poll taken on June 2-15, 2025.",
        ],
        [
            "President Donald Trump's approval rating averaged 41 percent in the second quarter of 2025, Gallup said.",
            "President Donald Trump's approval rating stood at 37 percent in a Gallup poll taken on June 2-15, 2025.",
        ],
        [
            "Prime Minister Keir Starmer's approval rating was 27 percent in an Ipsos poll of May 8-13, 2025.",
            "Prime Minister Keir Starmer's approval rating was about a quarter in an Ipsos poll of May 8-13, 2025.",
        ],
        [
            "President Emmanuel Macron's approval rating was 21 percent in an Ifop poll of May 8-13, 2025, with 2 percent very satisfied.",
            "President Emmanuel Macron's approval rating was 21 percent in an Ifop poll of May 8-13, 2025, with 19 percent rather satisfied.",
        ],
        // Years, definitions, plans, prices.
        [
            "Japan's defence budget was 7.9 trillion yen in fiscal 2024.", "Japan's defence spending was 8.3 trillion yen in 2024.",
        ],
        [
            "Poland spent 4.1 percent of its GDP on defence in 2024, NATO estimates.",
            "Poland spent 3.8 percent of its GDP on defence in 2024, the finance ministry said.",
        ],
        [
            "Norway plans to spend 110 billion kroner on defence in 2026.", "Norway spent 92 billion kroner on defence in 2026.",
        ],
        [
            "Italy spent 1.5 percent of its GDP on defence in 2024.", "Italy aims to spend 2 percent of its GDP on defence in 2024.",
        ],
        [
            "Germany's defence budget was 52 billion euros in 2024.", "Germany's defence spending was 90.6 billion dollars in 2024.",
        ],
        [
            "Sweden's defence budget was 120 billion kronor in 2024.", "Sweden's defence budget was almost 119 billion kronor in 2024.",
            "Sweden's defence budget was more than 115 billion kronor in 2024.",
        ],
        [
            "Germany's defence budget was 52 billion euros in 2024, and the special fund brought 19.8 billion euros more.",
            "Germany's defence budget was 71.8 billion euros in 2024 with the special fund.",
        ],
        [
            "Canada spent 1.37 percent of its GDP on defence in 2024.", "Canada spent 1.4 percent of its GDP on defence in 2024.",
            "Canada spent less than 2 percent of its GDP on defence in 2024.",
        ],
        // Troops: plan and fact, part and whole, flow and stock.
        [
            "Norway sent 160 soldiers to Latvia in March 2025.", "Norway plans to send 400 soldiers to Latvia in March 2025.",
        ],
        [
            "Norway sent 160 soldiers to Latvia in March 2025.", "Norway has 560 soldiers in Latvia, the army said on March 20, 2025.",
        ],
        [
            "Canada sent 160 soldiers to Latvia in March 2025.", "Canada has sent 2,400 soldiers to Latvia since 2017.",
        ],
        [
            "North Korea sent 11,000 soldiers to Russia in October 2024.",
            "North Korea sent at least 10,000 soldiers to Russia in October 2024.",
            "North Korea sent up to 12,000 soldiers to Russia in October 2024.",
            "North Korea sent some 11,000 troops to Russia in October 2024.",
        ],
        [
            "North Korea sent 11,000 soldiers to Russia in October 2024.", "North Korea sent 1,500 soldiers to Russia on October 18, 2024.",
        ],
        [
            "Germany will station 5,000 soldiers in Lithuania by 2027.", "Germany has 450 soldiers in Lithuania.",
            "Germany sent 45 soldiers to Lithuania in May 2025.",
        ],
        // Tolls: rising, outcomes, groups, days and totals.
        [
            "A missile strike on the Ukrainian city of Kharkiv killed at least 5 people on May 4, 2025, officials said.",
            "A missile strike on the Ukrainian city of Kharkiv killed 12 people on May 4, 2025, officials said.",
        ],
        [
            "A missile strike on the Ukrainian city of Kharkiv killed 12 people and wounded 61 on May 4, 2025, officials said.",
            "A missile strike on the Ukrainian city of Kharkiv killed or wounded 73 people on May 4, 2025, officials said.",
        ],
        [
            "A missile strike on the Ukrainian city of Kharkiv killed 12 people, among them 3 children, on May 4, 2025, officials said.",
            "A missile strike on the Ukrainian city of Kharkiv killed 3 children on May 4, 2025, officials said.",
        ],
        [
            "A missile strike on the Ukrainian city of Kharkiv killed 12 people on May 4, 2025, officials said.",
            "A drone attack on the Ukrainian city of Sumy killed 4 people on May 4, 2025, officials said.",
        ],
        [
            "Russian attacks killed 19 people in Ukraine on May 4, 2025, officials said.",
            "A missile strike on the Ukrainian city of Kharkiv killed 12 people on May 4, 2025, officials said.",
        ],
        [
            "Russian attacks killed 19 civilians in Ukraine on May 4, 2025.", "The fighting killed 34 soldiers in Ukraine on May 4, 2025.",
        ],
        [
            "The war in Gaza has killed 58,573 people since October 7, 2023, the health ministry said on July 16, 2025.",
            "Israeli strikes killed 93 people in Gaza on July 16, 2025, the health ministry said.",
        ],
        [
            "The war in Gaza has killed 58,573 people since October 7, 2023, the health ministry said on July 16, 2025.",
            "The war in Gaza has killed more than 58,000 people since October 7, 2023, the health ministry said on July 20, 2025.",
        ],
        [
            "The health ministry put the number of dead in Gaza at 58,573 since October 7, 2023, while the army said 20,000 fighters were killed.",
            "Some 58,600 people have been killed in Gaza since October 7, 2023.",
        ],
        [
            "The clashes killed 20 people in Thailand on July 26, 2025.", "The clashes injured 20 people in Thailand on July 26, 2025.",
        ],
        [
            "Reports that 40 people were killed in Kharkiv on May 4, 2025 were false, police said.",
            "A missile strike on the Ukrainian city of Kharkiv killed 4 people on May 4, 2025, officials said.",
        ],
    ]

    @Test(arguments: innocents) func `innocents are left alone`(_ texts: [String]) {
        let published = ["2025-08-01", "2025-08-02", "2025-08-03", "2025-08-04"]
        var stories: [MadeUpNews.Story] = []
        for (text, date) in zip(texts, published) {
            if let day = CalendarDate(iso: date) { stories.append(MadeUpNews.Story(text: text, published: day)) }
        }
        for finding in MadeUpNews.checker.findings(MadeUpNews.observations(stories)) where finding.severity == .contradiction {
            Issue.record("\(finding.rule) \(finding.explanation)")
        }
    }
}
