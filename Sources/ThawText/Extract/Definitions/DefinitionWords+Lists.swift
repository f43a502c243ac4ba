extension CueLexicon {
    static let lists: [(CueClasses, String)] = [
        (.be, "is are was were"),
        (.past, "was were had did became been"),
        (.indefinite, "a an"),
        (.the, "the"),
        (
            .pronoun,
            """
            it he she they we you i there here what who whoever everyone someone anyone everybody \
            nobody nothing something him her them us me himself herself itself themselves one's
            """
        ),
        (.demonstrative, "this that these those"),
        (.possessive, "its his her their our my your whose"),
        (
            .quantifier,
            """
            some many most few several another each every no both all other others such more less much \
            one two three four five six seven eight nine ten half enough various certain different \
            none either neither numerous
            """
        ),
        (.relative, "that which who whose whom where when whereby wherein"),
        (
            .preposition,
            """
            of in on at by for with from to into through between among as under over during within \
            without against about after before upon across behind beyond near since until towards \
            toward via per along around above below throughout unlike like despite following
            """
        ),
        (.coordinator, "and or but nor yet"),
        (
            .subordinator,
            """
            if when while although because since as after before though unless until whereas once \
            whether whenever wherever how why where
            """
        ),
        (
            .auxiliary,
            "has have had do does did will would can could may might must should shall been be being"
        ),
        (
            .negation,
            "not never no n't cannot nor neither isn't aren't wasn't weren't doesn't don't"
        ),
        (
            .hedge,
            """
            often usually generally typically sometimes commonly simply basically essentially also \
            formally broadly loosely technically normally traditionally frequently mainly primarily \
            informally literally originally officially roughly collectively strictly properly mostly \
            rarely occasionally variously alternatively popularly widely
            """
        ),
        (
            .continuing,
            """
            still now already currently only even thus therefore however so then hence perhaps \
            probably certainly clearly obviously indeed actually really just always again soon later \
            too almost quite very rather particularly especially surely merely today yesterday \
            consequently finally eventually once
            """
        ),
        (.genus, genera), (.person, people), (.evaluative, evaluatives), (.relational, relations),
        (.gloss, "see plural singular pronounced symbol literally meaning fig figure see pl born"),
        (
            .tongue,
            "german greek latin french russian spanish italian japanese chinese arabic hebrew irish"
        ),
        (.particle, "up off out home back down away forth together"),
        (
            .naming,
            "described considered thought called termed dubbed named labeled labelled nicknamed known"
        ),
        (.meaning, "denotes denote signifies signify connotes means mean designates designate"),
        (
            .describing,
            """
            involves involve describes describe consists consist comprises comprise represents \
            represent encompasses encompass examines examine studies measures measure occurs occur \
            states holds argues suggests proposes includes include contains contain shows focuses \
            deals requires require emphasizes emphasises asserts posits explains seeks arises happens \
            exists develops allows allow combines results serves indicates reflects believes claims \
            provides identifies uses constitutes constitute concerns covers begins takes attempts
            """
        ),
        (
            .termWord,
            "term terms word words concept phrase name notion expression acronym title abbreviation"
        ),
        (.adjective, adjectives),
        (
            .superlative,
            """
            most largest biggest greatest best first last oldest highest smallest longest main worst \
            least latest earliest lowest largest-ever strongest fastest youngest tallest second third \
            only chief principal leading same
            """
        ),
        (
            .comparative,
            """
            more less better worse larger smaller higher lower greater older younger than fewer easier \
            harder stronger faster cheaper
            """
        ),
        (.speaker, "i you we my our your me us let's let"),
        (.event, events),
        (
            .opener,
            """
            however therefore thus moreover furthermore nevertheless nonetheless consequently finally \
            additionally meanwhile instead besides similarly likewise otherwise accordingly
            """
        ),
        (
            .differentia,
            """
            used consisting composed made designed native located containing intended characterized \
            characterised based caused found derived involving formed produced defined concerned \
            associated related belonging having living held created worn played given written built \
            employed dedicated developed devoted featuring describing relating responsible capable \
            situated comprising ranging dealing enclosed covering spoken practiced practised
            """
        ),
        (
            .doctrine,
            """
            law theory principle theorem hypothesis doctrine rule model approach perspective paradox \
            effect amendment clause view argument
            """
        ),
        (.act, acts), (.time, times), (.number, "hundred thousand million billion percent dozen"),
    ]

    private static let genera = """
        type types kind kinds form forms process processes set sets group groups class classes system \
        systems branch method methods technique techniques theory field study science art practice \
        act state condition disease disorder device instrument tool machine substance compound \
        element material mixture chemical mineral rock metal species genus family animal mammal bird \
        fish insect plant tree flower fruit organism cell cells tissue organ structure structures \
        region area place city town village country river lake mountain island period era age epoch \
        movement philosophy doctrine belief religion ideology view position principle law rule rules \
        measure unit quantity number value ratio rate amount degree level function relation \
        relationship property properties quality characteristic feature pattern sequence series \
        collection list body language dialect word term name concept notion idea category variety \
        style genre game sport dance song instrument vehicle ship aircraft weapon building garment \
        clothing food dish drink beverage document statement agreement contract treaty policy \
        strategy approach model framework procedure operation action activity activities event \
        organization organisation institution company business government society community party \
        network program programme software computer protocol format standard code file symbol sign \
        sum difference distance force energy field wave particle molecule molecules protein hormone \
        enzyme drug medicine treatment therapy test experiment technology product products service \
        services goods market tax price cost payment income money fund loan asset right rights \
        power authority tendency ability capacity willingness feeling emotion response behavior \
        behaviour perspective framework phenomenon change movement transfer exchange point line \
        curve surface angle shape figure diagram graph map chart table variable study studies \
        discipline profession occupation job office title ceremony festival holiday ritual custom \
        tradition norm norms region layer membrane fluid gas liquid solid acid base ion atom bond \
        reaction situation arrangement combination expression equation formula statement question \
        claim argument fallacy bias attitude attack disease infection syndrome injury organisms
        """
    private static let people = """
        person people someone individual individuals man woman men women member members human \
        worker ruler king queen leader official officer politician writer author poet novelist actor \
        actress singer musician composer painter artist scientist physicist chemist philosopher \
        historian economist mathematician engineer player footballer footballist journalist \
        professional specialist lawyer priest monk soldier doctor god goddess deity character \
        practitioner being beings brother sister son daughter father mother wife husband tribe \
        nomads workers scholars those
        """
    private static let evaluatives = """
        important good bad great common key major popular useful difficult powerful significant clear \
        separate similar necessary essential vital crucial interesting beautiful famous excellent \
        perfect ideal serious easy hard strong weak rare unique favorite favourite controversial \
        successful critical potent fine nice wonderful terrible huge big little true false likely \
        unlikely possible impossible effective valuable helpful central dominant notable well \
        favorable recent new happy sad better best worse complete total growing constant frequent \
        real poor rich dangerous safe simple obvious strange
        """
    private static let relations = """
        problem problems reason reasons result results example examples instance part parts matter \
        question case cases sign cause causes effect effects purpose goal aim advantage \
        advantages disadvantage benefit benefits difference differences issue issues challenge \
        challenges fact facts way ways consequence consequences source sources factor factors \
        success failure answer answers thing things key lack importance role impact majority \
        step steps evidence proof product subject focus reality truth trouble fault mistake day \
        story friend friends lot couple bit target favourite favorite rest success exception \
        leader business note notes hint tip warning disaster beginning end start solution
        """
    private static let adjectives = """
        able available aware true free full long short high low large small old young open closed \
        red blue green white black hot cold dry wet deep wide dead alive equal present absent sure \
        ready due subject responsible capable born united early late near far fast slow
        """
    private static let events = """
        began begun went came took made gave won lost died met left said told asked thought saw found \
        fought joined moved returned released published founded formed started ended opened closed \
        killed born elected appointed became established introduced arrived received wrote led ran
        """
    private static let acts = """
        process study practice act art science belief tendency ability use application movement \
        transfer exchange removal production creation measure amount rate ratio degree number \
        quantity movement introduction exploration seizing state condition idea notion view theory principle \
        doctrine philosophy set sum \
        branch field study scientific period part point place region area collection property \
        quality capacity willingness right power loss gain increase decrease change conversion \
        formation breakdown separation combination value cost price difference distance force energy \
        time length speed likelihood probability extent action method way means result term name \
        word title system policy feeling desire refusal attempt deliberate practice intentional \
        transmission spread division total process-of
        """
    private static let times = """
        january february march april june july august september october november december century \
        decade year years month months week weeks day days ago today yesterday recently monday tuesday \
        wednesday thursday friday saturday sunday
        """
}
