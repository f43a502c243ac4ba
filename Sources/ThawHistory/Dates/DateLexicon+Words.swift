extension DateLexicon {
    /// Words whose values count up from the first, variants of one place divided by bars.
    static let counted: [(DateWord, Int32, String)] = [
        (
            .month, 1,
            """
            january|jan|januar|janvier|enero|gennaio|января|январь \
            february|feb|februar|février|febrero|febbraio|февраля \
            march|mar|märz|mars|marzo|марта april|apr|avril|abril|aprile|апреля may|mai|mayo|maggio|мая \
            june|jun|juni|juin|junio|giugno|июня july|jul|juli|juillet|julio|luglio|июля \
            august|aug|août|agosto|августа september|sept|sep|septembre|septiembre|settembre|сентября \
            october|oct|oktober|octobre|octubre|ottobre|октября november|nov|novembre|noviembre|ноября \
            december|dec|dezember|décembre|diciembre|dicembre|декабря
            """
        ),
        (
            .weekday, 1,
            "monday|mon|mondays tuesday|tue|tues|tuesdays wednesday|wed|wednesdays "
                + "thursday|thu|thur|thurs|thursdays friday|fri|fridays saturday|sat|saturdays "
                + "sunday|sun|sundays"
        ),
        (.season, 21, "spring|springtime summer|summertime autumn|fall|autumns winter|wintertime"),
        (
            .cardinal, 1,
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                + "sixteen seventeen eighteen nineteen twenty"
        ),
        (
            .ordinal, 1,
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
                + "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
    ]

    /// Words of one value each.
    static let plain: [(DateWord, Int32, String)] =
        numbers + units + edges + pointers + references + little + others

    private static let numbers: [(DateWord, Int32, String)] = [
        (.cardinal, 30, "thirty"), (.cardinal, 40, "forty"), (.cardinal, 50, "fifty"),
        (.cardinal, 60, "sixty"), (.cardinal, 70, "seventy"), (.cardinal, 80, "eighty"),
        (.cardinal, 90, "ninety"), (.cardinal, 100, "hundred"), (.cardinal, 1000, "thousand"),
        (.cardinal, 12, "dozen"), (.ordinal, 30, "thirtieth"), (.ordinal, 40, "fortieth"),
        (.ordinal, 50, "fiftieth"), (.ordinal, 60, "sixtieth"), (.ordinal, 70, "seventieth"),
        (.ordinal, 80, "eightieth"), (.ordinal, 90, "ninetieth"), (.ordinal, 100, "hundredth"),
        (.ordinal, 15, "ides"),
        (.decade, 20, "twenties"), (.decade, 30, "thirties"), (.decade, 40, "forties"),
        (.decade, 50, "fifties"), (.decade, 60, "sixties"), (.decade, 70, "seventies"),
        (.decade, 80, "eighties"), (.decade, 90, "nineties"),
        (.few, 2, "couple"), (.few, -1, "few several many numerous countless"), (.some, -1, "some"),
    ]

    private static let units: [(DateWord, Int32, String)] = [
        (.unit, DateUnit.minute.rawValue, "minute"), (.units, DateUnit.minute.rawValue, "minutes"),
        (.units, DateUnit.second.rawValue, "seconds"),
        (.unit, DateUnit.hour.rawValue, "hour"), (.units, DateUnit.hour.rawValue, "hours"),
        (.unit, DateUnit.day.rawValue, "day"), (.units, DateUnit.day.rawValue, "days"),
        (.unit, DateUnit.week.rawValue, "week wk"), (.units, DateUnit.week.rawValue, "weeks wks"),
        (.unit, DateUnit.weekend.rawValue, "weekend"),
        (.units, DateUnit.weekend.rawValue, "weekends"),
        (.unit, DateUnit.fortnight.rawValue, "fortnight"),
        (.units, DateUnit.fortnight.rawValue, "fortnights"),
        (.unit, DateUnit.month.rawValue, "month mth"),
        (.units, DateUnit.month.rawValue, "months mths"),
        (.unit, DateUnit.season.rawValue, "season"), (.units, DateUnit.season.rawValue, "seasons"),
        (.unit, DateUnit.year.rawValue, "year yr"),
        (.units, DateUnit.year.rawValue, "years yrs winters summers"),
        (.unit, DateUnit.decade.rawValue, "decade"), (.units, DateUnit.decade.rawValue, "decades"),
        (.unit, DateUnit.century.rawValue, "century"),
        (.units, DateUnit.century.rawValue, "centuries"),
        (.unit, DateUnit.millennium.rawValue, "millennium"),
        (.units, DateUnit.millennium.rawValue, "millennia"),
        (.dayPart, 0, "morning mornings"), (.dayPart, 1, "afternoon afternoons"),
        (.dayPart, 2, "evening evenings dusk sunset"), (.dayPart, 3, "night nights nightfall"),
        (.dayPart, 4, "daytime"), (.dayPart, 5, "noon midday"), (.dayPart, 6, "midnight"),
        (.dayPart, 7, "dawn sunrise daybreak"),
        (.holiday, 1225, "christmas xmas"), (.holiday, 1224, "eve"), (.holiday, 0, "easter"),
    ]

    private static let edges: [(DateWord, Int32, String)] = [
        (.edge, 1, "early"), (.edge, 2, "mid"), (.edge, 3, "late"),
        (.portion, 1, "beginning start onset outset opening turn"),
        (.portion, 2, "middle midst midpoint"), (.portion, 3, "end close ending tail"),
        (.half, 2, "half"), (.half, 4, "quarter"), (.half, 3, "part"), (.latter, 0, "latter"),
    ]

    private static let pointers: [(DateWord, Int32, String)] = [
        (.the, 0, "the"), (.a, 0, "a an"), (.this, 0, "this these"), (.that, 0, "that those"),
        (.same, 0, "same"), (.each, 0, "each every"),
        (.next, 1, "next following succeeding ensuing"),
        (.previous, -1, "previous preceding prior"), (.last, -1, "last final"), (.past, -1, "past"),
        (.coming, 1, "coming upcoming intervening subsequent"), (.later, 0, "later afterwards"),
        (.earlier, 0, "earlier previously beforehand"), (.ago, 0, "ago"), (.after, 0, "after"),
        (.before, 0, "before"),
        (.about, 0, "about around approximately roughly nearly almost just only barely"),
        (.about, 1, "circa ca c"), (.about, 2, "over under another"), (.than, 0, "than least most"),
        (.amount, 0, "more less fewer"),
    ]

    private static let references: [(DateWord, Int32, String)] = [
        (.now, 0, "now currently nowadays presently"), (.today, 0, "today"),
        (.tomorrow, 0, "tomorrow"), (.yesterday, 0, "yesterday"), (.tonight, 0, "tonight"),
        (.gone, 0, "former formerly"), (.recent, 0, "recent recently lately"),
        (.ahead, 0, "future"), (.present, 0, "present current modern contemporary"),
        (.frequency, DateUnit.day.rawValue, "daily everyday"),
        (.frequency, DateUnit.week.rawValue, "weekly"),
        (.frequency, DateUnit.month.rawValue, "monthly"),
        (.frequency, DateUnit.year.rawValue, "yearly annually annual"),
        (.frequency, DateUnit.hour.rawValue, "hourly"),
    ]

    /// Nouns that are counted, and little words that go on with a sentence behind a date.
    private static let others: [(DateWord, Int32, String)] = [
        (
            .counted, 0,
            """
            men women people children soldiers troops casualties deaths prisoners civilians ships tanks aircraft \
            planes \
            guns horses km kilometres kilometers kilometre mile miles metres meters metre feet ft tons tonnes pounds \
            dollars euros francs marks rubles roubles votes seats pages words copies students members workers peasants \
            delegates victims refugees houses homes villages camps kg grams litres percent dead wounded cavalry \
            infantry \
            volunteers sailors officers knights archers guards vessels rifles vehicles residents inhabitants families \
            persons cases square other million m points cards items questions lines
            """
        ),
        (
            .little, 0,
            """
            was were is are had has have did does would could should will he she they it his her their its we i \
            you with for as but when which who whom while where not also so because if up against into \
            onto upon without within saw became began came took made gave led fell went brought marked ended \
            although though however whose there then born died
            """
        ),
        (
            .place, 0,
            """
            p pp page pages no nos number vol volume room chapter line section figure isbn version resolution \
            decree article item card question step score
            """
        ),
    ]

    private static let little: [(DateWord, Int32, String)] = [
        (.bc, 0, "bc bce"), (.ad, 0, "ad ce"), (.of, 0, "of"), (.inside, 0, "in"), (.on, 0, "on"),
        (.at, 0, "at"), (.by, 0, "by"), (.and, 0, "and"), (.or, 0, "or"),
        (.to, 0, "to through thru"),
        (.from, 0, "from"), (.until, 0, "until till til"), (.between, 0, "between"),
        (.since, 0, "since"), (.during, 0, "during throughout"), (.old, 0, "old"),
        (.age, 0, "age aged"), (.long, 0, "long"), (.time, 0, "time"), (.period, 0, "period era"),
        (.date, 0, "date"), (.anniversary, 0, "anniversary"), (.style, 0, "style"),
        (.per, 0, "per"), (.meridiem, 0, "am"), (.meridiem, 12, "pm"),
    ]
}
