import Model
import Reading
import Series
import Vocabulary

/// Sentences on file taken apart again, for the checks that rest on what stands around a figure.
enum EvidenceReader {
    static let source = SentenceSource(vocabulary: .builtIn) { sentence, published in
        let text = Array(sentence.utf8)
        let range = ByteRange(0, text.count)
        let article = Article(
            scrape: "", path: "", index: 0, published: published.map { Article.Stamp($0, origin: .record) }, text: text, range: range,
            blocks: [Article.Block(.paragraph, range)])
        // Made when a check first asks for a sentence, unless the articles of an update were read by it.
        return Reader.by(.builtIn).read(article).sentences
    }
}
