import ThawCore

/// Words that decide what a gap may hide.
enum GapWords {
    /// Months and days of the week, also cut short.
    static let months = HashedWords([
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
        "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday",
    ])

    /// Months that are names of people as well.
    static let monthNames = HashedWords(["april", "may", "june", "august", "march"])

    /// What opens a sentence and no name: "Perhaps Henry".
    static let adverbs = HashedWords([
        "perhaps", "maybe", "however", "therefore", "meanwhile", "thus", "hence", "eventually",
        "finally", "possibly", "probably", "arguably", "allegedly", "similarly", "historian",
    ])

    /// What a number behind belongs to: "Act 1998", "Article 50".
    static let numbered: Set<String> = [
        "Act", "Bill", "Statute", "Ordinance", "Directive", "Regulation", "Order", "Art", "Article",
        "Scene", "Chapter", "Section", "Paper", "Table", "Figure",
    ]
}
