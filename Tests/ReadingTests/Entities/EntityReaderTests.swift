import Model
import Reading
import Testing
import Vocabulary

/// Sentences and the mentions expected of them, written `text→id` in order; a place, organization, coreference, demonym or
/// capital is marked by a letter after `/`.
struct EntityReaderTests {
    static let tokenizer = Tokenizer(.builtIn)
    static let reader = EntityReader(.builtIn)

    static func read(_ text: String, on day: String? = "2025-07-04") -> String {
        let tokens = tokenizer.tokenize(text)
        return reader.read(tokens, on: day.flatMap { CalendarDate(iso: $0) }).map { mention in
            var mark = ""
            switch mention.form {
            case .name: break
            case .demonym: mark = "/d"
            case .capital: mark = "/c"
            case .coreference: mark = "/r"
            }
            switch mention.kind {
            case .place: mark += "/p"
            case .organization: mark += "/o"
            default: break
            }
            let country = mention.kind == .organization || mention.kind == .place ? mention.country.map { ":" + $0 } ?? "" : ""
            return tokens.string(mention.range) + "→" + mention.id + country + mark
        }.joined(separator: " · ")
    }

    @Test(arguments: [
        ("North Korea and South Korea met.", "North Korea→PRK · South Korea→KOR"),
        ("The N. Korean army and U.S. officials", "N. Korean→PRK/d · U.S.→USA"),
        ("Give us a call in the US.", "US→USA"),
        (
            "The Democratic Republic of Congo and South Sudan border Sudan.",
            "Democratic Republic of Congo→COD · South Sudan→SSD · Sudan→SDN"
        ),
        ("eastern Congo and the Republic of Congo", "Congo→COD · Republic of Congo→COG"),
        (
            "Niger, Nigeria, Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea",
            "Niger→NER · Nigeria→NGA · Guinea→GIN · Guinea-Bissau→GNB · Equatorial Guinea→GNQ · Papua New Guinea→PNG"
        ),
        (
            "The Democratic Party lost. Its rival, the People Power Party, won.",
            "Democratic Party→democratic-party-of-korea:KOR/r/o · People Power Party→people-power-party:KOR/o"
        ),
        ("Seoul said that Pyongyang had lied.", "Seoul→KOR/c · Pyongyang→PRK/c"),
        ("Thousands marched in Seoul.", "Seoul→seoul:KOR/p"),
        ("The Kremlin and Downing Street agreed.", "Kremlin→RUS/c · Downing Street→GBR/c"),
        ("Britons, Danes and Poles voted.", "Britons→GBR/d · Danes→DNK/d · Poles→POL/d"),
        (
            "NATO and the European Union; the alliance spent more than the bloc.",
            "NATO→NATO · European Union→EU · alliance→NATO/r · bloc→EU/r"
        ),
        (
            "Germany has troops in Lithuania. The United States keeps 1,000 soldiers in the country.",
            "Germany→DEU · Lithuania→LTU · United States→USA · country→LTU/r"
        ),
        (
            "In Iraq there are 2,400 American soldiers. Once the United States had 168,000 in the country.",
            "Iraq→IRQ · American→USA/d · United States→USA · country→IRQ/r"
        ),
        ("MOSCOW/SEOUL, June 18 - Kyiv said so.", "MOSCOW→moscow:RUS/p · SEOUL→seoul:KOR/p · Kyiv→UKR/c"),
        ("In Downing Street nobody spoke.", "Downing Street→GBR/c"),
        ("Fighting in Goma, El Fasher and Donetsk", "Goma→goma:COD/p · El Fasher→el-fasher:SDN/p · Donetsk→donetsk:UKR/p"),
        ("Seoul-based envoys of Moscow", "Seoul→KOR/c · Moscow→RUS/c"),
        (
            "North Korea fired a missile. The South condemned it; the North's media were silent. South Korea waits.",
            "North Korea→PRK · South→KOR/r · North→PRK/r · South Korea→KOR"
        ),
    ])
    func `countries and alliances`(text: String, expected: String) { #expect(Self.read(text) == expected) }

    @Test(arguments: [
        ("He wore Michael Jordan shoes in Amman.", "Michael Jordan→michael-jordan · Amman→amman:JOR/p"),
        ("Chad Miller left for Chad.", "Chad Miller→chad-miller · Chad→TCD"),
        ("A court in Atlanta, Georgia, ruled.", ""),
        ("The National Assembly met in France.", "National Assembly→national-assembly/o · France→FRA"),
        ("Georgia Republicans met; Georgia and Armenia did not.", "Republicans→republican-party:USA/o · Georgia→GEO · Armenia→ARM"),
        ("He wrote for the Korea Herald about the Korean War and the Gulf of Mexico.", "Gulf of Mexico→gulf-of-mexico/p"),
        ("turkey and china plates, guinea pigs, a polish", ""),
        ("Sarah Johnson, a nurse, moved here.", "Sarah Johnson→sarah-johnson"),
        ("In May they may march in a park.", ""),
        ("The state of Washington and New Mexico", "state of Washington→washington-state:USA/p · New Mexico→new-mexico:USA/p"),
    ])
    func `what only looks like a name`(text: String, expected: String) { #expect(Self.read(text) == expected) }

    @Test(arguments: [
        (
            "Lee's approval rose. President Lee Jae Myung smiled. Lee said so.",
            "Lee→lee-jae-myung/r · Lee Jae Myung→lee-jae-myung · Lee→lee-jae-myung/r"
        ),
        ("Rep. Lee Seong-kweun was briefed. The shells came by ship, Lee said.", "Lee Seong-kweun→lee-seong-kweun · Lee→lee-seong-kweun/r"),
        (
            "President Lee Jae Myung met Rep. Lee Do-hyung. Lee said he was glad. President Lee left.",
            "Lee Jae Myung→lee-jae-myung · Lee Do-hyung→lee-do-hyung · Lee→lee-do-hyung/r · Lee→lee-jae-myung/r"
        ),
        (
            "“Wait,” said Lee Young-min, a lecturer. Lee's approval stands at 60 percent, and President Lee Jae Myung knows.",
            "Lee Young-min→lee-young-min · Lee→lee-jae-myung/r · Lee Jae Myung→lee-jae-myung"
        ),
        (
            "French President Emmanuel Macron spoke; the president left. Macron's office said no.",
            "French→FRA/d · Emmanuel Macron→emmanuel-macron · president→emmanuel-macron/r · Macron→emmanuel-macron/r"
        ),
        (
            "The French president and Germany's chancellor met.",
            "French→FRA/d · president→emmanuel-macron/r · Germany→DEU · chancellor→friedrich-merz/r"
        ),
        ("The president of Ukraine spoke.", "president→volodymyr-zelenskyy/r · Ukraine→UKR"),
        ("Trump's approval fell to 40 percent.", "Trump→donald-trump/r"),
        (
            "President Lee Sang-jun, who runs the yard, said President Lee Jae Myung had called.",
            "Lee Sang-jun→lee-sang-jun · Lee Jae Myung→lee-jae-myung"
        ),
        ("Former President Moon Jae-in was 50 points ahead of Park Geun-hye.", "Moon Jae-in→moon-jae-in · Park Geun-hye→park-geun-hye"),
        ("Top security official Sergei Shoigu landed. Shoigu smiled.", "Sergei Shoigu→sergei-shoigu · Shoigu→sergei-shoigu/r"),
        ("A moon rose over the park as Han Kang read.", "Han Kang→han-kang"),
        (
            "Yoon, who took office in May 2022, and Theresa May met in May. May said so on May 7. President Yoon Suk Yeol left.",
            "Yoon→yoon-suk-yeol/r · Theresa May→theresa-may · May→theresa-may/r · Yoon Suk Yeol→yoon-suk-yeol"
        ),
        (
            "Lee Myung-bak had 21 percent in 2008. President Lee Jae Myung met Lee Myung-bak. Lee had no transition.",
            "Lee Myung-bak→lee-myung-bak · Lee Jae Myung→lee-jae-myung · Lee Myung-bak→lee-myung-bak · Lee→lee-jae-myung/r"
        ),
        (
            "Recep Tayyip Erdoğan, Lula and Nicolás Maduro",
            "Recep Tayyip Erdoğan→recep-tayyip-erdogan · Lula→luiz-inacio-lula-da-silva/r · Nicolás Maduro→nicolas-maduro"
        ),
        (
            "President Ferdinand Marcos Jr. and Prime Minister Narendra Modi; Mr Modi left",
            "Ferdinand Marcos Jr.→ferdinand-marcos-jr · Narendra Modi→narendra-modi · Modi→narendra-modi/r"
        ),
        ("Gov. Gretchen Whitmer met Maj. Gen. Shaukat Sultan.", "Gretchen Whitmer→gretchen-whitmer · Shaukat Sultan→shaukat-sultan"),
        ("Analyst Choi Jong-kun doubts it. “No,” said Choi.", "Choi Jong-kun→choi-jong-kun · Choi→choi-jong-kun/r"),
        (
            "The Georgian president, Mikheil Kavelashvili, and Rep. Kim",
            "Georgian→GEO/d · president→mikheil-kavelashvili/r · Mikheil Kavelashvili→mikheil-kavelashvili · Kim→kim/r"
        ),
        (
            "Emmanuel Macron met François Bayrou; the head of state left.",
            "Emmanuel Macron→emmanuel-macron · François Bayrou→francois-bayrou · head of state→emmanuel-macron/r"
        ),
        ("Mr. Yoon Suk Yeol and his wife", "Yoon Suk Yeol→yoon-suk-yeol"),
    ])
    func `people and their family names`(text: String, expected: String) { #expect(Self.read(text) == expected) }

    @Test(arguments: [
        ("2024-11-29", "President Yoon's rating fell.", "Yoon→yoon-suk-yeol/r"),
        ("2008-06-01", "President Lee's approval fell.", "Lee→lee-myung-bak/r"),
        ("2025-07-01", "President Lee's approval fell.", "Lee→lee-jae-myung/r"),
        ("1997-08-14", "Prime Minister Hashimoto's cabinet", "Hashimoto→ryutaro-hashimoto/r"),
        ("2025-01-31", "Prime Minister Starmer and President Trump", "Starmer→keir-starmer/r · Trump→donald-trump/r"),
        (
            "2005-02-01", "President Bush spoke. Former President Bush, his father, listened.",
            "Bush→george-w-bush/r · Bush→george-h-w-bush/r"
        ),
        ("2003-02-01", "President Bush and former President Clinton", "Bush→george-w-bush/r · Clinton→bill-clinton/r"),
    ])
    func `the article's day says who holds an office`(day: String, text: String, expected: String) {
        #expect(Self.read(text, on: day) == expected)
    }

    @Test(arguments: [
        ("A Gallup Korea poll and a Reuters/Ipsos survey", "Gallup Korea→gallup-korea · Reuters/Ipsos→ipsos"),
        ("CNN reported a fire.", ""),
        ("In a Kyodo News poll, 40 percent agreed.", "Kyodo News→kyodo-news"),
        ("The NIS said so. The agency briefed lawmakers.", "NIS→nis:KOR/o · agency→nis:KOR/r/o"),
        (
            "South Korea's Unification Ministry said; Russia's defence ministry denied it.",
            "South Korea→KOR · Unification Ministry→unification-ministry:KOR/o · Russia→RUS · defence ministry→defence-ministry:RUS/o"
        ),
        ("Poland's Ministry of National Defence", "Poland→POL · Ministry of National Defence→defence-ministry:POL/o"),
        ("Gallup Korea asked 1,001 people. Gallup said so.", "Gallup Korea→gallup-korea · Gallup→gallup-korea/r"),
        ("BUCHAREST, Oct. 30 (AP) - A Group of 12 met.", "BUCHAREST→bucharest:ROU/p · AP→ap/o"),
        ("The Ministry of Health of Iran", "Ministry of Health→health-ministry:IRN/o · Iran→IRN"),
        ("U.S. Army soldiers, the U.S. Joint Chiefs of Staff", "U.S.→USA · U.S. Joint Chiefs of Staff→us-joint-chiefs:USA/o"),
    ])
    func `pollsters and bodies`(text: String, expected: String) { #expect(Self.read(text) == expected) }

    @Test func `mentions stand in the order of the text and do not overlap`() {
        let text = String(
            repeating: "President Lee Jae Myung of South Korea met the North's Kim Jong Un in Kyiv; Lee said the agency lied. ", count: 50)
        let mentions = Self.reader.read(Self.tokenizer.tokenize(text), on: nil)
        #expect(mentions.count > 200)
        for (a, b) in zip(mentions, mentions.dropFirst()) { #expect(a.range.end <= b.range.start) }
    }
}
