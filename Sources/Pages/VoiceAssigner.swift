/// Tells which articles speak with one voice: near copies of each other, such as one agency's story in many papers.
///
/// Pairs that may be near copies are found by banding their sketches (Leskovec, Rajaraman and Ullman, "Mining of Massive
/// Datasets", chapter 3): 42 bands of 3 places, so that a pair that shares six shingles in ten is missed once in 20,000
/// times and one that shares one in ten comes up once in 25. Each pair found is then compared in full. Articles that are
/// linked by a chain of such pairs are one voice.
public struct VoiceAssigner: Sendable {
    /// The share of places of two sketches that must agree.
    public var threshold: Double

    private static let bands = 42
    private static let rows = 3
    /// How many articles before it in its band an article is compared with: copies of one story need only be chained.
    private static let reach = 12

    public init(threshold: Double = Fingerprint.nearCopy) { self.threshold = threshold }

    /// The voice of each article: the smallest identity among those that speak with it.
    ///
    /// Which articles are given decides, not their order. Time grows with their number times its logarithm.
    public func voices(of articles: [(identity: String, sketch: [UInt32])]) -> [String] {
        let order = articles.indices.sorted { articles[$0].identity < articles[$1].identity }
        var sets = DisjointSets(count: articles.count)
        for (a, b) in zip(order, order.dropFirst()) where articles[a].identity == articles[b].identity { sets.join(a, b) }
        let sketched = order.enumerated().filter { articles[$0.element].sketch.count == Fingerprint.sketchLength }
        for band in 0..<Self.bands {
            var keys: [(key: UInt64, rank: Int, article: Int)] = []
            keys.reserveCapacity(sketched.count)
            for (rank, article) in sketched {
                var key: UInt64 = 0xCBF2_9CE4_8422_2325
                for place in band * Self.rows..<(band + 1) * Self.rows {
                    key = (key ^ UInt64(articles[article].sketch[place])) &* 0x100_0000_01B3
                }
                keys.append((key, rank, article))
            }
            keys.sort { $0.key != $1.key ? $0.key < $1.key : $0.rank < $1.rank }
            for index in keys.indices.dropFirst() {
                var other = index - 1
                while other >= 0, index - other <= Self.reach, keys[other].key == keys[index].key {
                    let (a, b) = (keys[other].article, keys[index].article)
                    if !sets.areJoined(a, b), Fingerprint.similarity(articles[a].sketch, articles[b].sketch) >= threshold {
                        sets.join(a, b)
                    }
                    other -= 1
                }
            }
        }
        var smallest = [String?](repeating: nil, count: articles.count)
        for article in order where smallest[sets.root(article)] == nil { smallest[sets.root(article)] = articles[article].identity }
        return articles.indices.map { smallest[sets.root($0)] ?? articles[$0].identity }
    }
}

/// Union-find with path halving.
private struct DisjointSets {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func root(_ item: Int) -> Int {
        var item = item
        while parents[item] != item {
            parents[item] = parents[parents[item]]
            item = parents[item]
        }
        return item
    }

    mutating func areJoined(_ a: Int, _ b: Int) -> Bool { root(a) == root(b) }

    mutating func join(_ a: Int, _ b: Int) {
        let (x, y) = (root(a), root(b))
        if x != y { parents[max(x, y)] = min(x, y) }
    }
}
