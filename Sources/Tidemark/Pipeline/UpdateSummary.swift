import Ledger
import Model

/// What an update did, for a person.
public struct UpdateSummary: Sendable {
    var pages = 0
    var unchanged = 0
    var unreadable = 0
    var articles = 0
    /// Statements that look like one of a series but lack something.
    var undecided = 0
    /// Articles that are not in English, by language.
    var foreign: [String: Int] = [:]
    /// Articles of which nothing tells when they were published.
    var undated = 0
    var outcome = FilingOutcome()
    /// What the vintage that was made changed.
    var effect: UpdateEffect?
    var isDryRun = false
    /// Whether a definition could not be used.
    public var isIncomplete = false
    /// Whether articles on file were read with other definitions.
    var areDefinitionsNew = false

    /// What it took to file what was read: time, and time of a processor, which another program on the machine does not change.
    public internal(set) var filing = (time: Duration.zero, processor: Duration.zero)

    mutating func add(_ result: OpenedPiece, _ found: [FiledArticle]) {
        if result.isLast { pages += 1 }
        unreadable += result.problems.count { !$0.isWarning }
        articles += found.count
        for one in found { if let language = one.article.foreignLanguage { foreign[language, default: 0] += 1 } }
        undated += found.count { $0.article.published == nil && $0.article.foreignLanguage == nil }
        undecided += found.reduce(0) { $0 + $1.undecided }
    }

    /// The vintage that the update made; `nil` where nothing was new.
    public var vintage: Int? { outcome.vintage }

    /// A dozen lines at most.
    public var text: String {
        var lines: [(String, String)] = []
        var read = Count.of(pages, "file")
        if unchanged > 0 { read += ", and \(Count.grouped(unchanged)) unchanged since the last time, not read again" }
        if unreadable > 0 { read += "; \(Count.of(unreadable, "page")) could not be read, named above" }
        lines.append(("read", read))
        let copies = articles - outcome.newArticles
        lines.append(
            (
                "articles",
                "\(Count.grouped(articles)): \(Count.grouped(outcome.newArticles)) new, \(Count.grouped(copies)) seen before or copies"
            ))
        if undated > 0 { lines.append(("", "\(Count.grouped(undated)) undated: where you know the day, say it with --published")) }
        if !foreign.isEmpty {
            lines.append(("", "not in English, so no figures were taken from them: \(ForeignArticles.list(foreign))"))
        }
        var figures = Count.of(outcome.newObservations, "new observation")
        if outcome.withdrawnObservations > 0 { figures += ", \(Count.grouped(outcome.withdrawnObservations)) withdrawn" }
        lines.append(("figures", figures))
        if undecided > 0 {
            lines.append(("", "\(Count.of(undecided, "more statement")) left out: whose figure it is or when it holds is not said"))
        }
        lines.append(("series moved", moved))
        for (index, line) in (effect?.valueLines ?? []).enumerated() { lines.append((index == 0 ? "values moved" : "", line)) }
        if let vintage = outcome.vintage {
            lines.append(("disagreements", disagreements))
            lines.append(("vintage", isDryRun ? "would be \(vintage); nothing was changed" : "\(vintage)"))
        } else {
            lines.append(("vintage", "none: nothing is new"))
        }
        if isIncomplete { lines.append(("", "a definition is wrong, named above: once it is mended, update reads these files again")) }
        if areDefinitionsNew { lines.append(("", "definitions have changed: tidemark reread reads the articles on file anew")) }
        let width = lines.map(\.0.count).max() ?? 0
        return lines.map { label, text in
            let padding = String(repeating: " ", count: width - label.count)
            return "\(label)\(padding)  \(text)\n"
        }.joined()
    }

    /// A line of names at most.
    private var moved: String {
        let names = Set(outcome.movedKeys.map(\.series)).sorted()
        if names.isEmpty { return "none" }
        let rest = names.count - 8
        return names.prefix(8).joined(separator: ", ") + (rest > 0 ? " and \(Count.grouped(rest)) more" : "")
    }

    private var disagreements: String {
        guard let effect else { return "none" }
        let parts = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
            let (all, new) = (effect.open.count { $0.severity == severity }, effect.new.count { $0.severity == severity })
            return all == 0 ? nil : Count.of(all, severity.rawValue) + (new == all ? "" : new > 0 ? " (\(new) new)" : " (none new)")
        }
        let place = effect.isWhole ? "" : "where figures moved, "
        if parts.isEmpty { return place + "none" }
        return place + parts.joined(separator: ", ") + (isDryRun ? "" : ": \(look(effect))")
    }

    /// The command that shows what is new, or all where all is new or nothing.
    private func look(_ effect: UpdateEffect) -> String {
        guard let vintage = outcome.vintage, !effect.new.isEmpty, effect.new.count < effect.open.count else {
            return "tidemark check shows them"
        }
        return "tidemark check --since \(vintage - 1) shows what is new"
    }
}

/// How many articles are in languages that are not read.
enum ForeignArticles {
    /// "de 12, fr 3"
    static func list(_ counts: [String: Int]) -> String {
        counts.sorted { $0.key < $1.key }.map { "\($0.key) \(Count.grouped($0.value))" }.joined(separator: ", ")
    }
}
