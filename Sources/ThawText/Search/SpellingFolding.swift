/// British and American spellings of English words, made one: a key for comparing, never shown.
///
/// Rules and exceptions from general knowledge of English spelling. A rule may make a word that does not exist
/// ("contor" of "contour"): that does no harm as long as all forms of a word go the same way and no two words meet.
enum SpellingFolding {
    /// The American spelling of a word in small letters, or the word itself.
    static func folded(_ word: String) -> String {
        guard word.utf8.count >= 4 else { return word }
        var key = Array(word.utf8)
        let letters = Letters(key)
        for (mask, british, american) in parts where letters.contains(mask) {
            replace(british, by: american, in: &key)
        }
        foldISE(&key)
        foldOUR(&key)
        for (british, american) in endings
        where key.last == british.last && key.count >= british.count
            && key.suffix(british.count).elementsEqual(british)
        {
            key.replaceSubrange((key.count - british.count)..., with: american)
            break
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// -ise, -yse and their forms, unless the letters before belong to a word that has no other spelling.
    private static func foldISE(_ key: inout [UInt8]) {
        for ending in iseEndings
        where key.last == ending.last && key.count > ending.count + 2
            && key.suffix(ending.count).elementsEqual(ending)
        {
            let start = key.count - ending.count
            if ending[0] == UInt8(ascii: "i"),
                neverWithZ.contains(String(decoding: key[..<start], as: UTF8.self))
            {
                return
            }
            key[start + 1] = UInt8(ascii: "z")
            return
        }
    }

    /// -our and its forms after two letters: colour, behavioural, favourites.
    private static func foldOUR(_ key: inout [UInt8]) {
        var at = 2
        while at + 2 < key.count {
            if key[at] == UInt8(ascii: "o"), key[at + 1] == UInt8(ascii: "u"),
                key[at + 2] == UInt8(ascii: "r"), afterOUR.contains(Array(key[(at + 3)...]))
            {
                key.remove(at: at + 1)
                return
            }
            at += 1
        }
    }

    private static func replace(_ part: [UInt8], by other: [UInt8], in key: inout [UInt8]) {
        guard key.count >= part.count else { return }
        for at in 0...(key.count - part.count)
        where key[at] == part[0] && key[at..<(at + part.count)].elementsEqual(part) {
            key.replaceSubrange(at..<(at + part.count), with: other)
            return
        }
    }

    // MARK: Tables

    /// Which letters a word has, one bit each.
    private struct Letters {
        private var bits: UInt32 = 0

        init(_ word: [UInt8]) {
            for byte in word { bits |= 1 << UInt32(byte & 31) }
        }

        func contains(_ other: Letters) -> Bool { bits & other.bits == other.bits }
    }

    private static func pairs(_ text: String) -> [(british: [UInt8], american: [UInt8])] {
        text.spacedWords.compactMap { pair in
            let sides = pair.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            return sides.count == 2 ? (Array(sides[0].utf8), Array(sides[1].utf8)) : nil
        }
    }

    private static func list(_ text: String) -> [[UInt8]] {
        text.spacedWords.map { Array($0.utf8) }
    }

    private static let parts = pairs(
        """
        haem/hem anaem/anem aemia/emia aemic/emic anaesth/anesth aesthet/esthet aetiolog/etiolog \
        archaeo/archeo palaeo/paleo paediat/pediat paedic/pedic paedia/pedia faec/fec gynaec/gynec \
        mediaev/mediev primaev/primev caesarean/cesarean oedem/edem oesoph/esoph oestr/estr \
        foet/fet diarrhoea/diarrhea homoeo/homeo amoeb/ameb coeliac/celiac manoeuvr/maneuver \
        sulph/sulf aluminium/aluminum plough/plow sceptic/skeptic mould/mold moult/molt \
        jewellery/jewelry grey/gray ageing/aging judgement/judgment \
        travell/travel modell/model labell/label cancell/cancel signall/signal channell/channel \
        tunnell/tunnel counsell/counsel quarrell/quarrel marvell/marvel fulfil/fulfill \
        fulfilll/fulfill skilful/skillful wilful/willful instal/install installl/install \
        enrol/enroll enrolll/enroll tsar/czar tzar/czar
        """
    ).map { (letters: Letters($0.british), british: $0.british, american: $0.american) }

    private static let endings = pairs(
        """
        centre/center centres/centers centred/centered centring/centering theatre/theater \
        theatres/theaters fibre/fiber fibres/fibers metre/meter metres/meters litre/liter \
        litres/liters calibre/caliber spectre/specter sombre/somber lustre/luster meagre/meager \
        alogue/alog alogues/alogs alogued/aloged ologue/olog ologues/ologs ilogue/ilog \
        ilogues/ilogs elogue/elog elogues/elogs agogue/agog agogues/agogs \
        defence/defense defences/defenses offence/offense offences/offenses \
        pretence/pretense licence/license licences/licenses programme/program programmes/programs \
        practize/practice practized/practiced practizes/practices practizing/practicing
        """)

    private static let iseEndings = list(
        """
        isations isation isers iser ises ised ising ise ysers yser yses ysed ysing yse
        """)

    private static let afterOUR = Set(
        list(
            """
            s ed ing ings er ers ite ites itism able ably al ally ful fully less hood hoods ist ists y
            """) + [[]])

    private static let neverWithZ: Set<String> = Set(
        """
        adv advert appra appr ar ra pra no po cru bru disgu dev desp exc exerc expert franch gu inc \
        improv lia likew merch merchand otherw parad prec conc prem prom compr compress comprom enterpr \
        surpr repr rev superv surm telev up upra w wiseacr dem dis disfranch enfranch circumc chast \
        chem tort porpo turquo mala mayonna val marqu trea treat counterw clockw lengthw sunr moonr \
        unw pr misadv ma bra cha fra hear pa reprom underexerc mortg v an den tw cr br anal unadv
        """.spacedWords.map(String.init))
}
