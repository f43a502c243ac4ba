/// The commonest little words of languages in Latin letters, from general knowledge of each language: articles,
/// prepositions, pronouns, forms of "to be" and "to have". Used to tell the language of a text, and as stop words.
enum FunctionWords {
    /// Which languages have a word, as bits in the order of `tags`.
    static let languages: [Substring: UInt32] = {
        var table: [Substring: UInt32] = [:]
        for (i, list) in lists.enumerated() {
            for word in list.words.spacedWords {
                table[word, default: 0] |= 1 << UInt32(i)
            }
        }
        return table
    }()

    static let tags: [String] = lists.map(\.tag)

    /// The little words of one language; empty for one that is not listed.
    static func words(of tag: String) -> Set<Substring> { words[tag.prefix { $0 != "-" }] ?? [] }

    private static let words: [Substring: Set<Substring>] = Dictionary(
        uniqueKeysWithValues: lists.map { ($0.tag[...], Set($0.words.spacedWords)) })

    /// Letters by which a language is known.
    static let letters: [Unicode.Scalar: [String]] = [
        "ß": ["de"], "ä": ["de", "sv", "fi"], "ö": ["de", "sv", "tr", "fi", "hu"],
        "ü": ["de", "tr", "hu"], "ñ": ["es"], "¿": ["es"], "¡": ["es"], "ç": ["fr", "pt", "tr"],
        "ã": ["pt"], "õ": ["pt"], "ê": ["fr", "pt"], "è": ["fr", "it"], "œ": ["fr"],
        "ù": ["fr", "it"],
        "à": ["fr", "it"], "ì": ["it"], "ò": ["it"], "å": ["sv", "da", "nb"], "ø": ["da", "nb"],
        "æ": ["da", "nb"], "ł": ["pl"], "ą": ["pl"], "ę": ["pl"], "ś": ["pl"], "ż": ["pl"],
        "ź": ["pl"],
        "ć": ["pl"], "ń": ["pl"], "ı": ["tr"], "ğ": ["tr"], "ş": ["tr", "ro"], "ă": ["ro"],
        "ț": ["ro"],
        "ș": ["ro"], "ř": ["cs"], "ě": ["cs"], "ů": ["cs"], "č": ["cs"], "ő": ["hu"], "ű": ["hu"],
        "ā": ["la"], "ē": ["la"], "ī": ["la"], "ō": ["la"],
    ]

    private static let lists: [(tag: String, words: String)] = [
        (
            "en",
            """
            the of and to in is was that for it as with he be on by at his this had not are but from or \
            have an they which one you were her all she there would their we him been has when who will \
            more no if out so said what up its about into than them can only other new some could time \
            these two may then do first any my now such like our over also most through between during \
            before after because how why where led both while each did does
            """
        ),
        (
            "de",
            """
            der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an \
            werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war \
            haben nur oder aber vor zur bis mehr durch man sein wurde sei hatte kann gegen vom schon wenn \
            ihre ihr wir unter waren wurden zwischen seine diese dieser dieses keine
            """
        ),
        (
            "fr",
            """
            de la le et les des en un du une que est pour qui dans par au il sur plus pas sont ce avec se \
            ou à aux son être ne sa cette ses on leur mais comme été ont fait nous vous elle ils entre sans \
            même était avait tout aussi deux peut après leurs où ces dont l'on c'est qu'il d'un d'une
            """
        ),
        (
            "es",
            """
            de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o \
            este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos \
            durante todos uno les ni contra otros fue ese eso había ante ellos e esto antes algunos era es \
            son está fueron
            """
        ),
        (
            "it",
            """
            di che e la il un a per è una in sono del non le si con da i della come al ha più lo anche se \
            dei nel alla gli ma dal nella delle su questo o ci degli suo questa essere era tra fra stato \
            dalla sua loro ai perché cui dopo due molto quando fu furono hanno aveva sulla ed
            """
        ),
        (
            "pt",
            """
            de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das \
            tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era \
            depois sem mesmo aos ter seus quem nas me esse eles estão você tinha foram são
            """
        ),
        (
            "nl",
            """
            de van het een en in is dat op te zijn met voor die niet aan er om hij ook als dan maar bij uit \
            door over naar werd was of had ze nog wordt tot deze hebben heeft worden dit zich meer kan geen \
            men haar hun al wel na onder waren tussen omdat veel zoals tegen
            """
        ),
        (
            "pl",
            """
            w i z na się nie do to że o jest a po od za przez jak był było co dla są oraz ale czy który \
            która które być ze tym tego tak jego jej ich już tylko może lub przed pod nad gdy bardzo także \
            został była były roku między
            """
        ),
        (
            "sv",
            """
            och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi \
            så kan när år under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara \
            hade alla andra mycket än här då sedan över bara blev mellan
            """
        ),
        (
            "la",
            """
            et in est non ad ut cum quod qui sed si ex quae per ab sunt esse hoc aut autem enim nec atque \
            eius quam ac ipse se etiam ita neque tamen de haec quo quid erat id nam fuit inter sub post pro \
            ante quibus omnes omnia
            """
        ),
        (
            "tr",
            """
            ve bir bu da de için ile olarak çok daha gibi olan en sonra kadar ne var değil ama o her ya ki \
            olduğu tarafından mi göre ise iki yılında oldu ancak veya hem büyük ilk onun içinde arasında \
            sadece bunu nasıl
            """
        ),
        (
            "da",
            """
            og i at det er en til på som med for af de den ikke der har et han men var jeg fra vi så kan \
            når også efter eller blev sig ved mod skulle kommer ud hvad være havde alle andre meget end \
            her da siden over kun mellem hun
            """
        ),
        (
            "nb",
            """
            og i det er en til på som med for av de den ikke har et han men var jeg fra vi så kan når også \
            etter eller ble seg ved mot skulle kommer ut hva være hadde alle andre mye enn her da siden \
            over bare mellom hun
            """
        ),
        (
            "fi",
            """
            ja on ei se että oli hän mutta ovat kun niin myös jos kuin sen joka tai ole mukaan vuonna jotka \
            sekä sitä minä mitä hänen kanssa ollut jo vain voi nyt ennen
            """
        ),
        (
            "cs",
            """
            a v se na je že s z do i o k ve to pro za by ale jako po jsou který která které od jeho byl \
            bylo byla také při jen nebo než jsem co až už této mezi roku podle
            """
        ),
        (
            "hu",
            """
            a az és hogy nem is egy van ez meg csak de volt már ha mint még vagy el sem lehet kell ki azt \
            mert után között szerint így minden több voltak által
            """
        ),
        (
            "ro",
            """
            de și în a la cu pe care din un o nu este sau mai ca să pentru prin fi că au fost al ale după \
            între lui sunt această acest era când cele
            """
        ),
    ]
}
