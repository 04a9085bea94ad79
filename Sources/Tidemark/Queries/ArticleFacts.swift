import Ledger
import Model

/// What is said of an article in lists, under the same names in every form.
struct ArticleFacts {
    static let names = [
        "article", "title", "publisher", "agency", "language", "url", "path", "published", "precision", "dated_by", "modified",
        "modified_by", "captured", "captured_by", "voice", "voice_articles", "sightings", "vintage", "reason",
    ]

    let article: KnownArticle
    /// How many articles speak with its voice, itself included.
    let voiceArticles: Int

    /// In the order of `names`; empty where it is not known.
    var values: [String] {
        let best = article.best
        return [
            article.identity, best.title ?? "", best.publisher ?? "", best.agency ?? "", best.language ?? "", best.url ?? "", best.path,
            best.published?.period.description ?? "", Self.precision(best.published), best.published?.origin.rawValue ?? "",
            best.modified?.period.description ?? "", best.modified?.origin.rawValue ?? "", best.captured?.period.description ?? "",
            best.captured?.origin.rawValue ?? "", article.voice, "\(voiceArticles)", "\(article.sightings)", "\(article.vintage)", reason,
        ]
    }

    /// Why it stands as it does: where its date comes from, whose voice it is, and why figures are not taken from it.
    var reason: String {
        var parts = [Self.origin(article.published)]
        if voiceArticles > 1 {
            parts.append("near copy of \(Count.of(voiceArticles - 1, "other article")), which counts as one voice with it")
        }
        if let agency = article.best.agency { parts.append("written by \(agency)") }
        if let language = article.best.language, !language.lowercased().hasPrefix("en") {
            parts.append("not in English (\(language)), so no figures are taken from it")
        }
        return parts.joined(separator: "; ")
    }

    /// How finely a date is known.
    static func precision(_ stamp: Article.Stamp?) -> String {
        guard let stamp else { return "" }
        guard let days = stamp.period.dayCount else { return "open" }
        return switch days {
        case 1: "day"
        case 2...7: "days"
        case 8...31: "month"
        default: "year"
        }
    }

    /// Where a date comes from, in words.
    static func origin(_ stamp: Article.Stamp?) -> String {
        guard let stamp else { return "undated: nothing on the page or beside it says when it was published" }
        let source =
            switch stamp.origin {
            case .commandLine: "as given on the command line or in a manifest"
            case .record: "as given by the record that holds it"
            case .structuredData: "from the page's structured data (JSON-LD)"
            case .meta: "from the page's metadata"
            case .timeElement: "from a time element of the page"
            case .url: "from the address"
            case .dateline: "from its dateline or stamp"
            case .updatedLine: "from a line such as “Updated …”"
            case .age: "from its age (“2 days ago”) on the page"
            case .text: "from what its text implies"
            case .none: "from an unknown place"
            }
        return "dated \(source)"
    }
}
