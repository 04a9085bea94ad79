import Model
import Vocabulary

struct EntityReader: Sendable {
    let vocabulary: Vocabulary
    init(_ v: Vocabulary) { vocabulary = v }
    func read(_ text: TokenizedText, article: Article) -> [EntityMention] {
        var out: [EntityMention] = []
        var families: [Int: String] = [:]
        var i = 0
        var famPeople: [String: String] = [:]
        while i < text.tokens.count {
            var best: (EntityMention, Int)?
            text.forEachTerm(at: i) { sense, length in
                let r = Int(sense.row)
                let range = text.byteRange(i..<(i + length))
                func take(_ k: EntityMention.Kind, _ id: String, _ f: EntityMention.Form, _ c: String?) {
                    if best == nil || length > best!.1 { best = (EntityMention(range: range, kind: k, id: id, form: f, country: c), length) }
                }
                switch sense.kind {
                case .country: take(.country, vocabulary.countries[r].code, .name, vocabulary.countries[r].code)
                case .demonym: take(.country, vocabulary.countries[r].code, .demonym, vocabulary.countries[r].code)
                case .capital: take(.country, vocabulary.countries[r].code, .capital, vocabulary.countries[r].code)
                case .alliance: take(.alliance, vocabulary.alliances[r].id, .name, nil)
                case .person:
                    take(.person, vocabulary.people[r].id, .name, vocabulary.people[r].country)
                    for f in vocabulary.people[r].family where !vocabulary.people[r].terms.isEmpty || famPeople[f] == nil { famPeople[f] = vocabulary.people[r].id }
                case .surname:
                    for f in vocabulary.people[r].family { if let p = famPeople[f] { take(.person, p, .coreference, nil) } }
                case .pollster: take(.pollster, vocabulary.pollsters[r].id, .name, nil)
                case .organization: take(.organization, vocabulary.organizations[r].id, .name, vocabulary.organizations[r].country)
                case .place: take(.place, vocabulary.places[r].id, .name, vocabulary.places[r].country)
                default: break
                }
                return true
            }
            if let best { out.append(best.0); i += best.1 } else { i += 1 }
        }
        _ = families; families = [:]
        return out
    }
}
