/// The words of English by which clauses, verdicts and events are told, from general knowledge of the language.
///
/// Regular pasts in -ed are told by their ending; the lists hold what an ending cannot tell.
enum EnglishSenses {
    static let table = SenseTable(
        small + verbs + stances
            + StancePhrases.all.map { (.opensPhrase, String($0.words.prefix { $0 != " " })) })

    private static let small: [(WordSense, String)] = [
        (
            .be,
            "is are was were am isn't aren't wasn't weren't isnt wasnt werent arent be been being"
        ),
        (.have, "has have had hasn't haven't hadn't hasnt havent hadnt having"),
        (.does, "do does did don't doesn't didn't dont doesnt didnt"),
        (
            .modal,
            """
            would could should might may must can will shall wouldn't couldn't shouldn't mustn't can't \
            won't cannot wouldnt couldnt shouldnt cant wont mightn't needn't
            """
        ),
        (.would, "would wouldn't wouldnt"),
        (.unfinished, "be been being having"),
        (
            .negation,
            """
            not never isn't aren't wasn't weren't isnt wasnt werent arent hasn't haven't hadn't hasnt \
            havent hadnt don't doesn't didn't dont doesnt didnt wouldn't couldn't shouldn't mustn't can't \
            won't cannot wouldnt couldnt shouldnt cant wont mightn't needn't
            """
        ),
        (
            .determiner,
            """
            the a an some any each every no his her its their our my your this that these those both all \
            many most more several few such another other own much less fewer certain various different \
            one two three four five six seven eight nine ten first second third last new
            """
        ),
        (.possessive, "his her its their our my your own"),
        (
            .preposition,
            """
            of in to for with on at from by about as into over under between through during against \
            among amongst towards toward without within upon onto beyond behind across along around \
            despite like unlike via per above below near off out up down since until till after before \
            except including regarding concerning throughout amid inside outside beneath beside besides \
            alongside due
            """
        ),
        (.conjunction, "and but or yet so nor"),
        (
            .subordinator,
            """
            although because when while if unless whereas though since until once whenever wherever \
            whether after before as lest that than despite b/c cos cuz
            """
        ),
        (
            .describing,
            """
            french dutch german greek swiss czech slovak arab thai afghan iraqi israeli pakistani soviet nazi \
            white black rich poor old new young local foreign urban rural
            """
        ),
        (.relative, "which who whom whose that where what how why"),
        (
            .adverb,
            """
            also then later now still just even often always sometimes soon again however therefore thus \
            hence only quite very rather too almost nearly already ever once twice here there instead \
            perhaps maybe meanwhile moreover furthermore thereby somewhat yet further away back together \
            abroad overnight afterwards subsequently long far never not more most less least well
            """
        ),
        (.he, "he she him"),
        (.it, "it"),
        (.they, "they them"),
        (.this, "this these"),
        (.pronoun, "he she it they we i you him them us who this these those that one there"),
        (
            .month,
            """
            january february march april may june july august september october november december jan \
            feb mar apr jun jul aug sept sep oct nov dec
            """
        ),
        (
            .time,
            """
            after before when during since until century centuries decade year years month months week \
            weeks day days later earlier spring summer autumn winter meanwhile simultaneously once eve \
            era reign tsar's today now currently immediately
            """
        ),
        (
            .mechanism,
            """
            by because as since through when so which where allowing forcing causing making leaving \
            meaning encouraging enabling giving creating via using due thanks thereby whereby how why
            """
        ),
        (
            .place,
            """
            africa america asia australia austria belgium berlin britain bulgaria canada china cuba \
            czechoslovakia denmark egypt england estonia europe finland france germany greece holland \
            hungary india ireland israel italy japan korea latvia lithuania london mexico moscow \
            netherlands norway pakistan paris persia poland portugal prussia rome romania rumania russia \
            scotland serbia spain stalingrad sweden switzerland syria turkey ukraine usa ussr uk us \
            vienna vietnam wales washington yugoslavia leningrad petrograd petersburg nazi parliament \
            congress nato un eu communism fascism nazism socialism liberalism
            """
        ),
        (
            .heading,
            """
            cause causes result results consequence consequences effect effects impact impacts action \
            actions reaction reactions response responses aim aims feature features factor factors reason \
            reasons problem problems success successes failure failures strength strengths weakness \
            weaknesses background introduction overview summary conclusion key main facts fact notes note \
            definition definitions timeline evidence importance significance advantages \
            disadvantages pros cons outcome outcomes aftermath limits limitations evaluation analysis \
            context types type examples example uses use structure methods method stages stage steps step \
            continuity points point information essay revision cards card topic overall other extra further \
            short long term \
            social political economic military religious cultural positive negative points ideas what \
            was were who why how when where did is are terms recap sources cases qs quiz themes \
            studies vocab glossary dates quotes questions
            """
        ),
    ]

