import Model

/// Which observations a later version of the same story on the same page has replaced: its publisher no longer says them.
///
/// Versions are told by address, and by headline or voice, so that the front page of a section, which shows another story every
/// day, is not taken for one. Which came later is told by the day of the last change, then by the day on which the page was
/// fetched; and where one file held first the one and then the other, by the vintage. Where nothing tells, both hold.
struct PageVersions {
    /// A figure that a page gave, and the one that it gives now.
    struct Change {
        var old: Observation
        var new: Observation
    }

    /// By the old one's id.
    private(set) var changes: [Change] = []
    private var replaced: Set<String> = []

    /// What a page says of one key and period.
    private struct Place: Hashable {
        var url: String
        var key: Key
        var period: Period?
    }

    init(_ observations: [Observation]) {
        var places: [Place: [Observation]] = [:]
        let versioned = Self.versioned(observations)
        if versioned.isEmpty { return }
        for one in observations {
            guard let url = one.article.url, versioned.contains(url) else { continue }
            places[Place(url: url, key: one.key, period: one.period), default: []].append(one)
        }
        for versions in places.values where versions.contains(where: { $0.article.identity != versions[0].article.identity }) {
            take(versions)
        }
        changes.sort { $0.old.id < $1.old.id }
    }

    /// The addresses under which there is more than one article: few, so that little is left to look at.
    private static func versioned(_ observations: [Observation]) -> Set<String> {
        var articles: [String: String] = [:]
        var versioned: Set<String> = []
        for one in observations {
            guard let url = one.article.url else { continue }
            if let known = articles[url] {
                if known != one.article.identity { versioned.insert(url) }
            } else {
                articles[url] = one.article.identity
            }
        }
        return versioned
    }

    /// Whether a later version of its page has taken the observation's place.
    func isReplaced(_ one: Observation) -> Bool { replaced.contains(one.id) }

    private mutating func take(_ versions: [Observation]) {
        for old in versions {
            let later = versions.filter { Self.isSameStory(old, $0) && Self.isOlder(old, than: $0) }
            guard let newest = later.max(by: { Self.precedes($0, $1) }) else { continue }
            replaced.insert(old.id)
            let current = later.filter { $0.article.identity == newest.article.identity }.sorted { $0.id < $1.id }
            let isKept = current.contains { !$0.figure.robust.isDisjoint(from: old.figure.robust) }
            guard !isKept, let new = current.first(where: { $0.figure.unit.code == old.figure.unit.code }) else { continue }
            changes.append(Change(old: old, new: new))
        }
    }

    private static func isSameStory(_ a: Observation, _ b: Observation) -> Bool {
        a.article.identity != b.article.identity && (a.article.voice == b.article.voice || a.article.title == b.article.title)
    }

    private static func isOlder(_ a: Observation, than b: Observation) -> Bool {
        let (x, y) = (changed(a), changed(b))
        if x != y { return x < y }
        if let x = a.article.captured?.end, let y = b.article.captured?.end, x != y { return x < y }
        return a.article.path == b.article.path && a.vintage < b.vintage
    }

    /// A total order that goes with `isOlder`.
    private static func precedes(_ a: Observation, _ b: Observation) -> Bool {
        func order(_ one: Observation) -> (Int, Int, Int) { (changed(one), one.article.captured?.end?.dayNumber ?? .min, one.vintage) }
        let (x, y) = (order(a), order(b))
        return x != y ? x < y : a.article.identity < b.article.identity
    }

    /// The day of the last change that the publisher owns to.
    private static func changed(_ one: Observation) -> Int {
        max(one.article.published?.end?.dayNumber ?? .min, one.article.modified?.end?.dayNumber ?? .min)
    }
}
