import Model

extension PageReader {
    func readHTML(_ text: [UInt8], hints: ScrapeHints, warnings: inout [PageWarning], modified: Article.Stamp? = nil) -> PageContents {
        PageContents()
    }
}