    private static let verbs: [(WordSense, String)] = [
        (
            .past,
            """
            took began gave went came became saw wrote fell rose grew broke chose drove drew knew spoke \
            wore threw flew forbade forgave forgot froze rang sang sank swam undertook withdrew overthrew \
            overtook arose awoke shook stole swore tore woke ate hid rode did underwent outgrew overran \
            foresaw mistook led fled meant felt kept left
            """
        ),
        (
            .participle,
            """
            taken begun given gone seen written fallen risen grown broken chosen driven drawn known spoken \
            worn thrown flown forbidden forgiven forgotten frozen sung sunk undertaken withdrawn \
            overthrown overtaken shaken stolen sworn torn eaten hidden ridden done undergone beaten shown \
            proven born foreseen mistaken overseen
            """
        ),
        (
            .pastOrParticiple,
            """
            built made held led found lost won brought bought caught fought taught thought sought sent \
            spent lent kept left felt met paid said told sold stood understood struck hung shot dug dealt \
            meant heard laid bound fled fed bled shed shut cut put set hit split spread cast cost let \
            rebuilt upheld withheld overcame bred clung crept slept swept wept undid remade retook stuck \
            rid quit broadcast
            """
        ),
        (
            .present,
            """
            contains consists includes allows becomes gives takes makes says argues believes brings begins \
            remains requires describes explains provides produces occurs happens exists depends represents \
            absorbs holds keeps goes comes gets refers leads means seems appears tends suggests involves \
            speaks writes thinks knows understands carries develops enters \
            joins sends receives sees creates prevents protects reduces shows loses \
            grows eats reacts replaces refuses wants lasts fails
            """
        ),
        (
            .action,
            """
            introduced abolished banned arrested executed imprisoned released removed restricted censored \
            created established founded replaced reformed built assassinated murdered killed appointed \
            elected deposed overthrown crushed suppressed persecuted exiled deported harassed condemned \
            denounced criticised criticized signed passed repealed imposed enforced nationalised \
            nationalized collectivised collectivized confiscated seized occupied annexed invaded defeated \
            destroyed rehabilitated renamed dismissed expelled published launched implemented banished \
            lifted granted declared proclaimed announced rejected dissolved divided partitioned purged \
            tortured convicted pardoned demolished beheaded hanged shot beaten captured conquered \
            liberated sacked outlawed prohibited legalised legalized privatised privatized ratified \
            negotiated awarded crowned excommunicated discouraged relaxed invented discovered \
            commissioned reorganised reorganized dismantled ousted bombed blockaded besieged burned \
            burnt looted massacred evacuated intercepted sabotaged redistributed reburied forbidden \
            withdrawn driven torn taken undertaken pulled accepted
            """
        ),
        (
            .event,
            """
            introduced abolished banned arrested executed released founded assassinated murdered appointed \
            elected deposed overthrew overthrown crushed exiled deported signed repealed nationalised \
            nationalized seized annexed invaded defeated renamed dismissed expelled published launched \
            declared proclaimed announced dissolved partitioned liberated outlawed ratified crowned \
            excommunicated discovered invented ousted bombed blockaded besieged massacred evacuated \
            abdicated resigned died surrendered collapsed erupted landed married conquered captured \
            beheaded hanged unveiled inaugurated imprisoned established denounced convicted won \
            marched rebelled revolted mutinied stormed freed raided rioted defected seceded \
            surrounded hijacked unified reunified unseated
            """
        ),
        (
            .adjective,
            """
            sacred naked wicked advanced so-called unprecedented limited united alleged detailed hundred \
            indeed need speed seed breed feed weed greed deed exceed succeed proceed bed red reed heed \
            sled steed shed fled \
            led fed bled sped embed biased talented gifted unlimited undoubted unexpected unintended \
            complicated sophisticated crowded experienced interested supposed well-known widespread \
            deep-rooted so-called aged skilled unskilled armed mixed \
            centralised centralized educated unemployed oppressed \
            privileged underprivileged related unrelated unopposed unchallenged infrared agreed-upon
            """
        ),
    ]

    private static let stances: [(WordSense, String)] = [
        (
            .verdict,
            """
            successful unsuccessful significant insignificant important unimportant effective ineffective \
            disastrous beneficial inevitable justified unjustified \
            crucial vital pivotal incompetent inadequate catastrophic ineffectual fruitless futile \
            useless worthless impressive unethical ethical harsh unfair unwise foolish cruel brutal \
            flawed naive reductionist deterministic simplistic unreliable unconvincing \
            convincing persuasive indefensible irresponsible heroic tragic brilliant
            """
        ),
        (
            .judgement,
            """
            successful unsuccessful significant insignificant important unimportant ineffective \
            disastrous inevitable inevitably unjustified justifiably crucial crucially vital pivotal \
            remarkable remarkably arguably undoubtedly catastrophic fruitless futile ineffectual \
            incompetent inadequate unfortunately fortunately surprisingly unsurprisingly rightly wrongly \
            significantly importantly overrated underrated understandably regrettably disastrously \
            successfully unsuccessfully impressive
            """
        ),
        (
            .hedge,
            """
            relatively somewhat largely partly partially mostly generally usually sometimes perhaps \
            probably possibly maybe might arguably apparently reportedly allegedly supposedly \
            approximately roughly nearly almost fairly seemingly presumably comparatively potentially \
            seems seemed appears appeared tended tends likely unlikely suggests suggested predominantly \
            ostensibly virtually broadly
            """
        ),
    ]
}
