import Model

/// A story as it stands on a page, before it is dated and named.
struct StoryDraft {
    var headline: ByteRange?
    var title: String?
    var blocks: [Article.Block] = []
    var tables: [Article.Table] = []
    var range = ByteRange(0, 0)
    var publisher: String?
    var agency: String?
    /// "7 hours ago" in the story's head.
    var age: PageAge?
    /// The date that a stamp of an aggregator gives the story.
    var stampDate: PageDate?
    /// What the story's own `<time>` element says.
    var timeElement: PageDate?
    /// Whether only a time of day stands in the story's head.
    var isTimed = false
    /// Whether the page's own date is the story's too, where it has none.
    var isOfPage = false
    /// "Published July 7, 2025", or a date alone, in the story's head.
    var publishedLine: PageDate?
    /// "Updated August 22, 2025"
    var modifiedLine: PageDate?
    /// "SEOUL, June 18 (Hanbit) --"
    var dateline: PageDate?
    /// The first story of a page that holds several.
    var isLead = false

    /// The ranges of the story's own words.
    var body: [ByteRange] {
        var body: [ByteRange] = []
        body.reserveCapacity(blocks.count)
        for block in blocks where block.kind != .headline && block.kind != .correction && block.kind != .byline { body.append(block.range) }
        return body
    }
    /// Whether its head says when it appeared.
    var isStamped: Bool {
        age != nil || isTimed || timeElement != nil || stampDate != nil || publishedLine != nil || modifiedLine != nil
    }
    var isEmpty: Bool { !blocks.contains { $0.kind == .paragraph || $0.kind == .listItem || $0.kind == .tableRow } }
}
