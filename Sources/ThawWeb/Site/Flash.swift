import ThawCore

extension Layout.Flash {
    /// The words after a redirect, with the way back where there is one.
    init?(_ query: FormBody) {
        guard let notice = query["notice"].flatMap(Links.Notice.init(rawValue:)) else { return nil }
        message = notice.sentence
        if let item = query["away"].flatMap({ Item.ID($0) }) {
            undoAction = Self.wayBack(of: item, after: notice, in: query)
        }
        guard let id = query["about"].flatMap({ Resource.ID($0) }) else { return }
        switch notice {
        case .trashed: undoAction = Links.restore(id)
        case .discarded: undoAction = Links.reopen(id)
        default: break
        }
    }

    /// Where a question that was put away during a session is taken back into it.
    private static func wayBack(
        of item: Item.ID, after notice: Links.Notice, in query: FormBody
    ) -> String? {
        let action: String
        switch notice {
        case .buried: action = "unbury"
        case .suspended: action = "resume"
        default: return nil
        }
        return Links.address(
            Links.putAway,
            [
                ("item", item.description), ("action", action), ("resource", query["resource"]),
                ("subject", query["subject"]), ("done", query["done"]),
            ])
    }
}

extension Links.Notice {
    var sentence: String {
        switch self {
        case .saved: "Kept in your library."
        case .updated: "Updated. What you have learned of it stays."
        case .renamed: "Changed."
        case .trashed: "Moved to the trash."
        case .discarded: "The draft is in the trash."
        case .restored: "Back in your library."
        case .removed: "Deleted for good."
        case .settings: "Settings saved."
        case .erased: "Everything was deleted. The library is empty."
        case .drafts: "Read. Look over each page, then keep it."
        case .undone: "Your last answer was taken back."
        case .buried: "Put away until tomorrow."
        case .suspended: "Suspended. Resume it under “Questions asked” of its resource."
        case .nothingToUndo: "There is no answer to take back."
        case .fitted: "Fitted to your answers. What is due stays due; the next intervals follow."
        case .fittedNoBetter:
            "A fit would not predict your later answers better, so everything stays as it is."
        case .fittedTooFew: "There are too few answers to fit to, so everything stays as it is."
        case .standard:
            "Back to the standard parameters. Thaw does not fit by itself until you tick it again."
        case .retention: "Saved. The next intervals follow it."
        }
    }
}
