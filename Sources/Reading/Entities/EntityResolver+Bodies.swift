import Model
import Vocabulary

/// Alliances, pollsters, ministries and other bodies, and the nouns that take them up.
extension EntityResolver {
    mutating func body(_ span: NameSpan) {
        let vocabulary = tables.vocabulary
        switch span.kind {
        case .alliance:
            let row = vocabulary.alliances[Int(span.row)]
            append(span, .alliance, row.id, .name, nil)
            bodies.append(Body(kind: .alliance, id: row.id, country: nil, nouns: tables.nounsOfAlliance[Int(span.row)]))
        case .pollster:
            let longer = pollsterNamedLonger(span)
            let row = vocabulary.pollsters[Int(longer ?? span.row)]
            append(span, .pollster, row.id, longer == nil ? .name : .coreference, row.country)
            bodies.append(Body(kind: .pollster, id: row.id, country: row.country, nouns: .max))
        default:
            let row = vocabulary.organizations[Int(span.row)]
            let isOther = isOfOtherCountry(row, span)
            if isOther, let longer = namedLonger(span) {
                let row = vocabulary.organizations[Int(longer)]
                append(span, .organization, row.id, .coreference, row.country)
                bodies.append(Body(kind: .organization, id: row.id, country: row.country, nouns: tables.nounsOfOrganization[Int(longer)]))
                return
            }
            let owner = (isOther ? nil : row.country) ?? ownerCode(span)
            let id = isOther ? Self.id(of: row.name) : row.id
            append(span, .organization, id, .name, owner)
            bodies.append(Body(kind: .organization, id: id, country: owner, nouns: tables.nounsOfOrganization[Int(span.row)]))
        }
    }

    /// "The National Assembly" of another country than the one whose it is in the vocabulary.
    private func isOfOtherCountry(_ row: OrganizationRow, _ span: NameSpan) -> Bool {
        guard row.isShared, let country = row.country, !owners.contains(country) else { return false }
        return text.string(text.byteRange(span.words)) == row.name
    }

    /// "The Democratic Party" in an article on Korea is that country's body of a longer name, where only one fits.
    private func namedLonger(_ span: NameSpan) -> Int32? {
        let fitting = tables.longerNamed[span.row]?.filter {
            tables.vocabulary.organizations[Int($0)].country.map(owners.contains) ?? false
        }
        return fitting?.count == 1 ? fitting?.first : nil
    }

    /// "Gallup" in an article that names Gallup Korea is that house, unless the last person named is of the country of the house that bears
    /// the short name.
    private func pollsterNamedLonger(_ span: NameSpan) -> Int32? {
        guard span.words.count == 1, let row = pollsterOfFirstWord[text.tokens[span.words.lowerBound].hash], row != span.row else {
            return nil
        }
        let houses = tables.vocabulary.pollsters
        if let person = mentions.last(where: { $0.kind == .person })?.country, person == houses[Int(span.row)].country,
            person != houses[Int(row)].country
        {
            return nil
        }
        return row
    }

    /// "The pollster Acme": a noun whose name follows takes up nobody named before.
    func isTitle(_ index: Int) -> Bool {
        guard index + 1 < spans.count, spans[index + 1].words.lowerBound == spans[index].words.upperBound else { return false }
        return [.pollster, .organization, .alliance].contains(spans[index + 1].kind)
    }

    private func ownerCode(_ span: NameSpan) -> String? {
        span.owner >= 0 ? tables.vocabulary.countries[Int(span.owner)].code : nil
    }

    mutating func ministry(_ span: NameSpan) {
        let id = tables.vocabulary.departments[Int(span.row)].id + "-ministry"
        var owner = span.owner
        if owner >= 0 { ministries[span.row] = owner } else { owner = ministries[span.row] ?? -1 }
        let code = owner >= 0 ? tables.vocabulary.countries[Int(owner)].code : nil
        append(span, .organization, id, .name, code)
        bodies.append(Body(kind: .organization, id: id, country: code, nouns: 0))
    }

    /// "the agency": the last body that the noun may take up. "the country": the first country of this sentence, or of the
    /// nearest sentence before that names one.
    func takenUp(_ span: NameSpan) -> EntityMention? {
        let kinds = tables.bodiesOfNoun[Int(span.row)]
        let range = text.byteRange(span.words)
        if kinds.contains(.country) { return countryTakenUp(span, range) }
        let bit: UInt64 = span.row < 64 ? 1 << UInt64(span.row) : 0
        for body in bodies.reversed().prefix(Self.reach) {
            let fits =
                switch body.kind {
                case .alliance: kinds.contains(.alliance) && body.nouns & bit != 0
                case .pollster: kinds.contains(.pollster)
                case .organization: body.nouns == 0 ? kinds.contains(.ministry) : kinds.contains(.organization) && body.nouns & bit != 0
                default: false
                }
            if fits { return EntityMention(range: range, kind: body.kind, id: body.id, form: .coreference, country: body.country) }
        }
        return nil
    }

    /// How many bodies back a noun reaches.
    private static let reach = 12
}
