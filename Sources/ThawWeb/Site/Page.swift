/// The values of one page, ready to show. The template has the name of the type.
protocol Page: Sendable {
    var layout: Layout { get }
}

/// What stands around every page.
struct Layout: Sendable {
    struct Flash: Sendable {
        var message: String
        /// An address to post to in order to take back what was just done.
        var undoAction: String?
    }

    var siteName: String
    /// The page's own title, for the window.
    var title: String
    var stylesheet: String
    var script: String
    var icon: String
    var version: String
    var place: Place
    var flash: Flash?

    /// The part of the site, for the mark in the navigation.
    struct Place: Sendable {
        var library = false
        var add = false
        var statistics = false
        var settings = false
    }
}
